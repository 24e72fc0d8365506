"""The period is a month by default; its menu offers quarter, year and other days, which every page shows."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.errors import NotAllowed
from app.domain.period import Period
from app.services.sign_off import sign_off
from app.ui.widgets.days_dialog import DaysDialog
from tests.ui.conftest import settle


@pytest.mark.parametrize(
    ("period", "before", "after"),
    [
        (Period.month(2026, 12), Period.month(2026, 11), Period.month(2027, 1)),
        (Period.quarter(2026, 4), Period.quarter(2026, 3), Period.quarter(2027, 1)),
        (Period.year(2026), Period.year(2025), Period.year(2027)),
        (
            Period(date(2026, 9, 10), date(2026, 9, 20)),
            Period(date(2026, 8, 30), date(2026, 9, 9)),
            Period(date(2026, 9, 21), date(2026, 10, 1)),
        ),
        # three months that are no quarter are days
        (
            Period(date(2026, 2, 1), date(2026, 4, 30)),
            Period(date(2025, 11, 4), date(2026, 1, 31)),
            Period(date(2026, 5, 1), date(2026, 7, 28)),
        ),
    ],
)
def test_before_and_after_are_of_the_same_kind(period, before, after):
    assert (period.previous(), period.next()) == (before, after)
    assert after.previous() == period and after.months == period.months


def test_a_quarter_and_other_days_are_looked_at_on_every_page(open_demo_book, qtbot):
    """UX 53: the bar says what is looked at; only a month has a state and can be signed off."""
    window = open_demo_book()
    bar, session = window.context, window.session
    bar.months.aboutToShow.emit()
    named = {one.text(): one for one in bar.months.actions() if one.text()}
    assert bar.state.isVisible() and list(named)[-3:] == ["Q3 2026", "2026", "Other days…"]
    named["Q3 2026"].trigger()
    settle(qtbot, window)
    assert session.period == Period.quarter(2026, 3) and bar.month.text().startswith("Q3 2026")
    for name in ("overview", "review", "discrepancies", "fees", "cross", "sign_off"):
        page = window.show_page(name)
        settle(qtbot, window)
        assert not page.notice.isVisible() if hasattr(page, "notice") else True
        assert not bar.state.isVisible()
    assert any("One calendar month" in one.text() for one in page.findChildren(type(page.said)) if one.isVisible())
    with pytest.raises(NotAllowed) as said:
        sign_off(session.book, session.period, "Lin", "", "local")
    assert said.value.key == "period.no_month"
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert session.period == Period.quarter(2026, 4)

    bar._ask_days()
    dialog = window.findChild(DaysDialog)
    dialog.first.set_day(date(2026, 12, 30))
    assert dialog.last.date() >= dialog.first.date()
    dialog.first.set_day(date(2026, 9, 10))
    dialog.last.set_day(date(2026, 9, 20))
    dialog.show_days.click()
    settle(qtbot, window)
    assert session.period == Period(date(2026, 9, 10), date(2026, 9, 20))
    assert "2026-09-10" in bar.month.text().replace("–", " ")
    bar.period_chosen.emit(Period.month(2026, 9))
    settle(qtbot, window)
    assert bar.state.isVisible() and bar.month.text().startswith("Sep 2026")
