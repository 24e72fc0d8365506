"""Looking for a header at the beginning of a source, whatever delimiter the first guess took."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from app.importers.base import Head
from app.importers.containers.lines import DELIMITERS, split_rows
from app.importers.names import Names, aliases, same_name

_LINES = 60
_Rows = tuple[tuple[str, ...], ...]


def header_in(head: Head, wanted: Sequence[Names]) -> list[str]:
    """Return the cells of the first row that names every wanted column, [] where none does."""
    asked = [{same_name(one) for one in aliases(names)} for names in wanted]
    views = [_view(tuple(tuple(cells) for cells in head.rows))]
    if head.container == "text":  # TABs that pad every cell may have been taken for the delimiter
        views += _cut(head.text)
    for view in views:
        if any(view.every.isdisjoint(one) for one in asked):
            continue
        for at, names_of_row in enumerate(view.names):
            if all(not names_of_row.isdisjoint(one) for one in asked):
                return list(view.rows[at])
    return []


class _View(NamedTuple):
    """Rows, the names of each in their equal form, and the names of all."""

    rows: _Rows
    names: list[frozenset[str]]
    every: frozenset[str]


@lru_cache(8)  # a hundred readers ask for the same few heads
def _cut(text: str) -> tuple[_View, ...]:
    """Return the first lines of a text, cut at each delimiter."""
    lines = [one.rstrip("\r") for one in text.split("\n")[:_LINES]]
    return tuple(_view(tuple(tuple(cells) for cells in split_rows(lines, one))) for one in DELIMITERS)


@lru_cache(64)
def _view(rows: _Rows) -> _View:
    names = [frozenset(same_name(one) for one in cells) for cells in rows]
    return _View(rows, names, frozenset().union(*names))


def says(head: Head, word: str) -> bool:
    """Return whether `word` stands somewhere at the beginning of a source."""
    return word in head.text or any(word in cell for cells in head.rows for cell in cells)
