"""What the cells of the review grid say and how they are painted: words, states, amounts, candidates."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt

from app.domain.period import day_of
from app.services import review_columns as rc
from app.services.review_columns import ReviewColumns
from app.ui.models import shown
from app.ui.models.columns_model import CHECK, ColumnsModel
from app.ui.models.shown import Paint
from app.ui.models.states import STATE_ICONS, STATE_TONES, state_word

TICK, A_TIME, A_REF, A_PARTY, A_VALUE, STATE, DIFFERENCE, B_TIME, B_REF, B_VALUE = range(10)
SIDE_A, MIDDLE, SIDE_B = (TICK, A_TIME, A_REF, A_PARTY, A_VALUE), (STATE, DIFFERENCE), (B_TIME, B_REF, B_VALUE)


class ReviewCells(ColumnsModel):
    """The cells of ReviewModel, which keeps order, ticks and candidates."""

    _columns: ReviewColumns | None
    _item_keys: NDArray[np.int64]
    _brackets: NDArray[np.int8]
    _ticked: set[int]
    _candidates: list[Any]
    _chosen: int
    _candidate_row: int
    _titles: list[str] | None
    _counted_in: ReviewColumns | None = None
    _counted: dict[int, int]
    year: int
    hidden: bool

    def titles(self) -> list[str]:
        if self._titles is None:
            self._titles = self._make_titles()
        return self._titles

    def retranslate(self) -> None:
        """Take the titles of another language or comparison."""
        self._titles = None
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, B_VALUE)

    def _make_titles(self) -> list[str]:
        comparison = self._columns.comparison if self._columns is not None else "L1"
        times = {
            "L1": (self.tr("Paid at"), self.tr("Order no."), self.tr("Buyer"), self.tr("Due")),
            "L2": (self.tr("Time"), self.tr("Order no."), self.tr("Party"), self.tr("Net")),
            "L3": (self.tr("Paid out"), self.tr("Payout no."), self.tr("Party"), self.tr("Payout")),
        }.get(comparison, (self.tr("Time"), self.tr("Number"), self.tr("Party"), self.tr("Amount")))
        others = {
            "L1": (self.tr("Completed"), self.tr("Merchant order no."), self.tr("Received")),
            "L2": (self.tr("Booked at"), self.tr("Number"), self.tr("Booked")),
            "L3": (self.tr("Arrived"), self.tr("Bank reference"), self.tr("Deposit")),
        }.get(comparison, (self.tr("Time"), self.tr("Number"), self.tr("Amount")))
        return [self.tr("Tick"), *times, self.tr("State"), self.tr("Difference"), *others]

    def right_aligned(self, column: int) -> bool:
        return column in (A_VALUE, DIFFERENCE, B_VALUE)

    def data(self, index: Any, role: int = 0) -> Any:
        if int(role) == CHECK and index.isValid() and index.column() == TICK:
            paint = self.paint(int(self._order[index.row()]), TICK)
            return Qt.CheckState(paint.check) if paint.check >= 0 else None
        return super().data(index, role)

    def text(self, line: int, column: int) -> str:
        paint = self.paint(line, column)
        return f"{paint.text} {paint.after}".strip()

    def spoken(self, line: int, column: int) -> str:
        if column != TICK:
            return super().spoken(line, column)
        check = self.paint(line, column).check
        return "" if check < 0 else (self.tr("ticked") if check else self.tr("not ticked"))

    def paint(self, line: int, column: int) -> Paint:
        columns = self._columns
        if columns is None:
            return Paint()
        if line < 0:
            return self._paint_candidate(columns, -1 - line, column)
        item = int(columns.item[line])
        first = line == int(columns.first_line[item])
        if column == TICK:
            return Paint(check=(2 if int(self._item_keys[item]) in self._ticked else 0) if first else -1)
        if column == STATE:
            return self._paint_state(columns, item, line, first)
        if column == DIFFERENCE:
            return self._paint_difference(columns, item) if first else Paint()
        cell = int((columns.b if column in SIDE_B else columns.a)[line])
        tied = columns.state[item] == rc.AMBIGUOUS and columns.n_a[item] and column in SIDE_B
        if cell < 0 or tied:
            return self._paint_why(columns, item) if first and column in (B_REF, A_REF) else Paint()
        return self._paint_record(columns, item, line, cell, column)

    def _paint_record(self, columns: ReviewColumns, item: int, line: int, cell: int, column: int) -> Paint:
        records = columns.records
        if column in (A_TIME, B_TIME):
            return Paint(shown.moment(int(records.at[cell]), bool(records.dated[cell]), self.year))
        if column == A_PARTY:
            return Paint(shown.party(records.party[cell].as_py()), "text2")
        if column in (A_REF, B_REF):
            text = records.ref[cell].as_py()
            return Paint(text) if text else Paint(self.tr("no number"), "text2")
        value = int((columns.b_value if column == B_VALUE else columns.a_value)[line])
        return Paint(self._amount(columns, value, item))

    def _paint_state(self, columns: ReviewColumns, item: int, line: int, first: bool) -> Paint:
        bracket = int(self._brackets[line])
        if not first:
            return Paint(bracket=bracket)
        state, n_a, n_b = int(columns.state[item]), int(columns.n_a[item]), int(columns.n_b[item])
        grouped = f"{n_a}:{n_b}" if max(n_a, n_b) > 1 else ""
        signed = bool(columns.locked[item]) and state in (rc.MATCHED, rc.EXPLAINED, rc.RESOLVED)
        after = [grouped] if grouped else []
        if self._flagged(columns, item):
            after.append(self.tr("flagged"))
        icon = "lock" if signed else STATE_ICONS[state]
        return Paint(state_word(state), STATE_TONES[state], icon, " ".join(after))

    @staticmethod
    def _flagged(columns: ReviewColumns, item: int) -> bool:
        if not columns.flagged:
            return False
        rows = [*columns.members(item, 0), *columns.members(item, 1)]
        return any(int(columns.records.number[row]) in columns.flagged for row in rows)

    def _paint_difference(self, columns: ReviewColumns, item: int) -> Paint:
        state, off = int(columns.state[item]), -int(columns.difference[item])
        if state == rc.AMBIGUOUS:
            return Paint("—", "text3")
        text = self._amount(columns, off, item)
        if not off or state in (rc.MATCHED, rc.SUGGESTED, rc.RESOLVED, rc.ASIDE):
            return Paint(text, "text3")
        return Paint(text, STATE_TONES[state])

    def _paint_why(self, columns: ReviewColumns, item: int) -> Paint:
        """Return why the other side is empty; it stands in that side's number column."""
        why, number = int(columns.why[item]), int(columns.why_n[item])
        if why == rc.WHY_CANDIDATES:
            number = self._count_candidates(columns, item) or number
            return Paint(self.tr("{count} candidates").format(count=number), "ambiguous", "arrow-right")
        if why == rc.WHY_DUE:
            return Paint(self.tr("due {date}").format(date=shown.day_short(day_of(number))), "timing", "calendar-clock")
        if why == rc.WHY_EXPLAINED:
            return Paint(self.tr("has a reason"), "text2")
        if why == rc.WHY_NO_COUNTERPART:
            return Paint(self._nothing(columns.comparison, bool(columns.n_a[item])), "open", "search")
        return Paint(self.tr("none expected"), "text3") if why == rc.WHY_ASIDE else Paint()

    def _count_candidates(self, columns: ReviewColumns, item: int) -> int:
        """Return how many candidates the item will offer; asked for rows in sight, kept while the columns are."""
        from app.services.review import candidates

        if self._counted_in is not columns:
            self._counted_in, self._counted = columns, {}
        if item not in self._counted:
            self._counted[item] = len(candidates(columns, item))
        return self._counted[item]

    def _nothing(self, comparison: str, on_a: bool) -> str:
        words = {
            ("L1", True): self.tr("no record in the channel"),
            ("L1", False): self.tr("no order"),
            ("L2", True): self.tr("not in the account"),
            ("L2", False): self.tr("not in the trade bill"),
            ("L3", True): self.tr("not in the bank"),
            ("L3", False): self.tr("no payout"),
        }
        return words.get((comparison, on_a), self.tr("no counterpart"))

    def _paint_candidate(self, columns: ReviewColumns, at: int, column: int) -> Paint:
        one, ground = self._candidates[at], "ambiguous_tint"
        picked = at == self._chosen
        cell, item = one.row, int(columns.item[int(self._order[self._candidate_row - 1])])
        on_b = bool(columns.n_a[item])
        if column == STATE:
            word = self.tr("chosen") if picked else self.tr("choose")
            return Paint(word, "ambiguous", ground=ground, check=2 if picked else 0)
        if column == DIFFERENCE:
            return Paint(self._amount(columns, one.off, item), "text3", ground=ground)
        if column == (A_VALUE if on_b else B_REF):
            return Paint(self.tr("Option {number}").format(number=at + 1), "ambiguous", "arrow-right", ground=ground)
        mine = SIDE_B if on_b else SIDE_A
        if column not in mine or column == TICK:
            return Paint(ground=ground)
        records = columns.records
        if column in (A_TIME, B_TIME):
            text = shown.moment(int(records.at[cell]), bool(records.dated[cell]), self.year)
            return Paint(text, ground=ground)
        if column in (A_REF, B_REF):
            return Paint(records.ref[cell].as_py() or self.tr("no number"), "text2", ground=ground)
        if column == A_PARTY:
            return Paint(shown.party(records.party[cell].as_py()), "text2", ground=ground)
        return Paint(self._amount(columns, int(records.value[cell]), item), ground=ground)

    def _amount(self, columns: ReviewColumns, value: int, item: int) -> str:
        if self.hidden:
            return shown.HIDDEN
        return shown.amount(value, columns.exp, columns.currency_of(item))
