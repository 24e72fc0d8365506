"""What the mapping page asks of the services, on worker threads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

_DATES = re.compile(r"[\s_\-.]*(?:\d{2,4}[\s_\-.年月]*)+[月日号]?$")


def title_of(file: str) -> str:
    """Return a name for the layout of a file: its own without days and months at the end."""
    stem = PurePath(file).stem
    return _DATES.sub("", stem).strip(" _-.") or stem


def begin(asker: Any, wanted: Mapping[str, str], header_row: int, home: str, lang: str, uow: Any, report: Any) -> Any:
    """Return (the table as it stands, a first layout, the starting layout it may be of or None).

    lang: of the starting layout's title, "" where none is wanted; uow: None where no book is open.
    """
    from app.services.starting_layouts import proposed

    if uow is not None:
        asker.learn(uow)
    look = asker.look(wanted.get("sheet", ""), wanted.get("encoding", ""), wanted.get("delimiter", ""), report)
    row, starting = (proposed(look.first, lang) if lang else None) or (header_row, None)
    if starting is not None and header_row not in (-1, row):
        row, starting = header_row, None  # the person says that the header is another line
    return look, asker.guess(look, row, home, report), starting


def attempt(asker: Any, look: Any, form: Mapping[str, Any], layout: Mapping[str, Any], report: Any) -> Any:
    """Return tests and first records of a layout."""
    return asker.attempt(look, form, layout, report)


def prove(asker: Any, layout: Mapping[str, Any], report: Any) -> None:
    """Read the whole file as an import would."""
    asker.prove(layout, report)
