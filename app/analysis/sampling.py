"""How many of many may be wrong when some were looked at: drawn by equal chance, bounded by whole numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from math import comb

#: Chance, in parts of a hundred, that the stated bound holds for the sample drawn.
SURE = 95


def drawn(ids: Sequence[str], count: int, seed: str) -> list[int]:
    """Return the positions of `count` ids (all where there are fewer), each id with the same chance, ascending.

    The seed decides alone: neither the order of the ids nor the machine does, so that anybody who has the
    seed and the ids draws the same ones. Equal ids are one.
    """
    marks = sorted((hashlib.sha256(f"{seed}\n{one}".encode()).digest(), at) for at, one in enumerate(ids))
    return sorted(at for _, at in marks[:count])


def at_most(total: int, looked: int, wrong: int) -> int:
    """Return the most that can be wrong among `total` when `wrong` of `looked` were, SURE times of a hundred.

    The largest number at which so few wrong ones in the sample still have a chance above 100 − SURE percent
    (hypergeometric: drawn without putting back); never below `wrong`.
    """
    if not 0 <= wrong <= looked <= total:
        raise ValueError(f"{wrong} wrong of {looked} looked at of {total}")
    low, high = wrong, total - (looked - wrong)
    while low < high:
        middle = (low + high + 1) // 2
        if _likely(total, looked, wrong, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _likely(total: int, looked: int, wrong: int, bad: int) -> bool:
    ways = sum(comb(bad, k) * comb(total - bad, looked - k) for k in range(wrong + 1))
    return 100 * ways > (100 - SURE) * comb(total, looked)


def needed(total: int, most: int) -> int:
    """Return how many must be looked at, none of them wrong, to say that at most `most` of `total` are."""
    high = 1
    while high < total and at_most(total, high, 0) > most:
        high *= 2  # the answer is small where many may be wrong, and large samples are slow to count
    low, high = high // 2, min(high, total)
    while low < high:
        middle = (low + high) // 2
        if at_most(total, middle, 0) <= most:
            high = middle
        else:
            low = middle + 1
    return low
