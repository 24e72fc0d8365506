"""Rows of a grid on the clipboard: as a table for spreadsheets and as text for everything else.

Excel, WPS and LibreOffice take the HTML where there is one: an amount is a number there (`x:num`), and a text stays one
(`mso-number-format:'\\@'`), so that 18 digits of an order number survive. The plain text is for messengers, search
boxes and "paste as text". Spreadsheets read it as if it were typed, so among several columns a text that would become
another number (12 digits or more, zeros in front, 12E34) is written `="…"`, which all three read as text; alone, it is
bare, since then it is looked up somewhere. A text that would become a formula has an apostrophe in front in both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, Qt

from app.ui.models.columns_model import AMOUNT, COUNT, DAY, MOMENT, TEXT, ColumnsModel

if TYPE_CHECKING:
    from app.ui.review.data_grid import DataGrid

#: Texts of digits that spreadsheets show or keep no more as they are.
_OTHER_NUMBER = re.compile(r"[0-9]{12,}|0[0-9]+|[0-9]+[eE][0-9]+")
_NUMBER_SIGNED = re.compile(r"[+-][0-9 .,]*")
_FORMATS = {TEXT: r"\@", DAY: r"yyyy\-mm\-dd", MOMENT: r"yyyy\-mm\-dd\ hh\:mm\:ss", AMOUNT: "0.00", COUNT: "0"}
_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def clip_of(grid: DataGrid, rows: NDArray[np.int64], with_titles: bool) -> QMimeData:
    """Return rows of a grid, the columns in sight alone, for the clipboard."""
    titles, kinds, columns = table_of(grid, rows)
    data = QMimeData()
    data.setText(as_text(titles if with_titles else [], kinds, columns))
    data.setHtml(as_html(titles if with_titles else [], kinds, columns))
    return data


def table_of(grid: DataGrid, rows: NDArray[np.int64]) -> tuple[list[str], list[str], list[list[str]]]:
    """Return (titles, kinds, texts by column) of rows; boxes to tick are left out."""
    model = grid.model()
    shown = [one for one in grid.kept_columns() if titled(model, one)]
    titles = [title_of(model, one) for one in shown]
    if isinstance(model, ColumnsModel):
        lines = model.lines[rows]
        return titles, [model.kind(one) for one in shown], [model.plain_texts(lines, one) for one in shown]
    texts = [[str(model.index(int(row), one).data() or "") for row in rows] for one in shown]
    return titles, [TEXT] * len(shown), texts


def titled(model: Any, column: int) -> bool:
    """Return whether a column has something to copy."""
    return not isinstance(model, ColumnsModel) or column != model.tick_column


def title_of(model: Any, column: int) -> str:
    """Return a column's title."""
    return str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def cell_text(grid: DataGrid, index: Any) -> str:
    """Return one cell as other programs search for it; one that would become a formula is none any more."""
    model = grid.model()
    if not index.isValid():
        return ""
    if isinstance(model, ColumnsModel):
        text = model.plain_texts(model.lines[[index.row()]], index.column())[0]
    else:
        text = str(index.data() or "")
    return text if _NUMBER_SIGNED.fullmatch(text) else harmless(text)


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, on one line."""
    text = text.replace("\t", " ").replace("\r", " ").replace("\n", " ")
    return "'" + text if text.startswith(_SIGNS) else text


def is_number(text: str, kind: str) -> bool:
    """Return whether a cell of an amount or count column reads as a number (hidden ones do not)."""
    whole, dot, part = text.removeprefix("-").partition(".")
    return kind in (AMOUNT, COUNT) and whole.isdigit() and (part.isdigit() if dot else True)


def as_text(titles: Sequence[str], kinds: Sequence[str], columns: Sequence[Sequence[str]]) -> str:
    """Return cells as lines with tabs."""
    several = len(columns) > 1

    def cell(text: str, kind: str) -> str:
        if is_number(text, kind) or kind in (DAY, MOMENT):
            return text
        if several and _OTHER_NUMBER.fullmatch(text):
            return f'="{text}"'
        return harmless(text)

    written = [[cell(one, kind) for one in column] for kind, column in zip(kinds, columns, strict=True)]
    lines = ["\t".join(row) for row in zip(*written, strict=True)]
    head = ["\t".join(harmless(one) for one in titles)] if titles else []
    return "\n".join([*head, *lines])


def as_html(titles: Sequence[str], kinds: Sequence[str], columns: Sequence[Sequence[str]]) -> str:
    """Return cells as a table whose numbers are numbers and whose texts stay texts."""

    def cell(text: str, kind: str) -> str:
        if is_number(text, kind):
            digits = len(text.partition(".")[2])
            form = "0." + "0" * digits if digits else "0"
            return f'<td x:num="{text}" style="mso-number-format:\'{form}\';text-align:right">{text}</td>'
        kind = kind if kind in (DAY, MOMENT) and text else TEXT
        shown = text if kind != TEXT else harmless(text)
        return f"<td style=\"mso-number-format:'{_form(kind, text)}'\">{escape(shown, quote=False)}</td>"

    written = [[cell(one, kind) for one in column] for kind, column in zip(kinds, columns, strict=True)]
    rows = "".join(f"<tr>{''.join(row)}</tr>" for row in zip(*written, strict=True))
    head = "".join(f"<th style=\"mso-number-format:'\\@'\">{escape(harmless(one), quote=False)}</th>" for one in titles)
    head = f"<tr>{head}</tr>" if titles else ""
    names = 'xmlns:x="urn:schemas-microsoft-com:office:excel"'
    return f'<html {names}><head><meta charset="utf-8"></head><body><table>{head}{rows}</table></body></html>'


def _form(kind: str, text: str) -> str:
    return _FORMATS[DAY if kind == MOMENT and len(text) == 10 else kind]
