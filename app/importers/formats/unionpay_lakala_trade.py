"""unionpay.lakala.trade: trades of Lakala's merchants (JY, JFQ / JY_FQ), text with bars between the columns.

Layouts: twenty columns with 交易类型 and 结算金额 (JY), six with 分期数 and 每期金额 (instalment plans). Known traps:
the header says 分 though amounts are printed in yuan: a decimal point proves yuan, whole numbers are fen only where
amount = fee + settlement (or = number × instalment) on every row; dates `2024-01-15` or `20240115`, clocks `10:30:45`
or `103000`; several merchants in one file. Real files of every generation were not seen.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.lakala import (
    AMOUNT,
    FEE,
    FLOW,
    MERCHANT,
    SETTLED,
    Bill,
    Merchants,
    moments,
    money_names,
    time_columns,
)
from app.importers.families.platform import BLANK, ids
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined, where
from app.importers.names import Names, has_all
from app.importers.open_table import open_table
from app.importers.part import Minor, Part

PART: Names = money_names("每期金额")
PARTS: Names = ["分期数", "分期期数"]
HEADER: list[Names] = [MERCHANT, "交易日期", FLOW, AMOUNT]
_TRADE: list[Names] = ["交易类型", FEE]
_PLAN: list[Names] = [PARTS, PART]


@register
class LakalaTrade:
    """Every trade of the merchants in a file."""

    format = "unionpay.lakala.trade"
    version = 1
    title = "Lakala trades (JY)"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        cells = header_in(head, HEADER)
        return 1.0 if cells and (has_all(cells, _TRADE) or has_all(cells, _PLAN)) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each trade."""
        table = open_table(source, HEADER)
        bill = Bill(list(table), [AMOUNT, FEE, SETTLED, PART], source.file)
        plan = bool(bill.parts) and bill.parts[0].has(PART)
        bill.settle_unit(_plans_add_up(bill) if plan else bill.adds_up())
        merchants = Merchants()
        for part in bill.parts:
            _send(part, bill, merchants, out)
        return list(merchants.facts(source, self.format, self.version, Layer.CHANNEL))


def _plans_add_up(bill: Bill) -> bool:
    """Return whether every plan has parts that make its amount, but for what dividing it leaves over."""
    for part in bill.parts:
        amount, each = part.minor(AMOUNT, 0).value, part.minor(PART, 0).value
        count = part.number(PARTS)
        if not ((count > 0) & (np.abs(amount - count * each) < np.maximum(count, 1))).all():
            return False
    return True


def _send(part: Part, bill: Bill, merchants: Merchants, out: Sink) -> None:
    word = part.text("交易类型", blank=BLANK)
    kind = part.by_word(word, _kind)
    money = bill.money(part)
    kind = np.where((kind == Kind.PAYMENT) & (money.amount < 0), Kind.REFUND, kind).astype(np.int8)
    turned = np.where((kind == Kind.REFUND) & (money.amount > 0), -1, 1)
    flow, original = ids(part, FLOW), ids(part, "原拉卡拉流水号")
    merchants.send(
        part,
        out,
        money.right,
        layer=Layer.CHANNEL.value,
        kind=kind,
        state=State.DONE.value,
        **time_columns(moments(part, "交易日期")),
        amount=turned * money.amount,
        fee=Minor(turned * money.fee.value, money.fee.valid),
        order_ref=first_filled(ids(part, "商户订单号"), ids(part, "支付订单号")),
        channel_ref=flow,
        parent_ref=where(kind == Kind.REFUND, original, ""),
        subtype=word,
        status=joined(part.text("支付渠道", blank=BLANK), part.text("支付方式", blank=BLANK)),
        counterparty=joined(part.text("卡号", blank=BLANK), part.text("银行名称", blank=BLANK)),
        text=joined(
            part.text("备注", blank=BLANK),
            ids(part, "支付订单号"),
            ids(part, "外部流水号"),
            ids(part, "系统参考号"),
            part.text(PARTS, blank=BLANK),
        ),
        key=flow,
    )


def _kind(word: str) -> int:
    if any(one in word for one in ("退", "撤销", "冲正")):
        return Kind.REFUND.value
    known = not word or any(one in word for one in ("消费", "支付", "收款", "完成", "付款", "扫码", "交易", "分期"))
    return (Kind.PAYMENT if known else Kind.OTHER).value
