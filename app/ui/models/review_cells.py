"""What the cells of the review grid say and how they are painted: words, states, amounts, candidates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt

from app.domain.period import day_of
from app.services import review_columns as rc
from app.services.review_columns import ReviewColumns
from app.ui.models import shown
from app.ui.models.columns_model import AMOUNT, CHECK, COUNT, MOMENT, TEXT, ColumnsModel
from app.ui.models.kinds import kind_word
from app.ui.models.review_order import (
    A_REF,
    A_VALUE,
    B_REF,
    COLUMNS,
    STATE,
    TICK,
    Scene,
    ages_of,
    net_exp,
    net_of,
    scores_of,
)
from app.ui.models.shown import Paint
from app.ui.models.states import STATE_ICONS, STATE_TONES, state_word

_NONE = Paint()
_RIGHT = frozenset(at for at, one in enumerate(COLUMNS) if one.field in ("value", "difference", "fee", "net"))
_COUNTS = frozenset(at for at, one in enumerate(COLUMNS) if one.field in ("age", "score"))
_MOMENTS = frozenset(at for at, one in enumerate(COLUMNS) if one.field == "time")
_MOST_COUNTED = 20_000  # records up to which candidates are counted for every row in sight


class ReviewCells(ColumnsModel):
    """The cells of ReviewModel, which keeps order, ticks and candidates.

    wanted: the columns in sight, which alone are made in advance. account_titles: accounts in words.
    """

    keeps_cells = True
    tick_column = TICK
    _columns: ReviewColumns | None
    _ticked: set[int]
    _candidates: list[Any]
    _chosen: int
    _candidate_row: int
    _titles: list[str] | None
    _counted_in: ReviewColumns | None = None
    _counted: dict[int, int]
    _texts: dict[str, tuple[NDArray[Any], Any]]
    wanted: Sequence[int]
    account_titles: Mapping[str, str]
    year: int

    @property
    def picked(self) -> tuple[int, ...]:
        """Return which candidates are ticked."""
        raise NotImplementedError

    def keys_of(self, items: NDArray[Any]) -> NDArray[np.int64]:
        """Return what makes items themselves."""
        raise NotImplementedError

    def scene(self) -> Scene:
        """Return what filters and sorts look at."""
        raise NotImplementedError

    def titles(self) -> list[str]:
        if self._titles is None:
            self._titles = self._make_titles()
        return self._titles

    def retranslate(self) -> None:
        """Take the titles of another language or comparison."""
        self._titles = None
        self.forget()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def _make_titles(self) -> list[str]:
        comparison = self._columns.comparison if self._columns is not None else "L1"
        times = {
            "L1": (self.tr("Paid at"), self.tr("Order no."), self.tr("Buyer"), self.tr("Due")),
            "L2": (self.tr("Time"), self.tr("Order no."), self.tr("Party"), self.tr("Net")),
            "L3": (self.tr("Paid out"), self.tr("Payout no."), self.tr("Party"), self.tr("Payout")),
            "L4": (self.tr("Bank day"), self.tr("Bank reference"), self.tr("Party"), self.tr("Moved")),
            "L5": (self.tr("Ordered"), self.tr("Order no."), self.tr("Buyer"), self.tr("Due")),
        }.get(comparison, (self.tr("Time"), self.tr("Number"), self.tr("Party"), self.tr("Amount")))
        others = {
            "L1": (self.tr("Completed"), self.tr("Merchant order no."), self.tr("Received")),
            "L2": (self.tr("Booked at"), self.tr("Number"), self.tr("Booked")),
            "L3": (self.tr("Arrived"), self.tr("Bank reference"), self.tr("Deposit")),
            "L4": (self.tr("Voucher of"), self.tr("Voucher no."), self.tr("Booked")),
            "L5": (self.tr("Voucher of"), self.tr("Voucher no."), self.tr("Booked")),
        }.get(comparison, (self.tr("Time"), self.tr("Number"), self.tr("Amount")))
        own = [self.tr("Account"), self.tr("Shop"), self.tr("Kind"), self.tr("Status"), self.tr("Fee")]
        own.append(self.tr("After fee"))
        middle = [self.tr("Days open"), self.tr("Flag"), self.tr("Note"), self.tr("Score")]
        first = [self.tr("Tick"), *times, self.tr("State"), self.tr("Difference"), *others]
        return [*first, *own, *middle, self.tr("Party"), *own]

    def right_aligned(self, column: int) -> bool:
        return column in _RIGHT or column in _COUNTS

    def kind(self, column: int) -> str:
        if column in _MOMENTS:
            return MOMENT
        return AMOUNT if column in _RIGHT else COUNT if column in _COUNTS else TEXT

    def data(self, index: Any, role: int = 0) -> Any:
        if int(role) == CHECK and index.isValid() and index.column() == TICK:
            paint = self.cell(index.row(), TICK)
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

    # cells, columns of several lines at a time

    def columnCount(self, parent: Any = None) -> int:
        return len(COLUMNS) if parent is None or not parent.isValid() else 0

    def cell(self, row: int, column: int) -> Any:
        cells = self._painted.get(row)
        if cells is None:
            self.prepare(row, row)
            cells = self._painted[row]
        found = cells[column]
        return self.paint(int(self._order[row]), column) if found is None else found

    def paint(self, line: int, column: int) -> Paint:
        return self._paints(np.array([line], np.int64), column)[0]

    def paint_rows(self, rows: Sequence[int]) -> list[Sequence[Any]]:
        lines = self._order[list(rows)]
        made: list[list[Any]] = [[None] * len(COLUMNS) for _row in rows]
        for column in self.wanted:
            for cells, one in zip(made, self._paints(lines, column), strict=True):
                cells[column] = one
        return list(made)

    def _paints(self, lines: NDArray[np.int64], column: int) -> list[Paint]:
        columns = self._columns
        if columns is None:
            return [_NONE] * len(lines)
        if (lines < 0).any():
            found: list[Paint] = []
            for line in lines:
                own = line < 0
                one = self._paint_candidate(columns, -1 - int(line), column) if own else self.paint(int(line), column)
                found.append(one)
            return found
        items = columns.item[lines]
        side, name = COLUMNS[column]
        if side >= 0 and name != "tick":
            return self._of_side(columns, lines, items, side, name)
        first = (lines == columns.first_line[items]).tolist()
        made: Callable[..., list[Paint]] = getattr(self, f"_of_{name}")
        return made(columns, lines, items, first)

    def _of_tick(self, _columns: Any, _lines: Any, items: NDArray[np.int32], first: list[bool]) -> list[Paint]:
        keys = self.keys_of(items).tolist()
        return [
            Paint(check=(2 if key in self._ticked else 0) if lead else -1)
            for key, lead in zip(keys, first, strict=True)
        ]

    def _of_state(
        self, columns: ReviewColumns, lines: NDArray[np.int64], items: NDArray[np.int32], first: list[bool]
    ) -> list[Paint]:
        brackets, states = brackets_of(columns, lines, items).tolist(), columns.state[items].tolist()
        locked, n_a, n_b = columns.locked[items].tolist(), columns.n_a[items].tolist(), columns.n_b[items].tolist()
        found = []
        for at, item in enumerate(items.tolist()):
            if not first[at]:
                found.append(Paint(bracket=brackets[at]))
                continue
            state = states[at]
            after = [f"{n_a[at]}:{n_b[at]}"] if max(n_a[at], n_b[at]) > 1 else []
            if columns.flagged and self._flagged(columns, item):
                after.append(self.tr("flagged"))
            if columns.notes and self.note(item):
                after.append(self.tr("note"))
            signed = locked[at] and state in (rc.MATCHED, rc.EXPLAINED, rc.RESOLVED)
            icon = "lock" if signed else STATE_ICONS[state]
            found.append(Paint(state_word(state), STATE_TONES[state], icon, " ".join(after)))
        return found

    @staticmethod
    def _numbers(columns: ReviewColumns, item: int) -> list[int]:
        rows = [*columns.members(item, 0), *columns.members(item, 1)]
        return [int(columns.records.number[row]) for row in rows]

    def _flagged(self, columns: ReviewColumns, item: int) -> bool:
        return any(one in columns.flagged for one in self._numbers(columns, item))

    def _of_difference(
        self, columns: ReviewColumns, _lines: Any, items: NDArray[np.int32], first: list[bool]
    ) -> list[Paint]:
        found = []
        states, offs, pairs = columns.state[items].tolist(), (-columns.difference[items]).tolist(), columns.pairs
        mixed = columns.mixed()
        for at, pair in enumerate(columns.pair[items].tolist()):
            state, off = states[at], offs[at]
            if not first[at]:
                found.append(_NONE)
            elif state == rc.AMBIGUOUS:
                found.append(Paint("—", "text3"))
            else:
                quiet = not off or state in (rc.MATCHED, rc.SUGGESTED, rc.RESOLVED, rc.ASIDE, rc.UNMATCHED)
                text = shown.amount_of(off, columns.exp, pairs[pair][2], mixed)
                if mixed and columns.crossed(int(items[at])):
                    text = "—"  # its sides cannot be subtracted
                found.append(Paint(text, "text3" if quiet else STATE_TONES[state]))
        return found

    def _of_age(self, _columns: Any, _lines: Any, items: NDArray[np.int32], first: list[bool]) -> list[Paint]:
        ages = ages_of(self.scene(), items.astype(np.int64)).tolist()
        return [
            Paint(shown.count(age), "open" if age > 15 else "text2") if lead and age >= 0 else _NONE
            for age, lead in zip(ages, first, strict=True)
        ]

    def _of_score(self, columns: ReviewColumns, _lines: Any, items: Any, first: list[bool]) -> list[Paint]:
        scores = scores_of(columns, items).tolist()
        return [
            Paint(str(score), "text2") if lead and score >= 0 else _NONE
            for score, lead in zip(scores, first, strict=True)
        ]

    def _of_flag(self, columns: ReviewColumns, _lines: Any, items: Any, first: list[bool]) -> list[Paint]:
        return [
            Paint(self.tr("flagged"), "text2", "flag") if lead and self._flagged(columns, item) else _NONE
            for item, lead in zip(items.tolist(), first, strict=True)
        ]

    def _of_note(self, columns: ReviewColumns, _lines: Any, items: Any, first: list[bool]) -> list[Paint]:
        return [
            Paint(self.note(item), "text2") if lead and columns.notes else _NONE
            for item, lead in zip(items.tolist(), first, strict=True)
        ]

    def note(self, item: int) -> str:
        """Return the latest note about an item, "" for none."""
        if self._columns is None:
            return ""
        notes = (self._columns.notes.get(one, "") for one in self._numbers(self._columns, item))
        return next((one for one in notes if one), "")

    def _of_side(
        self, columns: ReviewColumns, lines: NDArray[np.int64], items: NDArray[np.int32], side: int, name: str
    ) -> list[Paint]:
        cells = (columns.b if side else columns.a)[lines]
        if side:  # which of them it is has not been said yet
            cells = np.where((columns.state[items] == rc.AMBIGUOUS) & (columns.n_a[items] > 0), -1, cells)
        here = np.flatnonzero(cells >= 0)
        found = [_NONE] * len(lines)
        values = (columns.b_value if side else columns.a_value)[lines[here]]
        made = self._of_records(columns, cells[here], items[here], values, name)
        for at, one in zip(here.tolist(), made, strict=True):
            found[at] = one
        if name == "ref" and len(here) < len(found):
            first = lines == columns.first_line[items]
            for at in np.flatnonzero((cells < 0) & first).tolist():
                found[at] = self._paint_why(columns, int(items[at]))
        return found

    def _of_records(self, columns: ReviewColumns, rows: Any, items: Any, values: Any, name: str) -> list[Paint]:
        records = columns.records
        if name == "value":
            names, exp = columns.currencies_of(rows), columns.exp
            own = [columns.pairs[one][2] for one in columns.pair[items].tolist()]
            mixed = columns.mixed()
            return [
                Paint(shown.amount_of(one, exp, cur, mixed or cur != mine))
                for one, cur, mine in zip(values.tolist(), names, own, strict=True)
            ]
        if name == "time":
            year, dated = self.year, records.dated[rows].tolist()
            return [shown.when(at, day, year) for at, day in zip(records.at[rows].tolist(), dated, strict=True)]
        if name == "ref":
            refs = [records.ref[one].as_py() for one in rows.tolist()]
            return [Paint(one) if one else Paint(self.tr("no number"), "text2") for one in refs]
        if name in ("fee", "net"):
            return self._costs(columns, rows, items, name)
        if name == "kind":
            return [Paint(kind_word(one), "text2") for one in records.kind[rows].tolist()]
        if name == "account":
            titles = [self.account_titles.get(one, one) for one in records.accounts]
            return [Paint(titles[one], "text2") for one in records.account[rows].tolist()]
        words = self._words(columns, name, rows)
        return [Paint(shown.party(one) if name == "party" else one, "text2") for one in words]

    def _costs(self, columns: ReviewColumns, rows: Any, items: Any, name: str) -> list[Paint]:
        records = columns.records
        names = columns.currencies_of(rows)
        has = (records.fee[rows] != records.no_fee).tolist()
        exp, mixed = records.fee_exp if name == "fee" else net_exp(columns), columns.mixed()
        values = (records.fee[rows] if name == "fee" else net_of(columns, rows)).tolist()
        return [
            Paint(shown.amount_of(one, exp, cur, mixed), "text2") if known or name == "net" else _NONE
            for one, cur, known in zip(values, names, has, strict=True)
        ]

    def _words(self, columns: ReviewColumns, name: str, rows: NDArray[Any]) -> list[str]:
        """Return the texts of a column that is kept as codes in words."""
        if name not in self._texts:
            column = getattr(columns.records, name).combine_chunks()
            chunk = column.chunk(0) if hasattr(column, "chunks") and column.num_chunks else column
            codes = chunk.indices.to_numpy() if len(chunk) else np.zeros(0, np.int32)
            self._texts[name] = (codes, chunk.dictionary if len(chunk) else [])
        codes, words = self._texts[name]
        return [words[one].as_py() for one in codes[rows].tolist()]

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
            return self.no_counterpart(columns.comparison, bool(columns.n_a[item]))
        if why == rc.WHY_UNMATCHED:
            return Paint(self.tr("not looked for yet"), "text3")
        return Paint(self.tr("none expected"), "text3") if why == rc.WHY_ASIDE else _NONE

    def _count_candidates(self, columns: ReviewColumns, item: int) -> int:
        """Return how many candidates the item will offer; kept while the columns are, 0 where counting would cost."""
        from app.services.review import candidates

        if len(columns.records) > _MOST_COUNTED:
            return 0
        if self._counted_in is not columns:
            self._counted_in, self._counted = columns, {}
        if item not in self._counted:
            self._counted[item] = len(candidates(columns, item))
        return self._counted[item]

    def no_counterpart(self, comparison: str, on_a: bool) -> Paint:
        """Return what stands on the other side of a record of side A (or B) that nothing answers."""
        words = {
            ("L1", True): self.tr("not in the channel"),
            ("L1", False): self.tr("no order"),
            ("L2", True): self.tr("not in the account"),
            ("L2", False): self.tr("not in the bill"),
            ("L3", True): self.tr("not in the bank"),
            ("L3", False): self.tr("no payout"),
            ("L4", True): self.tr("not booked"),
            ("L4", False): self.tr("not in the bank"),
            ("L5", True): self.tr("not booked"),
            ("L5", False): self.tr("no order"),
        }
        return Paint(words.get((comparison, on_a), self.tr("no counterpart")), "open", "search")

    def _paint_candidate(self, columns: ReviewColumns, at: int, column: int) -> Paint:
        one, ground = self._candidates[at], "ambiguous_tint"
        picked = at in self.picked
        item = int(columns.item[int(self._order[self._candidate_row - 1])])
        side, name = COLUMNS[column]
        on_b = bool(columns.n_a[item])
        currency = columns.currency_of(item)
        if column == STATE:
            word = self.tr("chosen") if picked else self.tr("choose")
            return Paint(word, "ambiguous", ground=ground, check=2 if picked else 0)
        if name == "difference":
            off = shown.amount_of(one.off, columns.exp, currency, columns.mixed())
            return Paint(off, "text3", ground=ground)
        if column == (A_VALUE if on_b else B_REF):
            return Paint(self.tr("Option {number}").format(number=at + 1), "ambiguous", "arrow-right", ground=ground)
        if name == "score":
            return Paint(str(one.points), "text2", ground=ground)
        if side != int(on_b) or column == TICK:
            return Paint(ground=ground)
        rows, items = np.array([one.row]), np.array([item])
        made = self._of_records(columns, rows, items, columns.records.value[rows], name)[0]
        return made._replace(ground=ground, tone="text2" if column in (A_REF, B_REF) else made.tone)


def brackets_of(columns: ReviewColumns, lines: NDArray[np.int64], items: NDArray[Any]) -> NDArray[np.int8]:
    """Return the bracket of some lines, see ReviewColumns.brackets."""
    size = np.maximum(columns.n_a[items], columns.n_b[items])
    place = lines - columns.first_line[items]
    out = np.full(len(lines), rc.BRACKET_MIDDLE, np.int8)
    out[place == 0] = rc.BRACKET_FIRST
    out[place == size - 1] = rc.BRACKET_LAST
    out[size <= 1] = rc.BRACKET_NONE
    return out
