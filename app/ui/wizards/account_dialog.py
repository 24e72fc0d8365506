"""One account as a form: what statements do not say of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTime
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from app.config.words import Words
from app.domain.errors import AppError
from app.domain.match import Account
from app.domain.money import digits
from app.services.accounts import PAYS_OUT
from app.ui.text import amount_text, error_text, provider_text
from app.ui.theme import theme
from app.ui.widgets.common import Notice, indent, label
from app.ui.widgets.dialog import Dialog
from app.ui.wizards.opening_panel import typed_amount, typed_day

_PROVIDERS = ("alipay", "wechatpay", "taobao", "youzan", "pinduoduo", "cmb", "icbc")


class AccountDialog(Dialog):
    """Asks for one account; `account()` is what was said once it is accepted."""

    def __init__(self, account: Account, banks: list[str], words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "accounts#describe")
        self._account, self._words = account, words
        self.setWindowTitle(
            self.tr("Account {code}").format(code=account.code) if account.code else self.tr("New account")
        )
        self.setMinimumWidth(theme.px(480))
        form = QFormLayout(self)
        self.notice = Notice()
        form.addRow(self.notice)
        self.code = self._line(form, self.tr("Number or name in statements"), account.code)
        self.code.setReadOnly(bool(account.code))
        self.name = self._line(form, self.tr("Own name"), account.title)
        self.role = QComboBox()
        for key, text in self.roles():
            self.role.addItem(text, key)
        self.role.setCurrentIndex(max(0, self.role.findData(account.role or "channel")))
        self._row(form, self.tr("What it is"), self.role)
        self.provider = QComboBox()
        self.provider.setEditable(True)
        self.provider.addItem("", "")
        for code in _PROVIDERS:
            self.provider.addItem(provider_text(words, code), code)
        self.provider.setCurrentText(provider_text(words, account.provider))
        self._row(form, self.tr("Provider"), self.provider)
        self.shop = self._line(form, self.tr("Shop"), account.shop)
        self.merchant = self._line(form, self.tr("Merchant number"), account.merchant)
        self.bank = QComboBox()
        self.bank.setEditable(True)
        self.bank.addItems(["", *(one for one in banks if one != account.code)])
        self.bank.setCurrentText(account.bank)
        self._of_bank = self._row(form, self.tr("Pays out to bank account"), self.bank)
        self.cutoff = QTimeEdit(QTime(account.cutoff_min // 60, account.cutoff_min % 60))
        self.cutoff.setDisplayFormat("HH:mm")
        self.cutoff.setButtonSymbols(QTimeEdit.ButtonSymbols.NoButtons)
        self._row(form, self.tr("Day ends at"), self.cutoff)
        self.delay = QSpinBox()
        self.delay.setRange(0, 60)
        self.delay.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.delay.setValue(account.delay_days)
        self._row(form, self.tr("Expected after working days"), self.delay)
        for one in (self.cutoff, self.delay):
            indent(one)
        self._form = form
        self.role.currentIndexChanged.connect(self._on_role)
        self._on_role()
        opening = "" if account.opening is None else amount_text(account.opening, account.exp, account.currency)
        self.opening = self._line(form, self.tr("Opening balance"), opening)
        self.opening_on = self._line(form, self.tr("At the end of"), account.opening_on)
        self.opening_on.setPlaceholderText("2026-08-31")
        kinds = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(kinds.Save | kinds.Cancel)
        box.button(kinds.Save).setProperty("kind", "primary")
        box.accepted.connect(self._on_accepted)
        box.rejected.connect(self.reject)
        form.addRow(box)
        (self.name if account.code else self.code).setFocus()

    def roles(self) -> list[tuple[str, str]]:
        """Return the kinds of account: key and words."""
        return [
            ("shop", self.tr("Shop")),
            ("channel", self.tr("Channel account")),
            ("bank", self.tr("Bank account")),
            ("ledger", self.tr("Account of the books")),
        ]

    def _on_role(self) -> None:
        """Ask for what there is of such an account: where it pays out to, or stands for, and when the money arrives."""
        books = self.role.currentData() == "ledger"
        name = self.tr("Stands for bank account") if books else self.tr("Pays out to bank account")
        self._of_bank.setText(name)
        self.bank.setAccessibleName(name)
        self.bank.setEnabled(self.role.currentData() != "bank" or bool(self.bank.currentText()))
        self._form.setRowVisible(self.delay, self.role.currentData() in PAYS_OUT)

    def _row(self, form: QFormLayout, name: str, widget: QWidget) -> QLabel:
        title = label(name)
        title.setBuddy(widget)
        widget.setAccessibleName(name)
        form.addRow(title, widget)
        return title

    def _line(self, form: QFormLayout, name: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        self._row(form, name, made)
        return made

    def _on_accepted(self) -> None:
        try:
            self._account = self._read()
        except AppError as exc:
            self.notice.say(error_text(exc, self._words))
            return
        self.accept()

    def _read(self) -> Account:
        day: date | None = typed_day(self.opening_on.text())
        opening, exp = None, digits(self._account.currency)
        if self.opening.text().strip():
            opening, exp = typed_amount(self.opening.text())
        time = self.cutoff.time()
        return replace(
            self._account,
            code=self.code.text().strip(),
            title=self.name.text().strip(),
            role=str(self.role.currentData()),
            provider=self._provider(),
            shop=self.shop.text().strip(),
            merchant=self.merchant.text().strip(),
            bank=self.bank.currentText().strip(),
            cutoff_min=time.hour() * 60 + time.minute(),
            delay_days=self.delay.value(),
            opening=opening,
            exp=exp,
            opening_on=day.isoformat() if day else "",
        )

    def _provider(self) -> str:
        """Return the code of the provider chosen, or what was typed."""
        typed = self.provider.currentText().strip()
        at = self.provider.findText(typed)
        if at >= 0:
            return str(self.provider.itemData(at))
        return self._account.provider if typed == provider_text(self._words, self._account.provider) else typed

    def account(self) -> Account:
        """Return the account as the person left it."""
        return self._account
