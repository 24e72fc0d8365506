"""What the window shows of a source before it is imported: its form, its header and its first rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from app.importers import times
from app.importers.names import clean_cell

if TYPE_CHECKING:
    from app.importers.base import Source
    from app.importers.table import Table

_ROWS, _COLUMNS, _CELL = 8, 80, 60
_WHEN = re.compile("时间|時間|日期|date|time", re.IGNORECASE)
_SECONDS_A_DAY = 86_400
#: An offset, Z or UTC behind the seconds.
_ZONE = re.compile(r"(?<=:[0-9]{2}) ?(?:[+-][0-9]{2}:?[0-9]{2}|Z|UTC|GMT)$")
_BLANK = ("", "-", "/")
_FIRST = 200  # records among which those of the first rows are
_CLOCKS = (
    "",
    *(f"{between}{clock}" for between in (" ", ", ") for clock in ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p")),
)
_BOTH = tuple((f"%d{mark}%m{mark}%Y", f"%m{mark}%d{mark}%Y") for mark in "/-.")
#: Forms that are told from their rows' records alone: of day and month, of either year, with a named month.
_EITHER_WAY = frozenset(f"{day}{clock}" for pair in _BOTH for day in pair for clock in _CLOCKS)
_ELSEWHERE = (
    *(f"{day}{clock}" for pair in _BOTH for day in pair for clock in _CLOCKS),
    *(f"{day}{clock}" for day in times.REPUBLIC for clock in _CLOCKS[:3]),
    *(f"{day}{clock}" for day in ("%d %b %Y", "%d-%b-%Y", "%b %d, %Y", "%b %d %Y") for clock in _CLOCKS),
)


def note_look(source: Source, table: Table) -> None:
    """Remember with the source what `open_table` found."""
    first = table.first(_ROWS)
    width = min(len(table.columns.printed), _COLUMNS)
    rows = [[_short(one) for one in [*cells, *[""] * width][:width]] for _row, cells in first]
    source.look.update(
        container=source.head.container,
        encoding=source.head.encoding,
        delimiter=table.delimiter,
        header_row=table.columns.row,
        header=[_short(one) for one in table.columns.printed[:width]],
        rows=rows,
        numbers=[row for row, _cells in first],
    )


def note_days(source: Source, records: Iterable[str]) -> None:
    """Remember with the source how its days are written, as its records say; files of `record_schema` columns."""
    look = source.look
    if look:
        look["date_form"] = date_form(look["header"], look["rows"], _days(records, look["numbers"]))


def _short(cell: str) -> str:
    text = clean_cell(cell)
    return text if len(text) <= _CELL else text[: _CELL - 1] + "…"


def date_form(header: Sequence[str], rows: Sequence[Sequence[str]], days: Sequence[Set[int]] = ()) -> str:
    """Return how the column of times is written, "" where no column says that it is one, or nothing tells how.

    days: of each row those that its records were given (1970-01-01 = 0), as far as it has any. They tell day and month
    apart, years of the Republic from others, and the column that was read from one beside it.
    """
    known = {at: found for at, found in enumerate(days) if found}
    named: list[tuple[list[tuple[int, str]], str]] = []
    others: list[tuple[list[tuple[int, str]], str]] = []
    for place, name in enumerate(header):
        cells = [(at, row[place]) for at, row in enumerate(rows) if place < len(row) and row[place] not in _BLANK]
        zones = {bool(_ZONE.search(cell)) for _at, cell in cells}
        tail = "%z" if zones == {True} else ""
        mine = [(at, _ZONE.sub("", cell)) for at, cell in cells] if tail else cells
        (named if _WHEN.search(name) else others).append((mine, tail))
    for mine, tail in [*named, *others] if known else []:
        fits = [one for one in (*times.ANY, *_ELSEWHERE) if _reads(mine, one, known)]
        if fits and not any(one in _EITHER_WAY for one in fits[1:]):
            return fits[0] + tail
    return next((one + tail for mine, tail in named for one in times.ANY if _reads(mine, one, {})), "")


def _reads(cells: Sequence[tuple[int, str]], form: str, days: Mapping[int, Set[int]]) -> bool:
    """Return whether every cell is in a form, and on a day of its row's records where there are some."""
    told = False
    for at, cell in cells:
        plain = unicodedata.normalize("NFKC", cell)
        seconds = times.parse(plain, [form]) if re.search(times.pattern(form), plain) else None
        if seconds is None or (at in days and seconds // _SECONDS_A_DAY not in days[at]):
            return False
        told = told or at in days
    return bool(cells) and (told or not days)


def _days(records: Iterable[str], rows: Sequence[int]) -> list[Set[int]]:
    """Return the days that the records of some of the first rows were given."""
    import pyarrow as pa

    found: dict[int, set[int]] = {one: set() for one in rows}
    for path in records:
        with pa.memory_map(path) as mapped:
            file = pa.ipc.open_file(mapped)
            if not file.num_record_batches:
                continue
            head = file.get_batch(0).slice(0, _FIRST)
            for row, at in zip(head["row"].to_pylist(), head["at"].to_pylist(), strict=True):
                if row in found:
                    found[row].add(at // _SECONDS_A_DAY)
    return [found[one] for one in rows]
