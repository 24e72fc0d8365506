"""Column names and cells as people and spreadsheets mangle them: what is equal, what is padding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

#: What may stand around a cell without meaning anything: blanks, TABs, ideographic and hard blanks, BOM.
PADDING = " \t\r\n\v\f\u3000\u00a0\ufeff"
_DASHES = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2010": "-"})
#: Traditional forms in names and words of statements → simplified ones.
_TRADITIONAL = str.maketrans(
    "訂單編號額時間帳戶對備註狀態類別幣餘貸轉結買賣稱說費續實應總計發種進憑證記業務處歷標誌資匯銀變動賬舖鋪淨項報貨給數價稅當"
    "詢範圍終開筆區臺圓歐鎊韓國澳紐",
    "订单编号额时间账户对备注状态类别币余贷转结买卖称说费续实应总计发种进凭证记业务处历标志资汇银变动账铺铺净项报货给数价税当"
    "询范围终开笔区台圆欧镑韩国澳纽",
)
_SAID = 300  # characters of names that a refusal says
_SPACE = re.compile(r"[\s\u200b\ufeff]+")

#: A column may be known under several names; the first that the source has is taken.
Names = str | Sequence[str]


@lru_cache(8192)
def same_name(name: str) -> str:
    """Return the form in which two headers are equal: half-width, no blanks, no quotes, lower case."""
    plain = unicodedata.normalize("NFKC", name).translate(_DASHES)
    return _SPACE.sub("", plain).strip("`'\"=#").casefold()


def simplified(text: str) -> str:
    """Return a text with the traditional characters that statements use in their simplified form."""
    return text.translate(_TRADITIONAL)


def aliases(names: Names) -> tuple[str, ...]:
    """Return the names a column may have."""
    return (names,) if isinstance(names, str) else tuple(names)


def clean_cell(cell: str) -> str:
    """Return a cell without padding, back-tick, `="…"` and the apostrophe before a number."""
    text = cell.strip(PADDING)
    if text.startswith("`"):
        text = text.lstrip("`").strip(PADDING)
    if text.startswith('="') and text.endswith('"') and len(text) > 2:
        text = text[2:-1].strip(PADDING)
    if len(text) > 1 and text[0] == "'" and text[1].isascii() and text[1].isalnum():
        text = text[1:]
    return text


def said_names(cells: Iterable[str]) -> list[str]:
    """Return the names for a message, as many as a person reads; "…" stands for the others.

    They are joined where they are said, as the language does.
    """
    found: list[str] = []
    left = _SAID
    for cell in filter(None, map(str.strip, cells)):
        if len(cell) > left:
            return [*found, "…"] if found else [cell[:left] + "…"]
        found.append(cell)
        left -= len(cell) + 2
    return found


def has_all(cells: Sequence[str], wanted: Iterable[Names]) -> bool:
    """Return whether a row of cells names every wanted column under one of its names."""
    found = {same_name(one) for one in cells}
    return all(any(same_name(name) in found for name in aliases(names)) for names in wanted)


def find_header(rows: Iterable[Sequence[str]], wanted: Sequence[Names]) -> int:
    """Return the index of the first row that names every wanted column, −1 where none does."""
    for index, cells in enumerate(rows):
        if has_all(cells, wanted):
            return index
    return -1
