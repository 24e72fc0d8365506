"""What a rule would do, beside its form: how many, how much money, examples, and each signed-off month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.models import shown
from app.ui.models.shown import Paint
from app.ui.text import clauses, listed, visible
from app.ui.widgets.common import label
from app.ui.widgets.rows_table import rows_table

if TYPE_CHECKING:
    from app.services.rule_trial import Example, Trial


class RuleCatch(QWidget):
    """Filled by a job; while one runs the numbers before stay, and the line above says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(6)
        layout.addWidget(label(self.tr("What it catches now"), "panel"))
        self.said = label("", "label", wrap=True)
        self.said.setAccessibleName(self.tr("What it catches now"))
        layout.addWidget(self.said)
        heads = [self.tr("Side A"), self.tr("Side B"), self.tr("Amount"), self.tr("Day")]
        self.examples, self.grid = rows_table(self, heads, (2,), self.tr("Examples"), giving=(0, 1))
        layout.addWidget(self.grid, 2)
        self.below = label(self.tr("In signed-off months it would have been"), "panel")
        layout.addWidget(self.below)
        titles = [self.tr("Month"), self.tr("Right"), self.tr("Wrong"), self.tr("Missed")]
        self.months, self.month_grid = rows_table(self, titles, (1, 2, 3), self.tr("Signed-off months"))
        layout.addWidget(self.month_grid, 1)
        self.none = label(self.tr("No month is signed off yet."), "hint", wrap=True)
        layout.addWidget(self.none)

    def wait(self) -> None:
        """Say that a trial runs."""
        self.said.setText(self.tr("Counting …"))

    def clear(self, why: str = "") -> None:
        """Show nothing but a reason."""
        self.said.setText(why)
        self.examples.set_rows([])
        self.months.set_rows([])
        self._show_months(False, False)

    def _show_months(self, some: bool, trial: bool) -> None:
        """Show the signed-off months where there are some; else say so, and leave their room to the examples."""
        self.below.setVisible(trial)
        self.none.setVisible(trial and not some)
        self.month_grid.setVisible(some)

    def show_trial(self, trial: Trial) -> None:
        """Show a trial."""
        self.said.setText(self._sentence(trial))
        self.examples.set_rows([self._example(one) for one in trial.examples])
        self.months.set_rows(
            [
                (
                    Paint(one.period.name),
                    Paint(shown.count(one.hits), "matched" if one.hits else "text3"),
                    Paint(shown.count(one.wrong), "open" if one.wrong else "text3"),
                    Paint(shown.count(one.misses), "text2" if one.misses else "text3"),
                )
                for one in trial.months
            ]
        )
        self._show_months(bool(trial.months), True)

    def _sentence(self, trial: Trial) -> str:
        parts = [
            self.tr("{comparison}: records on side A: {a}, on side B: {b}").format(
                comparison=name, a=shown.count(a), b=shown.count(b)
            )
            for name, (a, b) in sorted(trial.records.items())
        ]
        money = listed(f"{shown.plain_amount(value)} {currency}" for currency, value in trial.money.items())
        if trial.aside:
            parts.append(self.tr("set aside: {count}, {money}").format(count=shown.count(trial.aside), money=money))
        elif trial.matches:
            text = self.tr("matches: {count}, confirmed: {sure}, {money}")
            count, sure = shown.count(trial.matches), shown.count(trial.confirmed)
            parts.append(text.format(count=count, sure=sure, money=money))
        else:
            parts.append(self.tr("nothing is caught"))
        if trial.more or trial.fewer:
            text = self.tr("matches gained: {more}, lost: {fewer}")
            parts.append(text.format(more=shown.count(trial.more), fewer=shown.count(trial.fewer)))
        return clauses(parts) + self.tr(".")

    def _example(self, one: Example) -> tuple[Paint, ...]:
        mark = "circle-check" if one.confirmed else ""
        return (
            Paint(visible(one.ref_a), "text", mark),
            Paint(visible(one.ref_b), "text2"),
            Paint(shown.plain_amount(one.amount)),
            Paint(one.day_b or one.day_a, "text2"),
        )
