"""Where the window stood last; Qt keeps this and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from app.services.wiring import Wiring


def _kept(wiring: Wiring) -> QSettings:
    return QSettings(str(wiring.settings_path.with_name("window.ini")), QSettings.Format.IniFormat)


def save_geometry(window: QMainWindow, wiring: Wiring) -> None:
    """Keep size and place."""
    _kept(wiring).setValue("geometry", window.saveGeometry())


def restore_geometry(window: QMainWindow, wiring: Wiring) -> None:
    """Bring back size and place; a window that would stand off every screen comes to the first one."""
    saved = _kept(wiring).value("geometry")
    if not (isinstance(saved, QByteArray) and window.restoreGeometry(saved)):
        window.resize(1440, 900)
    screens = [one.availableGeometry() for one in QGuiApplication.screens()]
    if not any(one.intersects(window.frameGeometry()) for one in screens):
        window.move(screens[0].topLeft())


def open_at(window: QWidget, width: int, height: int) -> None:
    """Give a dialog or further window its first size: what it would like, at most nine tenths of the screen."""
    room = window.screen().availableSize()
    window.resize(min(width, room.width() * 9 // 10), min(height, room.height() * 9 // 10))
