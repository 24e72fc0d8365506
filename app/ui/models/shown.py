"""How amounts, moments and numbers are written on screen: one way for every table, card and bar."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from app.domain.money import digits
from app.domain.period import day_of

HIDDEN = "••••"
MINUS = "\N{MINUS SIGN}"


class Paint(NamedTuple):
    """What a delegate paints of a cell.

    tone: name of a text colour of the theme; icon: name, "" for none; after: quiet text behind the text;
    ground: name of a ground colour, "" for the row's own; bracket: line between the lines of a group.
    """

    text: str = ""
    tone: str = "text"
    icon: str = ""
    after: str = ""
    ground: str = ""
    bracket: int = 0
    check: int = -1


@lru_cache(maxsize=20_000)
def amount(value: int, exp: int = 2, currency: str = "CNY") -> str:
    """Write `1,234.56`; negative with U+2212; the currency's digits, more only where they are not zero."""
    least = digits(currency)
    while exp > least and value % 10 == 0:
        value, exp = value // 10, exp - 1
    if exp < least:
        value, exp = value * 10 ** (least - exp), least
    sign, value = (MINUS, -value) if value < 0 else ("", value)
    if not exp:
        return f"{sign}{value:,}"
    whole, part = divmod(value, 10**exp)
    return f"{sign}{whole:,}.{part:0{exp}d}"


def count(number: int) -> str:
    """Write `1,283`."""
    return f"{number:,}"


@lru_cache(maxsize=20_000)
def moment(at: int, dated: bool, year: int) -> str:
    """Write `10-31 09:12`; with the year where it is not `year`; the date alone where there is no time."""
    days, seconds = divmod(at, 86_400)
    day = day_of(days)
    text = f"{day:%m-%d}" if day.year == year else day.isoformat()
    if dated or day.year != year:
        return text
    return f"{text} {seconds // 3600:02d}:{seconds // 60 % 60:02d}"


def moment_full(at: int, dated: bool) -> str:
    """Write `2026-10-31 09:12:08`, or the date alone."""
    days, seconds = divmod(at, 86_400)
    day = day_of(days).isoformat()
    return day if dated else f"{day} {seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def day_short(day: date) -> str:
    """Write `11-01`."""
    return f"{day:%m-%d}"


@lru_cache(maxsize=20_000)
def party(name: str) -> str:
    """Write a person's name or number masked (`李*华`, `m***k`); names of firms and unknown marks stay."""
    if len(name) < 2 or "*" in name or len(name) > 12 or any(word in name for word in _FIRMS):
        return name
    if len(name) == 2:
        return name[0] + "*"
    hidden = "*" * min(3, len(name) - 2) if name.isascii() else "*" * (len(name) - 2)
    return name[0] + hidden + name[-1]


_FIRMS = ("公司", "银行", "支付", "财付通", "科技", "集团", "商户", "网络", "Ltd", "Inc", "Bank")


def short_id(text: str, most: int = 24) -> str:
    """Write a long number elided in the middle; the whole one belongs in the tooltip."""
    if len(text) <= most:
        return text
    half = (most - 1) // 2
    return f"{text[:half]}…{text[-half:]}"
