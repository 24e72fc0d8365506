"""What the bank accounts of one currency did until a day, flow by flow: what a forecast is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from app.domain.period import Period, day_number, day_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Reals = NDArray[np.float64]

#: Kinds of flows: payouts of one channel, other money in, money out.
PAYOUTS, IN, OUT = "payouts", "in", "out"

#: A payment comes every month where two of it are so many days apart, and where its amounts differ by no more than so
#: much.
MONTH_DAYS, MONTH_SHARE = (26, 35), 4
MOST_TIMES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """kind: PAYOUTS, IN or OUT; account: the channel's, "" for the others. told: last day that the channel's own files
    cover (1970-01-01 = 0), −1 where there are none."""

    kind: str
    account: str = ""
    told: int = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Payouts:
    """Payouts of channels, n. paid, due, arrived: day each left, is expected, came; −1 = not known, not yet. amount:
    ≥ 0 to the bank, negative where the channel takes money; flow: index in CashHistory.flows."""

    paid: Ints
    due: Ints
    arrived: Ints
    amount: Ints
    flow: Ints


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CashHistory:
    """first, last: the days covered. day, amount, flow, payer: of each bank row, own transfers aside; amount in minor
    units at one exponent, positive = in; payer: who it came from or went to as an index, −1 = not said. closed:
    working days on which banks do nothing, holidays that is, as far ahead as a forecast may reach.
    """

    first: int
    last: int
    flows: tuple[Flow, ...]
    day: Ints
    amount: Ints
    flow: Ints
    payer: Ints
    payouts: Payouts
    closed: Ints = field(default_factory=lambda: np.zeros(0, np.int64))


@dataclass(frozen=True, slots=True, kw_only=True)
class Monthly:
    """A payment that comes every month: the index of its payer, its flow, how often it was seen, what was paid last,
    and the days on which it comes again."""

    payer: int
    flow: int
    times: int
    amount: int
    days: tuple[int, ...]


def monthly(history: CashHistory, origin: int, until: int) -> tuple[Monthly, ...]:
    """Return what came every month as seen on the day `origin`, with its days after it up to `until`."""
    rows = np.flatnonzero((history.payer >= 0) & (history.day <= origin))
    found = []
    if not len(rows):
        return ()
    _payers, group, counts = np.unique(history.payer[rows], return_inverse=True, return_counts=True)
    few = (counts[group] >= 2) & (counts[group] <= MOST_TIMES)
    rows, group = rows[few], group[few]
    order = np.lexsort((history.day[rows], group))
    rows, group = rows[order], group[order]
    rows, group = _steady(history.day[rows], rows, group)
    for part in np.split(rows, np.flatnonzero(np.diff(group)) + 1) if len(rows) else ():
        if one := _monthly(history, part, origin, until):
            found.append(one)
    return tuple(found)


def _steady(day: Ints, rows: Ints, group: Ints) -> tuple[Ints, Ints]:
    """Return the rows of the groups in which each follows a month after the one before."""
    gap = np.diff(day)
    odd = (group[1:] == group[:-1]) & ((gap < MONTH_DAYS[0]) | (gap > MONTH_DAYS[1]))
    kept = np.bincount(group[1:][odd], minlength=int(group.max(initial=-1)) + 1)[group] == 0
    return rows[kept], group[kept]


def _monthly(history: CashHistory, rows: Ints, origin: int, until: int) -> Monthly | None:
    day, amount = history.day[rows], history.amount[rows]
    last = int(amount[-1])
    if int(day[-1]) < origin - MONTH_DAYS[1]:  # it has ended
        return None
    if np.any(np.abs(amount - last) * MONTH_SHARE > abs(last)) or len(set(history.flow[rows].tolist())) > 1:
        return None
    days = tuple(one for one in _same_day(int(day[-1]), until) if one > origin)
    return Monthly(
        payer=int(history.payer[rows[0]]), flow=int(history.flow[rows[0]]), times=len(rows), amount=last, days=days
    )


def _same_day(day: int, until: int) -> list[int]:
    """Return the same day of the months after `day`, the last of a month that is too short."""
    start, out = day_of(day), []
    month = Period.month(start.year, start.month).next()
    while day_number(month.first) <= until:
        at = min(start.day, month.last.day)
        out.append(day_number(month.first.replace(day=at)))
        month = month.next()
    return [one for one in out if one <= until]


def daily(history: CashHistory, origin: int, without: tuple[Monthly, ...]) -> Reals:
    """Return the sum of each flow by day, flows × days from the first to `origin`, monthly payments aside."""
    count = origin - history.first + 1
    mine = (history.day <= origin) & (history.day >= history.first)
    if without:
        mine &= ~np.isin(history.payer, [one.payer for one in without])
    place = history.flow[mine] * count + history.day[mine] - history.first
    sums = np.bincount(place, history.amount[mine].astype(np.float64), len(history.flows) * count)
    return np.asarray(sums, np.float64).reshape(len(history.flows), count)
