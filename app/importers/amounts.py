"""Text to integers of the smallest unit, a whole column at a time, exactly or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.importers.cell_bytes import among, any_begins_as, ascii_only, digits_only, says_one, text_buffers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Read = tuple[NDArray[np.int64], NDArray[np.bool_], int]

_SIGNS = "¥$€£"
_BODY = r"(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)"
#: The whole of an amount, after half-width forms were taken.
PATTERN = rf"^(?:[+-]?[{_SIGNS}]?{_BODY}|[{_SIGNS}]-{_BODY}|\([{_SIGNS}]?{_BODY}\))$"
_WHOLE = re.compile(PATTERN)
_MOST = 18  # digits that always fit 64 bits
_EXPONENT = r"^[0-9](?:[.,][0-9]+)?[eE](?:\+?[0-9]{1,2}|\+[0-9]{3})$"
_NARROW = "^##+$"  # what is shown of a number for which its column is too narrow
_LONG = 17  # digits of a number that a spreadsheet cannot keep
_ROUNDED = r"^[0-9]{15}0+$"
_COUNTED = r"^[0-9]{11}0{4}"  # a number that is zeros throughout was counted up, not rounded
_SURE = 20  # digits from which a single id of this look is no accident


def minor(column: pa.Array, exp: int, blank: Sequence[str] | None = None, suffix: str = "") -> Read:
    """Return (values at `exp`, which cells had one, index of the first faulty cell or −1).

    column: cleaned strings. See Part.minor for what is accepted.
    """
    count = len(column)
    if count > 1 and says_one(column):  # many columns are 0.00 throughout
        one, told, bad = minor(column[:1], exp, blank, suffix)
        return np.repeat(one, count), np.repeat(told, count), bad
    if blank is None:
        value, bad = _values(column, exp, suffix)
        return value, np.ones(count, np.bool_), bad
    valid = ~among(column, ("", *blank))
    if valid.all():
        value, bad = _values(column, exp, suffix)
        return value, valid, bad
    value, bad = _values(column.filter(pa.array(valid)), exp, suffix)
    if bad >= 0:
        return value, valid, int(np.flatnonzero(valid)[bad])
    found = np.zeros(count, np.int64)
    found[valid] = value
    return found, valid, -1


def _values(column: pa.Array, exp: int, suffix: str) -> tuple[NDArray[np.int64], int]:
    """Return (values at `exp`, index of the first cell that is no amount or −1)."""
    value = _mixed(column, exp, suffix)
    if value is not None:
        return value, -1
    column = tidy(column, suffix)
    right = pc.match_substring_regex(column, PATTERN)
    if not pc.all(right, min_count=0).as_py():
        return np.zeros(0, np.int64), pc.index(right, False).as_py()
    value = _cast(_bare(column), exp)
    return (np.zeros(0, np.int64), _first_bad(column, exp)) if value is None else (value, -1)


def _mixed(column: pa.Array, exp: int, suffix: str) -> NDArray[np.int64] | None:
    """Return the values where a column has few cells that are more than digits, point and minus; None for others."""
    plain, odd = column, _odd(column)
    if odd.any():
        first = column[int(np.argmax(odd))].as_py()
        plain = _without_sign(column, next((one for one in _SIGNS if one in first), ""))
        odd = _odd(plain) if plain is not column else odd
    if not odd.any():
        return _cast(plain, exp)
    if 2 * odd.sum() > len(column):
        return None
    few = tidy(column.filter(pa.array(odd)), suffix)
    if not pc.all(pc.match_substring_regex(few, PATTERN)).as_py():
        return None
    return _cast(pc.replace_with_mask(plain, pa.array(odd), _bare(few)), exp)


def _without_sign(column: pa.Array, sign: str) -> pa.Array:
    """Return cells without the currency's sign before the figure or its minus: `$12.00`, `-$12.00`."""
    if not sign:
        return column
    before = pc.or_(pc.starts_with(column, sign), pc.starts_with(column, f"-{sign}"))
    return pc.if_else(before, pc.replace_substring(column, sign, "", max_replacements=1), column)


