"""Background calls: a Job is the window's end of one, the JobRunner starts and stops them.

Services run on pool threads and know nothing of Qt; what they report and return crosses to the GUI
thread by queued signals. Writes have one thread, since the book has one writer; reads have several.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from app.domain.progress import Cancelled, Report, Step

_TICK_S = 0.05  # twenty repaints a second are plenty


class Job(QObject):
    """GUI end of one background call: connect to it first, then JobRunner.start() it.

    It is a child of the runner and so lives and dies on the GUI thread. A QObject owned by the
    runnable would be destroyed on a pool thread, which Qt forbids and punishes at random.
    """

    progressed = Signal(object, int, int, str)  # Step, done, total, what
    came_back = Signal()  # always, once: the work is over, nothing was made of it yet
    succeeded = Signal(object)  # what the call returned
    failed = Signal(object)  # the exception
    ended = Signal()  # always, once, last; after a cancel that came in time no result in between
    _returned = Signal(object, object)  # crosses the threads: result, exception

    def __init__(self, parent: QObject, title: str = "", writes: bool = False, output: bool = False) -> None:
        super().__init__(parent)
        self.title = title
        self.writes = writes
        self.output = output
        self.went_through = False  # the call returned a result; set on the pool thread
        self.over = False  # what is told now comes of its result
        self._stop, self._last_tick = Event(), 0.0
        self._dropped = False
        self._returned.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the call to stop at its next report; from now on no result is delivered.

        Where what it writes was written before that, the cancel came too late: the job then succeeds, so that nobody
        is told that nothing was stored.
        """
        self._stop.set()

    def drop(self) -> None:
        """Stop because nobody waits for it any more: its result is not delivered, however far it came."""
        self._dropped = True
        self.cancel()

    def give_way(self) -> None:
        """Stop because newer work takes its place: nobody needs to be told."""
        self.title = ""
        self.drop()

    @property
    def keeps(self) -> bool:
        """Return whether it leaves something behind: in the book, or in a file that the person asked for."""
        return self.writes or self.output

    @property
    def cancelled(self) -> bool:
        """Return whether somebody asked it to stop, and not too late."""
        return self._stop.is_set()

    def report(self, step: Step, done: int, total: int, what: str = "") -> None:
        """Be the call's Report, on the pool thread."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if step is not Step.PAUSE and now - self._last_tick > _TICK_S:
            self._last_tick = now
            self.progressed.emit(step, done, total, what)

    @Slot(object, object)
    def _deliver(self, result: object, exc: BaseException | None) -> None:
        if self.went_through and self.keeps and not self._dropped:
            self._stop.clear()
        self.over = True
        self.came_back.emit()
        if not self._stop.is_set():
            if exc is not None:
                self.failed.emit(exc)
            else:
                self.succeeded.emit(result)
        self.ended.emit()
        self.deleteLater()


class _Call(QRunnable):
    def __init__(self, job: Job, call: Callable[[Report], Any]) -> None:
        super().__init__()
        self._job, self._call = job, call

    def run(self) -> None:
        result, failure = None, None
        try:
            if not self._job.cancelled:
                result = self._call(self._job.report)
                self._job.went_through = True
        except BaseException as exc:  # noqa: BLE001 - whatever it is, the GUI thread must hear of it
            failure = exc
        self._job._returned.emit(result, failure)


class JobRunner(QObject):
    """Starts jobs; `busy_changed` tells the window when the first starts and the last ends."""

    busy_changed = Signal(bool)
    started = Signal(object)  # Job

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # work in Python gives the interpreter back to the window after one millisecond instead of five: a turn of
        # the event loop asks for it a dozen times
        sys.setswitchinterval(0.001)
        self._writers, self._readers = QThreadPool(self), QThreadPool(self)
        self._writers.setMaxThreadCount(1)
        self._readers.setMaxThreadCount(3)
        self.jobs: list[Job] = []

    def job(self, title: str = "", *, writes: bool = False, output: bool = False) -> Job:
        """Return a new job; `title` is what the status bar shows while it runs, "" for a quiet one.

        output: it writes a file that the person asked for.
        """
        return Job(self, title, writes, output)

    def start(self, job: Job, call: Callable[[Report], Any]) -> Job:
        """Run `call(report)` on a pool thread and deliver to `job`."""
        self.jobs.append(job)
        job.ended.connect(self._on_ended)
        if len(self.jobs) == 1:
            self.busy_changed.emit(True)
        self.started.emit(job)
        (self._writers if job.writes else self._readers).start(_Call(job, call))
        return job

    def writing(self) -> list[Job]:
        """Return jobs that change the book or write a file that somebody asked for, and are still at it."""
        return [one for one in self.jobs if one.keeps and not one.over]

    @Slot()
    def _on_ended(self) -> None:
        ended = self.sender()
        self.jobs = [one for one in self.jobs if one is not ended]
        if not self.jobs:
            self.busy_changed.emit(False)

    def cancel_all(self) -> None:
        """Ask every job to stop."""
        for one in self.jobs:
            one.cancel()

    def shut_down(self) -> None:
        """Cancel everything and wait until no thread of ours is left."""
        for one in self.jobs:
            one.drop()
        self._writers.waitForDone()
        self._readers.waitForDone()
