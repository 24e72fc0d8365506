"""Every subset of a few records that makes a sum: where there are so few, nothing needs a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.matching.sets.search import bits_given

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

#: Records at most; two to the power of this many sums are looked at.
MOST = 16


def subsets(value: Ints, target: int, *, least: int = 2) -> list[Ints]:
    """Return the positions of each subset of at least `least` values that makes `target`, in a fixed order.

    value: at most MOST amounts. Subsets of equal amounts are each a subset: which of two equal records is meant counts.
    """
    total = np.zeros(1, np.int64)
    for one in value.tolist():
        total = np.concatenate([total, total + one])
    hits = np.flatnonzero(total == target)
    picked = [np.flatnonzero(one >> np.arange(len(value)) & 1) for one in hits.tolist()]
    return [one for one in picked if len(one) >= least]


def bits(value: Ints) -> tuple[int, int]:
    """Return what choosing among all subsets takes and what the cents of a sum can give, in bits."""
    return len(value), bits_given(np.sort(value))
