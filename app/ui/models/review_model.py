"""The review grid's model: lines of pairs over ReviewColumns, filtered and sorted by item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, Signal

from app.services.review_columns import ReviewColumns
from app.ui.models.columns_model import Sorts
from app.ui.models.review_cells import ReviewCells
from app.ui.models.review_order import (  # noqa: F401 - views name columns by this module
    A_ACCOUNT,
    A_FEE,
    A_KIND,
    A_NET,
    A_PARTY,
    A_REF,
    A_SHOP,
    A_STATUS,
    A_TIME,
    A_VALUE,
    AGE,
    B_ACCOUNT,
    B_FEE,
    B_KIND,
    B_NET,
    B_PARTY,
    B_REF,
    B_SHOP,
    B_STATUS,
    B_TIME,
    B_VALUE,
    COLUMNS,
    DIFFERENCE,
    EXTRA,
    FLAG,
    MIDDLE,
    NOTE,
    SCORE,
    SIDE_A,
    SIDE_B,
    STATE,
    TICK,
    Filter,
    Scene,
    in_order,
    passing,
    saying,
    sort_keys,
)
from app.ui.models.review_plain import explanation, plain_texts
from app.ui.models.review_plans import Plan, Sorting, Sums, lines_of, places_of, sums_of
from app.ui.models.wanted import Wanted


class ReviewModel(ReviewCells):
    """Items as lines; ticks and candidates belong to items, known by the key of their first record."""

    ticks_changed = Signal()

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._columns: ReviewColumns | None = None
        self._items: NDArray[np.int64] = np.zeros(0, np.int64)
        self._all_keys: NDArray[np.int64] | None = None
        self._ticked: set[int] = set()
        self._ticked_of: NDArray[np.int64] | None = None  # the items for which _ticked_items was found
        self._ticked_items: list[int] = []
        self._filter = Filter()
        self._candidates: list[Any] = []
        self._chosen, self._more = -1, frozenset[int]()
        self._candidate_row = -1
        self._titles: list[str] | None = None
        self._texts: dict[str, tuple[NDArray[Any], Any]] = {}
        self._ranks: dict[str, NDArray[np.int64]] = {}
        self._counted = {}
        self.wanted: Sequence[int] = range(len(COLUMNS))
        self.account_titles: Mapping[str, str] = {}
        self.rule_names: Mapping[str, str] = {}
        self.say: Callable[..., str] | None = None
        self.year, self.today = 2026, date(2026, 1, 1)

    # content

    @property
    def columns(self) -> ReviewColumns | None:
        """Return what is shown, None before the first load."""
        return self._columns

    def set_columns(self, columns: ReviewColumns, *, show: bool = True) -> None:
        """Show another comparison or period; ticks fall, filter and sorts stay.

        show: at once; else nothing shows until a plan is made for them.
        """
        self._take(columns)
        self._ticked.clear()
        none = np.zeros(0, np.int64)
        later = Plan(columns, none, none, self._filter, tuple(self._sorts), [])
        self.show_plan(self.plan(self._filter)() if show else later)
        self.ticks_changed.emit()

    def scene(self) -> Scene:
        assert self._columns is not None
        ticked = frozenset(self._ticked)
        return Scene(self._columns, self.keys_of, ticked, self.today, self.account_titles, self._ranks)

    def refresh(self, columns: ReviewColumns) -> None:
        """Show the same after a decision: what was shown keeps its place, even where the filter no longer fits."""
        old = self._columns
        if old is None:
            self.set_columns(columns)
            return
        self._drop_candidates()
        items = places_of(old, self._order, columns)
        self._take(columns)
        if self._ticked:
            self._ticked &= set(self._item_keys.tolist())
        self._show(items)
        self.ticks_changed.emit()

    def _take(self, columns: ReviewColumns) -> None:
        self._candidates, self._chosen, self._candidate_row = [], -1, -1
        if columns is not self._columns:
            self._texts, self._ranks = {}, {}
        self._columns = columns
        self._all_keys = None

    @property
    def _item_keys(self) -> NDArray[np.int64]:
        if self._all_keys is None:
            items = np.arange(self._columns.items) if self._columns is not None else np.zeros(0, np.int64)
            self._all_keys = self.keys_of(items)
        return self._all_keys

    def keys_of(self, items: NDArray[Any]) -> NDArray[np.int64]:
        """Return what makes items themselves: the number of the first record, its side, whether it is matched."""
        columns = self._columns
        if columns is None or not len(items):
            return np.zeros(0, np.int64)
        first = columns.first_line[items]
        a = columns.a[first]
        numbers = columns.records.number[np.where(a >= 0, a, columns.b[first])]
        return numbers * 4 + (a < 0) * 2 + (columns.match[items] == 0)

    def _show(self, items: NDArray[np.int64]) -> None:
        self._items = np.asarray(items, np.int64)
        self.show_lines(self._lines_of(self._items))

    def _lines_of(self, items: NDArray[np.int64]) -> NDArray[np.int64]:
        columns = self._columns
        return np.zeros(0, np.int64) if columns is None else lines_of(columns, items)

    # filter and order

    @property
    def filter(self) -> Filter:
        """Return the filter in force."""
        return self._filter

    def set_filter(self, wanted: Filter) -> list[int]:
        """Show what a filter lets through; return the columns whose typed text means nothing."""
        if self._columns is None:
            self._filter = wanted
            return []
        made = self.plan(wanted)()
        self.show_plan(made)
        return made.wrong

    def plan(self, wanted: Filter, sorts: Sorts | None = None) -> Callable[[], Plan]:
        """Return a call, fit for any thread, that finds what a filter lets through, in the order of the sorts."""
        scene = self.scene()
        chosen = tuple(self._sorts if sorts is None else sorts)

        def call() -> Plan:
            items, wrong = passing(scene, wanted)
            items = items[in_order(scene, items, chosen)]
            return Plan(scene.columns, items, lines_of(scene.columns, items), wanted, chosen, wrong)

        return call

    def show_plan(self, plan: Plan) -> None:
        """Show what a plan found; one made for other columns is too late and passed over."""
        if plan.columns is not self._columns:
            return
        self._candidates, self._chosen, self._candidate_row = [], -1, -1
        self._filter, self._sorts, self._items = plan.filter, list(plan.sorts), plan.items
        self.show_lines(plan.lines)

    def sort_keys(self, column: int) -> NDArray[Any]:
        return sort_keys(self.scene(), self._items, column)

    def sort_by(self, sorts: Sorts) -> None:
        """Sort by several columns; none puts the items into the order of their moments again."""
        self._drop_candidates()
        if self._columns is None or not len(self._items):
            self._sorts = list(sorts)
            return
        self.show_sorted(self.sort_plan(sorts)())

    def sort_plan(self, sorts: Sorts) -> Callable[[], Sorting]:
        """Return a call, fit for any thread, that finds the order of the items shown now."""
        self._drop_candidates()
        scene, items, chosen = self.scene(), self._items, tuple(sorts)

        def call() -> Sorting:
            place = in_order(scene, items, chosen) if chosen else np.argsort(items, kind="stable")
            size = np.maximum(scene.columns.n_a, scene.columns.n_b)[items].astype(np.int64)
            start = np.cumsum(size) - size
            moved = size[place]
            begin = np.cumsum(moved) - moved
            lines = np.repeat(start[place] - begin, moved) + np.arange(int(size.sum()))
            return Sorting(items, place, lines, chosen)

        return call

    def show_sorted(self, found: Sorting) -> None:
        """Show the items in another order, the selection with them; passed over where other items show by now."""
        if found.items is not self._items:
            return
        self._drop_candidates()
        self._sorts = list(found.sorts)
        self._items = self._items[found.place]
        self.permute(found.lines)

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

    def items_at(self, rows: NDArray[np.int64]) -> list[int]:
        """Return the items of rows, each once, in the order of the rows; candidates are passed over."""
        if self._columns is None or not len(rows):
            return []
        lines = self._order[rows]
        picked = np.zeros(self._columns.items, bool)
        picked[self._columns.item[lines[lines >= 0]]] = True
        found: list[int] = self._items[picked[self._items]].tolist()
        return found

    @property
    def item_keys(self) -> NDArray[np.int64]:
        """Return what makes each item itself, by item."""
        return self._item_keys

    def items_of_keys(self, keys: Sequence[int] | NDArray[np.int64]) -> list[int]:
        """Return the items shown that have these keys, in the order shown."""
        if not len(self._items):
            return []
        found: list[int] = self._items[np.isin(self._item_keys[self._items], np.asarray(keys, np.int64))].tolist()
        return found

    def spans_of(self, items: Sequence[int] | NDArray[np.int64]) -> list[tuple[int, int]]:
        """Return the rows of items as spans (first, end), neighbours joined."""
        if self._columns is None or not len(items):
            return []
        picked = np.zeros(self._columns.items, bool)
        picked[np.asarray(items, np.int64)] = True
        lines = self._order
        on = np.concatenate([[False], (lines >= 0) & picked[self._columns.item[np.maximum(lines, 0)]], [False]])
        edges = np.flatnonzero(on[1:] != on[:-1])
        return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))

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
        """Return the first row of the item with a key, else of the one that holds its record; −1 where none shows."""
        return self.row_of_item(self.item_of_key(key))

    def item_of_key(self, key: int) -> int:
        """Return the item with a key, shown or not, else the one that holds its record; −1 for none."""
        hits = np.flatnonzero(self._item_keys == key)
        if len(hits):
            return int(hits[0])
        return self._columns.item_of_record(key >> 2) if self._columns is not None else -1

    def item_key(self, item: int) -> int:
        """Return what makes an item itself."""
        return int(self.keys_of(np.array([item]))[0])

    def key(self, line: int) -> int:
        if line < 0 or self._columns is None:
            return line
        return self.item_key(int(self._columns.item[line]))

    def next_row(self, row: int, states: Iterable[int], step: int = 1, without: frozenset[int] = frozenset()) -> int:
        """Return the first row of the next item in one of these states, after (or before) a row; −1 for none.

        without: keys of items that are decided already and only wait to be read again.
        """
        if self._columns is None or not len(self._items):
            return -1
        here = self.item_at(row)
        wanted = np.isin(self._columns.state[self._items], list(states))
        if without:
            wanted &= ~np.isin(self._item_keys[self._items], np.array(list(without), np.int64))
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
        """Return the ticked items among those shown, in their order."""
        if not self._ticked or not len(self._items):
            return []
        if self._ticked_of is not self._items:
            hit = np.isin(self._item_keys[self._items], np.array(list(self._ticked), np.int64))
            self._ticked_of, self._ticked_items = self._items, self._items[hit].tolist()
        return list(self._ticked_items)

    def ticks(self) -> int:
        """Return how many items are ticked, shown or not."""
        return len(self._ticked)

    def _repaint_ticks(self) -> None:
        self._ticked_of = None
        self.forget()
        if len(self._order):
            self.dataChanged.emit(self.index(0, TICK), self.index(len(self._order) - 1, TICK))

    def set_ticked(self, items: Sequence[int] | NDArray[np.int64], on: bool) -> None:
        """Tick or untick items."""
        keys = set(self._item_keys[np.asarray(items, np.int64)].tolist())
        self._ticked = self._ticked | keys if on else self._ticked - keys
        self._repaint_ticks()
        self.ticks_changed.emit()

    def toggle(self, items: Sequence[int] | NDArray[np.int64]) -> None:
        """Tick items; untick them where all are ticked."""
        keys = self._item_keys[np.asarray(items, np.int64)].tolist()
        self.set_ticked(items, any(one not in self._ticked for one in keys))

    def clear_ticks(self) -> None:
        """Untick everything, shown or not."""
        self._ticked.clear()
        self._repaint_ticks()
        self.ticks_changed.emit()

    def sums(self, items: Sequence[int] | NDArray[np.int64]) -> Sums:
        """Return the sums of items, per currency."""
        if self._columns is None or not len(items):
            return Sums(0, {})
        return sums_of(self._columns, np.asarray(items, np.int64))

    # for spreadsheets and tooltips

    def plain_texts(self, lines: NDArray[np.int64], column: int) -> list[str]:
        return plain_texts(self, lines, column)

    def search(self, text: str, columns: Sequence[int]) -> NDArray[np.int64]:
        if self._columns is None or not Wanted(text):
            return np.zeros(0, np.int64)
        lines = self._order
        hit = saying(self.scene(), Wanted(text), columns)
        return np.flatnonzero((lines >= 0) & hit[np.maximum(lines, 0)]) if len(hit) else np.zeros(0, np.int64)

    def reader(self) -> ReviewModel:
        twin = ReviewModel()
        if self._columns is not None:
            twin._take(self._columns)
            twin.say, twin.year, twin.today, twin.account_titles = self.say, self.year, self.today, self.account_titles
            twin._ticked = set(self._ticked)
        return twin

    def tooltip(self, line: int, column: int) -> str:
        columns = self._columns
        if columns is None or line < 0:
            return self.text(line, column)
        return explanation(columns, int(columns.item[line]), self.text(line, column), self.say, self.rule_names)

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
        self._more = frozenset()
        row = self.row_of_item(item)
        if row < 0 or not found or self._columns is None:
            return
        at = row + max(int(self._columns.n_a[item]), int(self._columns.n_b[item]))
        self.beginInsertRows(QModelIndex(), at, at + len(found) - 1)
        self._candidates, self._candidate_row = list(found), at
        self._order = np.insert(self._order, at, -1 - np.arange(len(found)))
        self.forget()
        self.endInsertRows()

    def _drop_candidates(self) -> None:
        if not self._candidates:
            self._chosen = -1
            return
        at, count = self._candidate_row, len(self._candidates)
        self.beginRemoveRows(QModelIndex(), at, at + count - 1)
        self._order = np.delete(self._order, slice(at, at + count))
        self._candidates, self._chosen, self._candidate_row = [], -1, -1
        self.forget()
        self.endRemoveRows()

    def hide_candidates(self) -> None:
        """Take the candidate lines away."""
        self._drop_candidates()

    def choose(self, candidate: int) -> None:
        """Choose a candidate (the person's own choice), or none with −1."""
        if not -1 <= candidate < len(self._candidates):
            return
        self._chosen, self._more = candidate, frozenset()
        self._repaint_candidates()

    @property
    def picked(self) -> tuple[int, ...]:
        """Return which candidates are ticked, in their order: one after choose(), any number after tick_candidate()."""
        return tuple(one for one in sorted({self._chosen, *self._more}) if 0 <= one < len(self._candidates))

    def tick_candidate(self, candidate: int) -> None:
        """Tick a candidate beside those that are, or untick it: several may belong to one record."""
        if not 0 <= candidate < len(self._candidates):
            return
        self._more = frozenset({*self.picked} ^ {candidate})
        self._chosen = min(self._more, default=-1)
        self._repaint_candidates()

    def _repaint_candidates(self) -> None:
        self.forget()
        first = self.index(self._candidate_row, 0)
        last = self.index(self._candidate_row + len(self._candidates) - 1, self.columnCount() - 1)
        self.dataChanged.emit(first, last)


def _told_apart(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return keys that are all different: a record in parts leads several items, which stand beside each other."""
    same = np.append(False, keys[1:] == keys[:-1]) if len(keys) else np.zeros(0, np.bool_)
    if not same.any():
        return keys
    start = np.maximum.accumulate(np.where(same, 0, np.arange(len(keys))))
    return keys + ((np.arange(len(keys)) - start) << 48)
