"""The grid of a cross table: heads stand still, a click or Enter on a figure asks for its records."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.config.words import Words
from app.services.cross_table import CrossTable
from app.ui.cross.model import CrossModel
from app.ui.delegates.cell import CellDelegate, width_of
from app.ui.keymap import CROSS, GRID, command_of
from app.ui.review.data_grid import DataGrid
from app.ui.review.header import Band, band_width
from app.ui.theme import theme

_SAMPLE = 24  # rows whose figures are looked at for the width of a column, the totals besides
_NARROW, _WIDEST_HEAD = 72, 340


class CrossGrid(DataGrid):
    """asked: row of the cross table and column of this grid whose records are wanted."""

    asked = Signal(int, int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Cross table"))
        self.cross = CrossModel(words, self)
        self.setModel(self.cross)
        self._cells = CellDelegate(self)
        self.setItemDelegate(self._cells)
        self.clicked.connect(self._on_clicked)

    def freeze(self, count: int) -> None:
        """Let the heads stand still; a click on one asks as well."""
        made = self.frozen
        super().freeze(count)
        if made is None and self.frozen is not None:
            self.frozen.clicked.connect(self._on_clicked)

    def show_table(self, table: CrossTable, same: bool = False) -> None:
        """Show another table; its heads stand still. same: of the same form, whose order and current cell stay."""
        sorts, current = self.cross.sorts, self.currentIndex()
        self.freeze(0)
        if same:
            self.cross.show_table(table)
            self._group()
            self.sort_rows(sorts)
            self.freeze(self.cross.heads)
            row = min(current.row(), self.cross.rowCount() - 1)
            self.setCurrentIndex(self.cross.index(max(0, row), max(0, current.column())))
            return
        self.own_widths = {}
        self.header_view().set_sorts([])
        self._right.clear()  # other columns hold figures now
        self.cross.show_table(table)
        self._group()
        header = self.header_view()
        self.layout_of.hidden.clear()
        for column in range(header.count()):  # what somebody hid or moved was another column
            self.setColumnHidden(column, False)
            header.moveSection(header.visualIndex(column), column)
        self.fit_columns()
        self.freeze(self.cross.heads)
        if self.cross.rowCount():
            self.setCurrentIndex(self.cross.index(0, min(self.cross.heads, self.cross.columnCount() - 1)))

    def _group(self) -> None:
        """Put the name of each column of the cross table above its values."""
        groups, heads = self.cross.groups, tuple(range(self.cross.heads))
        bands = [Band("", "", heads), *(Band(title, "", columns) for title, columns in groups)] if groups else []
        self.header_view().set_bands(bands)

    def fit_columns(self) -> None:
        """Make every column as wide as its title, its totals and a sample of its figures."""
        model = self.model()
        if not isinstance(model, CrossModel) or model.table is None:
            return
        rows = model.rowCount()
        lines = np.unique(np.linspace(0, max(0, rows - 1), _SAMPLE).astype(int)).tolist() if rows else []
        totals = range(model.table.cross.rows, model.table.rows)
        for column in range(model.columnCount()):
            texts = [model.paint(line, column) for line in (*model.lines[lines].tolist(), *totals)]
            width = max([self.title_width(column, 34), *(width_of(one) + 2 for one in texts)])
            most = theme.px(_WIDEST_HEAD) if column < model.heads else width
            self.setColumnWidth(column, max(theme.px(_NARROW), min(width, most)))
        for title, columns in model.groups:
            lacking = band_width(title) - sum(map(self.columnWidth, columns))
            if lacking > 0:
                self.setColumnWidth(columns[-1], self.columnWidth(columns[-1]) + lacking)
        self.keep_own_widths()

    def _on_clicked(self, index: QModelIndex) -> None:
        if not QGuiApplication.keyboardModifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            self.ask(index)

    def ask(self, index: QModelIndex) -> None:
        """Ask for the records behind a cell; of a head those of the whole row."""
        if index.isValid():
            self.asked.emit(self.cross.line(index.row()), index.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if command_of(event, GRID, CROSS) == "cross.open":
            self.ask(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)
