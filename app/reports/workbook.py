"""report.xlsx: the result tables as a workbook, with real numbers and dates, filters and fixed headings.

Equal input gives equal cells: what depends on clock, user or machine is in the properties alone. Text is
always written as text, never as a formula or a link.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from io import BytesIO
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from app.domain.errors import OutputFailed
from app.domain.proof import ProofLine
from app.reports.packing import pack
from app.reports.rows_file import is_kept
from app.reports.tables import DiscrepancyTable, MatchTable, RecordTable, StatementTable

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: Rows of one sheet of lines; the rest is in the tables.
MOST_LINES = 50_000
_PIECE = 250
_LONGEST = 32_767

AMOUNTS = frozenset({"amount", "fee", "net", "difference", "allocated", "opening", "closing"})
WHOLE = frozenset({"row", "score", "rows_read", "rows_stored", "rows_seen_before", "rows_refused", "count"})
DAYS = frozenset({"period_start", "period_end", "expected_by"})
_WIDTHS = {
    **dict.fromkeys(("record_id", "statement_id", "match_id", "discrepancy_id", "order_ref", "channel_ref"), 26),
    **dict.fromkeys(("message", "explanation", "reasons", "meaning", "record_ids"), 50),
    **dict.fromkeys(("file", "counterparty", "batch_ref", "account", "account_a", "account_b", "item"), 22),
    "occurred_at": 19,
}

Say = Callable[[str, Mapping[str, Any]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportData:
    """What a workbook is made of.

    formats: format of each statement_id. summary: rows (comparison, currency, item, count or None,
    amount). criteria: (name, value) rows. titles: code → words. properties: of the document; custom:
    further ones, as the run's facts.
    """

    statements: StatementTable
    records: RecordTable
    matches: MatchTable
    discrepancies: DiscrepancyTable
    lines: Sequence[ProofLine]
    formats: Mapping[str, str]
    summary: Sequence[tuple[str, str, str, int | None, str]]
    criteria: Sequence[tuple[str, str]]
    titles: Callable[[str], str]
    say: Say
    properties: Mapping[str, Any]
    custom: Mapping[str, Any]


def write_workbook(file: BinaryIO, data: ReportData, after: Callable[[str], None]) -> None:
    """Write the workbook to `file`; after(sheet) is called after each piece and may raise to stop."""
    import xlsxwriter

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": False,
    }
    watched = _Watched(file, partial(after, ""))
    with TemporaryDirectory(prefix="tieout-") as folder:
        book = xlsxwriter.Workbook(watched, {**options, "tmpdir": folder})
        try:
            _write(book, data, after)
            pack(book)
        except BaseException as error:
            book.fileclosed = True  # closing would pack all that was written so far
            for sheet in book.worksheets():
                sheet.row_data_fh.close()
            mine = watched.give_up()
            if isinstance(error, OSError) and error.errno == errno.ENOSPC and not mine:
                raise OutputFailed("disk.full", file=folder) from error  # what is full is not where the report goes
            raise


def _write(book: Workbook, data: ReportData, after: Callable[[str], None]) -> None:
    book.set_properties(dict(data.properties))
    for name, value in sorted(data.custom.items()):
        book.set_custom_property(name, value)
    writer = _Writer(book, data, after)
    writer.summary()
    writer.rows("report.sheet_criteria", ("name", "value"), iter(data.criteria))
    writer.table("report.sheet_matched", data.matches, "matches.csv")
    writer.open_items()
    writer.discrepancies()
    writer.reconciliation()
    writer.statements()
    writer.lines()


class _Watched:
    """A file that calls `after` before each write: packing the sheets takes as long as writing them.

    Once given up, what is written goes nowhere: a zip that is left half done still writes its directory, whenever
    Python comes to clear it away.
    """

    def __init__(self, file: BinaryIO, after: Callable[[], None]) -> None:
        self._file, self._after = file, after
        self._failed = False

    def write(self, data: bytes) -> int:
        """Write; may raise what `after` raises."""
        try:
            self._after()
            return self._file.write(data)
        except BaseException:
            self.give_up()
            self._failed = True
            raise

    def give_up(self) -> bool:
        """Let further writes go nowhere; return whether it was a write that failed."""
        self._file, self._after = BytesIO(), lambda: None
        return self._failed

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class _Writer:
    """Writes sheet after sheet, each from its first row to its last."""

    def __init__(self, book: Workbook, data: ReportData, after: Callable[[str], None]) -> None:
        self._book, self._data, self._after = book, data, after
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._money: dict[int, Format] = {}
        self._names: set[str] = set()

    def _title(self, name: str) -> str:
        known = self._data.say(f"report.column_{name}", {})
        return known if not known.startswith("report.") else self._data.say(f"report.{name}", {})

    def _sheet(self, title: str, columns: Sequence[str]) -> Worksheet:
        clean = "".join("_" if char in "[]:*?/\\'" else char for char in title)[:31]
        name, number = clean, 1
        while name.lower() in self._names:
            number += 1
            name = f"{clean[:27]} {number}"
        self._names.add(name.lower())
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, _WIDTHS.get(column, 14))
            sheet.write_string(0, at, self._title(column), self._head)
        return sheet

    def _fill(self, sheet: Worksheet, columns: Sequence[str], rows: Iterable[Sequence[Any]], label: str) -> int:
        writers = [self._writer_of(name) for name in columns]
        at = 0
        for at, row in enumerate(rows, 1):
            for column, (write, value) in enumerate(zip(writers, row, strict=True)):
                if value is not None and value != "":
                    write(sheet, at, column, value)
            if at % _PIECE == 0:
                self._after(label)
        sheet.autofilter(0, 0, max(at, 1), len(columns) - 1)
        self._after(label)
        return at

    def _writer_of(self, name: str) -> Callable[[Worksheet, int, int, Any], None]:
        if name in AMOUNTS or name.startswith(("sum_", "matched_sum_", "adjust_")) or name in _PROOF_AMOUNTS:
            return self._amount
        if name in WHOLE or name.startswith(("count_", "matched_")) or name == "suggested":
            return _whole
        if name in DAYS:
            return self._date
        return self._time if name == "occurred_at" else _text

    def _amount(self, sheet: Worksheet, row: int, column: int, value: str) -> None:
        if not is_kept(value):
            _text(sheet, row, column, value)  # a number cell would lose digits
            return
        places = len(value.partition(".")[2])
        if places not in self._money:
            shape = "#,##0" + ("." + "0" * places if places else "")
            self._money[places] = self._book.add_format({"num_format": shape})
        sheet.write_number(row, column, Decimal(value), self._money[places])

    def _date(self, sheet: Worksheet, row: int, column: int, value: str) -> None:
        day = _day(value[:10])
        if day is None:
            _text(sheet, row, column, value)
        else:
            sheet.write_datetime(row, column, day, self._day)

    def _time(self, sheet: Worksheet, row: int, column: int, value: str) -> None:
        day = _day(value[:19])
        if day is None:
            _text(sheet, row, column, value)
        else:
            sheet.write_datetime(row, column, day, self._moment if len(value) > 10 else self._day)

    def rows(self, key: str, columns: Sequence[str], rows: Iterator[Sequence[Any]]) -> None:
        """Write a sheet of rows."""
        title = self._data.say(key, {})
        self._fill(self._sheet(title, columns), columns, rows, title)

    def table(self, key: str, table: MatchTable, file: str) -> None:
        """Write a sheet of a result table's first rows."""
        title = self._data.say(key, {})
        sheet = self._sheet(title, table.names)
        shown = min(len(table), MOST_LINES)
        at = self._fill(sheet, table.names, _pieces(table, shown), title)
        self._pointer(sheet, at + 1, len(table), file)

    def _pointer(self, sheet: Worksheet, row: int, count: int, file: str) -> None:
        if count > MOST_LINES:
            sheet.write_string(row, 0, self._data.say("report.more_lines", {"count": count, "file": file}))

    def summary(self) -> None:
        """Write counts and sums of each comparison, and of each code."""
        self.rows(
            "report.sheet_summary", ("comparison", "currency", "item", "count", "amount"), iter(self._data.summary)
        )

    def open_items(self) -> None:
        """Write the items that wait or are open."""
        table = self._data.discrepancies
        state = table.names.index("state")
        rows = (row for row in _pieces(table, len(table)) if row[state] in ("waiting", "open"))
        self._limited("report.sheet_open", table.names, rows)

    def discrepancies(self) -> None:
        """Write every discrepancy, by code, with what the code means."""
        table = self._data.discrepancies
        names = ("code", "meaning", *(name for name in table.names if name != "code"))
        code = table.names.index("code")
        rows = (
            (row[code], self._data.titles(row[code]), *row[:code], *row[code + 1 :])
            for row in _pieces(table, len(table))
        )
        self._limited("report.sheet_discrepancies", names, rows)

    def _limited(self, key: str, names: Sequence[str], rows: Iterator[Sequence[Any]]) -> None:
        title = self._data.say(key, {})
        sheet = self._sheet(title, names)
        left = [0]

        def first() -> Iterator[Sequence[Any]]:
            for at, row in enumerate(rows, 1):
                left[0] = at
                if at <= MOST_LINES:
                    yield row

        at = self._fill(sheet, names, first(), title)
        self._pointer(sheet, at + 1, left[0], "discrepancies.csv")

    def reconciliation(self) -> None:
        """Write a line for each account pair: balance here − balance there − items = unexplained."""
        from app.domain.money import plain

        keys = sorted({key for line in self._data.lines for key in line.adjustments})
        adjusted = tuple(f"adjust_{key}" for key in keys)
        names = (*_PROOF_LEAD, *adjusted, *_PROOF_TAIL)

        def row(line: ProofLine) -> list[Any]:
            values = {f"adjust_{key}": line.adjustments.get(key, 0) for key in keys}
            out: list[Any] = []
            for name in names:
                value = values[name] if name in values else getattr(line, name)
                is_money = self._writer_of(name) == self._amount
                out.append(plain(value, line.exp, line.currency) if is_money else value)
            return out

        self.rows("report.sheet_reconciliation", names, (row(line) for line in self._data.lines))

    def statements(self) -> None:
        """Write the statements."""
        table = self._data.statements
        self.rows("report.sheet_statements", table.names, _pieces(table, len(table)))

    def lines(self) -> None:
        """Write the records of each format on a sheet of their own."""
        records = self._data.records
        codes, ids = records.statements_of()
        formats = [self._data.formats.get(one, "") for one in ids]
        for name in sorted(set(formats)):
            mine = np.array([one == name for one in formats], np.bool_)
            rows = np.flatnonzero(mine[codes]) if len(codes) else codes
            if not len(rows):
                continue
            sheet = self._sheet(name, records.names)
            at = self._fill(sheet, records.names, _lines(records, rows[:MOST_LINES]), name)
            self._pointer(sheet, at + 1, len(rows), "records.csv")


