"""L2 batches out of which a cut-off, a hold or a dispute took some entries: told by the few that they leave out.

Only planned payouts are explained so. A withdrawal is a sum that somebody asked for: it need not be any set of entries,
and what speaks of it is the balance.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import SIDE_B
from app.domain.record import NO_TIME, Kind
from app.matching.figures import time_text
from app.matching.sets import Explanation, Limits, Pool, Verdict, explain
from app.matching.sets.search import bits_given
from app.matching.untold import Untold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]

METHOD, EMPTIED = "batch_story", "batch_balance"

#: A story is offered only where the cents outweigh the choice by this many bits: one in sixteen is chance at worst.
LEAST_BITS = 4

#: A pool of more entries than this is left alone: no cents can tell which few of them are missing.
MOST_ENTRIES = 2_000

#: Leftovers of earlier days that a pool takes in, refunds that count as known, and delays that are tried.
MOST_LEFT, MOST_REFUNDS, MOST_LAGS = 8, 6, 3

LIMITS = Limits(head=0, singles=3, ways=20, pairs=300_000, lookups=600_000, least_bits=LEAST_BITS)

#: Why a payout is in no set; of several delays the last of these that one of them gave is told.
REASONS = (
    *("made_of.no_entries", "made_of.too_many", "made_of.none"),
    *("made_of.rejected.half", "made_of.rejected.chance", "made_of.rejected.leftover"),
)

SCORES = {Verdict.UNIQUE: 850, Verdict.ONE: 700, Verdict.SEVERAL: 600}

#: Kinds that the channel itself keeps back or returns.
HELD = (Kind.HOLD, Kind.RELEASE, Kind.CHARGEBACK)


@dataclass(frozen=True, slots=True)
class Told:
    """One payout with its story. members: entries that it carries, by rank; left: those it leaves out, in time;
    run: first and last day of the pool; carried: balance from before that is part of it; until: the last entry before
    a cut-off that lies after the pool's last day, −1 where none does."""

    payout: int
    members: Ints
    left: Ints
    story: Explanation
    run: tuple[int, int]
    ways: int
    carried: int = 0
    until: int = -1


def tell(frame: Frame, ours: Ints, payouts: Ints, planned: Ints, closed: list[tuple[int, int, int]]) -> list[Told]:
    """Return the stories of `payouts`, in the order of their days.

    ours: open entries of the account. planned: all its planned payouts, matched ones too. closed: first and last day
    and payout's day of each batch that closes whole days.
    """
    lags = [lag for lag, _ in sorted(Counter(on - last for _, last, on in closed).items(), key=lambda n: (-n[1], n[0]))]
    order = np.lexsort((frame.rank[payouts], frame.day[payouts]))
    told: list[Told] = []
    doubtful = payouts[:0]
    for payout in payouts[order].tolist():
        waiting = np.concatenate([one.left for one in told]) if told else ours[:0]
        gone = np.concatenate([one.members for one in told]) if told else ours[:0]
        free = ours[~np.isin(ours, gone)]
        best: list[Told] = []
        why = REASONS[0]
        for lag in lags[:MOST_LAGS] or [1]:
            found = _tell(frame, free, waiting, payout, planned, closed, lag, doubtful)
            if isinstance(found, str):
                why = max(why, found, key=REASONS.index)
            elif not best or found.story.cost <= best[0].story.cost:
                same = [one for one in best if one.story.cost == found.story.cost]
                if not any(np.array_equal(one.members, found.members) for one in same):
                    best = [*same, found]
        if not best:
            late = [
                one
                for lag in lags[:MOST_LAGS] or [1]
                for one in past_midnight(frame, free, payout, planned, closed, lag, doubtful)
            ]
            best = late if len(late) == 1 else []
        if best:
            told.append(_no_surer(_one_of(best), told))
        else:
            doubtful = np.append(doubtful, payout)
            frame.untold[payout] = _untold(frame, free, payout, planned, closed, lags[0] if lags else 1, why)
    return told


