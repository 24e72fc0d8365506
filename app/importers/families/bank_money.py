"""Money in the lists of banks: signs, two columns or one with a flag, and how the figures are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.importers import amounts
from app.importers.cell_bytes import any_begins, figures_only
from app.importers.families.marked_money import ending
from app.importers.families.orders import DASHES
from app.importers.joined import first_filled
from app.importers.part import Minor, Part
from app.importers.printed import plain_amounts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.families.bank_layout import BankLayout
    from app.importers.names import Names

_MASKED = r"[xyzXYZ*×?]"
_CURRENCY = r"^(?:[A-Z]{3})\s*([-+]?[0-9.,]+)$"  # `CNY 123.18`
_CODE = r"^(?:([A-Z]{3})\s*[-+]?[0-9][0-9.,]*|.*)$"  # the code alone, or nothing
_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BEHIND = "[\\s\u00a0]*[A-Z]{3}$"  # `123,18 PLN`
_PLACE = r"^([-+]?[0-9.,]+)\([A-Z]{2,3}\)$"  # `-3.90(CN)`


def money(part: Part, names: Names, exp: int, layout: BankLayout, blank: bool = True) -> Minor:
    """Return the amounts of a column in the layout's form; a cell that is not exactly one is refused."""
    column = part.text(names)
    if layout.currency and layout.currency == layout.amount:
        column = pc.replace_substring_regex(column, _BEHIND, "")
    empty = ("", *DASHES) if blank else None
    plain = (layout.decimal, layout.grouping) == (".", ",")
    value, valid, bad = amounts.minor(column, exp, empty) if plain else amounts.minor(pa.array(["?"]), exp)
    if bad >= 0:
        if blank:
            column = pc.if_else(pc.is_in(column, pa.array([*DASHES], pa.string())), "", column)
        column = pc.replace_substring_regex(pc.replace_substring_regex(column, _CURRENCY, r"\1"), _PLACE, r"\1")
        column = pc.replace_substring_regex(column, "[\u2019\u2018]", "'")
        value, valid, bad = amounts.minor(plain_amounts(column, layout.decimal, layout.grouping), exp, empty)
    if bad >= 0 and (other := _other_form(part, layout)):
        value, valid, bad = amounts.minor(plain_amounts(column, *other), exp, empty)
    if bad >= 0:
        part.refuse("refused.not_amount", names, bad)
    return Minor(value, valid)


def _other_form(part: Part, layout: BankLayout) -> tuple[str, str] | None:
    """Return (decimal, grouping) where the list has the other decimal sign than its bank prints, and that one nowhere.

    A spreadsheet saves numbers with a point, or with the comma of its country. One or two figures at the end of an
    amount are cents: thousands have three.
    """
    money_in = (layout.amount, layout.into, layout.out, layout.balance)
    texts = [amounts.tidy(part.text(names)) for names in money_in if names and part.has(names)]
    other = {".": ",", ",": "."}.get(layout.decimal, "")
    if not other or not any(ending(text, other) for text in texts) or any(ending(one, layout.decimal) for one in texts):
        return None
    return other, layout.decimal


def codes_beside(part: Part, layout: BankLayout) -> pa.Array | None:
    """Return the currency that stands in front of each row's amount (`USD 1,000.50`), "" for none; None in no row."""
    columns = [part.text(names) for names in (layout.amount, layout.into, layout.out) if part.has(names)]
    if not any(any_begins(one, _CAPITALS) for one in columns):
        return None
    return first_filled(*(pc.replace_substring_regex(one, _CODE, r"\1") for one in columns))


def masked_balance(part: Part, layout: BankLayout, exp: int) -> Minor:
    """Return balances; one that is made unreadable on purpose, or missing, counts as not stated."""
    if not part.has(layout.balance):
        return Minor(np.zeros(len(part), np.int64), np.zeros(len(part), np.bool_))
    column = part.text(layout.balance)
    if not figures_only(column):
        part = part.with_text(layout.balance, pc.if_else(pc.match_substring_regex(column, _MASKED), "", column))
    return money(part, layout.balance, exp, layout)


def signed(part: Part, layout: BankLayout, exp: int) -> NDArray[np.int64]:
    """Return money in as positive, money out as negative."""
    if layout.amount:
        value = money(part, layout.amount, exp, layout, blank=False).value * layout.sign
        if layout.against:
            _held_against(part, layout, value)
        return _flagged(part, layout, value) if layout.flag else value
    received, spent = money(part, layout.into, exp, layout), money(part, layout.out, exp, layout)
    neither = ~received.valid & ~spent.valid
    both = (received.value != 0) & (spent.value != 0)
    if neither.any():
        part.refuse("refused.not_amount", layout.into, int(np.argmax(neither)))
    if both.any():
        part.refuse("refused.both_amounts", layout.into, int(np.argmax(both)))
    into = received.value * _sign(part, layout.into, layout.into_sign, received.value)
    return into - spent.value * _sign(part, layout.out, layout.out_sign, spent.value)


def _sign(part: Part, names: Names, sign: int, value: NDArray[np.int64]) -> int:
    """Return −1 where a column of money is printed negative; where the layout leaves it open (0), rows must agree."""
    if sign:
        return sign
    below = value < 0
    if below.any() and (value > 0).any():
        part.refuse("refused.value", names, int(np.argmax(below)))
    return -1 if below.any() else 1


def _held_against(part: Part, layout: BankLayout, value: NDArray[np.int64]) -> None:
    """Refuse an amount whose sign the word beside it contradicts: the list may print what was spent as positive."""

    def direction(word: str) -> int:
        plain = word.strip().casefold()
        return 1 if plain.startswith(layout.credit) else -1 if plain.startswith(layout.debit) else 0

    wrong = part.by_word(part.text(layout.against), direction, other=0).astype(np.int64) * value < 0
    if wrong.any():
        part.refuse("refused.sign", layout.amount, int(np.argmax(wrong)))


def _flagged(part: Part, layout: BankLayout, value: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return amounts whose direction a word tells; a sign beside the word must say one thing throughout."""

    credit, debit = (tuple(filter(None, one)) for one in (layout.credit, layout.debit))

    def direction(word: str) -> int | None:
        plain = word.strip().casefold()
        if plain.startswith(credit) or (not plain and "" in layout.credit):
            return 1
        return -1 if plain.startswith(debit) or (not plain and "" in layout.debit) else None

    side = part.by_word(part.text(layout.flag), direction, names=layout.flag).astype(np.int64)
    if layout.reversals:
        return np.asarray(value * side)
    below = value < 0
    away = below != (side < 0)
    along = below != (side > 0)
    seen = value != 0
    if (below & seen).any() and (away & seen).any() and (along & seen).any():
        part.refuse("refused.value", layout.amount, int(np.argmax(below)))
    return np.asarray(np.abs(value) * side)


def fees(part: Part, layout: BankLayout, exp: int) -> Minor | None:
    """Return what the bank kept beside the amount, positive = cost; None without such a column."""
    return money(part, layout.fee, exp, layout) if layout.fee and part.has(layout.fee) else None
