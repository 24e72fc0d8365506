"""Moves what stands in a workbook once rows of fields are repeated: cells, heights, merged cells, formats, names.

openpyxl's own insert_rows moves cells alone: formulas, ranges, heights, print areas and pictures would stay behind.
Works on the attributes that openpyxl 3.1 keeps a sheet in; the tests read every one of them back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from typing import TYPE_CHECKING, Any

from app.domain.errors import SourceRefused
from app.reports.template.fields import place
from app.reports.template.places import Growth, Moves, Place, filled_down, moved_area

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


def check(sheet: Worksheet, growth: Growth) -> None:
    """Refuse what cannot be repeated or moved: cells merged over several rows, arrays over such a row, scenarios."""
    if not growth.counts:
        return
    for area in sheet.merged_cells.ranges:
        rows = range(area.min_row, area.max_row + 1)
        if len(rows) > 1 and any(growth.repeats(row) for row in rows):
            raise SourceRefused("template.merged_rows", place=place(sheet.title, area.coord))
    if sheet.scenarios is not None and sheet.scenarios.scenario:
        raise SourceRefused("template.scenarios", sheet=sheet.title)
    for cell in _formulas(sheet):
        if isinstance(cell.value, str):
            continue
        first, _, last = cell.value.ref.partition(":")
        rows = range(sheet[first].row, sheet[last or first].row + 1)
        if any(growth.repeats(row) for row in rows) or not hasattr(cell.value, "text"):
            raise SourceRefused("template.array", place=place(sheet.title, cell.coordinate))


def move(book: Workbook, growths: dict[str, Growth], pause: Callable[[], None]) -> None:
    """Repeat the rows of every sheet and move everything else out of their way; values of fields are not yet there."""
    moves = Moves(growths)
    if not moves.grows:
        return
    for sheet in book.worksheets:
        growth = growths.get(sheet.title, Growth())
        _rewrite(sheet, growth, moves)
        pause()
    _names(book, moves)
    for sheet in book.worksheets:
        growth = growths.get(sheet.title, Growth())
        if growth.added():
            _shift(sheet, growth, pause)


def _formulas(sheet: Worksheet) -> Iterator[Cell]:
    return (cell for cell in sheet._cells.values() if getattr(cell, "data_type", "") == "f")


def _rewrite(sheet: Worksheet, growth: Growth, moves: Moves) -> None:
    """Let every formula and range that belongs to a sheet say where things will be; nothing is moved yet."""
    for cell in _formulas(sheet):
        own = cell.row if growth.repeats(cell.row) else 0
        here = Place(sheet.title, cell.coordinate, own)
        if isinstance(cell.value, str):
            cell.value = moves.formula(cell.value, here)
        elif hasattr(cell.value, "text"):
            cell.value.text = moves.formula(cell.value.text, here)
            cell.value.ref = moved_area(cell.value.ref, growth)
    _formats(sheet, growth, moves)
    for one in sheet.data_validations.dataValidation:
        here = _of(sheet, one.sqref, growth)
        for name in ("formula1", "formula2"):
            setattr(one, name, _bare(getattr(one, name), here, moves))
        one.sqref = type(one.sqref)(moved_area(str(one.sqref), growth))
    for cell in sheet._cells.values():
        link = getattr(cell, "hyperlink", None)
        if link is not None and link.location:
            link.location = moves.link(link.location, Place(sheet.title, cell.coordinate))
        elif link is not None and (link.target or "").startswith("#"):
            link.target = "#" + moves.link(link.target[1:], Place(sheet.title, cell.coordinate))
    for table in sheet.tables.values():
        table.ref = moved_area(table.ref, growth)
        _filters(table.autoFilter, growth)
        for column in table.tableColumns:
            for formula in (column.calculatedColumnFormula, column.totalsRowFormula):
                if formula is not None and formula.attr_text:
                    here = Place(sheet.title, table.ref)
                    formula.attr_text = _bare(formula.attr_text, here, moves)
    _filters(sheet.auto_filter, growth)
    _pages(sheet, growth)


def _formats(sheet: Worksheet, growth: Growth, moves: Moves) -> None:
    from openpyxl.formatting.formatting import ConditionalFormattingList

    found = ConditionalFormattingList()
    for area in sheet.conditional_formatting:
        here = _of(sheet, area.sqref, growth)
        for rule in area.rules:
            rule.formula = [_bare(one, here, moves) or "" for one in rule.formula]
            for scale in (rule.colorScale, rule.dataBar, rule.iconSet):
                for limit in scale.cfvo if scale is not None else ():
                    if limit.type == "formula":
                        limit.val = _bare(limit.val, here, moves)
            found.add(moved_area(str(area.sqref), growth), rule)
    sheet.conditional_formatting = found


def _of(sheet: Worksheet, areas: Any, growth: Growth) -> Place:
    """Return the place of a formula that is said once for areas: their first cell."""
    row = min((one.min_row for one in areas.ranges), default=0)
    return Place(sheet.title, str(areas), row if growth.repeats(row) else 0)


def _bare(formula: str | None, here: Place, moves: Moves) -> str | None:
    return moves.formula(f"={formula}", here)[1:] if formula else formula


def _filters(found: Any, growth: Growth) -> None:
    if found is None or not found.ref:
        return
    found.ref = moved_area(found.ref, growth)
    if found.sortState is not None:
        found.sortState.ref = moved_area(found.sortState.ref, growth)
        for one in found.sortState.sortCondition:
            one.ref = moved_area(one.ref, growth)


def _pages(sheet: Worksheet, growth: Growth) -> None:
    if sheet.print_area:
        sheet.print_area = [moved_area(one.coord, growth) for one in sheet._print_area.sorted()]
    if sheet.print_title_rows:
        sheet.print_title_rows = moved_area(sheet.print_title_rows, growth)
    for one in sheet.row_breaks.brk:
        one.id = growth.last(one.id)


def _names(book: Workbook, moves: Moves) -> None:
    for names, sheet in [(book.defined_names, ""), *((one.defined_names, one.title) for one in book.worksheets)]:
        for name, one in names.items():
            if one.attr_text:
                one.attr_text = _bare(one.attr_text, Place(sheet, name), moves)


def _shift(sheet: Worksheet, growth: Growth, pause: Callable[[], None]) -> None:
    """Move the cells, heights, merged cells and pictures of a sheet, and repeat its rows of fields."""
    from openpyxl.cell.cell import Cell

    cells = sorted(sheet._cells.items())
    made: dict[tuple[int, int], Any] = {}
    for (row, column), cell in cells:
        cell.row = growth.first(row)
        made[cell.row, column] = cell
        if getattr(cell, "hyperlink", None) is not None:
            cell.hyperlink.ref = cell.coordinate
    for at, ((row, column), cell) in enumerate(cells):
        if at % 16 == 0:
            pause()
        for by in range(1, growth.counts.get(row, 1)):
            again = Cell(sheet, row=cell.row + by, column=column) if isinstance(cell, Cell) else copy(cell)
            again.row = cell.row + by
            again._style = cell._style
            if getattr(cell, "data_type", "") == "f":
                again.value = filled_down(cell.value, by)
            elif isinstance(cell, Cell) and cell.value is not None:
                again._value, again.data_type = cell.value, cell.data_type
            made[again.row, column] = again
            if by % 4_096 == 0:
                pause()
    sheet._cells = made
    _heights(sheet, growth)
    _merges(sheet, growth)
    for one in (*sheet._images, *sheet._charts):
        _anchor(one.anchor, growth)


def _heights(sheet: Worksheet, growth: Growth) -> None:
    known = sorted(sheet.row_dimensions.items())
    for row, _one in known:
        del sheet.row_dimensions[row]
    for row, one in known:
        start = growth.first(row)
        for at in range(start, start + growth.counts.get(row, 1)):
            again = one if at == start else copy(one)
            again.index = at
            sheet.row_dimensions[at] = again


def _merges(sheet: Worksheet, growth: Growth) -> None:
    from openpyxl.worksheet.cell_range import CellRange

    found = set()
    for one in sheet.merged_cells.ranges:
        start, rows = growth.first(one.min_row), one.max_row - one.min_row
        for by in range(growth.counts.get(one.min_row, 1) if not rows else 1):
            end = growth.first(one.max_row) + by
            found.add(CellRange(min_col=one.min_col, max_col=one.max_col, min_row=start + by, max_row=end))
    sheet.merged_cells.ranges = found


def _anchor(anchor: Any, growth: Growth) -> None:
    """Move a picture or chart with the row that its upper edge stands in; its size stays."""
    start = getattr(anchor, "_from", None)
    if start is None:
        return
    by = growth.first(start.row + 1) - 1 - start.row
    start.row += by
    if getattr(anchor, "to", None) is not None:
        anchor.to.row += by
