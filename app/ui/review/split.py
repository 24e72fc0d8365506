"""The split view: two tables side by side, for finding and matching by hand with a live difference."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.config.memory import Memory
from app.services.review_columns import ReviewColumns
from app.ui.delegates.amount import AmountDelegate
from app.ui.delegates.cell import CellDelegate
from app.ui.delegates.state import StateDelegate
from app.ui.delegates.tick import TickDelegate
from app.ui.keymap import GRID, REVIEW, command_of
from app.ui.models import record_model as m
from app.ui.models.record_model import RecordModel
from app.ui.review.grid import DataGrid
from app.ui.review.grid_widths import CODE, leaving, short_day_width
from app.ui.review.header import Band
from app.ui.theme import theme
from app.ui.widgets.splitter import Splitter

_WIDTHS = (32, 88, 170, 64, 88, 106)
_LEAST_REF = 84
_NARROW = {m.TICK: 28, m.STATE: 86}  # where the window is narrow and type large; days stand without the hour then
_NARROW_REF = 62


class SideGrid(DataGrid):
    """Records of one side; Space ticks, M matches."""

    matched = Signal()
    current_record = Signal(int)

    def __init__(self, side: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = RecordModel(side, self)
        self.header = self.header_view()
        self.may_leave = (m.PARTY,)
        self.setModel(self.records)
        self.setAccessibleName(name)
        self._tick = TickDelegate(self)
        self._tick.clicked.connect(self._on_clicked)
        self._delegates = (CellDelegate(self), AmountDelegate(self), StateDelegate(self))
        self.setItemDelegate(self._delegates[0])
        self.setItemDelegateForColumn(m.TICK, self._tick)
        self.setItemDelegateForColumn(m.VALUE, self._delegates[1])
        self.setItemDelegateForColumn(m.STATE, self._delegates[2])
        self.fit_columns()
        for column in (m.TIME, m.REF, m.PARTY, m.VALUE):
            title = self.records.titles()[column]
            self.header.add_text(column, self.tr("Filter {column}").format(column=title))
        self.header.left_fields.connect(self.setFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the number column take what the others leave."""
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        if self.model() is None:
            return
        room = self.viewport().width()
        usual = dict(enumerate(_WIDTHS))
        usual[m.VALUE] += CODE if self.records.mixed else 0
        widths = {one: theme.px(self.own_widths.get(one, usual[one])) for one in self.kept_columns()}
        free = m.REF in widths and m.REF not in self.own_widths
        least = widths | ({m.REF: theme.px(_LEAST_REF)} if free else {})
        self.let_leave(leaving(least, least, self.leavers(), room))
        widths = {one: width for one, width in widths.items() if one not in self.layout_of.left}
        narrow = sum(least[one] for one in widths) > room
        if narrow:
            day = short_day_width()
            small = {m.TIME: day} | {one: theme.px(width) for one, width in _NARROW.items()}
            widths |= {one: width for one, width in small.items() if one in widths and one not in self.own_widths}
        if free:
            small_ref = theme.px(_NARROW_REF if narrow else _LEAST_REF)
            widths[m.REF] = max(small_ref, widths[m.REF] + room - sum(widths.values()))
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def refill(self, columns: ReviewColumns) -> None:
        """Show what is not approved yet and the fields let through; of many lines that is found on a thread beside."""
        plan = self.records.plan(columns, open_only=True, typed=self.header.typed())
        self._beside(len(columns), plan, self._on_plan)

    def _on_plan(self, found: m.Found) -> None:
        """Show them; the current record and those selected stay where they still show."""
        keys, here, rows = self.records.keys(), self.currentIndex(), self.selected_array()
        current, picked = (keys[here.row()] if here.isValid() else -1), keys[rows]
        wrong = self.records.show_plan(found)
        self._pick(current, picked, here.column())
        self.fit_columns()
        self.header.mark_wrong(wrong, self.tr("Not understood. Write for instance >100, 10..20 or 10-31."))

    def _pick(self, current: int, picked: NDArray[np.int64], column: int) -> None:
        keys, flags = self.records.keys(), QItemSelectionModel.SelectionFlag
        rows = np.flatnonzero(keys == current)
        if len(rows):
            self.setCurrentIndex(self.records.index(int(rows[0]), column))
        rows = np.flatnonzero(np.isin(keys, picked)) if len(picked) > 1 else rows[:0]
        if len(rows) > 1:
            selection, last = QItemSelection(), self.records.columnCount() - 1
            for part in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1):  # rows side by side at once
                ends = self.records.index(int(part[0]), 0), self.records.index(int(part[-1]), last)
                selection.append(QItemSelectionRange(*ends))
            self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)

    def sort_rows(self, sorts: Any) -> None:
        if self._job is None and not self.records.rowCount():
            self.records.sort_by(sorts)
        else:
            self._beside(self.records.rowCount(), self.records.sort_plan(sorts), self.records.show_sorted, sorts)

    def do(self, command: str) -> bool:
        if command in ("grid.tick", "grid.tick_range"):
            self.records.toggle(self.selected_rows() or [self.currentIndex().row()])
        elif command == "review.match":
            self.matched.emit()
        else:
            return super().do(command)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.do(command_of(event, GRID, REVIEW)):
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Take no letters for a search: they are actions."""

    def currentChanged(self, current: Any, previous: Any) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.current_record.emit(self.records.key(self.records.line(current.row())))

    def _on_clicked(self, row: int) -> None:
        self.records.toggle([row])


class SplitView(QWidget):
    """Side A and side B with a splitter; what is ticked on both is matched together."""

    ticks_changed = Signal()
    matched = Signal()
    asked = Signal(int)  # record: tint its candidates on the other side

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.a = SideGrid(0, self.tr("Side A"), self)
        self.b = SideGrid(1, self.tr("Side B"), self)
        splitter = Splitter(Qt.Orientation.Horizontal, self)
        for one in (self.a, self.b):
            splitter.addWidget(one)
            one.records.ticks_changed.connect(self.ticks_changed)
            one.matched.connect(self.matched)
            one.current_record.connect(self.asked)
            one.header.filters_changed.connect(self._refill)
        box.addWidget(splitter)
        self._columns: ReviewColumns | None = None
        self._stale = False

    def set_columns(self, columns: ReviewColumns, name_a: str, name_b: str) -> None:
        """Show what is not approved yet on both sides."""
        self._columns = columns
        every = tuple(range(6))
        self.a.header.set_bands([Band(name_a, "", every)])
        self.b.header.set_bands([Band(name_b, "", every)])
        self._stale = True
        if self.isVisibleTo(self.window()):
            self._refill()

    def showEvent(self, event: QShowEvent) -> None:
        """Fill both sides: a million rows are not sorted out for a view that nobody sees."""
        if self._stale:
            self._refill()
        super().showEvent(event)

    def _refill(self) -> None:
        self._stale = False
        if self._columns is not None:
            for one in (self.a, self.b):
                one.refill(self._columns)

    def keep_layouts(self, memory: Memory) -> None:
        """Remember how the columns of both sides are arranged."""
        self.a.layout_of.keep(memory, "split.a")
        self.b.layout_of.keep(memory, "split.b")

    def current_side(self) -> SideGrid:
        """Return the side with the focus, be it in a field of its filters; A where none has it."""
        focus = self.window().focusWidget()
        return self.b if focus is self.b or (focus is not None and self.b.isAncestorOf(focus)) else self.a

    def tint(self, columns: ReviewColumns, number: int) -> None:
        """Tint what may answer a record on the other side: what was proposed for it, and its candidates."""
        from app.services.review import candidates

        item = columns.item_of_record(number)
        found = [] if item < 0 else [one.row for one in candidates(columns, item)]
        sides = [columns.members(item, side) for side in (0, 1)] if item >= 0 else [[], []]
        numbers = columns.records.number
        on_b = number in {int(numbers[row]) for row in sides[1]}
        here, other = (self.b, self.a) if on_b else (self.a, self.b)
        here.records.tint(())
        other.records.tint(int(numbers[row]) for row in [*found, *sides[0 if on_b else 1]])

    def ticked(self) -> tuple[list[int], list[int]]:
        """Return the numbers of ticked records of both sides."""
        return self.a.records.ticked_records(), self.b.records.ticked_records()

    def sums(self) -> dict[str, tuple[int, int]]:
        """Return Σ of the ticked records of both sides by currency."""
        a, b = self.a.records.ticked_sums(), self.b.records.ticked_sums()
        return {name: (a.get(name, 0), b.get(name, 0)) for name in sorted({*a, *b})}

    def clear_ticks(self) -> None:
        """Untick both sides."""
        self.a.records.clear_ticks()
        self.b.records.clear_ticks()
