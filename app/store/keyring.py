"""Keys of the books of this run: NAME.keys beside an encrypted book, its data key in memory alone."""

from __future__ import annotations

import contextlib
import logging
import math
import os
import threading
from collections.abc import Iterator

from app.domain.book_files import keys_path
from app.domain.errors import BookUnreadable, OutputFailed, system_reason
from app.store.connect import check_head, explained, is_plain
from app.store.making import part_name, take_free_name
from app.trust import keys
from app.trust.tries import Tries

log = logging.getLogger(__name__)

#: The key of a book that has none.
PLAIN = ""


def keys_text(book: str, at: str = "") -> str:
    """Return the text of the keys of a book; "" for a plain one, whatever lies beside it.

    at: the book beside which they lie, where that is another. BookUnreadable("book.no_keys") where they are missing.
    """
    check_head(book)
    if is_plain(book):
        return ""
    path = keys_path(at or book)
    try:
        return path.read_text("utf-8")
    except FileNotFoundError as error:
        raise BookUnreadable("book.no_keys", file=book, keys=path.name) from error
    except (OSError, UnicodeDecodeError) as error:
        raise BookUnreadable("book.keys_damaged", file=book, keys=path.name) from error


def write_keys(book: str, text: str, *, fresh: bool = False) -> None:
    """Put the keys beside a book in one step, readable by their owner alone; "" takes them away.

    fresh: FileExistsError where keys lie there.
    """
    path = keys_path(book)
    if not text:
        path.unlink(missing_ok=True)
        return
    part = path.with_name(part_name())
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if fresh:
            take_free_name(part, path)
        else:
            part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


class Keyring:
    """Data keys by their id. Any thread may ask. cost: what a try of a passphrase costs at least; tries: wrong ones."""

    def __init__(self, cost: keys.Cost) -> None:
        self._cost = cost
        self.tries = Tries()
        self._known: dict[str, keys.DataKey] = {}
        self._lock = threading.Lock()

    def key(self, book: str, at: str = "") -> str:
        """Return the key of a book in hexadecimal digits, PLAIN for a plain one.

        at: the book whose keys open this file. BookUnreadable("book.needs_passphrase") where nobody unlocked it yet.
        """
        text = keys_text(book, at)
        if not text:
            return PLAIN
        with self._lock:
            known = self._known.get(_id(text, book))
        if known is None:
            raise BookUnreadable("book.needs_passphrase", file=book)
        return known.hex()

    def unlock(self, book: str, passphrase: str) -> bool:
        """Learn the key of a book; False for a plain one, BookUnreadable("book.passphrase") where it does not open.

        After a wrong one the next is taken only after a while: BookUnreadable("book.wait").
        """
        text = keys_text(book)
        if not text:
            return False
        key, kept = self._opened(text, passphrase, book)
        if kept != text:  # wrapped anew; a folder that cannot be written keeps the old ones
            with contextlib.suppress(OSError):
                write_keys(book, kept)
        self.learn(key)
        return True

    def wait_s(self, book: str) -> float:
        """Return the seconds until a passphrase of a book is taken again, 0.0 where it may be tried now."""
        try:
            text = keys_text(book)
            return self.tries.wait_s(_id(text, book)) if text else 0.0
        except BookUnreadable:
            return 0.0

    def learn(self, key: keys.DataKey) -> None:
        """Keep a key for this run."""
        with self._lock:
            self._known[key.id] = key

    def make(self, book: str) -> keys.DataKey:
        """Return a key for a book to come; BookUnreadable("book.keys_there") where keys lie in that place."""
        if os.path.lexists(keys_path(book)):
            raise _taken(book)
        return keys.make()

    @contextlib.contextmanager
    def put(self, book: str, key: keys.DataKey, passphrase: str) -> Iterator[None]:
        """Write the keys of a book that is about to stand there; taken away again where it does not come to that.

        BookUnreadable("book.keys_there") where others lie there by now: they may be all that opens another book.
        """
        text = keys.wrapped(key, passphrase, self._cost)
        _put(book, text, fresh=True)
        try:
            yield
        except BaseException:
            write_keys(book, "")
            raise
        self.learn(key)

    def carry(self, source: str, target: str) -> None:
        """Put the keys of one file beside another that holds the same; those of the same key stay as they are."""
        text, there = keys_text(source), keys_path(target)
        if text and there.exists():
            with contextlib.suppress(BookUnreadable, UnicodeDecodeError):  # damaged ones are written over
                if _id(there.read_text("utf-8"), target) == _id(text, source):
                    return  # the passphrase of today opens the copy of then
        write_keys(target, text)

    def change(self, book: str, old: str, new: str) -> None:
        """Wrap the key of an encrypted book for another passphrase; the old one opens it no more."""
        text = keys_text(book)
        key, _text = self._opened(text, old, book)
        _put(book, keys.wrapped(key, new, self._cost))

    def _opened(self, text: str, passphrase: str, book: str) -> tuple[keys.DataKey, str]:
        name = _id(text, book)
        if wait := self.tries.wait_s(name):
            raise BookUnreadable("book.wait", file=book, seconds=math.ceil(wait))
        try:
            found = keys.opened(text, passphrase, self._cost)
        except keys.WrongPassphrase as error:
            log.warning("a passphrase did not open the book, %d in a row", self.tries.wrong(name))
            raise BookUnreadable("book.passphrase", file=book) from error
        except keys.KeysUnreadable as error:
            raise BookUnreadable("book.keys_damaged", file=book, keys=keys_path(book).name) from error
        self.tries.right(name)
        log.info("a passphrase opened the book")
        return found


def _taken(book: str) -> BookUnreadable:
    return BookUnreadable("book.keys_there", file=book, keys=keys_path(book).name)


def _put(book: str, text: str, *, fresh: bool = False) -> None:
    """Write keys that a person waits for; OutputFailed or BookUnreadable says why it cannot be."""
    try:
        with explained(book):
            write_keys(book, text, fresh=fresh)
    except FileExistsError as error:
        raise _taken(book) from error
    except PermissionError as error:
        raise BookUnreadable("book.read_only", file=book) from error
    except OSError as error:
        raise OutputFailed("output.failed", file=str(keys_path(book)), reason=system_reason(error)) from error


def _id(text: str, book: str) -> str:
    try:
        return keys.id_of(text)
    except keys.KeysUnreadable as error:
        raise BookUnreadable("book.keys_damaged", file=book, keys=keys_path(book).name) from error
