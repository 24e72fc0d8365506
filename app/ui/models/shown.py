"""How amounts, moments and numbers are written on screen: one way for every table, card and bar.

By the person's own forms (`app.ui.forms`) and hidden where amounts are; what was written is kept by form, so that
a change of form needs nothing but showing again. Tables and files never come here: `app.domain.money.plain`, ISO 8601.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from app.domain.money import digits
from app.domain.parties import masked_party
from app.domain.period import day_of
from app.ui.forms import forms
from app.ui.privacy import HIDDEN, privacy

ROC = 1911  # years before the first of the Republic of China
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MINUS = "\N{MINUS SIGN}"
_DECIMAL = re.compile(r"(?<![\d.])\d[\d,]*\.\d{1,4}(?![\d.])")


class Paint(NamedTuple):
    """What a delegate paints of a cell.

    tone: name of a text colour of the theme; icon: name, "" for none; after: quiet text behind the text;
    ground: name of a ground colour, "" for the row's own; bold: of a line of totals or of a group; bracket: line
    between the lines of a group; short: what is written instead where the text has no room, "" for the text cut.
    """

    text: str = ""
    tone: str = "text"
    icon: str = ""
    after: str = ""
    ground: str = ""
    bold: bool = False
    bracket: int = 0
    check: int = -1
    short: str = ""


def amount(value: int, exp: int = 2, currency: str = "CNY") -> str:
    """Write `1,234.56` in the person's form, dots where amounts are hidden.

    Negative with U+2212; the currency's digits, more only where they are not zero.
    """
    return HIDDEN if privacy.hidden else _amount(value, exp, currency, forms.group)


@lru_cache(maxsize=20_000)
def _amount(value: int, exp: int, currency: str, group: str) -> str:
    least = digits(currency)
    while exp > least and value % 10 == 0:
        value, exp = value // 10, exp - 1
    if exp < least:
        value, exp = value * 10 ** (least - exp), least
    sign, value = (MINUS, -value) if value < 0 else ("", value)
    whole, part = divmod(value, 10**exp)
    return f"{sign}{_grouped(whole, group)}" + (f".{part:0{exp}d}" if exp else "")


def _grouped(whole: int, group: str) -> str:
    return f"{whole:,}".replace(",", group) if group != "," else f"{whole:,}"


def amount_of(value: int, exp: int, currency: str, named: bool) -> str:
    """Write an amount, with the code of its currency where it stands among others (named)."""
    text = amount(value, exp, currency)
    return f"{text} {currency}" if named and currency else text


def sums(parts: Iterable[tuple[int, int, str]], named: bool = False) -> list[str]:
    """Write what amounts add up to: a text for each currency in order of the codes, never two currencies in one.

    parts: (value, exp, currency); named: whether a single currency is named as several are.
    """
    most, found = 2, dict[str, list[tuple[int, int]]]()
    for value, exp, currency in parts:
        found.setdefault(currency, []).append((value, exp))
        most = max(most, exp)
    named = named or len(found) > 1
    totals = {code: sum(value * 10 ** (most - exp) for value, exp in some) for code, some in found.items()}
    return [amount_of(total, most, code, named) for code, total in sorted(totals.items())]


def plain_amount(plain: str) -> str:
    """Write an amount that came as a plain decimal text (evidence, parameters); other texts as they are."""
    if privacy.hidden:
        return HIDDEN
    sign, rest = (MINUS, plain[1:]) if plain.startswith("-") else ("", plain)
    whole, dot, part = rest.partition(".")
    return f"{sign}{_grouped(int(whole), forms.group)}{dot}{part}" if whole.isdigit() else plain


def source_text(text: str) -> str:
    """Return a text of a source, the amounts in it hidden where amounts are."""
    return _DECIMAL.sub(HIDDEN, text) if privacy.hidden else text


def source_rows(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return cells of a source as printed; where amounts are hidden, without the numbers of columns with decimals."""
    if not privacy.hidden:
        return [list(row) for row in rows]
    money = {at for row in rows for at, cell in enumerate(row) if _DECIMAL.fullmatch(cell.strip().lstrip("+-¥￥"))}
    return [
        [HIDDEN if at in money and any(map(str.isdigit, cell)) else source_text(cell) for at, cell in enumerate(row)]
        for row in rows
    ]


def percent(rate: int) -> str:
    """Write a rate of 1/RATE as `0.60 %`."""
    from app.domain.fees import percent_text  # no window needs fees to be painted

    return percent_text(rate)


def count(number: int) -> str:
    """Write `1,283` in the person's form."""
    return _grouped(number, forms.group)


def day(one: date, year: int | None = None) -> str:
    """Write `10-31` in the person's form; with its year where that is another one than `year`."""
    return _day(one, year is None or one.year == year, forms.day)


def day_short(one: date) -> str:
    """Write `11-01` in the person's form."""
    return _day(one, True, forms.day)


def day_full(one: date) -> str:
    """Write `2026-10-31` in the person's form."""
    return _day(one, False, forms.day)


@lru_cache(maxsize=5_000)
def _day(one: date, short: bool, form: str) -> str:
    if form == "english":
        return f"{one.day} {MONTHS[one.month - 1]}" + ("" if short else f" {one.year}")
    if form == "chinese":
        return ("" if short else f"{one.year}年") + f"{one.month}月{one.day}日"
    if form == "iso":
        return f"{one:%m-%d}" if short else one.isoformat()
    year = one.year - ROC if form == "roc" and one.year > ROC else one.year
    return f"{one:%m/%d}" if short else f"{year}/{one:%m/%d}"


def moment(at: int, dated: bool, year: int) -> str:
    """Write `10-31 09:12`; the date alone with its year where that is not `year`, or where there is no time."""
    return _moment(at, dated, year, forms.day)


@lru_cache(maxsize=20_000)
def _moment(at: int, dated: bool, year: int, form: str) -> str:
    days, seconds = divmod(at, 86_400)
    one = day_of(days)
    text = _day(one, one.year == year, form)
    if dated or one.year != year:
        return text
    return f"{text} {seconds // 3600:02d}:{seconds // 60 % 60:02d}"


def when(at: int, dated: bool, year: int) -> Paint:
    """Return a cell of a moment, see `moment`; where it has no room the day alone."""
    text = moment(at, dated, year)
    return Paint(text, short="" if dated else text.rpartition(" ")[0] if text[-3:-2] == ":" else "")


def moment_full(at: int, dated: bool, year: int | None = None, seconds: bool = True) -> str:
    """Write `2026-10-31 09:12:08`, or the date alone; without its year where that is `year`."""
    days, rest = divmod(at, 86_400)
    one = day_of(days)
    text = _day(one, one.year == year, forms.day)
    if dated:
        return text
    return f"{text} {rest // 3600:02d}:{rest // 60 % 60:02d}" + (f":{rest % 60:02d}" if seconds else "")


def party(name: str) -> str:
    """Write a person's name or number masked (`李*华`, `m***k`) unless full names are wanted.

    Names of firms, what a bank row is for (it stands here where no party is stated) and unknown marks stay.
    """
    return masked_party(name) if forms.masked else name


def short_id(text: str, most: int = 24) -> str:
    """Write a long number elided in the middle; the whole one belongs in the tooltip."""
    if len(text) <= most:
        return text
    half = (most - 1) // 2
    return f"{text[:half]}…{text[-half:]}"
