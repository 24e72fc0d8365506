"""What gives the focus it is asked to take to one of its parts, and yet is no stop of Tab itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Entry:
    """For pages and panels, before QWidget among the bases; `setFocusProxy` says which part.

    Qt's own proxies are stops of Tab: on the way on it goes from the page at once to the page's table, and all that
    stands above the table, comparison, views, chips, can be reached backwards alone. The focus chain cannot be walked
    here instead: PySide takes what it returns for a child of what was asked.
    """

    _entered: QWidget | None = None

    def setFocusProxy(self, first: QWidget | None) -> None:
        """Say which part takes the focus."""
        self._entered = first

    def focusProxy(self) -> QWidget | None:
        """Return the part that takes the focus."""
        return self._entered

    def setFocus(self, *reason: Any) -> None:
        """Give the focus to that part."""
        if self._entered is not None:
            self._entered.setFocus(*reason)
        else:
            super().setFocus(*reason)  # type: ignore[misc]
