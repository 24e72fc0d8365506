"""youzan.orders: the order export of the Youzan back office, CSV or spreadsheet, 60 columns.

Known traps: the name 分销员 stands twice, so that a reader by dictionary loses a column (nothing is read
from either); 应收订单金额 is what the buyer owes, 订单实付金额 what was paid by money, 支付优惠合计 what
the channel bore: a part of the first that stands as coupon.

The item export has one row for each item (商品单价, 订单商品状态): an order is what its rows say alike of the whole
(应收订单金额, or 订单实付金额 with 支付优惠合计), else the sum of its items (商品实际成交金额) and the shipping, once.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from app.domain.errors import SourceRefused
from app.domain.record import State
from app.domain.statement import StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.containers.merged import Goods
from app.importers.families.order_items import Items, Orders, minor_columns, send_item_orders, time_columns
from app.importers.families.orders import (
    DASHES,
    Owners,
    borne_by_others,
    earliest_known,
    order_facts,
    order_numbers,
    order_states,
    send_orders,
    settle_closed,
    status_or_payment,
)
from app.importers.heads import header_in
from app.importers.names import Names, has_all
from app.importers.open_table import open_table
from app.importers.part import Columns, Minor, Part

HEADER: list[Names] = ["订单号", "应收订单金额", "订单创建时间", ["订单实付金额", "订单实收金额"]]
ITEM_STATE: list[str] = ["订单商品状态", "商品退款状态"]
ITEMS: list[Names] = ["订单号", "订单创建时间", "商品数量", ITEM_STATE]
#: Amounts of which an item export must have one, the likeliest first.
_WHOLE = ("应收订单金额", "订单实付金额", "商品实际成交金额")
#: What the channel bore of what the buyer owes.
BORNE = "支付优惠合计"
PAYMENT_NO: list[str] = ["支付流水号", "外部支付流水号"]


@register
class YouzanOrders:
    """Every order of a shop in a time, once."""

    format = "youzan.orders"
    version = 2
    title = "Youzan orders"

    def sniff(self, head: Head) -> float:
        """Look for the header of orders, or of items, among the first rows."""
        cells = header_in(head, HEADER)
        return 1.0 if _is_items(head) or (cells and not has_all(cells, ["商品单价"])) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        owners = Owners()
        if _is_items(source.head):
            goods = Goods(number="订单号", shares=(_WHOLE[-1], "商品已退款金额"))
            table = open_table(source, [*ITEMS, _WHOLE], goods=goods)
            items = Items()
            for part in table:
                _keep(part, items)
            _send_items(items.orders("order", source.file), table.columns, source, out, owners)
        else:
            table = open_table(source, HEADER, goods=Goods(number="订单号"))
            for part in table:
                _send(part, source, out, owners)
        return [order_facts(source, self.format, self.version, table.rows, owners)]


def _is_items(head: Head) -> bool:
    return bool(header_in(head, [*ITEMS, _WHOLE]))


def _keep(part: Part, items: Items) -> None:
    """Keep what counts of each item."""
    paid = part.time("买家付款时间", times.ANY, blank=DASHES)
    status = part.text(["订单状态", *ITEM_STATE])
    taken = paid.valid if part.has("买家付款时间") else None
    items.add(
        part,
        {
            "order": order_numbers(part, "订单号"),
            "payment": part.ref(PAYMENT_NO, blank=DASHES),
            "buyer": part.text(["买家昵称", "买家姓名", "收货人/提货人"]),
            "shop": part.text("归属店铺", blank=DASHES),
            "status": status_or_payment(status, taken),
            "title": part.text("商品名称"),
            "subtype": part.text("付款方式"),
            "state": order_states(part, status, _state, taken),
            **time_columns("created", part.time("订单创建时间", times.ANY)),
            **time_columns("paid", paid),
            **minor_columns("refunded", part.minor("商品已退款金额", blank=DASHES, suffix="元")),
            **{
                key: value
                for name in (*_WHOLE, BORNE, "运费")
                for key, value in minor_columns(name, part.minor(name, blank=DASHES, suffix="元")).items()
            },
        },
    )


def _send_items(orders: Orders | None, columns: Columns, source: Source, out: Sink, owners: Owners) -> None:
    if orders is None:
        return
    paid = orders.time("paid")
    amount = _whole(orders, columns)
    refunded = Minor(orders.sum("refunded"), orders.any("refunded?"))
    state, says = orders.state("state")
    shop = orders.text("shop")
    taken = paid.valid if columns.find("买家付款时间") >= 0 else None
    send_item_orders(
        out,
        orders,
        earliest_known(paid, orders.time("created")),
        amount.value,
        orders.head("order"),
        state=settle_closed(state, taken, amount, refunded),
        refunded=refunded,
        channel_ref=orders.text("payment"),
        counterparty=orders.text("buyer"),
        status=orders.column("status").take(pa.array(says)),
        subtype=orders.text("subtype"),
        text=orders.text("title"),
        **owners.fill(source, shop, shop),
    )


def _whole(orders: Orders, columns: Columns) -> Minor:
    """Return what the buyer owes for each order; an order that says nothing of it is refused."""
    name = next(one for one in _WHOLE if columns.find(one) >= 0)
    if name == _WHOLE[-1]:
        missing = orders.having(~orders.values(f"{name}?"))
        found = Minor(orders.sum(name) + orders.once("运费", "运费").value, ~missing)
    else:
        found = orders.once(name, name)
        if name == _WHOLE[1]:
            found = Minor(found.value + orders.once(BORNE, BORNE).value, found.valid)
    if not found.valid.all():
        row = int(orders.values("row")[orders.first[np.argmax(~found.valid)]])
        raise SourceRefused("refused.not_amount", file=orders.file, row=row, column=name, value="")
    return found


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
        coupon=borne_by_others(part, [BORNE], blank=DASHES),
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
