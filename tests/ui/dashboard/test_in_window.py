"""Charts, alerts and the closing key in the real window: what they lead to is what they promised."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.ui.keymap import COMMANDS, keymap
from app.ui.models import review_model as rm
from tests.ui.conftest import settle
from tests.ui.dashboard.conftest import settled


@pytest.fixture
def overview(qtbot, open_demo_book):
    """Return (window, overview page) with every chart in sight drawn."""
    window = open_demo_book()
    window.resize(1400, 900)
    page = window.show_page("overview")
    settle(qtbot, window)
    settled(qtbot, page)
    return window, page


def test_what_is_picked_leads_to_its_rows(qtbot, overview):
    """UX 52: a click on a bar or an alert opens those records; each is picked after another one was.

    Nothing is drawn anew for a page that is come back to as it was left.
    """
    window, page = overview
    drawn = page.easel.drawn

    def pick(name, at):
        """Open what stands behind a bar; return the page it led to."""
        window.show_page("overview")
        settled(qtbot, page)
        page.panels[name]._on_picked(at)
        settle(qtbot, window)
        QApplication.processEvents()
        return window.pages[window.current]

    def place(name, label):
        return page.panels[name].chart.labels.index(label)

    # a day leads to the pairs of that day
    chart = page.panels["days"].chart
    review = pick("days", 14)
    columns, model = review.loaded.columns, review.grid.review
    qtbot.waitUntil(lambda: 0 < model.rowCount() < columns.items)
    items = {model.item_at(row) for row in range(model.rowCount())}
    rows = np.concatenate([columns.members(item, 0) for item in items])
    days = np.unique(columns.records.at[rows] // 86_400)
    assert review.loaded.comparison == "L1" and chart.keys[14] in days
    wanted = np.flatnonzero((columns.records.at // 86_400 == chart.keys[14]) & (columns.records.side == 1))
    assert len(wanted) == chart.total(14) and set(wanted.tolist()) <= set(rows.tolist())
    assert review.grid.header.typed()[rm.A_TIME] == "2026-09-15"

    # a channel and money on its way lead to their pairs of accounts
    review = pick("channels", place("channels", "WeChat Pay"))
    assert review.loaded.comparison == "L1" and review.loaded.columns.pairs[review.pair][1] == "1609920260"
    review = pick("money", place("money", "Pinduoduo"))
    assert review.loaded.comparison == "L3" and review.loaded.columns.pairs[review.pair][0] == "pinduoduo.account"

    # a code leads to its discrepancies, an age to its band, an alert to its rows
    found = pick("codes", page.panels["codes"].chart.keys.index("EX6"))
    items = found.grid.items
    assert {items.columns.code[items.line(row)] for row in range(items.rowCount())} == {"EX6"}
    assert items.rowCount() == 2
    found = pick("ages", 3)
    assert found.grid.items.rowCount() == 10 and found.bands[3].isChecked()
    window.show_page("overview")
    settled(qtbot, page)
    alert = next(one for one in page.alerts.alerts if one.key == "alert.EX6")
    for several, end in ((False, "at stake"), (True, "CNY at stake")):
        page.alerts.show_alerts((alert,), several)
        stakes = [one.text() for one in page.alerts.findChildren(QLabel) if one.text().endswith("at stake")]
        assert stakes[-1].partition(" ")[2] == end
    window.session.go.emit(alert.page, alert.target)
    settle(qtbot, window)
    assert window.pages["discrepancies"].grid.items.rowCount() == alert.count

    # days until payout lead to those payouts, and a click on the chip back to all
    review = pick("delays", 2)
    assert review.loaded.comparison == "L3" and len(review.grid.review.items) == 4
    assert [one.text() for one in review.chips.chips if one.isVisible()] == ["Took 2 days"]
    review.chips.chips[0].click()
    settle(qtbot, window)
    assert len(review.grid.review.items) == review.loaded.columns.items
    assert page.easel.drawn == drawn


def test_the_closing_key_works_on_every_page_and_stands_in_the_menu(qtbot, overview):
    """UX 24: an action of the menu with its key; UX 37: the way on resumes at the same row."""
    window, _page = overview
    key = keymap.keys("close.next")
    assert key == ("F7",) and not any(keymap.clash("close.next", one) for one in key)
    assert [one.text() for one in window.menus.reconcile.actions() if one.text() == "Continue closing"]
    for name in ("settings", "statements", "overview"):
        window.show_page(name)
        settle(qtbot, window)
        QTest.keyClick(window, Qt.Key.Key_F7)
        settle(qtbot, window)
        assert window.current == "review"
    assert {one.name for one in COMMANDS} >= {"close.next"}
    review = window.pages["review"]
    review.grid.select_row(3)
    here = review.grid.review.item_key(review.grid.item())
    for name in ("overview", "review"):  # it leads back to the row, not to the first one
        window.show_page(name)
        settle(qtbot, window)
        QTest.keyClick(window, Qt.Key.Key_F7)
        settle(qtbot, window)
        assert (window.current, review.tabs.current()) == ("review", "suggested")
        assert review.grid.review.item_key(review.grid.item()) == here


def test_charts_wait_until_the_overview_is_shown():
    """UX 63: matplotlib is not loaded by the modules of the overview."""
    import subprocess

    code = "import sys, app.ui.dashboard.overview_page, app.services.charts; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("lang", ["zh_CN", "zh_TW"])
def test_no_english_is_left_on_the_overview(qtbot, open_demo_book, lang):
    """UX 54: titles, sentences, steps and alerts are in the language of the window."""
    from PySide6.QtWidgets import QPushButton

    window = open_demo_book(lang)
    page = window.show_page("overview")
    settle(qtbot, window)
    texts = [one.text() for one in page.findChildren(QLabel) + page.findChildren(QPushButton) if one.isVisible()]
    english = [one for one in texts if any(word.isalpha() and word.isascii() and len(word) > 3 for word in one.split())]
    assert not english
    assert any("万" in text or "萬" in text for _value, text in page.panels["money"].chart.ticks)
