"""Runs the commands in this process: the same services as `main.py`, no new interpreter for each."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app import cli
from app.bootstrap import wire

TABLES = ("statements.csv", "records.csv", "matches.csv", "discrepancies.csv", "summary.json")


def command(*arguments: str | Path) -> str:
    """Run one command and return what it printed; raises when it did not end well.

    Where this process makes temporary files stays as it is, for what runs after it here.
    """
    said, temporary = io.StringIO(), tempfile.tempdir
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            status = cli.main([str(one) for one in arguments], wire())
    finally:
        tempfile.tempdir = temporary
    if status:
        raise RuntimeError(f"{arguments[0]} ended with {status}: {said.getvalue()[-2000:]}")
    return said.getvalue()


def reconcile(sources: Sequence[str | Path], out: Path) -> None:
    """Run `reconcile` without its report."""
    command("reconcile", *sources, "--out", out, "--no-report")


def tables(out: Path) -> dict[str, bytes]:
    """Return the bytes of what may depend on nothing but sources and rules."""
    return {name: (out / name).read_bytes() for name in TABLES}
