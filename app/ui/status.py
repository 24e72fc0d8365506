"""The status bar: what the page says of its selection; work under way with Cancel; saved, book, zoom."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.domain.progress import Step
from app.ui.widgets.common import button, label
from app.ui.workers.jobs import Job

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class StatusArea(QObject):
    """Owns the labels in the window's status bar."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._bar = window.statusBar()
        self._bar.setSizeGripEnabled(False)
        self._jobs: list[Job] = []
        self._started = 0.0
        self._progress = (0, 0, "")
        self.text = label("", "label")
        self.work = label("", "label")
        self.cancel = button(self.tr("Cancel"), "x", kind="link", key="", on=self._on_cancel)
        self.saved_at = label("", "label")
        self.book = label("", "label")
        self.zoom = label("100%", "label")
        self._bar.addWidget(self.text, 1)
        for one in (self.work, self.cancel, self.saved_at, self.book, self.zoom):
            self._bar.addPermanentWidget(one)
        for one, name in ((self.text, self.tr("Selection")), (self.work, self.tr("Work under way"))):
            one.setAccessibleName(name)
        self._clock = QTimer(self, interval=500)
        self._clock.timeout.connect(self._show_progress)
        self._show_work(False)

    def set_text(self, text: str) -> None:
        """Show what the page says."""
        self.text.setText(text)

    def set_book(self, name: str) -> None:
        """Show the name of the open book."""
        self.book.setText(name)
        self.saved_at.setText("")
        self.text.setText("")

    def set_zoom(self, scale: float) -> None:
        """Show the size of type."""
        self.zoom.setText(f"{round(scale * 100)}%")

    def saved(self) -> None:
        """Say when the book was last written; everything is saved at once."""
        self.saved_at.setText(self.tr("Saved {time}").format(time=time.strftime("%H:%M")))

    def show_job(self, job: Job) -> None:
        """Show a job's progress until it ends."""
        if not self._jobs:
            self._started = time.monotonic()
        self._jobs.append(job)
        self._progress = (0, 0, "")
        job.progressed.connect(self._on_progress)
        job.ended.connect(self._on_ended)
        self._show_progress()
        self._show_work(True)
        self._clock.start()

    def _show_work(self, shown: bool) -> None:
        self.work.setVisible(shown)
        self.cancel.setVisible(shown)
        self.saved_at.setVisible(not shown)

    @Slot(object, int, int, str)
    def _on_progress(self, _step: Step, done: int, total: int, what: str) -> None:
        self._progress = (done, total, what)
        self._show_progress()

    def _show_progress(self) -> None:
        if not self._jobs:
            return
        done, total, what = self._progress
        seconds = int(time.monotonic() - self._started)
        parts = [self._jobs[-1].title, *([f"{done:,} / {total:,}"] if total else []), *([what[-40:]] if what else [])]
        self.work.setText(" · ".join([*parts, self.tr("{seconds} s").format(seconds=seconds)]))

    @Slot()
    def _on_ended(self) -> None:
        ended = self.sender()
        self._jobs = [one for one in self._jobs if one is not ended]
        if not self._jobs:
            self._clock.stop()
            self._show_work(False)

    def _on_cancel(self) -> None:
        for one in self._jobs:
            one.cancel()
        self.work.setText(self.tr("Cancelling"))
