"""ofx: bank and card statements in OFX, also called QFX (Quicken) and QBO (QuickBooks): SGML 1.x and XML 2.x.

Source of the layout: the OFX specification 1.0.2 to 2.3 and files of banks in ten countries. Traps: heads on one line,
without separators or missing; values without end tags; bare ampersands; a zero byte behind the end; decimal commas,
amounts padded with blanks; times that no clock shows (the day counts); time zones move no day; one account in several
periods that all name today's balance; FITID that two bookings share; a placeholder for a day's balance among the
bookings (refused: it has no amount). OFX states no opening balance and no totals: nothing can be proved from one file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from app.domain.errors import SourceRefused
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.containers.standards import OFX, declared_charset, standard_text
from app.importers.families.entries import Account, iso_day, note, send, tolerate
from app.importers.families.ofx_booking import Marks, booking, posted
from app.importers.families.ofx_tags import Node, parse

if TYPE_CHECKING:
    from app.importers.families.entries import Entry, Exact

_STATEMENTS = ("STMTRS", "CCSTMTRS")


@register
class Ofx:
    """A statement in OFX."""

    format = "ofx"
    version = 1
    title = "Bank statement, OFX (QFX, QBO)"

    def sniff(self, head: Head) -> float:
        """Say whether the head is one of OFX."""
        return 1.0 if head.container == OFX else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each booking, one statement for each account and period."""
        root = parse(standard_text(source.path, source.file, declared_charset(source.head.text)), source.file)
        _refuse_errors(root, source.file)
        statements = list(root.walk(*_STATEMENTS))
        if not statements:
            investments = next(root.walk("INVSTMTRS"), None)
            raise SourceRefused("refused.investment" if investments else "refused.empty", file=source.file)
        found = _accounts(source, root, statements)
        if next(root.walk("INVSTMTRS"), None):
            found[0].notes.append(note("statement.investment_left"))
        return send(source, out, found, self.format, self.version)


def _refuse_errors(root: Node, file: str) -> None:
    """Refuse an answer in which the bank says that something failed: what is there may be a part."""
    for status in root.walk("STATUS"):
        code = status.value("CODE")
        if status.value("SEVERITY").upper() == "ERROR" or (code.isdecimal() and int(code[:9]) >= 2000):
            said = status.value("MESSAGE")[:200]
            raise SourceRefused("refused.bank_error", file=file, code=code[:20], said=said)


def _accounts(source: Source, root: Node, statements: list[Node]) -> list[Account]:
    """Return a statement for each account, period and currency of the file."""
    rows = {id(one): row for row, one in enumerate(root.walk("STMTTRN"), start=1)}
    marks = Marks.of(one.value("TRNAMT") for one in root.walk("STMTTRN"))
    names = _names(statements)
    found: list[Account] = []
    seen: list[tuple[Account, int, int]] = []  # with the days of its end and of its balance
    for statement, name in zip(statements, names, strict=True):
        currency = _currency(statement, source.file) or source.options.currency
        entries = list(_entries(source, statement, rows, marks, currency))
        currency = currency or _only(entries)
        one = Account(name=name, currency=currency, entries=[each for each in entries if each.currency == currency])
        one.notes += _notes(statement, currency)
        one.closing, as_of = _balance(statement, marks)
        last = _period(statement, one)
        seen.append((one, last, as_of))
        found.append(one)
        for code in dict.fromkeys(each.currency for each in entries if each.currency != currency):
            mine = [each for each in entries if each.currency == code]
            found.append(Account(name=name, currency=code, entries=mine, period=one.period))
    _keep_latest_balance(seen)
    return found


def _only(entries: list[Entry]) -> str:
    """Return the currency that all entries name for themselves, "" where they name several or none."""
    named = {one.currency for one in entries}
    return named.pop() if len(named) == 1 else ""


def _notes(statement: Node, currency: str) -> list[dict[str, Any]]:
    pending = sum(1 for _ in statement.walk("STMTTRNP"))
    notes = [note("statement.not_booked", count=pending)] if pending else []
    return notes if currency else [*notes, note("statement.no_currency")]


def _keep_latest_balance(seen: list[tuple[Account, int, int]]) -> None:
    """Drop a balance that stands in several periods of one account from all but the latest of them."""
    for one, last, as_of in seen:
        later = [end for other, end, same in seen if (other.name, same) == (one.name, as_of) and other is not one]
        if any(end > last for end in later):
            one.closing = None


def _names(statements: list[Node]) -> list[str]:
    """Return the account numbers; those that a file uses for accounts of several kinds with their kind."""
    froms = [one.first("BANKACCTFROM", "CCACCTFROM") or Node("") for one in statements]
    kinds: dict[str, set[str]] = {}
    for one in froms:
        kinds.setdefault(one.value("ACCTID"), set()).add(one.value("ACCTTYPE"))
    return [
        f"{one.value('ACCTID')} {one.value('ACCTTYPE')}".strip()
        if len(kinds[one.value("ACCTID")]) > 1
        else one.value("ACCTID")
        for one in froms
    ]


def _currency(statement: Node, file: str) -> str:
    found = statement.value("CURDEF").upper()
    if found and not (len(found) == 3 and found.isascii() and found.isalpha()):
        raise SourceRefused("refused.word", file=file, column="CURDEF", value=found[:60])
    return found


def _entries(source: Source, statement: Node, rows: dict[int, int], marks: Marks, currency: str) -> Iterator[Entry]:
    for node in (statement, *statement.walk("BANKTRANLIST")):
        if "TRNAMT" in node.values or "DTPOSTED" in node.values:
            raise SourceRefused("refused.value", file=source.file, column="STMTTRN", value=node.value("TRNAMT")[:60])
    for node in statement.walk("STMTTRN"):
        try:
            yield booking(node, rows[id(node)], marks, currency)
        except SourceRefused as refused:
            tolerate(source, refused)


def _balance(statement: Node, marks: Marks) -> tuple[Exact | None, int]:
    """Return the ledger balance and its day; an empty one, or one that is no number, is not stated."""
    ledger = next(statement.walk("LEDGERBAL"), None)
    when = posted(ledger.value("DTASOF")) if ledger else None
    return (marks.amount(ledger.value("BALAMT")) if ledger else None), when[0] // 86_400 if when else -1


def _period(statement: Node, one: Account) -> int:
    """Fill the stated days; return the last of them, −1 where none is stated."""
    lists = list(statement.walk("BANKTRANLIST"))
    starts = [found[0] for each in lists if (found := posted(each.value("DTSTART")))]
    ends = [found[0] for each in lists if (found := posted(each.value("DTEND")))]
    if not ends:
        return -1
    first, last = (min(starts) if starts else max(ends)) // 86_400, max(ends) // 86_400
    if first <= last and all(first <= entry.at // 86_400 <= last for entry in one.entries):
        one.period = (iso_day(first * 86_400), iso_day(last * 86_400))
    return last
