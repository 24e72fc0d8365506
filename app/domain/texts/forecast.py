"""Flows of the forecast and how each goes on, in words."""

TEXTS = {
    "forecast.flow.in": "Other money in",
    "forecast.flow.out": "Other money out",
    "forecast.way.weeks": "as the last four weeks",
    "forecast.way.slow": "as the last months",
    "forecast.way.even": "as the last weeks",
    "forecast.way.fast": "as the last days",
    "forecast.way.same": "as the last week",
}
