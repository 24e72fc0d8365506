"""Lists of banks that have no header: known only where every cell of every row is what the layout says of its column.

Nothing names the columns, so the figures must: balances before and after a row, a balance that follows from row to
row, a sign beside every amount, days whose order one above twelve proves. A list that shows less is not recognised;
what its columns mean is asked on the mapping page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from app.domain.statement import Check, StatementFacts
from app.importers import amounts
from app.importers.base import Head
from app.importers.checks import money_check
from app.importers.containers.lines import DELIMITERS, split_rows
from app.importers.controls import control_of
from app.importers.families.bank_said import closing_check
from app.importers.families.bank_west import plain
from app.importers.names import PADDING, clean_cell
from app.importers.part import Minor, Part
from app.importers.table import Shape

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.importers.families.bank_layout import BankLayout

_LEAST_CHAIN = 3  # rows whose balances must follow from each other where nothing else tells the columns


def bare_list(head: Head, layout: BankLayout) -> tuple[Shape, Sequence[Sequence[str]]] | None:
    """Return where the rows begin with the first of them; None where the list is not of this layout."""
    if head.container != "text":
        return (Shape(first_row=1), head.rows) if _all_fit(head.rows, layout) else None
    lines = head.text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip(PADDING)), 0)
    filled = [one.rstrip("\r") for one in lines[first:] if one.strip(PADDING)]
    for delimiter in DELIMITERS:
        # nearly every other source is none by its first line alone
        if filled and delimiter in filled[0] and _fits(split_rows(filled[:1], delimiter), layout):
            rows = split_rows(filled, delimiter)
            if _all_fit(rows, layout):
                return Shape(first_row=first + 1, delimiter=delimiter), rows
    return None


def _fits(rows: Sequence[Sequence[str]], layout: BankLayout) -> bool:
    """Return whether each row has the layout's columns, and each cell is what it says of its column."""
    patterns = [re.compile(one) for one in layout.bare]
    if not rows or any(len(row) != len(patterns) for row in rows):
        return False
    return all(pattern.fullmatch(clean_cell(one)) for row in rows for pattern, one in zip(patterns, row, strict=True))


def _all_fit(rows: Sequence[Sequence[str]], layout: BankLayout) -> bool:
    if not _fits(rows, layout):
        return False
    cells = [[clean_cell(one) for one in row] for row in rows]
    return not layout.balance or bool(layout.before) or _follows(cells, layout)


def _follows(rows: Sequence[Sequence[str]], layout: BankLayout) -> bool:
    """Return whether each balance is the one before it and the row's amount, from top or from bottom."""
    found = [
        [amounts.parse(plain(row[_place(names)], layout), 2) for row in rows]
        for names in (layout.amount, layout.balance)
    ]
    moved, after = ([one or 0 for one in column] for column in found)
    down = all(after[at] == after[at - 1] + moved[at] for at in range(1, len(rows)))
    up = all(after[at - 1] == after[at] + moved[at - 1] for at in range(1, len(rows)))
    return len(rows) >= _LEAST_CHAIN and (up or down)


def _place(names: object) -> int:
    return int(str(names).strip("[]")) - 1


def check_cells(part: Part, layout: BankLayout) -> None:
    """Refuse a row further down that is not as the layout says: then the columns may mean something else."""
    for at, pattern in enumerate(layout.bare, start=1):
        fits = pc.match_substring_regex(part.text(f"[{at}]"), f"^(?:{pattern})$")
        wrong = pc.index(fits, False).as_py()
        if wrong >= 0:
            part.refuse("refused.value", f"[{at}]", wrong)


@dataclass(slots=True)
class Before:
    """Balances that stand before and after each row, of each account and currency.

    ends: (before, after) of the first and of the last row; wrong: a row whose three figures contradict each other.
    """

    ends: dict[tuple[str, str], tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=dict)
    wrong: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    def add(
        self, account: pa.Array, currency: pa.Array, before: Minor, amount: NDArray[np.int64], after: Minor
    ) -> None:
        """Look at a part: all figures at the same exponent."""
        keys = list(zip(account.to_pylist(), currency.to_pylist(), strict=True))
        said = list(zip(before.value.tolist(), after.value.tolist(), strict=True))
        for key, (start, end), moved in zip(keys, said, amount.tolist(), strict=True):
            first, _last = self.ends.get(key, ((start, end), (start, end)))
            self.ends[key] = first, (start, end)
            if start + moved != end:
                self.wrong.setdefault(key, (end, start + moved))

    def checked(self, facts: StatementFacts) -> StatementFacts:
        """Hold the balances of the oldest and the newest row against the rows between them."""
        key = (facts.account, facts.currency)
        if key not in self.ends:
            return facts
        first, last = self.ends[key]
        checks: list[Check] = [*facts.checks]
        if key in self.wrong:
            checks.append(money_check("balance_chain", *self.wrong[key], facts.exp, facts.currency))
        oldest, newest = (first, last) if facts.opening == first[0] else (last, first)
        if facts.opening == oldest[0] and facts.closing is not None:
            checks += closing_check(
                oldest[0], newest[1], facts.closing - (facts.opening or 0), facts.exp, facts.currency
            )
        return replace(facts, checks=tuple(checks), control=control_of(checks))
