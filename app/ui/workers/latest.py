"""Reads of which only the newest counts: what a row of quick decisions makes old is not read for each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.domain.progress import Report
    from app.services.ports import UnitOfWork
    from app.ui.session import Session

    Call = Callable[[UnitOfWork, Report], Any]


class Latest(QObject):
    """Reads one at a time; what is asked for meanwhile takes the place of what waits, and an older result is dropped.

    The one under way goes on: what it reckons of the book is kept for the next.
    """

    def __init__(self, session: Session, on_result: Callable[[Any], None], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._on_result = session, on_result
        self._running = False
        self._next: Call | None = None

    def ask(self, call: Call) -> None:
        """Read this, now or after the one under way."""
        if self._running:
            self._next = call
            return
        self._running = True
        self._session.read(call, self._take).ended.connect(self._on_ended)

    def forget(self) -> None:
        """Take no result any more of what was asked for so far: the book was closed."""
        self._next = _nothing if self._running else None

    def _take(self, result: Any) -> None:
        if self._next is None:
            self._on_result(result)

    def _on_ended(self) -> None:
        self._running = False
        call, self._next = self._next, None
        if call is not None and call is not _nothing and self._session.book is not None:
            self.ask(call)


def _nothing(_uow: UnitOfWork, _report: Report) -> None:
    """Stand for the wish that nothing is read."""
