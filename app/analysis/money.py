"""Where the money of each channel is: in the bank, on its way, still there, given back, kept as fees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from app.analysis.sums import exact_sums
from app.domain.record import Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

TAKEN = (Kind.PAYMENT, Kind.SUBSIDY)
BACK = (Kind.REFUND, Kind.CHARGEBACK)
COST = (Kind.FEE, Kind.COMMISSION)
OUT = (Kind.PAYOUT, Kind.WITHDRAWAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One channel account over a range of days; values at the exponent of its MoneyFlows, all ≥ 0 but `other`.

    opening: stated balance before the range, None where no statement tells. taken: payments and subsidies.
    refunds, fees: what left for them. in_bank, in_transit: paid out, with and without a bank deposit found.
    other: adjustments, holds, transfers, as the account moved.
    """

    account: str
    opening: int | None
    taken: int
    refunds: int
    fees: int
    in_bank: int
    in_transit: int
    other: int

    @property
    def moved(self) -> int:
        """Return by how much the account's balance changed."""
        return self.taken + self.other - self.refunds - self.fees - self.in_bank - self.in_transit

    @property
    def before(self) -> int:
        """Return the opening balance; where none is stated, as much as must have been there."""
        return self.opening if self.opening is not None else max(0, -self.moved)

    @property
    def left(self) -> int:
        """Return what is still with the channel at the end."""
        return self.before + self.moved

    @property
    def whole(self) -> int:
        """Return what there was to go somewhere: opening balance, takings and other income."""
        return self.before + self.taken + max(0, self.other)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyFlows:
    """Every channel account of one currency, the largest first."""

    currency: str
    exp: int
    flows: tuple[Flow, ...]

    def total(self, name: str) -> int:
        """Return one figure of all channels together."""
        return sum(getattr(one, name) for one in self.flows)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowColumns:
    """Entries and payouts of channels, each event once. amount: gross; fee: that the row itself states;
    deposited: part of a payout for which a bank deposit is found, ≥ 0; all at one exponent. account:
    index in the accounts."""

    kind: Ints
    account: Ints
    amount: Ints
    fee: Ints
    deposited: Ints


def money_flows(
    columns: FlowColumns,
    accounts: list[str],
    openings: dict[str, int],
    currency: str,
    exp: int,
    closings: Mapping[str, int] = MappingProxyType({}),
) -> MoneyFlows:
    """Return the flows of each account that has an entry; openings and stated closings at `exp` by account.

    By what a closing differs from its opening and all entries the account moved too: rows that nobody has.
    """
    count, kind = len(accounts), columns.kind
    net = columns.amount - columns.fee

    def total(kinds: tuple[Kind, ...], values: Ints) -> list[int]:
        mine = np.isin(kind, kinds)
        return exact_sums(columns.account[mine], values[mine], count)

    taken, back, cost = total(TAKEN, columns.amount), total(BACK, columns.amount), total(COST, net)
    out, arrived = total(OUT, net), total(OUT, columns.deposited)
    stated = exact_sums(columns.account, np.where(np.isin(kind, (*COST, *OUT)), 0, columns.fee), count)
    others = tuple(one for one in Kind if one not in (*TAKEN, *BACK, *COST, *OUT))
    rest = total(others, columns.amount)
    present = np.bincount(columns.account, minlength=count)
    flows = [
        Flow(
            account=account,
            opening=openings.get(account),
            taken=taken[at],
            refunds=-back[at],
            fees=stated[at] - cost[at],
            in_bank=arrived[at],
            in_transit=-out[at] - arrived[at],
            other=rest[at],
        )
        for at, account in enumerate(accounts)
        if present[at]
    ]
    for at, one in enumerate(flows):
        if one.opening is not None and one.account in closings:
            flows[at] = replace(one, other=one.other + closings[one.account] - one.left)
    return MoneyFlows(currency=currency, exp=exp, flows=tuple(sorted(flows, key=lambda one: (-one.whole, one.account))))
