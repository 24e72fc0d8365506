"""A field that takes the next key pressed, whatever that key does elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.ui.keymap import key_words, pressed

_LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class KeyField(QLineEdit):
    """key: what was pressed, portably written, "" for nothing yet. Tab and Shift+Tab leave it, Esc empties it."""

    key_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.key = ""
        self.setReadOnly(True)
        self.setPlaceholderText(self.tr("Press a key"))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def clear_key(self) -> None:
        """Forget what was pressed."""
        self.key = ""
        self.clear()

    def event(self, event: QEvent) -> bool:
        """Keep shortcuts of the window from acting while a key is awaited."""
        if isinstance(event, QKeyEvent) and event.key() not in _LEAVING:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.clear_key()
            self.key_pressed.emit("")
            return
        key = pressed(event)
        if key:
            self.key = key
            self.setText(key_words(key))
            self.key_pressed.emit(key)
