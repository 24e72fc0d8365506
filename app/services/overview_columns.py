"""From a month's columns to the arrays that `app.analysis` adds up: which rows count, and for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.analysis.delays import Delays, delays
from app.analysis.fee_rates import FeeRates, fee_rates
from app.analysis.money import OUT, FlowColumns, MoneyFlows, money_flows
from app.analysis.states import ChannelCounts, DayCounts, by_day, counts_of, record_states
from app.analysis.sums import at_exponent
from app.domain.arrays import distinct
from app.domain.match import CONFIRMED, OPEN, WAITING, Comparison
from app.domain.period import day_number
from app.domain.record import Kind, Layer, State
from app.reports.cells import numbers

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.services.month import Month

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

_CHANNEL = (Layer.CHANNEL, Layer.SETTLEMENT)
_OUT = (Kind.PAYOUT, Kind.WITHDRAWAL)
_NO_MONEY = (State.FAILED, State.PENDING, State.REVERSED)


def in_currency(month: Month, currency: str) -> Mask:
    """Return which records are in a currency."""
    names = month.columns.currencies
    at = names.index(currency) if currency in names else -1
    return np.asarray(month.columns.currency == at, np.bool_)


def side_states(month: Month, what: Comparison, side: int) -> tuple[Mask, NDArray[np.int8]]:
    """Return which records stand on a side of a comparison, and the state of every record there (0 elsewhere)."""
    book = month.book
    rows, match, member = book.of(what)
    mine = member["side"] == side
    at, sure = member["at"][mine], book.state[rows[match[mine]]] == CONFIRMED
    on_side = month.sides[what][side].copy()
    on_side[at] = True
    confirmed, proposed = np.zeros_like(on_side), np.zeros_like(on_side)
    proposed[at] = True
    confirmed[at[sure]] = True
    aside = month.idle[what][side] if what in month.idle else np.ones_like(on_side)
    return on_side, record_states(confirmed, proposed, _least_settled(month, what), aside)


def _least_settled(month: Month, what: Comparison) -> Ints:
    """Return for each record the state of the least settled item that speaks of it, −1 for none."""
    book = month.book
    of_record = np.full(len(month.columns.record), -1, np.int64)
    mine = book.item_comparison[book.record_item] == what.value
    at, state = month.columns.at(book.item_record[mine]), book.item_state[book.record_item[mine]]
    state, at = state[at >= 0], at[at >= 0]
    rank = np.where(state == OPEN, 2, np.where(state == WAITING, 1, 0))
    order = np.argsort(rank, kind="stable")
    of_record[at[order]] = state[order]  # the least settled is written last and stays
    return of_record


def day_counts(month: Month, currency: str, what: Comparison, side: int) -> DayCounts:
    """Return the records of a side by day and state."""
    on_side, states = side_states(month, what, side)
    mine = on_side & month.inside & in_currency(month, currency)
    first, last = day_number(month.period.first), day_number(month.period.last)
    counts = by_day(states[mine], month.columns.day[mine], first, last)
    return DayCounts(comparison=what.value, side=side, days=tuple(range(first, last + 1)), counts=counts)


def channel_counts(month: Month, currency: str, what: Comparison, side: int) -> ChannelCounts:
    """Return the records of a side by account and state."""
    on_side, states = side_states(month, what, side)
    mine = on_side & month.inside & in_currency(month, currency)
    accounts = month.columns.accounts
    counts = counts_of(states[mine], month.columns.account[mine], len(accounts))
    order = sorted((at for at, row in enumerate(counts) if sum(row)), key=lambda at: (-sum(counts[at]), accounts[at]))
    return ChannelCounts(
        comparison=what.value,
        side=side,
        accounts=tuple(accounts[at] for at in order),
        counts=tuple(counts[at] for at in order),
    )


def channel_rows(month: Month) -> Mask:
    """Return the entries and payouts of channels, each event once: a ledger's where there is one."""
    columns = month.columns
    return once_told(month.records, columns.layer, columns.account, len(columns.accounts))


