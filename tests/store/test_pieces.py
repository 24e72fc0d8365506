"""Pieces that are kept: a small statement's is read once, and what was rolled back is never met again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from app.store.chunks import PieceCache
from app.store.engine import Book
from app.store.schema import CHUNK_ROWS
from tests.builders import read_statement, records
from tests.store.helpers import add


def _place(table: pa.Table, name: str) -> int:
    """Return where a column lies in memory: at one place as long as nobody reads it anew."""
    return int(table[name].chunk(0).buffers()[1].address)


def _read(book: Book, number: int, *columns: str) -> pa.Table:
    with book.read() as uow:
        chunks: Any = uow.records._context.chunks  # type: ignore[attr-defined]
        return chunks.read(number, columns)


def test_the_piece_of_a_small_statement_is_read_once_whatever_columns_are_wanted(book: Book, tmp_path: Path) -> None:
    [stored] = add(book, tmp_path, records(channel_ref=["a", "b"], amount=[100, -250]))
    first, again = (_read(book, stored.number, *names) for names in (["amount"], ["channel_ref", "amount", "record"]))
    assert _place(first, "amount") == _place(again, "amount")
    assert again.column_names == ["channel_ref", "amount", "record"]
    assert again["amount"].to_pylist() == [100, -250] and again["record"].to_pylist() == [1, 2]
    with book.write("look", "ann") as uow:  # a writer reads what the readers keep
        chunks: Any = uow.records._context.chunks  # type: ignore[attr-defined]
        assert _place(chunks.read(stored.number, ["amount"]), "amount") == _place(first, "amount")
        assert chunks.take(stored.number, np.array([1]), ["amount"])["amount"].to_pylist() == [-250]


def test_what_was_rolled_back_is_not_kept_for_the_statement_that_has_its_number_next(
    book: Book, tmp_path: Path
) -> None:
    with book.write("import", "ann") as uow:
        lost = uow.statements.add(read_statement(tmp_path / "lost", records(amount=[1])), "")
        assert uow.records.table(columns=["amount"])["amount"].to_pylist() == [1]
    [stored] = add(book, tmp_path, records(amount=[2]))
    assert stored.number == lost.number
    with book.read() as uow:
        assert uow.records.table(columns=["amount"])["amount"].to_pylist() == [2]


def test_pieces_are_kept_for_as_many_rows_as_there_is_room_for_the_last_used_ones() -> None:
    cache = PieceCache(2 * CHUNK_ROWS)
    whole, small = (pa.table({"amount": np.zeros(rows, np.int64)}) for rows in (CHUNK_ROWS, 10))
    for n in range(2):
        cache.put((1, n), whole)
    assert cache.get((1, 0)) is not None and not cache.has_room()
    cache.put((2, 0), small)
    assert [cache.get(key) is not None for key in ((1, 0), (1, 1), (2, 0))] == [True, False, True]
    cache.put((2, 0), small)
    cache.put((3, 0), small)
    assert cache.get((1, 0)) is not None, "a piece that is put again counts once"
    above = PieceCache(CHUNK_ROWS, below=cache)
    above.put((4, 0), small)
    assert above.get((2, 0)) is small and cache.get((4, 0)) is None
