"""The row numbers of an unknown table: a second view of its first column, standing still while the others scroll."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from app.ui.delegates.cell import CellDelegate


class RowNumbers(QTableView):
    """Lies over the left end of its table; keys and the focus are the table's. `menu_wanted`: a right click."""

    menu_wanted = Signal(QContextMenuEvent)

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(table)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(table.selectionMode())
        self.setSelectionBehavior(table.selectionBehavior())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionsClickable(False)
        self.setItemDelegate(CellDelegate(self))
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)

    def place(self) -> None:
        """Stand over the first column of the table, as wide and as tall."""
        table = self._table
        for column in range(1, table.model().columnCount()):
            self.setColumnHidden(column, True)
        rows, own = table.verticalHeader(), self.verticalHeader()
        own.setMinimumSectionSize(rows.minimumSectionSize())
        own.setDefaultSectionSize(rows.defaultSectionSize())
        self.setColumnWidth(0, table.columnWidth(0))
        self.horizontalHeader().setFixedHeight(table.horizontalHeader().height())
        edge, tall = table.frameWidth(), table.horizontalHeader().height() + table.viewport().height()
        self.setGeometry(edge, edge, table.columnWidth(0), tall)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())

    def uncover(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Scroll the table so that a cell does not lie under this view."""
        covered = self.width() - self._table.columnViewportPosition(index.column())
        if index.column() > 0 and covered > 0:
            bar = self._table.horizontalScrollBar()
            bar.setValue(bar.value() - covered)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._table.wheelEvent(event)
