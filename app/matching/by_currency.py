"""Matches across currencies: by a number that both sides carry, then by the rate of the day. Never confirmed.

Each side keeps its own currency and is summed in it alone; what a dated rate makes of the one beside the other is
evidence (app.matching.exchange).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.record import Kind
from app.matching import stated
from app.matching.by_reference import LINKS, MOST, carrying
from app.matching.confirm_rule import EARLY, LATE
from app.matching.exchange import NUMBER, RATE, Crossed, crossed, notes_of
from app.matching.keys import group_ids
from app.matching.numbers import number_in_text, shared_numbers
from app.matching.pairing import sizes
from app.matching.proposals import Proposals, group_sum, sign_of, value_of
from app.matching.tolerance import day_window

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L1, L2, L3 = Comparison.L1, Comparison.L2, Comparison.L3

#: What number and rate say together: the rate agrees, there is none, it is far off; then what the rate says alone.
AGREES, UNKNOWN, FAR, BY_RATE = 800, 700, 650, 500
#: The channel's own row states the order's very amount beside what it made of it.
STATED = 950

#: Pairs of payouts and deposits that are looked at; more are too many for a rate to decide.
MOST_PAIRS = 1_000_000

#: Matches between which a stopped run is heard.
PAUSE = 1_000

#: Days by which an entry may come before its payout, or after it.
BATCH_DAYS = 62

#: What party, text and account say of pairs of payout and bank row; ≤ 0 speaks against them.
Points = Callable[["Ints", "Ints"], "Ints"]


def orders(work: Work) -> None:
    """Join open orders of one currency with open payments of another that share a number, refunds with them."""
    frame, event = work.frame, work.events
    if len(frame.currencies) < 2 or event is None:
        return
    everyone = frame.by_rank(work.sides[L1][0])
    for ours, theirs in LINKS:
        open_a, open_b = work.open(L1, SIDE_A), work.open(L1, SIDE_B)
        rows = np.concatenate([everyone, event.payment])
        free = np.concatenate([open_a[everyone], open_b[event.payment]])
        match, place = _groups(frame, (ours, theirs), len(everyone), rows, free)
        if not len(place):
            continue
        side, row = np.where(place < len(everyone), SIDE_A, SIDE_B), rows[place]
        match, side, row = _with_refunds(work, match, side, row)
        made = _proposals(work, L1, NUMBER, match, side, row)
        apart = frame.day[made.lead_b] - frame.day[made.lead_a]
        work.take(made.keep((apart >= -EARLY) & (apart <= LATE)))


def _groups(frame: Frame, link: tuple[str, str], count_a: int, rows: Ints, free: Mask) -> tuple[Ints, Ints]:
    """Return (match, place in `rows`) of the rows whose number joins one currency on side A with another on B.

    rows: those of side A first. A number that a row which is matched already carries too is left alone.
    """
    none = np.zeros(0, np.int64)
    ours, theirs = rows[:count_a][free[:count_a]], rows[count_a:][free[count_a:]]
    if not frame.numbered(link[0], ours) or not frame.numbered(link[1], theirs):
        return none, none
    # only a number that open rows of both sides carry can join them; the matched rows that carry it too say no
    marks = frame.ref(link[1])[1][theirs]
    marks = frame.ref(link[0])[1][ours[carrying(frame, link[0], ours, marks)]]
    some = np.concatenate(
        [carrying(frame, link[0], rows[:count_a], marks), carrying(frame, link[1], rows[count_a:], marks)]
    )
    at = np.flatnonzero(some)
    rows, free, count_a = rows[at], free[at], int(some[:count_a].sum())
    (text_a, fp_a), (text_b, fp_b) = (frame.ref(name) for name in link)
    a, b = rows[:count_a], rows[count_a:]
    key, count = group_ids(np.concatenate([fp_a[a], fp_b[b]]), pa.concat_arrays([text_a.take(a), text_b.take(b)]))
    code = frame.currency[rows]
    of_a = _only(key[:count_a], code[:count_a], count)
    of_b = _only(key[count_a:], code[count_a:], count)
    good = (of_a >= 0) & (of_b >= 0) & (of_a != of_b) & (sizes(key, count) <= MOST)
    good &= sizes(np.where(free, -1, key), count) == 0
    place = np.flatnonzero((key >= 0) & good[np.maximum(key, 0)])
    return key[place], at[place]


def _only(key: Ints, code: Ints, count: int) -> Ints:
    """Return the one code that all rows of each key have; −1 where there is none or several."""
    low, high = np.full(count, np.iinfo(np.int64).max), np.full(count, -1, np.int64)
    known = key >= 0
    np.minimum.at(low, key[known], code[known])
    np.maximum.at(high, key[known], code[known])
    return np.where(low == high, high, -1)


def _with_refunds(work: Work, match: Ints, side: Ints, row: Ints) -> tuple[Ints, Ints, Ints]:
    """Return the members with the open refunds of their payments in the payments' currency."""
    frame, event = work.frame, work.events
    assert event is not None
    of = np.full(frame.count, -1, np.int64)
    of[row[side == SIDE_B]] = match[side == SIDE_B]
    if not len(event.refund):
        return match, side, row
    owner = event.payment[np.maximum(event.owner, 0)]
    mine = (event.owner >= 0) & (of[owner] >= 0) & work.open(L1, SIDE_B)[event.refund]
    mine &= frame.currency[event.refund] == frame.currency[owner]
    more = event.refund[mine]
    return (
        np.concatenate([match, of[owner[mine]]]),
        np.concatenate([side, np.full(len(more), SIDE_B)]),
        np.concatenate([row, more]),
    )


