"""The review grid: a table of pairs with filter fields and its own keys. Runs alone on sample columns."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.services import review_columns as rc
from app.ui.delegates.amount import AmountDelegate
from app.ui.delegates.cell import CellDelegate
from app.ui.delegates.state import StateDelegate
from app.ui.delegates.tick import TickDelegate
from app.ui.models import review_model as rm
from app.ui.models.review_model import Filter, ReviewModel
from app.ui.models.states import state_word
from app.ui.review.header import FilterHeader
from app.ui.theme import ROW, theme

_WIDTHS = (32, 88, 166, 78, 92, 124, 78, 88, 166, 84)
_LEAST_REF = 112  # ids are elided in the middle and whole in the tooltip; amounts and times never give way
_NEEDS = rc.TABS["todo"]
_LETTERS = {
    Qt.Key.Key_A: "approve",
    Qt.Key.Key_X: "reject",
    Qt.Key.Key_M: "match",
    Qt.Key.Key_U: "unmatch",
    Qt.Key.Key_F: "flag",
    Qt.Key.Key_N: "note",
    Qt.Key.Key_E: "explain",
    Qt.Key.Key_Return: "approve",
    Qt.Key.Key_Enter: "approve",
}


class DataGrid(QTableView):
    """A quiet table: fixed rows, no grid lines of its own, copies as text and as a table."""

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
        self.edges: tuple[int, ...] = ()
        self._scale_rows()
        theme.changed.connect(self._scale_rows)

    def _scale_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(theme.px(ROW))
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give the columns their widths for the present size and scale; a subclass says which."""

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def selected_rows(self) -> list[int]:
        """Return the selected rows, in the order shown."""
        return sorted({one.row() for one in self.selectionModel().selectedRows()}) if self.selectionModel() else []

    def copy(self, with_titles: bool = False) -> None:
        """Put the selected rows on the clipboard: text with tabs, and a table with numbers kept as text."""
        model, rows = self.model(), self.selected_rows()
        columns = [one for one in range(model.columnCount()) if not self.isColumnHidden(one)]
        titles = [str(model.headerData(one, Qt.Orientation.Horizontal)) for one in columns]
        lines = [[str(model.index(row, one).data() or "") for one in columns] for row in rows]
        if with_titles:
            lines.insert(0, titles)
        lines = [[_harmless(cell) for cell in line] for line in lines]
        data = QMimeData()
        data.setText("\n".join("\t".join(line) for line in lines))
        cells = "".join("<tr>" + "".join(_html(cell) for cell in line) + "</tr>" for line in lines)
        data.setHtml(f"<table>{cells}</table>")
        QGuiApplication.clipboard().setMimeData(data)


def _harmless(cell: str) -> str:
    """Return a cell that a spreadsheet takes for what it is: amounts with a plain minus, no formulas."""
    plain = cell.replace("\N{MINUS SIGN}", "-").replace(",", "")
    if plain.removeprefix("-").replace(".", "", 1).isdigit() and "." in plain:
        return plain
    return "'" + cell if cell[:1] in "=+-@" and cell else cell


def _html(cell: str) -> str:
    number = cell.removeprefix("-").replace(".", "", 1).isdigit() and "." in cell
    style = "" if number else " style=\"mso-number-format:'\\@'\""
    return f"<td{style}>{escape(cell)}</td>"


