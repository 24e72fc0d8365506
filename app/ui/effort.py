"""What a month's work took: keys pressed and time at work, counted for the period looked at."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from app.domain.period import Period
from app.ui.session import Session

#: Seconds without a key, a click or a decision after which somebody is taken to be away.
AWAY = 180.0


class Spent(NamedTuple):
    """keys pressed; seconds at work, pauses aside; since: ISO day on which it began, "" where it has not."""

    keys: int = 0
    seconds: int = 0
    since: str = ""


class Effort(QObject):
    """Listens to the widget that has the focus; what it counts is kept with the book, for each period apart.

    It follows the focus instead of filtering every event of the program, which would cost each repaint a call.
    clock: seconds that only grow; tests give their own.
    """

    def __init__(self, session: Session, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._session, self._clock = session, clock
        self._done: Period | None = None
        self._last = 0.0
        self._rest = 0.0  # of a second, so that short steps add up
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        session.book_changed.connect(self._on_work)

    def finish(self, period: Period, done: bool) -> None:
        """Count no more for a period that is signed off, until it is reopened: who looks at it is not closing it."""
        if done:
            self._done = period
        elif self._done == period:
            self._done = None

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        for one in _heard(old):
            one.removeEventFilter(self)
        for one in _heard(new):
            one.installEventFilter(self)
        if new is not None:
            self._on_work()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride:  # comes once for every key, also for one that a shortcut takes
            if watched is QApplication.focusWidget():
                self._count(1)
        elif kind == QEvent.Type.MouseButtonPress:
            self._on_work()
        return False

    @Slot()
    def _on_work(self) -> None:
        self._count(0)

    def _count(self, keys: int) -> None:
        session = self._session
        if session.book is None or session.period == self._done:
            return
        now, known = self._clock(), spent(session, session.period)
        passed = now - self._last + self._rest if 0 < now - self._last <= AWAY else 0.0
        self._last, self._rest = now, passed % 1
        today = date.today().isoformat()  # noqa: DTZ011 - the person's own calendar
        more = Spent(known.keys + keys, known.seconds + int(passed), known.since or today)
        session.remember(_key(session.period), more._asdict())


def spent(session: Session, period: Period) -> Spent:
    """Return what a period's work has taken so far in the open book."""
    kept = session.recall(_key(period), {})
    keys, seconds, since = kept.get("keys"), kept.get("seconds"), kept.get("since")
    if not isinstance(keys, int) or not isinstance(seconds, int) or not isinstance(since, str):
        return Spent()
    return Spent(keys, seconds, since)


def _key(period: Period) -> str:
    return f"effort.{period.name}"


def _heard(widget: QWidget | None) -> list[QWidget]:
    """Return the widgets whose keys and clicks are those of the one with the focus."""
    if widget is None:
        return []
    return [widget, widget.viewport()] if isinstance(widget, QAbstractScrollArea) else [widget]
