"""Amounts: right-aligned, never elided; a result of 0.00 carries a check."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app.ui.delegates.cell import CellDelegate
from app.ui.delegates.icons import ICON, draw_icon
from app.ui.models.shown import Paint


class AmountDelegate(CellDelegate):
    """Paints an amount in one weight; an icon stands behind it."""

    def content(self, painter: QPainter, rect: QRect, index: Any, cell: Paint) -> None:
        right = rect.right()
        if cell.icon:
            draw_icon(painter, cell.icon, self.tone(cell), right - ICON + 1, rect)
            right -= ICON + 4
        if cell.text:
            self.draw_right(painter, rect, cell, right)
