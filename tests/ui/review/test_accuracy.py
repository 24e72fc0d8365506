"""The accuracy dialog: a sample looked at to its end, a drill on a copy, both kept in the history."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.drill import PLANTS
from app.ui.review.accuracy_dialog import AccuracyDialog, _table
from app.ui.review.accuracy_text import percent
from app.ui.theme import theme
from tests.ui.conftest import settle


@pytest.fixture
def dialog(open_demo_book, qtbot):
    window = open_demo_book()
    [one] = [one for one in window.menus.tools.actions() if "accuracy" in one.text()]
    one.trigger()
    made = window.findChild(AccuracyDialog)
    qtbot.waitExposed(made)
    yield made
    settle(qtbot, window)


def entries(dialog):
    with dialog.sample.session.book.read() as uow:
        return uow.audit.entries()


def test_rows_have_hairlines_between_them(qtbot):
    made = _table("Errors", ["Error", "Planted"], (1,))
    qtbot.addWidget(made)
    made.setRowCount(2)
    made.show()
    picture, below = made.viewport().grab().toImage(), made.rowHeight(0) - 1
    line = theme.color("line").rgb()
    assert [picture.pixel(4, y) == line for y in (below - 1, below, below + 1)] == [False, True, False]


def drawn(dialog, qtbot, share=50):
    panel = dialog.sample
    panel.share.setCurrentIndex(panel.share.findData(share))
    panel.start.click()
    qtbot.waitUntil(lambda: panel.drawn is not None, timeout=20_000)
    return panel


def test_a_sample_is_looked_at_by_keyboard_and_kept(dialog, qtbot):
    panel = drawn(dialog, qtbot, share=100)
    count = len(panel.drawn.matches)
    assert 20 < count < panel.drawn.total and panel.list.rowCount() == count
    assert panel.drawn.matches[0].lines[0].refs[0] in panel.card.toPlainText()
    assert panel.drawn.matches[0].comparison == "L1" and panel.card.toPlainText().startswith("Orders")
    assert not panel.done.isEnabled()
    for _ in range(count - 1):
        QTest.keyClick(panel.list, Qt.Key.Key_1)
    assert f"{count - 1} of {count}" in panel.result.text() and not panel.done.isEnabled()
    QTest.keyClick(panel.list, Qt.Key.Key_2)
    assert [panel.list.item(row, 2).text() for row in range(count)].count("wrong") == 1
    assert f"of {panel.drawn.total} confirmed matches are wrong" in panel.result.text()
    before = len(entries(dialog))
    panel.done.click()
    qtbot.waitUntil(lambda: len(entries(dialog)) == before + 1, timeout=10_000)
    kept = entries(dialog)[-1]
    assert kept.text_key == "audit.sampled" and kept.params["wrong"] == 1 and kept.params["looked"] == count
    assert kept.params["ids"] in {one.id for one in panel.drawn.matches}
    assert not dialog.sample.session.words.say(kept.text_key, kept.params).count("{")


def test_numbers_stand_at_the_right_like_their_titles(dialog, qtbot):
    sample = drawn(dialog, qtbot)
    assert sample.list.item(0, 1).text() == "90.00" or "." in sample.list.item(0, 1).text()
    for table, columns in ((sample.list, (1,)), (dialog.drill.table, range(1, 5))):
        for column in columns:
            assert table.horizontalHeaderItem(column).textAlignment() & Qt.AlignmentFlag.AlignRight
    assert sample.list.item(0, 1).textAlignment() & Qt.AlignmentFlag.AlignRight


def test_a_book_without_matches_says_so(open_window, qtbot, tmp_path):
    window = open_window(str(tmp_path / "new.tieout"))
    made = AccuracyDialog(window.session, window)
    made.show()
    made.sample.start.click()
    settle(qtbot, window)
    assert "no confirmed match" in made.sample.notice.text.text() and made.sample.drawn.matches == ()
    made.close()


def test_the_same_book_draws_the_same_sample(dialog, qtbot):
    first = drawn(dialog, qtbot).drawn
    dialog.sample.drawn = None
    assert drawn(dialog, qtbot).drawn == first


def test_a_smaller_share_asks_for_more_matches(dialog, qtbot):
    few = len(drawn(dialog, qtbot, share=100).drawn.matches)
    dialog.sample.drawn = None
    assert len(drawn(dialog, qtbot, share=20).drawn.matches) > few


def test_a_drill_lists_what_was_found_and_changes_no_match(dialog, qtbot):
    panel = dialog.drill
    dialog.tabs.setCurrentWidget(panel)
    with panel.session.book.read() as uow:
        before = uow.business_hash()
    panel.start.click()
    assert not panel.start.isEnabled()
    qtbot.waitUntil(lambda: panel.result is not None, timeout=60_000)
    assert panel.table.rowCount() == len(PLANTS)
    assert panel.table.item(0, 1).text() == "5" and "60 of 60" in panel.said.text()
    assert panel.table.verticalScrollBar().maximum() == 0  # all kinds in sight at once
    otherwise = sum(int(panel.table.item(row, 3).text()) for row in range(panel.table.rowCount()))
    assert (f"{otherwise} of them under another name" in panel.said.text()) == bool(otherwise)
    qtbot.waitUntil(panel.start.isEnabled, timeout=5_000)
    with panel.session.book.read() as uow:
        assert uow.business_hash() == before
        assert uow.audit.entries()[-1].text_key == "audit.drill"


def test_a_drill_can_be_stopped(dialog, qtbot):
    panel = dialog.drill
    dialog.tabs.setCurrentWidget(panel)
    before = len(entries(dialog))
    panel.start.click()
    panel.stop.click()
    qtbot.waitUntil(panel.start.isEnabled, timeout=20_000)
    assert panel.result is None and len(entries(dialog)) == before


def test_a_bound_is_never_understated():
    assert [percent(*one) for one in ((5, 100), (1, 3000), (0, 7), (1, 1), (2, 0))] == [
        "5 %",
        "0.04 %",
        "0 %",
        "100 %",
        "0 %",
    ]
