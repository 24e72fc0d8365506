"""The files of one book: the book itself and what may lie beside it."""

from __future__ import annotations

from pathlib import Path

#: Of a book that is open, or was when its program was killed.
TAILS = ("-wal", "-shm")


def keys_path(book: str | Path) -> Path:
    """Return where the keys of an encrypted book lie; a plain book has none there."""
    return Path(book).with_suffix(".keys")


def remove(book: str | Path) -> None:
    """Delete a book or copy with what lies beside it; what is not there is no error."""
    for one in (Path(book), *(Path(f"{book}{tail}") for tail in TAILS), keys_path(book)):
        one.unlink(missing_ok=True)
