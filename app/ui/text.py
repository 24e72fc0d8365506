"""How values are written on screen: amounts, dates, counts, errors (the look's section 5).

Tables and files never use these: they are written by `app.domain.money.plain` and ISO 8601.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.config.words import Words
from app.domain.errors import AppError, SourceRefused
from app.domain.money import digits, rescale
from app.domain.period import day_of
from app.ui.privacy import HIDDEN, privacy

MINUS = "−"
NOTHING = "—"
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - a source's own clock, its zone is not ours to add


def amount_text(value: int | None, exp: int = 2, currency: str = "CNY") -> str:
    """Write an amount: `1,234.56`, minus U+2212 in front, `—` for None; never a currency sign."""
    if value is None:
        return NOTHING
    if privacy.hidden:
        return HIDDEN
    least = digits(currency)
    while exp > least and value % 10 == 0:
        value, exp = value // 10, exp - 1
    if exp < least:
        value, exp = rescale(value, exp, least), least
    sign, value = (MINUS, -value) if value < 0 else ("", value)
    whole, part = divmod(value, 10**exp)
    return f"{sign}{whole:,}" + (f".{part:0{exp}d}" if exp else "")


def plain_amount_text(plain: str) -> str:
    """Write an amount that came as a plain decimal text (evidence, parameters)."""
    if privacy.hidden:
        return HIDDEN
    sign, rest = (MINUS, plain[1:]) if plain.startswith("-") else ("", plain)
    whole, dot, part = rest.partition(".")
    return f"{sign}{int(whole or 0):,}{dot}{part}" if whole.isdigit() else plain


def count_text(count: int) -> str:
    """Write a count: `1,283`."""
    return f"{count:,}"


def day_text(number: int | None, year: int | None = None) -> str:
    """Write a day given from 1970-01-01: `10-31`, with the year where it is another one than `year`."""
    if number is None:
        return NOTHING
    day = day_of(number)
    return f"{day:%m-%d}" if year is None or day.year == year else day.isoformat()


def moment_text(at: int, has_time: bool, year: int | None = None) -> str:
    """Write seconds of a source's clock for a grid: `10-31 09:12`; other years `2025-12-31`."""
    moment = _EPOCH + timedelta(seconds=at)
    if year is not None and moment.year != year:
        return moment.date().isoformat()
    return f"{moment:%m-%d %H:%M}" if has_time else f"{moment:%m-%d}"


def range_text(first: str, last: str) -> str:
    """Write ISO days as a range: `10-01 – 10-31`, with years where they differ."""
    if not first or not last:
        return NOTHING
    if first == last:
        return first[5:]
    return f"{first[5:]} – {last[5:]}" if first[:4] == last[:4] else f"{first} – {last}"


def month_text(day: date) -> str:
    """Write the month of a day in the language of the window: `2026年10月`, `Oct 2026`."""
    names = QCoreApplication.translate("Months", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    form = QCoreApplication.translate("Months", "{month} {year}", "a month in a heading")
    return form.format(month=names[day.month - 1], year=day.year)


def visible(text: str) -> str:
    """Return imported text with control, bidi and zero-width characters made visible."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() or one == " " else f"⟨{ord(one):04X}⟩" for one in text)


def shortened(text: str, most: int = 40) -> str:
    """Return a long number or name elided in the middle."""
    if len(text) <= most:
        return text
    head = (most - 1) // 2
    return f"{text[:head]}…{text[-(most - 1 - head) :]}"


def error_text(exc: BaseException, words: Words) -> str:
    """Word an error that a person can act on; AssertionError for a bug, which has no words."""
    assert isinstance(exc, AppError), exc
    sentence = words.say(exc.key, exc.params)
    if isinstance(exc, SourceRefused) and exc.file:
        where = [exc.file, *([str(exc.row)] if exc.row else []), *([exc.column] if exc.column else [])]
        return f"{' · '.join(where)}: {sentence}"
    return sentence


def params_shown(params: dict[str, Any]) -> dict[str, Any]:
    """Return parameters of a stored text with amounts as they are written on screen."""
    return {key: plain_amount_text(one) if _is_amount(one) else one for key, one in params.items()}


def _is_amount(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    whole, dot, part = value.removeprefix("-").partition(".")
    return bool(dot) and whole.isdigit() and part.isdigit()
