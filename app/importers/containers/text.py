"""CSV and other delimited text as a table: found, checked and read in blocks, so that memory stays flat.

The fast way hands blocks of whole lines to pyarrow and asks for nothing but strings. A block that pyarrow
cannot cut, or that does not give as many rows as it has lines, is read again line by line: that way knows
each row's number, and names the one at fault.
"""

from __future__ import annotations

import csv
import io
import mmap
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from app.domain.errors import SourceRefused
from app.importers.base import BATCH_ROWS, Source
from app.importers.containers.lines import DELIMITERS, likely_delimiter, padding, split_line
from app.importers.containers.mending import mended_lines
from app.importers.containers.total_line import Stated, TotalLine, held, totals_in
from app.importers.names import PADDING, Names, clean_cell, find_header
from app.importers.part import Columns, Part, shown
from app.importers.table import Footer, Line, Mend, Shape, Table, behind_blank, check_footer, no_header, places

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLOCK = 8 << 20  # bytes handed to pyarrow at a time
_FEW = 256 << 10  # bytes that the processor keeps at hand
_LONGEST = 64 << 20  # no record is longer: something was never closed
_TAIL = 256 << 10  # where a footer is looked for
_HEADER_LINES = 300
_HEADER_BYTES = 512 << 10
_QUOTE, _LF, _CR = 34, 10, 13
_MARKED = re.compile(r'"[^"]+"')

Split = Callable[[str], list[str]]


def text_table(
    source: Source,
    header: Sequence[Names],
    *,
    footer: Footer | None = None,
    quotes: bool = True,
    split: Split | None = None,
    mend: Mend | None = None,
    pad_short: bool = False,
    shape: Shape | None = None,
) -> Table:
    """Find header and footer of a text source; see app.importers.open_table."""
    shape = shape or Shape()
    with Path(source.text_path).open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    lines = _first_lines(data)
    texts = [text for _end, text in lines]
    if shape.first_row:
        at, delimiter = shape.first_row - 2, shape.delimiter or likely_delimiter(texts[:40])
        if at + 1 >= len(texts):
            raise no_header(source, [split_line(one, delimiter) for one in texts[:40]])
        columns = Columns(places(len(_without_tail(split_line(texts[at + 1], delimiter)))), file=source.file)
    else:
        at, delimiter = _found(source, texts, header, shape.delimiter)
        printed = split_line(texts[at], delimiter)
        # saved again by a program that puts every text into marks
        quotes |= split is None and all(_MARKED.fullmatch(one) for one in texts[at].split(delimiter))
        named = printed if shape.unnamed else _without_tail(printed)
        columns = Columns(named + [""] * shape.beyond, file=source.file, row=at + 1)
        footer = behind_blank(footer, named, delimiter)
    columns.need(*header)
    start = lines[at][0] if at >= 0 else 0
    stop, after = _footer(data, start, at + 2, footer, shape.footer_rows)
    total: Stated = None
    if footer is not None or shape.footer_rows or shape.first_row:
        line = next((one for one in reversed(after) if totals_in(split_line(one.text, delimiter))), None)
        if line is not None:
            total = partial(_held, data, start, stop, line, columns.printed, delimiter, known=True)
    elif (last := _last_line(data, start, at + 2, delimiter)) is not None:
        total = _held(data, start, last[0], last[1], columns.printed, delimiter, known=False)
        stop, after = (last[0], [last[1]]) if total is not None else (stop, after)
    ended = [split_line(one.text, delimiter) for one in after]
    if footer and not shape.footer_rows:
        check_footer(source.file, columns, footer, list(zip(after, ended, strict=True)))
    return TextTable(
        file=source.file,
        columns=columns,
        header_row=at + 1,
        preamble=[Line(number + 1, text) for number, text in enumerate(texts[: max(0, at)])],
        footer=after,
        footer_cells=ended,
        total=total,
        data=data,
        start=start,
        stop=stop,
        cut=_Cut(delimiter, quotes and mend is None, split, mend, pad_short),
    )


