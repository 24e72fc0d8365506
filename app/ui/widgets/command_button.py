"""A button that does a command: it shows the command's key, also after the person chose another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence

from app.ui.keymap import keymap
from app.ui.widgets.common import KeyButton


class CommandButton(KeyButton):
    """command: of app.ui.keymap; its cap stands in the button."""

    def __init__(
        self, text: str, command: str, icon: str = "", kind: str = "", on: Callable[[], object] | None = None
    ) -> None:
        super().__init__(text, icon, kind, _cap(command))
        self.command = command
        keymap.changed.connect(self.take_key)
        if on is not None:
            self.clicked.connect(lambda _checked=False: on())

    @Slot()
    def take_key(self) -> None:
        """Show the key that the command has now."""
        self._key = _cap(self.command)
        self.set_text(self.text())
        self.update()


def _cap(command: str) -> str:
    """Return the command's key as it is written on this system's keyboards."""
    key = keymap.cap(command)
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
