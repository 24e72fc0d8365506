"""Fills a form: numbers and days as such, text as text whatever it begins with, a sheet row for each row of a table."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.domain.errors import SourceRefused
from app.reports.rows_file import is_kept
from app.reports.template import moving
from app.reports.template.fields import Field, place, whole
from app.reports.template.form import Cut, Form, Listed, Plan
from app.reports.template.names import AMOUNT, COUNT, DAY
from app.reports.template.pack import packed
from app.reports.template.places import MOST_ROWS, Growth, Moves

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

#: Rows of one list, as in the sheets of raw lines of report.xlsx; more would be no form any more.
MOST_LISTED = 50_000
#: Cells that all lists together fill; more does not fit the memory of the child that does it.
MOST_FILLED = 400_000
_LONGEST = 32_767
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

#: One table for each row of fields, in the plan's order: column → texts as in the result tables.
Tables = Sequence[Mapping[str, Sequence[str]]]


def fill(form: Form, values: Mapping[str, str], tables: Tables, pause: Callable[[], None] = lambda: None) -> bytes:
    """Return the filled workbook. values: single fields by name, as plain texts; pause may raise to stop.

    An empty text leaves its cell empty; a list without rows leaves one empty row. SourceRefused where it does not fit.
    """
    plan = form.plan
    sizes = [len(next(iter(one.values()), ())) for one in tables]
    growths = _growths(form, sizes)
    for sheet in form.book.worksheets:
        moving.check(sheet, growths.get(sheet.title, Growth()))
    _keep_numbers(form)
    moving.move(form.book, growths, pause)
    _Filler(form, plan, growths, values).run(tables, sizes, pause)
    form.book.calculation.fullCalcOnLoad = True
    out = io.BytesIO()
    form.book.save(out)
    pause()
    with form.zip as before:
        return packed(out.getvalue(), before, Moves(growths), pause)


def _keep_numbers(form: Form) -> None:
    """Let the form's own numbers be written as they were read."""
    for sheet in form.book.worksheets:
        for cell in sheet._cells.values():
            if isinstance(getattr(cell, "value", None), float) and cell.data_type == "n":
                _number(cell, repr(cell.value))


