"""Accounts: shops, channel accounts, bank accounts, and what was open before the first statement."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.book import home_of
from app.domain.match import Account
from app.services.accounts import PAYS_OUT, AccountRow
from app.ui.delegates.cell import CellDelegate
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import Paint
from app.ui.review.grid import DataGrid
from app.ui.session import Session
from app.ui.text import (
    NOTHING,
    amount_text,
    count_text,
    provider_text,
    range_text,
    shortened,
    visible,
)
from app.ui.theme import theme
from app.ui.widgets.common import Notice, action, button, frame, label
from app.ui.widgets.page import Page
from app.ui.widgets.splitter import Splitter
from app.ui.wizards.account_dialog import AccountDialog
from app.ui.wizards.opening_panel import OpeningPanel

_RIGHT = (7, 8, 9)
#: Number, names, provider, shop and what it pays out to take what room is over and give way where there is none.
_GIVING = (0, 1, 3, 4, 5, 6)
#: Own name, merchant number, what it pays out to, opening balance: where there is little room they show with a value.
_MAY_GO = (1, 5, 6, 9)
#: Where there is still too little room these go, one after the other; describing an account shows all of it.
_GOES_NEXT = (7, 8, 5, 4, 3)


class AccountsPage(Page):
    """A row for each account that statements speak of or that somebody described."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.rows: list[AccountRow] = []
        self._new = action(self, self.tr("New account"), icon="plus", on=self.new_account)
        self._edit = action(self, self.tr("Describe account…"), icon="pencil", on=self.edit_account)
        self.notice = Notice()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        split = Splitter(Qt.Orientation.Vertical)
        split.addWidget(self._list())
        split.addWidget(self._opening())
        split.setStretchFactor(0, 1)
        layout.addWidget(split, 1)
        self.setFocusProxy(self.grid)
        theme.changed.connect(self._fit_columns)

    def _list(self) -> QWidget:
        screen = frame("plain")
        layout = QVBoxLayout(screen)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        titles = [
            self.tr("Account"), self.tr("Own name"), self.tr("What it is"), self.tr("Provider"), self.tr("Shop"),
            self.tr("Merchant number"), self.tr("Pays out to"), self.tr("Day ends"), self.tr("Days to arrive"),
            self.tr("Opening balance"), self.tr("Statements"),
        ]  # fmt: skip
        self.model = RowsModel(titles, _RIGHT, self)
        self.model.made_again = self._all_cells
        self.grid = DataGrid()
        self.grid.setModel(self.model)
        self.grid.setAccessibleName(self.tr("Accounts"))
        self.grid.setSelectionMode(DataGrid.SelectionMode.SingleSelection)
        self.grid.setItemDelegate(CellDelegate(self.grid))
        self.grid.horizontalHeader().setStretchLastSection(True)
        self.grid.layout_of.keep(self.session.memory, "accounts")
        self.grid.doubleClicked.connect(lambda _index: self.edit_account())
        layout.addWidget(self.grid, 1)
        bar = frame("foot")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        self.hint = label(
            self.tr("Accounts in statements appear here by themselves; describe what they do not say."),
            "hint",
            wrap=True,
        )
        row.addWidget(self.hint, 1)
        self.edit_button = button(self.tr("Describe account…"), "pencil", on=self.edit_account)
        row.addWidget(self.edit_button)
        layout.addWidget(bar)
        return screen

    def _opening(self) -> QWidget:
        ground = frame("plain")
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(label(self.tr("Opening outstanding items"), "panel"))
        self.opening = OpeningPanel(self.session)
        self.opening.import_wanted.connect(self._on_import_wanted)
        layout.addWidget(self.opening, 1)
        return ground

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        grid = self.grid
        for column in {*_MAY_GO, *_GOES_NEXT}:
            grid.setColumnHidden(column, column in grid.layout_of.hidden)
        wanted = sum(grid.text_width(column, 18) for column in grid.shown_columns())
        if wanted > grid.viewport().width():
            for column in _MAY_GO:
                texts = {self.model.text(line, column) for line in range(len(self.rows))}
                grid.setColumnHidden(column, grid.isColumnHidden(column) or texts <= {NOTHING})
        for column in _GOES_NEXT:
            grid.setColumnHidden(column, grid.isColumnHidden(column) or not self._has_room())
        grid.share_width(_GIVING)

    def _has_room(self) -> bool:
        """Return whether the columns in sight have room, those that give way as narrow as their titles."""
        grid, need = self.grid, 0
        for column in grid.shown_columns():
            title = max(theme.px(64), grid.title_width(column))
            need += title if column in _GIVING else grid.text_width(column, 18)
        return need + grid.verticalScrollBar().sizeHint().width() <= grid.viewport().width()

    # ---- Page

    def title(self) -> str:
        return self.tr("Accounts")

    def actions_shown(self) -> list[QAction]:
        return [self._new]

    def refresh(self) -> None:
        self.session.read(_rows, self._on_rows)

    # ---- the list

    def _on_rows(self, rows: list[AccountRow]) -> None:
        kept = self.current()
        self.rows = rows
        self.model.set_rows(self._all_cells())
        self._fit_columns()
        self.opening.set_accounts({one.account.code: one.account.currency for one in rows})
        if rows:
            codes = [one.account.code for one in rows]
            at = codes.index(kept.account.code) if kept and kept.account.code in codes else 0
            self.grid.selectRow(self.model.row_of(at))
        self.edit_button.setEnabled(bool(rows))
        self.status_changed.emit(self.tr("%n account(s)", "", len(rows)))

    def _all_cells(self) -> list[tuple[Paint, ...]]:
        return [self._cells(one) for one in self.rows]

    def _cells(self, row: AccountRow) -> tuple[Paint, ...]:
        one = row.account
        roles = {"shop": self.tr("Shop"), "channel": self.tr("Channel account"), "bank": self.tr("Bank account"),
                 "ledger": self.tr("Account of the books")}  # fmt: skip
        tone, provider = "text" if row.stored else "text2", provider_text(self.session.words, one.provider)
        opening = amount_text(one.opening, one.exp, one.currency)
        delay = str(one.delay_days) if one.role in PAYS_OUT else ""
        covered = range_text(row.first, row.last) if row.statements else ""
        texts = (
            shortened(visible(one.code), 30), visible(one.title), roles.get(one.role, ""), provider,
            visible(one.shop), visible(one.merchant), visible(one.bank),
            f"{one.cutoff_min // 60:02d}:{one.cutoff_min % 60:02d}", delay, opening,
        )  # fmt: skip
        cells = [Paint(text or NOTHING, tone if text and text != NOTHING else "text3") for text in texts]
        many = self.tr("%n statement(s)", "", row.statements) if row.statements else count_text(0)
        return (*cells, Paint(many, tone, after=covered))

    def current(self) -> AccountRow | None:
        """Return the account whose row is current."""
        at = self.grid.currentIndex().row()
        return self.rows[self.model.line(at)] if 0 <= at < len(self.rows) else None

    def new_account(self) -> None:
        """Describe an account that no statement speaks of yet."""
        self._ask(Account(code="", role="channel", currency=home_of(self.session.info)))

    def edit_account(self) -> None:
        """Describe the current account."""
        row = self.current()
        if row is not None:
            self._ask(row.account)

    def _ask(self, account: Account) -> None:
        banks = [one.account.code for one in self.rows if one.account.role == "bank"]
        dialog = AccountDialog(account, banks, self.session.words, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.save(dialog.account())

    def save(self, account: Account) -> None:
        """Store an account in the background."""
        self.session.write(partial(_save, account), self._on_saved, self._on_failed, title=self.tr("Saving"))

    def _on_saved(self, _entry: object) -> None:
        self.notice.hide()

    def _on_failed(self, exc: BaseException) -> None:
        self.notice.fail(exc, self.session.words)

    def _on_import_wanted(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Choose files"), self.session.settings.last_folder, self.tr("Tables (*.csv)")
        )
        if files:
            self.session.go.emit("statements", files)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.grid.hasFocus():
            self.edit_account()
            return
        super().keyPressEvent(event)


def _rows(uow: Any, _report: Any) -> list[AccountRow]:
    from app.services.accounts import list_accounts

    return list_accounts(uow)


def _save(account: Account, book: Any, actor: str, _report: Any) -> Any:
    from app.services.accounts import save_account

    return save_account(book, account, actor)
