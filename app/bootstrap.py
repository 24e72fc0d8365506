"""Puts the program together; the one module that knows every room.

Nothing heavy is imported before it is needed: the window is painted before Arrow, pandas or the
database are loaded, and a command never imports the window.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, cast

from app.config.files import is_there
from app.config.places import log_file, resources, settings_file
from app.services.wiring import Wiring

if TYPE_CHECKING:
    from app.config.words import Words
    from app.services.ports import Book, BookLook, BookStore

COMMANDS = ("demo", "reconcile", "import", "match", "export", "forecast", "verify")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command or the window; return the exit status."""
    args = list(sys.argv[1:] if argv is None else argv)
    wiring = wire()
    if _window_wanted(args):
        if not (has_display() or os.environ.get("QT_QPA_PLATFORM")):
            said = _words().say("usage.no_display", {"commands": ", ".join(COMMANDS)})
            sys.stderr.write(said + "\n")
            return 2
        _end_at_once()
        from app.ui import run

        demo = args[:1] == ["demo"]
        return int(run(wiring, [] if demo else args, demo))
    from app.cli import main as command

    return command(args, wiring)


def _end_at_once() -> None:
    """Let the system end the window without its being asked: what it did is saved, and Qt runs no Python meanwhile."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.default_int_handler:
            signal.signal(number, signal.SIG_DFL)


def wire() -> Wiring:
    """Return what commands and window are handed."""
    return Wiring(
        book_store=_LateStore(),
        settings_path=settings_file(),
        log_path=log_file(),
        words=_words,
        demo_folder=resources() / "demo",
    )


@cache
def _words(lang: str = "en") -> Words:
    """Return the words of a language; they are read when the first sentence is needed."""
    from app.config.words import Words

    return Words(lang)


def _window_wanted(args: list[str]) -> bool:
    """Say whether the arguments open the window: none, book or source files, or `demo` on a display."""
    if args[:1] == ["demo"]:
        return len(args) == 1 and has_display()
    if not args:
        return True
    # files dropped on the program's icon come as arguments; whatever else is a command or a mistake in one
    return args[0] not in COMMANDS and not args[0].startswith("-") and all(map(is_there, args))


def has_display() -> bool:
    """Say whether somebody could look at a window here; Qt's platforms without a screen do not count."""
    asked = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if asked in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class _LateStore:
    """The book store, loaded when the first book is made or opened."""

    def __init__(self) -> None:
        self._store: BookStore | None = None

    def _loaded(self) -> BookStore:
        if self._store is None:
            from app.domain.arrays import spare_pandas
            from app.store.engine import BookStore as Store

            spare_pandas()
            # mypy wants a protocol's attributes to have its very types, not narrower ones
            self._store = cast("BookStore", Store())
        return self._store

    def create(self, path: str, *, info: dict[str, str] | None = None, passphrase: str = "") -> Book:
        """Make a new book."""
        return self._loaded().create(path, info=info, passphrase=passphrase)

    def open(self, path: str) -> Book:
        """Open a book."""
        return self._loaded().open(path)

    def unlock(self, path: str, passphrase: str) -> bool:
        """Learn the key of an encrypted book."""
        return self._loaded().unlock(path, passphrase)

    def wait_s(self, path: str) -> float:
        """Return how long wrong passphrases keep the next from being taken."""
        return self._loaded().wait_s(path)

    def change_passphrase(self, path: str, old: str, new: str) -> None:
        """Encrypt, decrypt or give another passphrase."""
        self._loaded().change_passphrase(path, old, new)

    def carry_keys(self, source: str, target: str) -> None:
        """Put the keys of a file beside its copy."""
        self._loaded().carry_keys(source, target)

    def look(self, path: str, tick: Callable[[], None], *, whole: bool, keys_of: str = "") -> BookLook:
        """Look into a book without changing it."""
        return self._loaded().look(path, tick, whole=whole, keys_of=keys_of)

    def libraries(self) -> str:
        """Return the versions of what a book is read and encrypted with."""
        return self._loaded().libraries()

    def temporary(self) -> Book:
        """Return a book that is deleted on close."""
        return self._loaded().temporary()
