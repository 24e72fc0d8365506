"""What decided matches teach: delays, names, thresholds, and how far scores can be believed. Pure counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.knowledge import ALIAS, DELAY, FLOOR, Learned
from app.matching.days import is_workday

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

#: Scores are held against what was decided in bands of so many points.
BAND = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A decided match: its comparison, method and score, and whether the person said yes."""

    comparison: str
    method: str
    score: int
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Scores from `low` to low + 49 of a comparison: what they claim in thousandths, and what was decided."""

    comparison: str
    low: int
    claimed: int
    right: int
    wrong: int

    @property
    def actual(self) -> int:
        """Return thousandths that were right."""
        return self.right * 1000 // (self.right + self.wrong)


def workdays_between(first: Ints, last: Ints) -> Ints:
    """Return how many working days lie after `first` and not after `last`; negative where last is earlier."""
    if not len(first):
        return first
    low, high = int(min(first.min(), last.min())), int(max(first.max(), last.max()))
    work = np.cumsum([is_workday(one) for one in range(low, high + 1)])
    return np.asarray(work[last - low] - work[first - low]).astype(np.int64)


def learn_delays(comparison: str, account: list[str], first: Ints, last: Ints) -> list[Learned]:
    """Return the usual delay of each account: the median of the working days, the lower of two.

    against: cases more than two working days away from it.
    """
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for name, days in zip(account, workdays_between(first, last).tolist(), strict=True):
        if name and 0 <= days <= 60:
            found[name][days] += 1
    out = []
    for name, counts in sorted(found.items()):
        seen = sorted(counts.elements())
        usual = seen[(len(seen) - 1) // 2]
        far = sum(1 for one in seen if abs(one - usual) > 2)
        out.append(
            Learned(
                kind=DELAY, comparison=comparison, subject=name, value=str(usual), support=len(seen) - far,
                against=far, counts=tuple(sorted(counts.items())),
            )
        )  # fmt: skip
    return out


def learn_aliases(comparison: str, account: list[str], name: list[str]) -> list[Learned]:
    """Return the names under which the money of each account arrives; against: as often as another account's did."""
    pairs = Counter((one, other) for one, other in zip(account, name, strict=True) if one and other)
    whole = Counter(other for one, other in zip(account, name, strict=True) if one and other)
    return [
        Learned(
            kind=ALIAS, comparison=comparison, subject=one, value=other, support=times, against=whole[other] - times
        )
        for (one, other), times in sorted(pairs.items())
    ]


def learn_floors(cases: Iterable[Case]) -> list[Learned]:
    """Return for each comparison the score under which more was refused than confirmed, if there is one.

    support: refused under it; against: confirmed under it.
    """
    out = []
    by_name: dict[str, list[Case]] = defaultdict(list)
    for one in cases:
        by_name[one.comparison].append(one)
    for name, many in sorted(by_name.items()):
        best = None
        wrong = right = 0
        ordered = sorted(many, key=lambda one: one.score)
        for at, one in enumerate(ordered):
            right, wrong = right + one.right, wrong + (not one.right)
            last = at + 1 == len(ordered) or ordered[at + 1].score > one.score
            if last and wrong > 2 * right:
                best = (one.score + 1, wrong, right)
        if best is not None and best[0] <= 1000:
            out.append(
                Learned(kind=FLOOR, comparison=name, subject=name, value=str(best[0]), support=best[1], against=best[2])
            )
    return out


def calibration(cases: Iterable[Case]) -> list[Band]:
    """Return the decided cases by comparison and band of scores, lowest first."""
    found: dict[tuple[str, int], list[Case]] = defaultdict(list)
    for one in cases:
        found[one.comparison, min(one.score, 999) // BAND * BAND].append(one)
    return [
        Band(
            comparison=name,
            low=low,
            claimed=sum(one.score for one in many) // len(many),
            right=sum(one.right for one in many),
            wrong=sum(not one.right for one in many),
        )
        for (name, low), many in sorted(found.items())
    ]
