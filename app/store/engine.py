"""Books: made, opened, upgraded, copied, closed. One file, one writing connection, several reading ones."""

from __future__ import annotations

import logging
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection

from app.domain.errors import BookUnreadable
from app.services.ports import BookLook
from app.store import schema
from app.store.chunks import PieceCache
from app.store.connect import APPLICATION_ID, check_file, check_library, connect, explained, make_engine
from app.store.live import LiveStore
from app.store.look import look
from app.store.migrations import HEAD, migrate
from app.store.uow import Clock, SqlUnitOfWork

log = logging.getLogger(__name__)

_READERS = 6


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Book:
    """An open book; any thread may ask for units of work."""

    def __init__(self, path: str, *, clock: Clock, busy_ms: int, folder: str = "") -> None:
        """folder: of a temporary book, deleted with it on close."""
        self.path = path
        self.temporary = bool(folder)
        self._folder, self._clock = folder, clock
        durable = not folder
        self._writer = make_engine(path, lambda: connect(path, writer=True, busy_ms=busy_ms, durable=durable), size=1)
        self._reader = make_engine(
            path, lambda: connect(path, writer=False, busy_ms=busy_ms, durable=durable), size=_READERS
        )
        self._live, self._pieces = LiveStore(), PieceCache()
        self._writing: int | None = None

    def read(self) -> SqlUnitOfWork:
        """Return a reading unit of work: one snapshot."""
        return self._work("", "")

    @contextmanager
    def write(self, action: str, actor: str) -> Iterator[SqlUnitOfWork]:
        """Yield a writing unit of work; BookUnreadable("book.locked") where another program writes.

        Another thread of this program waits for its turn.
        """
        here = threading.get_ident()
        if self._writing == here:
            raise RuntimeError("a unit of work is being written in this thread already")
        with self._work(action, actor) as work:
            self._writing = here
            try:
                yield work
            finally:
                self._writing = None

    def _work(self, action: str, actor: str) -> SqlUnitOfWork:
        return SqlUnitOfWork(
            self._writer if action else self._reader,
            self.path,
            clock=self._clock,
            live=self._live,
            pieces=self._pieces,
            temporary=self.temporary,
            action=action,
            actor=actor,
        )

    def backup(self, to: str) -> None:
        """Copy the whole book to a new file by the backup interface and check that it opens.

        The copy appears under its name only when it is whole.
        """
        target = Path(to)
        part = target.with_name(target.name + ".part")
        with explained(to):
            part.unlink(missing_ok=True)
            try:
                _copy(self.path, str(part))
                check_copy(str(part))
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)

    def close(self) -> None:
        """Close every connection; checkpoint. A temporary book is deleted."""
        if self._folder:  # a file that is gone is not checkpointed; Windows deletes only what nobody holds
            shutil.rmtree(self._folder, ignore_errors=True)
        self._reader.dispose()
        if not self.temporary:
            with explained(self.path), self._writer.connect() as connection:
                connection.exec_driver_sql("pragma wal_checkpoint(truncate)").fetchall()
        self._writer.dispose()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)


def _copy(source: str, target: str) -> None:
    """Copy by the backup interface: the copy is one moment of the book, whoever writes meanwhile."""
    with _raw(source) as here, _raw(target) as there:
        here.backup(there, pages=4096)
        there.execute("pragma journal_mode = delete").fetchall()


@contextmanager
def _raw(path: str) -> Iterator[driver.Connection]:
    connection = driver.connect(path, isolation_level=None, timeout=5)
    try:
        yield connection
    finally:
        connection.close()


def check_copy(path: str) -> None:
    """Raise BookUnreadable where a copy is not a whole book."""
    with _raw(path) as copy:
        found = copy.execute("pragma quick_check").fetchall()
        copy.execute("select count(*) from audit").fetchone()
    if found != [("ok",)]:
        raise BookUnreadable("book.damaged", file=path)


