"""A text that is looked for in cells, as people type it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from app.domain.pinyin import has_pinyin, is_pinyin

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_AMOUNT = re.compile(r"[+-]?(?:[\d,]*\d(?:\.\d*)?|\.\d+)")
_DIGITS = 18  # what an amount has at most: its smallest units are 64 bits
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

    def is_in_amounts(self, values: NDArray[np.int64], exp: int) -> NDArray[np.bool_]:
        """Return which amounts at `exp` digits say the number typed: their whole part does, else both around the point.

        `148` is in 148.60 and 2148.00, `8.6` in 148.60; with a minus the amount begins so. A payment's number typed
        whole is no amount.
        """
        import numpy as np

        whole, point, part = self.amount.lstrip("-").partition(".")
        below = self.amount.startswith("-")
        if not self.amount or len(whole) > _DIGITS or part[exp:].strip("0"):
            return np.zeros(len(values), bool)
        size = np.abs(values)
        found = _digits_in(size // 10**exp, whole, begins=below, ends=bool(point))
        if part[:exp]:
            found &= size % 10**exp // 10 ** (exp - len(part[:exp])) == int(part[:exp])
        return found & (values < 0) if below else found


def _digits_in(numbers: NDArray[np.int64], digits: str, *, begins: bool, ends: bool) -> NDArray[np.bool_]:
    """Return which whole numbers have these digits side by side: at their beginning, at their end, or anywhere."""
    import numpy as np

    found = np.zeros(len(numbers), bool)
    if not digits:
        return ~found
    wanted, over = int(digits), 10 ** len(digits)
    least = over // 10 if len(digits) > 1 else 0  # 5 does not say 05
    steps = 1 if ends or not len(numbers) else len(str(int(numbers.max())))
    for step in range(steps):
        rest = numbers // 10**step
        says = (rest if begins else rest % over) == wanted
        found |= says & (rest >= max(least, 1 if step else 0))
    return found
