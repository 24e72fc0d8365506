"""The settings' section on exchange rates: a file taken in, a wrong one told, one taken back and undone."""

from __future__ import annotations

import pytest

from tests.ui.conftest import settle


@pytest.fixture
def window(open_demo_book):
    return open_demo_book()


@pytest.fixture
def section(window, qtbot):
    made = window.show_page("settings").show_section("rates")
    settle(qtbot, window)
    return made


def _file(tmp_path, text, name="rates.csv"):
    path = tmp_path / name
    path.write_text("date,from,to,rate\n" + text)
    return str(path)


def test_a_file_is_taken_in_taken_back_and_undone(window, section, qtbot, tmp_path):
    assert section.body.currentIndex() == 1 and not section.drop.isEnabled()
    section.take_file(_file(tmp_path, "2026-09-10,USD,CNY,7.1\n2026-09-11,USD,CNY,7.2\n"))
    settle(qtbot, window)
    assert section.body.currentIndex() == 0
    cells = [section.model.index(0, at).data() for at in range(4)]
    assert cells[0] == "rates.csv" and cells[2] == "2" and cells[3] == "CNY USD"
    section.drop.click()
    settle(qtbot, window)
    assert section.rows == []
    window.undo()
    settle(qtbot, window)
    assert [one.file for one in section.rows] == ["rates.csv"]


def test_a_wrong_file_is_told_and_nothing_is_taken(window, section, qtbot, tmp_path):
    section.take_file(_file(tmp_path, "2026-09-10,USD,XXQ,7.1\n", "wrong.csv"))
    settle(qtbot, window)
    assert section.notice.isVisibleTo(section) and "row 2, column to: XXQ" in section.notice.text.text()
    assert section.rows == []
