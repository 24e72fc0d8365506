"""What a month took is counted: keys once each, time without the pauses, every period for itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.period import Period
from app.services.sign_off import reopen, sign_off
from app.ui.effort import AWAY, Effort, Spent, spent
from tests.demo_book import SEPTEMBER
from tests.services.test_sign_off import settle as month_settled
from tests.ui.conftest import settle


@pytest.fixture
def window(open_demo_book, qtbot):
    made = open_demo_book()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_page("review")
    settle(qtbot, made)
    return made


def test_every_key_counts_once_also_one_that_a_shortcut_takes(window, qtbot):
    before = spent(window.session, window.session.period)
    for key in (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_Down):
        QTest.keyClick(QApplication.focusWidget(), key)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F4)
    settle(qtbot, window)
    after = spent(window.session, window.session.period)
    assert after.keys - before.keys == 4 and after.since


def test_pauses_are_no_work_and_each_period_has_its_own_figures(window):
    clock = [1000.0]
    session = window.session
    effort = Effort(session, window, lambda: clock[0])
    october = Period.month(2026, 10)
    session.period = october
    for passed in (0.0, 1.5, 1.5, AWAY + 1, 2.0):
        clock[0] += passed
        effort._on_work()
    assert spent(session, october).seconds == 5
    assert spent(session, Period.month(2026, 11)) == Spent()


def test_a_month_that_is_signed_takes_nothing_more_until_it_is_reopened(window, qtbot):
    """What is shown at the end of a month stays what it took."""
    session = window.session
    month_settled(session.book)
    sign_off(session.book, SEPTEMBER, "Lin", "", "Lin")
    session.set_period(SEPTEMBER)
    session.book_changed.emit()
    settle(qtbot, window)
    before = spent(session, SEPTEMBER)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_J)
    assert spent(session, SEPTEMBER) == before
    reopen(session.book, SEPTEMBER, "a late file", "Lin")
    session.book_changed.emit()
    settle(qtbot, window)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_J)
    assert spent(session, SEPTEMBER).keys == before.keys + 1


def test_nonsense_in_the_memory_counts_as_nothing(window):
    session = window.session
    for kept in ([1, 2], {"keys": "many"}, {"keys": 1, "seconds": 2}):
        session.remember("effort.2026-12", kept)
        assert spent(session, Period.month(2026, 12)) == Spent()
