"""Work in the background, told as it went: in per cent, done in spite of a late cancel, ended while nobody looked."""

from __future__ import annotations

import sys
import threading
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QMessageBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AppError
from app.domain.progress import Step
from app.ui import notify
from app.ui.panes import entry_of
from tests.ui.conftest import answer, demo_file, settle


class Work:
    """A call that reports what the test wants, goes on when it says so, and then cannot be stopped any more."""

    def __init__(self) -> None:
        self.began, self.go_on = threading.Event(), threading.Event()
        self.at, self.fails = (0, 0, ""), False

    def __call__(self, *given: Any) -> str:
        while not self.go_on.wait(0.01):
            given[-1](Step.STORING, *self.at)
        if self.fails:
            raise AppError("output.failed", file="rows.xlsx", reason="-")
        return "written"


class LateWork(Work):
    """One that does not ask whether it may go on: what it did is in the book already."""

    def __call__(self, *_given: Any) -> str:
        self.began.set()
        self.go_on.wait(20)
        return "written"


def test_rows_and_bytes_are_told_in_per_cent_and_one_piece_without_a_number(open_window, qtbot, tmp_path):
    """UX 43: determinate progress that a person can read."""
    window = open_window(book=str(tmp_path / "shop.tieout"))
    work, status = Work(), window.status
    work.at = (8_378_748, 18_659_441, "trades.csv")
    window.session.write(work, title="Importing")
    qtbot.waitUntil(lambda: "trades.csv" in status.work.text(), timeout=5000)
    assert status.work.text().startswith("Importing · 44 % · trades.csv") and status.strip.value() == 449
    work.at = (0, 1, "")
    qtbot.waitUntil(lambda: status.strip.maximum() == 0, timeout=5000)
    assert "0 of 1" not in status.work.text()
    work.go_on.set()
    settle(qtbot, window)


def test_a_cancel_that_came_too_late_is_not_told_as_one(open_window, qtbot, tmp_path):
    """UX 43: what was stored is never said to be cancelled."""
    window = open_window(book=str(tmp_path / "shop.tieout"))
    done: list[str] = []
    export = partial(window.session.background, output=True)
    for start in (window.session.write, export):
        work = LateWork()
        start(work, done.append, title="Importing")
        assert work.began.wait(5)
        window.status.cancel.click()
        work.go_on.set()
        settle(qtbot, window)
    assert done == ["written", "written"]
    assert not any("cancelled" in one for one in window.notifier.announced)
    dropped = LateWork()
    window.session.write(dropped, done.append, title="Importing")
    assert dropped.began.wait(5)
    dropped.go_on.set()
    window.runner.shut_down()  # its book is closed next: nobody could use the result
    settle(qtbot, window)
    assert done == ["written", "written"]


def test_work_is_reached_by_f6_and_stopped_by_esc(open_window, qtbot, tmp_path):
    """UX 43, 59: cancelling wants no mouse, wherever she is."""
    window = open_window(book=str(tmp_path / "shop.tieout"))
    window.activateWindow()
    page = window.pages["statements"]
    page.setFocus()
    window.session.write(Work(), title="Matching")
    window.next_pane(back=True)
    window.next_pane(back=True)
    window.next_pane(back=True)
    assert QApplication.focusWidget() is window.status.cancel
    page.setFocus()
    assert page.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.status.work.text() == "Cancelling"
    settle(qtbot, window)
    assert window.notifier.announced == ["Matching: cancelled."]


def test_closing_asks_also_for_a_file_being_written_and_stays_where_that_fails(open_window, qtbot, tmp_path):
    """UX 46: rows being exported are work; waiting ends where the reason of a failure must be read."""
    window = open_window(book=str(tmp_path / "shop.tieout"))
    work, told = Work(), []
    work.fails = True
    window.session.background(work, lambda _done: None, told.append, title="Exporting rows", output=True)

    def wait(box: QMessageBox) -> None:
        assert box.text() == "Exporting rows has not ended."
        next(one for one in box.buttons() if one.text() == "Wait, then close").click()

    answer(QMessageBox, wait)
    assert not window.close()
    assert window.notifier.announced[-1] == "The window closes once this has ended: Exporting rows."
    work.go_on.set()
    settle(qtbot, window)
    assert len(told) == 1 and window.isVisible()


