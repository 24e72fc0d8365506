"""Tables that know which thing each of their rows is about, and the periods that files are cut into."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from tests.demo.files import write_bytes, write_workbook
from tests.demo.model import Place

from .model import Plant, Thing, World, last_day

T = TypeVar("T", bound=Thing)


@dataclass
class Out:
    """The folder of a world. gaps: source → the day that none of its files covers; written: files in order."""

    folder: Path
    world: World
    gaps: dict[str, date] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)

    def periods(self, source: str) -> list[tuple[date, date]]:
        """Return first and last day of each file of a source."""
        out = []
        for month in self.world.months:
            first, last, gap = month, last_day(month), self.gaps.get(source)
            if gap is not None and first < gap < last:
                out += [(first, gap - timedelta(days=1)), (gap + timedelta(days=1), last)]
            else:
                out.append((first, last))
        return out

    def text(self, file: str, lines: Lines, encoding: str, newline: str = "\r\n") -> None:
        """Write a text file."""
        write_bytes(self.folder / file, "".join(one + newline for one in lines.lines).encode(encoding))
        lines.place(file)
        self.written.append(file)

    def book(self, file: str, sheet: str, lines: Lines) -> None:
        """Write a workbook of one sheet from rows of cells."""
        write_workbook(self.folder / file, sheet, lines.cells)
        lines.place(file)
        self.written.append(file)


class Lines:
    """Lines (or rows of cells) and what stands in them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.cells: list[Sequence[str | float | None]] = []
        self.rows: list[tuple[int, Thing]] = []

    def add(self, *lines: str) -> None:
        """Append lines that are no data."""
        self.lines += lines

    def row(self, thing: Thing, cells: Iterable[str], *, quoted: bool = False) -> None:
        """Append one data row as text; quoted: as the csv module writes it."""
        if quoted:
            out = io.StringIO()
            csv.writer(out, lineterminator="").writerow(list(cells))
            self.lines.append(out.getvalue())
        else:
            self.lines.append(",".join(cells))
        self.rows.append((len(self.lines), thing))

    def plain(self, *cells: str | float | None) -> None:
        """Append a workbook's row that is no data."""
        self.cells.append(cells)

    def page_row(self, thing: Thing, cells: Sequence[str | float | None]) -> None:
        """Append a workbook's data row."""
        self.cells.append(cells)
        self.rows.append((len(self.cells), thing))

    def place(self, file: str) -> None:
        """Tell everything where it stands; a thing of several rows stands at its first."""
        for at, thing in self.rows:
            if not thing.place.file:
                thing.place = Place(file, at)


def within(things: Iterable[T], period: tuple[date, date], key: Callable[[T], object] | None = None) -> list[T]:
    """Return the things of a period, by time."""
    found = [one for one in things if period[0] <= one.day <= period[1]]
    return sorted(found, key=key or (lambda one: one.day))  # type: ignore[arg-type, return-value]


def gap_plant(day: date) -> Plant:
    """Return what a missing day of a ledger or bill should be called."""
    return Plant("EX8", "", [], day=str(day))
