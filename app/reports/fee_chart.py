"""The rate that each day's rows were charged against the price: dots as it should be, others beside it."""

from __future__ import annotations

from collections.abc import Sequence

from app.reports.chart_series import Chart, Series, Writing, spread

#: Steps between grid lines, in millionths, smallest first: at most four lines are drawn.
_STEPS = (100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 500_000)


def fee_days_chart(
    usual: Sequence[tuple[int, int]],
    odd: Sequence[tuple[int, int]],
    price: int,
    days: tuple[int, int],
    sentence: str,
    write: Writing,
) -> Chart:
    """Return the chart of one model. usual, odd: (day, rate) as the price says and otherwise; rates in millionths.

    days: first and last day of the period, days from 1970-01-01.
    """
    every = range(days[0], days[1] + 1)
    at = {name: dict(points) for name, points in (("usual", usual), ("odd", odd))}
    labels = tuple(write.day(one) for one in every)
    heads = tuple(write.day(one, "day_full") for one in every)
    series = [Series(name=write.words("fee_price"), token="c6", values=(price,) * len(labels))]
    for name, token in (("usual", "c1"), ("odd", "c2")):
        if at[name]:
            values = tuple(at[name].get(one) for one in every)
            series.append(Series(name=write.words(f"fee_{name}"), token=token, values=values))
    rows = [
        (heads[place], *(write.rate(at[name].get(one)) for name in ("usual", "odd")), write.rate(price))
        for place, one in enumerate(every)
        if one in at["usual"] or one in at["odd"]
    ]
    rates = _grid([price, *at["usual"].values(), *at["odd"].values()])
    ticks = tuple((value, write.rate(value)) for value in rates)
    return Chart(
        name="fee_days",
        kind="points",
        title=write.words("fee_days"),
        sentence=write.with_axis(sentence, ticks),
        labels=labels,
        shown=spread(len(labels), 6),
        heads=heads,
        keys=tuple(every),
        series=tuple(series),
        tips=tuple(
            tuple(
                write.words("tip", name=one.name, value=write.rate(one.values[place]))
                for one in series
                if one.values[place] is not None
            )
            for place in range(len(labels))
        ),
        ticks=ticks,
        table_heads=tuple(write.words(one) for one in ("day_title", "fee_usual", "fee_odd", "fee_price")),
        table_rows=tuple(rows),
    )


def _grid(rates: Sequence[int]) -> list[int]:
    """Return round rates that hold all of these between the first and the last."""
    low, high = min(rates), max(rates)
    step = next((one for one in _STEPS if high - low <= 3 * one), _STEPS[-1])
    bottom = max(low // step - (low % step == 0), 0) * step
    return list(range(bottom, max(bottom + 2 * step, -(-high // step) * step) + 1, step))
