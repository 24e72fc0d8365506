"""pinduoduo.orders: the order export of the Pinduoduo back office (orders_export), CSV or spreadsheet.

The shop chooses the columns: by name only. Known traps: ids carry a TAB after the value; 商家实收金额 =
用户实付 + what platform and payment bore, the money to be expected before the service fee; 订单成交时间 can
be empty in whole files, then the day stands in the first six digits of the order number
(`260531-662941284701219`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import State
from app.domain.statement import StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.containers.merged import Goods
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
)
from app.importers.heads import header_in
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Minor, Part, Times

if TYPE_CHECKING:
    from numpy.typing import NDArray

HEADER: list[Names] = ["订单号", ["商家实收金额(元)", "商家实收金额"]]
#: What platform and payment bear of the discounts: it comes with the payout, not from the buyer.
BORNE: list[Names] = [["平台优惠折扣(元)", "平台优惠折扣"], ["多多支付立减金额(元)", "多多支付立减金额"]]
TIMES = ("支付时间", "拼单成功时间", "订单成交时间")


@register
class PinduoduoOrders:
    """Every order of a shop in a time, once."""

    format = "pinduoduo.orders"
    version = 2
    title = "Pinduoduo orders"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        table = open_table(source, HEADER, goods=Goods(number=HEADER[0]))
        owners = Owners()
        for part in table:
            _send(part, source, out, owners)
        return [order_facts(source, self.format, self.version, table.rows, owners)]


def _send(part: Part, source: Source, out: Sink, owners: Owners) -> None:
    order_ref = order_numbers(part, "订单号")
    amount = part.minor(HEADER[1], suffix="元")
    refunded = part.minor(["退款金额(元)", "退款金额"], blank=DASHES, suffix="元")
    stated = [part.time(name, times.ANY, blank=DASHES) for name in TIMES if part.has(name)]
    status = part.text("订单状态")
    paid = _paid(part, status)
    state = order_states(part, status, _state, paid)
    shop = part.text(["店铺名称", "店铺"], blank=DASHES)
    send_orders(
        out,
        part,
        earliest_known(*stated, _from_number(part, order_ref, stated)),
        amount,
        order_ref,
        state=_refunded_in_full(settle_closed(state, paid, amount, refunded), amount, refunded),
        refunded=refunded,
        coupon=borne_by_others(part, BORNE, blank=DASHES),
        status=status,
        subtype=part.text("售后状态"),
        text=part.text("商品"),
        **owners.fill(source, part.ref(["店铺ID", "店铺id"], blank=DASHES), shop),
    )


def _paid(part: Part, status: pa.Array) -> NDArray[np.bool_]:
    """Return which orders were paid: those with a payment time; without that column, by their status."""
    if part.has("支付时间"):
        return part.time("支付时间", times.ANY, blank=DASHES).valid
    known = part.by_word(status, _state, other=State.NONE)
    return ~np.isin(known, (State.UNPAID, State.CLOSED))


def _from_number(part: Part, order_ref: pa.Array, stated: list[Times]) -> Times:
    """Return the day that begins the order number; only asked where no column gives a time."""
    known = np.zeros(len(part), bool)
    for one in stated:
        known |= one.valid
    day = pc.replace_substring_regex(order_ref, r"^([0-9]{2})([0-9]{2})([0-9]{2})-.*$", r"20\1-\2-\3")
    day = pc.if_else(pa.array(known), "2000-01-01", day)
    at, _valid, date_only, bad = times.seconds(day, ("%Y-%m-%d",))
    if bad >= 0:
        part.refuse("refused.no_time", "订单号", bad)
    return Times(at, ~known, date_only)


def _refunded_in_full(state: NDArray[np.int8], amount: Minor, refunded: Minor) -> NDArray[np.int8]:
    full = refunded.valid & (refunded.value > 0) & (refunded.value >= amount.value)
    return np.where(full, State.REFUNDED, state).astype(np.int8)


def _state(word: str) -> int | None:
    """Return what became of an order: 退款成功 stands behind the delivery state, after either comma."""
    if "退款成功" in word:
        return State.REFUNDED
    if "取消" in word or "关闭" in word:
        return State.CLOSED
    if word.startswith(("待付款", "待支付", "未支付")):
        return State.UNPAID
    if word.startswith(("已收货", "已签收", "交易成功", "已完成", "已评价")):
        return State.DONE
    return (
        State.PAID if word.startswith(("待发货", "已发货", "待成团", "已成团", "待收货", "待签收", "未发货")) else None
    )
