"""The review page driven by keys alone, on a real book."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QScrollArea, QTableView

from app.domain.errors import AppError
from app.services import review_columns as rc
from app.services.history import redo, undo
from app.ui.models import review_model as rm
from app.ui.models.columns_model import PAINT
from app.ui.review.page import ReviewPage
from tests.demo_book import SEPTEMBER


@pytest.fixture
def page(session, show):
    made = show(ReviewPage(session))
    made.grid.setFocus()
    return made


def settled(qtbot, session):
    qtbot.waitUntil(lambda: not session.runner.jobs, timeout=60_000)


def test_the_month_is_approved_by_keyboard_alone(qtbot, page, session):
    """UX 26: approve, next, candidates by keys alone, start to finish."""
    model = page.grid.review
    assert page.tabs.current() == "todo" and model.rowCount()
    for _step in range(40):
        state = int(model.columns.state[page.grid.item()])
        if state == rc.SUGGESTED:
            qtbot.keyClick(page.grid, Qt.Key.Key_Return)
        elif state == rc.AMBIGUOUS:
            qtbot.waitUntil(lambda: bool(model.candidates))
            qtbot.keyClick(page.grid, Qt.Key.Key_1)
            qtbot.keyClick(page.grid, Qt.Key.Key_A)
        else:
            qtbot.keyClick(page.grid, Qt.Key.Key_J)
        settled(qtbot, session)
        counts = page.loaded.columns.counts()
        if not counts["suggested"] and not counts["ambiguous"]:
            break
    assert counts["suggested"] == counts["ambiguous"] == 0


def test_a_row_keeps_its_place_after_a_decision(qtbot, page, session):
    model = page.grid.review
    page.grid.select_row(model.next_row(-1, (rc.SUGGESTED,)))
    key, rows = model.item_key(page.grid.item()), model.rowCount()
    row = page.grid.currentIndex().row()
    qtbot.keyClick(page.grid, Qt.Key.Key_A)
    settled(qtbot, session)
    assert model.row_of_key(key) == row and model.rowCount() == rows
    assert model.columns.state[model.item_at(row)] in (rc.MATCHED, rc.OPEN)
    assert page.grid.currentIndex().row() != row


def test_letters_are_dead_while_a_field_is_typed_in(qtbot, page, session):
    before = page.loaded.columns.counts()
    field = page.grid.header.field(rm.A_REF)
    field.setFocus()
    qtbot.keyClicks(field, "axum")
    settled(qtbot, session)
    assert field.text() == "axum"
    assert page.loaded.columns.counts() == before


def test_keys_act_on_the_rows_that_a_filter_shows(qtbot, page, session):
    """UX 20"""
    model = page.grid.review
    page.tabs.choose("suggested")
    items = model.items.tolist()
    model.toggle(items[:1])
    hidden = model.item_key(items[0])
    shown = next(one for one in items if model.item_key(one) != hidden)
    number = model.columns.records.ref[int(model.columns.members(shown, 0)[0])].as_py()
    page.grid.header.field(rm.A_REF).setText(number)
    qtbot.keyClick(page.grid.header.field(rm.A_REF), Qt.Key.Key_Return)
    assert len(model.items) == 1 and model.ticked() == []
    kept = model.item_key(shown)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_A)
    settled(qtbot, session)
    columns = page.loaded.columns
    by_key = {model.item_key(one): int(columns.state[one]) for one in range(columns.items)}
    assert by_key[kept] != rc.SUGGESTED and by_key[hidden] == rc.SUGGESTED


def test_matching_by_hand_shows_the_remaining_difference_live(qtbot, page, session):
    """UX 16: live, and a check when both sides are equal."""
    model = page.grid.review
    page.tabs.choose("all")
    columns = model.columns
    single = (columns.state == rc.MATCHED) & (columns.n_a == 1) & (columns.n_b == 1) & (columns.difference == 0)
    item = int(single.nonzero()[0][0])
    page.grid.select_item(item)
    a, b = (int(columns.records.number[columns.members(item, side)[0]]) for side in (0, 1))
    qtbot.keyClick(page.grid, Qt.Key.Key_U)
    settled(qtbot, session)
    columns = model.columns
    page.grid.select_item(columns.item_of_record(a))
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    assert "✓" not in page.selection_text()
    page.grid.select_item(columns.item_of_record(b))
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    assert "0.00 ✓" in page.selection_text() and "2 selected" in page.selection_text()
    qtbot.keyClick(page.grid, Qt.Key.Key_M)
    settled(qtbot, session)
    found = model.columns.item_of_record(a)
    assert model.columns.state[found] == rc.MATCHED
    assert found == model.columns.item_of_record(b)
    page.grid.select_item(found)
    qtbot.waitUntil(lambda: any(one.text() == "matched by hand" for one in page.card.findChildren(QLabel)))
    assert not any(one.text() == "Criterion" and one.isVisible() for one in page.card.findChildren(QLabel))


def test_undo_and_redo_show_in_the_page(qtbot, page, session):
    """UX 32"""
    model = page.grid.review
    before = page.loaded.columns.counts()
    page.grid.select_row(model.next_row(-1, (rc.SUGGESTED,)))
    qtbot.keyClick(page.grid, Qt.Key.Key_A)
    settled(qtbot, session)
    after = page.loaded.columns.counts()
    assert after["suggested"] == before["suggested"] - 1
    for back, expected in ((undo, before), (redo, after)):
        session.write(lambda book, actor, _report, back=back: back(book, actor))
        settled(qtbot, session)
        assert page.loaded.columns.counts() == expected
    columns = page.loaded.columns
    done = replace(columns, state=np.full_like(columns.state, rc.MATCHED))
    page.grid.show_columns(done, "todo", -1)
    qtbot.waitUntil(lambda: not page.grid.review.rowCount(), timeout=5000)
    assert page.grid.why_empty() == "Nothing is left to decide here."
    for _ in range(2):  # the approval, then the run
        session.write(lambda book, actor, _report: undo(book, actor))
        settled(qtbot, session)
    assert not page.grid.review.rowCount()  # else it would seem that a filter hid what is there
    assert page.grid.why_empty() == "Nothing has been matched yet. F9 matches."


def test_a_tie_is_never_ticked_beforehand(qtbot, page, session):
    """UX 12, 30: candidates stand below the row on a ground of their own, and none is ticked by itself."""
    model = page.grid.review
    row = model.next_row(-1, (rc.AMBIGUOUS,))
    page.grid.select_row(row)
    qtbot.waitUntil(lambda: bool(model.candidates))
    assert model.chosen == -1
    below = [model.index(row + 1 + at, rm.B_VALUE).data(PAINT).ground for at in range(len(model.candidates))]
    assert set(below) == {below[0]} and below[0] not in ("", model.index(row, rm.B_VALUE).data(PAINT).ground)
    qtbot.keyClick(page.grid, Qt.Key.Key_A)
    notice = page.notice
    assert notice.isVisible() and notice.property("frame") == "banner" and not notice.copy.isVisible()
    page.show_failure(AppError("entry.zero"))
    assert notice.property("frame") == "error" and notice.copy.isVisible()
    settled(qtbot, session)
    assert page.loaded.columns.counts()["ambiguous"] > 0


def test_a_record_of_another_month_is_shown_in_its_own(qtbot, page, session):
    """What was carried over is listed in this month, and about a record of an earlier one."""
    record = int(page.loaded.columns.records.number[page.loaded.columns.a[page.loaded.columns.first_line[3]]])
    session.set_period(SEPTEMBER.next())
    page.show_target({"comparison": "L1", "record": record})
    qtbot.waitUntil(lambda: session.period == SEPTEMBER, timeout=20_000)
    settled(qtbot, session)
    assert page.grid.item() == page.loaded.columns.item_of_record(record) >= 0


def test_every_widget_that_takes_the_focus_has_a_name(page):
    for kind in (QAbstractButton, QLineEdit, QComboBox, QTableView):
        for one in page.findChildren(kind):
            if one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.isVisible():
                named = one.accessibleName() or (one.text() if isinstance(one, QAbstractButton) else "")
                assert named, one


def test_copied_amounts_are_numbers_and_order_numbers_stay_text(qtbot, page):
    from PySide6.QtGui import QGuiApplication

    qtbot.keyClick(page.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert "\t" in data.text() and "mso-number-format" in data.html()
    assert "−" not in data.text()


def test_the_card_is_laid_out_once_for_a_row_that_is_read_at_once(qtbot, page, session):
    class Layings(QObject):
        made = 0

        def eventFilter(self, _watched, event):
            self.made += event.type() == QEvent.Type.ChildAdded
            return False

    settled(qtbot, session)
    seen, area = Layings(), page.card.findChild(QScrollArea)
    for one in page.evidence.findChildren(QTimer):
        one.setInterval(one.interval() and 60_000)  # however slow this machine is, it reads at once
    area.viewport().installEventFilter(seen)
    model, rows = page.grid.review, 0
    for row in range(model.rowCount()):
        if model.item_at(row) != page.grid.item() and model.columns.state[model.item_at(row)] == rc.OPEN:
            before = page.evidence.details
            page.grid.select_row(row)
            qtbot.waitUntil(lambda known=before: page.evidence.details not in (None, known))
            rows += 1
    area.viewport().removeEventFilter(seen)
    assert rows > 2 and seen.made == rows
