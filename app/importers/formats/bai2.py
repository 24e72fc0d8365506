"""bai2: account statements in BAI2 cash management files of banks in America and Britain.

Source of the layout: the Cash Management Balance Reporting Specifications, version 2, and files of five banks.
Traps: records end with `/` or with their line, 88 continues the record before, several records may share a line;
amounts have no point (the currency's digits are implied); the sign follows from the type code; funds types V, S and D
bring fields of their own; commas in texts; leading zeros and `+`; a blank currency is the group's, else USD; some banks
print the century of days.
Checked: control totals and numbers of records of account, group and file; totals of credits and debits with their
counts; opening + movements = closing. A bank that prints one balance as opening and closing lists movements that its
balance does not hold yet: then the balances say nothing of them. Control totals are of amounts without signs: where
nothing else is stated, a statement says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.errors import SourceRefused
from app.domain.money import digits, plain
from app.domain.statement import Check, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.checks import count_check, money_check
from app.importers.containers.standards import BAI2, standard_text
from app.importers.families.bai2_records import Detail, Record, Summary, detail, number, records, summaries
from app.importers.families.entries import Account, Entry, day, iso_day, note, one_line, send, tolerate

_OPENING, _CLOSING, _CREDITS, _DEBITS = "010", "015", "100", "400"
_FEE, _NO_MONEY, _DEFAULT = "698", "890", "USD"
_REFUSED_STATUS = {"2": "deletion", "4": "test"}


@dataclass(slots=True)
class _Open:
    """An account, a group or the file while its records are read: what its trailer is compared with.

    total: of all amounts inside; lines: records with their continuations; parts: accounts or groups inside.
    """

    total: int = 0
    lines: int = 0
    parts: int = 0
    accounts: list[Account] = field(default_factory=list)
    day: int = 0
    currency: str = ""


@register
class Bai2:
    """A statement in BAI2."""

    format = "bai2"
    version = 1
    title = "Bank statement, BAI2"

    def sniff(self, head: Head) -> float:
        """Say whether the head is one of BAI2."""
        return 1.0 if head.container == BAI2 else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each transaction, one statement for each account record."""
        found = _Reading(source).accounts(standard_text(source.path, source.file))
        return send(source, out, found, self.format, self.version)


