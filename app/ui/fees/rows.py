"""The rows of one model that were charged otherwise, with a tick for the claim list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.fees import FeeBoard
from app.ui.delegates.amount import AmountDelegate
from app.ui.delegates.cell import CellDelegate
from app.ui.delegates.tick import TickDelegate
from app.ui.models import shown
from app.ui.models.columns_model import COUNT, ColumnsModel
from app.ui.models.shown import Paint
from app.ui.review.data_grid import DataGrid
from app.ui.theme import theme

TICK, TIME, NUMBER, BASE, DUE, CHARGED, OVER = range(7)
_WIDTHS = (34, 112, 210, 100, 90, 90, 90)

#: Widths of the table, at 100 %, below which a column is left out.
_NEEDS = {DUE: 640, BASE: 530, CHARGED: 430}


class FeeRowsModel(ColumnsModel):
    """Lines are indices into FeeBoard.rows; ticked: those that go into the claim list."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.board: FeeBoard | None = None
        self.model = -1
        self.year = 0
        self.ticked: set[int] = set()

    def show_model(self, board: FeeBoard, model: int, year: int) -> None:
        """Show the rows of a model; what the channel took too much is ticked."""
        self.board, self.model, self.year = board, model, year
        mine = board.of(model)
        self.ticked = {int(one) for one in mine if board.rows.over[one] > 0}
        self.show_lines(mine)

    def tick(self, rows: Iterable[int], on: bool | None = None) -> None:
        """Tick rows as shown, or untick them; by default the other of what the first is."""
        assert self.board is not None
        lines = [one for one in (self.line(row) for row in rows) if self.board.rows.over[one] > 0]
        if not lines:
            return
        on = lines[0] not in self.ticked if on is None else on
        self.ticked = self.ticked | set(lines) if on else self.ticked - set(lines)
        self.repaint()

    def titles(self) -> list[str]:
        return [
            self.tr("Claim"),
            self.tr("Time"),
            self.tr("Number"),
            self.tr("Amount"),
            self.tr("Fee due"),
            self.tr("Fee charged"),
            self.tr("Overcharged"),
        ]

    def right_aligned(self, column: int) -> bool:
        return column >= BASE

    def key(self, line: int) -> int:
        return line

    def text(self, line: int, column: int) -> str:
        return self.paint(line, column).text

    def spoken(self, line: int, column: int) -> str:
        if column == TICK:
            on = line in self.ticked
            return self.tr("in the claim list") if on else self.tr("not in the claim list")
        return super().spoken(line, column)

    def kind(self, column: int) -> str:
        return super().kind(column) if column != TICK else COUNT

    def paint(self, line: int, column: int) -> Paint:
        board = self.board
        assert board is not None
        rows = board.rows
        over = int(rows.over[line])
        if column == TICK:
            return Paint(check=int(line in self.ticked) if over > 0 else -1)
        if column == TIME:
            return Paint(shown.moment(int(rows.at[line]), not rows.timed[line], self.year))
        if column == NUMBER:
            back = self.tr("refund") if rows.event[line] == "refund" else ""
            return Paint(rows.channel_ref[line] or rows.order_ref[line] or "—", after=back)
        value = {BASE: rows.base, DUE: rows.due, CHARGED: rows.charged, OVER: rows.over}[column][line]
        text = shown.amount(int(value), rows.exp, board.models[self.model].currency)
        if column != OVER:
            return Paint(text)
        return Paint(f"+{text}" if over > 0 else text, "open" if over > 0 else "text2")

    def sort_keys(self, column: int) -> Any:
        board = self.board
        assert board is not None
        rows = board.rows
        if column == NUMBER:
            words = [self.text(int(line), column) for line in self._order]
            rank = {word: at for at, word in enumerate(sorted(set(words)))}
            return np.array([rank[word] for word in words], np.int64)
        if column == TICK:
            return np.array([int(line) in self.ticked for line in self._order], np.int64)
        return {TIME: rows.at, BASE: rows.base, DUE: rows.due, CHARGED: rows.charged, OVER: rows.over}[column][
            self._order
        ]

    def sums(self) -> tuple[int, ...]:
        """Return Σ base, due, charged and over of the ticked rows, in whole numbers."""
        assert self.board is not None
        rows = self.board.rows
        mine = sorted(self.ticked)
        return tuple(sum(int(one[at]) for at in mine) for one in (rows.base, rows.due, rows.charged, rows.over))


class FeeRowsGrid(DataGrid):
    """ticked: what goes into the claim list changed. entered: a row was opened."""

    ticked = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Rows charged otherwise"))
        self.rows = FeeRowsModel(self)
        self.setModel(self.rows)
        self.delegates = (CellDelegate(self), AmountDelegate(self), TickDelegate(self))
        self.setItemDelegate(self.delegates[0])
        self.setItemDelegateForColumn(TICK, self.delegates[2])
        for column in range(BASE, OVER + 1):
            self.setItemDelegateForColumn(column, self.delegates[1])
        self.delegates[2].clicked.connect(lambda row: self._tick([row]))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        self.doubleClicked.connect(lambda _index: self.entered.emit())

    def fit(self, width: int) -> None:
        """Give the number what the other columns leave; where there is no room the figures go one after the other.

        What was charged too much is the last to stay; the details beside the rows show all of them.
        """
        rest = width - 18
        for column, least in _NEEDS.items():
            self.setColumnHidden(column, width < theme.px(least))
        for column, wide in enumerate(_WIDTHS):
            if column != NUMBER and not self.isColumnHidden(column):
                self.setColumnWidth(column, theme.px(wide))
                rest -= theme.px(wide)
        self.setColumnWidth(NUMBER, max(rest, theme.px(70)))

    def do(self, command: str) -> bool:
        if command == "grid.tick":
            self._tick([self.currentIndex().row()] if self.currentIndex().isValid() else [])
            return True
        if command == "grid.tick_range":
            self._tick(self.selected_rows())
            return True
        return super().do(command)

    def _tick(self, rows: Iterable[int]) -> None:
        self.rows.tick(rows)
        self.ticked.emit()
