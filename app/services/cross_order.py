"""By what the rows of a cross table are put in order: whole columns at a time, fifty thousand rows between frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.services.cross_table import CrossTable

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

_SAFE = 2**62 // 20_000  # a share is worked out in 64 bits below this


def head_keys(table: CrossTable, field: int) -> tuple[Ints, Mask]:
    """Return the codes of a field for all rows, and which rows are totals; field −1 is the currency."""
    keys = np.zeros(table.rows, np.int64)
    keys[: table.cross.rows] = table.cross.keys[:, field + 1]
    return keys, np.arange(table.rows) >= table.cross.rows


def value_keys(table: CrossTable, value: int, column: int) -> tuple[Ints, Mask]:
    """Return whole numbers that sort all rows as what a cell says, and which rows have none there (totals too).

    A sum, a count or, where the table shows shares, a share, see `CrossTable.value` and `share`.
    """
    empty = (table.cross.counts[:, column] == 0) | (np.arange(table.rows) >= table.cross.rows)
    if table.form.share:
        return _shares(table, value, column, empty)
    return _narrow(_values(table, value)[:, column], empty), empty


def _values(table: CrossTable, value: int) -> NDArray[Any]:
    return table.cross.counts if table.form.values[value] == "count" else table.cross.sums[table.sum_of(value)]


def _narrow(found: NDArray[Any], empty: Mask) -> Ints:
    """Return sums as 64 bits, or their ranks where one of them has no room there."""
    try:
        return found.astype(np.int64)
    except OverflowError:
        rank = {one: at for at, one in enumerate(sorted(set(found[~empty].tolist())))}
        return np.array([rank.get(one, 0) for one in found.tolist()], np.int64)


def _shares(table: CrossTable, value: int, column: int, empty: Mask) -> tuple[Ints, Mask]:
    last, of = len(table.cross.columns), table.cross
    rows = np.arange(table.rows)
    below = rows.copy()
    below[: of.rows] = of.rows + np.searchsorted(of.totals, of.keys[:, 0])
    at = {"row": (rows, last), "column": (below, column), "all": (below, last)}[table.form.share]
    values = _values(table, value)
    found, whole = (_small(one) for one in (values[:, column], values[at]))
    if found is None or whole is None:
        parts = [None if none else table.share(value, row, column) for row, none in enumerate(empty.tolist())]
        none = np.array([one is None for one in parts], np.bool_)
        return _narrow(np.array([one or 0 for one in parts], object), none), none
    none = empty | (whole == 0) | (of.counts[at] == 0)
    by = np.where(none, 1, np.abs(whole))
    part = (2 * np.abs(found) * 10_000 + by) // (2 * by)
    return np.where((found < 0) == (whole < 0), part, -part), none


def _small(found: NDArray[Any]) -> Ints | None:
    """Return sums as 64 bits, None where a share of one of them could not be worked out in these."""
    try:
        narrow = found.astype(np.int64)
    except OverflowError:
        return None
    return narrow if np.abs(narrow).max(initial=0) < _SAFE else None
