"""taobao.orders: the order and item exports of Taobao and Tmall (ExportOrderList), CSV or spreadsheet.

Layout: 41 columns in 2016, more in 2018 and 2020, in another order each time: by name only. Known traps:
header names end in blanks (`收货地址 `, `订单付款时间 `); order numbers are printed `="1930679858170647"`;
phones begin with an apostrophe; amounts end in 元; 退款金额 may say 无退款申请; spreadsheets damage order
numbers of 16 to 19 digits. 买家实际支付金额 is 0 for unpaid and for wholly refunded orders alike, so what
the buyer owes is 总金额 (goods and shipping after the shop's discounts). The item export
(ExportOrderDetailList) shares many names and has 子订单编号: it is no order export.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from app.domain.record import State
from app.domain.statement import StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.containers.merged import Goods
from app.importers.families.order_items import Items, Orders, minor_columns, send_item_orders, time_columns
from app.importers.families.orders import (
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
from app.importers.heads import header_in
from app.importers.joined import first_filled
from app.importers.names import Names, has_all
from app.importers.open_table import open_table
from app.importers.part import Minor, Part

HEADER: list[Names] = ["订单编号", "总金额", "订单创建时间", ["买家实际支付金额", "买家应付货款"]]
MAIN: list[str] = ["主订单编号", "主订单号", "订单编号"]
ITEMS: list[Names] = [["子订单编号", "子订单号"], MAIN, "买家应付货款", "订单创建时间"]
BUYER: list[str] = ["买家会员名", "买家会员名称", "买家昵称"]
NO_REFUND = ("无退款申请", "没有退款申请", *DASHES)
UNPAID_WORDS = ("等待买家付款", "未付款", "待付款")
CLOSED_WORDS = ("交易关闭", "交易取消", "已取消", "取消")


@register
class TaobaoOrders:
    """Every order of a shop in a time, once."""

    format = "taobao.orders"
    version = 1
    title = "Taobao / Tmall orders (ExportOrderList)"

    def sniff(self, head: Head) -> float:
        """Look for the header of orders, or of items, among the first rows."""
        return 1.0 if _is_items(head) or _is_orders(head) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        owners = Owners()
        if _is_items(source.head):
            table = open_table(source, ITEMS, goods=Goods(number=MAIN, shares=("买家应付货款", "退款金额")))
            items = Items()
            for part in table:
                _keep(part, items)
            _send_items(items.orders("order", source.file), source, out, owners)
        else:
            table = open_table(source, HEADER, goods=Goods(number="订单编号"))
            for part in table:
                _send(part, source, out, owners)
        return [order_facts(source, self.format, self.version, table.rows, owners)]


def _is_items(head: Head) -> bool:
    """Return whether rows are items; where they state an order's total as well, nobody knows which amounts repeat."""
    cells = header_in(head, ITEMS)
    return bool(cells) and not has_all(cells, ["总金额"])


def _is_orders(head: Head) -> bool:
    cells = header_in(head, HEADER)
    return bool(cells) and not has_all(cells, ["子订单编号"])


def _keep(part: Part, items: Items) -> None:
    """Keep what counts of each item."""
    paid = part.time("订单付款时间", times.ANY, blank=DASHES)
    status = part.text("订单状态")
    taken = paid.valid if part.has("订单付款时间") else None
    items.add(
        part,
        {
            "order": order_numbers(part, MAIN),
            "payment": part.ref("支付单号", blank=DASHES),
            "buyer": part.text(BUYER),
            "shop": part.text("店铺名称", blank=DASHES),
            "status": status_or_payment(status, taken),
            "title": part.text(["标题", "商品标题", "宝贝标题"]),
            "state": order_states(part, status, _state, taken),
            "amount": part.minor("买家应付货款", suffix="元").value,
            **time_columns("created", part.time("订单创建时间", times.ANY)),
            **time_columns("paid", paid),
            **minor_columns("refunded", part.minor("退款金额", blank=NO_REFUND, suffix="元")),
        },
    )


def _send_items(orders: Orders | None, source: Source, out: Sink, owners: Owners) -> None:
    if orders is None:
        return
    paid = orders.time("paid")
    amount = Minor(orders.sum("amount"), np.ones(len(orders), bool))
    refunded = Minor(orders.sum("refunded"), orders.any("refunded?"))
    state, says = orders.state("state")
    shop = orders.text("shop")
    send_item_orders(
        out,
        orders,
        earliest_known(paid, orders.time("created")),
        amount.value,
        orders.head("order"),
        state=settle_closed(state, paid.valid, amount, refunded),
        refunded=refunded,
        channel_ref=orders.text("payment"),
        counterparty=orders.text("buyer"),
        status=orders.column("status").take(pa.array(says)),
        text=orders.text("title"),
        **owners.fill(source, shop, shop),
    )


def _send(part: Part, source: Source, out: Sink, owners: Owners) -> None:
    created = part.time("订单创建时间", times.ANY)
    paid = part.time("订单付款时间", times.ANY, blank=DASHES)
    amount = part.minor("总金额", suffix="元")
    refunded = part.minor("退款金额", blank=NO_REFUND, suffix="元")
    status = part.text("订单状态")
    taken = paid.valid if part.has("订单付款时间") else None
    state = order_states(part, status, _state, taken)
    shop = part.text("店铺名称", blank=DASHES)
    account = first_filled(part.ref("店铺Id", blank=("0", *DASHES)), shop)  # one-shop sellers have the id 0
    send_orders(
        out,
        part,
        earliest_known(paid, created),
        amount,
        order_numbers(part, "订单编号"),
        state=settle_closed(state, taken, amount, refunded),
        refunded=refunded,
        channel_ref=part.ref("支付单号", blank=DASHES),
        counterparty=part.text(BUYER),
        status=status_or_payment(status, taken),
        text=part.text("宝贝标题"),
        **owners.fill(source, account, shop),
    )


def _state(word: str) -> int | None:
    """Return what became of an order by its status, which is printed with either comma."""
    if word.startswith(UNPAID_WORDS):
        return State.UNPAID
    if word.startswith("交易成功"):
        return State.DONE
    if "退款成功" in word:
        return State.REFUNDED
    if word.startswith(CLOSED_WORDS) or "关闭" in word:
        return State.CLOSED
    return State.PAID if word.startswith(("买家已付款", "卖家已发货", "卖家部分发货")) else None
