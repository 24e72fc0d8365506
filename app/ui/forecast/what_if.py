"""What a person supposes of the days to come: channels bring less, pay later, more is spent, one payment is due."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from app.domain.money import rescale
from app.domain.period import day_number, day_of
from app.services.forecast import Forecast, WhatIf
from app.ui.text import typed_amount
from app.ui.widgets.amount_edit import AmountEdit
from app.ui.widgets.common import button, indent, label
from app.ui.widgets.day_edit import DayEdit

_MOST_PERCENT, _MOST_LATE = 300, 60


class WhatIfForm(QWidget):
    """Four suppositions. changed: one of them is another now. reset: a link that ends them, not in the form itself."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Forecast | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self.payouts = self._percent(box, self.tr("Money from channels, percent of the forecast"))
        self.late = self._number(box, self.tr("It comes later by days"), _MOST_LATE)
        self.out = self._percent(box, self.tr("Other money out, percent of the forecast"))
        self.amount = AmountEdit()
        self.amount.setPlaceholderText(self.tr("-5000.00 is money out"))
        self.day = DayEdit()
        self._row(box, self.tr("One more payment"), self.amount)
        self._row(box, self.tr("On the day"), self.day)
        self.wrong = label("", "hint", "open", wrap=True)
        self.wrong.hide()
        box.addWidget(self.wrong)
        self.reset = button(self.tr("Clear what-if"), "", kind="link", on=self.clear)
        self.amount.textChanged.connect(self._on_changed)
        self.day.dateChanged.connect(self._on_changed)
        self.clear()

    def _row(self, box: QVBoxLayout, words: str, field: QWidget) -> None:
        named = label(words, "label", wrap=True)
        named.setBuddy(field)
        field.setAccessibleName(words)
        box.addWidget(named)
        box.addWidget(field)

    def _number(self, box: QVBoxLayout, words: str, most: int) -> QSpinBox:
        made = QSpinBox()
        made.setMaximum(most)
        indent(made)
        made.valueChanged.connect(self._on_changed)
        self._row(box, words, made)
        return made

    def _percent(self, box: QVBoxLayout, words: str) -> QSpinBox:
        made = self._number(box, words, _MOST_PERCENT)
        made.setSuffix(" %")
        made.setSingleStep(5)
        return made

    def show_forecast(self, found: Forecast) -> None:
        """Take the days and the currency of a forecast."""
        self._found = found
        first, last = day_of(found.first), day_of(found.first + len(found) - 1)
        self.day.blockSignals(True)
        self.day.setMinimumDate(first)
        self.day.setMaximumDate(last)
        self.day.blockSignals(False)
        self._on_changed()

    def clear(self) -> None:
        """Clear what-if any more."""
        for one in (self.payouts, self.late, self.out, self.amount, self.day):
            one.blockSignals(True)
        self.payouts.setValue(100)
        self.out.setValue(100)
        self.late.setValue(0)
        self.amount.clear()
        for one in (self.payouts, self.late, self.out, self.amount, self.day):
            one.blockSignals(False)
        self._on_changed()

    def what_if(self) -> WhatIf | None:
        """Return what is supposed; None for nothing."""
        extra: tuple[tuple[int, int], ...] = ()
        amount = self._amount()
        if amount:
            at = self.day.date()
            extra = ((day_number(date(at.year(), at.month(), at.day())), amount),)
        found = WhatIf(payouts=self.payouts.value(), out=self.out.value(), late=self.late.value(), extra=extra)
        return None if found == WhatIf() else found

    def _amount(self) -> int | None:
        """Return the amount typed at the forecast's exponent, 0 for none, None where it is no amount."""
        text = self.amount.text().strip()
        if not text or self._found is None:
            return 0
        found = typed_amount(text)
        try:
            return rescale(*found, self._found.exp) if found is not None else None
        except ValueError:  # it has more digits than the currency
            return None

    def _on_changed(self, *_args: Any) -> None:
        wrong = self._amount() is None
        self.wrong.setVisible(wrong)
        if wrong:
            self.wrong.setText(self.tr("Write the amount as 1234.50, money out with a minus."))
        self.reset.setEnabled(wrong or self.what_if() is not None)
        self.changed.emit()
