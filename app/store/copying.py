"""Copies of a book's file: made by the backup interface, and opened before they are trusted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as driver

from app.domain.errors import BookUnreadable
from app.store.connect import unlock


def copy(source: str, target: str, key: str) -> None:
    """Copy by the backup interface: the copy is one moment of the book, whoever writes meanwhile."""
    with _raw(source, key) as here, _raw(target, key) as there:
        here.backup(there, pages=4096)
        there.execute("pragma journal_mode = delete").fetchall()


@contextmanager
def _raw(path: str, key: str) -> Iterator[driver.Connection]:
    connection = driver.connect(path, isolation_level=None, timeout=5)
    try:
        unlock(connection, key)
        yield connection
    finally:
        connection.close()


def check_copy(path: str, key: str) -> None:
    """Raise BookUnreadable where a copy is not a whole book."""
    with _raw(path, key) as made:
        found = made.execute("pragma quick_check").fetchall()
        made.execute("select count(*) from audit").fetchone()
    if found != [("ok",)]:
        raise BookUnreadable("book.damaged", file=path)
