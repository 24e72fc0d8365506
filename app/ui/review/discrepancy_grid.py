"""The list of discrepancies: 1 to 8 choose a way, Enter settles, J and K go to the next open one.

Lines of groups stand between the items.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from app.ui.delegates.amount import AmountDelegate
from app.ui.delegates.cell import CellDelegate
from app.ui.delegates.state import StateDelegate
from app.ui.keymap import DISCREPANCIES, keymap
from app.ui.models import discrepancy_model as dm
from app.ui.models import shown
from app.ui.models.discrepancy_model import DiscrepancyModel
from app.ui.models.states import ITEM_STATES, state_word
from app.ui.review.data_grid import DataGrid
from app.ui.review.grid_widths import CODE, leaving
from app.ui.theme import BODY, Role, theme

_WIDTHS = (92, 54, 204, 52, 132, 88, 56, 48, 56, 78, 64)
_SPARE = (dm.PLACE, dm.SINCE, dm.DUE, dm.REASON, dm.OWNER)  # told in the detail too: they give way in a narrow window
_NARROW = 800
_LEAST_TITLE = 84
_MOST_TITLE, _LEAST_WORD, _MOST_WORD = 240, 52, 120
_YEAR = 28  # more of a column of days, where some say their year
_LEAST_REF = 112  # of a number that gives way to the title: it is cut in its middle as it is, a title at its end
_SMALL = {dm.REF: 84, dm.STATE: 88, dm.AMOUNT: 84}  # where the days and the code have left as well
NOT_SETTLED = frozenset({0, 1})  # waiting or open


class DiscrepancyGrid(DataGrid):
    """The list; Enter settles, J and K move."""

    settle = Signal()
    acted = Signal(str)  # write_off, assign, note, fill_down, edit, way:1 …
    moved = Signal(int)
    item_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = DiscrepancyModel(self)
        self.header = self.header_view()
        self.may_leave = (dm.AGE, dm.CODE)  # the detail begins with them
        self.setModel(self.items)
        self.setAccessibleName(self.tr("Discrepancies"))
        self._delegates = (CellDelegate(self), StateDelegate(self), AmountDelegate(self))
        self.setItemDelegate(self._delegates[0])
        self.setItemDelegateForColumn(dm.STATE, self._delegates[1])
        self.setItemDelegateForColumn(dm.AMOUNT, self._delegates[2])
        self.fit_columns()
        self.header.setStretchLastSection(True)
        self.header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        hints = {dm.AMOUNT: ">0.01", dm.SINCE: "10-01", dm.AGE: ">15"}
        words: list[tuple[str, Any]] = [(self.tr("All"), frozenset()), (self.tr("Not settled"), NOT_SETTLED)]
        words += [(state_word(one), frozenset({at})) for at, one in enumerate(ITEM_STATES)]
        self.header.add_choice(dm.STATE, self.tr("Filter by state"), words)
        for column in range(1, dm.OWNER + 1):
            name = self.tr("Filter {column}").format(column=self.items.titles()[column])
            self.header.add_text(column, name, hints.get(column, ""))
        self.header.left_fields.connect(self.setFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the detail tells anyway where there is no room for it."""
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        if self.model() is None:
            return
        narrow = self.viewport().width() < theme.px(_NARROW)
        for column in _SPARE:
            hidden = narrow or column in self.layout_of.hidden
            if self.isColumnHidden(column) != hidden:
                self.setColumnHidden(column, hidden)
        widths = [theme.px(one) for one in _WIDTHS]
        if narrow:
            widths[dm.REF] = theme.px(128)
        room, kept = self.viewport().width(), {one: widths[one] for one in self.kept_columns()}
        if dm.TITLE in kept:
            kept[dm.TITLE] = theme.px(110)
        self.let_leave(leaving(kept, kept, self.leavers(), room))
        if self.layout_of.left:
            widths = [theme.px(_SMALL[at]) if at in _SMALL else width for at, width in enumerate(widths)]
        if self.items.columns is not None and self.items.columns.mixed():
            widths[dm.AMOUNT] += theme.px(CODE)
        for column in (dm.SINCE, dm.DUE):
            if self.items.other_year(column):
                widths[column] += theme.px(_YEAR)
        rest = room - sum(one for at, one in enumerate(widths) if not self.isColumnHidden(at))
        for column in (dm.REASON, dm.OWNER):  # words that are there stand whole; a number gives way in its middle
            wanted = min(theme.px(_MOST_WORD), self.text_width(column, 18))
            rest -= max(0, wanted - widths[column]) if not self.isColumnHidden(column) else 0
            widths[column] = max(widths[column], wanted)
        least = theme.px(_LEAST_TITLE if self.layout_of.left else 110)
        widths[dm.TITLE] = max(least, widths[dm.TITLE] + (rest if narrow or rest < 0 else rest // 2))
        if not narrow:
            self._widen_title(widths)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.keep_own_widths()

    def _widen_title(self, widths: list[int]) -> None:
        """Let the title have what it lacks of the room that numbers, reasons and owners can do without."""
        missing = min(theme.px(_MOST_TITLE), self.text_width(dm.TITLE, 18)) - widths[dm.TITLE]
        for column in (dm.REASON, dm.OWNER, dm.REF):
            if self.isColumnHidden(column):
                continue
            needed = theme.px(_LEAST_REF if column == dm.REF else _LEAST_WORD)
            if column != dm.REF:
                needed = max(needed, self.text_width(column, 18))
            given = max(0, min(missing, widths[column] - needed))
            widths[dm.TITLE] += given
            widths[column] -= given
            missing -= given

    def paint_lines(self, painter: QPainter, view: QTableView, first: int, last: int) -> None:
        """Let the line of a group run over the narrow columns: its name, how many it holds, its sum without signs."""
        super().paint_lines(painter, view, first, last)
        items, tall = self.items, self.verticalHeader().defaultSectionSize()
        for row in range(first, last + 1):
            if items.line(row) >= 0:
                continue
            left, y = view.columnViewportPosition(dm.STATE), view.rowViewportPosition(row)
            room = QRect(left, y, view.columnViewportPosition(dm.AMOUNT) - left, tall - 1)
            inside = room.adjusted(0, 1, 0, -1)  # at a fraction of a scale a whole one would hide half a hairline
            lit = row in self.lit
            bold, quiet = (theme.on_select(token) if lit else token for token in ("text", "text3"))
            painter.fillRect(inside, theme.color("select" if lit else "surface2"))
            name, count, size = (items.text(items.line(row), column) for column in (dm.TITLE, dm.CODE, dm.REF))
            painter.setFont(theme.font(Role(BODY.px, bold=True)))
            painter.setPen(theme.color(bold))
            inner = room.adjusted(8, 0, -8, 0)
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), name)
            used = painter.fontMetrics().horizontalAdvance(name) + theme.px(10)
            painter.setFont(theme.font())
            painter.setPen(theme.color(quiet))
            inner = inner.adjusted(used, 0, 0, 0)
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), count)
            measures = painter.fontMetrics()
            if measures.horizontalAdvance(count + size) + theme.px(16) <= inner.width():
                painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), size)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle.emit()
        elif plain and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_8:
            self.acted.emit(f"way:{event.key() - Qt.Key.Key_0}")
        elif (command := keymap.bare(event, DISCREPANCIES)) and command != "discrepancies.settle":
            self.acted.emit(command.partition(".")[2])
        else:
            super().keyPressEvent(event)

    def do(self, command: str) -> bool:
        if command in ("grid.next", "grid.previous"):
            self.moved.emit(1 if command == "grid.next" else -1)
            return True
        if command == "grid.edit":
            self.acted.emit("edit")
            return True
        return super().do(command)

    def keyboardSearch(self, search: str) -> None:
        """Take no letters for a search: they are actions."""

    def currentChanged(self, current: Any, previous: Any) -> None:
        super().currentChanged(current, previous)
        self.item_changed.emit()

    def sort_rows(self, sorts: Any) -> None:
        """Sort, and stay with the current item and those selected."""
        number, picked = self.number(), self.picked()
        super().sort_rows(sorts)
        row = self.items.row_of(number) if number else -1
        if row >= 0:
            self.setCurrentIndex(self.items.index(row, dm.CODE))
            self.pick(picked)

    def picked(self) -> set[tuple[Any, ...]]:
        """Return what the selected items are known by, for `pick`."""
        return self.items.names_of(self.selected_rows())

    def pick(self, names: Collection[tuple[Any, ...]]) -> None:
        """Select several items again, as far as they show, where the current one is still one of them."""
        rows = self.items.rows_named(names) if len(names) > 1 else []
        if len(rows) > 1 and self.currentIndex().row() in rows:
            selection, last = QItemSelection(), self.items.columnCount() - 1
            for row in rows:
                selection.select(self.items.index(row, 0), self.items.index(row, last))
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)

    def numbers(self) -> list[int]:
        """Return the numbers of the selected items, else of the current one."""
        rows = [self.items.line(row) for row in self.selected_rows()]
        found = [self.items.key(line) for line in rows if line >= 0]
        return found or [one for one in (self.number(),) if one]

    def said(self) -> str:
        """Return how many items are selected, their sum in each currency, how many show and how many are open."""
        columns = self.items.columns
        if columns is None:
            return ""
        parts = []
        lines = [one for one in map(self.items.line, self.selected_rows()) if one >= 0]
        if len(lines) > 1:
            sums = columns.sums(np.array(lines), -columns.amount)  # as they are shown
            parts.append(self.tr("{count} selected").format(count=shown.count(len(lines))))
            mixed = len(sums) > 1
            parts += [
                self.tr("Sum {amount}").format(amount=shown.amount_of(sums[one], columns.exp, one, mixed))
                for one in sorted(sums)
            ]
        counts = {
            "shown": int((self.items.lines >= 0).sum()), "all": len(columns), "open": columns.open_count(),
        }  # fmt: skip
        text = self.tr("{shown} of {all} shown, {open} open")
        return "   ".join([*parts, text.format(**{key: shown.count(one) for key, one in counts.items()})])

    def number(self) -> int:
        """Return the number of the current item, 0 for none."""
        row = self.currentIndex().row()
        return self.items.key(self.items.line(row)) if 0 <= row < self.items.rowCount() else 0

    def line(self) -> int:
        """Return the line of the current item, −1 for none."""
        row = self.currentIndex().row()
        return max(self.items.line(row), -1) if 0 <= row < self.items.rowCount() else -1
