"""Copies of the book: now, and one for each day on which it was used."""

from __future__ import annotations

import contextlib
import glob
import logging
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.config.files import is_folder, output_failed
from app.domain.book_files import remove
from app.domain.errors import OutputFailed
from app.domain.progress import Report, Step, silent
from app.services.ports import Book

log = logging.getLogger(__name__)

#: How many daily copies are kept.
KEEP = 14
#: After so long without a byte a half copy is nobody's work.
_LEFT_S = 3600
#: Folder of copies beside a book.
COPIES = "Tieout backups"

_NAME = re.compile(r"(?P<stem>.+)\.(?P<day>\d{4}-\d{2}-\d{2})(?P<suffix>\.[^.]+)?")

#: What stands between the book's own name and its suffix, by why the copy was made.
_KINDS = (
    ("daily", re.compile(r"\.\d{4}-\d{2}-\d{2}")),
    ("hand", re.compile(r"-backup.*")),
    ("upgrade", re.compile(r"\.before-upgrade-[\d-]+")),
    ("restore", re.compile(r"\.before-restore-[\d-]+")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy that lies in a folder: where, of which day, how large in bytes."""

    path: Path
    day: date
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of a book. kind: "daily", "hand", "upgrade" (before one) or "restore" (before one)."""

    path: Path
    made_at: datetime
    size: int
    kind: str


def back_up(book: Book, to: Path, report: Report = silent) -> Path:
    """Copy the book to the file `to`, replacing it whole; the copy was opened and checked before.

    OutputFailed where it cannot be written; whatever was at `to` is still there then.
    """
    report(Step.BACKING_UP, 0, 1, to.name)
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        _clear_left(to.parent, Path(book.path))
        if to.exists() and to.samefile(book.path):
            raise OutputFailed("backup.same", file=str(to))
        book.backup(str(to))
    except OSError as error:
        raise output_failed(str(to), error) from error
    report(Step.BACKING_UP, 1, 1, to.name)
    return to


def _clear_left(folder: Path, book: Path) -> None:
    """Remove half copies of a book that nobody has written to for an hour: their making was killed."""
    for one in folder.glob(f"{glob.escape(book.stem)}*{book.suffix}.part*"):
        with contextlib.suppress(OSError):
            if time.time() - one.stat().st_mtime > _LEFT_S:
                one.unlink()
                log.info("removed half a copy")


def daily(book: Book, folder: Path, today: date, keep: int = KEEP, report: Report = silent) -> Path:
    """Keep one copy for `today`, the latest state of it, and only the last `keep` days; returns its path."""
    path = Path(book.path)
    made = back_up(book, folder / f"{path.stem}.{today.isoformat()}{path.suffix}", report)
    for old in copies(folder, path)[keep:]:
        remove(old.path)
        log.info("removed the copy of %s", old.day)
    return made


def folder_of(book: Path, wanted: str) -> Path:
    """Return where a book's copies go: the folder of the settings, else one beside the book."""
    return Path(wanted) if wanted else book.parent / COPIES


def backups(book: Path, folders: Sequence[Path]) -> list[Backup]:
    """Return every copy of a book that lies in these folders or beside it, the latest first; none is opened."""
    found: dict[Path, Backup] = {}
    for folder in dict.fromkeys([*folders, book.parent]):
        if not is_folder(folder):
            continue
        for path in folder.iterdir():
            kind = _kind(path, book)
            if kind and path.is_file():
                seen = path.stat()
                at = datetime.fromtimestamp(seen.st_mtime).astimezone()
                found.setdefault(path.resolve(), Backup(path=path, made_at=at, size=seen.st_size, kind=kind))
    return sorted(found.values(), key=lambda one: (one.made_at, one.path.name), reverse=True)


def _kind(path: Path, book: Path) -> str:
    """Return why a file was made as a copy of `book`; "" where it is none."""
    if path.suffix != book.suffix or not path.stem.startswith(book.stem) or path.resolve() == book.resolve():
        return ""
    rest = path.stem.removeprefix(book.stem)
    return next((kind for kind, form in _KINDS if form.fullmatch(rest)), "")


def copies(folder: Path, book: Path) -> list[Copy]:
    """Return the daily copies of a book that lie in `folder`, the latest first."""
    found: list[Copy] = []
    if not is_folder(folder):
        return found
    for path in folder.iterdir():
        named = _NAME.fullmatch(path.name)
        if named is None or named["stem"] != book.stem or (named["suffix"] or "") != book.suffix:
            continue
        try:
            day = date.fromisoformat(named["day"])
        except ValueError:
            continue
        found.append(Copy(path=path, day=day, size=path.stat().st_size))
    return sorted(found, key=lambda one: one.day, reverse=True)
