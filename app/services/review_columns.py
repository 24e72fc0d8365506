"""What the review grid shows, as arrays: records of both sides, items and the lines they take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.money import plain

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.services.shops import Scope
    from app.services.text_pages import TextPages

#: States of an item, by value of `ReviewColumns.state`; the order is that of the state filter.
MATCHED, SUGGESTED, AMBIGUOUS, OPEN, TRANSIT, EXPLAINED, RESOLVED, ASIDE, UNMATCHED = range(9)
STATE_NAMES = ("matched", "suggested", "ambiguous", "open", "timing", "explained", "resolved", "aside", "unmatched")

#: Why the other side of an item is empty, by value of `ReviewColumns.why`; `why_n` is its number.
WHY_NONE, WHY_NO_COUNTERPART, WHY_CANDIDATES, WHY_DUE, WHY_EXPLAINED, WHY_ASIDE, WHY_UNMATCHED = range(7)

#: The tabs of the review page and the states that each shows.
TABS: dict[str, tuple[int, ...]] = {
    "todo": (SUGGESTED, AMBIGUOUS, OPEN),
    "suggested": (SUGGESTED,),
    "ambiguous": (AMBIGUOUS,),
    "open": (OPEN,),
    "timing": (TRANSIT,),
    "all": tuple(range(len(STATE_NAMES))),
}

#: Bracket of a line in its item: none, first, between, last.
BRACKET_NONE, BRACKET_FIRST, BRACKET_MIDDLE, BRACKET_LAST = range(4)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RecordColumns:
    """Records of one comparison, n rows; a record that stands on both sides stands once.

    number: int64, the book's, ascending; at: int64 seconds on the source's own clock; dated: bool, a date
    alone. value: int64 at the columns' exponent, what the comparison compares (L1 amount, else net; payout
    rows of a channel with reversed sign). layer, kind, state: int8. account, currency: int16, index in
    `accounts`, `currencies`. ref: Arrow strings, the number shown; party: Arrow dictionary strings.
    side: int8, 1 = A, 2 = B, 3 = both. fee: int32 or int64 at `fee_exp` digits, positive = cost, the type's least
    number where the source has none. status, shop: Arrow dictionary strings, the source's own words.
    """

    number: NDArray[np.int64]
    at: NDArray[np.int64]
    dated: NDArray[np.bool_]
    value: NDArray[np.int64]
    layer: NDArray[np.int8]
    kind: NDArray[np.int8]
    state: NDArray[np.int8]
    account: NDArray[np.int16]
    currency: NDArray[np.int16]
    side: NDArray[np.int8]
    ref: pa.ChunkedArray
    party: pa.ChunkedArray
    fee: NDArray[np.int32] | NDArray[np.int64]
    fee_exp: int
    status: pa.ChunkedArray
    shop: pa.ChunkedArray
    accounts: tuple[str, ...]
    currencies: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.number)

    @property
    def no_fee(self) -> int:
        """Return what `fee` holds where the source has no fee."""
        return int(np.iinfo(self.fee.dtype).min)

    def find(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the rows of records given by number; −1 for one that is not here."""
        if not len(self.number):
            return np.full(len(numbers), -1, np.int64)
        at = np.minimum(np.searchsorted(self.number, numbers), len(self.number) - 1)
        return np.where(self.number[at] == numbers, at, -1).astype(np.int64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReviewColumns:
    """Items of one comparison and the lines they take on screen.

    An item is a match or a record without one; its lines follow each other. Per line: item (int32), a, b (int32,
    row of `records`, −1 = none), a_value, b_value (int64 at `exp`, the part that the match takes). Per item:
    match, discrepancy (int64, numbers, 0 = none; of several discrepancies the one that most needs a person),
    state, why, why_n, difference (int64 at `exp`, A − B of the pair's currency alone), n_a, n_b, pair (int16,
    index in `pairs`), locked (bool, all of it lies in signed periods), first_line, evidence (int32, row of
    `reasons`, −1 = none). pairs: (account A, account B, currency); other: the pair of side B's records, of a match
    across currencies another one than `pair`, None where none is. flagged: numbers of records; notes: the latest
    note by number of a record. By row of `reasons`: method, index in `methods`; score, 0 to 1000.
    """

    comparison: str
    exp: int
    records: RecordColumns
    item: NDArray[np.int32]
    a: NDArray[np.int32]
    b: NDArray[np.int32]
    a_value: NDArray[np.int64]
    b_value: NDArray[np.int64]
    match: NDArray[np.int64]
    discrepancy: NDArray[np.int64]
    state: NDArray[np.int8]
    why: NDArray[np.int8]
    why_n: NDArray[np.int32]
    difference: NDArray[np.int64]
    n_a: NDArray[np.int32]
    n_b: NDArray[np.int32]
    pair: NDArray[np.int16]
    locked: NDArray[np.bool_]
    first_line: NDArray[np.int32]
    evidence: NDArray[np.int32]
    reasons: TextPages
    pairs: tuple[tuple[str, str, str], ...]
    other: NDArray[np.int16] | None = None
    flagged: frozenset[int] = field(default_factory=frozenset)
    notes: Mapping[int, str] = field(default_factory=dict)
    methods: tuple[str, ...] = ()
    score: NDArray[np.int16] | None = None
    method: NDArray[np.int8] | None = None

    def __len__(self) -> int:
        return len(self.item)

    @property
    def items(self) -> int:
        """Return how many items there are."""
        return len(self.state)

    def lines_of(self, item: int) -> range:
        """Return the lines of one item."""
        first = int(self.first_line[item])
        return range(first, first + max(int(self.n_a[item]), int(self.n_b[item])))

    def members(self, item: int, side: int) -> NDArray[np.int64]:
        """Return the record rows of one side (0 = A, 1 = B) of an item, in the order shown."""
        lines = self.lines_of(item)
        column = (self.b if side else self.a)[lines.start : lines.stop]
        return column[column >= 0].astype(np.int64)

    def item_of_record(self, number: int) -> int:
        """Return the first item that a record (by number) stands in; −1 for none."""
        row = int(self.records.find(np.array([number], np.int64))[0])
        if row < 0:
            return -1
        lines = np.flatnonzero((self.a == row) | (self.b == row))
        return int(self.item[lines[0]]) if len(lines) else -1

    def brackets(self) -> NDArray[np.int8]:
        """Return the bracket of every line."""
        size = np.maximum(self.n_a, self.n_b)[self.item]
        place = np.arange(len(self.item)) - self.first_line[self.item]
        out = np.full(len(self.item), BRACKET_MIDDLE, np.int8)
        out[place == 0] = BRACKET_FIRST
        out[place == size - 1] = BRACKET_LAST
        out[size <= 1] = BRACKET_NONE
        return out

    def currency_of(self, item: int) -> str:
        """Return the currency of an item."""
        return self.pairs[int(self.pair[item])][2]

    def currencies_of(self, rows: NDArray[np.integer[Any]]) -> list[str]:
        """Return the currency of records by their rows: a match may hold two."""
        names = self.records.currencies
        return [names[one] for one in self.records.currency[rows].tolist()]

    def currency_of_records(self, numbers: Sequence[int]) -> str:
        """Return the currency of the first of these records, by their numbers."""
        return self.currencies_of(self.records.find(np.array(numbers[:1], np.int64)))[0]

    def free_of(self, numbers: Sequence[int], side: int) -> dict[int, int]:
        """Return what no approved match takes of each record, as far as the lines show it; its whole else."""
        rows = self.records.find(np.array(numbers, np.int64))
        cells, values = ((self.a, self.a_value), (self.b, self.b_value))[side]
        found = {}
        for number, row in zip(numbers, rows.tolist(), strict=True):
            lines = np.flatnonzero(cells == row)
            alone = lines[self.match[self.item[lines]] == 0]
            found[int(number)] = int(values[alone[0]]) if len(alone) else int(self.records.value[row])
        return found

    def mixed(self) -> bool:
        """Return whether the items are of several currencies, so that no amount stands without its own."""
        return len({currency for _a, _b, currency in self.pairs if currency}) > 1

    def crossed(self, item: int) -> bool:
        """Return whether an item's records are in several currencies, so that its sides cannot be subtracted."""
        return len({*self.currencies_of(self.members(item, 0)), *self.currencies_of(self.members(item, 1))}) > 1

    def sums_of(self, item: int) -> tuple[dict[str, int], dict[str, int]]:
        """Return Σ A and Σ B of an item by currency."""
        lines = self.lines_of(item)
        out: tuple[dict[str, int], dict[str, int]] = ({}, {})
        for total, cells, values in zip(out, (self.a, self.b), (self.a_value, self.b_value), strict=True):
            here = np.flatnonzero(cells[lines.start : lines.stop] >= 0) + lines.start
            for name, value in zip(self.currencies_of(cells[here]), values[here].tolist(), strict=True):
                total[name] = total.get(name, 0) + value
        return out

    def text(self, value: int, item: int) -> str:
        """Return an amount of an item as a plain decimal."""
        return plain(int(value), self.exp, self.currency_of(item))

    def only(self, keep: NDArray[np.bool_]) -> ReviewColumns:
        """Return these items alone, in their order; records stay what they are."""
        if keep.all():
            return self
        line = keep[self.item]
        size = np.maximum(self.n_a, self.n_b)[keep]
        cells: dict[str, Any] = {name: getattr(self, name)[line] for name in ("a", "b", "a_value", "b_value")}
        for name in ("match", "discrepancy", "state", "why", "why_n", "difference", "n_a", "n_b", "pair", "locked"):
            cells[name] = getattr(self, name)[keep]
        return replace(
            self,
            item=np.repeat(np.arange(len(size), dtype=np.int32), size),
            first_line=(np.cumsum(size) - size).astype(np.int32),
            evidence=self.evidence[keep],
            other=None if self.other is None else self.other[keep],
            **cells,
        )

    def of(self, scope: Scope | None) -> ReviewColumns:
        """Return the items that have a record of the shops chosen; None for all."""
        if scope is None:
            return self
        mine = scope.records(self.records.number)
        keep = np.zeros(self.items, bool)
        for cells in (self.a, self.b):
            keep[self.item[(cells >= 0) & mine[cells]]] = True
        return self.only(keep)

    def in_pair(self, pair: int) -> NDArray[np.bool_]:
        """Return which items have records of an account pair."""
        mine: NDArray[np.bool_] = self.pair == pair
        return mine if self.other is None else np.asarray(mine | (self.other == pair))

    def counts(self, pair: int | None = None) -> dict[str, int]:
        """Return how many items each tab shows; pair: of one account pair only."""
        state = self.state if pair is None else self.state[self.in_pair(pair)]
        by_state = np.bincount(state, minlength=len(STATE_NAMES))
        return {name: int(by_state[list(states)].sum()) for name, states in TABS.items()}
