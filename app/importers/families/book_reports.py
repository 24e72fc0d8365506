"""Reports of books as a person exports them: titles above the header, accounts or vouchers as sections of rows, totals
between them, a date of the export below.

A section begins with its name in a row of its own and ends with `Total for …`; what such a row states is held against
the rows of the section, a running balance against each row of its account.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.errors import SourceRefused
from app.domain.statement import Check
from app.importers import amounts
from app.importers.base import Source
from app.importers.containers.held import ListTable, Row
from app.importers.controls import COLUMN_TOTAL, count_check, money_check
from app.importers.families.listed import line_of, source_rows
from app.importers.families.marked_money import bare, marked
from app.importers.families.voucher_table import VoucherColumns, voucher_lines
from app.importers.families.vouchers import Lines
from app.importers.joined import joined
from app.importers.looks import note_look
from app.importers.names import Names, clean_cell, find_header
from app.importers.part import Columns, Minor, Part, shown
from app.importers.table import no_header

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

#: Name of the column that is added to rows which name no account: that of their section.
SECTION = "(section)"
_TOTAL = re.compile(r"total(?: (?:for )?(?P<of>.+?)(?: with sub-?accounts)?)?", re.IGNORECASE)
_OPENING = re.compile(r"(?:opening|beginning) balance", re.IGNORECASE)
_CLOSING = re.compile(r"(?:closing|ending) balance", re.IGNORECASE)
_NAMED = 5  # figures at odds that a message names
_BLANK = ("", "-", "--", "—")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Which columns say what.

    header: those without which a table is no such report. columns: of the lines, whose account may be SECTION.
    balance: running balance of the account after a line, "" for none. vouchers: whether rows without a day go on with
    the voucher above, and sections are vouchers, not accounts.
    """

    header: tuple[Names, ...]
    columns: VoucherColumns
    balance: Names = ""
    vouchers: bool = False


@dataclass(slots=True)
class _Stated:
    """A row that states figures of the rows from `start` to its own. name: "" of the whole report."""

    row: int
    start: int
    name: str
    cells: Sequence[str]
    what: str


@dataclass(slots=True)
class _Sorted:
    """Rows of a report by what they are.

    voucher: number of each entry's; idle: how many rows move nothing; begun: rows with which sections begin.
    """

    entries: list[Row] = field(default_factory=list)
    voucher: list[int] = field(default_factory=list)
    idle: int = 0
    stated: list[_Stated] = field(default_factory=list)
    begun: list[int] = field(default_factory=list)


def report_lines(source: Source, report: Report) -> tuple[Lines, int, tuple[Check, ...]]:
    """Return (lines of all entries, how many rows they are, figures that the report states of them)."""
    columns = report.columns
    rows = source_rows(source, report.header)
    at = find_header([cells for _row, cells in rows], report.header)
    if at < 0:
        raise no_header(source, [cells for _row, cells in rows[:40]])
    printed = [clean_cell(one) for one in rows[at][1]]
    table = ListTable(
        file=source.file,
        columns=Columns([*printed, SECTION], file=source.file, row=rows[at][0]),
        header_row=rows[at][0],
        preamble=[line_of(one) for one in rows[:at]],
        sheet=source.sheet,
    )
    table.columns.bad, table.columns.notes = source.bad, source.notes
    table.columns.typed = bool(source.sheet)
    if source.sheet:
        from app.importers.containers.cells import date1904

        table.from_1904 = date1904(source.path, source.file)
    found = _Sorter(report, table.columns, source.file).sort(rows[at + 1 :])
    table.held = found.entries
    note_look(source, table)
    lines, _table = voucher_lines(source, columns, table=table)
    bad = table.columns.bad
    parts = list(table.batches()) if len(lines) else []
    parts = [one if bad is None or not len(bad) else one.where(bad.kept(one.row)) for one in parts]
    numbers = dict(zip((row for row, _cells in found.entries), found.voucher, strict=True))
    told = [numbers[row] if report.vouchers else -1 for row in lines.row.tolist()]
    lines.voucher = np.array(told, np.int64)
    if parts:
        words = (pa.concat_arrays([part.text(one) for part in parts]) for one in columns.label)
        lines.label = joined(*words)
    return lines, table.rows + found.idle, _checks(table, report, parts, lines.exp, found.stated, found.begun)


