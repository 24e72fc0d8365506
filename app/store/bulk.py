"""Many rows in and out below SQLAlchemy's ORM: tuples in, Arrow columns out.

Values are always bound, but for whole numbers that are the same in every row or run in step with
another column: those stand in the statement itself, written by int(). Binding costs more than all the
rest of an insert, and half of a record's columns are such numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import Connection, Table
from sqlalchemy.schema import CreateIndex

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

#: Rows handed over at a time; large enough to hide the call, small enough never to stall the window.
BATCH = 20_000
#: Rows read at a time: what is made of them holds up the window for a hundredth of a second.
READ_BATCH = 4_000
#: A load of this many rows into a table without as many builds the secondary indexes afterwards.
LARGE = 100_000

#: Key of a connection's pause.
PAUSE = "tieout_pause"


def insert(
    connection: Connection,
    table: Table,
    columns: Mapping[str, Any],
    count: int,
    tick: Callable[[int], None] | None = None,
) -> None:
    """Insert `count` rows. Columns are integers, None or text (the same in every row), NumPy integer
    arrays, or Arrow arrays; every column of `table` is named. tick(done) is called between batches."""
    if count == 0:
        return
    values: list[str] = []
    bound: list[Any] = []
    serial: dict[int, int] = {}  # start of a bound run 1, 2, 3 … → its parameter
    for column in table.columns:
        values.append(_value(columns[column.name], bound, serial))
    names = ", ".join(one.name for one in table.columns)
    sql = f"insert into {table.name} ({names}) values ({', '.join(values)})"
    if not bound:
        bound.append(np.zeros(count, np.int64))
        sql = f"insert into {table.name} ({names}) select {', '.join(values)} where ?1 = 0"
    pause = pause_of(connection)
    for start in range(0, count, BATCH):
        pause()
        stop = min(start + BATCH, count)
        rows = list(zip(*(_slice(one, start, stop) for one in bound), strict=True))
        connection.exec_driver_sql(sql, rows)
        if tick is not None:
            tick(stop)


def _value(given: Any, bound: list[Any], serial: dict[int, int]) -> str:
    """Return the SQL of one column's value; what has to be bound is appended to `bound`."""
    if given is None:
        return "null"
    if isinstance(given, (bool, int, np.integer)):
        return str(int(given))
    if isinstance(given, np.ndarray):
        first = int(given[0])
        if (given == given[0]).all():
            return str(first)
        if int(given[-1]) - first == len(given) - 1 and (np.diff(given) == 1).all():
            if serial:
                start, at = next(iter(serial.items()))
                return f"?{at} + {first - start}" if first >= start else f"?{at} - {start - first}"
            serial[first] = len(bound) + 1
    bound.append(given)
    return f"?{len(bound)}"


def _slice(column: Any, start: int, stop: int) -> Any:
    if isinstance(column, str):
        return repeat(column, stop - start)
    if isinstance(column, np.ndarray):
        return column[start:stop].tolist()
    return column[start:stop].to_pylist()


def fetch(
    connection: Connection, sql: str, parameters: Sequence[Any] = (), *, types: Sequence[Any]
) -> list[pa.ChunkedArray]:
    """Run a query; return one Arrow column for each of `types`."""
    import pyarrow as pa

    parts: list[list[pa.Array]] = [[] for _ in types]
    for rows in batches(connection, sql, parameters):
        for into, values, kind in zip(parts, zip(*rows, strict=True), types, strict=True):
            into.append(pa.array(values, kind))
    return [pa.chunked_array(into, kind) for into, kind in zip(parts, types, strict=True)]


def fetch_ints(
    connection: Connection, sql: str, parameters: Sequence[Any] = (), *, width: int = 1
) -> NDArray[np.int64]:
    """Run a query of `width` integer columns without nulls; return a (rows, width) array, or (rows,) for 1."""
    parts = [np.array(rows, np.int64) for rows in batches(connection, sql, parameters)]
    found = np.concatenate(parts) if parts else np.zeros((0, width), np.int64)
    return found[:, 0] if width == 1 else found


def batches(connection: Connection, sql: str, parameters: Sequence[Any] = ()) -> Iterator[list[Any]]:
    """Yield a query's rows in lists of at most READ_BATCH."""
    cursor = connection.exec_driver_sql(sql, tuple(parameters)).cursor
    assert cursor is not None
    pause = pause_of(connection)
    try:
        while rows := cursor.fetchmany(READ_BATCH):
            pause()
            yield list(rows)
    finally:
        cursor.close()


def pause_of(connection: Connection) -> Callable[[], None]:
    """Return what is called between batches; it may raise to stop the work (`SqlUnitOfWork.watch`)."""
    found: Callable[[], None] = connection.info.get(PAUSE, _go_on)
    return found


def _go_on() -> None:
    """Be the pause of a connection that nobody watches."""


def in_batches(numbers: NDArray[np.int64], size: int = 20_000) -> Iterator[tuple[str, list[int]]]:
    """Yield ("?, ?, …", values) for `in (…)` over any number of integers."""
    for start in range(0, len(numbers), size):
        part = numbers[start : start + size].tolist()
        yield ",".join("?" * len(part)), part


def drop_indexes(connection: Connection, table: Table) -> list[str]:
    """Drop the indexes of `table` that rows enter at random; return the SQL that builds them again.

    Those on since and until stay: a load adds to the end of the one and nothing to the other.
    """
    present = {row[0] for row in connection.exec_driver_sql("select name from sqlite_master where type = 'index'")}
    again: list[str] = []
    for index in sorted(table.indexes, key=lambda one: str(one.name)):
        if index.name in present and not str(index.name).endswith(("_closed", "_since")):
            connection.exec_driver_sql(f"drop index {index.name}")
            again.append(str(CreateIndex(index).compile(dialect=connection.dialect)))
    return again


def pays_to_rebuild(connection: Connection, table: Table, new: int) -> bool:
    """Return whether dropping and building the indexes is cheaper than adding `new` rows to them."""
    if new < LARGE:
        return False
    there = connection.exec_driver_sql(f"select count(*) from {table.name}").scalar_one()
    return new * 3 > int(there)
