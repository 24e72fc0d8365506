"""What was learned, in the settings: nothing before a run that says so, then listed, changed, forgotten."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QInputDialog, QLineEdit

from app.domain.knowledge import DELAY, FORGOTTEN, PERSON
from tests.demo_book import SEPTEMBER
from tests.services.test_two_months import settle as decide_all
from tests.ui.conftest import answer, settle


@pytest.fixture
def section(qtbot, open_demo_book):
    window = open_demo_book()
    decide_all(window.session.book, SEPTEMBER)
    section = window.show_page("settings").show_section("learned")
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
    assert section.bands.rowCount() > 0
    assert section.bands.text(0, 3).endswith("%")
