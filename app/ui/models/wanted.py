"""A text that is looked for in cells, as people type it."""

from __future__ import annotations

import re
import unicodedata

from app.domain.pinyin import has_pinyin, is_pinyin

_AMOUNT = re.compile(r"[+-]?[\d,]*\d(\.\d*)?")
_MINUS = "\N{MINUS SIGN}"


def plain_signs(text: str) -> str:
    """Return a text in small letters with full-width signs made plain."""
    return unicodedata.normalize("NFKC", text).replace(_MINUS, "-").strip().lower()


class Wanted:
    """What is looked for: `text` in small letters; `amount`, the same as a number without separators, "" for none."""

    def __init__(self, typed: str) -> None:
        self.text = plain_signs(typed).lstrip("¥￥").replace("。", ".")
        amount = self.text if _AMOUNT.fullmatch(self.text) else ""
        self.amount = amount.replace(",", "").lstrip("+")
        self.pinyin = self.text if is_pinyin(self.text) else ""

    def __bool__(self) -> bool:
        return bool(self.text)

    def is_in(self, said: str) -> bool:
        """Return whether a cell says it."""
        low = plain_signs(said)
        if self.text in low or (self.amount and self.amount in low.replace(",", "")):
            return True
        return bool(self.pinyin) and has_pinyin(said, self.pinyin)