def once_told(records: pa.Table, layer: Ints, account: Ints, accounts: int) -> Mask:
    """Return the entries and payouts of channels, each event once: a ledger's where there is one.

    records: source, state and account of live ones; account: what each goes by, 0 … accounts-1. A trade bill's row
    counts where no ledger of its provider speaks of its account; rows that moved no money never.
    """
    from app.matching.origin import from_ledger, provider

    ledger, family = from_ledger(records), provider(records)
    here = np.isin(layer, _CHANNEL)
    span = accounts + 1
    nameless = ~_stated(records)
    told = np.isin(family * span + account, distinct((family * span + account)[ledger & here]))
    told |= np.isin(family, distinct(family[ledger & here & nameless]))
    told |= nameless & np.isin(family, distinct(family[ledger & here]))
    idle = np.isin(numbers(records["state"])[0], _NO_MONEY)
    return np.asarray(here & (ledger | (~told & ~idle)), np.bool_)


def _stated(records: pa.Table) -> Mask:
    """Return which records name their account."""
    import pyarrow.compute as pc

    return np.asarray(pc.not_equal(records["account"], "").to_numpy(), np.bool_)


def money_figures(month: Month, currency: str) -> MoneyFlows:
    """Return where the money of each channel account is."""
    columns = month.columns
    rows = np.flatnonzero(channel_rows(month) & month.chosen & in_currency(month, currency))
    fee, none = _fees(month)
    fee = np.where(none, 0, fee)[rows]
    fee_exp = numbers(month.records["fee_exp"])[0][rows]
    fee_exp = np.where(fee == 0, 0, fee_exp)
    inside = month.inside[rows]
    exp = max([2, int(columns.exp[rows].max(initial=0)), int(fee_exp.max(initial=0))])
    amount = at_exponent(columns.amount[rows], columns.exp[rows], exp)
    fee = at_exponent(fee, fee_exp, exp)
    paid = _deposited(month, exp)[rows]
    openings = _openings(month, rows, amount - fee, exp, currency)
    account = _with_payouts(month, rows)
    flow = FlowColumns(
        kind=columns.kind[rows][inside],
        account=account[inside],
        amount=amount[inside],
        fee=fee[inside],
        deposited=paid[inside],
    )
    closings = _closings(month, exp, currency)
    return money_flows(flow, columns.accounts, openings, currency, exp, closings)


def _with_payouts(month: Month, rows: Ints) -> Ints:
    """Return each row's account; a list of payouts without account belongs to its provider's one list of entries.

    As accounts of their own they would be money that came from nowhere, and the entries' money never left.
    """
    columns = month.columns
    account, nameless = columns.account[rows], ~_stated(month.records)[rows]
    out = np.isin(columns.kind[rows], OUT)
    count = len(columns.accounts)
    paid = np.bincount(account[out], minlength=count) > 0
    moved = np.bincount(account[~out], minlength=count) > 0
    stem = np.array([one.split(".")[0] for one in columns.accounts] or [""])
    mine = np.isin(np.arange(count), account[nameless])
    become = np.arange(count)
    for at in np.flatnonzero(mine & paid & ~moved).tolist():
        entries = np.flatnonzero(mine & moved & ~paid & (stem == stem[at]))
        if len(entries) == 1:
            become[at] = entries[0]
    return become[account] if count else account


def _closings(month: Month, exp: int, currency: str) -> dict[str, int]:
    """Return account → balance at the period's last day at `exp`, where a ledger's statement that ends there says."""
    last = day_number(month.period.last)
    return {
        one.account or one.format: one.closing * int(10 ** (exp - one.exp))
        for one in month.live_statements
        if one.closing is not None and one.currency == currency and one.layer in _CHANNEL and one.exp <= exp
        if one.period_end and _day(one.period_end) == last and month.owns(one.account or one.format)
    }


def _fees(month: Month) -> tuple[Ints, Mask]:
    """Return the fee that each record states, and which state none."""
    fee, none = numbers(month.records["fee"])
    return fee, np.zeros(len(fee), np.bool_) if none is None else none


