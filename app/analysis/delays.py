"""How long money takes to the bank: from the day a channel pays out, and from the day it was taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.analysis.sums import quantile

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

#: Delays of so many days and more are counted together.
MOST_DAYS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """Days of one channel (account "" = all). counts: payouts that took 0, 1 … days, the last MOST_DAYS or more.

    median, slow, slowest: days that half, nine of ten and all payouts did not exceed. entry_count,
    entry_median, entry_slow: the same of entries, from the day of the entry, where a payout names its entries.
    """

    account: str
    counts: tuple[int, ...]
    median: int
    slow: int
    slowest: int
    entry_count: int = 0
    entry_median: int = 0
    entry_slow: int = 0

    @property
    def count(self) -> int:
        """Return how many payouts reached the bank."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delays:
    """whole: all channels together, None where no payout reached the bank; channels: each one, most payouts first."""

    whole: Delay | None
    channels: tuple[Delay, ...]


def delays(days: Ints, account: Ints, entry_days: Ints, entry_account: Ints, accounts: list[str]) -> Delays:
    """Return the delays of payouts and of entries, in days; account: index in `accounts`."""
    if not len(days):
        return Delays(whole=None, channels=())
    every = [_delay("", days, entry_days)]
    for at, name in enumerate(accounts):
        mine = account == at
        if mine.any():
            every.append(_delay(name, days[mine], entry_days[entry_account == at]))
    whole, *channels = every
    channels.sort(key=lambda one: (-one.count, one.account))
    return Delays(whole=whole, channels=tuple(channels))


def _delay(account: str, days: Ints, entry_days: Ints) -> Delay:
    ordered, entries = np.sort(np.maximum(days, 0)), np.sort(np.maximum(entry_days, 0))
    counts = np.bincount(np.minimum(ordered, MOST_DAYS), minlength=MOST_DAYS + 1)
    known = len(entries) > 0
    return Delay(
        account=account,
        counts=tuple(counts.tolist()),
        median=quantile(ordered, 50),
        slow=quantile(ordered, 90),
        slowest=int(ordered[-1]),
        entry_count=len(entries),
        entry_median=quantile(entries, 50) if known else 0,
        entry_slow=quantile(entries, 90) if known else 0,
    )
