"""Books are made, opened, refused, shared between readers and one writer, and copied."""

from __future__ import annotations

import _thread
import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from app.domain.errors import BookUnreadable, OutputFailed
from app.store.connect import check_library, connect
from app.store.engine import Book, BookStore
from tests.builders import records
from tests.store.helpers import add, business, ids


def _key(error: pytest.ExceptionInfo[BookUnreadable]) -> str:
    return error.value.key


def test_a_library_that_can_corrupt_a_book_is_refused() -> None:
    with pytest.raises(BookUnreadable) as error:
        check_library((3, 51, 2))
    assert _key(error) == "book.sqlite"
    check_library((3, 51, 3))


def test_a_new_book_keeps_what_it_was_told_and_opens_again(store: BookStore, tmp_path: Path) -> None:
    path = str(tmp_path / "new.tieout")
    store.create(path, info={"company": "Lantern"}).close()
    book = store.open(path)
    with book.read() as uow:
        assert uow.info()["company"] == "Lantern"
        assert uow.audit.head() == (0, "0" * 64)
    book.close()
    assert [one.name for one in tmp_path.iterdir()] == ["new.tieout"]


def test_a_name_that_is_taken_is_left_alone(store: BookStore, tmp_path: Path) -> None:
    path = tmp_path / "taken.tieout"
    path.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        store.create(str(path))
    assert path.read_bytes() == b"mine"


