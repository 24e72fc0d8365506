"""Expected days: working days of mainland China, weekdays outside the years whose holidays are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.period import day_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_AHEAD = 60  # calendar days: longer than any holiday and any delay


def is_workday(number: int) -> bool:
    """Return whether day `number` (from 1970-01-01) is a working day."""
    import chinese_calendar

    day = day_of(number)
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:  # the library knows the years announced so far
        return day.weekday() < 5


def add_workdays(day: Ints, delay: Ints) -> Ints:
    """Return the `delay`-th working day after each day; the day itself for a delay of 0."""
    if not len(day):
        return day
    first, last = int(day.min()), int(day.max()) + _AHEAD + 2 * int(delay.max(initial=0))
    # one look-up for each calendar day of the range, not for each row
    work = np.array([one for one in range(first, last + 1) if is_workday(one)], np.int64)
    at = np.searchsorted(work, day, "right") + delay - 1
    return np.where(delay <= 0, day, work[np.clip(at, 0, len(work) - 1)])


def days_from(due: Ints, came: Ints) -> Ints:
    """Return how many days each payout came after it was due, days on which banks are closed not counted."""
    first, last = np.split(without_holidays(np.concatenate([due, came])), [len(due)])
    return np.asarray(last - first)


def without_holidays(day: Ints) -> Ints:
    """Return the days counted so that days off take no time: what a bank did not do on the last day before a weekend
    or a holiday it does on the first one after it."""
    if not len(day):
        return day
    first = int(day.min())
    work = np.array([is_workday(one) for one in range(first, int(day.max()) + 1)])
    return np.asarray(np.cumsum(work)[day - first])
