"""The chart of accounts of the book: on what each role of an entry is booked, and who says so."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from app.domain.account_roles import FULL, SMALL
from app.services.book_chart import DEFAULT, LEARNED, PERSON, Chart, ChartLine, default_name
from app.ui.models.shown import Paint
from app.ui.review.dialogs import buttons
from app.ui.review.voucher_dialog import AccountEdit
from app.ui.session import Session
from app.ui.text import visible
from app.ui.theme import theme
from app.ui.widgets.common import Notice, button, label
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.entry import Entry
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.rows_table import rows_table


class ChartSection(Entry, QWidget):
    """A row for each role, and for each channel or bank of the shop; each change is a step of the history."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chart: Chart | None = None
        self.rows: list[ChartLine] = []
        self._accounts: list[tuple[str, str]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        self.notice = Notice()
        layout.addWidget(self.notice)
        layout.addWidget(label(self.tr("Chart of accounts"), "panel"))
        text = self.tr(
            "Drafts of entries are booked on these accounts. Where vouchers of this book name one, it is taken from "
            "them; else the standard proposes one. Give the numbers of the lowest level that your program has."
        )
        layout.addWidget(label(text, "hint", wrap=True))
        row = FlowLayout(gap=8, margin=0)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(self.tr("Standard")))
        self.standard = QComboBox()
        self.standard.setAccessibleName(self.tr("Standard"))
        self.standard.addItem(self.tr("Small enterprises"), SMALL)
        self.standard.addItem(self.tr("Full standard"), FULL)
        self.standard.activated.connect(self._on_standard)
        row.addWidget(self.standard)
        self.change = button(self.tr("Change…"), "pencil", on=self.change_current)
        self.forget = button(self.tr("Use the proposed one"), "undo-2", on=self.forget_current)
        row.addWidget(self.change)
        row.addWidget(self.forget)
        layout.addLayout(row)
        heads = [self.tr("What for"), self.tr("Number"), self.tr("Account"), self.tr("Who says so")]
        self.model, self.grid = rows_table(self, heads, (), self.tr("Chart of accounts"), single=True, giving=(0, 2, 3))
        self.grid.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_buttons())
        self.grid.doubleClicked.connect(lambda _index: self.change_current())
        layout.addWidget(self.grid, 1)
        self.setFocusProxy(self.grid)
        self._show_buttons()
        self.refresh()

    def refresh(self) -> None:
        """Read the chart of the open book."""
        self.setEnabled(self._session.book is not None)
        words = self._session.words

        def call(uow: Any, _report: Any) -> Any:
            from app.services.book_chart import load_chart

            chart = load_chart(uow, words)
            return chart, chart.lines(), chart.accounts

        if self._session.book is not None:
            self._session.read(call, self._on_read, self._on_failed)

    def _on_read(self, result: Any) -> None:
        at = self.grid.currentIndex().row()
        self._chart, self.rows, self._accounts = result
        assert self._chart is not None
        self.standard.setCurrentIndex(self.standard.findData(self._chart.standard))
        said = {
            PERSON: (self.tr("you"), "accent"),
            LEARNED: (self.tr("vouchers of this book"), "text2"),
            DEFAULT: (self.tr("proposed by the standard"), "text3"),
        }
        self.model.set_rows(
            [
                (
                    Paint(visible(self._role(one))),
                    Paint(visible(one.code)),
                    Paint(visible(one.name)),
                    Paint(*said[one.by]),
                )
                for one in self.rows
            ]
        )
        if self.rows:
            self.grid.selectRow(min(max(at, 0), len(self.rows) - 1))
        self._show_buttons()

    def _role(self, one: ChartLine) -> str:
        """Return what a row is for: the proposed name of its account."""
        standard = self._chart.standard if self._chart is not None else SMALL
        return default_name(self._session.words, one.role, one.said_of, standard)

    def current(self) -> ChartLine | None:
        """Return the line whose row is current."""
        at = self.grid.currentIndex().row()
        return self.rows[self.model.line(at)] if 0 <= at < len(self.rows) else None

    def _show_buttons(self) -> None:
        one = self.current()
        self.change.setEnabled(one is not None)
        self.forget.setEnabled(one is not None and one.by == PERSON)

    def change_current(self) -> None:
        """Ask which account is meant."""
        one = self.current()
        if one is None:
            return
        ask = AccountDialog(self._role(one), one, self._accounts, self)
        if ask.exec() == QDialog.DialogCode.Accepted:
            code, name = ask.account.account()
            self._write("set_account", one.role, one.place, code, name)

    def forget_current(self) -> None:
        """Go back to what vouchers say or the standard proposes."""
        one = self.current()
        if one is not None and one.by == PERSON:
            self._write("forget_account", one.role, one.place)

    def _on_standard(self) -> None:
        self._write("set_standard", self.standard.currentData())

    def _write(self, name: str, *given: Any) -> None:
        self.notice.hide()

        def call(book: Any, actor: str, _report: Any) -> Any:
            from app.services import book_chart

            return partial(getattr(book_chart, name), book, *given)(actor)

        self._session.write(call, None, self._on_failed)

    def _on_failed(self, exc: BaseException) -> None:
        self.notice.fail(exc, self._session.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.grid.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.change_current()
        else:
            super().keyPressEvent(event)


class AccountDialog(Dialog):
    """Asks for the account of a role: number and name, found by either or by pinyin."""

    def __init__(
        self, role: str, line: ChartLine, accounts: list[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "entries#chart")
        self.setWindowTitle(self.tr("Account"))
        self.setMinimumWidth(theme.px(420))
        form = QFormLayout(self)
        form.addRow(label(role, "panel", wrap=True))
        self.account = AccountEdit(f"{line.code} {line.name}".strip(), accounts)
        self.account.setAccessibleName(self.tr("Number and name"))
        form.addRow(self.tr("Number and name"), self.account)
        form.addRow(label(self.tr("The number first, then the name: 1012.01 Alipay."), "hint", wrap=True))
        box = buttons(self, self.tr("Take this account"))
        self.ok = box.button(QDialogButtonBox.StandardButton.Ok)
        form.addRow(box)
        self.account.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        self.account.selectAll()
