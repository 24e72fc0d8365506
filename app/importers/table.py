"""A table inside a source: header, preamble, footer, and its rows in parts; text and spreadsheets alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from app.domain.errors import SourceRefused
from app.importers.base import Source
from app.importers.containers.total_line import Stated
from app.importers.names import clean_cell, said_names
from app.importers.part import Columns, Part
from app.importers.row_looks import look_of

#: Joins cells that an unquoted delimiter has cut, given the columns; None where that is not certain.
Mend = Callable[[list[str], Columns], list[str] | None]
#: Joins cells of a sheet again that stand in a row with more cells than the header has.
Rejoin = Callable[[list[str]], list[str]]
_DAY = re.compile("(?:19|20)[0-9]{2}[-/年][0-9]{1,2}[-/月][0-9]{1,2}")
#: Says whether a line (cells of a sheet joined by commas) is where the footer begins.
Footer = Callable[[str], bool]


class Line(NamedTuple):
    """A line outside the rows: its number from 1, and its text (cells of a sheet joined by commas)."""

    row: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a layout says of a table beyond its columns.

    first_row: line or sheet row of the first data row where the table has no header, 0 where it has one; its
    columns are then `[1]`, `[2]` …. footer_rows: so many lines at the end are no rows. delimiter: "" unknown.
    unnamed: cells of the header behind its last name are columns too, `[4]`; beyond: so many columns of a text stand
    behind those that its header has.
    """

    first_row: int = 0
    footer_rows: int = 0
    delimiter: str = ""
    unnamed: bool = False
    beyond: int = 0


@dataclass(kw_only=True)
class Table:
    """What `open_table` found; `parts()` reads the rows, once.

    columns: of the header; header_row: its number from 1. preamble, footer: lines before and after, both
    known before the rows are read, footer_cells: the latter's cells, total: its line of totals, held against the rows.
    rows: data rows read so far. sheet: "" for text; delimiter: "" for a sheet.
    """

    file: str
    columns: Columns
    header_row: int
    preamble: list[Line] = field(default_factory=list)
    footer: list[Line] = field(default_factory=list)
    footer_cells: list[list[str]] = field(default_factory=list)
    rows: int = 0
    sheet: str = ""
    delimiter: str = ""
    total: Stated = None

    def batches(self) -> Iterator[Part]:
        """Read the rows; a container fulfils it."""
        raise NotImplementedError

    def first(self, count: int) -> list[tuple[int, list[str]]]:
        """Return (number, cells) of the first rows as printed; `parts` still gives them."""
        raise NotImplementedError

    def unended(self) -> int:
        """Return the line of the last row where nothing ends it, so that it may be cut off; 0 where it is whole."""
        return 0

    def need_end(self) -> None:
        """Refuse a table whose footer is missing and whose last row may be cut off, or that has no row at all.

        For formats that end with a footer: a file whose last row is whole lacks its totals and no more.
        """
        row = self.unended()
        if row or not self.first(1):
            raise SourceRefused("refused.cut_off", file=self.file, row=row)

    def parts(self) -> Iterator[Part]:
        """Return parts of at most 50,000 rows and count them; without the rows that a person leaves out."""
        for part in self.batches():
            if self.columns.bad is not None and len(self.columns.bad):
                part = part.where(self.columns.bad.kept(part.row))
            self.rows += len(part)
            if len(part):
                yield part

    def __iter__(self) -> Iterator[Part]:
        return self.parts()


def blank_before(names: Sequence[str]) -> int:
    """Return how many columns without a name stand left of the first that has one, as people put them there."""
    return next((at for at, one in enumerate(names) if clean_cell(one)), 0)


def behind_blank(footer: Footer | None, names: Sequence[str], mark: str) -> Footer | None:
    """Return what says whether a line is where the footer begins, also where a table stands some columns to the right.

    names: of its header; mark: what parts the cells of a line.
    """
    blank = mark * blank_before(names)
    if footer is None or not blank:
        return footer
    return lambda line: footer(line.removeprefix(blank))


def check_footer(file: str, columns: Columns, ends: Footer, footer: Sequence[tuple[Line, Sequence[str]]]) -> None:
    """Refuse a row among the lines of the footer: it would be lost without a word.

    ends: what says that a line is of the footer; footer: its lines with their cells. What else stands there,
    sums, fills few cells and has no day; rows and headers fill most of them, or have a day and an amount.
    """
    wanted = len(columns.printed)
    for line, cells in footer:
        filled = [text for one in cells if (text := clean_cell(one))]
        dated = any(map(_DAY.match, filled)) and "money" in map(look_of, filled)
        if not ends(line.text) and (2 * len(filled) > wanted or dated):
            raise SourceRefused("refused.after_footer", file=file, row=line.row)


def places(width: int) -> list[str]:
    """Return the names of columns that have none."""
    return [f"[{one + 1}]" for one in range(width)]


def no_header(source: Source, rows: Sequence[Sequence[str]]) -> SourceRefused:
    """Return the refusal of a source without the header that was asked for; it names the columns seen."""
    widest = max(rows, key=lambda cells: sum(bool(one.strip()) for one in cells), default=[])
    return SourceRefused("refused.no_header", file=source.file, columns=said_names(widest))
