"""Keys of the window act while text is typed too, where Qt on Linux keeps them for editing as Emacs does.

Ctrl+E would go to the end of the line in a field instead of exporting; the name under a sign-off has the focus often.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.ui.keymap import COMMANDS, WINDOW, is_bare, keymap, pressed

_OF_TEXT = ("edit.undo", "edit.redo")  # an editor undoes what was typed


class EditorKeys(QObject):
    """Watches the editor that has the focus, and no other widget."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if sys.platform.startswith("linux") and isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(now, (QLineEdit, QPlainTextEdit, QTextEdit)) and not now.isReadOnly():
            now.installEventFilter(self)

    def eventFilter(self, _editor: QObject, event: QEvent) -> bool:
        """Keep an editor from claiming a key of the window: unclaimed, it is a shortcut."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        key = pressed(event)
        if not key or is_bare(key):
            return False
        mine = (one.name for one in COMMANDS if one.place == WINDOW and one.name not in _OF_TEXT)
        claimed = any(key in keymap.keys(name) for name in mine)
        if claimed:
            event.ignore()
        return claimed
