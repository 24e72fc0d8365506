"""wechatshop.account: the flow of a WeChat shop's balance (微信小店资金流水, before 2025 视频号小店), xlsx or CSV.

Source of the layout: five public programs of shops, 2024 to 2026, have the same 11 or, with 关联礼物单号, 12 columns,
and the provider's interface says what they hold: 收支类型 is 收入 or 支出, 账户余额 is what can be withdrawn and what
waits together. No real file seen. Known traps: a payment, its charge and its refund may share a 流水单号; money out is
printed with or without a sign; a row against the word beside it is refused; 关联售后单号, 关联提现单号 and 关联保单号
name what else a row is about.
"""

from __future__ import annotations

from app.domain.record import Kind
from app.importers import times
from app.importers.base import register
from app.importers.families.platform import BLANK, both, by_direction, ids, is_total_line, kinds_of_account
from app.importers.families.table_reader import Rows, TableReader
from app.importers.joined import filled, first_filled, joined
from app.importers.names import Names
from app.importers.part import Part

NUMBER, DIRECTION = "流水单号", "收支类型"
WHEN: Names = both("记账时间")
TYPE: Names = both("动账类型")
AMOUNT: Names = ["收支金额", "收支金额（元）"]
BALANCE: Names = [*both("账户余额"), *both("账户余额（元）")]
ORDER: Names = "关联订单号"
HEADER: list[Names] = [NUMBER, WHEN, TYPE, DIRECTION, AMOUNT, ORDER]
_DIRECTIONS = {"收入": 1, "支出": -1}
#: Words inside 动帐类型; the first that fits.
_WORDS = (
    ("提现", Kind.WITHDRAWAL),
    ("险", Kind.FEE),
    ("手续费", Kind.FEE),
    ("服务费", Kind.COMMISSION),
    ("佣金", Kind.COMMISSION),
    ("分账", Kind.COMMISSION),
    ("退款", Kind.REFUND),
    ("赔", Kind.ADJUSTMENT),
    ("保证金", Kind.HOLD),
    ("冻结", Kind.HOLD),
    ("充值", Kind.TRANSFER),
    ("补贴", Kind.SUBSIDY),
    ("订单", Kind.PAYMENT),
    ("交易", Kind.PAYMENT),
)


@register
class WechatShopAccount(TableReader):
    """Every movement of a WeChat shop's balance in a time."""

    format = "wechatshop.account"
    version = 1
    title = "WeChat shop account flow"
    header = HEADER
    footer = staticmethod(is_total_line)
    currency = "CNY"

    def send(self, part: Part, rows: Rows) -> None:
        """Send one record for each row; withdrawals are of the settlement layer."""
        amount, balance = by_direction(part, AMOUNT, DIRECTION, _DIRECTIONS), part.minor(BALANCE, blank=BLANK)
        word, number, order = part.text(TYPE, blank=BLANK), ids(part, NUMBER), ids(part, ORDER)
        kind = kinds_of_account(part, word, _WORDS, amount, filled(order))
        when = part.time(WHEN, times.ANY)
        rows.send(
            part,
            amount=amount,
            kind=kind,
            chain=(balance.valid, amount, joined(number, word)),
            when=when,
            balance=balance,
            order_ref=order,
            channel_ref=number,
            parent_ref=first_filled(ids(part, "关联售后单号"), ids(part, "关联提现单号"), ids(part, "关联保单号")),
            subtype=word,
            text=joined(part.text("详情", blank=BLANK), ids(part, "关联礼物单号")),
        )
