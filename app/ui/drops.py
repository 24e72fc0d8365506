"""Files dropped anywhere on the window: a book is opened, everything else is imported."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class Drops(QObject):
    """Watches one window. dropped: paths, after the sender of the drop was answered; over: files are held over it."""

    dropped = Signal(list)

    def __init__(self, window: QWidget, show_over: Callable[[bool], None]) -> None:
        super().__init__(window)
        self._show_over = show_over
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragEnter:
            assert isinstance(event, QDragEnterEvent)
            self._on_enter(event)
        elif kind == QEvent.Type.DragLeave:
            self._show_over(False)
        elif kind == QEvent.Type.Drop:
            assert isinstance(event, QDropEvent)
            self._on_drop(event)
        else:
            return False
        return True

    def _on_enter(self, event: QDragEnterEvent) -> None:
        if _paths(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show_over(True)
        else:
            event.ignore()

    def _on_drop(self, event: QDropEvent) -> None:
        self._show_over(False)
        paths = _paths(event)
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            # the sender of the drop waits for us: answer first, then work
            QTimer.singleShot(0, self, partial(self.dropped.emit, paths))


def _paths(event: QDropEvent) -> list[str]:
    return [one.toLocalFile() for one in event.mimeData().urls() if one.isLocalFile()]
