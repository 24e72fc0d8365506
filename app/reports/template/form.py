"""A form that is opened: its fields, row by row, checked before anything is made of it."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.domain.errors import SourceRefused
from app.reports.template.fields import Condition, Field, holds_fields, pieces, pieces_of_runs, place
from app.reports.template.losses import losses
from app.reports.template.pack import packed
from app.reports.template.places import Moves

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST_BYTES = 10_000_000
MOST_CELLS = 200_000

#: A cell's text, cut; of rich text one cut for each of its runs.
Cut = list[str | Field]
_HEADERS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")


@dataclass(slots=True)
class Listed:
    """A row of fields: the table that it lists and by which conditions."""

    sheet: str
    row: int
    table: str
    where: tuple[Condition, ...] = ()
    columns: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """What a form asks for. cells: sheet → (row, column) → its cuts; lists: rows of fields, in the sheets' order."""

    cells: dict[str, dict[tuple[int, int], list[Cut]]] = field(default_factory=dict)
    headers: list[tuple[Any, Cut]] = field(default_factory=list)
    singles: dict[str, str] = field(default_factory=dict)
    lists: list[Listed] = field(default_factory=list)

    def wanted(self) -> dict[str, Any]:
        """Return as plain data which values and tables are needed to fill the form."""
        return {
            "singles": sorted(self.singles),
            "places": self.singles,
            "lists": [
                {
                    "table": one.table,
                    "where": [[each.column, list(each.values), each.other] for each in one.where],
                    "columns": one.columns,
                }
                for one in self.lists
            ],
        }


class Form:
    """A workbook with fields. data: its bytes, which `prescan_workbook` has passed; file: its name for messages."""

    def __init__(self, data: bytes, file: str) -> None:
        self.data, self.file = data, file
        self.book: Workbook = _opened(data, file)
        self.plan = _plan(self.book)

    @property
    def zip(self) -> zipfile.ZipFile:
        """Return the package, opened anew."""
        return zipfile.ZipFile(io.BytesIO(self.data))

    def check_losses(self, pause: Callable[[], None]) -> None:
        """Refuse a form that would lose something, naming the sheet and what it is."""
        out = io.BytesIO()
        with _quiet():
            _opened(self.data, self.file).save(out)
        with self.zip as before, zipfile.ZipFile(io.BytesIO(packed(out.getvalue(), before, Moves({}), pause))) as after:
            found = losses(before, after)
        if not found:
            return
        sheet = found[0][0]
        what = [
            {"key": f"template.lost_{key}", "params": {"name": name}} for owner, key, name in found if owner == sheet
        ]
        if sheet:
            raise SourceRefused("template.lost", file=self.file, sheet=sheet, what=what)
        raise SourceRefused("template.lost_book", file=self.file, what=what)


def _quiet() -> warnings.catch_warnings[Any]:
    made = warnings.catch_warnings(action="ignore")
    return made


def _opened(data: bytes, file: str) -> Workbook:
    from openpyxl import load_workbook

    try:
        with _quiet():
            return load_workbook(io.BytesIO(data), rich_text=True)
    except MemoryError:
        raise
    except Exception as exc:  # what openpyxl raises for a file that it cannot take is anything
        raise SourceRefused("template.unreadable", file=file, reason=f"{type(exc).__name__}: {exc}"[:200]) from exc


def _plan(book: Workbook) -> Plan:
    plan = Plan()
    if sum(len(sheet._cells) for sheet in book.worksheets) > MOST_CELLS:
        raise SourceRefused("template.too_large", most=MOST_CELLS)
    for sheet in book.sheetnames:
        if holds_fields(sheet):
            raise SourceRefused("template.elsewhere", place=place(sheet, "1:1"))
    for sheet in book.worksheets:
        _sheet(sheet, plan)
        for name in _HEADERS:
            for part in ("left", "center", "right"):
                one = getattr(getattr(sheet, name), part)
                if holds_fields(one.font or ""):  # openpyxl takes all between two changes of type for a type's name
                    raise SourceRefused("template.header_type", sheet=sheet.title)
                if one.text and holds_fields(one.text):
                    plan.headers.append((one, _header(one.text, sheet.title, plan)))
    if not plan.cells and not plan.headers:
        raise SourceRefused("template.no_fields")
    return plan


def _header(text: str, sheet: str, plan: Plan) -> Cut:
    cut = pieces(text, sheet, "&")
    for one in cut:
        if isinstance(one, Field) and one.table:
            raise SourceRefused("template.list_in_header", sheet=sheet, field=one.said)
        if isinstance(one, Field):
            plan.singles.setdefault(one.name, "&")
    return cut


def _sheet(sheet: Worksheet, plan: Plan) -> None:
    listed: dict[int, Listed] = {}
    heads = {
        row
        for table in sheet.tables.values()
        if table.headerRowCount != 0
        for row in [sheet[table.ref.partition(":")[0]].row]
    }
    for (row, column), cell in sorted(sheet._cells.items()):
        comment = getattr(cell, "comment", None)
        if comment is not None and holds_fields(comment.text or ""):
            raise SourceRefused("template.elsewhere", place=place(sheet.title, cell.coordinate))
        value = getattr(cell, "value", None)
        formula = getattr(value, "text", value) if getattr(cell, "data_type", "") == "f" else None
        if isinstance(formula, str) and holds_fields(formula):
            raise SourceRefused("template.in_formula", place=place(sheet.title, cell.coordinate))
        if not isinstance(value, str | list) or formula is not None or not holds_fields(str(value)):
            continue
        if row in heads:
            raise SourceRefused("template.table_head", place=place(sheet.title, cell.coordinate))
        runs = [str(one) for one in value] if isinstance(value, list) else [value]
        cuts = pieces_of_runs(runs, sheet.title, cell.coordinate)
        plan.cells.setdefault(sheet.title, {})[row, column] = cuts
        for one in (each for cut in cuts for each in cut if isinstance(each, Field)):
            if one.table:
                _listed(listed.setdefault(row, Listed(sheet.title, row, one.table)), one, cell.coordinate)
            else:
                plan.singles.setdefault(one.name, f"{sheet.title}!{cell.coordinate}")
    plan.lists += [listed[row] for row in sorted(listed)]


def _listed(known: Listed, one: Field, cell: str) -> None:
    """Add a field to its row; SourceRefused where the row lists another table, or the same by another filter."""
    where = place(known.sheet, cell)
    if known.table != one.table:
        raise SourceRefused("template.two_tables", place=where, first=known.table, second=one.table)
    if one.where and known.where and one.where != known.where:
        raise SourceRefused("template.two_filters", place=where)
    known.where = known.where or one.where
    if one.name not in known.columns:
        known.columns.append(one.name)
