"""Books as the person handles them: new, open, close, the list of recent ones, restore, the demo, imports."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from app.config.files import is_file
from app.ui.books import SUFFIX, demo_path

if TYPE_CHECKING:
    from app.services.import_draft import ImportDraft
    from app.ui.main_window import MainWindow
    from app.ui.wizards.statements_page import StatementsPage


class Shelf(QObject):
    """Asks, leaves the present book well, and has `window.books` do it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._books, self._session = window, window.books, window.session
        self._waiting: list[str] = []  # files to import once there is a book

    def _may_leave(self) -> bool:
        """Return whether another book may take the place of this one; remembers where the person is."""
        if not self._window.closing.may_leave_book():
            return False
        self._window.resume.keep()
        return True

    def new_book(self) -> None:
        """Ask where, then make a new book."""
        path = self._books.ask_new()
        if path and self._may_leave():
            self._books.create(path)

    def open_book(self) -> None:
        """Ask which, then open it."""
        path = self._books.ask_open()
        if path:
            self.open_path(path)

    def open_path(self, path: str) -> bool:
        """Open a book in place of the present one, once its work has ended or may be cancelled; False: it may not."""
        if not self._may_leave():
            return False
        self._books.open(path)
        return True

    def open_recent(self, place: int) -> None:
        """Open the n-th book of the list, from 0; nothing where there is none."""
        listed = self._books.listed()
        if place < len(listed) and is_file(listed[place]):
            self.open_path(listed[place])

    def open_demo(self) -> None:
        """Open the demo book."""
        if self._may_leave():
            self._books.open_demo()

    def close_book(self) -> None:
        """Close the book and show the start page, now and at the next start."""
        if self._may_leave():
            self._window.resume.closed()
            self._books.close()

    def restore_backup(self, file: str = "", copy: str = "") -> None:
        """Open the restore wizard for a book, by default the open one; copy: the backup, "" to choose one."""
        path = file or (self._session.book.path if self._session.book is not None else "")
        if path and self._may_leave():
            module = importlib.import_module("app.ui.wizards.restore_dialog")
            module.RestoreDialog(self._window, path, copy).exec()

    def delete_demo(self) -> None:
        """Ask once, then remove the demo book; another book that is open stays open."""
        if not demo_path(self._session).exists():
            self._session.toast.emit(self.tr("There are no demo data on this PC."), False)
            return
        is_open = self._books.is_demo_open()
        from app.ui import questions

        if questions.ask_delete_demo(self._window) and (not is_open or self._window.closing.may_leave_book()):
            if is_open:
                self._window.resume.closed()
            self._books.delete_demo()
            self.show_list()  # the start page was shown with it

    # ---- the list

    def pin(self, path: str, on: bool) -> None:
        """Keep a book on top of the list, or not."""
        self._books.pin(path, on)
        self.show_list()

    def forget(self, path: str) -> None:
        """Take a book off the list; the file stays."""
        self._books.forget(path)
        self.show_list()

    def clear(self) -> None:
        """Empty the list but for pinned books."""
        self._books.clear_recent()
        self.show_list()

    def show_list(self) -> None:
        """Show the list on the start page."""
        self._window.start.set_recent(self._books.listed(), self._session.settings.pinned)

    # ---- files

    def choose_files(self) -> None:
        """Ask for files and import them."""
        from PySide6.QtWidgets import QFileDialog  # nobody needs it before the window is painted

        start = self._session.settings.last_folder or str(Path.home())
        files, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Choose files"), start)
        if files:
            self.import_files(files)

    def take(self, files: Sequence[str]) -> None:
        """Do what files are for that were dropped, or came with a start: open the book, import the others into it."""
        books = [one for one in files if one.lower().endswith(SUFFIX)]
        others = [one for one in files if one not in books]
        if len(files) == 1 and files[0].lower().endswith(".zip"):
            from app.services.evidence_check import is_pack

            if is_pack(files[0]):
                importlib.import_module("app.ui.reports.checking").check(self._window, files[0])
                return
        here = self._session.book.path if self._session.book is not None else ""
        if books and not (here and Path(here) == Path(books[0])) and not self.open_path(books[0]):
            return
        if others:
            self.import_files(others)

    def import_files(self, files: Sequence[str]) -> None:
        """Open the import flow with these files; where no book is open they wait for the one that will be."""
        if self._session.book is None:
            self._waiting += [one for one in files if one not in self._waiting]
            if not self._books.opening:
                self._find_book()
            return
        page = self._window.show_page("statements")
        if page is not None:
            page.show_target(list(files))

    def _find_book(self) -> None:
        """Ask which book the files that wait go into: one of those opened before, or a new one."""
        from app.ui import questions

        known = [one for one in self._books.listed() if is_file(one)]
        path = questions.ask_book(self._window, known) if known else ""
        if path:
            self.open_path(path)
        elif path is not None and (new := self._books.ask_new()):
            self._books.create(new)
        else:
            self._waiting = []

    def import_waiting(self) -> None:
        """Import what was dropped before there was a book."""
        files, self._waiting = self._waiting, []
        if files:
            self.import_files(files)

    def hand_over(self) -> ImportDraft | None:
        """Return the files on their way into the book, for a window in this one's place; None for none."""
        page = self._window.pages.get("statements")
        return cast("StatementsPage", page).hand_over() if page is not None else None

    def take_over(self, draft: ImportDraft) -> None:
        """Go on with such files; the page that shows stays."""
        cast("StatementsPage", self._window.page("statements")).take_over(draft)

    def import_demo_month(self) -> None:
        """Import the second month of the demo shop."""
        months = sorted(str(one) for one in self._session.wiring.demo_folder.iterdir() if one.is_dir())
        self.import_files(months[1:2])
