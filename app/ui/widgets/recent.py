"""The list of books opened last: name over path; a missing one is grey and says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.delegates.cell import draw_icon
from app.ui.theme import LABEL, PANEL_TITLE, theme

PATH = int(Qt.ItemDataRole.UserRole)
MISSING = PATH + 1
_HEIGHT = 56


class _TwoLines(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, round(_HEIGHT * max(1.0, theme.scale)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        missing = str(index.data(MISSING) or "")
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.color("select" if selected else "surface"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
        left = draw_icon(painter, "book-open", "text3" if missing else "accent", rect.left() + 12, rect) + 8
        path = Path(str(index.data(PATH)))
        right = rect.right() - 16
        if missing:
            painter.setFont(theme.font(LABEL))
            width = painter.fontMetrics().horizontalAdvance(missing)
            painter.setPen(theme.color("text3"))
            place = QRect(right - width, rect.top(), width, rect.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), missing)
            right -= width + 12
        middle = rect.center().y()
        self._line(painter, QRect(left, middle - 22, right - left, 22), path.stem, "text3" if missing else "text")
        painter.setFont(theme.font(LABEL))
        painter.setPen(theme.color("text3" if missing else "text2"))
        place = QRect(left, middle, right - left, 20)
        text = painter.fontMetrics().elidedText(str(path), Qt.TextElideMode.ElideMiddle, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()

    def _line(self, painter: QPainter, place: QRect, text: str, token: str) -> None:
        painter.setFont(theme.font(PANEL_TITLE))
        painter.setPen(QColor(theme.tokens[token]))
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), elided)


class RecentBooks(QListWidget):
    """Books by path, the latest first."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Recent books"))
        self.setTabKeyNavigation(False)

    def set_paths(self, paths: tuple[str, ...]) -> None:
        """Show these books."""
        self.clear()
        for path in paths:
            missing = "" if Path(path).is_file() else self.tr("not found")
            item = QListWidgetItem()
            item.setData(PATH, path)
            item.setData(MISSING, missing)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{Path(path).stem} {path} {missing}".strip())
            item.setToolTip(path)
            if missing:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.addItem(item)
        if self.count() and not self.item(0).data(MISSING):
            self.setCurrentRow(0)

    def path_of(self, item: Any) -> str:
        """Return the book behind a row."""
        return str(item.data(PATH))
