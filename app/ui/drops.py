"""Files dropped anywhere on the window: a book is opened, everything else is imported."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid


class Drops(QObject):
    """Watches one window. dropped: paths, after the sender of the drop was answered; over: files are held over it."""

    dropped = Signal(list)

    def __init__(self, window: QWidget, show_over: Callable[[bool], None]) -> None:
        super().__init__(window)
        self._window, self._show_over = window, show_over
        self._fields: list[QWidget] = []  # those that would take the files for a text
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragEnter:
            assert isinstance(event, QDragEnterEvent)
            self._on_enter(event)
        elif kind == QEvent.Type.DragLeave:
            self._hold(False)
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
            self._hold(True)
        else:
            event.ignore()

    def _hold(self, over: bool) -> None:
        """Show that files are held over the window; meanwhile no field takes their names as a text."""
        for one in self._fields:
            if isValid(one):
                one.setAcceptDrops(True)
        kinds = (QLineEdit, QPlainTextEdit) if over else ()
        self._fields = [one for kind in kinds for one in self._window.findChildren(kind) if one.acceptDrops()]
        for one in self._fields:
            one.setAcceptDrops(False)
        self._show_over(over)

    def _on_drop(self, event: QDropEvent) -> None:
        self._hold(False)
        paths = _paths(event)
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            # the sender of the drop waits for us: answer first, then work
            QTimer.singleShot(0, self, partial(self._tell, paths))

    def _tell(self, paths: list[str]) -> None:
        if self._window.isVisible():  # else it was closed in the same breath, and asks nothing any more
            self.dropped.emit(paths)


def _paths(event: QDropEvent) -> list[str]:
    return [one.toLocalFile() for one in event.mimeData().urls() if one.isLocalFile()]
