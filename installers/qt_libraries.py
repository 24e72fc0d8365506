"""System libraries that the Qt wheel needs on Linux and a bare machine lacks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from environment import NotReady, Say, apt_install

#: What Qt needs even without a display, and what a window under X needs besides (Debian's names).
PLAIN = ("libglib2.0-0", "libegl1", "libgl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1")
WINDOW = ("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxkbcommon-x11-0", "libxcb-shape0")

_PLAIN_PROBE = """
from PySide6 import QtPrintSupport, QtSvg, QtTest, QtWidgets
app = QtWidgets.QApplication([])
"""
_WINDOW_PROBE = """
import ctypes, pathlib, PySide6
from PySide6 import QtGui
ctypes.CDLL(str(next(pathlib.Path(PySide6.__file__).parent.glob("Qt/plugins/platforms/libqxcb.so"))))
"""
_MISSING = re.compile(r"(lib[\w.+-]+\.so[\w.]*)")


def provide(python: Path, *, window: bool, say: Say) -> None:
    """Make sure that Qt starts; NotReady with the line to type where it cannot be mended from here."""
    if not sys.platform.startswith("linux"):
        return
    _mend(python, _PLAIN_PROBE, PLAIN, say)
    if window:
        _mend(python, _WINDOW_PROBE, (*PLAIN, *WINDOW), say)


def _mend(python: Path, probe: str, packages: tuple[str, ...], say: Say) -> None:
    trouble = _trouble(python, probe)
    if trouble is None:
        return
    names = ", ".join(sorted(set(_MISSING.findall(trouble)))) or "a system library"
    say(f"Qt lacks {names}")
    if apt_install(list(packages), say):
        trouble = _trouble(python, probe)
        if trouble is None:
            return
    if shutil.which("apt-get"):
        raise NotReady(f"type: sudo apt-get install {' '.join(packages)}, then run this again")
    last = (trouble.strip().splitlines() or ["unknown"])[-1]
    raise NotReady(f"install the package of your system that holds {names}, then run this again ({last})")


def _trouble(python: Path, probe: str) -> str | None:
    """Return what Qt complains of, None where it starts."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([str(python), "-c", probe], capture_output=True, text=True, env=env, check=False)
    return None if done.returncode == 0 else done.stderr or f"exit status {done.returncode}"
