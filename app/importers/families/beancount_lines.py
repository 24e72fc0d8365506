"""Beancount text: directives, transactions with metadata, postings, costs and prices, balance assertions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from app.importers.families.figures import Figure
from app.importers.families.journal_text import Assertion, Book, Posting, Transaction, complete, refuse, times
from app.importers.families.plain_amounts import Amount, figure_of
from app.importers.times import YEARS

_DATED = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})\s+(\S+)\s*(.*)", re.DOTALL)
_FLAGS = ("*", "!", "&", "#", "?", "%", "txn", "P", "S", "T", "C", "U", "R", "M")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_META = re.compile(r"([a-z][A-Za-z0-9_-]*):(?:\s+(.*))?$")
_ACCOUNT = r"[^\W\d_a-z][\w-]*(?::[^\W_a-z][\w-]*)+|[^\s\":;]+(?::[^\s\":;]+)+"
_POSTING = re.compile(rf"(?:[!*&#?%PSTCURM]\s+)?(?P<account>{_ACCOUNT})(?:\s+(?P<rest>.*))?")
_NUMBER = r"[-+]?\s*[0-9][0-9,]*(?:\.[0-9]*)?|[-+]?\s*\.[0-9]+"
_UNIT = r"[A-Z][A-Z0-9'._-]*"
_AMOUNT = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})\s*(?P<cost>\{{.*\}})?\s*"
    rf"(?:(?P<at>@@?)\s*(?P<price>{_NUMBER})\s*(?P<money>{_UNIT}))?"
)
_COST = re.compile(rf"\{{(?P<total>\{{)?\s*(?P<number>{_NUMBER})\s*(?P<money>{_UNIT})\s*(?:,.*)?\}}+", re.DOTALL)
_BALANCE = re.compile(
    rf"(?P<account>{_ACCOUNT})\s+(?P<number>{_NUMBER})\s*(?:~\s*(?:{_NUMBER})\s*)?(?P<unit>{_UNIT})\s*"
)
_OPTION = re.compile(r'option\s+"name_(\w+)"\s+"([^"]+)"')
_IGNORED = ("option", "plugin", "pushtag", "poptag", "pushmeta", "popmeta")
#: Metadata under which people keep the number of the payment, in this order.
_SOURCES = ("source_id", "channel_ref", "transaction_id", "payment_id", "charge_id")
_LONGEST = 300  # characters of an amount with its cost and price
_MOST_LINES = 50  # of one text
_LINK = re.compile(r"\^([A-Za-z0-9\-_/.]+)")
_PAYOUT = re.compile(r"po_[A-Za-z0-9]+|payout[-_]?\S+|settlement[-_]?\S+", re.IGNORECASE)


def book_of(lines: Sequence[str]) -> Book:
    """Return what the lines of a file say; SourceRefused names the line that is not understood."""
    return _Reader().read(lines)


class _Reader:
    def __init__(self) -> None:
        self._book = Book()
        self._open: Transaction | None = None

    def read(self, lines: Sequence[str]) -> Book:
        at = 0
        while at < len(lines):
            line, row = _uncommented(lines[at]), at + 1
            while at + 1 < len(lines) and at - row < _MOST_LINES and _unclosed(line):
                at += 1
                line = f"{line}\n{lines[at]}"
            at += 1
            if not line.strip():
                self._close()
            elif line[0] in " \t":
                self._inside(line.strip(), row)
            else:
                self._close()
                self._directive(line.rstrip(), row)
        self._close()
        return self._book

    def _close(self) -> None:
        one, self._open = self._open, None
        if one is None:
            return
        complete(one)
        self._book.transactions.append(one)

    def _directive(self, line: str, row: int) -> None:
        dated = _DATED.fullmatch(line)
        if dated is None:
            self._undated(line, row)
            return
        try:
            day = dt.date(int(dated[1]), int(dated[2]), int(dated[3]))
        except ValueError:
            raise refuse("refused.not_time", row, line[:10]) from None
        if day.year not in YEARS:
            raise refuse("refused.not_time", row, line[:10])
        word, rest = dated[4], dated[5]
        if word in _FLAGS:
            self._open = _transaction(row, day, rest)
        elif word == "balance":
            self._assert(row, day, rest)
        elif word == "open":
            self._book.opened.add(rest.split()[0] if rest else "")
        elif word == "pad":
            self._book.padded.update(rest.split()[:2])

    def _undated(self, line: str, row: int) -> None:
        option = _OPTION.match(line)
        if option is not None:
            self._book.roots[option[2]] = option[1]
        elif line.startswith("include"):
            self._book.whole = False
        elif line[0].isalnum() and not line.startswith(_IGNORED):
            raise refuse("refused.value", row, line)

    def _assert(self, row: int, day: dt.date, rest: str) -> None:
        found = _BALANCE.fullmatch(rest)
        if found is None:
            raise refuse("refused.not_amount", row, rest)
        amount = Amount(_figure(found["number"], row), found["unit"])
        self._book.assertions.append(Assertion(row, day, 0, found["account"], amount, deep=True))

    def _inside(self, line: str, row: int) -> None:
        if self._open is None:
            return  # metadata of another directive
        meta = _META.match(line)
        if meta is not None:
            _note(self._open, meta[1], (meta[2] or "").strip())
            return
        if line[0] in "#^":
            _links(self._open, line)
            return
        found = _POSTING.fullmatch(line)
        if found is None:
            raise refuse("refused.value", row, line)
        self._open.postings.append(_posting(self._open, found["account"], (found["rest"] or "").strip(), row))


def _unclosed(line: str) -> bool:
    return len(re.findall(r'(?<!\\)"', line)) % 2 == 1


def _uncommented(line: str) -> str:
    """Return a line without its comment; a semicolon in a text is none."""
    if ";" not in line:
        return line
    quoted = False
    for at, char in enumerate(line):
        if char == '"' and line[at - 1 : at] != "\\":
            quoted = not quoted
        elif char == ";" and not quoted:
            return line[:at]
    return line


def _transaction(row: int, day: dt.date, rest: str) -> Transaction:
    said = [one.replace('\\"', '"') for one in _STRING.findall(rest)]
    party = said[0] if len(said) > 1 else ""
    text = " ".join((said[-1] if said else "").split())
    one = Transaction(row, day, "", text, party=" ".join(party.split()))
    _links(one, _STRING.sub("", rest))
    return one


def _links(one: Transaction, text: str) -> None:
    payouts = [link for link in _LINK.findall(text) if _PAYOUT.fullmatch(link)]
    one.batch_ref = one.batch_ref or (payouts[0] if len(payouts) == 1 else "")


def _note(one: Transaction, key: str, value: str) -> None:
    value = value.strip('"')
    if one.postings:
        return  # of a posting
    if key in _SOURCES and not one.channel_ref:
        one.channel_ref = value
    elif key in ("payout", "payout_id", "settlement_id") and not one.batch_ref:
        one.batch_ref = value
    elif key in ("voucher", "number", "no"):
        one.label = one.label or value


def _figure(text: str, row: int) -> Figure:
    plain = text.replace(" ", "")
    figure = figure_of(plain.lstrip("+-").rstrip("."), ".")
    if figure is None:
        raise refuse("refused.not_amount", row, text)
    return Figure(-figure.value, figure.exp) if plain.startswith("-") else figure


def _posting(one: Transaction, account: str, rest: str, row: int) -> Posting:
    if not rest:
        return Posting(row, account, None)
    found = _AMOUNT.fullmatch(rest) if len(rest) <= _LONGEST else None
    if found is None:
        raise refuse("refused.not_amount", row, rest)
    amount = Amount(_figure(found["number"], row), found["unit"])
    posting = Posting(row, account, amount)
    if found["cost"]:
        cost = _COST.fullmatch(found["cost"])
        if cost is None:
            one.sure = False  # the lot that is sold is found in other transactions
        else:
            posting.weight = _weighed(amount, bool(cost["total"]), cost["number"], cost["money"], row)
    elif found["at"]:
        posting.weight = _weighed(amount, found["at"] == "@@", found["price"], found["money"], row)
    one.priced |= posting.weight is not None
    return posting


def _weighed(amount: Amount, total: bool, number: str, money: str, row: int) -> Amount:
    price = _figure(number, row)
    if total:
        sign = -1 if amount.figure.value < 0 else 1
        return Amount(Figure(sign * abs(price.value), price.exp), money)
    return Amount(times(amount.figure, price, money), money)
