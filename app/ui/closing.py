"""Leaving a book or the program while work is running: wait, cancel, or stay."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.ui.workers.jobs import JobRunner


class Closing(QObject):
    """Asks before work is lost; waiting closes the window when the work has ended."""

    def __init__(self, window: QWidget, runner: JobRunner) -> None:
        super().__init__(window)
        self._window, self._runner = window, runner
        self._waiting = False
        runner.busy_changed.connect(self._on_busy)

    def may_leave_book(self) -> bool:
        """Return whether the book may be closed now; asks where something is being written."""
        return not self._runner.writing() or self._ask(may_wait=False)

    def may_close(self) -> bool:
        """Return whether the window may close now; where the person wants to wait it closes by itself later."""
        return not self._runner.writing() or self._ask(may_wait=True)

    def _ask(self, may_wait: bool) -> bool:
        from app.ui import questions

        answer = questions.ask_busy(self._window, self._runner.writing()[0].title, may_wait)
        if answer == "cancel":
            self._runner.shut_down()
        elif answer == "wait" and not self._runner.writing():
            return True  # it ended while we asked
        elif answer == "wait" and not self._waiting:
            self._waiting = True
        elif answer == "stay":
            self._waiting = False
        return answer == "cancel"

    def _on_busy(self, busy: bool) -> None:
        if not busy and self._waiting:
            self._window.close()
