"""Text to seconds on the source's own clock, a whole column at a time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.importers.cell_bytes import among, text_buffers
from app.importers.resaved import EITHER, turned

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Read = tuple[NDArray[np.int64], Bools, Bools, int]

#: Date and time as Chinese exports and the spreadsheets that re-save them print it.
FORMATS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y/%m/%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M",
    "%Y年%m月%d日 %H:%M:%S",
    "%Y年%m月%d日 %H时%M分%S秒",
    "%Y年%m月%d日 %H:%M",
    "%Y.%m.%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y%m%d %H:%M:%S",
    "%Y%m%d%H%M%S",
)
#: Dates alone.
DATES = ("%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d", "%Y%m%d")
#: Dates that count the years of the Republic of China, as Taiwan prints them.
REPUBLIC = ("%Ey/%m/%d", "%Ey-%m-%d", "%Ey.%m.%d", "%Ey年%m月%d日", "民國%Ey年%m月%d日", "%Ey%m%d")
#: Either.
ANY = (*FORMATS, *DATES)

_FIELD = re.compile(r"%(?:Ey|[YmdHMSIpb])")
_TWO = "[0-9]{1,2}"
_WIDTHS = {"%Y": 4, "%m": 2, "%d": 2, "%H": 2, "%M": 2, "%S": 2}
_FORM = {"%Y": "[0-9]{4}", "%Ey": "[0-9]{2,3}", "%b": "[A-Za-z]{3,9}", "%p": "[AaPp][.]?[Mm][.]?|上午|下午"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Years of records: another one is a mistake, of a person or of a disk.
YEARS = range(1970, 2200)
_ROC = 1911  # years of the Republic (%Ey) begin after it
_SECONDS_A_DAY = 86_400
_AT_HAND = 80_000  # bytes


@cache
def pattern(one: str) -> str:
    """Return a format as a regular expression with named groups; digits in a row have their full width.

    Besides %Y %m %d %H %M %S: %Ey is a year of the Republic of China (115 = 2026), %b an English name of a month,
    %I with %p an hour of twelve.
    """
    out, at, last = "", 0, ""
    found = list(_FIELD.finditer(one))
    for index, field in enumerate(found):
        between = one[at : field.start()]
        out += " +" if between == " " else re.escape(between)
        glued = (index and not between) or (index + 1 < len(found) and found[index + 1].start() == field.end())
        form = _FORM.get(field.group(), "[0-9]{2}" if glued else _TWO)
        out += f"(?P<{field.group()[1]}>{form})"
        at, last = field.end(), field.group()
    fraction = r"(?:\.0+)?" if last == "%S" and at == len(one) else ""
    return f"^{out}{re.escape(one[at:])}{fraction}$"


def seconds(column: pa.Array, formats: Sequence[str], blank: Sequence[str] | None = None) -> Read:
    """Return (seconds, which cells had a time, which a date alone, index of the first faulty cell or −1).

    Faulty is also a day that a spreadsheet seems to have turned round: see `app.importers.resaved`.
    """
    count = len(column)
    valid = np.ones(count, bool)
    if blank is not None:
        valid = ~among(column, ("", *blank))
    told = column if valid.all() else column.filter(pa.array(valid))
    quick = _quick(told, formats)
    if quick is not None:
        at = np.zeros(count, np.int64)
        at[valid] = quick[0]
        return at, valid, valid & quick[1], -1
    return _by_format(pc.utf8_normalize(column, form="NFKC"), _resaved(tuple(formats)), valid)


@cache
def _resaved(formats: tuple[str, ...]) -> tuple[str, ...]:
    """Return the formats and how a Chinese spreadsheet saves `2026-09-30 10:00:00`: as `2026/9/30 10:00`."""
    if any(one.startswith("%Y/") for one in formats):
        return formats
    slashed = [one.replace("-", "/") for one in formats if one in ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M")]
    return tuple(dict.fromkeys((*formats, *slashed, *(one.removesuffix(":%S") for one in slashed))))


def _quick(column: pa.Array, formats: Sequence[str]) -> tuple[NDArray[np.int64], bool] | None:
    """Return (seconds, date alone) where every cell is in the first fitting format with all its zeros, digit by digit.

    None wherever that is not so, a day that does not exist included: the patterns then say what is wrong.
    """
    grid = _even(column)
    if grid is None:
        return None
    one = next((one for one in formats if "%Y" in one and _all_in(grid, one)), None)
    if one is None:
        return None
    places = _places(one)
    at = _days(grid, places)
    if at is None or "H" not in places:
        return None if at is None else (at, True)
    clock = _clock(grid, places)
    return None if clock is None else (at + clock, False)


def of_day(column: pa.Array) -> NDArray[np.int32] | None:
    """Return seconds after midnight where every cell is 08:00:24, or 080024 throughout; None for others."""
    grid = _even(column)
    one = next((one for one in ("%H:%M:%S", "%H%M%S") if grid is not None and _all_in(grid, one)), None)
    return None if grid is None or one is None else _clock(grid, _places(one))


def fixed(column: pa.Array, formats: Sequence[str]) -> bool:
    """Return whether every cell is wholly a time in one of these formats, every digit printed, four of the year."""
    grid = _even(column)
    return grid is not None and any("%Y" in one and _all_in(grid, one) for one in formats)


def _even(column: pa.Array) -> NDArray[np.uint8] | None:
    """Return the bytes of cells that are all as long, a row for each; None for others."""
    offsets, data = text_buffers(column)
    count = len(offsets) - 1
    if count < 1 or (np.diff(offsets) != offsets[1] - offsets[0]).any():
        return None
    return data[offsets[0] : offsets[-1]].reshape(count, -1)


def _all_in(grid: NDArray[np.uint8], one: str) -> bool:
    """Return whether every row is a time in this format, every digit printed."""
    if not _places(one) or grid.shape[1] != len(_mask(one)[1]):
        return False
    return _begin_in(grid, one)


def _begin_in(grid: NDArray[np.uint8], one: str) -> bool:
    """Return whether every row, which is as long as it or longer, begins with a time in this format."""
    above, cells = _rows_of(one, grid.shape[1])
    flat = grid.reshape(-1)
    for at in range(0, len(flat), len(cells)):
        piece = flat[at : at + len(cells)]
        # a byte below the one wanted turns to one far above it
        if (piece - cells[: len(piece)] > above[: len(piece)]).any():
            return False
    return True


def _two(grid: NDArray[np.uint8], at: int) -> NDArray[np.uint8]:
    """Return the number of two digits: bytes that run over come out right, for it is below a hundred."""
    ten, zeros = np.uint8(10), np.uint8(11 * ord("0") % 256)
    return np.asarray(grid[:, at] * ten + grid[:, at + 1] - zeros)


def _days(grid: NDArray[np.uint8], places: dict[str, slice]) -> NDArray[np.int64] | None:
    """Return midnights as seconds; None where a day does not exist."""
    year = places["Y"].start
    past = _two(grid, year).astype(np.int32) * 100 + _two(grid, year + 2) - YEARS[0]
    if past.min() < 0 or past.max() >= len(YEARS):
        return None
    if "m" in places:
        month = _two(grid, places["m"].start)
        if month.min() < 1 or month.max() > 12:
            return None
        past = past * 12 + month - 1
    else:
        past = past * 12
    begins, lengths = _months()
    found = begins.take(past)
    if "d" in places:
        day = _two(grid, places["d"].start)
        if day.min() < 1 or (day > lengths.take(past)).any():
            return None
        found += (day - np.uint8(1)) * np.int64(_SECONDS_A_DAY)
    return found


def _clock(grid: NDArray[np.uint8], places: dict[str, slice]) -> NDArray[np.int32] | None:
    """Return seconds after midnight; None where no clock shows such a time."""
    found = np.zeros(len(grid), np.int32)
    for name, most, seconds_each in (("H", 23, 3600), ("M", 59, 60), ("S", 59, 1)):
        if name in places:
            field = _two(grid, places[name].start)
            if field.max() > most:
                return None
            found += field * np.int32(seconds_each)
    return found


@cache
def _months() -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """Return where the months of all years begin, as seconds, and how many days they have."""
    firsts = np.arange((YEARS[0] - 1970) * 12, (YEARS[-1] - 1970) * 12 + 13).astype("datetime64[M]")
    days = firsts.astype("datetime64[D]").astype(np.int64)
    return days[:-1] * _SECONDS_A_DAY, np.diff(days).astype(np.uint8)


@cache
def _places(one: str) -> dict[str, slice]:
    """Return where the fields of a format stand when all of its zeros are printed; nothing for one with words."""
    places, at, last = {}, 0, 0
    for field in _FIELD.finditer(one):
        if field.group() not in _WIDTHS:
            return {}
        at += field.start() - last
        places[field.group()[1]] = slice(at, at + _WIDTHS[field.group()])
        at, last = at + _WIDTHS[field.group()], field.end()
    return places


@cache
def _mask(one: str) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return (how far each byte of a cell in a format may be above, the cell with zeros for its digits)."""
    sample = _FIELD.sub(lambda field: "0" * _WIDTHS[field.group()], one).encode()
    cell = np.frombuffer(sample, np.uint8)
    above = np.zeros(len(cell), np.uint8)
    for place in _places(one).values():
        above[place] = 9
    return above, cell


