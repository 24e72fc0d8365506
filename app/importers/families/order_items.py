"""Exports with one row for each item of an order: rows are added up to orders, wherever in the file they stand.

An order is one record, at the row of its first item. Columns of the order that are repeated on each of its rows count
once, and must say the same on all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer, State
from app.importers.families.orders import offsets
from app.importers.part import Minor, Part, Times, shown

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import Sink

    Bools = NDArray[np.bool_]

#: What an order is where its items differ: the first of these that one of them is.
_STRONGEST = (State.UNPAID, State.PAID, State.DONE, State.REFUNDED, State.CLOSED, State.NONE)


def minor_columns(name: str, found: Minor) -> dict[str, Any]:
    """Return amounts as two columns, to be kept until the file is read."""
    return {name: found.value, f"{name}?": found.valid}


def time_columns(name: str, found: Times) -> dict[str, Any]:
    """Return times as three columns, to be kept until the file is read."""
    return {name: found.at, f"{name}?": found.valid, f"{name}.day": found.date_only}


class Items:
    """Collects the rows of an item export."""

    def __init__(self) -> None:
        self._parts: list[pa.Table] = []

    def add(self, part: Part, columns: Mapping[str, Any]) -> None:
        """Keep columns of a part, equally long; `row` is added."""
        self._parts.append(pa.table({"row": pa.array(part.row), **columns}))

    def orders(self, by: str, file: str) -> Orders | None:
        """Return the rows dealt out by the text column `by`; None where there are none."""
        return Orders(pa.concat_tables(self._parts).combine_chunks(), by, file) if self._parts else None


class Orders:
    """Rows dealt out to orders, in the order of their first rows.

    group: of each row, the number of its order from 0; first: of each order, its first row's index.
    """

    def __init__(self, table: pa.Table, by: str, file: str) -> None:
        self.table, self.file = table, file
        coded = pc.dictionary_encode(_one(table[by]))
        self.group: NDArray[np.int64] = coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
        _codes, self.first = np.unique(self.group, return_index=True)

    def __len__(self) -> int:
        return len(self.first)

    def column(self, name: str) -> pa.Array:
        """Return a column of text, row by row."""
        return _one(self.table[name])

    def values(self, name: str) -> NDArray[Any]:
        """Return a column of numbers, row by row."""
        found: NDArray[Any] = _one(self.table[name]).to_numpy(zero_copy_only=False)
        return found

    def sum(self, name: str) -> NDArray[np.int64]:
        """Return what the rows of each order add up to."""
        total = np.zeros(len(self), np.int64)
        np.add.at(total, self.group, self.values(name))
        return total

    def any(self, name: str) -> Bools:
        """Return for which orders a column of truths is true on any row."""
        return self.having(self.values(name))

    def having(self, rows: Bools) -> Bools:
        """Return which orders have one of these rows."""
        found = np.zeros(len(self), bool)
        found[self.group[rows]] = True
        return found

    def once(self, name: str, column: str) -> Minor:
        """Return what the rows of each order say alike; blank ones say nothing, different ones are refused."""
        value, valid = self.values(name), self.values(f"{name}?")
        said = np.full(len(self), -1, np.int64)
        rows = np.flatnonzero(valid)
        said[self.group[rows[::-1]]] = rows[::-1]  # the first one wins, being written last
        wrong = valid & (value != value[np.maximum(said[self.group], 0)])
        if wrong.any():
            at = int(np.argmax(wrong))
            row, cell = int(self.values("row")[at]), f"{int(value[at]) / 100:.2f}"
            raise SourceRefused("refused.value", file=self.file, row=row, column=column, value=shown(cell))
        known = said >= 0
        return Minor(np.where(known, value[np.maximum(said, 0)], 0), known)

    def head(self, name: str) -> pa.Array:
        """Return a column of text, of each order what its first row says."""
        return _one(self.table[name]).take(pa.array(self.first))

    def text(self, name: str) -> pa.Array:
        """Return a column of text, of each order the first that is not empty."""
        column = _one(self.table[name])
        rows = np.flatnonzero(pc.not_equal(column, "").to_numpy(zero_copy_only=False))
        at = self.first.copy()
        at[self.group[rows[::-1]]] = rows[::-1]
        return column.take(pa.array(at))

    def time(self, name: str) -> Times:
        """Return the time of each order, of the first row that has one."""
        valid = self.values(f"{name}?")
        rows = np.flatnonzero(valid)
        at = self.first.copy()
        at[self.group[rows[::-1]]] = rows[::-1]
        return Times(self.values(name)[at], valid[at], self.values(f"{name}.day")[at])

    def state(self, name: str) -> tuple[NDArray[np.int8], NDArray[np.int64]]:
        """Return what became of each order as a whole, and the row that says so."""
        each = self.values(name)
        state = np.full(len(self), State.NONE, np.int8)
        for one in reversed(_STRONGEST):
            state[self.having(each == one)] = one
        rows = np.flatnonzero(each == state[self.group])
        at = self.first.copy()
        at[self.group[rows[::-1]]] = rows[::-1]
        return state, at


def _one(column: pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)


def send_item_orders(
    out: Sink, orders: Orders, when: Times, amount: NDArray[np.int64], order_ref: pa.Array, **columns: Any
) -> None:
    """Send one record for each order; it is known again by its number."""
    out.send(
        row=orders.values("row")[orders.first].astype(np.int32),
        layer=Layer.ORDER.value,
        kind=Kind.ORDER.value,
        at=when.at,
        offset=offsets(when),
        amount=amount,
        currency="CNY",
        order_ref=order_ref,
        key=order_ref,
        **columns,
    )