class _Sorter:
    """Takes the rows of a report one by one."""

    def __init__(self, report: Report, columns: Columns, file: str) -> None:
        self._report, self._columns, self._file = report, columns, file
        self._day = columns.find(report.columns.day)
        self._account = columns.find(report.columns.name)
        self._money = [columns.find(one) for one in (report.columns.debit, report.columns.credit)]
        self._key = [self._day, *(columns.find(one) for one in report.columns.label)]
        self._carried = [*self._key, *(columns.find(one) for one in report.columns.texts.values())]
        self._width = len(columns.printed) - 1
        self._open: list[tuple[str, int]] = []  # sections by name, and the row of each
        self._begun: dict[str, int] = {}
        self._above: list[str] = []
        self._voucher, self._before = 0, 0
        self._found = _Sorted()

    def sort(self, rows: Sequence[Row]) -> _Sorted:
        """Return the rows by what they are; one that fits nowhere is refused."""
        filled = [(row, [clean_cell(one) for one in cells[: self._width]]) for row, cells in rows]
        padded = [(row, cells + [""] * (self._width - len(cells))) for row, cells in filled]
        goes_on = self._report.vouchers and any(not self._is_dated(one) and self._is_line(one) for _row, one in padded)
        for (row, cells), (_row, raw) in zip(padded, rows, strict=True):
            if any(clean_cell(one) for one in raw[self._width :]):
                raise SourceRefused("refused.ragged", file=self._file, row=row, found=len(raw), wanted=self._width)
            if any(cells):
                self._take(row, cells, goes_on)
        return self._found

    def _is_dated(self, cells: Sequence[str]) -> bool:
        return bool(re.match("[0-9]", cells[self._day]))

    def _is_line(self, cells: Sequence[str]) -> bool:
        return self._account >= 0 and bool(cells[self._account]) and any(cells[at] for at in self._money)

    def _take(self, row: int, cells: list[str], goes_on: bool) -> None:
        words = [one for one in cells if one]
        # an amount of its own tells a line from `Beginning Balance` as the text of a dated row
        moves = any(cells[at] for at in self._money)
        if self._is_dated(cells) and not any(_OPENING.fullmatch(one) for one in words[1:] if not moves):
            self._entry(row, cells, first=True, goes_on=goes_on)
        elif any(_OPENING.fullmatch(one) for one in words[:3]):
            self._state(row, cells, "opening")
        elif _CLOSING.fullmatch(words[0]):
            self._state(row, cells, "closing")
        elif (total := _TOTAL.fullmatch(words[0])) and self._ends(total["of"] or ""):
            self._total(row, cells, total["of"] or "")
        elif len(words) == 1:
            self._open.append((words[0], row))
            self._begun[words[0]] = row
            self._found.begun.append(row)
            self._voucher += self._report.vouchers
        elif self._report.vouchers and not (self._account >= 0 and cells[self._account]) and moves:
            self._found.stated.append(_Stated(row, self._before, "", cells, "voucher"))
        elif self._report.vouchers and self._above and self._is_line(cells):
            self._entry(row, self._filled(cells), first=False, goes_on=goes_on)
        elif moves:
            column = self._columns.printed[self._day]
            raise SourceRefused("refused.not_time", file=self._file, row=row, column=column, value=shown(words[0]))

    def _ends(self, name: str) -> bool:
        """Return whether `Total …` is a row of totals: of all, or of a section; else a section may be called so."""
        return not name or name in self._begun

    def _total(self, row: int, cells: list[str], name: str) -> None:
        what = "" if not name else "voucher" if self._report.vouchers else "account"
        self._found.stated.append(_Stated(row, self._begun.get(name, 0), name, cells, what))
        names = [one for one, _row in self._open]
        if name in names:
            del self._open[names.index(name) :]

    def _state(self, row: int, cells: list[str], what: str) -> None:
        name, start = self._open[-1] if self._open else next(reversed(self._begun.items()), ("", 0))
        self._found.stated.append(_Stated(row, start, name, cells, what))

    def _entry(self, row: int, cells: list[str], *, first: bool, goes_on: bool) -> None:
        if first:
            fresh = goes_on or self._of_key(cells) != self._of_key(self._above)
            if fresh and not self._open:
                self._voucher += 1
                self._before = row - 1
            self._above = cells
        if not any(cells[at] for at in self._money):
            self._found.idle += 1
            return
        section = self._open[-1][0] if self._open and not self._report.vouchers else ""
        self._found.entries.append((row, [*cells, section]))
        self._found.voucher.append(self._voucher)

    def _of_key(self, cells: Sequence[str]) -> list[str]:
        return [cells[at] for at in self._key if at >= 0] if cells else []

    def _filled(self, cells: list[str]) -> list[str]:
        """Return a row with the day and the words of its voucher's first row."""
        found = list(cells)
        for at in self._carried:
            if at >= 0 and not found[at]:
                found[at] = self._above[at]
        return found


