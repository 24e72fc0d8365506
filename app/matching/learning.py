"""What decided matches teach: delays, names, thresholds, and how far scores can be believed. Pure counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from app.domain.knowledge import ALIAS, DELAY, FLOOR, LEAST_SUPPORT, WEIGHT, Learned, band_of
from app.matching.days import is_workday
from app.matching.grading import score
from app.matching.names import plain
from app.matching.weights import bits

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

#: Points that are learned for a method at least and at most.
LEAST_WEIGHT, MOST_WEIGHT = -300, 100

#: Names of buyers that are learned, those that were seen most often.
MOST_NAMES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Decided matches alike: comparison, method and score, whether the person said yes, and how often.

    weight: points of the score that were learned before, so that nothing is learned from itself.
    """

    comparison: str
    method: str
    score: int
    right: bool
    times: int = 1
    weight: int = 0

    @property
    def raw(self) -> int:
        """Return the score without what was learned."""
        return self.score - self.weight


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


def learn_delays(comparison: str, account: Sequence[str] | pa.Array, first: Ints, last: Ints) -> list[Learned]:
    """Return the usual delay of each account: the median of the working days, the lower of two.

    against: cases more than two working days away from it.
    """
    import pyarrow.compute as pc

    days = workdays_between(first, last)
    cases = pa.table({"name": pa.array(account, pa.string()), "days": pa.array(days, pa.int64())})
    some = pc.and_(pc.not_equal(cases["name"], ""), pa.array((days >= 0) & (days <= 60)))
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for one in _counted(cases.filter(some), ["name", "days"], "days"):
        found[one["name"]][one["days"]] = one["days_count"]
    out = []
    for name, counts in sorted(found.items()):
        values, times = zip(*sorted(counts.items()), strict=True)
        whole = sum(times)
        usual = values[int(np.searchsorted(np.cumsum(times), (whole - 1) // 2, side="right"))]
        far = sum(count for one, count in counts.items() if abs(one - usual) > 2)
        out.append(
            Learned(
                kind=DELAY, comparison=comparison, subject=name, value=str(usual), support=whole - far,
                against=far, counts=tuple(sorted(counts.items())),
            )
        )  # fmt: skip
    return out


def learn_aliases(comparison: str, account: Sequence[str] | pa.Array, name: Sequence[str] | pa.Array) -> list[Learned]:
    """Return the names under which the money of each account arrives; against: as often as another account's did."""
    import pyarrow.compute as pc

    cases = pa.table({"account": pa.array(account, pa.string()), "name": pa.array(name, pa.string())})
    cases = cases.filter(pc.and_(pc.not_equal(cases["account"], ""), pc.not_equal(cases["name"], "")))
    whole = {one["name"]: one["name_count"] for one in _counted(cases, ["name"], "name")}
    pairs = _counted(cases, ["account", "name"], "name")
    return [
        Learned(
            kind=ALIAS, comparison=comparison, subject=one["account"], value=one["name"], support=one["name_count"],
            against=whole[one["name"]] - one["name_count"],
        )
        for one in sorted(pairs, key=lambda one: (one["account"], one["name"]))
    ]  # fmt: skip


def learn_payers(pairs: pa.Table) -> list[Learned]:
    """Return the other names under which buyers pay; pairs: columns `buyer` and `payer` of confirmed matches.

    A masked name is nobody's, and a name that is the buyer's own says nothing.
    """
    import pyarrow.compute as pc

    spelled = [plain(pc.cast(pairs[one].combine_chunks(), pa.string())) for one in ("buyer", "payer")]
    some = pc.and_(pc.not_equal(spelled[0], ""), pc.not_equal(spelled[1], ""))
    some = pc.and_(some, pc.not_equal(*spelled))
    for one in spelled:
        some = pc.and_(some, pc.invert(pc.match_substring(one, "*")))
    mine = pairs.filter(some)
    least = LEAST_SUPPORT[ALIAS]
    whole = {one["payer"]: one["payer_count"] for one in _counted(mine, ["payer"], "payer", least)}
    often = _counted(mine, ["buyer", "payer"], "payer", least)
    often.sort(key=lambda one: (-one["payer_count"], one["buyer"], one["payer"]))
    return [
        Learned(
            kind=ALIAS, comparison="L1", subject=one["buyer"], value=one["payer"], support=one["payer_count"],
            against=whole[one["payer"]] - one["payer_count"],
        )
        for one in often[:MOST_NAMES]
    ]  # fmt: skip


def _counted(table: pa.Table, by: list[str], what: str, least: int = 1) -> list[dict[str, Any]]:
    """Return how often rows alike stand in a table, those that stand there at least `least` times."""
    import pyarrow.compute as pc

    counts = table.group_by(by).aggregate([(what, "count")])
    rows: list[dict[str, Any]] = counts.filter(pc.greater_equal(counts[f"{what}_count"], least)).to_pylist()
    return rows


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
        ordered = sorted(many, key=lambda one: one.raw)
        for at, one in enumerate(ordered):
            right, wrong = right + one.right * one.times, wrong + (not one.right) * one.times
            last = at + 1 == len(ordered) or ordered[at + 1].raw > one.raw
            if last and wrong > 2 * right:
                best = (one.raw + 1, wrong, right)
        if best is not None and best[0] <= 1000:
            out.append(
                Learned(kind=FLOOR, comparison=name, subject=name, value=str(best[0]), support=best[1], against=best[2])
            )
    return out


def learn_weights(cases: Iterable[Case]) -> list[Learned]:
    """Return for each method by how many points its suggestions should be believed more or less than they claim.

    The score that the odds of what was decided would have, less the mean of the scores claimed. support: confirmed;
    against: refused.
    """
    found: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for one in cases:
        found[one.comparison, one.method].append(one)
    out = []
    for (name, method), many in sorted(found.items()):
        right = sum(one.times for one in many if one.right)
        wrong = sum(one.times for one in many if not one.right)
        claimed = sum(one.raw * one.times for one in many) // (right + wrong)
        shown = int(score(bits(np.array([(2 * right + 1) / (2 * wrong + 1)])))[0])
        points = min(max(shown - claimed, LEAST_WEIGHT), MOST_WEIGHT)
        out.append(
            Learned(
                kind=WEIGHT, comparison=name, subject=method, value=str(points), support=right, against=wrong
            )
        )  # fmt: skip
    return out


def calibration(cases: Iterable[Case]) -> list[Band]:
    """Return the decided cases by comparison and band of scores, lowest first."""
    found: dict[tuple[str, int], list[Case]] = defaultdict(list)
    for one in cases:
        found[one.comparison, band_of(one.score)].append(one)
    return [
        Band(
            comparison=name,
            low=low,
            claimed=sum(one.score * one.times for one in many) // sum(one.times for one in many),
            right=sum(one.times for one in many if one.right),
            wrong=sum(one.times for one in many if not one.right),
        )
        for (name, low), many in sorted(found.items())
    ]
