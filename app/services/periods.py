"""Which months a book has, and which one its person is working on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.period import Period, PeriodState
from app.services.ports import StoredStatement, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPeriods:
    """months: every month that a statement touches, oldest first, with its state; current: the oldest
    month that is not signed off (the newest one where all are); None for an empty book."""

    months: tuple[tuple[Period, PeriodState], ...]
    current: Period | None


def book_periods(uow: UnitOfWork) -> BookPeriods:
    """Return the months that the book's statements cover."""
    live = [one for one in uow.statements.live() if not one.refused_key]
    months = [(one, uow.periods.state(one)) for one in _months(live)]
    if not months:
        return BookPeriods(months=(), current=None)
    unsigned = [one for one, state in months if state is not PeriodState.SIGNED]
    return BookPeriods(months=tuple(months), current=unsigned[0] if unsigned else months[-1][0])


def month_rows(uow: UnitOfWork) -> dict[Period, int]:
    """Return how many records are dated in each month that has any."""
    import numpy as np

    at = np.asarray(uow.records.table(columns=["at"])["at"].to_numpy(), np.int64)
    months, counts = np.unique(at.astype("datetime64[s]").astype("datetime64[M]"), return_counts=True)
    days = [one.astype("datetime64[D]").item() for one in months]
    return {Period.month(day.year, day.month): int(count) for day, count in zip(days, counts, strict=True)}


def signed_months(uow: UnitOfWork, statements: Iterable[StoredStatement]) -> list[Period]:
    """Return the signed-off months into which statements may have brought rows, oldest first."""
    late = {month for one in statements if one.rows_stored for month in _months([one])}
    return sorted((one for one in late if uow.periods.state(one) is PeriodState.SIGNED), key=lambda one: one.first)


def _months(statements: Iterable[StoredStatement]) -> list[Period]:
    """Return every month from the first day of these statements to their last."""
    days = [date.fromisoformat(day) for one in statements for day in (one.period_start, one.period_end) if day]
    months: list[Period] = []
    month = Period.month(min(days).year, min(days).month) if days else None
    while month is not None and month.first <= max(days):
        months.append(month)
        month = month.next()
    return months
