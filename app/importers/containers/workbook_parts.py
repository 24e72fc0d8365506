"""Pieces of looking through a workbook: limits, bounds of a sheet, one XML part through expat."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from app.domain.errors import SourceRefused

MOST_SHEETS = 256
MOST_CELLS = 5_000_000  # what the child's memory holds as a dense table
LEAST_AREA = 1_000_000  # a table this large is never "far"
SPARSE = 40  # cells of the dense table for each real one


@dataclass(slots=True)
class SheetScan:
    """What the pre-scan saw of one sheet: number of cells, bounds from 1, and cells that hold no value.

    faulty: (row, column), both from 1 → "#REF!" and the like. merged: cells that reach over several rows, first
    and last place as (row, column) from 0, where the library does not tell them.
    """

    cells: int = 0
    rows: int = 0
    columns: int = 0
    faulty: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)


@dataclass(slots=True)
class WorkbookScan:
    """container: xlsx, xlsb, ods, xls, html or xml; sheets by name where the container was scanned cell by cell."""

    container: str
    date1904: bool = False
    sheets: dict[str, SheetScan] = field(default_factory=dict)


def parse_part(
    packed: zipfile.ZipFile, part: str, file: str, start: Any = None, *, each: Callable[[bytes], None] | None = None
) -> None:
    """Stream one XML part through expat; a document type is refused.

    start: the StartElementHandler; where it is a method, its object gets the parser. each: is given the
    blocks of bytes as well.
    """
    parser = expat.ParserCreate()

    def refuse(*_args: object) -> None:
        raise SourceRefused("refused.workbook_dtd", file=file)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    if start is not None and hasattr(start, "__self__"):
        start.__self__.parser = parser
    with packed.open(part) as stream:
        while block := stream.read(1 << 18):
            parser.Parse(block, False)
            if each is not None:
                each(block)
        parser.Parse(b"", True)


def local_name(name: str) -> str:
    return name.rpartition(":")[2]


def check_area(found: SheetScan, sheet: str, file: str) -> None:
    """Refuse a sheet whose dense table would not fit, naming what makes it so large."""
    if found.cells > MOST_CELLS:
        raise SourceRefused("refused.workbook_cells", file=file, sheet=sheet, count=found.cells, most=MOST_CELLS)
    area = found.rows * found.columns
    if area > LEAST_AREA and area > SPARSE * found.cells:
        raise SourceRefused(
            "refused.workbook_far_cell", file=file, sheet=sheet, last_row=found.rows, last_column=found.columns
        )
    if area > MOST_CELLS:
        raise SourceRefused("refused.workbook_cells", file=file, sheet=sheet, count=area, most=MOST_CELLS)
