"""The cells of a plain table, with the hairline that every list of rows has below each of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.ui.lines import level
from app.ui.theme import theme


class LinedDelegate(QStyledItemDelegate):
    """Leaves the cell to the style and draws its line."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        level(painter, option.rect.left(), option.rect.bottom(), option.rect.right(), theme.color("line"))
