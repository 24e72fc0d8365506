"""The report of the runs: by key and menu, each pass with count, money and time, undo by number."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.progress import silent
from app.services.run_matching import run_matching
from app.ui.history.model import SUMS
from app.ui.history.panel import HistoryPanel, show_history
from app.ui.history.runs import RunsDialog
from app.ui.keymap import keymap
from tests.ui.conftest import settle


@pytest.fixture
def window(open_demo_book, qtbot):
    made = open_demo_book()
    made.show_page("review")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    settle(qtbot, made)
    return made


def open_report(window: Any, qtbot: Any) -> RunsDialog:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    made = window.findChild(RunsDialog)
    assert made is not None and made.isVisible()
    return made


def cells(dialog: RunsDialog) -> list[list[str]]:
    rows = dialog.passes
    return [[rows.text(line, column) for column in range(5)] for line in range(rows.rowCount())]


def test_the_key_shows_each_pass_with_how_many_how_much_and_how_long(window, qtbot):
    assert keymap.keys("run.report") == ("Ctrl+R",)
    dialog = open_report(window, qtbot)
    assert dialog.list.hasFocus()
    shown = {row[0]: row for row in cells(dialog)}
    found = shown["L1 Same number on both sides"]
    assert int(found[1].replace(",", "")) > 100 and found[3].endswith(" CNY") and found[4].endswith("s")
    empty = shown["L1 Same number but for a part's ending, and the sums agree"]
    assert empty[1:4] == ["—", "—", "—"]
    assert dialog.head.text().startswith("Run 1: ") and " new, 0 changed" in dialog.changed.text()
    assert "AM4" in dialog.codes.text()
    for one in (dialog.list, dialog.grid, dialog.turn):
        assert one.accessibleName() or one.text()


def test_it_stands_in_the_menu_and_its_help_is_its_own(window, qtbot):
    entry = next(one for one in window.menus.reconcile.actions() if one.text() == "What the runs did…")
    entry.trigger()
    settle(qtbot, window)
    dialog = window.findChild(RunsDialog)
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.list.hasFocus())
    QTest.keyClick(dialog.list, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.guide.pages is not None)
    assert window.guide.pages.topic == "runs"


def test_a_run_is_undone_and_done_again_from_its_report(window, qtbot):
    run_matching(window.session.book, as_of=None, actor="local", report=silent)
    with window.session.book.read() as uow:
        after = uow.business_hash()
    dialog = open_report(window, qtbot)
    assert dialog.lines.rowCount() == 2 and dialog.turn.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)  # the first run, which the second one stands on
    settle(qtbot, window)
    assert not dialog.turn.isEnabled() and "have to be undone first" in dialog.said.text()
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    settle(qtbot, window)
    dialog.turn.click()
    settle(qtbot, window)
    assert dialog.lines.text(0, 2) == "undone" and dialog.turn.text().startswith("Do it again")
    dialog.turn.click()
    settle(qtbot, window)
    with window.session.book.read() as uow:
        assert uow.business_hash() == after


def test_a_book_that_was_never_matched_says_so(open_window, qtbot, tmp_path):
    window = open_window(book=str(tmp_path / "new.tieout"))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    dialog = open_report(window, qtbot)
    assert dialog.head.text() == "This book was never matched." and not dialog.turn.isEnabled()


def test_amounts_hidden_while_it_is_open_are_hidden_in_it_too(window, qtbot):
    """UX 41: the report and the history stay open beside the window, and hide what it hides."""
    dialog = open_report(window, qtbot)
    show_history(window)
    history = window.findChild(HistoryPanel)
    settle(qtbot, window)
    seen = lambda: [history.steps.index(row, SUMS).data() for row in range(history.steps.rowCount())]  # noqa: E731
    assert any(row[3].endswith(" CNY") and "•" not in row[3] for row in cells(dialog))
    window.menus.hide_amounts.trigger()
    try:
        assert all("•" in row[3] for row in cells(dialog) if row[3].endswith(" CNY"))
        assert all("•" in one for one in seen() if one)
    finally:
        window.menus.hide_amounts.trigger()
    assert any(row[3].endswith(" CNY") and "•" not in row[3] for row in cells(dialog))


def test_help_comes_from_the_window_that_the_report_belongs_to(open_demo_book, open_window, qtbot):
    other = open_window()
    assert other.guide.pages is None  # made by now: it is asked first who helps
    window = open_demo_book()
    window.show_page("review")
    window.activateWindow()
    settle(qtbot, window)
    dialog = open_report(window, qtbot)
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.list.hasFocus())
    QTest.keyClick(dialog.list, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.guide.pages is not None)
    assert window.guide.pages.topic == "runs" and other.guide.pages is None
