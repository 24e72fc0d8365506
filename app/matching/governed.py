"""What people's rules say of a run's records: which rule governs which, within what, and what is set aside.

The rules themselves are checked and evaluated by app.rules; the engine is handed masks and calls.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import Comparison, Rules
from app.domain.rule import Rule
from app.domain.tolerance import Tolerance
from app.matching.tolerance import amount_window, day_window

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A rule as a run uses it. side_a, side_b: rows of the frame that it may hold for, scope and conditions included.

    pairs: which pairs of rows fulfil its condition on both. keys: for a side (0, 1) and rows the numbers that must be
    equal, "" for none; None where the rule goes by amount and day.
    """

    rule: Rule
    side_a: Mask
    side_b: Mask
    pairs: Callable[[Ints, Ints], Mask]
    keys: Callable[[int, Ints], pa.Array] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """Rules on one frame. match: in their order, by comparison. aside: for each row the place in `rules` of the rule
    that sets it aside, −1 for none, by comparison."""

    rules: tuple[Rule, ...] = ()
    match: dict[Comparison, tuple[Ready, ...]] = field(default_factory=dict)
    aside: dict[Comparison, Ints] = field(default_factory=dict)


class Governing:
    """Tolerances and thresholds where matches are found by amount and day.

    Of several rules that hold for a pair the first one governs it; where none does, the general rules.
    """

    def __init__(self, rules: Rules, ready: Sequence[Ready] = ()) -> None:
        self.ready = [one for one in ready if one.keys is None]
        self.rules = rules

    def _own(self, one: Ready) -> Tolerance:
        return one.rule.tolerance or self.rules.tolerance

    def widest_days(self, a: Ints) -> tuple[Ints, Ints]:
        """Return how many days B may be before and after the expected day of each row, by any rule."""
        before, after = (np.full(len(a), days, np.int64) for days in day_window(self.rules.tolerance))
        for one in self.ready:
            here = one.side_a[a]
            for out, days in zip((before, after), day_window(self._own(one)), strict=True):
                out[here] = np.maximum(out[here], days)
        return before, after

    def widest_amounts(self, a: Ints, value: Ints, unit: int) -> tuple[Ints, Ints]:
        """Return by how much B may be under and over `value` of each row, by any rule; unit: steps in a minor unit."""
        out = amount_window(self.rules.tolerance, value, unit)
        for one in self.ready:
            here = one.side_a[a]
            for whole, mine in zip(out, amount_window(self._own(one), value[here], unit), strict=True):
                whole[here] = np.maximum(whole[here], mine)
        return out

    def of(self, a: Ints, b: Ints) -> Ints:
        """Return the place in `ready` of the rule that governs each pair, −1 for the general rules."""
        out = np.full(len(a), -1, np.int64)
        for at, one in enumerate(self.ready):
            rest = np.flatnonzero((out < 0) & one.side_a[a] & one.side_b[b])
            out[rest[one.pairs(a[rest], b[rest])]] = at
        return out

    def within(self, of: Ints, value: Ints, drift: Ints, days: Ints, unit: Ints) -> Mask:
        """Return which pairs are inside the tolerance that governs them. value: of side A; days: from the expected."""
        out = np.zeros(len(of), np.bool_)
        for at in np.unique(of).tolist():
            here = of == at
            own = self.rules.tolerance if at < 0 else self._own(self.ready[at])
            before, after = day_window(own)
            good = (days[here] >= -before) & (days[here] <= after)
            for one in np.unique(unit[here]).tolist():
                mine = unit[here] == one
                below, above = amount_window(own, value[here][mine], one)
                good[mine] &= (drift[here][mine] >= -below) & (drift[here][mine] <= above)
            out[here] = good
        return out

    def permits(self, a: Ints, b: Ints, days: Ints, score: Ints, ambiguous: Mask) -> Mask:
        """Return which pairs of rows may stand in a match that several rows make, whatever their sums.

        Days count only where the rule that governs a pair has a tolerance of its own; else the pass knows its days.
        """
        of = self.of(a, b)
        good = (of < 0) | ((score >= self.least(of)) & (~ambiguous | self.takes_equal(of)))
        for at, one in enumerate(self.ready):
            if one.rule.tolerance is not None:
                before, after = day_window(one.rule.tolerance)
                good &= (of != at) | ((days >= -before) & (days <= after))
        return np.asarray(good)

    def permits_sum(self, of: Ints, value: Ints, drift: Ints, unit: Ints) -> Mask:
        """Return which sums may differ so, by the rules `of` that govern pairs of their rows; value: Σ of side A."""
        good = np.ones(len(of), np.bool_)
        for at, one in enumerate(self.ready):
            mine = np.flatnonzero(of == at)
            if one.rule.tolerance is not None and len(mine):
                below, above = amount_window(one.rule.tolerance, value[mine], unit[mine])
                good[mine] = (drift[mine] >= -below) & (drift[mine] <= above)
        return good

    def least(self, of: Ints) -> Ints:
        """Return the lowest score of a suggestion for pairs governed so."""
        return np.array([one.rule.new for one in self.ready] + [self.rules.accept], np.int64)[of]

    def takes_equal(self, of: Ints) -> Mask:
        """Return where one of several equal candidates may be suggested."""
        return np.array([one.rule.ambiguous for one in self.ready] + [True], np.bool_)[of]

    def marked(self, of: Ints) -> Mask:
        """Return where the rule that governs may confirm; nothing speaks against what no rule governs."""
        return np.array([one.rule.confirms for one in self.ready] + [True], np.bool_)[of]

    def accepts(self, of: Ints, score: Ints) -> Mask:
        """Return where a score reaches that from which the rule confirms."""
        return np.asarray(score >= np.array([one.rule.accept for one in self.ready] + [0], np.int64)[of])

    def names(self, of: Ints) -> list[str]:
        """Return the id of the rule that governs each pair, "" for the general rules."""
        ids = [one.rule.id for one in self.ready] + [""]
        return [ids[at] for at in of.tolist()]
