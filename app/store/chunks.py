"""A statement's columns as compressed Arrow pieces: written once, read by column and by piece."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from app.domain.columns import NULLABLE, TEXT_COLUMNS, record_schema
from app.store.bulk import pause_of
from app.store.schema import CHUNK_ROWS

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray
    from sqlalchemy import Connection

#: Bytes of a piece that takes no longer to read whole than a column at a time, again and again.
_SMALL = 64 << 10


def encode(table: pa.Table, numbers: NDArray[np.int64], *, fast: bool) -> Iterator[bytes]:
    """Yield the pieces of a record_schema table; numbers: the book's, 0 where a row had been seen before."""
    import pyarrow as pa

    column = pa.array(numbers, pa.int64(), mask=numbers == 0)
    table = table.append_column(pa.field("record", pa.int64()), column)
    options = pa.ipc.IpcWriteOptions(compression="lz4" if fast else "zstd")
    for start in range(0, len(table), CHUNK_ROWS):
        piece = table.slice(start, CHUNK_ROWS).combine_chunks()
        out = pa.BufferOutputStream()
        with pa.ipc.new_stream(out, piece.schema, options=options) as writer:
            writer.write_table(piece)
        yield out.getvalue().to_pybytes()


def decode(data: bytes, columns: Sequence[str]) -> pa.Table:
    """Return these columns of one piece; a column that it was written without is filled with "none"."""
    import pyarrow as pa

    there = pa.ipc.read_schema(pa.py_buffer(data)).names
    wanted = [name for name in columns if name in there]
    fields = sorted(there.index(name) for name in wanted)
    options = pa.ipc.IpcReadOptions(included_fields=fields)
    table = pa.ipc.open_stream(pa.py_buffer(data), options=options).read_all()
    for name in columns:
        if name not in there:
            table = table.append_column(record_schema().field(name), _none(name, len(table)))
    return table.select(list(columns))


def _none(name: str, count: int) -> pa.Array:
    import pyarrow as pa

    kind = record_schema().field(name).type
    if name in TEXT_COLUMNS:
        return pa.repeat(pa.scalar("", kind), count)
    return pa.nulls(count, kind) if name in NULLABLE else pa.repeat(pa.scalar(0, kind), count)


class PieceCache:
    """Pieces that were read whole, as many rows as a few of the largest hold; pieces never change. Any thread.

    below: where pieces are looked for that are not here. A writer has a cache of its own above the readers', for what
    it writes may be rolled back and its numbers be given again.
    """

    def __init__(self, most: int = 6 * CHUNK_ROWS, below: PieceCache | None = None) -> None:
        self._most, self._below = most, below
        self._lock, self._rows = threading.Lock(), 0
        self._pieces: OrderedDict[tuple[int, int], pa.Table] = OrderedDict()

    def get(self, key: tuple[int, int]) -> pa.Table | None:
        """Return the piece (statement, n) if it is here."""
        with self._lock:
            if key in self._pieces:
                self._pieces.move_to_end(key)
                return self._pieces[key]
        return self._below.get(key) if self._below is not None else None

    def put(self, key: tuple[int, int], piece: pa.Table) -> None:
        """Keep a piece, forgetting those not used for longest."""
        with self._lock:
            self._rows += len(piece) - len(self._pieces.get(key, ()))
            self._pieces[key] = piece
            self._pieces.move_to_end(key)
            while self._rows > self._most and len(self._pieces) > 1:
                self._rows -= len(self._pieces.popitem(last=False)[1])

    def has_room(self) -> bool:
        """Return whether a small piece may be kept without forgetting another."""
        return self._rows < self._most - CHUNK_ROWS


class Chunks:
    """Reads pieces through one connection."""

    def __init__(self, connection: Connection, cache: PieceCache) -> None:
        self._connection = connection
        self._cache = cache

    def write(self, statement: int, pieces: Iterator[bytes]) -> None:
        """Store the pieces of a statement."""
        for n, data in enumerate(pieces):
            self._connection.exec_driver_sql(
                "insert into statement_chunk (statement, n, data) values (?, ?, ?)", (statement, n, data)
            )

    def read(self, statement: int, columns: Sequence[str]) -> pa.Table:
        """Return these columns of the whole statement, in its order; `record` may be one of them.

        The only piece of a small statement is kept whole: its columns are asked for again after every decision.
        """
        import pyarrow as pa

        pause = pause_of(self._connection)
        kept = self._cache.get((statement, 0))
        if kept is not None and len(kept) < CHUNK_ROWS:  # all but the last piece are full
            pause()
            return kept.select(list(columns))
        sql = "select data from statement_chunk where statement = ? order by n"
        cursor = self._connection.exec_driver_sql(sql, (statement,))
        pieces: list[pa.Table] = []
        for row in cursor:
            pause()
            if not pieces and len(row[0]) <= _SMALL and self._cache.has_room():
                whole = decode(row[0], [*record_schema().names, "record"])
                self._cache.put((statement, 0), whole)
                pieces.append(whole.select(list(columns)))
            else:
                pieces.append(decode(row[0], columns))
        if not pieces:
            fields = [pa.field("record", pa.int64()) if n == "record" else record_schema().field(n) for n in columns]
            return pa.schema(fields).empty_table()
        return pa.concat_tables(pieces)

    def take(self, statement: int, idx: NDArray[np.int64], columns: Sequence[str]) -> pa.Table:
        """Return these columns of the rows `idx` of a statement, in the order given."""
        import pyarrow as pa

        if not len(idx):
            return self.read(-1, columns)
        place = idx // CHUNK_ROWS
        pieces, at, before = [], np.zeros(len(idx), np.int64), 0
        for n in np.unique(place):
            here = np.flatnonzero(place == n)
            rows = self._piece(statement, int(n)).select(list(columns)).take(pa.array(idx[here] % CHUNK_ROWS))
            pieces.append(rows)
            at[here] = np.arange(before, before + len(here))
            before += len(here)
        return pa.concat_tables(pieces).take(pa.array(at))

    def _piece(self, statement: int, n: int) -> pa.Table:
        key = (statement, n)
        piece = self._cache.get(key)
        if piece is None:
            sql = "select data from statement_chunk where statement = ? and n = ?"
            data = self._connection.exec_driver_sql(sql, key).scalar_one()
            piece = decode(data, [*record_schema().names, "record"])
            self._cache.put(key, piece)
        return piece