class ReviewGrid(DataGrid):
    """Pairs of one comparison. Keys act on the ticked items shown, else on the current one."""

    current_item = Signal(int)
    acted = Signal(str)  # approve, reject, match, unmatch, flag, note, explain, candidates
    chose = Signal(int)  # a candidate
    selection_changed = Signal()
    wrapped = Signal()  # the search for the next item started again at the top

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review = ReviewModel(self)
        self.edges = (rm.STATE, rm.B_TIME)
        self._dragged: set[int] = set()  # columns to which a person gave a width
        self.decided: set[int] = set()  # keys of items whose decision is under way
        self.header = FilterHeader(self)
        self.setHorizontalHeader(self.header)
        self.setModel(self.review)
        self.setAccessibleName(self.tr("Pairs of both sides"))
        self._delegates()
        self._fields()
        self.fit_columns()
        self.header.setSortIndicator(rm.A_TIME, Qt.SortOrder.AscendingOrder)
        self.header.sortIndicatorChanged.connect(self._on_sort)
        self.header.left_fields.connect(self.setFocus)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.review.ticks_changed.connect(self.selection_changed)

    def _delegates(self) -> None:
        self._tick, self._state = TickDelegate(self), StateDelegate(self)
        self._tick.clicked.connect(self._on_tick_clicked)
        self._state.chosen.connect(self._on_box)
        self.setItemDelegate(CellDelegate(self))
        self.setItemDelegateForColumn(rm.TICK, self._tick)
        self.setItemDelegateForColumn(rm.STATE, self._state)
        self._amount = AmountDelegate(self)
        for column in (rm.A_VALUE, rm.DIFFERENCE, rm.B_VALUE):
            self.setItemDelegateForColumn(column, self._amount)

    def _fields(self) -> None:
        hints = {rm.A_TIME: "≥10-30", rm.A_VALUE: ">100", rm.B_VALUE: "10..20", rm.DIFFERENCE: "<0"}
        for column in (*rm.SIDE_A[1:], rm.DIFFERENCE, *rm.SIDE_B):
            name = self.tr("Filter {column}").format(column=self.review.titles()[column])
            self.header.add_text(column, name, hints.get(column, ""))
        words: list[tuple[str, Any]] = [(self.tr("All"), frozenset())]
        words += [(state_word(state), frozenset({state})) for state in range(8)]
        self.header.add_choice(rm.STATE, self.tr("Filter by state"), words)

    def filter_typed(self, tab: str, pair: int) -> Filter:
        """Return the filter of the fields within a tab and an account pair."""
        states = self.header.choice(rm.STATE) or frozenset()
        return Filter(tab=tab, pair=pair, typed=self.header.typed(), states=states)

    # selection

    def item(self) -> int:
        """Return the current item, −1 for none."""
        return self.review.item_at(self.currentIndex().row())

    def selected_items(self) -> list[int]:
        """Return the items of selected rows, each once, in the order shown."""
        found = dict.fromkeys(
            self.review.item_at(row) for row in self.selected_rows() if self.review.candidate_at(row) < 0
        )
        return [one for one in found if one >= 0]

    def acted_on(self) -> list[int]:
        """Return what an action acts on: the ticked items shown, else several selected ones, else the current."""
        ticked = self.review.ticked()
        if ticked:
            return ticked
        selected = self.selected_items()
        if len(selected) > 1:
            return selected
        return [self.item()] if self.item() >= 0 else []

    def select_item(self, item: int) -> None:
        """Make an item current and bring it into view."""
        row = self.review.row_of_item(item)
        if row >= 0:
            self.select_row(row)

    def select_row(self, row: int) -> None:
        """Make a row current and bring it into view."""
        index = self.review.index(row, max(self.currentIndex().column(), rm.A_TIME))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def select_items(self, items: Sequence[int]) -> None:
        """Select the rows of items, keeping the current one."""
        selection = QItemSelection()
        for one in items:
            row = self.review.row_of_item(one)
            if row >= 0:
                selection.select(self.review.index(row, 0), self.review.index(row, rm.B_VALUE))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(selection, flags)

    def to_next(self, step: int = 1) -> bool:
        """Go to the next (or previous) item that needs a person; False where there is none."""
        here = self.currentIndex().row()
        row = self.review.next_row(here, _NEEDS, step, frozenset(self.decided))
        if row < 0:
            return False
        if (row < here) == (step > 0):
            self.wrapped.emit()
        self.select_row(row)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give spare width to the two number columns, and take from them what is missing."""
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        if self.model() is None:
            return
        widths = [theme.px(one) for one in _WIDTHS]
        rest = self.viewport().width() - sum(widths)
        for column in (rm.A_REF, rm.B_REF):
            widths[column] = max(theme.px(_LEAST_REF), widths[column] + rest // 2)
        for column, width in enumerate(widths):
            if column not in self._dragged:
                self.setColumnWidth(column, width)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        item = self.review.item_at(current.row())
        if item != self.review.item_at(previous.row()) or not previous.isValid():
            self.current_item.emit(item)

    def _on_selection(self) -> None:
        self.selection_changed.emit()

    def _on_sort(self, column: int, order: Qt.SortOrder) -> None:
        key = self.review.item_key(self.item()) if self.item() >= 0 else 0
        picked = [self.review.item_key(one) for one in self.selected_items()]
        self.review.sort(column, order)
        self.restore(key, picked)

    def restore(self, key: int, picked: Sequence[int] = ()) -> None:
        """Make the item with a key current again, and select the items with keys."""
        row = self.review.row_of_key(key)
        if row >= 0:
            self.select_row(row)
        if len(picked) > 1:
            rows = [self.review.row_of_key(one) for one in picked]
            self.select_items([self.review.item_at(one) for one in rows if one >= 0])

    def _on_tick_clicked(self, row: int) -> None:
        self.review.toggle([self.review.item_at(row)])

    def _on_box(self, row: int) -> None:
        self.chose.emit(self.review.candidate_at(row))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._handled(Qt.Key(event.key()), event.modifiers()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Take no letters for a search: they are actions."""

    def _handled(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
        modifiers = modifiers & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == control and key == Qt.Key.Key_C:
            self.copy()
        elif modifiers == (control | shift) and key == Qt.Key.Key_C:
            self.copy(with_titles=True)
        elif key == Qt.Key.Key_Space and modifiers in (Qt.KeyboardModifier.NoModifier, shift):
            self._tick_rows(bool(modifiers))
        elif modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        elif key in _LETTERS:
            self.acted.emit(_LETTERS[key])
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self.to_next(1 if key == Qt.Key.Key_J else -1)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.chose.emit(int(key) - int(Qt.Key.Key_1))
        elif key == Qt.Key.Key_Escape and (self.review.candidates or self.review.ticked()):
            self.review.hide_candidates()
            self.review.clear_ticks()
        else:
            return False
        return True

    def _tick_rows(self, whole_range: bool) -> None:
        candidate = self.review.candidate_at(self.currentIndex().row())
        if candidate >= 0:
            self.chose.emit(candidate)
            return
        items = self.selected_items() if whole_range or len(self.selected_items()) > 1 else [self.item()]
        self.review.toggle([one for one in items if one >= 0])


def main() -> None:
    """Show the grid alone on sample columns."""
    import sys

    from PySide6.QtWidgets import QApplication

    from app.services.review import candidates
    from app.ui import resources
    from app.ui.review.sample import sample_review
    from app.ui.theme import theme

    app = QApplication(sys.argv)
    resources.load_fonts()
    theme.apply(sys.argv[1] if len(sys.argv) > 1 else "light")
    grid = ReviewGrid()
    columns = sample_review(200)
    grid.review.set_columns(columns)
    grid.current_item.connect(lambda item: grid.review.show_candidates(item, candidates(columns, item)))
    grid.resize(1010, 700)
    grid.show()
    app.exec()


if __name__ == "__main__":
    main()
