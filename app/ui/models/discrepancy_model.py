"""The workbench's list: discrepancies and timing items over DiscrepancyColumns."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.discrepancy import AGE_BANDS, code_order
from app.domain.period import day_number, day_of
from app.services.discrepancies import DiscrepancyColumns
from app.ui.models import filters, shown
from app.ui.models.columns_model import ColumnsModel, Sorts
from app.ui.models.shown import Paint
from app.ui.models.states import ITEM_STATES, STATE_ICONS, STATE_TONES, state_word

STATE, CODE, TITLE, PLACE, REF, AMOUNT, SINCE, AGE, DUE, REASON, OWNER = range(11)
#: What the list may be grouped by, "" for nothing.
GROUPS = ("", "state", "code", "age", "owner")
#: Open items first, then waiting, explained, resolved.
_STATE_ORDER = np.array([1, 0, 2, 3])


class DiscrepancyModel(ColumnsModel):
    """Items as rows; `say` words a text key, `title` a discrepancy code.

    Grouped, each group has a line above it (a line below 0): its name, how many, the sum, and the sum without signs
    where that is another one.
    """

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._columns: DiscrepancyColumns | None = None
        self.say: Callable[[str], str] = str
        self.title: Callable[[str, str], str] = lambda code, comparison: code
        self._band, self._typed, self._states = -1, dict[int, str](), frozenset[int]()
        self._group, self._mixed = "", False
        self._year: int | None = None
        self._heads: list[tuple[str, NDArray[np.int64]]] = []

    @property
    def group(self) -> str:
        """Return what the list is grouped by, one of GROUPS."""
        return self._group

    def set_group(self, group: str) -> None:
        """Group the list by something else, "" for nothing."""
        self._group = group if group in GROUPS else ""
        self.set_filter(self._band, self._typed, self._states)

    @property
    def columns(self) -> DiscrepancyColumns | None:
        """Return what is shown, None before the first load."""
        return self._columns

    def set_columns(self, columns: DiscrepancyColumns) -> None:
        """Show other items; the filter stays."""
        self._take(columns)
        self.set_filter(self._band, self._typed, self._states)

    def _take(self, columns: DiscrepancyColumns) -> None:
        """Take the columns, and the year that need not be said: that of the day until which ages are counted."""
        self._columns, self._mixed = columns, columns.mixed()
        due = np.where(columns.expected > 0, columns.expected, columns.since_day)
        until = (due + columns.age)[columns.age > 0] if (columns.age > 0).any() else columns.since_day
        self._year = day_of(int(until.max())).year if len(until) else None

    def other_year(self, column: int) -> bool:
        """Return whether a day in SINCE or DUE is of another year than ages are counted until, and says it."""
        columns = self._columns
        if columns is None or self._year is None:
            return False
        days = columns.since_day if column == SINCE else columns.expected[columns.expected > 0]
        first, last = day_number(date(self._year, 1, 1)), day_number(date(self._year, 12, 31))
        return bool(((days < first) | (days > last)).any())

    def changed_since(self, before: DiscrepancyColumns) -> list[int]:
        """Return the lines of items that were there before with another state, reason, note or owner."""
        columns = self._columns
        if columns is None:
            return []
        was = dict(zip((self._identity(before, one) for one in range(len(before))), _words(before), strict=True))
        now = enumerate(_words(columns))
        return [at for at, said in now if was.get(self._identity(columns, at), said) != said]

    def refresh(self, columns: DiscrepancyColumns) -> None:
        """Show the same after a decision: rows keep their place, known by their first record and code."""
        old = self._columns
        if old is None:
            self.set_columns(columns)
            return
        place = {self._identity(old, int(line)): at for at, line in enumerate(self._order) if line >= 0}
        found = [
            (place[name], line) for line in range(len(columns)) if (name := self._identity(columns, line)) in place
        ]
        new = [line for line in range(len(columns)) if self._identity(columns, line) not in place]
        self._take(columns)
        passing = set(self._passing()[0].tolist())
        heads = [(at, int(line)) for at, line in enumerate(self._order) if line < 0]
        lines = [line for _at, line in sorted([*found, *heads])] + [line for line in new if line in passing]
        self.show_lines(np.array(lines, np.int64))
        self._count_heads()

    def names_of(self, rows: Iterable[int]) -> set[tuple[Any, ...]]:
        """Return what the items in rows are known by, also after a decision, which gives them another number."""
        if self._columns is None:
            return set()
        return {self._identity(self._columns, line) for line in map(self.line, rows) if line >= 0}

    def rows_named(self, names: Container[tuple[Any, ...]]) -> list[int]:
        """Return the rows that show items known by these names."""
        columns = self._columns
        lines = enumerate(self._order.tolist()) if columns is not None else ()
        return [row for row, line in lines if columns and line >= 0 and self._identity(columns, line) in names]

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
        self._heads = []
        self.show_lines(lines)
        super().sort_by(self._sorts)
        if self._group and columns is not None:
            self.show_lines(self._grouped(columns, self._order))
            self._count_heads()
        return wrong

    def sort_by(self, sorts: Sorts) -> None:
        """Sort within the groups."""
        if not self._group:
            super().sort_by(sorts)
            return
        self._sorts = list(sorts)
        self.set_filter(self._band, self._typed, self._states)

    def _grouped(self, columns: DiscrepancyColumns, lines: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the lines group by group, each below its own line; groups in their natural order."""
        keys = self._group_keys(columns)[lines]
        out: list[int] = []
        self._heads = []
        for key in np.unique(keys).tolist():
            mine = lines[keys == key]
            self._heads.append((self._group_name(columns, mine), mine))
            out += [-len(self._heads), *mine.tolist()]
        return np.array(out, np.int64)

    def _group_keys(self, columns: DiscrepancyColumns) -> NDArray[np.int64]:
        if self._group == "state":
            return np.asarray(_STATE_ORDER[columns.state], np.int64)
        if self._group == "age":
            return np.where(columns.state <= 1, columns.band, len(AGE_BANDS)).astype(np.int64)
        if self._group == "code":
            words, ordered = columns.code, sorted(set(columns.code), key=code_order)
        else:
            words, ordered = columns.owner, sorted(set(columns.owner), key=lambda one: (not one, one))
        rank = {word: at for at, word in enumerate(ordered)}
        return np.array([rank[one] for one in words], np.int64)

    def _group_name(self, columns: DiscrepancyColumns, mine: NDArray[np.int64]) -> str:
        line = int(mine[0])
        if self._group == "state":
            return state_word(ITEM_STATES[int(columns.state[line])])
        if self._group == "code":
            code, pairs = columns.code[line], sorted({columns.comparison[at] for at in mine.tolist()})
            return f"{code} {' · '.join(dict.fromkeys(self.title(code, one) for one in pairs))}"
        if self._group == "owner":
            return columns.owner[line] or self.tr("Nobody")
        if columns.state[line] > 1:
            return self.tr("Settled")
        band = int(columns.band[line])
        last = AGE_BANDS[band + 1] - 1 if band + 1 < len(AGE_BANDS) else 0
        if not last:
            return self.tr("over 60 days")
        return self.tr("{days} days").format(days=f"{AGE_BANDS[band]}–{last}")

    def _count_heads(self) -> None:
        """Let each group count the lines that stand below it now."""
        starts = [*np.flatnonzero(self._order < 0).tolist(), len(self._order)]
        for first, stop in pairwise(starts):
            head = -1 - int(self._order[first])
            self._heads[head] = (self._heads[head][0], self._order[first + 1 : stop])

    def _paint_head(self, line: int, column: int) -> Paint:
        columns = self._columns
        name, mine = self._heads[-1 - line]
        assert columns is not None
        text = ""
        if column == TITLE:
            text = name
        elif column == CODE:
            text = shown.count(len(mine))
        elif column == AMOUNT and len(mine):
            found = self._sums(columns, mine, -columns.amount)  # what the column below adds up to, signs and all
            text = found[0] if len(found) == 1 else "—"
        elif column == REF and len(mine):
            found = self._sums(columns, mine, np.abs(columns.amount))  # as the sums by age have it
            if len(found) > 1 or int(np.abs(columns.amount[mine]).sum()) != abs(int(columns.amount[mine].sum())):
                text = self.tr("{amount} without signs").format(amount=" · ".join(found))
        return Paint(text, "text" if column == AMOUNT else "text2", ground="surface2", bold=column == AMOUNT)

    def _sums(self, columns: DiscrepancyColumns, mine: NDArray[np.int64], amount: NDArray[np.int64]) -> list[str]:
        parts = ((value, columns.exp, code) for code, value in columns.sums(mine, amount).items() if code or value)
        return shown.sums(parts, self._mixed) or ["—"]

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
            return filters.amounts(text, columns.exp).mask(-columns.amount)  # as it is shown
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
            self.tr("Owner"),
        ]

    def right_aligned(self, column: int) -> bool:
        return column in (AMOUNT, AGE)

    def key(self, line: int) -> int:
        return int(self._columns.number[line]) if self._columns is not None and line >= 0 else 0

    def keys(self) -> NDArray[np.int64]:
        if self._columns is None or not len(self._columns):
            return np.zeros(len(self._order), np.int64)
        return np.where(self._order >= 0, self._columns.number[np.maximum(self._order, 0)], 0)

    def text(self, line: int, column: int) -> str:
        return self.paint(line, column).text

    def paint(self, line: int, column: int) -> Paint:
        columns = self._columns
        if columns is None:
            return Paint()
        if line < 0:
            return self._paint_head(line, column)
        state = ITEM_STATES[int(columns.state[line])]
        if column == STATE:
            return Paint(state_word(state), STATE_TONES[state], STATE_ICONS[state])
        if column == CODE:
            return Paint(columns.code[line])
        if column == TITLE:
            return Paint(self.title(columns.code[line], columns.comparison[line]))
        if column == PLACE:
            return Paint(columns.comparison[line] or "—", "text2")
        if column == REF:
            return Paint(columns.ref[line] or "—")
        if column == AMOUNT:
            text = shown.amount_of(-int(columns.amount[line]), columns.exp, columns.currency[line], self._mixed)
            tone = "open" if state == 3 else "text"
            return Paint(text, tone if columns.amount[line] else "text3")
        if column == AGE:
            age = int(columns.age[line])
            return Paint(str(age) if columns.state[line] <= 1 else "—", "open" if age > 15 and state == 3 else "text2")
        if column == SINCE:
            return Paint(shown.day(day_of(int(columns.since_day[line])), self._year), "text2")
        if column == DUE:
            due = int(columns.expected[line])
            return Paint(shown.day(day_of(due), self._year) if due else "—", "text2")
        if column == OWNER:
            return Paint(columns.owner[line] or "—", "text2")
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
        ordered = sorted(set(words), key=code_order) if column == CODE else sorted(set(words))
        rank = {word: at for at, word in enumerate(ordered)}
        return np.array([rank[word] for word in words], np.int64)


def _words(columns: DiscrepancyColumns) -> list[tuple[Any, ...]]:
    """Return what a person decides of every item: state, reason, note, owner."""
    notes = columns.table["note"].to_pylist()
    return list(zip(columns.state.tolist(), columns.reason, notes, columns.owner, strict=True))
