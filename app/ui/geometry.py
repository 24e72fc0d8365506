"""Where the window stood last; Qt keeps this and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

if TYPE_CHECKING:
    from app.services.wiring import Wiring

USUAL = QSize(1440, 900)
_FRAME = QSize(16, 56)  # room for the title bar and edges that the system draws around a window


def _kept(wiring: Wiring) -> QSettings:
    return QSettings(str(wiring.settings_path.with_name("window.ini")), QSettings.Format.IniFormat)


def save_geometry(window: QMainWindow, wiring: Wiring) -> None:
    """Keep size and place, where they are others than before."""
    now, kept = window.saveGeometry(), _kept(wiring)
    if kept.value("geometry") != now:
        kept.setValue("geometry", now)


def restore_geometry(window: QMainWindow, wiring: Wiring) -> None:
    """Bring back size and place, corrected for the screens there are now."""
    saved = _kept(wiring).value("geometry")
    screens = [one.availableGeometry() for one in QGuiApplication.screens()]
    if saved is None or not _restored(window, saved):
        window.setGeometry(first_place(screens, window.minimumSize()))
        return
    if window.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
        return  # Qt puts these on a screen that is there
    place = fitted(window.geometry(), screens, window.minimumSize())
    if place != window.geometry():
        window.setGeometry(place)


def first_place(screens: Sequence[QRect], least: QSize) -> QRect:
    """Return where a window stands that was never seen: of the usual size, with its frame whole on the first screen."""
    if not screens:
        return QRect(QPoint(0, 0), USUAL)
    screen = screens[0]
    size = USUAL.boundedTo(screen.size() - _FRAME).expandedTo(least)
    left = screen.left() + max(0, (screen.width() - size.width()) // 2)
    top = screen.top() + max(0, (screen.height() - size.height() + _FRAME.height()) // 2 - _FRAME.width() // 2)
    return QRect(QPoint(left, top), size)


def _restored(window: QMainWindow, saved: object) -> bool:
    from PySide6.QtCore import QByteArray  # a first start has none and need not load it

    return isinstance(saved, QByteArray) and window.restoreGeometry(saved)


def fitted(wanted: QRect, screens: Sequence[QRect], least: QSize) -> QRect:
    """Return where a window stands that wants to be at `wanted`: whole on the screen that shows most of it.

    One that is larger than its screen is made smaller, but never smaller than `least`; one that no screen shows
    comes to the middle of the first.
    """
    if not screens:
        return wanted
    shown = [_area(one.intersected(wanted)) for one in screens]
    screen = screens[shown.index(max(shown))]
    size = wanted.size().boundedTo(screen.size()).expandedTo(least)
    if not max(shown):
        middle = screen.center()
        return QRect(middle.x() - size.width() // 2, middle.y() - size.height() // 2, size.width(), size.height())
    left = max(screen.left(), min(wanted.left(), screen.right() + 1 - size.width()))
    top = max(screen.top(), min(wanted.top(), screen.bottom() + 1 - size.height()))
    return QRect(left, top, size.width(), size.height())


def _area(rect: QRect) -> int:
    return rect.width() * rect.height() if rect.isValid() else 0


def open_at(window: QWidget, width: int, height: int) -> None:
    """Give a dialog or further window its first size: what it would like, at most nine tenths of the screen."""
    room = window.screen().availableSize()
    window.resize(min(width, room.width() * 9 // 10), min(height, room.height() * 9 // 10))
