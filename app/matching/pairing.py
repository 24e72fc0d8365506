"""Pairs of rows that carry one key: alone with it, or equally many times on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


def codes(*columns: Ints) -> Ints:
    """Return one number for each row of several columns; equal rows and only equal rows share it.

    The numbers go from 0 without a gap, in the order of the columns: whoever counts by them needs no more places
    than there are rows.
    """
    whole = np.unique(columns[0], return_inverse=True)[1].ravel()
    for one in columns[1:]:
        _, right = np.unique(one, return_inverse=True)
        whole = whole * (int(right.max(initial=0)) + 1) + right.ravel()
        whole = np.unique(whole, return_inverse=True)[1].ravel()
    return whole


def sizes(group: Ints, count: int) -> Ints:
    """Return how many rows each group 0 … count−1 has; rows of group −1 are none's."""
    return np.bincount(group[group >= 0], minlength=count)


def single(left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """Return positions (in left, in right) of keys ≥ 0 that stand once on each side."""
    count = int(max(left.max(initial=-1), right.max(initial=-1))) + 1
    at_left, at_right = np.full(count, -1, np.int64), np.full(count, -1, np.int64)
    here, there = np.flatnonzero(left >= 0), np.flatnonzero(right >= 0)
    at_left[left[here]], at_right[right[there]] = here, there
    once = (sizes(left, count) == 1) & (sizes(right, count) == 1)
    return at_left[once], at_right[once]


def twins(left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """Return pairs of keys ≥ 0 that stand on both sides, and more than once on one.

    The n-th of one side goes with the n-th of the other, in the order given: each is as good as another,
    so whoever uses them marks them ambiguous. What one side has more of is left.
    """
    count = int(max(left.max(initial=-1), right.max(initial=-1))) + 1
    of_left, of_right = sizes(left, count), sizes(right, count)
    few = np.where(np.maximum(of_left, of_right) > 1, np.minimum(of_left, of_right), 0)
    if not few.any():
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return _first(left, few), _first(right, few)


def _first(key: Ints, few: Ints) -> Ints:
    """Return the positions of the first so many of each key, by key."""
    rows = np.flatnonzero(key >= 0)
    rows = rows[np.argsort(key[rows], kind="stable")]
    place = np.arange(len(rows)) - np.searchsorted(key[rows], key[rows])
    return rows[place < few[key[rows]]]


def first_of(key: Ints, wanted: Ints) -> tuple[Ints, Mask]:
    """Return for each of `wanted` the position in `key` that carries it (−1 none), and whether it is the only one."""
    count = int(max(key.max(initial=-1), wanted.max(initial=-1))) + 1
    where = np.full(count + 1, -1, np.int64)
    rows = np.flatnonzero(key >= 0)[::-1]
    where[key[rows]] = rows
    many = np.append(sizes(key, count), 0)
    return where[wanted], (wanted >= 0) & (many[wanted] == 1)
