"""The import flow: choose files, check what was found, import; a page inside Statements, never a dialog."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AppError
from app.domain.progress import Step
from app.services.import_draft import ImportDraft
from app.services.import_lines import Line
from app.services.layouts import layouts_folder
from app.services.outside_readers import readers_folder
from app.ui.session import Session
from app.ui.text import count_text, error_text
from app.ui.theme import FLOW_FOOTER, TOOL_ROW
from app.ui.widgets.common import Notice, button, label
from app.ui.widgets.low_scroll import low_scroll
from app.ui.wizards.import_check import CheckScreen
from app.ui.wizards.import_choose import ChooseScreen, StepRow, strip
from app.ui.wizards.import_done import DoneScreen, signed_months_of
from app.ui.wizards.import_model import short_name
from app.ui.wizards.import_questions import ImportQuestions
from app.ui.wizards.left_out_dialog import LeftOutDialog
from app.ui.workers.jobs import Job

CHOOSE, CHECK, DONE = range(3)


class ImportPage(QWidget):
    """Shows and fills one ImportDraft. closed: the flow is over (True = something was imported)."""

    closed = Signal(bool)
    match_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.draft = ImportDraft()
        self._job: Job | None = None
        self._asked = self._more = False  # more: files came while others were read
        self._questions = ImportQuestions(self)
        self._mending = ""  # source whose rows the person is asked to leave out
        self._mapping: Any = None
        self._mapped_file = ""
        self.result: Any = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._step_row())
        self.notice = Notice()
        layout.addWidget(self.notice)
        self.stack = QStackedWidget(self)  # what is made in its place is styled once, and not with each step up
        for made in (self._choose_screen(), self._check_screen(), self._done_screen()):
            self.stack.addWidget(made)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self._footer())
        self._show_step(CHOOSE)
        self._show_busy("")

    # ---- building

    def _step_row(self) -> QWidget:
        row, layout = strip("bar", TOOL_ROW)
        self.steps = StepRow((self.tr("Choose files"), self.tr("Check what was found"), self.tr("Import")))
        layout.addWidget(self.steps)
        layout.addStretch(1)
        self.paste_button = button(self.tr("Paste cells"), "table-2", on=self.paste)
        self.add_button = button(self.tr("Add files"), "plus", on=self.choose_files)
        layout.addWidget(self.paste_button)
        layout.addWidget(self.add_button)
        return row

    def _choose_screen(self) -> QWidget:
        self.screen = ChooseScreen()
        self.choose_button, self.stop_button = self.screen.choose, self.screen.stop
        self.choose_button.clicked.connect(self.choose_files)
        self.screen.folder.clicked.connect(self.choose_folder)
        self.screen.paste.clicked.connect(self.paste)
        self.stop_button.clicked.connect(self.cancel_work)
        return self.screen

    def _check_screen(self) -> QWidget:
        self.check_scroll = low_scroll(self._make_check, parent=self.stack)
        self.model, self.grid, self.detail = self.check.model, self.check.grid, self.check.detail
        self.check.ticked.connect(self._on_tick)
        self.detail.said.connect(self._on_said)
        self.detail.password_wanted.connect(self._ask_password)
        self.detail.map_wanted.connect(self._on_map)
        self.detail.leave_out_wanted.connect(self._on_leave_out)
        self.detail.keep_rows_wanted.connect(self._on_keep_rows)
        self.detail.take_out_wanted.connect(self._on_take_out)
        self.check_scroll.viewport().installEventFilter(self)
        return self.check_scroll

    def _make_check(self, parent: QWidget) -> QWidget:
        self.check = CheckScreen(self._session, parent)
        return self.check

    def _done_screen(self) -> QWidget:
        self.done = screen = DoneScreen()
        self.done_title, self.done_text = screen.title, screen.text
        return screen

    def _footer(self) -> QWidget:
        self.foot, layout = strip("foot", FLOW_FOOTER)
        self.reason = label("", "hint", wrap=True)
        layout.addWidget(self.reason, 1)
        self.cancel = button(self.tr("Cancel"), on=self._on_cancel)
        self.back = button(self.tr("Back"), "chevron-left", on=self._on_back)
        self.forward = button(self.tr("Next"), "chevron-right", on=self._on_forward)
        self.primary = button(self.tr("Import"), "check", kind="primary", on=self._on_primary)
        for one in (self.cancel, self.back, self.forward, self.primary):
            layout.addWidget(one)
        return self.foot

    # ---- the flow

    @property
    def busy(self) -> bool:
        """Return whether files are being read or stored."""
        return self._job is not None

    def start(self, files: Sequence[str] = ()) -> None:
        """Begin with these files, or add them to those that are there."""
        if self.stack.currentIndex() == DONE:
            self._forget()
        if files:
            self.add_files(files)
        elif not self.draft.paths:
            self._show_step(CHOOSE)

    def choose_files(self) -> None:
        """Ask for files to add."""
        files, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files"), self._folder())
        if files:
            self.add_files(files)

    def choose_folder(self) -> None:
        """Ask for a folder whose files are added."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose folder"), self._folder())
        if folder:
            self.add_files([folder])

    def _folder(self) -> str:
        return self._session.settings.last_folder or str(Path.home())

    def add_files(self, files: Sequence[str]) -> None:
        """Add files and look at those that are new or changed; while others are read, afterwards."""
        self.draft.add(files)
        self._asked = False
        self._look()

    def paste(self) -> None:
        """Take the cells on the clipboard as a file; what is no whole table is refused with a sentence."""
        from app.services.pasted import table_of

        data = QGuiApplication.clipboard().mimeData()
        try:
            text = table_of(data.text(), data.html(), picture=data.hasImage())
        except AppError as exc:
            self.notice.say(error_text(exc, self._session.words))
            return
        if self.stack.currentIndex() == DONE:
            self._forget()
        self.draft.add_pasted(text, self.tr("pasted-{n}.tsv"))
        self._look()

    def _look(self) -> None:
        if self.busy:
            self._more = True
            return
        if self.stack.currentWidget() is self._mapping:
            self._mapping.go_back()  # what was said of its file is there again when it is opened once more
        self._more = False
        self.notice.hide()
        self._show_step(CHOOSE)
        self.draft.layouts_folder = layouts_folder(self._session.wiring.settings_path)
        self.draft.readers_folder = readers_folder(self._session.wiring.settings_path)
        call = partial(self.draft.look, self._session.book, self._session.actor)
        job = self._session.background(call, self._on_found, self._on_failed, title=self.tr("Reading statements"))
        self._watch(job, self.tr("Reading {count} …").format(count=self._files_text()))
        self._hold_focus()

    def _watch(self, job: Job, what: str) -> None:
        self._job = job
        job.progressed.connect(self._on_progress)
        job.ended.connect(partial(self._on_ended, job))
        self._show_busy(what)

    def _show_busy(self, what: str) -> None:
        self.screen.show_busy(what)
        for one in (self.add_button, self.paste_button):
            one.setEnabled(not what)
        self.cancel.setVisible(not what)  # what stops the work is beside its bar, and nothing else is called Cancel
        self._show_reason()

    def _files_text(self) -> str:
        if any(Path(one).is_dir() for one in self.draft.paths):
            return self.tr("the files of the folder")
        return self.tr("%n file(s)", "", len(self.draft.paths))

    def _on_progress(self, step: Step, done: int, total: int, what: str) -> None:
        if self.busy:
            self.screen.show_progress(done, total, short_name(what) if what else "")

    def _on_ended(self, job: Job) -> None:
        if job.cancelled and job.writes:
            self._session.book_changed.emit()  # a commit may have been quicker
        if job is not self._job:
            return  # given up meanwhile
        self._job = None
        self._show_busy("")
        if job.cancelled:
            self._after_cancel()
        elif self._more:
            self._look()
        else:
            self._hold_focus()

    def _hold_focus(self) -> None:
        """Have no key go to the button that leaves: what had the focus was hidden or dead while work ran."""
        if self.isVisible() and self.stack.currentIndex() in (CHOOSE, DONE):
            self.focus_first()

    def _after_cancel(self) -> None:
        self.draft.give_up()
        self._show_step(CHECK if self.draft.found.lines else CHOOSE)
        self.reason.setText(self.tr("Cancelled. Nothing was stored."))
        self.focus_first()  # the button that was pressed is gone: not on to the one that leaves

    def _on_failed(self, exc: BaseException) -> None:
        self.notice.fail(exc, self._session.words)
        if not self._more:
            self.draft.give_up()
        self._show_step(CHECK if self.draft.found.lines else CHOOSE)

    def cancel_work(self) -> None:
        """Stop reading or storing; nothing of it stays. Reading is given up at once: it changes nothing."""
        job = self._job
        if job is None:
            return
        job.cancel()
        if not job.writes:
            self._job, self._more = None, False
            self._show_busy("")
            self._after_cancel()

    def _on_found(self, found: Any) -> None:
        self.draft.take(found)
        self._show_step(CHECK if found.lines else CHOOSE)
        if self.draft.paths and not found.lines:
            self.notice.advise(self.tr("There is no file in it to be read."))
        self.check.show_draft(self.draft, fresh=True)
        self._show_reason()
        self.check.read_coverage()
        if self._mending:
            self._ask_left_out()
        elif self.draft.locked and not self._asked:
            self._ask_password()
        elif self.draft.locked and self.draft.passwords:
            self.notice.say(
                self._questions.other_password(self.draft.locked), self.tr("Give password…"), self._ask_password
            )

    def _ask_password(self) -> None:
        self._asked = True
        if text := self._questions.password(self.draft.locked):
            self.draft.passwords.append(text)
            self._look()

    # ---- what the person says of a file

    def _on_tick(self, row: int) -> None:
        line = self.draft.found.lines[row]
        if line.refusal_key or self.busy:
            return
        self.draft.choose(line.source, line.source in self.draft.left_out)
        self._show_choice()
        if self.draft.overlaps:
            call = partial(self.draft.recount, self._session.book, self._session.actor)
            self._session.background(call, partial(self._on_recounted, frozenset(self.draft.left_out)), self._on_failed)

    def _on_recounted(self, left_out: frozenset[int], found: Any) -> None:
        if left_out == frozenset(self.draft.left_out) and found.sources is self.draft.found.sources:
            self.draft.found = found
            self._show_choice()

    def _show_choice(self) -> None:
        self.check.show_draft(self.draft)
        self.check.show_coverage()
        self._show_reason()

    def _on_said(self, file: str, fields: dict[str, Any]) -> None:
        if not self.busy and self.draft.say(file, **fields):
            self._look()

    def _on_leave_out(self, line: Line) -> None:
        """Find every row that cannot be read, then ask."""
        if not self.busy:
            self._mending = line.file
            self.draft.leave_out_rows(line.file, "")
            self._look()

    def _ask_left_out(self) -> None:
        file, self._mending = self._mending, ""
        line = next((one for one in self.draft.found.lines if one.file == file and one.left_out), None)
        if line is not None:
            dialog = LeftOutDialog(line, self._session.words, self)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self.draft.notes[file] = dialog.note()
                return
        if self.draft.leave_out_rows(file, None) and line is not None:
            self._look()

    def _on_keep_rows(self, line: Line) -> None:
        if not self.busy and self.draft.leave_out_rows(line.file, None):
            self._look()

    def _on_take_out(self, line: Line) -> None:
        if not self.busy:
            self.draft.remove(line.path)
            self._look()

    def _on_map(self, line: Line) -> None:
        """Open the page on which the columns of an unknown table are explained."""
        if self._mapping is None:
            module = importlib.import_module("app.ui.wizards.mapping_page")
            self._mapping = module.MappingPage(self._session, self)
            self._mapping.done.connect(self._on_mapped)
            self._mapping.left.connect(self._on_mapping_left)
            self.stack.addWidget(self._mapping)
        self._mapped_file = line.file
        self.stack.setCurrentWidget(self._mapping)
        self.foot.hide()
        self._mapping.open_file(line.path, line.account, line.member, self.draft.passwords)

    def _on_mapped(self, layout_path: str) -> None:
        from app.services.layouts import read_layout

        self._on_mapping_left()
        try:
            layout = read_layout(layout_path)
        except AppError as exc:
            self.notice.say(error_text(exc, self._session.words))
            return
        if self.draft.say(self._mapped_file, format="generic.table", layout=layout):
            self._look()

    def _on_mapping_left(self) -> None:
        self.foot.show()
        self._show_step(CHECK if self.draft.found.lines else CHOOSE)
        self.focus_first()

    # ---- what is shown

    def _show_step(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self.steps.show_step(step)
        self.add_button.setVisible(step == CHECK)
        self.paste_button.setVisible(step == CHECK)
        self.back.setVisible(step == CHECK)
        self.primary.setVisible(step != CHOOSE)
        self.cancel.set_text(self.tr("See statements") if step == DONE else self.tr("Cancel"))
        self._show_reason()

    def _show_reason(self) -> None:
        step = self.stack.currentIndex()
        self.forward.setVisible(step == CHOOSE and bool(self.draft.found.lines) and not self.busy)
        kept = self.tr("%n statement(s) wait(s) on the list; Next goes back to it.", "", len(self.draft.found.lines))
        self.reason.setText(kept if step == CHOOSE and self.draft.found.lines and not self.busy else "")
        self.primary.set_icon("play" if step == DONE else "check")
        if step == DONE:
            self.primary.set_text(self.tr("Match now"))
            self.primary.setEnabled(not self.busy)
        elif step == CHECK:
            why, rows = self.draft.why_not(), self.draft.new_rows
            self.primary.set_text(self.tr("Import {n} row(s)", "", rows).format(n=count_text(rows)))
            self.primary.setEnabled(not why and not self.busy)
            note = self.tr("Files that were refused or not recognised do not hold up the others.")
            self.reason.setText(self._session.words.say(why) if why else note)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the height anew where the check got another one: by the window, or by a line above it."""
        if watched is self.check_scroll.viewport() and event.type() == QEvent.Type.Resize:
            self.check.fit_detail(self.height(), self.check_scroll.viewport().height())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take copied cells by the key that pastes anywhere else; a field takes it for itself before."""
        choosing = self.stack.currentIndex() in (CHOOSE, CHECK) and not self.busy
        if event.matches(QKeySequence.StandardKey.Paste) and choosing:
            self.paste()
            self.focus_first()
        else:
            super().keyPressEvent(event)

    # ---- footer

    def _on_back(self) -> None:
        """Go back to the choice of files; what was chosen and said stays."""
        self._show_step(CHOOSE)
        self.focus_first()

    def _on_forward(self) -> None:
        self._show_step(CHECK)
        self.focus_first()

    def _on_primary(self) -> None:
        if self.stack.currentIndex() == DONE:
            self.leave_flow()
            self.match_wanted.emit()
        elif not self.draft.why_not() and not self.busy:
            self.notice.hide()
            self._show_step(CHOOSE)
            self.steps.show_step(DONE)  # the strip with its progress stands on the first screen
            title = self.tr("Importing")
            job = self._session.write(self.draft.store, self._on_stored, self._on_failed, title=title, changes=False)
            self._watch(job, self.tr("Importing …"))

    def _on_stored(self, result: Any) -> None:
        self.result = result
        self.done.say_stored(result.rows_stored, len(result.statements), result.rows_seen)
        self._session.read(partial(signed_months_of, result.statements), self.done.say_late)
        self._show_step(DONE)
        self._session.toast.emit(self.done_title.text(), True)
        self._session.saved.emit()
        self._session.book_changed.emit()

    def _on_cancel(self) -> None:
        """Leave, unless something would go with the flow that the person wants to keep."""
        if self.stack.currentIndex() == DONE or self._questions.may_drop(self.draft):
            self.leave_flow()

    def leave_flow(self) -> None:
        """End the flow: cancel what runs, forget the draft, tell the page."""
        self.cancel_work()
        imported = self.stack.currentIndex() == DONE
        if self._job is not None:  # storing: its files are needed until it has stopped
            self._job.ended.connect(self.draft.close)
            self._job, self.draft = None, ImportDraft()
        self._forget()
        self.closed.emit(imported)

    def waiting(self) -> dict[str, Any]:
        """Return what is not in the book yet, as `ImportDraft.plain`; {} for nothing."""
        return {} if self.stack.currentIndex() == DONE else self.draft.plain()

    def hand_over(self) -> ImportDraft:
        """Return the draft, for a page in this one's place; what is being read is read again there."""
        if self.stack.currentIndex() == DONE:
            self._forget()
        if self._job is not None:
            self._job.cancel()
        draft, self.draft, self._job = self.draft, ImportDraft(), None
        return draft

    def take_over(self, draft: ImportDraft) -> None:
        """Go on with the draft of another page, with all that was said of its files."""
        self.draft.close()
        self.draft = draft
        self._look()

    def focus_first(self) -> None:
        """Put the focus where the step wants it."""
        step = self.stack.currentIndex()
        if step == CHECK:
            self.grid.setFocus()
        elif step == DONE:
            self.primary.setFocus()
        elif step == CHOOSE:
            (self.stop_button if self.busy else self.choose_button).setFocus()

    def _forget(self) -> None:
        self.draft.close()
        self.draft = ImportDraft()
        self._asked, self._more, self._mending = False, False, ""
        self.check.forget_coverage()
        self.notice.hide()
        self.foot.show()
        self.check.show_draft(self.draft)
        self._show_busy("")
        self._show_step(CHOOSE)
