"""The live matches and discrepancies of a book as tables, kept from one unit of work to the next.

What a run has just stored is read by the export after it, and by the window after every decision: it is
kept in memory with the number and hash of the chain's head that it belongs to, and each commit brings
it up to date. A snapshot with another head (another program wrote) is read from the book.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

Head = tuple[int, str]


class LiveStore:
    """What one open book keeps. Any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._head: Head | None = None
        self._tables: dict[str, pa.Table] = {}

    def get(self, head: Head) -> dict[str, pa.Table]:
        """Return the tables that belong to this head of the chain."""
        with self._lock:
            return dict(self._tables) if self._head == head else {}

    def put(self, head: Head, tables: dict[str, pa.Table]) -> None:
        """Keep tables for `head`; those of another head are forgotten."""
        with self._lock:
            if self._head == head:
                self._tables.update(tables)
            else:
                self._head, self._tables = head, dict(tables)


class LiveTables:
    """The tables as one unit of work sees and changes them."""

    def __init__(self, store: LiveStore, head: Head) -> None:
        self._store = store
        self._head = head
        self._tables = store.get(head)
        self._changed = False

    def table(self, name: str, read: Callable[[], pa.Table]) -> pa.Table:
        """Return a table, read from the book where it is not here."""
        if name not in self._tables:
            self._tables[name] = read()
            if not self._changed:
                self._store.put(self._head, {name: self._tables[name]})
        return self._tables[name]

    def opened(self, name: str, rows: pa.Table) -> None:
        """Take in rows that were stored."""
        import pyarrow as pa

        self._changed = True
        if name in self._tables and len(rows):
            there = self._tables[name]
            self._tables[name] = pa.concat_tables([there, rows]) if len(there) else rows

    def closed(self, name: str, column: str, numbers: NDArray[np.int64]) -> None:
        """Leave out rows that were ended; only the pieces that held one are copied."""
        import pyarrow as pa

        self._changed = True
        if name not in self._tables or not len(numbers):
            return
        parts = []
        gone = np.unique(numbers)
        for batch in self._tables[name].to_batches(max_chunksize=65_536):
            keep = ~np.isin(batch.column(column).to_numpy(), gone)
            if keep.all():
                parts.append(batch)
            elif keep.any():
                parts.append(batch.filter(pa.array(keep)))
        self._tables[name] = pa.Table.from_batches(parts, self._tables[name].schema)

    def empty(self, name: str, table: pa.Table) -> None:
        """Say that a table has no live row now, without reading it."""
        self._tables.setdefault(name, table)

    def forget(self) -> None:
        """Drop everything: rows changed in a way that is cheaper to read again."""
        self._changed = True
        self._tables.clear()

    def committed(self, head: Head) -> None:
        """Hand the tables on under the new head."""
        self._store.put(head, self._tables)
