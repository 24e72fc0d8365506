"""Cells that are merged over several rows: what stands in the first of them holds for all.

Everywhere in the program the other places of a merged cell are blank. Lists of orders that merge an order's cells over
the rows of its goods prove by that which rows are of one order; only there the value is repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.errors import SourceRefused
from app.importers.names import Names, clean_cell
from app.importers.part import Columns, shown

_WIDEST, MOST_MERGED = 100, 200_000  # columns of one merged cell, and such cells, that are looked at

Row = tuple[int, list[str]]
Range = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goods:
    """How a list tells orders of several goods by merged cells.

    number: columns of which one names the order. shares: amounts that are added up over the rows, so that a merged
    one counts on its first row alone; all others are repeated. None: a row is an order; rows of further goods go.
    also: columns that are repeated where they are merged over several orders.
    """

    number: Names
    shares: Sequence[Names] | None = None
    also: Sequence[Names] = ()


class Spanned(list[str]):
    """Cells of a row; above: of each place that a cell of a row above covers, that cell's row and text."""

    __slots__ = ("above",)

    def __init__(self, cells: Sequence[str], above: dict[int, tuple[int, str]]) -> None:
        super().__init__(cells)
        self.above = above


class Covers:
    """The merged cells of a sheet that is read from top to bottom."""

    def __init__(self) -> None:
        self._covered: dict[int, tuple[int, int, str]] = {}  # column from 0 → (last row, first row, text)

    def begin(self, first: int, last: int, cells: Sequence[str], column: int, width: int) -> None:
        """Note a cell that reaches from row `first`, whose cells these are, to `last`."""
        for at in range(column, column + min(width, _WIDEST)):
            self._covered[at] = (last, first, cells[at] if at == column and at < len(cells) else "")

    def above(self, number: int) -> dict[int, tuple[int, str]]:
        """Return what covers places of a row: row and text of each cell."""
        self._covered = {at: one for at, one in self._covered.items() if one[0] >= number}
        return {at: one[1:] for at, one in self._covered.items()}


def with_spans(rows: Iterator[Row], ranges: Sequence[Range]) -> Iterator[Row]:
    """Yield rows of a sheet; those below the first of a merged cell know what covers them. Ranges count from 0."""
    tall = sorted(one for one in ranges if one[0][0] < one[1][0] and one[1][1] - one[0][1] < _WIDEST)
    if not tall or len(tall) > MOST_MERGED:
        yield from rows
        return
    at, covers = 0, Covers()
    for number, cells in rows:
        above = covers.above(number)
        while at < len(tall) and tall[at][0][0] < number:
            (first, left), (last, right) = tall[at]
            at += 1
            if first + 1 == number:
                covers.begin(number, last + 1, cells, left, right - left + 1)
        yield (number, Spanned(cells, above)) if above else (number, cells)


class Orders:
    """Puts the rows of goods right, one after the other.

    at: column of the order's number, −1 where none is; also: columns that are repeated over several orders; shares:
    columns that are added up, None where rows of further goods go. any: whether a row was put right; gone: rows that
    went; lost: columns in which those said something.
    """

    def __init__(self, goods: Goods | None, columns: Columns) -> None:
        self.file = columns.file
        self.at, self.also, self.shares = -1, set[int](), None if goods is None or goods.shares is None else set[int]()
        if goods is not None:
            self.at = columns.find(goods.number)
            self.also = {columns.find(one) for one in goods.also}
        if goods is not None and goods.shares is not None:
            self.shares = {columns.find(one) for one in goods.shares}
        self.any, self.gone = False, 0
        self.lost = set[int]()
        self._first = 0

    def put_right(self, rows: list[Row]) -> list[Row]:
        """Return rows in which an order's merged cells are repeated, or those that are its first."""
        return rows if self.at < 0 else list(self._right(rows))

    def _right(self, rows: Iterable[Row]) -> Iterator[Row]:
        for number, cells in rows:
            above = cells.above if isinstance(cells, Spanned) else {}
            self._check_hidden(number, cells, above)
            if self.at not in above:
                self._first = number
                said = {at: one for at, one in above.items() if at in self.also}
                yield number, self._repeated(cells, said) if said else cells
                continue
            if any(row < self._first for row, _text in above.values()):
                raise SourceRefused("refused.merged_orders", file=self.file, row=number)
            self.any = True
            if self.shares is not None:
                yield number, self._repeated(cells, above)
                continue
            self.gone += 1
            self.lost.update(at for at, text in enumerate(cells) if at not in above and clean_cell(text))

    def _check_hidden(self, number: int, cells: Sequence[str], above: dict[int, tuple[int, str]]) -> None:
        """Refuse a row with another value under a merged cell, which nobody sees."""
        for column, (_row, text) in above.items():
            hidden = clean_cell(cells[column]) if column < len(cells) else ""
            if hidden and hidden != clean_cell(text):
                raise SourceRefused("refused.merged_hidden", file=self.file, row=number, value=shown(hidden))

    def _repeated(self, cells: Sequence[str], above: dict[int, tuple[int, str]]) -> list[str]:
        found = [*cells, *[""] * (max(above) + 1 - len(cells))]
        for column, (_row, text) in above.items():
            found[column] = "0" if self.shares and column in self.shares else text
        return found
