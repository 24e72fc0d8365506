"""What holds for a book where nobody said otherwise; the commands go by the same."""

from __future__ import annotations

from collections.abc import Mapping

#: Home currency, ISO 4217, and zone of times that state none, IANA.
HOME = "CNY"
ZONE = "Asia/Shanghai"


def home_of(info: Mapping[str, str]) -> str:
    """Return the home currency of a book's facts."""
    return info.get("currency") or HOME


def zone_of(info: Mapping[str, str]) -> str:
    """Return the zone of a book's facts."""
    return info.get("zone") or ZONE
