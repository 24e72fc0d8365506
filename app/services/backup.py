"""Copies of the book: now, and one for each day on which it was used."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.errors import OutputFailed
from app.domain.progress import Report, Step, silent
from app.services.ports import Book

log = logging.getLogger(__name__)

#: How many daily copies are kept.
KEEP = 14

_NAME = re.compile(r"(?P<stem>.+)\.(?P<day>\d{4}-\d{2}-\d{2})(?P<suffix>\.[^.]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy that lies in a folder: where, of which day, how large in bytes."""

    path: Path
    day: date
    size: int


def back_up(book: Book, to: Path, report: Report = silent) -> Path:
    """Copy the book to the file `to`, replacing it whole; the copy was opened and checked before.

    OutputFailed where it cannot be written; whatever was at `to` is still there then.
    """
    report(Step.BACKING_UP, 0, 1, to.name)
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        if to.exists() and to.samefile(book.path):
            raise OutputFailed("backup.same", file=str(to))
        book.backup(str(to))
    except OSError as error:
        raise OutputFailed("output.failed", file=str(to), reason=error.strerror or str(error)) from error
    report(Step.BACKING_UP, 1, 1, to.name)
    return to


def daily(book: Book, folder: Path, today: date, keep: int = KEEP, report: Report = silent) -> Path:
    """Keep one copy for `today`, the latest state of it, and only the last `keep` days; returns its path."""
    path = Path(book.path)
    made = back_up(book, folder / f"{path.stem}.{today.isoformat()}{path.suffix}", report)
    for old in copies(folder, path)[keep:]:
        old.path.unlink(missing_ok=True)
        log.info("removed the copy of %s", old.day)
    return made


def copies(folder: Path, book: Path) -> list[Copy]:
    """Return the daily copies of a book that lie in `folder`, the latest first."""
    found: list[Copy] = []
    if not folder.is_dir():
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
