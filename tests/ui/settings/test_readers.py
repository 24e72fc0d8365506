"""Readers from outside in the settings: taken in, looked at apart, allowed after a question, forbidden, deleted."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox

from app.services.outside_readers import allowed_readers
from tests.services.test_outside_readers import READER, reader
from tests.ui.conftest import answer, settle


@pytest.fixture
def section(open_window, tmp_path):
    window = open_window(str(tmp_path / "shop.tieout"))
    return window.show_page("settings").show_section("readers")


def press(word: str):
    return lambda box: next(one for one in box.buttons() if word in one.text()).click()


def test_a_reader_is_allowed_after_it_was_looked_at_and_a_question(qtbot, section, tmp_path):
    assert section.body.currentIndex() == 1
    asked = []
    answer(QMessageBox, lambda box: (asked.append(box.text()), press("Allow")(box)))
    section.take_file(str(reader(tmp_path / "given")))
    settle(qtbot, section.window())
    assert asked == ["Allow till.py to read files? It says it reads: Till journal."]
    assert [one.allowed for one in section.rows] == [True] and len(allowed_readers(section.folder)) == 1
    assert not section.allow.isEnabled() and section.forbid.isEnabled()
    section.forbid.click()
    assert [one.allowed for one in section.rows] == [False]


def test_a_file_that_is_no_reader_is_kept_but_not_allowed_and_says_why(qtbot, section, tmp_path):
    section.take_file(str(reader(tmp_path / "given", "x = (")))
    settle(qtbot, section.window())
    assert (
        "till.py: The reader cannot be used: SyntaxError" in section.notice.text.text() and not section.rows[0].allowed
    )


def test_esc_allows_nothing_and_delete_asks(qtbot, section, tmp_path):
    answer(QMessageBox, lambda box: box.reject())
    section.take_file(str(reader(tmp_path / "given", READER)))
    settle(qtbot, section.window())
    assert [one.allowed for one in section.rows] == [False]
    answer(QMessageBox, press("Delete"))
    section.delete.click()
    assert section.rows == [] and not list(section.folder.glob("*.py"))
