"""The money on the bank accounts: days that were, days to come with their band, and what a person supposes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.reports.chart_series import Chart, Series, Writing, axis_amount, level_ticks, spread

#: Days before the forecast that are shown with it.
PAST_DAYS = 30


def forecast_chart(
    past: Sequence[tuple[int, int]],
    coming: Sequence[tuple[int, int]],
    band: tuple[Sequence[int], Sequence[int]],
    what_if: Sequence[int],
    money: tuple[int, str],
    write: Writing,
) -> Chart:
    """Return the chart. past, coming: (day, amount at its end), days from 1970-01-01, one following the other.

    band: least and most of each coming day, empty without one; what_if: amounts of the coming days, empty for nothing
    supposed. money: exponent of all amounts and their currency.
    """
    exp, currency = money
    before = list(past)[-PAST_DAYS:]
    days = [day for day, _amount in (*before, *coming)]
    ahead = len(coming)
    joint = len(before) - 1  # the lines of what is to come begin where the other ends

    def joined(values: Sequence[int]) -> tuple[int | None, ...]:
        start: list[int | None] = [None] * len(before)
        if before and values:
            start[joint] = before[joint][1]
        return (*start, *values, *([None] * (ahead - len(values))))

    series = [
        Series(
            name=write.words("cash_past"), token="c6", values=(*(amount for _day, amount in before), *([None] * ahead))
        ),
        Series(name=write.words("cash_said"), token="c1", values=joined([amount for _day, amount in coming])),
    ]
    if what_if:
        series.append(Series(name=write.words("cash_if"), token="c5", values=joined(what_if)))
    edges = (joined(band[0]), joined(band[1])) if len(band[0]) else ()
    every = [value for one in (*edges, *(line.values for line in series)) for value in one if value is not None]
    heads = tuple(write.day(one, "day_full") for one in days)

    def amount(value: int | None) -> str:
        return "—" if value is None else write.amount(value, exp, currency)

    columns = (*series, *(_edge(name, values, write) for name, values in zip(("low", "high"), edges, strict=False)))
    ticks = level_ticks(
        min(every), max(every), lambda value: "" if write.hidden else axis_amount(value, exp, write.lang)
    )
    return Chart(
        name="forecast",
        kind="levels",
        title=write.words("cash"),
        sentence=write.with_axis(_sentence(coming, band, amount, write), ticks),
        labels=tuple(write.day(one) for one in days),
        shown=spread(len(days), 7),
        heads=heads,
        keys=tuple(days),
        series=tuple(series),
        band=edges,
        tips=tuple(
            tuple(
                write.words("tip", name=one.name, value=amount(one.values[at]))
                for one in columns
                if one.values[at] is not None and (one is series[0] or at != joint)
            )
            for at in range(len(days))
        ),
        ticks=ticks,
        table_heads=(write.words("day_title"), *(one.name for one in columns)),
        table_rows=tuple((head, *(amount(one.values[at]) for one in columns)) for at, head in enumerate(heads)),
    )


def _edge(name: str, values: Sequence[int | None], write: Writing) -> Series:
    return Series(name=write.words(f"cash_{name}"), token="c1", values=tuple(values))


def _sentence(
    coming: Sequence[tuple[int, int]], band: tuple[Sequence[int], Sequence[int]], amount: Any, write: Writing
) -> str:
    last, end = coming[-1]
    least_day, least = min(coming, key=lambda one: one[1])
    said = {"day": write.day(last), "end": amount(end), "least_day": write.day(least_day), "least": amount(least)}
    if len(band[0]):
        return write.words("cash_sure", low=amount(band[0][-1]), high=amount(band[1][-1]), **said)
    return write.words("cash_bare", **said)
