"""The note of a row, edited in its place: Enter keeps it, Esc leaves it as it was; it goes where its row goes."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.ui.models import review_model as rm
from app.ui.review.grid import ReviewGrid


class NoteEditor(QLineEdit):
    """A field over the note's cell; over the right end of the row where the column of notes is not in sight."""

    written = Signal(int, str)  # item, note

    def __init__(self, grid: ReviewGrid) -> None:
        super().__init__(grid.viewport())
        self._grid, self._key, self._before = grid, 0, ""
        self.setAccessibleName(self.tr("Note"))
        self.setPlaceholderText(self.tr("Note"))
        self.hide()
        for bar in (grid.verticalScrollBar(), grid.horizontalScrollBar()):
            bar.valueChanged.connect(self._follow)
        for signal in (grid.review.modelReset, grid.review.layoutChanged):
            signal.connect(self._follow_soon)

    def open(self, item: int) -> None:
        """Edit the note of an item that is shown."""
        model = self._grid.review
        row = model.row_of_item(item)
        if row < 0:
            return
        self._grid.scrollTo(model.index(row, self._grid.currentIndex().column()))
        self._key, self._before = model.item_key(item), model.note(item)
        self.setGeometry(self._place(row))
        self.setText(self._before)
        self.show()
        self.setFocus()
        self.selectAll()

    def _follow_soon(self) -> None:
        """Follow once the grid knows where its rows are."""
        if self.isVisible():
            QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        """Go along with the row; where it shows no more, what was typed is kept."""
        row = self._grid.review.row_of_key(self._key) if self.isVisible() else -1
        if row >= 0:
            self.setGeometry(self._place(row))
        elif self.isVisible():
            self._keep()
            self._grid.setFocus()

    def _place(self, row: int) -> QRect:
        grid = self._grid
        cell = grid.visualRect(grid.review.index(row, rm.NOTE))
        view = grid.viewport().rect()
        if not grid.isColumnHidden(rm.NOTE) and view.contains(cell.center()):
            return cell
        line = grid.visualRect(grid.review.index(row, rm.STATE))
        width = min(view.width() // 2, 360)
        return QRect(view.right() - width, line.top(), width, line.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._keep()
            self._grid.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_unchanged()
            self._grid.setFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is kept: nothing is lost by a click elsewhere."""
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._keep()

    def _keep(self) -> None:
        text, item = self.text().strip(), self._grid.review.item_of_key(self._key)
        self.close_unchanged()
        if text != self._before and item >= 0:
            self.written.emit(item, text)

    def close_unchanged(self) -> None:
        """Put the field away."""
        if self.isVisible():
            self.hide()
