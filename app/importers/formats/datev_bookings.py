"""datev.bookings: a batch of bookings in DATEV's format (Buchungsstapel, EXTF or DTVF), CSV.

Source of the layout: DATEV's own description as a dozen public programs quote it, which write or read these files. The
first line names advisor, client, fiscal year, length of account numbers, period, currency and chart (SKR 03, 04); the
second the columns. A row moves Umsatz from Gegenkonto to Konto where it says S, and back where it says H. Known traps:
the day has no year (TTMM), it is the period's; accounts are numbers alone, what they are for says the chart, and a
number with one digit more is a debtor's or a creditor's; amounts are gross, DATEV takes tax from them by key or
account; a Generalumkehr (its column, or keys of 2x, 3x, 6x, 7x, 8x) takes a booking back on the same sides.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.chart import Use
from app.domain.errors import SourceRefused
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.containers.lines import split_line
from app.importers.families.bank import currency_code
from app.importers.families.marked_money import marked, says_comma
from app.importers.families.vouchers import Lines, send_vouchers
from app.importers.heads import header_in
from app.importers.joined import first_filled, where
from app.importers.names import Names, clean_cell
from app.importers.open_table import open_table
from app.importers.part import Part
from app.importers.table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

SUM: Names = ("Umsatz (ohne Soll/Haben-Kz)", "Umsatz (ohne Soll-/Haben-Kz)")
SIDE: Names = ("Soll/Haben-Kennzeichen", "Soll-/Haben-Kennzeichen")
ACCOUNT: Names = "Konto"
OTHER: Names = ("Gegenkonto (ohne BU-Schlüssel)", "Gegenkonto (ohne BU-Schluessel)")
KEY: Names = ("BU-Schlüssel", "BU-Schluessel")
DAY: Names = "Belegdatum"
TEXT: Names = "Buchungstext"
REVERSED: Names = ("Generalumkehr (GU)", "Generalumkehr")
HEADER: list[Names] = [SUM, SIDE, ACCOUNT, OTHER, DAY]
#: What accounts are for, first to last of each range of four digits, in the two charts that most books follow.
_CHARTS = {
    "03": ((1000, 1099, Use.CASH), (1100, 1289, Use.CASH), (1360, 1369, Use.CHANNEL), (1770, 1779, Use.TAX),
           (8000, 8799, Use.REVENUE)),
    "04": ((1600, 1699, Use.CASH), (1700, 1889, Use.CASH), (1460, 1469, Use.CHANNEL), (3800, 3819, Use.TAX),
           (4000, 4799, Use.REVENUE)),
}  # fmt: skip
_REVERSING = r"^[23678][0-9]$"
_EXP = 2


@dataclass(frozen=True, slots=True)
class _Batch:
    """What the first line says: the days of its period, digits of an account's number, currency and chart."""

    begins: dt.date
    ends: dt.date
    length: int
    currency: str
    chart: str


@register
class DatevBookings:
    format = "datev.bookings"
    version = 1
    title = "DATEV bookings"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the columns below the line of the batch."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send both sides of every booking."""
        table = open_table(source, HEADER, pad_short=True)
        batch = _batch(table, source)
        read = [_lines(part, batch) for part in table]
        if not read:
            raise SourceRefused("refused.empty", file=source.file)
        return send_vouchers(source, out, self, _all(read), rows=table.rows)


def _batch(table: Table, source: Source) -> _Batch:
    """Return what the line above the columns says of the batch; without a period nothing tells the years."""
    for line in table.preamble:
        cells = [clean_cell(one) for one in split_line(line.text, table.delimiter or ",")]
        if len(cells) < 16 or cells[0].upper() not in ("EXTF", "DTVF"):
            continue
        year, begins, ends = (_day(cells[at]) for at in (12, 14, 15))
        begins = begins or year
        if begins is None:
            raise SourceRefused("refused.not_time", file=source.file, row=line.row, column="WJ-Beginn", value=cells[12])
        ends = ends or begins.replace(year=begins.year + 1) - dt.timedelta(days=1)
        more = [*cells, *[""] * 32]
        chart = re.sub(r"\D", "", more[26]).zfill(2)
        length = int(cells[13]) if cells[13].isdecimal() else 4
        currency = currency_code(more[21]) or source.options.currency or "EUR"
        return _Batch(begins, ends, min(max(length, 4), 9), currency, chart)
    raise SourceRefused("refused.no_header", file=source.file, columns="EXTF, Buchungsstapel")


