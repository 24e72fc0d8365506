"""The real window over real books in a temporary folder; nothing is patched."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.wiring import Wiring
from tests.demo_book import demo_path
from tests.samples import ROOT

DEMO = ROOT / "resources" / "demo"

_WHOLE = 20  # after so many tests everything is looked at
_ended: list[int] = []


class Keeper(QtBot):
    """Hold what a test shows until it is closed, as whoever opens it in the program does.

    What a test alone knows may be collected when the test returns, still shown and in no order: its parts then speak to
    widgets whose dictionaries are empty, and the next test is told so.
    """

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__(request)
        self.kept: list[QWidget] = []

    def addWidget(self, widget: QWidget, **options: Any) -> None:
        self.kept.append(widget)
        super().addWidget(widget, **options)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[QtBot]:
    """Return the robot of a test; pytest-qt closes its widgets before this lets them go, each freed by Qt first."""
    yield Keeper(request)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    """Collect garbage in this thread alone, as the program does: a worker that frees a widget ends the process."""
    gc.disable()
    yield
    _ended.append(1)
    gc.collect(1 if len(_ended) % _WHOLE else 2)
    gc.enable()


@pytest.fixture(autouse=True)
def _windows_of_others(qapp: QApplication) -> Iterator[None]:
    """Leave no window to the next test: each look and language would be put on it too, hidden or not."""
    before = {shiboken6.getCppPointer(one) for one in QApplication.topLevelWidgets()}
    yield
    kinds = (Qt.WindowType.Window, Qt.WindowType.Dialog)  # popups belong to whoever pops them up
    for one in QApplication.topLevelWidgets():
        new = shiboken6.getCppPointer(one) not in before
        if new and one.parentWidget() is None and one.windowType() in kinds:
            one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session", autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    """Give every widget test the program's own fonts and colours; leave nothing on the clipboard.

    PySide frees what still lies there after Qt has gone, and the process dies with its tests passed.
    """
    from app.ui import resources
    from app.ui.theme import theme

    resources.load_fonts()
    theme.apply("light")
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _look_again() -> Iterator[None]:
    """Leave the look to the next test as this one found it, whatever it tried on."""
    from app.ui.keymap import keymap
    from app.ui.privacy import privacy
    from app.ui.theme import theme

    look = (theme.wanted, theme.scale, theme.contrast, theme.density)
    keys, hidden = keymap.own(), privacy.hidden
    yield
    if (theme.wanted, theme.scale, theme.contrast, theme.density) != look:
        theme.apply(*look)
    if keymap.own() != keys:
        keymap.set_own(keys)
    privacy.set_hidden(hidden)


@pytest.fixture
def wiring(tmp_path: Path) -> Wiring:
    """Return a wiring whose settings and log lie in a folder of this test."""
    from app.bootstrap import wire

    made = wire()
    home = tmp_path / "settings"
    home.mkdir()
    return Wiring(
        book_store=made.book_store,
        settings_path=home / "settings.json",
        log_path=home / "tieout.log",
        words=made.words,
        demo_folder=made.demo_folder,
    )


@pytest.fixture
def open_window(qtbot: Any, qapp: QApplication, wiring: Wiring) -> Iterator[Callable[..., Any]]:
    """Return a function that shows a window, with a new book when asked; windows are closed at the end."""
    from app.config.settings import Settings
    from app.ui import resources
    from app.ui.main_window import MainWindow

    made: list[Any] = []

    def show(book: str = "", lang: str = "en", **settings: Any) -> Any:
        resources.load_translation(qapp, lang)
        settings.setdefault("tour_done", True)
        window = MainWindow(wiring, Settings(lang=lang, **settings), lang, wiring.words(lang))
        made.append(window)
        window.resize(1440, 900)  # the screen that Qt makes up offscreen is smaller
        window.show()
        if book:
            window.books.create(book)
            qtbot.waitUntil(lambda: window.session.book is not None, timeout=20_000)
            settle(qtbot, window)
        return window

    yield show
    for window in made:
        window.runner.shut_down()
        qapp.processEvents()  # ended jobs tell so; else closing would ask
        window.close()
        window.deleteLater()
    # at once: what is applied to all widgets next, a theme or a language, would be put on a dead window's too
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    resources.load_translation(qapp, "en")
    qapp.processEvents()


@pytest.fixture
def open_demo_book(tmp_path: Path, wiring: Wiring, demo_book: Path, open_window: Any, qtbot: Any) -> Callable[..., Any]:
    """Return a function that shows a window on a copy of the demo book."""

    def show(lang: str = "en") -> Any:
        path = tmp_path / "shop.tieout"
        shutil.copy(demo_book, path)
        window = open_window(lang=lang)
        window.books.open(str(path))
        qtbot.waitUntil(lambda: window.session.book is not None, timeout=20_000)
        settle(qtbot, window)
        return window

    return show


@pytest.fixture(scope="session")
def demo_book() -> Path:
    """Return a book with the demo's first month, imported and matched once: only to be copied."""
    return demo_path()


def settle(qtbot: Any, window: Any, seconds: int = 60) -> None:
    """Wait until no background call of the window is left, and what it delivered has been shown."""
    for _ in range(3):
        qtbot.waitUntil(lambda: not window.runner.jobs, timeout=seconds * 1000)
        QApplication.processEvents()


def answer(kind: type[Any], act: Callable[[Any], None]) -> None:
    """Call `act(dialog)` once a modal dialog of that kind is open; it is closed when the test fails in it."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(20, look)
            return
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(20, look)


def demo_file(month: str, pattern: str) -> Path:
    """Return one file of the demo shop."""
    return next((DEMO / month).glob(pattern))
