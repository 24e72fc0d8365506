"""A section of the settings as a column of groups: what is set at the left, the control at its right, a hint below.

Every control acts at once; there is no button to save.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.session import Session
from app.ui.theme import theme
from app.ui.widgets.common import at_edge, label

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_WIDTH, _WORDS = 720, 130


class Form(QScrollArea):
    """Scrolls where the window is low; its controls stand in one column."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(16, 12, 16, 16)  # as the sections that are lists
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self.setWidget(self._body)
        self._grid = QGridLayout()
        self._grids: list[QGridLayout] = []
        self._row_names: list[str] = []
        theme.changed.connect(self._size)

    def set_able(self, on: bool) -> None:
        """Let the controls be used or not; either way the form scrolls, so that what it says can be read."""
        self._body.setEnabled(on)

    def group(self, words: str) -> None:
        """Begin a group with a heading."""
        at = self._column.count() - 1
        if self._grids:
            self._column.insertSpacing(at, 16)
            at += 1
        self._column.insertWidget(at, label(words, "panel"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self._grids.append(self._grid)
        self._column.insertLayout(at + 1, self._grid)
        self._size()

    def row(self, words: str, control: QWidget, hint: str = "") -> None:
        """Add a control under its group; `words` stand at its left and are its accessible name where it has none."""
        row = self._grid.rowCount()
        name = label(words, wrap=True)
        self._row_names.append(words)
        self._grid.addWidget(name, row, 0)
        if _begins_with_tick(control):
            self._grid.addLayout(at_edge(control), row, 1)
        else:
            self._grid.addWidget(control, row, 1, Qt.AlignmentFlag.AlignLeft)
        if not control.accessibleName():
            control.setAccessibleName(words)
        if hint:
            self._grid.addWidget(label(hint, "hint", wrap=True), row + 1, 1, 1, 2)
            self._grid.setRowMinimumHeight(row + 2, 6)
        self._size()

    def wide(self, widget: QWidget) -> None:
        """Add something over the whole width of the group."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 3)

    def change(self, **settings: Any) -> None:
        """Change settings: they are written, and seen at once."""
        window = cast("MainWindow", self.window())
        window.books.change_settings(**settings)

    def _size(self) -> None:
        """Let the controls of all groups begin at one edge, right of the longest name."""
        self._body.setMaximumWidth(theme.px(_WIDTH))
        metrics = QFontMetrics(theme.font())
        longest = max([theme.px(_WORDS), *(metrics.horizontalAdvance(one) + 2 for one in self._row_names)])
        for one in self._grids:
            one.setColumnMinimumWidth(0, min(longest, theme.px(_WORDS * 2)))


def _begins_with_tick(control: QWidget) -> bool:
    first = control.layout().itemAt(0) if control.layout() is not None else None
    return isinstance(first.widget() if first is not None else control, QCheckBox)
