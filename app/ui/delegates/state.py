"""The state of a row as icon and text; brackets on the further lines of a group; boxes of candidates."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QPainter

from app.ui.delegates.bracket import draw_bracket
from app.ui.delegates.cell import CellDelegate, ink
from app.ui.delegates.tick import draw_box
from app.ui.models.columns_model import PAINT
from app.ui.models.shown import Paint
from app.ui.theme import theme


class StateDelegate(CellDelegate):
    """Paints a state; a click on a candidate's box chooses it."""

    chosen = Signal(int)  # row

    def content(self, painter: QPainter, rect: QRect, index: Any, cell: Paint) -> None:
        if cell.bracket and not cell.text:
            draw_bracket(painter, rect, cell.bracket)
        elif cell.check >= 0:
            x = draw_box(painter, rect, cell.check > 0, rect.left() + 1)
            ink.draw(painter, x, rect, cell.text, self.tone(cell))
        else:
            font = painter.font() if theme.contrast else None
            if font is not None:
                painter.setFont(theme.state_font())
            super().content(painter, rect, index, cell)
            if font is not None:
                painter.setFont(font)

    def editorEvent(self, event: Any, model: Any, option: Any, index: Any) -> bool:
        cell = index.data(PAINT)
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(cell, Paint) and cell.check >= 0:
            self.chosen.emit(index.row())
            return True
        return super().editorEvent(event, model, option, index)