def test_work_that_ended_while_nobody_looked_is_told_and_so_is_an_error(open_window, qtbot, tmp_path, monkeypatch):
    """UX 45: what has no word of its own by its title, an error of the page also on the desktop and to a reader."""
    window = open_window(book=str(tmp_path / "shop.tieout"))
    desktop: list[str] = []
    window.notifier.to_desktop = desktop.append
    now = [0.0]
    monkeypatch.setattr(notify, "monotonic", lambda: now[0])
    for took in (1, 60):
        work = Work()
        window.session.background(work, lambda _done: None, title="Reading statements")
        now[0] += took
        work.go_on.set()
        settle(qtbot, window)
    assert desktop == window.notifier.announced == ["Ended: Reading statements"]  # short work was waited for
    heard: list[Any] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", heard.append)  # what goes to the screen reader
    work = Work()
    work.fails = True
    page = window.pages["statements"]
    window.session.background(work, lambda _done: None, page.on_failed, title="Saving originals")
    work.go_on.set()
    settle(qtbot, window)
    said = page.notice.text.text()
    assert "rows.xlsx" in said and desktop[-1] == said
    assert [one.message() for one in heard if one.type() == QAccessible.Event.Announcement] == [said]


def test_an_import_is_told_and_its_button_has_the_focus(open_window, qtbot, tmp_path):
    """UX 45, 59: the import says what it stored wherever she looks; Enter goes on from its last step, F6 in each."""
    window = open_window(book=str(tmp_path / "shop.tieout"))
    window.activateWindow()
    window.import_files([str(demo_file("2026-09", "CMB_5555*.csv"))])
    settle(qtbot, window)
    page = window.pages["statements"]
    flow = page.flow
    assert _by_f6(window, 5) == ["detail", "foot", "rail", "month", "grid"]
    flow.primary.setFocus()
    flow.primary.click()
    settle(qtbot, window)
    assert window.notifier.announced[-1] == flow.done_title.text() == "6 rows imported"
    assert window.toast.isVisible() and not window.toast.action.isHidden()
    assert QApplication.focusWidget() is flow.primary and flow.primary.isEnabled()
    flow.cancel.click()
    settle(qtbot, window)
    page.grid.setFocus()
    assert _by_f6(window, 5) == ["detail", "rail", "month", "news", "grid"]  # that the month shown is another now


def test_a_pane_is_entered_at_its_top_and_at_the_choice_made(qtbot):
    """UX 59: not at what was made first."""
    pane = QWidget()
    qtbot.addWidget(pane)
    column, low, high = QVBoxLayout(pane), QCheckBox("low"), [QRadioButton(one) for one in "ab"]
    for one in (*high, low):
        column.addWidget(one)
    group = QButtonGroup(pane)
    for one in high:
        group.addButton(one)
    high[1].setChecked(True)
    pane.show()
    assert entry_of(pane) is high[1]
    high[0].hide()
    high[1].hide()
    assert entry_of(pane) is low


def _by_f6(window: Any, times: int) -> list[str]:
    """Return the parts of the Statements page that the focus comes to."""
    page = window.pages["statements"]
    here = page.flow if page._in_flow() else page
    parts = {"rail": window.rail, "month": window.context.month, "grid": here.grid, "detail": here.detail}
    parts |= {"foot": page.flow.foot, "news": window.work.news}
    found = []
    for _ in range(times):
        window.next_pane()
        at = QApplication.focusWidget()
        found.append(next((name for name, one in parts.items() if one is at or one.isAncestorOf(at)), str(at)))
    return found


def test_the_page_that_follows_a_match_is_loaded_before_it_begins(open_window, qtbot, tmp_path, monkeypatch):
    window = open_window(str(tmp_path / "shop.tieout"))
    monkeypatch.delitem(sys.modules, "app.ui.review.page", raising=False)
    window.match_now()
    assert "app.ui.review.page" in sys.modules and window.runner.jobs
    settle(qtbot, window)
