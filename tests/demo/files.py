# ruff: noqa: DTZ001 - local clock times, as the files print them
"""Writing files whose bytes depend on their content alone: CSV text, zips with GBK names, workbooks."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter

_DOS_DATE = (2026 - 1980) << 9 | 11 << 5 | 3  # 2026-11-03, for every member
_STAMP = datetime(2026, 11, 3, 9, 30)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def zip_bytes(members: Sequence[tuple[str, bytes]]) -> bytes:
    """Return a zip whose member names are GBK bytes without the UTF-8 flag, as Alipay's are."""
    body, index = b"", b""
    for name, data in members:
        raw = name.encode("gbk")
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush()
        common = struct.pack(
            "<HHHHHIIIHH", 20, 0, 8, 0, _DOS_DATE, zlib.crc32(data), len(packed), len(data), len(raw), 0
        )
        index += b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + raw
        body += b"PK\x03\x04" + common + raw + packed
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(index), len(body), 0)
    return body + index + b"PK\x05\x06" + end


def write_workbook(path: Path, sheet: str, rows: Sequence[Sequence[str | float | None]]) -> None:
    """Write one sheet: text as text, numbers as numbers, None as nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path), {"strings_to_numbers": False, "strings_to_formulas": False})
    book.set_properties({"created": _STAMP, "author": "", "company": ""})
    page = book.add_worksheet(sheet)
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(y, x, value)
            elif value is not None:
                page.write_number(y, x, value)
    book.close()
