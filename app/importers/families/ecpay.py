"""What the files of ECPay (綠界科技), and of O'Pay (歐付寶) before it, have in common: the form of their cells.

Every cell is a formula: `="text"` with commas inside, or `=120` without quotation marks; some files print plain cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import Source
    from app.importers.table import Footer, Table

    Ints = NDArray[np.int64]

AMOUNT: Names = "交易金額"
METHOD: Names = "付款方式"
NET: Names = ("應收款項(淨額)", "應收款項淨額")
OWN: Names = ("綠界訂單編號", "綠界交易編號", "歐付寶訂單編號", "歐付寶交易序號")
NUMBER: Names = ("廠商訂單編號", "特店訂單編號", "特店交易編號")
FEES: Sequence[Names] = (
    *("交易手續費", "金流手續費", "手續費", "平台手續費"),
    *("交易處理費", "金流處理費", "處理費", "通路費", "交易服務費金額"),
)
TIMES = (
    *("%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M"),
    *("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d"),
)
BLANK = ("-", "--")
#: A cell: within quotation marks, a formula or not, or up to the next comma.
_CELL = re.compile(r'(=?"(?:[^"]|"")*"|[^,]*)(?:,|$)')
_FORMULA = r"^=(?:\"\")?([^\"]*)$"


def ecpay_table(source: Source, header: Sequence[Names], *, footer: Footer | None = None) -> Table:
    """Return the rows of a file, whether its cells are formulas or plain."""
    return open_table(source, header, quotes=False, split=_split, footer=footer)


def _split(line: str) -> list[str]:
    cells = [one[1].replace('""', '"') if one[1].startswith('"') else one[1] for one in _CELL.finditer(line)]
    cells = cells if line.endswith(",") else cells[:-1]  # the empty match at the end of the line
    return [one[1:-1] if len(one) > 1 and one[0] == one[-1] == '"' else one for one in cells]


def plain(part: Part) -> Part:
    """Return the rows without the sign of equality before their numbers."""
    for name in part.columns.printed:
        column = part.raw(name)
        if pc.any(pc.starts_with(column, "=")).as_py():
            part = part.with_text(name, pc.replace_substring_regex(column, _FORMULA, r"\1"))
    return part


def charged(part: Part, exp: int) -> Ints:
    """Return what all columns of fees of each row add up to, as printed."""
    total = np.zeros(len(part), np.int64)
    for one in filter(part.has, FEES):
        total += part.minor(one, exp, blank=BLANK).value
    return total
