"""alipay.personal.app: the bill that Alipay's phone app mails (用于个人对账), CSV in a zip with a password.

Source of the layout: real exports of 2021 to 2025. 2021 and 2022: the header on line 2, the information block after
the rows, 收/支 first, neutral lines are 其他. From 2023: the block of some 22 lines first, 交易时间 first, 备注 added,
neutral lines are 不计收支. Known traps: padding blanks and TABs in every cell; a comma at the end of each row, taken
off by whoever edits the file; a closed trade (交易关闭) may still say 支出 with an amount; a refund is neutral, its
number that of the purchase or that with `_` and more behind it; 花呗 instalments show no plan; the stated sums need
not be the plain sums, as the bill itself says, and `x笔` is masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pyarrow.compute as pc

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.containers.mending import mender
from app.importers.families.alipay import CHINA, frame
from app.importers.families.personal import (
    DIRECTION,
    SLASH,
    Tally,
    by_direction,
    first_column,
    id_column,
    moved,
    numbered,
    printed_amount,
    statuses,
    without_tail,
)
from app.importers.heads import header_in
from app.importers.joined import extracted, joined, where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part
from app.importers.times import FORMATS

NUMBER: Names = ("交易订单号", "交易号")
PARTY: Names = ("对方账号", "对方账户")
HEADER: list[Names] = ["交易时间", "交易对方", ("商品说明", "商品名称"), DIRECTION, "金额", "交易状态", NUMBER]
#: Columns of other bills that would fit as well.
OTHERS = ("资金状态", "交易创建时间")
SHOP_NUMBER: Names = ("商家订单号", "商户订单号")
#: Texts are never quoted, whatever commas stand in them; what shows that the cells around them stand in their columns.
MEND = without_tail(
    mender(
        ids=(NUMBER, SHOP_NUMBER),
        when=("交易时间",),
        money=("金额",),
        # of two neighbours that may hold commas nobody could tell which one does
        texts=(("商品说明", "商品名称"), ("收/付款方式", "收付款方式", "支付方式"), "备注"),
    )
)
_ACCOUNT = re.compile(r"支付宝账[户号]\s*[:：]\s*\[?([^\]\s,;\"]+)")


def is_footer(line: str) -> bool:
    """Return whether a line begins the block that follows the rows in 2021 and 2022."""
    return line.lstrip(' "\t').startswith(("----", "导出信息"))


@register
class AlipayPersonalApp:
    """Payments, receipts and neutral lines of one person's Alipay in a time."""

    format = "alipay.personal.app"
    version = 1
    title = "Alipay personal bill (app)"
    states_totals = True

    def sniff(self, head: Head) -> float:
        """Look for the header; the web export has more columns."""
        cells = header_in(head, HEADER)
        return 1.0 if cells and not any(one.strip() in OTHERS for one in cells) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every line, also those that moved no money."""
        table = open_table(source, HEADER, footer=is_footer, mend=MEND)
        around = [*table.preamble, *table.footer]
        said = frame(around)
        found = _ACCOUNT.search("\n".join(one.text for one in around))
        account = found[1] if found else source.options.account
        tally = Tally()
        for part in table:
            _send(part, out, account, tally)
        return [tally.facts(source, self, around, said, account)]


def _send(part: Part, out: Sink, account: str, tally: Tally) -> None:
    printed, refunded = printed_amount(part, "金额")
    status, what, title = (
        statuses(part, "交易状态"),
        part.text("交易分类", blank=SLASH),
        part.text(HEADER[2], blank=SLASH),
    )
    line = moved(part, "金额", printed, status, what, title)
    tally.add(by_direction(line.direction), np.abs(printed.value), line.gone, refunded.value)
    number = id_column(part, NUMBER)
    when = part.time("交易时间", FORMATS)
    back = pc.match_substring(status, "退款").to_numpy(zero_copy_only=False)
    out.send(
        row=part.row,
        layer=line.layer,
        kind=line.kind,
        state=line.state,
        at=when.at,
        offset=CHINA,
        amount=line.amount,
        refunded=refunded,
        currency="CNY",
        order_ref=id_column(part, SHOP_NUMBER),
        channel_ref=number,
        parent_ref=where(back, extracted(number, r"^(?P<n>[^_]*)", "n"), ""),
        counterparty=joined(part.text("交易对方", blank=SLASH), part.text(PARTY, blank=SLASH)),
        status=status,
        subtype=joined(what, part.text(("收/付款方式", "收付款方式", "支付方式"), blank=SLASH)),
        text=joined(title, first_column(part, "备注"), line.unsaid),
        account=account,
        key=numbered(number, part.text("交易时间"), where(back, "back", "")),
    )
