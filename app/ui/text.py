"""How values are written on screen: amounts, dates, counts, errors (the look's section 5).

Tables and files never use these: they are written by `app.domain.money.plain` and ISO 8601. What a person types is
read here too: with full-width digits and signs, as a Chinese input method writes them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.errors import AppError, SourceRefused
from app.domain.money import parse_plain
from app.domain.period import Period, day_of
from app.ui.forms import forms
from app.ui.models import shown

if TYPE_CHECKING:
    from app.config.words import Words

MINUS = shown.MINUS
NOTHING = "—"
_COUNTS = ("files", "rows", "count", "stored", "seen", "refused", "records", "confirmed", "suggested", "open")
BOOKS = "ledger"  # account of vouchers, which are of many
NOBODY = "local"  # who acts in a book before a name is given
COMPARISONS = {
    "L1": QT_TRANSLATE_NOOP("ReviewFrame", "L1 Orders ↔ payments"),
    "L2": QT_TRANSLATE_NOOP("ReviewFrame", "L2 Entries ↔ account"),
    "L3": QT_TRANSLATE_NOOP("ReviewFrame", "L3 Payouts ↔ bank"),
    "L4": QT_TRANSLATE_NOOP("ReviewFrame", "L4 Bank ↔ books"),
    "L5": QT_TRANSLATE_NOOP("ReviewFrame", "L5 Orders ↔ revenue"),
}
_MONEY_MARKS = re.compile(r"^(?:NT\$|[¥$]|RMB|CNY|TWD|人民[币幣]|新[台臺][币幣])\s*|\s*[元圆圓]整?$")
_NO_THOUSANDS = re.compile(r"[, ](?! *\d{3}(?:[,. ]|$))|\..*[, ]")
_DAY = re.compile(r"(\d{3,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_DAY_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")


def actor_text(name: str) -> str:
    """Return who did something: the name, or words for somebody who gave none."""
    return QCoreApplication.translate("Text", "No name") if name == NOBODY else visible(name)


def account_text(code: str) -> str:
    """Return the account of a statement in few letters; the books have a name in place of a number."""
    return QCoreApplication.translate("Text", "Books") if code == BOOKS else shortened(visible(code), 24)


def provider_text(words: Words, code: str) -> str:
    """Return what a channel, platform or bank is called; its code where the program has no name for it."""
    from app.services.account_names import provider_name

    return provider_name(code, words) or visible(code)


def comparison_title(name: str) -> str:
    """Return a comparison with what stands on its two sides."""
    return QCoreApplication.translate("ReviewFrame", COMPARISONS[name])


def listed(parts: Iterable[str]) -> str:
    """Write things one after the other as the language does: `a, b`, in Chinese `a、b`."""
    return QCoreApplication.translate("Lists", ", ").join(parts)


def clauses(parts: Iterable[str]) -> str:
    """Write parts of a sentence one after the other as the language does: `a; b`, in Chinese `a；b`."""
    return QCoreApplication.translate("Lists", "; ").join(parts)


def sentences(parts: Iterable[str]) -> str:
    """Write sentences one after the other; after a Chinese full stop there is no space."""
    return "".join(f"{one} " if one[-1:].isascii() else one for one in parts if one).strip()


def amount_text(value: int | None, exp: int = 2, currency: str = "CNY") -> str:
    """Write an amount: `1,234.56`, minus U+2212 in front, `—` for None; never a currency sign."""
    return NOTHING if value is None else shown.amount(value, exp, currency)


def plain_amount_text(plain: str) -> str:
    """Write an amount that came as a plain decimal text (evidence, parameters)."""
    return shown.plain_amount(plain)


def count_text(count: int) -> str:
    """Write a count: `1,283`."""
    return shown.count(count)


def day_text(number: int | None, year: int | None = None) -> str:
    """Write a day given from 1970-01-01: `10-31`, with the year where it is another one than `year`."""
    return NOTHING if number is None else shown.day(day_of(number), year)


def moment_text(at: int, has_time: bool, year: int | None = None) -> str:
    """Write seconds of a source's clock for a grid: `10-31 09:12`; other years `2025-12-31`."""
    return shown.moment(at, not has_time, day_of(at // 86_400).year if year is None else year)


def range_text(first: str, last: str, year: int | None = None) -> str:
    """Write ISO days as a range: `2026-10-01 – 2026-10-31`, without the years where both are `year`."""
    if not first or not last:
        return NOTHING
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    write = shown.day_short if start.year == end.year == year else shown.day_full
    return write(start) if start == end else f"{write(start)} – {write(end)}"


def period_text(period: Period) -> str:
    """Write a period: a month as `month_text` does, `Q4 2026`, `2026`, else its days."""
    if period.months == 1:
        return month_text(period.first)
    if period.months == 12:
        return QCoreApplication.translate("Months", "{year}", "a year in a heading").format(year=period.first.year)
    if period.months == 3:
        form = QCoreApplication.translate("Months", "Q{quarter} {year}", "a quarter in a heading")
        return form.format(quarter=(period.first.month + 2) // 3, year=period.first.year)
    return range_text(str(period.first), str(period.last))


def month_text(day: date) -> str:
    """Write the month of a day in the person's form, else as the language does: `2026年10月`, `Oct 2026`."""
    if forms.day == "english":
        return f"{shown.MONTHS[day.month - 1]} {day.year}"
    if forms.day == "chinese":
        return f"{day.year}年{day.month}月"
    if forms.day == "roc" and day.year > shown.ROC:
        return f"民國{day.year - shown.ROC}年{day.month}月"
    names = QCoreApplication.translate("Months", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    form = QCoreApplication.translate("Months", "{month} {year}", "a month in a heading")
    return form.format(month=names[day.month - 1], year=day.year)


def typed(text: str) -> str:
    """Return what was typed with an input method as its plain form: full-width digits and signs, `。`, `−`, `￥`."""
    plain = unicodedata.normalize("NFKC", text)
    for sign, meaning in (("。", "."), ("−", "-"), ("–", "-"), ("—", "-"), ("、", ","), ("′", "'")):
        plain = plain.replace(sign, meaning)
    return plain.strip()


def typed_amount(text: str) -> tuple[int, int] | None:
    """Read an amount as a person types it, as (value, exp); None for what is no amount.

    `1234.5`, `1,234.50`, `１，２３４。５０`, `￥1 234`, `－5`, `NT$1,234`, `12元`. A comma parts thousands: what has
    one elsewhere, as `12,5` and `1.234,50`, may mean another amount than it would give, and is none.
    """
    plain = _MONEY_MARKS.sub("", typed(text)).strip()
    sign, plain = ("-" if plain.startswith("-") else ""), plain.lstrip("+- ")
    plain = _MONEY_MARKS.sub("", plain).strip()  # the mark may stand behind the sign
    if _NO_THOUSANDS.search(plain):
        return None
    plain = plain.replace(",", "").replace(" ", "")
    try:
        value, exp = parse_plain(f"{sign}{plain}")
    except ValueError:
        return None
    return (value * int(10 ** (2 - exp)), 2) if exp < 2 else (value, exp)


def typed_day(text: str) -> date | None:
    """Read a whole day as a person types it; None for what is none.

    `2026-10-31`, `2026/10/31`, `2026.10.31`, `20261031`, `2026年10月31日`; a year of the Republic of China
    as `115/10/31`, `民國115年10月31日`.
    """
    plain = typed(text).removeprefix("民國").removeprefix("民国").strip()
    found = _DAY.fullmatch(plain) or _DAY_TOGETHER.fullmatch(plain)
    if found is None:
        return None
    year, month, day = (int(one) for one in found.groups())
    try:
        return date(year + shown.ROC if len(found[1]) < 4 else year, month, day)
    except ValueError:
        return None


def visible(text: str) -> str:
    """Return imported text with control, bidi and zero-width characters made visible."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() or one == " " else f"⟨{ord(one):04X}⟩" for one in text)


def begun(text: str) -> str:
    """Return a word of the middle of a sentence as it stands where it begins one."""
    return text[:1].upper() + text[1:]


def shortened(text: str, most: int = 40) -> str:
    """Return a long number or name elided in the middle."""
    if len(text) <= most:
        return text
    head = (most - 1) // 2
    return f"{text[:head]}…{text[-(most - 1 - head) :]}"


def said_of(what: str, said: str) -> str:
    """Return what something is about and what is said of it, with the colon of the person's language."""
    return QCoreApplication.translate("Text", "{what}: {said}").format(what=what, said=said)


def error_text(exc: BaseException, words: Words) -> str:
    """Word an error that a person can act on; AssertionError for a bug, which has no words."""
    assert isinstance(exc, AppError), exc
    sentence = words.say(exc.key, params_shown(exc.params))
    if isinstance(exc, SourceRefused) and exc.file:
        where = [exc.file, *([str(exc.row)] if exc.row else []), *([exc.column] if exc.column else [])]
        return said_of(" · ".join(where), sentence)
    return sentence


def params_shown(params: dict[str, Any]) -> dict[str, Any]:
    """Return parameters of a stored text, and of texts within it, with amounts and counts as the screen writes them."""
    return {key: _shown(key, one) for key, one in params.items()}


def _shown(key: str, value: Any) -> Any:
    if key in _COUNTS and isinstance(value, int):
        return shown.count(value)
    if isinstance(value, (list, tuple)):
        return [_shown(key, one) for one in value]
    if isinstance(value, dict) and "key" in value:
        return {**value, "params": params_shown(value.get("params") or {})}
    return shown.plain_amount(value) if _is_amount(value) else value


def _is_amount(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    whole, dot, part = value.removeprefix("-").partition(".")
    return bool(dot) and whole.isdigit() and part.isdigit()


def local_time(at: str) -> str:
    """Return a moment of the chain (ISO 8601 UTC) on this machine's clock: `2026-10-31 09:12`."""
    from datetime import datetime

    if not at:
        return ""
    return f"{datetime.fromisoformat(at.replace('Z', '+00:00')).astimezone():%Y-%m-%d %H:%M}"
