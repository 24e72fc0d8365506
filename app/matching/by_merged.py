"""L3 sets: a deposit that merges payouts, a payout that came in parts, small groups of both; all only suggested.

Candidates are payouts of one provider and bank rows that name it, or a channel at least, within the expected
days. Every subset of a window is looked at; it may fall short by a bank charge that is known from others.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.matching.by_story import LEAST_BITS, SCORES, json_text
from app.matching.days import days_from, without_holidays
from app.matching.proposals import Proposals
from app.matching.sets import Verdict, subsets
from app.matching.sets.subsets import MOST, bits
from app.matching.sides import channel_like
from app.matching.tolerance import day_window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Scores = Callable[[Ints, Ints], Ints]

L3 = Comparison.L3

METHOD = "payout_set"

#: Candidates among which a set is offered even where the cents alone could not tell it.
FEW = 10

#: By so many bits the cents must outweigh the choice before a set is called unique.
SURE_BITS = 8

#: Open rows of a side at most, beyond which nobody could look at what is found.
MOST_OPEN = 2_000

#: Days that a bank may wait for more payouts before it pays them together, beside the usual tolerance; days off, on
#: which nothing is paid, are not counted.
WAIT_DAYS = 2

#: Members of one side in a group of several payouts and several deposits.
MOST_GROUP = 4

#: A charge is known when the number of a payout proves it, or when it was met so often.
KNOWN_CHARGE = 2


@dataclass(frozen=True, slots=True)
class Days:
    """Days by row of the frame, counted so that days off take no time. due: of payouts; came: of bank rows."""

    due: Ints
    came: Ints


def days_of(frame: Frame, payouts: Ints, deposits: Ints, expected: Ints) -> Days:
    """Return the days of payouts and deposits. expected: by row, the calendar day on which a payout should be there."""
    due, came = np.zeros(frame.count, np.int64), np.zeros(frame.count, np.int64)
    counted = without_holidays(np.concatenate([expected[payouts], frame.day[deposits]]))
    due[payouts], came[deposits] = np.split(counted, [len(payouts)])
    return Days(due, came)


@dataclass(frozen=True, slots=True)
class _Set:
    """A group found. ways: sets of the window that make the sum as well; left: candidates that it leaves out; bits:
    what the choice takes and what the cents give; gap: whether a candidate between its days is left out."""

    payouts: Ints
    deposits: Ints
    ways: int
    left: int
    bits: tuple[int, int]
    gap: bool = False

    @property
    def verdict(self) -> Verdict:
        if self.ways > 1:
            return Verdict.SEVERAL
        return Verdict.UNIQUE if self.bits[0] + SURE_BITS <= self.bits[1] else Verdict.ONE

    @property
    def order(self) -> tuple[int, bool, int, int]:
        """Return what goes first: the only set, without a gap, of few candidates left out."""
        return self.ways, self.gap, self.left, self.bits[0]


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
    scores = _allowed(frame, evidence(work, deposits), expected)
    days = days_of(frame, payouts, deposits, expected)
    found = [*_merged(work, payouts, deposits, days, scores, charges)]
    found += _parted(work, payouts, deposits, days, scores, charges)
    _keep(work, found)
    if not charged:
        rest = payouts[~work.taken[L3, SIDE_A][payouts]], deposits[~work.taken[L3, SIDE_B][deposits]]
        _keep(work, [*_groups(work, *rest, days, scores)])


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
    before, after = day_window(work.frame.inputs.rules.tolerance)
    return np.asarray((due >= day - after - WAIT_DAYS) & (due <= day + before))


def _allowed(frame: Frame, scores: Scores, expected: Ints) -> Scores:
    """Return scores of pairs, −1000 too where a person's rule does not allow the days between them."""
    by = frame.governing.get(L3)
    if by is None or not by.ready:
        return scores

    def call(a: Ints, b: Ints) -> Ints:
        sure, none = np.full(len(a), 1000, np.int64), np.zeros(len(a), np.bool_)
        return np.where(by.permits(a, b, days_from(expected[a], frame.day[b]), sure, none), scores(a, b), -1000)

    return call


def _merged(
    work: Work, payouts: Ints, deposits: Ints, days: Days, scores: Scores, charges: list[int]
) -> Iterator[_Set]:
    """Yield deposits that several payouts of one provider make together, negative ones included."""
    frame = work.frame
    for deposit in deposits.tolist():
        for pool in pools(work, deposit, payouts, days, scores):
            found = _best(frame, pool, -frame.net[pool], [int(frame.net[deposit]) + one for one in charges or [0]])
            if found is not None:
                yield _Set(found[0], np.array([deposit]), *found[1:])


def pools(work: Work, deposit: int, payouts: Ints, days: Days, scores: Scores) -> Iterator[Ints]:
    """Yield by provider, in the order of time, the payouts that a deposit may hold."""
    frame = work.frame
    near = payouts[_window(work, int(days.came[deposit]), days.due[payouts])]
    near = near[frame.currency[near] == frame.currency[deposit]]
    near = near[scores(near, np.full(len(near), deposit)) > 0] if len(near) else near
    for family in np.unique(frame.family[0][near]).tolist():
        yield _in_time(frame, near[frame.family[0][near] == family])


