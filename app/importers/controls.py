"""Figures that a source states of itself, held against its rows: totals, and the running balance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from app.domain.money import plain
from app.domain.statement import AGREE, DISAGREE, NONE, Check

if TYPE_CHECKING:
    from numpy.typing import NDArray


def money_check(name: str, stated: int, found: int, exp: int = 2, currency: str = "CNY") -> Check:
    """Compare two amounts at `exp`."""
    return Check(
        name=name,
        stated=plain(stated, exp, currency),
        found=plain(found, exp, currency),
        agrees=stated == found,
    )


def count_check(name: str, stated: int, found: int) -> Check:
    """Compare two counts."""
    return Check(name=name, stated=str(stated), found=str(found), agrees=stated == found)


#: Name of a figure in a line of totals, before the name of its column; which column an amount is from is not said.
COLUMN_TOTAL = "column_total"
#: Figures that may agree while an amount is wrong: they count rows, speak of single rows, or leave an end
#: open. A running balance does not prove the oldest row, as long as nothing says what it began with.
_PARTIAL = ("balance_chain", "count", "direction", "splits", "batch", COLUMN_TOTAL)


def control_of(checks: Sequence[Check], moved: Mapping[str, int] | None = None) -> str:
    """Return disagree where a figure does; agree where one of them proves the sum of the rows; else none.

    moved: where figures are of shares of the rows, what all_stated says of it.
    """
    if not all(one.agrees for one in checks):
        return DISAGREE
    empty = any((one.name, one.found) == ("count", "0") for one in checks)
    proved = any(not one.name.startswith(_PARTIAL) for one in checks) and all_stated(checks, moved or {})
    return AGREE if empty or proved else NONE


def all_stated(checks: Sequence[Check], moved: Mapping[str, int]) -> bool:
    """Say whether every share of the rows has a figure: money out is not proved by the total of money in.

    moved: what the rows of a share add up to, by the name of its figure ("sum_in"), which is missing where the source
    hides or leaves out its total.
    """
    stated = {one.name for one in checks}
    return all(not value or name in stated for name, value in moved.items())


@dataclass(slots=True)
class Flow:
    """What rows add up to: money in and out apart, and how many rows of each; zero counts as neither."""

    rows: int = 0
    count_in: int = 0
    count_out: int = 0
    sum_in: int = 0
    sum_out: int = 0

    def add(self, amount: NDArray[np.int64]) -> None:
        """Count a batch of signed amounts; sum_out is negative."""
        into, out = amount > 0, amount < 0
        self.rows += len(amount)
        self.count_in += int(into.sum())
        self.count_out += int(out.sum())
        self.sum_in += int(amount[into].sum())
        self.sum_out += int(amount[out].sum())

    @property
    def sides(self) -> dict[str, int]:
        """Return both sums by the name of their figure."""
        return {"sum_in": self.sum_in, "sum_out": self.sum_out}


@dataclass(slots=True)
class Chain:
    """The running balance of a statement, oldest or newest row first.

    Every row states a balance, or the chain is none: a hidden balance (`xx,yyyy.zz`) contradicts nothing.
    """

    amounts: list[NDArray[np.int64]] = field(default_factory=list)
    balances: list[NDArray[np.int64]] = field(default_factory=list)
    whole: bool = True

    def add(self, amount: NDArray[np.int64], balance: NDArray[np.int64], stated: NDArray[np.bool_]) -> None:
        """Append rows in the source's order."""
        self.whole &= bool(stated.all())
        if self.whole:
            self.amounts.append(amount)
            self.balances.append(balance)

    def close(self, exp: int, currency: str) -> tuple[Check | None, int | None, int | None]:
        """Return (check, opening, closing); the balances only where the chain has no break.

        A single row has a balance but nothing that it could contradict: no check. Otherwise the check
        names the first break in the direction that has fewer: what the row prints, what it should.
        """
        if not self.whole or not any(len(one) for one in self.amounts):
            return None, None, None
        amount, balance = np.concatenate(self.amounts), np.concatenate(self.balances)
        if len(amount) == 1:
            return None, int(balance[0] - amount[0]), int(balance[0])
        up = balance[1:] - balance[:-1] - amount[1:]
        down = balance[:-1] - balance[1:] - amount[:-1]
        oldest_first = np.count_nonzero(up) <= np.count_nonzero(down)
        off = up if oldest_first else down
        if off.any():
            at = int(np.argmax(off != 0))
            printed = int(balance[at + 1] if oldest_first else balance[at])
            return money_check("balance_chain", printed, printed - int(off[at]), exp, currency), None, None
        first, last = (0, -1) if oldest_first else (-1, 0)
        closing = int(balance[last])
        check = money_check("balance_chain", closing, closing, exp, currency)
        return check, int(balance[first] - amount[first]), closing


@dataclass(slots=True)
class GapChain(Chain):
    """A running balance that is printed on some rows only: it is held against the sum of the rows between."""

    stated: list[NDArray[np.bool_]] = field(default_factory=list)

    def add(self, amount: NDArray[np.int64], balance: NDArray[np.int64], stated: NDArray[np.bool_]) -> None:
        """Append rows in the source's order."""
        self.amounts.append(amount)
        self.balances.append(balance)
        self.stated.append(stated)

    def close(self, exp: int, currency: str) -> tuple[Check | None, int | None, int | None]:
        """Return what `Chain.close` does; a single printed balance contradicts nothing."""
        if not self.amounts:
            return None, None, None
        amount, balance = np.concatenate(self.amounts), np.concatenate(self.balances)
        at = np.flatnonzero(np.concatenate(self.stated))
        if len(at) < 2:
            return None, None, None
        after = np.cumsum(amount)
        before = after - amount
        up = np.diff(balance[at]) - np.diff(after[at])
        down = -np.diff(balance[at]) - np.diff(before[at])
        oldest_first = np.count_nonzero(up) <= np.count_nonzero(down)
        off = up if oldest_first else down
        if off.any():
            first = int(np.argmax(off != 0))
            printed = int(balance[at[first + 1 if oldest_first else first]])
            return money_check("balance_chain", printed, printed - int(off[first]), exp, currency), None, None
        whole = int(after[-1])
        # newest first: what stands above the first balance came after it
        closing = int(balance[at[0]] - after[at[0]]) + whole if oldest_first else int(balance[at[0]] + before[at[0]])
        opening = closing - whole
        return money_check("balance_chain", closing, closing, exp, currency), opening, closing
