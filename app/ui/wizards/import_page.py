"""The import flow: choose files, check what was found, import; a page inside Statements, never a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AppError
from app.domain.progress import Step
from app.services.import_draft import ImportDraft
from app.ui.delegates.amount import AmountDelegate
from app.ui.delegates.cell import CellDelegate
from app.ui.delegates.tick import TickDelegate
from app.ui.models.rows_model import RowsModel
from app.ui.review.grid import DataGrid
from app.ui.session import Session
from app.ui.text import count_text, error_text
from app.ui.theme import FLOW_FOOTER, TOOL_ROW, TOTAL_ROW
from app.ui.widgets.common import Notice, button, frame, label, set_look
from app.ui.wizards import import_model as im
from app.ui.wizards.line_detail import LineDetail
from app.ui.workers.jobs import Job

CHOOSE, CHECK, DONE = range(3)
LOW = 600  # below this height the details give way to the table


class ImportPage(QWidget):
    """Shows and fills one ImportDraft. closed: the flow is over (True = something was imported)."""

    closed = Signal(bool)
    match_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.draft = ImportDraft()
        self._job: Job | None = None
        self._asked = False
        self._leaving = False
        self.result: Any = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._step_row())
        self.notice = Notice()
        layout.addWidget(self.notice)
        self.stack = QStackedWidget()
        for made in (self._choose_screen(), self._check_screen(), self._done_screen()):
            self.stack.addWidget(made)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self._footer())
        self._show_step(CHOOSE)
        self._show_busy(False)

    # ---- building

    def _step_row(self) -> QWidget:
        row = frame("bar")
        row.setFixedHeight(TOOL_ROW)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(8)
        self.steps: list[QLabel] = []
        names = (self.tr("Choose files"), self.tr("Check what was found"), self.tr("Import"))
        for at, name in enumerate(names):
            one = label(f"{at + 1}  {name}", "quiet")
            one.setProperty("plain", name)
            self.steps.append(one)
            layout.addWidget(one)
            if at < len(names) - 1:
                layout.addWidget(label("—", "hint"))
        layout.addStretch(1)
        self.add_button = button(self.tr("Add files"), "plus", on=self.choose_files)
        layout.addWidget(self.add_button)
        return row

    def _choose_screen(self) -> QWidget:
        screen = QWidget()
        layout = QVBoxLayout(screen)
        layout.setContentsMargins(32, 32, 32, 32)
        zone = frame("drop")
        inside = QVBoxLayout(zone)
        inside.addStretch(1)
        self.choose_title = label(self.tr("Drop statements here"), "title")
        self.choose_hint = label(
            self.tr("Many at once: files, folders, archives, also with a password."), "quiet", wrap=True
        )
        self.choose_button = button(
            self.tr("Choose files…"), "folder-open", kind="primary", key="Ctrl+I", on=self.choose_files
        )
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.setMaximumWidth(420)
        self.progress.setFixedHeight(6)
        self.progress.setTextVisible(False)
        self.stop_button = button(self.tr("Cancel"), "x", on=self.cancel_work)
        for one in (self.choose_title, self.choose_hint, self.progress, self.choose_button, self.stop_button):
            if isinstance(one, QLabel):
                one.setAlignment(Qt.AlignmentFlag.AlignCenter)
                inside.addWidget(one)
            else:
                line = QHBoxLayout()
                line.addStretch(1)
                line.addWidget(one, 1 if one is self.progress else 0)
                line.addStretch(1)
                inside.addLayout(line)
        inside.addStretch(2)
        layout.addWidget(zone)
        return screen

    def _check_screen(self) -> QWidget:
        screen = QWidget()
        layout = QVBoxLayout(screen)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._summary_row())
        self.model = RowsModel(im.titles(), im.RIGHT, self)
        self.grid = DataGrid()
        self.grid.setModel(self.model)
        self.grid.setAccessibleName(self.tr("Files to import"))
        self.grid.setSelectionMode(DataGrid.SelectionMode.SingleSelection)
        self.grid.setItemDelegate(CellDelegate(self.grid))
        self._tick, self._amount = TickDelegate(self.grid), AmountDelegate(self.grid)
        self._tick.clicked.connect(self._on_tick)
        self.grid.setItemDelegateForColumn(im.TICK, self._tick)
        for column in im.RIGHT:
            self.grid.setItemDelegateForColumn(column, self._amount)
        for column, width in enumerate(im.WIDTHS):
            self.grid.setColumnWidth(column, width)
        self.grid.horizontalHeader().setStretchLastSection(True)
        self.grid.selectionModel().currentRowChanged.connect(self._on_current)
        self.grid.installEventFilter(self)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self._total_row())
        self.detail = LineDetail(self._session)
        self.detail.account_said.connect(self._on_account)
        self.detail.password_wanted.connect(self._ask_password)
        layout.addWidget(self.detail)
        return screen

    def _summary_row(self) -> QWidget:
        row = frame("bar")
        row.setFixedHeight(TOOL_ROW - 4)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(16)
        self.count_files = label("", "panel")
        self.count_ready = label("", "", "matched")
        self.count_here = label("", "quiet")
        self.count_refused = label("", "", "open")
        for one in (self.count_files, self.count_ready, self.count_here, self.count_refused):
            layout.addWidget(one)
        layout.addStretch(1)
        return row

    def _total_row(self) -> QWidget:
        row = frame("foot")
        row.setFixedHeight(TOTAL_ROW)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(16, 0, 16, 0)
        self.total = label("", "panel")
        layout.addWidget(self.total)
        layout.addStretch(1)
        layout.addWidget(label(self.tr("The whole batch can be undone at once"), "hint"))
        return row

    def _done_screen(self) -> QWidget:
        screen = QWidget()
        layout = QVBoxLayout(screen)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.addStretch(1)
        self.done_title = label("", "amount")
        self.done_text = label("", "quiet", wrap=True)
        for one in (self.done_title, self.done_text):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(one)
        layout.addStretch(2)
        return screen

    def _footer(self) -> QWidget:
        row = frame("foot")
        row.setFixedHeight(FLOW_FOOTER)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(8)
        self.reason = label("", "hint")
        layout.addWidget(self.reason, 1)
        self.cancel = button(self.tr("Cancel"), on=self.leave_flow)
        self.back = button(self.tr("Back"), "chevron-left", on=self._on_back)
        self.primary = button(self.tr("Import"), "check", kind="primary", on=self._on_primary)
        for one in (self.cancel, self.back, self.primary):
            layout.addWidget(one)
        return row

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
        start = self._session.settings.last_folder or str(Path.home())
        files, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files"), start)
        if files:
            self.add_files(files)

    def add_files(self, files: Sequence[str]) -> None:
        """Add files and look at all of them again."""
        if not self.busy and self.draft.add(files):
            self._asked = False
            self._look()

    def _look(self) -> None:
        self.notice.hide()
        self._show_step(CHOOSE)
        self._run(self.draft.look, self._on_found, self.tr("Reading statements"))

    def _run(self, call: Any, then: Any, title: str) -> None:
        job = self._session.write(call, then, self._on_failed, title=title, changes=False)
        self._job = job
        job.progressed.connect(self._on_progress)
        job.ended.connect(self._on_ended)
        self._show_busy(True)

    def _show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.progress.setRange(0, 0)
        self.stop_button.setVisible(busy)
        self.choose_button.setVisible(not busy)
        self.add_button.setEnabled(not busy)
        self._show_reason()
        if busy:
            self.choose_title.setText(self.tr("Reading {count} …").format(count=self._files_text()))
            self.choose_hint.setText("")
            self.stop_button.setFocus()
        else:
            self.choose_title.setText(self.tr("Drop statements here"))
            self.choose_hint.setText(self.tr("Many at once: files, folders, archives, also with a password."))

    def _files_text(self) -> str:
        return self.tr("%n file(s)", "", len(self.draft.paths))

    def _on_progress(self, step: Step, done: int, total: int, what: str) -> None:
        self.progress.setRange(0, max(0, total))
        self.progress.setValue(done)
        if step is Step.STORING:
            self.choose_title.setText(self.tr("Importing …"))
        self.choose_hint.setText(im.short_name(what) if what else "")

    def _on_ended(self) -> None:
        cancelled = self._job is not None and self._job.cancelled
        self._job = None
        self._show_busy(False)
        if cancelled:
            self._session.book_changed.emit()  # a commit may have been quicker
        if self._leaving:
            self._leaving = False
            self._forget()
        elif cancelled:
            self._show_step(CHECK if self.draft.found.lines else CHOOSE)
            self.reason.setText(self.tr("Cancelled. Nothing was stored."))

    def _on_failed(self, exc: BaseException) -> None:
        if not isinstance(exc, AppError):
            raise exc  # a bug: the hook in ui/errors.py reports it
        self.notice.say(error_text(exc, self._session.words))
        self._show_step(CHECK if self.draft.found.lines else CHOOSE)

    def cancel_work(self) -> None:
        """Stop reading or storing; nothing of it stays."""
        if self._job is not None:
            self._job.cancel()

    def _on_found(self, found: Any) -> None:
        self.draft.take(found)
        self._show_step(CHECK)
        self._fill()
        if self.draft.locked and not self._asked:
            self._ask_password()

    def _ask_password(self) -> None:
        self._asked = True
        text, ok = QInputDialog.getText(
            self,
            self.tr("Password of the archives"),
            self.tr(
                "%n archive(s) need a password. It is used for this batch and not kept.", "", len(self.draft.locked)
            ),
            QLineEdit.EchoMode.Password,
        )
        if ok and text:
            self.draft.passwords.append(text)
            self._look()

    # ---- what is shown

    def _show_step(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        for at, one in enumerate(self.steps):
            mark = "✓" if at < step else str(at + 1)
            one.setText(f"{mark}  {one.property('plain')}")
            set_look(one, role="panel" if at == step else "quiet", state="matched" if at < step else "")
        self.add_button.setVisible(step == CHECK)
        self.back.setVisible(step == CHECK)
        self.primary.setVisible(step != CHOOSE)
        self.cancel.set_text(self.tr("See statements") if step == DONE else self.tr("Cancel"))
        self._show_reason()

    def _fill(self) -> None:
        row = max(0, self.grid.currentIndex().row())
        self.model.set_rows(im.rows_of(self.draft, self._session.words))
        if self.draft.found.lines:
            self.grid.setCurrentIndex(self.model.index(min(row, len(self.draft.found.lines) - 1), im.FILE))
            self.grid.setFocus()
        lines = self.draft.found.lines
        ready = sum(one.ready for one in lines)
        here = sum(bool(one.repeats) for one in lines)
        refused = sum(bool(one.refusal_key) for one in lines)
        self.count_files.setText(self.tr("%n statement(s)", "", len(lines)))
        self.count_ready.setText(self.tr("✓ {count} ready").format(count=count_text(ready)))
        self.count_here.setText(self.tr("{count} already here").format(count=count_text(here)))
        self.count_refused.setText(self.tr("× {count} refused").format(count=count_text(refused)))
        self.count_here.setVisible(here > 0)
        self.count_refused.setVisible(refused > 0)
        self._show_totals()

    def _show_totals(self) -> None:
        chosen = self.draft.chosen()
        text = self.tr("{files} will be imported: {rows} rows = {new} new + {seen} seen + {refused} refused")
        self.total.setText(
            text.format(
                files=self.tr("%n statement(s)", "", len(chosen)),
                rows=count_text(sum(one.rows for one in chosen)),
                new=count_text(sum(one.new for one in chosen)),
                seen=count_text(sum(one.seen for one in chosen)),
                refused=count_text(sum(one.refused for one in chosen)),
            )
        )
        self._show_reason()

    def _show_reason(self) -> None:
        step = self.stack.currentIndex()
        if step == DONE:
            self.primary.set_text(self.tr("Match now"))
            self.primary.setEnabled(not self.busy)
            self.reason.setText("")
            return
        why = self.draft.why_not()
        if step == CHECK:
            self.primary.set_text(self.tr("Import {n} rows").format(n=count_text(self.draft.new_rows)))
            self.primary.setEnabled(not why and not self.busy)
            note = self.tr("Files that were not recognised or refused do not hold up the others.")
            self.reason.setText(self._session.words.say(why) if why else note)
        else:
            self.reason.setText("")

    def _on_current(self, current: Any, _previous: Any) -> None:
        lines = self.draft.found.lines
        self.detail.show_line(lines[current.row()] if 0 <= current.row() < len(lines) else None)

    def _on_tick(self, row: int) -> None:
        line = self.draft.found.lines[row]
        if not line.refusal_key:
            self.draft.choose(line.source, line.source in self.draft.left_out)
            self._fill()

    def _on_account(self, path: str, account: str) -> None:
        if not self.busy and self.draft.say_account(path, account):
            self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.detail.set_low(self.height() < LOW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.grid and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Space and self.grid.currentIndex().isValid():
                self._on_tick(self.grid.currentIndex().row())
                return True
            if event.key() == Qt.Key.Key_F2:
                self.detail.focus_account()
                return True
        return super().eventFilter(watched, event)

    # ---- footer

    def _on_back(self) -> None:
        """Go back to the choice of files; what was chosen and said stays."""
        self._show_step(CHOOSE)

    def _on_primary(self) -> None:
        if self.stack.currentIndex() == DONE:
            self.leave_flow()
            self.match_wanted.emit()
        elif not self.draft.why_not():
            self._show_step(CHOOSE)
            self._run(self.draft.store, self._on_stored, self.tr("Importing"))

    def _on_stored(self, result: Any) -> None:
        self.result = result
        self.done_title.setText(self.tr("{n} rows imported").format(n=count_text(result.rows_stored)))
        self.done_text.setText(
            self.tr("{files} stored, {seen} rows were here already. Undo with Ctrl+Z takes all of it back.").format(
                files=self.tr("%n statement(s)", "", len(result.statements)), seen=count_text(result.rows_seen)
            )
        )
        self._show_step(DONE)
        self.primary.setFocus()
        self._session.book_changed.emit()

    def leave_flow(self) -> None:
        """End the flow: cancel what runs, forget the draft, tell the page."""
        self.cancel_work()
        imported = self.stack.currentIndex() == DONE
        self._leaving = self.busy
        if not self.busy:
            self._forget()
        self.closed.emit(imported)

    def focus_first(self) -> None:
        """Put the focus where the step wants it."""
        step = self.stack.currentIndex()
        if step == CHECK:
            self.grid.setFocus()
        elif step == DONE:
            self.primary.setFocus()
        else:
            (self.stop_button if self.busy else self.choose_button).setFocus()

    def _forget(self) -> None:
        self.draft.close()
        self.draft = ImportDraft()
        self._asked = False
        self.notice.hide()
        self.model.set_rows([])
        self.detail.show_line(None)
        self._show_step(CHOOSE)
