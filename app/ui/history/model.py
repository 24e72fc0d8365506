"""The list of steps: when, who, what, how many, sums; undone ones struck through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from app.config.words import Words
from app.services.steps import Done
from app.ui.models import shown
from app.ui.text import actor_text, local_time, params_shown
from app.ui.theme import theme

WHEN, WHO, WHAT, ROWS, SUMS, NOW = range(6)
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class HistoryModel(QAbstractTableModel):
    """Steps, the latest first, of which a typed text lets some through."""

    def __init__(self, words: Words, parent: Any = None) -> None:
        super().__init__(parent)
        self._words = words
        self._all: list[Done] = []
        self._shown: list[Done] = []
        self._text = ""

    def set_steps(self, steps: Sequence[Done]) -> None:
        """Show other steps; the filter stays."""
        self._all = list(steps)
        self.set_filter(self._text)

    def set_filter(self, text: str) -> None:
        """Show the steps that hold every word of a text in what they say, who, when or their sums."""
        self._text = text
        wanted = text.casefold().split()
        self.beginResetModel()
        self._shown = [one for one in self._all if not wanted or all(word in self._said(one) for word in wanted)]
        self.endResetModel()

    def _said(self, one: Done) -> str:
        return " ".join(self._text_of(one, column) for column in range(6)).casefold()

    def step(self, row: int) -> Done | None:
        """Return the step of a row, None where there is none."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def says_now(self) -> bool:
        """Return whether something is said of what became of a step."""
        return any(one.undone or one.signed for one in self._shown)

    def row_of(self, first: int) -> int:
        """Return the row of a step, −1 where it is not shown."""
        return next((row for row, one in enumerate(self._shown) if one.first == first), -1)

    def steps_from(self, row: int) -> list[Done]:
        """Return the steps in force from the latest down to a row, filtered or not."""
        last = self.step(row)
        return [one for one in self._all if last is not None and one.first >= last.first and not one.undone]

    # Qt

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return [
                self.tr("When"),
                self.tr("Who"),
                self.tr("What"),
                self.tr("Rows"),
                self.tr("Sums"),
                self.tr("Now"),
            ][section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(
                _RIGHT if section in (ROWS, SUMS) else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
        return None

    def data(self, index: _Index, role: int = 0) -> Any:
        one = self.step(index.row())
        if one is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text_of(one, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            undone = self.tr("undone") + " " if one.undone and index.column() == WHAT else ""
            return undone + self._text_of(one, index.column())
        if role == Qt.ItemDataRole.FontRole and one.undone and index.column() != NOW:
            font = QFont()
            font.setStrikeOut(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme.tokens["text3" if one.undone else "text"])
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (ROWS, SUMS):
            return int(_RIGHT)
        return None

    def _text_of(self, one: Done, column: int) -> str:
        if column == WHEN:
            return local_time(one.at)
        if column == WHO:
            return actor_text(one.actor)
        if column == WHAT:
            return self._words.say(one.text_key, params_shown(one.params))
        if column == ROWS:
            return shown.count(one.rows)
        if column == SUMS:
            return " + ".join(f"{shown.plain_amount(value)} {name}" for name, value in sorted(one.sums.items()))
        if one.undone:
            return self.tr("undone {time} by {name}").format(
                time=local_time(one.at_undone), name=actor_text(one.by_undone)
            )
        said = [self.tr("signed off in {period}").format(period=one.signed)] if one.signed else []
        return " · ".join([*said, self.tr("clock set back")] if one.clock_back else said)