_KILLED = """
import os, signal, sys
from app.store import making
from app.store.engine import BookStore
def watch(frame, event, _):
    if (event, frame.f_code.co_name) == ("call", "take_free_name"):
        os.kill(os.getpid(), signal.SIGKILL)
sys.setprofile(watch)
BookStore().create(sys.argv[1])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_name_has_a_whole_book_or_none_also_where_its_maker_is_killed(store: BookStore, tmp_path: Path) -> None:
    """UX 38."""
    path = tmp_path / "new.tieout"
    done = subprocess.run([sys.executable, "-c", _KILLED, str(path)], check=False)
    left = [one.name for one in tmp_path.iterdir()]
    assert done.returncode == -9 and len(left) == 1 and left[0].startswith(".tieout-")
    store.create(str(path)).close()
    path.unlink()
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        store.create(str(path))
    with pytest.raises(BookUnreadable):
        store.create(str(tmp_path / ("x" * 300)))
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([left[0], "new.tieout"])


@pytest.mark.parametrize("content", [b"", b"not a book" * 1000, b"SQLite format 3\x00" + bytes(4000)])
def test_what_is_no_book_is_refused(store: BookStore, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.tieout"
    path.write_bytes(content)
    with pytest.raises(BookUnreadable) as error:
        store.open(str(path))
    assert _key(error) == "book.damaged"


def test_another_programs_database_is_refused(store: BookStore, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("create table t (x)")
    other.close()
    with pytest.raises(BookUnreadable) as error:
        store.open(str(path))
    assert _key(error) == "book.damaged"


def test_a_missing_book_is_refused(store: BookStore, tmp_path: Path) -> None:
    with pytest.raises(BookUnreadable) as error:
        store.open(str(tmp_path / "none.tieout"))
    assert _key(error) == "book.missing"


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no file that is open")
def test_a_book_that_was_moved_while_it_was_open_says_so_and_is_not_written(store: BookStore, tmp_path: Path) -> None:
    path = tmp_path / "shop" / "a.tieout"
    path.parent.mkdir()
    store.create(str(path)).close()
    book = store.open(str(path))
    path.parent.rename(tmp_path / "elsewhere")
    with pytest.raises(BookUnreadable) as error, book.write("info", "me") as uow:
        uow.put_info("company", "x")
        uow.decisions.add("note", "x")
    assert _key(error) == "book.moved"
    (tmp_path / "elsewhere").rename(path.parent)
    with book.read() as uow:
        assert "company" not in uow.info()
    book.close()


def test_a_book_of_a_newer_program_is_refused_unchanged(store: BookStore, tmp_path: Path) -> None:
    path = tmp_path / "new.tieout"
    store.create(str(path)).close()
    raw = driver.connect(str(path))
    raw.execute("update book set value = '999' where key = 'book_version'")
    raw.commit()
    raw.close()
    before = path.read_bytes()
    with pytest.raises(BookUnreadable) as error:
        store.open(str(path))
    assert _key(error) == "book.newer"
    assert path.read_bytes() == before


def test_a_book_of_a_revision_that_never_was_is_damaged_and_not_copied_aside(store: BookStore, tmp_path: Path) -> None:
    path = tmp_path / "odd.tieout"
    store.create(str(path)).close()
    with closing(driver.connect(str(path))) as raw:
        raw.execute("update alembic_version set version_num = '0002x'")
        raw.commit()
    with pytest.raises(BookUnreadable) as error:
        store.open(str(path))
    assert _key(error) == "book.damaged" and [one.name for one in tmp_path.iterdir()] == ["odd.tieout"]


def test_every_pragma_is_read_back(book: Book) -> None:
    writer = connect(book.path, writer=True, busy_ms=50)
    reader = connect(book.path, writer=False, busy_ms=50)
    for name, expected in (("journal_mode", "wal"), ("synchronous", 2), ("trusted_schema", 0), ("cell_size_check", 1)):
        assert writer.execute(f"pragma {name}").fetchone()[0] == expected
    assert reader.execute("pragma wal_autocheckpoint").fetchone()[0] == 0
    with pytest.raises(driver.Error):
        reader.execute("delete from book")
    for one in (writer, reader):
        with pytest.raises(driver.Error):
            one.execute("select load_extension('x')")
        one.close()


def test_leaving_without_commit_leaves_no_trace(book: Book, tmp_path: Path) -> None:
    before = business(book)
    with book.write("import", "ann") as uow:
        uow.put_info("company", "Other")
        uow.decisions.add("note", "x")
    with book.read() as uow:
        assert uow.info()["company"] == "Lantern"
        assert uow.decisions.live() == []
    assert business(book) == before


def test_a_reader_sees_one_snapshot(book: Book, tmp_path: Path) -> None:
    with book.read() as uow:
        assert uow.statements.live() == []
        add(book, tmp_path, records(order_ref=["1"]))
        assert uow.statements.live() == []
    assert len(ids(book)) == 1


def test_ctrl_c_within_a_statement_of_the_database_is_no_fault(book: Book, tmp_path: Path) -> None:
    for work in (book.read, lambda: book.write("import", "ann")):
        with pytest.raises(KeyboardInterrupt), work() as uow:
            uow._connection.connection.dbapi_connection.create_function("halt", 0, _thread.interrupt_main)
            uow._connection.exec_driver_sql("select halt()")
    assert len(add(book, tmp_path, records(order_ref=["1"]))) == 1


def test_a_reader_cannot_write(book: Book) -> None:
    with book.read() as uow, pytest.raises(RuntimeError):
        uow.decisions.add("note", "x")


def test_another_program_that_writes_makes_the_book_locked(book: Book) -> None:
    other = driver.connect(book.path, isolation_level=None)
    other.execute("begin immediate")
    with pytest.raises(BookUnreadable) as error, book.write("note", "ann"):
        pass
    assert _key(error) == "book.locked"
    other.execute("rollback")
    other.close()
    with book.write("note", "ann") as uow:
        uow.decisions.add("note", "x")
        uow.commit(text_key="audit.note")


def test_two_threads_write_one_after_the_other(book: Book) -> None:
    def work() -> None:
        for _ in range(10):
            with book.write("note", "ann") as uow:
                uow.decisions.add("note", "x")
                uow.commit(text_key="audit.note")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with book.read() as uow:
        assert len(uow.decisions.live()) == 40
        assert uow.audit.head()[0] == 40


def test_writing_twice_in_one_thread_is_a_bug_and_not_a_deadlock(book: Book) -> None:
    with book.write("note", "ann"), pytest.raises(RuntimeError), book.write("note", "ann"):
        pass


def test_a_unit_of_work_stays_in_its_thread(book: Book) -> None:
    caught: list[BaseException] = []
    with book.read() as uow:

        def use() -> None:
            try:
                uow.statements.live()
            except RuntimeError as error:
                caught.append(error)

        thread = threading.Thread(target=use)
        thread.start()
        thread.join()
    assert len(caught) == 1


def test_committing_quietly_what_needs_an_entry_is_a_bug(book: Book) -> None:
    with book.write("note", "ann") as uow:
        uow.decisions.add("note", "x")
        with pytest.raises(RuntimeError):
            uow.commit_quietly()
    with book.write("note", "ann") as uow:
        uow.put_info("seen", "1")
        uow.commit_quietly()
    with book.read() as uow:
        assert uow.info()["seen"] == "1"
        assert uow.audit.entries() == []


def test_a_temporary_book_is_gone_after_close(store: BookStore, tmp_path: Path) -> None:
    book = store.temporary()
    folder = Path(book.path).parent
    original = tmp_path / "a.csv"
    original.write_bytes(b"x")
    with book.write("import", "ann") as uow:
        uow.statements.keep_original(str(original), "0" * 64, "a.csv")
        uow.commit(text_key="audit.import")
    with book.read() as uow:
        assert uow.statements.original("0" * 64) is None
    book.close()
    assert not folder.exists()


def test_a_copy_is_one_moment_of_the_book_and_opens(book: Book, store: BookStore, tmp_path: Path) -> None:
    add(book, tmp_path, records(order_ref=["1", "2"]))
    copy = tmp_path / "copies" / "copy.tieout"
    copy.parent.mkdir()
    book.backup(str(copy))
    opened = store.open(str(copy))
    assert business(opened) == business(book)
    opened.close()
    assert [one.name for one in copy.parent.iterdir()] == ["copy.tieout"]


def test_a_copy_that_cannot_be_written_leaves_the_one_before(book: Book, tmp_path: Path) -> None:
    with pytest.raises((BookUnreadable, OutputFailed)):
        book.backup(str(tmp_path / "no folder" / "copy.tieout"))


_READ_ONLY = """
import os, sys
from app.domain.errors import BookUnreadable
from app.store.engine import BookStore
store = BookStore(busy_ms=50)
os.setgid(65534); os.setuid(65534)
for path, work in ((sys.argv[1], store.open), (sys.argv[2], store.open), (sys.argv[2], store.create)):
    try:
        work(path)
    except BookUnreadable as error:
        print(error.key)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs a user to step down from")
def test_a_folder_that_is_read_only_or_closed_is_named(store: BookStore) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder, closed = Path(name), Path(name) / "closed"
        folder.chmod(0o755)
        closed.mkdir(0o700)
        books = [str(one / "shop.tieout") for one in (folder, closed)]
        for one in books:
            store.create(one).close()
        done = subprocess.run([sys.executable, "-c", _READ_ONLY, *books], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["book.read_only"] * 3, done.stderr
