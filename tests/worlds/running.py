"""Runs the commands in this process: the same services as `main.py`, no new interpreter for each."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

from app import cli
from app.bootstrap import wire
from app.importers.sandbox import Sandbox, _Worker

TABLES = ("statements.csv", "records.csv", "matches.csv", "discrepancies.csv", "summary.json")


def command(*arguments: str | Path) -> str:
    """Run one command and return what it printed; raises when it did not end well."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = cli.main([str(one) for one in arguments], wire())
    if status:
        raise RuntimeError(f"{arguments[0]} ended with {status}: {said.getvalue()[-2000:]}")
    return said.getvalue()


@contextlib.contextmanager
def warm_children() -> Iterator[None]:
    """Keep the parsing children from one run to the next: starting them costs more than a small world does."""
    kept: list[_Worker] = []
    start, close = Sandbox._start, Sandbox.close

    def reuse(sandbox: Sandbox) -> _Worker:
        while kept:
            worker = kept.pop()
            if worker.process.is_alive():
                sandbox._workers.append(worker)
                return worker
        return start(sandbox)

    def park(sandbox: Sandbox) -> None:
        kept.extend(one for one in sandbox._workers if one.job is None)
        sandbox._workers = [one for one in sandbox._workers if one.job is not None]
        close(sandbox)

    with patch.multiple(Sandbox, _start=reuse, close=park):
        yield
    ending = Sandbox("")
    ending._workers = kept
    close(ending)


def reconcile(sources: Sequence[str | Path], out: Path) -> None:
    """Run `reconcile` without its report."""
    command("reconcile", *sources, "--out", out, "--no-report")


def tables(out: Path) -> dict[str, bytes]:
    """Return the bytes of what may depend on nothing but sources and rules."""
    return {name: (out / name).read_bytes() for name in TABLES}
