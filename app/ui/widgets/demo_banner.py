"""The line over the pages of the demo book: it says what it is, offers the second month, and goes at a click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.ui.widgets.common import at_edge, button
from app.ui.widgets.elided import ElidedLabel


class DemoBanner(QFrame):
    """Shown while the demo book is open, and not where another line needs its room."""

    def __init__(self, on_next_month: Callable[[], None], on_delete: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("frame", "banner")
        self._wanted, self._gives_way = False, False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 4)
        words = ElidedLabel("")
        words.setText(self.tr("This is the demo book: a made-up shop. Nothing here is yours."))
        layout.addWidget(words, 1)
        self.next_month = button(self.tr("Import the second month"), "upload", kind="link", on=on_next_month)
        self.delete = button(self.tr("Delete demo data"), "trash-2", kind="link", on=on_delete)
        layout.addWidget(self.next_month)
        layout.addLayout(at_edge(self.delete, right=True))

    def set_wanted(self, wanted: bool) -> None:
        """Say whether the book is the demo's."""
        self._wanted = wanted
        self.setVisible(wanted and not self._gives_way)

    def give_way(self, on: bool) -> None:
        """Leave the room to rows while a low window shows another line; what it offers comes back with it."""
        self._gives_way = on
        self.setVisible(self._wanted and not on)
