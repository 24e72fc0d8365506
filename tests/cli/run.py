"""Runs a command as a person's script would: a process of its own, real files, both streams caught."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import subprocess
import sys
import tempfile
import warnings
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import main
from tests.samples import ROOT


@dataclass(frozen=True)
class Ran:
    """Exit status and what was said."""

    status: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        """Return the lines on standard error."""
        return self.err.splitlines()


def tieout(*args: str | Path, cwd: Path | None = None, **env: str) -> Ran:
    """Run `main.py` with `args`; env replaces variables of the environment ("" removes one)."""
    variables = {**os.environ, "QT_QPA_PLATFORM": "", "PYTHONPATH": "", **env}
    command = [sys.executable, str(ROOT / "main.py"), *(str(one) for one in args)]
    done = subprocess.run(
        command,
        cwd=cwd or ROOT,
        env={name: value for name, value in variables.items() if value},
        capture_output=True,
        check=False,
        timeout=240,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def inside(*args: str | Path, cwd: Path | None = None) -> Ran:
    """Run a command in this process, where a test asks what it does and not how it starts: a start takes a second."""
    with contextlib.chdir(cwd or Path.cwd()):
        return _inside(*args)


def _inside(*args: str | Path) -> Ran:
    root, out, err = logging.getLogger(), io.StringIO(), io.StringIO()
    handlers, level, temporary = list(root.handlers), root.level, tempfile.tempdir
    try:
        with redirect_stdout(out), redirect_stderr(err), warnings.catch_warnings():
            return Ran(main([str(one) for one in args]), out.getvalue(), err.getvalue())
    finally:
        for one in set(root.handlers) - set(handlers):
            root.removeHandler(one)
            one.close()
        root.setLevel(level)
        tempfile.tempdir = temporary


def tables(folder: Path) -> dict[str, bytes]:
    """Return the bytes of what may depend on nothing but sources and rules."""
    names = ("statements.csv", "records.csv", "matches.csv", "discrepancies.csv", "summary.json")
    return {name: (folder / name).read_bytes() for name in names}
