"""Says once, quietly, that the clock of the PC was set back since the step before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.ui.text import local_time

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
            path, known = book.path, self._looked[1] if self._looked[0] == book.path else None
            self._session.read(lambda uow, _report: (path, *_since(uow, known)), self._on_read)

    def _on_read(self, result: tuple[str, int, list[Any]]) -> None:
        path, last, fresh = result
        if self._looked[0] == path and self._looked[1] >= last:  # a reading of before, told already
            return
        self._looked = (path, last)
        if fresh:
            words = self.tr(
                "The clock of this PC was set back: {at} comes after {before}. The history keeps its order."
            )
            told = {"at": local_time(fresh[-1].at), "before": local_time(fresh[-1].before)}
            self._session.toast.emit(words.format(**told), False)


def _since(uow: Any, known: int | None) -> tuple[int, list[Any]]:
    """Return the last entry's number and what happened after entry `known`; None for what the last one did."""
    from app.services.clock import set_backs

    last = uow.audit.head()[0]
    return last, set_backs(uow, last - 1 if known is None else known)
