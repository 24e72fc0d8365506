"""Statements: everything imported with its totals, the import flow, undo of an import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.services.ports import StoredStatement
from app.ui.delegates.amount import AmountDelegate
from app.ui.delegates.cell import CellDelegate
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import Paint
from app.ui.review.dialogs import NoteDialog
from app.ui.review.grid import DataGrid
from app.ui.session import Session
from app.ui.text import NOTHING, amount_text, count_text, error_text, range_text, shortened, visible
from app.ui.theme import TOTAL_ROW
from app.ui.widgets.common import EmptyState, Notice, action, button, frame, label
from app.ui.widgets.page import Page
from app.ui.wizards.figures import Figures
from app.ui.wizards.import_model import format_title, short_name, translate
from app.ui.wizards.import_page import LOW, ImportPage

_RIGHT = (4, 5, 6, 7, 8)
_WIDTHS = (250, 190, 170, 110, 60, 60, 60, 104, 104, 180)


@dataclass(frozen=True, slots=True)
class Listing:
    """What the page shows: statements as stored, ids of those accepted as they are, accounts known."""

    statements: tuple[StoredStatement, ...]
    accepted: frozenset[str]
    accounts: tuple[str, ...]


class StatementsPage(Page):
    """The list, or the import flow in its place."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.listing = Listing((), frozenset(), ())
        self._target = 0
        self._import_action = action(self, self.tr("Import statements"), icon="upload", on=self.import_files)
        self.notice = Notice()
        self.flow = ImportPage(session)
        self.flow.closed.connect(self._on_flow_closed)
        self.flow.match_wanted.connect(self._on_match_wanted)
        self.empty = EmptyState(
            "file-stack", self.tr("No statements yet"), self.tr("Choose files…"), self.flow.choose_files
        )
        self.stack = QStackedWidget()
        self.list = self._list_screen()
        for one in (self.list, self.empty, self.flow):
            self.stack.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.stack, 1)
        self.setFocusProxy(self.grid)

    def _list_screen(self) -> QWidget:
        screen = QWidget()
        layout = QVBoxLayout(screen)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        titles = [
            self.tr("File"), self.tr("Recognised as"), self.tr("Account"), self.tr("Period"), self.tr("Rows"),
            self.tr("New"), self.tr("Seen"), self.tr("Opening"), self.tr("Closing"), self.tr("Control totals"),
        ]  # fmt: skip
        self.model = RowsModel(titles, _RIGHT, self)
        self.grid = DataGrid()
        self.grid.setModel(self.model)
        self.grid.setAccessibleName(self.tr("Imported statements"))
        self.grid.setSortingEnabled(True)
        self.grid.horizontalHeader().setSortIndicator(-1, self.grid.horizontalHeader().sortIndicatorOrder())
        self.grid.setItemDelegate(CellDelegate(self.grid))
        self._amount = AmountDelegate(self.grid)
        for column in _RIGHT:
            self.grid.setItemDelegateForColumn(column, self._amount)
        for column, width in enumerate(_WIDTHS):
            self.grid.setColumnWidth(column, width)
        self.grid.horizontalHeader().setStretchLastSection(True)
        self.grid.selectionModel().selectionChanged.connect(self._on_selection)
        layout.addWidget(self.grid, 1)
        total = frame("foot")
        total.setFixedHeight(TOTAL_ROW)
        row = QHBoxLayout(total)
        row.setContentsMargins(16, 0, 16, 0)
        self.total = label("", "panel")
        row.addWidget(self.total)
        row.addStretch(1)
        layout.addWidget(total)
        layout.addWidget(self._detail())
        return screen

    def _detail(self) -> QWidget:
        ground = frame("foot")
        self._ground = ground
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(16, 8, 16, 8)
        self.sentence = label("", "", wrap=True)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout.addWidget(self.sentence)
        self.figures = Figures(self.session.words)
        layout.addWidget(self.figures, 1)
        row = QHBoxLayout()
        self.accept_button = button(self.tr("Accept as it is…"), "check", on=self.accept_statement)
        self.undo_button = button(self.tr("Undo this import"), "undo-2", on=self.undo_import)
        self.copy_button = button(self.tr("Copy details"), "copy", kind="link", on=self._on_copy)
        for one in (self.accept_button, self.undo_button, self.copy_button):
            row.addWidget(one)
        row.addStretch(1)
        layout.addLayout(row)
        return ground

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ground.setFixedHeight(116 if self.height() < LOW else 168)

    # ---- Page

    def title(self) -> str:
        return self.tr("Import statements") if self.stack.currentWidget() is self.flow else self.tr("Statements")

    def actions_shown(self) -> list[QAction]:
        return [] if self.stack.currentWidget() is self.flow else [self._import_action]

    def refresh(self) -> None:
        self.session.read(_listing, self._on_listing)

    def show_target(self, target: Any) -> None:
        """Start the import flow with a list of files; a statement number brings that statement into view."""
        if isinstance(target, int):
            self._show_list()
            self._target = target
            self._aim()
        elif target:
            self.import_files(target)

    def _aim(self) -> None:
        """Select the statement asked for, once it has been read."""
        row = self.model.row_of(self._target) if self._target else -1
        if row >= 0:
            self._target = 0
            self.grid.selectRow(row)
            self.grid.scrollTo(self.model.index(row, 0))

    def end(self) -> None:
        self.flow.draft.close()

    def leave(self) -> bool:
        return True  # the draft stays as it is and can be taken up again

    def import_files(self, files: Sequence[str] = ()) -> None:
        """Open the flow with these files, or with the choice of files."""
        self.stack.setCurrentWidget(self.flow)
        self.flow.detail.set_accounts(list(self.listing.accounts))
        self.flow.start(files)
        self._tell_window()
        self.flow.focus_first()

    def _tell_window(self) -> None:
        """Have title and actions shown anew."""
        self.session.go.emit("statements", None)

    def _show_list(self) -> None:
        self.stack.setCurrentWidget(self.list if self.listing.statements else self.empty)
        self.setFocusProxy(self.grid if self.listing.statements else self.empty.button)

    def _on_flow_closed(self, _imported: bool) -> None:
        self._show_list()
        self._tell_window()

    def _on_match_wanted(self) -> None:
        window = self.window()
        if hasattr(window, "match_now"):
            window.match_now()

    # ---- the list

    def _on_listing(self, listing: Listing) -> None:
        kept = self.current()
        if kept is not None and not self._target:
            self._target = kept.number  # what is selected stays selected
        self.listing = listing
        words = self.session.words
        rows = [_cells(one, one.statement_id in listing.accepted, words) for one in listing.statements]
        values = [_sort_values(one) for one in listing.statements]
        self.model.set_rows(rows, [one.number for one in listing.statements], values)
        stored = [one for one in listing.statements if not one.refused_key]
        self.total.setText(
            self.tr("{statements}, {rows} rows stored").format(
                statements=self.tr("%n statement(s)", "", len(stored)),
                rows=count_text(sum(one.rows_stored for one in stored)),
            )
        )
        self.flow.detail.set_accounts(list(listing.accounts))
        if self.stack.currentWidget() is not self.flow:
            self._show_list()
            if rows and not self.grid.currentIndex().isValid():
                self.grid.selectRow(0)
            self._aim()
        self._on_selection()

    def current(self) -> StoredStatement | None:
        """Return the statement whose row is current."""
        rows = self.grid.selected_rows()
        if not rows:
            return None
        number = self.model.key(self.model.line(rows[0]))
        return next((one for one in self.listing.statements if one.number == number), None)

    def _on_selection(self) -> None:
        one = self.current()
        words = self.session.words
        self.sentence.setText(_sentence(one, words) if one else "")
        self.sentence.setVisible(bool(self.sentence.text()))
        self.figures.setVisible(one is not None and not one.refused_key)
        self.figures.show_checks(one.checks if one else ())
        open_question = one is not None and one.control == "disagree" and one.statement_id not in self.listing.accepted
        self.accept_button.setVisible(open_question)
        self.undo_button.setVisible(one is not None)
        self.copy_button.setVisible(one is not None)
        selected = len(self.grid.selected_rows())
        self.status_changed.emit(self.tr("{count} selected").format(count=count_text(selected)) if selected else "")

    def accept_statement(self) -> None:
        """Ask for a reason, then accept a statement that contradicts its own figures."""
        one = self.current()
        if one is None:
            return
        question = self.tr("Why may {file} be used although its figures disagree?").format(file=short_name(one.file))
        dialog = NoteDialog(self.tr("Accept as it is"), question, self.tr("Accept"), self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            call = partial(_accept, one.statement_id, dialog.text())
            self.session.write(call, self._on_done, self._on_failed, title=self.tr("Saving"))

    def undo_import(self) -> None:
        """Take back the whole import that brought the current statement; asks once, names the rows."""
        one = self.current()
        if one is None:
            return
        batch = [each for each in self.listing.statements if each.since == one.since]
        rows = sum(each.rows_stored for each in batch)
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Undo this import?"), "", parent=self)
        text = self.tr("{statements} with {rows} rows are taken out again, and the matches that rest on them.")
        statements = self.tr("%n statement(s)", "", len(batch))
        box.setText(text.format(statements=statements, rows=count_text(rows)))
        undo = box.addButton(self.tr("Undo this import"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        if box.clickedButton() is undo:
            call = partial(_undo_import, one.since, [each.number for each in batch])
            self.session.write(call, self._on_done, self._on_failed, title=self.tr("Undo"))

    def _on_done(self, _result: object) -> None:
        self.notice.hide()

    def _on_failed(self, exc: BaseException) -> None:
        self.notice.say(error_text(exc, self.session.words))

    def _on_copy(self) -> None:
        one = self.current()
        if one is not None:
            lines = [one.file, one.statement_id, one.sha256, _sentence(one, self.session.words)]
            QApplication.clipboard().setText("\n".join(each for each in lines if each))


def _listing(uow: Any, _report: Any) -> Listing:
    statements = uow.statements.live()
    codes = {one.account for one in statements if one.account} | set(uow.accounts.live())
    return Listing(
        statements=tuple(sorted(statements, key=lambda one: (-one.since, one.file))),
        accepted=frozenset(one.subject for one in uow.decisions.live("accept_statement")),
        accounts=tuple(sorted(codes)),
    )


def _accept(statement_id: str, note: str, book: Any, actor: str, _report: Any) -> Any:
    from app.services.decide import Decision, decide

    return decide(book, Decision(kind="accept", subjects=(statement_id,), note=note), actor)


def _undo_import(entry: int, numbers: Sequence[int], book: Any, actor: str, _report: Any) -> Any:
    """Undo it as the last thing done, which can be done again; else take its statements back."""
    from app.services.history import history, undo
    from app.services.import_statement import remove_statements

    undoable = history(book).undoable
    if undoable and undoable[-1].seq == entry:
        return undo(book, actor)
    return remove_statements(book, numbers, actor=actor)


def _sentence(one: StoredStatement, words: Any) -> str:
    name = {"file": short_name(one.file)}
    if one.refused_key:
        return words.refusal(
            short_name(one.file), one.refused_row, one.refused_column, one.refused_key, one.message_params
        )
    return words.say(one.message_key, {**name, **one.message_params}) if one.message_key else ""


def _cells(one: StoredStatement, accepted: bool, words: Any) -> tuple[Paint, ...]:
    name = Paint(shortened(short_name(one.file), 60), "text", "file-text")
    if one.refused_key:
        empty, dash = Paint(), Paint(NOTHING, "text3")
        refused = Paint(translate("ImportModel", "Refused"), "open", "octagon-x")
        why = Paint(words.say(one.refused_key, {**one.message_params, "file": short_name(one.file)}), "text2")
        return (name, refused, dash, dash, empty, empty, empty, empty, empty, why)
    balances = [
        Paint(amount_text(value, one.exp, one.currency), "text" if value is not None else "text3")
        for value in (one.opening, one.closing)
    ]
    return (
        name,
        Paint(format_title(one.format, "", words)),
        Paint(shortened(visible(one.account), 24) or NOTHING, "text" if one.account else "text3"),
        Paint(range_text(one.period_start[:10], one.period_end[:10])),
        Paint(count_text(one.rows_read)),
        Paint(count_text(one.rows_stored), "text" if one.rows_stored else "text3"),
        Paint(count_text(one.rows_seen_before), "text" if one.rows_seen_before else "text3"),
        *balances,
        _control(one, accepted),
    )


def _control(one: StoredStatement, accepted: bool) -> Paint:
    if one.control == "agree":
        return Paint(
            translate("ImportModel", "Agree"),
            "matched",
            "circle-check",
            translate("ImportModel", "figures: {n}").format(n=len(one.checks)),
        )
    if one.control == "disagree" and accepted:
        return Paint(translate("ImportModel", "Disagree, accepted"), "timing", "circle-check")
    if one.control == "disagree":
        return Paint(translate("ImportModel", "Disagree"), "open", "circle-alert")
    none = translate("ImportModel", "file has none")
    return Paint(f"{NOTHING} {none}", "text3")


def _sort_values(one: StoredStatement) -> tuple[Any, ...]:
    return (
        short_name(one.file), one.format, one.account, one.period_start, one.rows_read, one.rows_stored,
        one.rows_seen_before, one.opening or 0, one.closing or 0, one.control,
    )  # fmt: skip
