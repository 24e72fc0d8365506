"""qif: bookings in Quicken's interchange format, as banks and bookkeeping programs write them.

Source of the layout: Intuit's description and files of Quicken, GnuCash, Wise and Odoo. A booking is some lines of one
letter each, ended by `^`. Lists of bank, card, cash and other accounts are read; investments, categories, classes and
memorised payments are passed over. Traps: no currency, no number of its own, no total and mostly no account; the
order of day and month is not stated (proved by the file, or refused); two-digit years, an apostrophe before those
from 2000 on; point or comma for decimals; splits with a date of their own; an opening balance written as a booking.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.domain.errors import SourceRefused
from app.domain.statement import Check, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.containers.standards import QIF, standard_text
from app.importers.families.entries import (
    Account,
    Entry,
    Exact,
    add,
    check,
    note,
    one_line,
    same,
    send,
    tolerate,
    written,
)
from app.importers.families.qif_values import Dates, Decimals

_MONEY = frozenset({"bank", "cash", "ccard", "oth a", "oth l"})
#: Lists that hold no bookings of money.
_OTHER = frozenset(
    {"invst", "cat", "class", "memorized", "security", "prices", "budget", "bdgt", "invitem", "template", "tax", "tag"}
)
_ORDER = re.compile(r"^!\s*Option\s*:\s*(MDY|DMY|YMD)\s*$", re.IGNORECASE | re.MULTILINE)
_OPENING = "opening balance"


@dataclass(slots=True)
class _Record:
    """One booking as printed; date and amounts of its splits apart."""

    row: int
    account: str
    values: dict[str, str] = field(default_factory=dict)
    splits: list[str] = field(default_factory=list)
    split_texts: list[str] = field(default_factory=list)

    def amount(self) -> str:
        """Return its printed amount: `T`, else the `U` that some programs write beside it."""
        return self.values.get("T") or self.values.get("U", "")


@register
class Qif:
    """A statement in QIF."""

    format = "qif"
    version = 1
    title = "Bank statement, QIF"

    def sniff(self, head: Head) -> float:
        """Say whether the head is one of QIF."""
        return 1.0 if head.container == QIF else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each booking, one statement for each account."""
        text = standard_text(source.path, source.file)
        records = list(_records(text, source.file))
        if not records:
            raise SourceRefused("refused.empty", file=source.file)
        layout = source.options.layout or {}
        dates = Dates.of(
            [one.values.get("D", "") for one in records],
            str(layout.get("date_format", "")) or _said_order(text),
            source.options.date_order,
        )
        printed = [text for one in records for text in (one.values.get("T", ""), one.values.get("U", ""), *one.splits)]
        decimals = Decimals.of([text for text in printed if text])
        home = str(layout.get("currency", "")) or source.options.currency
        accounts: dict[str, Account] = {}
        for record in records:
            name = record.account
            one = accounts.setdefault(name, Account(name=name, currency=home))
            try:
                _take(one, record, dates, decimals)
            except SourceRefused as refused:
                tolerate(source, refused)
        for one in accounts.values():
            if not one.currency:
                one.notes.append(note("statement.no_currency"))
        return send(source, out, list(accounts.values()), self.format, self.version)


def _records(text: str, file: str) -> Iterator[_Record]:
    """Yield the bookings of accounts that hold money, in the order of the file."""
    section, account = "", ""
    unnamed = named = False
    record: _Record | None = None
    in_split = False
    for row, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if not stripped or (stripped.startswith("#") and record is None):
            continue
        if stripped.startswith("!"):
            if record is not None and section == "money":
                raise SourceRefused("refused.cut_off", file=file, row=row)
            section, record = _section(stripped, file, row), None
            # without a block of its own an account is named by the opening balance that begins its list
            unnamed, named = section == "money" and not named, named and section != "money"
            continue
        code, value = stripped[0], stripped[1:].strip()
        if code == "^" and not value:
            if record is not None and section == "money":
                if unnamed and _opens(record) not in ("", "?"):
                    account = record.account = _opens(record)
                unnamed = False
                yield record
            if record is not None and section == "account" and "N" not in record.values:
                raise SourceRefused("refused.no_account", file=file, row=record.row)
            if record is not None and section == "account":
                account, named = record.values.get("N", account), True
            record, in_split = None, False
            continue
        if record is None:
            record, in_split = _Record(row, account), False
        in_split = _line(record, code, value, in_split and section == "money", section)
    if record is not None and section == "money":
        yield record  # the last mark may be missing


