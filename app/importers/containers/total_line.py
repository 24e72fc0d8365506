"""A line of totals below a table: no row, and every figure in it is held against the sum of its column.

Programs and people put such a line below lists of orders and payments. Where a reader knows of no such line, it is
left out if all of its figures are those sums, or if it cannot be a row: it leaves a column blank that every row
fills. Any other line stays a row, and is refused as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.importers import amounts
from app.importers.containers.merged import Spanned
from app.importers.names import clean_cell
from app.importers.row_looks import says_total

#: Decimals that are compared.
DIGITS = 5
_NOTHING = ("", "-", "--", "/")
_BALANCE = re.compile("余额|餘額|结余|結餘|结存|balance", re.IGNORECASE)
_CODE = re.compile("[A-Z]{3}")  # of the currency that the figures are in
_DAY = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a line of totals: name of its column, what is stated, what the rows give, at DIGITS decimals."""

    name: str
    stated: int
    found: int


@dataclass(frozen=True, slots=True)
class TotalLine:
    """A line of totals. known: whether the reader itself says that it is no row."""

    row: int
    figures: tuple[Figure, ...]
    known: bool = False


#: What `held` gives, or what gives it where it may not be asked for: to add up a file again takes its time.
Stated = TotalLine | Callable[[], TotalLine | None] | None


def totals_in(cells: Sequence[str]) -> dict[int, int]:
    """Return column from 0 → figure of a line of totals; empty for any other line."""
    filled = [(at, text) for at, one in enumerate(cells) if (text := clean_cell(one))]
    if len(filled) < 2 or not says_total(filled[0][1]):
        return {}
    found = {at: _value(text) for at, text in filled[1:] if not _CODE.fullmatch(text)}
    return {at: one for at, one in found.items() if one is not None} if None not in found.values() else {}


def held(
    cells: Sequence[str], rows: Iterable[Sequence[str]], names: Sequence[str], row: int, *, known: bool = False
) -> TotalLine | None:
    """Return the line of totals that `cells` are, held against `rows`; None where they are none, or may be a row."""
    stated = totals_in(cells)
    sums = _Sums(stated, [at for at in range(len(names)) if at not in stated and not clean_cell(_cell(cells, at))])
    if not stated or not sums.add(rows):
        return None
    right = sums.found == stated
    dated = any(_DAY.fullmatch(clean_cell(cells[at])) for at in stated)
    sure = sums.filled and sums.told >= set(stated) and not dated
    if not (right or known or sure):
        return None
    figures = tuple(
        Figure(_cell(names, at) or f"[{at + 1}]", value, sums.found[at])
        for at, value in stated.items()
        # a balance is no sum: the line repeats the first or the last
        if not (value in sums.ends[at] and _BALANCE.search(_cell(names, at)))
        and (at in sums.told or value == sums.found[at])
    )
    return TotalLine(row, figures, known)


class _Sums:
    """Adds up the columns of a line of totals.

    filled: columns, blank in that line, that every row fills; told: those of it in which some row has a figure.
    """

    def __init__(self, stated: Iterable[int], blank: Iterable[int]) -> None:
        self.found = dict.fromkeys(stated, 0)
        self.ends: dict[int, list[int]] = {at: [] for at in self.found}
        self.filled, self.told, self.rows = set(blank), set[int](), 0

    def add(self, rows: Iterable[Sequence[str]]) -> bool:
        """Take all rows; False where a cell is no amount, or another row is a line of totals."""
        for cells in rows:
            first = next((text for one in cells if (text := clean_cell(one))), "")
            if not first:
                continue
            if says_total(first):
                return False
            self.rows += 1
            above = cells.above if isinstance(cells, Spanned) else {}
            self.filled = {at for at in self.filled if at in above or clean_cell(_cell(cells, at)) not in _NOTHING}
            for at in self.found:
                text = clean_cell(_cell(cells, at))
                if not any(map(str.isdigit, text)):
                    continue
                value = _value(text)
                if value is None:
                    return False
                self.told.add(at)
                self.found[at] += value
                self.ends[at][1:] = [value]
        return True


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _value(text: str) -> int | None:
    return amounts.parse(text.removesuffix("元"), DIGITS)
