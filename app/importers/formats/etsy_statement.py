"""etsy.statement: Etsy's monthly statement of the payment account, CSV.

Source of the layout: public parsers and tests that model real files of 2023 to 2026, English and German headers.
Known traps: days are words (`September 24, 2026`, `31 July, 2026`, `15. July 2025`); `--` is an empty cell; amounts
carry a sign before or after the minus (`-$1.08`, `CA$76.00`); the amount of a deposit stands in its title alone
("$37.35 sent to your bank account"), in other files in the Amount column; rows have no number, and equal fee
rows are several items of one order; Etsy adds types without notice, which are stored as other.

Net is Amount and Fees & Taxes together. The statement states no balance and no totals.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import NO_TIME, Kind
from app.importers import amounts
from app.importers.base import register
from app.importers.families.marked_money import bare, iso_codes, marked, says_comma, wide_exp
from app.importers.families.table_reader import Rows, TableReader
from app.importers.families.worded_days import days
from app.importers.joined import extracted, first_filled, joined, where
from app.importers.names import Names
from app.importers.part import Minor, Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

DAY: Names = ("Date", "Datum")
TYPE: Names = ("Type", "Art")
TITLE: Names = ("Title", "Titel")
CURRENCY: Names = ("Currency", "Währung")
AMOUNT: Names = ("Amount", "Betrag")
FEES: Names = ("Fees & Taxes", "Gebühren & Steuern")
NET: Names = ("Net", "Netto")
HEADER: tuple[Names, ...] = (DAY, TYPE, TITLE, "Info", CURRENCY, AMOUNT, FEES, NET)
_EMPTY = ("--", "-", "—", "–")
_DEPOSIT = ("deposit", "disbursement", "payout", "einzahlung", "auszahlung", "überweisung")
KINDS = {
    "sale": Kind.PAYMENT, "verkauf": Kind.PAYMENT, "refund": Kind.REFUND, "rückerstattung": Kind.REFUND,
    "fee": Kind.FEE, "gebühr": Kind.FEE, "vat": Kind.FEE, "mwst": Kind.FEE, "buyer fee": Kind.ADJUSTMENT,
    "tax": Kind.ADJUSTMENT, "steuer": Kind.ADJUSTMENT, "marketing": Kind.ADJUSTMENT, "shipping": Kind.ADJUSTMENT,
    "versand": Kind.ADJUSTMENT, "adjustment": Kind.ADJUSTMENT, "payment": Kind.TRANSFER, "zahlung": Kind.TRANSFER,
    "dispute": Kind.CHARGEBACK, "case": Kind.CHARGEBACK,
    **dict.fromkeys(_DEPOSIT, Kind.PAYOUT),
}  # fmt: skip
_ORDER = r"(?i)(?:order|bestellung|commande|pedido|ordine)[^0-9]{0,6}#?(?P<n>[0-9]{6,})"
_SENT = re.compile(r"(?i)(?:sent to your|an (?:dein|ihr) bankkonto|auf (?:dein|ihr) bankkonto)")
#: An amount inside a title: digits with their separators, and a currency before or after them.
_INSIDE = re.compile(
    r"(?<![\w.,])(?:(?:[A-Z]{0,3}[$€£¥₹₺₫]\s?-?|[A-Z]{3}\s?)[0-9][0-9.,]*(?<![.,])|[0-9][0-9.,]*\s?(?:[€£₫]|zł|Kč))(?!\w)"
)


@register
class EtsyStatement(TableReader):
    """The payment account, entry by entry; deposits to the bank are of the settlement layer."""

    format = "etsy.statement"
    version = 1
    western = True
    title = "Etsy statement"
    header = HEADER
    currency = "USD"

    def send(self, part: Part, rows: Rows) -> None:
        """Send one record for each row."""
        currency = iso_codes(part, CURRENCY)
        exp, comma = wide_exp(currency), says_comma(part, AMOUNT, FEES, NET)
        gross, fees, net = (marked(part, one, exp, blank=_EMPTY, comma=comma) for one in (AMOUNT, FEES, NET))
        word = pc.utf8_lower(part.text(TYPE))
        kind = _kinds(part, word, gross.value + fees.value)
        pays = kind == Kind.PAYOUT
        paid, agree = _deposits(part, pays, gross, net, exp, comma)
        own = np.where(gross.valid, gross.value, fees.value)
        fee = np.where(gross.valid, -fees.value, 0)
        when = days(part, DAY)
        title, info = part.text(TITLE), part.text("Info", blank=_EMPTY)
        order = first_filled(extracted(title, _ORDER, "n"), extracted(info, _ORDER, "n"))
        rows.send(
            part,
            currency=currency,
            exp=exp,
            amount=np.where(pays, -paid, own),
            fee=np.where(pays, 0, fee),
            right=(pays | net.valid, np.where(pays, agree, net.value == gross.value + fees.value)),
            kind=kind,
            at=when.at,
            offset=NO_TIME,
            order_ref=where(pays, "", order),
            subtype=part.text(TYPE),
            text=joined(title, info),
        )


def _kinds(part: Part, word: pa.Array, moved: NDArray[np.int64]) -> NDArray[np.int8]:
    kind = part.by_word(word, KINDS.get, other=Kind.OTHER)
    reserve = pc.match_substring(word, "reserve").to_numpy(zero_copy_only=False)
    return np.where(reserve, np.where(moved < 0, Kind.HOLD, Kind.RELEASE), kind).astype(np.int8)


def _deposits(
    part: Part, pays: NDArray[np.bool_], gross: Minor, net: Minor, exp: int, comma: bool
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return (what each deposit paid out, positive, 0 for other rows; where cells and title do not contradict).

    The amount stands in the cells, or in the title alone. A row of an unknown type that has no amount but says in its
    title that money was sent is refused.
    """
    told = np.abs(np.where(net.valid & (net.value != 0), net.value, gross.value))
    sent = pc.match_substring_regex(part.text(TITLE), _SENT.pattern).to_numpy(zero_copy_only=False)
    lost = sent & ~pays & (told == 0)
    if lost.any():
        part.refuse("refused.word", TYPE, int(np.argmax(lost)))
    rows = np.flatnonzero(pays)
    paid, agree = np.where(pays, told, 0), np.ones(len(part), np.bool_)
    if not len(rows):
        return paid, agree
    texts = [_amount_in(text) for text in part.text(TITLE).take(pa.array(rows)).to_pylist()]
    known = np.array([text != "" for text in texts])
    said, _valid, bad = amounts.minor(bare(pa.array(texts, pa.string()), comma, ("",)), exp, ())
    missing = ~known & (told[rows] == 0)
    if bad >= 0 or missing.any():
        part.refuse("refused.value", TITLE, int(rows[bad if bad >= 0 else int(np.argmax(missing))]))
    agree[rows] = ~known | (told[rows] == 0) | (told[rows] == np.abs(said))
    paid[rows] = np.where(told[rows] == 0, np.abs(said), told[rows])
    return paid, agree


def _amount_in(title: str) -> str:
    """Return the one amount with a currency in a title, "" where there is not exactly one."""
    found = [one.strip() for one in _INSIDE.findall(title)]
    return found[0] if len(found) == 1 else ""