_PROOF_LEAD = ("comparison", "account_a", "account_b", "currency", "count_a", "sum_a", "count_b", "sum_b")
_PROOF_TAIL = ("waiting", "explained", "open", "unexplained", "matched_a", "matched_b", "suggested")
_PROOF_AMOUNTS = frozenset({"waiting", "explained", "open", "unexplained"})


def _pieces(table: Any, count: int) -> Iterator[Sequence[Any]]:
    for start in range(0, count, _PIECE):
        piece = table.piece(start, min(start + _PIECE, count))
        yield from zip(*(column.to_pylist() for column in piece.columns), strict=True)


def _lines(records: RecordTable, rows: np.ndarray[Any, np.dtype[np.int64]]) -> Iterator[Sequence[Any]]:
    whole = records.positions(0, len(records))[rows]
    taken = records.taken(whole)  # once: taking costs by the size of the book, not by the rows taken
    for start in range(0, len(rows), _PIECE):
        piece = records.texts(taken.slice(start, _PIECE), whole[start : start + _PIECE])
        yield from zip(*(column.to_pylist() for column in piece.columns), strict=True)


def _whole(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    sheet.write_number(row, column, int(value))


def _text(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    sheet.write_string(row, column, str(value)[:_LONGEST])


def _day(text: str) -> datetime | date | None:
    """Return a date or a time without zone; None for what no workbook can hold (before 1900)."""
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        return None
    return value if value.year >= 1900 else None
