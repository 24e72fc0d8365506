"""Files of exchange rates: the European Central Bank's table, or a table of one's own.

ECB (eurofxref.csv, eurofxref-hist.csv, unpacked): `Date, USD, JPY, …`, one row a day, units of each currency for one
EUR, `N/A` where there is none. Source: the ECB's page on its reference rates. One's own: columns date, from, to and
rate (or 日期, 原币, 目标币, 汇率), units of `to` for one of `from`.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from app.domain.currencies import CODES
from app.domain.errors import WrongUsage, system_reason
from app.domain.period import day_number
from app.domain.rates import RateTable

#: No file of rates is longer; the ECB's whole history has less than one.
MOST_BYTES = 8 << 20

_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,12})?", re.ASCII)
_OWN = {
    "date": "day", "day": "day", "日期": "day", "from": "from", "原币": "from", "原幣": "from", "币种": "from",
    "to": "to", "目标币": "to", "目標幣": "to", "本位币": "to", "本位幣": "to", "rate": "rate", "汇率": "rate",
    "匯率": "rate",
}  # fmt: skip
_EMPTY = frozenset({"", "n/a", "-"})
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%Y%m%d")

Row = tuple[int, str, str, Fraction]


def load_rates(path: str) -> RateTable:
    """Return the rates of a file; WrongUsage("usage.rates") naming file, row, column and reason."""
    try:
        raw = Path(path).read_bytes() if Path(path).stat().st_size <= MOST_BYTES else b"\0"
    except OSError as exc:
        raise WrongUsage("usage.file", file=path, reason=system_reason(exc)) from exc
    try:
        return RateTable.of(_rows(raw.decode("utf-8-sig")))
    except UnicodeDecodeError as exc:
        raise _refused(path, "rates.unreadable") from exc
    except _WrongCell as exc:
        raise _refused(path, exc.key, row=exc.row, column=exc.column, value=exc.value) from exc


class _WrongCell(ValueError):
    def __init__(self, key: str, row: int = 0, column: str = "", value: str = "") -> None:
        super().__init__(key)
        self.key, self.row, self.column, self.value = key, row, column, value[:40]


def _refused(path: str, key: str, **params: Any) -> WrongUsage:
    return WrongUsage("usage.rates", file=path, reason={"key": key, "params": params})


def _rows(text: str) -> list[Row]:
    if "\0" in text:
        raise _WrongCell("rates.unreadable")
    try:
        table = [(at, row) for at, row in enumerate(csv.reader(io.StringIO(text), strict=True), 1) if any(row)]
    except csv.Error as exc:
        raise _WrongCell("rates.unreadable") from exc
    if not table:
        raise _WrongCell("rates.unknown")
    heads = [one.strip() for one in table[0][1]]
    names = {_OWN[one.lower()]: at for at, one in enumerate(heads) if one.lower() in _OWN}
    if len(names) == 4:
        rows = [_own(at, row, names, heads) for at, row in table[1:]]
    elif heads[0].lower() == "date" and len(heads) > 1 and all(one in CODES for one in heads[1:] if one):
        rows = [one for at, row in table[1:] for one in _of_bank(at, row, heads)]
    else:
        raise _WrongCell("rates.unknown")
    if not rows:
        raise _WrongCell("rates.empty")
    return rows


def _own(at: int, row: list[str], names: dict[str, int], heads: list[str]) -> Row:
    def cell(name: str) -> tuple[str, str]:
        place = names[name]
        return (row[place].strip() if place < len(row) else ""), heads[place]

    codes = []
    for name in ("from", "to"):
        code, head = cell(name)
        if code.upper() not in CODES:
            raise _WrongCell("rates.currency", at, head, code)
        codes.append(code.upper())
    return _day(at, *cell("day")), codes[0], codes[1], _value(at, *cell("rate"))


def _of_bank(at: int, row: list[str], heads: list[str]) -> list[Row]:
    day = _day(at, row[0].strip(), heads[0])
    found = []
    for place, head in enumerate(heads[1:], 1):
        text = row[place].strip() if place < len(row) else ""
        if head and text.lower() not in _EMPTY:
            found.append((day, "EUR", head, _value(at, text, head)))
    return found


def _day(at: int, text: str, head: str) -> int:
    for form in _DAYS:
        try:
            return day_number(datetime.strptime(text, form).date())  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
    raise _WrongCell("rates.day", at, head, text)


def _value(at: int, text: str, head: str) -> Fraction:
    if not _NUMBER.fullmatch(text) or not (value := Fraction(text)):
        raise _WrongCell("rates.value", at, head, text)
    return value


def rates_to_params(table: RateTable) -> dict[str, Any]:
    """Return a table as plain data, as the book keeps it: "FROM TO" → [[ISO day, numerator, denominator], …]."""
    out: dict[str, list[list[Any]]] = {}
    for day, one, other, value in table.rows():
        iso = date.fromordinal(date(1970, 1, 1).toordinal() + day).isoformat()
        out.setdefault(f"{one} {other}", []).append([iso, value.numerator, value.denominator])
    return out


def rates_from_params(params: dict[str, Any]) -> RateTable:
    """Return the table that `rates_to_params` wrote."""
    return RateTable.of(
        (day_number(date.fromisoformat(iso)), *pair.split(" "), Fraction(top, under))  # type: ignore[misc]
        for pair, rows in params.items()
        for iso, top, under in rows
    )
