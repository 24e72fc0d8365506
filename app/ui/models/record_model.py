"""One side of the split view: the records of a side that are shown, for finding and matching by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal

from app.domain.money import plain
from app.services import review_columns as rc
from app.services.review import moment_text
from app.services.review_columns import ReviewColumns
from app.ui.models import filters, shown
from app.ui.models.columns_model import AMOUNT, MOMENT, TEXT, ColumnsModel, Sorts, place_of, ranks_of
from app.ui.models.shown import Paint
from app.ui.models.states import STATE_ICONS, STATE_TONES, state_word
from app.ui.privacy import privacy

TICK, TIME, REF, PARTY, VALUE, STATE = range(6)


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """What a filter or sort of one side reads. cells, values: of its lines. ticked: numbers of records."""

    columns: ReviewColumns
    cells: NDArray[np.int32]
    values: NDArray[np.int64]
    ticked: NDArray[np.int64]
    today: date


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Lines in the order in which they will be shown, and the columns whose typed text means nothing."""

    of: Side
    lines: NDArray[np.int64]
    wrong: list[int]


@dataclass(frozen=True, slots=True, eq=False)
class Sorted:
    """Another order of `lines`: lines[place]."""

    lines: NDArray[np.int64]
    place: NDArray[np.int64]
    sorts: Sorts


class RecordModel(ColumnsModel):
    """Lines of one side that hold a record; ticks are record numbers."""

    tick_column = TICK

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
        return self.show_plan(self.plan(columns, open_only=open_only, typed=typed)())

    def plan(
        self, columns: ReviewColumns, *, open_only: bool = False, typed: Mapping[int, str] | None = None
    ) -> Callable[[], Found]:
        """Return a call, fit for any thread, that finds what `set_columns` shows."""
        return partial(_found, self._of(columns), open_only, dict(typed or {}), tuple(self._sorts))

    def show_plan(self, found: Found) -> list[int]:
        """Show what was found; return the columns whose typed text means nothing."""
        self._columns, self._cells, self._values = found.of.columns, found.of.cells, found.of.values
        self.show_lines(found.lines)
        return found.wrong

    @property
    def mixed(self) -> bool:
        """Return whether the records are of several currencies."""
        return self._columns is not None and self._columns.mixed()

    def sort_plan(self, sorts: Sorts) -> Callable[[], Sorted]:
        """Return a call, fit for any thread, that finds the order of the lines shown now."""
        assert self._columns is not None
        return partial(_sorted, self._of(self._columns), self._order, tuple(sorts))

    def show_sorted(self, found: Sorted) -> None:
        """Show the lines in another order; passed over where other lines show by now."""
        if found.lines is self._order:
            self._sorts = list(found.sorts)
            self.permute(found.place)

    def _of(self, columns: ReviewColumns) -> Side:
        cells, values = (columns.b, columns.b_value) if self.side else (columns.a, columns.a_value)
        return Side(columns, cells, values, np.array(sorted(self._ticked), np.int64), self.today)

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

    def ticked_sums(self) -> dict[str, int]:
        """Return Σ of the ticked records shown, by currency."""
        if self._columns is None:
            return {}
        hit = self._order[np.isin(self.keys(), np.array(list(self._ticked), np.int64))]
        out: dict[str, int] = {}
        names = self._columns.currencies_of(self._cells[hit])
        for name, value in zip(names, self._values[hit].tolist(), strict=True):
            out[name] = out.get(name, 0) + value
        return out

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
            names = columns.currencies_of(self._cells[lines])
            return [
                plain(one, columns.exp, name) for one, name in zip(self._values[lines].tolist(), names, strict=True)
            ]
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
            cell_of = shown.when(int(records.at[cell]), bool(records.dated[cell]), self.year)
            return cell_of._replace(ground=ground)
        if column == REF:
            return Paint(records.ref[cell].as_py() or "—", ground=ground)
        if column == PARTY:
            return Paint(shown.party(records.party[cell].as_py()), "text2", ground=ground)
        if column == VALUE:
            (currency,) = columns.currencies_of(self._cells[line : line + 1])
            text = shown.amount_of(int(self._values[line]), columns.exp, currency, columns.mixed())
            return Paint(text, ground=ground)
        state = int(columns.state[item])
        return Paint(state_word(state), STATE_TONES[state], STATE_ICONS[state], ground=ground)

    def sort_keys(self, column: int) -> NDArray[Any]:
        assert self._columns is not None
        return _sort_keys(self._of(self._columns), self._order, column)


def _found(of: Side, open_only: bool, typed: Mapping[int, str], sorts: Sorts) -> Found:
    columns, keep, wrong = of.columns, of.cells >= 0, []
    if open_only:
        held = (columns.state == rc.MATCHED) & (columns.match > 0)
        keep &= ~held[columns.item]
    for column, text in typed.items():
        try:
            keep &= _mask(of, column, text)
        except filters.FilterError:
            wrong.append(column)
    lines = np.flatnonzero(keep)
    return Found(of, lines.take(_sorted(of, lines, sorts).place), wrong)


def _sorted(of: Side, lines: NDArray[np.int64], sorts: Sorts) -> Sorted:
    if not sorts or not len(lines):
        return Sorted(lines, np.arange(len(lines)), sorts)
    place = place_of([(_sort_keys(of, lines, column), order) for column, order in sorts])
    return Sorted(lines, place, sorts)


def _mask(of: Side, column: int, text: str) -> NDArray[np.bool_]:
    records, cell = of.columns.records, np.maximum(of.cells, 0)
    if column == VALUE:
        return filters.amounts(text, of.columns.exp).mask(of.values)
    if column == TIME:
        return filters.days(text, of.today).mask(np.floor_divide(records.at, 86_400))[cell]
    return filters.texts(text, records.party if column == PARTY else records.ref)[cell]


def _sort_keys(of: Side, lines: NDArray[np.int64], column: int) -> NDArray[Any]:
    cells, records = of.cells.take(lines), of.columns.records
    if column == VALUE:
        return of.values.take(lines)
    if column == TIME:
        return records.at.take(cells)
    if column == STATE:
        return of.columns.state.take(of.columns.item.take(lines))
    if column == TICK:
        return ~np.isin(records.number.take(cells), of.ticked)
    return ranks_of(records.party if column == PARTY else records.ref).take(cells)
