"""Matching by hand across currencies: each side in its own, and what the rate of the day makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QPlainTextEdit, QWidget

from app.services.decide import Decision
from app.ui.models import shown
from app.ui.review.dialogs import buttons
from app.ui.theme import theme
from app.ui.widgets.common import label
from app.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from app.services.hand_across import Across
    from app.ui.review.page import ReviewPage


class AcrossDialog(Dialog):
    """Shows two sides in two currencies, which are never subtracted, and asks whether they are one match."""

    def __init__(self, found: Across, names: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_topic", "review#hand")
        self.setWindowTitle(self.tr("Match across currencies"))
        self.setMinimumWidth(theme.px(420))
        self._form = QFormLayout(self)
        own = [f"{shown.amount(value, found.exp, name)} {name}" for name, value in sorted(found.own.items())]
        self._row(names[0], " + ".join(own))
        self._row(names[1], f"{shown.amount(found.paid, found.exp, found.other)} {found.other}")
        self._rate(found)
        text = self.tr(
            "It stays listed as AM10 (two currencies), with its whole amount, until you book the exchange and give a "
            "reason."
        )
        self._form.addRow(label(text, "quiet", wrap=True))
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.px(70))
        self._form.addRow(self.tr("Note"), self.note)
        self._form.addRow(buttons(self, self.tr("Match selected")))

    def _row(self, name: str, text: str) -> None:
        value = label(text, "value")
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._form.addRow(name, value)

    def _rate(self, found: Across) -> None:
        """Add what the rates of the days make of side A, and of what the difference is made."""
        said = found.said()
        if "due" not in said:
            self._form.addRow(label(self.tr("No rate of these days is known."), "quiet", wrap=True))
            return
        rate = self.tr("At the rates of their days")
        if "rate" in said:
            rate = self.tr("At {rate} of {day}").format(rate=said["rate"], day=said["rate_day"])
        for name, key in (
            (rate, "due"),
            (self.tr("Difference at the day's rate"), "off"),
            (self.tr("Exchange between the days"), "exchange"),
            (self.tr("Margin of channel or bank"), "margin"),
            (self.tr("Rounding"), "residue"),
        ):
            self._row(name, f"{shown.plain_amount(said[key])} {found.other}")

    def said(self) -> str:
        """Return the note."""
        return self.note.toPlainText().strip()


def ask_across(page: ReviewPage, comparison: str, a: tuple[int, ...], b: tuple[int, ...], *, advance: bool) -> None:
    """Look up the rates of the days, show them, and match the records where the person says so."""

    def look(uow: Any, _report: Any) -> Any:
        from app.services.hand_match import looked_at

        return looked_at(uow, comparison, a, b)

    def show(found: Across) -> None:
        ask = AcrossDialog(found, page.side_names(), page)
        if ask.exec() != QDialog.DialogCode.Accepted:
            return
        done = QCoreApplication.translate("Decisions", "{a} matched with {b}.").format(a=len(a), b=len(b))
        decision = Decision(kind="match", comparison=comparison, records_a=a, records_b=b, note=ask.said())
        page.decide(decision, done, advance=advance)

    page.session.read(look, show, page.show_failure)
