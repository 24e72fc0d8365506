"""Time zones as people say them: a city and how far its clock is from UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

#: Those that a shop meets, by the name that the time zone database gives them; all others go by that name.
_CITIES = {
    "Asia/Shanghai": QT_TRANSLATE_NOOP("Zones", "Beijing"),
    "Asia/Taipei": QT_TRANSLATE_NOOP("Zones", "Taipei"),
    "Asia/Hong_Kong": QT_TRANSLATE_NOOP("Zones", "Hong Kong"),
    "Asia/Singapore": QT_TRANSLATE_NOOP("Zones", "Singapore"),
    "Asia/Tokyo": QT_TRANSLATE_NOOP("Zones", "Tokyo"),
    "UTC": QT_TRANSLATE_NOOP("Zones", "World time"),
    "Europe/London": QT_TRANSLATE_NOOP("Zones", "London"),
    "Europe/Berlin": QT_TRANSLATE_NOOP("Zones", "Berlin"),
    "America/New_York": QT_TRANSLATE_NOOP("Zones", "New York"),
    "America/Los_Angeles": QT_TRANSLATE_NOOP("Zones", "Los Angeles"),
}
ZONES = tuple(_CITIES)


def city(zone: str) -> str:
    """Return the city that a zone is called after in the language of the window, its own name for a rare one."""
    return QCoreApplication.translate("Zones", _CITIES[zone]) if zone in _CITIES else zone


def zone_text(zone: str) -> str:
    """Return city and distance from UTC: `Beijing (UTC+08:00)`, `London (UTC+00:00/+01:00)` with its summer's."""
    if zone not in _CITIES:
        return zone
    winter, summer = offsets(zone)
    off = winter if winter == summer else f"{winter}/{summer}"
    return QCoreApplication.translate("Zones", "{city} (UTC{offset})").format(city=city(zone), offset=off)


def zone_of(text: str) -> str:
    """Return the zone that a text means: as `zone_text` writes it, its city, else the text itself."""
    return next((one for one in ZONES if text.casefold() in (zone_text(one).casefold(), city(one).casefold())), text)


@cache
def offsets(zone: str) -> tuple[str, str]:
    """Return how far a zone's clock is from UTC in January and in July of this year, as `+08:00`."""
    year, info = datetime.now(UTC).year, ZoneInfo(zone)
    first, second = (_offset(datetime(year, month, 15, tzinfo=info).utcoffset()) for month in (1, 7))
    return first, second


def _offset(off: timedelta | None) -> str:
    minutes = round((off or timedelta()).total_seconds() / 60)
    return f"{'−' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
