"""Exchange rates by day: exact fractions, never floats. A rate holds from its day until the next one stated."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

#: A rate older than this says nothing any more: the table has a hole, or ends before.
OLDEST_DAYS = 7

#: Through which a rate is made of two, in this order, where none is stated between two currencies.
THROUGH = ("EUR", "CNY", "USD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What one unit of a currency is worth in another: value, and the day (from 1970-01-01) that states it."""

    value: Fraction
    day: int


@dataclass(frozen=True, slots=True)
class RateTable:
    """Rates by pair of currencies: (from, to) → days ascending, and the units of `to` for one of `from`."""

    pairs: Mapping[tuple[str, str], tuple[tuple[int, ...], tuple[Fraction, ...]]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[tuple[int, str, str, Fraction]]) -> RateTable:
        """Return the table of (day, from, to, value) rows in any order; of one day and pair the last stays."""
        found: dict[tuple[str, str], dict[int, Fraction]] = {}
        for day, one, other, value in rows:
            found.setdefault((one, other), {})[day] = value
        return cls(
            {
                pair: (tuple(sorted(days)), tuple(days[day] for day in sorted(days)))
                for pair, days in sorted(found.items())
            }
        )

    def __bool__(self) -> bool:
        return bool(self.pairs)

    def rows(self) -> list[tuple[int, str, str, Fraction]]:
        """Return every rate as (day, from, to, value), sorted."""
        return sorted(
            (day, one, other, value)
            for (one, other), (days, values) in self.pairs.items()
            for day, value in zip(days, values, strict=True)
        )

    def with_rows(self, rows: Iterable[tuple[int, str, str, Fraction]]) -> RateTable:
        """Return a table with these rows as well; they stand above what is known of their day and pair."""
        return RateTable.of([*self.rows(), *rows])

    def at(self, one: str, other: str, day: int) -> Rate | None:
        """Return what one unit of `one` is worth in `other` on a day; None where no rate says so.

        Stated for the pair, else turned round, else through a third currency; the last one stated on or before
        the day, at most OLDEST_DAYS old.
        """
        if one == other:
            return Rate(value=Fraction(1), day=day)
        found = self._stated(one, other, day)
        if found is not None:
            return found
        for third in THROUGH:
            if third in (one, other):
                continue
            first, second = self._stated(one, third, day), self._stated(third, other, day)
            if first is not None and second is not None:
                return Rate(value=first.value * second.value, day=min(first.day, second.day))
        return None

    def _stated(self, one: str, other: str, day: int) -> Rate | None:
        best: Rate | None = None
        for pair, turned in (((one, other), False), ((other, one), True)):
            days, values = self.pairs.get(pair, ((), ()))
            at = bisect_right(days, day) - 1
            if at < 0 or day - days[at] > OLDEST_DAYS or (best is not None and best.day >= days[at]):
                continue
            best = Rate(value=1 / values[at] if turned else values[at], day=days[at])
        return best


def exchanged(value: int, exp: int, rate: Fraction, to: int) -> int:
    """Return `value` at exponent `exp` in the other currency at exponent `to`, half away from zero."""
    exact = abs(value) * rate * Fraction(10) ** (to - exp)
    whole = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    return whole if value >= 0 else -whole
