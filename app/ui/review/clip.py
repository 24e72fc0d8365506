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
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from app.domain.progress import Report, Step
from app.ui.models import shown
from app.ui.models.columns_model import AMOUNT, COUNT, DAY, MOMENT, TEXT, ColumnsModel
from app.ui.privacy import privacy
from app.ui.review.grid_menus import page_of

if TYPE_CHECKING:
    from app.ui.review.data_grid import DataGrid

#: Texts of digits that spreadsheets show or keep no more as they are.
_OTHER_NUMBER = re.compile(r"[0-9]{12,}|0[0-9]+|[0-9]+[eE][0-9]+")
_NUMBER_SIGNED = re.compile(r"[+-][0-9 .,]*")
#: Rows that are written at once, where somebody waits; and that are written on a thread between two looks at Cancel.
MANY, _PIECE = 5_000, 2_000
_FORMATS = {TEXT: r"\@", DAY: r"yyyy\-mm\-dd", MOMENT: r"yyyy\-mm\-dd\ hh\:mm\:ss", AMOUNT: "0.00", COUNT: "0"}
_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def copy_rows(grid: DataGrid, rows: NDArray[np.int64], with_titles: bool) -> None:
    """Put rows of a grid, the columns in sight alone, on the clipboard; many are written on a thread of its page."""
    model, page = grid.model(), page_of(grid)
    if len(rows) <= MANY or page is None or privacy.hidden or not isinstance(model, ColumnsModel):
        QGuiApplication.clipboard().setMimeData(clip_of(grid, rows, with_titles))
        return
    titles, kinds, columns = _columns_of(grid)
    lines, reader = model.lines[rows], model.reader()
    lines = lines[lines >= 0]  # candidates are no rows of their own
    grid.readers.append(reader)  # lives until the thread is done with it

    def write(report: Report) -> tuple[str, str]:
        texts, parts = [], []
        for start in range(0, len(lines), _PIECE):
            report(Step.WRITING, start, len(lines), "")
            piece = [reader.plain_texts(lines[start : start + _PIECE], one) for one in columns]
            texts.append(as_text(titles if with_titles and not start else [], kinds, piece))
            parts.append(_rows_html(kinds, piece))
        return "\n".join(texts), _page(titles if with_titles else [], "".join(parts))

    def done(written: tuple[str, str]) -> None:
        data = QMimeData()
        data.setText(written[0])
        data.setHtml(written[1])
        QGuiApplication.clipboard().setMimeData(data)
        words = QCoreApplication.translate("Clip", "{count} rows can be pasted now.")
        page.session.toast.emit(words.format(count=shown.count(len(lines))), False)

    title = QCoreApplication.translate("Clip", "Copying rows")
    job = page.session.background(write, done, title=title)
    job.ended.connect(lambda: grid.readers.remove(reader))


def clip_of(grid: DataGrid, rows: NDArray[np.int64], with_titles: bool) -> QMimeData:
    """Return rows of a grid, the columns in sight alone, for the clipboard."""
    titles, kinds, columns = table_of(grid, rows)
    data = QMimeData()
    data.setText(as_text(titles if with_titles else [], kinds, columns))
    data.setHtml(as_html(titles if with_titles else [], kinds, columns))
    return data


def _columns_of(grid: DataGrid) -> tuple[list[str], list[str], list[int]]:
    """Return (titles, kinds, numbers) of the columns in sight; boxes to tick are left out."""
    model = grid.model()
    found = [one for one in grid.kept_columns() if titled(model, one)]
    kinds = [model.kind(one) if isinstance(model, ColumnsModel) else TEXT for one in found]
    return [title_of(model, one) for one in found], kinds, found


def table_of(grid: DataGrid, rows: NDArray[np.int64]) -> tuple[list[str], list[str], list[list[str]]]:
    """Return (titles, kinds, texts by column) of rows; boxes to tick are left out."""
    model, (titles, kinds, columns) = grid.model(), _columns_of(grid)
    if isinstance(model, ColumnsModel):
        lines = model.lines[rows]
        return titles, kinds, [model.plain_texts(lines, one) for one in columns]
    return titles, kinds, [[str(model.index(int(row), one).data() or "") for row in rows] for one in columns]


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
    return _page(titles, _rows_html(kinds, columns))


def _rows_html(kinds: Sequence[str], columns: Sequence[Sequence[str]]) -> str:
    def cell(text: str, kind: str) -> str:
        if is_number(text, kind):
            digits = len(text.partition(".")[2])
            form = "0." + "0" * digits if digits else "0"
            return f'<td x:num="{text}" style="mso-number-format:\'{form}\';text-align:right">{text}</td>'
        kind = kind if kind in (DAY, MOMENT) and text else TEXT
        shown = text if kind != TEXT else harmless(text)
        return f"<td style=\"mso-number-format:'{_form(kind, text)}'\">{escape(shown, quote=False)}</td>"

    written = [[cell(one, kind) for one in column] for kind, column in zip(kinds, columns, strict=True)]
    return "".join(f"<tr>{''.join(row)}</tr>" for row in zip(*written, strict=True))


def _page(titles: Sequence[str], rows: str) -> str:
    head = "".join(f"<th style=\"mso-number-format:'\\@'\">{escape(harmless(one), quote=False)}</th>" for one in titles)
    head = f"<tr>{head}</tr>" if titles else ""
    names = 'xmlns:x="urn:schemas-microsoft-com:office:excel"'
    return f'<html {names}><head><meta charset="utf-8"></head><body><table>{head}{rows}</table></body></html>'


def _form(kind: str, text: str) -> str:
    return _FORMATS[DAY if kind == MOMENT and len(text) == 10 else kind]
