"""Leaving a book or the program while work is running: wait, cancel, or stay."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.workers.jobs import Job, JobRunner


class Closing(QObject):
    """Asks before work is lost; waiting closes the window when the work has ended, and ended well.

    waits: says what the window waits for.
    """

    waits = Signal(str)

    def __init__(self, window: QWidget, runner: JobRunner) -> None:
        super().__init__(window)
        self._window, self._runner = window, runner
        self._waiting = False
        runner.started.connect(self._on_started)
        runner.busy_changed.connect(self._on_busy)

    def may_leave_book(self) -> bool:
        """Return whether the book may be closed now; asks where it, or a file, is being written."""
        return not self._runner.writing() or self._ask(may_wait=False)

    def may_close(self) -> bool:
        """Return whether the window may close now; where the person wants to wait it closes by itself later."""
        return not self._runner.writing() or self._ask(may_wait=True)

    def _ask(self, may_wait: bool) -> bool:
        from app.ui import questions

        work = self._runner.writing()[0].title
        answer = questions.ask_busy(self._window, work, may_wait)
        if answer == "cancel":
            self._runner.shut_down()
        elif answer == "wait" and not self._runner.writing():
            return True  # it ended while we asked
        elif answer == "wait" and not self._waiting:
            self._waiting = True
            self.waits.emit(self.tr("The window closes once this has ended: {work}.").format(work=work))
        elif answer == "stay":
            self._waiting = False
        return answer == "cancel"

    def _on_started(self, job: Job) -> None:
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)

    def _on_failed(self, _exc: object) -> None:
        self._waiting = False  # why must be read first

    def _on_ended(self) -> None:
        ended = self.sender()
        if isinstance(ended, Job) and ended.cancelled and ended.keeps:
            self._waiting = False  # somebody thought better of it

    def _on_busy(self, busy: bool) -> None:
        if not busy and self._waiting:
            self._window.close()