def past_midnight(
    frame: Frame,
    free: Ints,
    payout: int,
    planned: Ints,
    closed: list[tuple[int, int, int]],
    lag: int,
    doubtful: Ints,
) -> list[Told]:
    """Return the stories of a payout whose cut-off lies some hours after the last day of its pool.

    All of the pool and the first entries of the next day, up to a moment, make the sum. Every entry of that day must
    have its time, and the cents must outweigh the moments there are to choose from.
    """
    pool = asked(frame, free, free[:0], payout, planned, closed, lag, doubtful)
    if pool is None or pool.run[1] + 1 > frame.day[payout]:
        return []
    after = _in_time(frame, free[frame.day[free] == pool.run[1] + 1])
    if len(after) < 2 or (frame.num("offset")[after] == NO_TIME).any() or len(after) > MOST_ENTRIES:
        return []
    rest = -int(frame.net[payout]) - int(frame.net[pool.rows].sum())
    apart = np.diff(frame.utc[after]) > 0
    if frame.num("offset")[payout] != NO_TIME:  # what came after it was paid is not in it
        apart &= frame.utc[after[:-1]] < frame.utc[payout]
    rows = np.concatenate([pool.rows, after])
    found = []
    for carried in sorted({0, pool.carried}):
        reached = np.cumsum(frame.net[after])[:-1] == rest - carried
        found += [(int(one) + 1, carried) for one in np.flatnonzero(reached & apart)]
    needed, given = (2 * len(after) - 1).bit_length(), bits_given(np.sort(frame.net[rows]))
    if len(found) != 1 or needed + LEAST_BITS > given:
        return []
    count, carried = found[0]
    members = np.concatenate([pool.rows, after[:count]])
    story = Explanation(
        verdict=Verdict.ONE,
        left_out=free[:0],
        cost=1,
        ways=1,
        tried=2 * len(after),
        bits_needed=needed,
        bits_given=given,
    )
    members = members[np.argsort(frame.rank[members])]
    return [Told(payout, members, free[:0], story, (pool.run[0], pool.run[1] + 1), 1, carried, int(after[count - 1]))]


def _one_of(best: list[Told]) -> Told:
    """Return the story, ambiguous where two delays tell equally cheap ones."""
    return best[0] if len(best) == 1 else _several(best[0], sum(each.ways for each in best))


def _several(one: Told, ways: int) -> Told:
    return replace(one, story=replace(one.story, verdict=Verdict.SEVERAL), ways=ways)


def _at_most_one(one: Told) -> Told:
    """Return a story as not the only one: what it goes by is not proved."""
    sure = one.story.verdict is Verdict.UNIQUE
    return replace(one, story=replace(one.story, verdict=Verdict.ONE)) if sure else one


def _no_surer(one: Told, told: list[Told]) -> Told:
    """Return a story no surer than the ones before it whose leftovers are in its pool.

    Sets that explain a payout as well leave out as much money: each of them would fit the next payout too.
    """
    rows = np.concatenate([one.members, one.left])
    for before in told:
        if np.isin(before.left, rows).any():
            if before.ways > 1:
                one = _several(one, max(one.ways, before.ways))
            elif before.story.verdict is Verdict.ONE:
                one = _at_most_one(one)
    return one


@dataclass(frozen=True, slots=True)
class Asked:
    """The pool of a payout. rows: its entries in time, leftovers first; run: first and last day of the fresh ones.

    kept: leftovers that are not in it, since a payout that nothing explains may have carried them; proved: whether
    there are none and the payout before this one is explained.
    """

    rows: Ints
    pool: Pool
    run: tuple[int, int]
    carried: int
    kept: Ints
    proved: bool


