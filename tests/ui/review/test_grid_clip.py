"""What goes to the clipboard and to files: numbers are numbers, long numbers stay texts, formulas are harmless."""

from __future__ import annotations

import re

import numpy as np
import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.domain.progress import Cancelled, silent
from app.services.export_rows import RowsColumn, export_rows
from app.ui.models import review_model as rm
from app.ui.models.columns_model import AMOUNT, MOMENT, TEXT
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import Paint
from app.ui.privacy import privacy
from app.ui.review.clip import MANY, as_html, as_text, cell_text, clip_of
from app.ui.review.export_dialog import ExportDialog, write_rows
from app.ui.review.grid import DataGrid, ReviewGrid
from app.ui.review.sample import sample_review
from app.ui.review.selection import Selection
from app.ui.widgets.page import Page
from tests.ui.conftest import answer

TITLES, KINDS = ["Order", "Due", "Paid at", "Note"], [TEXT, AMOUNT, MOMENT, TEXT]
COLUMNS = [
    ["4866712768426848436", "E1"],
    ["-1234.50", "0.00"],
    ["2026-10-31 09:12:08", "2026-10-30"],
    ["=1+1", "@x\ty"],
]


@pytest.fixture
def grid(qtbot):
    made = ReviewGrid()
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.review.set_columns(sample_review(60))
    made.show()
    return made


def test_a_copied_table_keeps_long_numbers_and_plain_amounts_as_text():
    """UX 22 (TSV): amounts plain, long order numbers are no numbers when pasted as text."""
    lines = as_text(TITLES, KINDS, COLUMNS).split("\n")
    assert lines[0] == "Order\tDue\tPaid at\tNote"
    assert lines[1] == '="4866712768426848436"\t-1234.50\t2026-10-31 09:12:08\t\'=1+1'
    assert lines[2] == "E1\t0.00\t2026-10-30\t'@x y"
    typed = as_text([], [TEXT, TEXT], [["000123", "12E5", "123", "0", "1e"], [""] * 5]).split("\t\n")
    assert typed == ['="000123"', '="12E5"', "123", "0", "1e\t"]
    assert as_text([], [TEXT], [COLUMNS[0]]) == "4866712768426848436\nE1"  # alone, it is looked up somewhere


def test_a_copied_table_is_one_for_spreadsheets():
    """UX 22 (HTML): `x:num` amounts, texts and dates with their formats."""
    html = as_html(TITLES, KINDS, COLUMNS)
    assert 'x:num="-1234.50"' in html and "mso-number-format:'0.00'" in html
    assert re.search(r"<td style=\"mso-number-format:'\\@'\">4866712768426848436</td>", html)
    assert r"mso-number-format:'yyyy\-mm\-dd\ hh\:mm\:ss'" in html and "'yyyy\\-mm\\-dd'\">2026-10-30" in html
    assert html.count("<tr>") == 3 and html.startswith("<html xmlns:x=")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_formulas_are_neutralised(sign, tmp_path):
    """UX 23: leading = + - @ in copied and exported text."""
    assert as_text([], [TEXT], [[f"{sign}1+1"]]) == f"'{sign}1+1"
    titled = as_text([f"{sign}a", "b"], [TEXT, TEXT], [["1"], ["2"]]), as_html([f"{sign}a"], [TEXT], [["1"]])
    assert titled[0].startswith(f"'{sign}a\t") and f">'{sign}a</th>" in titled[1]
    assert f">'{sign}1+1<" in as_html([], [TEXT], [[f"{sign}1+1"]])
    path = tmp_path / "rows.csv"
    export_rows(str(path), [RowsColumn("T", TEXT)], 1, lambda _a, _b: [[f"{sign}1"]], sheet="Rows", report=silent)
    assert path.read_text("utf-8-sig").splitlines()[1] == f"'{sign}1"


