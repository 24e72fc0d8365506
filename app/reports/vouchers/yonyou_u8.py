"""Voucher text of Yonyou U8, T3 and T6 (用友 总账工具 凭证引入): what `yonyou.u8.vouchers` reads.

GBK with CRLF; the first line is `填制凭证,V800`, then a line for each entry: day, voucher word, number, attachments,
text of at most 60 characters, account number, debit, credit, quantity, foreign amount, rate, maker. Exactly one of
debit and credit is not zero. A comma would end a field, so that texts have 、 instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from app.reports.vouchers.layout import WORD, Layout, Numbered, Told, money, shortened

_FIRST = "填制凭证,V800"
_MOST = 60


def write(file: BinaryIO, vouchers: Sequence[Numbered], told: Told) -> None:
    """Write the vouchers one below the other."""
    lines = [_FIRST]
    for number, draft in vouchers:
        for one in draft.lines:
            debit, credit = money(draft, one)
            text = _plain(shortened(draft, one, _MOST))
            day = draft.day.isoformat()
            cells = (day, WORD, str(number), "0", text, one.code, debit or "0", credit or "0", "0", "0", "0")
            lines.append(",".join((*cells, _plain(told.maker))))
    file.write(("\r\n".join(lines) + "\r\n").encode("gbk", errors="replace"))


def _plain(text: str) -> str:
    """Return a text that breaks neither its field nor its line."""
    for sign in (",", '"', "\r", "\n", "\t"):
        text = text.replace(sign, "、" if sign == "," else " ")
    return text


LAYOUT = Layout(key="yonyou.u8", title="vouchers.layout_u8", ending=".txt", write=write, coded=True, home_only="CNY")
