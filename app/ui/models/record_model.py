"""One side of the split view: the records of a side that are shown, for finding and matching by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal

from app.services import review_columns as rc
from app.services.review import moment_text
from app.services.review_columns import ReviewColumns
from app.ui.models import filters, shown
from app.ui.models.columns_model import AMOUNT, MOMENT, TEXT, ColumnsModel, ranks_of
from app.ui.models.shown import Paint
from app.ui.models.states import STATE_ICONS, STATE_TONES, state_word
from app.ui.privacy import privacy

TICK, TIME, REF, PARTY, VALUE, STATE = range(6)


class RecordModel(ColumnsModel):
    """Lines of one side that hold a record; ticks are record numbers."""

    ticks_changed = Signal()

    def __init__(self, side: int, parent: Any = None) -> None:
        super().__init__(parent)
        self.side, self.year, self.today = side, 2026, date(2026, 12, 31)
        self._columns: ReviewColumns | None = None
        self._cells: NDArray[np.int32] = np.zeros(0, np.int32)
        self._values: NDArray[np.int64] = np.zeros(0, np.int64)
        self._ticked: set[int] = set()
        self._tinted: set[int] = set()

    def set_columns(
        self, columns: ReviewColumns, *, open_only: bool = False, typed: Mapping[int, str] | None = None
    ) -> list[int]:
        """Show the records of the side; return the columns whose typed text means nothing.

        open_only: those that no approved match holds.
        """
        self._columns = columns
        self._cells = columns.b if self.side else columns.a
        self._values = columns.b_value if self.side else columns.a_value
        keep = self._cells >= 0
        if open_only:
            held = (columns.state == rc.MATCHED) & (columns.match > 0)
            keep &= ~held[columns.item]
        wrong = []
        for column, text in (typed or {}).items():
            try:
                keep &= self._mask(columns, column, text)
            except filters.FilterError:
                wrong.append(column)
        self.show_lines(np.flatnonzero(keep))
        self.sort_by(self._sorts)
        return wrong

    def _mask(self, columns: ReviewColumns, column: int, text: str) -> NDArray[np.bool_]:
        records, cell = columns.records, np.maximum(self._cells, 0)
        if column == VALUE:
            return filters.amounts(text, columns.exp).mask(self._values)
        if column == TIME:
            return filters.days(text, self.today).mask(np.floor_divide(records.at, 86_400))[cell]
        return filters.texts(text, records.party if column == PARTY else records.ref)[cell]

    def ticked_records(self) -> list[int]:
        """Return the numbers of ticked records, in the order shown."""
        return [number for number in self.keys().tolist() if number in self._ticked]

    def toggle(self, rows: Iterable[int]) -> None:
        """Tick or untick the records of rows."""
        self._ticked ^= set(self.keys()[list(rows)].tolist())
        self._repaint()
        self.ticks_changed.emit()

    def clear_ticks(self) -> None:
        """Untick everything."""
        self._ticked.clear()
        self._repaint()
        self.ticks_changed.emit()

    def tint(self, numbers: Iterable[int]) -> None:
        """Tint the candidates of what is current on the other side."""
        self._tinted = set(numbers)
        self._repaint()

    def _repaint(self) -> None:
        if len(self._order):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, STATE))

    def ticked_value(self) -> int:
        """Return Σ of the ticked records shown."""
        hit = np.isin(self.keys(), np.array(list(self._ticked), np.int64))
        return int(self._values[self._order[hit]].sum())

    def titles(self) -> list[str]:
        return [
            self.tr("Tick"),
            self.tr("Time"),
            self.tr("Number"),
            self.tr("Party"),
            self.tr("Amount"),
            self.tr("State"),
        ]

    def right_aligned(self, column: int) -> bool:
        return column == VALUE

    def kind(self, column: int) -> str:
        return {VALUE: AMOUNT, TIME: MOMENT}.get(column, TEXT)

    def plain_texts(self, lines: NDArray[np.int64], column: int) -> list[str]:
        columns = self._columns
        if columns is None or column not in (TIME, VALUE) or (column == VALUE and privacy.hidden):
            return ["" if one == "—" else one for one in (self.text(int(line), column) for line in lines)]
        if column == VALUE:
            items = columns.item[lines].tolist()
            return [columns.text(one, item) for one, item in zip(self._values[lines].tolist(), items, strict=True)]
        rows, records = self._cells[lines], columns.records
        return [moment_text(int(records.at[row]), bool(records.dated[row])) for row in rows]

    def key(self, line: int) -> int:
        return int(self._columns.records.number[self._cells[line]]) if self._columns is not None else 0

    def keys(self) -> NDArray[np.int64]:
        if self._columns is None or not len(self._order):
            return np.zeros(0, np.int64)
        return self._columns.records.number[self._cells[self._order]]

    def text(self, line: int, column: int) -> str:
        return self.paint(line, column).text

    def paint(self, line: int, column: int) -> Paint:
        columns = self._columns
        if columns is None:
            return Paint()
        cell, item, records = int(self._cells[line]), int(columns.item[line]), columns.records
        number = int(records.number[cell])
        ground = "ambiguous_tint" if number in self._tinted else ""
        if column == TICK:
            return Paint(check=2 if number in self._ticked else 0, ground=ground)
        if column == TIME:
            return Paint(shown.moment(int(records.at[cell]), bool(records.dated[cell]), self.year), ground=ground)
        if column == REF:
            return Paint(records.ref[cell].as_py() or "—", ground=ground)
        if column == PARTY:
            return Paint(shown.party(records.party[cell].as_py()), "text2", ground=ground)
        if column == VALUE:
            text = shown.amount(int(self._values[line]), columns.exp, columns.currency_of(item))
            return Paint(text, ground=ground)
        state = int(columns.state[item])
        return Paint(state_word(state), STATE_TONES[state], STATE_ICONS[state], ground=ground)

    def sort_keys(self, column: int) -> NDArray[Any]:
        columns = self._columns
        assert columns is not None
        cells, records = self._cells[self._order], columns.records
        if column == VALUE:
            return self._values[self._order]
        if column == TIME:
            return records.at[cells]
        if column == STATE:
            return columns.state[columns.item[self._order]]
        if column == TICK:
            return ~np.isin(records.number[cells], np.array(list(self._ticked), np.int64))
        return ranks_of(records.party if column == PARTY else records.ref)[cells]
