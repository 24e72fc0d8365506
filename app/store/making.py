"""New books: made whole under another name, so that a name has either a whole book or none, whoever else makes one."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from app.store import schema
from app.store.connect import APPLICATION_ID, explained, make_engine
from app.store.migrations import HEAD

_SIDE = ("", "-wal", "-shm", "-journal")


def part_name() -> str:
    """Return the name of a file that is being made; short, as the longest of names is to have room for it."""
    return f".tieout-{secrets.token_hex(4)}.part"


def make_tables(connection: Connection, facts: dict[str, str], *, lasting: bool) -> None:
    """Make every table of a book in one transaction, and say what belongs to it as a whole.

    lasting: False for a temporary one, which goes without the indexes that only searching and undoing need.
    """
    connection.exec_driver_sql(f"pragma application_id = {APPLICATION_ID}")
    connection.exec_driver_sql("begin immediate")
    schema.metadata.create_all(connection)
    if not lasting:
        _fewer_indexes(connection)
    connection.exec_driver_sql("create table alembic_version (version_num varchar(32) not null primary key)")
    connection.exec_driver_sql("insert into alembic_version (version_num) values (?)", (HEAD,))
    for key, value in sorted(facts.items()):
        connection.exec_driver_sql("insert into book (key, value) values (?, ?)", (key, value))
    connection.commit()


@contextmanager
def made_aside(path: str, connect: Callable[[str], Any], facts: dict[str, str]) -> Iterator[Callable[[], None]]:
    """Make a book beside `path` and give what puts it there; FileExistsError where something has that name by then.

    connect: opens a writing connection to a file. What was made and not put in its place is gone afterwards.
    """
    part = Path(path).with_name(part_name())
    try:
        with explained(path):
            engine = make_engine(str(part), lambda: connect(str(part)), size=1)
            try:
                with engine.connect() as connection:
                    make_tables(connection, facts, lasting=True)
                    connection.exec_driver_sql("pragma wal_checkpoint(truncate)").fetchall()
            finally:
                engine.dispose()
        yield lambda: take_free_name(part, Path(path))
    finally:
        for tail in _SIDE:
            with contextlib.suppress(OSError):
                Path(f"{part}{tail}").unlink(missing_ok=True)


def take_free_name(part: Path, path: Path) -> None:
    """Give a whole file its name in one step; FileExistsError where something has it, be it since a moment."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without links: the name is taken first
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        part.replace(path)
    else:
        part.unlink()


def _fewer_indexes(connection: Connection) -> None:
    """Leave out what only searching and undoing in a lasting book needs; the ones that hold a rule stay."""
    for name in ("record_order_fp", "record_channel_fp", "record_amount", "record_since", "tie_since", "member_since"):
        connection.exec_driver_sql(f"drop index ix_{name}")
