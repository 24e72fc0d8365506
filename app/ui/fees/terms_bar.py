"""The terms of one fee model in a row of figures."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.config.words import Words
from app.domain.fees import DATA, FEW, NONE, FeeModel, FeeTerms
from app.domain.period import day_of
from app.ui.lines import level, upright
from app.ui.models import shown
from app.ui.theme import theme
from app.ui.widgets.common import frame
from app.ui.widgets.elided import ElidedLabel

TITLES = (
    QT_TRANSLATE_NOOP("TermsBar", "Rate"),
    QT_TRANSLATE_NOOP("TermsBar", "Fixed part"),
    QT_TRANSLATE_NOOP("TermsBar", "Minimum"),
    QT_TRANSLATE_NOOP("TermsBar", "Cap"),
    QT_TRANSLATE_NOOP("TermsBar", "Rounding"),
    QT_TRANSLATE_NOOP("TermsBar", "On a refund"),
    QT_TRANSLATE_NOOP("TermsBar", "Valid from"),
)


_SHARES = (8, 6, 6, 6, 9, 8, 7)  # by what is said below a figure


class TermsBar(QFrame):
    """Seven figures, each with a title above and a remark below."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("frame", "bar")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.cells: list[tuple[ElidedLabel, ElidedLabel, ElidedLabel]] = []
        self._boxes: list[QFrame] = []
        for title in TITLES:
            box = frame("")
            inner = QVBoxLayout(box)
            inner.setContentsMargins(16, 8, 4, 8)
            inner.setSpacing(0)
            labels = (ElidedLabel("label"), ElidedLabel("panel"), ElidedLabel("label"))
            labels[0].setText(QCoreApplication.translate("TermsBar", title))
            for one in labels:
                inner.addWidget(one)
            self.cells.append(labels)
            self._boxes.append(box)
        self.place(7)

    def place(self, in_a_row: int) -> None:
        """Put the figures into one row, or into two where there is no room."""
        for at, one in enumerate(self._boxes):
            self._grid.addWidget(one, at // in_a_row, at % in_a_row)
        for column in range(len(self._boxes)):
            self._grid.setColumnStretch(column, _SHARES[column] if column < in_a_row else 0)

    def fit(self, width: int) -> None:
        """Choose the rows by the width at hand."""
        self.place(7 if width >= theme.px(620) else 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairlines that part the figures, as those of the overview are parted."""
        super().paintEvent(event)
        painter = QPainter(self)
        for one in self._boxes:
            at = one.geometry()
            if at.left() > 0:
                upright(painter, at.left(), at.top(), at.bottom(), theme.color("line"))
            elif at.top() > 0:
                level(painter, 0, at.top(), self.width() - 1, theme.color("line"), upper=True)
        painter.end()

    def show_model(self, model: FeeModel) -> None:
        """Show the terms; a dash where nothing is known."""
        known = model.origin != NONE
        terms = model.terms if known else FeeTerms()
        values = [
            (shown.percent(terms.rate) if known else "—", self._rate_remark(model)),
            (self._money(model, terms.fixed) if known else "—", self.tr("for each row") if terms.fixed else ""),
            (self._edge(model, terms.least, known), ""),
            (self._edge(model, terms.cap, known), ""),
            (self._words.say(f"fees.rounding.{terms.rounding}") if known else "—", self._rounding_remark(model)),
            (self._words.say(f"fees.refund.{terms.refund}"), self._refund_remark(model)),
            (shown.day_full(day_of(model.first_day)), self._since_remark(model)),
        ]
        for (_title, value, remark), (text, below) in zip(self.cells, values, strict=True):
            value.setText(text)
            remark.setText(below)

    def _money(self, model: FeeModel, value: int) -> str:
        return shown.amount(value, model.terms.exp, model.currency)

    def _edge(self, model: FeeModel, value: int | None, known: bool) -> str:
        return self._money(model, value) if value is not None else self.tr("none seen") if known else "—"

    def _rate_remark(self, model: FeeModel) -> str:
        if model.agreed is not None:
            return self.tr("contract {rate}").format(rate=shown.percent(model.agreed.rate))
        if model.origin != DATA:
            return self.tr("starting model") if model.origin != NONE else ""
        if model.sureness == FEW:
            low, high = shown.percent(model.lowest), shown.percent(model.highest)
            return self.tr("{low} to {high} fit").format(low=low, high=high)
        return self.tr("no contract rate")

    def _rounding_remark(self, model: FeeModel) -> str:
        if model.origin == NONE:
            return ""
        places = self.tr("{count} decimals").format(count=model.terms.step_exp)
        if len(model.roundings) > 1:
            return self.tr("{places}, others fit").format(places=places)
        return places

    def _refund_remark(self, model: FeeModel) -> str:
        if model.refund_since is not None:
            return self.tr("since {day}").format(day=shown.day_full(day_of(model.refund_since)))
        if model.refunds:
            return self.tr("{count} of {all} refunds").format(count=model.refunds_as, all=model.refunds)
        return ""

    def _since_remark(self, model: FeeModel) -> str:
        if model.ordinal > 1:
            return self.tr("version {number}").format(number=model.ordinal)
        return self.tr("first row")
