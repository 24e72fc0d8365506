"""Runs a command as a person's script would: a process of its own, real files, both streams caught."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

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


def tables(folder: Path) -> dict[str, bytes]:
    """Return the bytes of what may depend on nothing but sources and rules."""
    names = ("statements.csv", "records.csv", "matches.csv", "discrepancies.csv", "summary.json")
    return {name: (folder / name).read_bytes() for name in names}
