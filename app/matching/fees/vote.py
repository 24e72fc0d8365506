"""Which rate do most rows allow? Each row restricts it to an interval; the rate lies where most intervals meet.

Rates are looked for among decimals, on a lattice of 1/RATE, so that every comparison is one of integers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.fees import RATE, RATE_DIGITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

#: How a fee may have come to its last digit; each allows another interval.
NEAREST, DOWN, UP = "nearest", "down", "up"
FAMILIES = (NEAREST, DOWN, UP)

#: Fees above this would leave 64 bits on the lattice; such a row has no vote.
_MOST = 4 * 10**10

#: A rate of more than half is no fee.
_HIGHEST = RATE // 2


def allowed(base: Ints, fee: Ints, step: int, family: str) -> tuple[Ints, Ints]:
    """Return the lowest and highest rate that each row allows, in 1/RATE; lowest > highest where none is.

    base > 0; fee without its fixed part, may be negative, |fee| ≤ _MOST.
    """
    if family == NEAREST:
        low, high = -((step - 2 * fee) * RATE // (2 * base)), (2 * fee + step) * RATE // (2 * base)
    elif family == DOWN:
        low, high = -(-fee * RATE // base), -(-(fee + step) * RATE // base) - 1
    else:
        low, high = (fee - step) * RATE // base + 1, fee * RATE // base
    return np.maximum(low, 0), np.minimum(high, _HIGHEST)


def deepest(low: Ints, high: Ints, weight: Ints) -> tuple[int, int]:
    """Return the lowest point that the most weight of intervals holds, and that weight; (0, 0) for no interval."""
    some = low <= high
    low, high, weight = low[some], high[some], weight[some]
    if not len(low):
        return 0, 0
    edge = np.concatenate([low, high + 1])
    order = np.argsort(edge, kind="stable")
    edge = edge[order]
    depth = np.cumsum(np.concatenate([weight, -weight])[order])
    last = np.append(edge[1:] != edge[:-1], True)
    best = int(np.argmax(np.where(last, depth, -1)))
    return int(edge[best]), int(depth[best])


def rates(base: Ints, fee: Ints, weight: Ints, step: int, family: str) -> list[tuple[int, int]]:
    """Return for each number of digits the rate that most rows allow, with their weight; fewest digits first.

    A rate that more digits do not better is not named again.
    """
    some = (base > 0) & (np.abs(fee) <= _MOST)
    low, high = allowed(base[some], fee[some], step, family)
    weight = weight[some]
    found: list[tuple[int, int]] = []
    for digits in range(2, RATE_DIGITS + 1):
        scale = 10 ** (RATE_DIGITS - digits)
        place, depth = deepest(-(-low // scale), high // scale, weight)
        if not found or depth > found[-1][1]:
            found.append((place * scale, depth))
    return found


def digits_of(rate: int) -> int:
    """Return how many decimals a rate has as a fraction of one: 3 of 0.6 %."""
    count = RATE_DIGITS
    while count > 0 and rate % 10 == 0:
        rate //= 10
        count -= 1
    return count
