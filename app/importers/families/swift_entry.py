"""What the fields of a SWIFT statement say: figures, days, balances, entries (`:61:`).

Traps: `CR300,` is a credit with the third letter of EUR, `RCR204,88` a credit taken back; amounts may be padded with
zeros and have a comma, but at one bank where no cents are (`C500NTRF`); a blank may stand before the type, or three
instead of its letters; the day of entry has no year and may be four blanks or `0000`; banks that count thirty days a
month print 30 February, and 31 November was seen.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, field
from typing import NoReturn

from app.domain.errors import SourceRefused
from app.domain.money import MOST_DIGITS
from app.importers.families.figures import Figure
from app.importers.families.swift_lines import Field
from app.importers.part import shown

_ENTRY = re.compile(
    r"(?P<value>[0-9]{6})(?P<entry>[0-9]{4}|\s{4})?(?P<mark>[Rr]?[CDcd]|E[CD])(?P<funds>[A-Z])? ?"
    r"(?P<amount>[0-9]+,[0-9]*|[0-9]+(?=[NFS][A-Z][A-Z0-9]{2}))(?: ?(?P<type>[NFS](?:[A-Z0-9]{3}|   )))?(?P<rest>.*)"
)
_BEGUN = re.compile(r"[0-9]{6}(?:[0-9]{4}|\s{4})?(?:[Rr]?[CDcd]|E[CD])[A-Z]?(?P<amount>.*)")
_BALANCE = re.compile(r"(?P<mark>[CD])(?P<day>[0-9]{6})(?P<currency>[A-Z]{3})(?P<amount>[0-9]+,[0-9]*)\s*")
_FIGURE = re.compile(r"([0-9]{1,15}),([0-9]*)")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z]{4}[A-Z0-9]{8,22}")
_MOST = 18  # digits that always fit 64 bits
_WRAPS = 3  # line breaks inside what belongs on one line
_CUSTOMER = 16
_CENTURY = 70  # years from here on are of the last century
NO_REF = ("NONREF", "NOTPROVIDED", "")


@dataclass(frozen=True, slots=True)
class Balance:
    """An opening or closing balance; day: as printed, or the last of its month; page: `M`, further pages follow."""

    row: int
    figure: Figure
    currency: str
    day: dt.date
    page: bool


@dataclass(slots=True)
class Entry:
    """One `:61:` with its narrative.

    figure: signed. day: of entry, where the bank states it, else of value. odd_day: a day as printed that does not
    exist, "" otherwise. credit: whether the mark says so, before it is turned by a reversal. expected: not yet booked.
    name: of the other party, where the line gives one after its account.
    """

    row: int
    figure: Figure
    day: dt.date
    odd_day: str
    credit: bool
    reversal: bool
    expected: bool
    type: str
    customer: str
    bank: str
    name: str = ""
    more: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def entry_of(one: Field, file: str) -> Entry:
    """Read a `:61:`; SourceRefused where it is not exactly one."""
    found, used = _unwrapped(one.lines)
    if found is None:
        begun = _BEGUN.match(one.text)
        refuse("refused.not_amount" if begun else "refused.value", one, begun["amount"] if begun else one.text, file)
    if not found["type"] and found["rest"].strip() and not found["rest"].lstrip().startswith("//"):
        refuse("refused.value", one, found["rest"], file)
    figure = figure_of(found["amount"] if "," in found["amount"] else f"{found['amount']},", one, file)
    day, odd = _entry_day(found["value"], (found["entry"] or "").strip(), one, file)
    mark = found["mark"].upper()
    money_in = mark in ("C", "RD", "EC")
    customer, bank, more = _references(found["rest"], one.lines[used:])
    return Entry(
        row=one.row,
        figure=figure if money_in else Figure(-figure.value, figure.exp),
        day=day,
        odd_day=odd,
        credit=mark[-1] == "C",
        reversal=mark[0] == "R",
        expected=mark[0] == "E",
        type=(found["type"] or "").strip(),
        customer=customer,
        bank=bank,
        name=more[1] if len(more) > 1 and _IBAN.fullmatch(more[0]) else "",
        more=more,
    )


def _unwrapped(lines: list[str]) -> tuple[re.Match[str] | None, int]:
    """Return the match and how many lines it took: more than one where a break cut it before the type."""
    for used in range(1, min(len(lines), _WRAPS) + 1):
        found = _ENTRY.fullmatch("".join(lines[:used]))
        if found is not None and found["type"]:
            return found, used
    return _ENTRY.fullmatch(lines[0]), 1


def _references(rest: str, lines: list[str]) -> tuple[str, str, list[str]]:
    """Return (customer's reference, bank's reference, further text)."""
    customer, slashes, bank = rest.partition("//")
    more = [customer[_CUSTOMER:].strip(), *(one.strip() for one in lines)]
    if slashes and len(lines) > 1 and lines[0].isdigit() and lines[1].startswith("/"):
        # the line was broken inside the number
        bank, more = bank + lines[0], [more[0], *more[2:]]
    if _IBAN.fullmatch(customer.strip()):  # Dutch banks: the other party's account, and its name below
        more, customer = [customer.strip(), *more[1:]], ""
    customer, bank = customer[:_CUSTOMER].strip(), bank.strip()
    more = [one for one in more if one]
    return ("" if customer in NO_REF else customer), ("" if bank in NO_REF else bank), more


def figure_of(text: str, one: Field, file: str) -> Figure:
    """Read a printed amount; refused where it has more digits than are kept exactly."""
    found = _FIGURE.fullmatch(text)
    if found is None:
        refuse("refused.not_amount", one, text, file)
    whole, part = found[1], found[2].rstrip("0")
    if len(part) > MOST_DIGITS or len(whole.lstrip("0")) + max(len(part), 3) > _MOST:
        refuse("refused.not_amount", one, text, file)
    return Figure(int(whole + part), len(part))


def balance_of(one: Field, file: str) -> Balance:
    """Read a `:60:` or `:62:`."""
    found = _BALANCE.fullmatch(one.text) or _BALANCE.fullmatch("".join(one.lines[:2]))
    if found is None:
        refuse("refused.not_amount", one, one.text, file)
    figure = figure_of(found["amount"], one, file)
    day = real_day(_year(found["day"]), int(found["day"][2:4]), int(found["day"][4:]))
    if day is None:
        refuse("refused.not_time", one, found["day"], file)
    signed = figure if found["mark"] == "C" else Figure(-figure.value, figure.exp)
    return Balance(one.row, signed, found["currency"], day, one.tag.endswith("M"))


def _year(text: str) -> int:
    short = int(text[:2])
    return short + (1900 if short >= _CENTURY else 2000)


def real_day(year: int, month: int, day: int) -> dt.date | None:
    """Return a day, the last of its month where that has fewer; None where there is no such thing."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _entry_day(value: str, entry: str, one: Field, file: str) -> tuple[dt.date, str]:
    """Return (the day of entry in the year next to the day of value, a printed day that does not exist)."""
    year, month, day = _year(value), int(value[2:4]), int(value[4:])
    valued = real_day(year, month, day)
    if valued is None:
        refuse("refused.not_time", one, value, file)
    odd = value if valued.day != day else ""
    if not entry.strip("0"):
        return valued, odd
    near = [real_day(year + more, int(entry[:2]), int(entry[2:])) for more in (0, -1, 1)]
    days = [found for found in near if found is not None and found.year >= 1970]
    if not days:
        refuse("refused.not_time", one, entry, file)
    chosen = min(days, key=lambda found: abs((found - valued).days))
    return chosen, entry if chosen.day != int(entry[2:]) else odd


def refuse(key: str, one: Field, value: str, file: str) -> NoReturn:
    """Raise SourceRefused for a field."""
    raise SourceRefused(key, file=file, row=one.row, column=f":{one.tag}:", value=shown(value))
