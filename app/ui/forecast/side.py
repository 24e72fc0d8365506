"""Beside the days: what a person supposes, what that would do, how good such forecasts were, what this one rests on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.config.words import Words
from app.domain.period import day_of
from app.services.forecast import LEAST_DAYS, PAYOUTS, Forecast
from app.ui.forecast.what_if import WhatIfForm
from app.ui.models import shown
from app.ui.widgets.common import at_edge, frame, label
from app.ui.widgets.elided import ElidedLabel


class ForecastSide(QFrame):
    """supposed: another thing is supposed."""

    supposed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("frame", "side")
        self.setAccessibleName(self.tr("What if, and how sure"))
        inside = QWidget()
        inside.setProperty("ground", "surface")
        form = QVBoxLayout(inside)
        form.setContentsMargins(16, 14, 16, 12)
        form.setSpacing(6)
        form.addWidget(label(self.tr("What if"), "panel"))
        self.what_if = WhatIfForm()
        self.what_if.changed.connect(self.supposed)
        form.addWidget(self.what_if)
        form.addLayout(at_edge(self.what_if.reset))
        self.result = label("", "quiet", wrap=True)
        form.addWidget(self.result)
        form.addWidget(frame("line"))
        form.addWidget(label(self.tr("How accurate it was"), "panel"))
        self.score = label("", "quiet", wrap=True)
        form.addWidget(self.score)
        form.addWidget(frame("line"))
        form.addWidget(label(self.tr("What it is based on"), "panel"))
        self.rests = label("", "quiet", wrap=True)
        form.addWidget(self.rests)
        self._flows = QGridLayout()
        self._flows.setHorizontalSpacing(8)
        form.addLayout(self._flows)
        self.monthly_title = label(self.tr("Comes every month"), "panel")
        form.addWidget(self.monthly_title)
        self._monthly = QGridLayout()
        self._monthly.setHorizontalSpacing(8)
        form.addLayout(self._monthly)
        form.addStretch(1)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidget(inside)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.scroll)

    def show_forecast(self, found: Forecast) -> None:
        """Show what a forecast rests on."""
        self.what_if.show_forecast(found)
        self.score.setText(self._score_text(found))
        self.rests.setText(self._rests_text(found))
        ways = [
            (self._flow_title(found, at), self._words.say(f"forecast.way.{way}"))
            for at, way in enumerate(found.outlook.ways)
            if way
        ]
        _fill(self._flows, ways)
        regular = [
            (shown.party(payer), f"{shown.amount(one.amount, found.exp, found.currency)} × {one.times}")
            for payer, one in zip(found.payers, found.outlook.monthly, strict=True)
        ]
        _fill(self._monthly, regular)
        self.monthly_title.setVisible(bool(regular))

    def show_supposed(self, found: Forecast, end: int, least: int, least_day: int) -> None:
        """Say what the suppositions come to: at the end of the last day, and on the day when least is left."""
        moved = end - int(found.cash[-1])
        if not moved and least == int(found.cash[found.lowest]):
            self.result.setText(self.tr("Change a figure: the dashed line shows what it does."))
            return
        self.result.setText(
            self.tr("At the end {end}, {moved} against the forecast; lowest on {day}: {least}.").format(
                end=self._amount(found, end),
                moved=("+" if moved > 0 else "") + self._amount(found, moved),
                day=shown.day_full(day_of(least_day)),
                least=self._amount(found, least),
            )
        )

    def _amount(self, found: Forecast, value: int) -> str:
        return shown.amount(value, found.exp, found.currency)

    def _score_text(self, found: Forecast) -> str:
        score = found.outlook.score
        if score is None:
            return self.tr("Too few days to try it: {count} of {least}.").format(
                count=shown.count(found.history.last - found.history.first + 1), least=LEAST_DAYS
            )
        parts = [
            self.tr("{day}: forecast {said} the day before, actual {came}.").format(
                day=shown.day_full(day_of(score.day)),
                said=self._amount(found, score.said),
                came=self._amount(found, score.came),
            )
        ]
        if score.weeks:
            said = self.tr("Seven days ahead it was off by {miss} on average, in {count} trials.")
            parts.append(said.format(miss=self._amount(found, score.miss), count=shown.count(score.weeks)))
            plain = self.tr("Repeating the week before would have been off by {plain}.")
            parts.append(plain.format(plain=self._amount(found, score.plain)))
        return "\n".join(parts)

    def _rests_text(self, found: Forecast) -> str:
        first, last = (shown.day_full(day_of(one)) for one in (found.history.first, found.history.last))
        parts = [self.tr("Bank statements from {first} to {last}.").format(first=first, last=last)]
        if found.opening is None:
            parts.append(self.tr("No bank statement states a balance: the days count from 0."))
        for one in found.stale:
            name = found.titles.get(one.account) or one.account
            parts.append(
                self.tr("{account} ends on {day}: its balance is of that day.").format(
                    account=name, day=shown.day_full(day_of(one.until))
                )
            )
        if found.late[0]:
            late = self.tr("%n payout(s) should have come already, {sum}: not counted.", "", found.late[0])
            parts.append(late.format(sum=self._amount(found, found.late[1])))
        return "\n".join(parts)

    def _flow_title(self, found: Forecast, at: int) -> str:
        flow = found.history.flows[at]
        if flow.kind == PAYOUTS:
            return found.titles.get(flow.account) or flow.account
        return self._words.say(f"forecast.flow.{flow.kind}")


def _fill(grid: QGridLayout, rows: list[tuple[str, str]]) -> None:
    """Show rows of two texts in the place of those that were there."""
    while grid.count():
        item = grid.takeAt(0)
        if (old := item.widget()) is not None:
            old.deleteLater()
    for at, (name, said) in enumerate(rows):
        title, value = ElidedLabel("label"), label(said, "label")
        title.setText(name)
        grid.addWidget(title, at, 0)
        grid.addWidget(value, at, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
