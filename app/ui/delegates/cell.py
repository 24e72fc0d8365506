"""The grid's cells: one call to the model for each, ground, text, icon and focus painted here."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui.delegates.icons import ICON, draw_icon
from app.ui.forms import forms
from app.ui.models.columns_model import ALIGN, PAINT, RIGHT
from app.ui.models.shown import MINUS, Paint
from app.ui.theme import BODY, theme

PADDING = 8


class CellDelegate(QStyledItemDelegate):
    """Paints what the model's PAINT role gives; text is elided on the right, amounts never."""

    _selected = False  # whether the cell being painted is in a selected row

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = index.data(PAINT)
        if not isinstance(cell, Paint):
            super().paint(painter, option, index)
            return
        painter.save()
        self.ground(painter, option, index, cell)
        painter.setFont(theme.font(BODY))
        self.content(painter, option.rect.adjusted(PADDING, 0, -PADDING, 0), index, cell)
        self.frame(painter, option, index)
        painter.restore()

    def ground(self, painter: QPainter, option: Any, index: Any, cell: Paint) -> None:
        """Fill the cell: selection before the cell's own ground; hairline below."""
        selected = bool(option.state & QStyle.StateFlag.State_Selected) or self.is_current(index)
        token = "select" if selected else cell.ground or "surface"
        self._selected = selected
        painter.fillRect(option.rect, theme.color(token))
        painter.setPen(theme.color("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if getattr(self.parent(), "edges", None) and index.column() in self.parent().edges:
            painter.setPen(theme.color("line2"))
            painter.drawLine(option.rect.topLeft(), option.rect.bottomLeft())

    def tone(self, cell: Paint, amount: bool = False) -> str:
        """Return the token in which the cell being painted is written, on the ground it has."""
        if amount and forms.red_negative and cell.text.startswith(MINUS):
            return theme.on_select("open") if self._selected else "open"
        return theme.on_select(cell.tone) if self._selected else cell.tone

    def is_current(self, index: Any) -> bool:
        """Return whether the row is the view's current one."""
        view = self.parent()
        return isinstance(view, QTableView) and view.currentIndex().row() == index.row()

    def content(self, painter: QPainter, rect: QRect, index: Any, cell: Paint) -> None:
        """Draw icon and text."""
        x = rect.left()
        if cell.icon:
            x = draw_icon(painter, cell.icon, self.tone(cell), x, rect)
        place = QRect(x, rect.top(), rect.right() - x + 1, rect.height())
        right = index.data(ALIGN) == RIGHT
        painter.setPen(theme.color(self.tone(cell, right)))
        align = Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        text = cell.text
        if not right:
            number = any(one.isdigit() for one in text) and " " not in text  # ids differ at their ends
            mode = Qt.TextElideMode.ElideMiddle if number else Qt.TextElideMode.ElideRight
            text = painter.fontMetrics().elidedText(text, mode, place.width())
        painter.drawText(place, int(align), text)
        if cell.after and not right:
            x += painter.fontMetrics().horizontalAdvance(text) + 4
            painter.setPen(theme.color(theme.on_select("text3") if self._selected else "text3"))
            painter.drawText(QRect(x, rect.top(), max(0, rect.right() - x), rect.height()), int(align), cell.after)

    def frame(self, painter: QPainter, option: Any, index: Any) -> None:
        """Draw the lines of the current row, and the frame of the current cell while the view has the focus."""
        view = self.parent()
        if not isinstance(view, QTableView) or not self.is_current(index):
            return
        painter.setPen(theme.color("accent"))
        painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if view.hasFocus() and view.currentIndex().column() == index.column():
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the width of the text in body type; heights are fixed."""
        cell = index.data(PAINT)
        if not isinstance(cell, Paint):
            return super().sizeHint(option, index)
        width = QFontMetrics(theme.font(BODY)).horizontalAdvance(f"{cell.text} {cell.after}".strip())
        return QSize(width + 2 * PADDING + (ICON + 4 if cell.icon else 0), theme.row_height())
