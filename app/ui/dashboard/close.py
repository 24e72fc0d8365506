"""Continue closing, from every page: finds the next step of the month and goes there; some are done at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Slot

from app.ui import calls
from app.ui.dashboard.steps import effort_text, place_text
from app.ui.session import Session

if TYPE_CHECKING:
    from app.services.closing import CloseStep


def copied_at(session: Session) -> float:
    """Return when the open book was last backed up, as far as the window knows."""
    from app.services.closing import last_copy

    if session.book is None:
        return 0.0
    return last_copy(session.book.path, session.settings.backup_folder, str(session.recall("backup.last", "")))


def backup_folder(session: Session) -> Path:
    """Return the folder of the daily copies of the open book."""
    assert session.book is not None
    own = session.settings.backup_folder
    return Path(own) if own else Path(session.book.path).parent / "Tieout backups"


def load_steps(period: Any, shops: Any, copied: float, uow: Any, _report: Any) -> Any:
    """Read the steps of a period and of shops."""
    from app.services.closing import close_steps

    return (period, shops), close_steps(uow, period, copied, shops)


def back_up_today(folder: Path, keep: int, book: Any, _actor: str, report: Any) -> Any:
    """Make the copy of today."""
    from datetime import date

    from app.services.backup import daily

    return daily(book, folder, date.today(), keep, report)  # noqa: DTZ011 - names the file


class Closer(QObject):
    """Does a step: goes to its page, or does what needs no page."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def go_on(self) -> None:
        """Read the steps anew and go to the next one."""
        session = self._session
        if session.book is not None:
            title = QCoreApplication.translate("Closer", "Looking for the next step")
            call = partial(load_steps, session.period, session.shops, copied_at(session))
            session.read(call, self._on_steps, title=title)

    @Slot(object)
    def _on_steps(self, result: Any) -> None:
        from app.services.closing import next_step

        asked, steps = result
        if self._session.book is None or asked != (self._session.period, self._session.shops):
            return
        step = next_step(steps)
        if step is None:
            self._session.toast.emit(self._closed(), False)
            return
        self._session.toast.emit(place_text(steps, step, self._session.words.say), False)
        self.do(step)

    def _closed(self) -> str:
        said = QCoreApplication.translate("Closer", "This month is signed off.")
        effort = effort_text(self._session)
        return f"{said} {effort}".strip()

    def do(self, step: CloseStep) -> None:
        """Do a step, or go to where it is done."""
        session = self._session
        if step.page:
            session.go.emit(step.page, step.target)
        elif step.name == "run":
            title = QCoreApplication.translate("Closer", "Matching")
            session.write(calls.match, self._on_matched, title=title)
        else:
            title = QCoreApplication.translate("Closer", "Backing up")
            call = partial(back_up_today, backup_folder(session), session.settings.backups_kept)
            session.write(call, self._on_backed_up, title=title)

    @Slot(object)
    def _on_matched(self, run: Any) -> None:
        self._session.matched.emit()
        found = sum(sum(one.values()) for one in run.matches.values())
        words = QCoreApplication.translate("Closer", "{n} matched.")
        self._session.toast.emit(words.format(n=f"{found:,}"), True)

    @Slot(object)
    def _on_backed_up(self, path: Path) -> None:
        words = QCoreApplication.translate("Closer", "Backed up and checked: {file}")
        self._session.toast.emit(words.format(file=path.name), False)


def continue_closing(window: Any) -> None:
    """Menu and key: go on with the next step of the month looked at."""
    closer = getattr(window, "closer", None)
    if closer is None:
        closer = window.closer = Closer(window.session, window)
    closer.go_on()
