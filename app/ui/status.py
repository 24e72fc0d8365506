"""The status bar: what the page says of its selection; work under way with Cancel; saved, book, zoom.

The strip under the context bar belongs to it: the same work, as a line.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressBar

from app.domain.progress import Step
from app.ui.privacy import privacy
from app.ui.theme import theme
from app.ui.widgets.common import button, label
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.sums_bar import SumsBar
from app.ui.workers.jobs import Job

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_STRIP = 1000  # steps of the strip; totals of rows would overflow it
_PIECES = 1000  # files, checks, passes are counted; what is more are bytes or rows, and is said in per cent


class StatusArea(QObject):
    """Owns the labels in the window's status bar. cancelled: the title of work that somebody stopped."""

    cancelled = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._bar = window, window.statusBar()
        self._bar.setSizeGripEnabled(False)
        self._jobs: list[Job] = []
        self._progress: dict[Job, tuple[int, int, str]] = {}
        self._started: dict[Job, float] = {}
        self.strip = QProgressBar()
        self.strip.setProperty("kind", "strip")
        self.strip.setTextVisible(False)
        self.strip.setAccessibleName(self.tr("Progress"))
        self.text = ElidedLabel()
        self.text.setContentsMargins(5, 0, 0, 0)  # begins where the first of the sums does
        self.work = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.cancel = button(self.tr("Cancel"), "x", kind="link", key="", on=self._on_cancel)
        self.hidden = label(self.tr("Amounts hidden"), "label")
        self.saved_at = label("", "label")
        self.book = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.zoom = label("", "label")
        self.sums = SumsBar()
        self.sums.hide()
        self._bar.addWidget(self.text, 1)
        self._bar.addWidget(self.sums, 2)
        for one in (self.work, self.cancel, self.hidden, self.saved_at, self.book, self.zoom):
            self._bar.addPermanentWidget(one)
        for one, name in ((self.text, self.tr("Selection")), (self.work, self.tr("Work under way"))):
            one.setAccessibleName(name)
        self._clock = QTimer(self, interval=500)
        self._clock.timeout.connect(self._show_progress)
        theme.changed.connect(self._on_theme)
        privacy.changed.connect(self._on_privacy)
        self._on_theme()
        self._on_privacy()
        self._show_work()

    def _on_theme(self) -> None:
        self.zoom.setText(f"{round(theme.scale * 100)} %")
        self.book.setMaximumWidth(theme.px(260))  # a long name leaves room for the sums and for work under way

    def _on_privacy(self) -> None:
        self.hidden.setVisible(privacy.hidden)

    def set_text(self, text: str) -> None:
        """Show what the page says, or the sums it has to show."""
        self.text.setText(text)
        page = self._window.pages.get(self._window.current)
        values = page.status_values() if page is not None and text else []
        self.sums.show_values(values)
        self.sums.setVisible(bool(values))
        self.text.setVisible(not values)

    def set_book(self, name: str) -> None:
        """Show the name of the open book."""
        self.book.setText(name)
        self.saved_at.setText("")
        self.set_text("")

    def saved(self) -> None:
        """Say when the book was last written; everything is saved at once."""
        self.saved_at.setText(self.tr("Saved {time}").format(time=time.strftime("%H:%M")))

    def show_job(self, job: Job) -> None:
        """Show a job's progress until it ends; one without a title is not told."""
        if not job.title:
            return
        self._jobs.append(job)
        self._started[job] = time.monotonic()
        self._progress[job] = (0, 0, "")
        job.progressed.connect(self._on_progress)
        job.came_back.connect(self._on_came_back)  # not `ended`: that waits for the box which tells of an error
        self._show_progress()
        self._show_work()
        self._clock.start()

    def _show_work(self) -> None:
        shown = bool(self._jobs)
        self.work.setVisible(shown)
        self.cancel.setVisible(shown)
        self.saved_at.setVisible(not shown)
        if not shown:
            self.strip.setRange(0, 1)
            self.strip.reset()

    @Slot(object, int, int, str)
    def _on_progress(self, _step: Step, done: int, total: int, what: str) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._progress:
            self._progress[job] = (done, total, what)
            self._show_progress()

    def _show_progress(self) -> None:
        if not self._jobs:
            return
        job = self._jobs[-1]
        done, total, what = self._progress[job]
        if job.cancelled:
            self.work.setText(self.tr("Cancelling"))
            return
        parts = [job.title]
        known = total > 1  # of one piece nobody knows how far it is
        if known:
            from app.ui.text import count_text

            said = self.tr("{done} of {total}").format(done=count_text(done), total=count_text(total))
            parts.append(said if total <= _PIECES else f"{min(100, done * 100 // total)} %")
        if what:
            name = what.replace("\\", "/").rpartition("/")[2]  # of a file its name alone
            parts.append(self._window.session.words.say(name))
        self.work.setText(" · ".join([*parts, self._time_text(int(time.monotonic() - self._started[job]))]))
        self.strip.setRange(0, _STRIP if known else 0)
        self.strip.setValue(min(_STRIP, done * _STRIP // total) if known else 0)

    def _time_text(self, seconds: int) -> str:
        if seconds < 60:
            return self.tr("{seconds} s").format(seconds=seconds)
        return f"{seconds // 60}:{seconds % 60:02d}"

    @Slot()
    def _on_came_back(self) -> None:
        ended = self.sender()
        assert isinstance(ended, Job)
        self._jobs = [one for one in self._jobs if one is not ended]
        self._progress.pop(ended, None)
        self._started.pop(ended, None)
        if not self._jobs:
            self._clock.stop()
        self._show_work()
        if ended.cancelled and ended.title:
            self.cancelled.emit(ended.title)

    def _on_cancel(self) -> None:
        for one in self._jobs:
            one.cancel()
        self._show_progress()
