"""The least window with the largest type: every page keeps rows in sight and nothing is cut or without a name."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.ui.delegates.cell import fitting, width_of
from app.ui.history import model as hm
from app.ui.history.panel import HistoryPanel, show_history
from app.ui.models import discrepancy_model as dm
from app.ui.models import review_model as rm
from app.ui.review.clip import table_of, title_of
from app.ui.theme import theme
from app.ui.widgets.elided import ElidedLabel
from tests.demo_book import SEPTEMBER
from tests.importers.unknown_tables import group_sales
from tests.services.test_two_months import settle as decide_all
from tests.ui.conftest import demo_file, settle


@pytest.fixture
def window(qtbot, open_demo_book) -> Any:
    made = open_demo_book()
    made.books.change_settings(text_size=150)
    made.resize(1024, 640)
    settle(qtbot, made)
    yield made
    made.books.change_settings(text_size=100)


def in_sight(grid: Any) -> int:
    """Return how many whole rows of a table are in sight in the window."""
    body = grid.viewport().visibleRegion().boundingRect()
    tall = grid.verticalHeader().defaultSectionSize()
    return min(body.height() // tall, grid.model().rowCount())


def test_files_to_import_stay_in_sight(qtbot, window):
    """UX 58: three files are read before anybody scrolls, the rest of the step is below."""
    page = window.show_page("statements")
    settle(qtbot, window)
    page.import_files([str(demo_file("2026-10", "*")), str(demo_file("2026-10", "orders*"))])
    settle(qtbot, window)
    page.import_files([str(demo_file("2026-10", "pdd*")), str(demo_file("2026-10", "history*"))])
    settle(qtbot, window)
    assert in_sight(page.flow.grid) >= 3
    bar = page.flow.check_scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    assert not page.flow.detail.visibleRegion().isEmpty()


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_no_view_of_the_check_is_wider_than_the_window(qtbot, open_demo_book, lang):
    """UX 58: nothing of a file, its rows, totals or days stands beyond the right edge."""
    window = open_demo_book(lang=lang)
    window.books.change_settings(text_size=150)
    window.resize(1024, 640)
    page = window.show_page("statements")
    settle(qtbot, window)
    page.import_files([str(demo_file("2026-10", "*"))])
    settle(qtbot, window)
    flow = page.flow
    for view in ("file", "rows", "totals", "coverage", "file"):
        flow.detail.views.choose(view)
        settle(qtbot, window)
        assert flow.check_scroll.widget().width() <= flow.check_scroll.viewport().width(), view
    window.books.change_settings(text_size=100)


def test_what_was_undone_is_said_in_sight_of_the_history(qtbot, window):
    window.undo()
    settle(qtbot, window)
    show_history(window)
    settle(qtbot, window)
    panel = window.findChild(HistoryPanel)
    assert not panel.list.isColumnHidden(hm.NOW)
    right = panel.list.columnViewportPosition(hm.NOW) + panel.list.columnWidth(hm.NOW)
    assert right <= panel.list.viewport().width() and panel.list.horizontalScrollBar().maximum() == 0
    panel.close()


def test_the_table_that_is_mapped_stays_in_sight(qtbot, window, tmp_path):
    """UX 58: rows of the table and of the result are reached in the least window."""
    page = window.show_page("statements")
    settle(qtbot, window)
    page.import_files([str(group_sales(tmp_path / "sales"))])
    settle(qtbot, window)
    page.flow.detail.map.click()
    settle(qtbot, window)
    mapping = page.flow._mapping
    assert in_sight(mapping.table) >= 1
    bar = mapping.scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    assert in_sight(mapping.table) + in_sight(mapping.result.grid) >= 3


def test_a_list_of_discrepancies_has_room_for_its_rows(qtbot, window):
    page = window.show_page("discrepancies")
    settle(qtbot, window)
    assert in_sight(page.grid) >= 3
    assert all(one._sum.isHidden() and one.toolTip() for one in page.bands)


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_every_menu_is_in_the_bar(qtbot, open_demo_book, lang):
    """UX 58: the find button gives way to the menus."""
    made = open_demo_book(lang)
    made.books.change_settings(text_size=150)
    made.resize(1024, 640)
    settle(qtbot, made)
    bar = made.menuBar()
    last = bar.actionGeometry(bar.actions()[-1])
    corner = bar.cornerWidget().geometry().left()
    made.books.change_settings(text_size=100)
    assert last.isValid() and last.right() < corner


def test_segments_are_not_cut_at_the_foot(qtbot, window):
    page = window.show_page("statements")
    settle(qtbot, window)
    views = page.detail.views
    assert views.height() >= views.sizeHint().height()
    assert all(one.height() >= one.fontMetrics().height() for one in views.buttons.values() if one.isVisible())


def test_buttons_and_their_pictures_grow_with_the_type(qtbot, window):
    page = window.show_page("statements")
    settle(qtbot, window)
    one = page.detail.original if hasattr(page.detail, "original") else window.menus.find_button
    assert one.height() >= one.fontMetrics().height() + 6 and one.iconSize().height() == theme.half(16) == 20


def test_a_narrow_column_keeps_a_title_that_fits(qtbot, window):
    """UX 59: no column without its title."""
    window.books.change_settings(text_size=100)
    page = window.show_page("statements")
    settle(qtbot, window)
    page.import_files([str(demo_file("2026-10", "orders*"))])
    settle(qtbot, window)
    grid = page.flow.grid
    header = grid.header_view()
    header.resizeSection(7, 44)
    place = QPoint(header.sectionViewportPosition(7), 0)
    picture = header.viewport().grab().toImage()
    ground = picture.pixel(place.x() + 3, 6)
    width = header.sectionSize(7)
    drawn = [picture.pixel(place.x() + x, y) for x in range(6, width - 6) for y in range(8, 20)]
    assert width == 44 and any(one != ground for one in drawn)


def test_the_name_of_a_group_runs_over_the_narrow_columns(qtbot, window):
    page = window.show_page("discrepancies")
    settle(qtbot, window)
    page.groups.choose("code")
    settle(qtbot, window)
    grid = page.grid
    assert grid.items.line(0) < 0 and grid.items.index(0, dm.CODE).data() == "1"
    y = grid.rowViewportPosition(0) + theme.row_height() // 2
    picture = grid.viewport().grab().toImage()
    drawn = {picture.pixel(x, y + dy) for x in range(8, 40) for dy in range(-6, 6)}
    assert len(drawn) > 1  # the name begins at the left edge, not below the third title


def test_a_history_without_names_or_undone_steps_shows_neither_code_nor_empty_column(qtbot, window):
    from app.ui.history.panel import show_history

    show_history(window)
    settle(qtbot, window)
    panel = window.findChild(HistoryPanel)
    model = panel.steps
    assert panel.list.isColumnHidden(5) and "local" not in {
        model.index(row, 1).data() for row in range(model.rowCount())
    }
    panel.close()


def test_an_account_names_its_channel(qtbot, window):
    page = window.show_page("settings").show_section("accounts")
    settle(qtbot, window)
    said = {page.model.text(page.model.line(row), 3) for row in range(page.model.rowCount())}
    assert {"WeChat Pay", "Alipay"} <= said and not said & {"wechatpay", "alipay", "icbc", "cmb"}


def test_the_control_totals_of_statements_are_in_sight_on_a_usual_screen(qtbot, window):
    window.books.change_settings(text_size=100)
    window.resize(1280, 800)
    grid = window.show_page("statements").grid
    settle(qtbot, window)
    last = grid.model().columnCount() - 1
    assert grid.columnViewportPosition(last) + 120 <= grid.viewport().width()


@pytest.mark.parametrize("name", ["statements", "accounts"])
def test_large_type_needs_no_scrolling_sideways_on_a_usual_screen(qtbot, window, name):
    """UX 58"""
    window.resize(1440, 900)
    page = window.show_page("statements" if name == "statements" else "settings")
    page = page if name == "statements" else page.show_section("accounts")
    settle(qtbot, window)
    QApplication.processEvents()
    bar = page.grid.horizontalScrollBar()
    assert page.model.rowCount() >= 7 and bar.maximum() == 0
    column = 2 if name == "statements" else 0
    assert page.grid.columnWidth(column) >= theme.px(64)
    if name == "accounts":
        assert page.opening.grid.horizontalScrollBar().maximum() == 0
        layouts = window.show_page("settings").show_section("layouts")
        window.resize(1024, 640)
        settle(qtbot, window)
        QApplication.processEvents()
        assert layouts.model.rowCount() > 3
        assert_shares_its_width(layouts.grid)
        window.show_page("settings").show_section("accounts")
        settle(qtbot, window)
        assert_shares_its_width(page.grid)


def test_a_notice_stands_above_the_tour_and_the_proof(qtbot, window):
    window.resize(1280, 800)
    page = window.show_page("review")
    settle(qtbot, window)
    window.guide.start_tour(2)
    settle(qtbot, window)
    QApplication.processEvents()
    window.session.toast.emit("Done", True)
    below = window.toast.mapTo(window, window.toast.rect().bottomLeft()).y()
    assert below < page.bar.mapTo(window, QPoint(0, 0)).y()
    window.show_page("statements")
    below = window.toast.mapTo(window, window.toast.rect().bottomLeft()).y()
    assert below < window.guide.tour.mapTo(window, QPoint(0, 0)).y()
    window.guide.tour.finish()


def test_the_review_keeps_rows_beside_the_tour(qtbot, window):
    """UX 58: the line of the demo gives way to that of the tour and comes back after it."""
    page = window.show_page("review")
    settle(qtbot, window)
    window.guide.start_tour(2)
    settle(qtbot, window)
    QApplication.processEvents()
    assert window.guide.tour.isVisible() and not window.banner.isVisible()
    assert in_sight(page.grid) >= 4
    window.guide.tour.finish()
    settle(qtbot, window)
    assert window.banner.isVisible()


def assert_shares_its_width(grid: Any) -> None:
    """Nothing of a table is reached by scrolling sideways alone, and every title is whole."""
    columns = [one for one in range(grid.model().columnCount()) if not grid.isColumnHidden(one)]
    assert grid.horizontalScrollBar().maximum() == 0
    assert all(grid.columnWidth(one) >= grid.title_width(one, 0) for one in columns)


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_rules_and_what_was_learned_need_no_scrolling_sideways(qtbot, open_demo_book, lang):
    """UX 58: their columns share the width; long names are cut and whole in the tooltip."""
    window = open_demo_book(lang)
    window.books.change_settings(text_size=150)
    window.resize(1024, 640)
    settle(qtbot, window)
    rules = window.show_page("rules").show_section("rules")
    settle(qtbot, window)
    assert rules.model.rowCount() > 10
    assert rules.form.horizontalScrollBar().maximum() == 0
    for grid in (rules.grid, rules.catch.grid, rules.catch.month_grid):
        assert_shares_its_width(grid)
    decide_all(window.session.book, SEPTEMBER)
    learned = window.show_page("rules").show_section("learned")
    learned.learn_now()
    settle(qtbot, window)
    assert learned.model.rowCount() > 0
    assert_shares_its_width(learned.grid)
    assert learned.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == learned.model.text(learned.model.line(0), 0)
    window.books.change_settings(text_size=100)


@pytest.mark.parametrize(("size", "scale"), [((1440, 900), 100), ((1440, 900), 150), ((1024, 640), 100)])
def test_the_rules_scroll_in_one_place(qtbot, window, size, scale):
    """UX 58: either the form scrolls or the page, never one within the other."""
    window.books.change_settings(text_size=scale)
    window.resize(*size)
    rules = window.show_page("rules").show_section("rules")
    settle(qtbot, window)
    rules.add_aside.click()
    settle(qtbot, window)
    assert rules._scroll.verticalScrollBar().maximum() == 0 < rules.form.verticalScrollBar().maximum()
    assert rules.form.horizontalScrollBar().maximum() == 0
    rules.discard()
    names = window.page("settings").list
    room = names.viewport().width() - names.iconSize().width() - 24
    assert all(names.fontMetrics().horizontalAdvance(names.item(row).text()) <= room for row in range(names.count()))
    window.books.change_settings(text_size=100)


def test_accounts_of_files_to_import_are_whole_on_a_usual_screen(qtbot, window):
    """UX 58: the last column gives way before an account number is cut."""
    window.books.change_settings(text_size=100)
    window.resize(1440, 900)
    page = window.show_page("statements")
    settle(qtbot, window)
    page.import_files([str(demo_file("2026-10", "history*")), str(demo_file("2026-10", "orders*"))])
    settle(qtbot, window)
    grid = page.flow.grid
    assert_shares_its_width(grid)
    for column in (2, 3):
        assert grid.columnWidth(column) >= grid.text_width(column, 0) - 2


def test_what_became_of_a_step_is_whole_in_the_history(qtbot, window):
    from app.ui.history.model import NOW
    from app.ui.history.panel import show_history

    window.books.change_settings(text_size=100)
    settle(qtbot, window)
    window.undo()
    settle(qtbot, window)
    show_history(window)
    settle(qtbot, window)
    panel = window.findChild(HistoryPanel)
    said = panel.steps.index(0, NOW).data()
    assert said and panel.list.columnWidth(NOW) > panel.list.fontMetrics().horizontalAdvance(said)
    assert panel.list.horizontalScrollBar().maximum() == 0
    panel.close()


def test_a_line_that_says_why_not_takes_no_row_out_of_sight(qtbot, window):
    """UX 58: the row that was meant stays in sight below the line."""
    window.books.change_settings(text_size=100)
    page = window.show_page("review")
    settle(qtbot, window)
    grid = page.grid
    last = grid.rowAt(grid.viewport().height() - grid.rowHeight(0))
    grid.select_row(last)
    QApplication.processEvents()
    qtbot.keyClick(grid, Qt.Key.Key_D)
    settle(qtbot, window)
    assert page.notice.isVisible() and grid.currentIndex().row() == last
    QApplication.processEvents()
    assert grid.visualRect(grid.currentIndex()).bottom() <= grid.viewport().height()


def test_listed_items_of_a_sign_off_are_whole_on_a_usual_screen(qtbot, window):
    """UX 58: codes, words and numbers are cut only where the state has no room to give."""
    window.books.change_settings(text_size=100)
    window.resize(1440, 900)
    page = window.show_page("sign_off")
    settle(qtbot, window)
    assert page.items.model().rowCount() > 10
    assert_shares_its_width(page.items)
    for column in range(6):
        assert page.items.columnWidth(column) >= page.items.text_width(column, 0) - 2
    window.resize(1024, 640)
    settle(qtbot, window)
    QApplication.processEvents()
    assert all(one.horizontalScrollBar().maximum() == 0 for one in (page.pairs, page.items))
    inside = page.name.parentWidget()
    assert inside.width() == inside.parentWidget().width(), "nothing of the certificate is cut at its right"


def test_what_is_said_of_a_month_is_whole_in_the_least_window(qtbot, window):
    """UX 58: hints are not cut, the files to import scroll in one place, and the mark of a menu is at its middle."""
    window.books.change_settings(text_size=100)
    settle(qtbot, window)
    page = window.show_page("discrepancies")
    settle(qtbot, window)
    (said,) = (one for one in page.findChildren(ElidedLabel) if one.shorter)
    assert said.fontMetrics().horizontalAdvance(said.shorter) <= said.width() < said.sizeHint().width()
    before = said.grab().toImage()
    said.setText(said.shorter)
    assert said.grab().toImage() == before
    page = window.show_page("review")
    for comparison in ("L1", "L2"):
        page.show_target({"comparison": comparison, "tab": "all"})
        settle(qtbot, window)
        for column, on_a in ((rm.A_REF, False), (rm.B_REF, True)):
            need = width_of(page.grid.review.no_counterpart(comparison, on_a))
            assert page.grid.columnWidth(column) >= need
        assert page.grid.horizontalScrollBar().maximum() == 0
    page = window.show_page("statements")
    settle(qtbot, window)
    page.import_files([str(demo_file("2026-10", "*")), str(demo_file("2026-10", "orders*"))])
    settle(qtbot, window)
    for view in ("coverage", "rows", "coverage"):
        page.flow.detail.views.choose(view)
        settle(qtbot, window)
        assert page.flow.check_scroll.verticalScrollBar().maximum() == 0, view
    assert in_sight(page.flow.grid) >= 1


def test_the_evidence_stands_beside_the_grid_on_a_usual_screen(qtbot, window):
    """UX 58: the words of the rail give way first; the mark of a button with a menu is at its middle."""
    window.books.change_settings(text_size=110)
    window.resize(1440, 900)
    page = window.show_page("review")
    settle(qtbot, window)
    QApplication.processEvents()
    assert page.card.isVisible() and page.card.geometry().left() >= page.stack.geometry().right()
    assert page.grid.horizontalScrollBar().maximum() == 0
    window.resize(1600, 900)
    QApplication.processEvents()
    words = Qt.ToolButtonStyle.ToolButtonTextUnderIcon
    assert page.card.isVisible() and window.rail.buttons["review"].toolButtonStyle() == words
    more = page.card.more
    picture, words = more.grab().toImage(), more.fontMetrics().horizontalAdvance(more.text())
    ground = picture.pixel(more.width() - 1, 1)
    right = range((more.width() + words) // 2 + 2, more.width() - 2)
    rows = [y for y in range(2, more.height() - 2) if any(picture.pixel(x, y) != ground for x in right)]
    assert rows and abs(rows[0] + rows[-1] - more.height()) <= 5


def test_the_report_of_a_run_needs_no_scrolling_sideways(qtbot, window):
    """UX 58: the time a pass took stays in sight beside the longest name."""
    from app.ui.history.runs import RunsDialog, show_runs

    window.books.change_settings(text_size=100)
    show_runs(window)
    settle(qtbot, window)
    dialog = window.findChild(RunsDialog)
    qtbot.waitUntil(lambda: dialog.grid.model().rowCount() > 10, timeout=30_000)
    QApplication.processEvents()
    for grid in (dialog.list, dialog.grid):
        assert_shares_its_width(grid)
    dialog.close()


def test_what_matters_of_every_list_is_in_sight_without_scrolling_sideways(qtbot, window):
    """UX 58: day, number, amount and state stay; others leave, can be asked for, and are copied all the same."""
    statements, review = window.show_page("statements").grid, window.show_page("review").grid
    settle(qtbot, window)
    split = window.pages["review"].split
    window.pages["review"].views.choose("split")
    settle(qtbot, window)
    QApplication.processEvents()
    sides = [(one, {1, 2, 4, 5}) for one in (split.a, split.b)]
    assert all(one.horizontalScrollBar().maximum() == 0 and seen <= set(one.shown_columns()) for one, seen in sides)
    window.pages["review"].views.choose("pairs")
    lists = {
        "statements": [(statements, {0, 1, 2, 3, 9, 10})],
        "review": [(review, set(range(10)) - {rm.A_PARTY})],
        "discrepancies": [(window.show_page("discrepancies").grid, {dm.STATE, dm.TITLE, dm.REF, dm.AMOUNT})],
        "sign_off": [(window.show_page("sign_off").pairs, {1, 3, 7}), (window.page("sign_off").items, {1, 3, 4, 6})],
    }
    for name, grids in lists.items():
        window.show_page(name)
        settle(qtbot, window)
        QApplication.processEvents()
        for grid, seen in grids:
            assert grid.model().rowCount() > 5 and grid.horizontalScrollBar().maximum() == 0, name
            assert seen <= set(grid.shown_columns()) < set(grid.kept_columns()), name
    window.show_page("review")
    day = review.review.cell(0, rm.A_TIME)
    assert fitting(day.text, review.columnWidth(rm.A_TIME) - 16, day.short) == day.short == day.text[:5]
    assert rm.A_PARTY in table_of_columns(review)
    review.layout_of.set_hidden(rm.A_PARTY, False)
    window.pages["review"].tabs.choose("all")
    settle(qtbot, window)
    review.select_row(300)
    bar = review.verticalScrollBar()
    before = bar.value()
    review.freeze(4)
    QApplication.processEvents()
    assert bar.value() == before > 5000  # rows stay where they were
    assert rm.A_PARTY in review.shown_columns() and review.frozen.columns()
    assert review.frozen.width() <= review.viewport().width() * 7 // 10
    review.freeze(0)
    review.layout_of.reset()
    window.books.change_settings(text_size=100)
    window.resize(1440, 900)
    for name, grids in lists.items():
        window.show_page(name)
        settle(qtbot, window)
        assert not any(grid.layout_of.left for grid, _seen in grids), name


def table_of_columns(grid: Any) -> list[int]:
    """Return the columns that a copy of a grid's rows has."""
    titles, _kinds, _columns = table_of(grid, np.arange(1))
    return [one for one in grid.kept_columns() if title_of(grid.model(), one) in titles]
