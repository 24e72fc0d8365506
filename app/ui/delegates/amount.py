"""Amounts: right-aligned, never elided; a result of 0.00 carries a check."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from app.ui.delegates.cell import ICON, CellDelegate, draw_icon
from app.ui.models.shown import Paint
from app.ui.theme import theme


class AmountDelegate(CellDelegate):
    """Paints an amount in one weight; an icon stands behind it."""

    def content(self, painter: QPainter, rect: QRect, index: Any, cell: Paint) -> None:
        right = rect.right()
        if cell.icon:
            draw_icon(painter, cell.icon, cell.tone, right - ICON + 1, rect)
            right -= ICON + 4
        painter.setPen(theme.color(cell.tone))
        place = QRect(rect.left(), rect.top(), right - rect.left() + 1, rect.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), cell.text)
