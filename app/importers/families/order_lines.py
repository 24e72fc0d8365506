"""Order exports with a row for each item: rows of one order are brought together, wherever they stand.

What is said of the whole order stands on each of its rows or on one of them; rows that contradict each other are
refused. The columns of all parts are kept until the end, as arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.importers.cell_bytes import begin_with, numbers_behind, says_one
from app.importers.joined import filled
from app.importers.part import Minor, Part, repeated

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


_DIGITS = 18  # of a number that fits 64 bits


class Lines:
    """Columns of all parts of a table, one after another."""

    def __init__(self) -> None:
        self._parts: dict[str, list[Any]] = {}
        self.part: Part | None = None  # the last one: for the names of its columns
        self.count = 0

    def add(self, part: Part, **columns: pa.Array | NDArray[Any] | Minor) -> None:
        """Append the columns of one part; the same names each time."""
        self.part = part
        self.count += len(part)
        for name, column in {"row": part.row, **columns}.items():
            self._parts.setdefault(name, []).append(column)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def __getitem__(self, name: str) -> Any:
        """Return a whole column, as it was given."""
        parts = self._parts[name]
        if len(parts) > 1:
            self._parts[name] = parts = [_together(parts)]
        return parts[0]


def _together(parts: list[Any]) -> Any:
    if isinstance(parts[0], Minor):
        return Minor(np.concatenate([one.value for one in parts]), np.concatenate([one.valid for one in parts]))
    return np.concatenate(parts) if isinstance(parts[0], np.ndarray) else pa.concat_arrays(parts)


def _encoded(column: pa.Array) -> tuple[NDArray[np.int32], pa.Array]:
    """Return (number of the order of each row, the orders' texts), orders by their first rows."""
    coded = pc.dictionary_encode(column)
    return coded.indices.to_numpy(zero_copy_only=False), coded.dictionary


def _in_order(column: pa.Array) -> tuple[NDArray[np.int32], pa.Array] | None:
    """Return the same for texts that count up or down behind the same sign, as most lists do; None for others.

    Numbers that only rise or fall stand together without a look into a dictionary of all.
    """
    first = column[0].as_py() if len(column) else ""
    sign = first.rstrip("0123456789")
    rest = numbers_behind(column, sign)
    if rest is None or begin_with(rest, "0").any() or (pc.max(pc.binary_length(rest)).as_py() or 0) > _DIGITS:
        return None
    steps = np.diff(pc.cast(rest, pa.int64()).to_numpy())
    if not ((steps >= 0).all() or (steps <= 0).all()):
        return None
    if steps.all():  # every row is an order of its own
        return np.arange(len(column), dtype=np.int32), column
    fresh = np.append(True, steps != 0)
    return (np.cumsum(fresh) - 1).astype(np.int32), column.filter(pa.array(fresh))


class Orders:
    """Which rows belong to which order, orders in the order of their first rows.

    of: for each row the number of its order; first: for each order its first row; lines: how many rows it has.
    """

    def __init__(self, lines: Lines, number: str) -> None:
        self._lines = lines
        self.of, self.number = _in_order(lines[number]) or _encoded(lines[number])
        self.single = len(self.number) == len(self.of)  # every row is an order of its own, in their order
        if self.single:
            self.first, self.lines = np.arange(len(self.of)), np.ones(len(self.of), np.int64)
            return
        self.first = np.zeros(len(self.number), np.int64)
        self.first[self.of[::-1]] = np.arange(len(self.of))[::-1]
        self.lines = np.bincount(self.of, minlength=len(self.number)).astype(np.int64)

    def __len__(self) -> int:
        return len(self.number)

    def part(self) -> Part:
        """Return a part with the first row of each order, without cells."""
        last = self._lines.part
        assert last is not None
        return Part(self._lines["row"][self.first].astype(np.int32), [], last.columns, file=last.file)

    def said(self, name: str, column: str) -> Minor:
        """Return an amount of the whole order: what its rows say, all the same; column: its name in messages."""
        money: Minor = self._lines[name]
        if self.single:
            return money if money.valid.all() else Minor(np.where(money.valid, money.value, 0), money.valid)
        place, valid = self.saying(money.valid)
        value = np.where(valid, money.value[place], 0)
        other = money.valid & (money.value != value[self.of])
        if other.any():
            self.refuse("refused.order_rows", int(np.argmax(other)), column)
        return Minor(value, valid)

    def summed(self, amounts: Ints) -> Ints:
        """Return the sum of a column over the rows of each order."""
        found = np.zeros(len(self), np.int64)
        np.add.at(found, self.of, amounts)
        return found

    def text(self, name: str) -> pa.Array:
        """Return what the first row says that says anything; blank where the columns lack it."""
        if name not in self._lines:
            return repeated("", len(self))
        column: pa.Array = self._lines[name]
        if self.single:
            return column
        if says_one(column):
            return column[: len(self)]
        return column.take(pa.array(self.saying(filled(column))[0]))

    def saying(self, said: NDArray[np.bool_]) -> tuple[Ints, NDArray[np.bool_]]:
        """Return (the first row of each order that says anything, else its first row; whether one does)."""
        found = said[self.first]
        if found.all():
            return self.first, found
        rows = np.flatnonzero(said)[::-1]  # the first row of an order comes last, and stays
        place = self.first.copy()
        place[self.of[rows]] = rows
        found[self.of[rows]] = True
        return place, found

    def of_first(self, name: str) -> Any:
        """Return what the first row of each order says."""
        column = self._lines[name]
        if self.single:
            return column
        return column.take(pa.array(self.first)) if isinstance(column, pa.Array) else column[self.first]

    def refuse(self, key: str, at: int, column: str, value: str = "") -> NoReturn:
        """Refuse the row at place `at` of all rows; value: what its cell says."""
        last = self._lines.part
        assert last is not None
        raise SourceRefused(key, file=last.file, row=int(self._lines["row"][at]), column=column, value=value)
