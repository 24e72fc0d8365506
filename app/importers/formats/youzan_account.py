"""youzan.account: the flow of a Youzan shop's balance (收支明细), CSV or workbook: receipts, refunds, fees, payouts.

Source of the layout: a public shop system that checks these names; no real file seen, so the words of 类型 are those
that name the thing itself, and others are kept. Known traps: 业务单号 is an order's number only where it begins with E;
下单时间 is the order's, 入账时间 the movement's; unused amounts are zero or blank; a file may hold several kinds of
account (账户类型), each with its own running balance.
"""

from __future__ import annotations

import pyarrow.compute as pc

from app.domain.record import Kind
from app.importers import times
from app.importers.base import register
from app.importers.families.ledgers import shops
from app.importers.families.platform import BLANK, ids, in_less_out, is_total_line, kinds_of_account
from app.importers.families.table_reader import Rows, TableReader
from app.importers.joined import first_filled, joined, where
from app.importers.names import Names
from app.importers.part import Part

IN: Names = ["收入（元）", "收入"]
OUT: Names = ["支出（元）", "支出"]
BALANCE: Names = ["余额（元）", "余额"]
NUMBER, BUSINESS, WHEN = "支付流水号", "业务单号", "入账时间"
HEADER: list[Names] = ["类型", "名称", BUSINESS, NUMBER, IN, OUT, WHEN]
#: Words inside 类型; the first that fits.
_WORDS = (
    ("提现", Kind.WITHDRAWAL),
    ("手续费", Kind.FEE),
    ("服务费", Kind.FEE),
    ("佣金", Kind.COMMISSION),
    ("退款", Kind.REFUND),
    ("保证金", Kind.HOLD),
    ("冻结", Kind.HOLD),
    ("充值", Kind.TRANSFER),
    ("转账", Kind.TRANSFER),
    ("订单入账", Kind.PAYMENT),
    ("交易", Kind.PAYMENT),
    ("收款", Kind.PAYMENT),
)


@register
class YouzanAccount(TableReader):
    """Every movement of a shop's balance at Youzan in a time."""

    format = "youzan.account"
    version = 1
    title = "Youzan account flow"
    header = HEADER
    footer = staticmethod(is_total_line)
    currency = "CNY"

    def send(self, part: Part, rows: Rows) -> None:
        """Send one record for each row, one statement for each account; withdrawals are of the settlement layer."""
        amount = in_less_out(part, IN, OUT)
        balance = part.minor(BALANCE, blank=BLANK)
        word, business, number = part.text("类型", blank=BLANK), ids(part, BUSINESS), ids(part, NUMBER)
        ordered = pc.starts_with(business, "E").to_numpy(zero_copy_only=False)
        kind = kinds_of_account(part, word, _WORDS, amount, ordered)
        when = part.time(WHEN, times.ANY)
        shop = part.text("店铺名称", blank=BLANK)
        rows.send(
            part,
            account=joined(shop, part.text(["账户类型", "账户"], blank=BLANK)),
            amount=amount,
            kind=kind,
            chain=(balance.valid, amount, joined(number, word)),
            when=when,
            balance=balance,
            order_ref=where(ordered, business, ""),
            channel_ref=first_filled(number, where(ordered, "", business)),
            parent_ref=ids(part, "关联单号"),
            counterparty=part.text("交易对手", blank=BLANK),
            subtype=word,
            text=joined(*(part.text(one, blank=BLANK) for one in ("名称", "备注", "支付方式"))),
            shop=first_filled(shop, shops(part, rows.source)),
        )
