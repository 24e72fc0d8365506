"""The Qt application: fonts, theme, language, errors, and the window (made anew for another language)."""

from __future__ import annotations

import logging
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from app.config import settings as config
from app.domain.errors import AppError
from app.services.logs import log_handler
from app.ui import resources
from app.ui.errors import ErrorBox
from app.ui.main_window import MainWindow
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.services.wiring import Wiring


class Application:
    """Everything there is once in a process."""

    def __init__(self, wiring: Wiring) -> None:
        if os.environ.get("QT_IM_MODULE") == "fcitx":
            os.environ["QT_IM_MODULE"] = "ibus"  # PyPI's Qt has no fcitx plug-in; fcitx 5 speaks ibus
        self.wiring = wiring
        existing = QApplication.instance()
        self.app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
        self.app.setApplicationName("Tieout")
        self.app.setDesktopFileName("tieout")
        self._log()
        self.errors = ErrorBox(wiring.log_path)
        self.settings = self._settings()
        self.lang = self.settings.lang or _system_language()
        resources.load_fonts()
        resources.load_translation(self.app, self.lang)
        theme.apply(self.settings.theme)
        self.window = self._make_window()

    def _log(self) -> None:
        root = logging.getLogger()
        root.addHandler(log_handler(self.wiring.log_path))
        root.setLevel(logging.INFO)

    def _settings(self) -> config.Settings:
        try:
            return config.load(self.wiring.settings_path)
        except AppError:
            logging.getLogger(__name__).warning("settings were unreadable; defaults are used")
            return config.Settings()

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.wiring, self.settings, self.lang, self.wiring.words(self.lang))
        window.language_chosen.connect(self._on_language)
        return window

    def _on_language(self, lang: str) -> None:
        # not while the menu that was clicked is still closing
        QTimer.singleShot(0, partial(self._switch_language, lang))

    def _switch_language(self, lang: str) -> None:
        """Make the window again in another language, with the same book and page."""
        old = self.window
        if lang == self.lang or old.runner.writing():
            return
        path, page = (old.session.book.path if old.session.book else ""), old.current
        old.books.change_settings(lang=lang)
        self.settings, self.lang = old.session.settings, lang
        self.app.setQuitOnLastWindowClosed(False)
        geometry = old.saveGeometry()
        old.close()
        old.deleteLater()
        resources.load_translation(self.app, lang)
        self.window = self._make_window()
        self.window.restoreGeometry(geometry)
        self.window.show()
        self.app.setQuitOnLastWindowClosed(True)
        if path:
            self.window.books.open(path, partial(self.window.show_page, page) if page else None)

    def run(self, files: list[str], demo: bool) -> int:
        """Show the window, open what was asked for, and stay until it is closed."""
        self.errors.install()
        self.window.show()
        QTimer.singleShot(0, partial(self._open_first, files, demo))
        return self.app.exec()

    def _open_first(self, files: list[str], demo: bool) -> None:
        if demo:
            self.window.books.open_demo()
        elif len(files) == 1 and files[0].endswith(".tieout"):
            self.window.books.open(files[0])
        elif files:
            self.window.import_files(files)


def _system_language() -> str:
    name = QLocale.system().name()
    return "zh_CN" if name.startswith("zh") else "en"
