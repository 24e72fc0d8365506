"""Which of `09/11/2018` is the day: found out from the rows of a file, or the file is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.importers import times
from app.importers.joined import filled
from app.importers.names import Names
from app.importers.part import Part, Times
from app.importers.stamps import of_zone
from app.importers.zone_words import ABBREVIATIONS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_CLOCKS = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p")
#: Forms whose order nothing can hide.
PLAIN = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%Y年%m月%d日")
DAY_FIRST, MONTH_FIRST = ("%d/%m/%Y", "%d-%m-%Y"), ("%m/%d/%Y", "%m-%d-%Y")
_EITHER = r"^[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{4}$"
#: Zones whose letters change with summer time.
_SUMMER = {
    "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "MDT": "America/Denver", "CDT": "America/Chicago",
    "EST": "America/New_York", "EDT": "America/New_York", "CET": "Europe/Berlin", "CEST": "Europe/Berlin",
    "MEZ": "Europe/Berlin", "MESZ": "Europe/Berlin", "BST": "Europe/London", "AEDT": "Australia/Sydney",
}  # fmt: skip


class DayOrder:
    """Days of one file: as soon as something tells which number is the day, all of them are read so."""

    def __init__(self) -> None:
        self._forms: tuple[str, ...] = ()

    def read(self, part: Part, day: Names, clock: Names, zone: Names, same: pa.Array) -> Times:
        """Return days with the time of day beside them.

        zone: column of zone letters; same: what rows have in common that stand in the order of time (a currency).
        """
        both = _joined(part, day, clock)
        if not self._forms and not pc.any(pc.match_substring_regex(part.text(day), _EITHER), min_count=0).as_py():
            return _read(part, day, both, PLAIN)
        if not self._forms:
            self._forms = self._decide(part, day, both, part.text(zone), same)
        return _read(part, day, both, (*PLAIN, *self._forms))

    def _decide(self, part: Part, day: Names, both: pa.Array, zones: pa.Array, same: pa.Array) -> tuple[str, ...]:
        ways = {way: _tried(both, way) for way in (DAY_FIRST, MONTH_FIRST)}
        right = [way for way, found in ways.items() if found is not None]
        if len(right) == 2:
            right = [way for way in right if _summer_fits(ways[way], zones)] or right
        if len(right) == 2:
            first, second = (_turns(ways[way], same) for way in right)
            right = [right[0]] if _far(first, second) else [right[1]] if _far(second, first) else right
        if len(right) == 2 and not pc.any(pc.match_substring_regex(part.text(day), "^0|[/-]0"), min_count=0).as_py():
            # only American downloads print no zero before a small number; elsewhere days have two digits
            small = pc.match_substring_regex(part.text(day), "^[0-9][/-]|[/-][0-9][/-]")
            right = [MONTH_FIRST] if pc.any(small, min_count=0).as_py() else right
        if len(right) == 1:
            return right[0]
        if not right:
            return MONTH_FIRST  # reading names the cell
        part.refuse("refused.date_order", day, 0)


def _joined(part: Part, day: Names, clock: Names) -> pa.Array:
    text = part.text(day)
    hours = part.text(clock)
    return pc.utf8_trim_whitespace(pc.binary_join_element_wise(text, hours, " ")) if filled(hours).any() else text


def _formats(days: tuple[str, ...]) -> list[str]:
    return [*(f"{day} {clock}" for day in days for clock in _CLOCKS), *days]


def _read(part: Part, day: Names, both: pa.Array, days: tuple[str, ...]) -> Times:
    at, valid, date_only, bad = times.seconds(both, _formats(days))
    if bad >= 0:
        part.refuse("refused.not_time", day, bad)
    return Times(at, valid, date_only)


def _tried(both: pa.Array, days: tuple[str, ...]) -> Ints | None:
    """Return the times read in one way, None where a cell cannot be one."""
    at, _valid, _date_only, bad = times.seconds(both, _formats((*PLAIN, *days)))
    return at if bad < 0 else None


def _summer_fits(at: Ints | None, zones: pa.Array) -> bool:
    """Return whether letters such as PST and PDT are those of the days beside which they stand."""
    if at is None:
        return False
    coded = pc.dictionary_encode(pc.utf8_upper(zones))
    index = coded.indices.to_numpy(zero_copy_only=False)
    for number, word in enumerate(coded.dictionary.to_pylist()):
        mine = index == number
        if word in _SUMMER and (of_zone(at[mine], _SUMMER[word]) != ABBREVIATIONS[word]).any():
            return False
    return True


def _far(turns: int, others: int) -> bool:
    """Return whether a file is in the order of time in one way and not in the other."""
    return others > 0 and (turns == 0 or 4 * (turns + 1) <= others)


def _turns(at: Ints | None, same: pa.Array) -> int:
    """Return how often the times of rows that have something in common turn back, in the better direction."""
    if at is None:
        return len(same)
    coded = pc.dictionary_encode(same).indices.to_numpy(zero_copy_only=False)
    steps = np.concatenate([np.diff(at[coded == one]) for one in np.unique(coded)] or [np.zeros(0, np.int64)])
    return int(min((steps < 0).sum(), (steps > 0).sum()))
