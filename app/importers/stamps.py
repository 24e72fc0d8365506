"""Times with and without an offset of their own: `2026-09-30T10:00:00+08:00`, `2026-09-30 10:00`, `2026-09-30`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import NO_TIME
from app.importers import times
from app.importers.cell_bytes import text_buffers
from app.importers.names import Names
from app.importers.part import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STAMP = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.0+)?([+-][0-9]{2}:?[0-9]{2}|Z)$"
_SHORTEST = len("2026-09-30T10:00:00Z")
_HOUR = 3600
_SPAN = 1 << 17  # hours: fifteen years


def stamped(
    part: Part, names: Names, formats: Sequence[str] = times.ANY, zone: str = ""
) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    """Return (seconds on the source's own clock, minutes east of UTC; NO_TIME for a date alone).

    A time without an offset is of `zone`; where that is "", it is refused.
    """
    column = part.text(names)
    own = np.zeros(len(part), np.bool_)
    if np.diff(text_buffers(column)[0]).max(initial=0) >= _SHORTEST:
        own = pc.match_substring_regex(column, _STAMP).to_numpy(zero_copy_only=False)
    if own.any():
        clock = pc.replace_substring_regex(column, _STAMP, r"\1 \2")
        known: Sequence[str] = ("%Y-%m-%d %H:%M:%S", *formats)
        at, _valid, date_only, bad = times.seconds(clock, tuple(dict.fromkeys(known)))
        if bad >= 0:
            part.refuse("refused.not_time", names, bad)
    else:
        found = part.time(names, formats)
        at, date_only = found.at, found.date_only
    offset = np.full(len(part), NO_TIME, np.int16)
    if own.any():
        words = pc.dictionary_encode(pc.if_else(pa.array(own), pc.replace_substring_regex(column, _STAMP, r"\3"), ""))
        minutes = np.array([_minutes(word) for word in words.dictionary.to_pylist()], np.int16)
        offset = minutes[words.indices.to_numpy()]
    rest = ~own & ~date_only
    if rest.any():
        if not zone:
            part.refuse("refused.not_time", names, int(np.argmax(rest)))
        offset[rest] = of_zone(at[rest], zone)
    return at, offset


def _minutes(word: str) -> int:
    if not word:
        return NO_TIME
    if word == "Z":
        return 0
    return (-1 if word[0] == "-" else 1) * (int(word[1:3]) * 60 + int(word[-2:]))


def of_zone(at: NDArray[np.int64], zone: str) -> NDArray[np.int16]:
    """Return the offset of `zone` at each time of its own clock, asked once for each hour that occurs."""
    if zone == "UTC":
        return np.zeros(len(at), np.int16)
    where = ZoneInfo(zone)
    hours, inverse = _hours(at // _HOUR)
    start = dt.datetime(1970, 1, 1, tzinfo=where)
    found = [(start + dt.timedelta(hours=hour)).utcoffset() or dt.timedelta() for hour in hours.tolist()]
    minutes = np.array([one // dt.timedelta(minutes=1) for one in found], np.int16)
    return minutes[inverse]


def _hours(hours: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return (the different hours, the number of each one's); hours of some years need not be sorted for it."""
    first = int(hours.min()) if len(hours) else 0
    span = int(hours.max()) - first + 1 if len(hours) else 0
    if not 0 < span <= _SPAN:
        return np.unique(hours, return_inverse=True)
    there = np.zeros(span, np.bool_)
    there[hours - first] = True
    found = np.flatnonzero(there)
    number = np.zeros(span, np.int64)
    number[found] = np.arange(len(found))
    return found + first, number.take(hours - first)
