"""alipay.merchant.trade: Alipay's merchant trade bill 业务明细, CSV in a zip, one row for each payment and refund.

Source of the layout: real bills of 2016 to 2026. Known traps: GB18030; a TAB after every id; the end of
the period is the midnight after it; a refund has no number of its own but the shop's 退款批次号, and its
创建时间 is that of the sale; the sign of 服务费 differs between sources, and it may have more than two
decimals; texts are never quoted, whatever commas and quotation marks stand in them; columns in half-width brackets and
in any order; the refund total is missing on days without refunds. Older bills state totals of the order amounts: these
prove what was received only where nothing was taken off, or where the total of what was taken off stands there too.
No total covers 服务费, which banks that pass the bill on call 手续费.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from app.domain.record import Kind, Layer, State
from app.domain.statement import AGREE, NONE, Check, StatementFacts
from app.importers import amounts
from app.importers.base import Head, Sink, Source, register
from app.importers.checks import control_of, stated_check, stated_count
from app.importers.containers.mending import mender
from app.importers.families.alipay import CHINA, frame, is_footer, need_end
from app.importers.joined import first_filled, joined, where
from app.importers.names import has_all
from app.importers.open_table import open_table
from app.importers.part import Part
from app.importers.table import Line

TRADE_NO = ("支付宝交易号", "交易号")
RECEIVED = ("商家实收（元）", "商家实收")
ORDERED = ("订单金额（元）", "订单金额")
REFUND_NO = ("退款批次号/请求号", "退款批次号")
FEE = ("服务费（元）", "服务费", "手续费（元）", "手续费")
HEADER = (TRADE_NO, "商户订单号", "业务类型", "完成时间", RECEIVED)
#: Where the bill prints a text, and what shows that the cells around it stand in their columns.
MEND = mender(
    ids=(TRADE_NO, REFUND_NO),
    when=("创建时间", "完成时间"),
    money=(ORDERED, RECEIVED, FEE, ("卡消费金额（元）", "卡消费金额"), ("分润（元）", "分润")),
    texts=("商品名称", "券名称", "备注"),
)
#: What is a third kind of trade is in no total.
_FIGURES = {Kind.PAYMENT: "sum_in", Kind.REFUND: "sum_refunds"}
KINDS = {"交易": Kind.PAYMENT.value, "退款": Kind.REFUND.value}
_TOTAL = re.compile(
    r"(?P<what>交易|退款)合计\s*[:：]\s*(?P<count>[\d,]+)\s*笔\s*[,，;；]?\s*(?P<label>[^\d共]*)共\s*(?P<sum>[^元]*)元"
    r"(?:\s*[,，;；]?\s*优惠金额共\s*(?P<off>[^元]*)元)?"
)


class _Sums:
    """What the rows of one kind add up to."""

    def __init__(self) -> None:
        self.rows = 0
        self.received = 0
        self.ordered = 0
        self.less = False  # whether a row received less than was ordered


@register
class AlipayMerchantTrade:
    format = "alipay.merchant.trade"
    version = 1
    title = "Alipay trade bill"
    states_totals = True

    def sniff(self, head: Head) -> float:
        """Return 1.0 where a row names the columns of the bill."""
        return 1.0 if any(has_all(cells, HEADER) for cells in head.rows) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send payments and refunds; refuse a bill whose closing line is missing."""
        table = open_table(source, HEADER, footer=is_footer, mend=MEND)
        need_end(table, "业务明细列表")
        said = frame([*table.preamble, *table.footer])
        account = said.account or source.options.account
        sums = {kind: _Sums() for kind in (Kind.PAYMENT, Kind.REFUND, Kind.OTHER)}
        for part in table:
            _send(part, out, account, sums)
        checks, proved = _checks(table.footer, sums)
        moved = {_FIGURES.get(kind, ""): total.rows for kind, total in sums.items()}
        control = control_of(checks, moved)
        return [
            StatementFacts(
                file=source.file,
                sheet=source.sheet,
                sha256=source.sha256,
                format=self.format,
                version=self.version,
                layer=Layer.CHANNEL,
                account=account,
                currency="CNY",
                period_start=said.period_start,
                period_end=said.period_end,
                exported_at=said.exported_at,
                rows_read=table.rows,
                control=control if proved or control != AGREE else NONE,
                checks=tuple(checks),
                message_key="" if proved or control != AGREE else "statement.received_open",
            )
        ]


def _send(part: Part, out: Sink, account: str, sums: dict[Kind, _Sums]) -> None:
    word = part.text("业务类型")
    kind = part.by_word(word, KINDS.get, other=Kind.OTHER.value)
    refund = kind == Kind.REFUND
    # money given back is negative, also where a copy of the bill prints it without its sign
    received = _signed(part.minor(RECEIVED).value, refund)
    has_order = part.has(ORDERED)
    ordered = _signed(part.minor(ORDERED, blank=()).value, refund) if has_order else received
    for one, total in sums.items():
        rows = kind == one.value
        total.rows += int(rows.sum())
        total.received += int(received[rows].sum())
        total.ordered += int(ordered[rows].sum())
        total.less |= bool((ordered[rows] != received[rows]).any())
    trade_no, refund_no = part.ref(TRADE_NO), part.text(REFUND_NO)
    # what others bore of the order: never against the row's own direction
    borne = np.where(refund, np.minimum(ordered - received, 0), np.maximum(ordered - received, 0))
    fee, fee_exp = part.fee(FEE, blank=())
    done = part.time("完成时间", blank=())
    at = done.at
    if not done.valid.all():
        at = np.where(done.valid, done.at, part.where(~done.valid).time("创建时间").at[np.cumsum(~done.valid) - 1])
    out.send(
        row=part.row,
        layer=Layer.CHANNEL,
        kind=kind,
        state=State.DONE,
        at=at,
        offset=CHINA,
        amount=received,
        fee=np.where(refund, -np.abs(fee.value), np.abs(fee.value)) if fee is not None else None,
        fee_exp=fee_exp,
        coupon=borne if has_order else None,
        order_ref=part.ref("商户订单号"),
        channel_ref=where(refund, first_filled(refund_no, trade_no), trade_no),
        parent_ref=where(refund, trade_no, ""),
        counterparty=part.text("对方账户"),
        subtype=word,
        text=joined(part.text("商品名称"), part.text("备注")),
        account=account,
        key=joined(trade_no, word, refund_no, between="|"),
    )


def _signed(value: NDArray[np.int64], refund: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.where(refund, -np.abs(value), value)


def _checks(footer: list[Line], sums: dict[Kind, _Sums]) -> tuple[list[Check], bool]:
    """Compare the totals of the footer, which older bills state of the order amounts.

    Returns the checks, and whether they are of what was received as well.
    """
    checks: list[Check | None] = []
    proved = True
    for found in _TOTAL.finditer("\n".join(one.text for one in footer)):
        refund = found["what"] == "退款"
        total = sums[Kind.REFUND if refund else Kind.PAYMENT]
        received = "实收" in found["label"]
        off = amounts.parse(found["off"] or "", 2)
        proved &= received or not total.less or (off is not None and abs(total.ordered - total.received) == abs(off))
        checks.append(stated_count("count_refunds" if refund else "count_in", found["count"], total.rows))
        printed = "-" + found["sum"].strip().lstrip("-") if refund else found["sum"]
        amount = total.received if received else total.ordered
        checks.append(stated_check(_FIGURES[Kind.REFUND if refund else Kind.PAYMENT], printed, amount, 2))
    return [one for one in checks if one is not None], proved
