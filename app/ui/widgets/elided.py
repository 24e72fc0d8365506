"""A label that never asks for more room than there is: its text is cut with … and whole in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


class ElidedLabel(QLabel):
    """Plain text in one line; `mode` says where it is cut.

    shorter: what is said where the text has no room; the whole text is in the tooltip then as well.
    """

    shorter = ""

    def __init__(self, role: str = "label", mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role or None)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._mode = mode

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 2, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = self.contentsRect()
        whole = self.fontMetrics().horizontalAdvance(self.text()) <= place.width()
        said = self.text() if whole else self.shorter or self.text()
        text = self.fontMetrics().elidedText(said, self._mode, place.width())
        if len(text) < 3 and text != self.text():
            text = ""  # dots alone say nothing
        self.setToolTip(self.text() if text != self.text() else "")
        painter.drawText(place, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), text)
