"""Where written files go and what is remembered of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from .files import write_bytes, write_workbook
from .model import Entry, Event, Line, Move, Order, Place


@dataclass
class Output:
    """The demo folder and a list of what was written: file, format, account, data rows."""

    folder: Path
    written: list[dict[str, str | int]] = field(default_factory=list)

    def note(self, file: str, form: str, account: str, rows: int) -> None:
        """Remember one statement; account "" where the file does not state it."""
        self.written.append({"file": file, "format": form, "account": account, "rows": rows})

    def text(self, file: str, form: str, account: str, sheet: Sheet, encoding: str, newline: str = "\r\n") -> None:
        """Write a text file."""
        write_bytes(self.folder / file, sheet.data(encoding, newline))
        sheet.place(file)
        self.note(file, form, account, len(sheet.rows))

    def book(self, file: str, form: str, account: str, name: str, page: Page) -> None:
        """Write a workbook of one sheet."""
        write_workbook(self.folder / file, name, page.cells)
        for at, thing in page.rows:
            _put(thing, Place(file, at))
        self.note(file, form, account, len(page.rows))


Thing = Order | Event | Move | Line | Entry


def _put(thing: Thing, place: Place) -> None:
    thing.place = place


class Sheet:
    """Lines of a text file that know what each of them is about."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.rows: list[tuple[int, Thing]] = []

    def add(self, *lines: str) -> None:
        """Append lines that are no data."""
        self.lines += lines

    def row(self, thing: Thing, cells: Sequence[str], separator: str = ",") -> None:
        """Append one data row."""
        self.lines.append(separator.join(cells))
        self.rows.append((len(self.lines), thing))

    def place(self, file: str) -> None:
        """Tell everything in the file where it stands."""
        for at, thing in self.rows:
            _put(thing, Place(file, at))

    def data(self, encoding: str, newline: str = "\r\n") -> bytes:
        """Return the file's bytes."""
        return "".join(line + newline for line in self.lines).encode(encoding)


class Page:
    """Rows of a workbook's sheet."""

    def __init__(self) -> None:
        self.cells: list[Sequence[str | float | None]] = []
        self.rows: list[tuple[int, Thing]] = []

    def add(self, *cells: str | float | None) -> None:
        """Append a row that is no data."""
        self.cells.append(cells)

    def row(self, thing: Thing, cells: Sequence[str | float | None]) -> None:
        """Append one data row."""
        self.cells.append(cells)
        self.rows.append((len(self.cells), thing))


def after(month: date) -> date:
    """Return the first day of the next month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def last_day(month: date) -> date:
    """Return the last day of the month."""
    return after(month) - timedelta(days=1)
