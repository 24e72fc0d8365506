"""The calendar of covered days as a table: a row for each account and format, a column for each day."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from app.config.words import Words
from app.domain.period import day_of
from app.services.coverage_calendar import COVERED, IDLE, MISSING, OUTSIDE, OVERLAP, Cover, Coverage, Row
from app.ui.models.columns_model import ACCESSIBLE, DISPLAY, TOOLTIP
from app.ui.text import day_text, visible

Index = QModelIndex | QPersistentModelIndex
_WHOLE = 10  # characters of an account that is shown whole

translate = QCoreApplication.translate  # a name that lupdate knows

#: The state of a day, and whether only the rows of a file say that it is covered.
STATE, FROM_ROWS = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1


def state_name(state: int, from_rows: bool = False) -> str:
    """Return a day's state in words."""
    names = {
        OUTSIDE: translate("CoverageModel", "no file"),
        COVERED: translate("CoverageModel", "covered"),
        OVERLAP: translate("CoverageModel", "in more than one file"),
        IDLE: translate("CoverageModel", "covered, no activity"),
        MISSING: translate("CoverageModel", "missing"),
    }
    if from_rows and state in (COVERED, IDLE):
        return translate("CoverageModel", "between the rows of a file, which states no period")
    return names[state]


class CoverageModel(QAbstractTableModel):
    """One month; nothing is computed here."""

    def __init__(self, words: Words, parent: Any = None) -> None:
        super().__init__(parent)
        self._words = words
        self._coverage = Coverage(0, 0)
        self._titles: dict[str, str] = {}

    def show(self, coverage: Coverage, titles: dict[str, str] | None = None) -> None:
        """Show another month; titles: own names of accounts by code."""
        self.beginResetModel()
        self._coverage, self._titles = coverage, titles or {}
        self.endResetModel()

    def row(self, row: int) -> Row:
        """Return the account shown in a row."""
        return self._coverage.rows[row]

    def day(self, column: int) -> int:
        """Return the day shown in a column, from 1970-01-01."""
        return self._coverage.first + column

    def covers(self, index: Index) -> list[Cover]:
        """Return the statements that cover the day of a cell."""
        return self.row(index.row()).on(self.day(index.column())) if index.isValid() else []

    def name(self, row: int) -> str:
        """Return what a row is called: format and account."""
        one = self.row(row)
        account = self._titles.get(one.account) or _short(visible(one.account))
        return f"{self._words.say(f'format.{one.format}')} {account}".strip()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._coverage.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._coverage.count

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if int(role) == DISPLAY:
            if orientation == Qt.Orientation.Vertical:
                return self.name(section) if section < len(self._coverage.rows) else ""
            return str(day_of(self.day(section)).day)
        if int(role) in (TOOLTIP, ACCESSIBLE):
            if orientation == Qt.Orientation.Vertical:
                return self.name(section) if section < len(self._coverage.rows) else ""
            return f"{day_of(self.day(section)).isoformat()} {weekday(day_of(self.day(section)))}"
        return None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        row, column = self.row(index.row()), index.column()
        state, from_rows = int(row.states[column]), bool(row.from_rows[column])
        role = int(role)
        if role == STATE:
            return state
        if role == FROM_ROWS:
            return from_rows
        if role == DISPLAY:
            return {IDLE: "–", MISSING: "!"}.get(state, "")
        if role in (TOOLTIP, ACCESSIBLE):
            said = translate("CoverageModel", "{account}, {day}: {state}")
            return said.format(
                account=self.name(index.row()), day=day_text(self.day(column)), state=state_name(state, from_rows)
            )
        return None


def _short(account: str) -> str:
    """Return a long number by its end, which is what people know of it."""
    return account if len(account) <= _WHOLE else f"…{account[-4:]}"


def weekday(day: date) -> str:
    """Return a day of the week in one or two letters."""
    return translate("CoverageModel", "M T W T F S S", "Monday to Sunday in one letter each").split()[day.weekday()]
