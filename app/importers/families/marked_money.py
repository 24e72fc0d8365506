"""Amounts as shops abroad print them: with a currency sign or code, with decimal comma where the file proves it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.money import digits
from app.importers import amounts
from app.importers.joined import coded
from app.importers.names import Names
from app.importers.part import Minor, Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MARK = r"(?:[A-Za-z]{1,3}\$|[$€£¥₹₺₽₩฿₫₪]|[A-Z]{3}|kr\.?|zł|Kč)"
_MARKED = rf"^([+-]?)(\(?){_MARK}?([+-]?)([0-9.,]*[0-9])(?:{_MARK})?(\)?)$"
_FRONT = rf"^[+\-(]{{0,2}}(?P<m>{_MARK})"
_BACK = rf"(?P<m>{_MARK})[)]?$"
_COMMA = r"^[+\-]?\(?[+\-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?\)?$"
#: Signs that mean one currency; `¥` means two.
SIGNS = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "SG$": "SGD", "R$": "BRL", "MX$": "MXN", "NT$": "TWD", "₹": "INR",
    "₺": "TRY", "₩": "KRW", "฿": "THB", "₫": "VND", "₪": "ILS", "zł": "PLN", "Kč": "CZK",
}  # fmt: skip


def marked(part: Part, names: Names, exp: int = 2, *, blank: Sequence[str] | None = None, comma: bool = False) -> Minor:
    """Return amounts that may carry a currency: `-$0.95`, `CA$76.00`, `116,99 €`; else as Part.minor.

    comma: whether the comma is the decimal sign and the point groups thousands.
    """
    column = part.text(names)
    if not comma:
        value, valid, bad = amounts.minor(column, exp, blank)
        if bad < 0:
            return Minor(value, valid)
    column = bare(column, comma, ("", *(blank or ())))
    value, valid, bad = amounts.minor(column, exp, blank)
    if bad >= 0:
        part.refuse("refused.not_amount", names, bad)
    return Minor(value, valid)


def bare(column: pa.Array, comma: bool, blank: Sequence[str]) -> pa.Array:
    """Return amounts without their currency, with a decimal point; cells in `blank` as they are."""
    plain = pc.replace_substring_regex(amounts.tidy(column), _MARKED, r"\1\2\3\4\5")
    if comma:
        right = pc.match_substring_regex(plain, _COMMA)
        pointed = pc.replace_substring(pc.replace_substring(plain, ".", ""), ",", ".")
        plain = pc.if_else(right, pointed, "?")
    return pc.if_else(pc.is_in(column, pa.array(list(blank), pa.string())), column, plain)


def says_comma(part: Part, *columns: Names) -> bool:
    """Return whether amounts of these columns end in a comma with one or two digits, more than in a point."""
    texts = [amounts.tidy(part.text(names)) for names in columns]
    commas = sum(ending(text, ",") for text in texts)
    return commas > 0 and commas > sum(ending(text, ".") for text in texts)


def ending(column: pa.Array, mark: str) -> int:
    """Return how many amounts have one or two digits behind a mark, and no more."""
    few = column.filter(pc.match_substring(column, mark))
    plain = pc.replace_substring_regex(few, rf"{_MARK}?\)?$", "")
    return int(pc.sum(pc.match_substring_regex(plain, rf"{re.escape(mark)}[0-9]{{1,2}}$"), min_count=0).as_py())


def marks(column: pa.Array) -> pa.Array:
    """Return the sign or code that each amount carries, "" where it carries none."""
    plain = amounts.tidy(column)
    front = pc.fill_null(pc.struct_field(pc.extract_regex(plain, _FRONT), ["m"]), "")
    back = pc.fill_null(pc.struct_field(pc.extract_regex(plain, _BACK), ["m"]), "")
    return pc.if_else(pc.equal(front, ""), back, front)


def currency_of(mark: str) -> str:
    """Return the currency that a sign or code means, "" where it is not certain."""
    if mark in SIGNS:
        return SIGNS[mark]
    return mark if len(mark) == 3 and mark.isascii() and mark.isalpha() and mark.isupper() else ""


def iso_codes(part: Part, names: Names) -> pa.Array:
    """Return a column of ISO codes in capitals; a cell that is none is refused."""
    column = pc.utf8_upper(part.text(names))
    right = pc.match_substring_regex(column, "^[A-Z]{3}$")
    wrong = pc.index(right, False).as_py()
    if wrong >= 0:
        part.refuse("refused.word", names, wrong)
    return column


def wide_exp(codes: pa.Array) -> int:
    """Return the digits at which amounts of these currencies are read: two, three where one has three."""
    return max((2, *(digits(code) for code in coded(codes)[0].to_pylist())))


def in_or_out(part: Part, into: Names, out: Names, exp: int, blank: Sequence[str] = ()) -> Minor:
    """Return money in as positive and money out as negative; valid where one of the two cells is filled.

    Money out is printed with a minus by some exports and without by others. A row that has both is refused.
    """
    received, spent = part.minor(into, exp, blank=blank), part.minor(out, exp, blank=blank)
    both: NDArray[np.bool_] = (received.value != 0) & (spent.value != 0)
    if both.any():
        part.refuse("refused.both_amounts", into, int(np.argmax(both)))
    return Minor(received.value - np.abs(spent.value), received.valid | spent.valid)
