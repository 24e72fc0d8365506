"""Discrepancies and timing items by code and by age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.analysis.sums import exact_sums
from app.domain.discrepancy import AGE_BANDS
from app.domain.match import OPEN, WAITING

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

#: Kinds of items told apart, the columns of every figure here: they need a person; they wait for a day.
NEEDS, WAITS = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items of one code or one age band: how many need a person and wait, and Σ of their absolute amounts."""

    key: str
    counts: tuple[int, int]
    sums: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ageing:
    """Unsettled items of one currency at `exp`. codes: the largest amount first; bands: one for each of AGE_BANDS;
    settled: how many have a reason already."""

    currency: str
    exp: int
    codes: tuple[Group, ...]
    bands: tuple[Group, ...]
    settled: int

    @property
    def count(self) -> int:
        """Return how many items are not settled."""
        return sum(sum(one.counts) for one in self.bands)

    @property
    def waiting(self) -> tuple[int, int]:
        """Return how many items wait for a day, and Σ of their absolute amounts."""
        return sum(one.counts[WAITS] for one in self.bands), self.total(WAITS)

    def total(self, kind: int) -> int:
        """Return Σ of absolute amounts of the items that need a person, or wait."""
        return sum(one.sums[kind] for one in self.bands)


def ageing(codes: Sequence[str], state: Ints, amount: Ints, band: Ints, currency: str, exp: int) -> Ageing:
    """Return the items of one currency: n codes, states, amounts at `exp` and indices of age bands."""
    live = (state == OPEN) | (state == WAITING)
    kind = np.where(state[live] == OPEN, NEEDS, WAITS)
    size = np.abs(amount[live])
    names, index = np.unique(np.array(codes, "U8")[live], return_inverse=True)
    by_code = _groups(names.tolist(), index.astype(np.int64), kind, size)
    by_band = _groups([str(one) for one in range(len(AGE_BANDS))], band[live].astype(np.int64), kind, size)
    by_code.sort(key=lambda one: (-sum(one.sums), -sum(one.counts), one.key))
    settled = int((~live).sum())
    return Ageing(currency=currency, exp=exp, codes=tuple(by_code), bands=tuple(by_band), settled=settled)


def _groups(names: list[str], index: Ints, kind: Ints, size: Ints) -> list[Group]:
    place = index * 2 + kind
    counts = np.bincount(place, minlength=2 * len(names)).tolist()
    sums = exact_sums(place, size, 2 * len(names))
    return [
        Group(
            key=name,
            counts=(counts[2 * at], counts[2 * at + 1]),
            sums=(sums[2 * at], sums[2 * at + 1]),
        )
        for at, name in enumerate(names)
    ]
