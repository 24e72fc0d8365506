"""temu.settlement: what Temu settled, the sheets of the export 账务明细 (…FundDetail….xlsx), and what arrived by order.

Source of the layout: headers, words and rows in the public code and tests of six shops' tools that agree, 2025 and
2026; no real file was seen. A shop that sends its goods itself (半托管) has one sheet 结算 with a row for each part of
an order, or, before, a sheet each for 交易收入, 售后退款, 运费收入 and 运费退款; one of the full service (全托管) has
交易结算. Beside them stands a sheet for each charge: what was paid out, in 支出金额, 赔付金额 or 销毁费用, whatever its
sign, or a signed 收支金额. Known traps: a second line of column names below the header, where a cell is merged; `/` for
nothing; times may carry CST, which is China's; several currencies in one sheet; a last row that is only a sum; the list
结算数据-已到账款项 holds rows of 结算 once more; the sheet 售后补寄 has neither day nor currency and is not read: its
sums stand in the account (temu.account).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.record import Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.controls import money_check
from app.importers.families.ledgers import Ledger, Ledgers, accounts, shops
from app.importers.families.platform import BLANK, ids, is_total_line
from app.importers.families.temu import (
    CURRENCY,
    EXP,
    POSTED,
    REMARK,
    charge,
    currencies,
    settled,
    when,
    without_second_header,
)
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part, repeated

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

FLOW: Names = "结算流水ID"
TYPE: Names = "交易类型"
WORD: Names = ("交易类型", "违规类型")
#: The number of an order as the shop's own list has it; of a charge that names none, nothing.
ORDER: Names = ("PO单号", "备货单号", "订单编号")
#: Numbers of events that are no orders.
EVENT = ("售后订单", "售后单号", "违规编号", "违规单号", "违规ID", "销售订单", "运单号")


@dataclass(frozen=True)
class _Sheet:
    """One kind of sheet. way: 1 as printed, −1 what was paid out, whatever its sign; kind: None, by a word."""

    header: tuple[Names, ...]
    amount: Names
    way: int = 1
    kind: Kind | None = None


def _of(amount: Names, way: int, kind: Kind | None = None) -> _Sheet:
    return _Sheet(((*ORDER, *EVENT), amount, CURRENCY, "账务时间"), amount, way, kind)


SHEETS = (
    _Sheet((FLOW, "PO单号", TYPE, "结算金额", CURRENCY, "到账时间"), "结算金额"),
    _Sheet(("备货单号", "SKU货号", TYPE, "金额", CURRENCY, "账务时间"), "金额"),
    _of("交易收入", 1, Kind.PAYMENT),
    _of("运费收入", 1, Kind.PAYMENT),
    _of(("售后退款金额", "消费者退款金额", "退款金额"), -1, Kind.REFUND),
    _of("运费退款", -1, Kind.REFUND),
    _of("非商责平台售后补贴金额", 1, Kind.SUBSIDY),
    _of("销毁费用", -1, Kind.FEE),
    _of(("支出金额", "赔付金额"), -1),
    _of("收支金额", 1),
)
#: 交易类型 → kind; a word that is not here is told by what charges are called.
TYPES = {
    "销售回款": Kind.PAYMENT,
    "运费回款": Kind.PAYMENT,
    "销售冲回": Kind.REFUND,
    "运费冲回": Kind.REFUND,
}


@register
class TemuSettlement:
    """What was settled, sheet by sheet."""

    format = "temu.settlement"
    version = 1
    title = "Temu settlement"

    def sniff(self, head: Head) -> float:
        """Look for the header of one of the sheets."""
        return 1.0 if _sheet(head) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row; one statement for each currency."""
        sheet = _sheet(source.head) or SHEETS[0]
        ledgers, rows = Ledgers(), _Rows(sheet, source)
        table = open_table(source, sheet.header, footer=is_total_line, pad_short=True)
        for number, part in enumerate(table):
            rows.send(part if number else without_second_header(part, sheet.amount, POSTED), out, ledgers)
        currency = source.options.currency
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, checks=rows.checks, currency=currency)


def _sheet(head: Head) -> _Sheet | None:
    return next((one for one in SHEETS if header_in(head, one.header)), None)


class _Rows:
    """Sends the rows of one sheet. What was paid out is printed with one sign throughout: a row that has the other
    may be money that came back, and nobody knows; it is refused."""

    def __init__(self, sheet: _Sheet, source: Source) -> None:
        self.sheet, self.source = sheet, source
        self._sign = self._printed = self._lines = 0
        self._total: int | None = None

    def send(self, part: Part, out: Sink, ledgers: Ledgers) -> None:
        """Send a part."""
        if self._total is not None and len(part):
            part.refuse("refused.after_footer", "", 0)
        part = self._without_total(part)
        if not len(part):
            return
        amount = self._amount(part)
        word = part.text(WORD, blank=BLANK)
        number, nothing = ids(part, FLOW), repeated("", len(part))
        at, offset = when(part)
        ledgers.send(
            out,
            part,
            account=accounts(part, self.source),
            currency=currencies(part, self.source),
            exp=EXP,
            amount=amount,
            kind=settled(self._kinds(part, word), amount),
            layer=Layer.SETTLEMENT.value,
            state=State.DONE.value,
            at=at,
            offset=offset,
            order_ref=ids(part, ORDER),
            channel_ref=first_filled(number, *(ids(part, each) for each in EVENT if part.has(each)), nothing),
            batch_ref=ids(part, "批次号"),
            subtype=word,
            shop=shops(part, self.source),
            text=joined(part.text(REMARK, blank=BLANK), part.text(("货品名称", "SKU名称"), blank=BLANK)),
            **({"key": number} if part.has(FLOW) else {}),
        )

    def checks(self, one: Ledger) -> list[Check]:
        """Hold a sum below the rows against them, where they are in one currency."""
        if self._total is None or one.lines != self._lines:
            return []
        scale = 10 ** (EXP - one.exp)
        return [money_check("sum", self._total // scale, self._printed // scale, one.exp, one.currency)]

    def _without_total(self, part: Part) -> Part:
        """Return the rows without a last one that holds nothing but a sum of the amounts, without a word."""
        rest = len(part) - 1
        if rest < 0 or part.text(POSTED)[rest].as_py():
            return part
        last = part.slice(rest, 1)
        cells = (last.text(f"[{at + 1}]")[0].as_py() for at in range(len(part.columns.printed)))
        if sum(map(bool, cells)) != 1:
            return part
        self._total = int(last.minor(self.sheet.amount, EXP).value[0])
        return part.slice(0, rest)

    def _amount(self, part: Part) -> NDArray[np.int64]:
        printed = part.minor(self.sheet.amount, EXP).value
        self._printed += int(printed.sum())
        self._lines += len(part)
        if self.sheet.way > 0:
            return printed
        signs = np.sign(printed)
        told = signs[signs != 0]
        self._sign = self._sign or (int(told[0]) if len(told) else 0)
        other = (signs != 0) & (signs != self._sign)
        if other.any():
            part.refuse("refused.value", self.sheet.amount, int(np.argmax(other)))
        return -np.abs(printed)

    def _kinds(self, part: Part, word: pa.Array) -> NDArray[np.int8]:
        if self.sheet.kind is not None:
            return np.full(len(part), self.sheet.kind, np.int8)
        name = self.source.sheet

        def kind(text: str) -> int:
            known = TYPES.get(text)
            return known.value if known is not None else charge(f"{name} {text}")

        return part.by_word(word, kind)
