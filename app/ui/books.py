"""Making, opening, closing and copying books for the window; the slow parts run in the background."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.config import settings as config
from app.domain.book_files import TAILS, keys_path, remove
from app.domain.errors import AppError
from app.domain.progress import Report
from app.ui import looks
from app.ui.pages import load_beneath
from app.ui.resume import kept_period
from app.ui.session import Session
from app.ui.workers.jobs import Job

RECENT = 10
SUFFIX = ".tieout"


class Books(QObject):
    """Opens one book at a time into the session.

    opened: after a book is in the session (its path); failed: an AppError to show.
    """

    opened = Signal(str)
    failed = Signal(object)
    settings_changed = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._after: Callable[[], None] | None = None
        self._opening: tuple[str, Job] | None = None  # the book that is being opened
        self._unsaved_said = False

    def ask_new(self) -> str:
        """Ask where a new book goes; "" when the person thinks better of it."""
        from PySide6.QtWidgets import QFileDialog  # nobody needs it before the window is painted

        start = str(
            Path(self._session.settings.last_folder or Path.home()) / self.tr("My shop{suffix}").format(suffix=SUFFIX)
        )
        path, _ = QFileDialog.getSaveFileName(self._window, self.tr("New book"), start, self._filter())
        return path if not path or path.endswith(SUFFIX) else path + SUFFIX

    def ask_open(self) -> str:
        """Ask which book to open; "" for none."""
        from PySide6.QtWidgets import QFileDialog  # nobody needs it before the window is painted

        start = self._session.settings.last_folder or str(Path.home())
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open book"), start, self._filter())
        return path

    def _filter(self) -> str:
        return self.tr("Tieout books (*{suffix})").format(suffix=SUFFIX)

    def create(self, path: str, after: Callable[[], None] | None = None) -> None:
        """Make a new book and open it; then call `after`."""
        self._start(partial(_create, self._session, path), path, after)

    def open(self, path: str, after: Callable[[], None] | None = None) -> None:
        """Open a book; then call `after`."""
        self._start(partial(_open, self._session, path), path, after)

    def open_demo(self) -> None:
        """Open the demo book; made with its first month when it is not there."""
        path = demo_path(self._session)
        work = partial(_open, self._session) if path.exists() else partial(_make_demo, self._session)
        self._start(partial(work, str(path)), str(path), None)

    def _start(self, call: Callable[[Report], Any], path: str, after: Callable[[], None] | None) -> None:
        if self._opening is not None and self._opening[0] == path:
            return  # a double click means it once
        if self._opening is not None:
            self._opening[1].give_way()
        self.close()
        self._after = after
        made: list[Any] = []
        title = self.tr("Opening {file}").format(file=Path(path).name)
        job = self._session.background(partial(_noted, call, made), self._on_opened, self._on_failed, title=title)
        job.ended.connect(partial(self._on_ended, job, made))
        self._opening = (path, job)

    @property
    def opening(self) -> bool:
        """Return whether a book is on its way: it was asked for, and is not open yet."""
        return self._opening is not None

    def _on_ended(self, job: Job, made: list[Any]) -> None:
        """Close what was opened although nobody waits for it any more."""
        if self._opening is not None and self._opening[1] is job:
            self._opening = self._after = None
        if job.cancelled:
            for one in made:
                one.close()

    def _on_opened(self, found: tuple[Any, dict[str, str], Any]) -> None:
        self._opening = None
        book, info, period = found
        kept = kept_period(self._session.memory, book.path)
        self._session.set_book(book, info, kept or period, chosen=kept is not None)
        self.remember(book.path)
        self.opened.emit(book.path)
        if self._after is not None:
            after, self._after = self._after, None
            after()

    def _on_failed(self, exc: BaseException) -> None:
        path, after = self._opening[0] if self._opening is not None else "", self._after
        self._opening = self._after = None
        if isinstance(exc, AppError) and exc.key == "book.needs_passphrase":
            from app.ui.passphrase import unlocked

            if unlocked(self._session, path, self._window):
                self.open(path, after)
            return
        self.failed.emit(exc)

    def change_passphrase(self, old: str, new: str, said: str) -> None:
        """Encrypt the open book, make it plain, or give it another passphrase; it is closed meanwhile.

        old, new: "" for a plain book; said: what to tell when it is done.
        """
        book = self._session.book
        if book is None:
            return
        failed: list[AppError] = []

        def tell() -> None:
            if failed:
                self.failed.emit(failed[0])
            else:
                self._session.toast.emit(said, False)

        self._start(partial(_rekey, self._session, book.path, (old, new), failed), book.path, tell)

    def remember(self, path: str) -> None:
        """Put a book at the top of the recent ones."""
        recent = (path, *(one for one in self._session.settings.recent if one != path))[:RECENT]
        folder = self._session.settings.last_folder
        if Path(path) != demo_path(self._session):  # that one lies with the settings, where nobody looks for files
            folder = str(Path(path).parent)
        self.change_settings(recent=recent, last_folder=folder, first_start=False)

    def listed(self) -> tuple[str, ...]:
        """Return the books of the start page and the File menu: pinned ones first, then those opened last."""
        settings = self._session.settings
        return (*settings.pinned, *(one for one in settings.recent if one not in settings.pinned))

    def pin(self, path: str, on: bool) -> None:
        """Keep a book on top of the list, or let it go its way again."""
        pinned = tuple(one for one in self._session.settings.pinned if one != path)
        self.change_settings(pinned=(*pinned, path) if on else pinned)

    def forget(self, path: str) -> None:
        """Take a book from the list; the file stays."""
        settings = self._session.settings
        keep = {name: tuple(one for one in getattr(settings, name) if one != path) for name in ("recent", "pinned")}
        self.change_settings(**keep)

    def clear_recent(self) -> None:
        """Empty the list but for pinned books."""
        self.change_settings(recent=())

    def change_settings(self, **changes: Any) -> None:
        """Change settings, show what is seen of them at once, and write them."""
        self._session.settings = replace(self._session.settings, **changes)
        if looks.SEEN & changes.keys():
            looks.use(self._session.settings)
        self._save_settings()
        self.settings_changed.emit()

    def _save_settings(self) -> None:
        """Write the settings; where they cannot be written they hold until the end, and that is said once."""
        try:
            config.save(self._session.settings, self._session.wiring.settings_path)
        except (AppError, OSError) as exc:
            logging.getLogger(__name__).warning("settings were not written: %s", type(exc).__name__)
            if not self._unsaved_said:
                self._unsaved_said = True
                self._session.toast.emit(self.tr("Settings cannot be saved here; they hold until you close."), False)

    def close(self) -> None:
        """Close the open book, if any; no job of it may run any more."""
        if self._session.book is not None:
            book = self._session.book
            self._session.runner.shut_down()  # nobody may read a book that is closed
            self._session.set_book(None, {}, None)
            try:
                book.close()
            except AppError as exc:  # its disk is gone; everything was saved when it was done
                logging.getLogger(__name__).warning("the book was not closed well: %s", exc.key)

    def delete_demo(self) -> None:
        """Remove the demo book with its copies and what is remembered of it; another open book stays open."""
        from app.services.backup import COPIES

        path = demo_path(self._session)
        if self.is_demo_open():
            self.close()
        copies = (*path.parent.glob(f"demo.before-*{SUFFIX}"), *(path.parent / COPIES).glob(f"demo.*{SUFFIX}"))
        for one in (path, *copies):
            remove(one)
        self._session.memory.forget(str(path))
        self._session.memory.save()
        self.forget(str(path))

    def is_demo_open(self) -> bool:
        """Return whether the open book is the demo."""
        book = self._session.book
        return book is not None and Path(book.path) == demo_path(self._session)

    def back_up_on_exit(self) -> None:
        """Keep today's copy of the open book beside it, in its folder of copies; failures are logged only."""
        from app.services.backup import daily, folder_of

        book = self._session.book
        if book is None or not self._session.settings.backup_on_exit or self._session.info.get("demo"):
            return
        folder = folder_of(Path(book.path), self._session.settings.backup_folder)
        try:
            daily(book, folder, date.today(), self._session.settings.backups_kept)  # noqa: DTZ011
        except AppError:
            logging.getLogger(__name__).exception("no copy on exit")


