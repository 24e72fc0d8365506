"""Every table of the program: fixed rows, columns as the person wants them, copies for spreadsheets, quick to paint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget
from shiboken6 import isValid

from app.ui.delegates.cell import ink
from app.ui.forms import forms
from app.ui.keymap import GRID, command_of
from app.ui.lines import level, ring, upright
from app.ui.models.columns_model import MOMENT, PAINT, ColumnsModel
from app.ui.privacy import privacy
from app.ui.review.frozen import FrozenColumns
from app.ui.review.grid_layout import GridLayout
from app.ui.review.grid_widths import GridWidths
from app.ui.review.header import FilterHeader
from app.ui.theme import theme
from app.ui.workers.jobs import Job, JobRunner

_MANY = 200_000  # lines from which sorting and filtering leave the window's thread
_FAR = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Down)
_DRAGGING = QAbstractItemView.State.DragSelectingState


class DataGrid(GridWidths):
    """A quiet table. Its model is a ColumnsModel as a rule; others are shown too, with fewer of these graces.

    lit: rows of the page in sight that are selected or current, for delegates. layout_of: widths, order, hidden and
    frozen columns; `keep_layout` has them remembered.
    """

    frozen: FrozenColumns | None = None  # made when somebody freezes columns

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        vertical = self.verticalHeader()
        vertical.setSectionResizeMode(vertical.ResizeMode.Fixed)
        vertical.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.lit: frozenset[int] = frozenset()
        self.runner: JobRunner | None = None  # where the work of large tables is done; None: here
        self._job: Job | None = None
        self._sorting: Any = None  # the order that the job finds, None where it finds rows
        self._later: Any = None  # the order that was asked for meanwhile
        self._right: dict[int, bool] = {}
        self.own_widths = {}
        self.readers: list[ColumnsModel] = []  # models that an export reads just now
        self.setHorizontalHeader(FilterHeader(self))
        self.layout_of = GridLayout(self)
        self._scale_rows()
        theme.changed.connect(self._scale_rows)
        forms.changed.connect(self.show_anew)
        privacy.changed.connect(self.show_anew)

    def setHorizontalHeader(self, header: FilterHeader) -> None:
        """Take a header; a FilterHeader brings sorting by several columns and its menu."""
        super().setHorizontalHeader(header)
        if isinstance(header, FilterHeader):
            header.sorts_changed.connect(self._on_sorts)
            header.dragged.connect(self._on_dragged)
            header.sectionHandleDoubleClicked.connect(self.fit_column)
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            header.customContextMenuRequested.connect(self._on_header_menu)
            header.sectionMoved.connect(self._on_moved)
            header.fields_toggled.connect(self._on_fields)

    def setModel(self, model: Any) -> None:
        super().setModel(model)
        self._right.clear()
        if self.frozen is not None:
            self.frozen.follow_model()

    def setSortingEnabled(self, on: bool) -> None:
        """Do nothing: every table sorts by a click on a title, see `FilterHeader`."""

    def sortByColumn(self, column: int, order: Qt.SortOrder) -> None:
        """Sort by one column, as a click on its title would."""
        self.header_view().set_sorts([(column, order)])
        self._on_sorts([(column, order)])

    def header_view(self) -> FilterHeader:
        """Return the header."""
        header = self.horizontalHeader()
        assert isinstance(header, FilterHeader)
        return header

    # looks

    def _scale_rows(self) -> None:
        if not isValid(self):
            return  # the theme may tell a table whose window is gone already
        self.verticalHeader().setMinimumSectionSize(theme.row_height())
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        self.fit_columns()
        if self.frozen is not None:
            self.frozen.place()

    def show_anew(self) -> None:
        """Make every cell again: it is written otherwise by now."""
        model = self.model()
        if isinstance(model, ColumnsModel):
            model.forget()
        self.viewport().update()
        if self.frozen is not None:
            self.frozen.viewport().update()

    def _on_dragged(self, column: int, width: int) -> None:
        self.own_widths[column] = round(width / theme.scale)
        self.layout_of.changed()
        if self.frozen is not None:
            self.frozen.place()

    def _on_fields(self) -> None:
        self.layout_of.changed()
        if self.frozen is not None:
            self.frozen.place()

    def _on_moved(self, *_args: Any) -> None:
        self.layout_of.changed()
        if self.frozen is not None:
            self.frozen.place()

    def cell(self, row: int, column: int) -> Any:
        """Return the Paint of a cell."""
        model = self.model()
        return model.cell(row, column) if isinstance(model, ColumnsModel) else model.index(row, column).data(PAINT)

    def right_aligned(self, column: int) -> bool:
        """Return whether a column holds amounts or counts."""
        found = self._right.get(column)
        if found is None:
            align = self.model().headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
            found = self._right[column] = bool(int(align or 0) & int(Qt.AlignmentFlag.AlignRight))
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.giving:
            self.fit_columns()
        if self.frozen is not None:
            self.frozen.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, then the lines of all of them at once."""
        first, last = self.rows_in_sight()
        model = self.model()
        if isinstance(model, ColumnsModel):
            model.prepare(first, last)
        self.lit = self._lit(first, last)
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if last < first and self.is_narrowed():
            painter.setPen(theme.color("text3"))
            painter.drawText(self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), self.why_empty())
        self.paint_lines(painter, self, first, last)
        painter.end()

    def why_empty(self) -> str:
        """Return what is said where no row is in sight although there are some."""
        return QCoreApplication.translate("DataGrid", "No rows match")

    def is_narrowed(self) -> bool:
        """Return whether filters keep rows out of sight."""
        return bool(self.header_view().active())

    def rows_in_sight(self) -> tuple[int, int]:
        """Return the first and the last row of the viewport; last < first where there is none."""
        if self.model() is None or not self.model().rowCount():
            return 0, -1
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return max(0, first), last if last >= 0 else self.model().rowCount() - 1

    def _lit(self, first: int, last: int) -> frozenset[int]:
        rows = {self.currentIndex().row()}
        if self.selectionModel() is not None:
            for one in self.selectionModel().selection():
                rows.update(range(max(first, one.top()), min(last, one.bottom()) + 1))
        return frozenset(rows)

    def paint_lines(self, painter: QPainter, view: QTableView, first: int, last: int) -> None:
        """Draw hairlines, edges between sides, the current row and cell over the cells of a view of this grid."""
        header = view.horizontalHeader()
        right = header.length() - header.offset() - 1
        tall = self.verticalHeader().defaultSectionSize()
        top = view.rowViewportPosition(first)
        bottom = top + (last - first + 1) * tall - 1
        for y in range(top + tall - 1, bottom + 1, tall):
            level(painter, 0, y, right, ink.color("line"))
        for column in self.header_view().starts:
            if not view.isColumnHidden(column):
                upright(painter, view.columnViewportPosition(column), 0, bottom, ink.color("line2"))
        current = self.currentIndex()
        if not current.isValid() or not first <= current.row() <= last:
            return
        y = view.rowViewportPosition(current.row())
        level(painter, 0, y, right, ink.color("accent"), upper=True)
        level(painter, 0, y + tall - 1, right, ink.color("accent"))
        if self.hasFocus() and not view.isColumnHidden(current.column()):
            cell = QRect(view.columnViewportPosition(current.column()), y, view.columnWidth(current.column()), tall)
            ring(painter, cell, ink.color(theme.on_select("accent")))

    def setCurrentIndex(self, index: Any) -> None:
        """Make a cell current and its row alone selected; Qt would add it while the Ctrl of a Ctrl+Z is still held."""
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, alone)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if self.frozen is not None:
            self.frozen.viewport().update()

    def selectionChanged(self, selected: Any, deselected: Any) -> None:
        super().selectionChanged(selected, deselected)
        rows = self.selected_array()
        here = self.currentIndex()
        if len(rows) == 1 and here.isValid() and here.row() != rows[0] and self.state() != _DRAGGING:
            # Ctrl and a click took the current row out: what is shown of one row is that of the row left selected
            index = self.model().index(int(rows[0]), here.column())
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if self.frozen is not None:
            self.frozen.viewport().update()

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def scrollTo(self, index: Any, hint: Any = QAbstractItemView.ScrollHint.EnsureVisible) -> None:
        super().scrollTo(index, hint)
        if self.frozen is not None:
            self.frozen.uncover(index)

    @property
    def frozen_count(self) -> int:
        """Return how many columns from the left stand still."""
        return self.frozen.count if self.frozen is not None else 0

    def freeze(self, count: int) -> None:
        """Let the first columns stand still while the others scroll; 0 for none."""
        if self.frozen is None and count:
            self.frozen = FrozenColumns(self)
        if self.frozen is not None:
            self.frozen.set_count(count)
        self.layout_of.changed()

    # rows

    def selected_array(self) -> NDArray[np.int64]:
        """Return the selected rows, in the order shown."""
        model = self.selectionModel()
        if model is None:
            return np.zeros(0, np.int64)
        spans: list[NDArray[np.int64]] = []
        end = 0  # the selection may hold parts of one row apart
        for first, last in sorted((one.top(), one.bottom()) for one in model.selection()):
            if last >= end:
                spans.append(np.arange(max(first, end), last + 1, dtype=np.int64))
                end = last + 1
        return np.concatenate(spans) if spans else np.zeros(0, np.int64)

    def selected_rows(self) -> list[int]:
        """Return the selected rows, in the order shown."""
        rows: list[int] = self.selected_array().tolist()
        return rows

    def column_title(self, column: int) -> str:
        """Return a column's title with its side, where the table has sides."""
        title = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
        side = self.header_view().side_of(column)
        return self.tr("{side}: {column}").format(side=side, column=title) if side else title

    def _on_sorts(self, sorts: Any) -> None:
        """Sort; the selection and the current row stay with what they are."""
        self.sort_rows(sorts)
        self.layout_of.changed()

    def sort_rows(self, sorts: Any) -> None:
        """Sort the model by several columns."""
        model = self.model()
        if isinstance(model, ColumnsModel):
            model.sort_by(sorts)
        elif model is not None and sorts:
            model.sort(*sorts[0])

    def _beside(self, lines: int, call: Callable[[], Any], done: Callable[[Any], None], sorts: Any = None) -> None:
        """Run a call of many lines on a thread, of few at once; a later one puts an earlier one aside.

        sorts: the order that the call finds, None where it finds rows. An order waits for rows that are being found.
        """
        if self._job is not None and sorts is not None and self._sorting is None:
            self._later = sorts
            return
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._later = self._sorting or self._later if sorts is None else None
        self._sorting = sorts
        if self.runner is None or lines < _MANY:
            done(call())
            self._sort_later()
            return
        job = self._job = self.runner.job()
        job.succeeded.connect(done)
        job.ended.connect(self._on_ended)
        self.runner.start(job, lambda _report: call())

    def _on_ended(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self._sort_later()

    def _sort_later(self) -> None:
        """Put rows that were found into the order that was asked for meanwhile."""
        later, self._later = self._later, None
        if later is not None:
            self.sort_rows(later)

    # copying

    def copy(self, with_titles: bool = False) -> None:
        """Put the selected rows on the clipboard, for spreadsheets and as text."""
        from app.ui.review.clip import copy_rows

        copy_rows(self, self.selected_array(), with_titles)

    def copy_cell(self) -> None:
        """Put the current cell's text on the clipboard, as it is searched for elsewhere."""
        from app.ui.review.clip import cell_text

        QGuiApplication.clipboard().setText(cell_text(self, self.currentIndex()))

    # menus and keys

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from app.ui.review.grid_menus import row_menu

        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        row_menu(self).popup(at)
        event.accept()

    def _on_header_menu(self, at: QPoint) -> None:
        from app.ui.review.grid_menus import header_menu

        header = self.header_view()
        header_menu(self, header.logicalIndexAt(at)).popup(header.viewport().mapToGlobal(at))

    def choose_columns(self) -> None:
        """Let the person choose columns, their order and which stay in sight."""
        from app.ui.review.columns_dialog import ColumnsDialog

        ColumnsDialog(self, self.window()).exec()

    def find(self) -> None:
        """Open the line that looks for a text in the rows shown."""
        from app.ui.review.find_bar import FindBar

        found = self.findChild(FindBar)
        (found if found is not None else FindBar(self)).open()

    def find_again(self, step: int) -> None:
        """Go to the next or previous row with the text looked for last."""
        from app.ui.review.find_bar import FindBar

        found = self.findChild(FindBar)
        if found is None:
            self.find()
        else:
            found.go(step)

    def toggle_filters(self) -> None:
        """Show or hide the filter row; what it holds filters on, and a field that goes gives the focus back."""
        header = self.header_view()
        if header.has_fields():
            if header.fields_shown() and header.holds_focus():
                self.setFocus()
            header.set_fields_shown(not header.fields_shown())

    def filter_by_cell(self) -> None:
        """Filter by what the current cell says."""
        index, model = self.currentIndex(), self.model()
        line = int(model.lines[index.row()]) if isinstance(model, ColumnsModel) and index.isValid() else -1
        if line >= 0:
            text = model.plain_texts(model.lines[[index.row()]], index.column())[0]
            kind = model.kind(index.column())
            self.header_view().type_text(index.column(), text[:10] if kind == MOMENT else text)

    def export_rows(self) -> None:
        """Write the rows shown, or the selected ones, to a file."""
        from app.ui.review.export_dialog import export_rows

        export_rows(self)

    def do(self, command: str) -> bool:
        """Carry out one of the grid's commands (`app.ui.keymap`); False for one that it does not know."""
        known = {
            "grid.copy": self.copy,
            "grid.copy_titles": lambda: self.copy(with_titles=True),
            "grid.copy_cell": self.copy_cell,
            "grid.columns": self.choose_columns,
            "grid.find": self.find,
            "grid.find_next": lambda: self.find_again(1),
            "grid.find_previous": lambda: self.find_again(-1),
            "grid.export": self.export_rows,
            "grid.filters": self.toggle_filters,
            "grid.filter_by_cell": self.filter_by_cell,
        }
        if command not in known:
            return False
        known[command]()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        edits = self.state() == QAbstractItemView.State.EditingState
        if not edits and (self.do(command_of(event, GRID)) or self._moved(event)):
            event.accept()
        else:
            super().keyPressEvent(event)

    def selectionCommand(self, index: Any, event: Any = None) -> Any:
        """Select the row that a key goes to with Ctrl too: Qt would leave another one selected, out of sight."""
        if isinstance(event, QKeyEvent) and _with_control_alone(event) and event.key() in _FAR:
            return QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        return super().selectionCommand(index, event)

    def _moved(self, event: QKeyEvent) -> bool:
        """Go to the first or last column of the row with Ctrl and an arrow, as in a spreadsheet."""
        if (
            not _with_control_alone(event)
            or event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            or not self.currentIndex().isValid()
        ):
            return False
        columns = self.shown_columns()
        column = columns[0] if event.key() == Qt.Key.Key_Left else columns[-1]
        index = self.model().index(self.currentIndex().row(), column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self._scale_rows)


def _with_control_alone(event: QKeyEvent) -> bool:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
