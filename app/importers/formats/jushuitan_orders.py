"""jushuitan.orders: the order list of the ERP 聚水潭 (订单导出), CSV or spreadsheet, as the order layer.

Source of the layout: headers of real exports of 2026. Known traps: one row for each item, on which the order's own
amounts repeat (应付金额 counts once for each 内部订单号); a platform order that was split has several internal ones,
which add up; merged internal orders name several platform orders and stay one; what was merged or split away (被合并,
被拆分) repeats money that another internal order states; cancelled is written 取消 or 已取消; copies have further
columns added by hand (总成本).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.record import State
from app.domain.statement import StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.containers.merged import Goods
from app.importers.families.order_items import Items, Orders, minor_columns, send_item_orders, time_columns
from app.importers.families.orders import DASHES, Owners, earliest_known, order_facts, order_states
from app.importers.heads import header_in
from app.importers.joined import first_filled
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part, Times

INNER: Names = ("内部订单号",)
ONLINE: Names = ("线上订单号", "原始线上订单号")
OWED: Names = ("应付金额", "应付金额(元)")
CREATED: Names = ("下单时间", "订单日期", "订单时间")
STATUS: Names = ("状态", "订单状态")
SHOP: Names = ("店铺名称", "店铺")
HEADER: list[Names] = [INNER, ONLINE, OWED, CREATED, STATUS]
_REPLACED = ("被合并", "被拆分")


@register
class JushuitanOrders:
    """Every platform order of a time, once."""

    format = "jushuitan.orders"
    version = 1
    title = "Jushuitan ERP orders"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each platform order."""
        table = open_table(source, HEADER, goods=Goods(number=INNER, shares=(), also=(ONLINE,)))
        owners, items = Owners(), Items()
        for part in table:
            _keep(part, items)
        inner = items.orders("inner", source.file)
        if inner is not None:
            _send(_online(inner), source, out, owners)
        return [order_facts(source, self.format, self.version, table.rows, owners)]


def _keep(part: Part, items: Items) -> None:
    inner = part.ref(INNER, blank=DASHES)
    status = part.text(STATUS)
    items.add(
        part,
        {
            "inner": inner,
            # what the shop sells without a platform has the ERP's number alone
            "order": first_filled(part.ref(ONLINE, blank=DASHES), inner),
            "status": status,
            "state": order_states(part, status, _state, None),
            "shop": part.text(SHOP, blank=DASHES),
            "buyer": part.text(("买家账号", "买家昵称", "买家会员名"), blank=DASHES),
            "title": part.text(("商品名称", "商品"), blank=DASHES),
            **minor_columns("owed", part.minor(OWED, blank=DASHES, suffix="元")),
            **time_columns("created", part.time(CREATED, times.ANY)),
            **time_columns("paid", part.time(("付款时间", "支付时间", "付款日期"), times.ANY, blank=DASHES)),
        },
    )


def _online(inner: Orders) -> Orders:
    """Return internal orders dealt out to the platform orders that they carry."""
    owed, paid, created = inner.once("owed", "应付金额"), inner.time("paid"), inner.time("created")
    status = inner.text("status")
    state = inner.values("state")[inner.first]
    replaced = pc.is_in(status, pa.array(_REPLACED, pa.string())).to_numpy(zero_copy_only=False)
    columns = {
        "row": inner.values("row")[inner.first],
        "order": inner.head("order"),
        "owed": owed.value,
        "owed?": owed.valid,
        "replaced": replaced,
        "status": status,
        "state": state,
        "shop": inner.text("shop"),
        "buyer": inner.text("buyer"),
        "title": inner.text("title"),
        **time_columns("created", created),
        **time_columns("paid", paid),
    }
    found = Orders(pa.table(columns), "order", inner.file)
    # money of an internal order that another one took over counts there
    elsewhere = replaced & found.having(~replaced)[found.group]
    return Orders(pa.table(columns).filter(pa.array(~elsewhere)), "order", inner.file) if elsewhere.any() else found


def _send(orders: Orders, source: Source, out: Sink, owners: Owners) -> None:
    missing = ~orders.any("owed?")
    if missing.any():
        row = int(orders.values("row")[orders.first[np.argmax(missing)]])
        raise SourceRefused("refused.not_amount", file=orders.file, row=row, column="应付金额", value="")
    paid: Times = orders.time("paid")
    state, says = orders.state("state")
    shop = orders.text("shop")
    send_item_orders(
        out,
        orders,
        earliest_known(paid, orders.time("created")),
        orders.sum("owed"),
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
    if word.startswith(("待付款", "等待买家付款", "未付款")):
        return State.UNPAID
    if word.startswith(("已完成", "交易成功", "已签收")):
        return State.DONE
    return State.PAID if word.startswith(("已", "发货中", "待发货", "异常", "等待", *_REPLACED)) else None
