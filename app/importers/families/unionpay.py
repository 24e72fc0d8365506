"""Times of UnionPay's files, which have no year: taken where a number or the file's name proves it, else refused."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.period import EPOCH
from app.importers import times

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.families.fixed import Lines

_DAY = 86_400
_NEAR = 45 * _DAY  # trades of one clearing day are not further apart
_QUERY = r"^[0-9]{2}(?P<year>[0-9]{2})(?P<time>[0-9]{10})[0-9A-Z]*$"
_MEMBER = re.compile(r"INN([0-9]{6})[0-9A-Za-z]{2}ZME?_([0-9A-Z]{15})(?![0-9A-Z])")
_ARCHIVE = re.compile(r"(?<![0-9A-Z])([0-9A-Z]{15})_20([0-9]{6})\.zip")


class _Named(NamedTuple):
    """What a file's name says: its merchant, and the end of its clearing day in seconds."""

    merchant: str
    end: int


class Years:
    """Gives times of `MMDDhhmmss` their year."""

    def __init__(self, file: str) -> None:
        self._named = _named(file)
        self._first: int | None = None
        self._last: int | None = None

    def learn(self, moment: pa.Array, query: pa.Array | None) -> None:
        """Take the days that query numbers prove."""
        if query is None:
            return
        at = _proved(moment, query)
        if (at >= 0).any():
            known = at[at >= 0]
            self._first = min(int(known.min()), self._first if self._first is not None else int(known.min()))
            self._last = max(int(known.max()), self._last if self._last is not None else int(known.max()))

    def seconds(self, lines: Lines, moment: pa.Array, query: pa.Array | None, merchant: pa.Array) -> NDArray[np.int64]:
        """Return seconds on China's clock; a row whose year nothing proves is refused."""
        at = _proved(moment, query) if query is not None else np.full(len(moment), -1, np.int64)
        for row in np.flatnonzero(at < 0).tolist():
            found = self._year_of(moment[row].as_py(), merchant[row].as_py())
            if found is None:
                lines.refuse("refused.no_year", "time", row)
            at[row] = found
        return at

    def _year_of(self, moment: str, merchant: str) -> int | None:
        if self._named is not None and merchant == self._named.merchant:
            return _near(moment, self._named.end - _NEAR, self._named.end)
        if self._first is not None and self._last is not None:
            return _near(moment, self._last - _NEAR, self._first + _NEAR)
        return None


def _named(file: str) -> _Named | None:
    """Return what the name of the file, or of its archive, says."""
    member, archive = _MEMBER.search(file), _ARCHIVE.search(file)
    day, merchant = (member[1], member[2]) if member else (archive[2], archive[1]) if archive else ("", "")
    at = times.parse(f"20{day}", ["%Y%m%d"]) if day else None
    return _Named(merchant, at + _DAY - 1) if at is not None else None


def _near(moment: str, first: int, last: int) -> int | None:
    """Return the only time between first and last that is printed so, None where there is none."""
    years = {(EPOCH + timedelta(seconds=one)).year for one in (first, last)}
    found = [times.parse(f"{year}{moment}", ["%Y%m%d%H%M%S"]) for year in sorted(years)]
    near = [one for one in found if one is not None and first <= one <= last]
    return near[0] if len(near) == 1 else None


def _proved(moment: pa.Array, query: pa.Array) -> NDArray[np.int64]:
    """Return the seconds of rows whose query number repeats their time behind two digits of the year, else −1."""
    parts = pc.extract_regex(query, _QUERY)
    year = pc.fill_null(pc.struct_field(parts, ["year"]), "")
    same = pc.and_(pc.equal(pc.fill_null(pc.struct_field(parts, ["time"]), ""), moment), pc.not_equal(moment, ""))
    whole = pc.if_else(same, pc.binary_join_element_wise("20", year, moment, ""), "")
    at = np.full(len(moment), -1, np.int64)
    found, valid, _date_only, bad = times.seconds(whole, ("%Y%m%d%H%M%S",), ())
    if bad < 0:
        return np.where(valid, found, -1)
    for row, text in enumerate(whole.to_pylist()):
        value = times.parse(text, ["%Y%m%d%H%M%S"]) if text else None
        at[row] = -1 if value is None else value
    return at
