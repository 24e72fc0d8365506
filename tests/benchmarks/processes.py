"""Runs one command as a fresh process and measures wall time and the memory of its whole family."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Measure:
    """Wall and CPU seconds; peak of the resident memory of the process and its children together, in MiB."""

    wall_s: float
    cpu_s: float
    peak_mib: float
    status: int
    out: str = field(repr=False, default="")


def _family(root: int) -> list[int]:
    """Return `root` and all its descendants (Linux)."""
    found, waiting = [], [root]
    while waiting:
        one = waiting.pop()
        found.append(one)
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += [int(word) for word in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def _resident_mib(pids: Sequence[int]) -> float:
    """Return their resident memory: own pages of each, and file pages once, since they share them."""
    own, files = 0, 0
    for pid in pids:
        try:
            text = Path(f"/proc/{pid}/status").read_text()
        except OSError:
            continue
        sizes = dict(line.split(":", 1) for line in text.splitlines() if line.startswith("Rss"))
        kib = {name: int(value.split()[0]) for name, value in sizes.items()}
        own += kib.get("RssAnon", 0) + kib.get("RssShmem", 0)
        files = max(files, kib.get("RssFile", 0))
    return (own + files) / 1024


def measure(command: Sequence[str], cwd: Path) -> Measure:
    """Run the command to its end; memory is sampled ten times a second."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, text=True, env=dict(os.environ))
    peak, done = [0.0], threading.Event()

    def watch() -> None:
        while not done.wait(0.1):
            peak[0] = max(peak[0], _resident_mib(_family(process.pid)))

    watcher = threading.Thread(target=watch)
    watcher.start()
    out = process.communicate()[0]
    wall = time.perf_counter() - start
    done.set()
    watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measure(wall, cpu, peak[0], process.returncode, out)
