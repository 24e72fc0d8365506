"""Says once, quietly, that the clock of the PC was set back since the step before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.ui.history.model import local_time

if TYPE_CHECKING:
    from app.ui.session import Session


class ClockWatch(QObject):
    """Looks at the times of the chain after each step; what lies further back is told by the check of the book."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._looked = ("", 0)  # the book, and its last entry then
        session.saved.connect(self._look)

    def _look(self) -> None:
        book = self._session.book
        if book is not None:
            self._session.read(lambda uow, _report: (book.path, *_since(uow)), self._on_read)

    def _on_read(self, result: tuple[str, int, list[Any]]) -> None:
        path, last, backs = result
        known = self._looked[1] if self._looked[0] == path else last - 1
        self._looked = (path, last)
        fresh = [one for one in backs if one.entry > known]
        if fresh:
            words = self.tr(
                "The clock of this PC was set back: {at} comes after {before}. The history keeps its order."
            )
            told = {"at": local_time(fresh[-1].at), "before": local_time(fresh[-1].before)}
            self._session.toast.emit(words.format(**told), False)


def _since(uow: Any) -> tuple[int, list[Any]]:
    from app.services.clock import set_backs

    return uow.audit.head()[0], set_backs(uow)
