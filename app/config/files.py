"""Writing a file whole or not at all: temporary file beside it, flush, fsync, replace, folder fsync."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import OutputFailed, system_reason

#: What was just made is not yet held by who made it.
_YOUNG_S = 5


@contextlib.contextmanager
def write_whole(path: str, *, private: bool = False) -> Iterator[BinaryIO]:
    """Give a binary file that becomes `path` when the block ends well; else `path` stays as it was.

    private: readable by its owner alone; otherwise the mode of the file it replaces, or the usual one.
    OutputFailed names the file and the reason, disk full apart ("disk.full").
    """
    target = Path(path)
    name = ""
    try:
        _clear_left(target)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            is_held(file.fileno())
            yield file
            to_disk(file)
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        Path(name).chmod(0o600 if private else _mode(target))
        Path(name).replace(target)
        name = ""
        _sync_folder(target.parent)
    except OSError as exc:
        raise output_failed(path, exc) from exc
    finally:
        if name:
            Path(name).unlink(missing_ok=True)


def to_disk(file: BinaryIO) -> None:
    """Wait until what was written to a file is on the disk: a full disk is known then."""
    file.flush()
    os.fsync(file.fileno())


def output_failed(path: str, exc: OSError) -> OutputFailed:
    """Return the error that a bookkeeper can act on."""
    if exc.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return OutputFailed("disk.full", file=path)
    return OutputFailed("output.failed", file=path, reason=system_reason(exc))


def _clear_left(target: Path) -> None:
    """Remove temporary files of `target` whose writer was killed; one that is still written to is held and stays."""
    for one in target.parent.glob(f".{glob.escape(target.name)}.????????.part"):
        with contextlib.suppress(OSError):  # held (Windows), gone meanwhile, not ours: it stays
            if is_young(one.stat()):
                continue
            with one.open("rb") as file:
                held = is_held(file.fileno())
            if not held:
                one.unlink()


def is_young(found: os.stat_result) -> bool:
    """Return whether a temporary file or folder was just made: whoever makes it may not hold it yet."""
    return time.time() - found.st_mtime < _YOUNG_S


def is_held(handle: int) -> bool:
    """Take hold of an open file until it is closed; return whether somebody else holds it, or nobody can tell.

    On Windows an open file is held anyhow: it cannot be removed.
    """
    if os.name == "nt":
        return False
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    return False


def _mode(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name last; folders cannot be opened on every system."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_file(path: str | Path) -> bool:
    """Return whether a file lies there; in a folder that may not be looked into none does."""
    with contextlib.suppress(OSError):
        return Path(path).is_file()
    return False


def is_folder(path: str | Path) -> bool:
    """Return whether a folder lies there; in one that may not be looked into none does."""
    with contextlib.suppress(OSError):
        return Path(path).is_dir()
    return False


def is_there(path: str | Path) -> bool:
    """Return whether anything lies there; in a folder that may not be looked into nothing does."""
    with contextlib.suppress(OSError):
        return Path(path).exists()
    return False
