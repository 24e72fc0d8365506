"""What the repositories of one unit of work share, and how versioned rows are opened and closed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import Connection, Table, Text

from app.domain.digest import table_digest
from app.store import bulk, schema
from app.store.chunks import Chunks, PieceCache
from app.store.connect import OneThread
from app.store.live import LIVE_KEYS, LiveTables

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

VERSIONED: dict[str, Table] = {
    name: table for name, table in sorted(schema.metadata.tables.items()) if "since" in table.c and "until" in table.c
}

#: Rows of these are digested in groups, so that a load of several statements or comparisons is never
#: held or read back as a whole.
GROUP_BY = {
    "record": "statement",
    "occurrence": "statement",
    "member": "comparison",
    "tie": "comparison",
    "discrepancy": "comparison",
}


@dataclass(slots=True)
class Context:
    """One transaction. entry: number of the audit entry that a writing one appends; 0 when reading.

    memo: what repositories worked out and what any write makes void.
    """

    raw: Connection
    entry: int
    actor: str
    action: str
    temporary: bool
    pieces: PieceCache
    live: LiveTables
    thread: OneThread = field(default_factory=OneThread)
    memo: dict[str, Any] = field(default_factory=dict)
    opened: dict[tuple[str, str], str | None] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    rebuild: dict[str, list[str]] = field(default_factory=dict)

    @property
    def connection(self) -> Connection:
        """Return the connection, to the thread that made it."""
        self.thread.check()
        return self.raw

    @property
    def chunks(self) -> Chunks:
        """Return the reader and writer of statements' columns."""
        return Chunks(self.connection, self.pieces)

    def next_number(self, table: Table) -> int:
        """Return a number that no row of `table` ever had."""
        return (
            int(self.connection.exec_driver_sql(f"select coalesce(max(number), 0) from {table.name}").scalar_one()) + 1
        )

    def open_rows(
        self,
        table: Table,
        columns: Mapping[str, Any],
        count: int,
        *,
        group: object | None = "",
        tick: Callable[[int], None] | None = None,
        cuts: Sequence[int] = (),
    ) -> None:
        """Insert live rows, in the order of the table's key; columns as for bulk.insert, all in one group.

        group None: rows of several groups, each of which the caller has named to reread(). cuts: rows
        where a column changes that is the same before and after, so that it need not be bound.
        """
        if count == 0:
            return
        whole = {**columns, "since": self.entry, "until": None}
        if group is not None:
            key = (table.name, str(group))
            self.opened[key] = None if key in self.opened else rows_digest(table, whole, count)
        self.touched.add(table.name)
        self.watch(table)
        for start, stop in pairwise([0, *cuts, count]):
            part = {name: one if _alone(one) else one[start:stop] for name, one in whole.items()} if cuts else whole
            bulk.insert(self.connection, table, part, stop - start, tick)

    def reread(self, table: Table, group: object = "") -> None:
        """Have commit read a group's rows back, since they did not come through open_rows in one go."""
        self.opened[table.name, str(group)] = None
        self.touched.add(table.name)

    def close_rows(self, table: Table, numbers: NDArray[np.int64] | Sequence[int], column: str = "number") -> int:
        """End the live rows whose `column` is one of `numbers`; returns how many.

        A row that this very transaction opened was never seen by anyone and goes without a trace.
        """
        ended = 0
        self.touched.add(table.name)
        self.watch(table)
        if table.name in LIVE_KEYS:
            self.live.closed(table.name, LIVE_KEYS[table.name], np.asarray(numbers, np.int64))
        group = GROUP_BY.get(table.name)
        for marks, values in bulk.in_batches(np.asarray(numbers, np.int64)):
            where = f"{column} in ({marks}) and until is null"
            mine = f"from {table.name} where {where} and since = ?"
            if group is not None or (table.name, "") in self.opened:
                found = self.connection.exec_driver_sql(
                    f"select distinct {group or chr(39) * 2} {mine}", (*values, self.entry)
                )
                for row in found.fetchall():
                    self.reread(table, row[0])
                self.connection.exec_driver_sql(f"delete {mine}", (*values, self.entry))
            sql = f"update {table.name} set until = ? where {where}"
            ended += self.connection.exec_driver_sql(sql, (self.entry, *values)).rowcount
        return ended

    def watch(self, table: Table) -> None:
        """Say, before the first write to a table, that it had no live row, if so."""
        if not self.entry:
            raise RuntimeError(f"{table.name} is written in a unit of work that reads")
        if table.name not in LIVE_KEYS or self.live.knows(table.name):
            return
        sql = f"select 1 from {table.name} where until is null limit 1"
        self.live.began(table.name, self.connection.exec_driver_sql(sql).fetchone() is None)

    def load(self, table: Table, new: int) -> None:
        """Prepare for `new` rows: a large load drops the indexes of `table`, and commit builds them again."""
        if not self.temporary and table.name not in self.rebuild and bulk.pays_to_rebuild(self.connection, table, new):
            self.rebuild[table.name] = bulk.drop_indexes(self.connection, table)

    def finish(self) -> None:
        """Build again what load() dropped; before a commit."""
        for statements in self.rebuild.values():
            for sql in statements:
                self.connection.exec_driver_sql(sql)
        self.rebuild.clear()

    def digest(self) -> tuple[str, int]:
        """Return the digest of what this transaction opened and closed, and how many rows that is."""
        lines: list[str] = []
        total = 0
        for (name, group), found in self.opened.items():
            line = found or read_digest(self.connection, VERSIONED[name], self.entry, group)
            if line:
                lines.append(f"opened {name} {group} {line}")
        for name in self.touched:
            line = closed_digest(self.connection, VERSIONED[name], self.entry)
            if line:
                lines.append(f"closed {name} {line}")
        total = sum(int(line.rsplit(" ", 2)[1]) for line in lines)
        return combined([*lines, *beside(self.connection).get(self.entry, [])]), total