def demo_path(session: Session) -> Path:
    """Return where the demo book lies: beside the settings, in the person's own folder."""
    return session.wiring.settings_path.parent / f"demo{SUFFIX}"


def _facts(book: Any) -> tuple[Any, dict[str, str], Any]:
    from app.services.periods import book_periods

    with book.read() as uow:
        return book, uow.info(), book_periods(uow).current


def _create(session: Session, path: str, report: Report) -> tuple[Any, dict[str, str], Any]:
    """Make a book; one that lies there already is kept as a backup: somebody agreed to replace it, not to lose it."""
    from app.config.files import output_failed

    kept = Path(path).with_name(f"{Path(path).stem}.before-restore-{datetime.now():%Y%m%d-%H%M%S}{SUFFIX}")  # noqa: DTZ005
    moved: list[tuple[Path, Path]] = []
    try:
        tails = [(Path(path + tail), Path(f"{kept}{tail}")) for tail in ("", *TAILS)]
        for old, new in (*tails, (keys_path(path), keys_path(kept))):
            if old.exists():
                old.rename(new)
                moved.append((old, new))
        return _facts(session.wiring.book_store.create(path, info={"company": Path(path).stem}))
    except BaseException as exc:
        for old, new in moved:
            new.replace(old)
        if isinstance(exc, OSError):
            raise output_failed(path, exc) from exc
        raise


def _noted(call: Callable[[Report], Any], made: list[Any], report: Report) -> Any:
    """Open a book and note it down in `made`; what its pages need is loaded first, away from the window."""
    load_beneath()
    found = call(report)
    made.append(found[0])
    return found


def _open(session: Session, path: str, report: Report) -> tuple[Any, dict[str, str], Any]:
    return _facts(session.wiring.book_store.open(path))


def _rekey(
    session: Session, path: str, change: tuple[str, str], failed: list[AppError], report: Report
) -> tuple[Any, dict[str, str], Any]:
    """Change the passphrase of a closed book and open it; where that fails it opens as it was, `failed` says why."""
    try:
        session.wiring.book_store.change_passphrase(path, *change)
    except AppError as exc:
        failed.append(exc)
    return _open(session, path, report)


def _make_demo(session: Session, path: str, report: Report) -> tuple[Any, dict[str, str], Any]:
    from app.services.demo import fill_demo

    Path(path).parent.mkdir(parents=True, exist_ok=True)
    book = session.wiring.book_store.create(path, info={"company": "禾木家居", "demo": "1"})
    try:
        fill_demo(book, session.wiring.demo_folder, months=1, actor=session.actor, report=report)
    except BaseException:
        book.close()
        Path(path).unlink(missing_ok=True)
        raise
    return _facts(book)
