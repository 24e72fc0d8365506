"""Parts that take turns where a window has no room for both."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.ui.widgets.common import KeyButton

_NO_LIMIT = 16_777_215  # Qt's own largest size


class Turns(KeyButton):
    """A link that puts one part in the place of another, and back; out of sight where there is room for both."""

    def __init__(self, there: str, back: str) -> None:
        """there, back: what the link says while the first part stands, and while the other one does."""
        super().__init__(there, kind="link")
        self._said = (there, back)
        self._first: QWidget | None = None
        self._other: QWidget | None = None
        self._fit: Callable[[], object] | None = None
        self.setCheckable(True)
        self.hide()
        self.clicked.connect(self._on_clicked)

    def between(self, first: QWidget, other: QWidget, fit: Callable[[], object]) -> None:
        """Say what takes the focus with its part, and what gives the parts their room."""
        self._first, self._other, self._fit = first, other, fit

    def stand(self, close: bool) -> tuple[bool, bool]:
        """Show the link where there is room for one part alone; return whether the first and the other one stand."""
        self.setVisible(close)
        return not close or not self.isChecked(), not close or self.isChecked()

    def _on_clicked(self) -> None:
        self.set_text(self._said[self.isChecked()])
        if self._fit is not None:
            self._fit()
        part = self._other if self.isChecked() else self._first
        if part is not None:
            part.setFocus()


def keep_height(part: QWidget, tall: int) -> None:
    """Keep a part `tall` pixels high, with 0 as high as there is room."""
    part.setMinimumHeight(tall)
    part.setMaximumHeight(tall or _NO_LIMIT)
