"""Connections to a book's file: the one driver, its pragmas, and what its errors mean to a person.

Every book, plain or encrypted, goes through sqlcipher3: two SQLite libraries on one file are a hazard,
and SQLite before 3.51.3 can corrupt a file in WAL mode when a checkpoint meets a commit.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from app.domain.errors import AppError, BookUnreadable, OutputFailed

log = logging.getLogger(__name__)

NEEDED = (3, 51, 3)
#: "TiOu": written into the file's header, so that another program's SQLite file is known as such.
APPLICATION_ID = 0x54694F75
HEADER = b"SQLite format 3\x00"
KEY_DIGITS = 96
_PAGE = 4096

_WRITE_TIMEOUT_S = 3600


def check_library(found: tuple[int, ...] | None = None) -> None:
    """Raise BookUnreadable("book.sqlite") where the linked SQLite is older than NEEDED."""
    version = found or tuple(int(part) for part in driver.sqlite_version.split("."))
    if version < NEEDED:
        needed = ".".join(map(str, NEEDED))
        raise BookUnreadable("book.sqlite", found=".".join(map(str, version)), needed=needed)


def library_versions() -> str:
    """Return "SQLite 3.53.4 · SQLCipher 4.19.0", as the linked library says it."""
    with closing(driver.connect(":memory:")) as connection:
        found = connection.execute("pragma cipher_version").fetchone()
    return f"SQLite {driver.sqlite_version} · SQLCipher {found[0].split()[0] if found else '–'}"


def connect(path: str, *, writer: bool, busy_ms: int, durable: bool = True, key: str = "") -> Any:
    """Return a driver connection to `path` in autocommit mode, its pragmas set and read back.

    writer: may write and checkpoints; others can do neither. durable: False only for a temporary book. key: of an
    encrypted book, see `unlock`.
    """
    connection = driver.connect(path, isolation_level=None, check_same_thread=False, timeout=busy_ms / 1000)
    try:
        unlock(connection, key)
        _set_pragmas(connection, writer=writer, busy_ms=busy_ms, durable=durable)
    except BaseException:
        connection.close()
        raise
    return connection


def unlock(connection: Any, key: str) -> None:
    """Give a new connection its key: 96 hexadecimal digits, key and salt; nothing for a plain book.

    A driver without encryption ignores a key and writes plain text: then nothing is written at all.
    """
    if not key:
        return
    if len(key) != KEY_DIGITS or not set(key) <= set("0123456789abcdef"):
        raise ValueError("no key")
    if not connection.execute("pragma cipher_version").fetchone():
        raise RuntimeError("the driver does not encrypt")
    connection.execute("pragma cipher_log_level = none").fetchall()  # it would write to standard error
    connection.execute(f"pragma key = \"x'{key}'\"").fetchall()


def _set_pragmas(connection: Any, *, writer: bool, busy_ms: int, durable: bool) -> None:
    checkpoint = 1000 if writer and durable else 0
    wanted: list[tuple[str, object, object]] = [
        ("busy_timeout", busy_ms, busy_ms),
        ("trusted_schema", "off", 0),
        ("cell_size_check", "on", 1),
        ("foreign_keys", "on", 1),
        ("journal_mode", "wal", "wal"),
        ("synchronous", "full" if durable else "off", 2 if durable else 0),
        ("wal_autocheckpoint", checkpoint, checkpoint),
        ("journal_size_limit", 64 << 20, 64 << 20),
        ("cache_size", -65536 if writer else -16384, -65536 if writer else -16384),
        ("query_only", "off" if writer else "on", 0 if writer else 1),
    ]
    connection.enable_load_extension(False)
    for name, value, expected in wanted:
        connection.execute(f"pragma {name} = {value}").fetchall()
        found = connection.execute(f"pragma {name}").fetchone()[0]
        if found != expected:
            raise RuntimeError(f"pragma {name} is {found}, not {expected}")


def make_engine(path: str, creator: Callable[[], Any], *, size: int) -> Engine:
    """Return an engine over `creator`; a file URL, so that SQLAlchemy pools connections as it should."""
    return create_engine(
        f"sqlite:///{path}",
        module=driver,
        creator=creator,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=_WRITE_TIMEOUT_S,
        pool_reset_on_return="rollback",
    )


def meaning(error: BaseException, path: str, *, was_open: bool = False) -> AppError | None:
    """Return what an error of the driver means to a person; None where it is a bug.

    was_open: the book was there when it was opened.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, OSError) and cause.errno in (28, 122, 27):  # no space, quota, file-size limit
        return OutputFailed("disk.full", file=path)
    if not isinstance(cause, driver.Error):
        return None
    text = str(cause)
    if "is locked" in text or "is busy" in text:
        return BookUnreadable("book.locked", file=path)
    if "is full" in text or "disk I/O error" in text:  # a file-size limit shows as an I/O error
        return OutputFailed("disk.full", file=path)
    if "readonly" in text or "unable to open" in text:
        moved = was_open and not Path(path).exists()
        return BookUnreadable("book.moved" if moved else "book.read_only", file=path)
    broken = ("not a database", "malformed", "Could not decode", "no such column", "no such table")
    if any(one in text for one in broken):  # the book says that it has this program's tables
        return BookUnreadable("book.damaged", file=path)
    return None


@contextmanager
def explained(path: str, *, was_open: bool = False) -> Iterator[None]:
    """Raise what `meaning` makes of an error of the driver instead of the error itself."""
    try:
        yield
    except (DBAPIError, driver.Error, OSError) as error:
        known = meaning(error, path, was_open=was_open)
        if known is None:
            raise
        raise known from error


def check_head(path: str) -> None:
    """Raise BookUnreadable where `path` is missing, cannot be read, or can be neither a plain nor an encrypted book."""
    file = Path(path)
    try:
        if not file.is_file():
            raise BookUnreadable("book.missing", file=path)
        whole = file.stat().st_size
    except OSError as error:
        raise BookUnreadable("book.read_only", file=path) from error
    if not is_plain(path) and (not whole or whole % _PAGE):
        raise BookUnreadable("book.damaged", file=path)


def is_plain(path: str) -> bool:
    """Return whether a file begins as a plain book does; an encrypted one begins with random bytes."""
    try:
        with Path(path).open("rb") as head:
            return head.read(len(HEADER)) == HEADER
    except OSError as error:
        raise BookUnreadable("book.read_only", file=path) from error


def check_file(path: str) -> None:
    """Raise BookUnreadable where `path` is missing, no book at all, or cannot be written."""
    check_head(path)
    file = Path(path)
    who = {"effective_ids": True} if os.access in os.supports_effective_ids else {}
    if not all(os.access(one, os.W_OK, **who) for one in (file, file.resolve().parent)):
        raise BookUnreadable("book.read_only", file=path)


class OneThread:
    """Remembers the thread that made it; another one that uses it is a bug."""

    def __init__(self) -> None:
        self._thread = threading.get_ident()

    def check(self) -> None:
        """Raise RuntimeError in any other thread."""
        if threading.get_ident() != self._thread:
            raise RuntimeError("a unit of work is used in the thread that made it")
