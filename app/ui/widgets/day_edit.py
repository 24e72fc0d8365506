"""A field for a day, with a calendar, that takes what an input method types."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QWidget

from app.ui.text import typed, typed_day

_FORM = "yyyy-MM-dd"
#: What people write between year, month and day; `typed` has made half-width signs of the others.
_BETWEEN = ("/", ".", ",", "年", "月")
_OTHER_FORM = re.compile(r"年|^\d{4}[/.]")


class DayEdit(QDateEdit):
    """Shows `2026-10-31`; full-width digits, `／`, `。` and whole days such as `2026年10月31日` are understood."""

    def __init__(self, day: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat(_FORM)
        self.setCalendarPopup(True)
        self._led_on = False  # the last digit led to the next part
        if day is not None:
            self.set_day(day)

    def set_day(self, day: date) -> None:
        """Show a day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a sign that people write between the parts lead to the next one, as the field's own does.

        Qt goes on by itself after a part's last digit; the sign typed then would skip a part, and the day be wrong.
        """
        text = _plain(event.text()) if event.text() else ""
        led, self._led_on = self._led_on, False
        if text == "-" and led:
            return
        if text and text != event.text():
            event = QKeyEvent(event.type(), event.key(), event.modifiers(), text)
        before = self.currentSection()
        super().keyPressEvent(event)
        self._led_on = text.isdigit() and self.currentSection() != before

    def validate(self, text: str, at: int) -> Any:
        """Take the text in the field's own form; a whole day in another form was pasted or came at once."""
        whole = typed_day(text) if _OTHER_FORM.search(typed(text)) else None
        plain = whole.isoformat() if whole is not None else _plain(text)
        return super().validate(plain, min(at, len(plain)))


def _plain(text: str) -> str:
    plain = typed(text).removesuffix("日")
    for one in _BETWEEN:
        plain = plain.replace(one, "-")
    return plain
