"""The review inside the real window: a run by F9, the card as a drawer, a statement at odds with itself."""

from __future__ import annotations

import re
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services import review_columns as rc
from app.ui.theme import theme
from app.ui.widgets.common import KeyButton
from tests.ui.conftest import DEMO, demo_file, settle


@pytest.fixture
def imported(open_window, qtbot, tmp_path):
    """Return a function that imports files into a new book, without matching them."""

    def bring(*paths):
        window = open_window(book=str(tmp_path / "shop.tieout"))
        window.resize(1440, 900)
        window.import_files([str(one) for one in paths])
        settle(qtbot, window)
        flow = window.pages["statements"].flow
        flow.primary.click()
        settle(qtbot, window)
        flow.cancel.click()
        settle(qtbot, window)
        return window

    return bring


def press(qtbot, window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
    settle(qtbot, window)


def test_f9_matches_on_the_review_page_and_decided_rows_leave_the_list_with_the_page(imported, qtbot):
    window = imported(DEMO / "2026-09")
    page = window.show_page("review")
    settle(qtbot, window)
    assert page.loaded.columns.counts()["suggested"] == 0
    press(qtbot, window, Qt.Key.Key_F9)
    counts = page.loaded.columns.counts()
    assert counts["suggested"] > 0
    assert len(page.grid.review.items) == counts["todo"]

    rows = len(page.grid.review.items)
    page.grid.select_row(page.grid.review.next_row(-1, (rc.SUGGESTED,)))
    press(qtbot, window, Qt.Key.Key_A)
    assert len(page.grid.review.items) == rows
    foot = page.bar.mapTo(window, page.bar.rect().topLeft())
    assert window.toast.isVisible() and window.toast.geometry().bottom() < foot.y()  # the difference stays in sight
    window.show_page("discrepancies")
    settle(qtbot, window)
    page = window.show_page("review")
    settle(qtbot, window)
    assert len(page.grid.review.items) == page.loaded.columns.counts()["todo"]


def test_the_card_is_a_drawer_where_there_is_no_room_and_nothing_scrolls_sideways(open_demo_book, qtbot):
    window = open_demo_book()
    page = window.show_page("review")
    for width, beside in ((1440, True), (1336, True), (1024, False)):
        window.resize(width, 640)
        settle(qtbot, window)
        assert page.card.isVisible() is beside
        assert page.grid.horizontalScrollBar().maximum() == 0, width
    press(qtbot, window, Qt.Key.Key_F4)
    assert page.card.isVisible() and page.card.geometry().right() <= page.desk.width()
    press(qtbot, window, Qt.Key.Key_F4)
    assert not page.card.isVisible()


def test_f6_goes_through_the_parts_of_the_page_and_back(open_demo_book, qtbot):
    window = open_demo_book()
    window.resize(1440, 900)
    page = window.show_page("review")
    settle(qtbot, window)
    assert QApplication.focusWidget() is page.grid
    parts = [page.card, page.bar, window.rail, window.context, page.pairs, page.grid]
    for one in parts:
        press(qtbot, window, Qt.Key.Key_F6)
        assert one is QApplication.focusWidget() or one.isAncestorOf(QApplication.focusWidget())
    press(qtbot, window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is page.pairs


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_one_filled_button_a_page_and_no_button_is_cut(open_demo_book, qtbot, scale):
    window = open_demo_book()
    window.resize(1440, 900)
    theme.apply("light", scale)
    try:
        for name in ("overview", "review", "discrepancies", "sign_off"):
            page = window.show_page(name)
            settle(qtbot, window)
            shown = [one for one in window.findChildren(KeyButton) if one.isVisible()]
            filled = [one.text() for one in shown if one.property("kind") == "primary"]
            assert len(filled) <= 1, filled
            cut = [one.text() for one in page.findChildren(KeyButton) if one.isVisible() and _cut(one)]
            assert not cut
    finally:
        theme.apply("light", 1.0)


def _cut(one) -> bool:
    return one.width() < one.sizeHint().width()


def test_the_card_names_the_statement_that_keeps_a_match_waiting(imported, qtbot, tmp_path):
    month = tmp_path / "month"
    shutil.copytree(DEMO / "2026-09", month)
    account = month / demo_file("2026-09", "*_account.csv").name
    text = account.read_bytes().decode("gb18030")
    assert "#收入" in text
    wrong = re.sub(r"(#收入\D*)(\d+)", lambda found: f"{found[1]}{int(found[2]) + 1}", text, count=1)
    account.write_bytes(wrong.encode("gb18030"))
    window = imported(month)
    press(qtbot, window, Qt.Key.Key_F9)
    page = window.show_page("review")
    page.show_target({"comparison": "L2", "tab": "suggested"})
    settle(qtbot, window)
    assert page.evidence.details["disagreeing"]
    number = page.evidence.details["disagreeing"][0]
    buttons = page.card.findChildren(KeyButton)
    link = next(one for one in buttons if one.text() == "Go to the statement")
    link.click()
    settle(qtbot, window)
    assert window.current == "statements"
    assert window.pages["statements"].current().number == number
    assert window.pages["statements"].accept_button.isVisible()
