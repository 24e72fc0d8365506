"""xiaohongshu.settlement: the settlement detail (结算明细) of a Xiaohongshu shop, forty columns, spreadsheet or CSV.

Rows are items of an order. Known traps: 运费 is repeated on every row of an order, so it is in no sum; 商品实付/实退
is negative for a refund, and 动账金额, what the row moved, is signed; amounts may carry ¥. What the parts of a row add
up to is not published, so it is not checked.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.orders import offsets
from app.importers.families.platform import (
    BLANK,
    bill_facts,
    both,
    first_time,
    ids,
    is_total_line,
    kind_inside,
    totals_stated,
    without_note,
)
from app.importers.heads import header_in
from app.importers.joined import joined, where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

WHEN: Names = ["结算时间", "动账时间"]
AMOUNT: Names = both("动账金额", "动账金额(元)")
GOODS: Names = ["商品实付/实退", "商品实付/实退(元)"]
TYPE: Names = ["交易类型"]
HEADER: list[Names] = ["订单号", WHEN, TYPE, AMOUNT, GOODS]
#: Words inside 交易类型; the first that fits.
_TYPES = (
    ("提现", Kind.WITHDRAWAL),
    ("退", Kind.REFUND),
    ("售后", Kind.REFUND),
    ("赔", Kind.ADJUSTMENT),
    ("罚", Kind.ADJUSTMENT),
    ("调", Kind.ADJUSTMENT),
    ("补贴", Kind.SUBSIDY),
    ("佣金", Kind.COMMISSION),
    ("费", Kind.FEE),
    ("险", Kind.FEE),
    ("销售", Kind.PAYMENT),
    ("订单", Kind.PAYMENT),
    ("结算", Kind.PAYMENT),
    ("货款", Kind.PAYMENT),
    ("正向", Kind.PAYMENT),
)


@register
class XiaohongshuSettlement:
    """What was settled, by item."""

    format = "xiaohongshu.settlement"
    version = 1
    title = "Xiaohongshu settlement detail"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        table = open_table(source, HEADER, footer=is_total_line)
        total = notes = 0
        for number, whole in enumerate(table):
            part = whole if number else without_note(whole)
            notes += len(whole) - len(part)
            total += _send(part, out)
        checks = totals_stated(table, AMOUNT, total)
        return [bill_facts(source, self.format, self.version, rows=table.rows - notes, checks=checks)]


def _send(part: Part, out: Sink) -> int:
    if not len(part):
        return 0
    amount = part.minor(AMOUNT).value
    goods = part.minor(GOODS, blank=BLANK).value
    word = part.text(TYPE, blank=BLANK)
    kind = _kinds(part, amount, goods)
    when = first_time(part, [WHEN, "完成时间", "下单时间"])
    after_sale = ids(part, "售后单号")
    out.send(
        row=part.row,
        layer=Layer.SETTLEMENT.value,
        kind=kind,
        state=State.DONE.value,
        at=when.at,
        offset=offsets(when),
        amount=amount,
        currency="CNY",
        order_ref=ids(part, "订单号"),
        channel_ref=where(kind == Kind.REFUND, after_sale, ""),
        subtype=word,
        counterparty=part.text(["结算账户", "结算帐户"], blank=BLANK),
        text=joined(part.text("备注", blank=BLANK), part.text("商品名称", blank=BLANK)),
    )
    return int(amount.sum())


def _kinds(part: Part, amount: NDArray[np.int64], goods: NDArray[np.int64]) -> NDArray[np.int8]:
    """Return the kind of each row by its type; where that says nothing, by the goods that were paid or given back."""

    found = part.by_word(part.text(TYPE, blank=BLANK), kind_inside(_TYPES))
    by_goods = np.select([goods > 0, goods < 0], [Kind.PAYMENT, Kind.REFUND], Kind.OTHER)
    found = np.where(found == Kind.OTHER, by_goods, found)
    # a sale that takes money away is a refund, and one that brings it back is none
    found = np.where((found == Kind.PAYMENT) & (amount < 0), Kind.REFUND, found)
    return np.where((found == Kind.REFUND) & (amount > 0), Kind.ADJUSTMENT, found).astype(np.int8)
