"""What was learned, in the settings: nothing before a run that says so, then listed, changed, forgotten."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QInputDialog, QLineEdit

from app.domain.knowledge import DELAY, FORGOTTEN, PERSON, WEIGHT
from tests.demo_book import SEPTEMBER
from tests.services.test_two_months import settle as decide_all
from tests.ui.conftest import answer, settle


@pytest.fixture
def section(qtbot, open_demo_book):
    window = open_demo_book()
    decide_all(window.session.book, SEPTEMBER)
    section = window.show_page("rules").show_section("learned")
    settle(qtbot, window)
    return section


def learned(qtbot, section):
    section.learn.click()
    settle(qtbot, section.window())
    at = next(at for at, one in enumerate(section.items) if one.kind == DELAY)
    section.grid.selectRow(at)
    return at


def test_nothing_is_learned_until_a_run_says_so(qtbot, section):
    assert section.items == () and "Nothing" in section.version.text()
    assert not section.forget.isEnabled()
    assert section.calibration.which.isVisible() == bool(section.calibration.bands)  # no empty box to choose from
    learned(qtbot, section)
    assert "1" in section.version.text()
    assert section.model.rowCount() == len(section.items) > 0


def test_a_value_is_changed_forgotten_and_learned_again(qtbot, section):
    at = learned(qtbot, section)

    def type_four(box):
        box.findChild(QLineEdit).setText("4")
        box.accept()

    answer(QInputDialog, type_four)
    section.grid.setFocus()
    section.change.click()
    settle(qtbot, section.window())
    assert (section.items[at].value, section.items[at].by) == ("4", PERSON)
    section.grid.selectRow(at)
    section.forget.click()
    settle(qtbot, section.window())
    assert section.items[at].by == FORGOTTEN and "forgotten" in section.model.text(at, 5)
    section.grid.selectRow(at)
    section.again.click()
    settle(qtbot, section.window())
    assert section.items[at].by not in (PERSON, FORGOTTEN)


def test_a_value_that_is_none_is_refused_in_words(qtbot, section):
    learned(qtbot, section)

    def type_words(box):
        box.findChild(QLineEdit).setText("soon")
        box.accept()

    answer(QInputDialog, type_words)
    section.change.click()
    settle(qtbot, section.window())
    assert "soon is no whole number from 0 to 60" in section.notice.text.text()


def test_scores_claimed_stand_beside_what_was_decided(qtbot, section):
    chart = section.calibration.panel.chart
    names = [section.calibration.comparison.itemText(at) for at in range(section.calibration.comparison.count())]
    assert names and not chart.empty
    assert all(len(row) == 4 and row[1].endswith("%") and row[2].endswith("%") for row in chart.table_rows)
    assert len(chart.tips) == len(chart.labels) == len(chart.table_rows)
    decided = sum(one.right + one.wrong for one in section.calibration.bands if one.comparison == names[0])
    assert chart.sentence.startswith(f"Of {decided} suggestions decided")
    section.calibration.panel.as_table.click()
    assert section.calibration.panel.grid.rows.rowCount() == len(chart.table_rows)


def test_points_of_a_method_are_listed_and_can_be_changed(qtbot, section):
    learned(qtbot, section)
    at = next(at for at, one in enumerate(section.items) if one.kind == WEIGHT)
    assert section.model.text(at, 0) == "Points added to suggestions" and section.model.text(at, 1)[:5] == "L1 · "
    section.grid.selectRow(at)

    def type_points(box):
        box.findChild(QLineEdit).setText("-15")
        box.accept()

    answer(QInputDialog, type_points)
    section.change.click()
    settle(qtbot, section.window())
    assert (section.items[at].value, section.items[at].by) == ("-15", PERSON)


def test_a_book_without_decisions_says_what_will_be_here(qtbot, open_demo_book):
    window = open_demo_book()
    section = window.show_page("rules").show_section("learned")
    settle(qtbot, window)
    assert "Once you approve or refuse" in section.calibration.panel.empty.text.text()