def _growths(form: Form, sizes: Sequence[int]) -> dict[str, Growth]:
    counts: dict[str, dict[int, int]] = {}
    cells = 0
    for one, size in zip(form.plan.lists, sizes, strict=True):
        row = [at for (at, _column) in form.book[one.sheet]._cells if at == one.row]
        cells += size * len(row)
        if size > MOST_LISTED or cells > MOST_FILLED:
            where = place(one.sheet, f"{one.row}:{one.row}")
            most = min(MOST_LISTED, MOST_FILLED // max(1, len(row)))
            raise SourceRefused("template.too_many_rows", place=where, count=size, most=most, table=one.table)
        counts.setdefault(one.sheet, {})[one.row] = max(1, size)
    growths = {sheet: Growth(found) for sheet, found in counts.items()}
    for sheet, growth in growths.items():
        last = form.book[sheet].max_row
        if last + growth.added() > MOST_ROWS:
            raise SourceRefused("template.sheet_full", sheet=sheet, count=last + growth.added(), most=MOST_ROWS)
    return growths


class _Filler:
    """Puts values into the cells of a workbook whose rows are repeated already."""

    def __init__(self, form: Form, plan: Plan, growths: Mapping[str, Growth], values: Mapping[str, str]) -> None:
        self._book, self._plan, self._growths, self._values = form.book, plan, growths, values
        self._styles: dict[tuple[bytes, str], Any] = {}

    def run(self, tables: Tables, sizes: Sequence[int], pause: Callable[[], None]) -> None:
        """Fill everything; pause is called between pieces of it."""
        rows = {(one.sheet, one.row): at for at, one in enumerate(self._plan.lists)}
        for sheet, cells in self._plan.cells.items():
            growth = self._growths.get(sheet, Growth())
            for (row, column), cuts in cells.items():
                at = rows.get((sheet, row))
                if at is None:
                    self._put(self._book[sheet].cell(growth.first(row), column), cuts, self._values)
                else:
                    self._list(self._plan.lists[at], growth, (row, column, cuts), tables[at], sizes[at], pause)
                pause()
        for one, cut in self._plan.headers:
            said = (self._values[each.name] if isinstance(each, Field) else each for each in cut)
            names = [isinstance(each, Field) for each in cut]
            one.text = "".join(
                text.replace("&", "&&") if is_field else text for text, is_field in zip(said, names, strict=True)
            )

    def _list(
        self,
        listed: Listed,
        growth: Growth,
        where: tuple[int, int, list[Cut]],
        table: Mapping[str, Sequence[str]],
        size: int,
        pause: Callable[[], None],
    ) -> None:
        row, column, cuts = where
        sheet, first = self._book[listed.sheet], growth.first(row)
        if not size:
            sheet.cell(first, column).value = None
        used = [one for cut in cuts for one in cut if isinstance(one, Field)]
        known = {one.name: self._values[one.name] for one in used if not one.table}
        columns = {_key(one): table[one.name] for one in used if one.table}
        for at in range(size):
            known.update((name, texts[at]) for name, texts in columns.items())
            self._put(sheet.cell(first + at, column), cuts, known)
            if at % 1_024 == 0:
                pause()

    def _put(self, cell: Cell, cuts: list[Cut], known: Mapping[str, str]) -> None:
        only = whole(cuts[0]) if len(cuts) == 1 else None
        if only is not None:
            self._value(cell, only.kind, known[_key(only)])
            return
        texts = ["".join(known[_key(one)] if isinstance(one, Field) else one for one in cut) for cut in cuts]
        if len(cuts) == 1:
            _text(cell, texts[0])
        else:
            self._rich(cell, texts)

    def _rich(self, cell: Cell, texts: list[str]) -> None:
        """Put texts into the runs of a rich text, each in its own type."""
        from openpyxl.cell.rich_text import CellRichText, TextBlock

        runs = [
            TextBlock(run.font, _clean(text)) if isinstance(run, TextBlock) else _clean(text)
            for run, text in zip(cell.value, texts, strict=True)
        ]
        cell._value = CellRichText([run for run in runs if str(run)])
        cell.data_type = "s"

    def _value(self, cell: Cell, kind: str, text: str) -> None:
        if not text:
            cell.value = None
        elif kind == AMOUNT and is_kept(text):
            places = len(text.partition(".")[2])
            self._format(cell, "#,##0" + ("." + "0" * places if places else ""), cell.number_format == "General")
            _number(cell, text)
        elif kind == COUNT and text.isdecimal() and is_kept(text):
            _number(cell, text)
        elif kind == DAY and (moment := _moment(text)) is not None:
            shape = "yyyy-mm-dd hh:mm:ss" if len(text) > 10 else "yyyy-mm-dd"
            self._format(cell, shape, not cell.is_date and not _is_day_format(cell.number_format))
            cell.value = moment
        else:
            _text(cell, text)

    def _format(self, cell: Cell, shape: str, wanted: bool) -> None:
        """Give a cell a number format, where its own says nothing; repeated cells share one style."""
        if not wanted:
            return
        key = (cell._style.tobytes(), shape)
        if key not in self._styles:
            cell._style = copy(cell._style)
            cell.number_format = shape
            self._styles[key] = cell._style
        cell._style = self._styles[key]


def _key(one: Field) -> str:
    return f"{one.table}.{one.name}" if one.table else one.name


def _number(cell: Cell, text: str) -> None:
    """Put a number into a cell by its digits: openpyxl writes numbers as floats, 69916.15 as 69916.14999999999."""
    cell._value, cell.data_type = text, "n"


def _is_day_format(shape: str) -> bool:
    from openpyxl.styles.numbers import is_date_format

    return bool(is_date_format(shape))


def _moment(text: str) -> datetime | date | None:
    """Return a day, or a time on the source's own clock; None for what no workbook can hold (before 1900)."""
    try:
        value = datetime.fromisoformat(text[:19]) if len(text) > 10 else date.fromisoformat(text)
    except ValueError:
        return None
    return value if value.year >= 1900 else None


def _text(cell: Cell, text: str) -> None:
    """Write text as text: never a formula, an error or a number, whatever it begins with."""
    cell.value = _clean(text) or None
    if text:
        cell.data_type = "s"


def _clean(text: str) -> str:
    """Return a text as a cell can hold it: what has no sign is written out, what looks like an escape is none."""
    shown = _HIDDEN.sub(lambda found: f"\\x{ord(found[0]):02x}", text.replace("\r\n", "\n").replace("\r", "\n"))
    shown = _ESCAPED.sub("_x005F_", shown)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 2] + " …"
