"""Workbooks that are no xlsx: OpenDocument sheets and the binary xlsb, scanned for their real size."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO

from app.domain.errors import SourceRefused
from app.importers.containers.merged import MOST_MERGED
from app.importers.containers.workbook_parts import (
    MOST_CELLS,
    MOST_SHEETS,
    SheetScan,
    WorkbookScan,
    check_area,
    local_name,
    parse_part,
)


class _Ods:
    """Counts what an OpenDocument sheet unfolds to: repeated rows times repeated cells."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.sheets: dict[str, SheetScan] = {}
        self.now = SheetScan()
        self.name = ""
        self.rows_repeated = self.column = self.row = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = local_name(tag)
        if local == "table":
            self.close()
            self.name = attributes.get("table:name", "")
            self.now = self.sheets.setdefault(self.name, SheetScan())
            self.row = 0
            if len(self.sheets) > MOST_SHEETS:
                raise SourceRefused("refused.workbook_sheets", file=self.file, count=len(self.sheets), most=MOST_SHEETS)
        elif local == "table-row":
            self.rows_repeated = int(attributes.get("table:number-rows-repeated", "1"))
            self.row += self.rows_repeated
            self.column = 0
        elif local in ("table-cell", "covered-table-cell"):
            self._cell(attributes)

    def _cell(self, attributes: dict[str, str]) -> None:
        repeated = int(attributes.get("table:number-columns-repeated", "1"))
        self._merged(attributes)
        self.column += repeated
        kind = attributes.get("office:value-type", "")
        if not kind:
            return
        self.now.cells += repeated * self.rows_repeated
        self.now.rows = max(self.now.rows, self.row)
        self.now.columns = max(self.now.columns, self.column)
        if self.now.cells > MOST_CELLS:
            check_area(self.now, self.name, self.file)

    def _merged(self, attributes: dict[str, str]) -> None:
        """Note a cell that reaches over several rows; its row stands once, or nobody knows where it ends."""
        down = int(attributes.get("table:number-rows-spanned", "1"))
        if down > 1 and self.rows_repeated == 1 and len(self.now.merged) <= MOST_MERGED:
            right = self.column + int(attributes.get("table:number-columns-spanned", "1")) - 1
            self.now.merged.append(((self.row - 1, self.column), (self.row + down - 2, right)))

    def close(self) -> None:
        if self.name:
            check_area(self.now, self.name, self.file)


def scan_ods(packed: zipfile.ZipFile, file: str) -> WorkbookScan:
    if "META-INF/manifest.xml" in packed.namelist():
        manifest = packed.read("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise SourceRefused("refused.workbook_password", file=file)
    reading = _Ods(file)
    parse_part(packed, "content.xml", file, reading.start)
    reading.close()
    return WorkbookScan("ods", sheets=reading.sheets)


def scan_xlsb(packed: zipfile.ZipFile, file: str) -> WorkbookScan:
    """Walk the binary records of every sheet for the furthest row and column."""
    parts = [name for name in packed.namelist() if name.startswith("xl/worksheets/sheet") and name.endswith(".bin")]
    if len(parts) > MOST_SHEETS:
        raise SourceRefused("refused.workbook_sheets", file=file, count=len(parts), most=MOST_SHEETS)
    for part in parts:
        found = SheetScan()
        with packed.open(part) as stream:
            for kind, body in _records(stream):
                if kind == 0 and len(body) >= 4:
                    found.rows = max(found.rows, int.from_bytes(body[:4], "little") + 1)
                elif 1 <= kind <= 11 and len(body) >= 4:
                    found.cells += 1
                    found.columns = max(found.columns, int.from_bytes(body[:4], "little") + 1)
        check_area(found, part, file)
    return WorkbookScan("xlsb")


def _records(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield (kind, body) of BIFF12 records: kind and length are numbers of 7 bits a byte."""
    while True:
        kind = _number(stream, 2)
        if kind is None:
            return
        length = _number(stream, 4)
        if length is None or length > 1 << 24:
            raise ValueError("truncated record")
        body = stream.read(length)
        if len(body) < length:
            raise ValueError("truncated record")
        yield kind, body


def _number(stream: IO[bytes], most: int) -> int | None:
    value = 0
    for i in range(most):
        byte = stream.read(1)
        if not byte:
            return None
        # the kind keeps its continuation bit, a length does not
        value |= (byte[0] if most == 2 else byte[0] & 0x7F) << (8 * i if most == 2 else 7 * i)
        if not byte[0] & 0x80:
            break
    return value