def _deposited(month: Month, exp: int) -> Ints:
    """Return for each record the part of a payout that a live match of L3 takes, ≥ 0, at `exp`."""
    _rows, _match, member = month.book.of(Comparison.L3)
    out = np.zeros(len(month.columns.record), np.int64)
    mine = member["side"] == 0
    part, at_exp = member["allocated"][mine], member["exp"][mine]
    up = np.power(10, np.maximum(exp - at_exp, 0), dtype=np.int64)
    down = np.power(10, np.maximum(at_exp - exp, 0), dtype=np.int64)
    np.add.at(out, member["at"][mine], -(part * up // down))
    return out


def _openings(month: Month, rows: Ints, moved: Ints, exp: int, currency: str) -> dict[str, int]:
    """Return account → balance before the period at `exp`, where a ledger states one; moved: net of `rows`."""
    first, columns = day_number(month.period.first), month.columns
    out: dict[str, int] = {}
    known: dict[str, list[tuple[int, int]]] = {}
    for one in month.live_statements:
        if one.opening is None or one.currency != currency or one.layer not in _CHANNEL or not one.period_start:
            continue
        if not month.owns(one.account or one.format):
            continue
        start = _day(one.period_start)
        if start <= day_number(month.period.last) and one.exp <= exp:
            known.setdefault(one.account or one.format, []).append((start, one.opening * int(10 ** (exp - one.exp))))
    for account, stated in known.items():
        before = [one for one in stated if one[0] <= first]
        start, value = max(before) if before else min(stated)
        if account in columns.accounts:
            day, mine = columns.day[rows], columns.account[rows] == columns.accounts.index(account)
            between = mine & (day >= start) & (day < first)
            value += int(moved[between].sum())
        out[account] = value
    return out


def _day(iso: str) -> int:
    from datetime import date

    return day_number(date.fromisoformat(iso[:10]))


def payout_delays(month: Month, currency: str) -> Delays:
    """Return the days from payout to deposit of the period's payouts, and from their entries where they name them."""
    import pyarrow.compute as pc

    columns = month.columns
    arrived = _arrivals(month)
    payout = month.inside & in_currency(month, currency) & (arrived >= 0)
    days, account = arrived[payout] - columns.day[payout], columns.account[payout]
    rows, match, member = month.book.of(Comparison.L2)
    batch = np.asarray(pc.not_equal(month.matches["method"], "view").to_numpy(), np.bool_)
    carried = np.full(len(rows), -1, np.int64)
    mine = (member["side"] == 1) & batch[rows[match]] & payout[member["at"]] if len(match) else np.zeros(0, np.bool_)
    carried[match[mine]] = member["at"][mine]
    entry = (member["side"] == 0) & (carried[match] >= 0) if len(match) else np.zeros(0, np.bool_)
    at, by = member["at"][entry], carried[match[entry]]
    return delays(days, account, arrived[by] - columns.day[at], columns.account[by], columns.accounts)


def _arrivals(month: Month) -> Ints:
    """Return for each payout the day of the last deposit of its live match, −1 where none is found."""
    columns = month.columns
    rows, match, member = month.book.of(Comparison.L3)
    out = np.full(len(columns.record), -1, np.int64)
    last = np.full(len(rows), -1, np.int64)
    deposit = member["side"] == 1
    np.maximum.at(last, match[deposit], columns.day[member["at"][deposit]])
    paid = (member["side"] == 0) & (last[match] >= 0)
    out[member["at"][paid]] = last[match[paid]]
    return out


def fee_figures(month: Month, currency: str) -> FeeRates:
    """Return the fee rates of payments that state their fee, each event once."""
    columns = month.columns
    fee, none = _fees(month)
    mine = month.inside & in_currency(month, currency) & ~none & (columns.kind == Kind.PAYMENT) & (columns.amount > 0)
    mine &= np.isin(columns.layer, _CHANNEL) & _counts_once(month)
    rows = np.flatnonzero(mine)
    fee_exp = numbers(month.records["fee_exp"])[0][rows]
    exp = max([2, int(columns.exp[rows].max(initial=0)), int(fee_exp.max(initial=0))])
    first, last = day_number(month.period.first), day_number(month.period.last)
    return fee_rates(
        columns.day[rows],
        columns.account[rows],
        at_exponent(columns.amount[rows], columns.exp[rows], exp),
        at_exponent(fee[rows], fee_exp, exp),
        columns.accounts,
        first,
        last,
        currency,
        exp,
    )


def _counts_once(month: Month) -> Mask:
    """Return the records that stand for their event: those of side B of L1, all where there are no such."""
    events = month.sides[Comparison.L1][1]
    return events if events.any() else np.ones_like(events)
