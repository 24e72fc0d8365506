"""Telling that something ended: the toast, the desktop while the window is not looked at, the screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from app.ui.main_window import MainWindow


class Notifier(QObject):
    """Says a line wherever it can be noticed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.tray: QSystemTrayIcon | None = None
        self.announced: list[str] = []  # the last lines a screen reader was given

    def say(self, text: str, undoable: bool = False) -> None:
        """Show a line as a toast; to whoever works in another window also on her desktop."""
        self._window.toast.say(text, undoable)
        self.announce(text)
        self.to_desktop(text)

    def announce(self, text: str) -> None:
        """Have a screen reader say a line; it does not take the focus."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        self.announced = [*self.announced[-9:], text]
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, text))

    def to_desktop(self, text: str) -> None:
        """Show a line on the desktop while the window is in the background; a click on it brings the window."""
        window = self._window
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
