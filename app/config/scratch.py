"""Temporary files of one process in a folder of its own, which a later start removes where a process was killed.

They hold what the bookkeeper's files hold: nobody's payments may lie about because the power failed.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from app.config.files import is_held, is_young

_PREFIX, _HELD = "tieout-run-", ".held"


def keep_together() -> None:
    """Have whatever is temporary in this process made in one folder, removed at its end.

    Where none can be made nothing changes: what needs a temporary file says what is wrong.
    """
    with contextlib.suppress(OSError):
        before = tempfile.gettempdir()
        if Path(before).name.startswith(_PREFIX):
            return
        tempfile.tempdir = str(held_folder())
        atexit.register(setattr, tempfile, "tempdir", before)


def held_folder() -> Path:
    """Make a temporary folder that is removed at the end of this process, or by a later start where it is killed."""
    made = Path(tempfile.mkdtemp(prefix=_PREFIX))
    handle = os.open(made / _HELD, os.O_CREAT | os.O_RDWR, 0o600)
    is_held(handle)
    atexit.register(_end, made, handle)
    return made


def _end(made: Path, handle: int) -> None:
    os.close(handle)
    shutil.rmtree(made, ignore_errors=True)


def clear_left() -> None:
    """Remove the folders of processes that are no more; what is held, young or somebody else's stays."""
    with contextlib.suppress(OSError):
        here = Path(tempfile.gettempdir())
        for one in (here.parent if here.name.startswith(_PREFIX) else here).glob(f"{_PREFIX}*"):
            with contextlib.suppress(OSError):
                if _is_left(one):
                    shutil.rmtree(one, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    found = folder.lstat()
    mine = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    if folder.is_symlink() or not mine or is_young(found):
        return False
    with (folder / _HELD).open("rb") as file:
        if is_held(file.fileno()):
            return False
    (folder / _HELD).unlink()  # Windows refuses where a process has it open
    return True