class BookStore:
    """Opens and makes books. clock: says what time it is; busy_ms: how long to wait for another program."""

    def __init__(self, *, clock: Clock = _utc_now, busy_ms: int = 5000) -> None:
        check_library()
        self._clock, self._busy_ms = clock, busy_ms

    def create(self, path: str, *, info: dict[str, str] | None = None) -> Book:
        """Make a new book; FileExistsError where something has that name, BookUnreadable where there is no folder."""
        try:
            there, taken = Path(path).absolute().parent.is_dir(), Path(path).exists()
        except PermissionError as error:
            raise BookUnreadable("book.read_only", file=path) from error
        if not there:
            raise BookUnreadable("book.folder", file=path, folder=str(Path(path).absolute().parent))
        if taken:
            raise FileExistsError(path)
        return self._create(path, info or {}, "")

    def _create(self, path: str, info: dict[str, str], folder: str) -> Book:
        book = Book(path, clock=self._clock, busy_ms=self._busy_ms, folder=folder)
        try:
            with explained(path), book._writer.connect() as connection:
                connection.exec_driver_sql(f"pragma application_id = {APPLICATION_ID}")
                connection.exec_driver_sql("begin immediate")
                schema.metadata.create_all(connection)
                if folder:
                    _fewer_indexes(connection)
                connection.exec_driver_sql(
                    "create table alembic_version (version_num varchar(32) not null primary key)"
                )
                connection.exec_driver_sql("insert into alembic_version (version_num) values (?)", (HEAD,))
                facts = {"book_version": str(schema.BOOK_VERSION), "created_at": self._clock().isoformat(), **info}
                for key, value in sorted(facts.items()):
                    connection.exec_driver_sql("insert into book (key, value) values (?, ?)", (key, value))
                connection.commit()
        except BaseException:
            book._reader.dispose()
            book._writer.dispose()
            for name in (path, f"{path}-wal", f"{path}-shm"):
                Path(name).unlink(missing_ok=True)
            raise
        return book

    def open(self, path: str) -> Book:
        """Open a book, upgrading it after a copy aside; BookUnreadable with its key otherwise."""
        check_file(path)
        with explained(path):
            try:
                revision = self._revision(path)
            except UnicodeDecodeError as error:  # the driver's own message of a damaged schema
                raise BookUnreadable("book.damaged", file=path) from error
        if revision != HEAD:
            self.upgrade(path)
        book = Book(path, clock=self._clock, busy_ms=self._busy_ms)
        try:
            with book.read() as uow:
                uow.info()
        except BaseException:
            book._reader.dispose()
            raise
        return book

    def look(self, path: str, tick: Callable[[], None], *, whole: bool) -> BookLook:
        """Return what is in a book without changing a byte of it; see app.store.look."""
        return look(path, tick, whole=whole)

    def _revision(self, path: str) -> str:
        """Return the revision of a book; BookUnreadable where it is newer or no book at all."""
        connection = connect(path, writer=True, busy_ms=self._busy_ms)
        try:
            if connection.execute("pragma application_id").fetchone()[0] != APPLICATION_ID:
                raise BookUnreadable("book.damaged", file=path)
            tables = {row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")}
            if not {"book", "audit", "alembic_version"} <= tables:
                raise BookUnreadable("book.damaged", file=path)
            version = connection.execute("select value from book where key = 'book_version'").fetchone()
            revision = connection.execute("select version_num from alembic_version").fetchone()
        finally:
            connection.close()
        if version is None or revision is None or not str(version[0]).isdigit():
            raise BookUnreadable("book.damaged", file=path)
        if int(version[0]) > schema.BOOK_VERSION:
            raise BookUnreadable("book.newer", file=path)
        return str(revision[0])

    def upgrade(self, path: str) -> str:
        """Bring a book to this program's schema in one transaction; returns the path of the copy made before."""
        copy = self._aside(path)
        log.info("upgrading a book; the copy before is %s", Path(copy).name)
        engine = make_engine(path, lambda: connect(path, writer=True, busy_ms=self._busy_ms), size=1)
        try:
            with explained(path), engine.connect() as connection:
                connection.exec_driver_sql("begin immediate")
                migrate(connection)
                sql = "update book set value = ? where key = 'book_version'"
                connection.exec_driver_sql(sql, (str(schema.BOOK_VERSION),))
                connection.commit()
        finally:
            engine.dispose()
        return copy

    def _aside(self, path: str) -> str:
        stamp = self._clock().strftime("%Y%m%d-%H%M%S")
        target = Path(path).with_name(f"{Path(path).stem}.before-upgrade-{stamp}{Path(path).suffix}")
        with explained(str(target)):
            _copy(path, str(target))
            check_copy(str(target))
        return str(target)

    def temporary(self) -> Book:
        """Return a book in a temporary folder, deleted on close; it keeps no originals and syncs nothing."""
        folder = tempfile.mkdtemp(prefix="tieout-")
        try:
            return self._create(str(Path(folder) / "book.tieout"), {}, folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise


def _fewer_indexes(connection: Connection) -> None:
    """Leave out what only searching and undoing in a lasting book needs; the ones that hold a rule stay."""
    for name in ("record_order_fp", "record_channel_fp", "record_amount", "record_since", "tie_since", "member_since"):
        connection.exec_driver_sql(f"drop index ix_{name}")
