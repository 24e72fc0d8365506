"""report.xlsx read back: the tables' figures, real numbers and dates, text that stays text."""

from __future__ import annotations

import csv
import errno
import gc
import zipfile
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from app.config.words import Words
from app.domain.errors import OutputFailed
from app.domain.progress import Cancelled, silent
from app.reports import workbook
from app.services.export import export_book
from app.services.reconciliation import reconciliation_document, reconciliation_pages
from tests.contract.checker import problems
from tests.demo_book import SEPTEMBER, demo_book


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    found = demo_book(tmp_path_factory.mktemp("book"))
    yield found
    found.close()


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines(keepends=True), strict=True))


def cells(path: Path) -> dict[str, list[tuple[object, ...]]]:
    found = openpyxl.load_workbook(path, read_only=True)
    out = {sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in found}
    found.close()
    return out


@pytest.fixture(scope="module")
def exported(book, tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    export_book(book, str(out), lang="en", report=silent)
    return out, cells(out / "report.xlsx")


def column(sheet: list[tuple[object, ...]], name: str) -> list[object]:
    at = sheet[0].index(name)
    return [row[at] for row in sheet[1:]]


def total(values: list[object]) -> Decimal:
    return sum((Decimal(str(one)) for one in values if one is not None), Decimal())


def test_sheets_hold_the_figures_of_the_tables(exported):
    out, sheets = exported
    assert problems(out) == []
    matched = rows(out / "matches.csv")
    assert len(sheets["Matched"]) == len(matched) + 1
    assert total(column(sheets["Matched"], "Allocated")) == sum(Decimal(one["allocated"]) for one in matched)
    found = rows(out / "discrepancies.csv")
    assert column(sheets["Discrepancies by code"], "Discrepancy id") == [one["discrepancy_id"] for one in found]
    waiting = [one["discrepancy_id"] for one in found if one["state"] in ("waiting", "open")]
    assert column(sheets["Open items"], "Discrepancy id") == waiting
    records = rows(out / "records.csv")
    lines = [sheet for name, sheet in sheets.items() if "." in name]
    assert sum(len(sheet) - 1 for sheet in lines) == len(records)
    for name in ("Amount", "Net"):
        assert sum(total(column(sheet, name)) for sheet in lines) == sum(Decimal(one[name.lower()]) for one in records)


def test_amounts_are_numbers_and_times_are_times(exported):
    """UX 50."""
    _out, sheets = exported
    trade = sheets["alipay.merchant.trade"]
    assert all(isinstance(one, (int, float)) for one in column(trade, "Amount"))
    assert all(isinstance(one, datetime) for one in column(trade, "Time"))
    assert all(isinstance(one, str) for one in column(trade, "Channel number"))


def test_each_pair_of_accounts_adds_up_on_its_sheet(exported):
    _out, sheets = exported
    head, *lines = sheets["Reconciliation"]
    first, last = head.index("Sum B") + 1, head.index("Open")
    assert lines
    for line in lines:
        named = [one for at, one in enumerate(line) if first <= at < last]
        off = total([line[head.index("Sum A")]]) - total([line[head.index("Sum B")]]) - total(named)
        assert off == total([line[head.index("Unexplained")]])


def test_equal_input_gives_equal_cells_and_the_run_is_in_the_properties(book, exported, tmp_path):
    export_book(book, str(tmp_path), lang="en", report=silent)
    assert cells(tmp_path / "report.xlsx") == exported[1]
    custom = zipfile.ZipFile(tmp_path / "report.xlsx").read("docProps/custom.xml").decode()
    assert "audit_hash" in custom and "duration_s" in custom


def test_headings_speak_the_language_asked_for(book, tmp_path):
    export_book(book, str(tmp_path), lang="zh_CN", report=silent)
    sheets = cells(tmp_path / "report.xlsx")
    assert {"汇总", "已匹配", "未决事项", "余额调节表"} <= set(sheets)
    assert "订单号" in sheets["alipay.merchant.trade"][0]


def test_long_sheets_end_with_a_pointer(book, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_LINES", 7)
    export_book(book, str(tmp_path), lang="en", report=silent)
    sheet = cells(tmp_path / "report.xlsx")["alipay.merchant.trade"]
    assert len(sheet) == 1 + 7 + 1
    assert "records.csv" in str(sheet[-1][0])


def test_no_cell_is_a_formula_or_a_link(exported):
    """UX 23."""
    out, _sheets = exported
    parts = zipfile.ZipFile(out / "report.xlsx")
    for name in parts.namelist():
        if name.startswith("xl/worksheets/sheet"):
            text = parts.read(name)
            assert b"<f>" not in text and b"<hyperlink" not in text


def test_a_cancelled_export_leaves_the_old_report(book, tmp_path):
    (tmp_path / "report.xlsx").write_text("old")

    def stop(_step, _done, _total, what):
        if what == "report.xlsx":
            raise Cancelled

    with pytest.raises(Cancelled):
        export_book(book, str(tmp_path), lang="en", report=stop)
    assert (tmp_path / "report.xlsx").read_text() == "old"
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(("sheet", "further"), [("Matched", 0), ("Statements", 3), ("Statements", 40)])
def test_a_cancelled_workbook_stops_at_once_and_leaves_no_file(book, tmp_path, monkeypatch, sheet, further):
    """UX 43: cancelling works while rows are written and while the sheets are packed; nothing is done after it."""
    temp = tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temp))
    seen: list[str] = []

    def stop(_step, _done, _total, what):
        seen.append(what)
        if sheet in seen and len(seen) - seen.index(sheet) > further:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_book(book, str(tmp_path / "out"), lang="en", report=stop)
    assert len(seen) == seen.index(sheet) + further + 1
    assert not list(temp.iterdir())


@pytest.mark.parametrize("packing", [False, True])
def test_a_full_disk_is_named_and_no_table_is_said_to_be_unchanged(book, tmp_path, packing):
    """Sheets wait in the temporary folder until all are packed: either disk may be the full one."""
    seen: set[str] = set()

    def full(_step, _done, _total, what):
        seen.add(what)
        if "Statements" in seen and packing == (what == ""):
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OutputFailed) as caught:
        export_book(book, str(tmp_path / "out"), lang="en", report=full)
    assert caught.value.key == "disk.full_report"
    report = tmp_path / "out" / "report.xlsx"
    assert (caught.value.params["file"] == str(report)) == packing and not report.exists()
    del caught
    gc.collect()  # a zip that is given up while it is written speaks of itself here


def test_a_document_calls_accounts_by_name_and_gives_the_whole_number_once(book):
    with book.read() as uow:
        pages = reconciliation_pages(uow, first=SEPTEMBER.first, last=SEPTEMBER.last, words=Words("en"))
        html = reconciliation_document(uow, first=SEPTEMBER.first, last=SEPTEMBER.last, words=Words("zh_TW"))
        codes = {one.account for one in uow.statements.live() if one.format == "alipay.merchant.account"}
    (code,) = codes
    line = next(one.line for one in pages if code in one.line.account_a)
    assert line.account_a == f"Alipay …{code[-4:]} ({code})"
    assert f"支付寶 …{code[-4:]}（{code}）" in html and html.count(code) == sum(
        code in one.line.account_a for one in pages
    )
