"""Telling that something ended: the toast, the desktop while the window is not looked at, the screen reader."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from app.domain.errors import AppError
from app.ui.clock_watch import ClockWatch
from app.ui.workers.jobs import Job

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from app.ui.main_window import MainWindow

#: Work that takes no longer was waited for.
LONG_S = 3.0


class Notifier(QObject):
    """Says a line wherever it can be noticed.

    Work that ends without a word of its own is told by its title once it took so long that somebody may have turned
    to something else; an error also stands in the page, where only one who looks at the window sees it.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.tray: QSystemTrayIcon | None = None
        self.announced: list[str] = []  # the last lines a screen reader was given
        self._count = 0  # lines said so far
        self._under_way: dict[Job, tuple[float, int]] = {}  # when it began or ended, lines said until it ended
        window.runner.started.connect(self._on_started)
        window.closing.waits.connect(self.say)
        ClockWatch(window.session, self)

    @Slot(object)
    def _on_started(self, job: Job) -> None:
        if job.title:
            self._under_way[job] = (monotonic(), 0)
            job.came_back.connect(self._on_came_back)
            job.failed.connect(self._on_failed)
            job.ended.connect(self._on_ended)

    @Slot()
    def _on_came_back(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._under_way[job] = (monotonic() - self._under_way[job][0], self._count)

    @Slot(object)
    def _on_failed(self, exc: object) -> None:
        job = self.sender()
        if isinstance(job, Job) and isinstance(exc, AppError) and self._count == self._under_way[job][1]:
            from app.ui.text import error_text

            self.to_desktop(error_text(exc, self._window.session.words))

    @Slot()
    def _on_ended(self) -> None:
        job = self.sender()
        if not isinstance(job, Job):
            return
        took, before = self._under_way.pop(job)
        if took >= LONG_S and self._count == before and job.went_through and not job.cancelled:
            said = self.tr("Ended: {work}").format(work=job.title)
            self.announce(said)
            self.to_desktop(said)

    def say(self, text: str, undoable: bool = False) -> None:
        """Show a line as a toast; to whoever works in another window also on her desktop."""
        self._window.toast.say(text, undoable)
        self.announce(text)
        self.to_desktop(text)

    def announce(self, text: str) -> None:
        """Have a screen reader say a line; it does not take the focus."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        self._count += 1
        self.announced = [*self.announced[-9:], text]
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, text))

    def to_desktop(self, text: str) -> None:
        """Show a line on the desktop while the window is in the background; a click on it brings the window."""
        window = self._window
        self._count += 1
        if QApplication.activeWindow() is not None or not window.isVisible():
            return
        QApplication.alert(window)  # the entry in the taskbar, where there is no tray
        from PySide6.QtWidgets import QSystemTrayIcon

        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self.tray is None:
            self.tray = QSystemTrayIcon(window.windowIcon(), window)
            self.tray.setToolTip(window.windowTitle())
            self.tray.messageClicked.connect(window.come_to_front)
            self.tray.activated.connect(window.come_to_front)
        self.tray.show()
        self.tray.showMessage(window.windowTitle(), text, window.windowIcon())

    def rest(self) -> None:
        """Take the picture in the tray away: the window is looked at again."""
        if self.tray is not None:
            self.tray.hide()