def _checks(
    table: ListTable,
    report: Report,
    parts: Sequence[Part],
    exp: int,
    stated: Sequence[_Stated],
    begun: Sequence[int],
) -> tuple[Check, ...]:
    """Hold the figures of the report against its rows; of those at odds the first are named."""
    if not parts:
        return ()
    columns = report.columns
    row = np.concatenate([one.row for one in parts])
    sides = [(one, _column(parts, one, exp).value) for one in (columns.debit, columns.credit)]
    moved = sides[0][1] - sides[1][1]
    openings = {one.start: _figure(table, one, report.balance, exp) for one in stated if one.what == "opening"}
    checks: list[Check] = []
    for one in stated:
        inside = (row > one.start) & (row < one.row)
        if one.what in ("account", "voucher", ""):
            checks += _sums(table, one, sides, inside, row < one.row, exp)
        opening = openings.get(one.start)
        value = _figure(table, one, report.balance, exp) if one.what in ("account", "closing") else None
        if value is not None and opening is not None:
            name = f"account_closing:{shown(one.name)}"
            checks.append(money_check(name, value, opening + int(moved[inside].sum()), exp, ""))
    if report.balance:
        section = [name for one in parts for name in one.text(columns.name).to_pylist()]
        begins = [_opening(begun, openings, one) for one in row.tolist()]
        checks += _chain(section, begins, moved, _column(parts, report.balance, exp))
    wrong = [one for one in checks if not one.agrees]
    return tuple(wrong[:_NAMED] or checks)


def _sums(
    table: ListTable, one: _Stated, sides: Sequence[tuple[Names, Ints]], inside: Bools, above: Bools, exp: int
) -> list[Check]:
    """Hold sums of debits and credits against the rows inside; a nameless line may state those of all rows above."""
    found = [(_figure(table, one, names, exp), values, names) for names, values in sides]
    stated = [(value, values, names) for value, values, names in found if value is not None]
    whole = not one.name and (
        not one.what or all(value == int(values[above].sum()) for value, values, _names in stated)
    )
    checks = []
    for value, values, names in stated:
        called = f"{COLUMN_TOTAL}:{table.columns.printed[table.columns.find(names)]}" if whole else one.what
        called = f"account_total:{shown(one.name)}" if one.what == "account" else called
        checks.append(money_check(called, value, int(values[above if whole else inside].sum()), exp, ""))
    return checks


def _column(parts: Sequence[Part], names: Names, exp: int) -> Minor:
    if not names or not parts[0].has(names):
        count = sum(map(len, parts))
        return Minor(np.zeros(count, np.int64), np.zeros(count, np.bool_))
    read = [marked(one, names, exp, blank=_BLANK) for one in parts]
    return Minor(np.concatenate([one.value for one in read]), np.concatenate([one.valid for one in read]))


def _figure(table: ListTable, one: _Stated, names: Names, exp: int) -> int | None:
    """Return what a row states in a column, None where it states nothing there."""
    at = table.columns.find(names) if names else -1
    text = one.cells[at] if 0 <= at < len(one.cells) else ""
    if text in _BLANK:
        return None
    value = amounts.parse(str(bare(pa.array([text]), False, ())[0].as_py()), exp)
    if value is None:
        column = table.columns.printed[at]
        raise SourceRefused("refused.not_amount", file=table.file, row=one.row, column=column, value=shown(text))
    return value


def _chain(section: Sequence[str], opened: Sequence[int | None], moved: Ints, balance: Minor) -> list[Check]:
    """Return how many running balances follow from the one before, oldest or newest first; nothing for none told.

    section: the account of each row; opened: what its section began with, None where nothing says.
    """
    best = (0, 0)
    for way in (1, -1):
        order = range(len(section))[::way]
        told = right = 0
        for place, at in enumerate(order):
            last = order[place - 1] if place and section[order[place - 1]] == section[at] else -1
            known = balance.valid[last] if last >= 0 else opened[at] is not None
            if not (balance.valid[at] and known):
                continue
            before = int(balance.value[last]) if last >= 0 else int(opened[at] or 0)
            told += 1
            right += int(balance.value[at]) == before + int(moved[at])
        best = max(best, (right, told))
    return [count_check("balance_rows", best[1], best[0])] if best[1] else []


def _opening(begun: Sequence[int], openings: dict[int, int | None], row: int) -> int | None:
    """Return what the section of a row opened with; None where it does not say."""
    above = [one for one in begun if one < row]
    return openings.get(above[-1]) if above else None
