"""A table model over column arrays: one index array for order and filter, no object for a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.ui.models.shown import MINUS
from app.ui.models.wanted import Wanted

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

#: What a column holds, for spreadsheets: see `plain_texts`.
TEXT, AMOUNT, COUNT, DAY, MOMENT = "text", "amount", "count", "day", "moment"

#: Column and direction of each sort, the first one leading.
Sorts = Sequence[tuple[int, Qt.SortOrder]]
#: Sort key of an empty cell.
BLANK = int(np.iinfo(np.int64).max)
_KEPT = 2_000  # rows whose cells are kept


class ColumnsModel(QAbstractTableModel):
    """Rows are `_order` of some columns; a subclass gives titles, texts and sort keys.

    A repaint costs the visible cells, be it a hundred rows or a million. sort() is an argsort that takes
    the persistent indexes along, so that the selection stays with its rows.
    """

    #: Whether cells are made once, rows at a time; such a model says `repaint` or `forget` when they change.
    keeps_cells = False
    #: The column with nothing but a box to tick, which has no place in a copy or a file; −1 for none.
    tick_column = -1

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._order: NDArray[np.int64] = np.zeros(0, np.int64)
        self._sorts: list[tuple[int, Qt.SortOrder]] = []
        self._painted: dict[int, Sequence[Any]] = {}

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
        """Return a whole number to sort by for each element of the present order; BLANK for an empty cell."""
        raise NotImplementedError

    def kind(self, column: int) -> str:
        """Return what a column holds: TEXT, AMOUNT, COUNT, DAY or MOMENT."""
        return AMOUNT if self.right_aligned(column) else TEXT

    def plain_texts(self, lines: NDArray[np.int64], column: int) -> list[str]:
        """Return cells as other programs read them: amounts `-1234.56`, days and moments in ISO 8601, "" for none.

        An AMOUNT that reads as no number (`—`, a word) is given as text; what is hidden on screen stays hidden.
        """
        return [_plain(self.text(int(line), column), self.kind(column)) for line in lines]

    def tooltip(self, line: int, column: int) -> str:
        """Return what is said of a cell when the mouse rests on it."""
        return self.text(line, column)

    def search(self, text: str, columns: Sequence[int]) -> NDArray[np.int64]:
        """Return the rows, ascending, that say `text` in one of the columns.

        Capitals or not, full-width signs plain, amounts with or without separators, Chinese by its pinyin too.
        """
        wanted = Wanted(text)
        said = ([self.text(line, column) for column in columns] for line in self._order.tolist())
        hits = [row for row, texts in enumerate(said) if any(wanted.is_in(one) for one in texts)]
        return np.array(hits if wanted else [], np.int64)

    def criteria(self) -> list[tuple[str, str]]:
        """Return what the rows are of, as names and values: a workbook has a sheet that says so. [] for nothing."""
        return []

    def reader(self) -> ColumnsModel:
        """Return a model of the same rows whose plain_texts may be asked in another thread; the caller keeps it."""
        return self

    # cells

    def cell(self, row: int, column: int) -> Any:
        """Return the Paint of the cell in a row as shown."""
        if not self.keeps_cells:
            return self.paint(int(self._order[row]), column)
        cells = self._painted.get(row)
        if cells is None:
            self.prepare(row, row)
            cells = self._painted[row]
        return cells[column]

    def prepare(self, first: int, last: int) -> None:
        """Make the cells of rows first to last, those that are not kept yet."""
        if not self.keeps_cells:
            return
        missing = [row for row in range(first, min(last + 1, len(self._order))) if row not in self._painted]
        if not missing:
            return
        if len(self._painted) > _KEPT:
            self._painted.clear()
            missing = list(range(first, min(last + 1, len(self._order))))
        for row, cells in zip(missing, self.paint_rows(missing), strict=True):
            self._painted[row] = cells

    def paint_rows(self, rows: Sequence[int]) -> list[Sequence[Any]]:
        """Return the Paints of whole rows, by column."""
        columns = range(len(self.titles()))
        return [[self.paint(line, column) for column in columns] for line in self._order[list(rows)].tolist()]

    def forget(self) -> None:
        """Drop the cells made so far: they would say something else by now."""
        self._painted.clear()

    def repaint(self) -> None:
        """Let every view show its cells anew."""
        self.forget()
        if len(self._order):
            last = self.index(len(self._order) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

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
        role, column = int(role), index.column()
        if role == PAINT:
            return self.cell(index.row(), column)
        line = int(self._order[index.row()])
        if role == DISPLAY:
            return self.text(line, column)
        if role == TOOLTIP:
            return self.tooltip(line, column)
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

    @property
    def sorts(self) -> list[tuple[int, Qt.SortOrder]]:
        """Return the columns sorted by, the leading one first."""
        return list(self._sorts)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by one column; rows that are equal in it keep their order, so sorts add up."""
        self.sort_by([(column, order)] if column >= 0 else [])

    def sort_by(self, sorts: Sorts) -> None:
        """Sort by several columns, the first leading; rows equal in all of them keep their order."""
        self._sorts = list(sorts)
        if sorts and len(self._order):
            self.permute(place_of([(self.sort_keys(column), order) for column, order in sorts]))

    def permute(self, place: NDArray[np.int64]) -> None:
        """Show row place[i] in row i; persistent indexes go along."""
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        new_row = np.empty(len(place), np.int64)
        new_row[place] = np.arange(len(place))
        self._order = self._order[place]
        self.forget()
        moved = [self.createIndex(int(new_row[one.row()]), one.column()) for one in old]
        self.changePersistentIndexList(old, moved)
        self.layoutChanged.emit()

    def show_lines(self, lines: NDArray[np.int64]) -> None:
        """Show other lines; views lose their selection and pages set it again from keys."""
        self.beginResetModel()
        self._order = np.asarray(lines, np.int64)
        self.forget()
        self.endResetModel()


def place_of(keys: Sequence[tuple[NDArray[Any], Qt.SortOrder]]) -> NDArray[np.int64]:
    """Return the order of rows by several whole-number keys, the first leading; equal rows stay as they stood.

    BLANK comes last, up or down, as in a spreadsheet.
    """
    place: NDArray[np.int64] | None = None
    for values, order in reversed(keys):
        at = np.asarray(values).astype(np.int64)
        if order == Qt.SortOrder.DescendingOrder:
            at = np.where(at == BLANK, BLANK, -at)
        step = np.argsort(at if place is None else at.take(place), kind="stable")
        place = step if place is None else place.take(step)  # take lets other threads run, an index does not
    assert place is not None
    return place


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
    return rank.take(coded.indices.to_numpy()) if len(order) else np.zeros(len(column), np.int64)


def _plain(text: str, kind: str) -> str:
    if kind not in (AMOUNT, COUNT):
        return "" if text == "—" else text
    bare = text.replace(MINUS, "-").replace(",", "").replace("\N{NO-BREAK SPACE}", "")
    whole, dot, part = bare.removeprefix("-").partition(".")
    number = whole.isdigit() and (part.isdigit() if dot else True)
    return bare if number else "" if text == "—" else text
