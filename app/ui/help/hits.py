"""How a hit of the search is painted: its heading, below it what stands around the words, a hairline."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.lines import level, ring
from app.ui.theme import BODY, LABEL, theme

#: Role of a hit's excerpt.
EXCERPT = Qt.ItemDataRole.UserRole + 9

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
Index = QModelIndex | QPersistentModelIndex


class HitDelegate(QStyledItemDelegate):
    """Two plain texts, wrapped to the list's width."""

    def _parts(self, width: int, index: Index) -> list[tuple[str, QRect]]:
        """Return heading and excerpt with their places in a row that begins at 0, 0."""
        edge = theme.px(8)
        top = theme.px(6)
        places = []
        for text, role in ((index.data(), BODY), (index.data(EXCERPT), LABEL)):
            room = QRect(edge, top, width - 2 * edge, 10_000)
            high = QFontMetrics(theme.font(role)).boundingRect(room, int(_WRAP), text).height() if text else 0
            places.append((text or "", QRect(edge, top, width - 2 * edge, high)))
            top += high
        return places

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QWidget) and hasattr(view, "viewport") else 280
        return QSize(width, self._parts(width, index)[1][1].bottom() + theme.px(8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, theme.color("select"))
        looks = ((BODY, "text"), (LABEL, "text3"))
        for (text, place), (role, token) in zip(self._parts(rect.width(), index), looks, strict=True):
            painter.setFont(theme.font(role))
            painter.setPen(theme.color(theme.on_select(token) if selected else token))
            painter.drawText(place.translated(rect.topLeft()), int(_WRAP), text)
        level(painter, rect.left(), rect.bottom(), rect.right(), theme.color("line"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect, theme.color(theme.on_select("accent") if selected else "accent"), 1)
        painter.restore()
