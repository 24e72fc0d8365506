"""A day typed into a field is the day that was meant."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDateEdit

from app.ui.widgets.day_edit import DayEdit


@pytest.fixture(scope="module")
def field(qapp):
    made = DayEdit()
    made.show()
    yield made
    made.deleteLater()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-11-05", "2027-11-05"),  # Qt's own field makes 2027-09-11 of it
        ("20271105", "2027-11-05"), ("2027/11/05", "2027-11-05"), ("２０２７－１１－０５", "2027-11-05"),
        ("２０２７。１１。０５", "2027-11-05"), ("2027年11月05日", "2027-11-05"),
    ],
)  # fmt: skip
def test_a_day_is_typed_with_any_keyboard(field, typed, day):
    """UX 55: full-width digits and the signs of an input method, key by key."""
    field.set_day(date(2026, 9, 1))
    field.setSelectedSection(QDateEdit.Section.YearSection)
    for one in typed:
        key = ord(one) if one.isascii() else Qt.Key.Key_unknown
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, one))
    assert field.date().toString("yyyy-MM-dd") == day


def test_a_day_that_comes_at_once_is_read_whole(field):
    """UX 55: committed by an input method, or pasted."""
    field.set_day(date(2026, 9, 1))
    field.setSelectedSection(QDateEdit.Section.DaySection)
    event = QInputMethodEvent()
    event.setCommitString("１７")
    QApplication.sendEvent(field.lineEdit(), event)
    assert field.date().toString("yyyy-MM-dd") == "2026-09-17"
    for pasted in ("2027年11月5日", "2027/11/5"):
        field.set_day(date(2026, 9, 1))
        field.lineEdit().selectAll()
        field.lineEdit().insert(pasted)
        assert field.date().toString("yyyy-MM-dd") == "2027-11-05"
