"""The child process that opens forms: a workbook of one's own is foreign data like any other (TRUST 5.5)."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.errors import SourceRefused
from app.importers import child

if TYPE_CHECKING:
    from app.reports.template.fill import Tables

MOST_UNPACKED = 100_000_000
_WORKBOOK = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACROS = b"sheet.macroEnabled"


def serve(line: Connection, memory_bytes: int) -> None:
    """Be the parsing child of forms, as `app.importers.child.serve` is that of statements."""
    child.serve(line, memory_bytes, answer)


def answer(task: dict[str, Any], path: str, _kind: str, file: str, stem: str) -> dict[str, Any]:
    """Return plain data for one question; SourceRefused where the form cannot be filled.

    task["ask"]: {"what": "look"}: which fields it has, after what would be lost; {"what": "fill", "values", "tables"}:
    the path of the filled workbook in the task's folder. tables: paths of Arrow files.
    """
    from app.reports.template.fill import fill
    from app.reports.template.form import Form

    with _scratch_in(task["folder"]):
        form, ask = Form(_checked(path, file), file), task["ask"]
        if ask["what"] == "look":
            form.check_losses(lambda: None)
            return form.plan.wanted()
        made = Path(task["folder"]) / f"{stem}.xlsx"
        made.write_bytes(fill(form, ask["values"], _tables(ask["tables"])))
        return {"path": str(made)}


@contextmanager
def _scratch_in(folder: str) -> Iterator[None]:
    """Have temporary files made in a folder: openpyxl writes its sheets into some, and the child nowhere else."""
    before, tempfile.tempdir = tempfile.tempdir, folder
    try:
        yield
    finally:
        tempfile.tempdir = before


def _checked(path: str, file: str) -> bytes:
    """Return the bytes of a workbook that may be opened: of its kind, of a size, without macros or document types."""
    from app.importers.containers.workbook_parts import parse_part
    from app.importers.containers.workbook_scan import container_of, prescan_workbook
    from app.reports.template.form import MOST_BYTES

    size = Path(path).stat().st_size
    if size > MOST_BYTES:
        raise SourceRefused("template.too_big", file=file, most=MOST_BYTES // 1_000_000)
    if container_of(path) in ("", "xls", "xlsb", "ods", "html", "xml", "ole"):
        raise SourceRefused("template.not_xlsx", file=file)
    prescan_workbook(path, file)
    with zipfile.ZipFile(path) as packed:
        kinds = packed.read("[Content_Types].xml")
        if _MACROS in kinds:
            raise SourceRefused("refused.workbook_macro", file=file)
        if _WORKBOOK not in kinds:
            raise SourceRefused("template.not_xlsx", file=file)
        if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
            raise SourceRefused("refused.workbook_bomb", file=file)
        for one in packed.namelist():
            if one.endswith((".xml", ".rels")):
                _well_formed(packed, one, file, parse_part)
    return Path(path).read_bytes()


def _well_formed(packed: zipfile.ZipFile, part: str, file: str, parse: Any) -> None:
    from xml.parsers import expat

    try:
        parse(packed, part, file)
    except expat.ExpatError as exc:
        raise SourceRefused("refused.workbook_broken", file=file) from exc


def _tables(paths: list[str]) -> Tables:
    import pyarrow as pa

    found = []
    for one in paths:
        with pa.OSFile(one) as source, pa.ipc.open_file(source) as reader:
            found.append(reader.read_all().to_pydict())
    return found
