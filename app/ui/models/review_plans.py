"""What a filter or a sort of the review finds before it is shown, and sums of items."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt

from app.services import review_columns as rc
from app.services.review_columns import ReviewColumns
from app.ui.models.review_order import Filter


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums of some items, per currency at the columns' exponent: how many, (Σ A, Σ B), and of the amounts of side A
    (of B where A has none) (how many, the least, the most, Σ)."""

    count: int
    by_currency: dict[str, tuple[int, int]]
    spread: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Items and their lines as they will be shown, the filter and sorts that led to them, columns not understood."""

    columns: ReviewColumns
    items: NDArray[np.int64]
    lines: NDArray[np.int64]
    filter: Filter
    sorts: tuple[tuple[int, Qt.SortOrder], ...]
    wrong: list[int]


@dataclass(frozen=True, slots=True, eq=False)
class Sorting:
    """Another order of `items`: items[place], and the same for their lines."""

    items: NDArray[np.int64]
    place: NDArray[np.int64]
    lines: NDArray[np.int64]
    sorts: tuple[tuple[int, Qt.SortOrder], ...]


def lines_of(columns: ReviewColumns, items: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the lines of items, in their order."""
    if not len(items):
        return np.zeros(0, np.int64)
    size = np.maximum(columns.n_a[items], columns.n_b[items]).astype(np.int64)
    if int(size.max()) == 1:
        return columns.first_line[items].astype(np.int64)
    start = np.cumsum(size) - size
    return np.repeat(columns.first_line[items] - start, size) + np.arange(int(size.sum()))


def sums_of(columns: ReviewColumns, items: NDArray[np.int64]) -> Sums:
    """Return the sums of items, per currency; of a tie only its own side counts, for nobody has chosen yet."""
    out: dict[str, tuple[int, int]] = {}
    spread: dict[str, tuple[int, int, int, int]] = {}
    lines = lines_of(columns, items)
    item = columns.item[lines]
    pair = columns.pair[item]
    tied = (columns.state[item] == rc.AMBIGUOUS) & (columns.n_a[item] > 0)
    b_value = np.where(tied, 0, columns.b_value[lines])
    for side, cells, values in ((0, columns.a[lines], columns.a_value[lines]), (1, columns.b[lines], b_value)):
        here = cells >= 0
        code = columns.records.currency[cells[here]]
        for at in np.unique(code).tolist():
            name, more = columns.records.currencies[at], int(values[here][code == at].sum())
            known = out.get(name, (0, 0))
            out[name] = (known[0], known[1] + more) if side else (known[0] + more, known[1])
    for one in np.unique(pair).tolist():
        mine = lines[pair == one]
        name = columns.pairs[one][2]
        on_a = columns.a[mine] >= 0
        values = columns.a_value[mine][on_a] if on_a.any() else columns.b_value[mine][columns.b[mine] >= 0]
        if len(values):
            count, least, most, total = spread.get(name, (0, int(values.min()), int(values.max()), 0))
            least, most = min(least, int(values.min())), max(most, int(values.max()))
            spread[name] = (count + len(values), least, most, total + int(values.sum()))
    return Sums(len(items), out, spread)


def places_of(old: ReviewColumns, shown: NDArray[np.int64], new: ReviewColumns) -> NDArray[np.int64]:
    """Return the items of `new` that hold a record of the old lines shown, in the order in which those stood."""
    far = np.iinfo(np.int64).max
    place = np.full(len(new.records) + 1, far, np.int64)  # the last one stands for no record
    same = np.array_equal(old.records.number, new.records.number)
    for cells in (old.b, old.a):
        cell = cells[shown][::-1]  # so that the first of several is written last
        where = np.arange(len(shown) - 1, -1, -1)[cell >= 0]
        cell = cell[cell >= 0]
        row = cell if same else new.records.find(old.records.number[cell])
        known = row >= 0
        place[row[known]] = np.minimum(place[row[known]], where[known])
    place[-1] = far
    if not new.items:
        return np.zeros(0, np.int64)
    line = np.minimum(place[new.a], place[new.b])  # −1 is the last
    best = np.minimum.reduceat(line, new.first_line)
    kept = np.flatnonzero(best < far)
    return kept[np.argsort(best[kept], kind="stable")]
