"""A part of a spreadsheet: cells may be error values, day numbers, or times whose midnight shows as a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.importers import times
from app.importers.names import Names
from app.importers.part import Columns, Part, Times

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SERIAL = r"^[0-9]{5}(?:\.[0-9]+)?$"  # 1927 to 2173
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


class CellPart(Part):
    """At most 50,000 rows of a sheet."""

    def __init__(
        self, row: NDArray[np.int32], cells: Sequence[pa.Array], columns: Columns, *, file: str, from_1904: bool
    ) -> None:
        super().__init__(row, cells, columns, file=file)
        self.from_1904 = from_1904

    def where(self, mask: NDArray[np.bool_]) -> CellPart:
        """Return the rows where `mask` is true, as a part of its own."""
        keep = pa.array(mask)
        cells = [one.filter(keep) for one in self._cells]
        return CellPart(self.row[mask], cells, self.columns, file=self.file, from_1904=self.from_1904)

    def slice(self, start: int, count: int) -> CellPart:
        """Return `count` rows from `start`."""
        cells = [one.slice(start, count) for one in self._cells]
        row = self.row[start : start + count]
        return CellPart(row, cells, self.columns, file=self.file, from_1904=self.from_1904)

    def time(
        self, names: Names, formats: Sequence[str] = times.FORMATS, *, blank: Sequence[str] | None = None
    ) -> Times:
        """Return times; besides `formats` a real date cell, which is ISO here, and a bare day number."""
        self.need_whole(names)
        column = self._dated(self.text(names))
        if any("%H" in one for one in formats):
            days = pc.match_substring_regex(column, _DAY)
            dates_only = not any("%H" not in one for one in formats)
            if dates_only or not pc.all(pc.or_(days, pc.equal(column, "")), min_count=0).as_py():
                column = pc.if_else(days, pc.binary_join_element_wise(column, "00:00:00", " "), column)
        known = tuple(dict.fromkeys((*formats, "%Y-%m-%d %H:%M:%S", "%Y-%m-%d")))
        at, valid, date_only, bad = times.seconds(column, known, blank)
        if bad >= 0:
            again = lambda start: times.seconds(column.slice(start), known, blank)[3]  # noqa: E731
            self._faulty("refused.not_time", names, bad, again)
        self.doubt(names, at, valid, formats)
        return Times(at, valid, date_only)

    def _dated(self, column: pa.Array) -> pa.Array:
        serial = pc.match_substring_regex(column, _SERIAL)
        if not pc.any(serial, min_count=0).as_py():
            return column
        found = [serial_text(one, self.from_1904) for one in column.filter(serial).to_pylist()]
        return pc.replace_with_mask(column, serial, pa.array(found, pa.string()))


def serial_text(text: str, from_1904: bool) -> str:
    """Write a bare day number ("44865", "44865.5") as the ISO date or time that a spreadsheet means by it."""
    days = float(text)
    start = dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 30)  # noqa: DTZ001
    moment = start + dt.timedelta(days=days, microseconds=500_000)
    moment = moment.replace(microsecond=0)
    return moment.date().isoformat() if days == int(days) else moment.isoformat(" ")
