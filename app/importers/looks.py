"""What the window shows of a source before it is imported: its form, its header and its first rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.importers import times
from app.importers.names import clean_cell

if TYPE_CHECKING:
    from app.importers.base import Source
    from app.importers.table import Table

_ROWS, _COLUMNS, _CELL = 8, 80, 60
_WHEN = re.compile("时间|時間|日期|date|time", re.IGNORECASE)


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
        date_form=date_form(table.columns.printed[:width], rows),
    )


def _short(cell: str) -> str:
    text = clean_cell(cell)
    return text if len(text) <= _CELL else text[: _CELL - 1] + "…"


def date_form(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return how the first column of times is written, "" where no column says that it is one."""
    for at, name in enumerate(header):
        cells = [row[at] for row in rows if at < len(row) and row[at] not in ("", "-", "/")]
        if cells and _WHEN.search(name):
            found = next((one for one in times.ANY if all(times.parse(cell, [one]) is not None for cell in cells)), "")
            if found:
                return found
    return ""
