"""Where things lie on this machine: the program's own resources, settings, logs."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

NAME = "Tieout"


@cache
def resources() -> Path:
    """Return the folder `resources` of a checkout, of a frozen program or of an installed one."""
    frozen = getattr(sys, "_MEIPASS", "")
    places = [
        *([Path(frozen) / "resources"] if frozen else []),
        Path(__file__).resolve().parents[2] / "resources",
        Path(sys.prefix) / "share" / "tieout" / "resources",
    ]
    return next((place for place in places if place.is_dir()), places[0])


def beside() -> Path | None:
    """Return the folder beside the program that keeps all of it, as on a stick; None where nobody made one."""
    frozen = getattr(sys, "_MEIPASS", "")
    program = Path(sys.executable).parent if frozen else Path(__file__).resolve().parents[2]
    folder = program / "tieout-data"
    return folder if folder.is_dir() else None


def settings_file() -> Path:
    """Return the path of the settings; the folder may not exist yet."""
    from platformdirs import user_config_path

    return (beside() or user_config_path(NAME, appauthor=False)) / "settings.json"


def log_file() -> Path:
    """Return the path of the log; the folder may not exist yet."""
    from platformdirs import user_log_path

    return (beside() or user_log_path(NAME, appauthor=False)) / "tieout.log"
