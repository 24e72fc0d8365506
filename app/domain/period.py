"""A period that is prepared, signed off and locked; days are whole and both ends belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

EPOCH = date(1970, 1, 1)


class PeriodState(Enum):
    """OPEN is 编制中; SIGNED and CLOSED are read-only; REOPENED is open again with a reason."""

    OPEN = "open"
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
        after = date(year + month // 12, month % 12 + 1, 1)
        return cls(date(year, month, 1), after - timedelta(days=1))

    def next(self) -> Period:
        """Return the month after the one in which this period ends."""
        after = self.last + timedelta(days=1)
        return Period.month(after.year, after.month)

    def previous(self) -> Period:
        """Return the month before the one in which this period starts."""
        before = self.first - timedelta(days=1)
        return Period.month(before.year, before.month)

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
