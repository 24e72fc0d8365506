"""Statements as PDF with text: pages → rows under their header's names; `row` is the n-th transaction.

Tables with rulings are cut by them, others by where their words stand (`pdf_words`). A scanned PDF holds
pictures and no text, and is refused; so is a page of pictures among pages of text, whose rows would be lost.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.domain.errors import SourceRefused
from app.importers.base import Head, Source
from app.importers.containers.held import ListTable, Row
from app.importers.containers.pdf_words import (
    PageRows,
    Places,
    Word,
    is_dated,
    lines_of,
    may_be_row,
    page_rows,
    wrapped,
)
from app.importers.names import Names, clean_cell, find_header
from app.importers.part import Columns
from app.importers.table import Footer, Line, check_footer, no_header

PAGE_S = 10.0  # a page that takes longer is not read on
MOST_PAGES = 1_000
_HEAD_ROWS = 40
_LEAST = 4  # columns of a ruled table
_NUMBERED = re.compile(r"(?:第\s*)?(\d{1,3})\s*(?:页)?\s*[/,，共]+\s*(\d{1,3})\s*(?:页)?")
_OUTLINES = 50  # curves of a page without letters that are letters


@dataclass(slots=True)
class Document:
    """What a PDF holds: lines before the table, its header, rows of all pages, lines behind them."""

    names: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def document(path: str, file: str, passwords: Sequence[str] = ()) -> Document:
    """Return what a PDF holds; the last one is kept."""
    known = Path(path).stat()
    return _document(path, file, tuple(passwords), (known.st_size, known.st_mtime_ns))


@lru_cache(maxsize=1)  # sniffing and reading ask for the same one
def _document(path: str, file: str, passwords: tuple[str, ...], _stamp: tuple[int, int]) -> Document:
    pdf = _opened(path, file, passwords)
    try:
        return _read(_pages(pdf, file), file)
    finally:
        pdf.stream.close()  # closing the document itself asks for its pages again, broken or not


def _read(pages: Sequence[Any], file: str) -> Document:
    found, places, bare = Document(), None, 0
    if len(pages) > MOST_PAGES:
        raise SourceRefused("refused.too_big", file=file)
    for page in pages:
        began = time.monotonic()
        got, places = _page(page, places, file)
        page.close()
        bare += got is None
        if got is not None:
            _add(found, got, file)
        if time.monotonic() - began > PAGE_S:
            raise SourceRefused("refused.too_slow", file=file)
    if bare == len(pages) or (bare and found.rows):
        raise SourceRefused("refused.pdf_scanned", file=file)
    if _pages_missing(found, len(pages)):
        raise SourceRefused("refused.cut_off", file=file)
    if not found.rows and any(may_be_row(one.split()) for one in (*found.before, *found.after)):
        raise SourceRefused("refused.pdf_unknown", file=file)  # rows in a form that nobody here knows are no empty list
    return found


def _pages(pdf: Any, file: str) -> list[Any]:
    try:
        return list(pdf.pages)
    except MemoryError:
        raise
    except Exception as exc:
        raise SourceRefused("refused.pdf_broken", file=file) from exc


def _pages_missing(found: Document, count: int) -> bool:
    """Return whether the pages number themselves (`1/3`) and are not as many as they say."""
    told = [match for one in (*found.before, *found.after) if (match := _NUMBERED.fullmatch(one.strip()))]
    return bool(told) and (len(told) != count or any(int(one[2]) != count for one in told))


def _opened(path: str, file: str, passwords: Sequence[str]) -> Any:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    for password in ("", *passwords):
        try:
            return pdfplumber.open(path, password=password, strict_metadata=False)
        except PdfminerException as exc:
            if not (exc.args and isinstance(exc.args[0], PDFPasswordIncorrect)):
                raise SourceRefused("refused.pdf_broken", file=file) from exc
        except MemoryError:
            raise
        except Exception as exc:
            raise SourceRefused("refused.pdf_broken", file=file) from exc
    raise SourceRefused("refused.pdf_password", file=file)


def _page(page: Any, places: Places | None, file: str) -> tuple[PageRows | None, Places | None]:
    """Return the rows of a page, None where it is a picture; and the columns that hold for the next one."""
    try:
        if not page.chars:  # text may also have been drawn as outlines
            return (None if page.images or len(page.curves) > _OUTLINES else PageRows([], [], [], [])), places
        plain = page.dedupe_chars(tolerance=1)  # bold type may be printed twice
        ruled = _ruled(plain)
        if ruled is not None:
            return ruled, places
        return page_rows(_words(plain), places)
    except (MemoryError, SourceRefused):
        raise
    except Exception as exc:
        raise SourceRefused("refused.pdf_broken", file=file) from exc


def _words(page: Any) -> list[Word]:
    found = page.extract_words(x_tolerance=1.5, y_tolerance=3, keep_blank_chars=False)
    return [Word(one["text"], one["x0"], one["x1"], one["top"], one["bottom"]) for one in found]


def _ruled(page: Any) -> PageRows | None:
    """Return the rows of the page's table with rulings; None where it has none, or no days in it."""
    rows: list[list[str]] = []
    top, bottom = float(page.height), 0.0
    for table in page.find_tables():
        cells = [[_cell(one) for one in row] for row in table.extract(x_tolerance=1.5, y_tolerance=3)]
        if max((len(row) for row in cells), default=0) < _LEAST:
            continue
        rows += [row for row in cells if any(row)]
        top, bottom = min(top, table.bbox[1]), max(bottom, table.bbox[3])
    dated = [row for row in rows if is_dated(row)]
    if not dated:
        return None
    first = next(at for at, row in enumerate(rows) if row is dated[0])
    names = rows[first - 1] if first and not any(re.search(r"\d", one) for one in rows[first - 1]) else []
    lines = lines_of(_words(page))
    before = [one.text for one in lines if one.middle < top]
    after = [one.text for one in lines if one.middle > bottom]
    before += [" ".join(filter(None, row)) for row in rows[: max(0, first - 1)]]
    body = [row for row in rows[first:] if row != names]
    while body and not is_dated(body[-1]):
        after.insert(0, " ".join(filter(None, body.pop())))
    return PageRows(names, body, before, after)


