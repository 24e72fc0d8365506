"""wangdiantong.orders: the order details of the ERP 旺店通 (订单明细), spreadsheet or CSV, as the order layer.

Source of the layout: headers of real exports of 2026. Known traps: one row for each item; an ERP order (订单编号) may
hold several platform orders that were sent together, and 应收金额 and 买家实付 are the whole of them, repeated on each
row, so an order is the sum of 分摊后总价 of its items; the platform's number stands in 子单原始单号, with `-1` or a
letter behind it where the ERP split the order; orders made by hand have a number of their own kind; columns that the
person chose or renamed (下单时间, 店铺名称).
"""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.record import State
from app.domain.statement import StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.containers.merged import Goods
from app.importers.families.order_items import Items, Orders, send_item_orders, time_columns
from app.importers.families.orders import DASHES, Owners, earliest_known, order_facts, order_states
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

ONLINE: Names = ("子单原始单号", "原始单号")
SHARE: Names = ("分摊后总价", "分摊后总价(元)")
SHOP: Names = ("店铺", "店铺名称")
CREATED: Names = ("交易时间", "下单时间", "拍单时间")
HEADER: list[Names] = ["订单编号", ONLINE, SHOP, "订单状态", CREATED, SHARE]
#: The platform's own number before what the ERP put behind it.
_SPLIT = r"^([0-9]{15,}|[0-9]{6}-[0-9]{15})(?:-[0-9]{1,2}|[A-Za-z])$"
_SPENT = ("-", "/", "任意时间", *DASHES)


@register
class WangdiantongOrders:
    """Every platform order of a time, once."""

    format = "wangdiantong.orders"
    version = 1
    title = "Wangdiantong ERP orders"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each platform order."""
        table = open_table(source, HEADER, goods=Goods(number=ONLINE, shares=(SHARE,)))
        owners, items = Owners(), Items()
        for part in table:
            _keep(part, items)
        orders = items.orders("order", source.file)
        if orders is not None:
            _send(orders, source, out, owners)
        return [order_facts(source, self.format, self.version, table.rows, owners)]


def _keep(part: Part, items: Items) -> None:
    own = part.ref("订单编号", blank=DASHES)
    online = pc.replace_substring_regex(part.ref(ONLINE, blank=DASHES), _SPLIT, r"\1")
    status, refund = part.text("订单状态"), part.text(("订单退款状态", "退款状态"), blank=DASHES)
    state = order_states(part, joined(status, refund), _state, None)
    items.add(
        part,
        {
            "order": first_filled(online, own),
            "status": joined(status, refund),
            "state": state,
            "shop": part.text(SHOP, blank=DASHES),
            "buyer": part.text(("客户网名", "客户昵称", "买家昵称"), blank=DASHES),
            "title": part.text(("货品名称", "商家货品名称"), blank=DASHES),
            "share": part.minor(SHARE, suffix="元").value,
            **time_columns("created", part.time(CREATED, times.ANY, blank=_SPENT)),
            **time_columns("paid", part.time("付款时间", times.ANY, blank=_SPENT)),
        },
    )


def _send(orders: Orders, source: Source, out: Sink, owners: Owners) -> None:
    when = earliest_known(orders.time("paid"), orders.time("created"))
    if not when.valid.all():
        at = int(orders.values("row")[orders.first[int(when.valid.argmin())]])
        raise SourceRefused("refused.not_time", file=orders.file, row=at, column="交易时间", value="")
    state, says = orders.state("state")
    shop = orders.text("shop")
    send_item_orders(
        out,
        orders,
        when,
        orders.sum("share"),
        orders.head("order"),
        state=state,
        counterparty=orders.text("buyer"),
        status=orders.column("status").take(pa.array(says)),
        text=orders.text("title"),
        **owners.fill(source, shop, shop),
    )


def _state(word: str) -> int | None:
    if "取消" in word or "关闭" in word:
        return State.CLOSED
    if "全部退款" in word:
        return State.REFUNDED
    if word.startswith(("待付款", "未付款", "等待付款")):
        return State.UNPAID
    if word.startswith(("已完成", "交易成功")):
        return State.DONE
    return State.PAID if word.startswith(("已", "待", "部分", "预订单", "发货")) else None
