"""Lines of a provider that never quotes: commas inside a text, quotation marks that are text, and re-saved files."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, islice

from app.importers import amounts, times
from app.importers.names import Names, clean_cell
from app.importers.part import Columns
from app.importers.table import Mend

_MOST_COMMAS = 8  # in one row; more are no accident
_MOST_LINES = 100  # of one quoted text
#: Also one that a spreadsheet has damaged: whoever reads it says so; a slash alone stands for none.
_ID = re.compile(r"/|[0-9A-Za-z_.*\-]*|[0-9](?:\.[0-9]+)?E\+[0-9]+")


def mended_lines(
    lines: Iterator[str], first: int, columns: Columns, delimiter: str, mend: Mend
) -> Iterator[tuple[int, list[str]]]:
    """Yield (number, cells) of each record, as many cells as there are columns where that is certain.

    A line is taken as quoted where that fits the header, else as it stands, else as `mend` says. One that
    opens a quotation goes on to where it is closed. What fits in no way is cut at every delimiter.
    """
    numbered = enumerate(lines, first)
    for number, line in numbered:
        text = line.rstrip("\r\n")
        if not text:
            continue
        cells = _fitting(text, columns, delimiter, mend)
        if cells is None and text.count('"') % 2:
            cells = _continued(line, islice(numbered, _MOST_LINES), len(columns.printed), delimiter)
        yield number, text.split(delimiter) if cells is None else cells


def _fitting(text: str, columns: Columns, delimiter: str, mend: Mend) -> list[str] | None:
    wanted = len(columns.printed)
    ways = [text.split(delimiter)]
    if '"' in text:
        ways = [*_quoted(text, delimiter), *ways]
    right = next((cells for cells in ways if len(cells) == wanted), None)
    if right is not None:
        return right
    # a blank cell too many may be the end of every row, or the last column pushed on by a comma
    return next((cells for one in ways if (cells := mend(one, columns)) is not None), None)


def _continued(line: str, more: Iterator[tuple[int, str]], wanted: int, delimiter: str) -> list[str] | None:
    text = line
    for _number, next_line in more:
        text += next_line
        for cells in _quoted(text.rstrip("\r\n"), delimiter):
            if len(cells) == wanted:
                return cells
    return None


def _quoted(text: str, delimiter: str) -> list[list[str]]:
    """Return the cells of a text with proper quotation marks as a list of one, [] where they are not."""
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True))
    except csv.Error:
        return []
    return rows if len(rows) == 1 else []


def mender(*, ids: Sequence[Names], when: Sequence[Names], money: Sequence[Names], texts: Sequence[Names]) -> Mend:
    """Return what joins the cells of a row with commas in a text.

    texts: columns in which commas may stand; ids, when, money: columns whose cells show where they are,
    ids and amounts or blank, and times. A row is joined only where a single way fits.
    """

    def mend(cells: list[str], columns: Columns) -> list[str] | None:
        extra = len(cells) - len(columns.printed)
        free = sorted({at for one in texts if (at := columns.find(one)) >= 0})
        if not 0 < extra <= _MOST_COMMAS:
            return None
        tests = [(columns.find(name), test) for names, test in known for name in names]

        def right(row: list[str]) -> bool:
            return all(at < 0 or test(clean_cell(row[at])) for at, test in tests)

        if not any(clean_cell(one) for one in cells[-extra:]) and right(cells):
            return cells[:-extra]
        found = [one for places in combinations_with_replacement(free, extra) if right(one := _joined(cells, places))]
        return found[0] if len(found) == 1 else None

    known = ((ids, _is_id), (when, _is_time), (money, _is_money))
    return mend


def _joined(cells: Sequence[str], places: Sequence[int]) -> list[str]:
    """Return the cells with as many commas given back to each column as it is named in `places`."""
    joined: list[str] = []
    at = 0
    while at < len(cells):
        more = places.count(len(joined))
        joined.append(",".join(cells[at : at + more + 1]))
        at += more + 1
    return joined


def _is_id(text: str) -> bool:
    return bool(_ID.fullmatch(text))


def _is_time(text: str) -> bool:
    return times.parse(text, times.FORMATS) is not None


def _is_money(text: str) -> bool:
    return text in ("", "-", "/") or amounts.parse(text, 6) is not None
