"""Keeps the parsing children: starts them, feeds them, watches their memory and time, ends them.

What a child says is foreign text too: it is checked, and a child that talks nonsense is ended like one
that died. A file that costs a child its life is refused; the others are read by the next child.
"""

from __future__ import annotations

import json
import logging
import multiprocessing
import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from app.domain.progress import Report, Step, silent
from app.domain.statement import LeftOut, Look, ReadStatement, Refusal, StatementFacts
from app.importers import child
from app.importers.base import ReadOptions

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

log = logging.getLogger(__name__)

_MEGABYTE = 1 << 20
_TICK_S = 0.05
_START_S = 30.0
#: Bytes of files from which another child saves time: its own start takes as long as reading so many.
_WORTH = _MEGABYTE
#: Seconds that the children may be at their files before what waits is worth another child.
_PATIENCE_S = 1.0
_LONGEST_ANSWER = 64 * _MEGABYTE
_MOST_DECLARED = 2_000 * _MEGABYTE  # what a member may claim to need time for


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a child may use (DECISIONS 29). files: after so many it is replaced."""

    memory_mb: int = 768
    resident_mb: int = 700
    base_s: float = 60.0
    per_mb_s: float = 1.0
    files: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One file on disk to read. file: its name for tables and messages.

    ask: what is asked of it instead of its records, plain data for `app.importers.asking`. member: the one file of an
    archive that is meant, "" for all of them.
    """

    path: str
    file: str
    sha256: str
    size: int = 0
    ask: dict[str, Any] | None = None
    member: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one source of a task: statements, an answer, or a refusal; the rest as in domain ReadSource."""

    task: Task
    file: str
    sha256: str
    statements: tuple[ReadStatement, ...] = ()
    refusal: Refusal | None = None
    formats: tuple[str, ...] = ()
    header: str = ""
    habit: str = ""
    answer: dict[str, Any] | None = None


class _Nonsense(Exception):
    """A child said what no child of ours says."""


@dataclass(slots=True)
class _Job:
    task: Task
    stem: str
    start: int = 0
    name: str = ""  # the source that is being read
    sha256: str = ""
    size: int = 0
    began: float = 0.0


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    line: Connection
    job: _Job | None = None
    files: int = 0
    checked: float = field(default=0.0)


#: Idle children that the next sandbox may have, by what they run and their memory; None: none are kept.
_kept: dict[tuple[Callable[[Connection, int], None], int], list[_Worker]] | None = None


@contextmanager
def kept_children() -> Iterator[None]:
    """Keep the idle children of sandboxes that close, until the block ends: the next sandbox of their kind has them.

    For who reads many small sources one after another, each in a sandbox of its own: to start a child costs more
    than to read them. A child is replaced after as many files as ever; one that is at a file is ended as ever.
    """
    global _kept
    before, _kept = _kept, {}
    try:
        yield
    finally:
        idle, _kept = [one for kind in _kept.values() for one in kind], before
        _end(idle)


def _end(workers: Sequence[_Worker]) -> None:
    for worker in workers:
        worker.line.close()
        worker.process.kill()
    for worker in workers:
        worker.process.join(5)
        if not worker.process.is_alive():  # on a busy machine one that was killed may take its time to go
            worker.process.close()


class Sandbox:
    """A few warm parsing children; a context manager, used from one thread at a time.

    folder: where Arrow files go; it belongs to the caller. workers: children at most.
    target: what a child runs (tests put faults in).
    """

    def __init__(
        self,
        folder: str,
        *,
        workers: int = 2,
        limits: Limits | None = None,
        target: Callable[[Connection, int], None] = child.serve,
    ) -> None:
        self._folder, self._most, self._target = folder, max(1, workers), target
        self._limits = limits or Limits()
        self._kind = (target, self._limits.memory_mb)
        self._workers: list[_Worker] = []
        self._stems = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def warm(self, sizes: Sequence[int] = ()) -> None:
        """Start the children that files of so many bytes are worth; they load their libraries meanwhile."""
        worth = min(self._most, max(len(sizes), 1), 1 + sum(sizes) // _WORTH)
        while len(self._workers) < worth:
            self._start()

    def _start(self) -> _Worker:
        worker = self._spare() or self._fresh()
        self._workers.append(worker)
        return worker

    def _spare(self) -> _Worker | None:
        kept = _kept
        idle = kept.get(self._kind, []) if kept is not None else []
        while idle:
            worker = idle.pop()
            if worker.files < self._limits.files and worker.process.is_alive():
                return worker
            _end([worker])
        return None

    def _fresh(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        memory = self._limits.memory_mb * _MEGABYTE
        process = context.Process(target=self._target, args=(theirs, memory), name="tieout-parser", daemon=True)
        # a child inherits it: each thread of OpenBLAS reserves 40 MB that would count against the limit
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def close(self) -> None:
        """End every child at once; within `kept_children` those at a file alone."""
        ending, self._workers, kept = self._workers, [], _kept
        if kept is not None:
            kept.setdefault(self._kind, []).extend(one for one in ending if one.job is None)
            ending = [one for one in ending if one.job is not None]
        _end(ending)

    def read(self, tasks: Sequence[Task], options: ReadOptions, report: Report = silent) -> list[Outcome]:
        """Read every task; returns the outcomes of each in the order of the tasks, of members in the archive's.

        report is called with bytes done and total; when it raises, the children are ended and nothing is
        returned.
        """
        waiting: deque[_Job] = deque()
        for task in tasks:
            self._stems += 1
            waiting.append(_Job(task, f"s{self._stems}"))
        found: dict[str, list[tuple[int, Outcome]]] = {job.stem: [] for job in waiting}
        order = [job.stem for job in waiting]
        total, done = sum(task.size for task in tasks), 0
        try:
            while waiting or any(one.job for one in self._workers):
                self._hand_out(waiting, options)
                report(Step.READING, done, total, self._present())
                for worker in self._ready():
                    done += self._hear(worker, waiting, found)
                self._watch(waiting, found)
        except BaseException:
            self.close()
            raise
        return [outcome for stem in order for _index, outcome in sorted(found[stem], key=lambda one: one[0])]

    def _present(self) -> str:
        return next((one.job.name or one.job.task.file for one in self._workers if one.job), "")

    def _hand_out(self, waiting: deque[_Job], options: ReadOptions) -> None:
        for worker in [one for one in self._workers if one.job is None and one.files >= self._limits.files]:
            self._drop(worker)
        free = [one for one in self._workers if one.job is None]
        while waiting and (free or self._wants_another(waiting)):
            worker = free.pop() if free else self._start()
            job = waiting.popleft()
            job.began, job.size = time.monotonic(), job.task.size
            worker.job, worker.files = job, worker.files + 1
            said = {
                "path": os.path.abspath(job.task.path),  # a child that was kept may stand in another folder
                "file": job.task.file,
                "sha256": job.task.sha256,
                "folder": self._folder,
                "stem": job.stem,
                "from": job.start,
                "ask": job.task.ask,
                "member": job.task.member,
                "options": {name: getattr(options, name) for name in ReadOptions.__slots__},
            }
            try:
                worker.line.send_bytes(json.dumps(said).encode("ascii"))
            except OSError:
                continue  # it is dead already; its line says so in a moment

    def _wants_another(self, waiting: deque[_Job]) -> bool:
        """Return whether a further child pays: there is much to read, or those at work are held up by a file."""
        if not self._workers or len(self._workers) >= self._most:
            return not self._workers
        late = time.monotonic() - _PATIENCE_S
        held_up = all(one.job is not None and one.job.name and one.job.began < late for one in self._workers)
        return held_up or sum(one.task.size for one in waiting) > _WORTH

    def _ready(self) -> list[_Worker]:
        busy = {one.line: one for one in self._workers if one.job is not None}
        return [busy[line] for line in wait(list(busy), _TICK_S) if isinstance(line, Connection)]

    def _hear(self, worker: _Worker, waiting: deque[_Job], found: dict[str, list[tuple[int, Outcome]]]) -> int:
        """Take one message; return how many bytes of sources it ends."""
        job = worker.job
        assert job is not None
        try:
            said = json.loads(worker.line.recv_bytes(_LONGEST_ANSWER))
            if not isinstance(said, dict):
                raise _Nonsense
            if said.get("end") is True:
                worker.job = None
                return job.task.size
            self._take(said, job, found[job.stem])
        except (EOFError, OSError):
            self._lost(worker, waiting, found, "refused.child_died")
        except (_Nonsense, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            log.warning("a parsing child said what cannot be understood")
            self._lost(worker, waiting, found, "refused.child_died")
        return 0

    def _take(self, said: dict[str, Any], job: _Job, outcomes: list[tuple[int, Outcome]]) -> None:
        if "fault" in said:
            log.error("reading failed: %s", str(said["fault"])[:20_000])
        elif "begin" in said:
            job.start, job.name, job.sha256 = int(said["begin"]), str(said["file"]), str(said["sha256"])
            job.began, job.size = time.monotonic(), max(job.task.size, min(int(said["size"]), _MOST_DECLARED))
        elif "source" in said:
            outcomes.append((int(said["source"]), self._outcome(said, job)))
            job.start, job.name = int(said["source"]) + 1, ""
            job.began = time.monotonic()
        else:
            raise _Nonsense

    def _outcome(self, said: dict[str, Any], job: _Job) -> Outcome:
        statements = []
        for one in said["statements"]:
            records = Path(one["records"])
            if records.parent != Path(self._folder) or not records.name.startswith(f"{job.stem}-"):
                raise _Nonsense
            statements.append(
                ReadStatement(
                    facts=StatementFacts.from_json(one["facts"]),
                    records=str(records),
                    look=Look.from_json(one["look"]),
                    left_out=tuple(LeftOut(**row) for row in one["left_out"]),
                )
            )
        refusal = Refusal(**said["refusal"]) if said["refusal"] is not None else None
        answer = said.get("answer") if job.task.ask is not None else None
        if (refusal is None) == (not statements and not isinstance(answer, dict)):
            raise _Nonsense
        told = said.get("told", {})
        return Outcome(
            task=job.task,
            file=str(said["file"]),
            sha256=str(said["sha256"]),
            statements=tuple(statements),
            refusal=refusal,
            formats=tuple(str(one) for one in told.get("formats", ())),
            header=str(told.get("header", "")),
            habit=str(told.get("habit", "")),
            answer=answer,
        )

    def _watch(self, waiting: deque[_Job], found: dict[str, list[tuple[int, Outcome]]]) -> None:
        """End children that take too long or too much."""
        now = time.monotonic()
        for worker in [one for one in self._workers if one.job is not None]:
            job = worker.job
            assert job is not None
            allowed = self._limits.base_s + self._limits.per_mb_s * job.size / _MEGABYTE
            allowed += 0.0 if job.name else _START_S  # the child may still be loading its libraries
            if now - job.began > allowed:
                self._lost(worker, waiting, found, "refused.too_slow")
            elif now - worker.checked > (0.1 if sys.platform != "darwin" else 1.0):
                worker.checked = now
                if resident_bytes(worker.process.pid or 0) > self._limits.resident_mb * _MEGABYTE:
                    self._lost(worker, waiting, found, "refused.too_big")

    def _lost(
        self, worker: _Worker, waiting: deque[_Job], found: dict[str, list[tuple[int, Outcome]]], key: str
    ) -> None:
        """Refuse the source that a child was at, end the child, and let another go on after it."""
        job = worker.job
        assert job is not None
        worker.job = None
        worker.process.join(0.2)
        if key == "refused.child_died" and worker.process.exitcode == child.OUT_OF_MEMORY:
            key = "refused.too_big"
        log.warning("a parsing child was ended: %s, exit status %s", key, worker.process.exitcode)
        self._drop(worker)
        file, sha256 = job.name or job.task.file, job.sha256 or job.task.sha256
        outcomes = found[job.stem]
        if job.name or not outcomes:
            refusal = Refusal(file=file, sha256=sha256, key=key)
            outcomes.append((job.start, Outcome(task=job.task, file=file, sha256=sha256, refusal=refusal)))
        if job.name and "!" in file[len(job.task.file) :]:
            waiting.appendleft(_Job(job.task, job.stem, start=job.start + 1))

    def _drop(self, worker: _Worker) -> None:
        worker.line.close()
        worker.process.kill()
        worker.process.join(5)
        worker.process.close()
        self._workers.remove(worker)


def resident_bytes(pid: int) -> int:
    """Return how much memory of its own a process holds (mapped files not counted where known); 0 if unknown."""
    if sys.platform == "win32":
        from app.importers.windows import resident_bytes as on_windows

        return on_windows(pid)
    elif sys.platform == "linux":
        try:
            pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
        except OSError:
            return 0
        return (int(pages[1]) - int(pages[2])) * os.sysconf("SC_PAGE_SIZE")
    else:
        told = subprocess.run(["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=False, text=True)
        return int(told.stdout.strip() or 0) * 1024
