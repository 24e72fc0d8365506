"""Statements: everything imported with its totals, the import flow, undo of an import."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.shops import Shops
from app.services.import_draft import ImportDraft
from app.services.ports import StoredStatement
from app.ui.delegates.amount import AmountDelegate
from app.ui.delegates.cell import CellDelegate
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import Paint
from app.ui.privacy import privacy
from app.ui.review.dialogs import NoteDialog
from app.ui.review.grid import DataGrid
from app.ui.session import Session
from app.ui.text import count_text
from app.ui.theme import TOTAL_ROW, theme
from app.ui.widgets.common import EmptyState, Notice, action, frame, label
from app.ui.widgets.page import Page
from app.ui.wizards.import_model import several, short_name
from app.ui.wizards.import_page import ImportPage
from app.ui.wizards.statement_cells import cells_of, sort_values
from app.ui.wizards.statement_detail import StatementDetail, left_out_text, sentence
from app.ui.wizards.taking_back import TakingBack

_RIGHT = (4, 5, 6, 7, 8, 9)
#: Name, format and account take what room is over and give way where there is none.
_GIVING = (0, 1, 2)
#: Rows seen before, new ones, the opening balance; rows refused only where there are none.
_MAY_LEAVE, _REFUSED = (6, 5, 8), 7


@dataclass(frozen=True, slots=True)
class Listing:
    """What the page shows: statements as stored, ids of those accepted as they are, what the book knows.

    statements, covers: of the shops looked at; every: how many statements there are. left_out: statement_id → (rows,
    reason) of those imported without rows; covers: for the calendar; came: statement → the entry that brought it.
    """

    statements: tuple[StoredStatement, ...] = ()
    accepted: frozenset[str] = frozenset()
    accounts: tuple[str, ...] = ()
    shops: tuple[str, ...] = ()
    titles: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, tuple[dict[str, Any], str]] = field(default_factory=dict)
    covers: tuple[Any, ...] = ()
    came: dict[int, int] = field(default_factory=dict)
    every: int = 0


class StatementsPage(Page):
    """The list, or the import flow in its place."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.listing = Listing()
        self._copies: tempfile.TemporaryDirectory[str] | None = None  # of originals that are looked at
        self._target = 0
        self._left: dict[str, Any] = {}  # files not imported yet when the book was left, until it has been read
        self._import_action = action(self, self.tr("Import statements"), icon="upload", on=self.import_files)
        self.back = TakingBack(self)
        self.notice = Notice()
        self.empty = EmptyState(
            "file-stack", self.tr("No statements yet"), self.tr("Choose files…"), lambda: self.flow.choose_files()
        )
        self.stack = QStackedWidget()
        self.list = self._list_screen()
        for one in (self.list, self.empty):
            self.stack.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.stack, 1)
        self.setFocusProxy(self.grid)

    @cached_property
    def flow(self) -> ImportPage:
        """Return the import flow, made when it is first asked for."""
        made = ImportPage(self.session, self.stack)
        made.closed.connect(self._on_flow_closed)
        made.match_wanted.connect(self._on_match_wanted)
        self._offer_known(made)
        self.stack.addWidget(made)
        return made

    def _in_flow(self) -> bool:
        return self.stack.currentWidget() not in (self.list, self.empty)

    def _list_screen(self) -> QWidget:
        screen = QWidget()
        layout = QVBoxLayout(screen)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        titles = [
            self.tr("File"), self.tr("Recognised as"), self.tr("Account"), self.tr("Period"), self.tr("Rows"),
            self.tr("New"), self.tr("Seen"), self.tr("Refused"), self.tr("Opening"), self.tr("Closing"),
            self.tr("Control totals"),
        ]  # fmt: skip
        self.model = RowsModel(titles, _RIGHT, self)
        self.model.made_again = self._rows
        self.grid = DataGrid()
        self.grid.setModel(self.model)
        self.grid.setAccessibleName(self.tr("Imported statements"))
        self.grid.setSortingEnabled(True)
        self.grid.horizontalHeader().setSortIndicator(-1, self.grid.horizontalHeader().sortIndicatorOrder())
        self.grid.setItemDelegate(CellDelegate(self.grid))
        self._amount = AmountDelegate(self.grid)
        for column in _RIGHT:
            self.grid.setItemDelegateForColumn(column, self._amount)
        theme.changed.connect(self._fit_columns)
        self.grid.horizontalHeader().setStretchLastSection(True)
        self.grid.layout_of.keep(self.session.memory, "statements")
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
        self.detail = StatementDetail(self.session.words)
        self.detail.acted.connect(self._on_acted)
        self.detail.coverage.chosen.connect(self._on_day)
        self.sentence, self.figures = self.detail.sentence, self.detail.figures
        self.accept_button, self.undo_button = self.detail.accept, self.detail.undo
        layout.addWidget(self.detail)
        privacy.changed.connect(self._show_rows)
        return screen

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.detail.fit(self.height())
        self._fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.grid.hasFocus() and event.key() == Qt.Key.Key_Delete:
            self.back.take_files()  # as Del takes a file off the list before it is imported
        else:
            super().keyPressEvent(event)

    def _fit_columns(self) -> None:
        refused = any(one.rows_refused for one in self.listing.statements)
        self.grid.may_leave = _MAY_LEAVE if refused else (_REFUSED, *_MAY_LEAVE)
        self.grid.share_width(_GIVING)

    # ---- Page

    def title(self) -> str:
        return self.tr("Import statements") if self._in_flow() else self.tr("Statements")

    def actions_shown(self) -> list[QAction]:
        return [] if self._in_flow() else [self._import_action]

    def menu_actions(self) -> dict[str, list[QAction]]:
        return {} if self._in_flow() else {"edit": self.back.actions()}

    def panes(self) -> list[QWidget]:
        here: list[QWidget] = [self.notice, self.empty, self.grid, self.detail]
        if not self._in_flow():
            return here
        flow = self.flow
        mapping: list[QWidget] = getattr(flow.stack.currentWidget(), "panes", list)()  # the page of a table unknown
        return [flow.notice, flow.screen, flow.grid, flow.detail, *mapping, flow.foot]

    def refresh(self) -> None:
        self.session.read(partial(_listing, self.session.shops), self._on_listing)

    def show_target(self, target: Any) -> None:
        """Start the import flow with a list of files; a statement number brings that statement into view."""
        if isinstance(target, int):
            self._show_list()
            self._target = target
            self._let_in(target)
            self._aim()
        elif target:
            self.import_files(target)

    def _let_in(self, statement: int) -> None:
        """Look at a shop of a statement as well where the choice of shops leaves it out."""
        whose, shops = self.session.whose, self.session.shops
        if whose is not None and not shops.every:
            places = [whose.places[one] for one in sorted(whose.statements.get(statement, {0}))]
            if not any(one in shops for one in places):
                self.session.let_in(places[0])

    def state(self) -> dict[str, Any]:
        one = self.current()
        waiting = self._left or (self.flow.waiting() if "flow" in self.__dict__ else {})
        here = {"statement": one.number if one is not None else self._target}
        return here | ({"waiting": waiting} if waiting else {})

    def restore(self, state: dict[str, Any]) -> None:
        self._target = state["statement"] if isinstance(state.get("statement"), int) else 0
        self._left = state["waiting"] if isinstance(state.get("waiting"), dict) else {}

    def _pick(self, row: int) -> None:
        self.grid.setCurrentIndex(self.model.index(row, self.grid.shown_columns()[0]))

    def _aim(self) -> None:
        """Select the statement asked for, once it has been read."""
        row = self.model.row_of(self._target) if self._target else -1
        if row >= 0:
            self._target = 0
            self._pick(row)
            self.grid.scrollTo(self.model.index(row, 0))

    def end(self) -> None:
        if "flow" in self.__dict__:
            self.flow.draft.close()
        if self._copies is not None:
            self._copies.cleanup()

    def leave(self) -> bool:
        return True  # the draft stays as it is and can be taken up again

    def import_files(self, files: Sequence[str] = ()) -> None:
        """Open the flow with these files, or with the choice of files."""
        self.stack.setCurrentWidget(self.flow)
        self.flow.start(files)
        self._tell_window()
        self.flow.focus_first()

    def hand_over(self) -> ImportDraft | None:
        """Return the files on their way into the book, for a window in this one's place; None for none."""
        if "flow" not in self.__dict__:
            return None
        draft = self.flow.hand_over()
        return draft if draft.paths else None

    def take_over(self, draft: ImportDraft) -> None:
        """Go on with such files."""
        self.flow.take_over(draft)
        self.import_files()

    def paste(self) -> None:
        """Open the flow with the cells on the clipboard."""
        self.stack.setCurrentWidget(self.flow)
        self._tell_window()
        self.flow.paste()
        self.flow.focus_first()

    def _offer_known(self, flow: ImportPage) -> None:
        flow.detail.set_known(list(self.listing.accounts), list(self.listing.shops))

    def _tell_window(self) -> None:
        """Have title and actions shown anew."""
        self.session.go.emit("statements", None)

    def _show_list(self) -> None:
        self.stack.setCurrentWidget(self.list if self.listing.every else self.empty)
        self.setFocusProxy(self.grid if self.listing.every else self.empty.button)

    def _on_flow_closed(self, _imported: bool) -> None:
        self._show_list()
        self._tell_window()

    def _on_match_wanted(self) -> None:
        window = self.window()
        if hasattr(window, "match_now"):
            window.match_now()

    # ---- the list

    def _on_listing(self, listing: Listing) -> None:
        kept, was = self.current(), self.grid.currentIndex().row()
        if kept is not None and not self._target:
            self._target = kept.number  # what is selected stays selected
        self.listing = listing
        self._show_rows()
        stored = [one for one in listing.statements if not one.refused_key]
        self.total.setText(
            self.tr("{statements}, rows stored: {rows}").format(
                statements=self.tr("%n statement(s)", "", len(stored)),
                rows=count_text(sum(one.rows_stored for one in stored)),
            )
        )
        self.detail.coverage.show_covers(listing.covers, listing.titles, self.session.period)
        if "flow" in self.__dict__:  # else it is not made yet: opening a book does not wait for it
            self._offer_known(self.flow)
        if not self._in_flow():
            self._show_list()
            if listing.statements and not self.grid.currentIndex().isValid():
                self._pick(min(max(was, 0), self.model.rowCount() - 1))  # beside what was taken back
            self._aim()
        self._on_selection()
        if self._left:
            self._take_up()

    def _take_up(self) -> None:
        """Go on with the files that the person had not imported when she left the book."""
        left, self._left = self._left, {}
        files = self.flow.draft.recall(left)
        self.stack.setCurrentWidget(self.flow)
        self.flow.start(files)
        if self.isVisible():
            self._tell_window()
            self.flow.focus_first()
        self.session.toast.emit(self.tr("You had not imported these files yet."), False)

    def _show_rows(self) -> None:
        listing, rows = self.listing, self._rows()
        values = [sort_values(one) for one in listing.statements]
        picked = self.grid.currentIndex().row()
        self.model.set_rows(rows, [one.number for one in listing.statements], values)
        self._fit_columns()
        if 0 <= picked < len(rows) and not self._target:
            self._pick(picked)

    def _rows(self) -> list[tuple[Paint, ...]]:
        words, accepted = self.session.words, self.listing.accepted
        year = self.session.period.last.year
        mixed = several(one.currency for one in self.listing.statements)
        return [cells_of(one, one.statement_id in accepted, words, year, mixed) for one in self.listing.statements]

    def current(self) -> StoredStatement | None:
        """Return the statement whose row is current."""
        rows = self.grid.selected_rows()
        if not rows:
            return None
        number = self.model.key(self.model.line(rows[0]))
        return next((one for one in self.listing.statements if one.number == number), None)

    def _on_selection(self) -> None:
        one = self.current()
        accepted = one is not None and one.statement_id in self.listing.accepted
        said = self.listing.left_out.get(one.statement_id) if one else None
        text = left_out_text(*said, self.session.words) if said else ""
        self.detail.show_statement(one, accepted, text)
        selected = len(self.grid.selected_rows())
        self.status_changed.emit(self.tr("{count} selected").format(count=count_text(selected)) if selected else "")

    def _on_acted(self, what: str) -> None:
        acts = {
            "accept": self.accept_statement,
            "undo": self.back.undo_import,
            "take": self.back.take_files,
            "open": self.open_original,
            "save": self.save_originals,
            "copy": self._on_copy,
        }
        acts[what]()

    def _on_day(self, covers: list[Any]) -> None:
        """Select the statements that cover the day asked for."""
        wanted = [self.model.row_of(one.number) for one in covers if one.number]
        self.grid.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in wanted:
            if row >= 0:
                self.grid.selectionModel().select(self.model.index(row, 0), flags)
                self.grid.scrollTo(self.model.index(row, 0))

    def selected(self) -> list[StoredStatement]:
        """Return the statements of all selected rows."""
        numbers = {self.model.key(self.model.line(row)) for row in self.grid.selected_rows()}
        return [one for one in self.listing.statements if one.number in numbers]

    def open_original(self) -> None:
        """Open a copy of the original with the system's own program; what is changed there changes nothing here."""
        one = self.current()
        if one is None:
            return
        if self._copies is None:
            self._copies = tempfile.TemporaryDirectory(prefix="tieout-", ignore_cleanup_errors=True)
        call = partial(_write_originals, [one], tempfile.mkdtemp(dir=self._copies.name))
        self.session.read(call, self._on_copied, self.on_failed, title=self.tr("Reading the original"))

    def _on_copied(self, paths: list[str]) -> None:
        for path in paths:
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
                self.notice.say(self.tr("No program is set to open {file}.").format(file=short_name(path)))

    def save_originals(self) -> None:
        """Ask for a folder, then write the originals of the selected statements there."""
        chosen = self.selected()
        start = self.session.settings.last_folder
        folder = QFileDialog.getExistingDirectory(self, self.tr("Save originals to folder"), start)
        if folder and chosen:
            call = partial(_write_originals, chosen, folder)
            self.session.read(call, self._on_saved, self.on_failed, self.tr("Saving originals"), output=True)

    def _on_saved(self, paths: list[str]) -> None:
        self.session.toast.emit(self.tr("%n original(s) saved.", "", len(paths)), False)

    def accept_statement(self) -> None:
        """Ask for a reason, then accept a statement that contradicts its own figures."""
        one = self.current()
        if one is None:
            return
        question = self.tr("Why may {file} be used although its figures disagree?").format(file=short_name(one.file))
        dialog = NoteDialog(self.tr("Accept as it is"), question, self.tr("Accept"), self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            call = partial(_accept, one.statement_id, dialog.text())
            self.session.write(call, self.on_done, self.on_failed, title=self.tr("Saving"))

    def on_done(self, _result: object) -> None:
        """Let go of what was said before."""
        self.notice.hide()

    def on_failed(self, exc: BaseException) -> None:
        """Show what somebody can act on in the page."""
        self.notice.fail(exc, self.session.words)

    def _on_copy(self) -> None:
        one = self.current()
        if one is not None:
            lines = [one.file, one.statement_id, one.sha256, sentence(one, self.session.words)]
            QApplication.clipboard().setText("\n".join(each for each in lines if each))


def _listing(chosen: Shops, uow: Any, _report: Any) -> Listing:
    from app.services.coverage_calendar import book_covers
    from app.services.shops import scope_of

    scope = scope_of(uow, chosen)
    statements, came = uow.statements.live(), uow.statements.came_with()
    accounts = uow.accounts.live()
    codes = {one.account for one in statements if one.account} | set(accounts)
    shops = {one.shop for one in statements if one.shop} | {one.shop for one in accounts.values() if one.shop}
    shown = [one for one in statements if scope is None or scope.statement(one)]
    here = {one.number for one in shown}
    return Listing(
        statements=tuple(sorted(shown, key=lambda one: (-came[one.number], one.file))),
        accepted=frozenset(one.subject for one in uow.decisions.live("accept_statement")),
        accounts=tuple(sorted(codes)),
        shops=tuple(sorted(shops)),
        titles={code: one.title for code, one in accounts.items() if one.title},
        left_out={one.subject: (one.params, one.note) for one in uow.decisions.live("rows_left_out")},
        covers=tuple(one for one in book_covers(uow) if one.number in here),
        came=came,
        every=len(statements),
    )


def _write_originals(statements: Sequence[StoredStatement], folder: str, uow: Any, report: Any) -> list[str]:
    from app.services.originals import write_originals

    return write_originals(uow, statements, folder, report)


def _accept(statement_id: str, note: str, book: Any, actor: str, _report: Any) -> Any:
    from app.services.decide import Decision, decide

    return decide(book, Decision(kind="accept", subjects=(statement_id,), note=note), actor)
