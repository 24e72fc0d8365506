"""Currencies that stand within the cells of amounts, held against the currency that their rows are taken for."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.chart import CURRENCIES
from app.importers import amounts
from app.importers.cell_bytes import text_buffers
from app.importers.families.marked_money import SIGNS
from app.importers.names import Names
from app.importers.part import Part

_FIGURE = "[0-9.,+\\-()'’‘`\\s\u00a0\u202f]+"
_DOLLARS = frozenset(
    ["USD", "AUD", "CAD", "HKD", "SGD", "NZD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU", "BND", "FJD", "JMD", "MOP"]
)
_YUAN = frozenset(("CNY", "TWD", "HKD", "MOP", "SGD"))
_WORDS = {
    "$": _DOLLARS, "¥": frozenset(("CNY", "JPY")), "元": _YUAN, "圆": _YUAN, "元整": _YUAN, "円": frozenset(("JPY",)),
    "CN¥": frozenset(("CNY",)), "JP¥": frozenset(("JPY",)), "RMB": frozenset(("CNY",)), "人民币": frozenset(("CNY",)),
    "NTD": frozenset(("TWD",)), "新台币": frozenset(("TWD",)),
}  # fmt: skip


def check_marks(part: Part, columns: Iterable[Names], codes: pa.Array) -> None:
    """Refuse the first amount of these columns that names another currency than its row's code."""
    for names in columns:
        at = other_currency(part.text(names), codes)
        if at < 0:
            continue
        if code := codes[at].as_py():
            part.refuse("refused.other_currency", names, at, currency=code)
        part.refuse("refused.no_currency", names, at)


def other_currency(column: pa.Array, codes: pa.Array) -> int:
    """Return the index of the first cell that names another currency than its row's code, −1 where none does.

    column: cleaned cells; codes: ISO codes, "" where nothing names one: then its cells must not contradict each other.
    A word that is no currency says nothing here; whether the cell is an amount is asked elsewhere.
    """
    if not len(column) or not _more_than_figures(column):
        return -1
    words = pc.replace_substring_regex(amounts.tidy(column), _FIGURE, "").dictionary_encode()
    coded = codes.dictionary_encode()
    word_of, code_of = words.indices.to_numpy(), coded.indices.to_numpy()
    first = len(column)
    named = [_meant(one) for one in words.dictionary.to_pylist()]
    for at, code in enumerate(coded.dictionary.to_pylist()):
        fits = frozenset((code,)) if code else frozenset(CURRENCIES)
        for word in np.unique(word_of[code_of == at]):
            meant = named[word]
            if meant and not meant & fits:
                first = min(first, int(np.argmax((word_of == word) & (code_of == at))))
            elif meant and not code:
                fits &= meant
    return first if first < len(column) else -1


def _more_than_figures(column: pa.Array) -> bool:
    """Return whether a byte of a cell is none of digits, points, commas, minus and parentheses."""
    offsets, data = text_buffers(column)
    used = data[offsets[0] : offsets[-1]]
    return bool(((used > ord("9")) | (used == ord("$"))).any())


def _meant(word: str) -> frozenset[str]:
    """Return the currencies that a word or sign may mean; none where it is no name of one."""
    if word in CURRENCIES:
        return frozenset((word,))
    found = _WORDS.get(word) or _WORDS.get(word.upper())
    if found is None and word in SIGNS:
        found = frozenset((SIGNS[word],))
    return found or (frozenset((word.upper(),)) & CURRENCIES)
