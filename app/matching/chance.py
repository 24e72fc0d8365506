"""L2: whether the sum of some days could equal a payout by chance.

Where all amounts are multiples of a round sum (few prices, no fees), days have few different sums, and one that is
equal says little: of made-up accounts with three round prices, one confirmed set of days in eighty was not the
payout's. Such a set is sure only as a link of a chain: nearly all payouts of the account close whole days, and its days
follow at once on those of the payout before, or come at once before those of the next.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]

#: Most other runs of days, in thousandths, that may be expected to have a payout's sum by chance.
MOST = 20
#: The same, counted among the runs themselves: as many of them, in thousandths, have one's sum on the average.
ALIKE = 100
#: Part of the planned payouts, in percent, that close whole days where the days of one are told by their neighbours'.
CHAIN_PERCENT = 80

#: First and last day of what a payout carries.
Days = tuple[int, int]


def by_chance(step: int, sums: Ints) -> bool:
    """Return whether one of these sums, all multiples of a step, may well equal a payout by chance.

    sums: of every run of days that the payout could carry. Few prices, none of them round, make few sums as well: as
    many other runs as one of them equals on the average, a payout may equal too.
    """
    low, high = int(sums.min(initial=0)), int(sums.max(initial=0))
    times = np.unique(sums, return_counts=True)[1]
    alike = int((times * (times - 1)).sum())
    return 1000 * (len(sums) - 1) * step > MOST * (high - low + step) or 1000 * alike > ALIKE * len(sums)


def step_of(frame: Frame, rows: Ints) -> int:
    """Return the largest amount that divides all of some rows' net amounts."""
    return max(int(np.gcd.reduce(frame.net[rows])), 1) if len(rows) else 1


def chained(
    frame: Frame, planned: Ints, runs: dict[int, list[Days]], closed: list[tuple[int, Days]], known: Ints
) -> set[int]:
    """Return open planned payouts whose only days have a neighbour's beside them; none where few close whole days.

    runs: of the open payouts, by row; closed: the day of each payout that stands from an earlier run, and its days;
    known: all days that have entries.
    """
    row = [
        (int(frame.day[one]), runs[one][0] if len(runs.get(one, ())) == 1 else None, one) for one in planned.tolist()
    ]
    row = sorted(row + [(on, days, -1) for on, days in closed], key=lambda one: (one[0], one[1] or (0, 0), one[2] < 0))
    if 100 * sum(days is not None for _, days, _ in row) < CHAIN_PERCENT * len(row):
        return set()
    out = set()
    for (_, before, one), (_, after, other) in pairwise(row):
        if before is None or after is None or after[0] <= before[1]:
            continue
        if np.searchsorted(known, before[1], "right") == np.searchsorted(known, after[0]):
            out |= {one, other}
    return out - {-1}


def of_two_accounts(frame: Frame, rows: Ints) -> bool:
    """Return whether rows that name no account come from statements of the same days: of two accounts, it seems."""
    account, names = frame.accounts
    if not len(rows) or names[int(account[rows[0]])]:
        return False
    statement, day = frame.num("statement")[rows], frame.day[rows]
    spans = sorted((int(day[statement == one].min()), int(day[statement == one].max())) for one in np.unique(statement))
    return any(later[0] < former[1] for former, later in pairwise(spans))
