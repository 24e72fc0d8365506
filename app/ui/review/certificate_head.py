"""The head of the sign-off certificate: the month, what is unexplained in it, of how many pairs."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.proof import ProofLine
from app.ui.models import shown
from app.ui.review.sign_off_view import SignOffView
from app.ui.text import period_text
from app.ui.theme import theme
from app.ui.widgets.common import Chip, label, set_look
from app.ui.widgets.flow import FlowLayout


class CertificateHead(QWidget):
    """A pair of which one side is not here at all ties out with nothing: it is counted apart, in words of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label("", "panel")
        self.said = label("", "label")
        self.hero, self.chip = label("", "hero"), Chip("", "matched")
        self.alone = label("", "hint", wrap=True)
        form = QVBoxLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.addWidget(self.heading)
        form.addWidget(self.said)
        row = FlowLayout(gap=8, margin=0)  # the chip goes below a long amount where the window is small
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.hero)
        row.addWidget(self.chip)
        form.addLayout(row)
        form.addWidget(self.alone)
        self.alone.hide()

    def show_view(self, view: SignOffView) -> None:
        """Say what a month's proof comes to."""
        odd = [one for one in view.proof if one.unexplained]
        alone = sum(bool(one.lacking) for one in view.proof)
        held = len(view.proof) - alone
        totals = shown.sums((abs(one.unexplained), one.exp, one.currency) for one in odd)
        self.heading.setText(self.tr("Certificate for {period}").format(period=period_text(view.period)))
        self.said.setText(self._title(odd))
        nothing = shown.amount(0, 2, view.proof[0].currency) if held else "—"
        if not view.proof:
            self._chip(self.tr("no pairs yet"), "signed", "file-stack")
        elif not held:
            self._chip(self.tr("no pair has both sides"), "signed", "file-stack")
        elif odd:
            text = self.tr("{count} of {all} pairs").format(count=len(odd), all=held)
            self._chip(text, "open", "circle-alert")
        else:
            text = self.tr("all {count} pair(s) tie out", "", held).format(count=held)
            self._chip(text, "matched", "circle-check")
        self.hero.setText("\n".join(totals) or nothing)
        several = f"font-size: {theme.px(20)}px;" if len(totals) > 1 else ""  # the conditions stay in sight
        self.hero.setStyleSheet(several)
        set_look(self.hero, state="open" if odd else "matched" if held else "")
        more = self.tr("%n more pair(s) with one side alone: there is nothing to compare", "", alone)
        self.alone.setText(more)
        self.alone.setVisible(bool(alone))

    def _chip(self, text: str, look: str, icon: str) -> None:
        self.chip.show_state(text, look, icon)

    def _title(self, odd: list[ProofLine]) -> str:
        ways = {one.unexplained > 0 for one in odd}
        if len(ways) == 2:
            return self.tr("Unexplained difference, short plus over")
        if not ways:
            return self.tr("Unexplained difference")
        if True in ways:
            return self.tr("Unexplained difference, short")
        return self.tr("Unexplained difference, over")
