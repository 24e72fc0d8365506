"""Forms made in memory, and what becomes of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook

from app.reports.template.fill import fill
from app.reports.template.form import Form


def form(make: Callable[[Workbook], object]) -> bytes:
    """Return a workbook that `make` was given to fill its first sheet, "S"."""
    book = Workbook()
    book.active.title = "S"
    make(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cells(values: Mapping[str, Any]) -> Callable[[Workbook], None]:
    """Return what puts values into cells of the first sheet."""

    def make(book: Workbook) -> None:
        for place, value in values.items():
            book.active[place] = value

    return make


def filled(
    data: bytes, values: Mapping[str, str] | None = None, *tables: Mapping[str, Sequence[str]]
) -> tuple[Workbook, bytes]:
    """Return a form filled with single values and a table for each of its rows of fields."""
    made = fill(Form(data, "form.xlsx"), values or {}, tables)
    return load_workbook(io.BytesIO(made), rich_text=True), made


def column(sheet: Any, letter: str) -> list[Any]:
    """Return the values of a column."""
    return [cell.value for cell in sheet[letter]]