class _Reading:
    """Reads the records of one file in their nesting: file, group, account."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._file = _Open()
        self._group: _Open | None = None
        self._account: _Open | None = None
        self._ended = False
        self._done: list[Account] = []
        self._summaries: list[Summary] = []

    def accounts(self, text: str) -> list[Account]:
        """Return the statements; a file whose trailers are missing is cut off."""
        takes = {
            "01": self._begin_file,
            "02": self._begin_group,
            "03": self._begin_account,
            "16": self._transaction,
            "49": self._end_account,
            "98": self._end_group,
            "99": self._end_file,
        }
        for record in records(text, self._source.file):
            if self._ended and record.code != "01":
                raise SourceRefused("refused.after_footer", file=self._source.file, row=record.row)
            takes[record.code](record)
        if not self._ended:
            raise SourceRefused("refused.cut_off", file=self._source.file)
        return self._done

    def _begin_file(self, record: Record) -> None:
        if self._file.lines and not self._ended:
            raise SourceRefused("refused.cut_off", file=self._source.file, row=record.row)
        self._file = _Open(lines=len(record.lines))
        self._ended = False

    def _begin_group(self, record: Record) -> None:
        if self._group is not None:
            raise SourceRefused("refused.cut_off", file=self._source.file, row=record.row)
        fields = [*record.fields, *[""] * 6]
        if fields[2] in _REFUSED_STATUS:
            status = _REFUSED_STATUS[fields[2]]
            raise SourceRefused("refused.group_status", file=self._source.file, row=record.row, value=status)
        self._group = _Open(lines=len(record.lines), currency=fields[5].upper())
        self._group.day = self._day(fields[3], record.row)

    def _day(self, printed: str, row: int) -> int:
        known = len(printed) in (6, 8) and printed.isascii() and printed.isdecimal()
        full = printed if len(printed) == 8 else f"20{printed}"
        at = day(int(full[:4]), int(full[4:6]), int(full[6:])) if known else None
        if at is None:
            raise SourceRefused("refused.not_time", file=self._source.file, row=row, value=printed[:60])
        return at

    def _begin_account(self, record: Record) -> None:
        if self._group is None or self._account is not None:
            raise SourceRefused("refused.cut_off", file=self._source.file, row=record.row)
        fields = [*record.fields, ""]
        currency = fields[1].upper() or self._group.currency or _DEFAULT
        if not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
            raise SourceRefused("refused.word", file=self._source.file, row=record.row, value=currency[:60])
        stated = summaries(record, self._source.file)
        as_of = iso_day(self._group.day)
        account = Account(name=one_line(fields[0]), currency=currency, period=(as_of, as_of))
        balances = {one.code: one.amount for one in stated if one.amount is not None}
        exp = digits(currency)
        account.opening = (balances[_OPENING], exp) if _OPENING in balances else None
        account.closing = (balances[_CLOSING], exp) if _CLOSING in balances else None
        self._account = _Open(lines=len(record.lines), accounts=[account])
        self._account.total = sum(one.amount or 0 for one in stated)
        self._summaries = stated

    def _transaction(self, record: Record) -> None:
        if self._account is None or self._group is None:
            raise SourceRefused("refused.no_account", file=self._source.file, row=record.row)
        self._account.lines += len(record.lines)
        try:
            entry, amount = _entry(detail(record, self._source.file), record, self._account.accounts[0].currency)
        except SourceRefused as refused:
            tolerate(self._source, refused)
            return
        self._account.total += amount
        if entry is not None:
            entry.at = self._group.day
            self._account.accounts[0].entries.append(entry)

    def _end_account(self, record: Record) -> None:
        if self._account is None or self._group is None:
            raise SourceRefused("refused.cut_off", file=self._source.file, row=record.row)
        ended, account = self._account, self._account.accounts[0]
        ended.lines += len(record.lines)
        fields = [*record.fields, ""]
        account.checks += _control("control", fields[0], ended.total, account.currency)
        account.checks += _count("records", fields[1], ended.lines)
        account.checks += _totals(self._summaries, account)
        account.chained = account.opening != account.closing
        if account.entries and not _signed(account):
            account.notes.append(note("statement.signs_open"))
        self._group.total += _stated(fields[0], ended.total)
        self._group.lines += ended.lines
        self._group.parts += 1
        self._group.accounts.append(account)
        self._account = None

    def _end_group(self, record: Record) -> None:
        group = self._group
        if group is None or self._account is not None:
            raise SourceRefused("refused.cut_off", file=self._source.file, row=record.row)
        group.lines += len(record.lines)
        self._close(record, group, "group", "accounts")
        self._file.total += _stated(record.fields[0], group.total)
        self._file.lines += group.lines
        self._file.parts += 1
        self._file.accounts += group.accounts
        self._group = None

    def _end_file(self, record: Record) -> None:
        if self._group is not None or not self._file.lines:
            raise SourceRefused("refused.cut_off", file=self._source.file, row=record.row)
        self._file.lines += len(record.lines)
        self._close(record, self._file, "file", "groups")
        self._done += self._file.accounts
        self._ended = True

    def _close(self, record: Record, ended: _Open, name: str, parts: str) -> None:
        """Compare a group's or the file's trailer; what does not agree is said of every account inside."""
        fields = [*record.fields, "", ""]
        currency = ended.accounts[0].currency if ended.accounts else _DEFAULT
        checks = _control(f"{name}_control", fields[0], ended.total, currency)
        checks += _count(f"{name}_{parts}", fields[1], ended.parts)
        checks += _count(f"{name}_records", fields[2], ended.lines)
        for account in ended.accounts:
            account.checks += checks


def _stated(printed: str, otherwise: int) -> int:
    """Return a printed control total, what was found where none is stated."""
    value = number(printed)
    return otherwise if value is None or not printed else value


def _sign(code: str) -> int:
    """Return whether a type code is money in or out; 0 for a code whose direction nobody can tell."""
    if len(code) != 3 or not (code.isascii() and code.isdecimal()):
        return 0
    value = int(code)
    if 100 < value < 400 or 920 <= value < 960:
        return 1
    return -1 if 400 < value < 700 or 960 <= value < 1000 else 0


def _entry(one: Detail, record: Record, currency: str) -> tuple[Entry | None, int]:
    """Return a transaction and the amount that counts for the control total; None for one without money."""
    amount = number(one.amount)
    if one.code == _NO_MONEY and not amount:
        return None, 0
    if amount is None or not one.amount or amount < 0:
        raise SourceRefused("refused.not_amount", row=record.row, value=one.amount[:60])
    sign = _sign(one.code)
    if not sign:
        raise SourceRefused("refused.word", row=record.row, value=one.code[:60])
    entry = Entry(
        row=record.row,
        suffix=record.suffix,
        amount=(sign * amount, digits(currency)),
        at=0,
        fee=one.code == _FEE,
        currency=currency,
        channel_ref=one.bank_ref,
        order_ref=one.customer_ref,
        subtype=one.code,
        text=one_line(one.text),
    )
    return entry, amount


def _signed(account: Account) -> bool:
    """Return whether balances or totals would contradict a type code that says the other direction."""
    both = account.opening is not None and account.closing is not None and account.chained
    return both or any(one.name in ("sum_in", "sum_out") for one in account.checks)


def _control(name: str, stated: str, found: int, currency: str) -> list[Check]:
    """Compare a control total; a blank one is not stated, one that is no number was edited."""
    if not stated:
        return []
    value = number(stated)
    if value is None:
        return [Check(name=name, stated=stated[:60], found=plain(found, digits(currency), currency), agrees=False)]
    return [money_check(name, value, found, digits(currency), currency)]


def _count(name: str, stated: str, found: int) -> list[Check]:
    if not stated:
        return []
    value = number(stated)
    if value is None:
        return [Check(name=name, stated=stated[:60], found=str(found), agrees=False)]
    return [count_check(name, value, found)]


def _totals(stated: list[Summary], account: Account) -> list[Check]:
    """Compare the totals of credits and debits, and how many they are."""
    exp = digits(account.currency)
    into = [one.amount[0] for one in account.entries if one.amount[0] > 0]
    out = [-one.amount[0] for one in account.entries if one.amount[0] < 0]
    checks = []
    for code, name, amounts in ((_CREDITS, "in", into), (_DEBITS, "out", out)):
        for one in (one for one in stated if one.code == code and account.entries):
            if one.amount is not None:
                checks.append(money_check(f"sum_{name}", one.amount, sum(amounts), exp, account.currency))
            if one.count is not None:
                checks.append(count_check(f"count_{name}", one.count, len(amounts)))
    return checks
