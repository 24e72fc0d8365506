"""quickbooks.iif: transactions of QuickBooks Desktop as IIF, tab separated.

Source of the layout: several public writers, read 2026. `!TRNS`, `!SPL` and `!ENDTRNS` name the columns; each entry is
a TRNS line, its SPL lines and ENDTRNS; TRNS + SPL = 0. Days are `MM/DD/YYYY`, amounts signed, a debit positive. Nothing
is quoted and the encoding is Windows-1252. Lists of accounts (`!ACCNT`) say what an account is for; other lists are
passed over. The file names no currency.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
import pyarrow as pa

from app.domain.chart import Use, use_of
from app.domain.errors import SourceRefused
from app.domain.statement import StatementFacts
from app.importers import amounts, times
from app.importers.base import Head, Sink, Source, register
from app.importers.families.vouchers import Lines, send_vouchers
from app.importers.part import shown

_HEAD = re.compile(r"^!\s*TRNS\t", re.MULTILINE)
_DAYS = ("%m/%d/%Y", "%Y-%m-%d")
_SHORT = re.compile(r"(\d{1,2}/\d{1,2})/(\d{2}|'\d{2})")
_FIRST = "70"  # years from here on are of the last century
#: Types of accounts in `!ACCNT` lists.
_TYPES = {
    "BANK": Use.CASH, "CCARD": Use.CASH, "INC": Use.REVENUE, "EXINC": Use.OTHER, "EXP": Use.OTHER, "EXEXP": Use.OTHER,
    "COGS": Use.OTHER, "AR": Use.OTHER, "AP": Use.OTHER, "INVENTORY": Use.OTHER, "FIXASSET": Use.OTHER,
    "EQUITY": Use.OTHER, "NONPOSTING": Use.OTHER, "LTLIAB": Use.OTHER,
}  # fmt: skip


@dataclass(slots=True)
class _Line:
    row: int
    entry: int
    cells: dict[str, str]


@dataclass(slots=True)
class _File:
    lines: list[_Line] = field(default_factory=list)
    types: dict[str, Use] = field(default_factory=dict)


@register
class QuickbooksIif:
    format = "quickbooks.iif"
    version = 1
    title = "QuickBooks Desktop transactions (IIF)"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the line that names the columns of transactions."""
        return 1.0 if head.container == "text" and _HEAD.search(head.text) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every TRNS and SPL line."""
        with Path(source.text_path).open(encoding="utf-8-sig", newline="") as text:
            found = _read(text, source.file)
        lines = _lines(found, source.file)
        return send_vouchers(source, out, self, lines, rows=len(found.lines))


def _read(text: Iterable[str], file: str) -> _File:
    found = _File()
    columns: dict[str, list[str]] = {}
    entry, open_row = 0, 0
    row = 0
    for row, cells in _cells(text):
        word = cells[0].upper()
        if word.startswith("!"):
            columns[word[1:].strip()] = [one.strip().upper() for one in cells]
        elif word in ("TRNS", "SPL"):
            names = columns.get(word) or columns.get("TRNS")
            if names is None or (word == "SPL" and not open_row):
                raise SourceRefused("refused.value", file=file, row=row, value=word)
            if word == "TRNS" and open_row:
                raise SourceRefused("refused.cut_off", file=file, row=open_row)
            entry, open_row = (entry + 1, row) if word == "TRNS" else (entry, open_row)
            found.lines.append(_Line(row, entry, dict(zip(names, cells, strict=False))))
        elif word == "ENDTRNS":
            open_row = 0
        elif word == "ACCNT" and "ACCNT" in columns:
            said = dict(zip(columns["ACCNT"], cells, strict=False))
            if said.get("ACCNTTYPE", "").upper() in _TYPES:
                found.types[said.get("NAME", "")] = _TYPES[said["ACCNTTYPE"].upper()]
    if open_row:
        raise SourceRefused("refused.cut_off", file=file, row=row)
    return found


def _cells(text: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    for row, line in enumerate(text, start=1):
        cells = [one.strip().strip('"') for one in line.rstrip("\r\n").split("\t")]
        if any(cells):
            yield row, cells


def _lines(found: _File, file: str) -> Lines:
    rows = found.lines
    money = [_money(one, file) for one in rows]
    names = [_needed(one, "ACCNT", file) for one in rows]
    uses = [found.types.get(name, use_of("", name)).value for name in names]

    def texts(values: Sequence[str]) -> pa.Array:
        return pa.array(list(values), pa.string())

    none = texts([""] * len(rows))
    return Lines(
        row=np.array([one.row for one in rows], np.int32),
        at=np.array([_day(one, file) for one in rows], np.int64),
        voucher=np.array([one.entry for one in rows], np.int64),
        label=texts([one.cells.get("DOCNUM", "") for one in rows]),
        code=none,
        name=texts(names),
        amount=np.array(money, np.int64),
        exp=2,
        currency=none,
        weight=np.array(money, np.int64),
        book=none,
        use=np.array(uses, np.int8),
        texts={
            "text": texts([one.cells.get("MEMO", "") for one in rows]),
            "counterparty": texts([one.cells.get("NAME", "") for one in rows]),
            "status": texts([one.cells.get("TRNSTYPE", "") for one in rows]),
        },
    )


def _needed(one: _Line, name: str, file: str) -> str:
    value = one.cells.get(name, "")
    if not value:
        raise SourceRefused("refused.value", file=file, row=one.row, column=name, value="")
    return value


def _day(one: _Line, file: str) -> int:
    said = _needed(one, "DATE", file)
    found = _seconds(said)
    if found is None:
        raise SourceRefused("refused.not_time", file=file, row=one.row, column="DATE", value=shown(said))
    return found


@lru_cache(4096)
def _seconds(said: str) -> int | None:
    short = _SHORT.fullmatch(said)
    if short is None:
        return times.parse(said, _DAYS)
    old = short[2][0] != "'" and short[2] >= _FIRST
    return times.parse(f"{short[1]}/{19 if old else 20}{short[2][-2:]}", _DAYS)


def _money(one: _Line, file: str) -> int:
    said = _needed(one, "AMOUNT", file)
    value = amounts.parse(said, 2)
    if value is None:
        raise SourceRefused("refused.not_amount", file=file, row=one.row, column="AMOUNT", value=shown(said))
    return value
