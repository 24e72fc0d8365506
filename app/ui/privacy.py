"""The switch that hides every amount on screen; what is written to files is never hidden."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal

HIDDEN = "••••"


class Privacy(QObject):
    """`changed` after every switch: whoever shows amounts shows them again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hidden, self._here = False, threading.local()

    @property
    def hidden(self) -> bool:
        """Return whether amounts are dots, for whoever writes them in this thread."""
        return self._hidden and not getattr(self._here, "lifted", False)

    def set_hidden(self, on: bool) -> None:
        """Hide or show the amounts."""
        if on != self._hidden:
            self._hidden = on
            self.changed.emit()

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """Write amounts in full in this thread meanwhile: for files, which keep them."""
        self._here.lifted = True
        try:
            yield
        finally:
            self._here.lifted = False


privacy = Privacy()
