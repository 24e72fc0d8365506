"""How a payout comes about: what was in its pool, what is left out of it, what fees and balances take or add."""

from __future__ import annotations

from collections.abc import Sequence

from app.reports.chart_series import Chart, Series, Writing, axis_amount, grid_ticks

#: Series: name below `chart.set_`, colour.
SUM, LESS, MORE = ("sum", "c3"), ("less", "c2"), ("more", "c1")


def set_chart(steps: Sequence[tuple[str, int]], exp: int, currency: str, write: Writing, lost: int = 0) -> Chart:
    """Return the waterfall of a set.

    steps: (name, signed amount): the pool first, the sum that was paid last, between them what leads from one to the
    other; empty where no set is known. lost: how many records are left out.
    """
    title = write.words("set")
    if not steps:
        return Chart(name="set", kind="bars", title=title, empty=write.words("set_empty"))

    def amount(value: int) -> str:
        return write.amount(value, exp, currency)

    inner = [(name, value) for name, value in steps[1:-1] if value]
    shown = [steps[0], *inner, steps[-1]]
    names = [write.words(f"set_{name}") for name, _ in shown]
    starts, values, at = [], [], 0
    for place, (_, value) in enumerate(shown):
        total = place in (0, len(shown) - 1)
        low, high = (0, value) if total else (at, at + value)
        starts.append(min(low, high))
        values.append((abs(value), SUM if total else LESS if value < 0 else MORE))
        at = high
    used = [one for one in (SUM, LESS, MORE) if any(kind is one for _, kind in values)]
    series = tuple(
        Series(
            name=write.words(f"set_{one[0]}"),
            token=one[1],
            values=tuple(value if kind is one else None for value, kind in values),
        )
        for one in used
    )
    top = max(start + value for start, (value, _) in zip(starts, values, strict=True))
    said = {name: amount(abs(value)) for name, value in steps}
    return Chart(
        name="set",
        kind="bars",
        title=title,
        sentence=_sentence(dict(steps), said, lost, write),
        labels=tuple(names),
        shown=tuple(range(len(names))),
        heads=tuple(names),
        keys=tuple(name for name, _ in shown),
        series=series,
        starts=tuple(starts),
        ends=tuple(amount(value) for _, value in shown),
        tips=tuple((amount(value),) for _, value in shown),
        ticks=grid_ticks(top, lambda value: "" if write.hidden and value else axis_amount(value, exp, write.lang)),
        table_heads=(write.words("set_step"), write.words("set_amount")),
        table_rows=tuple((name, amount(value)) for name, (_, value) in zip(names, shown, strict=True)),
    )


def _sentence(steps: dict[str, int], said: dict[str, str], lost: int, write: Writing) -> str:
    """Return what the chart shows: of the pool so much is left out, fees take so much, so much was paid."""
    parts = [write.words("set_said_pool", pool=said["pool"])]
    if lost:
        parts.append(write.words("set_said_left", count=write.count(lost), left=said["left"]))
    if steps.get("fees"):
        parts.append(write.words("set_said_fees", fees=said["fees"]))
    parts.append(write.words("set_said_paid", total=said["total"]))
    return write.words("set_between").join(parts)
