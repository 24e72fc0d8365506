"""Asks for the first and the last day of what is looked at."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from app.domain.period import Period
from app.ui.widgets.common import button
from app.ui.widgets.day_edit import DayEdit
from app.ui.widgets.dialog import Dialog, foot


class DaysDialog(Dialog):
    """chosen: the days, once they are confirmed. The last day is never before the first."""

    chosen = Signal(object)

    def __init__(self, period: Period, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Days to look at"))
        self.setProperty("help_topic", "overview#period")
        form = QFormLayout(self)
        self.first, self.last = DayEdit(period.first), DayEdit(period.last)
        form.addRow(self.tr("First day"), self.first)
        form.addRow(self.tr("Last day"), self.last)
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))
        self.first.dateChanged.connect(self._on_first)
        self._on_first()
        self.show_days = button(self.tr("Show"), kind="primary", on=self.accept)
        form.addRow(foot(self.show_days, button(self.tr("Cancel"), on=self.reject)))

    def _on_first(self) -> None:
        self.last.setMinimumDate(self.first.date())

    def accept(self) -> None:
        """Look at these days."""
        self.chosen.emit(Period(_day(self.first.date()), _day(self.last.date())))
        super().accept()


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())
