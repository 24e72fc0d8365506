"""A period that is prepared, signed off and locked; days are whole and both ends belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

EPOCH = date(1970, 1, 1)


class PeriodState(Enum):
    """OPEN is 编制中; PREPARED waits for a second person; SIGNED is read-only; REOPENED is open again with a reason."""

    OPEN = "open"
    PREPARED = "prepared"
    SIGNED = "signed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days `first` to `last`."""

    first: date
    last: date

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """Return one calendar month."""
        return cls._of_months(year, month, 1)

    @classmethod
    def quarter(cls, year: int, number: int) -> Period:
        """Return three months; number: 1 to 4."""
        return cls._of_months(year, 3 * number - 2, 3)

    @classmethod
    def year(cls, year: int) -> Period:
        """Return twelve months from January on."""
        return cls._of_months(year, 1, 12)

    @classmethod
    def _of_months(cls, year: int, month: int, count: int) -> Period:
        until = month - 1 + count
        after = date(year + until // 12, until % 12 + 1, 1)
        return cls(date(year, month, 1), after - timedelta(days=1))

    @property
    def months(self) -> int:
        """Return 1 for a calendar month, 3 for a quarter, 12 for a year, 0 for other days."""
        first = self.first
        return next((one for one in (1, 3, 12) if self == self._whole(first.year, first.month, one)), 0)

    @classmethod
    def _whole(cls, year: int, month: int, count: int) -> Period:
        """Return the month, quarter or year in which a month lies."""
        return cls._of_months(year, (month - 1) // count * count + 1, count)

    def next(self) -> Period:
        """Return the month, quarter or year after this one; after other days as many more."""
        after = self.last + timedelta(days=1)
        if self.months:
            return Period._of_months(after.year, after.month, self.months)
        return Period(after, after + (self.last - self.first))

    def previous(self) -> Period:
        """Return the month, quarter or year before this one; before other days as many more."""
        before = self.first - timedelta(days=1)
        if self.months:
            return Period._whole(before.year, before.month, self.months)
        return Period(before - (self.last - self.first), before)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def name(self) -> str:
        """Return `2026-10` for a calendar month, else `2026-10-01..2026-10-15`."""
        if self == Period.month(self.first.year, self.first.month):
            return f"{self.first:%Y-%m}"
        return f"{self.first}..{self.last}"


def day_number(day: date) -> int:
    """Return days from 1970-01-01."""
    return (day - EPOCH).days


def day_of(number: int) -> date:
    """Return the date that is `number` days after 1970-01-01."""
    return EPOCH + timedelta(days=number)
