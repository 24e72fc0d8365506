"""xiaohongshu.orders: the order export (订单明细) of a Xiaohongshu shop, spreadsheet or CSV, one row for each SKU.

Source of the layout: public code of three shops that reads these files and holds their sums against the platform's own,
2026; no real file seen. Known traps: 商家应收金额(元)（支付金额） is of the row and is summed by order; the brackets
behind it are wide ones; an order that was not paid has no 支付时间; another file (退货售后明细) tells the refunds.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, shops
from app.importers.families.market import state_of
from app.importers.families.order_lines import Lines, Orders
from app.importers.families.orders import DASHES, offsets
from app.importers.families.platform import first_time
from app.importers.heads import header_in
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part, repeated

AMOUNT: Names = ("商家应收金额(元)(支付金额)", "商家应收金额(元)", "商家应收金额")
TIMES: list[Names] = ["支付时间", ["订单创建时间", "下单时间", "用户下单时间", "创建时间"]]
HEADER: list[Names] = ["订单号", "订单状态", "售后状态", AMOUNT, ["SKU件数", "SKU规格", "商品总价(元)"], "支付时间"]


@register
class XiaohongshuOrders:
    """Every order of a shop in a time, once."""

    format = "xiaohongshu.orders"
    version = 1
    title = "Xiaohongshu orders"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        lines, ledgers = Lines(), Ledgers()
        for part in open_table(source, HEADER):
            _keep(part, lines)
        if lines.count:
            _send(Orders(lines, "number"), lines, source, out, ledgers)
        return ledgers.facts(source, self, layer=Layer.ORDER, currency="CNY")


def _keep(part: Part, lines: Lines) -> None:
    number = part.ref("订单号")
    wrong = pc.index(pc.match_substring_regex(number, "^[0-9A-Za-z]{6,40}$"), False).as_py()
    if wrong >= 0:
        part.refuse("refused.value", "订单号", wrong)
    when = first_time(part, TIMES)
    lines.add(
        part,
        number=number,
        amount=part.minor(AMOUNT, suffix="元").value,
        at=when.at,
        offset=offsets(when),
        status=part.text("订单状态", blank=DASHES),
        buyer=part.text(("买家昵称", "用户昵称", "收件人姓名"), blank=DASHES),
        item=part.text("商品名称", blank=DASHES),
        after=part.text("售后状态", blank=DASHES),
    )


def _send(orders: Orders, lines: Lines, source: Source, out: Sink, ledgers: Ledgers) -> None:
    part, status = orders.part(), orders.text("status")
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=repeated("CNY", len(part)),
        exp=2,
        amount=orders.summed(lines["amount"]),
        kind=np.full(len(part), Kind.ORDER, np.int8),
        lines=orders.lines,
        layer=Layer.ORDER.value,
        state=part.by_word(status, state_of, other=State.NONE),
        at=orders.of_first("at"),
        offset=orders.of_first("offset"),
        order_ref=orders.number,
        counterparty=orders.text("buyer"),
        status=status,
        subtype=orders.text("after"),
        shop=shops(part, source),
        text=orders.text("item"),
        key=orders.number,
    )
