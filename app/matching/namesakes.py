"""L1: rows of one number that are so far apart that they are two orders': shops count anew each year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.matching.pairing import sizes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]

#: Days between two rows of one number, with none between them, that are two orders'.
APART = 300


def told_apart(frame: Frame, rows: Ints, key: Ints, orders: int, free: int) -> Ints:
    """Return a key for each of `rows`, the same for rows of one number that lie less than APART days from each other.

    rows: the first `orders` are orders, the others payments; key: their number, −1 for none, kept where all of its
    rows are of one order; free: the first key that nothing has. A payment that is so far from every order of its
    number gets −1: it pays none of them.
    """
    count = max(int(key.max(initial=-1)) + 1, 1)
    in_a, in_b = sizes(key[:orders], count), sizes(key[orders:], count)
    some = np.flatnonzero((key >= 0) & ((in_a > 0) & (in_b > 0) & (in_a + in_b > 2))[np.maximum(key, 0)])
    if not len(some):
        return key
    day, mine = frame.day[rows[some]], key[some]
    order = np.lexsort((day, mine))
    begins = np.append(True, (np.diff(mine[order]) != 0) | (np.diff(day[order]) > APART))
    fine = np.empty(len(some), np.int64)
    fine[order] = np.cumsum(begins) - 1
    whole = sizes(mine[order][begins], count)[mine] == 1
    ours = int(np.searchsorted(some, orders))
    ordered = sizes(fine[:ours], int(fine.max()) + 1) > 0
    out = key.copy()
    out[some] = np.where(whole, mine, np.where(ordered[fine], fine + free, -1))
    return out
