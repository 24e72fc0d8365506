"""What an open book knows from one unit of work to the next: what entries changed, and what was read already."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from app.store.engine import Book, BookStore
from app.store.live import LiveStore
from app.store.repositories.records import FACTS
from tests.builders import records
from tests.store.helpers import add, confirm, item, run, undo


@pytest.fixture
def matched(book: Book, tmp_path: Path) -> Book:
    add(book, tmp_path, records(order_ref=[str(n) for n in range(8)]))
    run(book, [([1], [2]), ([3], [4])], item([5]))
    return book


def head(book: Book) -> str:
    with book.read() as uow:
        return uow.audit.head()[1]


def test_what_entries_changed_is_told_by_number_and_by_table(matched: Book) -> None:
    before = head(matched)
    confirm(matched, 2)
    between = head(matched)
    undo(matched, 3)
    with matched.read() as uow:
        since, later = uow.changes_since(before), uow.changes_since(between)
        assert uow.changes_since(uow.audit.head()[1]) == type(since)()
        assert uow.changes_since("of another book") is None
    assert since is not None and since == later
    assert (since.matches, since.items, since.tables) == ({2}, frozenset(), {"tie"})


def test_what_is_known_of_records_lasts_until_a_statement_changes(matched: Book, tmp_path: Path) -> None:
    def known() -> frozenset[str]:
        with matched.read() as uow:
            there = FACTS & uow._context.memo.keys()
            uow.records.table(columns=["record"])
        return there

    known()
    confirm(matched, 1)
    assert {"gone", "moved"} <= known()
    add(matched, tmp_path, records(order_ref=["new"]))
    assert not known()


def again(book: Book) -> Book:
    """Return the book closed and opened again: nothing of it was read yet."""
    book.close()
    return BookStore().open(book.path)


def test_who_still_reads_an_older_state_forgets_nothing_of_the_newer(matched: Book) -> None:
    book = again(matched)
    with book.read() as late:
        confirm(book, 1)
        with book.read() as uow:
            now = uow.matches.live()
        assert late.matches.live()[0]["state"].to_pylist() == [0, 0]
    with book.read() as uow:
        assert uow.matches.live()[0] is now[0]
    book.close()


def test_what_a_reader_found_while_somebody_wrote_elsewhere_is_not_read_again(matched: Book) -> None:
    book = again(matched)
    with book.write("note", "ann") as writing, book.read() as uow:
        items = uow.discrepancies.live()
        writing.decisions.add("note", "somebody", note="hers")
        writing.commit(text_key="audit.note")
    with book.read() as uow:
        assert uow.discrepancies.live() is items
    book.close()


def test_a_table_is_read_once_however_many_ask_at_a_time(matched: Book) -> None:
    store, together, reads = LiveStore(), Barrier(3), []
    with matched.read() as uow:
        table = uow.discrepancies.live()

    def ask(_one: int) -> object:
        together.wait()
        return store.table((1, "head"), "discrepancy", lambda: reads.append(1) or table)

    with ThreadPoolExecutor(3) as pool:
        assert all(one is table for one in pool.map(ask, range(3)))
    assert len(reads) == 1
