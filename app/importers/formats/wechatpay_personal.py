"""wechatpay.personal: WeChat Pay's personal bill 微信支付账单明细, mailed as CSV or (since 2025) xlsx in a locked zip.

Source of the layout: real bills of 2019 to 2025. Known traps: a preamble of 16 or 17 lines, for the notes change;
some fields quoted, some not, with TABs after the closing quotation mark; amounts as `¥28.16`, `￥28.16`, or a number
with such a format; numbers are not unique in masked copies, so equal lines are lines of their own; `/` means nothing;
收/支 is `/` for withdrawals, top-ups and savings; the fee of a withdrawal stands in the remark alone (`服务费¥0.10`)
and is inside the amount; a refund is a line of its own (`…-退款`), and the purchase's status tells of it
(`已退款(￥39.93)`); a re-saved copy begins with a row Column1, Column2 …; a hand-made one has 备注 twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from app.domain.record import Kind, Layer
from app.domain.statement import StatementFacts
from app.importers import amounts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.alipay import CHINA, frame
from app.importers.families.personal import (
    DIRECTION,
    SLASH,
    Moved,
    Tally,
    by_direction,
    first_column,
    id_column,
    moved,
    numbered,
    printed_amount,
    refund_in_status,
    statuses,
)
from app.importers.heads import header_in
from app.importers.joined import extracted, filled, joined, where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part
from app.importers.times import FORMATS

AMOUNT: Names = ("金额(元)", "金额")
STATUS: Names = "当前状态"
NUMBER: Names = ("交易单号", "交易订单号")
HEADER: list[Names] = ["交易时间", "交易类型", "交易对方", "商品", DIRECTION, AMOUNT, STATUS, NUMBER]
_NICKNAME = re.compile(r"微信昵称\s*[:：]\s*\[([^\]]*)\]")
_FEE_REMARK = r"(?:服务费|手续费)\s*[:：]?\s*[¥￥]?(?P<n>[0-9]+(?:\.[0-9]{1,2})?)"


@register
class WechatPayPersonal:
    """Payments, receipts and neutral lines of one person's WeChat Pay in a time."""

    format = "wechatpay.personal"
    version = 1
    title = "WeChat Pay personal bill"
    states_totals = True

    def sniff(self, head: Head) -> float:
        """Look for the header."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every line; a withdrawal's fee is a record of its own."""
        table = open_table(source, HEADER)
        said = frame(table.preamble)
        found = _NICKNAME.search("\n".join(one.text for one in table.preamble))
        account = source.options.account or (found[1].strip() if found else "")
        tally = Tally()
        for part in table:
            _send(part, out, account, tally)
        return [tally.facts(source, self, table.preamble, said, account)]


def _send(part: Part, out: Sink, account: str, tally: Tally) -> None:
    printed, inside = printed_amount(part, AMOUNT)
    status, what = statuses(part, STATUS), part.text("交易类型", blank=SLASH)
    title, remark = part.text("商品", blank=SLASH), first_column(part, "备注")
    line = moved(part, AMOUNT, printed, status, what, title)
    tally.add(by_direction(line.direction), np.abs(printed.value), line.gone, inside.value)
    fee = _withdrawal_fee(part, line, remark)
    number = id_column(part, NUMBER)
    # a withdrawal with a fee is two records of one row, which stay beside each other
    index = np.sort(np.concatenate([np.arange(len(part)), np.flatnonzero(fee)]))
    again = np.concatenate([[False], index[1:] == index[:-1]])[: len(index)]
    rows = pa.array(index)
    out.send(
        row=part.row[index],
        suffix=np.where(fee[index] > 0, 1 + again, 0).astype(np.int8),
        layer=np.where(again, Layer.CHANNEL, line.layer[index]).astype(np.int8),
        kind=np.where(again, Kind.FEE, line.kind[index]).astype(np.int8),
        state=line.state[index],
        at=part.time("交易时间", FORMATS).at[index],
        offset=CHINA,
        amount=np.where(again, -fee[index], line.amount[index] + fee[index]),
        refunded=refund_in_status(part, status, STATUS).array().take(rows),
        currency="CNY",
        order_ref=id_column(part, ("商户单号", "商户订单号")).take(rows),
        channel_ref=number.take(rows),
        parent_ref=where(again, number.take(rows), ""),
        counterparty=part.text("交易对方", blank=SLASH).take(rows),
        status=status.take(rows),
        subtype=joined(what, part.text("支付方式", blank=SLASH)).take(rows),
        text=joined(title, remark, line.unsaid).take(rows),
        account=account,
        key=joined(numbered(number, part.text("交易时间")).take(rows), where(again, "fee", "")),
    )


def _withdrawal_fee(part: Part, line: Moved, remark: pa.Array) -> NDArray[np.int64]:
    """Return what was kept of each withdrawal, as its remark tells; 0 elsewhere."""
    told = extracted(remark, _FEE_REMARK, "n")
    value, _valid, bad = amounts.minor(told, 2, ())
    if bad >= 0:
        part.refuse("refused.value", "备注", bad)
    inside = (line.kind == Kind.WITHDRAWAL) & filled(told) & (value < -line.amount)
    return np.where(inside, value, 0)
