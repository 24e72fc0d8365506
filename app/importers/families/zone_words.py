"""Time zones as exports name them beside a time: `CET`, `PDT`, `GMT+08:00`, `Pacific Time (US & Canada)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
import pyarrow as pa

from app.domain.record import NO_TIME
from app.importers.joined import coded
from app.importers.part import Times
from app.importers.stamps import of_zone

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Minutes east of UTC. Letters that mean several zones (CST, IST, AST) are left out.
ABBREVIATIONS = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120,
    "EET": 120, "EEST": 180, "SAST": 120, "MSK": 180, "TRT": 180, "GST": 240, "HKT": 480, "SGT": 480, "AWST": 480,
    "JST": 540, "KST": 540, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "BRT": -180, "ART": -180, "EDT": -240, "EST": -300, "CDT": -300, "MDT": -360, "MST": -420, "PDT": -420,
    "PST": -480, "AKDT": -480, "AKST": -540, "HST": -600,
}  # fmt: skip
#: Zones by the names that web frameworks print.
NAMED = {
    "Pacific Time (US & Canada)": "America/Los_Angeles",
    "Mountain Time (US & Canada)": "America/Denver",
    "Central Time (US & Canada)": "America/Chicago",
    "Eastern Time (US & Canada)": "America/New_York",
    "Atlantic Time (Canada)": "America/Halifax",
    "Newfoundland": "America/St_Johns",
    "Saskatchewan": "America/Regina",
    "Indiana (East)": "America/Indiana/Indianapolis",
    "Arizona": "America/Phoenix",
    "Alaska": "America/Juneau",
    "Hawaii": "Pacific/Honolulu",
    "London": "Europe/London",
    "Edinburgh": "Europe/London",
    "Dublin": "Europe/Dublin",
    "Paris": "Europe/Paris",
    "Madrid": "Europe/Madrid",
    "Tokyo": "Asia/Tokyo",
    "Osaka": "Asia/Tokyo",
    "Sapporo": "Asia/Tokyo",
    "Sydney": "Australia/Sydney",
    "Melbourne": "Australia/Melbourne",
    "Canberra": "Australia/Melbourne",
    "Brisbane": "Australia/Brisbane",
    "Adelaide": "Australia/Adelaide",
    "Darwin": "Australia/Darwin",
    "Perth": "Australia/Perth",
    "Hobart": "Australia/Hobart",
}
_SHIFT = re.compile(r"\(?(?:GMT|UTC) ?([+-])([0-9]{1,2})(?::?([0-9]{2}))?\)?")
_MOST = 14 * 60


def zoned(when: Times, words: pa.Array) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    """Return (seconds on the source's own clock, minutes east of UTC) of times beside which `words` name the zone.

    A time whose zone is not known for certain keeps its day alone: midnight and NO_TIME.
    """
    at = when.at.copy()
    offset = np.full(len(at), NO_TIME, np.int16)
    different, index = coded(words)
    for number, word in enumerate(different.to_pylist()):
        mine = (index == number) & ~when.date_only
        if mine.any():
            offset[mine] = _offsets(word.strip(), at[mine])
    at[offset == NO_TIME] -= at[offset == NO_TIME] % 86_400
    return at, offset


def _offsets(word: str, at: NDArray[np.int64]) -> NDArray[np.int16] | int:
    if word.upper() in ABBREVIATIONS:
        return ABBREVIATIONS[word.upper()]
    shift = _SHIFT.fullmatch(word.upper())
    if shift:
        minutes = int(shift[2]) * 60 + int(shift[3] or 0)
        return (minutes if shift[1] == "+" else -minutes) if minutes <= _MOST else NO_TIME
    zone = NAMED.get(word, word if "/" in word else "")
    try:
        return of_zone(at, ZoneInfo(zone).key) if zone else NO_TIME
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return NO_TIME
