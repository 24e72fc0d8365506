"""Settings of this person on this machine: one frozen dataclass with defaults, kept as JSON.

What belongs to a book (company, zone, currency, accounts) is in the book; geometry of windows is Qt's.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from app.config.files import write_whole
from app.config.upgrades import SETTINGS_VERSION, upgrade
from app.domain.errors import AppError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """version: of the file's form. lang: "" = the system's; theme: "system", "light", "dark".

    name: whom decisions and sign-offs are proposed for. recent: books, latest first; pinned: books that stay on
    top of them. last_folder: where files were last chosen. backup_folder: "" = beside the book; backup_on_exit:
    once a day; backups_kept: how many. first_start: the welcome has not been shown yet. text_size: percent, 90 to
    150. contrast: high contrast. density: of grid rows. red_negative: amounts below zero in red. day_form: how
    days are written, "" = by language. number_form: separators of amounts, "" = 1,234.56. keys: lines
    `command=key key` where they differ from the standard. lock_minutes: after so long without a hand the window
    hides the book, 0 = never. tour_done: the tour was seen or closed. hide_amounts: a
    start shows dots for amounts. mask_names: names of persons are shown masked. reopen: a start opens the book that
    was open last.
    """

    version: int = SETTINGS_VERSION
    lang: str = ""
    theme: str = "system"
    name: str = ""
    recent: tuple[str, ...] = ()
    last_folder: str = ""
    backup_folder: str = ""
    backup_on_exit: bool = True
    backups_kept: int = 14
    first_start: bool = True
    pinned: tuple[str, ...] = ()
    text_size: int = 100
    contrast: bool = False
    density: str = "normal"
    red_negative: bool = False
    day_form: str = ""
    number_form: str = ""
    keys: tuple[str, ...] = ()
    lock_minutes: int = 0
    tour_done: bool = False
    hide_amounts: bool = False
    mask_names: bool = True
    reopen: bool = True


#: Values that a field may have where its type says too little.
_CHOICES: dict[str, frozenset[str]] = {
    "lang": frozenset({"", "en", "zh_CN", "zh_TW"}),
    "theme": frozenset({"system", "light", "dark"}),
    "density": frozenset({"compact", "normal", "relaxed"}),
    "day_form": frozenset({"", "iso", "slash", "chinese", "english", "roc"}),
    "number_form": frozenset({"", "comma", "space", "none"}),
}


def load(path: Path) -> Settings:
    """Read the settings; defaults where there is no file. AppError("settings.invalid") on a broken one."""
    try:
        raw = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as exc:
        raise AppError("settings.invalid", file=str(path), reason=type(exc).__name__) from exc
    try:
        data = json.loads(raw, object_pairs_hook=_once, parse_constant=_no_constant)
        if not isinstance(data, dict):
            raise ValueError("not an object")
        return _checked(upgrade(data))
    except ValueError as exc:
        raise AppError("settings.invalid", file=str(path), reason=str(exc)) from exc


def load_or_set_aside(path: Path) -> tuple[Settings, AppError | None]:
    """Read the settings; a file that cannot be used is renamed, defaults come in its place.

    Returns the settings and what to tell the person once: "settings.set_aside" names the file kept, or, where the
    file could not be renamed, "settings.invalid".
    """
    try:
        return load(path), None
    except AppError as exc:
        aside = _free_name(path)
        try:
            path.rename(aside)
        except OSError:
            return Settings(), exc
        params = {**exc.params, "file": str(path), "kept": str(aside)}
        return Settings(), AppError("settings.set_aside", **params)


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.stem}.unreadable{at or ''}{path.suffix}") for at in range(1_000))
    return next((one for one in names if not one.exists()), path.with_name(f"{path.name}.unreadable"))


def save(settings: Settings, path: Path) -> None:
    """Write the settings, whole or not at all."""
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=1, sort_keys=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    with write_whole(str(path), private=True) as file:
        file.write((text + "\n").encode())


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not a value")


def _checked(data: dict[str, Any]) -> Settings:
    """Return the settings; ValueError names the key that is unknown or has a value of another kind."""
    kinds = {one.name: type(getattr(Settings(), one.name)) for one in fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in kinds:
            raise ValueError(f"unknown setting {key}")
        if kinds[key] is tuple:
            if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
                raise ValueError(f"{key} is not a list of texts")
            value = tuple(value)
        if type(value) is not kinds[key] or value not in _CHOICES.get(key, {value}):
            raise ValueError(f"{key} cannot be {value!r}")
        values[key] = value
    return Settings(**values)
