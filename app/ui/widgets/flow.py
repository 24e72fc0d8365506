"""A row of fields that goes on in the next line where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items from left to right, then in the next line; its height follows its width."""

    def __init__(self, parent: QWidget | None = None, gap: int = 12, margin: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(16, margin, 16, margin)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for one in self._items:
            if not one.isEmpty():
                size = size.expandedTo(one.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, move: bool) -> int:
        """Put the items into `rect`, each at the middle of its line; return the height that they take."""
        margins = self.contentsMargins()
        inner = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        x, y, line = inner.x(), inner.y(), list[tuple[QLayoutItem, int]]()
        for one in self._items:
            if one.isEmpty():
                continue
            width = one.sizeHint().width()
            if line and x + width > inner.right() + 1:
                x, y, line = inner.x(), y + _set(line, y, move) + 6, []
            line.append((one, x))
            x += width + self._gap
        return y + _set(line, y, move) - rect.y() + margins.bottom()


def _set(line: list[tuple[QLayoutItem, int]], y: int, move: bool) -> int:
    """Place the items of a line whose top is y; return its height."""
    sizes = [one.sizeHint() for one, _x in line]
    high = max((size.height() for size in sizes), default=0)
    if move:
        for (one, x), size in zip(line, sizes, strict=True):
            one.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
    return high
