"""The grid as a spreadsheet person expects it: keys, several sorts, selection, find, filters, menus, tooltips."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QMenu

from app.services import review_columns as rc
from app.ui.keymap import keymap
from app.ui.models import record_model
from app.ui.models import review_model as rm
from app.ui.models.review_plain import explanation
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import Paint
from app.ui.review.card_parts import CardParts
from app.ui.review.chips import FilterChips
from app.ui.review.data_grid import DataGrid
from app.ui.review.find_bar import FindBar
from app.ui.review.grid import ReviewGrid
from app.ui.review.grid_menus import header_menu, row_menu
from app.ui.review.page import ReviewPage
from app.ui.review.sample import sample_review
from app.ui.review.selection import Selection
from app.ui.review.split import SplitView
from app.ui.workers.jobs import JobRunner

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def grid(qtbot):
    made = ReviewGrid()
    qtbot.addWidget(made)
    made.resize(1250, 640)
    made.review.set_columns(sample_review(120))
    made.show()
    made.setFocus()
    return made


@pytest.fixture
def page(session, show):
    made = show(ReviewPage(session))
    made.grid.setFocus()
    return made


def typed(grid, column, text):
    grid.header.field(column).setText(text)
    grid.refilter("all", -1)


# keys


def test_letters_are_what_the_key_map_says(qtbot, grid):
    """UX section 2: all keys can be changed, single letters included."""
    heard = []
    grid.acted.connect(heard.append)
    qtbot.keyClick(grid, Qt.Key.Key_X)
    keymap.set_own({"review.reject": ("Y",)})
    try:
        qtbot.keyClick(grid, Qt.Key.Key_X)
        qtbot.keyClick(grid, Qt.Key.Key_Y)
    finally:
        keymap.set_own({})
    assert heard == ["reject", "reject"]


def test_an_input_method_composing_in_a_field_gives_no_command(qtbot, page, session):
    """UX 62: composing in a filter field fires no single-key shortcut; what is committed arrives whole."""
    heard, field = [], page.grid.header.field(rm.A_PARTY)
    page.grid.acted.connect(heard.append)
    field.setFocus()
    rows = page.grid.review.rowCount()
    for composing in ("l", "li", "li'h", "li'hu", "li'hua"):
        QApplication.sendEvent(field, QInputMethodEvent(composing, []))
    assert heard == [] and field.text() == "" and page.grid.review.rowCount() == rows
    done = QInputMethodEvent("", [])
    done.setCommitString("李华")
    QApplication.sendEvent(field, done)
    assert field.text() == "李华" and heard == []
    assert not page.grid.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_an_input_method_is_not_asked_for_by_a_table(qtbot):
    """UX 62: letters are keys there; an input method would hold them back to compose with."""
    table = DataGrid()
    qtbot.addWidget(table)
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(table, asked)
    assert asked.value(Qt.InputMethodQuery.ImEnabled) is False


def test_letters_do_nothing_while_an_editor_is_open(qtbot, page):
    """UX 62: keys belong to the editor of a note."""
    heard = []
    page.grid.acted.connect(heard.append)
    page.grid.find()
    bar = page.grid.findChild(FindBar)
    qtbot.keyClicks(bar.field, "axmu")
    assert bar.field.text() == "axmu" and heard == []


def test_home_end_and_control_arrows_go_to_the_edges(qtbot, grid):
    control = Qt.KeyboardModifier.ControlModifier
    grid.select_row(5)
    qtbot.keyClick(grid, Qt.Key.Key_Right, control)
    assert grid.currentIndex().column() == rm.B_VALUE and grid.currentIndex().row() == 5
    qtbot.keyClick(grid, Qt.Key.Key_Left, control)
    assert grid.currentIndex().column() == rm.TICK
    qtbot.keyClick(grid, Qt.Key.Key_End, control)
    assert grid.currentIndex().row() == grid.review.rowCount() - 1
    qtbot.keyClick(grid, Qt.Key.Key_Home, control)
    assert grid.currentIndex().row() == 0


def test_keys_act_on_the_rows_seen_under_filter_and_sort(qtbot, grid):
    """UX 20: the key acts on what is seen selected, not on what stood in that row before."""
    columns = grid.review.columns
    typed(grid, rm.A_VALUE, ">200")
    grid.sortByColumn(rm.A_VALUE, DOWN)
    grid.select_row(3)
    seen = grid.review.index(3, rm.A_REF).data()
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    ticked = grid.review.ticked()
    assert [columns.records.ref[int(columns.members(one, 0)[0])].as_py() for one in ticked] == [seen]
    grid.sortByColumn(rm.A_VALUE, UP)
    assert grid.review.ticked() == ticked and grid.acted_on() == ticked
    typed(grid, rm.A_VALUE, "<100")
    assert grid.review.ticked() == [] and grid.review.ticks() == 1  # out of sight it is not acted on


@pytest.mark.parametrize("kind", [ReviewGrid, DataGrid])
def test_the_row_gone_to_with_control_is_the_one_selected(qtbot, kind):
    """UX 20: neither a key with Ctrl nor a click that takes a row out leaves another row selected than is current."""
    grid = kind()
    qtbot.addWidget(grid)
    grid.resize(1250, 640)
    if isinstance(grid, ReviewGrid):
        grid.review.set_columns(sample_review(60))
    else:
        grid.setModel(RowsModel(["Name"]))
        grid.model().set_rows([(Paint(str(at)),) for at in range(60)])
    grid.show()
    grid.setCurrentIndex(grid.model().index(3, grid.shown_columns()[0]))
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        before = grid.currentIndex().row()
        qtbot.keyClick(grid, key, Qt.KeyboardModifier.ControlModifier)
        assert grid.selected_rows() == [grid.currentIndex().row()] != [before]

    def click(row):
        at = grid.visualRect(grid.model().index(row, grid.shown_columns()[-1])).center()
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)

    here = grid.currentIndex().row()
    click(here + 2)
    assert grid.selected_rows() == [here, here + 2] and grid.currentIndex().row() == here + 2
    click(here + 2)
    assert grid.selected_rows() == [here] == [grid.currentIndex().row()]


# selection


def test_rows_are_selected_by_rubber_band_shift_control_and_space(qtbot, grid):
    """UX 14: multi-select; the count is what the status line says."""
    view = grid.viewport()

    def middle(row):
        return grid.visualRect(grid.review.index(row, rm.A_REF)).center()

    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=middle(2))
    qtbot.mouseMove(view, middle(4))
    qtbot.mouseMove(view, middle(6))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle(6))
    assert grid.selected_rows() == [2, 3, 4, 5, 6]
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, middle(9))
    assert grid.selected_rows() == [2, 3, 4, 5, 6, 9]
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, middle(11))
    assert grid.selected_rows()[-3:] == [9, 10, 11]
    qtbot.keyClick(grid, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert len(grid.review.ticked()) == len(grid.selected_items())


def test_a_click_on_a_box_ticks_without_selecting(qtbot, grid):
    grid.select_row(0)
    box = grid.visualRect(grid.review.index(4, rm.TICK)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert grid.review.ticked() == [grid.review.item_at(4)]


# sorting


def test_several_columns_are_sorted_by_with_shift(qtbot, grid):
    """UX 19: click sorts, Shift and click adds; selection, ticks and the current row stay."""
    picked = [grid.review.item_at(row) for row in (2, 7, 11)]
    grid.select_row(grid.review.row_of_item(picked[0]))
    grid.select_items(picked)
    grid.review.set_ticked([picked[1]], True)
    header = grid.header
    header.click_sort(rm.STATE)
    header.click_sort(rm.A_VALUE, adds=True)
    header.click_sort(rm.A_VALUE, adds=True)
    assert header.sorts == [(rm.STATE, UP), (rm.A_VALUE, DOWN)] == grid.review.sorts
    columns, items = grid.review.columns, grid.review.items
    states, values = columns.state[items], columns.a_value[columns.first_line[items]]
    assert (np.diff(states) >= 0).all()
    for state in np.unique(states):
        assert (np.diff(values[states == state]) <= 0).all()
    assert set(grid.selected_items()) == set(picked) and grid.review.ticked() == [picked[1]]


def test_a_real_click_on_a_title_sorts(qtbot, grid):
    header = grid.header
    x = header.sectionViewportPosition(rm.A_VALUE) + 20
    at = QPoint(x, header.height() // 2 - 4)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert header.sorts == [(rm.A_VALUE, UP)]
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert header.sorts == [(rm.A_VALUE, DOWN)]


def test_empty_cells_are_last_up_and_down(grid):
    for order in (UP, DOWN):
        grid.sortByColumn(rm.B_VALUE, order)
        first = grid.review.columns.first_line[grid.review.items]
        empty = grid.review.columns.b[first] < 0
        assert empty.any() and (np.diff(empty.astype(int)) >= 0).all()


def test_large_tables_are_sorted_and_filtered_on_a_thread(qtbot, grid, monkeypatch):
    """UX 19 and UX 28: the window goes on meanwhile; a later wish puts an earlier one aside."""
    monkeypatch.setattr("app.ui.review.data_grid._MANY", 10)
    grid.runner = JobRunner()
    key = grid.review.item_key(grid.review.item_at(6))
    grid.select_row(6)
    grid.sortByColumn(rm.A_REF, DOWN)
    grid.sortByColumn(rm.A_VALUE, DOWN)
    assert grid.review.sorts != [(rm.A_VALUE, DOWN)]  # nothing happened yet
    qtbot.waitUntil(lambda: not grid.runner.jobs)
    assert grid.review.sorts == [(rm.A_VALUE, DOWN)]
    assert grid.review.item_key(grid.item()) == key
    with qtbot.waitSignal(grid.filtered):
        typed(grid, rm.A_VALUE, ">100")
    values = grid.review.columns.a_value[grid.review.columns.first_line[grid.review.items]]
    assert (values > 10_000).all() and (np.diff(values) <= 0).all()
    grid.runner.shut_down()


def test_the_large_split_view_is_filled_and_sorted_on_a_thread(qtbot, monkeypatch):
    """UX 19 and UX 28: both sides; a later wish puts an earlier one aside."""
    monkeypatch.setattr("app.ui.review.data_grid._MANY", 10)
    view, columns, runner = SplitView(), sample_review(60), JobRunner()
    qtbot.addWidget(view)
    view.a.runner = view.b.runner = runner
    view.show()
    view.set_columns(columns, "A", "B")
    assert not view.a.records.rowCount()  # nothing happened yet
    qtbot.waitUntil(lambda: not runner.jobs)
    shown = view.a.records
    held = (columns.state == rc.MATCHED) & (columns.match > 0)
    assert shown.rowCount() == int(((columns.a >= 0) & ~held[columns.item]).sum()) > 10
    before = shown.keys().tolist()
    view.a.sortByColumn(record_model.REF, UP)
    view.a.sortByColumn(record_model.VALUE, DOWN)
    assert shown.keys().tolist() == before
    qtbot.waitUntil(lambda: not runner.jobs)
    values = [columns.a_value[shown.line(row)] for row in range(shown.rowCount())]
    assert values == sorted(values, reverse=True) and sorted(shown.keys().tolist()) == sorted(before)
    runner.shut_down()


def test_an_order_and_rows_that_are_found_at_once_lose_neither(qtbot, grid, monkeypatch):
    """UX 19: whichever was asked for first, on large tables both come."""
    monkeypatch.setattr("app.ui.review.data_grid._MANY", 10)
    grid.runner = JobRunner()

    def both() -> None:
        qtbot.waitUntil(lambda: not grid.runner.jobs)
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not grid.runner.jobs)
        values = grid.review.columns.a_value[grid.review.columns.first_line[grid.review.items]]
        assert len(values) > 2 and (values > 10_000).all() and (np.diff(values) <= 0).all()

    typed(grid, rm.A_VALUE, ">100")
    grid.sortByColumn(rm.A_VALUE, DOWN)
    both()
    grid.sortByColumn(rm.A_REF, UP)
    qtbot.waitUntil(lambda: not grid.runner.jobs)
    grid.sortByColumn(rm.A_VALUE, DOWN)
    grid.refilter("all", -1)
    both()
    grid.runner.shut_down()


def test_a_plan_for_other_columns_comes_too_late(grid):
    plan = grid.review.plan(rm.Filter(tab="open"))
    other = sample_review(40)
    grid.review.set_columns(other)
    grid.review.show_plan(plan())
    assert len(grid.review.items) == other.items


# filters and chips


def test_chips_show_what_filters_and_take_it_away(qtbot, page):
    """UX 17: filters combine; each chip removes its own; clear all."""
    page.tabs.choose("all")
    chips: FilterChips = page.chips
    page.resize(1800, 800)
    assert not chips.clear.isVisible()
    every = len(page.grid.review.items)
    page.grid.header.field(rm.A_VALUE).setText(">50")
    field = page.grid.header.field(rm.STATE)
    assert isinstance(field, QComboBox)
    field.setCurrentIndex(1)
    page.grid.header._on_enter()
    both = len(page.grid.review.items)
    assert 0 < both < every and chips.clear.isVisible()
    words = [one.text() for one in chips.chips if one.isVisible()]
    assert words == ["Due >50", "State Matched"]
    chips.chips[1].click()
    assert field.currentIndex() == 0 and both < len(page.grid.review.items) < every
    page.grid.header.field(rm.A_REF).setText("4")
    page.grid.header._on_enter()
    chips.clear.click()
    assert len(page.grid.review.items) == every and page.grid.header.typed() == {}


def test_what_is_not_understood_is_told(qtbot, page):
    """UX 17: wrong input is explained at its field and at its chip, and filters nothing."""
    page.tabs.choose("all")
    every = len(page.grid.review.items)
    page.grid.header.field(rm.A_TIME).setText("abc")
    page.grid.header._on_enter()
    chip = page.chips.chips[0]
    assert len(page.grid.review.items) == every
    assert "10..20" in page.grid.header.field(rm.A_TIME).toolTip() and chip.property("wrong") == "true"
    assert "Not understood" in chip.accessibleName()


def test_the_current_cell_becomes_a_filter(qtbot, grid):
    grid.select_row(4)
    grid.setCurrentIndex(grid.review.index(4, rm.A_REF))
    grid.filter_by_cell()
    grid.refilter("all", -1)
    assert len(grid.review.items) == 1
    grid.header.clear_filters()
    grid.refilter("all", -1)
    grid.setCurrentIndex(grid.review.index(0, rm.STATE))
    grid.filter_by_cell()
    assert grid.header.choice(rm.STATE) == frozenset({int(grid.review.columns.state[grid.review.item_at(0)])})


# find


def test_find_goes_from_hit_to_hit_and_keeps_the_row(qtbot, grid):
    """UX 18: text, amounts with and without separators, pinyin letters; F3, Shift+F3, Esc."""
    grid.select_row(0)
    qtbot.keyClick(grid, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = grid.findChild(FindBar)
    for row in (0, 5, grid.review.rowCount() - 1, 0):  # it never lies over the row that was found
        grid.select_row(row)
        seen = grid.visualRect(grid.currentIndex()).translated(grid.viewport().pos())
        assert grid.rect().contains(bar.geometry())
        assert not bar.geometry().intersects(QRect(0, seen.top(), grid.width(), seen.height())), row
    bar.field.setText("李")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    hits = bar.hits.tolist()
    assert len(hits) > 3 and all("李" in grid.review.index(row, rm.A_PARTY).data() for row in hits)
    qtbot.keyClick(bar.field, Qt.Key.Key_F3)
    here = grid.currentIndex().row()
    qtbot.keyClick(bar.field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert hits.index(here) - hits.index(grid.currentIndex().row()) == 1
    row = grid.currentIndex().row()
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible() and grid.currentIndex().row() == row
    qtbot.keyClick(grid, Qt.Key.Key_F3)
    assert grid.currentIndex().row() == hits[hits.index(row) + 1]


@pytest.mark.parametrize("form", ["{:,.2f}", "{:.2f}", "￥{:,.2f}"])
def test_amounts_are_found_however_they_are_written(grid, form):
    """UX 18: with or without separators."""
    columns = grid.review.columns
    value = int(columns.a_value.max())
    hits = grid.review.search(form.format(value / 100), grid.shown_columns())
    assert [int(columns.a_value[grid.review.line(row)]) for row in hits.tolist()] == [value] * len(hits) and len(hits)


def test_a_number_finds_every_amount_that_shows_it(grid):
    """UX 18: part of an amount is looked for as in a spreadsheet, and a payment's long number is no amount."""
    amounts = (rm.A_VALUE, rm.B_VALUE, rm.DIFFERENCE, rm.A_FEE, rm.A_NET)
    lines = [[grid.review.index(row, one).data() or "" for one in amounts] for row in range(grid.review.rowCount())]

    def found(text):
        return grid.review.search(text, amounts).tolist()

    def saying(test):
        return [row for row, line in enumerate(lines) if any(one != "0.00" and test(one) for one in line)]

    some = lines[0][0].replace(",", "")
    whole, cents = some.split(".")
    assert found(whole[:2]) == saying(lambda one: whole[:2] in one.replace(",", "").split(".")[0]) != []
    assert found(whole[-1] + "." + cents[0]) == saying(lambda one: whole[-1] + "." + cents[0] in one) != []
    assert found("." + cents) == saying(lambda one: one.endswith("." + cents)) != []
    assert found("-1") == saying(lambda one: one.startswith("−1")) != []
    assert found("4517159498154781002") == found("1" * 40) == found("12.3456") == []


