"""The first and last lines of a text source: heads to sniff at, delimiters, headers, footers."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from app.importers.base import Head
from app.importers.containers.encoding import (
    BOMS,
    HEAD_BYTES,
    WESTERN,
    candidates,
    decoded,
    decoded_lines,
    is_western,
)

DELIMITERS = (",", "\t", ";", "|")
_ROWS = 40


def text_heads(path: str, also: Sequence[str] = ()) -> list[Head]:
    """Return a head for each encoding in which the beginning of the file decodes, likeliest first.

    also: encodings that a layout names; nobody guesses them, for nearly any bytes decode in them.
    """
    with Path(path).open("rb") as source:
        head = source.read(HEAD_BYTES + 1)
    whole = len(head) <= HEAD_BYTES
    head = head[:HEAD_BYTES]
    texts = {encoding: decoded(head, encoding, whole) or "" for encoding in candidates(head, whole)}
    more = [one for one in also if one and one not in texts and not head.startswith(BOMS)]
    texts |= {one: text for one in more if (text := decoded(head, one, whole)) is not None}
    if "utf-8" not in texts and not head.startswith(BOMS) and is_western(head):
        western = decoded(head, WESTERN, whole)  # before Chinese, in which nearly any accent makes a character
        texts = ({WESTERN: western} if western else {}) | texts
    if not texts:
        # damaged near its beginning: what stands before may still tell whose it is, and then the line is named
        texts = {encoding: decoded_lines(head, encoding) for encoding in ("utf-8", "gb18030")}
        texts, whole = {encoding: text for encoding, text in texts.items() if text}, True
    return [_head(text, encoding, whole) for encoding, text in texts.items()]


def _head(text: str, encoding: str, whole: bool) -> Head:
    lines = text.splitlines() if whole else text.splitlines()[:-1] or [text]
    rows = split_rows(lines[:_ROWS], likely_delimiter(lines[:_ROWS]))
    return Head(container="text", text="\n".join(lines), rows=rows, encoding=encoding)


def split_rows(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """Return the cells of lines, stripped; a broken quotation is split as if there were none."""
    return [[cell.strip() for cell in split_line(line, delimiter)] for line in lines]


def split_line(line: str, delimiter: str) -> list[str]:
    """Return the cells of one line as printed."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [""])
    except csv.Error:
        return line.split(delimiter)


def padding(delimiter: str) -> re.Pattern[str]:
    """Return what finds a closing quotation mark with padding behind it; a TAB that cuts is no padding."""
    blanks = " " if delimiter == "\t" else "\t "
    return re.compile(rf'"[{blanks}]+(?=[{re.escape(delimiter)}\r\n]|$)')


def likely_delimiter(lines: Sequence[str]) -> str:
    """Return the delimiter that cuts a repeated number of cells, and the widest line of names."""

    def score(delimiter: str) -> tuple[int, int]:
        rows = split_rows([one for one in lines if one.strip()], delimiter)
        widths = Counter(len(cells) for cells in rows if len(cells) > 1)
        # the widest, not the first: a spreadsheet pads what stands above the header to its width
        names: dict[int, int] = {}
        for cells in rows:
            names[len(cells)] = max(names.get(len(cells), 0), len({one for one in cells if one}))
        again = [names[width] for width, count in widths.items() if count > 1]
        return max(again, default=0), max((names[width] for width in widths), default=0)

    return max(DELIMITERS, key=score)
