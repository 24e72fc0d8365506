"""The forecast is read, looked further ahead, supposed otherwise, hidden and taken elsewhere, by keyboard and mouse."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.forecast.days import CASH, DAY, HIGH, KNOWN, LOW
from app.ui.forecast.page import ForecastPage
from app.ui.models import shown
from app.ui.privacy import HIDDEN, privacy
from app.ui.theme import LABEL, theme
from tests.ui.walker import mute, nameless


def settled(qtbot: Any, page: Any) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: not page.session.runner.jobs, timeout=60_000)
        QApplication.processEvents()


def amount(page: Any, value: Any) -> str:
    return shown.amount(int(value), page.found.exp, page.found.currency)


def cell(page: Any, row: int, column: int) -> str:
    return page.grid.rows.paint(page.grid.rows.line(row), column).text


def test_the_days_ahead_and_what_if(qtbot, session, show):
    """The hero is the last day's cash; another horizon is another read; what is supposed draws a line and is said."""
    page = show(ForecastPage(session))
    assert nameless(page) == [] and mute(page) == []
    found = page.found
    assert len(found) == 30 and page.grid.rows.rowCount() == 30
    title = QFontMetrics(theme.font(LABEL)).horizontalAdvance(page.grid.rows.titles()[KNOWN])
    page.grid.fit(1040)
    assert page.grid.columnWidth(KNOWN) >= title + 16, "the longest title stands whole"
    assert sum(page.grid.columnWidth(one) for one in range(HIGH + 1)) <= 1040
    assert page.numbers[0].value.text() == amount(page, found.cash[-1]) == cell(page, 29, CASH)
    assert page.numbers[1].value.text() == amount(page, found.opening)
    assert amount(page, found.low[-1]) in page.numbers[0].hint.text() and cell(page, 0, LOW) == amount(
        page, found.low[0]
    )
    assert page.chart.chart.sentence.startswith("On 30 Oct about") and page.chart.chart.band
    assert page.chart.chart.sentence.endswith("The axis does not begin at 0.") and page.chart.chart.ticks[0][0] > 0
    page.numbers[2]._open()
    assert page.grid.currentIndex().row() == found.lowest and page.grid.hasFocus()
    page.chart.picked.emit("forecast", page.chart.chart.keys.index(found.first + 4))
    assert page.grid.currentIndex().row() == 4

    QTest.mouseClick(page.horizon.buttons["14"], Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    assert len(page.found) == 14 and page.grid.rows.rowCount() == 14
    assert page.state() == {"days": 14, "currency": ""}

    form, base = page.side.what_if, int(page.found.cash[-1])
    assert not form.reset.isEnabled() and len(page.chart.chart.series) == 2
    form.amount.setFocus()
    QTest.keyClicks(form.amount, "-50000")
    assert amount(page, base - 5_000_000) in page.side.result.text() and len(page.chart.chart.series) == 3
    form.amount.setText("-500000")
    assert not page.chart.chart.sentence.endswith("begin at 0.") and page.chart.chart.ticks[0][0] < 0
    form.amount.setText("-50000")
    form.payouts.setValue(0)
    assert int(page.found.payouts.sum() - page.found.known.sum()) > 0
    left = base - 5_000_000 - int(page.found.payouts.sum() - page.found.known.sum())
    assert amount(page, left) in page.side.result.text()
    form.amount.setText("12,5")
    assert form.wrong.isVisibleTo(page) and form.reset.isEnabled()
    form.reset.click()
    assert form.what_if() is None and not form.wrong.isVisibleTo(page) and len(page.chart.chart.series) == 2
    assert page.numbers[0].value.text() == amount(page, base)  # what is supposed never changes the forecast itself

    privacy.set_hidden(True)
    try:
        assert page.numbers[0].value.text() == cell(page, 0, CASH) == HIDDEN
        assert HIDDEN in page.chart.chart.sentence and HIDDEN not in page.chart._plain.sentence
        assert "•" not in page.grid.rows.reader()._rows[0][CASH].text
    finally:
        privacy.set_hidden(False)
    page.grid.horizontalHeader().sectionClicked.emit(CASH)
    values = [page.found.cash[page.grid.rows.line(row)] for row in range(14)]
    assert values == sorted(values) or values == sorted(values, reverse=True)
    assert cell(page, 0, DAY)


def test_a_book_without_a_bank_says_what_is_missing(qtbot, open_window, tmp_path):
    window = open_window(str(tmp_path / "new.tieout"))
    page = window.show_page("forecast")
    settled(qtbot, page)
    assert page.stack.currentWidget() is page.empty and "bank statement" in page.empty.text.text()
    assert window.rail.buttons["forecast"].isChecked()