def _proposals(
    work: Work, comparison: Comparison, method: str, match: Ints, side: Ints, row: Ints, score: int | None = None
) -> Proposals:
    """Return matches of members in any order; score: None = by what the rate says beside the number."""
    frame = work.frame
    back = frame.num("kind")[row] == Kind.REFUND
    lead_rank = np.full(int(match.max()) + 1, np.iinfo(np.int64).max)
    np.minimum.at(lead_rank, match[side == SIDE_A], frame.rank[row[side == SIDE_A]])
    order = np.lexsort((frame.rank[row], back & (side == SIDE_B) & (comparison is L1), side, lead_rank[match]))
    match, side, row = match[order], side[order], row[order]
    match = np.cumsum(np.append(0, np.diff(match) != 0))
    count = int(match[-1]) + 1
    first_b = np.searchsorted(match * 2 + side, np.arange(count) * 2 + SIDE_B)
    lead_a, lead_b = row[np.searchsorted(match, np.arange(count))], row[first_b]
    said = _crossed(work, comparison, (match, side, row), lead_a, lead_b)
    found = [one for one, _ in said]
    told = stated.notes(frame, comparison, match, side, row, count)
    graded = [
        STATED if own else UNKNOWN if one is None else AGREES if one.likely else FAR
        for own, one in zip(told, found, strict=True)
    ]
    refund = group_sum((back & (side == SIDE_B)).astype(np.int64), match, count)
    size_a, size_b = (group_sum((side == one).astype(np.int64), match, count) for one in (SIDE_A, SIDE_B))
    counts = {"orders": size_a, "payments": size_b - refund, "refund_rows": refund} if comparison is L1 else {}
    if comparison is L2:
        counts = {"entries": size_a}
    name = [json.dumps(frame.currencies[code]) for code in frame.currency[lead_a].tolist()]
    none = np.zeros(count, np.bool_)
    paid, to = [value for _, value in said], frame.currency[lead_b].tolist()
    return Proposals(
        comparison=comparison,
        method=method,
        match=match,
        side=side,
        row=row,
        part=value_of(frame, comparison)[row],
        lead_a=lead_a,
        lead_b=lead_b,
        confirmed=none,
        ambiguous=none.copy(),
        score=np.array(graded, np.int64) if score is None else np.full(count, score),
        counts=counts,
        notes={"currency_a": name, **notes_of(frame, paid, to, found), **_stated(told)},
        gates={"currency": none.copy()},
    )


def _stated(told: list[str]) -> dict[str, list[str]]:
    """Return the evidence of what the channel states, where it does for some match."""
    return {"stated": [json.dumps(one) if one else "" for one in told]} if any(told) else {}


def _crossed(
    work: Work, comparison: Comparison, members: tuple[Ints, Ints, Ints], lead_a: Ints, lead_b: Ints
) -> list[tuple[Crossed | None, int]]:
    """Return for each match what the rates say, and Σ B without refunds; members sorted by match and side."""
    frame, (match, side, row) = work.frame, members
    value = value_of(frame, comparison)[row] * sign_of(frame, row)
    counted = (side == SIDE_A) | (value > 0) if comparison is L1 else np.ones(len(row), np.bool_)
    edge = np.searchsorted(match, np.arange(len(lead_a) + 1)).tolist()
    code, day = frame.currency[row].tolist(), frame.day[row].tolist()
    values, sides, used = value.tolist(), side.tolist(), counted.tolist()
    to = frame.currency[lead_b].tolist()
    out: list[tuple[Crossed | None, int]] = []
    for number, first in enumerate(frame.day[lead_a].tolist()):
        if number % PAUSE == 0:
            work.pause()
        sums: dict[int, int] = {}
        paid, last, parts = 0, -(2**62), 0
        for at in range(edge[number], edge[number + 1]):
            if sides[at] == SIDE_A:
                sums[code[at]] = sums.get(code[at], 0) + values[at]
            elif used[at]:
                paid, last, parts = paid + values[at], max(last, day[at]), parts + 1
        out.append((crossed(frame, sums, first, paid, to[number], last, parts), paid))
    return out


