"""Where the person was: page, month, splitters and the page's own state of each book, and the book itself.

Written at every change of page and every few seconds, so that also a killed process is taken up where it was.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from app.domain.period import Period
from app.ui.geometry import save_geometry

if TYPE_CHECKING:
    from app.config.memory import Memory
    from app.ui.main_window import MainWindow
    from app.ui.widgets.page import Page

EVERY_MS = 5000
OPEN_BOOK, PAGE, PERIOD = "open_book", "page", "period"


class Resume(QObject):
    """Remembers through the session's memory; asks only pages that were shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.keep)
        self._timer.start()

    def keep(self) -> None:
        """Remember where the person is now; a disk that is busy with her work is left alone."""
        session, current = self._session, self._window.current
        if session.book is not None and current:
            session.remember(PAGE, current)
            session.remember(PERIOD, [session.period.first.isoformat(), session.period.last.isoformat()])
            self._keep_page(current, self._window.pages[current])
        if not session.runner.writing():
            session.memory.save()
            save_geometry(self._window, session.wiring)

    def _keep_page(self, name: str, page: Page) -> None:
        self._session.remember(f"page.{name}", page.state() or None)
        sizes = {key: one.sizes() for key, one in _splitters(page).items() if sum(one.sizes())}
        kept = self._session.recall(f"splitters.{name}", {})  # of parts that were not made this time
        self._session.remember(f"splitters.{name}", {**kept, **sizes} or None)

    def restore_page(self, name: str, page: Page) -> None:
        """Bring a new page back to where it was left."""
        restore_splitters(page, self._session.recall(f"splitters.{name}", {}))
        state = self._session.recall(f"page.{name}", {})
        if not state and name == "rules":
            state = self._taken_over()
        if state:
            page.restore(state)

    def _taken_over(self) -> dict[str, Any]:
        """Return what was left in sections of the rules while they stood in the settings, once."""
        from app.ui.settings.sections import page_of

        kept = self._session.recall("page.settings", {})
        mine = {name: one for name, one in kept.items() if page_of(name) == "rules"}
        if mine:
            self._session.remember("page.settings", {key: kept[key] for key in kept if key not in mine} or None)
        return mine

    def page(self) -> str:
        """Return the page that the open book was left on, "" for none."""
        page = str(self._session.recall(PAGE, ""))
        if page != "settings":
            return page
        from app.ui.settings.sections import page_of

        return page_of(str(self._session.recall("settings.section", "")))  # some moved to the page of rules

    def opened(self) -> None:
        """Remember that this book is the one to open again."""
        assert self._session.book is not None
        self._session.memory.put("", OPEN_BOOK, self._session.book.path)
        self.keep()

    def closed(self) -> None:
        """Remember that the person closed her book: the next start shows the start page."""
        self._session.memory.put("", OPEN_BOOK, None)
        self.keep()


def restore_splitters(part: QWidget, kept: dict[str, Any]) -> None:
    """Bring the lines between parts back to where they were. kept: sizes by name, as Resume remembers them."""
    for key, one in _splitters(part).items():
        sizes = kept.get(key)
        if isinstance(sizes, list) and len(sizes) == one.count() and all(type(size) is int for size in sizes):
            one.setSizes(sizes)
            # once more where it has its place: on the way there Qt gives all that is over to one of the parts
            QTimer.singleShot(0, one, partial(one.setSizes, sizes))


def last_book(memory: Memory) -> str:
    """Return the book that was open when the program ended, "" for none."""
    return str(memory.get("", OPEN_BOOK, ""))


def kept_period(memory: Memory, book: str) -> Period | None:
    """Return the period that was looked at in a book, None where nothing (or nonsense) was kept."""
    kept: Any = memory.get(book, PERIOD, [])
    try:
        first, last = (date.fromisoformat(one) for one in kept)
    except (TypeError, ValueError):
        return None
    return Period(first, last) if first <= last else None


def _splitters(page: QWidget) -> dict[str, QSplitter]:
    """Return a page's splitters by their object name, else by their place among the nameless ones."""
    found = page.findChildren(QSplitter)
    return {one.objectName() or str(at): one for at, one in enumerate(found)}
