"""What each grade of agreement is worth, in hundredths of a bit, learned from the candidates themselves.

After Fellegi and Sunter: a grade is worth the logarithm of how much more often it occurs among true pairs than
among chance ones. Which candidates are true nobody says; expectation maximisation over the counts of patterns
finds both. Only +, −, ×, ÷ in a fixed order and a table of powers take part, so the whole numbers that come out
are the same on every processor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Reals = NDArray[np.float64]

BIT = 100
ROUNDS = 25

#: Counts that stand for what is thought before any candidate is seen.
BEFORE = 0.5


def _powers() -> Reals:
    """Return 2**(k/100) for k = 0 … 99, from whole numbers: the mathematics library of a machine has no say."""
    places = 200
    low, high = 1 << places, 2 << places
    while high - low > 1:  # the hundredth root of two
        middle = (low + high) // 2
        low, high = (middle, high) if middle**BIT <= 1 << (places * BIT + 1) else (low, middle)
    out, power = [], 1 << places
    for _ in range(BIT):
        out.append(power / (1 << places))
        power = power * low >> places
    return np.array(out)


POWERS = _powers()


def bits(ratio: Reals) -> Ints:
    """Return log2 of numbers above 0 in hundredths, cut off downwards."""
    mantissa, exponent = np.frexp(ratio)
    part = np.searchsorted(POWERS, mantissa * 2, "right") - 1
    return np.asarray((exponent.astype(np.int64) - 1) * BIT + part)


def power(hundredths: Ints) -> Reals:
    """Return 2**(hundredths/100)."""
    whole = hundredths // BIT
    return np.asarray(np.ldexp(POWERS[hundredths - whole * BIT], whole.astype(np.int32)), np.float64)


@dataclass(frozen=True, slots=True)
class Learned:
    """worth: for each criterion the worth of its grades; true: how many of the candidates are true pairs.

    share: for each criterion the share of each grade among true pairs.
    """

    worth: tuple[Ints, ...]
    share: tuple[Reals, ...]
    true: float


def learn(grades: tuple[Ints, ...], sizes: tuple[int, ...], by_chance: tuple[Reals | None, ...], most: int) -> Learned:
    """Return the worth of the grades of several criteria.

    grades: for each criterion the grade of each candidate, 0 … size−1; sizes: how many grades each has.
    by_chance: for each criterion how the grades of chance pairs are spread, None = to be learned as well.
    Grades are expected from the surest to the least sure. most: how many candidates can be true at all.
    """
    pattern = np.zeros(len(grades[0]), np.int64)
    for one, size in zip(grades, sizes, strict=True):
        pattern = pattern * size + one
    counted = np.bincount(pattern, minlength=int(np.prod(sizes)))
    known = np.flatnonzero(counted)
    count = counted[known].astype(np.float64)
    parts = [one.astype(np.int64) for one in np.unravel_index(known, sizes)]
    true = [_falling(size) for size in sizes]
    chance = [np.full(size, 1 / size) if one is None else one for one, size in zip(by_chance, sizes, strict=True)]
    odds, good = min(0.5, most / max(len(pattern), 1)), 0.0
    for _ in range(ROUNDS):
        ratio = np.full(len(known), odds / (1 - odds))
        for part, m, u in zip(parts, true, chance, strict=True):
            ratio = ratio * (m / u)[part]
        sure = count * (ratio / (1 + ratio))
        good = _total(sure)
        odds = min(max(min(good, most) / len(pattern), 1e-9), 1 - 1e-9)
        true = [_shares(sure, part, size) for part, size in zip(parts, sizes, strict=True)]
        chance = [
            _shares(count - sure, part, size) if given is None else u
            for part, size, given, u in zip(parts, sizes, by_chance, chance, strict=True)
        ]
    worth = tuple(bits(m / u) for m, u in zip(true, chance, strict=True))
    return Learned(worth, tuple(true), good)


def _falling(size: int) -> Reals:
    """Return first thoughts of true pairs' grades: the surer the more frequent."""
    steps = np.arange(size, 0, -1, dtype=np.float64)
    return np.asarray(steps / (size * (size + 1) / 2))


def _total(values: Reals) -> float:
    """Return the sum, added one after the other: faster sums differ from machine to machine in the last digit."""
    return float(np.bincount(np.zeros(len(values), np.int64), values)[0]) if len(values) else 0.0


def _shares(weight: Reals, part: Ints, size: int) -> Reals:
    found = np.asarray(np.bincount(part, weight, minlength=size) + BEFORE, np.float64)
    return np.asarray(found / _total(found), np.float64)