@dataclass(frozen=True, slots=True)
class _Cut:
    """How the lines of a table are cut."""

    delimiter: str
    quotes: bool
    split: Split | None
    mend: Mend | None
    pad_short: bool


def _first_lines(data: mmap.mmap) -> list[tuple[int, str]]:
    """Return (where it ends, text) of the lines in which a header is looked for."""
    found: list[tuple[int, str]] = []
    start = 0
    while start < min(len(data), _HEADER_BYTES) and len(found) < _HEADER_LINES:
        stop = data.find(b"\n", start) + 1 or len(data)
        if stop - start > _HEADER_BYTES:
            break
        found.append((stop, data[start:stop].decode("utf-8").rstrip("\r\n")))
        start = stop
    return found


def _without_tail(cells: list[str]) -> list[str]:
    while cells and not clean_cell(cells[-1]):
        cells = cells[:-1]
    return cells


def _found(source: Source, texts: Sequence[str], header: Sequence[Names], known: str) -> tuple[int, str]:
    """Return (index of the header's line, delimiter)."""
    likely = likely_delimiter(texts[:40])
    for delimiter in dict.fromkeys((known or likely, likely, *DELIMITERS)):
        at = find_header([split_line(one, delimiter) for one in texts], header)
        if at >= 0:
            return at, delimiter
    raise no_header(source, [split_line(one, likely) for one in texts[:40]])


def _footer(data: mmap.mmap, start: int, first_row: int, footer: Footer | None, last: int) -> tuple[int, list[Line]]:
    """Return (where the rows end, the lines after them).

    first_row: the number of the line at `start`; last: so many filled lines are the footer in any case.
    """
    if footer is None and not last:
        return len(data), []
    tail = max(start, len(data) - _TAIL)
    if tail > start:
        tail = data.find(b"\n", tail) + 1 or len(data)
    text = data[tail:].decode("utf-8").split("\n")
    at = tail
    filled = [index for index, line in enumerate(text) if line.strip(PADDING)]
    sure = filled[-last] if 0 < last <= len(filled) else len(text)
    for index, line in enumerate(text):
        if index == sure or (footer is not None and line.strip(PADDING) and footer(line.strip("\r\ufeff"))):
            row = first_row + _breaks(data, start, at)
            rest = [Line(row + more, one.strip("\r")) for more, one in enumerate(text[index:])]
            return at, [one for one in rest if one.text.strip(PADDING)]
        at += len(line.encode("utf-8")) + 1
    return len(data), []


def _last_line(data: mmap.mmap, start: int, first_row: int, delimiter: str) -> tuple[int, Line] | None:
    """Return (where it begins, the last line) where that is a line of totals."""
    stop = len(data)
    while stop > start and data[stop - 1 : stop] in b" \t\r\n,;":
        stop -= 1
    begin = max(start, data.rfind(b"\n", start, stop) + 1)
    if stop - begin > _HEADER_BYTES:
        return None
    end = data.find(b"\n", stop)
    line = data[begin : end if end >= 0 else len(data)].decode("utf-8").strip("\r")
    if not totals_in(split_line(line, delimiter)):
        return None
    return begin, Line(first_row + _breaks(data, start, begin), line)


def _held(
    data: mmap.mmap, start: int, stop: int, line: Line, names: Sequence[str], delimiter: str, *, known: bool
) -> TotalLine | None:
    """Return a line of totals held against the rows before `stop`; None where it may be a row."""
    if stop - start > _LONGEST:
        return None
    rows = io.TextIOWrapper(io.BytesIO(data[start:stop]), "utf-8", newline="")
    try:
        cells = split_line(line.text, delimiter)
        return held(cells, csv.reader(rows, delimiter=delimiter), names, line.row, known=known)
    except csv.Error:
        return None


def _breaks(data: mmap.mmap, start: int, stop: int) -> int:
    array = np.frombuffer(data, np.uint8)
    return sum(int(np.count_nonzero(array[at : min(at + _FEW, stop)] == _LF)) for at in range(start, stop, _FEW))


