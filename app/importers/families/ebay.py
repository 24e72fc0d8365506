"""What eBay's exports have in common: names of columns and words in English and German, and their comma."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import pyarrow as pa

from app.domain.period import EPOCH
from app.domain.record import Kind
from app.importers import amounts
from app.importers.containers.lines import split_line
from app.importers.families.marked_money import bare
from app.importers.families.worded_days import day_of
from app.importers.names import Names, clean_cell
from app.importers.table import Line

EMPTY = ("--", "-", "—")
CREATED: Names = ("Transaction creation date", "Datum der Transaktionserstellung")
TYPE: Names = ("Type", "Typ")
ORDER: Names = ("Order number", "Bestellnummer")
NET: Names = ("Net amount", "Betrag abzügl. Kosten", "Betrag abzügl. Kosten (Netto)")
GROSS: Names = ("Gross transaction amount", "Transaktionsbetrag (inkl. Kosten)")
PAYOUT_ID: Names = ("Payout ID", "Auszahlung Nr.", "Auszahlungs-ID")
PAYOUT_DATE: Names = ("Payout date", "Auszahlungsdatum")
PAYOUT_CURRENCY: Names = ("Payout currency", "Auszahlungswährung")
PAYOUT_STATUS: Names = ("Payout status", "Auszahlungsstatus")
CURRENCY: Names = ("Transaction currency", "Transaktionswährung")
ITEM_TRANSACTION: Names = ("Transaction ID", "Transaktionsnummer", "Transaktions-ID")
BUYER: Names = ("Buyer username", "Nutzername des Käufers")
TITLE: Names = ("Item title", "Angebotstitel")
REFERENCE: Names = ("Reference ID", "Referenznummer", "Referenz-ID")
DESCRIPTION: Names = ("Description", "Beschreibung")
#: What the shop sells for, before fees.
PARTS: tuple[Names, ...] = (
    ("Item subtotal", "Zwischensumme Artikel"),
    ("Shipping and handling", "Postage and packaging", "Verpackung und Versand"),
    ("Seller collected tax", "Vom Verkäufer eingezogene Steuern"),
)
EBAY_TAX: Names = ("eBay collected tax", "Von eBay eingezogene Steuern")
GERMAN = "Datum der Transaktionserstellung"
#: Types, without regard to capitals; another one is stored as other.
KINDS = {
    "order": Kind.PAYMENT, "bestellung": Kind.PAYMENT,
    "refund": Kind.REFUND, "rückerstattung": Kind.REFUND,
    "claim": Kind.CHARGEBACK, "case": Kind.CHARGEBACK, "fall": Kind.CHARGEBACK,
    "payment dispute": Kind.CHARGEBACK, "dispute": Kind.CHARGEBACK, "zahlungsreklamation": Kind.CHARGEBACK,
    "hold": Kind.HOLD, "einbehaltung": Kind.HOLD, "release": Kind.RELEASE,
    "shipping label": Kind.ADJUSTMENT, "postage label": Kind.ADJUSTMENT, "versandetikett": Kind.ADJUSTMENT,
    "other fee": Kind.FEE, "andere gebühr": Kind.FEE,
    "adjustment": Kind.ADJUSTMENT, "anpassung": Kind.ADJUSTMENT, "credit": Kind.ADJUSTMENT,
    "charge": Kind.TRANSFER, "belastung": Kind.TRANSFER, "transfer": Kind.TRANSFER, "überweisung": Kind.TRANSFER,
    "payout": Kind.PAYOUT, "auszahlung": Kind.PAYOUT,
}  # fmt: skip
PAYOUTS = [word for word, kind in KINDS.items() if kind is Kind.PAYOUT]
#: What a column of fees is called.
FEE_NAME = r"(?i)(?:^final value fee|\bfee$|charity donation|gebühr|provision|spende)"


@dataclass(frozen=True, slots=True)
class Preamble:
    """What stands before the header: who sells, the days, and of a report of one payout its amount and where it is.

    amount: in thousandths, None where none is said.
    """

    seller: str = ""
    period: dict[str, str] = field(default_factory=dict)
    amount: int | None = None
    row: int = 0


_SELLER = ("seller", "verkäufer")
_START, _END = ("start date", "startdatum"), ("end date", "enddatum")
_AMOUNT = ("amount", "betrag", "payout amount", "auszahlungsbetrag")


def preamble(lines: Sequence[Line]) -> Preamble:
    """Read the lines before the header: a name and its value each."""
    found: dict[str, str] = {}
    rows: dict[str, int] = {}
    for line in lines:
        for delimiter in (",", ";", "\t"):
            cells = [clean_cell(one) for one in split_line(line.text, delimiter)]
            filled = [one for one in cells if one]
            if len(filled) == 2:
                name = filled[0].rstrip(":").casefold()
                found.setdefault(name, filled[1])
                rows.setdefault(name, line.row)

    def value(names: Sequence[str]) -> str:
        return next((found[name] for name in names if name in found), "")

    start, end = (day_of(value(names)) for names in (_START, _END))
    period = {}
    if start is not None and end is not None:
        period = {"period_start": _iso(start), "period_end": _iso(end)}
    german = any(name in found for name in ("betrag", "auszahlungsbetrag", "verkäufer"))
    text = bare(pa.array([value(_AMOUNT)], pa.string()), german, ())[0].as_py()
    row = next((rows[name] for name in _AMOUNT if name in rows), 0)
    return Preamble(value(_SELLER), period, amounts.parse(text, 3) if row else None, row)


def _iso(seconds: int) -> str:
    return str(EPOCH + timedelta(seconds=seconds))
