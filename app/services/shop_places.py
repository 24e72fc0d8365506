"""Places of records as arrays: what divides sums by shop, and whose a match is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Places:
    """of: by row of some records, the place, 0 = of no shop. shop: by place, a code of its shop, 0 = none."""

    of: Ints
    shop: Ints

    @property
    def count(self) -> int:
        """Return how many places there are."""
        return len(self.shop)


def owners(match: Ints, side: Ints, told: Ints, count: int) -> Ints:
    """Return what is told of each match: what its members of side A all say, else those of side B; 0 = nothing.

    match: 0 … count-1 of each member; told: its code, 0 where nothing tells. Who says different things says nothing.
    """
    out, several = np.zeros(count, np.int64), np.zeros(count, np.bool_)
    for one in (0, 1):
        mine = side == one
        most, least = np.zeros(count, np.int64), np.full(count, np.iinfo(np.int64).max)
        np.maximum.at(most, match[mine], told[mine])
        np.minimum.at(least, match[mine], told[mine])
        free = (out == 0) & ~several
        out[free & (most == least)] = most[free & (most == least)]
        several |= free & (most > 0) & (most != least)
    return out