def _cell(text: str | None) -> str:
    found = ""
    for line in (text or "").split("\n"):
        found = wrapped(found, line.strip())
    return found


def _add(found: Document, page: PageRows, file: str) -> None:
    """Append a page; another header than that of the pages before it, or a lost line, is refused."""
    if page.lost:
        raise SourceRefused("refused.value", file=file, row=len(found.rows) + 1, value=page.lost[0][:60])
    if page.names and found.names and page.names != found.names:
        raise SourceRefused("refused.pdf_header", file=file, row=len(found.rows) + 1)
    found.names = found.names or page.names
    (found.after if found.rows else found.before).extend(page.before)
    found.rows += page.rows
    found.after += page.after


def pdf_heads(path: str, file: str, passwords: Sequence[str] = ()) -> list[Head]:
    """Return what may be sniffed of a PDF: the lines before its table, the header and the first rows."""
    found = document(path, file, passwords)
    if not found.names:
        raise SourceRefused("refused.pdf_unknown", file=file)
    rows = [[one] for one in found.before[: _HEAD_ROWS - 10]]
    rows += [[clean_cell(one) for one in row] for row in (found.names, *found.rows[:9])]
    return [Head(container="pdf", text="", rows=rows)]


def pdf_rows(path: str, file: str, passwords: Sequence[str] = ()) -> list[Row]:
    """Return header and rows, numbered as transactions are, the header 0."""
    found = document(path, file, passwords)
    return [(0, found.names), *enumerate(found.rows, start=1)]


def pdf_table(source: Source, header: Sequence[Names], *, footer: Footer | None = None) -> ListTable:
    """Do for a PDF what `open_table` promises; its footer is what stands behind the table, on any page."""
    found = document(source.path, source.file, source.options.passwords)
    if find_header([found.names], header) < 0:
        raise no_header(source, [found.names])
    columns = Columns(found.names, file=source.file)
    columns.need(*header)
    wanted = len(found.names)
    for number, cells in enumerate(found.rows, start=1):
        if len(cells) != wanted:
            raise SourceRefused("refused.ragged", file=source.file, row=number, found=len(cells), wanted=wanted)
    rows = list(enumerate(found.rows, start=1))
    end = len(rows)
    if footer is not None:
        end = next((at for at, (_row, cells) in enumerate(rows) if footer(",".join(cells))), end)
        rest = [(Line(number, ",".join(cells)), cells) for number, cells in rows[end:]]
        check_footer(source.file, columns, footer, rest)
    table = ListTable(
        file=source.file,
        columns=columns,
        header_row=0,
        preamble=[Line(0, one) for one in found.before],
        footer=[Line(0, one) for one in found.after] + [Line(row, ",".join(cells)) for row, cells in rows[end:]],
        footer_cells=[[one] for one in found.after],
    )
    table.held = rows[:end]
    return table
