"""The charts of the overview, each from its figures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from app.analysis.ageing import NEEDS, WAITS, Ageing
from app.analysis.delays import MOST_DAYS, Delay, Delays
from app.analysis.fee_rates import FeeRate, FeeRates, millionths
from app.analysis.money import Flow, MoneyFlows
from app.analysis.states import MATCHED, OPEN_STATE, TIMING, ChannelCounts, DayCounts
from app.domain.discrepancy import AGE_BANDS
from app.reports.chart_series import MOST_ENDS, MOST_SERIES, Chart, Series, Writing, axis_amount, grid_ticks, spread

#: Names and colours of the states, in the order of app.analysis.states.
_STATES = (("matched", "c3"), ("suggested", "c1"), ("timing", "c5"), ("open", "c2"), ("aside", "c6"))
_KINDS = (("needs", "c2"), ("waits", "c5"))
_MONEY = (
    *(("in_bank", "c3"), ("in_transit", "c5"), ("left", "c1")),
    *(("refunds", "c2"), ("fees", "c4"), ("other_out", "c6")),
)
_LINES = ("c4", "c1", "c3", "c2", "c5", "c6")
#: Codes shown for themselves; the rest is one bar.
MOST_CODES = 6
#: First age band that counts as old: more than 15 days.
OLD_BAND = 3


def days_chart(figures: DayCounts | None, write: Writing) -> Chart:
    """Return the records of each day by state."""
    if figures is None or not any(figures.totals()):
        return _empty("days", "columns", write)
    totals = figures.totals()
    params = {"count": write.count(sum(totals)), "share": write.share(totals[MATCHED], sum(totals))}
    params |= {"open": write.count(totals[OPEN_STATE]), "timing": write.count(totals[TIMING])}
    labels = tuple(write.day(one) for one in figures.days)
    heads = tuple(write.day(one, "day_full") for one in figures.days)
    return _states_chart(
        figures.counts,
        write,
        name="days",
        kind="columns",
        sentence=write.words(f"days_{figures.comparison}", **params),
        labels=labels,
        shown=spread(len(labels)),
        heads=heads,
        keys=figures.days,
        target={"comparison": figures.comparison, "side": figures.side},
        first=write.words("day_title"),
    )


def channels_chart(figures: ChannelCounts | None, write: Writing) -> Chart:
    """Return the records of each channel by state."""
    if figures is None or not figures.accounts:
        return _empty("channels", "bars", write)
    totals = figures.totals()
    params = {"count": write.count(sum(totals)), "share": write.share(totals[MATCHED], sum(totals))}
    worst = max(range(len(figures.accounts)), key=lambda at: figures.counts[at][OPEN_STATE])
    key = f"channels_{figures.comparison}"
    if most := figures.counts[worst][OPEN_STATE]:
        sentence = write.words(key, name=write.name(figures.accounts[worst]), open=write.count(most), **params)
    else:
        sentence = write.words(f"{key}_none", **params)
    names = tuple(write.name(one) for one in figures.accounts)
    return _states_chart(
        figures.counts,
        write,
        name="channels",
        kind="bars",
        sentence=sentence,
        labels=names,
        shown=tuple(range(len(names))),
        heads=names,
        keys=figures.accounts,
        target={"comparison": figures.comparison, "side": figures.side},
        first=write.words("channel_title"),
    )


def _states_chart(counts: Sequence[tuple[int, ...]], write: Writing, first: str, **fields: Any) -> Chart:
    used = [at for at in range(len(_STATES)) if at in (MATCHED, OPEN_STATE) or any(row[at] for row in counts)]
    names = [write.words(_STATES[at][0]) for at in used]
    series = tuple(
        Series(name=name, token=_STATES[at][1], values=tuple(row[at] for row in counts))
        for name, at in zip(names, used, strict=True)
    )
    sums = [sum(row) for row in counts]
    rows = [(head, *(write.count(row[at]) for at in used), write.count(total))
            for head, row, total in zip(fields["heads"], counts, sums, strict=True)]  # fmt: skip
    whole = (write.words("total"), *(write.count(sum(row[at] for row in counts)) for at in used))
    tips = tuple(
        (
            *(
                write.words("tip", name=write.words(_STATES[at][0]), value=write.count(row[at]))
                for at in used
                if row[at]
            ),
            *([write.words("open_rows", count=write.count(total))] if total else []),
        )
        for row, total in zip(counts, sums, strict=True)
    )
    return Chart(
        title=write.words(fields["name"]),
        series=series,
        ends=tuple(write.count(one) for one in sums) if len(sums) <= MOST_ENDS else (),
        tips=tips,
        ticks=grid_ticks(max(sums), write.count),
        table_heads=(first, *names, write.words("total")),
        table_rows=(*rows, (*whole, write.count(sum(sums)))),
        totals=True,
        **fields,
    )


def money_chart(figures: MoneyFlows, write: Writing) -> Chart:
    """Return where the money of each channel is."""
    if not figures.flows:
        return _empty("money", "bars", write)
    flows, exp, currency = figures.flows, figures.exp, figures.currency
    parts = [_parts_of(one) for one in flows]
    used = [at for at in range(len(_MONEY)) if at < 5 or any(row[at] for row in parts)]
    names = [write.words(f"money_{_MONEY[at][0]}") for at in used]
    series = tuple(
        Series(name=name, token=_MONEY[at][1], values=tuple(max(0, row[at]) for row in parts))
        for name, at in zip(names, used, strict=True)
    )

    def amount(value: int) -> str:
        return write.amount(value, exp, currency)

    rows = [_money_row(write.name(one.account), one, amount) for one in flows]
    whole = figures.total("whole")
    totals = [figures.total(name) for name in ("before", "taken", "other", "in_bank", "in_transit", "left")]
    totals += [figures.total(name) for name in ("refunds", "fees")]
    sentence = write.words(
        "money_said",
        share=write.share(figures.total("in_bank"), whole),
        transit=write.share(figures.total("in_transit"), whole),
    )
    labels = tuple(write.name(one.account) for one in flows)
    heads: tuple[str, ...] = (
        "channel_title",
        "money_before",
        "money_taken",
        "others",
        "money_in_bank",
        "money_in_transit",
    )
    heads += ("money_left", "money_refunds", "money_fees", "money_whole")
    tips = [
        tuple(write.words("tip", name=name, value=amount(row[at])) for name, at in zip(names, used, strict=True))
        for row in parts
    ]
    return Chart(
        name="money",
        kind="bars",
        title=write.words("money"),
        sentence=sentence,
        labels=labels,
        shown=tuple(range(len(flows))),
        heads=labels,
        keys=tuple(one.account for one in flows),
        series=series,
        ends=tuple(amount(one.whole) for one in flows) if len(flows) <= MOST_ENDS else (),
        tips=tuple((*one, write.words("open_them")) for one in tips),
        ticks=_amount_ticks(max(one.whole for one in flows), exp, write),
        table_heads=tuple(write.words(one) for one in heads),
        table_rows=(*rows, (write.words("total"), *(amount(one) for one in totals), amount(whole))),
        totals=True,
    )


def _parts_of(flow: Flow) -> tuple[int, ...]:
    return (flow.in_bank, flow.in_transit, flow.left, flow.refunds, flow.fees, max(0, -flow.other))


def _money_row(name: str, flow: Flow, amount: Any) -> tuple[str, ...]:
    values = (flow.before, flow.taken, flow.other, flow.in_bank, flow.in_transit, flow.left, flow.refunds, flow.fees)
    return (name, *(amount(one) for one in values), amount(flow.whole))


def _amount_ticks(top: int, exp: int, write: Writing) -> tuple[tuple[int, str], ...]:
    return grid_ticks(top, lambda value: "" if write.hidden and value else axis_amount(value, exp, write.lang))


def codes_chart(figures: Ageing, write: Writing) -> Chart:
    """Return what is not settled by code: the largest ones, the rest together; amounts, counts where there are none."""
    if not figures.count:
        return _empty("codes", "bars", write)
    by_amount = bool(figures.total(NEEDS) + figures.total(WAITS))
    groups = list(figures.codes)
    shown, rest = (groups, []) if len(groups) <= MOST_CODES + 1 else (groups[:MOST_CODES], groups[MOST_CODES:])
    sums = [one.sums if by_amount else one.counts for one in shown]
    counts = [one.counts for one in shown]
    labels = [write.code(one.key) for one in shown]
    keys = [one.key for one in shown]
    if rest:
        sums.append(_added([one.sums if by_amount else one.counts for one in rest]))
        counts.append(_added([one.counts for one in rest]))
        labels.append(write.words("other", count=len(rest)))
        keys.append("")
    needs = sum(one.counts[NEEDS] for one in groups)

    def text(value: int) -> str:
        return write.amount(value, figures.exp, figures.currency) if by_amount else write.count(value)

    sentence = write.words(
        "codes_said",
        count=write.count(needs),
        amount=write.amount(figures.total(NEEDS), figures.exp, figures.currency),
        waiting=write.count(figures.count - needs),
    )
    top = max(sum(one) for one in sums)
    return Chart(
        name="codes",
        kind="bars",
        title=write.words("codes"),
        sentence=sentence,
        labels=tuple(labels),
        shown=tuple(range(len(labels))),
        heads=tuple(labels),
        keys=tuple(keys),
        series=_kind_series(sums, write),
        ends=tuple(text(sum(one)) for one in sums) if len(sums) <= MOST_ENDS else (),
        tips=tuple(_kind_tips(one, write) for one in counts),
        ticks=_amount_ticks(top, figures.exp, write) if by_amount else grid_ticks(top, write.count),
        **_kind_table([(write.code(one.key), one.counts, one.sums) for one in groups], "code_title", figures, write),
    )


def ages_chart(figures: Ageing, write: Writing) -> Chart:
    """Return what is not settled by age: how many items in each band."""
    if not figures.count:
        return _empty("ages", "columns", write)
    ends = [*(f"{low}–{high - 1}" for low, high in pairwise(AGE_BANDS))]
    ends.append(write.words("over", days=AGE_BANDS[-1] - 1))
    old = [one for at, one in enumerate(figures.bands) if at >= OLD_BAND]
    aged = sum(sum(one.counts) for one in old)
    amount = write.amount(sum(sum(one.sums) for one in old), figures.exp, figures.currency)
    params = {"count": write.count(aged), "all": write.count(figures.count), "amount": amount}
    counts = [one.counts for one in figures.bands]
    return Chart(
        name="ages",
        kind="columns",
        title=write.words("ages"),
        sentence=write.words("ages_said" if aged else "ages_young", **params),
        labels=tuple(ends),
        shown=tuple(range(len(ends))),
        heads=tuple(f"{write.words('age_title')} {one}" for one in ends),
        keys=tuple(range(len(ends))),
        series=_kind_series(counts, write),
        ends=tuple(write.count(sum(one)) for one in counts),
        tips=tuple(_kind_tips(one, write) for one in counts),
        ticks=grid_ticks(max(sum(one) for one in counts), write.count),
        **_kind_table(
            [(end, one.counts, one.sums) for end, one in zip(ends, figures.bands, strict=True)],
            "age_title",
            figures,
            write,
        ),
    )


def _added(pairs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(one[0] for one in pairs), sum(one[1] for one in pairs)


def _kind_series(values: Sequence[tuple[int, int]], write: Writing) -> tuple[Series, ...]:
    return tuple(
        Series(name=write.words(name), token=token, values=tuple(one[at] for one in values))
        for at, (name, token) in enumerate(_KINDS)
    )


def _kind_tips(counts: tuple[int, int], write: Writing) -> tuple[str, ...]:
    said = [
        write.words("tip", name=write.words(name), value=write.count(counts[at]))
        for at, (name, _token) in enumerate(_KINDS)
        if counts[at]
    ]
    return (*said, write.words("open_rows", count=write.count(sum(counts)))) if sum(counts) else ()


def _kind_table(
    rows: Sequence[tuple[str, tuple[int, int], tuple[int, int]]], first: str, figures: Ageing, write: Writing
) -> dict[str, Any]:
    """Return the table of counts and amounts; the last row adds them up."""

    def row(head: str, counts: tuple[int, int], sums: tuple[int, int]) -> tuple[str, ...]:
        amounts = [write.amount(one, figures.exp, figures.currency) for one in sums]
        return (head, write.count(counts[NEEDS]), amounts[NEEDS], write.count(counts[WAITS]), amounts[WAITS])

    whole = _added([one[1] for one in rows]), _added([one[2] for one in rows])
    needs, waits = write.words("needs"), write.words("waits")
    return {
        "table_heads": (write.words(first), needs, write.words("amount"), waits, write.words("amount")),
        "table_rows": (*(row(*one) for one in rows), row(write.words("total"), *whole)),
        "totals": True,
    }


def delays_chart(figures: Delays, write: Writing) -> Chart:
    """Return how many payouts took how many days to the bank."""
    if figures.whole is None:
        return _empty("delays", "columns", write)
    whole = figures.whole
    labels = [write.words("delay_day", days=one) for one in range(MOST_DAYS)] + [write.words("delay_later")]
    params = {"count": write.count(whole.count), "median": whole.median, "slow": whole.slow}
    heads = ("channel_title", "payouts")
    after = ("median", "slow", "from_sale", "from_sale_slow")
    rows = [_delay_row(write.name(one.account), one, write) for one in figures.channels]
    return Chart(
        name="delays",
        kind="columns",
        title=write.words("delays"),
        sentence=write.words("delays_said", **params),
        labels=tuple(labels),
        shown=tuple(range(len(labels))),
        heads=tuple(labels),
        keys=tuple(range(len(labels))),
        series=(Series(name=write.words("payouts"), token="c1", values=whole.counts),),
        ends=tuple(write.count(one) for one in whole.counts),
        tips=tuple(
            (write.words("delay_tip", count=write.count(one)), write.words("open_them")) if one else ()
            for one in whole.counts
        ),
        ticks=grid_ticks(max(whole.counts), write.count),
        table_heads=(*(write.words(one) for one in heads), *labels, *(write.words(one) for one in after)),
        table_rows=(*rows, _delay_row(write.words("all_channels"), whole, write)),
        totals=True,
        target={"comparison": "L3"},
    )


def _delay_row(name: str, one: Delay, write: Writing) -> tuple[str, ...]:
    entries = (str(one.entry_median), str(one.entry_slow)) if one.entry_count else ("—", "—")
    counts = (write.count(value) for value in one.counts)
    return (name, write.count(one.count), *counts, str(one.median), str(one.slow), *entries)


def fees_chart(figures: FeeRates, write: Writing) -> Chart:
    """Return the fee rate of each channel over time."""
    channels = figures.channels[:MOST_SERIES]
    if not channels:
        return _empty("fees", "lines", write)
    rates = [_rates(one) for one in channels]
    names = [write.name(one.account) for one in channels]
    peak, late, worst = max(
        (rate, -step, -at) for at, row in enumerate(rates) for step, rate in enumerate(row) if rate is not None
    )
    first = channels[-worst]
    heads = [_step_head(figures, step, write) for step in figures.steps]
    sentence = write.words(
        "fees_said",
        name=names[-worst],
        rate=write.rate(millionths(sum(first.fees), sum(first.amounts))),
        highest=write.rate(peak),
        day=write.day(figures.steps[-late]),
    )
    rows = [(head, *(write.rate(row[at]) for row in rates)) for at, head in enumerate(heads) if _any(rates, at)]
    whole = tuple(write.rate(millionths(sum(one.fees), sum(one.amounts))) for one in channels)
    top = max(rate for row in rates for rate in row if rate is not None)
    return Chart(
        name="fees",
        kind="lines",
        title=write.words("fees"),
        sentence=sentence,
        labels=tuple(write.day(one) for one in figures.steps),
        shown=spread(len(figures.steps), 4),
        heads=tuple(heads),
        keys=figures.steps,
        series=tuple(
            Series(name=name, token=token, values=row) for name, token, row in zip(names, _LINES, rates, strict=False)
        ),
        tips=tuple(
            (
                *(
                    write.words("tip", name=name, value=write.rate(row[at]))
                    for name, row in zip(names, rates, strict=True)
                    if row[at] is not None
                ),
                *([write.words("open_them")] if _any(rates, at) else []),
            )
            for at in range(len(heads))
        ),
        ticks=grid_ticks(top, write.rate),
        table_heads=(write.words("day_title"), *names),
        table_rows=(*rows, (write.words("total"), *whole)),
        totals=True,
        target={"length": figures.length},
    )


def _rates(one: FeeRate) -> tuple[int | None, ...]:
    return tuple(millionths(fee, amount) for fee, amount in zip(one.fees, one.amounts, strict=True))


def _any(rates: Sequence[tuple[int | None, ...]], at: int) -> bool:
    return any(row[at] is not None for row in rates)


def _step_head(figures: FeeRates, step: int, write: Writing) -> str:
    if figures.length == 1:
        return write.day(step, "day_full")
    return write.words("week_full", first=write.day(step), last=write.day(step + figures.length - 1))


def _empty(name: str, kind: str, write: Writing) -> Chart:
    return Chart(name=name, kind=kind, title=write.words(name), empty=write.words(f"{name}_empty"))
