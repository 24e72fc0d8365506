"""A table inside a source: header, preamble, footer, and its rows in parts; text and spreadsheets alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from app.domain.errors import SourceRefused
from app.importers.base import Source
from app.importers.containers.merged import Goods
from app.importers.containers.total_line import Stated
from app.importers.looks import note_look
from app.importers.names import Names, clean_cell
from app.importers.part import Columns, Part

#: Joins cells that an unquoted delimiter has cut, given the columns; None where that is not certain.
Mend = Callable[[list[str], Columns], list[str] | None]
#: Says whether a line (cells of a sheet joined by commas) is where the footer begins.
Footer = Callable[[str], bool]


_DAY = re.compile(r"(?:[0-9]{4}[-/.年]?[0-9]{1,2}[-/.月]?[0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4})(?![0-9])")
_WORDED = re.compile(r"[0-9]{1,2}[- ][A-Za-z]{3,9}[-, ]+[0-9]{2,4}$")  # `07 Nov 2013`
_MONEY = re.compile(r"[-+]?[¥￥$€£]?[0-9][0-9,. ]*[.,][0-9]{2}$")


class Line(NamedTuple):
    """A line outside the rows: its number from 1, and its text (cells of a sheet joined by commas)."""

    row: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a layout says of a table beyond its columns.

    first_row: line or sheet row of the first data row where the table has no header, 0 where it has one; its
    columns are then `[1]`, `[2]` …. footer_rows: so many lines at the end are no rows. delimiter: "" unknown.
    unnamed: cells of the header behind its last name are columns too, `[4]`.
    """

    first_row: int = 0
    footer_rows: int = 0
    delimiter: str = ""
    unnamed: bool = False


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


def open_table(
    source: Source,
    header: Sequence[Names],
    *,
    footer: Footer | None = None,
    quotes: bool = True,
    split: Callable[[str], list[str]] | None = None,
    mend: Mend | None = None,
    pad_short: bool = False,
    shape: Shape | None = None,
    goods: Goods | None = None,
) -> Table:
    """Find the header that names every column of `header`; refuse a source that has none.

    footer: predicate on a line's text; the first true one among the last lines ends the rows, and it and
    what follows are the footer. quotes: false where the provider never quotes. split: how a text line that
    the delimiter alone does not cut right is cut (unquoted commas). mend: for text whose provider never
    quotes, though somebody may have re-saved it with quotation marks: what to do with a line that fits
    neither way. A row after the footer is refused: several exports were joined into one. pad_short: cut rows
    that end early count as blank to the right instead of being refused. shape: what a layout says of it. goods: how
    an order's merged cells stand beside its goods.
    """
    if source.head.container == "text":
        from app.importers.containers.text import text_table

        table: Table = text_table(
            source,
            header,
            footer=footer,
            quotes=quotes,
            split=split,
            mend=mend,
            pad_short=pad_short,
            shape=shape,
        )
    elif source.head.container == "pdf":
        from app.importers.containers.pdf import pdf_table

        table = pdf_table(source, header, footer=footer)
    else:
        from app.importers.containers.cells import cells_table

        table = cells_table(source, header, footer=footer, pad_short=pad_short, shape=shape, goods=goods)
    if source.head.container != "pdf":
        _check_preamble(table)
    table.columns.bad = source.bad
    source.total = table.total
    note_look(source, table)
    return table


def _check_preamble(table: Table) -> None:
    """Refuse a row that stands before the header: it would be lost without a word.

    A line is a row where it is as wide as the header, has a day and an amount, and days, amounts and words stand in
    no other columns than in the first row; where none follows the header, than in another such line before it.
    """
    from app.importers.containers.lines import split_line

    lines = [
        (line.row, [_look(one) for one in split_line(line.text, table.delimiter or ",")]) for line in table.preamble
    ]
    wide = len(table.columns.printed)
    rows = [(row, looks) for row, looks in lines if len(looks) == wide and {"day", "money"} <= set(looks)]
    first = [[_look(one) for one in cells] for _row, cells in table.first(1)] or [looks for _row, looks in rows[1:2]]
    for row, looks in rows:
        if any(all(one == two for one, two in zip(looks, known, strict=False) if one and two) for known in first):
            raise SourceRefused("refused.before_header", file=table.file, row=row)


def _look(cell: str) -> str:
    text = clean_cell(cell)
    return "day" if _DAY.match(text) else "money" if _MONEY.match(text) else text and "word"


def is_bare(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether a table has no header: the first row has a day and an amount, and is as wide as most."""
    filled = [row for row in rows if any(row)]
    looks = set(map(_look, filled[0])) if filled else set()
    if filled and any(_WORDED.match(one) for one in filled[0]):
        looks.add("day")
    return {"day", "money"} <= looks and 2 * sum(len(row) == len(filled[0]) for row in filled) > len(filled)


def named_row(rows: Sequence[Sequence[str]]) -> Sequence[str]:
    """Return the row that names the columns of a table nobody knows: the widest, or one without figures nearly as wide.

    Names may stand twice or be left out, so that rows below the header have more different cells than it has.
    """
    widest = max(rows, key=_different, default=())
    names = [row for row in rows if {"day", "money"}.isdisjoint(map(_look, row))]
    header = max(names, key=_different, default=())
    return header if 3 * _different(header) >= 2 * _different(widest) else widest


def _different(cells: Sequence[str]) -> int:
    return len({one for one in cells if one})


def check_footer(file: str, columns: Columns, ends: Footer, footer: Sequence[tuple[Line, Sequence[str]]]) -> None:
    """Refuse a row among the lines of the footer: it would be lost without a word.

    ends: what says that a line is of the footer; footer: its lines with their cells. What else stands there,
    sums, fills few cells; rows and headers fill most of them.
    """
    wanted = len(columns.printed)
    for line, cells in footer:
        if not ends(line.text) and 2 * sum(bool(clean_cell(one)) for one in cells) > wanted:
            raise SourceRefused("refused.after_footer", file=file, row=line.row)


def places(width: int) -> list[str]:
    """Return the names of columns that have none."""
    return [f"[{one + 1}]" for one in range(width)]


def no_header(source: Source, rows: Sequence[Sequence[str]]) -> SourceRefused:
    """Return the refusal of a source without the header that was asked for; it names the columns seen."""
    widest = max(rows, key=lambda cells: sum(bool(one.strip()) for one in cells), default=[])
    seen = ", ".join(one.strip() for one in widest if one.strip())[:300]
    return SourceRefused("refused.no_header", file=source.file, columns=seen)
