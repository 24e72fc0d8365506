"""The first columns of a grid, standing still while the others scroll: a second view on model and selection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from app.ui.lines import upright
from app.ui.review.header import FilterHeader
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.ui.review.data_grid import DataGrid

_MOST = 70  # per cent of the table that may stand still


class FrozenColumns(QTableView):
    """Lies over the left end of its grid; keys, menus and the focus are the grid's.

    count: how many columns from the left stand still, counted without hidden ones; 0 takes the view away. Fewer of
    them do where the others would have no room left to scroll in.
    """

    def __init__(self, grid: DataGrid) -> None:
        super().__init__(grid)
        self._grid, self.count = grid, 0
        self.hide()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a click focuses the grid below; a proxy would be a stop of Tab
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(grid.selectionBehavior())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setProperty("frozen", "true")
        self.header = FilterHeader(self)
        self.setHorizontalHeader(self.header)
        self.header.setSectionsMovable(False)
        self.header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.header.sorts_changed.connect(self._on_sorts)
        self.header.dragged.connect(self._on_dragged)
        self.header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.header.customContextMenuRequested.connect(self._on_header_menu)
        grid.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(grid.verticalScrollBar().setValue)

    def set_count(self, count: int) -> None:
        """Let the first columns stand still; 0 for none."""
        count = max(0, min(count, len(self._grid.shown_columns()) - 1))
        self.count = count
        if not count:
            self.hide()
            self._grid.header_view().lend((), None)
            self.setModel(None)  # type: ignore[arg-type]
            return
        self.setAccessibleName(self._grid.accessibleName())
        self.follow_model()
        self.place()

    def follow_model(self) -> None:
        """Look at what the grid looks at."""
        grid = self._grid
        if not self.count or grid.model() is None:
            return
        if self.model() is not grid.model():
            super().setModel(grid.model())
        self.setSelectionModel(grid.selectionModel())
        self.setSelectionMode(grid.selectionMode())
        self.setItemDelegate(grid.itemDelegate())
        for column in range(grid.model().columnCount()):
            own = grid.itemDelegateForColumn(column)
            if own is not None:
                self.setItemDelegateForColumn(column, own)

    def columns(self) -> list[int]:
        """Return the columns that stand still, from the left."""
        grid = self._grid
        first = grid.shown_columns()[: self.count]
        room = grid.viewport().width() * _MOST // 100
        return [one for at, one in enumerate(first) if sum(map(grid.columnWidth, first[: at + 1])) <= room]

    def place(self) -> None:
        """Stand over the same columns of the grid, as wide and as tall."""
        grid = self._grid
        if not self.count or self.model() is None:
            return
        header, still, seen = grid.header_view(), self.columns(), grid.verticalScrollBar().value()
        self.setVisible(bool(still))
        if not still:
            header.lend((), None)
            return
        self.raise_()
        self.verticalHeader().setMinimumSectionSize(grid.verticalHeader().minimumSectionSize())
        self.verticalHeader().setDefaultSectionSize(grid.verticalHeader().defaultSectionSize())
        for at in range(header.count()):
            column = header.logicalIndex(at)
            self.header.moveSection(self.header.visualIndex(column), at)
            self.setColumnHidden(column, column not in still)
            if column in still:
                self.setColumnWidth(column, grid.columnWidth(column))
        header.lend(still, self.header)
        self.header.set_sorts(header.sorts)
        width = sum(grid.columnWidth(one) for one in still)
        edge = grid.frameWidth()
        self.setGeometry(edge, edge, min(width, grid.width()), header.height() + grid.viewport().height())
        self.updateGeometries()
        for one in (self, grid):  # shown before its rows are as high as the grid's, it took the grid along
            one.verticalScrollBar().setValue(seen)

    def uncover(self, index: Any) -> None:
        """Scroll the grid so that a cell does not lie under this view."""
        grid = self._grid
        if not self.count or not index.isValid() or index.column() in self.columns():
            return
        covered = self.width() - grid.columnViewportPosition(index.column())
        if covered > 0:
            bar = grid.horizontalScrollBar()
            bar.setValue(bar.value() - covered)

    def _on_sorts(self, sorts: Any) -> None:
        header = self._grid.header_view()
        header.set_sorts(sorts)
        header.sorts_changed.emit(sorts)

    def _on_dragged(self, column: int, width: int) -> None:
        self._grid.setColumnWidth(column, width)
        self._grid.header_view().dragged.emit(column, width)

    def _on_header_menu(self, at: Any) -> None:
        from app.ui.review.grid_menus import header_menu

        header_menu(self._grid, self.header.logicalIndexAt(at)).popup(self.header.viewport().mapToGlobal(at))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        first, last = self._grid.rows_in_sight()
        painter = QPainter(self.viewport())
        self._grid.paint_lines(painter, self, first, last)
        edge = self.viewport().rect().right()
        if last >= first:
            bottom = self.rowViewportPosition(last) + self.rowHeight(last) - 1
            upright(painter, edge, 0, bottom, theme.color("line2"), right=True)
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._grid.contextMenuEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._grid.wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self._grid.setFocus()
        return super().viewportEvent(event)
