"""The virtual environment of the project: made where it is missing, filled from the hashed lock."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Say = Callable[[str], None]


class NotReady(Exception):
    """Set-up cannot go on; the text says what to do."""


def prepare(root: Path, say: Say) -> Path:
    """Return the Python of `.venv`, made and filled if need be."""
    folder = root / ".venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not _works(python):
        say(f"making {folder.name} with Python {sys.version.split()[0]}")
        _make(folder, python, say)
    _install(root, folder, python, say)
    return python


def _works(python: Path) -> bool:
    if not python.exists():
        return False
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.call([str(python), "-c", check], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def _run(command: list[str]) -> bool:
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def _make(folder: Path, python: Path, say: Say) -> None:
    """Make the environment: venv, else venv without pip and our own pip, else python3-venv by apt, else virtualenv."""
    clear = [sys.executable, "-m", "venv", "--clear"]
    if importlib.util.find_spec("ensurepip") and _run([*clear, str(folder)]) and _has_pip(python):
        return
    if _outer_pip() and _run([*clear, "--without-pip", str(folder)]) and _works(python):
        return
    names = ["python3-venv", f"python3.{sys.version_info[1]}-venv"]
    for name in names:
        if apt_install([name], say) and _run([*clear, str(folder)]) and _has_pip(python):
            return
    if importlib.util.find_spec("virtualenv") and _run([sys.executable, "-m", "virtualenv", str(folder)]):
        return
    line = (
        "sudo apt-get install " + names[-1]
        if shutil.which("apt-get")
        else f"{sys.executable} -m pip install virtualenv"
    )
    raise NotReady(f"this Python cannot make an environment. Type: {line}, then run this again")


def _has_pip(python: Path) -> bool:
    return _works(python) and _run([str(python), "-m", "pip", "--version"])


def _outer_pip() -> bool:
    """Return whether our own pip can install into another Python (`pip --python`, 22.3 and newer)."""
    asked = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"pip (\d+)\.(\d+)", asked.stdout)
    return bool(found) and (int(found[1]), int(found[2])) >= (22, 3)


def _install(root: Path, folder: Path, python: Path, say: Say) -> None:
    """Install the lock where it is not what was installed last."""
    lock, stamp = root / "installers" / "requirements.lock", folder / ".tieout-lock"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text("ascii") == wanted:
        return
    count = len(re.findall(r"^[A-Za-z0-9].*==", lock.read_text("utf-8"), re.M))
    say(f"installing up to {count} packages; this takes a minute or two")
    pip = [str(python), "-m", "pip"]
    if not _has_pip(python):
        pip = [sys.executable, "-m", "pip", "--python", str(python)]
    options = ["install", "--require-hashes", "-qq", "--disable-pip-version-check", "-r", str(lock)]
    if subprocess.call([*pip, *options], cwd=root):
        raise NotReady("pip could not install the packages; its message stands above")
    stamp.write_text(wanted, "ascii")


def apt_install(packages: list[str], say: Say) -> bool:
    """Install Debian packages where we may: as root, or by sudo without a password."""
    if not shutil.which("apt-get"):
        return False
    lead: list[str] = []
    if os.geteuid() != 0:
        if not shutil.which("sudo") or not _run(["sudo", "-n", "true"]):
            return False
        lead = ["sudo", "-n"]
    say("installing " + " ".join(packages) + " by apt-get")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    lead += ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    subprocess.call([*lead, "update", "-qq"], env=quiet, stdout=subprocess.DEVNULL)
    install = [*lead, "install", "-y", "-qq", "--no-install-recommends", *packages]
    return subprocess.call(install, env=quiet, stdout=subprocess.DEVNULL) == 0
