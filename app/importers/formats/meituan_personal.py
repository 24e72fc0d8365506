"""meituan.personal: the bill that Meituan's app mails to a person (美团交易账单明细), CSV.

Source of the layout: a real bill of 2025. Known traps: a preamble of 18 lines, some of them `""`; ids quoted with a TAB
inside the quotation marks; two amounts, the list price (订单金额) and what was paid (实付金额), which counts; a refund
is 交易类型 退款 with 收/支 收入; the repayment of 美团月付 is 支出, though what it paid for is so too, and the stated
sum need not hold it (the bill says itself that its sums may differ).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.alipay import CHINA, frame
from app.importers.families.orders import earliest_known
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
)
from app.importers.heads import header_in
from app.importers.joined import joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part
from app.importers.times import FORMATS

PAID: Names = ("实付金额", "实付金额(元)")
NUMBER: Names = ("交易单号", "交易订单号")
HEADER: list[Names] = ["交易创建时间", "交易类型", "订单标题", DIRECTION, PAID, NUMBER]
_USER = re.compile(r"美团(?:用户名|账号|昵称)\s*[:：]\s*\[([^\]]*)\]")


@register
class MeituanPersonal:
    """Payments and refunds of one person at Meituan in a time."""

    format = "meituan.personal"
    version = 1
    title = "Meituan personal bill"

    def sniff(self, head: Head) -> float:
        """Look for the header."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every line."""
        table = open_table(source, HEADER)
        said = frame(table.preamble)
        found = _USER.search("\n".join(one.text for one in table.preamble))
        account = found[1].strip() if found else source.options.account
        tally = Tally()
        for part in table:
            _send(part, out, account, tally)
        return [tally.facts(source, self, table.preamble, said, account)]


def _send(part: Part, out: Sink, account: str, tally: Tally) -> None:
    printed, inside = printed_amount(part, PAID)
    what, title = part.text("交易类型", blank=SLASH), part.text("订单标题", blank=SLASH)
    line = moved(part, PAID, printed, what, what, title)
    tally.add(by_direction(line.direction), np.abs(printed.value), line.gone, inside.value)
    number = id_column(part, NUMBER)
    created = part.time("交易创建时间", FORMATS)
    done = part.time("交易成功时间", FORMATS, blank=SLASH)
    out.send(
        row=part.row,
        layer=line.layer,
        kind=line.kind,
        state=line.state,
        at=earliest_known(done, created).at,
        offset=CHINA,
        amount=line.amount,
        refunded=inside,
        currency="CNY",
        order_ref=id_column(part, ("商家单号", "商户单号")),
        channel_ref=number,
        subtype=joined(what, part.text("支付方式", blank=SLASH)),
        text=joined(title, first_column(part, "备注"), line.unsaid),
        account=account,
        key=numbered(number, part.text("交易创建时间")),
    )
