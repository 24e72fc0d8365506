"""A day of the coverage calendar: told by form first, by colour second."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.services.coverage_calendar import COVERED, IDLE, MISSING, OUTSIDE, OVERLAP
from app.ui.models.coverage_model import FROM_ROWS, STATE
from app.ui.theme import LABEL, theme


def draw_day(painter: QPainter, box: QRect, state: int, from_rows: bool) -> None:
    """Draw one day: filled, hatched where only rows say so, a bar for two files, `–` idle, a framed `!` missing."""
    if state == OUTSIDE:
        painter.setPen(QPen(theme.color("line2"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(box.left() + 3, box.center().y(), box.right() - 3, box.center().y())
        return
    if state == MISSING:
        painter.setPen(QPen(theme.color("open"), 2))
        painter.setBrush(theme.color("open_tint"))
        painter.drawRect(box.adjusted(1, 1, -1, -1))
        _letter(painter, box, "!", "open", bold=True)
        return
    if state == IDLE:
        painter.setPen(theme.color("line2"))
        painter.setBrush(theme.color("surface"))
        painter.drawRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))  # whole at any scale, also at the edge of a widget
        _letter(painter, box, "–", "text3")
        return
    hatched = from_rows and state == COVERED
    full = theme.contrast and not hatched  # without tints a covered day would be white, as if nothing were there
    painter.fillRect(box, theme.color("suggested" if full else "suggested_tint"))
    if hatched:
        painter.fillRect(box, QBrush(theme.color("suggested"), Qt.BrushStyle.BDiagPattern))
    if state == OVERLAP:
        painter.fillRect(QRect(box.left(), box.bottom() - 3, box.width(), 4), theme.color("suggested"))
        if full:
            painter.fillRect(QRect(box.left(), box.bottom() - 5, box.width(), 2), theme.color("surface"))


def _letter(painter: QPainter, box: QRect, text: str, token: str, bold: bool = False) -> None:
    font = theme.font(LABEL)
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(theme.color(token))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


class DayDelegate(QStyledItemDelegate):
    """Paints the days; the current one has a frame while the calendar has the focus."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        draw_day(painter, rect.adjusted(1, 3, -1, -3), int(index.data(STATE)), bool(index.data(FROM_ROWS)))
        view: Any = self.parent()
        if view.currentIndex() == index and option.state & QStyle.StateFlag.State_Active and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(24), theme.px(22))
