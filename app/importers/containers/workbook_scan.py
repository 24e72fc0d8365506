"""Look through a workbook before a library opens it: what may abort a process or vanish without a word.

One cell at XFD1048576 makes a reader allocate a dense table of 17 thousand million cells and die; cells
with `#REF!` and formulas nobody calculated come out of it as blanks. Both are found here, streaming,
with expat; entity and document type declarations, macros and passwords are refused by name.
"""

from __future__ import annotations

import posixpath
import zipfile
from xml.parsers import expat

from app.domain.errors import SourceRefused
from app.importers.containers.archive import BROKEN
from app.importers.containers.markup import markup_of
from app.importers.containers.workbook_other import scan_ods, scan_xlsb
from app.importers.containers.workbook_parts import (
    MOST_SHEETS,
    SheetScan,
    WorkbookScan,
    check_area,
    local_name,
    parse_part,
)
from app.importers.containers.workbook_quick import QuickScan, column_number

MOST_PARTS = 5_000
MOST_BYTES = 1_500_000_000  # unpacked, all parts together
MOST_RATIO = 200  # unpacked to packed, of parts above 20 MB
BIG_PART = 20_000_000

_BROKEN: tuple[type[Exception], ...] = (expat.ExpatError, *BROKEN)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNCOUNTED = "#FORMULA!"  # our marker for a formula whose result the file does not hold


def container_of(path: str) -> str:
    """Return xlsx, xlsb, ods, xls, html, xml, "ole" (another OLE file), "" for what is no workbook; never raises."""
    with open(path, "rb") as stream:
        start = stream.read(8)
    if start == _OLE:
        return _ole_kind(path)
    if start[:4] != b"PK\x03\x04":
        return markup_of(path)
    try:
        with zipfile.ZipFile(path) as packed:
            names = set(packed.namelist())
    except BROKEN:
        return ""
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return "xlsx"
    return "ods" if {"content.xml", "mimetype"} <= names else ""


def prescan_workbook(path: str, file: str) -> WorkbookScan:
    """Check the workbook at `path`; `file` is its name for messages. SourceRefused says what is wrong."""
    container = container_of(path)
    if container == "encrypted":
        raise SourceRefused("refused.workbook_password", file=file)
    if container in ("", "ole"):
        raise SourceRefused("refused.workbook_broken", file=file)
    if container in ("xls", "html", "xml"):
        return WorkbookScan(container)
    try:
        with zipfile.ZipFile(path) as packed:
            _check_parts(packed, file)
            if container == "xlsx":
                return _scan_xlsx(packed, file)
            if container == "ods":
                return scan_ods(packed, file)
            return scan_xlsb(packed, file)
    except _BROKEN as exc:
        raise SourceRefused("refused.workbook_broken", file=file) from exc
    except RuntimeError as exc:  # zipfile's word for "password"
        raise SourceRefused("refused.workbook_password", file=file) from exc


def _ole_kind(path: str) -> str:
    """Tell xls, encrypted workbooks and macros apart by the names in the OLE directory."""
    with open(path, "rb") as stream:
        data = stream.read(64_000_000)
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted"
    names = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
    return "xls" if any(name in data for name in names) else "ole"


def _check_parts(packed: zipfile.ZipFile, file: str) -> None:
    parts = packed.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS or len(set(names)) != len(names):
        raise SourceRefused("refused.workbook_broken", file=file)
    if any(part.flag_bits & 1 for part in parts):
        raise SourceRefused("refused.workbook_password", file=file)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise SourceRefused("refused.workbook_macro", file=file)
    if any(name.startswith("/") or ".." in name.split("/") or "\\" in name for name in names):
        raise SourceRefused("refused.workbook_broken", file=file)
    too_dense = any(p.file_size > BIG_PART and p.file_size > MOST_RATIO * max(1, p.compress_size) for p in parts)
    if too_dense or sum(part.file_size for part in parts) > MOST_BYTES:
        raise SourceRefused("refused.workbook_bomb", file=file)


