"""Steps from an older form of the settings file to the present one, a small function each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

SETTINGS_VERSION = 2


def _to_2(data: dict[str, Any]) -> dict[str, Any]:
    """Version 1 knew no tour: who has started the program before is not taken round it again."""
    return {**data, "tour_done": not data.get("first_start", True)}


#: From version → function that returns the data of the next one.
STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _to_2}


def upgrade(data: dict[str, Any]) -> dict[str, Any]:
    """Return `data` in the present form; ValueError for a file of a newer program."""
    version = data.get("version", SETTINGS_VERSION)
    if type(version) is not int or not 1 <= version <= SETTINGS_VERSION:
        raise ValueError(f"settings version {version!r}")
    while version < SETTINGS_VERSION:
        data = STEPS[version](data)
        version += 1
    return {**data, "version": SETTINGS_VERSION}
