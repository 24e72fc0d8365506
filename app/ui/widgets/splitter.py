"""A line between two parts of a page that is moved by mouse and by key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from app.ui.theme import theme

_STEP, _LEAP = 16, 96  # at 100 %


class Splitter(QSplitter):
    """A splitter whose lines take the focus; no part of it can be pushed out of sight, where no key would find it."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return Handle(self.orientation(), self)


class Handle(QSplitterHandle):
    """Arrows move it a little, Page Up and Page Down more, Home and End as far as it goes."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click drags
        self.setAccessibleName(self.tr("Dividing line"))
        self.setAccessibleDescription(self.tr("The arrow keys move it."))
        self.setToolTip(self.tr("Drag it, or come here with Tab and move it with the arrow keys."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, across = Qt.Key, self.orientation() == Qt.Orientation.Horizontal
        back, on = (keys.Key_Left, keys.Key_Right) if across else (keys.Key_Up, keys.Key_Down)
        whole = self.splitter().width() + self.splitter().height()
        by = {
            back: -theme.px(_STEP),
            on: theme.px(_STEP),
            keys.Key_PageUp: -theme.px(_LEAP),
            keys.Key_PageDown: theme.px(_LEAP),
            keys.Key_Home: -whole,
            keys.Key_End: whole,
        }.get(keys(event.key()))
        if by is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self.moveSplitter((self.x() if across else self.y()) + by)  # Qt keeps it where both parts have their least

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():  # Qt leaves the focus out of what it tells the style
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme.color("accent"))
            painter.end()