def test_pinyin_letters_find_parties(grid):
    """UX 18: pinyin initials, also of names that their source masks; every such name and no other."""
    shown = [grid.review.index(row, rm.A_PARTY).data() for row in range(grid.review.rowCount())]
    assert (
        grid.review.search("lh", [rm.A_PARTY]).tolist()
        == [row for row, one in enumerate(shown) if one == "李*华"]
        != []
    )
    assert grid.review.search("zzzz", grid.shown_columns()).tolist() == []
    assert grid.review.search("", grid.shown_columns()).tolist() == []


def test_every_list_can_be_searched(qtbot):
    model = RowsModel(["Name", "Sum"], (1,))
    model.set_rows([(Paint("禾木家居"), Paint("1,234.50")), (Paint("Heli"), Paint("9.00"))])
    assert model.search("hmjj", [0, 1]).tolist() == [0]
    assert model.search("1234.5", [0, 1]).tolist() == [0] == model.search("1,234", [0, 1]).tolist()
    assert model.search("HELI", [0, 1]).tolist() == [1] and model.search("", [0]).tolist() == []


# menus and tooltips


def entries(menu: QMenu) -> list[str]:
    found = []
    for one in menu.actions():
        found += entries(one.menu()) if one.menu() is not None else [one.text()]
    return [one for one in found if one]


