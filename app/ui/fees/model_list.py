"""The fee models of a book as a list: whose and what for, the rate, and whether all rows obey it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.delegates.icons import draw_icon
from app.ui.lines import level, ring
from app.ui.theme import BODY, LABEL, Role, theme

Index = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole)
EDGE = 14  # of the column of models, as in the drawings
_ICON = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """model: index in the board. title, below: left; rate, state: right, the state with icon and tone."""

    model: int
    title: str
    below: str
    rate: str
    state: str
    icon: str
    tone: str


class ModelLines(QAbstractListModel):
    """Lines of the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        one = self.lines[index.row()]
        if role == LINE:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (one.title, one.below, one.rate, one.state) if part)
        return None


class _TwoLines(QStyledItemDelegate):
    """Paints a line of the list: two lines of text, right ones aligned."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(180), theme.px(58))

    def beside(self) -> int:
        """Return how far texts stand off the sides of a line, pixels: those of the list are in line with its title."""
        view = self.parent()
        return EDGE - (view.viewport().x() if isinstance(view, QListView) else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: Line = index.data(LINE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = option.rect
        painter.save()
        painter.fillRect(rect, theme.color("select" if chosen else "surface"))
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect, theme.color(theme.on_select("accent")), 1)
        level(painter, rect.left(), rect.bottom(), rect.right(), theme.color("line"))
        beside = self.beside()
        inner = rect.adjusted(beside, theme.px(8), -beside, -theme.px(8))
        upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        lower = QRect(inner.left(), upper.bottom() + 1, inner.width(), inner.height() // 2)
        painter.setFont(theme.font(Role(BODY.px, bold=True)))
        painter.setPen(theme.color(theme.on_select("text") if chosen else "text"))
        self._pair(painter, upper, one.title, one.rate)
        painter.setFont(theme.font(LABEL))
        self._state(painter, lower, one, chosen)
        painter.restore()

    def _pair(self, painter: QPainter, rect: QRect, left: str, right: str) -> None:
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(right)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), right)
        text = metrics.elidedText(left, Qt.TextElideMode.ElideRight, rect.width() - width - theme.px(8))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)

    def _state(self, painter: QPainter, rect: QRect, one: Line, chosen: bool) -> None:
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(one.state)
        tone, quiet = (theme.on_select(token) if chosen else token for token in (one.tone, "text2"))
        painter.setPen(theme.color(tone))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), one.state)
        left = rect.right() - width - _ICON - 4
        draw_icon(painter, one.icon, tone, left, rect, _ICON)
        painter.setPen(theme.color(quiet))
        room = left - rect.left() - theme.px(8)
        text = metrics.elidedText(one.below, Qt.TextElideMode.ElideMiddle, max(room, 0))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)


class ModelList(QListView):
    """One model is current at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = ModelLines(self)
        self.setModel(self.lines)
        self._delegate = _TwoLines(self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(self.tr("Fee models"))
        theme.changed.connect(self.doItemsLayout)

    def current(self) -> int:
        """Return the index of the current model in the board, −1 for none."""
        row = self.currentIndex().row()
        return self.lines.lines[row].model if 0 <= row < len(self.lines.lines) else -1

    def choose(self, model: int) -> None:
        """Make a model the current one, else the first."""
        rows = [row for row, one in enumerate(self.lines.lines) if one.model == model] or [0]
        self.setCurrentIndex(self.lines.index(rows[0]))
