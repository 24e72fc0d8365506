"""The dialog that arranges a grid's columns: which show, in which order, how many stand still; layouts by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.ui.delegates.lined import LinedDelegate
from app.ui.review.ask import ask_many
from app.ui.review.grid_menus import ask_name
from app.ui.theme import theme
from app.ui.widgets.common import button, indent, label
from app.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from app.ui.review.data_grid import DataGrid

_COLUMN = Qt.ItemDataRole.UserRole


class ColumnsDialog(Dialog):
    """Acts at once on the grid behind it; Space shows or hides, Alt with an arrow moves."""

    def __init__(self, grid: DataGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "review#filter")
        self._grid = grid
        self.setWindowTitle(self.tr("Columns"))
        self.resize(theme.px(460), theme.px(520))
        whole = QVBoxLayout(self)
        whole.addWidget(label(self.tr("Ticked columns show. Alt with an arrow key moves one."), "hint", wrap=True))
        row = QHBoxLayout()
        self.list = QListWidget()
        self.list.setItemDelegate(LinedDelegate(self.list))
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.itemChanged.connect(self._on_ticked)
        self.list.installEventFilter(self)
        row.addWidget(self.list, 1)
        row.addLayout(self._buttons())
        whole.addLayout(row, 1)
        whole.addLayout(self._frozen())
        whole.addLayout(self._layouts())
        closing = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        closing.rejected.connect(self.accept)
        whole.addWidget(closing)
        self._fill()

    def _buttons(self) -> QVBoxLayout:
        box = QVBoxLayout()
        self.up = button(self.tr("Up"), "arrow-up", on=lambda: self._move(-1))
        self.down = button(self.tr("Down"), "arrow-down", on=lambda: self._move(1))
        self.fit = button(self.tr("Fit to content"), on=self._on_fit)
        self.reset = button(self.tr("Reset columns"), "undo-2", on=self._on_reset)
        self.reset.setEnabled(self._grid.layout_of.kept)
        for one in (self.up, self.down, self.fit):
            box.addWidget(one)
        box.addStretch(1)
        box.addWidget(self.reset)
        return box

    def _frozen(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.frozen = QSpinBox()
        self.frozen.setAccessibleName(self.tr("Frozen columns on the left"))
        self.frozen.setRange(0, max(6, self._grid.frozen_count))
        indent(self.frozen)
        self.frozen.setValue(self._grid.frozen_count)
        self.frozen.valueChanged.connect(self._grid.freeze)
        row.addWidget(label(self.tr("Frozen columns on the left"), "label"))
        row.addWidget(self.frozen)
        row.addStretch(1)
        return row

    def _layouts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.layouts = QComboBox()
        self.layouts.setAccessibleName(self.tr("Layouts"))
        self.layouts.activated.connect(self._on_layout)
        self.save = button(self.tr("Save layout as…"), "save", on=self._on_save)
        self.delete = button(self.tr("Delete"), "trash-2", on=self._on_delete)
        row.addWidget(label(self.tr("Layouts"), "label"))
        row.addWidget(self.layouts, 1)
        row.addWidget(self.save)
        row.addWidget(self.delete)
        for one in (self.layouts, self.save, self.delete):
            one.setEnabled(self._grid.layout_of.kept)
        return row

    def _fill(self, current: int = -1) -> None:
        grid, header = self._grid, self._grid.header_view()
        self.list.blockSignals(True)
        self.list.clear()
        for at in range(header.count()):
            column = header.logicalIndex(at)
            item = QListWidgetItem(grid.column_title(column))
            item.setData(_COLUMN, column)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            shows = grid.layout_of.shows(column)
            item.setCheckState(Qt.CheckState.Checked if shows else Qt.CheckState.Unchecked)
            self.list.addItem(item)
            if column == current or (current < 0 and at == 0):
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        names = grid.layout_of.names()
        self.layouts.clear()
        self.layouts.addItem(self.tr("Choose a layout") if names else self.tr("None saved yet"), "")
        for name in names:
            self.layouts.addItem(name, name)
        self.delete.setEnabled(False)

    def _column(self) -> int:
        item = self.list.currentItem()
        return int(item.data(_COLUMN)) if item is not None else -1

    def _on_ticked(self, item: QListWidgetItem) -> None:
        hidden = item.checkState() == Qt.CheckState.Unchecked
        self._grid.layout_of.set_hidden(int(item.data(_COLUMN)), hidden)
        if hidden and self._grid.layout_of.shows(int(item.data(_COLUMN))):
            item.setCheckState(Qt.CheckState.Checked)  # the last one stays

    def _move(self, step: int) -> None:
        column = self._column()
        if column >= 0:
            to = self._grid.header_view().visualIndex(column) + step
            if 0 <= to < self._grid.header_view().count():
                self._grid.layout_of.move(column, to)
            self._fill(column)

    def _on_fit(self) -> None:
        if self._column() >= 0:
            self._grid.fit_column(self._column())

    def _on_reset(self) -> None:
        self._grid.layout_of.reset()
        self.frozen.setValue(self._grid.frozen_count)
        self._fill()

    def _on_layout(self, at: int) -> None:
        name = self.layouts.itemData(at)
        if name:
            self._grid.layout_of.use(name)
            self.frozen.setValue(self._grid.frozen_count)
            self._fill()
            self.layouts.setCurrentIndex(self.layouts.findData(name))
            self.delete.setEnabled(True)

    def _on_save(self) -> None:
        ask_name(self._grid)
        self._fill(self._column())

    def _on_delete(self) -> None:
        name = str(self.layouts.currentData() or "")
        if ask_many(self, self.tr("Delete the layout “{name}”?").format(name=name), self.tr("Delete")):
            self._grid.layout_of.delete(name)
            self._fill(self._column())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Alt with an arrow before the list moves on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
        return super().eventFilter(watched, event)
