"""The live matches and discrepancies of a book as tables, kept from one unit of work to the next.

What a run has just stored is read by the export after it, and by the window after every decision: it is
kept in memory with the number and hash of the chain's head that it belongs to, and each commit brings
it up to date. A snapshot with another head (another program wrote) is read from the book. Of the last
commits it is known which matches and discrepancies they touched, so that what services worked out of the
whole need not be worked out again; and what is known of records lasts as long as no statement changes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.arrays import distinct
from app.services.ports import Changes

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

Head = tuple[int, str]

#: Tables that are kept, with the column by which their rows are ended.
LIVE_KEYS = {"tie": "number", "member": "match", "discrepancy": "number"}
#: Tables of which facts about records are worked out.
_OF_RECORDS = frozenset({"statement", "record", "occurrence"})
#: Commits of which the changes are known, and rows above which nobody asks what they were.
_COMMITS, _FEW = 64, 20_000


class LiveStore:
    """What one open book keeps. Any thread."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}  # see app.services.ports
        self._lock = threading.Lock()
        self._head: Head | None = None
        self._tables: dict[str, pa.Table] = {}
        self._reading = {name: threading.Lock() for name in LIVE_KEYS}
        self._facts: dict[str, Any] = {}
        self._facts_head: Head | None = None
        self._changes: dict[str, tuple[str, Changes]] = {}  # by hash of the head after: hash of the one before

    def get(self, head: Head) -> dict[str, pa.Table]:
        """Return the tables that belong to this head of the chain."""
        with self._lock:
            return dict(self._tables) if self._head == head else {}

    def put(self, head: Head, tables: dict[str, pa.Table]) -> None:
        """Keep tables for `head`; those of an older one are forgotten, and older ones are not kept."""
        with self._lock:
            if self._head == head:
                self._tables.update(tables)
            elif self._head is None or self._head[0] <= head[0]:
                self._head, self._tables = head, dict(tables)

    def table(self, head: Head, name: str, read: Callable[[], pa.Table]) -> pa.Table:
        """Return a table of this head, read where it is not here: once, however many ask for it at a time."""
        with self._reading[name]:
            found = self.get(head).get(name)
            if found is None:
                found = read()
                self.put(head, {name: found})
            return found

    def facts(self, head: Head) -> dict[str, Any]:
        """Return what was worked out of the records at this head of the chain."""
        with self._lock:
            return dict(self._facts) if self._facts_head == head else {}

    def keep_facts(self, head: Head, facts: Mapping[str, Any]) -> None:
        """Keep what was worked out of the records at `head`."""
        with self._lock:
            if self._facts_head == head:
                self._facts.update(facts)
            elif self._facts_head is None or self._facts_head[0] <= head[0]:
                self._facts_head, self._facts = head, dict(facts)

    def note(self, before: Head, after: Head, changes: Changes) -> None:
        """Remember what the commit from one head to the next changed."""
        with self._lock:
            if self._facts_head == before and not changes.tables & _OF_RECORDS:
                self._facts_head = after
            self._changes[after[1]] = (before[1], changes)
            while len(self._changes) > _COMMITS:
                del self._changes[next(iter(self._changes))]

    def since(self, before: str, now: str) -> Changes | None:
        """Return what changed from one head to another, by their hashes; None where that is not known."""
        found = Changes()
        with self._lock:
            for _commit in range(_COMMITS + 1):
                if now == before:
                    return found
                if now not in self._changes:
                    return None
                now, one = self._changes[now]
                found = found.with_others(one)
        return None


