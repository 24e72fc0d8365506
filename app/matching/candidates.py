"""Pairs that agree in amount and day, found by sorted windows; crowds are named, never multiplied out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


@dataclass(slots=True)
class Windowed:
    """i, j: positions in side A and side B of each candidate pair; crowds: (A positions, B positions) of
    connected groups that are larger than the cap and were left out."""

    i: Ints
    j: Ints
    crowds: list[tuple[list[int], list[int]]]


def windowed(
    value_a: Ints, first_a: Ints, last_a: Ints, value_b: Ints, day_b: Ints, *, below: int, above: int, cap: int
) -> Windowed:
    """Return pairs with value_a − below ≤ value_b ≤ value_a + above and first_a ≤ day_b ≤ last_a."""
    none = np.zeros(0, np.int64)
    if not len(value_a) or not len(value_b):
        return Windowed(none, none, [])
    values, group = np.unique(value_b, return_inverse=True)
    day_zero = int(min(day_b.min(), first_a.min()))
    span = int(max(day_b.max(), last_a.max())) - day_zero + 2
    key = group.ravel() * span + (day_b - day_zero)
    order = np.argsort(key, kind="stable")
    key = key[order]
    low = np.searchsorted(values, value_a - below)
    high = np.searchsorted(values, value_a + above, "right")
    a = np.repeat(np.arange(len(value_a)), high - low)
    g = spread(low, high)
    start = np.searchsorted(key, g * span + (first_a[a] - day_zero))
    stop = np.searchsorted(key, g * span + (last_a[a] - day_zero), "right")
    real = stop > start
    a, start, stop = a[real], start[real], stop[real]
    if not len(a):
        return Windowed(none, none, [])
    fine, crowds = _uncrowded(a, start, stop, cap)
    a, start, stop = a[fine], start[fine], stop[fine]
    return Windowed(
        np.repeat(a, stop - start),
        order[spread(start, stop)],
        [(ours, np.sort(order[theirs]).tolist()) for ours, theirs in crowds],
    )


def spread(start: Ints, stop: Ints) -> Ints:
    """Return all whole numbers of the ranges, one range after the other."""
    length = stop - start
    total = int(length.sum())
    if not total:
        return np.zeros(0, np.int64)
    begin = np.repeat(start - np.append(0, np.cumsum(length)[:-1]), length)
    return np.asarray(begin + np.arange(total))


def _uncrowded(a: Ints, start: Ints, stop: Ints, cap: int) -> tuple[NDArray[np.bool_], list[tuple[list[int], Ints]]]:
    """Return which windows belong to connected groups within the cap, and the groups over it.

    Windows that overlap share a row of side B, so chains of overlapping windows are the groups: they are
    counted without making a single pair.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

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
    crowded = members > cap
    crowds = []
    for one in np.flatnonzero(crowded).tolist():
        ours = people[label[: len(people)] == one].tolist()
        mine = np.flatnonzero(label[len(people) :] == one)
        crowds.append((ours, spread(begin[mine], end[mine])))
    return ~crowded[label[: len(people)]][who.ravel()], crowds
