"""Spreadsheets as text cells: exact values, and hostile workbooks that never reach the library."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.importers.containers import cells
from app.importers.containers.cell_part import serial_text
from app.importers.containers.cell_text import cell_text, number_text
from app.importers.containers.workbook_quick import QuickScan
from app.importers.containers.workbook_scan import container_of, prescan_workbook
from tests.importers.workbooks import SHEET, add_part, ods_row, spoil, write_ods, write_xlsx


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return write_xlsx(tmp_path / "plain.xlsx", {"一": [["订单号", "金额"], ["A1", 12.5], ["A2", 3]], "空": []})


def refused(path: Path) -> str:
    with pytest.raises(SourceRefused) as caught:
        for name in cells.sheet_names(str(path), path.name):
            list(cells.iter_rows(str(path), path.name, name))
    return caught.value.key


@given(st.integers(-(10**14), 10**14))
def test_whole_cents_come_back_exactly(cents):
    text = number_text(cents / 100)
    assert Decimal(text) * 100 == cents
    assert "e" not in text.lower()


@given(st.floats(min_value=-1e9, max_value=1e9, allow_nan=False))
def test_no_number_below_sixteen_digits_has_an_exponent_or_is_far_off(value):
    text = number_text(value)
    assert re.fullmatch(r"-?\d+(\.\d+)?", text)
    assert abs(Decimal(text) - Decimal(value)) < Decimal("0.0001")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (-0.0, "0"),
        (1930679858170647.0, "1.930680E+15"),
        (4.2000020261101124e27, "4.200002E+27"),
        (0.00600, "0.006"),
        (True, "TRUE"),
        (dt.datetime(2026, 1, 2, 23, 59, 59, 999_999), "2026-01-03 00:00:00"),  # noqa: DTZ001
        (dt.date(2026, 1, 2), "2026-01-02"),
        (dt.time(8, 0, 24), "08:00:24"),
        (dt.timedelta(hours=36), "36:00:00"),
        (float("nan"), "#NUM!"),
    ],
)
def test_a_cell_is_the_text_that_stands_in_it(value, text):
    assert cell_text(value) == text


def test_rows_keep_their_sheet_numbers_and_columns_their_letters(tmp_path):
    path = tmp_path / "offset.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("x")
    sheet.write_string(4, 2, "头")
    sheet.write_number(6, 2, 7)
    book.close()
    assert list(cells.iter_rows(str(path), "f", "x")) == [(5, ["", "", "头"]), (7, ["", "", "7"])]


def test_error_cells_and_formulas_without_result_are_named_not_blank(tmp_path):
    path = tmp_path / "errors.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("x")
    sheet.write_formula(0, 0, "=1/0", None, "#DIV/0!")
    sheet.write_formula(1, 0, "=A9", None, "")
    sheet.write_formula(2, 0, '=""', None, "text")
    sheet.write_formula(3, 0, "=1+1", None, 2)
    book.close()
    found = dict(cells.iter_rows(str(path), "f", "x"))
    assert found == {1: ["#DIV/0!"], 2: ["#FORMULA!"], 3: ["text"], 4: ["2"]}


def test_dates_count_from_1904_where_the_workbook_says_so(tmp_path):
    path = tmp_path / "mac.xlsx"
    book = xlsxwriter.Workbook(str(path), {"date_1904": True})
    sheet = book.add_worksheet("x")
    sheet.write_datetime(0, 0, dt.datetime(2026, 1, 2), book.add_format({"num_format": "yyyy-mm-dd"}))  # noqa: DTZ001
    book.close()
    assert list(cells.iter_rows(str(path), "f", "x")) == [(1, ["2026-01-02"])]
    assert cells.date1904(str(path), "f")
    assert serial_text("44562", True) == "2026-01-02"
    assert serial_text("46024.5", False) == "2026-01-02 12:00:00"


def test_a_stated_range_that_lies_hides_no_row(plain, tmp_path):
    lying = spoil(plain, tmp_path / "dim.xlsx", lambda d: re.sub(rb"<dimension[^>]*>", b'<dimension ref="A1:A1"/>', d))
    assert len(list(cells.iter_rows(str(lying), "f", "一"))) == 3


def test_a_far_cell_is_refused_before_any_library_sees_it(plain, tmp_path):
    row = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    far = spoil(plain, tmp_path / "far.xlsx", lambda d: d.replace(b"</sheetData>", row))
    with pytest.raises(SourceRefused) as caught:
        prescan_workbook(str(far), "far.xlsx")
    assert caught.value.key == "refused.workbook_far_cell"
    assert caught.value.params["last_row"] == 1048576


@pytest.mark.parametrize(
    ("change", "part", "key"),
    [
        (
            lambda d: d.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1),
            SHEET,
            "refused.workbook_dtd",
        ),
        (lambda d: d.replace(b"<sst", b"<!DOCTYPE sst><sst", 1), "xl/sharedStrings.xml", "refused.workbook_dtd"),
        (lambda d: d[:-60], SHEET, "refused.workbook_broken"),
        (lambda d: d.replace(b'r="B2"', b'r="ZZZZ9"'), SHEET, "refused.workbook_broken"),
        (lambda d: b"", "xl/workbook.xml", "refused.workbook_broken"),
        (lambda d: d + b" " * 60_000_000, SHEET, "refused.workbook_bomb"),
    ],
)
def test_hostile_parts_are_refused_by_name(plain, tmp_path, change, part, key):
    assert refused(spoil(plain, tmp_path / "bad.xlsx", change, part)) == key


ROW = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'


@pytest.mark.parametrize(
    "hide",
    [
        lambda row: row.replace(b'<c r="XFD1048576">', b'<c s="0" r="XFD1048576">'),
        lambda row: row.replace(b'r="XFD1048576"', b"r='XFD1048576'"),
        lambda row: row.replace(b'<c r="', b'<c\n r = "'),
        lambda row: row.replace(b"<row", b"<!-- x --><row"),
        lambda row: row.replace(b'<c r="XFD1048576">', b'<c r="XFD1048576" t="e">'),
        lambda row: row.replace(b"<v>", b"<f>A1</f><v>"),
    ],
)
def test_a_far_cell_hides_behind_no_other_way_of_writing_it(plain, tmp_path, hide):
    far = spoil(plain, tmp_path / "far.xlsx", lambda d: d.replace(b"</sheetData>", hide(ROW)))
    assert refused(far) == "refused.workbook_far_cell"


def test_cells_without_a_place_are_counted_from_left_to_right(plain, tmp_path):
    bare = spoil(plain, tmp_path / "bare.xlsx", lambda d: re.sub(rb'<c r="[A-Z]+[0-9]+"', b"<c", d))
    scan = prescan_workbook(str(bare), "bare.xlsx").sheets["一"]
    assert (scan.cells, scan.rows, scan.columns) == (6, 3, 2)


@pytest.mark.parametrize("size", [1, 7, 64, 1 << 18])
def test_the_quick_scan_sees_what_the_slow_one_sees(plain, tmp_path, size):
    with zipfile.ZipFile(plain) as packed:
        data = packed.read(SHEET)
    quick = QuickScan()
    for start in range(0, len(data), size):
        quick.feed(data[start : start + size])
    found = quick.close()
    assert found is not None
    assert (found.cells, found.rows, found.columns) == (6, 3, 2)


def test_macros_are_refused(plain, tmp_path):
    assert refused(add_part(plain, tmp_path / "m.xlsx", "xl/vbaProject.bin", b"x")) == "refused.workbook_macro"


def test_a_part_that_stands_twice_is_refused(plain, tmp_path):
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = add_part(plain, tmp_path / "t.xlsx", SHEET, b"<worksheet/>")
    assert refused(twice) == "refused.workbook_broken"


def test_too_many_sheets_are_refused(tmp_path):
    many = write_xlsx(tmp_path / "many.xlsx", {f"s{i}": [["x"]] for i in range(257)})
    assert refused(many) == "refused.workbook_sheets"


def test_an_encrypted_workbook_is_told_from_a_broken_one(tmp_path):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    locked, broken = tmp_path / "locked.xlsx", tmp_path / "broken.xls"
    locked.write_bytes(ole + "EncryptedPackage".encode("utf-16-le") + bytes(4000))
    broken.write_bytes(ole + "Workbook".encode("utf-16-le") + bytes(4000))
    assert refused(locked) == "refused.workbook_password"
    assert refused(broken) == "refused.workbook_broken"


def test_what_is_no_workbook_has_no_container(tmp_path):
    other = tmp_path / "x.xlsx"
    other.write_bytes(b"a,b\n1,2\n")
    assert container_of(str(other)) == ""
    with zipfile.ZipFile(other, "w") as new:
        new.writestr("bill.csv", "a,b")
    assert container_of(str(other)) == ""


def test_an_ods_sheet_is_read_and_its_repeats_are_counted_first(tmp_path):
    good = write_ods(tmp_path / "good.ods", ods_row("订单号", "金额") + ods_row("A", "1.00", repeated=3))
    assert [row for row, _ in cells.iter_rows(str(good), "f", "S1")] == [1, 2, 3, 4]
    bomb = write_ods(tmp_path / "bomb.ods", ods_row("A", repeated=9_000_000))
    assert refused(bomb) == "refused.workbook_cells"