def test_a_copy_has_what_is_seen_selected_and_whole_moments(qtbot, grid):
    """UX 20 and UX 22: under a sort the rows seen selected are copied, columns as they stand."""
    grid.sortByColumn(rm.A_VALUE, Qt.SortOrder.DescendingOrder)
    grid.select_row(2)
    seen = [grid.review.index(2, one).data() for one in (rm.A_REF, rm.A_VALUE)]
    qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    head, row = (line.split("\t") for line in QGuiApplication.clipboard().text().split("\n"))
    assert head[0] == "Paid at" and grid.column_title(rm.TICK) not in head  # boxes are for the screen
    cells = dict(zip(head, row, strict=True))
    assert cells["Order no."] == f'="{seen[0]}"' and cells["Due"] == seen[1].replace(",", "")
    assert re.fullmatch(r"2026-\d\d-\d\d \d\d:\d\d:\d\d", cells["Paid at"])


def test_many_rows_are_copied_beside_the_window_and_are_the_same(qtbot, session):
    """UX 22, 28: what is copied at once for a few rows is written on a thread for thousands."""
    page = Page(session)
    qtbot.addWidget(page)
    grid = ReviewGrid(page)
    grid.review.set_columns(sample_review(MANY + 500))
    grid.selectAll()
    rows = grid.selected_array()
    wanted, said = clip_of(grid, rows, True), []
    session.toast.connect(lambda text, _undo: said.append(text))
    QGuiApplication.clipboard().clear()
    grid.copy(with_titles=True)
    assert session.runner.jobs and not QGuiApplication.clipboard().text() and len(rows) > MANY
    qtbot.waitUntil(lambda: bool(said), timeout=30_000)
    found = QGuiApplication.clipboard().mimeData()
    assert found.text() == wanted.text() and found.html() == wanted.html()
    assert said == [f"{len(rows):,} rows can be pasted now."]


def test_one_cell_is_copied_as_it_is_looked_up(qtbot, grid):
    grid.setCurrentIndex(grid.review.index(0, rm.A_REF))
    grid.do("grid.copy_cell")
    assert QGuiApplication.clipboard().text() == grid.review.index(0, rm.A_REF).data()


def test_one_cell_that_would_be_a_formula_is_none_where_it_is_pasted(qtbot):
    """UX 23: a telephone number and an amount are no formulas."""
    table, texts = DataGrid(), ["=1+1", "@x", "-2+3", "+8613800138000", "-12.50", "a=b"]
    qtbot.addWidget(table)
    table.setModel(RowsModel(["Note"], parent=table))
    table.model().set_rows([(Paint(one),) for one in texts])
    found = [cell_text(table, table.model().index(row, 0)) for row in range(len(texts))]
    assert found == ["'=1+1", "'@x", "'-2+3", "+8613800138000", "-12.50", "a=b"]


def test_hidden_amounts_are_not_copied(grid):
    privacy.set_hidden(True)
    try:
        grid.select_row(0)
        grid.copy()
        assert "••••" in QGuiApplication.clipboard().text()
        found = Selection(None)._values(grid.review.sums(grid.review.items), grid.review.columns, True)
        sums = [one for one in found if one.label]
        assert {one.text.removesuffix(" ✓") for one in sums} == {"••••"} and not any(one.copied for one in sums)
    finally:
        privacy.set_hidden(False)


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_file_has_amounts_that_are_hidden_on_screen(grid, tmp_path, ending):
    """UX 41, 53: files keep the amounts; the clipboard, which others may see pasted, does not."""
    rows = np.arange(3)
    write_rows(grid, rows, str(tmp_path / f"open{ending}"))
    privacy.set_hidden(True)
    try:
        write_rows(grid, rows, str(tmp_path / f"hidden{ending}"))
        assert grid.review.index(0, rm.A_VALUE).data() == "••••"
    finally:
        privacy.set_hidden(False)
    if ending == ".csv":
        assert (tmp_path / "hidden.csv").read_bytes() == (tmp_path / "open.csv").read_bytes()
    else:
        read = [list(openpyxl.load_workbook(tmp_path / f"{one}.xlsx").active.values) for one in ("open", "hidden")]
        assert read[0] == read[1] and any(isinstance(cell, int | float) for cell in read[0][1])


