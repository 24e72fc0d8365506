"""Which encoding an unknown text is in: where it names most columns, else where its characters are common ones."""

from __future__ import annotations

from collections.abc import Sequence

from app.importers.base import Head
from app.importers.containers.lines import likely_delimiter, split_rows
from app.importers.layouts.names import field_of

_LOOKED_AT = 4000  # characters
#: Encoding → (in which the common characters stand together, their first bytes).
_COMMON = {"big5": ("big5", range(0xA4, 0xC7)), "gb18030": ("gb2312", range(0xB0, 0xD8))}


def likeliest(heads: Sequence[Head]) -> Head:
    """Return the decoded head that names most columns; of equals the one with the most common characters, or the first.

    Bytes of Big5 mostly decode as GB18030 too, to words that nobody writes.
    """
    return max(heads, key=lambda head: (_named(head), _common(head)))


def _named(head: Head) -> int:
    lines = head.text.split("\n")[:40]
    rows = split_rows(lines, likely_delimiter(lines))
    return max((sum(bool(field_of(cell)) for cell in cells) for cells in rows), default=0)


def _common(head: Head) -> float:
    """Return which part of the characters beyond ASCII are common ones of the encoding; 1 in every other encoding."""
    if head.encoding not in _COMMON:
        return 1.0
    encoding, first = _COMMON[head.encoding]
    coded = [one.encode(encoding, "ignore") for one in head.text[:_LOOKED_AT] if not one.isascii()]
    return sum(bool(one) and one[0] in first for one in coded) / len(coded) if coded else 1.0
