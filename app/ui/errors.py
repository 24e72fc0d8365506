"""Where errors end: the page looked at for what a person can act on, one box for a bug.

`install` catches what nobody caught: exceptions of the GUI thread and of threads, and Qt's own
messages. The person never sees a traceback; the log and the box's details have it.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class _Crossing(QObject):
    """Brings a failure of any thread to the GUI thread."""

    raised = Signal(str)


class ErrorBox:
    """Shows the bug box, once at a time."""

    def __init__(self, log_path: Path) -> None:
        self.log_path = log_path
        self.open = False
        self.crossing = _Crossing()
        self.crossing.raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over what nobody caught."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._on_exception(
            args.exc_type, args.exc_value or RuntimeError(), args.exc_traceback
        )
        qInstallMessageHandler(_on_qt_message)

    def _on_exception(self, kind: type[BaseException], exc: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        from app.services.logs import masked  # its patterns take as long to load as a window to be made

        details = masked("".join(traceback.format_exception(kind, exc, where)).rstrip())
        log.error("uncaught\n%s", details)
        self.crossing.raised.emit(details)

    def _show(self, details: str) -> None:
        if self.open:
            return
        self.open = True
        try:
            bug_box(QApplication.activeWindow(), details, self.log_path).exec()
        finally:
            self.open = False


def bug_box(parent: QWidget | None, details: str, log_path: Path) -> QMessageBox:
    """Return the box for a bug: what is safe, where the log is, details to copy."""
    from PySide6.QtWidgets import QMessageBox

    from app.ui.widgets.marks import marked

    translate = QCoreApplication.translate
    title = translate("Errors", "Something went wrong in Tieout")
    box = marked(QMessageBox(QMessageBox.Icon.Critical, title, "", parent=parent))
    box.setText(translate("Errors", "This step was not carried out. What was saved before is safe."))
    box.setInformativeText(translate("Errors", "The log has the details: {file}").format(file=str(log_path)))
    box.setProperty("help_topic", "diagnostics")
    box.setDetailedText(details)
    _own_words(box)
    copy = box.addButton(translate("Errors", "Copy details"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QApplication.clipboard().setText(details))
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Close))
    return box


def _own_words(box: QMessageBox) -> None:
    """Let the button that unfolds the details speak as the rest of the program does, and Qt not speak over it."""
    from PySide6.QtWidgets import QPushButton, QTextEdit

    translate = QCoreApplication.translate
    show, hide = translate("Errors", "Show details"), translate("Errors", "Hide details")
    (unfold,) = box.buttons()
    area = box.findChild(QTextEdit)
    unfold.setText(show)
    unfold.setMinimumWidth(max(QPushButton(one).sizeHint().width() for one in (show, hide)))  # Qt's fits Qt's words
    unfold.clicked.connect(lambda: unfold.setText(hide if area.isVisible() else show))


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if "propagateSizeHints" not in message:
        log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s (%s)", message, context.category)
