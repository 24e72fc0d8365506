"""The settings of the program while no book is open, in place of the start page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.session import Session
from app.ui.settings.page import SettingsPage
from app.ui.theme import CONTEXT_BAR, theme
from app.ui.widgets.common import button, frame, label


class SettingsAlone(QWidget):
    """left: the person wants to go back to the start page, by button or Esc."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.page = SettingsPage(session, self)
        self.bar = frame("bar")
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(label(self.page.title(), "title"))
        row.addStretch(1)
        self.back = button(self.tr("Back"), "chevron-left", key="Esc", on=self.left.emit)
        row.addWidget(self.back)
        column.addWidget(self.bar)
        column.addWidget(self.page, 1)
        theme.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        self.bar.setFixedHeight(theme.px(CONTEXT_BAR))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