def _bare(column: pa.Array) -> pa.Array:
    """Return amounts of the pattern as digits, point and minus; parentheses are a minus."""
    if pc.any(pc.starts_with(column, "("), min_count=0).as_py():
        column = pc.replace_substring_regex(column, r"^\((.*)\)$", r"-\1")
    for sign in f"{_SIGNS},+":
        column = _replaced(column, sign, "")
    return column


def _replaced(column: pa.Array, text: str, by: str) -> pa.Array:
    """Return cells with `text` replaced; to look for it costs a tenth."""
    found = pc.any(pc.match_substring(column, text), min_count=0).as_py()
    return pc.replace_substring(column, text, by) if found else column


def tidy(column: pa.Array, suffix: str = "") -> pa.Array:
    """Return cells in half-width forms, without blanks inside and without `suffix` at the end."""
    if not ascii_only(column):
        column = pc.replace_substring(pc.utf8_normalize(column, form="NFKC"), "\u2212", "-")
    column = _replaced(column, " ", "")
    return pc.replace_substring_regex(column, f"(?:{re.escape(suffix)})$", "") if suffix else column


def _odd(column: pa.Array) -> NDArray[np.bool_]:
    """Return which cells are not digits, point and minus alone."""
    offsets, data = text_buffers(column)
    odd: NDArray[np.bool_] = np.diff(offsets) == 0
    if odd.all():
        return odd
    # a point at the end may be what is left of a cut amount
    odd |= data[np.maximum(offsets[1:], 1) - 1] == ord(".")
    used = data[offsets[0] : offsets[-1]]
    # minus, point, slash and the digits stand one behind the other
    other = np.flatnonzero((used - ord("-") > 12) | (used == ord("/")))
    odd[np.searchsorted(offsets[1:], other + offsets[0], "right")] = True
    return odd


def _cast(column: pa.Array, exp: int) -> NDArray[np.int64] | None:
    """Return the values of cells of digits, point and minus; None where one is no amount or has too many digits."""
    value = _undotted(column, exp)
    if value is not None:
        return value
    try:
        decimal = pc.cast(column, pa.decimal128(_MOST, exp))
    except pa.ArrowInvalid:
        return None
    words = np.frombuffer(decimal.buffers()[1], np.int64) if len(decimal) else np.zeros(0, np.int64)
    return words[2 * decimal.offset : 2 * (decimal.offset + len(decimal)) : 2].copy()


def _undotted(column: pa.Array, exp: int) -> NDArray[np.int64] | None:
    """Return the values where all cells print as many digits behind a point, or none has a point; None for others.

    Digits without their point are a number of small units, and are read as such in half the time of a decimal.
    column: cells of digits, points and minus; where these do not stand as in an amount, the answer is None.
    """
    offsets, data = text_buffers(column)
    count = len(offsets) - 1
    lengths = np.diff(offsets)
    if count < 1 or not lengths.min():
        return None
    used = data[offsets[0] : offsets[-1]]
    behind = used[: lengths[0]].tobytes()[::-1].find(b".")  # digits behind the point of the first cell
    more = exp - max(behind, 0)
    if behind == 0 or more < 0 or lengths.min() <= behind or lengths.max() > _MOST - more:
        return None
    if behind > 0 and (data.take(offsets[1:] - (behind + 1)) != ord(".")).any():
        return None
    bare = used.tobytes().translate(None, b".")
    if len(bare) != len(used) - (count if behind > 0 else 0):
        return None
    # a minus between the digits, `.-5`, would come to stand before them
    signs = int(np.count_nonzero(used == ord("-")))
    if signs and signs != np.count_nonzero(data.take(offsets[:-1]) == ord("-")):
        return None
    ends = offsets - offsets[0]
    if behind > 0:
        ends = ends - np.arange(count + 1, dtype=np.int32)
    whole = pa.StringArray.from_buffers(count, pa.py_buffer(np.ascontiguousarray(ends)), pa.py_buffer(bare))
    try:
        value: NDArray[np.int64] = pc.cast(whole, pa.int64()).to_numpy()
    except pa.ArrowInvalid:
        return None
    return value * 10**more if more else value.copy()


