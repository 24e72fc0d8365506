"""The review grid's model: lines of pairs over ReviewColumns, filtered and sorted by item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, Qt, Signal

from app.services import review_columns as rc
from app.services.review_columns import ReviewColumns
from app.ui.models import filters
from app.ui.models.columns_model import ranks_of
from app.ui.models.review_cells import (  # noqa: F401 - views name columns by this module
    A_PARTY,
    A_REF,
    A_TIME,
    A_VALUE,
    B_REF,
    B_TIME,
    B_VALUE,
    DIFFERENCE,
    MIDDLE,
    SIDE_A,
    SIDE_B,
    STATE,
    TICK,
    ReviewCells,
)

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown: a tab, an account pair (−1 = all), texts typed by column, states (empty = all)."""

    tab: str = "all"
    pair: int = -1
    typed: Mapping[int, str] = field(default_factory=dict)
    states: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums of some items: how many, Σ A, Σ B and B − A, per currency at the columns' exponent."""

    count: int
    by_currency: dict[str, tuple[int, int]]


class ReviewModel(ReviewCells):
    """Items as lines; ticks and candidates belong to items, known by the key of their first record."""

    ticks_changed = Signal()

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._columns: ReviewColumns | None = None
        self._items: NDArray[np.int64] = np.zeros(0, np.int64)
        self._item_keys: NDArray[np.int64] = np.zeros(0, np.int64)
        self._brackets: NDArray[np.int8] = np.zeros(0, np.int8)
        self._ticked: set[int] = set()
        self._filter = Filter()
        self._candidates: list[Any] = []
        self._chosen = -1
        self._candidate_row = -1
        self._titles: list[str] | None = None
        self.year, self.today, self.hidden = 2026, date(2026, 1, 1), False

    # content

    @property
    def columns(self) -> ReviewColumns | None:
        """Return what is shown, None before the first load."""
        return self._columns

    def set_columns(self, columns: ReviewColumns) -> None:
        """Show another comparison or period; ticks fall, the filter stays."""
        self._take(columns)
        self._ticked.clear()
        self._show(self._passing(self._filter)[0])
        self.ticks_changed.emit()

    def refresh(self, columns: ReviewColumns) -> None:
        """Show the same after a decision: what was shown keeps its place, even where the filter no longer fits."""
        old = self._columns
        if old is None:
            self.set_columns(columns)
            return
        self._drop_candidates()
        place = np.full(len(columns.records), np.iinfo(np.int64).max, np.int64)
        for cells in (old.a, old.b):
            lines = self._order
            cell = cells[lines] if len(lines) else np.zeros(0, np.int32)
            has = cell >= 0
            rows = columns.records.find(old.records.number[cell[has]])
            where = np.flatnonzero(has)[rows >= 0]
            np.minimum.at(place, rows[rows >= 0], where)
        self._take(columns)
        best = np.full(columns.items, np.iinfo(np.int64).max, np.int64)
        for cells in (columns.a, columns.b):
            has = cells >= 0
            np.minimum.at(best, columns.item[has], place[cells[has]])
        kept = np.flatnonzero(best < np.iinfo(np.int64).max)
        order = kept[np.argsort(best[kept], kind="stable")]
        known = set(self._item_keys.tolist())
        self._ticked &= known
        self._show(order)
        self.ticks_changed.emit()

    def _take(self, columns: ReviewColumns) -> None:
        self._candidates, self._chosen, self._candidate_row = [], -1, -1
        self._columns = columns
        self._brackets = columns.brackets()
        first = columns.first_line
        a, b = columns.a[first], columns.b[first]
        lead = np.where(a >= 0, a, b)
        numbers = columns.records.number[lead] if len(lead) else np.zeros(0, np.int64)
        self._item_keys = numbers * 4 + (a < 0) * 2 + (columns.match == 0)

    def _show(self, items: NDArray[np.int64]) -> None:
        self._items = np.asarray(items, np.int64)
        self.show_lines(self._lines_of(self._items))

    def _lines_of(self, items: NDArray[np.int64]) -> NDArray[np.int64]:
        columns = self._columns
        if columns is None or not len(items):
            return np.zeros(0, np.int64)
        size = np.maximum(columns.n_a, columns.n_b)[items].astype(np.int64)
        start = np.cumsum(size) - size
        return np.repeat(columns.first_line[items] - start, size) + np.arange(int(size.sum()))

    # filter and order

    @property
    def filter(self) -> Filter:
        """Return the filter in force."""
        return self._filter

    def set_filter(self, wanted: Filter) -> list[int]:
        """Show what a filter lets through; return the columns whose typed text means nothing."""
        self._filter = wanted
        items, wrong = self._passing(wanted)
        self._candidates, self._chosen, self._candidate_row = [], -1, -1
        column, order = self._sorted_by
        self._show(items)
        if column >= 0:
            self.sort(column, order)
        return wrong

    def _passing(self, wanted: Filter) -> tuple[NDArray[np.int64], list[int]]:
        columns = self._columns
        if columns is None:
            return np.zeros(0, np.int64), []
        states = set(rc.TABS[wanted.tab]) & (set(wanted.states) or set(range(8)))
        keep = np.isin(columns.state, sorted(states))
        if wanted.pair >= 0:
            keep &= columns.pair == wanted.pair
        wrong = []
        for column, text in wanted.typed.items():
            if not text.strip():
                continue
            try:
                keep &= self._column_mask(columns, column, text)
            except filters.FilterError:
                wrong.append(column)
        return np.flatnonzero(keep), wrong

    def _column_mask(self, columns: ReviewColumns, column: int, text: str) -> NDArray[np.bool_]:
        """Return which items a typed text lets through."""
        if column == DIFFERENCE:
            return filters.amounts(text, columns.exp).mask(-columns.difference)
        records = columns.records
        cells, values = (columns.a, columns.a_value) if column in SIDE_A else (columns.b, columns.b_value)
        has = np.flatnonzero(cells >= 0)
        if column in (A_VALUE, B_VALUE):
            hit = filters.amounts(text, columns.exp).mask(values[has])
        elif column in (A_TIME, B_TIME):
            hit = filters.days(text, self.today).mask(np.floor_divide(records.at, _DAY))[cells[has]]
        else:
            source = records.party if column == A_PARTY else records.ref
            hit = filters.texts(text, source)[cells[has]]
        passing = np.zeros(columns.items, bool)
        passing[columns.item[has[hit]]] = True
        return passing

    def sort_keys(self, column: int) -> NDArray[Any]:
        columns = self._columns
        assert columns is not None
        first = columns.first_line[self._items]
        side_b = column in SIDE_B
        cells = (columns.b if side_b else columns.a)[first]
        if column == STATE:
            return columns.state[self._items]
        if column == DIFFERENCE:
            return -columns.difference[self._items]
        if column == TICK:
            return ~np.isin(self._item_keys[self._items], list(self._ticked))
        if column in (A_VALUE, B_VALUE):
            value = (columns.b_value if side_b else columns.a_value)[first]
            return np.where(cells >= 0, value, np.iinfo(np.int64).max)
        source: NDArray[Any] = columns.records.at
        if column in (A_REF, B_REF):
            source = ranks_of(columns.records.ref)
        elif column == A_PARTY:
            source = ranks_of(columns.records.party)
        return np.where(cells >= 0, source[cells], np.iinfo(np.int64).max)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._drop_candidates()
        self._sorted_by = (column, order)
        if column < 0 or self._columns is None or not len(self._items):
            return
        keys = self.sort_keys(column)
        if order == Qt.SortOrder.DescendingOrder:
            place = len(keys) - 1 - np.argsort(keys[::-1], kind="stable")[::-1]
        else:
            place = np.argsort(keys, kind="stable")
        size = np.maximum(self._columns.n_a, self._columns.n_b)[self._items].astype(np.int64)
        start = np.cumsum(size) - size
        moved = size[place]
        begin = np.cumsum(moved) - moved
        line_place = np.repeat(start[place] - begin, moved) + np.arange(int(size.sum()))
        self._items = self._items[place]
        self.permute(line_place)

    # items and rows

    @property
    def items(self) -> NDArray[np.int64]:
        """Return the items shown, in their order."""
        return self._items

    def item_at(self, row: int) -> int:
        """Return the item of a row; of a candidate line the item it is offered to."""
        if self._columns is None or not 0 <= row < len(self._order):
            return -1
        line = int(self._order[row])
        if line < 0:
            line = int(self._order[self._candidate_row - 1])
        return int(self._columns.item[line])

    def candidate_at(self, row: int) -> int:
        """Return which candidate a row is, −1 for an ordinary line."""
        line = int(self._order[row]) if 0 <= row < len(self._order) else 0
        return -1 - line if line < 0 else -1

    def row_of_item(self, item: int) -> int:
        """Return the first row of an item, −1 where it is not shown."""
        if self._columns is None or item < 0:
            return -1
        hits = np.flatnonzero(self._order == int(self._columns.first_line[item]))
        return int(hits[0]) if len(hits) else -1

    def row_of_key(self, key: int) -> int:
        """Return the first row of the item with a key, −1 where it is not shown."""
        hits = np.flatnonzero(self._item_keys == key)
        return self.row_of_item(int(hits[0])) if len(hits) else -1

    def item_key(self, item: int) -> int:
        """Return what makes an item itself."""
        return int(self._item_keys[item])

    def key(self, line: int) -> int:
        if line < 0 or self._columns is None:
            return line
        return int(self._item_keys[self._columns.item[line]])

    def next_row(self, row: int, states: Iterable[int], step: int = 1, without: frozenset[int] = frozenset()) -> int:
        """Return the first row of the next item in one of these states, after (or before) a row; −1 for none.

        without: keys of items that are decided already and only wait to be read again.
        """
        if self._columns is None or not len(self._items):
            return -1
        here = self.item_at(row)
        wanted = np.isin(self._columns.state[self._items], list(states))
        if without:
            wanted &= ~np.isin(self._item_keys[self._items], list(without))
        at = np.flatnonzero(self._items == here)
        start = int(at[0]) if len(at) else -1
        places = np.flatnonzero(wanted)
        places = places[places != start]
        if not len(places):
            return -1
        later = places[places > start] if step > 0 else places[places < start][::-1]
        found = later[0] if len(later) else (places[0] if step > 0 else places[-1])
        return self.row_of_item(int(self._items[found]))

    # ticks

    def ticked(self) -> list[int]:
        """Return the ticked items among those shown."""
        if not self._ticked or not len(self._items):
            return []
        hit = np.isin(self._item_keys[self._items], list(self._ticked))
        return [int(one) for one in self._items[hit]]

    def set_ticked(self, items: Sequence[int], on: bool) -> None:
        """Tick or untick items."""
        keys = {int(self._item_keys[one]) for one in items}
        self._ticked = self._ticked | keys if on else self._ticked - keys
        self._repaint_all()
        self.ticks_changed.emit()

    def toggle(self, items: Sequence[int]) -> None:
        """Tick items; untick them where all are ticked."""
        on = any(int(self._item_keys[one]) not in self._ticked for one in items)
        self.set_ticked(items, on)

    def clear_ticks(self) -> None:
        """Untick everything, shown or not."""
        self._ticked.clear()
        self._repaint_all()
        self.ticks_changed.emit()

    def _repaint_all(self) -> None:
        if len(self._order):
            last = self.index(len(self._order) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def sums(self, items: Sequence[int]) -> Sums:
        """Return count, Σ A and Σ B of items, per currency."""
        columns = self._columns
        out: dict[str, tuple[int, int]] = {}
        if columns is None or not len(items):
            return Sums(0, out)
        picked = np.zeros(columns.items, bool)
        picked[list(items)] = True
        lines = np.flatnonzero(picked[columns.item])
        pair = columns.pair[columns.item[lines]]
        for one in np.unique(pair).tolist():
            mine = lines[pair == one]
            name = columns.pairs[one][2]
            sum_a, sum_b = out.get(name, (0, 0))
            out[name] = (sum_a + int(columns.a_value[mine].sum()), sum_b + int(columns.b_value[mine].sum()))
        return Sums(len(items), out)

    # candidates

    @property
    def candidates(self) -> list[Any]:
        """Return the candidates shown below the current item."""
        return self._candidates

    @property
    def chosen(self) -> int:
        """Return which candidate is chosen, −1 for none: nothing is ticked beforehand."""
        return self._chosen

    def show_candidates(self, item: int, found: list[Any]) -> None:
        """Show candidates as lines below an item."""
        self._drop_candidates()
        row = self.row_of_item(item)
        if row < 0 or not found or self._columns is None:
            return
        at = row + max(int(self._columns.n_a[item]), int(self._columns.n_b[item]))
        self.beginInsertRows(QModelIndex(), at, at + len(found) - 1)
        self._candidates, self._candidate_row = list(found), at
        self._order = np.insert(self._order, at, -1 - np.arange(len(found)))
        self.endInsertRows()

    def _drop_candidates(self) -> None:
        if not self._candidates:
            self._chosen = -1
            return
        at, count = self._candidate_row, len(self._candidates)
        self.beginRemoveRows(QModelIndex(), at, at + count - 1)
        self._order = np.delete(self._order, slice(at, at + count))
        self._candidates, self._chosen, self._candidate_row = [], -1, -1
        self.endRemoveRows()

    def hide_candidates(self) -> None:
        """Take the candidate lines away."""
        self._drop_candidates()

    def choose(self, candidate: int) -> None:
        """Choose a candidate (the person's own choice), or none with −1."""
        if not -1 <= candidate < len(self._candidates):
            return
        self._chosen = candidate
        first = self.index(self._candidate_row, 0)
        last = self.index(self._candidate_row + len(self._candidates) - 1, self.columnCount() - 1)
        self.dataChanged.emit(first, last)
