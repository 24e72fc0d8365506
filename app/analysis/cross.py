"""Groups columns by rows and columns of a cross table and adds them up, exactly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_LOW = 0xFFFFFFFF
_EXPS = 64  # more than any exponent


class Term(NamedTuple):
    """Numbers to be added up: value at `exp` digits belongs to the row `at` of what is counted; several may."""

    at: Ints
    value: Ints
    exp: Ints


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cross:
    """The sums of a cross table: r rows, one total row for each of t currencies, c columns and one of totals.

    keys: (r, 1 + fields) int64, codes of the currency and of the fields, ascending. totals: (t,) currency code of each
    total row. columns: (c,) codes, ascending; one column 0 where none was asked for. counts: (r + t, c + 1) int64, how
    many rows of the source stand behind a cell. sums: for each value an array of the same shape whose elements
    are Python integers, exact at any size, at the exponent `exps` of that value.
    row, column: for each row of the source where it stands, int32.
    """

    keys: Ints
    totals: Ints
    columns: Ints
    counts: Ints
    sums: tuple[NDArray[Any], ...]
    exps: tuple[int, ...]
    row: NDArray[np.int32]
    column: NDArray[np.int32]

    @property
    def rows(self) -> int:
        """Return how many rows there are without totals."""
        return len(self.keys)

    def behind(self, row: int, column: int) -> Ints:
        """Return which rows of the source a cell is made of, ascending; totals as well."""
        mine = np.ones(len(self.row), np.bool_)
        if row < self.rows:
            mine = self.row == row
        else:
            of_currency = np.append(self.keys[:, 0] == self.totals[row - self.rows], False)
            mine = of_currency.take(self.row)
        if column < len(self.columns):
            mine &= self.column == column
        return np.flatnonzero(mine)


def cross(
    currency: Ints,
    fields: Sequence[Ints],
    column: Ints | None,
    values: Sequence[Sequence[Term]],
    pause: Callable[[], None] = lambda: None,
) -> Cross:
    """Return the cross table of n rows: codes from 0 of their currency, row fields and column field.

    values: the terms of each value. Sums are taken in two halves of 32 bits and put together as Python integers, and
    for each exponent by itself, so that neither a sum nor a scaling leaves 64 bits unnoticed.
    """
    import pandas as pd

    pause()
    codes = [currency, *fields]
    key = np.zeros(len(currency), np.int64)
    spans = [int(one.max(initial=0)) + 1 for one in codes]
    for one, span in zip(codes, spans, strict=True):
        key = key * span + one
    row, known = _numbered(pd, key)
    keys = _taken_apart(known, spans)
    pause()
    at, columns = _numbered(pd, column) if column is not None else (np.zeros(len(row), np.int64), np.zeros(1, np.int64))
    totals = _distinct(keys[:, 0])
    total_of = len(keys) + np.searchsorted(totals, keys[:, 0])
    shape = (len(keys) + len(totals), len(columns) + 1)
    cell = row * len(columns) + at
    pause()
    sizes = pd.Series(cell).groupby(cell, sort=False).size()
    counts = np.zeros(shape, np.int64)
    _spread(counts, np.asarray(sizes.index), np.asarray(sizes), len(columns), total_of)
    sums, exps = [], []
    for terms in values:
        pause()
        total, exp = _sums(pd, cell, terms, shape, total_of)
        sums.append(total)
        exps.append(exp)
    return Cross(
        keys=keys,
        totals=totals,
        columns=columns,
        counts=counts,
        sums=tuple(sums),
        exps=tuple(exps),
        row=row.astype(np.int32),
        column=at.astype(np.int32),
    )


def _numbered(pd: Any, codes: Ints) -> tuple[Ints, Ints]:
    """Return for each code the place of its value among those that occur, and these, ascending."""
    places, known = pd.factorize(codes, sort=True)
    return np.asarray(places, np.int64), np.asarray(known, np.int64)


def _taken_apart(key: Ints, spans: Sequence[int]) -> Ints:
    parts = []
    for span in reversed(spans):
        parts.append(key % span)
        key = key // span
    return np.stack(parts[::-1], axis=1)


def _distinct(values: Ints) -> Ints:
    return np.array(sorted(set(values.tolist())), np.int64)


def _sums(
    pd: Any, cell: Ints, terms: Sequence[Term], shape: tuple[int, int], total_of: Ints
) -> tuple[NDArray[Any], int]:
    """Return the exact sums of one value in every cell and total, and their exponent."""
    total = np.zeros(shape, object)
    parts = []
    for at, value, exp in terms:
        if not len(at):
            continue
        frame = pd.DataFrame({"key": cell.take(at) * _EXPS + exp, "high": value >> 32, "low": value & _LOW}, copy=False)
        parts.append(frame.groupby("key", sort=False).sum())
    if not parts:
        return total, 0
    key = np.concatenate([np.asarray(one.index) for one in parts])
    high, low = (np.concatenate([np.asarray(one[name]) for one in parts]).astype(object) for name in ("high", "low"))
    exps = key % _EXPS
    top = int(exps.max())
    scale = np.array([10**one for one in range(top + 1)], object)
    _spread(total, key // _EXPS, (high * (1 << 32) + low) * scale[top - exps], shape[1] - 1, total_of)
    return total, top


def _spread(into: NDArray[Any], cell: Ints, value: NDArray[Any], columns: int, total_of: Ints) -> None:
    """Add the values of cells to their cells, their rows' and columns' totals, and the totals of these."""
    row, column = cell // columns, cell % columns
    below = total_of.take(row)
    for at in ((row, column), (row, np.full_like(row, columns)), (below, column), (below, np.full_like(row, columns))):
        np.add.at(into, at, value)
