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
from typing import Any

from app.domain.errors import BookUnreadable
from app.services.ports import BookLook
from app.store import schema
from app.store.chunks import PieceCache
from app.store.connect import (
    APPLICATION_ID,
    check_file,
    check_library,
    connect,
    explained,
    library_versions,
    make_engine,
)
from app.store.convert import convert, take_place
from app.store.copying import check_copy, copy
from app.store.keyring import PLAIN, Keyring, keys_text, write_keys
from app.store.live import LiveStore
from app.store.look import look
from app.store.making import made_aside, make_tables
from app.store.migrations import HEAD, REVISIONS, migrate
from app.store.rewind import rewound
from app.store.uow import Clock, SqlUnitOfWork
from app.trust.keys import Cost

log = logging.getLogger(__name__)

_READERS = 6


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Book:
    """An open book; any thread may ask for units of work."""

    def __init__(self, path: str, *, clock: Clock, busy_ms: int, folder: str = "", key: str = PLAIN) -> None:
        """folder: of a temporary book, deleted with it on close; key: of an encrypted one."""
        self.path = path
        self.temporary = bool(folder)
        self.encrypted = bool(key)
        self._folder, self._clock, self._key = folder, clock, key
        durable = not folder

        def opened(writer: bool) -> Any:
            return connect(path, writer=writer, busy_ms=busy_ms, durable=durable, key=key)

        self._writer = make_engine(path, lambda: opened(True), size=1)
        self._reader = make_engine(path, lambda: opened(False), size=_READERS)
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

        The copy appears under its name only when it is whole. That of an encrypted book has the same key, and its keys
        lie beside it.
        """
        target = Path(to)
        part = target.with_name(target.name + ".part")
        with explained(to):
            part.unlink(missing_ok=True)
            try:
                copy(self.path, str(part), self._key)
                check_copy(str(part), self._key)
                text = keys_text(self.path) if self._key else ""
                if text:
                    write_keys(to, text)
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)

    def as_of(self, entry: int) -> Book:
        """Return a copy of the book as it was after one entry, temporary: deleted when it is closed."""
        path = rewound(self.path, self._key, entry)
        return Book(path, clock=self._clock, busy_ms=5000, folder=str(Path(path).parent), key=self._key)

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


class BookStore:
    """Opens and makes books. clock: says what time it is; busy_ms: how long to wait for another program.

    key_cost: what one try of a passphrase costs.
    """

    def __init__(self, *, clock: Clock = _utc_now, busy_ms: int = 5000, key_cost: Cost | None = None) -> None:
        check_library()
        self._clock, self._busy_ms = clock, busy_ms
        self._keys = Keyring(key_cost or Cost())

    def create(self, path: str, *, info: dict[str, str] | None = None, passphrase: str = "") -> Book:
        """Make a new book; FileExistsError where something has that name, BookUnreadable where there is no folder.

        passphrase: of an encrypted book; "" makes a plain one.
        """
        try:
            there, taken = Path(path).absolute().parent.is_dir(), Path(path).exists()
        except OSError as error:  # a folder that may not be looked into, a name that is too long
            raise BookUnreadable("book.read_only", file=path) from error
        if not there:
            raise BookUnreadable("book.folder", file=path, folder=str(Path(path).absolute().parent))
        if taken:
            raise FileExistsError(path)
        key = self._keys.make(path) if passphrase else None
        code = key.hex() if key else PLAIN
        with made_aside(path, lambda file: self._write_to(file, code), self._said(info or {})) as take_place_of:
            if key is None:
                take_place_of()
            else:
                with self._keys.put(path, key, passphrase):
                    take_place_of()
        return Book(path, clock=self._clock, busy_ms=self._busy_ms, key=code)

    def _write_to(self, path: str, key: str) -> Any:
        return connect(path, writer=True, busy_ms=self._busy_ms, key=key)

    def _said(self, info: dict[str, str]) -> dict[str, str]:
        return {"book_version": str(schema.BOOK_VERSION), "created_at": self._clock().isoformat(), **info}

    def open(self, path: str) -> Book:
        """Open a book, upgrading it after a copy aside; BookUnreadable with its key otherwise.

        An encrypted one was unlocked before; else BookUnreadable("book.needs_passphrase").
        """
        check_file(path)
        key = self._keys.key(path)
        with explained(path):
            try:
                revision = self._revision(path, key)
            except UnicodeDecodeError as error:  # the driver's own message of a damaged schema
                raise BookUnreadable("book.damaged", file=path) from error
        if revision != HEAD:
            self.upgrade(path)
        book = Book(path, clock=self._clock, busy_ms=self._busy_ms, key=key)
        try:
            with book.read() as uow:
                uow.info()
        except BaseException:
            book._reader.dispose()
            raise
        return book

    def unlock(self, path: str, passphrase: str) -> bool:
        """Learn the key of an encrypted book for this run; False for a plain one.

        BookUnreadable("book.passphrase") where the passphrase does not open it, "book.wait" too soon after one that did
        not.
        """
        return self._keys.unlock(path, passphrase)

    def wait_s(self, path: str) -> float:
        """Return the seconds until a passphrase of a book is taken again after wrong ones, 0.0 where it is now."""
        return self._keys.wait_s(path)

    def carry_keys(self, source: str, target: str) -> None:
        """Put the keys of a file beside another that is or becomes a copy of it; a plain one leaves none there."""
        self._keys.carry(source, target)

    def change_passphrase(self, path: str, old: str, new: str) -> None:
        """Encrypt a plain book (`old` is ""), make one plain (`new` is ""), or give it another passphrase.

        Nobody may have it open. BookUnreadable("book.passphrase") where `old` does not open it. Copies stay what they
        are.
        """
        check_file(path)
        if old:
            self.unlock(path, old)
        key = self._keys.key(path)
        if key and new:
            self._keys.change(path, old, new)
        elif key:
            take_place(convert(path, key, PLAIN), path)
            write_keys(path, "")
        elif new:
            made = self._keys.make(path)
            part = convert(path, PLAIN, made.hex())
            try:
                with self._keys.put(path, made, new):  # until the book is another, keys beside a plain one say nothing
                    take_place(part, path)
            finally:
                part.unlink(missing_ok=True)

    def look(self, path: str, tick: Callable[[], None], *, whole: bool, keys_of: str = "") -> BookLook:
        """Return what is in a book without changing a byte of it; see app.store.look.

        keys_of: the book whose keys open this file, where it has another name.
        """
        return look(path, tick, whole=whole, key=self._keys.key(path, keys_of))

    def _revision(self, path: str, key: str) -> str:
        """Return the revision of a book; BookUnreadable where it is newer or no book at all."""
        connection = self._write_to(path, key)
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
        if str(revision[0]) not in REVISIONS:
            raise BookUnreadable("book.damaged", file=path)
        return str(revision[0])

    def upgrade(self, path: str) -> str:
        """Bring a book to this program's schema in one transaction; returns the path of the copy made before."""
        key = self._keys.key(path)
        aside = self._aside(path, key)
        log.info("upgrading a book; the copy before is %s", Path(aside).name)
        engine = make_engine(path, lambda: self._write_to(path, key), size=1)
        try:
            with explained(path), engine.connect() as connection:
                connection.exec_driver_sql("begin immediate")
                migrate(connection)
                sql = "update book set value = ? where key = 'book_version'"
                connection.exec_driver_sql(sql, (str(schema.BOOK_VERSION),))
                connection.commit()
        finally:
            engine.dispose()
        return aside

    def _aside(self, path: str, key: str) -> str:
        stamp = self._clock().strftime("%Y%m%d-%H%M%S")
        target = Path(path).with_name(f"{Path(path).stem}.before-upgrade-{stamp}{Path(path).suffix}")
        with explained(str(target)):
            copy(path, str(target), key)
            check_copy(str(target), key)
            if key:
                write_keys(str(target), keys_text(path))
        return str(target)

    def libraries(self) -> str:
        """Return the versions of SQLite and SQLCipher that are linked, not those of the package that brings them."""
        return library_versions()

    def temporary(self) -> Book:
        """Return a book in a temporary folder, deleted on close; it keeps no originals and syncs nothing."""
        folder = tempfile.mkdtemp(prefix="tieout-")
        path = str(Path(folder) / "book.tieout")
        book = Book(path, clock=self._clock, busy_ms=self._busy_ms, folder=folder)
        try:
            with explained(path), book._writer.connect() as connection:
                make_tables(connection, self._said({}), lasting=False)
        except BaseException:
            book._reader.dispose()
            book._writer.dispose()
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return book
