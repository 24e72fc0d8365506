"""Putting a copy in the place of a book: the copy is checked first, and what it replaces is kept."""

from __future__ import annotations

import logging
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.config.files import output_failed
from app.domain.book_files import TAILS, keys_path
from app.domain.errors import AppError, BookUnreadable, OutputFailed
from app.domain.progress import Report, Step, pauses, silent
from app.services.backup import back_up
from app.services.ports import BookLook, BookStore

log = logging.getLogger(__name__)

_BLOCK = 4 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """book: open again from now on; saved: the state that was replaced, None where there was no book at all."""

    book: Path
    saved: Path | None


def look_into(store: BookStore, path: Path, report: Report = silent, *, whole: bool = True) -> BookLook:
    """Return what is in a book or copy without changing it; BookUnreadable where it is damaged or newer."""
    report(Step.VERIFYING, 0, 0, path.name)
    return store.look(str(path), pauses(report), whole=whole)


def restore(store: BookStore, book: Path, copy: Path, folder: Path, now: datetime, report: Report = silent) -> Restored:
    """Put `copy` in the place of `book`, which nobody may have open; the present state goes to `folder` first.

    Cancelled or failed at any moment, the book is what it was: the copy takes its place in one step at the end.
    """
    report(Step.VERIFYING, 0, 3, copy.name)
    store.look(str(copy), pauses(report), whole=True)
    report(Step.BACKING_UP, 1, 3, book.name)
    part = book.with_name(f".{book.name}.restoring")
    try:
        saved = _save_present(store, book, folder, now, report) if book.exists() else None
        report(Step.WRITING, 2, 3, book.name)
        book.parent.mkdir(parents=True, exist_ok=True)
        _copy_file(copy, part, report)
        store.look(str(part), pauses(report), whole=True, keys_of=str(copy))
        for tail in TAILS:  # of the book that goes; they would be played into the other
            Path(f"{book}{tail}").unlink(missing_ok=True)
        part.replace(book)
        store.carry_keys(str(copy), str(book))  # two files cannot change in one step; copy and saved state are whole
    except OSError as error:
        raise output_failed(str(book), error) from error
    finally:
        part.unlink(missing_ok=True)
    log.info("a backup took the place of the book")
    return Restored(book=book, saved=saved)


def _save_present(store: BookStore, book: Path, folder: Path, now: datetime, report: Report) -> Path:
    """Keep the present state: as a checked copy, or, where it is damaged, its file as it is."""
    target = folder / f"{book.stem}.before-restore-{now:%Y%m%d-%H%M%S}{book.suffix}"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        opened = store.open(str(book))
    except BookUnreadable as error:
        log.warning("the book that is replaced does not open (%s); its file is kept as it is", error.key)
        _keep_files(book, target, report)
        return target
    try:
        return back_up(opened, target, report)
    except OutputFailed:
        raise
    except AppError as error:
        log.warning("the book that is replaced cannot be copied (%s); its file is kept as it is", error.key)
    finally:
        opened.close()
    _keep_files(book, target, report)
    return target


def _keep_files(book: Path, target: Path, report: Report) -> None:
    """Copy a book that does not open, and the keys that may lie beside it, byte by byte."""
    _copy_file(book, target, report)
    if keys_path(book).exists():
        _copy_file(keys_path(book), keys_path(target), report)


def _copy_file(source: Path, target: Path, report: Report) -> None:
    """Copy the bytes, in blocks, so that it can be stopped; a part that failed is removed."""
    pause = pauses(report)
    try:
        with source.open("rb") as here, target.open("wb") as there:
            while block := here.read(_BLOCK):
                there.write(block)
                pause()
        shutil.copymode(source, target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
