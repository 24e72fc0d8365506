"""Opening outstanding items (期初未达账) typed into a small grid, or imported as records.csv."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import date
from functools import partial
from itertools import product
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AppError, NotAllowed
from app.services.opening import OpeningItem
from app.ui.session import Session
from app.ui.text import error_text
from app.ui.text import typed_amount as read_amount
from app.ui.text import typed_day as read_day
from app.ui.theme import theme
from app.ui.widgets.common import Notice, button, label
from app.ui.wizards.mapping_options import CURRENCIES

PLACE, ACCOUNT, DAY, AMOUNT, CURRENCY, REFERENCE, PARTY, NOTE = range(8)
_FIRST_ROWS = 4
_ROW = 36  # a box of 30 with air between it and the lines
_WIDTHS = (150, 175, 110, 110, 86, 175, 120, 100)  # the last one takes what is over
_LEAST = (96, 78, 76, 80, 86, 74, 52, 44)  # in which words, days and amounts can still be read


class Lines(QTableWidget):
    """Tab goes from cell to cell and leaves after the last one; Qt would begin again at the first, for ever."""

    def focusNextPrevChild(self, on: bool) -> bool:
        """Follow Tab, and Shift+Tab back."""
        here, boxes = QApplication.focusWidget(), product(range(self.rowCount()), (PLACE, ACCOUNT, CURRENCY))
        cell = next((one for one in boxes if here is not None and self.cellWidget(*one) is here), None)
        if cell is not None:  # the box of a cell had the focus without the table knowing
            self.setCurrentCell(*cell)
        last = (self.rowCount() - 1, self.columnCount() - 1)
        if (self.currentRow(), self.currentColumn()) in ((last,) if on else ((0, 0), (-1, -1))):
            self.setFocus()  # Qt goes on from what has it
            return QWidget.focusNextPrevChild(self, on)
        return super().focusNextPrevChild(on)


class OpeningPanel(QWidget):
    """A few typed lines. stored: they are in the book; import_wanted: a file is to be imported instead."""

    stored = Signal()
    import_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("help_topic", "accounts#opening")
        self._accounts: list[str] = []
        self._currencies: dict[str, str] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        hint = self.tr(
            "Items that were open before the first statement: orders not yet paid, payouts not yet in the bank. "
            "Money to the account is positive."
        )
        layout.addWidget(label(hint, "hint", wrap=True))
        self.notice = Notice()
        layout.addWidget(self.notice)
        self.grid = Lines(0, 8)
        self.grid.setAccessibleName(self.tr("Opening items"))
        self.grid.setHorizontalHeaderLabels(
            [
                self.tr("Stands in"), self.tr("Account"), self.tr("Day"), self.tr("Amount"), self.tr("Currency"),
                self.tr("Order or reference"), self.tr("Party"), self.tr("Note"),
            ]
        )  # fmt: skip
        self.grid.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.grid.horizontalHeaderItem(AMOUNT).setTextAlignment(right)  # as the amounts below it
        self.grid.verticalHeader().hide()
        self.grid.setTabKeyNavigation(True)
        self.grid.horizontalHeader().setStretchLastSection(True)
        self.grid.setMinimumHeight(96)
        self.grid.viewport().installEventFilter(self)
        layout.addWidget(self.grid, 1)
        row = QHBoxLayout()
        self.more = button(self.tr("Add a line"), "plus", on=self.add_line)
        self.from_file = button(self.tr("Import records.csv…"), "upload", on=self.import_wanted.emit)
        self.store = button(self.tr("Store opening items"), "check", on=self.store_items)
        for one in (self.more, self.from_file):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(self.store)
        layout.addLayout(row)
        for _at in range(_FIRST_ROWS):
            self.add_line()
        theme.changed.connect(self._size)
        self._size()

    def _size(self) -> None:
        """Give every column its part of the width, so that none is reached by scrolling sideways alone."""
        self.grid.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        room, whole = self.grid.viewport().width(), theme.px(sum(_WIDTHS))
        least = [theme.px(one) for one in _LEAST]
        parts = [min(theme.px(one), theme.px(one) * room // whole) for one in _WIDTHS]
        widths = [max(pair) for pair in zip(parts, least, strict=True)]
        for column in sorted(range(len(widths)), key=lambda one: least[one] - widths[one]):
            widths[column] -= max(0, min(widths[column] - least[column], sum(widths) - room))
        for column, width in enumerate(widths):
            self.grid.setColumnWidth(column, width)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._size()
        return super().eventFilter(watched, event)

    def places(self) -> list[tuple[str, str]]:
        """Return where an item may stand: key and words."""
        return [
            ("order", self.tr("Orders")),
            ("channel", self.tr("Channel")),
            ("payout", self.tr("Payouts")),
            ("bank", self.tr("Bank")),
        ]

    def set_accounts(self, currencies: dict[str, str]) -> None:
        """Offer the accounts that are known, by code, each with the currency of its statements."""
        self._accounts, self._currencies = list(currencies), currencies
        for row in range(self.grid.rowCount()):
            box = self.grid.cellWidget(row, ACCOUNT)
            if isinstance(box, QComboBox):
                text = box.currentText()
                box.clear()
                box.addItems(["", *self._accounts])
                box.setCurrentText(text)
            self._offer(row)

    def add_line(self) -> None:
        """Add an empty line at the end."""
        row = self.grid.rowCount()
        self.grid.insertRow(row)
        place = QComboBox()
        for key, words in self.places():
            place.addItem(words, key)
        place.setCurrentIndex(2)
        place.setAccessibleName(self.tr("Stands in, line {line}").format(line=row + 1))
        account = QComboBox()
        account.setEditable(True)
        account.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        account.addItems(["", *self._accounts])
        account.setAccessibleName(self.tr("Account, line {line}").format(line=row + 1))
        currency = QComboBox()
        currency.addItems(CURRENCIES)
        currency.setAccessibleName(self.tr("Currency, line {line}").format(line=row + 1))
        currency.activated.connect(partial(currency.setProperty, "chosen", True))
        account.currentTextChanged.connect(partial(self._on_account, currency))
        for one in (place, account, currency):
            one.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab comes to them through the table alone
            one.setProperty("kind", "cell")
        self.grid.setCellWidget(row, PLACE, place)
        self.grid.setCellWidget(row, ACCOUNT, account)
        self.grid.setCellWidget(row, CURRENCY, currency)
        self._offer(row)
        for column in (DAY, AMOUNT, REFERENCE, PARTY, NOTE):
            cell = QTableWidgetItem("")
            if column == AMOUNT:
                cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.grid.setItem(row, column, cell)

    def _on_account(self, currency: QComboBox, account: str) -> None:
        """Take the currency of an account, unless the person chose one."""
        if account.strip() in self._currencies and not currency.property("chosen"):
            _choose(currency, self._currencies[account.strip()])

    def _offer(self, row: int) -> None:
        """Begin with the currency of most accounts."""
        box = self.grid.cellWidget(row, CURRENCY)
        if isinstance(box, QComboBox) and not box.property("chosen") and self._currencies:
            _choose(box, Counter(self._currencies.values()).most_common(1)[0][0])

    def _cell(self, row: int, column: int) -> str:
        item = self.grid.item(row, column)
        return item.text().strip() if item is not None else ""

    def items(self) -> list[OpeningItem]:
        """Return the filled lines; NotAllowed names the line and cell that cannot be read."""
        found = []
        for row in range(self.grid.rowCount()):
            if not any(self._cell(row, column) for column in (DAY, AMOUNT, REFERENCE, PARTY, NOTE)):
                continue
            value, exp = typed_amount(self._cell(row, AMOUNT))
            boxes = [self.grid.cellWidget(row, column) for column in (PLACE, ACCOUNT, CURRENCY)]
            place, account, currency = (one for one in boxes if isinstance(one, QComboBox))
            found.append(
                OpeningItem(
                    place=str(place.currentData()),
                    account=account.currentText().strip(),
                    day=typed_day(self._cell(row, DAY)),
                    amount=value,
                    exp=exp,
                    currency=currency.currentText(),
                    reference=self._cell(row, REFERENCE),
                    party=self._cell(row, PARTY),
                    note=self._cell(row, NOTE),
                )
            )
        return found

    def store_items(self) -> None:
        """Store what was typed as one undoable import."""
        self.grid.setCurrentCell(-1, -1)  # an open editor hands over its text
        try:
            items = self.items()
        except AppError as exc:
            self.notice.say(error_text(exc, self._session.words))
            return
        self._session.write(partial(_store, items), self._on_stored, self._on_failed, title=self.tr("Saving"))

    def _on_stored(self, result: Any) -> None:
        self.notice.hide()
        self.grid.setRowCount(0)
        for _at in range(_FIRST_ROWS):
            self.add_line()
        text = self.tr("%n opening item(s) stored", "", result.rows_stored)
        self._session.toast.emit(text, True)
        self.stored.emit()

    def _on_failed(self, exc: BaseException) -> None:
        self.notice.fail(exc, self._session.words)


def _choose(box: QComboBox, currency: str) -> None:
    if box.findText(currency) < 0:
        box.addItem(currency)
    box.setCurrentText(currency)


def typed_amount(text: str) -> tuple[int, int]:
    """Read an amount as a person types it; "" is 0. NotAllowed for what is no amount."""
    found = read_amount(text) if text.strip() else (0, 2)
    if found is None:
        raise NotAllowed("accounts.amount", value=text)
    return found


def typed_day(text: str) -> date | None:
    """Read a day as a person types it; "" is None. NotAllowed for what is no day."""
    found = read_day(text) if text.strip() else None
    if found is None and text.strip():
        raise NotAllowed("accounts.day", value=text)
    return found


def _store(items: list[OpeningItem], book: Any, actor: str, report: Any) -> Any:
    from app.services.opening import store_opening

    with tempfile.TemporaryDirectory(prefix="tieout-") as folder:
        return store_opening(book, items, folder, actor, report)
