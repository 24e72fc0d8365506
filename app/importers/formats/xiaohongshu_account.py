"""xiaohongshu.account: the flow of a Xiaohongshu shop's balance (小红书 账户动账明细), xlsx or CSV.

Source of the layout: a public program of shops that reads it, 2026, with its seven columns and rows in its tests; no
real file seen. Known traps: it looks like a bank's list, but is what Xiaohongshu keeps for the shop, and 提现 takes it
to the bank; no row has a number of its own, so equal rows may both be genuine; 业务单号 is an order's number, P and
digits, or that of what else the row is about; 小额打款 and 小额收款 settle something with a buyer outside the order.
What is settled for each order stands in xiaohongshu.settlement.
"""

from __future__ import annotations

import pyarrow.compute as pc

from app.domain.record import Kind
from app.importers import times
from app.importers.base import register
from app.importers.families.platform import BLANK, ids, in_less_out, is_total_line, kinds_of_account
from app.importers.families.table_reader import Rows, TableReader
from app.importers.joined import joined, where
from app.importers.names import Names
from app.importers.part import Part

WHEN, TYPE, ABOUT = "创建时间", "交易类型描述", "业务单号"
IN: Names = ["收入（元）", "收入"]
OUT: Names = ["支出（元）", "支出"]
BALANCE: Names = ["账户余额（元）", "账户余额"]
_ORDER = r"^P[0-9]{10,}$"
#: Words inside 交易类型描述; the first that fits.
_WORDS = (
    ("提现", Kind.WITHDRAWAL),
    ("小额", Kind.ADJUSTMENT),
    ("赔", Kind.ADJUSTMENT),
    ("冻结", Kind.HOLD),
    ("保证金", Kind.HOLD),
    ("险", Kind.FEE),
    ("佣金", Kind.COMMISSION),
    ("服务费", Kind.FEE),
    ("手续费", Kind.FEE),
    ("退款", Kind.REFUND),
    ("售后", Kind.REFUND),
    ("补贴", Kind.SUBSIDY),
    ("充值", Kind.TRANSFER),
    ("转账", Kind.TRANSFER),
    ("结算", Kind.PAYMENT),
    ("货款", Kind.PAYMENT),
    ("订单", Kind.PAYMENT),
)


@register
class XiaohongshuAccount(TableReader):
    """Every movement of a shop's balance at Xiaohongshu in a time."""

    format = "xiaohongshu.account"
    version = 1
    title = "Xiaohongshu account flow"
    header = (WHEN, TYPE, IN, OUT, BALANCE, ABOUT)
    footer = staticmethod(is_total_line)
    currency = "CNY"

    def send(self, part: Part, rows: Rows) -> None:
        """Send one record for each row; withdrawals are of the settlement layer."""
        amount, balance = in_less_out(part, IN, OUT), part.minor(BALANCE, blank=BLANK)
        word, about = part.text(TYPE, blank=BLANK), ids(part, ABOUT)
        ordered = pc.match_substring_regex(about, _ORDER).to_numpy(zero_copy_only=False)
        rows.send(
            part,
            amount=amount,
            kind=kinds_of_account(part, word, _WORDS, amount, ordered),
            chain=(balance.valid, amount, joined(about, word)),
            when=part.time(WHEN, times.ANY),
            balance=balance,
            order_ref=where(ordered, about, ""),
            channel_ref=where(ordered, "", about),
            subtype=word,
            text=part.text("备注", blank=BLANK),
        )
