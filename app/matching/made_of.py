"""What one payout or one deposit is made of, when somebody asks: a search as far as it goes, and the balance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.record import Kind
from app.matching import by_batch, by_merged, by_payout, by_story
from app.matching.expected import expected_by_row
from app.matching.pairing import codes
from app.matching.sets import Excluded, Limits, Verdict, explain, subsets
from app.matching.sets.subsets import MOST, bits

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.work import Work

    Ints = NDArray[np.int64]

#: As far as a search goes when somebody waits for it.
LIMITS = Limits(head=0, singles=4, ways=50)

#: Delays from entry to payout that are tried where no batch of the account shows one.
LAGS = (1, 0, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeOf:
    """What was found; rows are the frame's.

    rows: what makes the sum, by time; left, why: candidates that are left out, with the reason of each. off: what of
    the sum is a balance carried in or a charge. none: why there is no set ("" where there is one): a key of texts.
    sure, ways, complete, tried, bits: as in Explanation. balance: opening, entries and payouts before this one and
    this one, as sums of the account at the frame's exponent, None where no balance is stated. rejected: why a run does
    not suggest the set, a key of texts, "" where it would.
    """

    comparison: Comparison
    row: int
    rows: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    left: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    why: tuple[Excluded, ...] = ()
    candidates: int = 0
    off: int = 0
    sure: Verdict = Verdict.NONE
    ways: int = 0
    ways_capped: bool = False
    complete: bool = True
    twins: bool = False
    tried: int = 0
    bits: tuple[int, int] = (0, 0)
    deciding: int = 0
    none: str = ""
    balance: tuple[int, int, int, int] | None = None
    rejected: str = ""


def matched(work: Work, row: int, rows: Ints, comparison: str) -> MadeOf:
    """Return what an approved match says of a payout or deposit."""
    frame = work.frame
    sign = -1 if comparison == Comparison.L3.value else 1
    off = sign * int(frame.net[rows].sum()) + (-1 if sign < 0 else 1) * int(frame.net[row])
    return MadeOf(
        comparison=Comparison(comparison),
        row=row,
        rows=_in_time(frame, rows),
        candidates=len(rows),
        off=off,
        sure=Verdict.ONE,
        ways=1,
        balance=_balance(frame, row) if frame.payout[row] else None,
    )


def payout(work: Work, row: int, watch: Callable[[int], None], suggested: Ints | None = None) -> MadeOf:
    """Return which entries of its account a payout carries; a withdrawal without a set has its balance instead.

    suggested: rows of payouts that a run has a set for which nobody has approved yet.
    """
    frame = work.frame
    lane = codes(frame.accounts[0], frame.currency, frame.family[0])
    inside = by_batch.entries(frame, work.sides[Comparison.L2][0]) & work.open(Comparison.L2, SIDE_A)
    ours = frame.by_rank(inside & (lane == lane[row]))
    every = np.flatnonzero(frame.payout & ~frame.idle & (lane == lane[row]))
    whole = by_story.emptied(frame, ours, np.array([row]), every)
    planned = frame.num("kind")[row] == Kind.PAYOUT
    if whole and not planned:
        rows = _in_time(frame, whole[0][1])
        return MadeOf(
            comparison=Comparison.L2, row=row, rows=rows, candidates=len(rows), sure=Verdict.ONE, ways=1, tried=1,
            balance=_balance(frame, row),
        )  # fmt: skip
    if not planned:
        return MadeOf(comparison=Comparison.L2, row=row, none="made_of.withdrawal", balance=_balance(frame, row))
    closed = [(first, last, on) for first, last, _, on in by_batch.standing_runs(frame, lane).get(int(lane[row]), [])]
    lags = sorted({on - last for _, last, on in closed}) or list(LAGS)
    by_plan = every[frame.num("kind")[every] == Kind.PAYOUT]
    waiting = by_plan[work.open(Comparison.L2, SIDE_B)[by_plan] & (frame.day[by_plan] < frame.day[row])]
    told, cost = _story(work, row, ours, by_plan, closed, lags, watch, waiting)
    if len(waiting):
        before = told.tried
        wide, less = _story(work, row, ours, by_plan, closed, lags, lambda tried: watch(before + tried), waiting[:0])
        told, wide = (replace(one, tried=before + wide.tried) for one in (told, wide))
        if not told.rows.size or (wide.rows.size and less < cost):
            told = replace(wide, rejected=wide.rejected or _leftover(frame, wide, waiting, suggested))
        elif less == cost and wide.rows.size and not np.array_equal(wide.rows, told.rows):
            told = replace(told, sure=Verdict.SEVERAL, ways=told.ways + wide.ways)
    pools = [by_story.asked(frame, ours, ours[:0], row, by_plan, closed, lag, waiting) for lag in lags]
    if told.sure is Verdict.UNIQUE and not all(one is None or one.proved for one in pools):
        told = replace(told, sure=Verdict.ONE)  # what it goes by is not proved
    return told


def _leftover(frame: Frame, found: MadeOf, waiting: Ints, suggested: Ints | None) -> str:
    """Return why a run does not suggest a set that takes what a payout without any set may have carried."""
    unexplained = waiting if suggested is None else waiting[~np.isin(waiting, suggested)]
    early = len(unexplained) and len(found.rows) and frame.day[found.rows].min() < frame.day[unexplained].max()
    return "made_of.rejected.leftover" if early else ""


def _story(
    work: Work,
    row: int,
    ours: Ints,
    planned: Ints,
    closed: list[tuple[int, int, int]],
    lags: list[int],
    watch: Callable[[int], None],
    doubtful: Ints,
) -> tuple[MadeOf, int]:
    """Return the cheapest story over all delays, and its cost. doubtful: as in by_story.asked."""
    frame = work.frame
    best: MadeOf | None = None
    cost, tried = 0, 0
    none = MadeOf(comparison=Comparison.L2, row=row, none="made_of.no_entries", balance=_balance(frame, row))
    for lag in lags:
        pool = by_story.asked(frame, ours, ours[:0], row, planned, closed, lag, doubtful)
        if pool is None:
            continue
        if len(pool.rows) > by_story.MOST_ENTRIES:
            return MadeOf(comparison=Comparison.L2, row=row, candidates=len(pool.rows), none="made_of.too_many"), 0
        before = tried
        found = explain(pool.pool, -int(frame.net[row]), LIMITS, lambda so_far, before=before: watch(before + so_far))  # type: ignore[misc]
        tried += found.tried
        said = MadeOf(
            comparison=Comparison.L2,
            row=row,
            candidates=len(pool.rows),
            sure=found.verdict,
            ways=found.ways,
            ways_capped=found.ways_capped,
            complete=found.complete,
            twins=found.twins,
            tried=tried,
            bits=(found.bits_needed, found.bits_given),
            deciding=found.deciding_singles,
        )
        if not found.found:
            none = replace(said, none="made_of.none", balance=none.balance)
            continue
        told = by_story.as_told(frame, row, pool, found)
        rows = _in_time(frame, told.members)
        if best is None or found.cost < cost:
            cost = found.cost
            reason = by_story.rejected(found, pool)
            best = replace(said, rows=rows, left=told.left, why=found.why, off=-told.carried, rejected=reason)
        elif found.cost == cost and not np.array_equal(rows, best.rows):  # another delay tells as simple a story
            best = replace(best, sure=Verdict.SEVERAL, ways=best.ways + found.ways)
    return (replace(best, tried=tried) if best is not None else replace(none, tried=tried)), cost


def deposit(work: Work, row: int, watch: Callable[[int], None]) -> MadeOf:
    """Return which payouts a bank row holds, less a charge that is known where none fit to the unit."""
    frame = work.frame
    payouts = frame.by_rank(work.open(Comparison.L3, SIDE_A) & ~frame.idle & (frame.net != 0))
    expected = expected_by_row(frame)
    scores = by_payout.evidence_of(work, np.array([row]))
    days = by_merged.days_of(frame, payouts, np.array([row]), expected)
    pools = list(by_merged.pools(work, row, payouts, days, scores))
    if not pools:
        return MadeOf(comparison=Comparison.L3, row=row, none="made_of.no_payouts")
    small = [one for one in pools if len(one) <= MOST]
    if not small:
        return MadeOf(comparison=Comparison.L3, row=row, candidates=max(map(len, pools)), none="made_of.too_many")
    tried = 0
    for charges in ([0], by_payout.charges_by_number(work)):
        found: list[tuple[Ints, Ints, int]] = []
        for pool in small:
            watch(tried)
            tried += len(charges) << len(pool)
            for charge in charges:
                sets = subsets(-frame.net[pool], int(frame.net[row]) + charge, least=1)
                found += [(pool[one], np.delete(pool, one), charge) for one in sets]
        if found:
            rows, left, charge = min(found, key=lambda one: (len(one[1]), frame.rank[one[0]].tolist()))
            takes, gives = bits(-frame.net[np.concatenate([rows, left])])
            sure = Verdict.ONE if charge or takes + by_merged.SURE_BITS > gives else Verdict.UNIQUE
            return MadeOf(
                comparison=Comparison.L3, row=row, rows=rows, left=left, why=(Excluded.SINGLE,) * len(left),
                candidates=len(rows) + len(left), off=charge, sure=Verdict.SEVERAL if len(found) > 1 else sure,
                ways=len(found), tried=tried, bits=(takes, gives), complete=len(small) == len(pools),
            )  # fmt: skip
    return MadeOf(
        comparison=Comparison.L3, row=row, candidates=sum(map(len, pools)), none="made_of.none", tried=tried,
        complete=len(small) == len(pools),
    )  # fmt: skip


def _in_time(frame: Frame, rows: Ints) -> Ints:
    return rows[np.lexsort((frame.rank[rows], frame.utc[rows]))]


def _balance(frame: Frame, row: int) -> tuple[int, int, int, int] | None:
    """Return opening, entries before, payouts before and this payout, from the balance its statement opens with."""
    number = int(frame.num("statement")[row])
    stated = next((one for one in frame.inputs.coverage if one.number == number), None)
    if stated is None or stated.opening is None or stated.exp > frame.exp:
        return None
    same = (frame.num("statement") == number) & (frame.currency == frame.currency[row]) & ~frame.idle
    earlier = (frame.utc < frame.utc[row]) | ((frame.utc == frame.utc[row]) & (frame.rank < frame.rank[row]))
    out = same & earlier
    opening = stated.opening * int(10 ** (frame.exp - stated.exp))
    paid = int(frame.net[out & frame.payout].sum())
    return opening, int(frame.net[out & ~frame.payout].sum()), paid, int(frame.net[row])
