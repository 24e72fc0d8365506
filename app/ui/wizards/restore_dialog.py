"""The way back to a backup: choose it, see what it replaces, and go; the present state is saved before."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AppError
from app.domain.progress import Step
from app.services.ports import BookLook
from app.ui.models import backup_rows
from app.ui.passphrase import unlocked
from app.ui.text import count_text, error_text, range_text
from app.ui.theme import theme
from app.ui.widgets.backup_list import BackupList
from app.ui.widgets.common import Notice, at_edge, button, label

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_STRIP = 1000


class RestoreDialog(QDialog):
    """Works on a book that is open, closed, damaged or gone; opens it again at the end, whatever came of it."""

    def __init__(self, window: MainWindow, book: str, copy: str = "") -> None:
        super().__init__(window)
        self.setProperty("help_topic", "backup#restore")
        self._window, self._session, self.book = window, window.session, Path(book)
        self.copy = Path(copy) if copy else None
        self._job: Any = None
        self._looks: dict[str, BookLook | None] = {}
        self.setWindowTitle(self.tr("Restore a backup of {book}").format(book=self.book.name))
        self.resize(theme.px(900), theme.px(520))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        self.notice = Notice()
        layout.addWidget(self.notice)
        self.steps = QStackedWidget()
        for one in (self._choose_step(), self._compare_step(), self._work_step()):
            self.steps.addWidget(one)
        layout.addWidget(self.steps, 1)
        layout.addLayout(self._foot())
        if self.copy is not None:
            self._compare()
        else:
            self._to(0)

    # ---- the three steps

    def _choose_step(self) -> QWidget:
        step, column = _column()
        column.addWidget(label(self.tr("Which state do you want to go back to?"), "panel"))
        self.list = BackupList(self._session)
        column.addWidget(self.list, 1)
        other = button(self.tr("Another file…"), "folder-open", kind="link", on=self._choose_file)
        column.addLayout(at_edge(other))
        self.list.chosen.connect(self._follow)
        self.list.activated.connect(self._on_next)
        return step

    def _compare_step(self) -> QWidget:
        step, column = _column()
        column.addWidget(label(self.tr("What is replaced"), "panel"))
        self.table = QGridLayout()
        self.table.setHorizontalSpacing(32)
        self.table.setVerticalSpacing(6)
        self.table.setColumnStretch(3, 1)
        column.addLayout(self.table)
        column.addSpacing(8)
        self.promise = label("", wrap=True)
        column.addWidget(self.promise)
        column.addStretch(1)
        return step

    def _work_step(self) -> QWidget:
        step, column = _column()
        column.addStretch(1)
        self.doing = label("", "panel")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Progress"))
        column.addWidget(self.doing)
        column.addWidget(self.bar)
        column.addStretch(2)
        return step

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.back = button(self.tr("Back"), "arrow-left", on=lambda: self._to(0))
        self.cancel = button(self.tr("Cancel"), on=self.reject)
        self.next = button(self.tr("Next"), kind="primary", on=self._on_next)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.next)
        return row

    def _to(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        if step == 0:
            self.list.show_backups(self.book, self._session.settings.backup_folder)
        self.back.setVisible(step == 1)
        self.next.setVisible(step < 2)
        self.next.set_text(self.tr("Next") if step == 0 else self.tr("Restore this state"))
        safe = self.next if step == 0 else self.cancel  # where something is replaced Enter does nothing
        for one in (self.back, self.cancel, self.next):
            one.setAutoDefault(one is safe)
            one.setDefault(one is safe)
        (self.list if step == 0 else self.cancel).setFocus()
        self._follow()

    def _follow(self) -> None:
        one = self.list.current()
        choosing = self.steps.currentIndex() == 0
        self.next.setEnabled(one is not None and not one.wrong if choosing else "copy" in self._looks)

    def _on_next(self) -> None:
        if not self.next.isEnabled():
            return
        if self.steps.currentIndex() == 1:
            self._restore()
            return
        one = self.list.current()
        if one is not None:
            self.copy = one.backup.path
            self._compare()

    def _choose_file(self) -> None:
        suffix = self.tr("Tieout books (*{suffix})").format(suffix=".tieout")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a backup"), str(self.book.parent), suffix)
        if path:
            self.copy = Path(path)
            self._compare()

    # ---- what is replaced

    def _compare(self) -> None:
        """Look into both; the copy is read as a whole, of the present book only what it says of itself."""
        assert self.copy is not None
        self.notice.hide()
        self.list.stop()
        self._looks.clear()
        for name, path, whole in (("present", self.book, False), ("copy", self.copy, True)):
            call = partial(_look, self._session.wiring.book_store, path, whole)
            self._session.background(call, partial(self._on_look, name), partial(self._on_wrong, name))
        self._to(1)
        self._show_table()

    def _on_look(self, name: str, look: BookLook) -> None:
        self._looks[name] = look
        self._show_table()

    def _on_wrong(self, name: str, exc: BaseException) -> None:
        if not isinstance(exc, AppError):
            raise exc
        if name == "copy" and exc.key == "book.needs_passphrase":
            if unlocked(self._session, str(self.copy), self):
                self._compare()
            else:
                self._to(0)
        elif name == "copy":
            self.notice.say(error_text(exc, self._session.words))
            self._to(0)
        else:
            self._looks["present"] = None
            self._show_table()

    def _show_table(self) -> None:
        while (item := self.table.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        for column, words in ((1, self.tr("Now")), (2, self.tr("After the restore"))):
            self.table.addWidget(label(words, "label"), 0, column)
        present, copy = self._looks.get("present"), self._looks.get("copy")
        for row, (words, value) in enumerate(self._facts(), 1):
            now = value(present) if present else self._without("present")
            then = value(copy) if copy else self._without("copy")
            other = present is not None and copy is not None and now != then
            self.table.addWidget(label(words, "label"), row, 0)
            self.table.addWidget(label(now), row, 1)
            self.table.addWidget(label(then, "panel" if other else ""), row, 2)
        if present is None and "present" in self._looks and self.book.exists():
            text = self.tr("The book does not open. Its file is kept as it is, in {folder}.")
        elif not self.book.exists():
            text = self.tr("There is no book at its place now, so nothing is replaced.")
        else:
            text = self.tr("Before anything is replaced, the present state is saved as a backup in {folder}.")
        self.promise.setText(text.format(folder=self._folder()))
        self._follow()

    def _without(self, name: str) -> str:
        return "—" if name in self._looks else "…"

    def _facts(self) -> list[tuple[str, Any]]:
        return [
            (self.tr("Last change"), lambda look: _moment(look.at)),
            (self.tr("Days"), lambda look: range_text(look.first, look.last)),
            (self.tr("Statements"), lambda look: count_text(look.statements)),
            (self.tr("Records"), lambda look: count_text(look.records)),
            (self.tr("Matches"), lambda look: count_text(look.matches)),
            (self.tr("To settle"), lambda look: count_text(look.open_items)),
            (self.tr("Signed off"), backup_rows.signed_text),
            (self.tr("Steps in the history"), lambda look: count_text(look.entry)),
        ]

    def _folder(self) -> Path:
        from app.services.backup import folder_of

        return folder_of(self.book, self._session.settings.backup_folder)

    # ---- going back

    def _restore(self) -> None:
        assert self.copy is not None
        self._to(2)
        self._window.books.close()  # nobody may read a file that is replaced
        now = datetime.now().astimezone()
        call = partial(_restore, self._session.wiring.book_store, self.book, self.copy, self._folder(), now)
        self._job = self._session.background(call, self._on_restored, self._on_failed)
        self._job.progressed.connect(self._on_progress)
        self._job.ended.connect(self._on_ended)
        self.doing.setText(self.tr("Checking the backup"))

    def _on_progress(self, step: Step, done: int, total: int, _what: str) -> None:
        words = {
            Step.VERIFYING: self.tr("Checking the backup"),
            Step.BACKING_UP: self.tr("Saving the present state"),
            Step.WRITING: self.tr("Putting the backup in its place"),
        }
        if step in words:
            self.doing.setText(words[step])
            self.bar.setRange(0, _STRIP if total else 0)
            self.bar.setValue(done * _STRIP // total if total else 0)

    def _on_restored(self, done: Any) -> None:
        kept = done.saved.name if done.saved is not None else ""
        text = self.tr("The backup is in place. What it replaced is kept as {file}.").format(file=kept)
        self._open(partial(self._session.toast.emit, text if kept else self.tr("The backup is in place."), False))

    def _on_failed(self, exc: BaseException) -> None:
        if not isinstance(exc, AppError):
            raise exc
        self._open(partial(self._window.notice.say, error_text(exc, self._session.words)))

    def _on_ended(self) -> None:
        job, self._job = self._job, None
        if job is not None and job.cancelled:
            text = self.tr("Cancelled; the book is as it was.")
            self._open(partial(self._session.toast.emit, text, False))

    def _open(self, after: Any) -> None:
        self._job = None
        self.accept()
        if self.book.exists():
            self._window.books.open(str(self.book), after)
        else:
            after()

    def reject(self) -> None:
        """Close, or stop the work; the book opens again when it has stopped."""
        if self._job is not None:
            self._job.cancel()
            self.doing.setText(self.tr("Cancelling"))
            return
        self.list.stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._job is not None:
            event.ignore()
        self.reject()


def _column() -> tuple[QWidget, QVBoxLayout]:
    step = QWidget()
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return step, column


def _moment(at: str) -> str:
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}" if at else "—"


def _look(store: Any, path: Path, whole: bool, report: Any) -> BookLook:
    from app.services.restore import look_into

    return look_into(store, path, report, whole=whole)


def _restore(store: Any, book: Path, copy: Path, folder: Path, now: datetime, report: Any) -> Any:
    from app.services.restore import restore

    return restore(store, book, copy, folder, now, report)
