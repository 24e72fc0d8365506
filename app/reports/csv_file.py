"""Writes the pieces of one table as CSV: UTF-8, header, `\\n`, text always quoted (RFC 4180)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    import pyarrow as pa

#: Rows made and written at a time.
PIECE = 131_072


def write_csv(
    file: BinaryIO,
    names: Sequence[str],
    count: int,
    piece: Callable[[int, int], pa.Table],
    after: Callable[[int], None],
) -> None:
    """Write `count` rows; piece(start, stop) gives the text columns of rows start to stop-1.

    The next piece is made while one is written, in another thread; after(rows) is called in this one
    after every piece and may raise to stop. The bytes do not depend on threads.
    """
    file.write((",".join(names) + "\n").encode())
    bounds = [(start, min(start + PIECE, count)) for start in range(0, count, PIECE)]
    with ThreadPoolExecutor(1, "tieout-write") as pool:
        for stop, table in _ahead(pool, bounds, piece):
            _append(file, table)
            after(stop)


def _ahead(
    pool: ThreadPoolExecutor, bounds: list[tuple[int, int]], piece: Callable[[int, int], pa.Table]
) -> Iterator[tuple[int, pa.Table]]:
    pending = pool.submit(piece, *bounds[0]) if bounds else None
    for at, (_start, stop) in enumerate(bounds):
        assert pending is not None
        table = pending.result()
        pending = pool.submit(piece, *bounds[at + 1]) if at + 1 < len(bounds) else None
        yield stop, table


def _append(file: BinaryIO, table: pa.Table) -> None:
    import pyarrow as pa
    from pyarrow import csv

    options = csv.WriteOptions(include_header=False, batch_size=16_384, quoting_style="needed")
    sink = pa.BufferOutputStream()
    csv.write_csv(table, sink, options)
    file.write(memoryview(sink.getvalue()))
