"""When did the terms change? Charges in the order of their days, cut where one set of terms takes over from another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from app.matching.fees import fit as fitting
from app.matching.fees.fit import Fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: Charges from which terms are read; a change of terms must speak for as many.
ENOUGH = 20

#: Pieces of time in which terms are looked for, and how often what nothing explains is looked at again.
PIECES, AGAIN = 8, 3

#: Where fewer rows than one in so many are left over, there was one set of terms all the time.
_FEW_LEFT = 200


@dataclass(frozen=True, slots=True)
class Stretch:
    """Terms and the days of the first and the last charge they hold for."""

    fit: Fit
    first: int
    last: int


def stretches(base: Ints, fee: Ints, day: Ints, step: int, hints: Sequence[int] = ()) -> list[Stretch]:
    """Return the terms over time, oldest first; [] for fewer than ENOUGH charges.

    base > 0, fee ≥ 0 in one unit. Two neighbours differ; the order of rows does not matter.
    """
    if len(base) < ENOUGH:
        return []
    whole = _fitted(base, fee, step, hints)
    left = ~fitting.explained(base, fee, step, whole)
    first, last = int(day.min()), int(day.max())
    if first == last or int(left.sum()) < max(ENOUGH, len(base) // _FEW_LEFT):
        return [Stretch(whole, first, last)]
    tried = _candidates(base, fee, day, step, hints, whole, left)
    missed = np.stack([~fitting.explained(base, fee, step, one) for one in tried])
    found = _cut(missed, day, tried)
    if len(found) == 1:
        return [Stretch(found[0][0], first, last)]
    return _refitted(base, fee, day, step, hints, found)


def _fitted(base: Ints, fee: Ints, step: int, hints: Sequence[int]) -> Fit:
    found = fitting.fit(base, fee, step, hints)
    assert found is not None
    return fitting.settled(base, fee, step, found)


def _candidates(base: Ints, fee: Ints, day: Ints, step: int, hints: Sequence[int], whole: Fit, left: Mask) -> list[Fit]:
    """Return terms that may have held for a time, without those that say the same; `whole` leads."""
    found = [whole]
    rows = np.flatnonzero(left)
    for _ in range(AGAIN):
        if len(rows) < ENOUGH:
            break
        found.append(_fitted(base[rows], fee[rows], step, hints))
        rows = rows[~fitting.explained(base[rows], fee[rows], step, found[-1])]
    edges = _pieces(day)
    for first, last in edges:
        mine = (day >= first) & (day < last)
        if int(mine.sum()) >= ENOUGH:
            found.append(_fitted(base[mine], fee[mine], step, hints))
    return list({(one.rate, one.fixed, one.least, one.cap, one.mode): one for one in found}.values())


def _pieces(day: Ints) -> list[tuple[int, int]]:
    """Return up to PIECES ranges of days [first, last) with about equally many charges."""
    count = min(PIECES, len(day) // (2 * ENOUGH))
    if count < 2:
        return []
    first = int(day.min())
    reached = np.cumsum(np.bincount(day - first))
    cuts = np.searchsorted(reached, len(day) * np.arange(1, count) // count) + 1
    edges = sorted({0, *cuts.tolist(), len(reached)})
    return [(first + one, first + two) for one, two in pairwise(edges)]


def _cut(missed: NDArray[np.bool_], day: Ints, tried: list[Fit]) -> list[tuple[Fit, int, int]]:
    """Return (terms, first day, last day) of the cheapest way through time; a change costs as much as ENOUGH rows do.

    Of equally cheap ways the one with the simpler terms and the later change is taken: never one by position.
    """
    order = sorted(range(len(tried)), key=lambda at: (tried[at].digits, tried[at]))
    missed, tried = missed[order], [tried[at] for at in order]
    days, place = np.unique(day, return_inverse=True)
    cost = np.stack([np.bincount(place.ravel()[one], minlength=len(days)) for one in missed]).astype(np.int64)
    price = max(ENOUGH, len(day) // 1000)
    total, came = cost[:, 0].copy(), np.zeros((len(days), len(tried)), np.int64)
    for at in range(1, len(days)):
        cheapest = int(np.argmin(total))
        moves = total[cheapest] + price < total
        came[at] = np.where(moves, cheapest, np.arange(len(tried)))
        total = np.where(moves, total[cheapest] + price, total) + cost[:, at]
    path = [int(np.argmin(total))]
    for at in range(len(days) - 1, 0, -1):
        path.append(int(came[at][path[-1]]))
    path.reverse()
    edges = [0, *(at for at in range(1, len(path)) if path[at] != path[at - 1]), len(path)]
    return [(tried[path[one]], int(days[one]), int(days[two - 1])) for one, two in pairwise(edges)]


def _refitted(
    base: Ints, fee: Ints, day: Ints, step: int, hints: Sequence[int], found: list[tuple[Fit, int, int]]
) -> list[Stretch]:
    """Return the stretches with terms read from their own rows alone; equal neighbours become one."""
    out: list[Stretch] = []
    for was, first, last in found:
        mine = (day >= first) & (day <= last)
        own = _fitted(base[mine], fee[mine], step, hints)
        better = int(fitting.explained(base[mine], fee[mine], step, own).sum())
        keep = better <= int(fitting.explained(base[mine], fee[mine], step, was).sum())
        one = was if keep or int(mine.sum()) < ENOUGH else own
        before = out[-1] if out else None
        if before is not None and _same(before.fit, one):
            out[-1] = Stretch(before.fit, before.first, last)
        else:
            out.append(Stretch(one, first, last))
    return [_with_edges(base, fee, day, step, one, out) for one in out]


def _with_edges(base: Ints, fee: Ints, day: Ints, step: int, one: Stretch, every: list[Stretch]) -> Stretch:
    """Return a stretch with the minimum and the cap of the others where they explain rows of its own."""
    mine = (day >= one.first) & (day <= one.last)
    best, told = one.fit, int(fitting.explained(base[mine], fee[mine], step, one.fit).sum())
    for name in ("least", "cap"):
        for value in sorted({getattr(other.fit, name) for other in every} - {-1}):
            tried = replace(best, **{name: value})
            count = int(fitting.explained(base[mine], fee[mine], step, tried).sum())
            if getattr(best, name) < 0 and best.rate and count > told:
                best, told = tried, count
    return replace(one, fit=best)


def _same(one: Fit, two: Fit) -> bool:
    """Return whether terms differ in nothing that both have shown: an edge or a tie may lie in one of them alone."""
    edges = all(min(left, right) < 0 or left == right for left, right in ((one.least, two.least), (one.cap, two.cap)))
    return edges and (one.rate, one.fixed) == (two.rate, two.fixed)
