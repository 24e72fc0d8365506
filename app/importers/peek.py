"""An unknown table as it stands: all its cells in an Arrow file, its first and last rows for a person to look at.

Runs in the parsing child. The cells are those that a reader would see; what they mean is asked of them later
(`layout_guess`, `layout_trial`), as often as the person changes her mind, without opening the file again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from app.domain.errors import SourceRefused
from app.importers.containers.lines import likely_delimiter, text_heads
from app.importers.layouts.form import ENCODINGS
from app.importers.layouts.likeliest import likeliest
from app.importers.names import clean_cell

SHOWN_FIRST, SHOWN_LAST = 200, 20
_BATCH = 20_000
_WIDEST = 120
_SAMPLE = 300  # rows that say how wide the table is
_CELL = 200  # characters of a cell that is shown

Row = tuple[int, list[str]]


def peek(path: str, kind: str, *, file: str, folder: str, stem: str, ask: dict[str, Any]) -> dict[str, Any]:
    """Return what the page shows of a source, as plain data; SourceRefused where it has no rows.

    ask: sheet, encoding and delimiter as the person chose them, "" for the likeliest. The answer names the cells'
    file (columns row: int32 and c0, c1 …: string, as printed), the sheets and encodings to choose from, how many
    rows there are, how many of them are wider than the first ones, and the first and last of them.
    """
    if kind == "pdf":
        raise SourceRefused("refused.pdf_unknown", file=file)
    if kind == "text":
        form, rows = _of_text(path, file, folder, stem, ask)
    else:
        form, rows = _of_workbook(path, file, ask)
    to = str(Path(folder) / f"{stem}-cells.arrow")
    try:
        seen = _write(rows, to)
    except csv.Error:
        raise SourceRefused("refused.quotes", file=file) from None
    finally:
        (Path(folder) / f"{stem}-peek.utf8").unlink(missing_ok=True)
    if not seen["rows"]:
        raise SourceRefused("refused.empty", file=file)
    return {**form, **seen, "cells": to}


def _of_text(path: str, file: str, folder: str, stem: str, ask: dict[str, Any]) -> tuple[dict[str, Any], Iterable[Row]]:
    from app.importers.containers.encoding import as_utf8

    heads = text_heads(path, [one for one in (ask["encoding"], "cp1252") if one])
    heads = [one for one in heads if "\0" not in one.text]
    if not heads:
        raise SourceRefused("refused.not_text", file=file)
    head = next((one for one in heads if one.encoding == ask["encoding"]), None) or likeliest(heads)
    text = as_utf8(path, head.encoding, str(Path(folder) / f"{stem}-peek.utf8"), file=file)
    delimiter = ask["delimiter"] or likely_delimiter(head.text.split("\n")[:40])
    encodings = [one.encoding for one in heads if one.encoding in ENCODINGS or one is head]
    form = {"container": "text", "sheet": "", "sheets": [], "encoding": head.encoding, "encodings": encodings}
    return {**form, "delimiter": delimiter, "from_1904": False}, _text_rows(text, delimiter)


def _text_rows(path: str, delimiter: str) -> Iterator[Row]:
    with Path(path).open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines, delimiter=delimiter)
        row = 1
        for cells in reader:
            if any(clean_cell(one) for one in cells):
                yield row, cells
            row = reader.line_num + 1


def _of_workbook(path: str, file: str, ask: dict[str, Any]) -> tuple[dict[str, Any], Iterable[Row]]:
    from app.importers.containers.cells import date1904, iter_rows, sheet_heads

    heads = sheet_heads(path, file)
    if not heads:
        raise SourceRefused("refused.empty", file=file)
    fullest = max(heads, key=lambda one: len(one.rows) * max(map(len, one.rows)))
    head = next((one for one in heads if ask["sheet"] and one.sheet == ask["sheet"]), fullest)
    form = {"container": head.container, "sheet": head.sheet, "sheets": [one.sheet for one in heads]}
    more = {"encoding": "", "encodings": [], "delimiter": "", "from_1904": date1904(path, file)}
    return {**form, **more}, iter_rows(path, file, head.sheet)


def _write(rows: Iterable[Row], to: str) -> dict[str, Any]:
    """Write the cells; few rows at a time are Python objects."""
    held: list[Row] = []
    first: list[Row] = []
    last: list[Row] = []
    width = over = count = 0
    writer: pa.RecordBatchFileWriter | None = None
    with pa.OSFile(to, "wb") as out:
        for row in rows:
            held.append(row)
            if len(held) == _BATCH or (writer is None and len(held) == _SAMPLE):
                width = width or _width(held)
                writer = writer or pa.ipc.new_file(out, _schema(width))
                over += _put(writer, held, width)
                count += len(held)
                first += held[: SHOWN_FIRST - len(first)]
                last = [*last, *held][-SHOWN_LAST:]
                held = []
        width = width or _width(held)
        writer = writer or pa.ipc.new_file(out, _schema(width))
        over += _put(writer, held, width)
        count += len(held)
        first += held[: max(0, SHOWN_FIRST - len(first))]
        last = [*last, *held][-SHOWN_LAST:]
        writer.close()
    return {"rows": count, "width": width, "over": over, "first": _shown(first, width), "last": _shown(last, width)}


def _width(rows: Sequence[Row]) -> int:
    filled = (max((at + 1 for at, one in enumerate(cells) if clean_cell(one)), default=0) for _row, cells in rows)
    return min(max(filled, default=0), _WIDEST)


def _schema(width: int) -> pa.Schema:
    return pa.schema([("row", pa.int32()), *((f"c{at}", pa.string()) for at in range(width))])


def _put(writer: pa.RecordBatchFileWriter, rows: Sequence[Row], width: int) -> int:
    """Write rows; return how many have more filled cells than the table has columns."""
    if not rows:
        return 0
    padded = [(cells + [""] * (width - len(cells)))[:width] for _row, cells in rows]
    columns = [pa.array(one, pa.string()) for one in zip(*padded, strict=True)]
    numbers = pa.array([row for row, _cells in rows], pa.int32())
    writer.write_batch(pa.record_batch([numbers, *columns], schema=_schema(width)))
    return sum(any(map(clean_cell, cells[width:])) for _row, cells in rows if len(cells) > width)


def _shown(rows: Sequence[Row], width: int) -> list[list[Any]]:
    return [[row, [clean_cell(one)[:_CELL] for one in (cells + [""] * width)[:width]]] for row, cells in rows]
