"""Workbooks of Excel 2003 in XML (SpreadsheetML), as many programs write them and call them .xls.

Strings stay as they stand. A number keeps its digits unless it is written with an exponent or with more than two
decimals, as Excel writes what it counted: then it is the number that Excel shows (`cells.cell_text`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.domain.errors import SourceRefused
from app.importers.containers.cell_text import number_text
from app.importers.containers.merged import Covers, Spanned
from app.importers.containers.workbook_parts import MOST_CELLS, MOST_SHEETS, SheetScan, check_area
from app.importers.containers.xml_stream import ENDED, NOT, WHOLE, Path_, elements
from app.importers.names import PADDING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_WIDEST, _LONGEST_SHEET = 16_384, 1_048_576
_PLAIN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]{1,2})?")
_NUMBER = re.compile(r"[+-]?[0-9]{1,400}(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,4})?")
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,9}))?Z?")
_NO_DAY = ("1899-12-30", "1899-12-31", "1904-01-01")  # on which a time alone is put

Row = tuple[int, list[str]]


def book_rows(path: str, file: str) -> Iterator[tuple[int, Row | str]]:
    """Yield (sheet from 0, row) of every row that is not wholly empty, and (sheet, its name) after its rows."""
    sheet, last, found, covers = 0, 0, SheetScan(), Covers()
    for names, element in elements(path, file, _wanted):
        if names[-1] == "Worksheet":
            yield sheet, element.get(f"{_SS}Name") or f"Sheet{sheet + 1}"
            sheet, last, found, covers = sheet + 1, 0, SheetScan(), Covers()
            if sheet > MOST_SHEETS:
                raise SourceRefused("refused.workbook_sheets", file=file, count=sheet, most=MOST_SHEETS)
            continue
        number = _place(element.get(f"{_SS}Index"), last + 1, _LONGEST_SHEET, file)
        cells, tall = _cells(element, file)
        above = covers.above(number)
        for at, width, down in tall:
            covers.begin(number, number + down, cells, at, width)
        # a row may stand for several equal ones; those are empty, or they would be written
        last = number + _place(element.get(f"{_SS}Span"), 0, _LONGEST_SHEET, file)
        found.cells += len(cells)
        if found.cells > MOST_CELLS:
            check_area(found, str(sheet + 1), file)
        if any(one.strip(PADDING) for one in cells):
            yield sheet, (number, Spanned(cells, above) if above else cells)


def _wanted(names: Path_) -> int:
    if names[-1] == "Row" and len(names) > 2 and names[-3] == "Worksheet":
        return WHOLE
    return ENDED if names[-1] == "Worksheet" else NOT


def _place(said: str | None, otherwise: int, most: int, file: str) -> int:
    """Return the number that an attribute states; one that goes back or beyond the sheet is refused."""
    if said is None:
        return otherwise
    if not (said.isascii() and said.isdigit() and len(said) < 9 and otherwise <= int(said) <= most):
        raise SourceRefused("refused.markup_strange", file=file)
    return int(said)


def _cells(row: Element, file: str) -> tuple[list[str], list[tuple[int, int, int]]]:
    """Return the cells of a row, and (column from 0, columns, rows below) of those that reach over further rows."""
    cells: list[str] = []
    tall: list[tuple[int, int, int]] = []
    for cell in row:
        if cell.tag != "Cell":
            continue
        at = _place(cell.get(f"{_SS}Index"), len(cells) + 1, _WIDEST, file)
        more = _place(cell.get(f"{_SS}MergeAcross"), 0, _WIDEST, file)
        down = _place(cell.get(f"{_SS}MergeDown"), 0, _LONGEST_SHEET, file)
        tall += [(at - 1, more + 1, down)] if down else []
        cells += [*[""] * (at - 1 - len(cells)), _value(cell), *[""] * more]
        if len(cells) > _WIDEST:
            raise SourceRefused("refused.markup_strange", file=file)
    return cells, tall


def _value(cell: Element) -> str:
    """Return the text of a cell; a formula without a value is no blank."""
    data = next((one for one in cell if one.tag == "Data"), None)
    if data is None:
        return "#FORMULA!" if cell.get(f"{_SS}Formula") else ""
    text, kind = "".join(data.itertext()), data.get(f"{_SS}Type", "")
    plain = text.strip()
    if not plain and kind != "String" and cell.get(f"{_SS}Formula"):
        return "#FORMULA!"
    if kind == "Number":
        return _number(plain)
    if kind == "DateTime":
        return _moment(plain)
    if kind == "Boolean":
        return {"1": "TRUE", "0": "FALSE"}.get(plain, plain)
    if kind == "Error":
        return plain if plain.startswith("#") else "#ERROR!"
    return text


def _number(text: str) -> str:
    if _PLAIN.fullmatch(text) or not _NUMBER.fullmatch(text):
        return text
    return number_text(float(text))


def _moment(text: str) -> str:
    """Return "2026-09-30T10:11:12.000" as a sheet's cell is written: to the second, midnight as the day alone."""
    import datetime as dt

    found = _MOMENT.fullmatch(text)
    if found is None:
        return text
    try:
        moment = dt.datetime.fromisoformat(f"{found[1]} {found[2]}")
    except ValueError:
        return text
    if (found[3] or "0")[0] >= "5":
        moment += dt.timedelta(seconds=1)
    if found[1] in _NO_DAY:
        return moment.strftime("%H:%M:%S")
    return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat(" ")