class LiveTables:
    """The tables as one unit of work sees and changes them."""

    def __init__(self, store: LiveStore, head: Head) -> None:
        self._store = store
        self._head = head
        self._tables = store.get(head)
        self._changed = False
        self._begun: set[str] = set()
        self._numbers: dict[str, list[NDArray[np.int64]]] = {name: [] for name in LIVE_KEYS}

    def table(self, name: str, read: Callable[[], pa.Table]) -> pa.Table:
        """Return a table, read from the book where it is not here."""
        if name not in self._tables:
            self._tables[name] = read() if self._changed else self._store.table(self._head, name, read)
        return self._tables[name]

    def knows(self, name: str) -> bool:
        """Return whether a table is here, or is known to hold rows that are not."""
        return name in self._tables or name in self._begun

    def began(self, name: str, empty: bool) -> None:
        """Say, before the first write, whether a table that is not here has no live row."""
        self._begun.add(name)
        if empty:
            self._tables[name] = _schema(name).empty_table()

    def opened(self, name: str, rows: pa.Table) -> None:
        """Take in rows that were stored."""
        import pyarrow as pa

        self._changed = True
        self._numbers[name].append(np.asarray(rows[LIVE_KEYS[name]].to_numpy(), np.int64))
        if name in self._tables and len(rows):
            there = self._tables[name]
            self._tables[name] = pa.concat_tables([there, rows]) if len(there) else rows

    def closed(self, name: str, column: str, numbers: NDArray[np.int64]) -> None:
        """Leave out rows that were ended; only the pieces that held one are copied."""
        import pyarrow as pa

        self._changed = True
        self._numbers[name].append(numbers)
        if name not in self._tables or not len(numbers) or not len(self._tables[name]):
            return
        gone = distinct(numbers)
        parts = []
        for batch in self._tables[name].to_batches(max_chunksize=65_536):
            keep = ~among(gone, batch.column(column).to_numpy())
            if keep.all():
                parts.append(batch)
            elif keep.any():
                parts.append(batch.filter(pa.array(keep)))
        self._tables[name] = pa.Table.from_batches(parts, self._tables[name].schema)

    def from_the_book(self) -> None:
        """Forget what is kept in memory, for this unit of work alone: verify reads what is stored."""
        self._changed = True
        self._tables.clear()

    def facts(self) -> dict[str, Any]:
        """Return what was worked out of the records of this snapshot."""
        return self._store.facts(self._head)

    def keep_facts(self, facts: Mapping[str, Any]) -> None:
        """Keep what was worked out of the records of this snapshot, to which nothing was written."""
        self._store.keep_facts(self._head, facts)

    def since(self, before: str) -> Changes | None:
        """Return what changed since a head of the chain, by its hash; None where that is not known."""
        return None if self._changed else self._store.since(before, self._head[1])

    def committed(self, head: Head, touched: frozenset[str]) -> None:
        """Hand the tables on under the new head."""
        read_meanwhile = self._store.get(self._head)
        others = {name: one for name, one in read_meanwhile.items() if name not in touched}
        self._store.put(head, others | self._tables)
        matches, items = self._touched("tie", "member"), self._touched("discrepancy")
        if len(matches) + len(items) <= _FEW:
            changes = Changes(frozenset(matches.tolist()), frozenset(items.tolist()), touched)
            self._store.note(self._head, head, changes)

    def _touched(self, *names: str) -> NDArray[np.int64]:
        return distinct(
            np.concatenate([np.zeros(0, np.int64), *(one for name in names for one in self._numbers[name])])
        )


def among(known: NDArray[np.int64], asked: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which of `asked` stand in the ascending array `known`, which is not empty."""
    at = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    found: NDArray[np.bool_] = known[at] == asked
    return found


def _schema(name: str) -> pa.Schema:
    from app.domain import columns

    schemas = {"tie": columns.match_schema, "member": columns.member_schema, "discrepancy": columns.discrepancy_schema}
    return schemas[name]()


def live_table(name: str, columns: Mapping[str, pa.ChunkedArray]) -> pa.Table:
    """Return columns as the book holds them (integers and texts) as a table that travels between rooms."""
    import pyarrow as pa

    fields = _schema(name)
    taken = dict(columns)
    if name == "discrepancy":
        taken["records"] = from_json_lists(taken["records"])
    return pa.table([taken[one] for one in fields.names], names=fields.names).cast(fields)


def to_json_lists(lists: pa.ChunkedArray) -> pa.Array:
    """Return each list of numbers as JSON."""
    import pyarrow as pa
    import pyarrow.compute as pc

    array = pa.concat_arrays(lists.chunks) if lists.num_chunks else pa.array([], lists.type)
    texts = pa.ListArray.from_arrays(_offsets(pc.list_value_length(array)), pc.list_flatten(array).cast(pa.string()))
    return pc.binary_join_element_wise("[", pc.binary_join(texts, ","), "]", "")


def from_json_lists(texts: pa.ChunkedArray) -> pa.Array:
    """Return the lists that to_json_lists wrote."""
    import pyarrow as pa
    import pyarrow.compute as pc

    array = pa.concat_arrays(texts.chunks) if texts.num_chunks else pa.array([], pa.string())
    lists = pc.split_pattern(pc.utf8_trim(array, "[]"), ",")
    named = pc.list_flatten(lists)
    values = named.filter(pc.not_equal(named, "")).cast(pa.int64())
    lengths = pc.if_else(pc.equal(array, "[]"), 0, pc.list_value_length(lists))
    return pa.ListArray.from_arrays(_offsets(lengths), values)


def _offsets(lengths: pa.Array) -> pa.Array:
    import pyarrow as pa

    ends = np.cumsum(lengths.to_numpy(zero_copy_only=False).astype(np.int64))
    return pa.array(np.append(0, ends), pa.int32())
