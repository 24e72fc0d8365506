"""The limits that a run goes by: large amounts, days of grace, rounding, what an exchange may cost, odd buyers,
small differences that go one way, and new payees.

They are kept with the rules of the book: each change is a new version of them, which the evidence names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit, QSpinBox

from app.domain.match import Rules
from app.domain.money import plain
from app.ui.models import shown
from app.ui.session import Session
from app.ui.settings.form import Form
from app.ui.settings.rule_saving import RuleSaving
from app.ui.text import typed_amount
from app.ui.theme import theme


class RunLimits(QObject):
    """Adds the rows to a form; a limit is taken when its field is left, or at Enter, and counts from the next run."""

    def __init__(self, form: Form, session: Session, failed: Callable[[BaseException], None]) -> None:
        super().__init__(form)
        self._session, self._failed = session, failed
        self._rules: Rules | None = None
        self._saving = RuleSaving(form, session, failed, self._on_saved)
        form.group(self.tr("What the next run asks about"))
        self.large = QLineEdit()
        self.large.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.large.editingFinished.connect(self._on_large)
        form.row(
            self.tr("Ask about amounts above"),
            self.large,
            self.tr("Of any currency; empty asks only about what is far out of the shop's own amounts."),
        )
        self.margin = self._number(0, 20, "margin")
        form.row(
            self.tr("Most that an exchange may cost, in %"),
            self.margin,
            self.tr("Payouts and deposits in two currencies further apart than this are not suggested by their rate."),
        )
        self.late = self._number(0, 60, "late_band_days")
        form.row(
            self.tr("Days of grace for a late payout"),
            self.late,
            self.tr("After the expected day; then it counts as missing in the bank."),
        )
        self.rounding = self._number(0, 100, "rounding")
        form.row(
            self.tr("Rounding: at most, in cents"),
            self.rounding,
            self.tr("For each part of a match; of currencies without cents in their smallest unit."),
        )
        self._buyers(form)
        self._residues(form)
        self._payees(form)
        theme.changed.connect(self._widen)
        self._widen()

    def _buyers(self, form: Form) -> None:
        """Add what makes a buyer stand out."""
        self.cases = self._number(3, 100, "cases")
        form.row(
            self.tr("Round or nightly payments of one buyer"),
            self.cases,
            self.tr("From so many on the run asks about them, where chance does not explain them."),
        )
        self.night_from = self._number(0, 23, "night_from")
        form.row(self.tr("Night begins at (hour)"), self.night_from, self.tr("By the clock of the channel's file."))
        self.night_to = self._number(0, 23, "night_to")
        form.row(self.tr("Night ends at (hour)"), self.night_to, self.tr("The same hour twice means no night."))
        self.share = self._number(5, 100, "share")
        form.row(
            self.tr("One buyer's share of a month, in %"),
            self.share,
            self.tr("From this share on the run asks about the buyer, in months with fifty payments or more."),
        )

        self.refunds = self._number(2, 100, "refunds")
        form.row(
            self.tr("Refunds of one buyer"),
            self.refunds,
            self.tr("From so many on the run asks about the buyer, where chance does not explain them."),
        )
        self.loops = self._number(2, 100, "loops")
        form.row(
            self.tr("Equal payments of one buyer that went back whole"),
            self.loops,
            self.tr("From so many on the run asks about them, where hardly one stayed."),
        )

    def _residues(self, form: Form) -> None:
        """Add when small differences are asked about that nearly all go one way."""
        self.residues = self._number(5, 10_000, "residues")
        form.row(
            self.tr("Small differences of one account"),
            self.residues,
            self.tr("From so many on the run asks about them, where chance does not explain that they go one way."),
        )
        self.small = self._number(1, 100_000, "small")
        form.row(
            self.tr("Small difference: at most, in cents"),
            self.small,
            self.tr("A larger difference is not counted among them."),
        )

    def _payees(self, form: Form) -> None:
        """Add when a payment of the bank to a new payee is asked about."""
        self.payee_days = self._number(1, 3650, "payee_days")
        form.row(
            self.tr("New payee: days without the name"),
            self.payee_days,
            self.tr("The bank account's rows must reach back so far without naming the payee."),
        )
        self.payee_rows = self._number(1, 10_000, "payee_rows")
        form.row(
            self.tr("New payee: payments of the account"),
            self.payee_rows,
            self.tr("An account with fewer payments is not asked about."),
        )
        self.payee_percent = self._number(0, 99, "payee_percent")
        form.row(
            self.tr("New payee: larger than so many in a hundred"),
            self.payee_percent,
            self.tr("Only a payment larger than this part of all the account's payments is asked about."),
        )

    def _numbers(self) -> dict[str, QSpinBox]:
        """Return the fields of whole numbers, by what they change."""
        return {
            "margin": self.margin,
            "late_band_days": self.late,
            "rounding": self.rounding,
            "cases": self.cases,
            "night_from": self.night_from,
            "night_to": self.night_to,
            "share": self.share,
            "refunds": self.refunds,
            "loops": self.loops,
            "residues": self.residues,
            "small": self.small,
            "payee_days": self.payee_days,
            "payee_rows": self.payee_rows,
            "payee_percent": self.payee_percent,
        }

    def _number(self, least: int, most: int, name: str) -> QSpinBox:
        made = QSpinBox()
        made.setRange(least, most)
        made.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
        made.editingFinished.connect(partial(self._on_number, made, name))
        return made

    def refresh(self) -> None:
        """Show the limits of the open book."""
        for one in (self.large, *self._numbers().values()):
            one.setEnabled(self._session.book is not None)
        if self._session.book is not None:
            self._session.read(_rules, self._on_read, self._failed)

    def _on_read(self, rules: Rules) -> None:
        self._rules = rules
        if not self.large.hasFocus():
            self.large.setText(shown.plain_amount(plain(rules.large, 2, "")) if rules.large else "")
        for name, field in self._numbers().items():
            field.setValue(getattr(rules, name))

    def _on_saved(self, rules: Rules) -> None:
        self._on_read(rules)

    def _on_large(self) -> None:
        text = self.large.text().strip()
        typed = typed_amount(text) if text else (0, 2)
        if typed is None or typed[0] < 0 or typed[1] > 2:
            self._failed_amount(text)
            return
        self._save(large=typed[0] * 10 ** (2 - typed[1]))

    def _failed_amount(self, text: str) -> None:
        from app.domain.errors import NotAllowed

        self._failed(NotAllowed("split.not_amount", text=text))

    def _on_number(self, field: QSpinBox, name: str) -> None:
        self._save(**{name: field.value()})

    def _save(self, **changed: Any) -> None:
        if self._rules is None:
            return
        fresh = replace(self._rules, **changed)
        if fresh != self._rules:
            self._rules = fresh
            self._saving.save(fresh)

    def _widen(self) -> None:
        self.large.setFixedWidth(theme.px(120))
        for one in self._numbers().values():
            one.setFixedWidth(theme.px(60 if one.maximum() < 1000 else 90))


def _rules(uow: Any, _report: Any) -> Rules:
    found: Rules = uow.rules()
    return found