def _parted(
    work: Work, payouts: Ints, deposits: Ints, days: Days, scores: Scores, charges: list[int]
) -> Iterator[_Set]:
    """Yield payouts that came as several bank rows."""
    frame = work.frame
    before, after = day_window(frame.inputs.rules.tolerance)
    for payout in payouts.tolist():
        late = days.came[deposits] - days.due[payout]
        near = deposits[(late >= -before) & (late <= after + WAIT_DAYS)]
        near = near[frame.currency[near] == frame.currency[payout]]
        near = near[scores(np.full(len(near), payout), near) > 0] if len(near) else near
        for account in np.unique(frame.accounts[0][near]).tolist():
            pool = _in_time(frame, near[frame.accounts[0][near] == account])
            found = _best(frame, pool, frame.net[pool], [-int(frame.net[payout]) - one for one in charges or [0]])
            if found is not None:
                yield _Set(np.array([payout]), found[0], *found[1:])


def _in_time(frame: Frame, rows: Ints) -> Ints:
    return rows[np.lexsort((frame.rank[rows], frame.utc[rows]))]


def _best(
    frame: Frame, pool: Ints, value: Ints, targets: list[int]
) -> tuple[Ints, int, int, tuple[int, int], bool] | None:
    """Return the rows that make one of the targets, how many sets do, how many rows are left, bits and gap.

    None where no set of two or more does, or where chance would do as well.
    """
    if not 2 <= len(pool) <= MOST:
        return None
    found = [one for target in targets for one in subsets(value, target)]
    takes, gives = bits(value)
    takes += (len(targets) - 1).bit_length()
    if not found or (len(pool) > FEW and takes + LEAST_BITS > gives):
        return None
    day = frame.day[pool]
    gaps = [_gap(day, one) for one in found]
    at = gaps.index(False) if False in gaps else 0
    return pool[found[at]], len(found), len(pool) - len(found[at]), (takes, gives), gaps[at]


def _gap(day: Ints, picked: Ints) -> bool:
    """Return whether a candidate strictly between the days of the picked ones, or on one of them, is left out."""
    rest = np.delete(day, picked)
    return bool(((rest >= day[picked].min()) & (rest <= day[picked].max())).any())


def _groups(work: Work, payouts: Ints, deposits: Ints, days: Days, scores: Scores) -> Iterator[_Set]:
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
            if not _window(work, int(days.came[b[0]]), days.due[a]).all():
                continue
            rivals = [x for x in hits if np.isin(x[0], a).any() or np.isin(x[1], b).any()]
            if len(rivals) == 1:
                yield _Set(a, b, 1, 0, bits(frame.net[np.concatenate([a, b])]))


def _runs(rows: Ints) -> Iterator[Ints]:
    """Yield runs of two to MOST_GROUP neighbours."""
    for size in range(2, MOST_GROUP + 1):
        for start in range(len(rows) - size + 1):
            yield rows[start : start + size]


def _keep(work: Work, found: list[_Set]) -> None:
    """Take the surest first; one whose rows another as sure wants as well is ambiguous."""
    frame = work.frame
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: (one.order, int(frame.rank[one.deposits].min()))):
        rows = {*one.payouts.tolist(), *one.deposits.tolist()}
        if rows & taken:
            continue
        rivals = [x for x in found if not rows.isdisjoint([*x.payouts.tolist(), *x.deposits.tolist()])]
        taken |= rows
        work.take(_proposal(frame, one, ambiguous=one.ways > 1 or sum(x.order <= one.order for x in rivals) > 1))


def _proposal(frame: Frame, one: _Set, *, ambiguous: bool) -> Proposals:
    a, b = (rows[np.argsort(frame.rank[rows])] for rows in (one.payouts, one.deposits))
    row = np.concatenate([a, b])
    verdict = Verdict.SEVERAL if ambiguous else one.verdict
    off = -int(frame.net[row].sum())
    numbers = {
        "payouts": len(a),
        "deposits": len(b),
        "ways": one.ways,
        "left_rows": one.left,
        "bits_needed": one.bits[0],
        "bits_given": one.bits[1],
    }
    return Proposals(
        comparison=L3,
        method=METHOD,
        match=np.zeros(len(row), np.int64),
        side=np.repeat([SIDE_A, SIDE_B], [len(a), len(b)]),
        row=row,
        part=frame.net[row],
        lead_a=a[:1],
        lead_b=b[:1],
        confirmed=np.zeros(1, np.bool_),
        ambiguous=np.array([ambiguous]),
        score=np.array([SCORES[verdict] - (100 if off else 0)]),
        figures={"off": np.array([off])},
        counts={name: np.array([number], np.int64) for name, number in numbers.items()},
        notes={"sure": [json_text(verdict.value)], "complete": [json_text("yes")]},
    )
