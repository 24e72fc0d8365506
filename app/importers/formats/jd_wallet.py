"""jd.wallet: the flow of a JD shop's wallet (京东钱包流水), CSV or workbook: what came in, went out and was withdrawn.

Source of the layout: a public shop system that checks the names of both generations, and names seen in shops' tools;
no real file seen. Ten columns with 日期, 交易备注 and 账单日期, the header on the first line or the seventh; or the
sheet 资金表 of a workbook (创建时间, 交易类型, 资金动账备注), beside whose 结算表 it stands. Known traps: `--` in the
column that moved nothing; an apostrophe before the numbers; no row has a number that is its own for certain, so equal
rows may both be genuine; the order's number stands at the end of the remark; 商户订单号 is JD's number of the movement
and no order's; several accounts (账户代码) may share a file.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from app.domain.record import Kind
from app.importers import times
from app.importers.base import Head, register
from app.importers.families.platform import BLANK, ids, in_less_out, is_total_line, kind_inside
from app.importers.families.table_reader import Rows, TableReader
from app.importers.heads import header_in
from app.importers.joined import extracted, filled, joined
from app.importers.names import Names
from app.importers.part import Part

IN: Names = ["收入金额（元）", "收入金额"]
OUT: Names = ["支出金额（元）", "支出金额"]
BALANCE: Names = ["账户余额（元）", "账户余额"]
REMARK: Names = ["交易备注", "资金动账备注"]
WHEN = ("创建时间", "日期", "交易日期", "账单日期")
HEADER: list[Names] = [IN, OUT, REMARK, [*WHEN]]
#: Columns of which JD's flow has one, and no bank's list with a remark does.
OWN: tuple[Names, ...] = ("账单日期", "原商户订单号", "资金动账备注")
ACCOUNT: Names = ["账户代码", "商户号"]
_ORDER = r"(?:^|[^0-9])(?P<n>[0-9]{12})$"
#: Words inside 交易备注; the first that fits.
_WORDS = (
    ("提现", Kind.WITHDRAWAL),
    ("险", Kind.FEE),
    ("联盟", Kind.COMMISSION),
    ("佣金", Kind.COMMISSION),
    ("服务费", Kind.FEE),
    ("手续费", Kind.FEE),
    ("违约", Kind.ADJUSTMENT),
    ("价保", Kind.ADJUSTMENT),
    ("退款", Kind.REFUND),
    ("售后", Kind.REFUND),
    ("赔", Kind.ADJUSTMENT),
    ("充值", Kind.TRANSFER),
    ("转账", Kind.TRANSFER),
    ("货款", Kind.PAYMENT),
)


@register
class JdWallet(TableReader):
    """Every movement of a shop's wallet at JD in a time."""

    format = "jd.wallet"
    version = 1
    title = "JD wallet flow"
    header = HEADER
    footer = staticmethod(is_total_line)
    currency = "CNY"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if any(header_in(head, [*HEADER, own]) for own in OWN) else 0.0

    def send(self, part: Part, rows: Rows) -> None:
        """Send one record for each row, one statement for each account; withdrawals are of the settlement layer."""
        amount = in_less_out(part, IN, OUT)
        balance = part.minor(BALANCE, blank=BLANK)
        remark, number = part.text(REMARK, blank=BLANK), ids(part, "商户订单号")
        word, order = part.text("交易类型", blank=BLANK), extracted(remark, _ORDER, "n")
        kind = _kinds(part, joined(remark, word), amount, filled(order))
        when = part.time(part.first_of(*WHEN), times.ANY)
        rows.send(
            part,
            account=ids(part, ACCOUNT),
            amount=amount,
            kind=kind,
            chain=(balance.valid, amount, number),
            when=when,
            balance=balance,
            order_ref=order,
            channel_ref=number,
            parent_ref=ids(part, "原商户订单号"),
            counterparty=part.text("账户名称", blank=BLANK),
            subtype=word,
            text=remark,
        )


def _kinds(part: Part, remark: pa.Array, amount: NDArray[np.int64], ordered: NDArray[np.bool_]) -> NDArray[np.int8]:
    """Return the kind of each row by its remark; money for goods is a sale, or its refund, where it names an order."""

    found = part.by_word(remark, kind_inside(_WORDS))
    found[(found == Kind.PAYMENT) & (amount < 0)] = Kind.REFUND
    found[(found == Kind.REFUND) & (amount > 0)] = Kind.ADJUSTMENT
    found[np.isin(found, (Kind.PAYMENT, Kind.REFUND)) & ~ordered] = Kind.OTHER
    found[(found == Kind.WITHDRAWAL) & (amount > 0)] = Kind.TRANSFER  # one that came back
    return found
