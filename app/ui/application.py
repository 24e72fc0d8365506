"""The Qt application: fonts, theme, language, errors, and the window (made anew for another language)."""

from __future__ import annotations

import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from app.config import settings as config
from app.config.files import is_file
from app.ui import looks, resources
from app.ui.books import SUFFIX
from app.ui.errors import ErrorBox
from app.ui.main_window import MainWindow
from app.ui.privacy import privacy
from app.ui.resume import last_book
from app.ui.single import SingleInstance
from app.ui.theme import FUSION, theme

if TYPE_CHECKING:
    from app.services.wiring import Wiring
    from app.ui.workers.collecting import Collector

_UNPAINTED_MS = 2000
_FREE_MS = 200


class Application:
    """Everything there is once in a process."""

    def __init__(self, wiring: Wiring) -> None:
        if os.environ.get("QT_IM_MODULE") == "fcitx":
            os.environ["QT_IM_MODULE"] = "ibus"  # PyPI's Qt has no fcitx plug-in; fcitx 5 speaks ibus
        self.wiring = wiring
        existing = QApplication.instance()
        self.app = existing if isinstance(existing, QApplication) else _made_application()
        self.app.setApplicationName("Tieout")
        self.app.setDesktopFileName("tieout")
        self._log()
        self.errors = ErrorBox(wiring.log_path)
        self.settings, told = config.load_or_set_aside(wiring.settings_path)
        self.lang = self.settings.lang or _system_language()
        resources.load_fonts()
        resources.load_translation(self.app, self.lang)
        looks.use(self.settings)
        self.app.screenAdded.connect(lambda _screen: theme.apply(theme.wanted))  # icons for its density
        self._started = False
        self._collector: Collector | None = None
        self.window = self._make_window()
        if told is not None:
            self.window.start.say(self.wiring.words(self.lang).error(told))

    def collect(self) -> None:
        """Look for Python's garbage from now on, where and when nobody is held up."""
        from app.ui.workers.collecting import Collector

        if self._collector is None:
            self._collector = Collector(lambda: bool(self.window.runner.jobs), self.app)

    def _log(self) -> None:
        root = logging.getLogger()
        root.addHandler(_LateLog(self.wiring.log_path))
        root.setLevel(logging.INFO)

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.wiring, self.settings, self.lang, self.wiring.words(self.lang))
        window.language_chosen.connect(self._on_language)
        if self.settings.first_start:
            window.start.say_welcome()
        return window

    def _on_language(self, lang: str) -> None:
        # not while the menu that was clicked is still closing
        QTimer.singleShot(0, partial(self._switch_language, lang))

    def _switch_language(self, lang: str) -> None:
        """Make the window again in another language, with the same book and page."""
        old = self.window
        if lang == self.lang:
            return
        if not old.closing.may_leave_book():
            old.show_language()
            return
        path = old.session.book.path if old.session.book else ""
        draft = old.shelf.hand_over()
        old.books.change_settings(lang=lang)
        self.settings, self.lang = old.session.settings, lang
        self.app.setQuitOnLastWindowClosed(False)
        geometry = old.saveGeometry()
        old.close()
        old.deleteLater()
        resources.load_translation(self.app, lang)
        theme.apply(theme.wanted)  # each language has its own order of fonts
        hidden = privacy.hidden
        self.window = self._make_window()
        privacy.set_hidden(hidden)  # the setting is for starts, and this is none
        self.window.restoreGeometry(geometry)
        self.window.show()
        if old.settings_alone is not None:
            self.window.show_settings()
        self.app.setQuitOnLastWindowClosed(True)
        if path:
            self.window.books.open(path, partial(self.window.shelf.take_over, draft) if draft is not None else None)

    def run(self, files: list[str], demo: bool) -> int:
        """Show the window, open what was asked for, and stay until it is closed.

        Where a window with these settings runs already, that one opens it, and this process ends.
        """
        single = SingleInstance(self.wiring.settings_path, self.app)
        if not single.claim() and single.hand_over(files, demo):
            return 0
        self.errors.install()
        single.asked.connect(self._on_asked)
        # what is opened loads libraries, and somebody waits for a window; one that starts minimised is not painted
        begin = partial(self._start, single, files, demo)
        self.window.painted.connect(begin)
        QTimer.singleShot(_UNPAINTED_MS, self.window, begin)
        self.window.show()
        status = self.app.exec()
        forget_clip(self.app)
        single.release()
        return status

    def _start(self, single: SingleInstance, files: list[str], demo: bool) -> None:
        if self._started:
            return
        self._started = True
        from app.config.scratch import clear_left, keep_together

        keep_together()
        single.listen()
        runner = self.window.runner
        runner.start(runner.job(), lambda _report: clear_left())
        self._open_first(files, demo)

    def _on_asked(self, wish: dict[str, Any]) -> None:
        """Do what a second start was asked for, in this window."""
        self.window.come_to_front()
        self._open_when_free(wish)

    def _open_when_free(self, wish: dict[str, Any]) -> None:
        """Open it once no dialog is open: that one belongs to the present book, and may hold what is being typed."""
        if QApplication.activeModalWidget() is None:
            self._open(wish["files"], wish["demo"])
        else:
            QTimer.singleShot(_FREE_MS, self.app, partial(self._open_when_free, wish))

    def _open_first(self, files: list[str], demo: bool) -> None:
        last = last_book(self.window.session.memory) if self.settings.reopen and not demo else ""
        brought = any(one.lower().endswith(SUFFIX) for one in files)
        if last and not brought and is_file(last):
            self.window.shelf.open_path(last)  # statements that came with the start go into it
        elif last and not brought:
            self.window.start.say_missing(last)
        self._open(files, demo)

    def _open(self, files: list[str], demo: bool) -> None:
        if demo:
            self.window.shelf.open_demo()
        elif files:
            self.window.shelf.take(files)


def forget_clip(app: QApplication) -> None:
    """Take what the program put on the clipboard away where it goes with the process anyhow.

    PySide would free it after Qt has gone. Windows and macOS keep a copy of their own and are left alone.
    """
    board = app.clipboard()
    alone = app.platformName() in ("offscreen", "minimal")
    if sys.platform not in ("win32", "darwin") and (alone or board.ownsClipboard()):
        board.clear()


def _made_application() -> QApplication:
    made = QApplication([*sys.argv[:1], "-style", "fusion"])
    made.setProperty(FUSION, True)
    return made


class _LateLog(logging.Handler):
    """Makes the log's own handler with the first line: most starts write none before the window is painted."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._inner: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._inner is None:
            from app.services.logs import log_handler

            self._inner = log_handler(self._path)
        self._inner.handle(record)


def _system_language() -> str:
    return resources.language_of([*QLocale.system().uiLanguages(), QLocale.system().name()])
