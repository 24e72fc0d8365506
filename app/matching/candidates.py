"""Pairs that agree in amount and day, found by sorted windows; crowds are named, never multiplied out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


@dataclass(slots=True)
class Window:
    """What lies in the window of each row of side A, without a pair being made.

    a: position in side A, once for each run of side B that it reaches; start, stop: the run, as places in `order`,
    which are positions in side B.
    """

    a: Ints
    start: Ints
    stop: Ints
    order: Ints

    def count_a(self, size: int) -> Ints:
        """Return how many rows of B each of the `size` rows of A reaches."""
        return np.bincount(self.a, self.stop - self.start, minlength=size).astype(np.int64)

    def count_b(self) -> Ints:
        """Return how many rows of A reach each row of B."""
        edge = np.zeros(len(self.order) + 1, np.int64)
        np.add.at(edge, self.start, 1)
        np.add.at(edge, self.stop, -1)
        out = np.empty(len(self.order), np.int64)
        out[self.order] = np.cumsum(edge[:-1])
        return out

    def keep(self, which: Mask) -> Window:
        """Return the windows of a mask."""
        return Window(self.a[which], self.start[which], self.stop[which], self.order)

    def pairs(self) -> tuple[Ints, Ints]:
        """Return the positions in A and B of every pair."""
        return np.repeat(self.a, self.stop - self.start), self.order[spread(self.start, self.stop)]


def window(
    low_a: Ints, high_a: Ints, first_a: Ints, last_a: Ints, value_b: Ints, day_b: Ints, same: tuple[Ints, Ints] | None
) -> Window:
    """Return what B holds with low_a ≤ value_b ≤ high_a and first_a ≤ day_b ≤ last_a.

    same: numbers from 0 of rows of A and of B that must be equal as well; None = nothing more.
    """
    none = np.zeros(0, np.int64)
    if not len(low_a) or not len(value_b):
        return Window(none, none, none, none)
    by_value = np.argsort(value_b, kind="stable")
    values = value_b[by_value]
    fresh = np.append(True, values[1:] != values[:-1])
    values = values[fresh]
    group = np.empty(len(value_b), np.int64)
    group[by_value] = np.cumsum(fresh) - 1
    day_zero = int(min(day_b.min(), first_a.min()))
    span = int(max(day_b.max(), last_a.max())) - day_zero + 2
    low, high = _places(values, low_a, high_a)
    a = np.repeat(np.arange(len(low_a)), high - low)
    at = spread(low, high)
    if same is not None:
        more = int(max(same[0].max(), same[1].max())) + 1
        group, at = group * more + same[1], at * more + same[0][a]
    key = group * span + (day_b - day_zero)
    order = np.argsort(key, kind="stable")
    key = key[order]
    # probes that come in order walk the keys from front to back
    probe = at * span + (first_a[a] - day_zero)
    walk = np.argsort(probe, kind="stable")
    a, probe = a[walk], probe[walk]
    start = np.searchsorted(key, probe)
    stop = np.searchsorted(key, probe + (last_a[a] - first_a[a]), "right")
    real = stop > start
    return Window(a[real], start[real], stop[real], order)


def _places(values: Ints, low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """Return the range of `values` (ascending) that each of the bounds takes in."""
    walk = np.argsort(low, kind="stable")
    start, stop = np.empty(len(low), np.int64), np.empty(len(low), np.int64)
    start[walk] = np.searchsorted(values, low[walk])
    stop[walk] = np.searchsorted(values, high[walk], "right")
    return start, np.maximum(start, stop)


def spread(start: Ints, stop: Ints) -> Ints:
    """Return all whole numbers of the ranges, one range after the other."""
    length = stop - start
    total = int(length.sum())
    if not total:
        return np.zeros(0, np.int64)
    begin = np.repeat(start - np.append(0, np.cumsum(length)[:-1]), length)
    return np.asarray(begin + np.arange(total))


def uncrowded(found: Window, cap: int, most: int) -> tuple[Window, list[tuple[list[int], list[int]]]]:
    """Return the windows of connected groups that may be made into pairs, and the (A, B) positions of the others.

    A group may be if it has at most `cap` rows, or as long as all such groups, the smallest first, come to no more
    than `most` pairs. Windows that overlap share a row of side B, so chains of overlapping windows are the groups:
    they are counted without making a single pair.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    if not len(found.a):
        return found, []
    a, start, stop = found.a, found.start, found.stop
    by_start = np.argsort(start, kind="stable")
    reach = np.maximum.accumulate(stop[by_start])
    fresh = np.append(True, start[by_start][1:] >= reach[:-1])
    run = np.empty(len(a), np.int64)
    run[by_start] = np.cumsum(fresh) - 1
    runs = int(run.max()) + 1
    begin = start[by_start][fresh]
    end = np.append(reach[np.flatnonzero(fresh)[1:] - 1], reach[-1])
    people, who = np.unique(a, return_inverse=True)
    size = len(people) + runs
    graph = coo_array((np.ones(len(a), np.int8), (who.ravel(), len(people) + run)), shape=(size, size))
    count, label = connected_components(graph, directed=False)
    members = np.bincount(label[: len(people)], minlength=count)
    members = members + np.bincount(label[len(people) :], weights=end - begin, minlength=count).astype(np.int64)
    group = label[: len(people)][who.ravel()]
    made = np.bincount(group, stop - start, minlength=count).astype(np.int64)
    crowded = members > cap
    large = np.flatnonzero(crowded)
    large = large[np.argsort(made[large], kind="stable")]
    # groups of one size stand or fall together: which of them came first must not matter
    total = np.cumsum(made[large])
    within = total[np.searchsorted(made[large], made[large], "right") - 1] <= most
    crowded[large[within]] = False
    crowds = []
    for one in np.flatnonzero(crowded).tolist():
        ours = people[label[: len(people)] == one].tolist()
        mine = np.flatnonzero(label[len(people) :] == one)
        crowds.append((ours, np.sort(found.order[spread(begin[mine], end[mine])]).tolist()))
    return found.keep(~crowded[group]), crowds