def _day(text: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007
    except ValueError:
        return None


def _lines(part: Part, batch: _Batch) -> Lines:
    comma = says_comma(part, SUM)
    printed = marked(part, SUM, _EXP, comma=comma).value
    if (printed < 0).any():
        part.refuse("refused.value", SUM, int(np.argmax(printed < 0)))
    side = part.by_word(pc.utf8_upper(part.text(SIDE)), {"S": 1, "H": -1}.get, names=SIDE).astype(np.int64)
    amount = printed * side * np.where(_reversed(part), -1, 1)
    at = _days(part, batch)
    codes = [part.ref(one) for one in (ACCOUNT, OTHER)]
    for names, code in zip((ACCOUNT, OTHER), codes, strict=True):
        wrong = pc.index(pc.match_substring_regex(code, "^[0-9]{1,9}$"), False).as_py()
        if wrong >= 0:
            part.refuse("refused.value", names, wrong)
    codes = [pc.utf8_lpad(one, batch.length, "0") for one in codes]
    currency = _currency(part, batch)
    number = part.text("Belegfeld 1") if part.has("Belegfeld 1") else pa.array([""] * len(part), pa.string())
    text = part.text(TEXT) if part.has(TEXT) else pa.array([""] * len(part), pa.string())
    count = len(part)
    return Lines(
        row=np.repeat(part.row, 2),
        suffix=np.tile(np.array([1, 2], np.int8), count),
        at=np.repeat(at, 2),
        voucher=np.full(2 * count, -1, np.int64),
        label=_twice(number),
        code=_both(*codes),
        name=pa.array([""] * (2 * count), pa.string()),
        amount=np.stack([amount, -amount], 1).reshape(-1),
        exp=_EXP,
        currency=_twice(currency),
        weight=np.stack([amount, -amount], 1).reshape(-1),
        book=_twice(currency),
        use=np.stack([_uses(one, batch) for one in codes], 1).reshape(-1),
        texts={"text": _twice(text)},
    )


def _reversed(part: Part) -> NDArray[np.bool_]:
    by_key = pc.match_substring_regex(part.text(KEY), _REVERSING) if part.has(KEY) else None
    by_column = pc.is_in(part.text(REVERSED), pa.array(["1", "G", "GU"])) if part.has(REVERSED) else None
    found = [one.to_numpy(zero_copy_only=False) for one in (by_key, by_column) if one is not None]
    return np.logical_or.reduce(found) if found else np.zeros(len(part), np.bool_)


def _days(part: Part, batch: _Batch) -> Ints:
    """Return the day of each booking: in the year of the period in which it lies."""
    found = np.zeros(len(part), np.int64)
    for at, text in enumerate(part.text(DAY).to_pylist()):
        day = _in_period(text, batch)
        if day is None:
            part.refuse("refused.not_time", DAY, at)
        found[at] = (day - dt.date(1970, 1, 1)).days * 86_400
    return found


def _in_period(text: str, batch: _Batch) -> dt.date | None:
    digits = re.sub(r"\D", "", text)
    if len(digits) in (7, 8):
        return _day(digits.zfill(8)[4:] + digits.zfill(8)[2:4] + digits.zfill(8)[:2])
    if len(digits) not in (3, 4):
        return None
    digits = digits.zfill(4)
    days = [_day(f"{year}{digits[2:]}{digits[:2]}") for year in (batch.begins.year, batch.ends.year)]
    told = [one for one in days if one]
    return next((one for one in told if batch.begins <= one <= batch.ends), told[0] if told else None)


def _currency(part: Part, batch: _Batch) -> pa.Array:
    home = pa.array([batch.currency] * len(part), pa.string())
    if not part.has("WKZ Umsatz"):
        return home
    words = pc.utf8_upper(part.text("WKZ Umsatz"))
    known = {one: currency_code(one) for one in pc.unique(words).to_pylist()}
    wrong = pc.index(pa.array([bool(one) and not known[one] for one in words.to_pylist()]), True).as_py()
    if wrong >= 0:
        part.refuse("refused.word", "WKZ Umsatz", wrong)
    return first_filled(pa.array([known[one] or "" for one in words.to_pylist()], pa.string()), home)


def _uses(code: pa.Array, batch: _Batch) -> NDArray[np.int8]:
    ranges = _CHARTS.get(batch.chart)
    if ranges is None:
        return np.full(len(code), Use.UNKNOWN, np.int8)
    number = np.array([int(one[:4]) for one in code.to_pylist()], np.int64)
    found = np.full(len(code), Use.OTHER, np.int8)
    for first, last, use in ranges:
        found[(number >= first) & (number <= last)] = use
    personal = np.array([len(one) > batch.length for one in code.to_pylist()], np.bool_)
    return np.where(personal, Use.OTHER, found).astype(np.int8)


def _twice(column: pa.Array) -> pa.Array:
    return column.take(pa.array(np.repeat(np.arange(len(column)), 2)))


def _both(one: pa.Array, other: pa.Array) -> pa.Array:
    first = np.tile(np.array([True, False]), len(one))
    return where(first, _twice(one), _twice(other))


def _all(read: list[Lines]) -> Lines:
    first = read[0]
    joint = {
        name: np.concatenate([getattr(one, name) for one in read])
        for name in ("row", "suffix", "at", "voucher", "amount", "weight", "use")
    }
    texts = {
        name: pa.concat_arrays([getattr(one, name) for one in read])
        for name in ("label", "code", "name", "currency", "book")
    }
    said = {"text": pa.concat_arrays([one.texts["text"] for one in read])}
    return Lines(exp=first.exp, texts=said, **joint, **texts)
