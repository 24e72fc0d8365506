"""The grid's cells: one call to the model for each, ground, text, icon and focus painted here."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui import resources
from app.ui.models.columns_model import ALIGN, PAINT, RIGHT
from app.ui.models.shown import Paint
from app.ui.theme import BODY, ROW, theme

PADDING, ICON = 8, 16


def draw_icon(painter: QPainter, name: str, token: str, x: int, rect: QRect, size: int = ICON) -> int:
    """Draw an icon centred in the height of `rect`; return where what follows begins."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    picture = resources.pixmap(name, theme.tokens[token], size, ratio)
    painter.drawPixmap(x, rect.top() + (rect.height() - size) // 2, picture)
    return x + size + 4


class CellDelegate(QStyledItemDelegate):
    """Paints what the model's PAINT role gives; text is elided on the right, amounts never."""

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
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        token = "select" if selected or self.is_current(index) else cell.ground or "surface"
        painter.fillRect(option.rect, theme.color(token))
        painter.setPen(theme.color("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if getattr(self.parent(), "edges", None) and index.column() in self.parent().edges:
            painter.setPen(theme.color("line2"))
            painter.drawLine(option.rect.topLeft(), option.rect.bottomLeft())

    def is_current(self, index: Any) -> bool:
        """Return whether the row is the view's current one."""
        view = self.parent()
        return isinstance(view, QTableView) and view.currentIndex().row() == index.row()

    def content(self, painter: QPainter, rect: QRect, index: Any, cell: Paint) -> None:
        """Draw icon and text."""
        x = rect.left()
        if cell.icon:
            x = draw_icon(painter, cell.icon, cell.tone, x, rect)
        painter.setPen(theme.color(cell.tone))
        place = QRect(x, rect.top(), rect.right() - x + 1, rect.height())
        right = index.data(ALIGN) == RIGHT
        align = Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        text = cell.text
        if not right:
            number = any(one.isdigit() for one in text) and " " not in text  # ids differ at their ends
            mode = Qt.TextElideMode.ElideMiddle if number else Qt.TextElideMode.ElideRight
            text = painter.fontMetrics().elidedText(text, mode, place.width())
        painter.drawText(place, int(align), text)
        if cell.after and not right:
            x += painter.fontMetrics().horizontalAdvance(text) + 4
            painter.setPen(theme.color("text3"))
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
        return QSize(width + 2 * PADDING + (ICON + 4 if cell.icon else 0), ROW)
