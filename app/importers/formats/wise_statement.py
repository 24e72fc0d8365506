"""wise.statement: the balance statement of Wise (TransferWise), CSV, one currency or several.

Source of the layout: real files of 2020 (22 columns) and 2025 (20), and headers of 2025 to 2026 (23); columns by
name. Known traps: the id is not unique, a transfer and its charge share it; the newest row comes first, but of
one id the charge may stand below or above its transfer; days are day-month-year, times have thousandths and name no
zone; `Total fees` is either inside Amount or a row of its own, so Amount and Running Balance alone are trusted.
The list of transactions, which states no balance, is read as well (`families/wise_transfers.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts
from app.importers.families.marked_money import iso_codes, wide_exp
from app.importers.families.wise_transfers import HISTORY, read_history
from app.importers.heads import header_in
from app.importers.joined import filled, first_filled, joined, where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part
from app.importers.stamps import of_zone

if TYPE_CHECKING:
    from numpy.typing import NDArray

NUMBER: Names = ("TransferWise ID", "Wise ID")
HEADER: tuple[Names, ...] = (NUMBER, "Date", "Amount", "Currency", "Description", "Running Balance")
_DAYS = ("%d-%m-%Y", "%Y-%m-%d")
_CLOCKS = tuple(f"{day} %H:%M:%S" for day in _DAYS)
_WAYS = {"credit": 1, "in": 1, "debit": -1, "out": -1}
_CHARGE = r"(?i)\bcharges for\b|^(?:wise |transferwise )?(?:charges|fees?)\b"
_OWN = r"(?i)^(?:topped up|converted|conversion|moved|opened|closed|top up)\b"


@register
class WiseStatement:
    """The movements of a balance; one statement for each currency."""

    format = "wise.statement"
    version = 3
    western = True
    title = "Wise balance statement"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) or header_in(head, HISTORY) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        if not header_in(source.head, HEADER):
            return read_history(source, out, self)
        ledgers = Ledgers()
        for part in open_table(source, HEADER):
            _send(part, source, out, ledgers)
        return ledgers.facts(source, self, layer=Layer.BANK, currency="USD")


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers) -> None:
    currency = iso_codes(part, "Currency")
    exp = wide_exp(currency)
    amount, balance = part.minor("Amount", exp).value, part.minor("Running Balance", exp, blank=())
    _check_ways(part, amount)
    number, said = part.ref(NUMBER), part.text("Description")
    kind = _kinds(amount, said, part.text("Transaction Details Type"))
    charge = kind == Kind.FEE
    at, offset = _times(part, source.options.zone)
    other = where(amount > 0, part.text("Payer Name"), first_filled(part.text("Payee Name"), part.text("Merchant")))
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=currency,
        exp=exp,
        amount=amount,
        kind=kind,
        chain=(np.ones(len(part), np.bool_), amount, number),
        layer=Layer.BANK.value,
        state=State.DONE.value,
        at=at,
        offset=offset,
        balance=balance,
        channel_ref=where(charge, "", number),
        parent_ref=where(charge, number, ""),
        counterparty=other,
        subtype=part.text("Transaction Details Type"),
        status=part.text("Transaction Type"),
        text=joined(said, part.text("Payment Reference"), part.text("Note")),
        key=pc.binary_join_element_wise(number, _printed(amount), _printed(kind), currency, "|"),
    )


def _check_ways(part: Part, amount: NDArray[np.int64]) -> None:
    """Refuse a row whose word for in or out contradicts its sign: then amounts are not those of the balance."""
    for name in ("Transaction Type", "Direction"):
        if part.has(name):
            way = part.by_word(pc.utf8_lower(part.text(name)), _WAYS.get, other=0).astype(np.int64)
            wrong = way * amount < 0
            if wrong.any():
                part.refuse("refused.value", name, int(np.argmax(wrong)))


def _times(part: Part, zone: str) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    """Return the time of the row where the file has one, of the zone of the book; else its day."""
    day = part.time("Date", (*_DAYS, *_CLOCKS))
    at, offset = day.at - day.at % 86_400, np.full(len(part), NO_TIME, np.int16)
    clock = pc.replace_substring_regex(part.text("Date Time"), r"\.[0-9]{1,6}$", "")
    has = filled(clock)
    if has.any():
        exact, valid, _date_only, bad = times.seconds(clock, _CLOCKS, ())
        if bad >= 0:
            part.refuse("refused.not_time", "Date Time", bad)
        at = np.where(valid, exact, at)
        offset[valid] = of_zone(at[valid], zone)
    return at, offset


def _kinds(amount: NDArray[np.int64], said: pa.Array, detail: pa.Array) -> NDArray[np.int8]:
    own = pc.or_(pc.match_substring_regex(said, _OWN), pc.match_substring_regex(detail, "CONVERSION|BALANCE_MOVE"))
    charge = pc.or_(pc.match_substring_regex(said, _CHARGE), pc.match_substring_regex(detail, "FEE|CHARGE"))
    by_sign = np.select([amount > 0, amount < 0], [Kind.DEPOSIT, Kind.WITHDRAWAL], Kind.OTHER)
    is_charge = charge.to_numpy(zero_copy_only=False)
    return np.select([is_charge, own.to_numpy(zero_copy_only=False)], [Kind.FEE, Kind.TRANSFER], by_sign).astype(
        np.int8
    )


def _printed(values: NDArray[np.int64] | NDArray[np.int8]) -> pa.Array:
    return pa.array(values).cast(pa.string())