@lru_cache(32)
def _rows_of(one: str, width: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return `_mask` of some rows, one behind the other, as many as are kept at hand; behind it every byte is right.

    width: bytes of a row, at least those of the format.
    """
    above, cell = _mask(one)
    rows = max(1, _AT_HAND // width)
    wide = np.full(width, 255, np.uint8), np.zeros(width, np.uint8)
    wide[0][: len(cell)], wide[1][: len(cell)] = above, cell
    return np.tile(wide[0], rows), np.tile(wide[1], rows)


def begins_fixed(column: pa.Array, one: str) -> bool:
    """Return whether every cell begins with a time in this format, every digit printed."""
    if not len(column) or not _places(one):
        return False
    above, cell = _mask(one)
    offsets, data = text_buffers(column)
    if not (np.diff(offsets) >= len(cell)).all():
        return False
    grid = _even(column)
    if grid is not None:
        return _begin_in(grid, one)
    return bool((data[offsets[:-1, None] + np.arange(len(cell))] - cell <= above).all())


class Halves:
    """Times before and behind their first colon, each different text once: few days and hours stand in a column, and
    few minutes and seconds, however many times.

    colon: which cells have one.
    """

    def __init__(self, column: pa.Array) -> None:
        split = pc.split_pattern(column, ":", max_splits=1)
        ends = split.offsets.to_numpy()
        self.colon = np.diff(ends) > 1
        self.first = pc.dictionary_encode(split.values.take(pa.array(ends[:-1])))
        # a cell without a colon is given any half; it is never asked for
        self.second = pc.dictionary_encode(split.values.take(pa.array(ends[1:] - 1)))

    def joined(self, first: pa.Array, second: pa.Array) -> pa.Array:
        """Return times with other texts for the different halves; every cell has a colon."""
        return pc.binary_join_element_wise(first.take(self.first.indices), second.take(self.second.indices), ":")

    def read(self, one: str, rows: NDArray[np.int64]) -> tuple[Bools, NDArray[np.int64], Bools]:
        """Return (which of `rows` are in a format, the seconds of those, whether it is a day and time that exists)."""
        first, colon, second = one.partition(":")
        right = self.colon[rows] == bool(colon)
        halves = [(self.first, first), *([(self.second, second)] if colon else [])]
        found: dict[str, NDArray[np.int64]] = {}
        for words, form in halves:
            if not right.any():
                return right, np.zeros(0, np.int64), np.zeros(0, np.bool_)
            fits, fields = _fields(words.dictionary, form)
            index = words.indices.to_numpy()[rows]
            right &= fits[index]
            found |= {name: values[index] for name, values in fields.items()}
        return right, *_stamps({name: values[right] for name, values in found.items()}, int(right.sum()))


def _fields(words: pa.Array, form: str) -> tuple[Bools, dict[str, NDArray[np.int64]]]:
    """Return (which words are in a format, their fields as numbers of the year, month, day, hour, minute, second)."""
    parts = pc.extract_regex(words, pattern(form))
    found: dict[str, NDArray[np.int64]] = {}
    for field in parts.type:
        column = pc.fill_null(pc.struct_field(parts, [field.name]), "0")
        if field.name == "b":
            found["m"] = _named(column, _month)
        elif field.name == "p":
            found["p"] = _named(column, lambda word: int(word[0] in "pP" or word == "下午"))
        else:
            found[field.name] = pc.cast(column, pa.int64()).to_numpy()
    if "E" in found:
        found["Y"] = found.pop("E") + _ROC
    return parts.is_valid().to_numpy(zero_copy_only=False), found


def _by_format(column: pa.Array, formats: Sequence[str], valid: Bools) -> Read:
    at = np.zeros(len(column), np.int64)
    date_only = np.zeros(len(column), bool)
    open_rows = np.flatnonzero(valid)
    halves = Halves(column)
    year_first: list[NDArray[np.int64]] = []
    either: list[NDArray[np.int64]] = []
    for one in formats:
        if not len(open_rows):
            break
        hit, found, right = halves.read(one, open_rows)
        if not hit.any():
            continue
        rows = open_rows[hit]
        if not right.all():
            return at, valid, date_only, int(rows[~right][0])
        at[rows] = found
        date_only[rows] = "%H" not in one and "%I" not in one
        open_rows = open_rows[~hit]
        if one.startswith(("%Y", *EITHER)):
            (year_first if one[1] == "Y" else either).append(rows)
    bad = int(open_rows[0]) if len(open_rows) else turned(at, year_first, either)
    return at, valid, date_only, bad


def _stamps(fields: dict[str, NDArray[np.int64]], count: int) -> tuple[NDArray[np.int64], Bools]:
    """Return (seconds, whether it is a day and time that exists) of `count` times by their fields."""
    absent = np.zeros(count, np.int64)
    year, hour, minute, second = (fields.get(name, absent) for name in "YHMS")
    month, day = (fields.get(name, absent + 1) for name in "md")
    if "I" in fields:
        hour = _of_twelve(fields["I"], fields.get("p", absent))
    right = (year >= YEARS[0]) & (year <= YEARS[-1]) & (month >= 1) & (month <= 12) & (day >= 1)
    right &= (hour < 24) & (minute < 60) & (second < 60)
    months = np.where(right, (year - 1970) * 12 + month - 1, 0)
    first = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    after = (months + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    days = first + day - 1
    right &= days < after
    return days * _SECONDS_A_DAY + hour * 3600 + minute * 60 + second, right


def _named(words: pa.Array, number: Callable[[str], int]) -> NDArray[np.int64]:
    """Return number(word) for each cell, asked once for each different word."""
    coded = pc.dictionary_encode(words)
    found = np.array([number(one) for one in coded.dictionary.to_pylist()] or [0], np.int64)
    return np.asarray(found[coded.indices.to_numpy(zero_copy_only=False)])


def _month(word: str) -> int:
    """Return the number of an English month, 0 for no month."""
    short = word[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _of_twelve(hour: NDArray[np.int64], after_noon: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return hours of the day from hours of twelve; one that no such clock shows becomes 24, which is no hour."""
    return np.where((hour >= 1) & (hour <= 12), hour % 12 + 12 * after_noon, 24)


def parse(text: str, formats: Sequence[str] = ANY) -> int | None:
    """Return one time as seconds on the source's clock; None where it is in none of the formats."""
    from app.importers.names import clean_cell

    text = clean_cell(text)
    plain = unicodedata.normalize("NFKC", text)
    if not any(re.search(pattern(one), plain) for one in _resaved(tuple(formats))):
        return None  # for a cell alone the columns' way is long
    at, _valid, _date_only, bad = seconds(pa.array([text], pa.string()), formats)
    return None if bad >= 0 else int(at[0])
