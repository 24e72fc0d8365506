"""Looking for a header at the beginning of a source, whatever delimiter the first guess took."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from app.importers.base import Head
from app.importers.containers.lines import DELIMITERS, split_rows
from app.importers.names import Names, aliases, same_name

_LINES = 60


def header_in(head: Head, wanted: Sequence[Names]) -> list[str]:
    """Return the cells of the first row that names every wanted column, [] where none does."""
    asked = _asked(tuple(one if isinstance(one, str) else tuple(one) for one in wanted))
    every, views = _views(head)
    if any(map(every.isdisjoint, asked)):
        return []
    for view in views:
        if any(view.every.isdisjoint(one) for one in asked):
            continue
        for at, names_of_row in enumerate(view.names):
            if all(not names_of_row.isdisjoint(one) for one in asked):
                return list(view.rows[at])
    return []


class _View(NamedTuple):
    """Rows, the names of each in their equal form, and the names of all."""

    rows: Sequence[Sequence[str]]
    names: list[frozenset[str]]
    every: frozenset[str]


@lru_cache(2048)
def _asked(wanted: tuple[Names, ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(same_name(one) for one in aliases(names)) for names in wanted)


@lru_cache(8)  # a hundred readers ask for the same few heads
def _views(head: Head) -> tuple[frozenset[str], list[_View]]:
    """Return all names of a head, and its rows, for text cut at each delimiter as well.

    TABs that pad every cell may have been taken for the delimiter.
    """
    views = [_view(rows) for rows in cut_rows(head)]
    return frozenset().union(*(one.every for one in views)), views


def _view(rows: Sequence[Sequence[str]]) -> _View:
    names = [frozenset(same_name(one) for one in cells) for cells in rows]
    return _View(rows, names, frozenset().union(*names))


@lru_cache(8)
def cut_rows(head: Head) -> tuple[Sequence[Sequence[str]], ...]:
    """Return the rows of a head as they were split, and for text the same lines cut at each delimiter."""
    if head.container != "text":
        return (head.rows,)
    lines = [one.rstrip("\r") for one in head.text.split("\n")[:_LINES]]
    return (head.rows, *(split_rows(lines, delimiter) for delimiter in DELIMITERS))


def says(head: Head, word: str) -> bool:
    """Return whether `word` stands somewhere at the beginning of a source."""
    return word in head.text or any(word in cell for cells in head.rows for cell in cells)
