"""The line that looks for a text in the rows a grid shows: F3 next, Shift+F3 back, Esc closes and keeps the row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from app.ui.keymap import GRID, command_of, keymap
from app.ui.models import shown
from app.ui.models.columns_model import ColumnsModel
from app.ui.theme import theme
from app.ui.widgets.common import icon_button, label

if TYPE_CHECKING:
    from app.ui.review.data_grid import DataGrid

_WAIT_MS = 150


class FindBar(QFrame):
    """Lies over a right corner of its grid, never over the row found; finds text, amounts in any form, pinyin."""

    def __init__(self, grid: DataGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self.hits: NDArray[np.int64] = np.zeros(0, np.int64)
        self._for = ("", 0)
        self.setProperty("frame", "toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.setSpacing(4)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Find in the rows shown"))
        self.field.setPlaceholderText(self.tr("Text, amount or pinyin"))
        self.field.setMinimumWidth(theme.px(200))
        self.said = label("", "hint")
        self.said.setMinimumWidth(theme.px(84))
        back, on = keymap.cap("grid.find_previous"), keymap.cap("grid.find_next")
        self.back = icon_button("arrow-up", self.tr("Previous hit"), back, on=lambda: self.go(-1))
        self.next = icon_button("arrow-down", self.tr("Next hit"), on, on=lambda: self.go(1))
        self.close_button = icon_button("x", self.tr("Close"), "Esc", on=self.shut)
        for one in (self.field, self.said, self.back, self.next, self.close_button):
            row.addWidget(one)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._on_typed)
        self.field.textChanged.connect(self._timer.start)
        self.field.installEventFilter(self)
        grid.installEventFilter(self)
        grid.selectionModel().currentChanged.connect(self._give_way)
        grid.verticalScrollBar().valueChanged.connect(self._give_way)
        self.hide()

    def open(self) -> None:
        """Show the line and take the focus."""
        self.show()
        self._place()
        self.raise_()
        self.field.setFocus()
        self.field.selectAll()

    def shut(self) -> None:
        """Close; the row found stays the current one."""
        self.hide()
        self._grid.setFocus()

    def _give_way(self) -> None:
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        """Stand below the titles; at the foot while the current row is up there."""
        self.adjustSize()
        grid = self._grid
        seen = grid.viewport().geometry()
        top, foot = seen.top() + 4, seen.bottom() - self.height() - 4
        row = grid.currentIndex().row()
        first = seen.top() + grid.rowViewportPosition(row)  # of the current row's pixels
        last = first + grid.rowHeight(row) - 1
        covered = row >= 0 and first <= top + self.height() and last >= top
        self.move(max(0, grid.width() - self.width() - theme.px(20)), foot if covered and foot > last else top)

    def _look(self) -> None:
        """Find the rows with the text typed, again where the rows are others by now."""
        model, text = self._grid.model(), self.field.text()
        order = id(model.lines) if isinstance(model, ColumnsModel) else 0
        if (text, order) != self._for:
            self._for = (text, order)
            found = model.search(text, self._grid.shown_columns()) if isinstance(model, ColumnsModel) else []
            self.hits = np.asarray(found, np.int64)

    def _on_typed(self) -> None:
        self._look()
        here = self._grid.currentIndex().row()
        if len(self.hits) and here not in self.hits:
            self.go(1)
        else:
            self._say()

    def go(self, step: int) -> None:
        """Go to the next or previous row found; after the last one the first."""
        if self._timer.isActive():
            self._timer.stop()
        self._look()
        if len(self.hits):
            here = self._grid.currentIndex().row()
            if step > 0:
                later = self.hits[self.hits > here]
                row = int(later[0]) if len(later) else int(self.hits[0])
            else:
                earlier = self.hits[self.hits < here]
                row = int(earlier[-1]) if len(earlier) else int(self.hits[-1])
            self._to(row)
        self._say()

    def _to(self, row: int) -> None:
        grid = self._grid
        column = grid.currentIndex().column()
        index = grid.model().index(row, column if column >= 0 else grid.shown_columns()[0])
        flags = QItemSelectionModel.SelectionFlag
        grid.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        grid.scrollTo(index)

    def _say(self) -> None:
        if not self.field.text().strip():
            self.said.setText("")
            return
        here = int(np.searchsorted(self.hits, self._grid.currentIndex().row())) + 1
        inside = self._grid.currentIndex().row() in self.hits
        words = self.tr("{place} of {count}") if inside else self.tr("{count} found")
        text = words.format(place=shown.count(here), count=shown.count(len(self.hits)))
        self.said.setText(text if len(self.hits) else self.tr("Nothing found"))
        self.said.setAccessibleName(self.said.text())

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if watched is self._grid:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.shut()
        elif not event.text() and command_of(event, GRID) in ("grid.find_next", "grid.find_previous"):
            self.go(1 if command_of(event, GRID) == "grid.find_next" else -1)
        else:
            return False
        return True
