"""The wheel scrolls, and never changes a field: nobody would see a day or an account change on the way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QGuiApplication, QWheelEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QWidget,
)

_FIELDS = (QComboBox, QAbstractSpinBox, QAbstractSlider)


class WheelGuard(QObject):
    """Stands before every window that gets the keys, dialogs too, and gives a field's wheel to what it lies in."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_window)
            self._on_window(app.focusWindow())

    @Slot(QWindow)
    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # once again is the same as once

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or not isinstance(event, QWheelEvent):
            return False
        field = _field_at(QApplication.widgetAt(event.globalPosition().toPoint()))
        if field is None:
            return False
        around = field.parentWidget()
        while around is not None:  # Qt lets an event of a program go no further up by itself
            if isinstance(around, QAbstractScrollArea) and around.verticalScrollBar().maximum():
                QApplication.sendEvent(around.viewport(), event.clone())
                break
            around = around.parentWidget()
        return True


def _field_at(widget: QWidget | None) -> QWidget | None:
    """Return the field that a widget is, or is a part of, as the line of a spin box; None for anything else."""
    while widget is not None and not widget.isWindow():  # the open list of a field is a window of its own
        if isinstance(widget, _FIELDS) and not isinstance(widget, QScrollBar):
            return widget
        widget = widget.parentWidget()
    return None
