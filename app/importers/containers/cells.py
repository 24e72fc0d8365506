"""Spreadsheets (xlsx, xls, xlsb, ods) as sheets of text cells, the same as a reader sees of a CSV file.

Pages and XML that are called workbooks come from `markup_book`, read by the standard library.

Library for tokens, own meaning: python-calamine gives typed cells, `cell_text` writes each of them as the
text that a person reads in it, or as one that no reader can take for a value: a number of 16 and more
digits (an order number that the spreadsheet has damaged) is written with an exponent, an error cell as
`#REF!`, an uncalculated formula as `#FORMULA!`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from app.domain.errors import SourceRefused
from app.importers.base import Head, Source
from app.importers.containers.cell_part import CellPart
from app.importers.containers.cell_text import cell_text
from app.importers.containers.markup_book import MARKUP, markup_rows, markup_sheets
from app.importers.containers.merged import Goods, Orders, with_spans
from app.importers.containers.total_line import TotalLine, held, totals_in
from app.importers.containers.workbook_parts import SheetScan, WorkbookScan, check_area
from app.importers.containers.workbook_scan import prescan_workbook
from app.importers.names import PADDING, Names, find_header
from app.importers.part import Columns, Part
from app.importers.table import (
    Footer,
    Line,
    Rejoin,
    Shape,
    Table,
    behind_blank,
    blank_before,
    check_footer,
    no_header,
    places,
)

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_HEAD_ROWS = 40
_HEADER_WITHIN = 200  # rows in which a header is looked for
_HELD = 10_000  # rows that are Python objects at a time
_DECIMAL_COMMA = re.compile(r"[-+]?[0-9][0-9. \u00a0\u202f]*,[0-9]{1,2}")
_FOOTER_WITHIN = 100  # rows at the end that may be the source's own totals


@contextmanager
def _broken(file: str) -> Iterator[None]:
    """Refuse the workbook where the library fails at it, panics of its own included: those are no Exception."""
    import python_calamine

    try:
        yield
    except python_calamine.PasswordError as exc:
        raise SourceRefused("refused.workbook_password", file=file) from exc
    except (python_calamine.CalamineError, python_calamine.WorksheetNotFound, OSError, ValueError) as exc:
        raise SourceRefused("refused.workbook_broken", file=file) from exc
    except BaseException as exc:
        if type(exc).__name__ != "PanicException":
            raise
        raise SourceRefused("refused.workbook_broken", file=file) from exc


@lru_cache(maxsize=1)  # sniffing and reading ask for the same one
def _open(path: str, file: str, _stamp: tuple[int, int]) -> tuple[WorkbookScan, CalamineWorkbook | None]:
    import python_calamine

    try:
        scan = prescan_workbook(path, file)
    except (zlib.error, EOFError) as exc:  # zipfile checks what it unpacked, not that it can be unpacked
        raise SourceRefused("refused.workbook_broken", file=file) from exc
    if scan.container in MARKUP:
        return scan, None
    with _broken(file):
        return scan, python_calamine.load_workbook(path)


def open_workbook(path: str, file: str) -> tuple[WorkbookScan, CalamineWorkbook | None]:
    """Return the checked workbook at `path`; the last one is kept. SourceRefused where it must not be read.

    None: it is a page or XML, which the library does not read.
    """
    return _open(path, file, _stamp(path))


def _stamp(path: str) -> tuple[int, int]:
    known = Path(path).stat()
    return known.st_size, known.st_mtime_ns


def sheet_names(path: str, file: str) -> list[str]:
    """Return the names of the sheets with cells, in the workbook's order."""
    import python_calamine

    _scan, book = open_workbook(path, file)
    if book is None:
        return []
    kinds = {one.name: one.typ for one in book.sheets_metadata}
    return [name for name in book.sheet_names if kinds.get(name) == python_calamine.SheetTypeEnum.WorkSheet]


