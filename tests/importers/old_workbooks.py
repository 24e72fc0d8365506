"""Small workbooks of the old binary kind (BIFF8 in an OLE file), written byte by byte, and a cell far away."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

_SECTOR = 512
_FREE, _LAST_OF_CHAIN, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_LEAST = 4096  # a shorter stream would lie in the small sectors of an OLE file


def write_xls(
    path: Path,
    rows: Sequence[Sequence[str | float | None]],
    *,
    far: tuple[int, int] | None = None,
    merged: Sequence[tuple[int, int, int, int]] = (),
) -> Path:
    """Write one sheet with texts and numbers; far: (row, column) from 0 of one number more.

    merged: first and last row, first and last column of merged cells, from 0; None among the rows is no cell.
    """
    placed = [(at, column, value) for at, row in enumerate(rows) for column, value in enumerate(row)]
    cells = [(at, column, value) for at, column, value in placed if value is not None]
    if far is not None:
        cells.append((*far, 1.0))
    spans = b"".join(struct.pack("<HHHH", *one) for one in merged)
    body = b"".join(_cell(*one) for one in cells) + _record(0x00E5, struct.pack("<H", len(merged)) + spans)
    path.write_bytes(_ole(_book(body)))
    return path


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _cell(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        return _record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return _record(0x0203, place + struct.pack("<d", value))


def _book(cells: bytes) -> bytes:
    """Return the stream of a book with one sheet: [MS-XLS] BOF, CODEPAGE, BOUNDSHEET, EOF, and the sheet's own."""

    def globals_(at: int) -> bytes:
        sheet = struct.pack("<IBBBB", at, 0, 0, 1, 0) + b"S"
        return _start(0x0005) + _record(0x0042, b"\xb0\x04") + _record(0x0085, sheet) + _record(0x000A)

    return globals_(len(globals_(0))) + _start(0x0010) + cells + _record(0x000A)


def _start(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))


def _ole(stream: bytes) -> bytes:
    """Return an OLE file ([MS-CFB], version 3): header, one allocation table, one directory, the stream."""
    stream = stream.ljust(_LEAST, b"\0")
    sectors = -(-len(stream) // _SECTOR)
    assert sectors + 2 <= _SECTOR // 4, "one allocation table is enough for a test"
    chain = [_TABLE, _LAST_OF_CHAIN, *range(3, sectors + 2), _LAST_OF_CHAIN]
    chain += [_FREE] * (_SECTOR // 4 - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, _LEAST, _LAST_OF_CHAIN, 0, _LAST_OF_CHAIN, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    entries = _entry("Root Entry", 5, 1, _LAST_OF_CHAIN, 0) + _entry("Workbook", 2, _FREE, 2, len(stream))
    entries += 2 * _entry("", 0, _FREE, 0, 0)
    return header + struct.pack("<128I", *chain) + entries + stream.ljust(sectors * _SECTOR, b"\0")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    length = len(text) + 2 if name else 0
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", length, kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
