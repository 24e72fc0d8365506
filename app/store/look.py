"""Looking into a book without changing a byte of it: copies are listed and checked so before one is trusted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from app.domain.errors import BookUnreadable
from app.domain.match import OPEN
from app.domain.period import Period, PeriodState
from app.services.ports import BookLook
from app.store import schema
from app.store.connect import APPLICATION_ID, check_head, explained, unlock

_STEPS = 200_000  # instructions of SQLite between two looks at the clock: some milliseconds


def look(path: str, tick: Callable[[], None], *, whole: bool, key: str = "") -> BookLook:
    """Return what is in a book. whole: read every page and check it; BookUnreadable where it is no whole book.

    key: of an encrypted one. tick() is called every few milliseconds; what it raises ends the look.
    """
    check_head(path)
    with explained(path), _open(path, tick, key) as connection:
        _check(connection, path, whole=whole)
        return _facts(connection, path)


@contextmanager
def _open(path: str, tick: Callable[[], None], key: str) -> Iterator[Any]:
    connection = driver.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True, timeout=5)
    stopped: list[BaseException] = []

    def step() -> int:
        try:
            tick()
        except BaseException as exc:  # noqa: BLE001 - it crosses SQLite, which knows no exceptions
            stopped.append(exc)
            return 1
        return 0

    try:
        unlock(connection, key)
        connection.set_progress_handler(step, _STEPS)
        yield connection
    except driver.Error:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        connection.close()


def _check(connection: Any, path: str, *, whole: bool) -> None:
    if connection.execute("pragma application_id").fetchone()[0] != APPLICATION_ID:
        raise BookUnreadable("book.damaged", file=path)
    tables = {row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")}
    if not {"book", "audit", "statement"} <= tables:
        raise BookUnreadable("book.damaged", file=path)
    version = connection.execute("select value from book where key = 'book_version'").fetchone()
    if version is None or not str(version[0]).isdigit():
        raise BookUnreadable("book.damaged", file=path)
    if int(version[0]) > schema.BOOK_VERSION:
        raise BookUnreadable("book.newer", file=path)
    if whole and connection.execute("pragma quick_check").fetchall() != [("ok",)]:
        raise BookUnreadable("book.damaged", file=path)


def _facts(connection: Any, path: str) -> BookLook:
    one = connection.execute
    company = one("select value from book where key = 'company'").fetchone()
    said = one(
        "select count(*), coalesce(sum(records), 0), min(nullif(period_start, '')), max(nullif(period_end, ''))"
        " from statement where until is null and refused_key = ''"
    ).fetchone()
    head = one("select seq, at, actor from audit order by seq desc limit 1").fetchone() or (0, "", "")
    waiting = one("select count(*) from discrepancy where until is null and state = ?", (OPEN,)).fetchone()
    signed = one(
        "select first, last from period where until is null and state = ? order by first", (PeriodState.SIGNED.value,)
    ).fetchall()
    return BookLook(
        path=path,
        company=str(company[0]) if company else "",
        statements=int(said[0]),
        records=int(said[1]),
        matches=int(one("select count(*) from tie where until is null").fetchone()[0]),
        open_items=int(waiting[0]),
        first=str(said[2] or ""),
        last=str(said[3] or ""),
        signed=tuple(_name(first, last) for first, last in signed),
        entry=int(head[0]),
        at=str(head[1]),
        actor=str(head[2]),
    )


def _name(first: str, last: str) -> str:
    return Period(date.fromisoformat(first), date.fromisoformat(last)).name