def _section(line: str, file: str, row: int) -> str:
    """Return what follows a header: "money", "account", or "" for what is passed over."""
    name = line.lstrip("! ").lower()
    if not name.startswith("type"):
        return "account" if name.startswith("account") else ""
    kind = name.partition(":")[2].strip()
    if kind not in _MONEY and kind not in _OTHER:
        raise SourceRefused("refused.word", file=file, row=row, value=line[:60])
    return "money" if kind in _MONEY else ""


def _said_order(text: str) -> str:
    """Return the order of dates that the file itself states, as a date format; "" for none."""
    found = _ORDER.search(text)
    return "".join(f"%{letter}" for letter in found[1].lower()) if found else ""


def _line(record: _Record, code: str, value: str, in_split: bool, section: str) -> bool:
    """Take one line; return whether a split was begun: dates and memos behind it belong to it."""
    if section != "money":
        record.values.setdefault(code, value)
    elif code == "S":
        record.split_texts.append(value)
        return True
    elif code == "$":
        record.splits.append(value)
    elif code in "E%":
        record.split_texts.append(value if code == "E" else "")
    elif code == "A":
        record.values["A"] = one_line(record.values.get("A", ""), value)
    elif not (in_split and code in "DNCM"):
        if code in "DTU" and record.values.get(code, value) != value:
            raise SourceRefused("refused.value", row=record.row, column=code, value=value[:60])
        record.values[code] = value
    return in_split


def _take(one: Account, record: _Record, dates: Dates, decimals: Decimals) -> None:
    """Add a booking to its account; an opening balance is none."""
    values = record.values
    amount = _amount(record, decimals)
    at = dates.at(values.get("D", ""))
    if at is None:
        raise SourceRefused("refused.not_time", row=record.row, column="D", value=values.get("D", "")[:60])
    category = values.get("L", "")
    if _opens(record) and _opens(record) in (one.name, "?") and one.opening is None:
        one.opening = amount
        return
    _compare_splits(one, record, amount, decimals)
    number = one_line(values.get("N", ""))
    one.entries.append(
        Entry(
            row=record.row,
            amount=amount,
            at=at,
            channel_ref=number if any(char.isdigit() for char in number) else "",
            counterparty=one_line(values.get("P", "")),
            status=values.get("C", "")[:20],
            subtype=one_line(category),
            text=one_line(values.get("P", ""), values.get("M", ""), *record.split_texts),
        )
    )


def _amount(record: _Record, decimals: Decimals) -> Exact:
    printed = record.amount()
    amount = decimals.amount(printed)
    if amount is None:
        key = "refused.decimal_mark" if decimals.doubtful(printed) else "refused.not_amount"
        raise SourceRefused(key, row=record.row, column="T", value=printed[:60])
    other = record.values.get("U", "")
    if other and (second := decimals.amount(other)) != amount:
        raise SourceRefused(
            "refused.not_amount" if second is None else "refused.value", row=record.row, column="U", value=other[:60]
        )
    return amount


def _opens(record: _Record) -> str:
    """Return the account whose opening balance a booking states, "?" where it names none, "" for a real booking."""
    if record.values.get("P", "").strip().lower() != _OPENING:
        return ""
    category = record.values.get("L", "").strip()
    return (category[1:-1].strip() if category.startswith("[") and category.endswith("]") else "") or "?"


def _compare_splits(one: Account, record: _Record, amount: Exact, decimals: Decimals) -> None:
    """Note a booking whose splits, each with an amount, do not add up to it, or of which one is no number."""
    parts = [decimals.amount(text) for text in record.splits]
    for text, part in zip(record.splits, parts, strict=True):
        if part is None and text.strip() and not decimals.doubtful(text):
            said = written(amount, one.currency)
            one.checks.append(Check(name="splits", stated=said, found=text.strip()[:60], agrees=False))
            return
    known = [part for part in parts if part is not None]
    if known and len(known) == len(parts) and not same(add(known), amount):
        one.checks.append(check("splits", amount, add(known), one.currency))
