"""A copy of a book as it was after one entry of its chain: rows that came later are gone, those ended later live."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from app.store.connect import connect, explained
from app.store.context import VERSIONED
from app.store.copying import copy


def rewound(path: str, key: str, entry: int) -> str:
    """Return the path of such a copy in a folder of its own, which the caller removes; the book is only read.

    key: of an encrypted book; the copy has the same one. ValueError where the chain holds no such entry.
    """
    folder = Path(tempfile.mkdtemp(prefix="tieout-"))
    target = str(folder / "book.tieout")
    try:
        with explained(path):
            copy(path, target, key)
        with explained(target):
            _rewind(target, key, entry)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return target


def _rewind(path: str, key: str, entry: int) -> None:
    connection = connect(path, writer=True, busy_ms=5000, durable=False, key=key)
    try:
        connection.execute("begin immediate")
        if connection.execute("select 1 from audit where seq = ?", (entry,)).fetchone() is None:
            raise ValueError(f"no entry {entry}")
        for name in VERSIONED:  # what came later goes first: two live rows of one thing are refused
            connection.execute(f"delete from {name} where since > ?", (entry,))
        for name in VERSIONED:
            connection.execute(f"update {name} set until = null where until > ?", (entry,))
        connection.execute("delete from audit where seq > ?", (entry,))
        connection.execute("commit")
    finally:
        connection.close()
