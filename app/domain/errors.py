"""What a bookkeeper can act on; all else is a bug.

An error carries a key and parameters, never finished words: language is chosen where it is shown
(`app.config.words`). The English text of a key stands in `app.domain.texts`.
"""

from __future__ import annotations

import errno
import os
from typing import Any

_IN_USE = (32, 33)  # Windows: another program has the file open, or a part of it


class AppError(Exception):
    """Something the person at the screen can do something about.

    key: of the text; params: what the text names. exit_status: of a command that ends with it.
    """

    exit_status = 1

    def __init__(self, key: str, **params: Any) -> None:
        super().__init__(key, params)
        self.key = key
        self.params = params


class WrongUsage(AppError):
    """The command line or a value typed by hand cannot be meant."""

    exit_status = 2


class SourceRefused(AppError):
    """A source that is not stored: nothing of it, and nothing else is lost.

    file: as given, with `!member`; row: from 1, 0 where none is known; column: its header, "" for none.
    params hold whatever else the reason names.
    """

    exit_status = 3

    def __init__(self, key: str, *, file: str = "", row: int = 0, column: str = "", **params: Any) -> None:
        super().__init__(key, **params)
        self.file = file
        self.row = row
        self.column = column


class FormRefused(SourceRefused):
    """A workbook of one's own that cannot be filled; nothing is written."""

    exit_status = 2


class BookUnreadable(AppError):
    """The book is locked, newer than the program, damaged, missing, or the passphrase is wrong."""

    exit_status = 5


class PeriodClosed(AppError):
    """The period is signed off; reopening asks for a reason."""


class NotAllowed(AppError):
    """An action that the state of things does not allow (sign-off with something unexplained, …)."""


class OutputFailed(AppError):
    """A file could not be written: disk full, folder read-only, name taken by a folder."""


def system_reason(exc: OSError) -> Any:
    """Return why the system did not do it, as a parameter of a text: a key to be said in the person's language.

    What has no text of ours is told in the system's own words.
    """
    from app.domain.texts.system import TEXTS

    in_use = getattr(exc, "winerror", None) in _IN_USE
    key = f"system.{'EBUSY' if in_use else errno.errorcode.get(exc.errno or 0, '')}"
    if key in TEXTS:
        return {"key": key}
    return os.strerror(exc.errno) if exc.errno else str(exc)
