"""What can be done from any page: match, undo, copies of the book, export, check; and what is said afterwards."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.ui import calls
from app.ui.pages import load_page
from app.ui.text import said_of

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow
    from app.ui.reports.schedule import Schedule

#: Pages on which what a run found can be seen; from any other one the window goes to the review.
SHOW_MATCHES = frozenset({"review", "discrepancies", "overview", "sign_off"})


class Tasks(QObject):
    """Commands of the window on its open book; without a book they do nothing."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._session.signed.connect(lambda period: self.schedule.signed(period))
        self._session.matched.connect(lambda: self.schedule.matched())

    @cached_property
    def schedule(self) -> Schedule:
        """Return what writes reports by itself; made when something happens after which it may."""
        from app.ui.reports.schedule import Schedule

        made = Schedule(self._session, self)
        made.written.connect(lambda: self._window.current == "reports" and self._window.pages["reports"].refresh())
        return made

    def match_now(self) -> None:
        """Run the matching engine in the background."""
        if self._session.book is not None:
            # not when it ends: what a large run needed of the memory may have pushed these files out of it
            load_page("review")
            self._session.write(calls.match, self._on_matched, title=self.tr("Matching"))

    def _on_matched(self, run: Any) -> None:
        from app.ui.text import count_text

        self._session.matched.emit()
        found = run.changes["new"] + run.changes["changed"]
        said = self.tr("{n} matched.").format(n=count_text(found)) if found else self.tr("No further match was found.")
        self._session.toast.emit(said, bool(found or run.changes["gone"]))
        if self._window.current not in SHOW_MATCHES:
            self._window.show_page("review")

    def undo(self) -> None:
        """Undo the last thing done in the book."""
        if self._session.book is not None:
            self._session.write(calls.undo, self._on_undone, title=self.tr("Undo"))

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._session.book is not None:
            self._session.write(calls.redo, self._on_undone, title=self.tr("Redo"))

    def _on_undone(self, entry: Any) -> None:
        if entry is not None:
            from app.ui.text import params_shown

            self._session.turned.emit()

            self._session.toast.emit(self._session.words.say(entry.text_key, params_shown(entry.params)), False)

    def back_up_now(self) -> None:
        """Ask where, then copy the book there."""
        from PySide6.QtWidgets import QFileDialog  # nobody needs it before the window is painted

        book = self._session.book
        if book is None:
            return
        name = f"{Path(book.path).stem}-backup{Path(book.path).suffix}"
        start = str(Path(self._session.settings.backup_folder or Path(book.path).parent) / name)
        path, _ = QFileDialog.getSaveFileName(self._window, self.tr("Back up now"), start)
        if path:
            self.back_up_to(path)

    def back_up_to(self, path: str) -> None:
        """Copy the book to a file in the background."""
        call = partial(calls.back_up, path)
        self._session.write(call, self._on_backed_up, title=self.tr("Backing up"), changes=False)

    def _on_backed_up(self, path: object) -> None:
        self._session.remember("backup.last", str(path))
        self._session.toast.emit(self.tr("Backed up and checked: {file}").format(file=Path(str(path)).name), False)

    def export_tables(self) -> None:
        """Ask for a folder, then write the result tables and report.xlsx of the period there."""
        from PySide6.QtWidgets import QFileDialog  # nobody needs it before the window is painted

        if self._session.book is None:
            return
        start = self._session.settings.last_folder
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Export to folder"), start)
        if folder:
            call = partial(calls.export, folder, self._session.period, self._session.lang)
            self._session.write(call, self._on_exported, title=self.tr("Exporting"), changes=False)

    def _on_exported(self, _summary: object) -> None:
        done = self.tr("Report and tables are written.")
        if not self._session.shops.every:
            done = self.tr("Report and tables are written, of all shops.")
        self._session.toast.emit(done, False)

    def check_book(self) -> None:
        """Check every invariant of the book and its history in the background."""
        if self._session.book is not None:
            self._session.write(calls.verify, self._on_checked, title=self.tr("Checking the book"), changes=False)

    def _on_checked(self, results: Any) -> None:
        wrong = [one for one in results if not one.passed]
        if not wrong:
            self._session.toast.emit(self.tr("{n} checks passed.").format(n=len(results)), False)
            return
        lines = [said_of(self._session.words.say(one.name), one.detail) for one in wrong]
        said = self.tr("%n check(s) failed. Restore a backup.", "", len(wrong))
        self._window.notice.say("\n".join([said, *lines]))
        self._window.notice.setProperty("passing", False)
