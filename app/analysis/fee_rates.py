"""The fee rate of each channel over time, from the rows that state a fee themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.analysis.sums import exact_sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

#: A range longer than this is shown by week.
MOST_DAYS = 62
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeRate:
    """One channel: Σ fees and Σ amounts of each step, at the exponent of its FeeRates; amount 0 = no payment."""

    account: str
    fees: tuple[int, ...]
    amounts: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeRates:
    """steps: first day of each step; length: its days. channels: the largest amount first."""

    currency: str
    exp: int
    steps: tuple[int, ...]
    length: int
    channels: tuple[FeeRate, ...]


def millionths(fee: int, amount: int) -> int | None:
    """Return a rate in millionths, half rounded up; None of nothing."""
    return (2_000_000 * fee + amount) // (2 * amount) if amount > 0 else None


def fee_rates(
    day: Ints,
    account: Ints,
    amount: Ints,
    fee: Ints,
    accounts: list[str],
    first: int,
    last: int,
    currency: str,
    exp: int,
) -> FeeRates:
    """Return the rates of payments dated first … last that state a fee; amount and fee at `exp`."""
    length = 1 if last - first < MOST_DAYS else WEEK
    steps = tuple(range(first, last + 1, length))
    place = account * len(steps) + (day - first) // length
    size = len(accounts) * len(steps)
    fees, amounts = exact_sums(place, fee, size), exact_sums(place, amount, size)
    counts = np.bincount(account, minlength=len(accounts)).tolist()
    channels = []
    for at, name in enumerate(accounts):
        part = slice(at * len(steps), (at + 1) * len(steps))
        if counts[at]:
            channels.append(
                FeeRate(account=name, fees=tuple(fees[part]), amounts=tuple(amounts[part]), count=counts[at])
            )
    channels.sort(key=lambda one: (-sum(one.amounts), one.account))
    return FeeRates(currency=currency, exp=exp, steps=steps, length=length, channels=tuple(channels))
