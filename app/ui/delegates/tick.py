"""The tick box of a row, and of a candidate."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from app.ui.delegates.cell import CellDelegate, draw_icon, ink
from app.ui.models.columns_model import PAINT
from app.ui.models.shown import Paint

BOX = 14


def draw_box(painter: QPainter, rect: QRect, ticked: bool, x: int | None = None) -> int:
    """Draw a tick box centred (or at x); return where what follows begins."""
    left = rect.center().x() - BOX // 2 if x is None else x
    box = QRect(left, rect.center().y() - BOX // 2, BOX, BOX)
    painter.setPen(ink.color("primary" if ticked else "control"))
    painter.setBrush(ink.color("primary" if ticked else "surface"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)  # corners are steps without it
    painter.drawRoundedRect(QRectF(box).translated(0.5, 0.5), 3, 3)  # whole pixels: straight edges stay sharp
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if ticked:
        draw_icon(painter, "check", "on_primary", box.left() + 1, box, 12)
    return left + BOX + 6


class TickDelegate(CellDelegate):
    """Paints the box; a click ticks without changing the selection."""

    clicked = Signal(int)  # row

    def content(self, painter: QPainter, rect: QRect, index: Any, cell: Paint) -> None:
        if cell.check >= 0:
            draw_box(painter, rect, cell.check > 0)

    def editorEvent(self, event: Any, model: Any, option: Any, index: Any) -> bool:
        cell = index.data(PAINT)
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(cell, Paint) and cell.check >= 0:
            self.clicked.emit(index.row())
            return True
        return super().editorEvent(event, model, option, index)
