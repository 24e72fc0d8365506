"""Tables whose rows are held as lists: sheets and texts with several blocks, and tables out of a PDF.

Statements of a bank are small; what may have a million rows goes through `open_table` instead.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

from app.domain.errors import SourceRefused
from app.importers.base import Source
from app.importers.containers.held import ListTable, Row
from app.importers.containers.lines import DELIMITERS, likely_delimiter, padding, split_line
from app.importers.names import Names, clean_cell, find_header, has_all
from app.importers.part import Columns
from app.importers.resaved import notes_around
from app.importers.table import Line, no_header

_MOST = 400_000  # rows that are held as lists


def source_rows(source: Source, header: Sequence[Names]) -> list[Row]:
    """Return every row of a source that is not blank; SourceRefused where it has no such header."""
    if source.head.container == "pdf":
        from app.importers.containers.pdf import pdf_rows

        return pdf_rows(source.path, source.file, source.options.passwords)
    if source.head.container == "text":
        return _text_rows(source, header)
    from app.importers.containers.cells import iter_rows

    rows = []
    for number, cells in iter_rows(source.path, source.file, source.sheet):
        rows.append((number, cells))
        if len(rows) > _MOST:
            raise SourceRefused("refused.too_big", file=source.file)
    return rows


def _text_rows(source: Source, header: Sequence[Names]) -> list[Row]:
    text = Path(source.text_path).read_text(encoding="utf-8").removeprefix("\ufeff")
    lines = text.split("\n")
    if len(lines) > _MOST:
        raise SourceRefused("refused.too_big", file=source.file)
    likely = likely_delimiter([one.rstrip("\r") for one in lines[:40]])
    for delimiter in dict.fromkeys((likely, *DELIMITERS)):
        cut = [split_line(one.rstrip("\r"), delimiter) for one in lines[:300]]
        if find_header(cut, header) >= 0:
            return _records(lines, delimiter, source.file)
    raise no_header(source, [split_line(one, likely) for one in lines[:40]])


def _records(lines: Sequence[str], delimiter: str, file: str) -> list[Row]:
    """Return the records of text lines; a quotation that is not closed as it should be is refused."""
    padded = padding(delimiter)
    framed = [padded.sub('"', one.rstrip("\r")) + "\n" for one in lines]
    reader = csv.reader(framed, delimiter=delimiter, strict=True)
    rows: list[Row] = []
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return rows
        except csv.Error:
            raise SourceRefused("refused.quotes", file=file, row=number) from None
        if any(clean_cell(one) for one in cells):
            rows.append((number, cells))


def block_tables(
    source: Source,
    header: Sequence[Names],
    *,
    begins: Callable[[Sequence[str]], bool],
    footer: Callable[[str], bool],
    pad_short: bool = False,
) -> list[ListTable]:
    """Return one table for each header of a source, with the lines before it, and its footer.

    begins: whether a row opens the next block; footer: whether a line ends the rows of one. A row that has
    more, or (without pad_short) fewer cells than its header is refused.
    """
    rows = source_rows(source, header)
    heads = [at for at, (_row, cells) in enumerate(rows) if has_all(cells, header)]
    if not heads:
        raise no_header(source, [cells for _row, cells in rows[:40]])
    found, start = [], 0
    for index, at in enumerate(heads):
        last = heads[index + 1] if index + 1 < len(heads) else len(rows)
        stop = next((one for one in range(at + 1, last) if begins(rows[one][1])), last)
        end = next((one for one in range(at + 1, stop) if footer(line_of(rows[one]).text)), stop)
        if stop == last and index + 1 < len(heads) and end == stop:
            end = stop = _before_header(rows, at + 1, last)
        found.append(_table(source, rows, start, at, end, stop, pad_short))
        start = stop
    return found


def _before_header(rows: Sequence[Row], start: int, stop: int) -> int:
    """Return where the few cells before the next header begin: lines of its preamble fill fewer than rows do."""
    width = sum(bool(clean_cell(one)) for one in rows[stop][1])
    at = stop
    while at > start and 3 * sum(bool(clean_cell(one)) for one in rows[at - 1][1]) < width:
        at -= 1
    return at


def _table(source: Source, rows: Sequence[Row], start: int, at: int, end: int, stop: int, pad_short: bool) -> ListTable:
    number, printed = rows[at]
    while printed and not clean_cell(printed[-1]):
        printed = printed[:-1]
    columns = Columns(printed, file=source.file, row=number)
    columns.bad, columns.notes, columns.typed = source.bad, source.notes, bool(source.sheet)
    ended = rows[end:stop]
    source.notes += notes_around(line_of(one).text for one in (*rows[start:at], *ended))
    table = ListTable(
        file=source.file,
        columns=columns,
        header_row=number,
        preamble=[line_of(one) for one in rows[start:at]],
        footer=[line_of(one) for one in ended],
        footer_cells=[cells for _row, cells in ended],
        sheet=source.sheet,
    )
    table.held = [_fit(one, len(printed), source, pad_short) for one in rows[at + 1 : end]]
    if source.sheet:
        from app.importers.containers.cells import date1904

        table.from_1904 = date1904(source.path, source.file)
    return table


def _fit(row: Row, wanted: int, source: Source, pad_short: bool) -> Row:
    number, cells = row
    over = any(clean_cell(one) for one in cells[wanted:])
    short = len(cells) < wanted and not pad_short and source.head.container == "text"
    if over or short:
        raise SourceRefused("refused.ragged", file=source.file, row=number, found=len(cells), wanted=wanted)
    return number, cells


def line_of(row: Row) -> Line:
    """Return a row as a line of text, its cells joined by commas."""
    return Line(row[0], ",".join(row[1]).rstrip(","))
