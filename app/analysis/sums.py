"""Exact sums and ranks of whole columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


def exact_sums(groups: Ints, values: Ints, count: int) -> list[int]:
    """Return the sum of `values` for each group 0 … count-1 as Python integers, whatever their size."""
    if not len(groups):
        return [0] * count
    order = np.argsort(groups, kind="stable")
    sorted_groups, ordered = groups[order], values[order]
    starts = np.flatnonzero(np.concatenate([[True], sorted_groups[1:] != sorted_groups[:-1]]))
    high = np.add.reduceat(ordered >> 32, starts)
    low = np.add.reduceat(ordered & 0xFFFFFFFF, starts)
    out = [0] * count
    for group, top, rest in zip(sorted_groups[starts].tolist(), high.tolist(), low.tolist(), strict=True):
        out[group] = (top << 32) + rest
    return out


def quantile(ordered: Ints, percent: int) -> int:
    """Return the value that `percent` of the sorted, non-empty values do not exceed (nearest rank)."""
    return int(ordered[max(0, -(-percent * len(ordered) // 100) - 1)])


def at_exponent(values: Ints, exps: Ints, to: int) -> Ints:
    """Return values at exponent `to`, which is no smaller than any of theirs."""
    return values * np.power(10, to - exps, dtype=np.int64)
