"""A worksheet of vouchers: numbers as numbers, everything else as text, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import BinaryIO

from app.reports.rows_file import is_kept

#: When a workbook says that it was made: nothing in it may depend on the clock.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed mark, no moment


def write_sheet(
    file: BinaryIO, name: str, heads: Sequence[str], rows: Iterable[Sequence[str]], amounts: frozenset[int]
) -> None:
    """Write one sheet with its titles in the first row; amounts: columns of plain decimals; "" is an empty cell."""
    from xlsxwriter import Workbook

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(file, options)
    book.set_properties({"created": _MADE})
    text, head = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "num_format": "@"})
    formats = {digits: book.add_format({"num_format": "0" + "." * bool(digits) + "0" * digits}) for digits in range(9)}
    page = book.add_worksheet(name)
    page.freeze_panes(1, 0)
    for at, title in enumerate(heads):
        page.set_column(at, at, 14)
        page.write_string(0, at, title, head)
    for row, cells in enumerate(rows, 1):
        for at, cell in enumerate(cells):
            if at in amounts and cell and is_kept(cell):
                page.write_number(row, at, float(cell), formats[len(cell.partition(".")[2])])
            elif cell:
                page.write_string(row, at, cell, text)
    book.close()
