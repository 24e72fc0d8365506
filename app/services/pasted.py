"""Cells copied from a spreadsheet program as a source: a table as text with tabs, or as HTML."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from html.parser import HTMLParser

from app.domain.errors import WrongUsage

_MOST = 200 << 20  # characters; more is no selection of cells


def table_of(text: str, html: str, *, picture: bool = False) -> str:
    """Return the copied cells as lines of cells with tabs between; the n-th line is the n-th row.

    text, html: as the clipboard gives them, "" for none; picture: it holds a picture besides. WrongUsage says why
    something cannot be a statement: nothing, a picture, a single cell or column, rows of different length.
    """
    rows = _rows(text)
    if not _is_table(rows) and html:
        rows = _html_rows(html) or rows
    if not any(any(cell.strip() for cell in row) for row in rows):
        raise WrongUsage("paste.picture" if picture else "paste.nothing")
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        raise WrongUsage("paste.one_cell", rows=len(rows), columns=max(len(row) for row in rows))
    for number, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            raise WrongUsage("paste.half", row=number, found=len(row), wanted=len(rows[0]))
    return _written(rows)


def _rows(text: str) -> list[list[str]]:
    """Return the rows of a text; cells with tabs or line breaks inside come in quotation marks."""
    if len(text) > _MOST:
        raise WrongUsage("paste.too_much")
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n\0")
    if not plain:
        return []
    try:
        return list(csv.reader(io.StringIO(plain), delimiter="\t", strict=True))
    except csv.Error:
        return [line.split("\t") for line in plain.split("\n")]


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    return len(rows) > 1 and len(rows[0]) > 1


def _written(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for row in rows:
        writer.writerow([" ".join(cell.replace("\t", " ").split("\n")).strip() for cell in row])
    return out.getvalue()


class _Table(HTMLParser):
    """Collects the cells of the first table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            span = dict(attrs).get("colspan") or "1"
            self._cell, self._span = [], min(int(span), 100) if span.isascii() and span.isdigit() else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table" and self.rows:
            self._done = True

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is not None and self.rows:
            self.rows[-1] += [" ".join("".join(self._cell).split()), *[""] * (self._span - 1)]
        self._cell = None


def _html_rows(html: str) -> list[list[str]]:
    parser = _Table()
    parser.feed(html[:_MOST])
    parser.close()
    return [row for row in parser.rows if row]