def batches(work: Work, inside: Ints) -> None:
    """Join open entries with the open payout in another currency whose batch number they carry.

    inside: rows that a payout may carry, by rank.
    """
    frame = work.frame
    if len(frame.currencies) < 2:
        return
    payout = frame.by_rank(frame.payout & ~frame.idle)
    for theirs in ("batch_ref", "channel_ref"):
        rows = np.concatenate([inside, payout])
        free = np.concatenate([work.open(L2, SIDE_A)[inside], work.open(L2, SIDE_B)[payout]])
        match, place = _groups(frame, ("batch_ref", theirs), len(inside), rows, free)
        if not len(place):
            continue
        made = _proposals(work, L2, NUMBER, match, np.where(place < len(inside), SIDE_A, SIDE_B), rows[place])
        lone = group_sum(made.side, made.match, made.count) == 1
        work.take(made.keep(lone & (np.abs(frame.day[made.lead_b] - frame.day[made.lead_a]) <= BATCH_DAYS)))


def payouts(work: Work, columns: tuple[tuple[str, ...], tuple[str, ...]], most_days: int) -> None:
    """Join payouts and bank credits of another currency by a number: in their columns, or in the bank's text.

    A number in a text counts only where the rate of the day agrees.
    """
    frame = work.frame
    if len(frame.currencies) < 2:
        return
    all_a, all_b = frame.by_rank(work.sides[L3][0]), frame.by_rank(work.sides[L3][1])
    for a, b in shared_numbers(frame, all_a, all_b, *columns):
        _pair(work, a, b, most_days, sure=True)
    rest = frame.by_rank(work.open(L3, SIDE_B))
    if len(all_a) and len(rest):
        _pair(work, *number_in_text(frame, all_a, rest), most_days, sure=False)


def _pair(work: Work, a: Ints, b: Ints, most_days: int, *, sure: bool) -> None:
    frame = work.frame
    days = frame.day[b] - frame.day[a]
    good = work.open(L3, SIDE_A)[a] & work.open(L3, SIDE_B)[b] & ~frame.idle[a] & (days >= -1) & (days <= most_days)
    good &= (frame.currency[a] != frame.currency[b]) & (frame.net[a] < 0) & (frame.net[b] > 0)
    a, b = a[good], b[good]
    if len(a):
        made = _pairs(work, NUMBER, a, b, None)
        work.take(made if sure else made.keep(made.score == AGREES))


def _pairs(work: Work, method: str, a: Ints, b: Ints, score: int | None) -> Proposals:
    count = len(a)
    match, side = np.tile(np.arange(count), 2), np.repeat(np.array([SIDE_A, SIDE_B]), count)
    return _proposals(work, L3, method, match, side, np.concatenate([a, b]), score)


def by_rate(work: Work, points: Callable[[Work, Ints], Points], expected: Callable[[Frame, Ints], Ints]) -> None:
    """Pair open payouts and bank credits of another currency that only each other fit by the rate of the day."""
    frame = work.frame
    if not frame.inputs.rates or len(frame.currencies) < 2:
        return
    ours = frame.by_rank(work.open(L3, SIDE_A) & ~frame.idle & (frame.net < 0))
    theirs = frame.by_rank(work.open(L3, SIDE_B) & (frame.net > 0))
    if not len(ours) or not len(theirs) or len(ours) * len(theirs) > MOST_PAIRS:
        return
    days = frame.day[theirs][None, :] - expected(frame, ours)[:, None]
    before, after = day_window(frame.inputs.rules.tolerance)
    fits = (days >= -before) & (days <= after) & (frame.currency[ours][:, None] != frame.currency[theirs][None, :])
    i, j = np.nonzero(fits)
    a, b = ours[i], theirs[j]
    good = (points(work, theirs)(a, b) > 0) & ~work.refused_pairs(L3, a, b)
    if (by := frame.governing.get(L3)) is not None:
        good &= by.of(a, b) < 0  # what a rule governs goes by its tolerance alone
    a, b = a[good], b[good]
    near = np.array([_likely(frame, *pair) for pair in zip(a.tolist(), b.tolist(), strict=True)], np.bool_)
    a, b = a[near], b[near]
    only = (np.bincount(a, minlength=frame.count)[a] == 1) & (np.bincount(b, minlength=frame.count)[b] == 1)
    if only.any():
        work.take(_pairs(work, RATE, a[only], b[only], BY_RATE))


def _likely(frame: Frame, a: int, b: int) -> bool:
    sums = {int(frame.currency[a]): -int(frame.net[a])}
    day, on = int(frame.day[a]), int(frame.day[b])
    one = crossed(frame, sums, day, int(frame.net[b]), int(frame.currency[b]), on)
    return one is not None and one.likely
