"""Pairs without a common number: windows of amount and day, names, worth in bits, the best assignment. Pure.

In this order: rows that share a rare name, and are each other's only such candidate, are settled; what else lies in
the windows is made into pairs and graded; what the grades are worth is learned from the pairs, where there are
enough of them; the assignment worth the most is taken, group by group; its odds against all that competes give the
score. Whole numbers decide throughout, so that equal candidates are equal on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.matching.assignment import Assigned, best
from app.matching.candidates import Window, uncrowded, window
from app.matching.grading import LEAST, Grades, Worth, built_in, learned, odds, score
from app.matching.names import EQUAL, Grader

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.matching.names import Names

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: A name is rare on a side where no more rows than these, or this part of the rows, bear it.
RARE, RARE_PART = 3, 2_000

#: Pairs that are made of crowds where names may tell them apart.
MOST_PAIRS = 2_000_000


#: Odds, in hundredths of a bit, below which a candidate takes no part in the choice: less than one in a hundred.
HOPELESS = -700


@dataclass(frozen=True, slots=True)
class Target:
    """One way in which amounts agree: low ≤ amount of B ≤ high for each row of A; `exact` is agreement to the unit.

    amount: of each row of B.
    """

    low: Ints
    high: Ints
    exact: Ints
    amount: Ints


@dataclass(frozen=True, slots=True)
class Case:
    """Two sides to be linked, rows in the order of their record_ids.

    targets: surest first. first, last, expected: days for each row of A; day: of each row of B. names: of both, None =
    neither side has any. apart: seconds between two rows (positions in A and in B), −1 = a clock is missing.
    possible: the gates: which pairs (positions, place of the target) may be one at all. more: hundredths of a bit that
    something else says of pairs; least: how many a pair must be worth, 0 = as likely as not.
    cap: most rows of a connected group.
    """

    targets: tuple[Target, ...]
    first: Ints
    last: Ints
    expected: Ints
    day: Ints
    names: Names | None = None
    apart: Callable[[Ints, Ints], Ints] | None = None
    possible: Callable[[Ints, Ints, Ints], Mask] | None = None
    more: Callable[[Ints, Ints], Ints] | None = None
    least: Callable[[Ints, Ints], Ints] | None = None
    cap: int = 400


@dataclass(slots=True, kw_only=True)
class Links:
    """a, b: positions of the pairs chosen, by a; score: 0 to 1000; name: grade of their names (0 = none).

    worth: hundredths of a bit. target: place of the target that agrees. settled: by a rare name. alone: no other
    possible pair holds either row. ambiguous: another is as good; classes name them, crowds are
    groups that were too large to be told apart. rival_a, rival_b: the best pair that was graded, not chosen and
    holds one of the two, −1 = there is none; rival_score, rival_name: its score and grade. reached: candidates in
    the windows.
    learned: the worths were learned here, so that scores are odds that can be counted on.
    proof: the assignment with its prices, nodes being positions; edges: the candidates (a, b, worth) that it proves.
    """

    a: Ints
    b: Ints
    score: Ints
    worth: Ints
    name: Ints
    target: Ints
    settled: Mask
    alone: Mask
    ambiguous: Mask
    rival_a: Ints
    rival_b: Ints
    rival_score: Ints
    rival_name: Ints
    classes: list[tuple[list[int], list[int]]]
    crowds: list[tuple[list[int], list[int]]]
    reached: int
    proof: Assigned
    edges: tuple[Ints, Ints, Ints]
    learned: bool = False


@dataclass(slots=True)
class _Pairs:
    """Candidates: positions, way of agreeing (2 × target, + 1 where not to the unit)."""

    a: Ints
    b: Ints
    kind: Ints


def link(case: Case) -> Links:
    """Return the best pairs of a case."""
    size_a, size_b = len(case.first), len(case.day)
    windows = [_window(case, one, None) for one in case.targets]
    near_a = sum((one.count_a(size_a) for one in windows), np.zeros(size_a, np.int64))
    near_b = sum((one.count_b() for one in windows if len(one.order)), np.zeros(size_b, np.int64))
    reached = int(near_a.sum())
    sure = _settled(case) if case.names is not None and reached >= LEAST else _no_pairs()
    crowds: list[tuple[list[int], list[int]]] = []
    rest = _rest(case, windows, sure, crowds)
    grades = _grades(case, sure, rest)
    near = np.maximum(near_a[sure.a], near_b[sure.b])
    worth = learned(grades, near, (size_a, size_b)) or built_in(grades)
    lonely = np.append((near_a[sure.a] == 1) & (near_b[sure.b] == 1), _lonely(rest.a, rest.b))
    return _assigned(case, grades, worth, lonely, crowds, reached)


def worth_of(case: Case, i: Ints, j: Ints) -> Ints:
    """Return the built-in worth of pairs (positions in A and in B) in hundredths of a bit, each by itself."""
    off = np.stack([np.abs(one.amount[j] - one.exact[i]) for one in case.targets], 1)
    target = off.argmin(axis=1)
    kind = 2 * target + (off[np.arange(len(i)), target] != 0)
    return built_in(_grades(case, _no_pairs(), _Pairs(i, j, kind))).pair


def _no_pairs() -> _Pairs:
    return _Pairs(*(np.zeros(0, np.int64),) * 3)


def _lonely(a: Ints, b: Ints) -> Mask:
    """Return which pairs share neither row with another one."""
    if not len(a):
        return np.zeros(0, np.bool_)
    return np.asarray((np.bincount(a)[a] == 1) & (np.bincount(b)[b] == 1))


def _window(case: Case, target: Target, which: tuple[Ints, Ints] | None) -> Window:
    """Return the windows of one target; which: positions in A and B that take part, None = all."""
    if which is None:
        return window(target.low, target.high, case.first, case.last, target.amount, case.day, None)
    a, b = which
    found = window(target.low[a], target.high[a], case.first[a], case.last[a], target.amount[b], case.day[b], None)
    return Window(a[found.a], found.start, found.stop, b[found.order])


def _settled(case: Case) -> _Pairs:
    """Return the pairs that bear one rare name and are each other's only candidates with it."""
    names = case.names
    assert names is not None
    few = [np.maximum(RARE, len(code) // RARE_PART) for code in (names.a, names.b)]
    counts = [names.counts(code) for code in (names.a, names.b)]
    rare = ~names.masked & (counts[0] > 0) & (counts[1] > 0) & (counts[0] <= few[0]) & (counts[1] <= few[1])
    a, b = (np.flatnonzero((code >= 0) & rare[code]) for code in (names.a, names.b))
    if not len(a) or not len(b):
        return _no_pairs()
    times_a, times_b = np.zeros(len(case.first), np.int64), np.zeros(len(case.day), np.int64)
    found = []
    for at, one in enumerate(case.targets):
        same = (names.a[a], names.b[b])
        part = window(one.low[a], one.high[a], case.first[a], case.last[a], one.amount[b], case.day[b], same)
        if not len(part.a):
            continue
        i, j = part.pairs()
        i, j = a[i], b[j]
        times_a += np.bincount(i, minlength=len(times_a))
        times_b += np.bincount(j, minlength=len(times_b))
        found.append(_Pairs(i, j, 2 * at + (one.exact[i] != one.amount[j])))
    if not found:
        return _no_pairs()
    i, j, kind = (np.concatenate([getattr(one, name) for one in found]) for name in ("a", "b", "kind"))
    i, j, kind, times = _once(i, j, kind, len(times_b))
    alone = (times_a[i] == times) & (times_b[j] == times)
    if case.possible is not None:
        alone[alone] = case.possible(i[alone], j[alone], kind[alone] // 2)
    return _Pairs(i[alone], j[alone], kind[alone])


def _once(i: Ints, j: Ints, kind: Ints, width: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Return each pair once, with its surest kind and how often it was there; by i, then j.

    An amount that is equal is surer than one that is off, whatever the target.
    """
    key = i * width + j
    order = np.lexsort((kind // 2 + (kind % 2 << 8), key))
    key = key[order]
    fresh = np.flatnonzero(np.append(True, key[1:] != key[:-1])) if len(key) else np.zeros(0, np.int64)
    once = order[fresh]
    return i[once], j[once], kind[once], np.diff(np.append(fresh, len(key)))


def _rest(case: Case, windows: list[Window], sure: _Pairs, crowds: list[tuple[list[int], list[int]]]) -> _Pairs:
    """Return the pairs of all windows whose rows are not settled; what is too crowded is added to `crowds`."""
    free_a, free_b = np.ones(len(case.first), np.bool_), np.ones(len(case.day), np.bool_)
    free_a[sure.a], free_b[sure.b] = False, False
    which = None if not len(sure.a) else (np.flatnonzero(free_a), np.flatnonzero(free_b))
    most = MOST_PAIRS if case.names is not None else 0
    found = []
    for at, (one, given) in enumerate(zip(case.targets, windows, strict=True)):
        kept, left = uncrowded(given if which is None else _window(case, one, which), case.cap, most)
        crowds += left
        i, j = kept.pairs()
        found.append(_Pairs(i, j, 2 * at + (one.exact[i] != one.amount[j])))
    i, j, kind = (np.concatenate([getattr(one, name) for one in found]) for name in ("a", "b", "kind"))
    if case.possible is not None and len(i):
        fine = case.possible(i, j, kind // 2)
        i, j, kind = i[fine], j[fine], kind[fine]
    i, j, kind, _ = _once(i, j, kind, len(case.day))
    return _Pairs(i, j, kind)


def _grades(case: Case, sure: _Pairs, rest: _Pairs) -> Grades:
    """Return the grades of all pairs, the settled ones first."""
    i, j, kind = (np.concatenate([getattr(one, name) for one in (sure, rest)]) for name in ("a", "b", "kind"))
    off = case.day[j] - case.expected[i]
    days = 2 * np.abs(off) - (off > 0)
    apart = case.apart(i, j) if case.apart is not None else np.full(len(i), -1, np.int64)
    clock = np.where(apart < 0, 2, np.where(apart <= 900, 0, np.where(apart <= 3600, 1, 2)))
    made = Grades(i, j, kind, days, clock, np.zeros(len(i), np.int64), len(sure.a), case.names)
    if case.names is not None:
        codes_a, codes_b = case.names.a[rest.a], case.names.b[rest.b]
        made.grader = Grader(case.names, np.concatenate([codes_a, codes_b]))
        made.name[: made.settled] = EQUAL
        made.name[made.settled :] = made.grader.grade(codes_a, codes_b)
    if case.more is not None:
        made.more = case.more(i, j)
    return made


def _assigned(
    case: Case,
    grades: Grades,
    worth: Worth,
    lonely: Mask,
    crowds: list[tuple[list[int], list[int]]],
    reached: int,
) -> Links:
    """Take the assignment worth the most of what is worth enough."""
    least = np.zeros(len(grades.a), np.int64) if case.least is None else case.least(grades.a, grades.b)
    against = odds(grades, worth)
    own = np.flatnonzero(worth.pair[: grades.settled] >= least[: grades.settled])
    good = np.flatnonzero((worth.pair >= least) & (against >= HOPELESS))
    good = good[good >= grades.settled]
    edges = (grades.a[good], grades.b[good], np.maximum(worth.pair[good] + worth.above, 1))
    proof = best(*edges, case.cap)
    picked = np.concatenate([own, good[proof.edge]])
    ambiguous = np.concatenate([np.zeros(len(own), np.bool_), proof.ambiguous])
    order = np.argsort(grades.a[picked], kind="stable")
    if worth.learned:  # odds that were measured may speak against even the best there is
        order = order[(against[picked] >= least[picked])[order] | ambiguous[order]]
    picked, ambiguous = picked[order], ambiguous[order]
    rival = _rivals(grades, worth, picked, len(case.first), len(case.day))
    points, name = score(against), np.append(grades.name, 0)
    return Links(
        a=grades.a[picked],
        b=grades.b[picked],
        score=points[picked],
        worth=worth.pair[picked],
        name=name[picked],
        target=grades.kind[picked] // 2,
        settled=picked < grades.settled,
        alone=lonely[picked],
        ambiguous=ambiguous,
        rival_a=np.append(grades.a, -1)[rival],
        rival_b=np.append(grades.b, -1)[rival],
        rival_score=np.append(points, 0)[rival],
        rival_name=name[rival],
        classes=proof.classes,
        crowds=crowds + proof.too_large,
        reached=reached,
        proof=proof,
        edges=edges,
        learned=worth.learned,
    )


def _rivals(grades: Grades, worth: Worth, picked: Ints, size_a: int, size_b: int) -> Ints:
    """Return for each pair taken the place of the best other pair that holds one of its rows, −1 for none."""
    count = len(grades.a)
    free = np.ones(count, np.bool_)
    free[picked] = False
    left = np.flatnonzero(free)
    # surest last: the last one written stays
    left = left[np.lexsort((-left, worth.pair[left]))]
    by_a, by_b = np.full(size_a, -1, np.int64), np.full(size_b, -1, np.int64)
    by_a[grades.a[left]], by_b[grades.b[left]] = left, left
    one, other = by_a[grades.a[picked]], by_b[grades.b[picked]]
    if not count:
        return one
    worth_of = np.append(worth.pair, np.iinfo(np.int64).min)
    better = worth_of[other] > worth_of[one]
    return np.where(better, other, one)
