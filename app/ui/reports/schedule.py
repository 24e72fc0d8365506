"""Reports that are written by themselves: when a month is signed off and, if wanted, after each run of matching.

Off until somebody turns it on, for each book. Nothing waits for it, and nothing is undone because a file could not be
written: that is said in a toast and on the page, until it was written well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.config.files import is_folder
from app.domain.errors import AppError, NotAllowed, OutputFailed
from app.domain.progress import Cancelled
from app.ui import resources
from app.ui.reports.entries import BY_NAME, TEMPLATE
from app.ui.reports.writing import Choice, file_name, write_one

if TYPE_CHECKING:
    from app.domain.period import Period
    from app.ui.session import Session

PLAN, WRITTEN = "reports.schedule", "reports.written"


@dataclass(frozen=True, slots=True)
class Plan:
    """on: after a sign-off; runs: after each run as well. folder: where to. names: of the reports. failed: what the
    last writing could not do, worded, "" for nothing."""

    on: bool = False
    runs: bool = False
    folder: str = ""
    names: tuple[str, ...] = ()
    failed: str = ""


def plan_of(session: Session) -> Plan:
    """Return the plan of the open book; nonsense in the memory is none."""
    kept = session.recall(PLAN, {})
    known = {one.name: type(getattr(Plan(), one.name)) for one in fields(Plan)}
    if not isinstance(kept, dict):
        return Plan()
    given = {name: tuple(map(str, one)) if isinstance(one, list) else one for name, one in kept.items()}
    return Plan(**{name: one for name, one in given.items() if isinstance(one, known.get(name, ()))})


def keep_plan(session: Session, plan: Plan) -> None:
    """Remember a plan for the open book."""
    session.remember(PLAN, {**asdict(plan), "names": list(plan.names)})


def note_written(session: Session, name: str, path: str) -> None:
    """Remember when and where a report was written last."""
    now = datetime.now().astimezone().isoformat(timespec="minutes")
    session.remember(WRITTEN, {**session.recall(WRITTEN, {}), name: [now, path]})


class Schedule(QObject):
    """Carries out the plan of the open book."""

    written = Signal()  # a plan was carried out, well or not

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def signed(self, period: Period) -> None:
        """Do what is wanted after a sign-off."""
        if plan_of(self._session).on:
            self.carry_out(period)

    def matched(self) -> None:
        """Do what is wanted after a run of matching."""
        plan = plan_of(self._session)
        if plan.on and plan.runs:
            self.carry_out(self._session.period)

    def carry_out(self, period: Period) -> None:
        """Write every chosen report of a period in the background."""
        session, plan = self._session, plan_of(self._session)
        if session.book is None or not plan.names:
            return
        choice = Choice(period=period, words=session.words, fonts=resources.path("fonts"))
        call = partial(_write_all, plan, choice)
        done = partial(self._on_done, session.book.path, plan)
        title = self.tr("Writing the chosen reports")
        session.write(call, done, partial(self._on_failed, session.book.path), title=title, changes=False)

    def _on_done(self, book: str, plan: Plan, result: tuple[list[tuple[str, str]], list[AppError]]) -> None:
        session, (written, failed) = self._session, result
        if session.book is None or session.book.path != book:
            return
        for name, path in written:
            note_written(session, name, path)
        said = " ".join(session.words.error(one) for one in failed)
        self._keep(said)
        if said:
            session.toast.emit(self.tr("Not all chosen reports were written. {why}").format(why=said), False)
        else:
            count = len(written)
            session.toast.emit(
                self.tr("%n report(s) written to {folder}.", "", count).format(folder=plan.folder), False
            )

    def _on_failed(self, book: str, exc: BaseException) -> None:
        session = self._session
        if isinstance(exc, Cancelled):
            return
        if not isinstance(exc, AppError):
            raise exc
        if session.book is not None and session.book.path == book:
            self._keep(session.words.error(exc))
            session.toast.emit(
                self.tr("The chosen reports were not written. {why}").format(why=session.words.error(exc)), False
            )

    def _keep(self, failed: str) -> None:
        plan = plan_of(self._session)
        keep_plan(self._session, Plan(plan.on, plan.runs, plan.folder, plan.names, failed))
        self.written.emit()


def _write_all(
    plan: Plan, choice: Choice, book: Any, actor: str, report: Any
) -> tuple[list[tuple[str, str]], list[AppError]]:
    """Write the reports of a plan below its folder, in a folder of the period, and note them in the log."""
    if not is_folder(plan.folder):
        raise OutputFailed("reports.folder_gone", folder=plan.folder)
    folder = Path(plan.folder) / choice.period.name
    written: list[tuple[str, str]] = []
    failed: list[AppError] = []
    try:
        folder.mkdir(exist_ok=True)
    except OSError as exc:
        from app.config.files import output_failed

        raise output_failed(str(folder), exc) from exc
    for name in plan.names:
        to = str(folder / file_name(name, choice.period, _ending(name)))
        try:
            write_one(book, actor, name, to, choice, report)
        except NotAllowed:
            continue  # nothing to write: no claim, a month that is not signed
        except AppError as exc:
            failed.append(exc)
        else:
            written.append((name, to))
    _note(book, actor, choice.period.name, [Path(path).name for _name, path in written])
    return written, failed


def _ending(name: str) -> str | None:
    return ".xlsx" if name.startswith(TEMPLATE) else BY_NAME[name].ending if name in BY_NAME else None


def _note(book: Any, actor: str, period: str, files: Sequence[str]) -> None:
    if files:
        with book.write("reports", actor) as uow:
            uow.commit(text_key="audit.reports_written", params={"period": period, "files": ", ".join(files)})
