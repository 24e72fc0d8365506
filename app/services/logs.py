"""The log of window and commands: one form, and no personal data in it whoever wrote the line."""

from __future__ import annotations

import logging
import logging.handlers
from functools import cache
from pathlib import Path

_FORM = "%(asctime)s %(levelname)s %(name)s %(message)s"
_MOST_BYTES, _OLDER = 1_000_000, 3


class MaskedFormatter(logging.Formatter):
    """Masks the finished line, tracebacks included: what a log never held cannot leave with it."""

    def __init__(self) -> None:
        super().__init__(_FORM)

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


def masked(text: str) -> str:
    """Return a text without personal data, the name of who is logged in among them."""
    from app.trust.masking import mask  # its patterns take as long to load as a window to be made

    return mask(text, _who())


@cache
def _who() -> tuple[str, ...]:
    import getpass

    try:
        who = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, or a system without names
        return ()
    return () if who in ("root", "user", "admin") else (who,)


def log_handler(path: Path, *, rotating: bool = True) -> logging.Handler:
    """Return the handler that writes the log to `path`; one that writes nothing where the folder cannot be made.

    rotating: keep the file small; for the window alone, a command may run beside it and must not move its file.
    """
    most = _MOST_BYTES if rotating else 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=most, backupCount=_OLDER, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()  # a read-only home: work without a log
    handler.setFormatter(MaskedFormatter())
    return handler


def log_files(path: Path) -> list[Path]:
    """Return the log's files, the oldest first."""
    older = [path.with_name(f"{path.name}.{number}") for number in range(_OLDER, 0, -1)]
    return [one for one in [*older, path] if one.is_file()]
