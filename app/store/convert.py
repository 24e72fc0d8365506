"""Encrypting a plain book and the way back: a whole new file is written, checked, and takes the old one's place."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from app.domain.book_files import TAILS
from app.domain.errors import BookUnreadable
from app.store.connect import APPLICATION_ID, explained, unlock
from app.store.copying import check_copy


def convert(path: str, old: str, new: str) -> Path:
    """Write a book under another key, "" for plain, into a file beside it; return that file, checked.

    Nobody may have the book open: BookUnreadable("book.locked"). Its log is folded into it.
    """
    part = Path(path).with_name(f".{Path(path).name}.converting")
    with explained(path):
        part.unlink(missing_ok=True)
        try:
            _export(path, old, str(part), new)
            check_copy(str(part), new)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    return part


def take_place(part: Path, path: str) -> None:
    """Put a converted file in the place of the book, in one step."""
    with explained(path):
        for tail in TAILS:  # folded in already; they would be played into the other file
            Path(f"{path}{tail}").unlink(missing_ok=True)
        part.replace(path)


def _export(path: str, old: str, to: str, new: str) -> None:
    with closing(driver.connect(path, isolation_level=None, timeout=1)) as book:
        unlock(book, old)
        book.execute("pragma locking_mode = exclusive").fetchall()
        book.execute("begin exclusive")  # nobody else reads or writes it from here
        book.execute("commit")
        # an empty key is what makes the other file plain: asked for, and for nothing else
        book.execute("attach database ? as other key ?", (to, f"x'{new}'" if new else ""))
        book.execute("select sqlcipher_export('other')").fetchall()
        book.execute(f"pragma other.application_id = {APPLICATION_ID}").fetchall()
        busy = book.execute("pragma main.wal_checkpoint(truncate)").fetchone()[0]
        book.execute("detach database other")
    if busy:
        raise BookUnreadable("book.locked", file=path)
