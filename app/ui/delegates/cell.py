"""The grid's cells: one call to the model for each; ground, text and icon are painted here.

In a DataGrid the grid knows which rows are selected and paints the lines over all cells at once; a cell then costs a
text and a pen. In any other table a cell paints everything itself.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui.delegates.icons import ICON, draw_icon
from app.ui.forms import forms
from app.ui.lines import level
from app.ui.models.columns_model import ALIGN, PAINT, RIGHT
from app.ui.models.shown import MINUS, Paint
from app.ui.theme import BODY, Role, theme

PADDING = 8

_BOLD = Role(BODY.px, bold=True)


class Ink:
    """Colours and measures of the theme in use, made once: a page of cells asks for hundreds."""

    def __init__(self) -> None:
        self._colors: dict[str, QColor] = {}
        self._metrics: QFontMetrics | None = None
        self._bold: QFontMetrics | None = None
        theme.changed.connect(self._forget)

    def _forget(self) -> None:
        self._colors.clear()
        self._metrics = self._bold = None

    def color(self, token: str) -> QColor:
        """Return a token's colour; not to be changed."""
        found = self._colors.get(token)
        if found is None:
            found = self._colors[token] = theme.color(token)
        return found

    @property
    def metrics(self) -> QFontMetrics:
        """Return the measures of body type."""
        if self._metrics is None:
            self._metrics = QFontMetrics(theme.font(BODY))
        return self._metrics

    def of(self, cell: Paint) -> QFontMetrics:
        """Return the measures of the type in which a cell is written."""
        if not cell.bold:
            return self.metrics
        if self._bold is None:
            self._bold = QFontMetrics(theme.font(_BOLD))
        return self._bold

    def draw(self, painter: QPainter, x: int, rect: QRect, text: str, token: str, bold: bool = False) -> None:
        """Write body text from x on, in the middle of the height of `rect`."""
        painter.setPen(self.color(token))
        metrics, font = self.metrics, painter.font() if bold else None
        if bold:
            painter.setFont(theme.font(_BOLD))
        painter.drawText(x, rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) // 2, text)
        if font is not None:
            painter.setFont(font)


ink = Ink()


class CellDelegate(QStyledItemDelegate):
    """Paints what the model says of a cell; text is elided on the right, numbers in the middle, amounts never."""

    _selected = False  # whether the cell being painted is in a selected row

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        grid = self.parent()
        lit = getattr(grid, "lit", None)
        if lit is None:
            self._paint_alone(painter, option, index)
            return
        row, rect = index.row(), option.rect
        cell = grid.cell(row, index.column())
        if not isinstance(cell, Paint):
            super().paint(painter, option, index)
            return
        self._selected = row in lit
        if self._selected or cell.ground:
            painter.fillRect(rect, ink.color("select" if self._selected else cell.ground))
        self.content(painter, rect.adjusted(PADDING, 0, -PADDING, 0), index, cell)

    def _paint_alone(self, painter: QPainter, option: Any, index: Any) -> None:
        cell, view = index.data(PAINT), self.parent()
        if not isinstance(cell, Paint):
            super().paint(painter, option, index)
            return
        current = isinstance(view, QTableView) and view.currentIndex().row() == index.row()
        self._selected = current or bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, ink.color("select" if self._selected else cell.ground or "surface"))
        level(painter, option.rect.left(), option.rect.bottom(), option.rect.right(), ink.color("line"))
        painter.setFont(theme.font(BODY))
        self.content(painter, option.rect.adjusted(PADDING, 0, -PADDING, 0), index, cell)
        painter.restore()

    def tone(self, cell: Paint, amount: bool = False) -> str:
        """Return the token in which the cell being painted is written, on the ground it has."""
        if amount and forms.red_negative and cell.text.startswith(MINUS):
            return theme.on_select("open") if self._selected else "open"
        return theme.on_select(cell.tone) if self._selected else cell.tone

    def content(self, painter: QPainter, rect: QRect, index: Any, cell: Paint) -> None:
        """Draw icon and text; the painter's font is left as it was."""
        grid = self.parent()
        aligned = getattr(grid, "right_aligned", None)
        right = aligned(index.column()) if aligned is not None else index.data(ALIGN) == RIGHT
        if right:
            self.draw_right(painter, rect, cell, rect.right())
            return
        x, text = rect.left(), cell.text
        if cell.icon:
            x = draw_icon(painter, cell.icon, self.tone(cell), x, rect)
        if not text:
            return
        room = rect.right() - x + 1
        text = fitting(text, room, cell.short)
        ink.draw(painter, x, rect, text, self.tone(cell), cell.bold)
        if cell.after:
            x += ink.of(cell).horizontalAdvance(text) + 4
            after = ink.metrics.elidedText(cell.after, Qt.TextElideMode.ElideRight, max(0, rect.right() - x + 1))
            ink.draw(painter, x, rect, after, theme.on_select("text3") if self._selected else "text3")

    def draw_right(self, painter: QPainter, rect: QRect, cell: Paint, right: int) -> None:
        """Draw an amount up to `right`, whole at any width."""
        x = right + 1 - ink.of(cell).horizontalAdvance(cell.text)
        ink.draw(painter, x, rect, cell.text, self.tone(cell, True), cell.bold)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the width of the text in body type; heights are fixed."""
        cell = index.data(PAINT)
        if not isinstance(cell, Paint):
            return super().sizeHint(option, index)
        return QSize(width_of(cell), theme.row_height())


def width_of(cell: Paint) -> int:
    """Return the width that a cell needs to show everything."""
    width = ink.of(cell).horizontalAdvance(f"{cell.text} {cell.after}".strip())
    return width + 2 * PADDING + (ICON + 4 if cell.icon else 0) + (20 if cell.check >= 0 else 0)


def fitting(text: str, room: int, short: str = "") -> str:
    """Return a text as it fits into so many pixels: short instead, else numbers lose their middle, words their end."""
    metrics = ink.metrics
    if len(text) * metrics.height() <= room * 1.3 or metrics.horizontalAdvance(text) <= room:
        return text  # no character is wider than three quarters of a line is high
    if short:
        return fitting(short, room)
    number = " " not in text and any(one.isdigit() for one in text)  # ids differ at their ends
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle if number else Qt.TextElideMode.ElideRight, room)
