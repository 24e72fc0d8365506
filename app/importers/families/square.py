"""What Square's exports have in common: their clock, and their currency, which only a sign or the zone tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.importers import times
from app.importers.families.marked_money import currency_of, marks
from app.importers.families.worded_days import slash_order
from app.importers.families.zone_words import zoned
from app.importers.joined import of_each
from app.importers.names import Names
from app.importers.part import Part, Times

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CLOCKS = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p")
_AMERICA = "(US & Canada)"
_AUSTRALIA = ("Sydney", "Melbourne", "Canberra", "Brisbane", "Adelaide", "Darwin", "Perth", "Hobart")
_DOLLAR = "$"


def clock(part: Part) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    """Return (seconds on the shop's own clock, minutes east of UTC) from Date, Time and Time Zone.

    Which of two numbers is the month is taken from the days themselves, or from an American zone; else refused.
    """
    day = of_each(part.text("Date"), _with_century)
    zone = part.text("Time Zone")
    order = slash_order(pc.unique(day)) or ("mdy" if _all_have(pc.unique(zone), _AMERICA) else "")
    days = ["%Y-%m-%d", *({"mdy": ["%m/%d/%Y"], "dmy": ["%d/%m/%Y"]}.get(order, []))]
    both = pc.utf8_trim(pc.binary_join_element_wise(day, part.text("Time"), " "), characters=" ")
    formats = (*(f"{one} {hour}" for one in days for hour in _CLOCKS), *days)
    at, valid, date_only, bad = times.seconds(both, formats)
    if bad >= 0:
        part.refuse("refused.not_time", "Date", bad)
    return zoned(Times(at, valid, date_only), zone)


def currency(part: Part, names: Names) -> str:
    """Return the one currency of a part: that of the sign its amounts carry, else that of an American zone."""
    zone = pc.unique(part.text("Time Zone"))
    found = [one for one in pc.unique(marks(part.text(names))).to_pylist() if one]
    if len(found) > 1:
        raise SourceRefused("refused.no_currency", file=part.file, row=int(part.row[0]))
    if found == [_DOLLAR] and any(_all_have(zone, one) for one in _AUSTRALIA):
        return "AUD"
    code = currency_of(found[0]) if found else "USD" if _all_have(zone, _AMERICA) else ""
    if not code:
        raise SourceRefused("refused.no_currency", file=part.file, row=int(part.row[0]))
    return code


def _all_have(column: pa.Array, word: str) -> bool:
    return bool(pc.all(pc.match_substring(column, word), min_count=1).as_py())


def _with_century(column: pa.Array) -> pa.Array:
    column = pc.replace_substring_regex(column, r"^([0-9-]{10}) 00:00:00$", r"\1")
    return pc.replace_substring_regex(column, r"^([0-9]{1,2}/[0-9]{1,2})/([0-9]{2})$", r"\1/20\2")
