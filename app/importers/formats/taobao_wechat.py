"""taobao.wechat: the bill of WeChat receipts of a Taobao or Tmall shop (微信账单), from the seller centre 千牛.

Source of the layout: headers of two shops' exports of 2026. 8 columns: 入账时间, 支付流水号, 淘宝订单编号, 入账类型 …
14 columns: 商家昵称, 入帐日期, 入帐时间, 支付流水号, 主订单id, 子订单id, 入帐类型 … Known traps: 账 and 帐 are two
characters, in any mixture; brackets full or half width; the time may hold the day or stand beside it; no number of a
row's own (one payment may have receipts, fees and refunds); money out printed with or without its sign; no totals and
no balance.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.families.alipay_kinds import SAYS_NOTHING, SEPARATOR, kind_of_entry
from app.importers.families.bank import day_and_clock
from app.importers.families.orders import DASHES, Owners, offsets
from app.importers.heads import header_in
from app.importers.joined import filled, joined, where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part, Times

DAY: Names = ("入账日期", "入帐日期")
WHEN: Names = ("入账时间", "入帐时间")
NUMBER: Names = "支付流水号"
ORDER: Names = ("淘宝订单编号", "主订单id", "主订单编号", "订单编号")
SUB_ORDER: Names = ("子订单id", "子订单编号")
TYPE: Names = ("入账类型", "入帐类型")
IN: Names = ("收入金额（元）", "收入金额")
OUT: Names = ("支出金额（元）", "支出金额")
HEADER: list[Names] = [WHEN, NUMBER, ORDER, TYPE, IN, OUT]
_CLOCK = r"^[0-9]{1,2}[:：][0-9]{2}"


@register
class TaobaoWechat:
    """What a shop at Taobao got and paid through WeChat Pay in a time."""

    format = "taobao.wechat"
    version = 2
    title = "Taobao / Tmall WeChat bill"

    def sniff(self, head: Head) -> float:
        """Look for the header."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        table = open_table(source, HEADER)
        owners, sign = Owners(), 0
        for part in table:
            sign = _send(part, source, out, owners, sign)
        return [
            StatementFacts(
                file=source.file,
                sheet=source.sheet,
                sha256=source.sha256,
                format=self.format,
                version=self.version,
                layer=Layer.CHANNEL,
                account=owners.account(source),
                shop=owners.shop(source),
                currency="CNY",
                rows_read=table.rows,
            )
        ]


def _send(part: Part, source: Source, out: Sink, owners: Owners, sign: int) -> int:
    amount, sign = _amounts(part, sign)
    when = _times(part)
    number, sub = part.ref(NUMBER, blank=DASHES), part.ref(SUB_ORDER, blank=DASHES)
    kind_of, code = part.text(TYPE, blank=DASHES), part.text("业务描述", blank=DASHES)
    remark = part.text("备注", blank=DASHES)
    kind = _kinds(part, kind_of, code, remark, amount)
    shop = part.text(("商家昵称", "店铺名称"), blank=DASHES)
    out.send(
        row=part.row,
        layer=np.where(kind == Kind.WITHDRAWAL, Layer.SETTLEMENT, Layer.CHANNEL).astype(np.int8),
        kind=kind,
        state=State.DONE,
        at=when.at,
        offset=offsets(when),
        amount=amount,
        currency="CNY",
        order_ref=part.ref(ORDER, blank=DASHES),
        channel_ref=number,
        parent_ref=where(np.isin(kind, (Kind.REFUND, Kind.FEE, Kind.COMMISSION)), number, ""),
        subtype=joined(kind_of, code),
        text=joined(remark, part.text(("收/付渠道",), blank=DASHES)),
        key=where(filled(number), pc.binary_join_element_wise(number, sub, kind_of, code, remark, "|"), ""),
        **owners.fill(source, shop, shop),
    )
    return sign


def _amounts(part: Part, sign: int) -> tuple[NDArray[np.int64], int]:
    """Return (signed amounts, how money out is printed: −1, 1, or 0 where no row has said so)."""
    into, spent = part.minor(IN, blank=DASHES), part.minor(OUT, blank=DASHES)
    neither = ~into.valid & ~spent.valid
    both = (into.value != 0) & (spent.value != 0)
    if neither.any():
        part.refuse("refused.not_amount", IN, int(np.argmax(neither)))
    if both.any():
        part.refuse("refused.both_amounts", IN, int(np.argmax(both)))
    if not sign and spent.value.any():
        sign = int(np.sign(spent.value[np.argmax(spent.value != 0)]))
    other = spent.value * sign < 0
    if other.any():  # one of them comes back and nobody knows which
        part.refuse("refused.value", OUT, int(np.argmax(other)))
    return into.value - np.abs(spent.value), sign


def _times(part: Part) -> Times:
    """Return times that hold their day, or whose day stands in a column of its own."""
    clock = pc.match_substring_regex(part.text(WHEN), _CLOCK)
    if part.has(DAY) and len(part) and pc.all(clock).as_py():
        return day_and_clock(part, DAY, WHEN)
    return part.time(WHEN, times.ANY)


def _kinds(
    part: Part, kind_of: pa.Array, code: pa.Array, remark: pa.Array, amount: NDArray[np.int64]
) -> NDArray[np.int8]:
    nothing = pc.is_in(kind_of, pa.array(SAYS_NOTHING, pa.string())).to_numpy(zero_copy_only=False)
    told = where(nothing & ~filled(code), remark, "")
    direction = where(amount < 0, "-", "+")
    return part.by_word(pc.binary_join_element_wise(kind_of, code, told, direction, SEPARATOR), kind_of_entry)
