"""The days to come, one a row: what brings and takes money, and what is left at the end."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from app.domain.period import day_of
from app.services.forecast import Forecast
from app.ui.delegates.amount import AmountDelegate
from app.ui.delegates.cell import PADDING, CellDelegate
from app.ui.models import shown
from app.ui.models.rows_model import RowsModel
from app.ui.models.shown import Paint
from app.ui.review.data_grid import DataGrid
from app.ui.theme import LABEL, theme

DAY, PAYOUTS, KNOWN, IN, MONTHLY, OUT, CASH, LOW, HIGH = range(9)
_WIDTH, _DAY = 92, 72
#: Widths of the table, at 100 %, below which a column is left out; the chart and its table show them.
_NEEDS = {LOW: 820, HIGH: 820, KNOWN: 740, MONTHLY: 580}


class DaysModel(RowsModel):
    """Lines are days ahead, 0 = the first."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__((), tuple(range(PAYOUTS, HIGH + 1)), parent)
        self.set_titles(
            [
                self.tr("Day"),
                self.tr("From channels"),
                self.tr("Of that, under way"),
                self.tr("Other money in"),
                self.tr("Every month"),
                self.tr("Other money out"),
                self.tr("At the end"),
                self.tr("Low"),
                self.tr("High"),
            ]
        )

    def show_forecast(self, found: Forecast) -> None:
        """Show the days of a forecast."""
        self.made_again = lambda: _rows(found)
        sums = (found.payouts, found.known, found.incoming, found.monthly, found.outgoing, found.cash)
        band = (found.low, found.high)
        keys = [
            (at, *(int(one[at]) for one in sums), *(int(one[at]) if len(one) else None for one in band))
            for at in range(len(found))
        ]
        self.set_rows(_rows(found), sort_values=keys)


def _rows(found: Forecast) -> list[tuple[Paint, ...]]:
    lowest = found.lowest

    def money(value: int, always: bool = False) -> Paint:
        text = shown.amount(value, found.exp, found.currency)
        return Paint(text) if value or always else Paint(text, "text3")

    out = []
    for at in range(len(found)):
        sums = (found.payouts, found.known, found.incoming, found.monthly, found.outgoing)
        left = shown.amount(int(found.cash[at]), found.exp, found.currency)
        tone = "open" if found.cash[at] < 0 and found.opening is not None else "timing" if at == lowest else "text"
        edges = [
            money(int(one[at]), always=True) if len(one) else Paint("—", "text3") for one in (found.low, found.high)
        ]
        day = Paint(shown.day(day_of(found.first + at), day_of(found.first).year))
        out.append((day, *(money(int(one[at])) for one in sums), Paint(left, tone), *edges))
    return out


class DaysGrid(DataGrid):
    """The table of the days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Day by day"))
        self.rows = DaysModel(self)
        self.setModel(self.rows)
        self._delegates = (CellDelegate(self), AmountDelegate(self))
        self.setItemDelegate(self._delegates[0])
        for column in range(PAYOUTS, HIGH + 1):
            self.setItemDelegateForColumn(column, self._delegates[1])
        self.horizontalHeader().setHighlightSections(False)

    def fit(self, width: int) -> None:
        """Share the width among the columns for which there is room."""
        for column, least in _NEEDS.items():
            self.setColumnHidden(column, width < theme.px(least))
        left = [one for one in range(HIGH + 1) if not self.isColumnHidden(one)]
        each = max((width - 18) // len(left), theme.px(_WIDTH - 8))
        titles, metrics = self.rows.titles(), QFontMetrics(theme.font(LABEL))
        spare = max(0, each - theme.px(_DAY))  # a day is short; what it leaves goes to titles that would be cut
        for column in left[1:]:
            lack = metrics.horizontalAdvance(titles[column]) + 2 * PADDING + 2 - each
            more = min(max(0, lack), spare)
            spare -= more
            self.setColumnWidth(column, each + more)
        self.setColumnWidth(DAY, min(each, theme.px(_DAY) + spare))
