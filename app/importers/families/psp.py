"""What exports of payment services and shops abroad have in common: which mark stands before the decimals, times with
the zone behind them, currencies in small letters, and reports that move no money."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import NO_TIME, Layer
from app.domain.statement import Check, StatementFacts
from app.importers import amounts, printed, times
from app.importers.cell_bytes import holds, split_at
from app.importers.controls import control_of
from app.importers.families.worded_days import MONTHS, saved_forms
from app.importers.families.zone_words import zoned
from app.importers.joined import coded as different
from app.importers.joined import where
from app.importers.names import Names
from app.importers.part import Columns, Minor, Part, Times, repeated
from app.importers.stamps import of_zone

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import Sink, Source
    from app.importers.families.ledgers import Ledgers

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

#: What stands for "no amount".
BLANK = ("-", "--", "N/A", "n/a")
#: Cells that show which mark is the decimal one; `1,234` and `1.234` show nothing.
_POINT = r"\.[0-9]{1,2}\)?-?$|,[0-9]{3}\."
_COMMA = r",[0-9]{1,2}\)?-?$|(?:\.|[0-9][ '’])[0-9]{3},"
_EITHER = r"^[+-]?[0-9]{1,3},[0-9]{3}$"
_APOSTROPHE = r"['’]([0-9]{3})"
_LAKHS = r"^([+-]?)([0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?)$"
_ZONED = (
    r"^(?P<clock>.*?[0-9.APMapm])(?: ?(?P<shift>[+-][0-9]{2}:?[0-9]{2})"
    r"| +(?P<word>[A-Z]{1,5}|(?:GMT|UTC) ?[+-][0-9:]+|[A-Z][A-Za-z_]+/[A-Za-z_/]+)|(?P<z>Z))$"
)
_FEW = 1_000
#: Times that all look like this one, with what follows them, are taken apart by what follows alone.
_CLOCK, _CLOCK_FORM = "2026-01-01 00:00:00", "%Y-%m-%d %H:%M:%S"
_TAILS = 100
#: What stands around the first colon of a time where a zone can stand behind its minutes alone.
_TO_HOUR, _FROM_MINUTE = r"^[^\n]*[ T][0-9]{1,2}$", r"^[0-9]{2}(?::[0-9]{2})?(?:[^0-9:]|$)"
_SHIFT = r"^([+-][0-9]{2}):?([0-9]{2})$"
_WORDED = r"^(?P<a>[0-9]{1,2}\.? |)(?P<month>[^\s0-9.,:/_-]{3,12})(?P<b>\.?)(?P<rest> .*)$"
#: Forms of a time, without the zone behind it.
CLOCKS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y-%m-%d",
    "%Y/%m/%d",
)


class Decimals:
    """Which mark stands before the decimals of one file: its amounts say so, and all of them must say the same."""

    def __init__(self) -> None:
        self.mark = ""
        self._doubtful = False  # a cell such as `1,234` was read while nothing told

    def look(self, part: Part, *columns: Names) -> None:
        """Learn from the amounts of a part, before any of them is read; one that contradicts the others is refused."""
        for names in columns:
            text = part.text(names)
            if not holds(text, ","):
                self._learn(part, names, text, (_POINT, ".") if self.mark != "." else None)
                continue
            for pattern, mark in ((_POINT, "."), (_COMMA, ",")):
                self._learn(part, names, text, (pattern, mark))
        if not self.mark:
            for names in columns:
                either = pc.match_substring_regex(part.text(names), _EITHER)
                self._doubtful |= bool(pc.any(either, min_count=0).as_py())

    def _learn(self, part: Part, names: Names, text: pa.Array, what: tuple[str, str] | None) -> None:
        if what is None or self.mark == what[1]:
            return
        # the first cell that tells is nearly always among the first
        at = next((at for few in (text[:_FEW], text) if (at := _first(few, what[0])) >= 0), -1)
        if at >= 0 and (self.mark or (self._doubtful and what[1] == ",")):
            part.refuse("refused.not_amount", names, at)
        self.mark = what[1] if at >= 0 else self.mark

    def minor(self, part: Part, names: Names, exp: int, *, blank: Sequence[str] | None = None) -> Minor:
        """Return amounts as Part.minor does, after `look`."""
        if not part.has(names) and blank is not None:
            return Minor(np.zeros(len(part), np.int64), np.zeros(len(part), np.bool_))
        text = part.text(names)
        if self.mark != ",":
            value, valid, bad = amounts.minor(text, exp, blank)
            if bad < 0:
                return Minor(value, valid)
        text = pc.replace_substring_regex(text, _APOSTROPHE, r"\1")
        if self.mark != ",":
            lakhs = pc.match_substring_regex(text, _LAKHS)
            text = pc.if_else(lakhs, pc.replace_substring(text, ",", ""), text)
        decimal, grouping = (",", ".") if self.mark == "," else (".", ",")
        value, valid, bad = printed.minor(text, exp, blank, decimal=decimal, grouping=grouping)
        if bad >= 0 and self.mark != ",":
            part.minor(names, exp, blank=blank)  # names every faulty cell where rows may be left out
        if bad >= 0:
            part.refuse("refused.not_amount", names, bad)
        return Minor(value, valid)


def _first(text: pa.Array, pattern: str) -> int:
    return int(pc.index(pc.match_substring_regex(amounts.tidy(text), pattern), True).as_py())


def coded(part: Part, names: Names) -> pa.Array:
    """Return ISO codes; a cell that is none is refused."""
    column = part.text(names)
    words, at = different(column)
    codes = pc.utf8_upper(words)
    right = [len(one) == 3 and one.isascii() and one.isalpha() for one in codes.to_pylist()]
    if not all(right):
        part.refuse("refused.word", names, int(np.argmax(~np.array(right)[at])))
    return repeated(codes[0].as_py(), len(column)) if len(codes) == 1 else codes.take(pa.array(at))


def coded_or_said(part: Part, names: Names, source: Source) -> pa.Array:
    """Return ISO codes; of a source without the column, the one that a person said, or ""."""
    if part.has(names):
        return coded(part, names)
    return repeated(source.options.currency, len(part))


def unnamed_currency(columns: Columns, names: Names, source: Source) -> dict[str, Any]:
    """Return what the facts of a source say that names no currency, where nobody said it."""
    named = columns.find(names) >= 0 or source.options.currency
    return {} if named else {"message_key": "statement.no_currency"}


def stamps(
    part: Part, names: Names, *, formats: Sequence[str] = CLOCKS, zone: str = ""
) -> tuple[Ints, NDArray[np.int16]]:
    """Return (seconds on the source's clock, minutes east of UTC) of times with a zone behind them.

    formats: of the time without its zone. A time that names none is of `zone`; where that is "", its day alone is kept.
    """
    column = part.text(names)
    if zone and (not len(column) or times.parse(column[0].as_py(), formats) is not None):
        at, _valid, date_only, bad = times.seconds(column, tuple(formats))
        if bad < 0:  # none names a zone
            return at, np.where(date_only, NO_TIME, of_zone(at, zone)).astype(np.int16)
    clock, words = split_zone(column)
    at, _valid, date_only, bad = times.seconds(clock, tuple(formats))
    if bad >= 0 and (saved := saved_forms(clock)):
        at, _valid, date_only, bad = times.seconds(clock, saved)
    if bad >= 0:
        part.refuse("refused.not_time", names, bad)
    found = Times(at, np.ones(len(part), np.bool_), date_only)
    none = pc.equal(words, "").to_numpy(zero_copy_only=False)
    return zoned(found, where(none, zone, words) if zone else words)


def split_zone(column: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Return (times without their zone, the zone's word or shift as `GMT+08:00`, "" for none)."""
    if times.begins_fixed(column, _CLOCK_FORM):
        clock, tail = _cut(column)
        tails, at = different(tail)
        words = _words_of(tuple(tails.to_pylist())) if len(tails) <= _TAILS else None
        if words is not None:
            return clock, repeated(words[0], len(tail)) if len(words) == 1 else pa.array(words, pa.string()).take(
                pa.array(at)
            )
    halves = times.Halves(column)
    first, second = halves.first.dictionary, halves.second.dictionary
    if not (halves.colon.all() and _all_match(first, _TO_HOUR) and _all_match(second, _FROM_MINUTE)):
        return _split_zone(column)
    clocks, words = _split_zone(pc.binary_join_element_wise("0", second, ":"))
    return (
        halves.joined(pc.utf8_ltrim_whitespace(first), pc.utf8_slice_codeunits(clocks, 2)),
        words.take(halves.second.indices),
    )


@lru_cache(64)  # a pattern is made anew whenever it is used, and a file has the same zones in all its parts
def _words_of(tails: tuple[str, ...]) -> list[str] | None:
    """Return the zones in what follows the clock; None where more than a zone stands there."""
    clocks, words = _split_zone(pc.binary_join_element_wise(_CLOCK, pa.array(tails, pa.string()), ""))
    return list(words.to_pylist()) if pc.all(pc.equal(clocks, _CLOCK), min_count=0).as_py() else None


def _cut(column: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Return times that begin as the clock does, and what follows it."""
    lengths = pc.binary_length(column)
    if pc.all(pc.equal(lengths, lengths[0])).as_py():
        return split_at(column, len(_CLOCK))
    return pc.utf8_slice_codeunits(column, 0, len(_CLOCK)), pc.utf8_slice_codeunits(column, len(_CLOCK))


def _all_match(column: pa.Array, pattern: str) -> bool:
    return bool(pc.all(pc.match_substring_regex(column, pattern), min_count=0).as_py())


def _split_zone(column: pa.Array) -> tuple[pa.Array, pa.Array]:
    parts = pc.extract_regex(column, _ZONED)
    clock = pc.fill_null(pc.struct_field(parts, ["clock"]), "")
    word = pc.fill_null(pc.struct_field(parts, ["word"]), "")
    word = pc.if_else(pc.equal(word, ""), pc.fill_null(pc.struct_field(parts, ["z"]), ""), word)
    shift = pc.fill_null(pc.struct_field(parts, ["shift"]), "")
    # half of a day is no zone, and a day alone ends in digits like a shift
    none = pc.or_(pc.equal(clock, ""), pc.is_in(word, pa.array(["AM", "PM"])))
    none = pc.or_(none, pc.match_substring_regex(column, r"^[0-9]{1,4}-[0-9]{1,2}-[0-9]{2,4}$"))
    shift = pc.replace_substring_regex(shift, _SHIFT, r"GMT\1:\2")
    words = pc.if_else(pc.equal(shift, ""), word, shift)
    return pc.utf8_trim_whitespace(pc.if_else(none, column, clock)), pc.if_else(none, "", words)


def english_months(column: pa.Array) -> pa.Array:
    """Return days such as `15. März 2026 10:00` with the month as an English name reads: `15 Mar 2026 10:00`."""
    whole = pc.dictionary_encode(column)
    parts = pc.extract_regex(whole.dictionary, _WORDED)
    words = pc.struct_field(parts, ["month"]).to_pylist()
    if not any(words):
        return column
    said = whole.dictionary.to_pylist()
    for at, word in enumerate(words):
        number = MONTHS.get((word or "").casefold())
        if number:
            first, _month, _dot, rest = parts[at].as_py().values()
            said[at] = f"{first.replace('.', '')}{_SHORT[number - 1]}{rest}"
    return pa.array(said, pa.string()).take(whole.indices)


_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Components:
    """Records of which several may come of one row: brought into the order of the rows before they are sent."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self._columns: dict[str, list[Any]] = {}
        self._rows: list[Ints] = []

    def add(self, rows: Bools, **columns: Any) -> None:
        """Add a record for each row of the part where `rows` is true; columns: of the whole part, alike each time."""
        at = np.flatnonzero(rows)
        self._rows.append(at)
        for name, column in columns.items():
            if isinstance(column, Minor):
                taken: Any = Minor(column.value[at], column.valid[at])
            else:
                taken = column[at] if isinstance(column, np.ndarray) else column.take(pa.array(at))
            self._columns.setdefault(name, []).append(taken)

    def send(self, ledgers: Ledgers, out: Sink, exp: int) -> None:
        """Send all of them; the first of several of a row is its a, then come b, c …."""
        rows = np.concatenate(self._rows) if self._rows else np.zeros(0, np.int64)
        if not len(rows):
            return
        order = np.argsort(rows, kind="stable")
        rows = rows[order]
        fresh = np.append(True, rows[1:] != rows[:-1])
        place = np.arange(len(rows)) - np.maximum.accumulate(np.where(fresh, np.arange(len(rows)), 0))
        several = np.bincount(rows)[rows] > 1
        mine = Part(self.part.row[rows], [], self.part.columns, file=self.part.file)
        ledgers.send(
            out,
            mine,
            exp=exp,
            lines=np.zeros(len(rows), np.int64),
            suffix=np.where(several, place + 1, 0).astype(np.int8),
            **{name: _ordered(column, order) for name, column in self._columns.items()},
        )


def _ordered(parts: list[Any], order: Ints) -> Any:
    if isinstance(parts[0], Minor):
        return Minor(_ordered([one.value for one in parts], order), _ordered([one.valid for one in parts], order))
    if isinstance(parts[0], np.ndarray):
        return np.concatenate(parts)[order]
    return pa.concat_arrays([one.combine_chunks() if isinstance(one, pa.ChunkedArray) else one for one in parts]).take(
        pa.array(order)
    )


def net_rows(net: Minor, amount: Ints, fee: Ints) -> tuple[Bools, Bools]:
    """Return which rows state a net amount, and for which it is the amount less the fee."""
    return net.valid, net.value == amount - fee


def order_column(part: Part, names: Sequence[str]) -> pa.Array:
    """Return the first column among `names` that the source has, as references without a `#` before them."""
    found = part.first_of(*names)
    if not found:
        return repeated("", len(part))
    return pc.utf8_ltrim(part.ref(found), characters="#")


def no_movements(source: Source, reader: Any, key: str, currency: str = "", **said: Any) -> StatementFacts:
    """Return the statement of a report that holds nothing to store; key: the sentence that says why."""
    checks: Sequence[Check] = said.pop("checks", ())
    control = control_of(checks)
    if control == "disagree":
        key = ""
    return StatementFacts(
        file=source.file,
        sheet=source.sheet,
        sha256=source.sha256,
        format=reader.format,
        version=reader.version,
        layer=int(said.pop("layer", Layer.CHANNEL)),
        account=said.pop("account", "") or source.options.account,
        shop=source.options.shop,
        currency=currency,
        rows_read=0,
        control=control,
        checks=tuple(checks),
        message_key=key,
        **said,
    )
