"""douyin.orders: the order export of a Douyin shop, CSV in UTF-8 with a mark, one line a sub-order.

About seventy columns, by name. Known traps: a TAB stands inside the quotes before each text; personal data is masked
(`##密文`); empty cells are `-`; gifts are sub-orders of 0.00. What the buyer owes is 订单应付金额 and what
platform and host bear of the discounts (平台实际承担优惠金额, 达人实际承担优惠金额): that is what is settled. A
sub-order is the unit that settles and is refunded; the main order's number stands in the text.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.record import State
from app.domain.statement import StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.families.orders import (
    Owners,
    borne_by_others,
    earliest_known,
    order_facts,
    order_states,
    send_orders,
)
from app.importers.families.platform import BLANK, ids, need_number
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Minor, Part

MAIN: Names = ["主订单编号", "主订单号"]
SUB: Names = ["子订单编号", "子订单号"]
DUE: Names = ["订单应付金额", "订单应付金额(元)"]
WHEN: Names = ["订单提交时间", "下单时间"]
BORNE: list[Names] = ["平台实际承担优惠金额", "达人实际承担优惠金额"]
HEADER: list[Names] = [MAIN, SUB, DUE, WHEN]


@register
class DouyinOrders:
    """Every sub-order of a shop in a time, once."""

    format = "douyin.orders"
    version = 2
    title = "Douyin orders"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each sub-order."""
        table = open_table(source, HEADER)
        owners = Owners()
        for part in table:
            _send(part, source, out, owners)
        return [order_facts(source, self.format, self.version, table.rows, owners)]


def _send(part: Part, source: Source, out: Sink, owners: Owners) -> None:
    main, sub = ids(part, MAIN), ids(part, SUB)
    number = first_filled(sub, main)
    need_number(part, number, SUB)
    amount = part.minor(DUE, suffix="元")
    value = amount.value
    borne = borne_by_others(part, BORNE, blank=BLANK)
    value = value + borne.value
    status = part.text("订单状态", blank=BLANK)
    paid = part.time(["支付完成时间", "支付时间"], times.ANY, blank=BLANK)
    after_sale = part.text("售后状态", blank=BLANK)
    send_orders(
        out,
        part,
        earliest_known(paid, part.time(WHEN, times.ANY)),
        Minor(value, amount.valid),
        number,
        coupon=borne,
        state=order_states(part, joined(status, after_sale, between="|"), _state, None),
        status=status,
        subtype=after_sale,
        text=joined(part.text(["选购商品", "商品名称"], blank=BLANK), main, part.text("取消原因", blank=BLANK)),
        **owners.fill(source, ids(part, "店铺ID"), part.text(["店铺名称", "店铺"], blank=BLANK)),
    )


def _state(words: str) -> int | None:
    """Return what became of an order by `status|after-sale`; closed after a refund differs from closed unpaid."""
    status, _, after_sale = words.partition("|")
    if "关闭" in status or "取消" in status:
        return State.REFUNDED if "退款成功" in after_sale or "退款完成" in after_sale else State.CLOSED
    if status.startswith(("待支付", "待付款", "待确认")):
        return State.UNPAID
    if "完成" in status:
        return State.DONE
    return State.PAID if status.startswith(("待发货", "备货中", "已发货", "部分发货", "已支付", "待收货")) else None
