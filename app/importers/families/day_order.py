"""Which of `09/11/2018` is the day: found out from the rows of a file, or the file is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.importers import times
from app.importers.families.zone_words import ABBREVIATIONS
from app.importers.names import Names
from app.importers.part import Part, Times
from app.importers.stamps import of_zone

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import ReadOptions

    Ints = NDArray[np.int64]

_A_DAY = "1970-01-01"
_CLOCKS = tuple(f"%Y-%m-%d {one}" for one in ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p"))
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


def said_order(options: ReadOptions) -> str:
    """Return the order that a person chose, else that of the form of dates in a layout that was given; "" for none."""
    form = str((options.layout or {}).get("date_format", ""))
    return options.date_order or "".join(one for one in form if one in "Ymdy").lower()


class DayOrder:
    """Days of one file: as soon as something tells which number is the day, all of them are read so."""

    def __init__(self, said: str = "") -> None:
        self._said = {"dmy": DAY_FIRST, "mdy": MONTH_FIRST}.get(said)  # by a person, where the rows tell nothing
        self._forms: tuple[str, ...] = ()

    def read(self, part: Part, day: Names, clock: Names, zone: Names, same: pa.Array) -> Times:
        """Return days with the time of day beside them.

        zone: column of zone letters; same: what rows have in common that stand in the order of time (a currency).
        """
        hours, timed = _clocks(part, clock)
        words = pc.dictionary_encode(part.text(day))
        either = pc.match_substring_regex(words.dictionary, _EITHER)
        if not self._forms and pc.any(either, min_count=0).as_py():
            self._forms = self._decide(part, day, words, hours, part.text(zone), same)
        at, _valid, _date_only, bad = times.seconds(words.dictionary, (*PLAIN, *self._forms))
        index = words.indices.to_numpy(zero_copy_only=False)
        if bad >= 0:
            part.refuse("refused.not_time", day, int(np.argmax(index == bad)))
        part.doubt(day, at[index], np.ones(len(part), np.bool_), (*PLAIN, *DAY_FIRST))
        return Times(at[index] + hours, np.ones(len(part), np.bool_), ~timed)

    def _decide(
        self, part: Part, day: Names, words: pa.DictionaryArray, hours: Ints, zones: pa.Array, same: pa.Array
    ) -> tuple[str, ...]:
        ways = {way: _tried(words, hours, way) for way in (DAY_FIRST, MONTH_FIRST)}
        right = [way for way, found in ways.items() if found is not None]
        if len(right) == 2:
            right = [way for way in right if _summer_fits(ways[way], zones)] or right
        if len(right) == 2:
            first, second = (_turns(ways[way], same) for way in right)
            right = [right[0]] if _far(first, second) else [right[1]] if _far(second, first) else right
        if len(right) == 2 and not pc.any(pc.match_substring_regex(words.dictionary, "^0|[/-]0")).as_py():
            # only American downloads print no zero before a small number; elsewhere days have two digits, but where
            # dashes stand between the numbers (the Netherlands)
            small = pc.match_substring_regex(words.dictionary, "^[0-9]/|/[0-9]/")
            right = [MONTH_FIRST] if pc.any(small).as_py() else right
        if len(right) == 1:
            return right[0]
        if not right:
            return MONTH_FIRST  # reading names the cell
        if self._said is not None:
            return self._said
        part.refuse("refused.date_order", day, 0)


def _clocks(part: Part, clock: Names) -> tuple[Ints, NDArray[np.bool_]]:
    """Return the seconds of each day at which rows stand, and which rows say so."""
    words = pc.dictionary_encode(part.text(clock))
    on_a_day = pc.binary_join_element_wise(_A_DAY, words.dictionary, " ")
    at, valid, _date_only, bad = times.seconds(on_a_day, _CLOCKS, (f"{_A_DAY} ",))
    index = words.indices.to_numpy(zero_copy_only=False)
    if bad >= 0:
        part.refuse("refused.not_time", clock, int(np.argmax(index == bad)))
    return at[index], valid[index]


def _tried(words: pa.DictionaryArray, hours: Ints, days: tuple[str, ...]) -> Ints | None:
    """Return the times read in one way, None where a cell cannot be one."""
    at, _valid, _date_only, bad = times.seconds(words.dictionary, (*PLAIN, *days))
    return at[words.indices.to_numpy(zero_copy_only=False)] + hours if bad < 0 else None


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
