"""ISO 20022 account messages camt.052, .053 and .054: statements of one account each, with their balances and totals.

A statement is read as it stands in the file, whatever its version; `Document` may have a namespace or none and may
sit inside an envelope. An entry is one record, also where it collects many payments: the bank books one amount.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain.errors import SourceRefused
from app.domain.statement import Check
from app.importers.containers.standards import XML
from app.importers.containers.xml_stream import ENDED, NOT, WHOLE, child, elements, said
from app.importers.families.camt_entry import ASIDE, BOOKED, Moment, batch_off, moment, read_entry, status_of
from app.importers.families.camt_totals import Balance, balance_of, choose, prove, totals
from app.importers.families.entries import Account, Entry, check, iso_day, note, one_line, tolerate

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from app.importers.base import Head, Source
    from app.importers.containers.xml_stream import Path_

_ROOT = re.compile(r"BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)(?:V[0-9]+)?")
_FIRST = re.compile(r"<(?:[\w.-]+:)?BkToCstmr(Stmt|AcctRpt|DbtCdtNtfctn)(?:V[0-9]+)?[\s/>]")
_PARTS = ("Stmt", "Rpt", "Ntfctn")
_COPIES = ("DUPL", "CODU")
_STAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9:]+)?")


@dataclass(slots=True)
class _Statement:
    """What was seen of one `Stmt`, `Rpt` or `Ntfctn`; account and balances stand before the entries."""

    parts: dict[str, Element] = field(default_factory=dict)  # Id, Acct, FrToDt, TxsSummry, the pagination …
    balances: list[Balance] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    aside: int = 0
    told: tuple[str, str, Moment | None] | None = None

    def before_entries(self) -> tuple[str, str, Moment | None]:
        """Return owner, currency and day of the closing balance, as far as they stand before the entries."""
        if self.told is None:
            closing = choose(self.balances)[1]
            owner = one_line(said(self.parts.get("Acct"), "Ownr", "Nm"))
            self.told = owner, self.currency(), closing.when if closing else None
        return self.told

    def currency(self) -> str:
        """Return the currency of the account: its own, else of its balances, "" where none is stated."""
        chosen = [one for one in choose(self.balances) if one]
        own = said(self.parts.get("Acct"), "Ccy")
        return own or next((one.currency for one in (*chosen, *self.balances) if one.currency), "")


def message_of(head: Head) -> str:
    """Return which message a head begins: Stmt, AcctRpt or DbtCdtNtfctn; "" for none."""
    found = _FIRST.search(head.text) if head.container == XML else None
    return found[1] if found else ""


def wanted(path: Path_) -> int:
    """Return which elements are kept: the header, and every child of a statement."""
    if len(path) >= 3 and path[-2] in _PARTS and _ROOT.fullmatch(path[-3]):
        return WHOLE
    if len(path) >= 2 and _ROOT.fullmatch(path[-2]):
        return WHOLE if path[-1] == "GrpHdr" else ENDED if path[-1] in _PARTS else NOT
    return NOT


def accounts(source: Source, *, notification: bool = False) -> list[Account]:
    """Return the statements of a file; each account and currency of one is a statement of its own."""
    found: list[Account] = []
    header: Element | None = None
    seen = _Statement()
    row = 0
    for path, element in elements(source.path, source.file, wanted):
        name = path[-1]
        if name == "GrpHdr" and _ROOT.fullmatch(path[-2]):
            header = element
        elif name in _PARTS and _ROOT.fullmatch(path[-2]):
            found += _finish(source, seen, header, notification)
            seen = _Statement()
        elif name == "Ntry":
            row += 1
            _take(source, seen, row, element)
        elif name == "Bal":
            seen.balances.append(balance_of(element))
        else:
            seen.parts.setdefault(name, element)
    if not found:
        raise SourceRefused("refused.empty", file=source.file)
    return found


def _finish(source: Source, seen: _Statement, header: Element | None, notification: bool) -> list[Account]:
    opening, closing = choose(seen.balances)
    entries = seen.entries
    currency = seen.currency() or (entries[0].currency if entries else "")
    name, exported = _name(seen), said(seen.parts.get("CreDtTm")) or said(header, "CreDtTm")
    whole, page = _page(seen, header)
    one = Account(name=name, currency=currency, entries=[entry for entry in entries if entry.currency == currency])
    one.period = _period(seen, one.entries, closing)
    one.exported_at = exported if _STAMP.fullmatch(exported) else ""
    one.checks = seen.checks
    mixed = len(one.entries) < len(entries)
    summary = totals(seen.parts.get("TxsSummry"), one, seen.aside) if whole and not mixed else []
    prove(one, opening, closing, summary)
    if seen.aside:
        one.notes.append(note("statement.not_booked", count=seen.aside))
    if notification:
        one.notes.append(note("statement.notification"))
    if said(seen.parts.get("CpyDplctInd")) in _COPIES:
        one.notes.append(note("statement.copy"))
    if not whole and (one.opening is None or one.closing is None):
        one.notes.append(note("statement.page", page=page))
    return [one, *_others(one, entries)]


def _others(first: Account, entries: list[Entry]) -> list[Account]:
    """Return a statement for each further currency among the entries: nothing is stated of it."""
    codes = dict.fromkeys(entry.currency for entry in entries if entry.currency != first.currency)
    return [
        Account(name=first.name, currency=code, entries=[entry for entry in entries if entry.currency == code])
        for code in codes
    ]


def _take(source: Source, seen: _Statement, row: int, element: Element) -> None:
    """Read an entry into the statement; what is not booked is counted aside."""
    try:
        status = status_of(element)
        if status in ASIDE:
            seen.aside += 1
            return
        if status not in BOOKED:
            raise SourceRefused("refused.word", row=row, column="Sts", value=status)
        owner, currency, otherwise = seen.before_entries()
        entry = read_entry(element, row, owner, source.options.zone, currency, otherwise)
    except SourceRefused as refused:
        tolerate(source, refused)
        return
    seen.entries.append(entry)
    off = batch_off(element, entry)
    if off is not None:
        seen.checks.append(check("batch", entry.amount, off, entry.currency))


def _name(seen: _Statement) -> str:
    number = child(seen.parts.get("Acct"), "Id")
    iban = "".join(said(number, "IBAN").split())
    others = (said(number, "Othr", "Id"), said(number, "BBAN"), said(number, "UPIC"), said(number, "PrtryAcct", "Id"))
    return iban or next((one_line(one) for one in others if one), "")


def _page(seen: _Statement, header: Element | None) -> tuple[bool, str]:
    """Return whether the file holds the whole statement, and the number of the page."""
    own = next((seen.parts[name] for name in ("StmtPgntn", "RptPgntn", "NtfctnPgntn") if name in seen.parts), None)
    pages = own if own is not None else child(header, "MsgPgntn")
    number, last = said(pages, "PgNb") or "1", said(pages, "LastPgInd").lower() or "true"
    return number.lstrip("0") == "1" and last in ("true", "1"), number[:9]


def _period(seen: _Statement, entries: list[Entry], closing: Balance | None) -> tuple[str, str]:
    """Return the days that the statement says it covers, else those of its entries up to its closing balance."""
    span = seen.parts.get("FrToDt")
    ends = [
        moment(said(span, stamp) or said(span, date), "UTC") for stamp, date in (("FrDtTm", "FrDt"), ("ToDtTm", "ToDt"))
    ]
    if ends[0] and ends[1] and ends[0].at <= ends[1].at:
        return iso_day(ends[0].at), iso_day(ends[1].at)
    days = [entry.at for entry in entries] + ([closing.when.at] if closing and closing.when else [])
    return (iso_day(min(days)), iso_day(max(days))) if days else ("", "")
