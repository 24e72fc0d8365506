"""youzan.orders: the order export of the Youzan back office, CSV or spreadsheet, 60 columns.

Known traps: the name 分销员 stands twice, so that a reader by dictionary loses a column (nothing is read
from either); 应收订单金额 is what the buyer owes, 订单实付金额 what was paid by money, 支付优惠合计 what
the channel bore; the item export (商品单价, 订单商品状态) shares 订单号 and is no order export.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.record import State
from app.domain.statement import StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.heads import header_in
from app.importers.names import Names, has_all
from app.importers.orders import (
    DASHES,
    Owners,
    earliest_known,
    order_facts,
    order_numbers,
    order_states,
    send_orders,
    settle_closed,
    status_or_payment,
)
from app.importers.part import Part
from app.importers.table import open_table

HEADER: list[Names] = ["订单号", "应收订单金额", "订单创建时间", ["订单实付金额", "订单实收金额"]]


@register
class YouzanOrders:
    """Every order of a shop in a time, once."""

    format = "youzan.orders"
    version = 1
    title = "Youzan orders"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        cells = header_in(head, HEADER)
        return 1.0 if cells and not has_all(cells, ["商品单价"]) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        table = open_table(source, HEADER)
        owners = Owners()
        for part in table:
            _send(part, source, out, owners)
        return [order_facts(source, self.format, self.version, table.rows, owners)]


def _send(part: Part, source: Source, out: Sink, owners: Owners) -> None:
    created = part.time("订单创建时间", times.ANY)
    paid = part.time("买家付款时间", times.ANY, blank=DASHES)
    amount = part.minor("应收订单金额", suffix="元")
    refunded = part.minor("订单已退款金额", blank=DASHES, suffix="元")
    status = part.text("订单状态")
    taken = paid.valid if part.has("买家付款时间") else None
    shop = part.text("归属店铺", blank=DASHES)
    send_orders(
        out,
        part,
        earliest_known(paid, created),
        amount,
        order_numbers(part, "订单号"),
        state=settle_closed(order_states(part, status, _state, taken), taken, amount, refunded),
        refunded=refunded,
        channel_ref=part.ref("支付流水号", blank=DASHES),
        counterparty=part.text(["买家昵称", "收货人/提货人"]),
        status=status_or_payment(status, taken),
        subtype=part.text("付款方式"),
        text=part.text("全部商品名称"),
        **owners.fill(source, shop, shop),
    )


def _state(word: str) -> int | None:
    if "退款" in word and "成功" in word:
        return State.REFUNDED
    if word in ("交易完成", "交易成功", "已完成"):
        return State.DONE
    if "关闭" in word or "取消" in word:
        return State.CLOSED
    if word in ("待付款", "等待买家付款", "未付款"):
        return State.UNPAID
    paid = ("待发货", "待接单", "待成团", "已付款", "已发货", "待收货", "等待商家发货", "部分发货", "待核销")
    return State.PAID if word.startswith(paid) else None
