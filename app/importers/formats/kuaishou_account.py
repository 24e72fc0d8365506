"""kuaishou.account: the flow of a Kuaishou shop's account (快手小店 账户流水), xlsx or CSV: in, out and what is left.

Source of the layout: a public program of shops that reads it, 2026, with its nine columns, the words of 账务方向
(收, 支; older: column 财务方式) and rows in its tests; no real file seen. Known traps: 发生额 has
no sign, the word beside it says which way it went, and 期末余额 proves it; 关联业务单号 names an order, whose number
has sixteen digits, or what else the row is about.
"""

from __future__ import annotations

import pyarrow.compute as pc

from app.domain.record import Kind
from app.importers import times
from app.importers.base import register
from app.importers.families.platform import BLANK, by_direction, ids, is_total_line, kinds_of_account
from app.importers.families.table_reader import Rows, TableReader
from app.importers.joined import joined, where
from app.importers.names import Names
from app.importers.part import Part

NUMBER, ABOUT, WHEN, TYPE = "账务流水号", "关联业务单号", "入账时间", "业务类型"
DIRECTION: Names = ["账务方向", "财务方式"]
AMOUNT: Names = ["发生额（元）", "发生额"]
BALANCE: Names = ["期末余额（元）", "期末余额"]
_DIRECTIONS = {"收": 1, "收入": 1, "支": -1, "支出": -1}
_ORDER = r"^[0-9]{16}$"
#: Words inside 业务类型; the first that fits.
_WORDS = (
    ("提现", Kind.WITHDRAWAL),
    ("冻结", Kind.HOLD),
    ("保证金", Kind.HOLD),
    ("险", Kind.FEE),
    ("手续费", Kind.FEE),
    ("服务费", Kind.COMMISSION),
    ("佣金", Kind.COMMISSION),
    ("赔", Kind.ADJUSTMENT),
    ("补偿", Kind.ADJUSTMENT),
    ("退款", Kind.REFUND),
    ("补贴", Kind.SUBSIDY),
    ("充值", Kind.TRANSFER),
    ("转账", Kind.TRANSFER),
    ("结算", Kind.PAYMENT),
    ("货款", Kind.PAYMENT),
    ("收款", Kind.PAYMENT),
    ("交易", Kind.PAYMENT),
)


@register
class KuaishouAccount(TableReader):
    """Every movement of a shop's account at Kuaishou in a time."""

    format = "kuaishou.account"
    version = 1
    title = "Kuaishou account flow"
    header = (NUMBER, ABOUT, WHEN, DIRECTION, AMOUNT, TYPE)
    footer = staticmethod(is_total_line)
    currency = "CNY"

    def send(self, part: Part, rows: Rows) -> None:
        """Send one record for each row; withdrawals are of the settlement layer."""
        amount, balance = by_direction(part, AMOUNT, DIRECTION, _DIRECTIONS), part.minor(BALANCE, blank=BLANK)
        word, number, about = part.text(TYPE, blank=BLANK), ids(part, NUMBER), ids(part, ABOUT)
        ordered = pc.match_substring_regex(about, _ORDER).to_numpy(zero_copy_only=False)
        rows.send(
            part,
            amount=amount,
            kind=kinds_of_account(part, word, _WORDS, amount, ordered),
            chain=(balance.valid, amount, joined(number, word)),
            when=part.time(WHEN, times.ANY),
            balance=balance,
            order_ref=where(ordered, about, ""),
            channel_ref=number,
            parent_ref=where(ordered, "", about),
            subtype=word,
            text=joined(part.text("描述", blank=BLANK), part.text("备注", blank=BLANK)),
        )
