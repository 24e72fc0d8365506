"""Rows of the tables of a web page, as a spreadsheet shows them: one sheet, the tables one below the other.

Many platforms and banks write such a page and call it a workbook (.xls). A cell that spans several places stands
in the first of them, the others are blank, as in a merged cell. Text outside of tables is a row of one cell:
titles and periods stand there. Nothing is fetched, run or looked up; scripts and styles are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from app.domain.errors import SourceRefused
from app.importers.containers.merged import Spanned
from app.importers.containers.workbook_parts import MOST_CELLS, SheetScan, check_area
from app.importers.names import PADDING

_DEEPEST = 64
_LONGEST = 1_000_000  # characters of one cell
_PENDING = 4_000_000  # characters of a tag that does not end
_WIDEST = 16_384
_TALLEST = 65_534
#: Elements whose text nobody sees; Excel's own islands among them.
_UNSEEN = frozenset(("script", "style", "head", "title", "xml", "template", "object", "select", "textarea"))
_BREAKS = re.compile(
    r"address|blockquote|body|br|caption|center|d[dlt]|div|fieldset|footer|form|h[1-6r]|header|html|legend|li|main|nav|"
    r"[ou]l|p|pre|section"
)
#: Where these begin or end, nothing before is unseen any more: many pages leave out what ends it.
_SHOWN = frozenset(("body", "table", "tr", "td", "th"))
_SPACE = re.compile(r"[ \t\r\n\f]+")

Row = tuple[int, list[str]]


@dataclass(slots=True)
class _Cell:
    """A cell that is open: pieces of text, and the lines before the present one."""

    number: str = ""  # the value that Excel writes beside a cell whose text it does not
    holds: bool = False  # a table
    across: int = 1
    down: int = 1
    pieces: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def break_line(self) -> None:
        if self.pieces:
            self.lines.append(_SPACE.sub(" ", "".join(self.pieces)).strip(" "))
            self.pieces = []

    def text(self) -> str:
        self.break_line()
        return "\n".join(one for one in self.lines if one) or self.number


@dataclass(slots=True)
class _Open:
    """A table that is open. covered: column from 0 → rows below that a cell above still covers, `above`."""

    covered: dict[int, int] = field(default_factory=dict)
    above: dict[int, tuple[int, str]] = field(default_factory=dict)  # the cells that cover: row and text
    row: list[str] | None = None
    cell: _Cell | None = None
    holds: bool = False  # the present row holds a table


class _Page(HTMLParser):
    """Collects rows; `done` is emptied by who reads it."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file, self.done = file, list[Row]()
        self.rows = self.tables = 0
        self.seen = SheetScan()
        self._open: list[_Open] = []
        self._unseen: list[str] = []
        self._loose = _Cell()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SHOWN:
            self._unseen.clear()
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "table":
            self._begin()
        elif tag == "tr" and self._open:
            self._end_row()
            self._put_loose()
            self._open[-1].row = []
        elif tag in ("td", "th") and self._open:
            self._begin_cell(dict(attrs))
        elif _BREAKS.fullmatch(tag):
            self._break()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in ("td", "th", "tr", "table", *_UNSEEN):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SHOWN:
            self._unseen.clear()
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        elif tag == "table" and self._open:
            self._end_row()
            self._open.pop()
        elif tag == "tr" and self._open:
            self._end_row()
        elif tag in ("td", "th") and self._open:
            self._end_cell()
        elif _BREAKS.fullmatch(tag):
            self._break()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        table = self._open[-1] if self._open else None
        if table is not None and table.row is not None and table.cell is None:
            return  # blanks between the cells of a row
        cell = (table and table.cell) or self._loose
        cell.add(data)
        if cell.length > _LONGEST:
            raise SourceRefused("refused.markup_strange", file=self.file)

    def unknown_decl(self, data: str) -> None:
        """Refuse text of a kind that pages do not show; Excel's conditions (`<![if …]>`) mean nothing here."""
        if data.startswith("CDATA") and self._open:
            raise SourceRefused("refused.markup_strange", file=self.file)

    def _begin(self) -> None:
        self._put_loose()
        self.tables += 1
        if len(self._open) >= _DEEPEST:
            raise SourceRefused("refused.markup_strange", file=self.file)
        if self._open:
            self._hold()
        self._open.append(_Open())

    def _hold(self) -> None:
        """Note that a row holds a table; what else stands in that cell is a row of its own, as around tables."""
        outer = self._open[-1]
        if any(outer.row or ()):
            raise SourceRefused("refused.page_nested", file=self.file, row=self.rows + 1)
        outer.holds = True
        if outer.cell is not None:
            self._put([outer.cell.text()])
            outer.cell = _Cell(holds=True)

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        table = self._open[-1]
        table.row = [] if table.row is None else table.row
        while table.covered.get(len(table.row), 0) > 0:
            table.row.append("")
        across, down = _span(attributes.get("colspan")), _span(attributes.get("rowspan"), _TALLEST)
        table.cell = _Cell(attributes.get("x:num") or "", across=across, down=down)

    def _end_cell(self) -> None:
        table = self._open[-1]
        cell, table.cell = table.cell, None
        if cell is None or table.row is None:
            return
        text = cell.text()
        if table.holds:
            if text and not cell.holds:
                raise SourceRefused("refused.page_nested", file=self.file, row=self.rows + 1)
            self._put([text] if text else [])
            text = ""
        at = len(table.row)
        table.row += [text, *[""] * (cell.across - 1)]
        if len(table.row) > _WIDEST:
            raise SourceRefused("refused.markup_strange", file=self.file)
        if cell.down > 1:
            # counted from the present row, which takes one off when it ends
            table.covered.update((one, cell.down) for one in range(at, at + cell.across))
            table.above.update((one, (self.rows + 1, text if one == at else "")) for one in range(at, at + cell.across))

    def _end_row(self) -> None:
        self._end_cell()
        table = self._open[-1]
        row, table.row, held, table.holds = table.row, None, table.holds, False
        if row is None:
            return
        above = {at: table.above[at] for at in table.covered if table.above[at][0] <= self.rows}
        table.covered = {at: left - 1 for at, left in table.covered.items() if left > 1}
        if not held:
            self._put(Spanned(row or [""], above) if above else row or [""])

    def _break(self) -> None:
        cell = self._open[-1].cell if self._open else None
        if cell is not None:
            cell.break_line()
        else:
            self._put_loose()

    def _put_loose(self) -> None:
        text, self._loose = self._loose.text(), _Cell()
        if text:
            self._put([text])

    def _put(self, cells: list[str]) -> None:
        """Send a row; one without any text counts, and is not sent."""
        if not cells:
            return
        self.rows += 1
        if not any(one.strip(PADDING) for one in cells):
            return
        self.seen.cells += len(cells)
        if self.seen.cells > MOST_CELLS:
            check_area(self.seen, "", self.file)
        self.done.append((self.rows, cells))

    def finish(self) -> None:
        """End the page; one that ends inside a table is cut off."""
        self.close()
        if self._open:
            raise SourceRefused("refused.page_cut", file=self.file, row=self.rows)
        self._put_loose()


def page_rows(text: Iterable[str], file: str) -> Iterator[Row]:
    """Yield (row from 1, cells) of every row of a page that is not wholly empty; nothing where it has no table."""
    page = _Page(file)
    held: list[Row] = []  # what stands before the first table is told once there is one
    for block in text:
        page.feed(block)
        if len(page.rawdata) > _PENDING:
            raise SourceRefused("refused.markup_strange", file=file)
        held, page.done = held + page.done, []
        if page.tables:
            yield from held
            held = []
    page.finish()
    if page.tables:
        yield from held + page.done


def _span(said: str | None, most: int = 1_000) -> int:
    """Return how many places a cell takes, as pages bound it; 1 where it does not say a number."""
    plain = (said or "").strip()
    return max(1, min(int(plain), most)) if plain.isascii() and plain.isdigit() and len(plain) < 9 else 1
