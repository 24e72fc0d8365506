"""The review grid: a table of pairs with filter fields and its own keys. Runs alone on sample columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QComboBox, QTableView, QWidget

from app.services import review_columns as rc
from app.services.review_columns import ReviewColumns
from app.ui.delegates.amount import AmountDelegate
from app.ui.delegates.cell import PADDING, CellDelegate, fitting, ink, width_of
from app.ui.delegates.icons import draw_icon
from app.ui.delegates.state import StateDelegate
from app.ui.delegates.tick import TickDelegate
from app.ui.keymap import GRID, REVIEW, command_of, key_words, keymap
from app.ui.models import review_model as rm
from app.ui.models.review_model import Filter, Plan, ReviewModel, Sorting
from app.ui.models.states import state_word
from app.ui.review.data_grid import DataGrid
from app.ui.review.grid_widths import CODE, leaving, short_day_width
from app.ui.theme import theme

__all__ = ["DataGrid", "ReviewGrid"]

#: Widths at 100 %; the number columns take what is left over.
_WIDTHS = {
    **{rm.TICK: 32, rm.A_TIME: 88, rm.A_REF: 166, rm.A_PARTY: 78, rm.A_VALUE: 92, rm.STATE: 138, rm.DIFFERENCE: 78},
    **{rm.B_TIME: 88, rm.B_REF: 166, rm.B_VALUE: 84, rm.B_PARTY: 96, rm.AGE: 84, rm.FLAG: 72, rm.NOTE: 150},
    **{rm.SCORE: 56},
    **dict.fromkeys((rm.A_ACCOUNT, rm.B_ACCOUNT, rm.A_SHOP, rm.B_SHOP), 110),
    **dict.fromkeys((rm.A_KIND, rm.B_KIND, rm.A_STATUS, rm.B_STATUS, rm.A_FEE, rm.B_FEE, rm.A_NET, rm.B_NET), 84),
}
_MONEY = (rm.A_VALUE, rm.B_VALUE, rm.DIFFERENCE, rm.A_FEE, rm.B_FEE, rm.A_NET, rm.B_NET)
_LEAST_REF = 106  # ids are elided in the middle and whole in the tooltip; amounts never give way
#: Where the window is narrow and type large: days without the hour, states without what stands behind them.
_NARROW = {rm.TICK: 28, rm.STATE: 108}
_NARROW_REF = 62
_WIDEST_PARTY = 200  # what a party takes of the number columns' room at most
_READ = 48  # rows of which the widths are looked at, once for what is shown
_NEEDS = rc.TABS["todo"]
_LOW = 240  # below this height, at 100 %, rows need the room of the band over the titles


class ReviewGrid(DataGrid):
    """Pairs of one comparison. Keys act on the ticked items shown, else on the current one."""

    current_item = Signal(int)
    acted = Signal(str)  # approve, reject, match, unmatch, flag, note, explain, candidates
    chose = Signal(int)  # a candidate
    selection_changed = Signal()
    filtered = Signal()  # what a filter lets through shows now
    wrapped = Signal()  # the search for the next item started again at the top

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review = ReviewModel(self)
        self.decided: set[int] = set()  # keys of items whose decision is under way
        self.lacks = ""  # what has to be imported before anything can be matched
        self._asked: tuple[ReviewColumns, float, int, dict[int, int]] | None = None  # see _asked_for
        self.header = self.header_view()
        self.may_leave = (rm.A_PARTY,)
        self.setModel(self.review)
        self.setAccessibleName(self.tr("Pairs of both sides"))
        self._delegates()
        self._fields()
        order = [*rm.SIDE_A, *rm.MIDDLE, *rm.SIDE_B]
        self.layout_of.apply({"order": order, "hidden": list(rm.EXTRA), "sorts": [[rm.A_TIME, False]]})
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
        for column in range(len(rm.COLUMNS)):
            if self.review.right_aligned(column):
                self.setItemDelegateForColumn(column, self._amount)

    def _fields(self) -> None:
        hints = {"time": "≥10-30", "value": ">100", "difference": "<0", "age": ">15", "fee": ">0", "net": ">100"}
        states: list[tuple[str, Any]] = [(self.tr("All"), frozenset())]
        states += [(state_word(state), frozenset({state})) for state in range(len(rc.STATE_NAMES))]
        for column, (_side, name) in enumerate(rm.COLUMNS):  # made in the order of Tab
            if name == "state":
                self.header.add_choice(column, self.tr("Filter by state"), states)
            elif name != "tick":
                words = self.tr("Filter {column}").format(column=self.column_title(column))
                hint = "10..20" if column == rm.B_VALUE else hints.get(name, "")
                self.header.add_text(column, words, hint)

    def filter_typed(self, tab: str, pair: int) -> Filter:
        """Return the filter of the fields within a tab and an account pair."""
        states = self.header.choice(rm.STATE) or frozenset()
        waited = -1 if self.header.further is None else int(self.header.further)
        return Filter(tab=tab, pair=pair, typed=self.header.typed(), states=states, waited=waited)

    def show_columns(self, columns: ReviewColumns, tab: str, pair: int) -> None:
        """Show another comparison or period through the filters; `filtered` follows."""
        self.review.set_columns(columns, show=False)
        self.review.retranslate()
        self.fit_columns()
        self.refilter(tab, pair)

    def refilter(self, tab: str, pair: int) -> None:
        """Show what the fields let through within a tab and an account pair; `filtered` follows.

        Ticks, the current item and the selected ones stay; of many lines that is found on a thread beside.
        """
        if self.review.columns is None:
            return
        self._beside(len(self.review.columns), self.review.plan(self.filter_typed(tab, pair)), self._on_plan)

    def is_narrowed(self) -> bool:
        """Return whether filters or a tab keep items out of sight."""
        columns = self.review.columns
        return super().is_narrowed() or (columns is not None and bool(columns.items))

    def why_empty(self) -> str:
        columns = self.review.columns
        if super().is_narrowed() or columns is None:
            return super().why_empty()
        counts = columns.counts()
        if not columns.match.any() and counts["all"] == sum(counts.values()):  # its last run was undone, say
            if self.lacks:
                return self.lacks
            key = key_words(keymap.cap("run.match"))
            return self.tr("Nothing has been matched yet. {key} matches.").format(key=key)
        return self.tr("Nothing is left to decide here.") if not counts["todo"] else super().why_empty()

    def _on_plan(self, plan: Plan) -> None:
        key, picked = self.kept()
        self.review.show_plan(plan)
        why = self.tr("Not understood. Write for instance 100, >100, 10..20, 2026-10 or 10-31.")
        self.header.mark_wrong(plan.wrong, why)
        self.restore(key, picked)
        if self.review.rowCount() and not self.currentIndex().isValid():
            self.select_row(0)
        self.fit_columns()
        self.filtered.emit()

    def sort_rows(self, sorts: Any) -> None:
        if self.review.columns is None or (self._job is None and not len(self.review.items)):
            self.review.sort_by(sorts)
        else:
            self._beside(len(self.review.columns), self.review.sort_plan(sorts), self._on_sorted, sorts)

    def _on_sorted(self, found: Sorting) -> None:
        self.review.show_sorted(found)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def columns_shown(self) -> None:
        self.review.wanted = self.shown_columns()
        self.review.forget()

    def do(self, command: str) -> bool:
        place, _dot, name = command.partition(".")
        if place == "review":
            self.acted.emit(name)
        elif command in ("grid.next", "grid.previous"):
            self.to_next(1 if command == "grid.next" else -1)
        elif command in ("grid.tick", "grid.tick_range"):
            self._tick_rows(command == "grid.tick_range")
        else:
            return super().do(command)
        return True

    def filter_by_cell(self) -> None:
        """Filter by what the current cell says; by its state where that is the column."""
        field = self.header.field(self.currentIndex().column())
        if isinstance(field, QComboBox):
            state = frozenset({int(self.review.columns.state[self.item()])}) if self.review.columns else frozenset()
            at = next((at for at in range(field.count()) if field.itemData(at) == state), 0)
            field.setCurrentIndex(at)
        else:
            super().filter_by_cell()

    # selection

    def kept(self) -> tuple[int, NDArray[np.int64]]:
        """Return (key of the current item, 0 for none; keys of several selected ones), for `restore`."""
        items = self.selected_items()
        current = self.review.item_key(self.item()) if self.item() >= 0 else 0
        return current, self.review.keys_of(np.array(items if len(items) > 1 else [], np.int64))

    def item(self) -> int:
        """Return the current item, −1 for none."""
        return self.review.item_at(self.currentIndex().row())

    def selected_items(self) -> list[int]:
        """Return the items of selected rows, each once, in the order shown."""
        return self.review.items_at(self.selected_array())

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
        selection, last = QItemSelection(), len(rm.COLUMNS) - 1
        for first, stop in self.review.spans_of(items):
            selection.append(QItemSelectionRange(self.review.index(first, 0), self.review.index(stop - 1, last)))
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
        self.header.set_low(self.height() < theme.px(_LOW))
        self.fit_columns()
        self._keep_current_in_sight(event.oldSize().height())

    def _keep_current_in_sight(self, before: int) -> None:
        """Scroll to the current row where a line above the grid took its room; before: the height there was."""
        row, now = self.currentIndex().row(), self.viewport().height()
        top = self.rowViewportPosition(row) if row >= 0 else -1
        if now < before and 0 <= top < before and top + self.rowHeight(row) > now:
            self.scrollTo(self.currentIndex())

    def fit_columns(self) -> None:
        if self.model() is None:
            return
        room, widths = self.viewport().width(), self._wanted(self.kept_columns())
        free = [one for one in (rm.A_REF, rm.B_REF) if one in widths and one not in self.own_widths]
        least = widths | {one: theme.px(_LEAST_REF) for one in free}
        usual = {one: width for one, width in least.items() if one not in rm.EXTRA}  # others were asked for
        self.let_leave(leaving(usual, usual, self.leavers(), room))
        widths = self._wanted(self.shown_columns())
        narrow = sum(usual[one] for one in widths if one in usual) > room
        if narrow:
            widths |= {one: width for one, width in self._narrow_widths().items() if one in widths}
        rest = room - sum(widths.values())
        for column in free:
            widths[column] = max(theme.px(_NARROW_REF if narrow else _LEAST_REF), widths[column] + rest // len(free))
        if len(free) == 2 and not narrow:
            self._share(widths)
            self._give_over(widths)
        for column, width in widths.items():
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)

    def _wanted(self, columns: Sequence[int]) -> dict[int, int]:
        mixed = self.review.columns is not None and self.review.columns.mixed()
        usual = _WIDTHS | ({one: _WIDTHS[one] + CODE for one in _MONEY} if mixed else {})
        return {one: theme.px(self.own_widths.get(one, usual[one])) for one in columns}

    def _narrow_widths(self) -> dict[int, int]:
        """Return the widths of columns that give way before numbers do, without those that a person drew."""
        day = short_day_width()
        widths = {rm.A_TIME: day, rm.B_TIME: day} | {one: theme.px(width) for one, width in _NARROW.items()}
        return {one: width for one, width in widths.items() if one not in self.own_widths}

    def _share(self, widths: dict[int, int]) -> None:
        """Have one number column give to the other what that lacks to say that nothing answers a record."""
        if self.review.columns is None:
            return
        comparison, least = self.review.columns.comparison, theme.px(_LEAST_REF)
        for column, other, on_a in ((rm.A_REF, rm.B_REF, False), (rm.B_REF, rm.A_REF, True)):
            lacking = width_of(self.review.no_counterpart(comparison, on_a)) - widths[column]
            given = max(0, min(lacking, widths[other] - least))
            widths[column], widths[other] = widths[column] + given, widths[other] - given

    def _give_over(self, widths: dict[int, int]) -> None:
        """Have the number columns give the party, then each other, what their own texts leave empty."""
        if self.review.columns is None or not self.review.rowCount():
            return
        asked = self._asked_for(self.review.columns)
        for giver, other in ((rm.B_REF, rm.A_REF), (rm.A_REF, rm.B_REF)):
            for taker in (rm.A_PARTY, other):
                if taker not in widths or taker in self.own_widths:
                    continue
                given = min(widths[giver] - asked[giver], asked[taker] - widths[taker])
                if given > 0:
                    widths[giver], widths[taker] = widths[giver] - given, widths[taker] + given

    def _asked_for(self, columns: ReviewColumns) -> dict[int, int]:
        """Return the widths that the texts of the number columns and of the party ask for, by a sample of rows.

        They are read again for other columns, and where many more rows show than were looked at.
        """
        count, old = self.review.rowCount(), self._asked
        if old is None or old[0] is not columns or old[1] != theme.scale or count > 2 * old[2]:
            rows = np.unique(np.linspace(0, count - 1, _READ).astype(int)).tolist()
            texts = {one: [self.cell(row, one) for row in rows] for one in (rm.A_REF, rm.B_REF, rm.A_PARTY)}
            asked = {one: max(map(width_of, cells)) + 2 for one, cells in texts.items()}
            for column, on_a in ((rm.A_REF, False), (rm.B_REF, True)):
                said = width_of(self.review.no_counterpart(columns.comparison, on_a))
                asked[column] = max(asked[column], said, theme.px(_LEAST_REF))
            asked[rm.A_PARTY] = min(asked[rm.A_PARTY], theme.px(_WIDEST_PARTY))
            self._asked = (columns, theme.scale, count, asked)
        assert self._asked is not None
        return self._asked[3]

    def paint_lines(self, painter: QPainter, view: QTableView, first: int, last: int) -> None:
        """Let the words why a side is empty run over the whole of it where its number column is too narrow."""
        for row in range(first, last + 1) if view is self else ():
            for column, side in ((rm.A_REF, rm.SIDE_A), (rm.B_REF, rm.SIDE_B)):
                self._run_over(painter, row, column, side)
        super().paint_lines(painter, view, first, last)

    def _run_over(self, painter: QPainter, row: int, column: int, side: Sequence[int]) -> None:
        columns = [one for one in side if one != rm.TICK and not self.isColumnHidden(one)]
        if column not in columns:
            return
        said = self.cell(row, column)
        if not said.icon or width_of(said) <= self.columnWidth(column):
            return
        if any(self.cell(row, one).text for one in columns if one != column):
            return
        at = [self.columnViewportPosition(one) for one in columns]
        right = max(x + self.columnWidth(one) for x, one in zip(at, columns, strict=True))
        y = self.rowViewportPosition(row)
        room = QRect(min(at) + 1, y + 1, right - min(at) - 2, self.rowHeight(row) - 2)
        lit = row in self.lit
        painter.fillRect(room, ink.color("select") if lit else self.palette().base())
        tone = theme.on_select(said.tone) if lit else said.tone
        inner = room.adjusted(PADDING - 1, 0, -PADDING, 0)
        x = draw_icon(painter, said.icon, tone, inner.left(), inner)
        ink.draw(painter, x, inner, fitting(said.text, inner.right() - x + 1), tone)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        item = self.review.item_at(current.row())
        if item != self.review.item_at(previous.row()) or not previous.isValid():
            self.current_item.emit(item)

    def _on_selection(self) -> None:
        self.selection_changed.emit()

    def restore(self, key: int, picked: Sequence[int] | NDArray[np.int64] = ()) -> None:
        """Make the item with a key current again, and select the items with keys."""
        row = self.review.row_of_key(key)
        if row >= 0:
            self.select_row(row)
        if len(picked) > 1:
            self.select_items(self.review.items_of_keys(picked))

    def _on_tick_clicked(self, row: int) -> None:
        self.review.toggle([self.review.item_at(row)])

    def _on_box(self, row: int) -> None:
        self.chose.emit(self.review.candidate_at(row))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event, GRID, REVIEW)
        if (command and self.do(command)) or self._chosen_by(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Take no letters for a search: they are actions."""

    def _chosen_by(self, event: QKeyEvent) -> bool:
        """Choose a candidate with 1 to 9; Esc takes candidates and ticks away."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.chose.emit(int(key) - int(Qt.Key.Key_1))
        elif key == Qt.Key.Key_Escape and (self.review.candidates or self.review.ticks()):
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