def asked(
    frame: Frame,
    free: Ints,
    waiting: Ints,
    payout: int,
    planned: Ints,
    closed: list[tuple[int, int, int]],
    lag: int,
    doubtful: Ints,
) -> Asked | None:
    """Return the pool of a payout that carries entries up to `lag` days before its own day; None for an empty one.

    doubtful: earlier payouts that nothing explains; what they may have carried is kept back.
    """
    since, last = _days(frame, payout, planned, closed, lag)
    oldest = int(frame.day[payout]) - frame.inputs.rules.batch_days
    day = frame.day[free]
    fresh = free[(day >= since) & (day <= last)]
    left = free[(day < since) & (np.isin(free, waiting) | (day >= oldest))]
    doubt = int(frame.day[doubtful].max()) if len(doubtful) else None
    kept = left[:0] if doubt is None else left[frame.day[left] + lag <= doubt]
    left = left[~np.isin(left, kept)]
    if len(left) > MOST_LEFT:
        left = left[np.isin(left, waiting)]
    if not len(fresh) or len(left) > MOST_LEFT:
        return None
    rows = np.concatenate([_in_time(frame, left), _in_time(frame, fresh)])
    carried = 0 if len(left) or len(kept) else _carried(frame, payout, since, int(frame.day[rows[0]]))
    extras = (("carried", carried),) if carried else ()
    pool = Pool(value=frame.net[rows], earlier=len(left), known=_known(frame, rows), extras=extras)
    on = frame.day[planned]
    proved = not len(kept) and (doubt is None or bool((on[on < frame.day[payout]] > doubt).any()))
    return Asked(rows, pool, (since, last), carried, kept, proved)


def _days(frame: Frame, payout: int, planned: Ints, closed: list[tuple[int, int, int]], lag: int) -> tuple[int, int]:
    """Return first and last day of the entries that a payout should carry: those that came since the one before."""
    on = int(frame.day[payout])
    oldest, last = on - frame.inputs.rules.batch_days, on - lag
    before = frame.day[planned][frame.day[planned] < on]
    since = int(before.max()) - lag + 1 if len(before) else oldest
    return max([since, oldest, *(end + 1 for _, end, _ in closed if end < last)]), last


def _untold(
    frame: Frame, free: Ints, payout: int, planned: Ints, closed: list[tuple[int, int, int]], lag: int, why: str
) -> Untold:
    first, last = _days(frame, payout, planned, closed, lag)
    day, before = frame.day[free], frame.day[planned][frame.day[planned] < frame.day[payout]]
    mine = free[(day >= first) & (day <= last)]
    older = day < first if not len(before) else (day < first) & (day > int(before.max()) - lag)
    return Untold(why, first, last, int(frame.net[mine].sum()), whole=not older.any())


def _tell(
    frame: Frame,
    free: Ints,
    waiting: Ints,
    payout: int,
    planned: Ints,
    closed: list[tuple[int, int, int]],
    lag: int,
    doubtful: Ints,
) -> Told | str:
    """Return the story of one payout, or why none is suggested, as a key of texts.

    A set that takes what an unexplained payout may have carried is suggested by nothing; it makes another that is no
    simpler one of several.
    """
    pool = asked(frame, free, waiting, payout, planned, closed, lag, doubtful)
    found = _found(frame, payout, pool)
    if pool is not None and pool.proved:
        return found
    wide = _found(frame, payout, asked(frame, free, waiting, payout, planned, closed, lag, doubtful[:0]))
    if isinstance(found, str):
        return found if isinstance(wide, str) else "made_of.rejected.leftover"
    if isinstance(wide, str) or wide.story.cost > found.story.cost or np.array_equal(wide.members, found.members):
        return _at_most_one(found)
    return _several(found, found.ways + wide.ways)


def _found(frame: Frame, payout: int, pool: Asked | None) -> Told | str:
    if pool is None or len(pool.rows) > MOST_ENTRIES:
        return "made_of.no_entries" if pool is None else "made_of.too_many"
    story = explain(pool.pool, -int(frame.net[payout]), LIMITS)
    why = rejected(story, pool) if story.found else "made_of.none"
    return why or as_told(frame, payout, pool, story)


def rejected(story: Explanation, pool: Asked) -> str:
    """Return why a run does not suggest a story that was found, as a key of texts; "" where it does."""
    if story.bits_needed + LEAST_BITS > story.bits_given:
        return "made_of.rejected.chance"
    return "made_of.rejected.half" if 2 * len(story.left_out) >= len(pool.rows) else ""


