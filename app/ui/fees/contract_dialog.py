"""Asks for a contract rate: rate, fixed part, minimum, cap, rounding, refunds, and the day from which it holds."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from app.config.words import Words
from app.domain.fees import ROUNDINGS, TREATMENTS, FeeModel, FeeRule, parse_rate
from app.domain.money import digits, plain, rescale
from app.ui.models import shown
from app.ui.review.dialogs import buttons
from app.ui.text import typed, typed_amount
from app.ui.theme import theme
from app.ui.widgets.common import label, set_look
from app.ui.widgets.day_edit import DayEdit
from app.ui.widgets.dialog import Dialog


class ContractDialog(Dialog):
    """Starts from the model's own terms; the button opens once everything can be read."""

    def __init__(self, model: FeeModel, channel: str, since: date, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "fees#contract")
        self._model = model
        self._subtype = model.subtypes[0] if len(model.subtypes) == 1 else ""
        self.setWindowTitle(self.tr("Set contract rate"))
        self.setMinimumWidth(theme.px(400))
        form = QFormLayout(self)
        what = " · ".join(one for one in (channel, words.say(f"fees.kind.{model.kind}"), self._subtype) if one)
        form.addRow(label(what, "panel"))
        terms = model.agreed or model.terms
        self.rate = self._field(shown.percent(terms.rate), self.tr("Rate"))
        self.fixed = self._field(self._money(terms.fixed, terms.exp), self.tr("Fixed part"))
        self.least = self._field(self._money(terms.least, terms.exp), self.tr("Minimum"))
        self.cap = self._field(self._money(terms.cap, terms.exp), self.tr("Cap"))
        self.rounding, self.refund = QComboBox(), QComboBox()
        for box, key, names, now in (
            (self.rounding, "rounding", ROUNDINGS, terms.rounding),
            (self.refund, "refund", ("", *TREATMENTS), terms.refund),
        ):
            for name in names:
                box.addItem(words.say(f"fees.{key}.{name}") if name else self.tr("as the refunds show"), name)
            box.setCurrentIndex(max(box.findData(now), 0))
        self.since = DayEdit(since)
        for title, widget in (
            (self.tr("Rate"), self.rate),
            (self.tr("Fixed part"), self.fixed),
            (self.tr("Minimum"), self.least),
            (self.tr("Cap"), self.cap),
            (self.tr("Rounding"), self.rounding),
            (self.tr("On a refund"), self.refund),
            (self.tr("Valid from"), self.since),
        ):
            widget.setAccessibleName(title)
            form.addRow(title, widget)
        self.hint = label("", wrap=True)
        form.addRow(self.hint)
        box = buttons(self, self.tr("Set contract rate"))
        self.ok = box.button(QDialogButtonBox.StandardButton.Ok)
        form.addRow(box)
        for one in (self.rate, self.fixed, self.least, self.cap):
            one.textChanged.connect(self._on_typed)
        self._on_typed()
        self.rate.selectAll()  # what is typed takes its place

    def _field(self, text: str, name: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setAccessibleName(name)
        return made

    def _money(self, value: int | None, exp: int) -> str:
        return plain(value, exp, self._model.currency) if value else ""

    def _on_typed(self) -> None:
        wrong = self._wrong()
        self.ok.setEnabled(not wrong)
        self.hint.setText(
            wrong
            or self.tr("From this day on every row is checked against this rate. Leave empty what does not apply.")
        )
        set_look(self.hint, role="" if wrong else "hint", state="open" if wrong else "")

    def _wrong(self) -> str:
        """Return why the rate cannot be set as the fields stand, "" where it can."""
        for field in (self.rate, self.fixed, self.least, self.cap):
            try:
                self._rate() if field is self.rate else self._amount(field, max(digits(self._model.currency), 2))
            except ValueError:
                return self.tr("{field} cannot be read.").format(field=field.accessibleName())
        return "" if self.rule() is not None else self.tr("The minimum is above the cap.")

    def _rate(self) -> int:
        return parse_rate(typed(self.rate.text()).replace(",", ".") or "0")

    def rule(self) -> FeeRule | None:
        """Return the contract rate, None where a field cannot be read."""
        exp = max(digits(self._model.currency), 2)
        try:
            fixed, least, cap = (self._amount(one, exp) for one in (self.fixed, self.least, self.cap))
            rate = self._rate()
        except ValueError:
            return None
        if least is not None and cap is not None and least > cap:
            return None
        return FeeRule(
            account=self._model.account,
            kind=self._model.kind,
            subtype=self._subtype,
            currency=self._model.currency,
            since=self.since.date().toString("yyyy-MM-dd"),
            rate=rate,
            fixed=fixed or 0,
            least=least,
            cap=cap,
            exp=exp,
            rounding=self.rounding.currentData(),
            refund=self.refund.currentData(),
        )

    def _amount(self, field: QLineEdit, exp: int) -> int | None:
        text = field.text().strip()
        if not text:
            return None
        found = typed_amount(text)
        if found is None or found[0] < 0:
            raise ValueError(text)
        return rescale(*found, exp)