def test_the_rows_menu_has_every_action_with_its_key(qtbot, page):
    """UX 24: context menu on rows with every action of the toolbar and its shortcut."""
    page.grid.select_row(0)
    texts = entries(row_menu(page.grid))
    named = {one.text() for actions in page.menu_actions().values() for one in actions}
    named |= {one.text() for one in page.actions_shown()}
    assert named <= {one.partition("\t")[0] for one in texts}
    assert "Approve\tA" in texts and "Copy\tCtrl+C" in texts and any(one.endswith("Ctrl+Alt+E") for one in texts)


def test_menus_open_by_mouse_and_by_keyboard(qtbot, page):
    """UX 24: the menu key opens the menu at the current row."""
    page.grid.select_row(1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(page.grid.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and len(menu.actions()) > 8
    menu.close()


def test_a_menu_entry_does_what_its_key_does(qtbot, page):
    heard = []
    page.act = heard.append
    page.grid.select_row(0)
    next(one for one in row_menu(page.grid).actions() if one.text().startswith("Not a match")).trigger()
    assert heard == ["reject"]


def test_a_menu_greys_what_does_nothing_with_its_row(qtbot, page):
    columns = page.grid.review.columns

    def offered(state: int) -> list[str]:
        page.grid.select_row(page.grid.review.row_of_item(int(np.flatnonzero(columns.state == state)[0])))
        made = {one.text().partition("\t")[0]: one.isEnabled() for one in row_menu(page.grid).actions()}
        return [name for name in ("Approve", "Not a match", "Match selected", "Unmatch", "Explain…") if made[name]]

    page.tabs.choose("all")
    assert offered(rc.SUGGESTED)[:3] == ["Approve", "Not a match", "Match selected"]
    assert offered(rc.MATCHED) == ["Match selected", "Unmatch"]
    assert offered(rc.OPEN) == ["Approve", "Match selected", "Explain…"]  # approving takes one of its candidates


def test_the_titles_menu_sorts_fits_hides_and_freezes(qtbot, grid):
    """UX 24: context menu on headers."""
    texts = [one.partition("\t")[0] for one in entries(header_menu(grid, rm.A_VALUE))]
    wanted = {"Sort ascending", "Sort descending", "Fit to content", "Hide this column", "Freeze up to this column"}
    assert wanted | {"Columns…", "Reset columns"} <= set(texts)
    grid.setCurrentIndex(grid.review.index(3, rm.A_VALUE))  # and all of it without a mouse, of the cell looked at
    of_column = next(one.menu() for one in row_menu(grid).actions() if one.text().startswith("Column Due"))
    assert wanted <= set(entries(of_column))
    menu = header_menu(grid, rm.A_PARTY)
    next(one for one in menu.actions() if one.text() == "Hide this column").trigger()
    assert grid.isColumnHidden(rm.A_PARTY)
    menu = header_menu(grid, rm.A_VALUE)
    next(one for one in menu.actions() if one.text() == "Sort descending").trigger()
    assert grid.review.sorts == [(rm.A_VALUE, DOWN)]


def reason(columns, item: int) -> str:
    return columns.reasons[int(columns.evidence[item])] if columns.evidence[item] >= 0 else ""


def test_a_tooltip_explains_a_proposed_match(qtbot, page):
    """UX 25: rule, agreed fields, score and alternatives of the row under the mouse."""
    model = page.grid.review
    row = model.next_row(-1, (rc.SUGGESTED,))
    text = model.index(row, rm.STATE).data(Qt.ItemDataRole.ToolTipRole)
    lines = text.split("\n")
    assert lines[0].startswith("Suggested") and len(lines) >= 4
    assert any(one.startswith("Score ") and one.endswith(" of 100") for one in lines)
    assert any(one.startswith(("Agree: ", "Differ: ")) for one in lines)
    assert lines[1] == "Same number on both sides (built in, version 1)" and "reference" not in text
    columns = model.columns
    combined = next(one for one in np.flatnonzero(columns.n_a > 1).tolist() if "reference/1" in reason(columns, one))
    told = model.tooltip(int(columns.first_line[combined]), rm.STATE)
    assert told.split("\n")[1] == lines[1] and "number" not in told.split("Score")[0].split("\n", 2)[2]
    lone = model.next_row(-1, (rc.OPEN,))
    assert "Score" not in model.index(lone, rm.A_REF).data(Qt.ItemDataRole.ToolTipRole)
    own, at = list(columns.reasons), int(columns.evidence[combined])
    own[at] = json.dumps({**json.loads(own[at]), "rule": "rule-1/4"})
    text = explanation(replace(columns, reasons=own), combined, "", model.say, {"rule-1/4": "My shop's numbers"})
    assert text.split("\n")[1] == "My shop's numbers, yours, version 4" and "rule-1" not in text
    assert CardParts(page).rule("rule-1/4", {"rule-1/4": "My shop's numbers"}, None) == text.split("\n")[1]


def test_a_state_is_icon_text_and_colour(grid):
    """UX 13: never colour alone; a screen reader hears the word."""
    model, seen = grid.review, set()
    for row in range(model.rowCount()):
        cell = model.cell(row, rm.STATE)
        if cell.text:
            assert cell.icon and cell.tone
            assert cell.text in model.index(row, rm.STATE).data(Qt.ItemDataRole.AccessibleTextRole)
            seen.add((cell.text, cell.icon, cell.tone))
    assert len({icon for _text, icon, _tone in seen}) >= 4


# status line


def test_sums_of_the_selection_are_copied_by_a_click(qtbot, page):
    """UX 15: count, sums, difference, average, least and most; a click copies the plain number."""
    from app.ui.widgets.sums_bar import SumsBar

    page.tabs.choose("all")
    model = page.grid.review
    page.grid.select_items(model.items[:3].tolist())
    values = {one.label or one.text: one for one in page.status_values()}
    assert {"Orders", "Payments", "Difference", "Average", "Lowest", "Highest"} <= set(values)
    assert values["3 selected"].copied == "3"
    first = model.columns.first_line[model.items[:3]]
    cents = model.columns.a_value[first].tolist()
    unit = 10**model.columns.exp
    mean = (Decimal(sum(cents)) / 3 / unit).quantize(Decimal("0.01"), ROUND_HALF_UP)
    spread = [values[one].copied for one in ("Lowest", "Highest", "Average")]
    assert spread == [f"{min(cents) / unit:.2f}", f"{max(cents) / unit:.2f}", f"{mean}"] and len(set(spread)) == 3
    assert values["Orders"].copied == f"{sum(model.columns.a_value[first].tolist()) / 10**model.columns.exp:.2f}"
    bar = SumsBar()
    qtbot.addWidget(bar)
    bar.resize(1200, 27)
    bar.show_values(page.status_values())
    button = next(one for one in bar.buttons if one.text().startswith("Orders "))
    button.click()
    assert QGuiApplication.clipboard().text() == values["Orders"].copied
    assert len(entries(bar.menu())) >= 7  # UX 24: the status bar has a menu too


def test_currencies_are_never_added(qtbot):
    """UX 15: per currency when mixed."""
    from dataclasses import replace

    columns = sample_review(40)
    pair = columns.pair.copy()
    pair[::2] = 1
    records = columns.records
    currency = records.currency.copy()
    odd = columns.item % 2 == 0  # every other item is in another currency, its records too
    for cells in (columns.a, columns.b):
        currency[cells[odd & (cells >= 0)]] = len(records.currencies)
    records = replace(records, currency=currency, currencies=(*records.currencies, "USD"))
    mixed = replace(columns, pair=pair, pairs=(columns.pairs[0], ("x", "y", "USD")), records=records)
    model = rm.ReviewModel()
    model.set_columns(mixed)
    sums = model.sums(model.items)
    assert set(sums.by_currency) == {"CNY", "USD"} == set(sums.spread)
    total = sum(one[0] for one in sums.by_currency.values())
    assert total == int(mixed.a_value.sum())
    said = Selection(None)._values(sums, mixed, spread=True)
    labels = [one.label for one in said[1:]]
    assert sorted(labels) == sorted(
        f"{name} {word}"
        for name in ("CNY", "USD")
        for word in ("Orders", "Payments", "Difference", "Average", "Lowest", "Highest")
    )
    assert len({one.text for one in said if one.label.endswith(" Orders")}) == 2


def test_the_difference_of_ticked_rows_is_live(qtbot, page):
    """UX 16: shown while ticking, "0.00 ✓" when both sides are equal."""
    page.tabs.choose("all")
    model, columns = page.grid.review, page.grid.review.columns
    even = next(one for one in model.items.tolist() if columns.state[one] == rc.MATCHED and not columns.difference[one])
    heard = []
    page.status_changed.connect(heard.append)
    page.grid.select_item(even)
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    assert model.ticked() == [even]
    assert next(one for one in page.status_values() if one.label == "Difference").text == "0.00 ✓" and heard
    odd = next(one for one in model.items.tolist() if columns.difference[one])
    page.grid.select_item(odd)
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    assert set(model.ticked()) == {even, odd}
    assert "✓" not in next(one for one in page.status_values() if one.label == "Difference").text


def test_the_status_bar_of_the_window_shows_the_sums(qtbot, open_demo_book):
    """UX 15: the values stand in the window's status bar."""
    from tests.ui.conftest import settle

    window = open_demo_book()
    page = window.show_page("review")
    settle(qtbot, window)
    page.tabs.choose("all")
    page.grid.select_items(page.grid.review.items[:2].tolist())
    qtbot.waitUntil(lambda: any("2 selected" in one.text() for one in window.status.sums.buttons))
    assert window.status.sums.isVisible()


# the box that finds anything


def test_the_find_box_gives_commands(qtbot, open_demo_book):
    """UX section 2: Ctrl+K finds commands as well as records."""
    from app.ui.review.find import FindPanel
    from tests.ui.conftest import settle

    window = open_demo_book()
    panel = FindPanel(window.session, window)
    qtbot.addWidget(panel)
    panel.field.setText("full sc")
    panel._timer.stop()
    panel._search()
    settle(qtbot, window)
    texts = [panel.results.item(row).text() for row in range(panel.results.count())]
    at = next(place for place, one in enumerate(texts) if one.startswith("Full screen"))
    assert panel.results.currentRow() == at
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(window.isFullScreen)
    window.toggle_full_screen()


def test_key_events_without_a_command_reach_the_table(qtbot, grid):
    grid.select_row(2)
    QApplication.sendEvent(grid, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier))
    assert grid.currentIndex().row() == 3


def _the_split_answers_and_keeps(qtbot, page) -> None:
    """See what is proposed tinted on the other side, whichever is asked; a filter keeps current and selected rows."""
    model, a, b = page.grid.review, page.split.a, page.split.b
    columns = model.columns
    item = int(np.flatnonzero((columns.state == rc.SUGGESTED) & (columns.n_a == 1) & (columns.n_b == 1))[0])
    numbers = [int(columns.records.number[columns.members(item, side)[0]]) for side in (0, 1)]
    for here, there, side in ((a, b, 0), (b, a, 1)):
        here.setFocus()
        here.setCurrentIndex(here.records.index(here.records.row_of(numbers[side]), record_model.REF))
        assert there.records.cell(there.records.row_of(numbers[1 - side]), record_model.VALUE).ground
        assert not any(here.records.cell(row, record_model.VALUE).ground for row in range(here.records.rowCount()))
    b.selectAll()
    page._toggle_filters()
    assert not b.header.fields_shown() and page.grid.header.fields_shown() and a.header.fields_shown()
    b.header.type_text(record_model.VALUE, ">0")
    keys = b.records.keys()
    assert len(b.selected_rows()) == len(keys) > 1 and int(keys[b.currentIndex().row()]) == numbers[1]
    b.header.clear_filters()


def test_two_sides_and_the_candidates_of_the_current_row(qtbot, page):
    """UX 12, 19: side A left, side B right of the state; candidates of the row stand tinted below it, none ticked."""
    grid, model = page.grid, page.grid.review
    shown = grid.shown_columns()
    place = {one: shown.index(one) for one in shown}
    assert max(place[one] for one in rm.SIDE_A if one in place) < place[rm.STATE] < place[rm.DIFFERENCE]
    assert place[rm.DIFFERENCE] < min(place[one] for one in rm.SIDE_B if one in place)
    page.tabs.choose("all")
    row = model.next_row(-1, (rc.AMBIGUOUS,))
    page.views.choose("split")
    qtbot.waitUntil(lambda: page.split.a.records.rowCount() > 0)
    record = int(model.columns.records.number[model.columns.members(model.item_at(row), 0)[0]])
    page.split.a.setCurrentIndex(page.split.a.records.index(page.split.a.records.row_of(record), record_model.REF))
    other = page.split.b.records
    tinted = [one for one in range(other.rowCount()) if other.cell(one, record_model.VALUE).ground]
    assert {other.cell(one, record_model.VALUE).ground for one in tinted} == {"ambiguous_tint"}
    _the_split_answers_and_keeps(qtbot, page)
    page.views.choose("pairs")
    grid.select_row(row)
    qtbot.waitUntil(lambda: bool(model.candidates))
    numbers = {int(model.columns.records.number[one.row]) for one in model.candidates}
    assert numbers == {other.key(other.line(one)) for one in tinted}  # the same ones on the other side of the split
    below = [one for one in range(model.rowCount()) if model.candidate_at(one) >= 0]
    assert below[0] == row + 1
    for one in below:
        assert model.cell(one, rm.B_VALUE).ground == "ambiguous_tint" and model.cell(one, rm.B_VALUE).text
        assert model.cell(one, rm.STATE).check == 0
    grid.sortByColumn(rm.A_VALUE, DOWN)
    assert all(model.candidate_at(one) < 0 for one in range(model.rowCount()))  # no stray lines among others
