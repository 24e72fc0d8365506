"""verify passes on a sound book and names the one promise that was broken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from app.domain.errors import BookUnreadable
from app.domain.period import Period
from app.domain.progress import Step, silent
from app.domain.statement import Check
from app.services.book_facts import set_company
from app.services.clock import set_backs
from app.services.import_statement import import_sources
from app.services.ports import Book
from app.services.steps import steps
from app.services.verify import verify
from app.store.engine import BookStore
from tests.builders import read_statement, records, source
from tests.cli.run import inside
from tests.store.helpers import run


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = BookStore().create(str(tmp_path / "shop.tieout"))
    table = records(order_ref=["1", "2", "3", "4"], amount=[10_000] * 4)
    read = read_statement(tmp_path / "read", table, opening=0, closing=40_000, digest="")
    import_sources(made, [source(tmp_path, read)], actor="ann")
    run(made, [([1], [2])])
    with made.write("sign_off", "ann") as uow:
        uow.periods.sign(Period.month(2026, 10), "Ann", "", {"total": "1.00"})
        uow.commit(text_key="audit.sign_off")
    yield made
    made.close()


def _failed(book: Book, **options: object) -> set[str]:
    return {one.name for one in verify(book, originals=False, **options) if not one.passed}  # type: ignore[arg-type]


def _meddle(book: Book, *sql: str) -> None:
    raw = driver.connect(book.path, isolation_level=None)
    for one in sql:
        raw.execute(one)
    raw.close()


def test_a_sound_book_passes_every_check(book: Book) -> None:
    results = verify(book, originals=False)
    assert [one for one in results if not one.passed] == []
    assert len(results) == len({one.name for one in results}) >= 15
    with book.read() as uow:
        assert _failed(book, head=uow.audit.head()) == set()


def test_balances_that_a_reader_found_to_say_nothing_of_the_rows_are_not_held_against_them(tmp_path: Path) -> None:
    """A bank may print one balance as both, and prove its rows by control totals alone."""
    for name, proved in (("control", True), ("closing", False)):
        with closing(BookStore().create(str(tmp_path / f"{name}.tieout"))) as book:
            check = Check(name=name, stated="1.00", found="1.00", agrees=True)
            read = read_statement(
                tmp_path / name, records(amount=[100]), opening=500, closing=500, control="agree", checks=(check,)
            )
            import_sources(book, [source(tmp_path, read)], actor="ann")
            assert _failed(book) == (set() if proved else {"verify.rolls"})


@pytest.mark.parametrize(
    ("sql", "name"),
    [
        ("update record set amount = amount + 1 where number = 3", "verify.records"),
        ("update record set amount = amount + 1 where number = 3", "verify.replay"),
        ("update record set until = 99 where number = 3", "verify.replay"),
        ("update tie set difference = 5", "verify.balance"),
        ("update tie set state = 1", "verify.replay"),
        ("delete from member where side = 1", "verify.balance"),
        ("delete from member", "verify.members"),
        ("update member set record = 77 where side = 1", "verify.members"),
        ("update statement set rows_stored = 3", "verify.partition"),
        ("update statement set closing = closing + 1", "verify.rolls"),
        ("update audit set actor = 'eve' where seq = 2", "verify.chain"),
        ("delete from audit where seq = 2", "verify.chain"),
        ('update sign_off set numbers = \'{"total":"2.00"}\'', "verify.signed"),
        ("update original_chunk set data = zeroblob(10)", "verify.originals"),
        ("delete from original", "verify.originals"),
        ("update original set name = name || 'x'", "verify.replay"),
        ("update original set since = since + 1", "verify.replay"),
        ("update original_chunk set n = n + 1", "verify.originals"),
        ("update statement_chunk set n = n + 1", "verify.columns"),
        ("update book set value = value || 'x' where key = 'created_at'", "verify.replay"),
        ("insert into book values ('zone', 'UTC')", "verify.replay"),
    ],
)
def test_meddling_is_named(book: Book, sql: str, name: str) -> None:
    _meddle(book, sql)
    assert name in _failed(book)


def test_columns_of_what_was_taken_back_are_looked_at_too(book: Book) -> None:
    """It may be brought back with them."""
    with book.write("undo", "ann") as uow:
        uow.statements.close([1])
        uow.commit(text_key="audit.undo")
    assert _failed(book) - {"verify.signed"} == set()
    _meddle(book, "update statement_chunk set data = zeroblob(10)")
    assert "verify.columns" in _failed(book)


def test_bytes_that_are_no_text_and_no_original_are_damage_and_not_a_fault(book: Book) -> None:
    _meddle(book, "update original_chunk set data = zeroblob(10)")
    assert {"verify.originals", "verify.reread"} <= {one.name for one in verify(book) if not one.passed}
    _meddle(book, "update audit set params = cast(x'7bff7d' as text) where seq = 2")
    with pytest.raises(BookUnreadable) as caught:
        verify(book)
    assert caught.value.key == "book.damaged"
    other = BookStore().create(f"{book.path}.other")
    other.close()
    bad = "update sqlite_master set sql = cast(x'ff' as text) where name = 'tie'"
    _meddle(other, "pragma writable_schema = on", bad)
    with pytest.raises(BookUnreadable) as caught:
        BookStore().open(other.path)
    assert caught.value.key == "book.damaged"


def test_another_chain_than_was_seen_is_named(book: Book) -> None:
    assert _failed(book, head=(2, "0" * 64)) == {"verify.head"}


def test_a_record_beyond_its_amount_is_named(book: Book) -> None:
    _meddle(
        book,
        "drop trigger tr_member_part",
        "drop trigger tr_member_whole",
        "insert into member values ('L1', 0, 1, 1, 5, 2, 0, 9, null)",
    )
    assert "verify.members" in _failed(book)


def test_columns_that_changed_are_named(tmp_path: Path) -> None:
    book = BookStore().create(str(tmp_path / "other.tieout"))
    import_sources(book, [source(tmp_path, read_statement(tmp_path / "read", records(order_ref=["1"])))], actor="ann")
    other = BookStore().create(str(tmp_path / "donor.tieout"))
    import_sources(other, [source(tmp_path, read_statement(tmp_path / "read", records(order_ref=["2"])))], actor="ann")
    raw = driver.connect(other.path)
    data = raw.execute("select data from statement_chunk").fetchone()[0]
    raw.close()
    raw = driver.connect(book.path)
    raw.execute("update statement_chunk set data = ?", (data,))
    raw.commit()
    raw.close()
    assert {"verify.columns", "verify.records"} <= _failed(book)
    book.close()
    other.close()


def test_a_leftover_beside_the_book_is_named(book: Book) -> None:
    path = Path(book.path)
    for name in (f"{path.name}.part", f".{path.name}.converting"):
        path.with_name(name).write_bytes(b"")
        assert _failed(book) == {"verify.leftovers"}
        path.with_name(name).unlink()


def test_originals_that_read_otherwise_now_are_named(book: Book, tmp_path: Path) -> None:
    with book.read() as uow:
        [stored] = uow.statements.live()

    def reread(amount: int, currency: str = "CNY"):  # type: ignore[no-untyped-def]
        table = records(order_ref=["1", "2", "3", "4"], amount=[amount] * 4, currency=[currency] * 4)
        read = read_statement(tmp_path / "read", table, sha256=stored.sha256)
        return lambda _paths, _folder: [source(tmp_path, read)]

    for amount, expected in ((10_000, set()), (10_001, {"verify.reread"})):
        results = verify(book, silent, reread=reread(amount))
        assert {one.name for one in results if not one.passed} == expected
    for currency, expected in (("", set()), ("USD", {"verify.reread"})):  # a person said the one that a file lacks
        results = verify(book, silent, reread=reread(10_000, currency))
        assert {one.name for one in results if not one.passed} == expected


def test_progress_is_told(book: Book) -> None:
    steps: list[Step] = []
    verify(book, lambda step, _done, _total, _what: steps.append(step), originals=False)
    assert set(steps) == {Step.VERIFYING}


def test_a_clock_that_was_set_back_changes_no_order_and_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    now = [datetime(2026, 10, 1, 9, tzinfo=UTC)]
    book = BookStore(clock=lambda: now[0]).create(str(tmp_path / "back.tieout"))
    for at, year in enumerate((2026, 2026, 2026, 2024, 2024)):
        now[0] = datetime(year, 10, 6, 9, at, tzinfo=UTC)
        set_company(book, f"Lantern {at}", "ann")
    with book.read() as uow:
        (told,) = set_backs(uow)
        assert [one.clock_back for one in steps(uow)] == [False, True, False, False, False]  # the latest first
    assert told.entry == 4 and told.before > told.at and told.at.startswith("2024-10-06T09")
    assert "entry 4: the clock was set back" in caplog.text
    assert not _failed(book)
    path = book.path
    book.close()
    ran = inside("verify", path)
    assert (
        ran.status == 0 and "0 failed" in ran.out and ran.out.count("Note: before entry 4 the clock was set back") == 1
    )