@lru_cache(maxsize=1)
def _sheet(path: str, file: str, sheet: str, _stamp: tuple[int, int]) -> tuple[CalamineSheet, SheetScan]:
    scan, book = open_workbook(path, file)
    assert book is not None
    with _broken(file):
        found = book.get_sheet_by_name(sheet)
    seen = scan.sheets.get(sheet)
    if seen is None:  # a container that tells its size only once it is open
        height, width = int(found.total_height or 0), int(found.total_width or 0)
        check_area(SheetScan(cells=height * width, rows=height, columns=width), sheet, file)
        seen = SheetScan()
    return found, seen


def iter_rows(path: str, file: str, sheet: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (sheet row from 1, cells from column A as text) of every row that is not wholly blank."""
    container = open_workbook(path, file)[0].container
    if container in MARKUP:
        yield from markup_rows(container, path, file, sheet, _stamp(path), _HEAD_ROWS)
        return
    found, seen = _sheet(path, file, sheet, _stamp(path))
    if found.start is not None or seen.faulty:
        yield from with_spans(_cells(found, seen, file), found.merged_cell_ranges or seen.merged)


def _cells(found: CalamineSheet, seen: SheetScan, file: str) -> Iterator[tuple[int, list[str]]]:
    left = [""] * (found.start[1] if found.start else 0)
    faulty: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in seen.faulty.items():
        faulty.setdefault(row, []).append((column, text))
    for number, values in enumerate(_values(found, file), start=1):
        cells = left + [one if one.__class__ is str else cell_text(one) for one in values]
        for column, text in faulty.get(number, ()):
            if column > len(cells):
                cells.extend([""] * (column - len(cells)))
            if cells[column - 1] == "":
                cells[column - 1] = text
        if any(one.strip(PADDING) for one in cells):
            yield number, cells


def _values(found: CalamineSheet, file: str) -> Iterator[list[Any]]:
    """Yield the typed cells of each row; some become values only now, a day beyond all calendars among them."""
    with _broken(file):
        yield from found.iter_rows()


def date1904(path: str, file: str) -> bool:
    """Return whether bare day numbers of the workbook count from 1904."""
    return open_workbook(path, file)[0].date1904


def sheet_heads(path: str, file: str) -> list[Head]:
    """Return what may be sniffed of every sheet that has cells, in the workbook's order."""
    container = open_workbook(path, file)[0].container
    if container in MARKUP:
        found = markup_sheets(container, path, file, _stamp(path), _HEAD_ROWS)
        return [
            Head(
                container=container,
                text="",
                rows=[[one.strip(PADDING) for one in cells] for _at, cells in rows],
                sheet=name,
            )
            for name, rows in found.items()
        ]
    heads = []
    for name in sheet_names(path, file):
        rows = []
        for _number, cells in iter_rows(path, file, name):
            rows.append([one.strip(PADDING) for one in cells])
            if len(rows) == _HEAD_ROWS:
                break
        if rows:
            heads.append(Head(container=container, text="", rows=rows, sheet=name))
    return heads


class CellsTable(Table):
    """A table of a sheet; its rows wait as Arrow columns, so that the footer is known before they are read."""

    waiting: Sequence[tuple[list[int], list[pa.Array]]] = ()
    from_1904: bool = False

    def first(self, count: int) -> list[tuple[int, list[str]]]:
        """Return (sheet row, cells) of the first rows."""
        for numbers, columns in self.waiting[:1]:
            cells = [one.slice(0, count).to_pylist() for one in columns]
            return list(zip(numbers[:count], (list(row) for row in zip(*cells, strict=True)), strict=False))
        return []

    def batches(self) -> Iterator[Part]:
        """Read the rows."""
        for numbers, columns in self.waiting:
            yield CellPart(np.array(numbers, np.int32), columns, self.columns, file=self.file, from_1904=self.from_1904)
        self.waiting = ()


def cells_table(
    source: Source,
    header: Sequence[Names],
    *,
    footer: Footer | None = None,
    pad_short: bool = False,
    shape: Shape | None = None,
    goods: Goods | None = None,
    rejoin: Rejoin | None = None,
) -> CellsTable:
    """Do for a sheet what `open_table` promises; rows of a sheet are never short, so pad_short changes nothing."""
    shape = shape or Shape()
    rows = iter_rows(source.path, source.file, source.sheet)
    first = list(islice(rows, _HEADER_WITHIN))
    at = find_header((cells for _number, cells in first), header)
    if shape.first_row:
        at = sum(number < shape.first_row for number, _cells in first) - 1
    if at + 1 >= len(first) if shape.first_row else at < 0:
        raise no_header(source, [cells for _number, cells in first[:_HEAD_ROWS]])
    number, printed = (shape.first_row - 1, places(len(first[at + 1][1]))) if shape.first_row else first[at]
    columns = Columns(printed, file=source.file, row=number)
    columns.typed = True
    columns.need(*header)
    orders, left, footer = Orders(goods, columns), blank_before(printed), behind_blank(footer, printed, ",")
    below: Iterator[tuple[int, list[str]]] = chain(first[at + 1 :], rows)
    if rejoin is not None:
        named = max((place for place, one in enumerate(printed, start=1) if one), default=0)
        below = ((row, [*cells[:left], *rejoin(cells[left:])] if any(cells[named:]) else cells) for row, cells in below)
    body, rest, total = _split(below, printed, footer, shape, orders)
    if footer and not shape.footer_rows:
        check_footer(source.file, columns, footer, [(_line(one), one[1]) for one in rest])
    table = CellsTable(
        file=source.file,
        columns=columns,
        header_row=number,
        preamble=[_line(one) for one in first[: max(0, at)]],
        footer=[_line(one) for one in rest],
        footer_cells=[one[1] for one in rest],
        total=total,
        sheet=source.sheet,
    )
    table.from_1904 = date1904(source.path, source.file)
    table.waiting = body
    table.rows, columns.lost = orders.gone, orders.lost
    return table


Rows = list[tuple[int, list[str]]]
Batches = list[tuple[list[int], list[pa.Array]]]


def _split(
    rows: Iterator[tuple[int, list[str]]], names: Sequence[str], footer: Footer | None, shape: Shape, orders: Orders
) -> tuple[Batches, Rows, TotalLine | None]:
    """Return (batches of Arrow columns, rows of the footer, its totals); few rows at a time are Python objects."""
    done: Batches = []
    left: Rows = []
    for row in rows:
        left.append(row)
        if len(left) == _HELD + _FOOTER_WITHIN:
            done.append(_batch(left[:_HELD], len(names), orders))
            del left[:_HELD]
    end = len(left)
    if footer is not None:
        tail = range(max(0, len(left) - _FOOTER_WITHIN), len(left))
        end = next((index for index in tail if footer(_line(left[index]).text)), end)
    if shape.footer_rows:
        end = min(end, max(0, len(left) - shape.footer_rows))
    known = footer is not None or bool(shape.footer_rows)
    after = left[end:] if known else left[-1:]
    line = next((one for one in reversed(after) if totals_in(one[1])), None)
    total = None
    if line is not None and not (done and orders.any):  # a repeated amount counts once in a total
        total = _held(line, done, left[: end if known else -1], names, known)
    if total is not None and not known:
        end -= 1
    if end:
        done.append(_batch(left[:end], len(names), orders))
    return done, left[end:], total


def _held(
    line: tuple[int, list[str]], done: Batches, left: Rows, names: Sequence[str], known: bool
) -> TotalLine | None:
    before = (row for _numbers, columns in done for row in zip(*(one.to_pylist() for one in columns), strict=True))
    return held(line[1], chain(before, (cells for _number, cells in left)), names, line[0], known=known)


def _line(row: tuple[int, list[str]]) -> Line:
    """Return the cells of a row in one line; an amount with a decimal comma in quotation marks, or it would be cut."""
    cells = [f'"{one}"' if _DECIMAL_COMMA.fullmatch(one.strip(PADDING)) else one for one in row[1]]
    return Line(row[0], ",".join(cells).rstrip(","))


def _batch(rows: Rows, width: int, orders: Orders) -> tuple[list[int], list[pa.Array]]:
    """Return row numbers and one string column for each column of the header."""
    rows = orders.put_right(rows)
    padded = [cells[:width] + [""] * (width - len(cells)) for _number, cells in rows]
    columns = [pa.array(one, pa.string()) for one in zip(*padded, strict=True)] or [pa.array([], pa.string())] * width
    return [number for number, _cells in rows], columns