def _first_bad(column: pa.Array, exp: int) -> int:
    return next(index for index, cell in enumerate(column.to_pylist()) if parse(cell, exp) is None)


def parse(text: str, exp: int = 2) -> int | None:
    """Return one amount at `exp` digits; None where it is not exactly one."""
    import unicodedata

    plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-").replace(" ", "").strip("\t`")
    if not _WHOLE.match(plain):
        return None
    negative = "-" in plain or "(" in plain
    whole, _, part = re.sub(rf"[{_SIGNS},+()\-]", "", plain).partition(".")
    part = part.rstrip("0")
    if len(part) > exp or len(whole.lstrip("0")) > _MOST - exp:
        return None
    value = int((whole or "0") + part.ljust(exp, "0"))
    return -value if negative else value


def masked(text: str) -> bool:
    """Return whether a printed figure was made unreadable on purpose (`xx,yyyy.zz`, `***`)."""
    return bool(re.search(r"[xyz*×?]", text, re.IGNORECASE))


def _with_exponent(column: pa.Array) -> int:
    """Return the index of the first id that is printed with an exponent, −1 where none is."""
    offsets, data = text_buffers(column)
    used = data[offsets[0] : offsets[-1]]
    if not ((used == ord("E")).any() or (used == ord("e")).any()):
        return -1
    like = np.diff(offsets) > 0
    like[like] = data.take(offsets[:-1][like]) - ord("0") < 10  # a byte below the digits turns to one far above them
    if not like.any():
        return -1
    exponent = pc.match_substring_regex(column.filter(pa.array(like)), _EXPONENT)
    at = pc.index(exponent, True).as_py()
    return int(np.flatnonzero(like)[at]) if at >= 0 else -1


def damaged(column: pa.Array) -> int:
    """Return the index of the first id that a spreadsheet has damaged, −1 where none is."""
    if any_begins_as(column, b"#", b"#"):
        narrow = pc.match_substring_regex(column, _NARROW)
        if pc.any(narrow).as_py():
            return int(pc.index(narrow, True).as_py())
    if len(column) > 1 and says_one(column):
        return damaged(column[:1])  # what is said of the first holds for all
    at = _with_exponent(column)
    if at >= 0:
        return at
    offsets, data = text_buffers(column)
    zeros = np.diff(offsets) >= _LONG
    ends = offsets[1:][zeros]
    zeros[zeros] = (data.take(ends - 1) == ord("0")) & (data.take(ends - 2) == ord("0"))
    if not zeros.any():
        return -1
    few = column.filter(pa.array(zeros))  # patterns are slow: one number in a hundred ends so
    right = pc.match_substring_regex(few, _ROUNDED).to_numpy(zero_copy_only=False)
    right &= ~pc.match_substring_regex(few, _COUNTED).to_numpy(zero_copy_only=False)
    if not right.any():
        return -1
    # a number stands on each row of its event, and says no more for that
    count = pc.count_distinct(few.filter(pa.array(right))).as_py()
    # a few more numbers tell as much as all of them
    among = next((found for one in (column[: 9 * count], column) if (found := _numbers(one)) >= 2 * count), 0)
    first = int(np.flatnonzero(zeros)[right][0])
    sure = len(column[first].as_py()) >= _SURE
    # one number in a hundred ends in 00 by chance; half of them do not
    return first if not among and (count > 1 or sure) else -1


def _numbers(column: pa.Array) -> int:
    """Return how many different long numbers a column holds."""
    long = digits_only(column)
    long &= np.diff(text_buffers(column)[0]) >= _LONG
    return int(pc.count_distinct(column.filter(pa.array(long))).as_py())
