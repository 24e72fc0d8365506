"""The main window: menu, rail, context bar, pages, status bar; everything can be dropped on it."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.config.words import Words
from app.domain.errors import AppError
from app.services.wiring import Wiring
from app.ui import calls, questions, resources
from app.ui.books import Books
from app.ui.context_bar import ContextBar
from app.ui.geometry import restore_geometry, save_geometry
from app.ui.menus import Menus
from app.ui.pages import PAGES, page_words
from app.ui.panes import focus_next
from app.ui.rail import Rail
from app.ui.session import Session
from app.ui.start_page import StartPage
from app.ui.status import StatusArea
from app.ui.text import count_text, error_text
from app.ui.theme import theme
from app.ui.widgets.common import Notice, Toast
from app.ui.widgets.demo_banner import DemoBanner
from app.ui.widgets.drop_veil import DropVeil
from app.ui.widgets.page import Page
from app.ui.workers.jobs import Job, JobRunner


class MainWindow(QMainWindow):
    """One window, one book. language_chosen: the window is to be made again in another language."""

    language_chosen = Signal(str)

    def __init__(self, wiring: Wiring, settings: Any, lang: str, words: Words) -> None:
        super().__init__()
        self.runner = JobRunner(self)
        self.session = Session(wiring, settings, self.runner, words, lang)
        self.books = Books(self.session, self)
        self.pages: dict[str, Page] = {}
        self.current = ""
        self._closing = False
        self._pending_files: list[str] = []
        self.setWindowIcon(resources.app_icon())
        self.setMinimumSize(1024, 640)
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self.show_start()
        restore_geometry(self, self.session.wiring)

    # ---- building

    def _build(self) -> None:
        self.rail = Rail([(name, one.icon, page_words(name)) for name, one in PAGES.items()])
        self.context = ContextBar()
        self.strip = QProgressBar()
        self.strip.setProperty("kind", "strip")
        self.strip.setTextVisible(False)
        self.strip.setAccessibleName(self.tr("Progress"))
        self.notice = Notice()
        self.banner = DemoBanner(self._import_demo_month, self._delete_demo)
        self.stack = QStackedWidget()
        self.start = StartPage(self.session.lang, self.session.settings.theme)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for one in (self.context, self.strip, self.banner, self.notice, self.stack):
            column.addWidget(one, 1 if one is self.stack else 0)
        self.work = QWidget()
        row = QHBoxLayout(self.work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(body, 1)
        self.screens = QStackedWidget()
        self.screens.addWidget(self.start)
        self.screens.addWidget(self.work)
        self.setCentralWidget(self.screens)
        self.status = StatusArea(self)
        self.menus = Menus(self)
        self.toast = Toast(self)
        self.veil = DropVeil(self.screens)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_page)
        self.context.period_chosen.connect(self.session.set_period)
        self.session.book_changed.connect(self._on_book_changed)
        self.session.period_changed.connect(self._on_period_changed)
        self.session.toast.connect(self.toast.say)
        self.session.failed.connect(self.show_error)
        self.session.go.connect(self._on_go)
        self.toast.acted.connect(self.undo)
        self.books.opened.connect(self._on_opened)
        self.books.failed.connect(self.show_error)
        self.runner.started.connect(self._on_job_started)
        self.runner.busy_changed.connect(self._on_busy)
        self.start.choose_files.connect(self.choose_files)
        self.start.new_book.connect(self.new_book)
        self.start.open_book.connect(self.open_book)
        self.start.open_demo.connect(self.books.open_demo)
        self.start.open_recent.connect(self.books.open)
        self.start.clear_recent.connect(self._clear_recent)
        self.start.language_chosen.connect(self.language_chosen)
        self.start.theme_chosen.connect(self.set_theme)

    # ---- screens and pages

    def show_start(self) -> None:
        """Show the start page."""
        self.start.set_recent(self.session.settings.recent)
        self.screens.setCurrentWidget(self.start)
        self.start.choose.setFocus()
        self.setWindowTitle(self.tr("Tieout"))
        self.menus.follow(None)
        self.status.set_book("")

    def show_page(self, name: str) -> Page | None:
        """Show a page of the open book; loads its module the first time."""
        if self.session.book is None:
            return None
        if (
            self.current
            and self.current != name
            and self.current in self.pages
            and not self.pages[self.current].leave()
        ):
            self.rail.show_page(self.current)
            return None
        page = self.pages.get(name) or self._make_page(name)
        if name != self.current:
            self.status.set_text("")
        self.current = name
        self.rail.show_page(name)
        self.screens.setCurrentWidget(self.work)
        self.stack.setCurrentWidget(page)
        self.context.set_page(page.title(), page.actions_shown(), with_period=PAGES[name].with_period)
        self.menus.follow(page)
        self.toast.lift = page.foot_height()
        page.refresh()
        page.setFocus()
        return page

    def _make_page(self, name: str) -> Page:
        entry = PAGES[name]
        page: Page = getattr(importlib.import_module(entry.module), entry.kind)(self.session, self)
        page.status_changed.connect(partial(self._on_page_status, name))
        page.actions_changed.connect(partial(self._on_page_actions, name))
        self.pages[name] = page
        self.stack.addWidget(page)
        return page

    def _on_page_status(self, name: str, text: str) -> None:
        if name == self.current:
            self.status.set_text(text)

    def _on_page_actions(self, name: str) -> None:
        if name == self.current:
            page = self.pages[name]
            self.context.set_page(page.title(), page.actions_shown(), with_period=PAGES[name].with_period)
            self.menus.follow(page)

    def _on_go(self, name: str, target: object) -> None:
        page = self.show_page(name)
        if page is not None and target is not None:
            page.show_target(target)

    # ---- the book

    def _on_opened(self, path: str) -> None:
        self._drop_pages()
        company = self.session.info.get("company") or Path(path).stem
        self.setWindowTitle(self.tr("Tieout — {company}").format(company=company))
        self.status.set_book(Path(path).name)
        self.banner.setVisible(bool(self.session.info.get("demo")))
        self.notice.hide()
        self.show_page("statements")
        if self._pending_files:
            files, self._pending_files = self._pending_files, []
            self.import_files(files)

    def _drop_pages(self) -> None:
        for one in self.pages.values():
            one.end()
            self.stack.removeWidget(one)
            one.deleteLater()
        self.pages.clear()
        self.current = ""

    def _on_book_changed(self) -> None:
        if self.session.book is None:
            self._drop_pages()
            self.show_start()
            return
        self.status.saved()
        self._on_period_changed()

    def _on_period_changed(self) -> None:
        self._refresh_frame()
        if self.current in self.pages:
            self.pages[self.current].refresh()

    def _refresh_frame(self) -> None:
        self.session.read(partial(calls.frame_facts, self.session.period), self._on_frame_facts)

    def _on_frame_facts(self, facts: dict[str, Any]) -> None:
        if self.session.book is None:
            return
        self.context.set_period(facts["period"], facts["state"], facts["months"])
        self.rail.set_badge("discrepancies", facts["open"])
        self.menus.set_history(facts["history"], self.session.words)
        self.banner.next_month.setVisible(len(facts["months"]) <= 1)
        self.session.follow(facts["covered"], facts["current"])

    def new_book(self) -> None:
        """Ask where, then make a new book."""
        path = self.books.ask_new()
        if path and self._may_leave_book():
            self.books.create(path)

    def open_book(self) -> None:
        """Ask which, then open it."""
        path = self.books.ask_open()
        if path and self._may_leave_book():
            self.books.open(path)

    def close_book(self) -> None:
        """Close the book and show the start page."""
        if self._may_leave_book():
            self.books.close()

    def _may_leave_book(self) -> bool:
        return not self.runner.writing() or self._ask_busy(may_wait=False)

    def _delete_demo(self) -> None:
        if questions.ask_delete_demo(self):
            self.books.delete_demo()

    def _import_demo_month(self) -> None:
        months = sorted(str(one) for one in self.session.wiring.demo_folder.iterdir() if one.is_dir())
        self.import_files(months[1:2])

    def _clear_recent(self) -> None:
        self.books.change_settings(recent=())
        self.start.set_recent(())

    # ---- actions of every page

    def choose_files(self) -> None:
        """Ask for files and import them."""
        start = self.session.settings.last_folder or str(Path.home())
        files, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files"), start)
        if files:
            self.import_files(files)

    def import_files(self, files: Sequence[str]) -> None:
        """Open the import flow with these files; makes a book first when none is open."""
        if self.session.book is None:
            self._pending_files = list(files)
            path = self.books.ask_new()
            if path:
                self.books.create(path)
            else:
                self._pending_files = []
            return
        page = self.show_page("statements")
        if page is not None:
            page.show_target(list(files))

    def match_now(self) -> None:
        """Run the matching engine in the background."""
        if self.session.book is not None:
            self.session.write(calls.match, self._on_matched, title=self.tr("Matching"))

    def _on_matched(self, run: Any) -> None:
        self.session.matched.emit()
        found = sum(sum(one.values()) for one in run.matches.values())
        self.session.toast.emit(self.tr("{n} matched.").format(n=count_text(found)), True)
        if self.current not in ("review", "discrepancies", "overview", "sign_off"):
            self.show_page("review")

    def undo(self) -> None:
        """Undo the last thing done in the book."""
        if self.session.book is not None:
            self.session.write(calls.undo, self._on_undone, title=self.tr("Undo"))

    def redo(self) -> None:
        """Do again what was undone last."""
        if self.session.book is not None:
            self.session.write(calls.redo, self._on_undone, title=self.tr("Redo"))

    def _on_undone(self, entry: Any) -> None:
        if entry is not None:
            self.session.toast.emit(self.session.words.say(entry.text_key, entry.params), False)

    def back_up_now(self) -> None:
        """Ask where, then copy the book there."""
        book = self.session.book
        if book is None:
            return
        name = f"{Path(book.path).stem}-backup{Path(book.path).suffix}"
        start = str(Path(self.session.settings.backup_folder or Path(book.path).parent) / name)
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Back up now"), start)
        if path:
            self.session.write(
                partial(calls.back_up, path), self._on_backed_up, title=self.tr("Backing up"), changes=False
            )

    def _on_backed_up(self, path: object) -> None:
        self.session.toast.emit(self.tr("Backed up and checked: {file}").format(file=Path(str(path)).name), False)

    def export_tables(self) -> None:
        """Ask for a folder, then write the result tables and report.xlsx of the period there."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Export to folder"), self.session.settings.last_folder)
        if folder:
            call = partial(calls.export, folder, self.session.period, self.session.lang)
            self.session.write(call, self._on_exported, title=self.tr("Exporting"), changes=False)

    def _on_exported(self, _summary: object) -> None:
        self.session.toast.emit(self.tr("Report and tables are written."), False)

    def set_theme(self, name: str) -> None:
        """Switch the theme and remember it."""
        theme.apply(name, theme.scale)
        self.books.change_settings(theme=name)

    def zoom(self, by: int) -> None:
        """Make everything larger or smaller; 0 is back to 100 %."""
        scale = 1.0 if by == 0 else min(1.5, max(0.9, round(theme.scale + by * 0.1, 1)))
        theme.apply(theme.name, scale)
        self.status.set_zoom(scale)

    def ask_name(self) -> None:
        """Ask whose name stands in the history and under a sign-off."""
        name = questions.ask_name(self, self.session.settings.name)
        if name is not None:
            self.books.change_settings(name=name)

    def check_book(self) -> None:
        """Check every invariant of the book and its history in the background."""
        if self.session.book is not None:
            self.session.write(calls.verify, self._on_checked, title=self.tr("Checking the book"), changes=False)

    def _on_checked(self, results: Any) -> None:
        wrong = [one for one in results if not one.passed]
        if not wrong:
            self.session.toast.emit(self.tr("{n} checks passed.").format(n=len(results)), False)
            return
        lines = [f"{self.session.words.say(one.name)}: {one.detail}" for one in wrong]
        self.notice.say("\n".join([self.tr("%n check(s) failed. Restore a backup.", "", len(wrong)), *lines]))

    def open_recent(self, place: int) -> None:
        """Open the n-th of the recent books, from 0; nothing where there is none."""
        recent = self.session.settings.recent
        if place < len(recent) and Path(recent[place]).is_file() and self._may_leave_book():
            self.books.open(recent[place])

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def next_pane(self, back: bool = False) -> None:
        """Give the focus to rail, context bar and the panes of the page in turn."""
        if self.screens.currentWidget() is self.work:
            focus_next([self.rail.buttons[self.current], self.context.month, *self.pages[self.current].panes()], back)

    def find(self) -> None:
        """Open the find panel."""
        if self.session.book is not None:
            module = importlib.import_module("app.ui.review.find")
            module.FindPanel(self.session, self).exec()

    def show_error(self, exc: BaseException) -> None:
        """Show what somebody can act on in the page, a bug in the box."""
        if not isinstance(exc, AppError):
            raise exc
        text = error_text(exc, self.session.words)
        if self.screens.currentWidget() is self.start:
            QMessageBox.warning(self, self.tr("Tieout"), text)
        else:
            self.notice.say(text)

    # ---- background work

    def _on_job_started(self, job: Job) -> None:
        if job.title:
            self.status.show_job(job)

    def _on_busy(self, busy: bool) -> None:
        loud = any(one.title for one in self.runner.jobs)
        self.strip.setRange(0, 0 if busy and loud else 1)

    # ---- drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show_over(True)
        else:
            event.ignore()

    def _show_over(self, over: bool) -> None:
        """Show that files are held over the window, and that they may be dropped."""
        self.start.set_over(over)
        self.veil.show_over(over and self.screens.currentWidget() is self.work)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        paths = _paths(event)
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            # the sender of the drop waits for us: answer first, then work
            QTimer.singleShot(0, partial(self._on_dropped, paths))

    def _on_dropped(self, paths: list[str]) -> None:
        if len(paths) == 1 and paths[0].endswith(".tieout"):
            if self._may_leave_book():
                self.books.open(paths[0])
        else:
            self.import_files(paths)

    # ---- size, closing

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.fold(self.width() < 1200)
        self.toast.place()

    def _ask_busy(self, may_wait: bool = True) -> bool:
        """Ask what to do with running work; True = it was cancelled, go on. Waiting closes the window later."""
        answer = questions.ask_busy(self, self.runner.jobs[0].title, may_wait)
        if answer == "cancel":
            self.runner.shut_down()
        elif answer == "wait":
            self._close_when_idle()
        return answer == "cancel"

    def _close_when_idle(self) -> None:
        self._closing = True
        self.runner.busy_changed.connect(self._on_idle)

    def _on_idle(self, busy: bool) -> None:
        if not busy and self._closing:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.runner.writing() and not self._ask_busy():
            event.ignore()
            return
        self.runner.shut_down()
        save_geometry(self, self.session.wiring)
        self.books.back_up_on_exit()
        self.books.close()
        event.accept()


def _paths(event: QDropEvent) -> list[str]:
    return [one.toLocalFile() for one in event.mimeData().urls() if one.isLocalFile()]