def _alone(value: Any) -> bool:
    return value is None or isinstance(value, (str, int, np.integer))


def combined(lines: Sequence[str]) -> str:
    """Return one digest of the lines of an entry, "" for none."""
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest() if lines else ""


def beside(connection: Connection) -> dict[int, list[str]]:
    """Return entry → lines of what it covers beside versioned rows: originals, and what was said of a new book."""
    found: dict[int, list[str]] = {}
    sql = "select key, value from book where key <> 'book_version' order by key"  # an upgrade changes that one
    said = [[str(key), str(value)] for key, value in connection.exec_driver_sql(sql)]
    found[1] = [f"said book {hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()}"]
    sql = "select since, sha256, name, size, chunks from original order by sha256"
    for entry, *one in connection.exec_driver_sql(sql):
        found.setdefault(int(entry), []).append(f"kept original {json.dumps(one, ensure_ascii=False)}")
    return found


#: Columns that later versions of the book added. Where all rows of a line leave one empty its digest is what it was
#: before there was such a column, so that the chain of an older book still proves its rows.
ADDED = frozenset({"stated_days"})


def value_columns(table: Table) -> list[str]:
    """Return the columns that a digest covers: all but `until`, which a later entry sets."""
    return [one.name for one in table.columns if one.name != "until"]


def arrow_types(table: Table, names: Sequence[str]) -> list[Any]:
    """Return the Arrow type of each of these columns: int64 or string."""
    import pyarrow as pa

    return [pa.string() if isinstance(table.c[name].type, Text) else pa.int64() for name in names]


def rows_digest(table: Table, columns: Mapping[str, Any], count: int) -> str:
    """Return "count digest" of rows that are given as for bulk.insert, in the order of the key."""
    names = value_columns(table)
    arrays = [_array(columns[name], kind, count) for name, kind in zip(names, arrow_types(table, names), strict=True)]
    return rows_line(names, arrays)


def read_digest(connection: Connection, table: Table, entry: int, group: str) -> str:
    """Return "count digest" of the rows that `entry` opened in a group, read from the book; "" for none."""
    names = value_columns(table)
    order = ", ".join(one.name for one in table.primary_key.columns)
    where, parameters = "since = ?", [entry]
    if table.name in GROUP_BY:
        column = GROUP_BY[table.name]
        where += f" and {column} = ?"
        parameters.append(group if isinstance(table.c[column].type, Text) else int(group))  # type: ignore[arg-type]
    sql = f"select {', '.join(names)} from {table.name} where {where} order by {order}"
    arrays = bulk.fetch(connection, sql, parameters, types=arrow_types(table, names))
    return rows_line(names, arrays) if len(arrays[0]) else ""


def closed_digest(connection: Connection, table: Table, entry: int) -> str:
    """Return "count digest" of the keys of the rows that `entry` ended; "" for none."""
    names = [one.name for one in table.primary_key.columns]
    sql = f"select {', '.join(names)} from {table.name} where until = ? order by {', '.join(names)}"
    arrays = bulk.fetch(connection, sql, (entry,), types=arrow_types(table, names))
    return rows_line(names, arrays) if len(arrays[0]) else ""


def rows_line(names: Sequence[str], arrays: Sequence[Any]) -> str:
    """Return "count digest" of columns."""
    import pyarrow as pa

    named = zip(names, arrays, strict=True)
    said = {name: one for name, one in named if name not in ADDED or one.null_count < len(one)}
    return f"{len(arrays[0])} {table_digest(pa.table(said))}"


def _array(given: Any, kind: pa.DataType, count: int) -> Any:
    import pyarrow as pa

    if given is None:
        return pa.nulls(count, kind)
    if isinstance(given, (str, int, bool, np.integer)):
        return pa.repeat(pa.scalar(given if isinstance(given, str) else int(given), kind), count)
    if isinstance(given, np.ndarray):
        return pa.array(given, kind)
    return given if given.type == kind else given.cast(kind)


def dumps(data: Any) -> str:
    """Return JSON as the book holds it: sorted keys, no spaces."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
