"""Looking for a header at the beginning of a source, whatever delimiter the first guess took."""

from __future__ import annotations

from collections.abc import Sequence

from app.importers.base import Head
from app.importers.lines import DELIMITERS, split_rows
from app.importers.names import Names, find_header

_LINES = 60


def header_in(head: Head, wanted: Sequence[Names]) -> list[str]:
    """Return the cells of the first row that names every wanted column, [] where none does."""
    at = find_header(head.rows, wanted)
    if at >= 0:
        return list(head.rows[at])
    if head.container != "text":
        return []
    lines = head.text.split("\n")[:_LINES]
    for delimiter in DELIMITERS:  # TABs that pad every cell may have been taken for the delimiter
        rows = split_rows([one.rstrip("\r") for one in lines], delimiter)
        at = find_header(rows, wanted)
        if at >= 0:
            return rows[at]
    return []


def says(head: Head, word: str) -> bool:
    """Return whether `word` stands somewhere at the beginning of a source."""
    return word in head.text or any(word in cell for cells in head.rows for cell in cells)
