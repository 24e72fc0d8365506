"""Journals of hledger and Ledger: transactions, amounts left out, costs, assertions, comments, directives."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from app.domain.errors import SourceRefused
from app.importers.families.figures import Figure
from app.importers.families.journal_text import Assertion, Book, Posting, Transaction, complete, refuse, times
from app.importers.families.plain_amounts import Amount, DecimalUnclear, amount_of, commodity_code
from app.importers.times import YEARS

_DATE = r"(?:(?P<year>\d{4})[-/.])?(?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
_HEAD = re.compile(rf"{_DATE}(?:=[\d\-/.]+)?(?:\s+(?P<mark>[*!]))?(?:\s*\((?P<code>[^)]*)\))?(?:\s+(?P<text>.*))?$")
_YEAR = re.compile(r"(?:Y\s*|year\s+|apply\s+year\s+)(\d{4})\s*$")
_MARK = re.compile(r"decimal-mark\s+([.,])\s*$")
_SAMPLE = re.compile(r"(?:commodity|D|\s+format)\s+(?P<sample>.*[0-9].*)$")
_FLAG = re.compile(r"[*!]\s+")
_GAP = re.compile(r"\t|  ")  # between account and amount
_LONGEST = 200  # characters of an amount with its price
_LOT = re.compile(r"\{.*?\}+|\[.*?\]|\(.*?\)")
_TAG = re.compile(
    r"(?:^|[\s,;])(payout|payout_id|settlement|batch|source_id|source|charge|txn):\s*([^,\s]+)", re.IGNORECASE
)
#: Directives that have a block of indented lines, or stand alone: nothing of them is a posting.
_DIRECTIVES = (
    "account", "alias", "apply", "assert", "capture", "check", "commodity", "D ", "decimal-mark", "def", "define",
    "end",
    "eval", "expr", "N ", "P ", "payee", "tag", "test", "tag", "value", "Y", "year", "~", "=", "python", "bucket", "A ",
    "C ", "i ", "o ", "b ", "h ", "--",
)  # fmt: skip


def book_of(lines: Sequence[str]) -> Book:
    """Return what the lines of a file say; SourceRefused names the line that is not understood."""
    return _Reader(lines).read()


class _Reader:
    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._book = Book()
        self._year = 0
        self._mark = ""
        self._marks: dict[str, str] = {}  # decimal mark of a commodity
        self._open: Transaction | None = None
        self._aside = False  # inside a block of comments

    def read(self) -> Book:
        self._learn()
        for at, line in enumerate(self._lines):
            self._line(line.rstrip(), at + 1)
        self._close()
        return self._book

    def _learn(self) -> None:
        """Take the decimal marks that directives state: they hold for the whole file."""
        for line in self._lines:
            mark = _MARK.match(line)
            self._mark = mark[1] if mark else self._mark
            sample = _SAMPLE.match(line)
            if sample is not None:
                self._take(sample["sample"].partition(";")[0])

    def _take(self, sample: str) -> None:
        try:
            found = amount_of(sample)
        except DecimalUnclear:
            return
        point = [one for one in sample if one in ".,"]
        if found is not None and point:
            self._marks[found.commodity] = point[-1]

    def _line(self, line: str, row: int) -> None:
        if self._aside or line.rstrip() in ("comment", "test"):
            self._aside = line.strip() not in ("end comment", "end test")
            if self._aside:
                self._close()
            return
        if not line.strip():
            self._close()
        elif line[0] in " \t":
            self._inside(line.strip(), row)
        elif line[0] not in ";#*%|":
            self._close()
            self._directive(line, row)

    def _close(self) -> None:
        one, self._open = self._open, None
        if one is None:
            return
        complete(one)
        self._book.transactions.append(one)

    def _directive(self, line: str, row: int) -> None:
        year = _YEAR.match(line)
        if year is not None:
            self._year = int(year[1])
        elif line.lstrip("!@").startswith("include"):
            self._book.whole = False
        elif line.startswith(("apply account", "alias")):
            raise refuse("refused.value", row, line)  # account names would be other ones
        elif line[0].isdigit():
            self._open = self._transaction(line, row)
        elif not line.startswith(_DIRECTIVES):
            raise refuse("refused.value", row, line)

    def _transaction(self, line: str, row: int) -> Transaction:
        said, _, comment = line.partition(";")
        found = _HEAD.match(said.rstrip())
        if found is None:
            raise refuse("refused.not_time", row, line)
        year = int(found["year"] or self._year)
        try:
            day = dt.date(year, int(found["month"]), int(found["day"]))
        except ValueError:
            raise refuse("refused.not_time", row, line) from None
        if day.year not in YEARS:
            raise refuse("refused.not_time", row, line)
        party, _, note = (found["text"] or "").partition(" | ")
        text = note if note else party
        one = Transaction(row, day, "", " ".join(text.split()), party=party.strip() if note else "")
        one.channel_ref = (found["code"] or "").strip()
        _tags(one, comment)
        return one

    def _inside(self, line: str, row: int) -> None:
        if self._open is None:
            return  # of a directive
        if line[0] in ";#":
            _tags(self._open, line.lstrip(";# "))
            return
        said = line.partition(";")[0].strip()
        flag = _FLAG.match(said)
        said = said[flag.end() :] if flag else said
        gap = _GAP.search(said)
        account, rest = (said[: gap.start()], said[gap.end() :].strip()) if gap else (said, "")
        if not account or len(rest) > _LONGEST:
            raise refuse("refused.value", row, line)
        self._posting(account, rest, row)

    def _posting(self, account: str, rest: str, row: int) -> None:
        assert self._open is not None
        one = self._open
        real = not (account.startswith("(") and account.endswith(")"))
        if account[0] in "([" and account[-1] in ")]":
            # a virtual posting with brackets balances too, by itself
            account = account[1:-1]
        rest, asserted, said = (part.strip() for part in rest.partition("="))
        if asserted:
            if not rest:
                raise refuse("refused.not_amount", row, f"{account} = {said}")
            self._assert(one, account, said, row)
        posting = Posting(row, account, None, real=real)
        one.postings.append(posting)
        if not rest:
            return
        printed, at, price = rest.partition("@")
        posting.amount = self._amount(_LOT.sub("", printed.removesuffix("(")), row)
        if at:
            posting.weight = _weighed(posting.amount, price.startswith("@"), self._amount(price.lstrip("@)"), row))
            one.priced = True
        elif "{" in rest:
            one.sure = False

    def _assert(self, one: Transaction, account: str, said: str, row: int) -> None:
        plain = said.removeprefix("=")
        amount = self._amount(_LOT.sub("", plain.removeprefix("*").partition("@")[0]), row)
        self._book.assertions.append(Assertion(row, one.day, row + 1, account, amount, plain.startswith("*")))

    def _amount(self, text: str, row: int) -> Amount:
        try:
            found = amount_of(text, self._mark or self._mark_of(text))
        except DecimalUnclear as unclear:
            raise SourceRefused("refused.decimal_mark", row=row, value=str(unclear)) from None
        if found is None:
            raise refuse("refused.not_amount", row, text)
        return Amount(found.figure, commodity_code(found.commodity) or found.commodity)

    def _mark_of(self, text: str) -> str:
        """Return the decimal mark that a directive states for the commodity of an amount."""
        return next((mark for name, mark in self._marks.items() if name and name in text), self._marks.get("", ""))


def _weighed(amount: Amount, total: bool, price: Amount) -> Amount:
    if total:
        value = abs(price.figure.value)
        return Amount(Figure(-value if amount.figure.value < 0 else value, price.figure.exp), price.commodity)
    return Amount(times(amount.figure, price.figure, price.commodity), price.commodity)


def _tags(one: Transaction, comment: str) -> None:
    """Take the numbers that a comment names by tags; those of a posting are its own."""
    if one.postings:
        return
    for name, value in _TAG.findall(comment):
        if name.lower() in ("payout", "payout_id", "settlement", "batch"):
            one.batch_ref = one.batch_ref or value
        else:
            one.channel_ref = one.channel_ref or value
