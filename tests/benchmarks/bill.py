"""What a bill of a benchmark is: a layout, how its rows are printed, and how a bare read types them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple


def _nothing(_rows: int) -> Sequence[str]:
    return ()


def _as_many(rows: int) -> int:
    return rows


class Bill(NamedTuple):
    """A layout: its header, a row by its number from 0, and which columns a bare read types as amounts and times.

    mark: between cells; first: a row before the others, "" for none; clock: how a bare read finds its times, with %z
    they are moments, "" as ISO says. before, after: lines around the table, the latter by the number of rows; strip:
    signs inside cells. A bare read is spared all three. records: how many records so many rows are; rows of an order
    are one, and the fees of a row are records of their own.
    """

    header: str
    row: Callable[[int], str]
    money: tuple[str, ...]
    times: tuple[str, ...] = ()
    mark: str = ","
    first: str = ""
    clock: str = ""
    before: Sequence[str] = ()
    after: Callable[[int], Sequence[str]] = _nothing
    strip: Sequence[str] = ()
    records: Callable[[int], int] = _as_many


def write(path: Path, bill: Bill, rows: int) -> Path:
    """Write a bill of `rows` rows; return the file that a bare read gets: its table alone."""
    lines = [bill.header, *([bill.first] if bill.first else []), *(bill.row(at) for at in range(rows))]
    path.write_text("\n".join([*bill.before, *lines, *bill.after(rows), ""]), encoding="utf-8")
    if not (bill.before or bill.strip or bill.after(0)):
        return path
    bare = path.with_suffix(".bare")
    text = "\n".join([*lines, ""])
    for one in bill.strip:
        text = text.replace(one, "")
    bare.write_text(text, encoding="utf-8")
    return bare
