"""Which months a book has, and which one its person is working on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.period import Period, PeriodState
from app.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPeriods:
    """months: every month that a statement touches, oldest first, with its state; current: the oldest
    month that is not signed off (the newest one where all are); None for an empty book."""

    months: tuple[tuple[Period, PeriodState], ...]
    current: Period | None


def book_periods(uow: UnitOfWork) -> BookPeriods:
    """Return the months that the book's statements cover."""
    days = [
        date.fromisoformat(day)
        for one in uow.statements.live()
        if not one.refused_key
        for day in (one.period_start, one.period_end)
        if day
    ]
    if not days:
        return BookPeriods(months=(), current=None)
    month, months = Period.month(min(days).year, min(days).month), []
    while month.first <= max(days):
        months.append((month, uow.periods.state(month)))
        month = month.next()
    unsigned = [one for one, state in months if state is not PeriodState.SIGNED]
    return BookPeriods(months=tuple(months), current=unsigned[0] if unsigned else months[-1][0])
