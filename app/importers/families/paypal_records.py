"""PayPal's reports of record types: a line begins with RH, FH, SH, CH, SB, SF, SC, RF, RC or FF.

They come as CSV; whoever looked into one with a spreadsheet has it as a sheet, with other delimiters or with a title.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from app.domain.errors import SourceRefused
from app.importers.containers.lines import split_rows
from app.importers.controls import count_check
from app.importers.names import PADDING, clean_cell, said_names, same_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.statement import Check
    from app.importers.base import Head, Source

Row = tuple[int, list[str]]
KINDS = ("RH", "FH", "SH", "CH", "SB", "SF", "SC", "RF", "RC", "FF")
_MOST = 2_000_000  # rows of one report
_TITLE = 10  # lines in which a report begins
_BEGINS = re.compile(r'"?RH"?[ ]*([,;\t])')


@dataclass(slots=True)
class Section:
    """One account's part of a report: the names of its columns, and its rows with the line where each begins."""

    account: str
    start: str
    end: str
    columns: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    footers: list[list[str]] = field(default_factory=list)
    count: str = ""


@dataclass(slots=True)
class Report:
    """A whole report: its header and sections; counts: what RC says; ended: whether the report's end was there."""

    header: list[str]
    sections: list[Section] = field(default_factory=list)
    count: str = ""
    ended: bool = False

    def checks(self) -> list[Check]:
        """Hold the counts that the report states against its rows."""
        found = [(one.count, len(one.rows)) for one in self.sections]
        found.append((self.count, sum(len(one.rows) for one in self.sections)))
        return [count_check("count", int(said), rows) for said, rows in found if said.isdecimal() and len(said) < 10]


def looks_like(head: Head, *names: str) -> bool:
    """Return whether a source begins as such a report whose column header holds these names."""
    rows = head.rows
    if head.container == "text":
        lines = [one.lstrip(PADDING) for one in head.text.split("\n")[:60]]
        cut = next((found[1] for one in lines[:_TITLE] if (found := _BEGINS.match(one))), ",")
        rows = split_rows(lines, cut)
    begun = [at for at, cells in enumerate(rows[:_TITLE]) if _kind(cells) == "RH"]
    if not begun:
        return False
    wanted = [same_name(one) for one in names]
    named = ([same_name(one) for one in cells] for cells in rows[begun[0] :] if _kind(cells) == "CH")
    return any(all(one in cells for one in wanted) for cells in named)


def read_report(source: Source) -> Report:
    """Return the records of a report; a line of another kind, or one that does not fit its header, is refused."""
    report: Report | None = None
    for row, cells in _sheet(source) if source.sheet else _lines(source):
        kind = _kind(cells)
        if report is None:
            report = Report(cells) if kind == "RH" else None
            continue
        if kind not in KINDS:
            raise SourceRefused("refused.value", file=source.file, row=row, value=cells[0][:40])
        if kind == "SH":
            said = [clean_cell(one) for one in (*cells, "", "", "")]
            report.sections.append(Section(said[3], said[1], said[2]))
        elif kind in ("CH", "SB", "SF", "SC"):
            _in_section(report, kind, cells, row, source)
        elif kind == "RC":
            report.count = clean_cell(cells[1]) if len(cells) > 1 else ""
        report.ended |= kind in ("RC", "FF")
    if report is None or not report.ended:
        raise SourceRefused("refused.cut_off", file=source.file)
    return report


def _kind(cells: Sequence[str]) -> str:
    return clean_cell(cells[0]).upper() if cells else ""


def _sheet(source: Source) -> Iterator[Row]:
    from app.importers.containers.cells import iter_rows

    for count, row in enumerate(iter_rows(source.path, source.file, source.sheet)):
        if count > _MOST:
            raise SourceRefused("refused.too_big", file=source.file)
        yield row


def _lines(source: Source) -> list[Row]:
    """Return (line where it begins, cells) of each record; texts may hold line ends."""
    found: list[Row] = []
    with open(source.text_path, encoding="utf-8-sig", newline="") as file:
        begun = next((said for one in islice(file, _TITLE) if (said := _BEGINS.match(one.lstrip(PADDING)))), None)
        file.seek(0)
        reader = csv.reader(file, delimiter=begun[1] if begun else ",", strict=False)
        row = 1
        try:
            for cells in reader:
                if any(cells):
                    found.append((row, cells))
                row = reader.line_num + 1
                if len(found) > _MOST:
                    raise SourceRefused("refused.too_big", file=source.file)
        except csv.Error:
            raise SourceRefused("refused.quotes", file=source.file, row=row) from None
    return found


def _in_section(report: Report, kind: str, cells: list[str], row: int, source: Source) -> None:
    if not report.sections:
        raise SourceRefused("refused.no_header", file=source.file, columns=said_names(cells))
    section = report.sections[-1]
    if kind == "CH":
        section.columns = [same_name(one) for one in cells[1:]]
        while section.columns and not section.columns[-1]:  # a spreadsheet fills lines up to the widest
            section.columns.pop()
    elif kind == "SF":
        section.footers.append([clean_cell(one) for one in cells[1:]])
    elif kind == "SC":
        section.count = clean_cell(cells[1]) if len(cells) > 1 else ""
    else:
        wanted = len(section.columns)
        if not wanted or any(clean_cell(one) for one in cells[1 + wanted :]) or len(cells) < 1 + wanted:
            raise SourceRefused("refused.ragged", file=source.file, row=row, found=len(cells), wanted=wanted + 1)
        section.rows.append((row, [clean_cell(one) for one in cells[1 : 1 + wanted]]))
