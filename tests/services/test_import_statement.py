"""An import is whole or not at all, one entry, and one thing to undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.progress import Cancelled, Step
from app.domain.statement import ReadSource, Refusal
from app.services.history import undo
from app.services.import_statement import import_sources, remove_statements
from app.services.ports import Book
from app.store.engine import BookStore
from tests.builders import read_statement, records, source


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = BookStore().create(str(tmp_path / "shop.tieout"))
    yield made
    made.close()


def _sources(folder: Path, count: int = 2) -> list[ReadSource]:
    made = []
    for n in range(count):
        read = read_statement(folder / "read", records(order_ref=[f"{n}-{i}" for i in range(3)]), file=f"{n}.csv")
        made.append(source(folder, read))
    return made


def _refused() -> ReadSource:
    refusal = Refusal(file="bad.csv", sha256="ff" * 32, key="refused.empty")
    return ReadSource(file="bad.csv", path="bad.csv", sha256="ff" * 32, original_sha256="ff" * 32, refusal=refusal)


def test_all_sources_are_one_entry(book: Book, tmp_path: Path) -> None:
    result = import_sources(book, [*_sources(tmp_path), _refused()], actor="ann")
    assert (result.entry, result.rows_stored, result.rows_seen) == (1, 6, 0)
    assert [one.key for one in result.refusals] == ["refused.empty"]
    with book.read() as uow:
        [entry] = uow.audit.entries()
        assert (entry.action, entry.text_key, entry.rows) == ("import", "audit.import_many", 6)
        assert entry.sums == {"CNY": "600.00"}
        assert len(uow.statements.live()) == 3


def test_no_source_is_no_entry(book: Book) -> None:
    assert import_sources(book, [], actor="ann").entry == 0
    with book.read() as uow:
        assert uow.audit.entries() == []


def test_sources_are_taken_in_the_order_of_their_bytes(tmp_path: Path) -> None:
    found = []
    for turn in (1, -1):
        book = BookStore().temporary()
        result = import_sources(book, _sources(tmp_path, 4)[::turn], actor="ann")
        found.append([(one.statement_id, one.number) for one in result.statements])
        book.close()
    assert found[0] == found[1] == sorted(found[0])


def test_originals_are_kept_and_named_by_their_bytes(book: Book, tmp_path: Path) -> None:
    [one] = _sources(tmp_path, 1)
    import_sources(book, [one], actor="ann")
    with book.read() as uow:
        [stored] = uow.statements.live()
        assert stored.original == one.original_sha256
        assert uow.statements.original(stored.original) == Path(one.path).read_bytes()


def test_cancelling_at_any_report_stores_nothing(book: Book, tmp_path: Path) -> None:
    seen = 0

    def count(_step: Step, _done: int, _total: int, _what: str) -> None:
        nonlocal seen
        seen += 1

    other = BookStore().temporary()
    import_sources(other, _sources(tmp_path), actor="ann", report=count)
    other.close()
    assert seen >= 3
    for stop in range(1, seen + 1):
        left = stop

        def cancel(_step: Step, _done: int, _total: int, _what: str) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise Cancelled

        with pytest.raises(Cancelled):
            import_sources(book, _sources(tmp_path), actor="ann", report=cancel)
        with book.read() as uow:
            assert uow.statements.live() == [] and uow.audit.entries() == []


def test_a_large_statement_reports_on_its_way(book: Book, tmp_path: Path) -> None:
    reports: list[int] = []
    read = read_statement(tmp_path / "read", records(order_ref=[str(n) for n in range(120_000)]))

    def note(_step: Step, done: int, _total: int, _what: str) -> None:
        reports.append(done)

    import_sources(book, [source(tmp_path, read)], actor="ann", report=note)
    assert reports == sorted(reports) and len(reports) >= 4
    with book.read() as uow:
        assert uow.records.find("119999").tolist() == [120_000]


def test_undoing_an_import_takes_every_source_back(book: Book, tmp_path: Path) -> None:
    import_sources(book, _sources(tmp_path), actor="ann")
    undo(book, "ann")
    with book.read() as uow:
        assert uow.statements.live() == [] and len(uow.records.table()) == 0


def test_one_statement_of_an_import_can_be_taken_back(book: Book, tmp_path: Path) -> None:
    result = import_sources(book, _sources(tmp_path), actor="ann")
    counts = remove_statements(book, [result.statements[0].number], actor="ann")
    assert (counts["statements"], counts["records"]) == (1, 3)
    undo(book, "ann")
    with book.read() as uow:
        assert len(uow.records.table()) == 6
