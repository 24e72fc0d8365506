"""From tables to the review's items and lines: pure functions on columns."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.discrepancy import TIMING
from app.domain.match import CONFIRMED, OPEN, WAITING
from app.domain.period import day_number
from app.domain.record import NO_TIME, Kind, Layer
from app.services import review_columns as rc
from app.services.account_names import account_keys

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

DAY_SECONDS = 86_400
#: Of several discrepancies of an item the one shown: open before waiting, explained and resolved.
_URGENCY = np.array([2, 3, 1, 0], np.int8)  # by discrepancy state
_PAYS_OUT = (int(Kind.PAYOUT), int(Kind.WITHDRAWAL))


def ints(column: pa.ChunkedArray | pa.Array, fill: int = 0) -> Ints:
    """Return a column as int64; nulls become `fill`."""
    import pyarrow.compute as pc

    if column.null_count:
        column = pc.fill_null(column, fill)
    return np.asarray(column.to_numpy(), np.int64)


def rescaled(values: Ints, exps: Ints, to: int) -> Ints:
    """Return values at exponent `to`, which is no smaller than any of theirs."""
    return values * np.power(10, to - exps, dtype=np.int64)


def compared(table: pa.Table, comparison: str) -> tuple[Ints, Ints, NDArray[np.int64]]:
    """Return (value, exp, sign) of what a comparison compares in each record (CONTRACT 4).

    L1: amount; else net = amount − fee. sign is −1 for payout and withdrawal rows of a channel.
    """
    amount, exp = ints(table["amount"]), ints(table["exp"])
    if comparison != "L1":
        has_fee = np.asarray(table["fee"].is_valid())
        fee, fee_exp = ints(table["fee"]), np.where(has_fee, ints(table["fee_exp"]), exp)
        to = np.maximum(exp, fee_exp)
        amount = amount * np.power(10, to - exp, dtype=np.int64) - fee * np.power(10, to - fee_exp, dtype=np.int64)
        exp = to
    layer = ints(table["layer"])
    out = np.isin(ints(table["kind"]), _PAYS_OUT) & (layer != int(Layer.BANK)) & (layer != int(Layer.LEDGER))
    return amount, exp, np.where(out, -1, 1)


def costs(table: pa.Table, exp: int) -> tuple[NDArray[np.int32] | Ints, int]:
    """Return (fee, exponent): what the channel kept of each record at one exponent, no smaller than `exp`."""
    has_fee = np.asarray(table["fee"].is_valid())
    fee_exps = np.where(has_fee, ints(table["fee_exp"]), 0)
    exp = max(exp, int(fee_exps.max(initial=0)))
    fee = rescaled(ints(table["fee"]), fee_exps, exp)
    narrow = bool((np.abs(fee) < np.iinfo(np.int32).max).all())
    fee = fee.astype(np.int32) if narrow else fee
    fee[~has_fee] = np.iinfo(fee.dtype).min
    return fee, exp


def _party(table: pa.Table) -> pa.ChunkedArray:
    """Return who stands on the other side of each record; of bank and books, without one, what their text says."""
    import pyarrow as pa
    import pyarrow.compute as pc

    party = table["counterparty"]
    if "text" not in table.column_names:
        return party
    kept = pc.is_in(table["layer"], value_set=pa.array([int(Layer.BANK), int(Layer.LEDGER)], table["layer"].type))
    return pc.if_else(pc.and_(kept, pc.equal(party, "")), table["text"].cast(party.type), party)


def record_columns(table: pa.Table, comparison: str, side: NDArray[np.int8], exp: int) -> rc.RecordColumns:
    """Return the records of `table` (live_schema columns) as columns, by number."""
    import pyarrow.compute as pc

    value, exps, sign = compared(table, comparison)
    value = rescaled(value, exps, exp) * sign
    order = np.argsort(ints(table["record"]), kind="stable")
    take = table.take(order)
    accounts = pc.dictionary_encode(account_keys(take).combine_chunks())
    currencies = pc.dictionary_encode(take["currency"].combine_chunks())
    by_order = comparison in ("L1", "L2", "L5")
    first, second = ("order_ref", "channel_ref") if by_order else ("batch_ref", "channel_ref")
    empty = pc.equal(take[first], "")
    ref = pc.if_else(empty, pc.if_else(pc.equal(take[second], ""), take["order_ref"], take[second]), take[first])
    if comparison in ("L4", "L5"):  # the books' own number of a voucher is its reader's subtype, if any
        booked = pc.and_(pc.equal(take["layer"], int(Layer.LEDGER)), pc.not_equal(take["subtype"], ""))
        ref = pc.if_else(booked, take["subtype"], ref)
    fee, fee_exp = costs(take, exp)
    return rc.RecordColumns(
        fee=fee,
        fee_exp=fee_exp,
        status=take["status"].dictionary_encode(),
        shop=take["shop"].dictionary_encode(),
        number=ints(take["record"]),
        at=ints(take["at"]),
        dated=ints(take["offset"]) == NO_TIME,
        value=value[order],
        layer=ints(take["layer"]).astype(np.int8),
        kind=ints(take["kind"]).astype(np.int8),
        state=ints(take["state"]).astype(np.int8),
        account=ints(accounts.indices).astype(np.int16),
        currency=ints(currencies.indices).astype(np.int16),
        side=side[order],
        ref=ref,
        party=_party(take).dictionary_encode(),
        accounts=tuple(accounts.dictionary.to_pylist()),
        currencies=tuple(currencies.dictionary.to_pylist()),
    )


@dataclass(slots=True, kw_only=True)
class Members:
    """Members of the shown matches: position of the match, side, row of the record, part (at exp)."""

    match: Ints
    side: Ints
    row: Ints
    value: Ints


def members_of(records: rc.RecordColumns, numbers: Ints, members: pa.Table, payout: Flags, exp: int) -> Members:
    """Return the members of matches `numbers` (ascending); payout: records whose sign is reversed."""
    match = ints(members["match"])
    at = np.minimum(np.searchsorted(numbers, match), max(len(numbers) - 1, 0))
    row = records.find(ints(members["record"]))
    keep = (row >= 0) & (numbers[at] == match) if len(numbers) else np.zeros(len(match), bool)
    value = rescaled(ints(members["allocated"]), ints(members["exp"]), exp)[keep]
    row = row[keep]
    value = np.where(payout[row], -value, value)
    side = ints(members["side"])[keep]
    order = np.lexsort((records.number[row], records.at[row], side, at[keep]))
    return Members(match=at[keep][order], side=side[order], row=row[order], value=value[order])


def within(records: rc.RecordColumns, first: date | None, last: date | None) -> Flags:
    """Return which records are dated inside; None leaves an end open."""
    day = np.floor_divide(records.at, DAY_SECONDS)
    inside = np.ones(len(day), bool)
    if first is not None:
        inside &= day >= day_number(first)
    if last is not None:
        inside &= day <= day_number(last)
    return inside


def leftovers(records: rc.RecordColumns, members: Members, side: int) -> tuple[Ints, Ints]:
    """Return (rows, values) of the records of a side that no match takes whole."""
    mine = members.side == side
    taken = np.zeros(len(records), np.int64)
    np.add.at(taken, members.row[mine], members.value[mine])
    matched = np.zeros(len(records), bool)
    matched[members.row[mine]] = True
    rest = records.value - taken
    mine_too = (records.side & (1 << side)) != 0
    if side == 0:
        mine_too &= records.side != 3  # a row that may be on both sides of L2 is shown once
    else:
        batched = np.zeros(len(records), bool)
        batched[members.row[members.side == 0]] = True
        mine_too &= ~((records.side == 3) & batched)
    rows = np.flatnonzero(mine_too & (~matched | (rest != 0)))
    return rows, rest[rows]


def ranks(groups: Ints) -> Ints:
    """Return the place of each element within its run of equal, neighbouring groups."""
    if not len(groups):
        return groups
    new = np.flatnonzero(np.diff(groups, prepend=groups[0] - 1))
    return np.arange(len(groups)) - np.repeat(new, np.diff(np.append(new, len(groups))))


def attached(
    items: pa.Table, match_numbers: Ints, item_of_match: Ints, item_of_row: NDArray[np.int64], records: rc.RecordColumns
) -> tuple[Ints, Ints]:
    """Return (row of `items`, item) for every live discrepancy that some shown item carries."""
    import pyarrow.compute as pc

    match = ints(items["match"])
    at = np.minimum(np.searchsorted(match_numbers, match), max(len(match_numbers) - 1, 0))
    by_match = (match > 0) & (match_numbers[at] == match) if len(match_numbers) else np.zeros(len(match), bool)
    rows, found = [np.flatnonzero(by_match)], [item_of_match[at[by_match]]]
    flat = items["records"].combine_chunks()
    parent, numbers = ints(pc.list_parent_indices(flat)), ints(pc.list_flatten(flat))
    record = records.find(numbers)
    item = np.where(record >= 0, item_of_row[record], -1)
    keep = (item >= 0) & ~by_match[parent]
    rows.append(parent[keep])
    found.append(item[keep])
    return np.concatenate(rows), np.concatenate(found)


def item_states(
    of_match: Ints, matches: pa.Table, items: pa.Table, link: tuple[Ints, Ints], young: Flags
) -> tuple[NDArray[np.int8], Ints, NDArray[np.int8], NDArray[np.int32]]:
    """Return (state, row of the discrepancy or −1, why, why_n) of each item; young: which no run has looked at yet."""
    count = len(of_match)
    state = np.where(young, rc.UNMATCHED, rc.ASIDE).astype(np.int8)
    paired = of_match >= 0
    confirmed, ambiguous = ints(matches["state"]) == CONFIRMED, np.asarray(matches["ambiguous"].to_numpy(), bool)
    of = of_match[paired]
    state[paired] = np.where(confirmed[of], rc.MATCHED, np.where(ambiguous[of], rc.AMBIGUOUS, rc.SUGGESTED))
    worst = np.full(count, -1, np.int64)
    row, item = link
    stated, number = ints(items["state"]), ints(items["number"])
    order = np.lexsort((-number[row], _URGENCY[stated[row]], item))  # the most urgent comes last
    worst[item[order]] = row[order]
    has = worst >= 0
    by = np.where(has, worst, 0)
    codes = items["code"].to_pylist() if len(items) else []
    tie = np.array([code == "ST4" for code in codes] or [False], bool)
    timing = np.array([code in TIMING for code in codes] or [False], bool)
    kind = stated if len(stated) else np.zeros(1, np.int64)
    lone = ~paired & has
    words = np.array([rc.TRANSIT, rc.OPEN, rc.EXPLAINED, rc.RESOLVED], np.int8)
    state[lone] = words[kind[by[lone]]]
    state[lone & tie[by] & (kind[by] == OPEN)] = rc.AMBIGUOUS
    state[lone & timing[by] & (kind[by] == WAITING)] = rc.TRANSIT
    state[(state == rc.MATCHED) & has & (kind[by] == OPEN)] = rc.OPEN
    why, why_n = _whys(state, paired, worst, items)
    for at in np.flatnonzero(state == rc.AMBIGUOUS):
        why[at] = rc.WHY_CANDIDATES
        why_n[at] = _choices(matches, items, int(of_match[at]), int(worst[at]))
    return state, worst, why, why_n


def _whys(
    state: NDArray[np.int8], paired: Flags, worst: Ints, items: pa.Table
) -> tuple[NDArray[np.int8], NDArray[np.int32]]:
    why = np.full(len(state), rc.WHY_NONE, np.int8)
    why_n = np.zeros(len(state), np.int32)
    why[~paired & (state == rc.OPEN)] = rc.WHY_NO_COUNTERPART
    why[~paired & np.isin(state, (rc.EXPLAINED, rc.RESOLVED))] = rc.WHY_EXPLAINED
    why[~paired & (state == rc.ASIDE)] = rc.WHY_ASIDE
    why[~paired & (state == rc.UNMATCHED)] = rc.WHY_UNMATCHED
    due = ~paired & (state == rc.TRANSIT)
    if due.any():
        why_n[due] = ints(items["expected"])[worst[due]]
        why[due] = np.where(why_n[due] > 0, rc.WHY_DUE, rc.WHY_NO_COUNTERPART)
    return why, why_n


def _choices(matches: pa.Table, items: pa.Table, match: int, item: int) -> int:
    """Return how many candidates an ambiguous item names; 2 where the evidence has no number."""
    sources: list[Any] = []
    if match >= 0:
        sources.append(json.loads(matches["reasons"][match].as_py() or "{}"))
    if item >= 0:
        sources.append(json.loads(items["params"][item].as_py() or "{}"))
    for one in sources:
        if isinstance(one.get("runner_up"), list):
            return len(one["runner_up"]) + 1
        for key in ("candidates", "ways", "count"):
            value = one.get(key)
            if isinstance(value, list):
                return len(value)
            if isinstance(value, int) or (isinstance(value, str) and value.isdigit()):
                return int(value)
    return max(2, len(items["records"][item].as_py()) - 1) if item >= 0 else 2
