"""The cells of a plain table, with the hairline that every list of rows has below each of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from app.ui.lines import level
from app.ui.theme import theme


class LinedDelegate(QStyledItemDelegate):
    """Leaves the cell to the style and draws its line."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        begins = isinstance(self.parent(), QTreeView) and index.column() == 0  # below what it is indented by as well
        left = 0 if begins else option.rect.left()
        level(painter, left, option.rect.bottom(), option.rect.right(), theme.color("line"))
