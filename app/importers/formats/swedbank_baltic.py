"""swedbank.baltic: the account statement of Swedbank in Estonia, Latvia and Lithuania, CSV with semicolons or commas.

Source of the layout: headers in Estonian, Latvian and English, kinds of rows and signs in eight public readers, 2007 to
2026, that agree; no real file was seen. A row says its type: 10 is the opening balance, 20 a transaction, 900 interest,
82 the turnover of one side, 86 the closing balance; D is money out, K (C in English) money in, amounts carry no sign.
Balances and turnovers are held against the rows. Known traps: several accounts may stand in one file; the opening
balance of an account in debt is D; dates begin with the day; a type that is not known is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.controls import control_of, money_check
from app.importers.families.ledgers import Ledger, Ledgers, accounts, shops
from app.importers.families.psp import Decimals, coded, stamps
from app.importers.heads import header_in
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

ACCOUNT: Names = ("Kliendi konto", "Klienta konts", "Client account")
TYPE: Names = ("Reatüüp", "Ieraksta tips", "Row type")
DAY: Names = ("Kuupäev", "Datums", "Date")
PARTY: Names = ("Saaja/Maksja", "Saņēmējs/Maksātājs", "Beneficiary/Payer")
TEXT: Names = ("Selgitus", "Informācija saņēmējam", "Details")
AMOUNT: Names = ("Summa", "Amount")
CURRENCY: Names = ("Valuuta", "Valūta", "Currency")
SIDE: Names = ("Deebet/Kreedit", "Debets/Kredīts", "Debit/Credit")
NUMBER: Names = ("Arhiveerimistunnus", "Arhīva kods", "Transfer reference")
WORD: Names = ("Tehingu tüüp", "Maksājuma veids", "Transaction type")
REFERENCE: Names = ("Viitenumber", "Refernces numurs", "References numurs", "Reference number")
HEADER: list[Names] = [ACCOUNT, TYPE, DAY, PARTY, AMOUNT, CURRENCY, SIDE, NUMBER]
_SIDES = {"D": -1, "K": 1, "C": 1}
_OPENING, _TURNOVER, _CLOSING = 10, 82, 86
_TYPES = {"10": _OPENING, "20": 20, "82": _TURNOVER, "86": _CLOSING, "900": 90}
_DAYS = ("%d.%m.%Y", "%Y-%m-%d")
_FEE = "^KOM$"
_EXP = 3


@dataclass(slots=True)
class _Said:
    """What a statement states of one account in one currency, None where it does not; in thousandths."""

    opening: int | None = None
    closing: int | None = None
    into: int | None = None
    out: int | None = None


@register
class SwedbankBaltic:
    """Transactions of one account or of several."""

    format = "swedbank.baltic"
    version = 1
    western = True
    title = "Swedbank statement (Baltic)"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each transaction; one statement for each account and currency."""
        ledgers, decimals, said = Ledgers(), Decimals(), dict[tuple[str, str], _Said]()
        for part in open_table(source, HEADER, pad_short=True):
            kind = part.by_word(part.text(TYPE), _TYPES.get, names=TYPE)
            decimals.look(part, AMOUNT)
            side = part.by_word(pc.utf8_upper(part.text(SIDE)), _SIDES.get, names=SIDE)
            amount = decimals.minor(part, AMOUNT, _EXP).value * side
            _listen(part, kind, amount, source, said)
            rows = np.isin(kind, (_OPENING, _TURNOVER, _CLOSING), invert=True)
            if rows.any():
                _send(part.where(rows), amount[rows], source, out, ledgers)
        facts = ledgers.facts(source, self, layer=Layer.BANK, currency=source.options.currency)
        return [_proved(one, ledger, said) for one, ledger in zip(facts, ledgers.all, strict=True)]


def _listen(
    part: Part,
    kind: NDArray[np.int8],
    amount: NDArray[np.int64],
    source: Source,
    said: dict[tuple[str, str], _Said],
) -> None:
    """Note what rows of balances and turnovers state; of several of one account the first opens, the last closes."""
    account, currency = accounts(part, source, part.ref(ACCOUNT)), coded(part, CURRENCY)
    for at in np.flatnonzero(np.isin(kind, (_OPENING, _TURNOVER, _CLOSING))).tolist():
        one, value = said.setdefault((account[at].as_py(), currency[at].as_py()), _Said()), int(amount[at])
        if kind[at] == _OPENING:
            one.opening = value if one.opening is None else one.opening
        elif kind[at] == _CLOSING:
            one.closing = value
        elif pc.utf8_upper(part.text(SIDE))[at].as_py() == "D":
            one.out = (one.out or 0) - value
        else:
            one.into = (one.into or 0) + value


def _send(part: Part, amount: NDArray[np.int64], source: Source, out: Sink, ledgers: Ledgers) -> None:
    at, offset = stamps(part, DAY, formats=_DAYS)
    fee = pc.match_substring_regex(part.text(WORD), _FEE).to_numpy(zero_copy_only=False) & (amount < 0)
    kind = np.select([fee, amount > 0, amount < 0], [Kind.FEE, Kind.DEPOSIT, Kind.WITHDRAWAL], Kind.OTHER)
    ledgers.send(
        out,
        part,
        account=accounts(part, source, part.ref(ACCOUNT)),
        currency=coded(part, CURRENCY),
        exp=_EXP,
        amount=amount,
        kind=kind.astype(np.int8),
        layer=Layer.BANK.value,
        state=State.DONE.value,
        at=at,
        offset=offset,
        channel_ref=part.ref(NUMBER),
        order_ref=part.ref(REFERENCE),
        counterparty=part.text(PARTY),
        subtype=part.text(WORD),
        shop=shops(part, source),
        text=part.text(TEXT),
    )


def _proved(facts: StatementFacts, one: Ledger, said: dict[tuple[str, str], _Said]) -> StatementFacts:
    """Return the facts with the stated balances and turnovers, held against the rows."""
    stated = said.get((one.account, one.currency), _Said())
    scale = 10 ** (_EXP - one.exp)
    opening, closing, into, out = (
        None if each is None else each // scale for each in (stated.opening, stated.closing, stated.into, stated.out)
    )
    flow, checks = one.flow, list[Check]()
    if opening is not None and closing is not None:
        checks.append(money_check("closing", closing, opening + flow.sum_in + flow.sum_out, one.exp, one.currency))
    for name, figure, found in (("sum_in", into, flow.sum_in), ("sum_out", out, -flow.sum_out)):
        if figure is not None:
            checks.append(money_check(name, figure, found, one.exp, one.currency))
    sides = {} if any(each.name == "closing" for each in checks) else flow.sides
    return replace(facts, opening=opening, closing=closing, checks=tuple(checks), control=control_of(checks, sides))
