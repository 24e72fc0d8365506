"""Rows of a table as a file of their own: a workbook with real numbers and dates, or CSV for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from app.reports.packing import pack

if TYPE_CHECKING:
    from xlsxwriter import Workbook

#: Rows of a worksheet below its titles; more go to further sheets.
SHEET_ROWS = 1_048_575
_KEPT_DIGITS = 15
_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS = {"text": 22, "amount": 14, "count": 10, "day": 12, "moment": 19}


class RowsColumn(NamedTuple):
    """title; kind: "text", "amount", "count", "day" or "moment". Cells come as texts: plain decimals, ISO 8601."""

    title: str
    kind: str


#: Gives the cells of rows start to stop, by column.
Cells = Callable[[int, int], Sequence[Sequence[str]]]
_PIECE = 5_000


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return "'" + text if text.startswith(_SIGNS) else text


def write_csv(
    file: BinaryIO, columns: Sequence[RowsColumn], count: int, cells: Cells, after: Callable[[int], None]
) -> None:
    """Write rows as CSV in UTF-8 with BOM, so that spreadsheets read the script; after(rows done) may raise."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow([harmless(one.title) for one in columns])
    for done, piece in _pieces(count, cells):
        cooked = [
            list(part) if one.kind != "text" else [harmless(cell) for cell in part]
            for one, part in zip(columns, piece, strict=True)
        ]
        writer.writerows(zip(*cooked, strict=True))
        after(done)
    text.detach()


def write_xlsx(
    file: BinaryIO,
    columns: Sequence[RowsColumn],
    count: int,
    cells: Cells,
    sheet: str,
    after: Callable[[int], None],
    criteria: tuple[str, Sequence[tuple[str, str]]] = ("", ()),
) -> None:
    """Write rows as a workbook: numbers and dates are numbers and dates, the titles stay in sight and filter.

    criteria: name of a last sheet, and the names and values in it, what the rows are of; none where there is nothing.
    """
    from xlsxwriter import Workbook

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(file, {**options, "strings_to_numbers": False})
    writer = _Sheets(book, columns, sheet)
    for done, piece in _pieces(count, cells):
        writer.write(piece)
        after(done)
    writer.end()
    if criteria[1]:
        _write_criteria(book, *criteria)
    pack(book)


def _pieces(count: int, cells: Cells) -> Iterator[tuple[int, Sequence[Sequence[str]]]]:
    for start in range(0, count, _PIECE):
        stop = min(start + _PIECE, count)
        yield stop, cells(start, stop)


def _write_criteria(book: Workbook, sheet: str, said: Sequence[tuple[str, str]]) -> None:
    page, bold = book.add_worksheet(sheet), book.add_format({"bold": True})
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 60)
    for row, (name, value) in enumerate(said):
        page.write_string(row, 0, name, bold)
        page.write_string(row, 1, value)


class _Sheets:
    """Fills one worksheet after another."""

    def __init__(self, book: Workbook, columns: Sequence[RowsColumn], name: str) -> None:
        self._book, self._columns, self._name, self._number = book, columns, name, 0
        form = {"moment": "yyyy-mm-dd hh:mm:ss", "day": "yyyy-mm-dd", "text": "@", "count": "0"}
        self._formats = {kind: book.add_format({"num_format": code}) for kind, code in form.items()}
        self._amounts: dict[int, Any] = {}
        self._head = book.add_format({"bold": True, "bottom": 1})
        self._open()

    def _open(self) -> None:
        self._number += 1
        name = self._name if self._number == 1 else f"{self._name} {self._number}"
        self._sheet, self._row = self._book.add_worksheet(name), 0
        self._sheet.freeze_panes(1, 0)
        for at, one in enumerate(self._columns):
            self._sheet.set_column(at, at, _WIDTHS[one.kind])
            self._sheet.write_string(0, at, one.title, self._head)

    def end(self) -> None:
        """Put the filter over the last sheet's rows."""
        self._sheet.autofilter(0, 0, max(self._row, 1), len(self._columns) - 1)

    def write(self, piece: Sequence[Sequence[str]]) -> None:
        """Write rows given by column."""
        kinds = [one.kind for one in self._columns]
        for row in zip(*piece, strict=True):
            if self._row == SHEET_ROWS:
                self.end()
                self._open()
            self._row += 1
            for at, (kind, text) in enumerate(zip(kinds, row, strict=True)):
                if text:
                    self._cell(self._row, at, kind, text)

    def _cell(self, row: int, at: int, kind: str, text: str) -> None:
        if kind in ("day", "moment"):
            short = len(text) == 10
            self._sheet.write_datetime(
                row,
                at,
                datetime.fromisoformat(text),
                self._formats["day" if short else "moment"],
            )
        elif kind in ("amount", "count") and _is_number(text) and is_kept(text):
            self._sheet.write_number(row, at, float(text), self._amount(len(text.partition(".")[2])))
        else:
            self._sheet.write_string(row, at, text, self._formats["text"])

    def _amount(self, digits: int) -> Any:
        if digits not in self._amounts:
            form = "#,##0" + ("." + "0" * digits if digits else "")
            self._amounts[digits] = self._book.add_format({"num_format": form})
        return self._amounts[digits]


def is_kept(text: str) -> bool:
    """Return whether a spreadsheet keeps every digit of a number; one of more is text there, and whole."""
    return len(text.removeprefix("-").replace(".", "").lstrip("0")) <= _KEPT_DIGITS


def _is_number(text: str) -> bool:
    whole, dot, part = text.removeprefix("-").partition(".")
    return whole.isdigit() and (part.isdigit() if dot else True)
