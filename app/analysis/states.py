"""How far the records of one side of a comparison have got: counts by day and by channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import OPEN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: States of a record, the columns of every table of counts. TIMING: in transit or explained; ASIDE: no
#: counterpart is expected.
MATCHED, SUGGESTED, TIMING, OPEN_STATE, ASIDE = range(5)
STATES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCounts:
    """Records of a side by day. days: every day of the range, from 1970-01-01; counts: (days, STATES)."""

    comparison: str
    side: int
    days: tuple[int, ...]
    counts: tuple[tuple[int, ...], ...]

    def totals(self) -> tuple[int, ...]:
        """Return the counts of all days together."""
        return tuple(sum(row[at] for row in self.counts) for at in range(STATES))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelCounts:
    """Records of a side by account, the account with most records first; counts: (accounts, STATES)."""

    comparison: str
    side: int
    accounts: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    def totals(self) -> tuple[int, ...]:
        """Return the counts of all accounts together."""
        return tuple(sum(row[at] for row in self.counts) for at in range(STATES))


def record_states(confirmed: Mask, proposed: Mask, item: Ints, aside: Mask) -> NDArray[np.int8]:
    """Return the state of each record of a side.

    confirmed, proposed: it is in a match of that kind; item: the least settled item that speaks of it, as
    a discrepancy's state, −1 for none; aside: no counterpart is expected. What nothing is said of is open.
    """
    out = np.full(len(item), OPEN_STATE, np.int8)
    out[aside & (item < 0)] = ASIDE
    out[(item >= 0) & (item != OPEN)] = TIMING
    out[proposed] = SUGGESTED
    out[confirmed] = MATCHED
    return out


def counts_of(states: NDArray[np.int8], groups: Ints, count: int) -> tuple[tuple[int, ...], ...]:
    """Return how many records of each group 0 … count-1 are in each state."""
    flat = np.bincount(groups * STATES + states, minlength=count * STATES)
    return tuple(tuple(row) for row in flat.reshape(count, STATES).tolist())


def by_day(states: NDArray[np.int8], day: Ints, first: int, last: int) -> tuple[tuple[int, ...], ...]:
    """Return counts for every day first … last; all records lie inside."""
    return counts_of(states, day - first, last - first + 1)
