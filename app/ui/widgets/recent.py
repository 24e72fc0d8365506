"""The list of books: pinned ones first, then those opened last; name over path; a missing one is grey and says so."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QStyledItemDelegate, QStyleOptionViewItem

from app.config.files import is_file
from app.ui.access_letters import lend
from app.ui.delegates.icons import draw_icon
from app.ui.keymap import START, keymap
from app.ui.lines import level, ring
from app.ui.theme import LABEL, PANEL_TITLE, theme

PATH = int(Qt.ItemDataRole.UserRole)
MISSING, PINNED = PATH + 1, PATH + 2
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_HEIGHT = 56


class _TwoLines(QStyledItemDelegate):
    _selected = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, round(_HEIGHT * max(1.0, theme.scale)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        from PySide6.QtWidgets import QStyle  # it takes longer to load than the rest of the list: with its first row

        missing = str(index.data(MISSING) or "")
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._selected = selected
        painter.save()
        painter.fillRect(rect, theme.color("select" if selected else "surface"))
        level(painter, rect.left(), rect.bottom(), rect.right(), theme.color("line"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect.adjusted(0, 0, 0, -1), theme.color("accent"), 1)
        left = draw_icon(painter, "book-open", self._ink("text3" if missing else "accent"), rect.left() + 12, rect) + 8
        right = self._right(painter, rect, missing, bool(index.data(PINNED)))
        self._words(painter, QRect(left, rect.top(), right - left, rect.height()), str(index.data(PATH)), missing)
        painter.restore()

    def _ink(self, token: str) -> str:
        return theme.on_select(token) if self._selected else token

    def _right(self, painter: QPainter, rect: QRect, missing: str, pinned: bool) -> int:
        """Draw what stands at the right; return where it begins."""
        right = rect.right() - 16
        if pinned:
            draw_icon(painter, "pin", self._ink("text2"), right - 16, rect)
            right -= 24
        if missing:
            painter.setFont(theme.font(LABEL))
            width = painter.fontMetrics().horizontalAdvance(missing)
            painter.setPen(theme.color(self._ink("text3")))
            place = QRect(right - width, rect.top(), width, rect.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), missing)
            right -= width + 12
        return right

    def _words(self, painter: QPainter, place: QRect, path: str, missing: str) -> None:
        middle, half = place.center().y(), round(22 * max(1.0, theme.scale))
        left = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(theme.font(PANEL_TITLE))
        painter.setPen(theme.color(self._ink("text3" if missing else "text")))
        name = painter.fontMetrics().elidedText(Path(path).stem, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(QRect(place.left(), middle - half, place.width(), half), left, name)
        painter.setFont(theme.font(LABEL))
        painter.setPen(theme.color(self._ink("text3" if missing else "text2")))
        text = painter.fontMetrics().elidedText(path, Qt.TextElideMode.ElideMiddle, place.width())
        painter.drawText(QRect(place.left(), middle, place.width(), half - 2), left, text)


class RecentBooks(QListWidget):
    """Books by path. opened, pin, forget: what the person chose in the menu of a row, or by its keys."""

    opened = Signal(str)
    pin = Signal(str, bool)
    forget = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Recent books"))
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)

    def set_paths(self, paths: tuple[str, ...], pinned: tuple[str, ...] = ()) -> None:
        """Show these books; the current row stays with its book."""
        current = self.currentItem()
        kept, before = self.path_of(current) if current is not None else "", self.currentRow()
        self.clear()
        for path in paths:
            self.addItem(self._item(path, path in pinned))
        rows = [row for row in range(self.count()) if not self.item(row).data(MISSING)]
        wanted = paths.index(kept) if kept in paths else rows[0] if rows else -1
        if kept and kept not in paths:
            wanted = min(before, self.count() - 1)  # the next one comes up where one was taken off
        self.setCurrentRow(wanted)

    def _item(self, path: str, pinned: bool) -> QListWidgetItem:
        missing = "" if is_file(path) else self.tr("not found")
        item = QListWidgetItem()
        item.setData(PATH, path)
        item.setData(MISSING, missing)
        item.setData(PINNED, pinned)
        words = [Path(path).stem, path, missing, self.tr("pinned") if pinned else ""]
        item.setData(int(Qt.ItemDataRole.AccessibleTextRole), " ".join(one for one in words if one))
        item.setToolTip(path)
        if missing:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        return item

    def path_of(self, item: Any) -> str:
        """Return the book behind a row."""
        return str(item.data(PATH))

    def menu_of(self, item: QListWidgetItem) -> QMenu:
        """Return what can be done with a book of the list, a missing one too."""
        path, pinned = self.path_of(item), bool(item.data(PINNED))
        menu = lend(QMenu(self))
        menu.setAccessibleName(path)
        if not item.data(MISSING):
            menu.addAction(theme.icon("book-open"), self.tr("Open"), partial(self.opened.emit, path))
        words = self.tr("Unpin") if pinned else self.tr("Pin to the top")
        for name, text, act in (
            ("start.pin", words, partial(self.pin.emit, path, not pinned)),
            ("start.forget", self.tr("Remove from the list"), partial(self.forget.emit, path)),
        ):
            one = menu.addAction(theme.icon("pin" if name == "start.pin" else "x"), text, act)
            one.setText(f"{text}\t{keymap.cap(name)}")
            one.setProperty("command", name)
        return menu

    def _on_menu(self, place: QPoint) -> None:
        item = self.itemAt(place) or self.currentItem()
        if item is not None:
            menu = self.menu_of(item)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item, command = self.currentItem(), keymap.bare(event, START)
        if item is not None and command == "start.pin":
            self.pin.emit(self.path_of(item), not item.data(PINNED))
        elif item is not None and command == "start.forget":
            self.forget.emit(self.path_of(item))
        elif event.key() in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            # Qt passes over what is grey; a book that is gone is taken off the list by its key too
            self.setCurrentRow(max(0, min(self.currentRow() + _STEPS[event.key()], self.count() - 1)))
        else:
            super().keyPressEvent(event)
