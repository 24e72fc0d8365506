"""What an import brought: the month that the window went to by itself, or another one that it offers to show."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from app.domain.period import Period
from app.ui.session import Session
from app.ui.text import month_text, period_text
from app.ui.widgets.common import Notice


class MonthNews(QObject):
    """Speaks in a line over the pages, until another month is looked at; what was only told is over with its page."""

    def __init__(self, session: Session, line: Notice, pages: QStackedWidget) -> None:
        super().__init__(line)
        self._session, self._line = session, line
        self._offered: Period | None = None
        session.month_came.connect(self._on_came)
        session.month_shown.connect(self._on_shown)
        session.period_changed.connect(self._on_period)
        pages.currentChanged.connect(self._on_page)

    def _on_period(self) -> None:
        if self._offered in (None, self._session.period):
            self._line.hide()

    def _on_page(self, _at: int) -> None:
        if self._offered is None:
            self._line.hide()

    def _on_shown(self, month: Period) -> None:
        """Say that the window went to the month of the first files."""
        self._offered = None
        said = self.tr("Most of what was imported is of {month}: you are looking at that month now.")
        self._line.say(said.format(month=month_text(month.first)))

    def _on_came(self, newest: Period) -> None:
        """Offer to go to the month that an import brought; the one worked on stays until then."""
        month, now = month_text(newest.first), period_text(self._session.period)
        self._offered = newest
        self._line.say(
            self.tr("{month} was imported. You are still looking at {now}.").format(month=month, now=now),
            self.tr("Show {month}").format(month=month),
            partial(self._session.set_period, newest),
        )
