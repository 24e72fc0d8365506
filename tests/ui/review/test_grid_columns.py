"""Columns as a person wants them: chosen, moved, fitted, frozen, kept by name and taken up at the next start."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from app.config.memory import Memory
from app.ui.delegates.cell import width_of
from app.ui.models import review_model as rm
from app.ui.models.shown import Paint
from app.ui.review.columns_dialog import ColumnsDialog
from app.ui.review.grid import ReviewGrid
from app.ui.review.header import Band
from app.ui.review.sample import sample_review
from app.ui.theme import BAND, HEADER, theme
from app.ui.widgets.rows_table import rows_table
from tests.ui.conftest import answer


@pytest.fixture
def make(qtbot, tmp_path):
    grids = []  # the collector may not take one before Qt has closed it

    def made(memory=None):
        grid = ReviewGrid()
        grids.append(grid)
        qtbot.addWidget(grid)
        grid.resize(1250, 600)
        bands = (Band("Orders", "", rm.SIDE_A), Band("Match", "", rm.MIDDLE, centred=True), Band("Pay", "", rm.SIDE_B))
        grid.header.set_bands(bands)
        grid.layout_of.keep(memory or Memory(tmp_path / "memory.json"), "review")
        grid.review.set_columns(sample_review(80))
        grid.show()
        return grid

    yield made


def test_more_columns_can_be_shown_than_show_at_first(make):
    """UX 21: column chooser."""
    grid = make()
    assert set(grid.shown_columns()) == set(range(10))
    for column in rm.EXTRA:
        grid.layout_of.set_hidden(column, False)
    assert len(grid.shown_columns()) == len(rm.COLUMNS)
    model = grid.review
    row = model.next_row(-1, (0,))
    assert model.index(row, rm.A_ACCOUNT).data() == "heli-home" and model.index(row, rm.B_KIND).data() == "Payment"
    assert all(isinstance(model.index(row, one).data(), str) for one in range(len(rm.COLUMNS)))
    assert grid.column_title(rm.B_ACCOUNT) == "Pay: Account" and grid.column_title(rm.AGE) == "Days open"


def test_a_column_moves_within_its_side_alone(make):
    """UX 21: reorder within its side."""
    grid = make()
    header = grid.header
    header.moveSection(header.visualIndex(rm.A_PARTY), header.visualIndex(rm.A_TIME))
    shown = grid.shown_columns()
    assert shown.index(rm.A_PARTY) < shown.index(rm.A_TIME)
    before = grid.shown_columns()
    header.moveSection(header.visualIndex(rm.A_REF), header.visualIndex(rm.B_REF))
    assert grid.shown_columns() == before


def test_edges_between_sides_follow_the_columns(make):
    grid = make()
    assert grid.header.starts == {rm.STATE, rm.B_TIME}
    grid.layout_of.set_hidden(rm.STATE, True)
    assert grid.header.side_starts() == {rm.DIFFERENCE, rm.B_TIME}


def test_a_double_click_on_a_border_fits_the_column(qtbot, make):
    """UX 21: fit to content, by a sample of rows."""
    grid = make()
    asked = []
    cell = grid.cell
    grid.cell = lambda row, column: asked.append(row) or cell(row, column)
    header = grid.header
    x = header.sectionViewportPosition(rm.A_PARTY) + header.sectionSize(rm.A_PARTY) - 1
    qtbot.mouseDClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, header.height() // 2))
    assert rm.A_PARTY in grid.own_widths and len(asked) <= 300
    wide = grid.columnWidth(rm.A_PARTY)
    grid.resize(900, 600)
    assert grid.columnWidth(rm.A_PARTY) == wide  # a width given by hand stays


def test_a_drawn_width_is_remembered_and_reset_takes_it_back(qtbot, make):
    """UX 21: resize; reset layout."""
    grid = make()
    before = grid.columnWidth(rm.A_VALUE)
    header = grid.header
    y, x = header.height() // 2, header.sectionViewportPosition(rm.A_VALUE) + before - 1
    qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    qtbot.mouseMove(header.viewport(), QPoint(x + 40, y))
    qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x + 40, y))
    assert grid.columnWidth(rm.A_VALUE) == before + 40
    grid.layout_of.reset()
    assert grid.columnWidth(rm.A_VALUE) == before and grid.own_widths == {}


def test_the_arrangement_is_there_again_at_the_next_start(make, tmp_path):
    """UX 21 and UX 66: order, widths, hidden and frozen columns, sorts, and whether the filter row shows."""
    memory = Memory(tmp_path / "kept.json")
    grid = make(memory)
    grid.layout_of.set_hidden(rm.A_PARTY, True)
    grid.layout_of.set_hidden(rm.AGE, False)
    grid.header.moveSection(grid.header.visualIndex(rm.B_REF), grid.header.visualIndex(rm.B_TIME))
    grid.setColumnWidth(rm.A_REF, 240)
    grid.header.dragged.emit(rm.A_REF, 240)
    grid.header.click_sort(rm.B_VALUE)
    grid.freeze(2)
    grid.header.field(rm.B_REF).setFocus()
    assert grid.header.holds_focus()
    grid.toggle_filters()
    assert grid.focusWidget() is grid and not grid.header.fields_shown(), "the field that had the focus is gone"
    assert grid.frozen.header.height() == grid.header.height() == theme.px(HEADER) + theme.px(BAND)
    grid.layout_of.save()
    memory.save()
    again = make(Memory(tmp_path / "kept.json"))
    assert again.shown_columns() == grid.shown_columns() and again.frozen_count == 2
    assert again.columnWidth(rm.A_REF) == grid.columnWidth(rm.A_REF) == 240
    assert again.header.sorts == [(rm.B_VALUE, Qt.SortOrder.AscendingOrder)] == again.review.sorts
    assert not again.header.fields_shown() and not again.header.field(rm.B_REF).isVisible()


def test_layouts_have_names(qtbot, make, monkeypatch):
    """UX 21: named layouts saved per grid."""
    grid = make()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("Fees", True))
    dialog = ColumnsDialog(grid)
    qtbot.addWidget(dialog)
    grid.layout_of.set_hidden(rm.B_FEE, False)
    dialog.save.click()
    assert grid.layout_of.names() == ["Fees"]
    dialog.reset.click()
    assert rm.B_FEE not in grid.shown_columns()
    dialog.layouts.setCurrentIndex(dialog.layouts.findData("Fees"))
    dialog.layouts.activated.emit(dialog.layouts.currentIndex())
    assert rm.B_FEE in grid.shown_columns()
    said: list[str] = []

    def ask(box: QMessageBox) -> None:
        said.append(box.text())
        (box.buttons()[0] if len(said) > 1 else box.defaultButton()).click()

    for left in (["Fees"], []):  # the safe answer is the default
        answer(QMessageBox, ask)
        dialog.delete.click()
        assert grid.layout_of.names() == left
    assert said == ["Delete the layout “Fees”?"] * 2


def test_the_dialog_shows_hides_and_moves_by_keyboard(qtbot, make):
    """UX 21: the chooser by keyboard alone."""
    grid = make()
    dialog = ColumnsDialog(grid)
    qtbot.addWidget(dialog)
    dialog.show()
    row = next(at for at in range(dialog.list.count()) if dialog.list.item(at).text() == "Orders: Buyer")
    dialog.list.setCurrentRow(row)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert grid.isColumnHidden(rm.A_PARTY)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    shown = grid.shown_columns()
    assert shown.index(rm.A_PARTY) + 1 == shown.index(rm.A_REF)
    assert dialog.list.currentItem().text() == "Orders: Buyer"


def test_a_layout_of_another_program_version_is_passed_over(make, tmp_path):
    memory = Memory(tmp_path / "odd.json")
    memory.put("", "columns.review", {"order": [99, 3, 1], "hidden": [77], "widths": [[88, 10]], "sorts": [[50, True]]})
    grid = make(memory)
    assert sorted(grid.shown_columns()) == sorted(range(len(rm.COLUMNS)))
    assert grid.header.sorts == []


def test_frozen_columns_stand_still_and_share_everything(qtbot, make):
    """UX 21: freeze first columns; selection, scrolling, sorting and filter fields are one."""
    grid = make()
    for column in rm.EXTRA:
        grid.layout_of.set_hidden(column, False)
    grid.freeze(3)
    still = grid.frozen
    assert still.isVisible() and still.columns() == [rm.TICK, rm.A_TIME, rm.A_REF]
    assert still.selectionModel() is grid.selectionModel() and still.model() is grid.model()
    assert still.header.field(rm.A_REF) is grid.header.field(rm.A_REF)
    grid.horizontalScrollBar().setValue(400)
    grid.verticalScrollBar().setValue(200)
    assert still.verticalScrollBar().value() == 200
    assert still.header.field(rm.A_REF).parent() is still.header.viewport()
    index = still.model().index(10, rm.A_REF)
    qtbot.mouseClick(still.viewport(), Qt.MouseButton.LeftButton, pos=still.visualRect(index).center())
    assert grid.selected_rows() == [10]
    grid.setCurrentIndex(grid.review.index(10, rm.A_PARTY))
    assert grid.columnViewportPosition(rm.A_PARTY) >= still.width() - 1  # not under the frozen ones
    grid.header.field(rm.A_REF).setText("48")
    assert grid.header.typed() == {rm.A_REF: "48"}
    still.header.click_sort(rm.A_REF)
    assert grid.review.sorts == grid.header.sorts == [(rm.A_REF, Qt.SortOrder.AscendingOrder)]
    grid.grab()
    grid.freeze(0)
    assert not still.isVisible() and grid.header.field(rm.A_REF).parent() is grid.header.viewport()


def test_the_last_column_cannot_be_hidden(qtbot, make):
    grid = make()
    for column in range(len(rm.COLUMNS) - 1):
        grid.layout_of.set_hidden(column, True)
    assert len(grid.shown_columns()) == 1
    dialog = ColumnsDialog(grid)
    qtbot.addWidget(dialog)
    last = next(dialog.list.item(at) for at in range(dialog.list.count()) if dialog.list.item(at).checkState().value)
    last.setCheckState(Qt.CheckState.Unchecked)
    assert len(grid.shown_columns()) == 1 and last.checkState() == Qt.CheckState.Checked, "the dialog says what is so"


def test_the_other_tables_keep_their_columns_too(qtbot, open_demo_book):
    """UX 21: discrepancies, statements and accounts are tables of the same kind."""
    from tests.ui.conftest import settle

    window = open_demo_book()
    for name in ("discrepancies", "statements"):
        page = window.show_page(name)
        settle(qtbot, window)
        column = page.grid.shown_columns()[2]
        page.grid.layout_of.set_hidden(column, True)
        page.grid.layout_of.save()
        assert column in window.session.memory.get("", f"columns.{name}", {})["hidden"]
        assert page.grid.isColumnHidden(column)
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(page.grid, Qt.Key.Key_L, held)
        assert page.grid.header_view().fields_shown() is not page.grid.header_view().has_fields()
        page.grid.copy(with_titles=True)
        page.grid.layout_of.reset()
        assert not page.grid.isColumnHidden(column)


def test_short_numbers_leave_their_room_to_the_party(make):
    """Where every number is long none loses; vouchers have short ones, and a bank's parties long names."""
    grid = make()
    columns = grid.review.columns
    before = {one: grid.columnWidth(one) for one in (rm.A_REF, rm.A_PARTY, rm.B_REF)}
    records = columns.records
    refs = [
        f"J-{at}" if side == 2 else ref
        for at, (ref, side) in enumerate(zip(records.ref.to_pylist(), records.side, strict=True))
    ]
    parties = pa.chunked_array([["Cloud Warehouse Ltd"] * len(refs)]).dictionary_encode()
    banks = replace(records, ref=pa.chunked_array([refs]), party=parties)
    grid.show_columns(replace(columns, records=banks), "all", -1)
    party, whole = grid.columnWidth(rm.A_PARTY), width_of(grid.cell(0, rm.A_PARTY))
    assert before[rm.A_PARTY] < whole <= party < whole + 4
    assert grid.columnWidth(rm.A_REF) >= width_of(grid.cell(0, rm.A_REF))
    assert sum(grid.columnWidth(one) for one in before) == sum(before.values())
    grid.show_columns(columns, "all", -1)
    assert grid.columnWidth(rm.A_PARTY) == before[rm.A_PARTY]


def test_a_long_text_is_not_cut_beside_empty_room(qtbot):
    """The last column takes what is left; what is cut at the widest that a column may be comes before that."""
    owner = QWidget()
    qtbot.addWidget(owner)
    model, grid = rows_table(owner, ("Layout", "Columns", "Last used"), (), "layouts", giving=(0, 1))
    grid.setParent(owner)
    grid.resize(1200, 200)
    owner.show()
    model.set_rows([(Paint("Wallet"), Paint("Transaction time, amount, " * 5), Paint("today"))])
    long = width_of(grid.cell(0, 1))
    assert 660 < long <= grid.columnWidth(1)
    assert sum(grid.columnWidth(one) for one in range(3)) <= grid.viewport().width()
    grid.resize(700, 200)
    assert grid.columnWidth(1) < long and grid.columnWidth(2) >= width_of(grid.cell(0, 2))