class TextTable(Table):
    """A table in a UTF-8 file that is mapped, never loaded."""

    def __init__(
        self,
        *,
        data: mmap.mmap,
        start: int,
        stop: int,
        cut: _Cut,
        file: str,
        columns: Columns,
        header_row: int,
        preamble: list[Line],
        footer: list[Line],
        footer_cells: list[list[str]],
        total: Stated,
    ) -> None:
        super().__init__(
            file=file,
            columns=columns,
            header_row=header_row,
            preamble=preamble,
            footer=footer,
            footer_cells=footer_cells,
            total=total,
        )
        self._data, self._start, self._stop, self._cut_by = data, start, stop, cut
        self.delimiter = cut.delimiter
        self._bytes = np.frombuffer(data, np.uint8)
        self._quoted = cut.quotes and data.find(b'"', start, stop) >= 0
        #: Quotation marks may be text, or somebody's re-saving: each line has to say.
        self._doubtful = cut.mend is not None and data.find(b'"', start, stop) >= 0
        self._width = max(len(columns.printed), self._first_width())

    def _first_width(self) -> int:
        """Return how many cells the first row has: a delimiter at the end of rows alone adds one."""
        for _row, cells in self._by_line(self._start, self._stop, self.header_row + 1):
            extra = cells[len(self.columns.printed) :]
            return 0 if any(clean_cell(one) for one in extra) else len(cells)
        return 0

    def first(self, count: int) -> list[tuple[int, list[str]]]:
        """Return (number, cells) of the first rows as printed."""
        try:
            return list(islice(self._by_line(self._start, self._stop, self.header_row + 1), count))
        except SourceRefused:
            return []  # reading says it, with the rows

    def unended(self) -> int:
        """Return the line of the last row where the bytes end without a line end."""
        if self._stop <= self._start or self._data[self._stop - 1 : self._stop] in b"\r\n":
            return 0
        return self.header_row + 1 + _breaks(self._data, self._start, self._stop)

    def batches(self) -> Iterator[Part]:
        """Read the rows: one block is cut while the one before it is used."""
        with ThreadPoolExecutor(1) as ahead:
            start, line = self._start, self.header_row + 1
            block = self._cut(start, line)
            cells = self._parse(block) if block else None
            while block is not None:
                coming = self._cut(block.stop, block.line + block.breaks)
                later = ahead.submit(self._parse, coming) if coming else None
                part = self._part_of(block, cells)
                if part is not None:
                    for at in range(0, len(part), BATCH_ROWS):
                        yield part.slice(at, BATCH_ROWS)
                elif self._quoted or (self._doubtful and self._has_quotes(block)):
                    # where a stray quotation mark stands, nobody knows which line ends are real from here on
                    yield from self._slowly(block.start, self._stop, block.line)
                    return
                else:
                    yield from self._slowly(block.start, block.stop, block.line)
                cells = later.result() if later is not None else None
                block = coming

    def _part_of(self, block: _Block, cells: list[pa.Array] | None) -> Part | None:
        """Return the rows of a block; None where they cannot be numbered or do not fit the header."""
        rows = self._numbers(block, len(cells[0])) if cells is not None else None
        if cells is None or rows is None or self._overfull(cells):
            return None
        if self._doubtful and self._has_quotes(block) and any(_any_framed(one) for one in cells):
            return None
        return self._without_blank(Part(rows, cells, self.columns, file=self.file))

    def _has_quotes(self, block: _Block) -> bool:
        return self._data.find(b'"', block.start, block.stop) >= 0

    def _cut(self, start: int, line: int) -> _Block | None:
        """Return the next block of whole records."""
        if start >= self._stop:
            return None
        size = _BLOCK
        while True:
            stop = min(start + size, self._stop)
            piece = self._bytes[start:stop]
            if not self._quoted:
                if stop < self._stop:
                    stop = max(self._data.rfind(b"\n", start, stop) + 1, start)
                if stop > start:
                    return _Block(start, stop, line, _breaks(self._data, start, stop))
            else:
                breaks_at = np.flatnonzero(piece == _LF)
                ends = breaks_at[_outside(piece, breaks_at)]
                if stop == self._stop:
                    return _Block(start, stop, line, len(breaks_at), breaks_at, ends)
                if len(ends):
                    stop = start + int(ends[-1]) + 1
                    breaks_at = breaks_at[: int(np.searchsorted(breaks_at, ends[-1])) + 1]
                    return _Block(start, stop, line, len(breaks_at), breaks_at, ends)
            if size >= _LONGEST:
                # let the reading by line say where a quotation was opened and never closed
                return _Block(start, self._stop, line, 0, broken=True)
            size *= 2

    def _parse(self, block: _Block) -> list[pa.Array] | None:
        """Return the cells of a block as columns of strings; None where pyarrow cannot cut it."""
        if block.broken:
            return None
        buffer = pa.py_buffer(memoryview(self._data)[block.start : block.stop])
        names = [str(index) for index in range(self._width)]
        try:
            table = arrow_csv.read_csv(
                pa.BufferReader(buffer),
                arrow_csv.ReadOptions(column_names=names, block_size=block.stop - block.start + 1),
                arrow_csv.ParseOptions(
                    delimiter=self._cut_by.delimiter,
                    quote_char='"' if self._quoted else False,
                    newlines_in_values=self._quoted,
                ),
                arrow_csv.ConvertOptions(
                    column_types=dict.fromkeys(names, pa.string()), check_utf8=False, strings_can_be_null=False
                ),
            )
        except pa.ArrowInvalid:
            return None
        return [one.combine_chunks() if one.num_chunks != 1 else one.chunk(0) for one in table.columns]

    def _numbers(self, block: _Block, count: int) -> NDArray[np.int32] | None:
        """Return the line where each of `count` records starts; None where the block says otherwise."""
        open_end = self._bytes[block.stop - 1] != _LF
        if block.ends_at is None or block.breaks_at is None:
            if block.breaks + open_end == count:
                return np.arange(block.line, block.line + count, dtype=np.int32)
            breaks_at = np.flatnonzero(self._bytes[block.start : block.stop] == _LF)
            ends_at = breaks_at
        else:
            breaks_at, ends_at = block.breaks_at, block.ends_at
        if len(breaks_at) == len(ends_at) and len(ends_at) + open_end == count:
            return np.arange(block.line, block.line + count, dtype=np.int32)  # every line is a record
        stops = np.append(ends_at, block.stop - block.start) if open_end else ends_at
        begins = np.concatenate([[0], ends_at + 1])[: len(stops)]
        same = len(breaks_at) == len(ends_at)  # no quotation holds a line end
        lines = block.line + (np.arange(len(begins)) if same else np.searchsorted(breaks_at, begins))
        length = stops - begins
        ends_cr = self._bytes[np.maximum(block.start + stops - 1, block.start)] == _CR
        full = length - (ends_cr & (length > 0)) > 0
        rows: NDArray[np.int32] = lines[full].astype(np.int32)
        return rows if len(rows) == count else None

    def _overfull(self, cells: list[pa.Array]) -> bool:
        """Return whether a cell to the right of the last named column says something."""
        return any(pc.any(pc.not_equal(one, "")).as_py() for one in cells[len(self.columns.printed) :])

    def _without_blank(self, part: Part) -> Part:
        """Drop rows of blank cells, which spreadsheets leave behind: they are no data rows."""
        empty = np.ones(len(part), bool)
        for index in range(len(self.columns.printed)):
            empty &= part.blank(index)
            if not empty.any():
                return part
        return part.where(~empty)

    def _slowly(self, start: int, stop: int, line: int) -> Iterator[Part]:
        """Read bytes line by line; a row that does not fit is refused."""
        rows: list[int] = []
        kept: list[list[str]] = []
        for row, cells in self._by_line(start, stop, line):
            if not any(clean_cell(one) for one in cells):
                continue
            try:
                fitted = self._fit(row, cells)
            except SourceRefused as refused:
                if self.columns.bad is None or not self.columns.bad.take(refused):
                    raise
                continue
            rows.append(row)
            kept.append(fitted)
            if len(rows) == BATCH_ROWS:
                yield self._part(rows, kept)
                rows, kept = [], []
        if rows:
            yield self._part(rows, kept)

    def _part(self, rows: list[int], kept: list[list[str]]) -> Part:
        columns = [pa.array(column, pa.string()) for column in zip(*kept, strict=True)]
        return Part(np.array(rows, np.int32), columns, self.columns, file=self.file)

    def _fit(self, row: int, cells: list[str]) -> list[str]:
        wanted = len(self.columns.printed)
        over = len(cells) > wanted if self._cut_by.mend is not None else any(clean_cell(one) for one in cells[wanted:])
        if over or (len(cells) < wanted and not self._cut_by.pad_short):
            if 2 < wanted <= cells[0].count(self._cut_by.delimiter) + 1 and not any(map(clean_cell, cells[1:])):
                raise SourceRefused("refused.one_cell", file=self.file, row=row, columns=shown(cells[0]))
            raise SourceRefused("refused.ragged", file=self.file, row=row, found=len(cells), wanted=wanted)
        return (cells + [""] * (wanted - len(cells)))[:wanted]

    def _by_line(self, start: int, stop: int, line: int) -> Iterator[tuple[int, list[str]]]:
        """Yield (line where it starts, cells) of each record that is not an empty line."""
        if self._quoted and self._cut_by.split is None:
            yield from self._by_csv(start, stop, line)
            return
        if self._cut_by.mend is not None:
            lines = self._lines(start, stop)
            yield from mended_lines(lines, line, self.columns, self._cut_by.delimiter, self._cut_by.mend)
            return
        wanted = len(self.columns.printed)
        for number, text in enumerate(self._lines(start, stop), line):
            if not text.strip("\r\n"):
                continue
            cells = text.rstrip("\r\n").split(self._cut_by.delimiter)
            if len(cells) != wanted and self._cut_by.split is not None:
                cells = self._cut_by.split(text.rstrip("\r\n"))
            yield number, cells

    def _by_csv(self, start: int, stop: int, line: int) -> Iterator[tuple[int, list[str]]]:
        reader = csv.reader(self._bare(start, stop), delimiter=self._cut_by.delimiter, strict=True)
        row = line
        while True:
            row = line + reader.line_num
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                raise SourceRefused("refused.quotes", file=self.file, row=row) from None
            if cells:
                yield row, cells

    def _bare(self, start: int, stop: int) -> Iterator[str]:
        """Yield lines without the blanks and TABs that some providers put behind a closing quotation mark."""
        padded = padding(self._cut_by.delimiter)
        for line in self._lines(start, stop):
            yield padded.sub('"', line) if '"\t' in line or '" ' in line else line

    def _lines(self, start: int, stop: int) -> Iterator[str]:
        while start < stop:
            end = min(self._data.find(b"\n", start, stop) + 1 or stop, stop)
            yield self._data[start:end].decode("utf-8")
            start = end


def _outside(piece: NDArray[np.uint8], breaks_at: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which line ends stand outside of quotations: behind an even number of quotation marks."""
    if not len(breaks_at):
        return np.zeros(0, np.bool_)
    quotes = (piece[: breaks_at[-1] + 1] == _QUOTE).view(np.uint8)
    odd = np.bitwise_xor.reduceat(quotes, np.concatenate([[0], breaks_at[:-1] + 1]))
    return np.asarray(np.bitwise_xor.accumulate(odd) == 0)


def _any_framed(column: pa.Array) -> bool:
    return bool(pc.any(pc.starts_with(pc.utf8_ltrim(column, characters=PADDING), '"'), min_count=0).as_py())


@dataclass(slots=True)
class _Block:
    """Bytes start to stop, whole records; line: number of the first line, breaks: line ends in it.

    breaks_at, ends_at: where lines, and records, end (from start), where quotations may hold line ends.
    """

    start: int
    stop: int
    line: int
    breaks: int
    breaks_at: NDArray[np.int64] | None = None
    ends_at: NDArray[np.int64] | None = None
    broken: bool = False
