"""What Lakala's files have in common: bars between the columns, and units that the header gets wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.record import Layer, State
from app.domain.statement import StatementFacts
from app.importers import times
from app.importers.families.bank import day_and_clock
from app.importers.families.orders import offsets
from app.importers.families.platform import BLANK, RowSums, bill_facts, ids
from app.importers.names import Names, same_name
from app.importers.part import Minor, Part, Times, repeated
from app.importers.several import Several, taken

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import Sink, Source

_POINT = r"[.．]"


def money_names(*names: str) -> list[str]:
    """Return the names of a column of money, with either unit or none."""
    return [f"{one}{unit}" for one in names for unit in ("(分)", "(元)", "")]


MERCHANT: Names = ["商户编号", "商户号"]
FLOW: Names = ["拉卡拉流水号"]
AMOUNT: Names = money_names("交易金额")
FEE: Names = money_names("手续费")
EXTRA: Names = money_names("D0手续费")
SETTLED: Names = money_names("结算金额")
DAY, CLOCK = "交易日期", "交易时间"


class Money(NamedTuple):
    """What the rows of a part say in cents; right: whether amount, fees and settlement of each add up."""

    amount: NDArray[np.int64]
    fee: Minor
    settled: Minor
    right: NDArray[np.bool_]


class Bill:
    """All parts of a file, and its unit: where one cell has decimals it is yuan, whatever the header says.

    Whole numbers are fen only where the header says so and amount = fee + settlement on every row (or whatever
    other sum the reader names in `proof`); otherwise nobody knows, and the file is refused.
    """

    def __init__(self, parts: Sequence[Part], columns: Sequence[Names], file: str) -> None:
        self.parts = list(parts)
        self._columns, self._file = columns, file
        self._exp = 2

    def settle_unit(self, proved: bool) -> None:
        """Decide for yuan or fen; proved: whether the rows add up as they should with whole numbers."""
        if not self.parts or any(_has_point(part, names) for part in self.parts for names in self._columns):
            return
        said = [self.parts[0].columns.printed[at] for one in self._columns if (at := self._at(one)) >= 0]
        if all(same_name(one).endswith("(元)") for one in said):
            return
        if not proved or not all(same_name(one).endswith("(分)") for one in said):
            raise SourceRefused("refused.unit", file=self._file, row=int(self.parts[0].row[0]), column=said[0])
        self._exp = 0

    def _at(self, names: Names) -> int:
        return self.parts[0].columns.find(names)

    def minor(self, part: Part, names: Names, blank: Sequence[str] | None = None) -> Minor:
        """Return a column in cents; blank as in Part.minor."""
        return part.minor(names, self._exp, blank=blank)

    def money(self, part: Part) -> Money:
        """Return amount, fees and settlement of each row, as printed."""
        amount = self.minor(part, AMOUNT).value
        fee, extra = self.minor(part, FEE, BLANK), self.minor(part, EXTRA, BLANK)
        settled = self.minor(part, SETTLED, BLANK)
        both = Minor(fee.value + extra.value, fee.valid | extra.valid)
        right = ~settled.valid | (amount == both.value + settled.value)
        return Money(amount, both, settled, right)

    def adds_up(self) -> bool:
        """Return whether every row states a settlement, and amount = fee + settlement."""
        found = [self.money(part) for part in self.parts]
        return all(bool((one.settled.valid & one.right).all()) for one in found)


def _has_point(part: Part, names: Names) -> bool:
    return bool(pc.any(pc.match_substring_regex(part.text(names), _POINT), min_count=0).as_py())


class Merchants:
    """Sends rows to one statement for each merchant."""

    def __init__(self) -> None:
        self._several = Several()
        self._sums: list[RowSums] = []

    def send(self, part: Part, out: Sink, right: NDArray[np.bool_], **columns: Any) -> None:
        """Send a part; columns are whole: arrays, Minor or one value for all rows."""
        merchant = ids(part, MERCHANT)
        for ordinal, mask in self._several.split(merchant, repeated("CNY", len(part))):
            if ordinal > len(self._sums):
                self._sums.append(RowSums())
            self._sums[ordinal - 1].add(part.row[mask], parts=~right[mask])
            mine = {name: taken(one, mask) for name, one in columns.items()}
            out.send(ordinal, row=part.row[mask], currency="CNY", account=taken(merchant, mask), **mine)

    def facts(self, source: Source, format_: str, version: int, layer: Layer) -> Iterator[StatementFacts]:
        """Return the facts of each merchant's statement; of an empty file one."""
        keys = self._several.keys or [(source.options.account, "CNY")]
        for at, (merchant, _currency) in enumerate(keys):
            yield bill_facts(
                source,
                format_,
                version,
                rows=self._several.rows[at] if self._several.rows else 0,
                layer=layer,
                sums=self._sums[at] if self._sums else None,
                account=merchant,
                ordinal=at + 1,
                several=len(keys) > 1,
            )


def moments(part: Part, *days: str) -> Times:
    """Return the times of rows: day and clock of the trade, else the first of `days` that the file has."""
    if part.has(DAY):
        return day_and_clock(part, DAY, CLOCK)
    name = next((one for one in days if part.has(one)), days[0])
    return part.time(name, times.ANY)


def time_columns(found: Times) -> dict[str, Any]:
    """Return the columns `at` and `offset`."""
    return {"at": found.at, "offset": offsets(found)}


def state_of(word: str) -> int:
    """Return what a status word says; a bare code other than 1 says nothing that is known."""
    if word == "1" or any(one in word for one in ("成功", "已结算", "已到账", "完成")):
        return State.FAILED.value if "不成功" in word or "未成功" in word else State.DONE.value
    if any(one in word for one in ("失败", "退票", "关闭")):
        return State.FAILED.value
    return State.PENDING.value if any(one in word for one in ("未", "待", "中")) else State.NONE.value
