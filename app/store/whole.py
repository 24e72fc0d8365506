"""Many members at once: what the triggers hold row by row is held by one question at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from app.store.schema import BEYOND, TRIGGERS

#: From so many rows on, a trigger for each of them costs more than asking once.
_MANY = 2_000


@contextmanager
def held_in_one_go(connection: Connection, rows: int) -> Iterator[None]:
    """Let `rows` members be inserted inside; raise IntegrityError where a record is taken beyond its amount.

    The triggers are away for the length of the block, in this transaction alone.
    """
    if rows < _MANY:
        yield
        return
    for name in TRIGGERS:
        connection.exec_driver_sql(f"drop trigger {name}")
    yield
    for sql in BEYOND:
        if connection.exec_driver_sql(sql).fetchone():
            raise IntegrityError(sql, None, Exception("match.twice"))
    for sql in TRIGGERS.values():
        connection.exec_driver_sql(sql)