def as_told(frame: Frame, payout: int, pool: Asked, story: Explanation) -> Told:
    """Return a story in rows of the frame."""
    members = np.delete(pool.rows, story.left_out)
    members = members[np.argsort(frame.rank[members])]
    carried = pool.carried if story.extras else 0
    return Told(payout, members, pool.rows[story.left_out], story, pool.run, story.ways, carried)


def _in_time(frame: Frame, rows: Ints) -> Ints:
    return rows[np.lexsort((frame.rank[rows], frame.utc[rows]))]


def _known(frame: Frame, pool: Ints) -> NDArray[np.bool_] | None:
    """Return which entries the channel may keep out by what they are: holds, disputes, and refunds if they are few."""
    kind = frame.num("kind")[pool]
    held = np.isin(kind, HELD)
    refund = kind == Kind.REFUND
    if refund.sum() <= MOST_REFUNDS:
        held |= refund
    return held if held.any() and held.sum() <= 2 * MOST_REFUNDS else None


def _carried(frame: Frame, payout: int, since: int, first: int) -> int:
    """Return the balance that a statement of the payout's account states before the first entry of the pool."""
    account = frame.text("account")[payout].as_py()
    currency = frame.currencies[int(frame.currency[payout])]
    for one in frame.inputs.coverage:
        same = (one.account, one.currency) == (account, currency) and one.first is not None
        if same and since <= (one.first or 0) <= first and one.opening is not None and one.exp <= frame.exp:
            return one.opening * int(10 ** (frame.exp - one.exp))
    return 0


def emptied(frame: Frame, ours: Ints, payouts: Ints, every: Ints) -> list[tuple[int, Ints]]:
    """Return payouts, asked for or planned, that take out exactly what came in since the one before; with the entries.

    ours: open entries of the account; every: all its payouts. What came in the same second as a payout may be before
    or after it, so there is none then; nor without an earlier payout, since nobody knows what was there before it.
    """
    timed = frame.num("offset") != NO_TIME
    at, before = frame.utc[ours], np.sort(frame.utc[every])
    found = []
    for payout in payouts[np.lexsort((frame.rank[payouts], frame.utc[payouts]))].tolist():
        until = int(frame.utc[payout])
        place = int(np.searchsorted(before, until))
        if not place or not timed[payout] or (before == until).sum() > 1:
            continue
        since = int(before[place - 1])
        inside = ours[(at >= since) & (at <= until)]
        edge = np.isin(frame.utc[inside], (since, until))
        if len(inside) and timed[inside].all() and not edge.any() and frame.net[inside].sum() == -frame.net[payout]:
            found.append((payout, inside[np.argsort(frame.rank[inside])]))
    return found


def words(frame: Frame, told: Told) -> dict[str, str]:
    """Return the story as evidence: what is left out and why, how sure it is, what the cents can decide (JSON)."""
    why = Counter(one.value for one in told.story.why)
    refs = [
        next((text for name in ("channel_ref", "order_ref") if (text := frame.text(name)[row].as_py())), "")
        for row in told.left[:20].tolist()
    ]
    sure = Verdict.SEVERAL if told.ways > 1 else told.story.verdict
    return {
        "story": json_text(dict(sorted(why.items()))) if why else "",
        "left_refs": json_text(refs) if refs else "",
        "sure": json_text(sure.value),
        "complete": json_text("yes" if told.story.complete else "no"),
        "twins": json_text("yes") if told.story.twins else "",
        "cutoff": _moment(frame, told.until),
    }


def _moment(frame: Frame, row: int) -> str:
    """Return the time of a row as evidence holds it; "" for none."""
    if row < 0:
        return ""
    at = np.array([row])
    return json_text(time_text(frame.num("at")[at], frame.num("offset")[at])[0].as_py())


def json_text(value: object) -> str:
    """Return a value as evidence holds it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def rows_of(told: Told) -> tuple[Ints, Ints]:
    """Return the members of the match: rows and sides, entries first."""
    return np.append(told.members, told.payout), np.append(np.zeros(len(told.members), np.int64), SIDE_B)
