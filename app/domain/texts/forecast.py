"""Flows of the forecast and how each goes on, in words."""

TEXTS = {
    "forecast.flow.in": "Other money in",
    "forecast.flow.out": "Other money out",
    "forecast.way.weeks": "like the last four weeks",
    "forecast.way.slow": "like the last months",
    "forecast.way.even": "like the last weeks",
    "forecast.way.fast": "like the last few days",
    "forecast.way.same": "like the last week",
}
