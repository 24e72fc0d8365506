"""The cells of a looked-at table as columns, and what each column can be read as, cell by cell where it must."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.importers import amounts, printed, times
from app.importers.part import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

EXP = 5  # digits of every amount that is compared
_TOO_FINE = r"\.[0-9]{5}[0-9]*[1-9]|[0-9]{13,}"
_STAMP = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.0+)?(?:[+-][0-9]{2}:?[0-9]{2}|Z)$"
_CLOCK = r"^[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?$|^[0-9]{5,6}$"
_ID = r"^[0-9A-Za-z_.#*\-]{5,64}$"
_WHOLE = r"^-?[0-9,]+$"
_YEARS = (dt.date(2000, 1, 1), dt.date(2100, 1, 1))

_CLOCKS = ("", " %H:%M:%S", " %H:%M", " %I:%M:%S %p", " %I:%M %p")
_YEAR_LAST = ("%d.%m.%Y", "%d-%m-%Y", "%b %d, %Y", "%d %b %Y", "%d-%b-%Y")
#: Day and month may be either; only the values can say.
EITHER = (("%d/%m/%Y", "%m/%d/%Y"), ("%d-%m-%Y", "%m-%d-%Y"), ("%d.%m.%Y", "%m.%d.%Y"))


class Cells:
    """A table as peek wrote it. row: where each line stands, from 1."""

    def __init__(self, path: str) -> None:
        with pa.memory_map(path) as mapped:
            self._table = pa.ipc.open_file(mapped).read_all()
        self.row: NDArray[np.int32] = self._table["row"].to_numpy()
        self.width = self._table.num_columns - 1

    def line(self, at: int) -> list[str]:
        """Return the cells of one line."""
        return [str(self._table[f"c{column}"][at].as_py()) for column in range(self.width)]

    def index(self, row: int) -> int:
        """Return the index of a line by its number: of the first that stands there or below."""
        return int(np.searchsorted(self.row, row))

    def column(self, at: int, start: int, stop: int) -> pa.Array:
        """Return the cleaned cells of a column between two lines."""
        part = self._table[f"c{at}"].slice(start, max(0, stop - start))
        return clean(part.combine_chunks() if part.num_chunks != 1 else part.chunk(0))

    def raw(self, at: int, start: int, stop: int) -> pa.Array:
        """Return the cells as printed."""
        part = self._table[f"c{at}"].slice(start, max(0, stop - start))
        return part.combine_chunks() if part.num_chunks != 1 else part.chunk(0)


@dataclass
class Column:
    """One column of the rows that are looked at; every reading is made once, when it is asked for."""

    at: int
    name: str
    cells: pa.Array
    from_1904: bool = False

    @cached_property
    def filled(self) -> NDArray[np.bool_]:
        """Return which cells say something."""
        blank = pa.array(["", "-", "--", "—", "/"], pa.string())
        return np.asarray(pc.invert(pc.is_in(self.cells, blank)).to_numpy(zero_copy_only=False))

    def share(self, pattern: str) -> float:
        """Return which part of the filled cells a pattern fits; 0 where all are blank."""
        hit = pc.match_substring_regex(self.cells, pattern).to_numpy(zero_copy_only=False)
        return float((hit & self.filled).sum() / self.filled.sum()) if self.filled.any() else 0.0

    @cached_property
    def words(self) -> list[tuple[str, int]]:
        """Return the different texts with their counts, the most frequent first."""
        counted = pc.value_counts(self.cells)
        found = zip(counted.field("values").to_pylist(), counted.field("counts").to_pylist(), strict=True)
        return sorted(((str(word), int(count)) for word, count in found if word), key=lambda one: (-one[1], one[0]))

    @cached_property
    def different(self) -> int:
        """Return how many different texts it holds."""
        return int(pc.count_distinct(pc.if_else(pa.array(self.filled), self.cells, None)).as_py())

    @cached_property
    def is_id(self) -> bool:
        """Return whether it looks like a column of numbers that tell rows apart."""
        return self.share(_ID) > 0.9 and self.different > 0.5 * self.filled.sum() and not self.has_cents

    @cached_property
    def has_cents(self) -> bool:
        """Return whether amounts with a point, a sign or a currency stand in it."""
        decimal, grouping = self.form
        return (
            self.share(r"[.,][0-9]{1,2}\)?-?$|[¥$€£元]|^\(|^-[0-9]") > 0.02 and self.money(decimal, grouping)[2] > 0.9
        )

    @cached_property
    def form(self) -> tuple[str, str]:
        """Return (decimal, grouping) of its amounts: a comma only where a point cannot be meant."""
        comma = self.share(r"^\D*[0-9]{1,3}(?:[. ][0-9]{3})*,[0-9]{1,2}\D*$")
        whole = self.share(r"^\D*[0-9]+\D*$")
        if comma > 0 and comma + whole > 0.95 and self.share(r"[.][0-9]{1,2}\D*$") == 0:
            return ",", " " if self.share(r"[0-9] [0-9]{3}") > 0 else "."
        return ".", "'" if self.share(r"[0-9]'[0-9]{3}") > 0 else ","

    @cached_property
    def is_pointed(self) -> bool:
        """Return whether points stand before three digits alone: they may part thousands as well as decimals."""
        pointed = self.share(r"^\D{0,4}[1-9][0-9]{0,2}(?:[.][0-9]{3})+\D{0,4}$")
        return pointed > 0 and pointed + self.share(r"^\D*[0-9]+\D*$") > 0.98

    def money(self, decimal: str = ".", grouping: str = ",") -> tuple[NDArray[np.int64], NDArray[np.bool_], float]:
        """Return (values at EXP, which cells are amounts, which part of the filled cells)."""
        plain = printed.plain_amounts(self.cells, decimal, grouping)
        right = pc.and_(
            pc.match_substring_regex(plain, amounts.PATTERN),
            pc.invert(pc.match_substring_regex(plain, _TOO_FINE)),
        )
        value, valid, bad = amounts.minor(pc.if_else(right, plain, ""), EXP, ())
        if bad >= 0:
            none = np.zeros(len(self.cells), np.bool_)
            return np.zeros(len(self.cells), np.int64), none, 0.0
        share = float((valid & self.filled).sum() / self.filled.sum()) if self.filled.any() else 0.0
        return value, valid, share

    @cached_property
    def is_whole(self) -> bool:
        """Return whether it holds whole numbers alone."""
        return self.share(_WHOLE) > 0.98

    @cached_property
    def is_counted(self) -> bool:
        """Return whether it only counts its rows."""
        value, valid, share = self.money()
        return share > 0.98 and len(value) > 1 and bool((np.diff(value[valid]) == 10**EXP).all())

    @cached_property
    def is_clock(self) -> bool:
        """Return whether it holds times of day alone."""
        return self.share(_CLOCK) > 0.95 and self.share(r":") > 0.5

    @cached_property
    def formats(self) -> list[tuple[str, ...]]:
        """Return the forms in which nearly every filled cell is a day in a sane year; several where days and
        months may be either way round, none where it is no column of days."""
        if not self.filled.any() or self.share(r"[0-9]") < 0.9 or self.share(_CLOCK) > 0.5:
            return []
        usual = [one for one in times.ANY if self._reads((one,)) > 0]
        if usual and self._reads(tuple(usual)) > 0.98:
            return [tuple(usual) if len(usual) > 1 else (usual[0],)]
        if self.share(_STAMP) > 0.98:
            return [times.ANY]
        found: list[tuple[str, ...]] = []
        for form in (*times.REPUBLIC, *_YEAR_LAST[2:]):
            found += [(form + clock,) for clock in _CLOCKS if self._reads((form + clock,)) > 0.98]
        for either in EITHER:
            ways: list[tuple[str, ...]] = [
                (one + clock,) for one in either for clock in _CLOCKS if self._reads((one + clock,)) > 0.98
            ]
            found += self._by_order(ways)
        return found[:2] if len(found) > 1 and found[0][0][:2] in ("%d", "%m") else found[:1]

    def _reads(self, formats: tuple[str, ...]) -> float:
        """Return which part of the filled cells are days in these forms; 0 where one of them is no day."""
        _at, valid = self.seconds(formats)
        return float(valid.sum() / self.filled.sum()) if valid.any() else 0.0

    @cached_property
    def _plain(self) -> pa.Array:
        """Return the cells as times are looked for in them."""
        return pc.utf8_normalize(pc.replace_substring_regex(self.cells, _STAMP, r"\1 \2"), form="NFKC")

    def seconds(self, formats: tuple[str, ...]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Return (seconds, which cells are times); none at all where one is no day that exists, or far from today."""
        plain = self._plain
        fits = np.zeros(len(plain), np.bool_)
        for one in formats:
            fits |= pc.match_substring_regex(plain, times.pattern(one)).to_numpy(zero_copy_only=False)
        if not fits.any():  # most columns in most of the hundred forms
            return np.zeros(len(plain), np.int64), fits
        at, valid, _date_only, bad = times.seconds(pc.if_else(pa.array(fits), plain, ""), formats, ())
        first, last = ((one - dt.date(1970, 1, 1)).days * 86_400 for one in _YEARS)
        if bad >= 0 or not valid.any() or (at[valid] < first).any() or (at[valid] >= last).any():
            return at, np.zeros(len(plain), np.bool_)
        return at, valid

    def _by_order(self, ways: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Return the ways in which the rows stand in the order of time, all where that does not tell."""
        if len(ways) < 2:
            return ways
        ordered = []
        for one in ways:
            at, valid = self.seconds(one)
            steps = np.diff(at[valid])
            if len(steps) > 3 and ((steps >= 0).all() or (steps <= 0).all()) and (steps != 0).any():
                ordered.append(one)
        return ordered if len(ordered) == 1 else ways


def columns_of(cells: Cells, names: Sequence[str], start: int, stop: int) -> list[Column]:
    """Return the columns between two lines."""
    found = []
    for at in range(cells.width):
        found.append(Column(at, names[at] if at < len(names) else "", cells.column(at, start, stop)))
    return found