def test_the_choice_of_rows_is_spelled_out(qtbot):
    """UX 53: "412 rows shown" or "8 selected rows"."""
    asked = ExportDialog(1412, 8)
    qtbot.addWidget(asked)
    assert asked.all.text() == "All rows shown: 1,412" and asked.some.text() == "Selected rows only: 8"
    assert asked.some.isChecked() and asked.ending == ".xlsx"
    groups = ExportDialog(481, 1, lines=505)
    qtbot.addWidget(groups)
    assert groups.all.text() == "All rows shown: 481, on 505 lines"
    none = ExportDialog(5, 0)
    qtbot.addWidget(none)
    assert none.all.isChecked() and not none.some.isEnabled()


@pytest.mark.parametrize("some", [True, False])
def test_the_rows_chosen_are_those_written(qtbot, grid, tmp_path, monkeypatch, some):
    """UX 53: the selected ones or all that the filter shows, by the dialog."""
    grid.review.set_filter(rm.Filter(tab="all", typed={rm.A_VALUE: ">100"}))
    grid.select_row(1)
    path = tmp_path / "rows.csv"
    monkeypatch.setattr("app.ui.review.export_dialog.QFileDialog.getSaveFileName", lambda *_: (str(path), ""))

    def choose(dialog: ExportDialog) -> None:
        (dialog.some if some else dialog.all).setChecked(True)
        dialog.csv.setChecked(True)
        dialog.accept()

    answer(ExportDialog, choose)
    grid.do("grid.export")
    lines = path.read_text("utf-8-sig").splitlines()[1:]
    shown = [grid.review.index(row, rm.A_REF).data() for row in range(grid.review.rowCount())]
    assert len(shown) > 2 and len(lines) == (1 if some else len(shown))
    assert shown[1] in lines[0 if some else 1]


def test_rows_are_exported_as_real_numbers_and_dates(grid, tmp_path):
    """UX 53: the filtered view as a workbook, read back."""
    model = grid.review
    model.set_filter(rm.Filter(tab="all", typed={rm.A_VALUE: ">100"}))
    path = tmp_path / "rows.xlsx"
    write_rows(grid, np.arange(model.rowCount()), str(path))
    sheet = openpyxl.load_workbook(path).active
    rows = list(sheet.iter_rows(values_only=True))
    at = {str(title).rpartition(": ")[2]: place for place, title in reversed(list(enumerate(rows[0])))}
    assert len(rows) == model.rowCount() + 1 and sheet.freeze_panes == "A2" and sheet.auto_filter.ref
    first = rows[1]
    assert isinstance(first[at["Due"]], int | float) and first[at["Due"]] > 100
    assert first[at["Paid at"]].year == 2026 and isinstance(first[at["Order no."]], str)


def test_a_number_with_more_digits_than_a_spreadsheet_keeps_is_text_and_whole(tmp_path):
    path, cells = tmp_path / "rows.xlsx", ["9007199254740993.01", "-9999999999999.99", "0.00"]
    export_rows(str(path), [RowsColumn("T", AMOUNT)], 3, lambda a, b: [cells[a:b]], sheet="Rows", report=silent)
    rows = list(openpyxl.load_workbook(path).active.iter_rows(min_row=2, values_only=True))
    assert [one for (one,) in rows] == ["9007199254740993.01", -9999999999999.99, 0]


def test_a_cancelled_export_leaves_no_file(tmp_path):
    def stop(_step, done, _total, _what):
        if done:
            raise Cancelled

    path = tmp_path / "rows.csv"
    with pytest.raises(Cancelled):
        export_rows(str(path), [RowsColumn("T", TEXT)], 9, lambda a, b: [["x"] * (b - a)], sheet="Rows", report=stop)
    assert list(tmp_path.iterdir()) == []


def test_more_rows_than_a_sheet_holds_go_on_to_the_next(tmp_path, monkeypatch):
    from app.reports import rows_file

    monkeypatch.setattr(rows_file, "SHEET_ROWS", 3)
    path = tmp_path / "rows.xlsx"
    export_rows(str(path), [RowsColumn("T", AMOUNT)], 5, lambda a, b: [["1.5"] * (b - a)], sheet="Rows", report=silent)
    book = openpyxl.load_workbook(path)
    assert [sheet.max_row for sheet in book] == [4, 3]
