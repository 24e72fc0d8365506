"""The records behind a cell of a cross table, as a table of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.money import plain
from app.domain.record import NO_TIME
from app.services.cross_table import Behind
from app.services.review import moment_text
from app.ui.delegates.cell import CellDelegate
from app.ui.keymap import CROSS, GRID, command_of
from app.ui.models import shown
from app.ui.models.columns_model import AMOUNT, BLANK, MOMENT, TEXT, ColumnsModel, Sorts, place_of, ranks_of
from app.ui.models.kinds import kind_word
from app.ui.models.shown import Paint
from app.ui.privacy import HIDDEN, privacy
from app.ui.review.data_grid import DataGrid
from app.ui.review.grid_widths import leaving
from app.ui.theme import theme

TIME, KIND, NUMBER, PARTY, AMOUNT_OF, FEE, CURRENCY, ACCOUNT, SHOP, STATUS = range(10)
_WIDTHS = (130, 84, 210, 110, 104, 84, 72, 190, 130, 130)
_LEAST = {ACCOUNT: 120, NUMBER: 110, TIME: 96}  # ids are whole in the tooltip
_PARTY_MORE = 160  # at most, where there is room
_NUMBERS = ("record", "kind", "at", "offset", "amount", "exp", "fee", "fee_exp")


class Rows(NamedTuple):
    """What is painted and sorted of the records behind a cell: numbers as arrays, texts as Arrow columns."""

    behind: Behind
    numbers: dict[str, NDArray[np.int64]]
    has_fee: NDArray[np.bool_]
    ref: Any
    texts: dict[int, Any]


def rows_of(behind: Behind) -> Rows:
    """Return the rows of what was read; fit for any thread."""
    import pyarrow as pa
    import pyarrow.compute as pc

    def flat(column: Any) -> Any:
        return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)

    table = behind.table
    first = [flat(table[name]) for name in ("order_ref", "channel_ref", "batch_ref")]
    ref = pc.if_else(pc.not_equal(first[0], ""), first[0], pc.if_else(pc.not_equal(first[1], ""), first[1], first[2]))
    columns = {PARTY: "counterparty", CURRENCY: "currency", SHOP: "shop", STATUS: "status"}
    texts = {column: flat(table[name]) for column, name in columns.items()}
    return Rows(
        behind=behind,
        numbers={name: np.asarray(table[name].fill_null(0).to_numpy()).astype(np.int64) for name in _NUMBERS},
        has_fee=np.asarray(table["fee"].is_valid().to_numpy(), np.bool_),
        ref=ref,
        texts={**texts, ACCOUNT: flat(behind.account), NUMBER: ref},
    )


class BehindModel(ColumnsModel):
    """Lines are rows of Behind; no object for a row."""

    keeps_cells = True

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.rows: Rows | None = None
        self.year = 0

    def show_rows(self, rows: Rows, year: int) -> None:
        """Show other records, by time."""
        self.rows, self.year, self._sorts = rows, year, []
        self.show_lines(np.arange(len(rows.behind)))

    def clear(self) -> None:
        """Let go of the records."""
        self.rows = None
        self.show_lines(np.zeros(0, np.int64))

    def titles(self) -> list[str]:
        return [
            self.tr("Time"),
            self.tr("Kind"),
            self.tr("Number"),
            self.tr("Party"),
            self.tr("Amount"),
            self.tr("Fee"),
            self.tr("Currency"),
            self.tr("Account"),
            self.tr("Shop"),
            self.tr("Status in the source"),
        ]

    def right_aligned(self, column: int) -> bool:
        return column in (AMOUNT_OF, FEE)

    def kind(self, column: int) -> str:
        return {TIME: MOMENT, AMOUNT_OF: AMOUNT, FEE: AMOUNT}.get(column, TEXT)

    def key(self, line: int) -> int:
        return int(self.rows.numbers["record"][line]) if self.rows is not None else 0

    def paint(self, line: int, column: int) -> Paint:
        if column == TIME:
            return self._when(line)
        return Paint(self.text(line, column) or ("—" if column == NUMBER else ""))

    def _when(self, line: int) -> Paint:
        assert self.rows is not None
        of = self.rows.numbers
        return shown.when(int(of["at"][line]), int(of["offset"][line]) == NO_TIME, self.year)

    def text(self, line: int, column: int) -> str:
        rows = self.rows
        assert rows is not None
        if column == TIME:
            return self._when(line).text
        if column == KIND:
            return kind_word(int(rows.numbers["kind"][line]))
        if column in (AMOUNT_OF, FEE):
            return self._money(line, column, shown.amount)
        text = str(rows.texts[column][line].as_py())
        if column == ACCOUNT:
            return rows.behind.titles.get(text, text)
        return shown.party(text) if column == PARTY else text

    def _money(self, line: int, column: int, write: Callable[[int, int, str], str]) -> str:
        rows = self.rows
        assert rows is not None
        if column == FEE and not rows.has_fee[line]:
            return ""
        value, exp = ("fee", "fee_exp") if column == FEE else ("amount", "exp")
        currency = rows.texts[CURRENCY][line].as_py()
        return write(int(rows.numbers[value][line]), int(rows.numbers[exp][line]), currency)

    def plain_texts(self, lines: NDArray[np.int64], column: int) -> list[str]:
        rows = self.rows
        assert rows is not None
        if column == TIME:
            of = rows.numbers
            return [moment_text(int(of["at"][line]), int(of["offset"][line]) == NO_TIME) for line in lines.tolist()]
        if column in (AMOUNT_OF, FEE):
            write = (lambda *_money: HIDDEN) if privacy.hidden else plain
            return [self._money(line, column, write) for line in lines.tolist()]
        return [self.text(line, column) for line in lines.tolist()]

    def sort_keys(self, column: int) -> NDArray[Any]:
        assert self.rows is not None
        return _keys(self.rows, column).take(self._order)

    def sort_plan(self, sorts: Sorts) -> Callable[[], Any]:
        """Return a call, fit for any thread, that finds the order of the lines shown now."""
        return partial(_sorted, self.rows, self._order, tuple(sorts))

    def show_sorted(self, found: tuple[Any, NDArray[np.int64], Sorts]) -> None:
        """Show the lines in another order; passed over where other lines show by now."""
        lines, place, sorts = found
        if lines is self._order:
            self._sorts = list(sorts)
            self.permute(place)

    def reader(self) -> BehindModel:
        twin = BehindModel()
        twin.rows, twin.year = self.rows, self.year
        return twin


def _sorted(rows: Rows, lines: NDArray[np.int64], sorts: Sorts) -> tuple[Any, NDArray[np.int64], Sorts]:
    keys = [(_keys(rows, column).take(lines), order) for column, order in sorts]
    return lines, place_of(keys) if keys else np.arange(len(lines)), sorts


def _keys(rows: Rows, column: int) -> NDArray[np.int64]:
    """Return a number to sort by for each line; amounts of several exponents by their worth."""
    of = rows.numbers
    if column in (TIME, KIND):
        return of["at" if column == TIME else "kind"]
    if column in (AMOUNT_OF, FEE):
        value, exp = (of["fee"], of["fee_exp"]) if column == FEE else (of["amount"], of["exp"])
        unit = np.power(10, exp, dtype=np.int64)
        whole, part = np.floor_divide(value, unit), np.mod(value, unit)
        part *= np.power(10, int(exp.max(initial=0)) - exp, dtype=np.int64)
        order = np.lexsort((part, whole))
        rank = np.empty(len(order), np.int64)
        first = (np.diff(whole[order], prepend=0) != 0) | (np.diff(part[order], prepend=0) != 0)
        rank[order] = np.cumsum(first)
        return rank if column == AMOUNT_OF else np.where(rows.has_fee, rank, BLANK)
    return ranks_of(rows.texts[column])


class BehindGrid(DataGrid):
    """entered: the number of a record that the person wants to see in its place."""

    entered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Records behind the figure"))
        self.records = BehindModel(self)
        self.may_leave = (STATUS, SHOP, PARTY, KIND)
        self.setModel(self.records)
        self._cells = CellDelegate(self)
        self.setItemDelegate(self._cells)
        self.doubleClicked.connect(lambda _index: self._enter())
        self.fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give every column its width for the present scale; numbers and accounts lose what is missing, names gain."""
        if self.model() is None:
            return
        room, widths = self.viewport().width(), {one: theme.px(_WIDTHS[one]) for one in self.kept_columns()}
        least = widths | {one: theme.px(width) for one, width in _LEAST.items() if one in widths}
        self.let_leave(leaving(least, least, self.leavers(), room))
        widths = {one: width for one, width in widths.items() if one not in self.layout_of.left}
        for column in _LEAST:
            if column in widths:
                missing = max(0, sum(widths.values()) - room)
                widths[column] = max(least[column], widths[column] - missing)
        if PARTY in widths:  # names are what is cut
            widths[PARTY] += min(max(0, room - sum(widths.values())), theme.px(_PARTY_MORE))
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        self.keep_own_widths()

    def sort_rows(self, sorts: Any) -> None:
        if self.records.rows is not None:
            self._beside(self.records.rowCount(), self.records.sort_plan(sorts), self.records.show_sorted, sorts)

    def _enter(self) -> None:
        if self.currentIndex().isValid():
            self.entered.emit(self.records.line(self.currentIndex().row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if command_of(event, GRID, CROSS) == "cross.open":
            self._enter()
            event.accept()
        else:
            super().keyPressEvent(event)