class _Index:
    """Sheets of a workbook part: (name, relation id) in order, and the 1904 flag."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.date1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = local_name(name)
        if local == "sheet":
            relation = next((value for key, value in attributes.items() if local_name(key) == "id" and ":" in key), "")
            self.sheets.append((attributes.get("name", ""), relation))
        elif local == "workbookPr":
            self.date1904 = attributes.get("date1904", "0") in ("1", "true")


def _relations(packed: zipfile.ZipFile, part: str, file: str) -> dict[str, tuple[str, str]]:
    """Return relation id → (kind, target part) of `part`."""
    found: dict[str, tuple[str, str]] = {}
    base, name = posixpath.split(part)

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local_name(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
            found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], target)

    parse_part(packed, posixpath.join(base, "_rels", name + ".rels"), file, start)
    return found


def _scan_xlsx(packed: zipfile.ZipFile, file: str) -> WorkbookScan:
    index = _Index()
    parse_part(packed, "xl/workbook.xml", file, index.start)
    if len(index.sheets) > MOST_SHEETS:
        raise SourceRefused("refused.workbook_sheets", file=file, count=len(index.sheets), most=MOST_SHEETS)
    relations = _relations(packed, "xl/workbook.xml", file)
    scan = WorkbookScan("xlsx", index.date1904)
    for kind, target in sorted(set(relations.values())):
        if kind in ("sharedStrings", "styles"):
            parse_part(packed, target, file)
    for name, relation in index.sheets:
        kind, target = relations[relation]
        if kind != "worksheet":
            continue
        scan.sheets[name] = _scan_sheet(packed, target, name, file)
    return scan


def _scan_sheet(packed: zipfile.ZipFile, part: str, name: str, file: str) -> SheetScan:
    quick = QuickScan()
    parse_part(packed, part, file, each=quick.feed)
    found = quick.close()
    if found is None:
        reading = _Sheet(name, file)
        parse_part(packed, part, file, reading.start)
        return reading.close()
    check_area(found, name, file)
    return found


class _Sheet:
    """Counts the cells of a sheet's XML and notes those that a reader would take for blanks."""

    parser: expat.XMLParserType

    def __init__(self, name: str, file: str) -> None:
        self.name, self.file = name, file
        self.found = SheetScan()
        self.row = self.column = 0
        self.kind = ""  # the t attribute of the present cell
        self.formula = False
        self.text: list[str] | None = None  # of an error or a formula's value, while it is read

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Be expat's StartElementHandler: only c, row, f and v matter."""
        local = local_name(tag)
        if local == "c":
            self._settle()
            self._cell(attributes)
        elif local == "row":
            self._settle()
            self.row = int(attributes["r"]) if "r" in attributes else self.row + 1
            self.column = 0
        elif local == "f" and self.kind != "str" and self.text is None:
            self.formula = True
            self._listen()

    def _cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        self.row, self.column = _place(place) if place else (self.row, self.column + 1)
        found = self.found
        found.cells += 1
        found.rows = max(found.rows, self.row)
        found.columns = max(found.columns, self.column)
        self.kind = attributes.get("t", "")
        if self.kind == "e":
            self._listen()
        if found.cells & 0xFFFF == 0:
            self._check_area()

    def _listen(self) -> None:
        """Collect the value's characters; a formula's own text is dropped by starting anew at v."""
        self.text = []
        outer = self.start

        def start(tag: str, attributes: dict[str, str]) -> None:
            if local_name(tag) == "v" and self.text is not None:
                self.text = []
            else:
                outer(tag, attributes)

        self.parser.StartElementHandler = start
        self.parser.CharacterDataHandler = self._characters
        self.parser.EndElementHandler = self._end

    def _characters(self, data: str) -> None:
        if self.text is not None:
            self.text.append(data)

    def _end(self, tag: str) -> None:
        local = local_name(tag)
        if local == "f" and self.text is not None:
            self.text = []
        elif local == "c":
            self._settle()

    def _settle(self) -> None:
        """End the present cell."""
        if self.text is None:
            return
        value = "".join(self.text).strip()
        if self.kind == "e":
            self._fault(value or "#ERROR!")
        elif self.formula and not value and self.kind not in ("inlineStr", "s"):
            self._fault(_UNCOUNTED)
        self.text, self.formula = None, False
        self.parser.StartElementHandler = self.start
        self.parser.CharacterDataHandler = None
        self.parser.EndElementHandler = None

    def _fault(self, text: str) -> None:
        self.found.faulty[self.row, self.column] = text if text.startswith("#") else "#ERROR!"

    def _check_area(self) -> None:
        check_area(self.found, self.name, self.file)

    def close(self) -> SheetScan:
        """Return what was seen; SourceRefused for a cell too far out."""
        self._settle()
        self._check_area()
        return self.found


def _place(reference: str) -> tuple[int, int]:
    """Return (row, column) of "AB12"; ValueError on anything else."""
    letters = reference.rstrip("0123456789")
    if not 1 <= len(letters) <= 3 or not letters.isalpha() or not letters.isascii():
        raise ValueError(f"not a cell: {reference!r}")
    column = column_number(letters)
    row = int(reference[len(letters) :])
    if not 1 <= row <= 1_048_576 or column > 16_384:
        raise ValueError(f"not a cell: {reference!r}")
    return row, column
