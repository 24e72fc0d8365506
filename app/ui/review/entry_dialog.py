"""Writing down a record that no statement holds, without leaving the review."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.config.words import Words
from app.domain.money import plain
from app.domain.record import Kind, Layer
from app.services.hand_entry import KINDS, SIGNED, HandEntry
from app.ui.review.dialogs import buttons
from app.ui.text import begun, typed, typed_amount
from app.ui.theme import theme
from app.ui.widgets.amount_edit import AmountEdit
from app.ui.widgets.common import label
from app.ui.widgets.day_edit import DayEdit
from app.ui.widgets.dialog import Dialog

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
#: Layers of the two sides of a comparison.
LAYERS = {
    "L1": (Layer.ORDER, Layer.CHANNEL),
    "L2": (Layer.CHANNEL, Layer.CHANNEL),
    "L3": (Layer.SETTLEMENT, Layer.BANK),
    "L4": (Layer.BANK, Layer.LEDGER),
    "L5": (Layer.ORDER, Layer.LEDGER),
}
#: Kinds of a side where they are fewer than its layer has: what is paid for orders, what is paid out.
KINDS_OF = {
    ("L1", 1): (Kind.PAYMENT, Kind.REFUND),
    ("L2", 1): (Kind.WITHDRAWAL, Kind.PAYOUT),
    ("L3", 0): (Kind.PAYOUT, Kind.WITHDRAWAL),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryStart:
    """What the form begins with. accounts: of each side, the usual first; titles: account → words."""

    comparison: str
    side: int
    sides: tuple[str, str]
    accounts: tuple[tuple[str, ...], tuple[str, ...]]
    titles: dict[str, str]
    day: date
    amount: str = ""
    currency: str = "CNY"
    number: str = ""


class EntryDialog(Dialog):
    """Side, account, day, kind, amount, currency, number, party, note; the button opens once it is complete."""

    def __init__(self, start: EntryStart, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "splitting#entry")
        self._start, self._words = start, words
        self.setWindowTitle(self.tr("Add a missing entry"))
        self.setMinimumWidth(theme.px(440))
        form = QFormLayout(self)
        hint = self.tr("It becomes a statement of its own, marked as entered by hand, and can be undone.")
        form.addRow(label(hint, "quiet", wrap=True))
        self.side, self.account, self.kind = QComboBox(), QComboBox(), QComboBox()
        for name in start.sides:
            self.side.addItem(name)
        self.side.setCurrentIndex(start.side)
        self.account.setEditable(True)
        self.day = DayEdit(start.day)
        self.time, self.amount, self.currency = QLineEdit(), AmountEdit(start.amount), QLineEdit(start.currency)
        self.time.setPlaceholderText("09:30")
        self.number, self.party, self.note = QLineEdit(start.number), QLineEdit(), QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.px(56))
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Side"), self.side),
            (self.tr("Account"), self.account),
            (self.tr("Day"), self.day),
            (self.tr("Time"), self.time),
            (self.tr("Kind"), self.kind),
            (self.tr("Amount"), self.amount),
            (self.tr("Currency"), self.currency),
            (self.tr("Number"), self.number),
            (self.tr("Party"), self.party),
            (self.tr("Note"), self.note),
        )
        for name, field in rows:
            field.setAccessibleName(name)
            form.addRow(name, field)
        self.why = label("", "label", "open", wrap=True)
        form.addRow(self.why)
        box = buttons(self, self.tr("Add entry"))
        self.ok: QPushButton = box.button(QDialogButtonBox.StandardButton.Ok)
        form.addRow(box)
        self.side.currentIndexChanged.connect(self._on_side)
        for one in (self.time, self.amount, self.currency):
            one.textChanged.connect(self._on_changed)
        self.account.editTextChanged.connect(self._on_changed)
        self._on_side()
        self.amount.setFocus()
        self.amount.selectAll()

    def layer(self) -> Layer:
        """Return the layer of the side chosen."""
        return LAYERS[self._start.comparison][self.side.currentIndex()]

    def _on_side(self) -> None:
        at = self.side.currentIndex()
        self.account.clear()
        for code in self._start.accounts[at]:
            self.account.addItem(self._start.titles.get(code) or code, code)
        self.kind.clear()
        for one in KINDS_OF.get((self._start.comparison, at), KINDS[self.layer()]):
            name = self._words.say(f"kind.{one.name.lower()}")
            self.kind.addItem(begun(name), int(one))
        self._on_changed()

    def _account(self) -> str:
        """Return the code of the account chosen, or what was typed."""
        at = self.account.findText(self.account.currentText())
        return str(self.account.itemData(at)) if at >= 0 else self.account.currentText().strip()

    def _missing(self) -> str:
        """Return what is still missing, "" for nothing."""
        value = typed_amount(self.amount.text())
        if value is None:
            return self.tr("Type the amount.") if not self.amount.text().strip() else self.tr("This is not an amount.")
        if not value[0]:
            return self._words.say("entry.zero")
        if not self._account():
            return self._words.say("entry.account")
        if len(self.currency.text().strip()) != 3:
            return self.tr("A currency has three letters, such as CNY.")
        if self.time.text().strip() and not _TIME.fullmatch(typed(self.time.text())):
            return self.tr("Write the time as 09:30, or leave it empty.")
        return ""

    def _on_changed(self) -> None:
        if hasattr(self, "ok"):
            why = self._missing()
            self.why.setText(why)
            self.ok.setEnabled(not why)

    def entry(self) -> HandEntry:
        """Return what was written down; only when it is complete."""
        value, exp = typed_amount(self.amount.text()) or (0, 2)
        kind = Kind(self.kind.currentData())
        currency = self.currency.text().strip().upper()
        time = _TIME.fullmatch(typed(self.time.text()))
        day = self.day.date()
        return HandEntry(
            comparison=self._start.comparison,
            layer=self.layer(),
            kind=kind,
            account=self._account(),
            day=date(day.year(), day.month(), day.day()),
            time=f"{int(time[1]):02d}:{time[2]}" if time else "",
            amount=plain(value if kind in SIGNED else abs(value), exp, currency),
            currency=currency,
            number=self.number.text().strip(),
            counterparty=self.party.text().strip(),
            note=self.note.toPlainText().strip(),
        )
