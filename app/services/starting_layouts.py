"""Starting layouts that come with Tieout: tables whose columns are known by name but that nobody has seen as a file.

They are proposals for the mapping page and never read a table by themselves; what a person makes of one and saves is
a layout of theirs (`app.services.layouts`). Each is a file of `resources/layouts` in the usual form with its title in
every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.config.places import resources
from app.services.layouts import LayoutFile, list_layouts, missing_columns


def starting_layouts(lang: str = "en") -> list[LayoutFile]:
    """Return them by title in a language."""
    found = list_layouts(resources() / "layouts")
    titled = [replace(one, title=title_in(one, lang), used="", shipped=True) for one in found]
    return sorted(titled, key=lambda one: (one.title, one.path))


def title_in(one: LayoutFile, lang: str) -> str:
    """Return what a layout is called in a language."""
    return str(one.data.get("titles", {}).get(lang) or one.title)


def proposed(lines: Iterable[tuple[int, Sequence[str]]], lang: str = "en") -> tuple[int, LayoutFile] | None:
    """Return the first line that has all columns of a starting layout, and it; of several the one that names most.

    lines: (number, cells) of the first lines of a table.
    """
    layouts = starting_layouts(lang)
    for row, cells in lines:
        fitting = [one for one in layouts if one.wrong is None and not missing_columns(one.data, cells)]
        if fitting:
            return row, max(fitting, key=lambda one: len(one.data["columns"]))
    return None
