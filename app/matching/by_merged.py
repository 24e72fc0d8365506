"""L3 sets: a deposit that merges payouts, a payout that came in parts, small groups of both; all only suggested.

Candidates are payouts of one provider and bank rows that name it, or a channel at least, within the expected days. A
set is a story about them: which of the window this deposit leaves out, with a bank charge that is known from others.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.matching.by_story import LEAST_BITS, SCORES, json_text
from app.matching.proposals import Proposals
from app.matching.sets import Explanation, Limits, Pool, Verdict, explain
from app.matching.sides import channel_like

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Scores = Callable[[Ints, Ints], Ints]

L3 = Comparison.L3

METHOD = "payout_set"

#: Candidates of one window at most; of so many, every set of a small window is looked at.
MOST, FEW = 16, 10

#: Open rows of a side at most, beyond which nobody could look at what is found.
MOST_OPEN = 2_000

#: Days that a bank may wait for more payouts before it pays them together, beside the usual tolerance.
WAIT_DAYS = 4

#: Members of one side in a group of several payouts and several deposits.
MOST_GROUP = 4

#: A charge is known when the number of a payout proves it, or when it was met so often.
KNOWN_CHARGE = 2


@dataclass(frozen=True, slots=True)
class _Set:
    """A group found. cost orders them; story is None for a group of several on both sides."""

    payouts: Ints
    deposits: Ints
    cost: int
    ways: int
    off: int
    story: Explanation | None
    left: int = 0


def run(work: Work, evidence: Callable[[Work, Ints], Scores], expected: Ints, *, charged: bool) -> None:
    """Find sets among what is open and keep them in `work`.

    evidence: as of a pair of payout and deposit; expected: day on which each row's payout should be in the bank;
    charged: with the bank charges that are known by now, else only sums that agree to the unit.
    """
    frame = work.frame
    payouts = frame.by_rank(work.open(L3, SIDE_A) & ~frame.idle & (frame.net != 0))
    deposits = frame.by_rank(work.open(L3, SIDE_B) & channel_like(frame.records) & (frame.net != 0))
    charges = known_charges(work) if charged else []
    if (
        not len(payouts)
        or not len(deposits)
        or max(len(payouts), len(deposits)) > MOST_OPEN
        or (charged and not charges)
    ):
        return
    scores = evidence(work, deposits)
    found = [*_merged(work, payouts, deposits, expected, scores, charges)]
    found += _parted(work, payouts, deposits, expected, scores, charges)
    _keep(work, found)
    if not charged:
        rest = payouts[~work.taken[L3, SIDE_A][payouts]], deposits[~work.taken[L3, SIDE_B][deposits]]
        _keep(work, [*_groups(work, *rest, expected, scores)])


def known_charges(work: Work) -> list[int]:
    """Return the charges by which deposits fell short of their payouts: proved by a number, or met several times."""
    proved: Counter[int] = Counter()
    for found in work.found:
        if found.comparison is L3 and "off" in found.figures:
            off = found.figures["off"]
            weight = KNOWN_CHARGE if found.method.startswith("reference") else 1
            proved.update({one: weight * times for one, times in Counter(off[off > 0].tolist()).items()})
    return sorted(one for one, times in proved.items() if times >= KNOWN_CHARGE)


def _window(work: Work, day: int, due: Ints) -> NDArray[np.bool_]:
    """Return which payouts, by their expected days, a bank row of `day` may hold."""
    tolerance = work.frame.inputs.rules.tolerance
    return np.asarray((due >= day - tolerance.days_after - WAIT_DAYS) & (due <= day + tolerance.days_before))


def _merged(
    work: Work, payouts: Ints, deposits: Ints, expected: Ints, scores: Scores, charges: list[int]
) -> Iterator[_Set]:
    """Yield deposits that several payouts of one provider make together, negative ones included."""
    frame = work.frame
    for deposit in deposits.tolist():
        near = payouts[_window(work, int(frame.day[deposit]), expected[payouts])]
        near = near[frame.currency[near] == frame.currency[deposit]]
        near = near[scores(near, np.full(len(near), deposit)) > 0] if len(near) else near
        for family in np.unique(frame.family[0][near]).tolist():
            pool = _in_time(frame, near[frame.family[0][near] == family])
            told = _story(-frame.net[pool], int(frame.net[deposit]), [-one for one in charges])
            if told is not None:
                yield _set(frame, np.delete(pool, told.left_out), np.array([deposit]), told)


def _parted(
    work: Work, payouts: Ints, deposits: Ints, expected: Ints, scores: Scores, charges: list[int]
) -> Iterator[_Set]:
    """Yield payouts that came as several bank rows."""
    frame = work.frame
    tolerance = frame.inputs.rules.tolerance
    for payout in payouts.tolist():
        days = frame.day[deposits] - expected[payout]
        near = deposits[(days >= -tolerance.days_before) & (days <= tolerance.days_after + WAIT_DAYS)]
        near = near[frame.currency[near] == frame.currency[payout]]
        near = near[scores(np.full(len(near), payout), near) > 0] if len(near) else near
        for account in np.unique(frame.accounts[0][near]).tolist():
            pool = _in_time(frame, near[frame.accounts[0][near] == account])
            told = _story(frame.net[pool], -int(frame.net[payout]), charges)
            if told is not None:
                yield _set(frame, np.array([payout]), np.delete(pool, told.left_out), told)


def _in_time(frame: Frame, rows: Ints) -> Ints:
    return rows[np.lexsort((frame.rank[rows], frame.utc[rows]))]


def _story(value: Ints, target: int, charges: list[int]) -> Explanation | None:
    """Return the story of a sum of at least two of the values; None where chance would do as well."""
    count = len(value)
    if not 2 <= count <= MOST:
        return None
    cut = count - 2
    limits = Limits(tail=cut, head=cut, singles=4 if count <= FEW else 2, earlier=False, ways=20, lookups=200_000)
    extras = tuple((str(one), one) for one in charges)
    told = explain(Pool(value=value, extras=extras), target, limits)
    if not told.found or count - len(told.left_out) < 2 or bool(charges) != bool(told.extras):
        return None
    sure = told.bits_needed + LEAST_BITS <= told.bits_given
    return told if sure or (count <= FEW and not told.extras) else None


def _set(frame: Frame, payouts: Ints, deposits: Ints, told: Explanation) -> _Set:
    off = -int(frame.net[payouts].sum()) - int(frame.net[deposits].sum())
    cost = told.cost + (0 if told.verdict is Verdict.UNIQUE else 1)
    return _Set(payouts, deposits, cost, told.ways, off, told, len(told.left_out))


def _groups(work: Work, payouts: Ints, deposits: Ints, expected: Ints, scores: Scores) -> Iterator[_Set]:
    """Yield a few payouts in a row that equal a few deposits in a row, where no other such runs do."""
    frame = work.frame
    lanes = {(int(frame.family[0][one]), int(frame.currency[one])) for one in payouts.tolist()}
    for family, currency in sorted(lanes):
        ours = _in_time(frame, payouts[(frame.family[0][payouts] == family) & (frame.currency[payouts] == currency)])
        theirs = _in_time(frame, deposits[frame.currency[deposits] == currency])
        theirs = theirs[scores(np.full(len(theirs), ours[0]), theirs) > 0] if len(theirs) else theirs
        wanted: dict[int, list[Ints]] = {}
        for one in _runs(theirs):
            wanted.setdefault(int(frame.net[one].sum()), []).append(one)
        hits = [(a, b) for a in _runs(ours) for b in wanted.get(-int(frame.net[a].sum()), [])]
        for a, b in hits:
            if not _window(work, int(frame.day[b[0]]), expected[a]).all():
                continue
            rivals = [x for x in hits if np.isin(x[0], a).any() or np.isin(x[1], b).any()]
            if len(rivals) == 1:
                yield _Set(a, b, 4, 1, 0, None)


def _runs(rows: Ints) -> Iterator[Ints]:
    """Yield runs of two to MOST_GROUP neighbours."""
    for size in range(2, MOST_GROUP + 1):
        for start in range(len(rows) - size + 1):
            yield rows[start : start + size]


def _keep(work: Work, found: list[_Set]) -> None:
    """Take the cheapest first; one whose rows another as cheap wants as well is ambiguous."""
    frame = work.frame
    order = sorted(found, key=lambda one: (one.cost, one.ways, int(frame.rank[one.deposits].min())))
    taken: set[int] = set()
    for one in order:
        rows = {*one.payouts.tolist(), *one.deposits.tolist()}
        if rows & taken:
            continue
        rivals = [
            x
            for x in found
            if x is not one and x.cost <= one.cost and rows & {*x.payouts.tolist(), *x.deposits.tolist()}
        ]
        taken |= rows
        work.take(_proposal(frame, one, ambiguous=one.ways > 1 or bool(rivals)))


def _proposal(frame: Frame, one: _Set, *, ambiguous: bool) -> Proposals:
    a, b = (rows[np.argsort(frame.rank[rows])] for rows in (one.payouts, one.deposits))
    row = np.concatenate([a, b])
    side = np.repeat([SIDE_A, SIDE_B], [len(a), len(b)])
    story = one.story
    verdict = Verdict.SEVERAL if ambiguous else story.verdict if story is not None else Verdict.ONE
    numbers = {"payouts": len(a), "deposits": len(b), "ways": one.ways, "left_rows": one.left}
    notes = {"sure": [json_text(verdict.value)]}
    if story is not None:
        numbers |= {"bits_needed": story.bits_needed, "bits_given": story.bits_given}
        notes["complete"] = [json_text("yes" if story.complete else "no")]
    return Proposals(
        comparison=L3,
        method=METHOD,
        match=np.zeros(len(row), np.int64),
        side=side,
        row=row,
        part=frame.net[row],
        lead_a=a[:1],
        lead_b=b[:1],
        confirmed=np.zeros(1, np.bool_),
        ambiguous=np.array([ambiguous]),
        score=np.array([SCORES[verdict] - (100 if one.off else 0)]),
        figures={"off": np.array([one.off])},
        counts={name: np.array([number], np.int64) for name, number in numbers.items()},
        notes=notes,
    )
