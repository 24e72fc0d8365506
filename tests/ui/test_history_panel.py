"""The history as a list: each step undone alone, with what rests on it, or back to a point; also after a restart."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from app.domain.match import SUGGESTED
from app.services.book_facts import set_company
from app.services.decide import Decision, decide
from app.services.review_lines import ints
from app.ui.history import model as hm
from app.ui.history.panel import HistoryPanel
from tests.ui.conftest import answer, settle


@pytest.fixture
def window(open_demo_book, qtbot):
    made = open_demo_book()
    made.show_page("review")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    settle(qtbot, made)
    return made


def suggested(window: Any, count: int) -> list[int]:
    with window.session.book.read() as uow:
        matches, _members = uow.matches.live("L1")
    plain = (ints(matches["state"]) == SUGGESTED) & ~np.asarray(matches["ambiguous"].to_numpy(), bool)
    return [int(one) for one in ints(matches["number"])[plain][:count]]


def state_of(window: Any) -> str:
    with window.session.book.read() as uow:
        return uow.business_hash()


def approve(window: Any, match: int) -> None:
    decide(window.session.book, Decision(kind="confirm", matches=(match,)), "Lin")


def open_panel(window: Any, qtbot: Any) -> HistoryPanel:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    panel = window.findChild(HistoryPanel)
    assert panel is not None and panel.isVisible()
    return panel


def texts(panel: HistoryPanel, column: int) -> list[str]:
    return [panel.steps.index(row, column).data() for row in range(panel.steps.rowCount())]


def choose(panel: HistoryPanel, window: Any, qtbot: Any, row: int) -> None:
    panel.list.setCurrentIndex(panel.steps.index(row, hm.WHAT))
    settle(qtbot, window)


def test_every_step_stands_there_with_who_what_and_how_many(window, qtbot):
    """UX 32, 42: readable labels, the latest first; a filter finds them."""
    approve(window, suggested(window, 1)[0])
    panel = open_panel(window, qtbot)
    assert texts(panel, hm.WHAT)[0] == "Approved one match" and texts(panel, hm.WHO)[0] == "Lin"
    assert texts(panel, hm.ROWS)[0] == "1" and "CNY" in texts(panel, hm.SUMS)[0]
    panel.field.setText("imported")
    assert panel.steps.rowCount() == 1
    panel.field.setText("")
    assert panel.steps.rowCount() == 3


def test_an_older_step_is_undone_alone_and_stays_in_the_list_struck_through(window, qtbot):
    """UX 32"""
    one, two = suggested(window, 2)
    approve(window, two)
    only_two = state_of(window)
    from app.services.history import undo

    undo(window.session.book, "Lin")
    approve(window, one)
    approve(window, two)
    both = state_of(window)
    panel = open_panel(window, qtbot)
    row = next(at for at in range(panel.steps.rowCount()) if at and not panel.steps.step(at).undone)
    choose(panel, window, qtbot, row)
    assert panel.said.text() == "Nothing else depends on it." and panel.turn.isEnabled()
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert state_of(window) == only_two
    font = panel.steps.index(row, hm.WHAT).data(Qt.ItemDataRole.FontRole)
    assert isinstance(font, QFont) and font.strikeOut()
    assert "undone" in texts(panel, hm.NOW)[row] and panel.turn.text() == "Do it again"
    panel.turn.click()
    settle(qtbot, window)
    assert state_of(window) == both


def test_what_rests_on_a_step_is_named_and_undone_with_it(window, qtbot):
    """UX 32: why not, which, and these together."""
    before, match = state_of(window), suggested(window, 1)[0]
    approve(window, match)
    decide(window.session.book, Decision(kind="unmatch", matches=(match,)), "Lin")
    panel = open_panel(window, qtbot)
    choose(panel, window, qtbot, 1)
    assert "Unmatched 1" in panel.said.text() and not panel.turn.isEnabled()
    assert panel.together.isVisible() and "2" in panel.together.text()
    panel.together.click()
    settle(qtbot, window)
    assert state_of(window) == before


def test_back_to_a_point_asks_once_and_names_how_much(window, qtbot):
    """UX 33: number and rows are named, Cancel is the default."""
    before = state_of(window)
    for match in suggested(window, 3):
        approve(window, match)
    panel = open_panel(window, qtbot)
    choose(panel, window, qtbot, 2)
    asked: list[str] = []

    def stay(box: QMessageBox) -> None:
        asked.append(box.text())
        assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
        box.reject()

    answer(QMessageBox, stay)
    panel.back.click()
    settle(qtbot, window)
    assert "3 steps with 3 rows" in asked[0] and state_of(window) != before
    answer(QMessageBox, lambda box: next(one for one in box.buttons() if "3" in one.text()).click())
    panel.back.click()
    settle(qtbot, window)
    assert state_of(window) == before


def test_the_list_is_the_same_after_a_restart_and_its_keys_go_on(window, qtbot, open_window):
    """UX 32: read from the book, not remembered by the window."""
    approve(window, suggested(window, 1)[0])
    panel = open_panel(window, qtbot)
    before = texts(panel, hm.WHAT)
    path = window.session.book.path
    window.close()
    again = open_window()
    again.books.open(path)
    qtbot.waitUntil(lambda: again.session.book is not None)
    settle(qtbot, again)
    again.activateWindow()
    qtbot.waitUntil(again.isActiveWindow)
    again.show_page("review")
    settle(qtbot, again)
    panel = open_panel(again, qtbot)
    assert texts(panel, hm.WHAT) == before
    choose(panel, again, qtbot, 0)
    panel.turn.click()
    settle(qtbot, again)
    assert panel.steps.step(0).undone
    again.books.close()
    settle(qtbot, again)
    assert not panel.isVisible()


def test_a_clock_that_was_set_back_is_told_once_and_marked(window, qtbot):
    said: list[str] = []
    window.session.toast.connect(lambda text, _undo: said.append(text))
    window.session.book._clock = lambda: datetime(2024, 2, 3, 4, 5, tzinfo=UTC)
    for name in ("Lantern", "Lantern & Sons"):
        window.session.write(lambda book, actor, _report, name=name: set_company(book, name, actor))
        settle(qtbot, window)
    (line,) = [one for one in said if "clock" in one]
    assert "2024-02-0" in line
    panel = open_panel(window, qtbot)
    assert texts(panel, hm.NOW)[:3] == ["", "clock set back", ""]
