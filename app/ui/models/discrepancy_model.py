"""The workbench's list: discrepancies and timing items over DiscrepancyColumns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.period import day_of
from app.services.discrepancies import DiscrepancyColumns
from app.ui.models import filters, shown
from app.ui.models.columns_model import ColumnsModel
from app.ui.models.shown import Paint
from app.ui.models.states import ITEM_STATES, STATE_ICONS, STATE_TONES, state_word

STATE, CODE, TITLE, PLACE, REF, AMOUNT, SINCE, AGE, DUE, REASON = range(10)
#: Open items first, then waiting, explained, resolved.
_STATE_ORDER = np.array([1, 0, 2, 3])


class DiscrepancyModel(ColumnsModel):
    """Items as rows; `say` words a text key, `title` a discrepancy code."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._columns: DiscrepancyColumns | None = None
        self.say: Callable[[str], str] = str
        self.title: Callable[[str], str] = str
        self._band, self._typed, self._states = -1, dict[int, str](), frozenset[int]()

    @property
    def columns(self) -> DiscrepancyColumns | None:
        """Return what is shown, None before the first load."""
        return self._columns

    def set_columns(self, columns: DiscrepancyColumns) -> None:
        """Show other items; the filter stays."""
        self._columns = columns
        self.set_filter(self._band, self._typed, self._states)

    def refresh(self, columns: DiscrepancyColumns) -> None:
        """Show the same after a decision: rows keep their place, known by their first record and code."""
        old = self._columns
        if old is None:
            self.set_columns(columns)
            return
        place = {self._identity(old, int(line)): at for at, line in enumerate(self._order)}
        found = [
            (place[name], line) for line in range(len(columns)) if (name := self._identity(columns, line)) in place
        ]
        new = [line for line in range(len(columns)) if self._identity(columns, line) not in place]
        self._columns = columns
        passing = set(self._passing()[0].tolist())
        lines = [line for _at, line in sorted(found)] + [line for line in new if line in passing]
        self.show_lines(np.array(lines, np.int64))

    @staticmethod
    def _identity(columns: DiscrepancyColumns, line: int) -> tuple[Any, ...]:
        return (columns.code[line], int(columns.record[line]) or columns.ref[line], columns.comparison[line])

    def set_filter(self, band: int, typed: Mapping[int, str], states: frozenset[int]) -> list[int]:
        """Show an age band (−1 = all) and what the typed texts let through; return columns that mean nothing."""
        self._band, self._typed, self._states = band, dict(typed), states
        lines, wrong = self._passing()
        columns = self._columns
        if columns is not None and len(lines):
            lines = lines[np.argsort(_STATE_ORDER[columns.state[lines]], kind="stable")]
        self.show_lines(lines)
        self.sort_by(self._sorts)
        return wrong

    def _passing(self) -> tuple[NDArray[np.int64], list[int]]:
        columns = self._columns
        if columns is None:
            return np.zeros(0, np.int64), []
        keep = np.ones(len(columns), bool)
        if self._band >= 0:
            keep &= (columns.band == self._band) & (columns.state <= 1)
        if self._states:
            keep &= np.isin(columns.state, sorted(self._states))
        wrong = []
        for column, text in self._typed.items():
            if not text.strip():
                continue
            try:
                keep &= self._mask(columns, column, text)
            except filters.FilterError:
                wrong.append(column)
        return np.flatnonzero(keep), wrong

    def _mask(self, columns: DiscrepancyColumns, column: int, text: str) -> NDArray[np.bool_]:
        import pyarrow as pa

        if column == AMOUNT:
            return filters.amounts(text, columns.exp).mask(columns.amount)
        if column == AGE:
            return filters.amounts(text, 0).mask(columns.age.astype(np.int64))
        if column in (SINCE, DUE):
            days = columns.since_day if column == SINCE else columns.expected
            latest = day_of(int(columns.since_day.max(initial=0)))
            return filters.days(text, latest).mask(days.astype(np.int64))
        words = [self.text(line, column) for line in range(len(columns))]
        return filters.texts(text, pa.array(words, pa.string()))

    def titles(self) -> list[str]:
        return [
            self.tr("State"),
            self.tr("Code"),
            self.tr("Discrepancy"),
            self.tr("Where"),
            self.tr("Number"),
            self.tr("Amount"),
            self.tr("Since"),
            self.tr("Days"),
            self.tr("Due"),
            self.tr("Reason"),
        ]

    def right_aligned(self, column: int) -> bool:
        return column in (AMOUNT, AGE)

    def key(self, line: int) -> int:
        return int(self._columns.number[line]) if self._columns is not None else 0

    def keys(self) -> NDArray[np.int64]:
        return self._columns.number[self._order] if self._columns is not None else np.zeros(0, np.int64)

    def text(self, line: int, column: int) -> str:
        return self.paint(line, column).text

    def paint(self, line: int, column: int) -> Paint:
        columns = self._columns
        if columns is None:
            return Paint()
        state = ITEM_STATES[int(columns.state[line])]
        if column == STATE:
            return Paint(state_word(state), STATE_TONES[state], STATE_ICONS[state])
        if column == CODE:
            return Paint(columns.code[line])
        if column == TITLE:
            return Paint(self.title(columns.code[line]))
        if column == PLACE:
            return Paint(columns.comparison[line] or "—", "text2")
        if column == REF:
            return Paint(columns.ref[line] or "—")
        if column == AMOUNT:
            text = shown.amount(-int(columns.amount[line]), columns.exp, columns.currency[line])
            return Paint(text, "open" if state == 3 else "text")
        if column == AGE:
            age = int(columns.age[line])
            return Paint(str(age) if columns.state[line] <= 1 else "—", "open" if age > 15 and state == 3 else "text2")
        if column == SINCE:
            return Paint(shown.day_short(day_of(int(columns.since_day[line]))), "text2")
        if column == DUE:
            due = int(columns.expected[line])
            return Paint(shown.day_short(day_of(due)) if due else "—", "text2")
        reason = columns.reason[line]
        return Paint(self.say(f"reason.{reason}") if reason else "—", "text2")

    def sort_keys(self, column: int) -> NDArray[Any]:
        columns = self._columns
        assert columns is not None
        if column == AMOUNT:
            return -columns.amount[self._order]
        if column == AGE:
            return columns.age[self._order]
        if column == SINCE:
            return columns.since_day[self._order]
        if column == DUE:
            due = columns.expected[self._order]
            return np.where(due > 0, due, np.iinfo(np.int32).max)
        if column == STATE:
            return _STATE_ORDER[columns.state[self._order]]
        words = [self.text(int(line), column) for line in self._order]
        rank = {word: at for at, word in enumerate(sorted(set(words)))}
        return np.array([rank[word] for word in words], np.int64)
