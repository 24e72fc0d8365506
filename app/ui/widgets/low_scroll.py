"""A page that keeps a least height: in a window that is lower it scrolls as a whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class _Inside(QWidget):
    """Asks for the height that its parts need at the width they have: Qt's own asks for that of the narrowest."""

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return least
        return QSize(least.width(), layout.minimumHeightForWidth(max(self.width(), least.width())))

    def heightForWidth(self, width: int) -> int:
        """Return the least height in a width: from this the scroll area takes whether it has to scroll."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else super().heightForWidth(width)


def low_scroll(*parts: QWidget | Callable[[QWidget], QWidget], parent: QWidget | None = None) -> QScrollArea:
    """Return parts below each other, the last of which takes what is over; their least heights hold.

    A part that is a function is made below the widget given to it: where all above it is there, it is styled once,
    and not again with each step that it comes nearer to the window.
    """
    made = QScrollArea(parent)
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside = _Inside(made)
    box = QVBoxLayout(inside)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    made.setWidget(inside)
    for one in parts:
        box.addWidget(one if isinstance(one, QWidget) else one(inside), 1 if one is parts[-1] else 0)
    return made
