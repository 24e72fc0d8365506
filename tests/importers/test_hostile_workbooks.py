"""Hostile workbooks through the real parsing child: each refused by name, the honest one beside them stored."""

from __future__ import annotations

import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import SourceRefused
from app.domain.texts import all_texts
from app.importers.base import ReadOptions
from app.importers.containers.cells import iter_rows, open_workbook
from app.importers.containers.workbook_scan import prescan_workbook
from app.services.read_source import read_sources
from tests.importers.workbooks import SHEET, add_part, ods_row, spoil, write_ods, write_xlsx

ORDERS = [["订单编号", "总金额", "买家应付货款", "订单创建时间"], ["1", 12.5, 12.5, "2026-06-01 10:00:00"]]


def ole(*names: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"".join(one.encode("utf-16-le") for one in names)


def test_hostile_workbooks_are_refused_and_the_others_stored(tmp_path):
    good = write_xlsx(tmp_path / "good.xlsx", {"说明": [["x"]], "数据": ORDERS})
    two = write_xlsx(tmp_path / "two.xlsx", {"一店": ORDERS, "二店": [*ORDERS, ["2", 1, 1, "2026-06-02 10:00:00"]]})
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    bad = {
        spoil(good, tmp_path / "far.xlsx", lambda d: d.replace(b"</sheetData>", far), SHEET): "workbook_far_cell",
        spoil(good, tmp_path / "dtd.xlsx", lambda d: d.replace(b"<worksheet", b"<!DOCTYPE x><worksheet", 1)): (
            "workbook_dtd"
        ),
        spoil(good, tmp_path / "bomb.xlsx", lambda d: d + b" " * 60_000_000): "workbook_bomb",
        add_part(good, tmp_path / "macro.xlsm", "xl/vbaProject.bin", b"x"): "workbook_macro",
        write_ods(tmp_path / "rows.ods", ods_row("x", repeated=50_000_000)): "workbook_cells",
        write(tmp_path / "locked.xlsx", ole("EncryptedPackage")): "workbook_password",
        write(tmp_path / "broken.xls", ole("Workbook") + struct.pack("<I", 7) * 900): "workbook_broken",
        write_xlsx(tmp_path / "strange.xlsx", {"x": [["a", "b"], [1, 2]]}): "unknown_columns",
        write_xlsx(tmp_path / "void.xlsx", {"x": []}): "empty",
    }
    folder = tmp_path / "arrow"
    folder.mkdir()
    found = {one.file: one for one in read_sources([str(one) for one in (*bad, good, two)], ReadOptions(), str(folder))}
    keys = {path.name: found[str(path)].refusal.key for path in bad if found[str(path)].refusal}
    assert keys == {path.name: f"refused.{key}" for path, key in bad.items()}
    assert set(keys.values()) <= set(all_texts())
    (one,) = found[str(good)].statements
    assert (one.facts.sheet, one.facts.rows_read, one.facts.several) == ("数据", 1, False)
    both = found[str(two)].statements
    assert [(each.facts.sheet, each.facts.rows_read, each.facts.several) for each in both] == [
        ("一店", 1, True),
        ("二店", 2, True),
    ]


def test_a_day_that_the_library_panics_at_refuses_the_workbook(tmp_path):
    good = write_xlsx(tmp_path / "good.xlsx", {"S": [["day"], [date(2026, 1, 1)]]})
    bad = spoil(good, tmp_path / "bad.xlsx", lambda xml: xml.replace(b"<v>46023</v>", b"<v>-1e18</v>"), SHEET)
    with pytest.raises(SourceRefused) as refused:
        list(iter_rows(str(bad), "bad.xlsx", "S"))
    assert refused.value.key == "refused.workbook_broken"


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["UTF-8s", "gb2312", "x\u00e9"])
def test_a_part_in_an_encoding_that_nobody_knows_is_refused(tmp_path, encoding):
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [["a"]]})
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'.encode()
    for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", SHEET):
        wrong = spoil(path, tmp_path / "b.xlsx", lambda xml: declared + xml.partition(b"?>")[2], part)
        with pytest.raises(SourceRefused) as refused:
            prescan_workbook(str(wrong), "b.xlsx")
        assert refused.value.key == "refused.workbook_broken"


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 9, 99])
def test_a_part_that_is_packed_otherwise_than_it_says_is_refused(tmp_path, method):
    path = write_xlsx(tmp_path / "a.xlsx", {"S": [["a"]]})
    with zipfile.ZipFile(path) as packed:
        parts = {one: packed.read(one) for one in packed.namelist()}
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w", zipfile.ZIP_STORED) as packed:
        for one, data in parts.items():
            packed.writestr(one, data)
    raw = bytearray((tmp_path / "b.xlsx").read_bytes())
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = raw.find(mark)
        while place >= 0:
            raw[place + at : place + at + 2] = method.to_bytes(2, "little")
            place = raw.find(mark, place + 4)
    (tmp_path / "b.xlsx").write_bytes(bytes(raw))
    with pytest.raises(SourceRefused) as refused:
        open_workbook(str(tmp_path / "b.xlsx"), "b.xlsx")
    assert refused.value.key == "refused.workbook_broken"


def test_everything_that_readers_say_has_its_words():
    import re

    root = Path(__file__).resolve().parents[2] / "app" / "importers"
    keys = {
        key
        for path in root.rglob("*.py")
        for key in re.findall(r'"((?:refused|statement)\.[a-z_]+)"', path.read_text("utf-8"))
    }
    assert keys - set(all_texts()) == set()
