"""What a typed cell of a spreadsheet says, as the text that a person reads in it."""

from __future__ import annotations

import datetime as dt
from typing import Any

#: Spreadsheets keep 15 digits of a number: a longer one is no longer the number that was typed.
SAFE_NUMBER = 10**15


def cell_text(value: Any) -> str:
    """Return a cell as text: 12 → "12", 146.92 → "146.92", dates as ISO 8601, booleans as TRUE and FALSE.

    A float within a millionth of a cent of whole cents is those cents (0.1 + 0.2 → "0.3"); another is its
    shortest exact decimal. Times are rounded to the second: spreadsheets store them as fractions of a day.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return number_text(float(value))
    if isinstance(value, dt.datetime):
        return _second(value).isoformat(" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        rounded = _second(dt.datetime.combine(dt.date(2000, 1, 1), value))
        return rounded.strftime("%H:%M:%S")
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}"
    return str(value)


def number_text(value: float) -> str:
    """Return a number's text without exponent; from 16 digits on with one, so that it is no valid id."""
    if value != value or value in (float("inf"), float("-inf")):
        return "#NUM!"
    if abs(value) >= SAFE_NUMBER:
        return f"{value:E}"
    if value == int(value):
        return str(int(value))
    cents = round(value * 100)
    if abs(value * 100 - cents) < 1e-6:
        sign, cents = ("-", -cents) if cents < 0 else ("", cents)
        text = f"{sign}{cents // 100}.{cents % 100:02d}".rstrip("0").rstrip(".")
        return "0" if text in ("-0", "") else text
    text = repr(value)
    if "e" in text:
        text = f"{value:.15f}".rstrip("0")
    return text


def _second(value: dt.datetime) -> dt.datetime:
    return (value + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
