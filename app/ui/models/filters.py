"""The grammar of the filter row, without Qt: what a person types becomes a test on a column.

Text is looked for anywhere, capitals or not, Chinese also by its pinyin. Amounts: `100`, `-5`,
`>100`, `>=100`, `<20`, `10..20`, `10~20`, `!=0`. Days: `2026-10`, `2026-10-31`, `10-31`, `10/31`, `10月31日`,
`>=10-30`, `10-01..10-15`, `本月`, `上月`, `this month`. Full-width signs and the Chinese full stop are read as what
they mean. What cannot be meant raises FilterError.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from app.domain.period import Period, day_number

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]

_MOST = 1 << 62
_NUMBER = r"[+\-]?(?:\d[\d,]*)(?:\.\d{1,8})?"
_ONE = re.compile(rf"(>=|<=|!=|<>|>|<|=)?\s*({_NUMBER})")
_RANGE = re.compile(rf"({_NUMBER})?\s*\.\.\s*({_NUMBER})?")
_DAY = r"(?:\d{4}-\d{1,2}(?:-\d{1,2})?|\d{1,2}-\d{1,2})"
_DAY_ONE = re.compile(rf"(>=|<=|>|<|=)?\s*({_DAY})")
_DAY_RANGE = re.compile(rf"({_DAY})?\s*\.\.\s*({_DAY})?")
_WORDS = {
    "本月": "month", "this month": "month", "上月": "last", "last month": "last", "今天": "today", "today": "today",
    "本年": "year", "this year": "year", "本周": "week", "this week": "week", "昨天": "yesterday",
    "yesterday": "yesterday", "今年": "year", "本週": "week", "上周": "last week", "上週": "last week",
    "last week": "last week", "去年": "last year", "last year": "last year",
}  # fmt: skip


class FilterError(ValueError):
    """What was typed is no filter of this column."""


def plain_text(text: str) -> str:
    """Return what was typed with full-width signs made plain."""
    text = unicodedata.normalize("NFKC", text)
    for sign, meaning in (("。", "."), ("−", "-"), ("≥", ">="), ("≤", "<="), ("≠", "!="), ("...", ".."), ("~", "..")):
        text = text.replace(sign, meaning)
    return text.strip().lstrip("¥￥$")


def plain_day(text: str) -> str:
    """Return a typed day with the signs of other forms made hyphens: `10/31`, `10月31日`, `2026年10月`, `115/10`."""
    text = re.sub(r"(\d)\s*[年月/]\s*(?=\d)", r"\1-", plain_text(text).lower().replace("民國", "").replace("民国", ""))
    text = re.sub(r"(?<![\d-])(1\d\d)(?=-\d)", lambda year: str(int(year[1]) + 1911), text)  # years of the Republic
    return re.sub(r"(\d)\s*[月日]", r"\1", text)


@dataclass(frozen=True, slots=True)
class Range:
    """Whole numbers low to high, both inside; `inverted` means all others."""

    low: int
    high: int
    inverted: bool = False

    def mask(self, values: NDArray[np.int64]) -> Mask:
        """Return which values are inside."""
        inside = (values >= self.low) & (values <= self.high)
        return ~inside if self.inverted else inside


def _minor(text: str, exp: int) -> int:
    """Return a typed number at `exp` digits; further digits must be zero."""
    text = text.replace(",", "")
    sign, text = (-1, text[1:]) if text.startswith("-") else (1, text.lstrip("+"))
    whole, _, part = text.partition(".")
    if part[exp:].strip("0"):
        raise FilterError(text)
    return sign * int((whole or "0") + part[:exp].ljust(exp, "0"))


def _bounds(sign: str, value: int, top: int | None = None) -> Range:
    top = value if top is None else top
    return {
        "": Range(value, top),
        "=": Range(value, top),
        ">": Range(top + 1, _MOST),
        ">=": Range(value, _MOST),
        "<": Range(-_MOST, value - 1),
        "<=": Range(-_MOST, top),
        "!=": Range(value, top, True),
        "<>": Range(value, top, True),
    }[sign]


def amounts(text: str, exp: int) -> Range:
    """Return the values (at `exp` digits) that a filter on an amount lets through."""
    text = plain_text(text)
    if found := _RANGE.fullmatch(text):
        low, high = (None if one is None else _minor(one, exp) for one in found.groups())
        low, high = (-_MOST if low is None else low), (_MOST if high is None else high)
        return Range(min(low, high), max(low, high))
    if found := _ONE.fullmatch(text):
        return _bounds(found[1] or "", _minor(found[2], exp))
    raise FilterError(text)


def _day_span(text: str, today: date) -> tuple[int, int]:
    parts = [int(one) for one in text.split("-")]
    try:
        if len(parts) == 3:
            day = date(*parts)
            return day_number(day), day_number(day)
        if parts[0] > 31:
            last = calendar.monthrange(parts[0], parts[1])[1]
            return day_number(date(parts[0], parts[1], 1)), day_number(date(parts[0], parts[1], last))
        day = date(today.year, parts[0], parts[1])
    except (ValueError, calendar.IllegalMonthError) as exc:
        raise FilterError(text) from exc
    return day_number(day), day_number(day)


def days(text: str, today: date) -> Range:
    """Return the days (1970-01-01 = 0) that a filter on a time lets through; today: what 本月 means."""
    text = plain_day(text)
    if text in _WORDS:
        return _word(_WORDS[text], today)
    if found := _DAY_RANGE.fullmatch(text):
        low = _day_span(found[1], today)[0] if found[1] else -_MOST
        high = _day_span(found[2], today)[1] if found[2] else _MOST
        return Range(min(low, high), max(low, high))
    if found := _DAY_ONE.fullmatch(text):
        return _bounds(found[1] or "", *_day_span(found[2], today))
    raise FilterError(text)


def _word(word: str, today: date) -> Range:
    month, monday = Period.month(today.year, today.month), today - timedelta(days=today.weekday())
    spans = {
        "month": (month.first, month.last),
        "last": (month.previous().first, month.previous().last),
        "today": (today, today),
        "yesterday": (today - timedelta(days=1), today - timedelta(days=1)),
        "last week": (monday - timedelta(days=7), monday - timedelta(days=1)),
        "last year": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
        "year": (date(today.year, 1, 1), date(today.year, 12, 31)),
        "week": (monday, monday + timedelta(days=6)),
    }
    first, last = spans[word]
    return Range(day_number(first), day_number(last))


def texts(text: str, column: pa.Array | pa.ChunkedArray) -> Mask:
    """Return which texts of a column hold what was typed; a leading `=` wants the whole text, `!` the others."""
    import pyarrow as pa
    import pyarrow.compute as pc

    text = unicodedata.normalize("NFKC", text).strip()
    inverted, text = text.startswith("!"), text.removeprefix("!")
    if pa.types.is_dictionary(column.type):
        return _dictionary_mask(text, column, inverted)
    whole = text.startswith("=")
    found = pc.equal(column, text[1:]) if whole else pc.match_substring(column, text, ignore_case=True)
    mask = np.asarray(found.to_numpy(zero_copy_only=False) if isinstance(found, pa.Array) else found.to_numpy(), bool)
    return ~mask if inverted else mask


def _by_pinyin(text: str, known: pa.Array) -> Mask:
    """Return which texts are read as the pinyin typed."""
    from app.domain.pinyin import has_pinyin, is_pinyin

    text = text.lower()
    if not is_pinyin(text):
        return np.zeros(len(known), bool)
    return np.array([has_pinyin(one, text) for one in known.to_pylist()], bool)


def _dictionary_mask(text: str, column: pa.ChunkedArray, inverted: bool) -> Mask:
    chunks = column.chunks if hasattr(column, "chunks") else [column]
    parts = []
    for chunk in chunks:
        known = texts(text, chunk.dictionary) if len(chunk.dictionary) else np.zeros(0, bool)
        if len(known):
            known = known | _by_pinyin(text, chunk.dictionary)
        parts.append(known[chunk.indices.to_numpy()] if len(known) else np.zeros(len(chunk), bool))
    mask = np.concatenate(parts) if parts else np.zeros(0, bool)
    return ~mask if inverted else mask
