"""The switch that hides every amount on screen; what is written to files is never hidden."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

HIDDEN = "••••"


class Privacy(QObject):
    """`changed` after every switch: whoever shows amounts shows them again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.hidden = False

    def set_hidden(self, on: bool) -> None:
        """Hide or show the amounts."""
        if on != self.hidden:
            self.hidden = on
            self.changed.emit()


privacy = Privacy()
