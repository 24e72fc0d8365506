"""A table model over column arrays: one index array for order and filter, no object for a row."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
CHECK = int(Qt.ItemDataRole.CheckStateRole)
#: What makes a row itself, whatever the order: views, delegates and pages keep these, never row numbers.
KEY = int(Qt.ItemDataRole.UserRole)
#: Everything a delegate paints of a cell, as a `Paint`: one call a cell instead of seven.
PAINT = KEY + 1

RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class ColumnsModel(QAbstractTableModel):
    """Rows are `_order` of some columns; a subclass gives titles, texts and sort keys.

    A repaint costs the visible cells, be it a hundred rows or a million. sort() is an argsort that takes
    the persistent indexes along, so that the selection stays with its rows.
    """

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._order: NDArray[np.int64] = np.zeros(0, np.int64)
        self._sorted_by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    # what a subclass gives

    def titles(self) -> list[str]:
        """Return the column titles, in the language of the moment."""
        raise NotImplementedError

    def text(self, line: int, column: int) -> str:
        """Return what a cell says."""
        raise NotImplementedError

    def key(self, line: int) -> int:
        """Return what makes a line itself."""
        raise NotImplementedError

    def right_aligned(self, column: int) -> bool:
        """Return whether a column holds amounts or counts."""
        return False

    def paint(self, line: int, column: int) -> Any:
        """Return the Paint of a cell."""
        raise NotImplementedError

    def sort_keys(self, column: int) -> NDArray[Any]:
        """Return a sortable value for each element of the present order."""
        raise NotImplementedError

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.titles())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        role = int(role)
        if orientation == Qt.Orientation.Horizontal:
            if role == DISPLAY and section < len(self.titles()):
                return self.titles()[section]
            if role == ALIGN:
                return RIGHT if self.right_aligned(section) else LEFT
        elif role == DISPLAY:
            return str(section + 1)
        return None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        role, line, column = int(role), int(self._order[index.row()]), index.column()
        if role == PAINT:
            return self.paint(line, column)
        if role in (DISPLAY, TOOLTIP):
            return self.text(line, column)
        if role == ACCESSIBLE:
            return self.spoken(line, column)
        if role == ALIGN:
            return RIGHT if self.right_aligned(column) else LEFT
        if role == KEY:
            return self.key(line)
        return None

    def spoken(self, line: int, column: int) -> str:
        """Return what a screen reader says of a cell: its column and its text."""
        text = self.text(line, column)
        return f"{self.titles()[column]} {text}".strip()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    # order

    @property
    def lines(self) -> NDArray[np.int64]:
        """Return the lines in the order shown; not to be changed."""
        return self._order

    def line(self, row: int) -> int:
        """Return the line shown in a row."""
        return int(self._order[row])

    def row_of(self, key: int) -> int:
        """Return the row that shows a key, −1 for none; a scan, for single look-ups."""
        hits = np.flatnonzero(self.keys() == key)
        return int(hits[0]) if len(hits) else -1

    def keys(self) -> NDArray[np.int64]:
        """Return the keys of the rows shown."""
        return np.array([self.key(int(one)) for one in self._order], np.int64)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; rows that are equal in it keep their order, so sorts add up."""
        self._sorted_by = (column, order)
        if column < 0 or not len(self._order):
            return
        keys = self.sort_keys(column)
        if order == Qt.SortOrder.DescendingOrder:
            place = len(keys) - 1 - np.argsort(keys[::-1], kind="stable")[::-1]
        else:
            place = np.argsort(keys, kind="stable")
        self.permute(place)

    def permute(self, place: NDArray[np.int64]) -> None:
        """Show row place[i] in row i; persistent indexes go along."""
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        new_row = np.empty(len(place), np.int64)
        new_row[place] = np.arange(len(place))
        self._order = self._order[place]
        moved = [self.createIndex(int(new_row[one.row()]), one.column()) for one in old]
        self.changePersistentIndexList(old, moved)
        self.layoutChanged.emit()

    def show_lines(self, lines: NDArray[np.int64]) -> None:
        """Show other lines; views lose their selection and pages set it again from keys."""
        self.beginResetModel()
        self._order = np.asarray(lines, np.int64)
        self.endResetModel()


def ranks_of(column: Any) -> NDArray[np.int64]:
    """Return the rank of each text of an Arrow column; equal texts have one rank."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    if isinstance(column, pa.ChunkedArray):  # combine_chunks of nothing
        return np.zeros(0, np.int64)
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    order = pc.sort_indices(coded.dictionary).to_numpy()
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return rank[coded.indices.to_numpy()] if len(order) else np.zeros(len(column), np.int64)
