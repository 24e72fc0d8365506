"""Columns of numbers → columns of text as the result tables print them, whole columns at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.money import digits
from app.domain.record import NO_TIME

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

#: Up to here Arrow prints decimals without an exponent.
_PLAIN_DIGITS = 6


def currency_digits(currency: pa.Array | pa.ChunkedArray) -> NDArray[np.int64]:
    """Return for each currency of a text column how many digits it has after the point."""
    import pyarrow.compute as pc

    coded = pc.dictionary_encode(currency)
    if hasattr(coded, "combine_chunks"):
        coded = coded.combine_chunks()
    if hasattr(coded, "chunks"):
        coded = coded.chunk(0)
    known = np.array([digits(one or "") for one in coded.dictionary.to_pylist()], np.int64)
    if not len(known):
        return np.full(len(currency), 2, np.int64)
    return np.asarray(known[np.asarray(coded.indices.to_numpy(zero_copy_only=False))])


def rescaled(value: NDArray[np.int64], exp: NDArray[np.int64], to: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return values of exponent `exp` at exponent `to`, which is nowhere smaller."""
    if (to == exp).all():
        return value
    return np.asarray(value * np.power(10, to - exp, dtype=np.int64))


def plain_texts(
    value: NDArray[np.int64],
    exp: NDArray[np.int64],
    least: NDArray[np.int64],
    missing: NDArray[np.bool_] | None = None,
) -> pa.Array:
    """Return amounts as plain decimals, as `app.domain.money.plain` writes one.

    exp: digits of each value; least: digits of its currency; missing: rows that become "".
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    value, exp = _trimmed(value, exp, least)
    shown = np.unique(exp)
    if len(shown) == 1:
        text = _at_one_exponent(value, int(shown[0]))
    else:
        text = pa.array(np.full(len(value), "", object), pa.string())
        for one in shown:
            text = pc.if_else(pa.array(exp == one), _at_one_exponent(value, int(one)), text)
    if missing is not None and missing.any():
        text = pc.if_else(pa.array(missing), "", text)
    return text


def _trimmed(
    value: NDArray[np.int64], exp: NDArray[np.int64], least: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return values with at least their currency's digits and no zero after these."""
    if (exp == least).all():
        return value, exp
    short = exp < least
    if short.any():
        value = rescaled(value, exp, np.maximum(exp, least))
        exp = np.maximum(exp, least)
    value, exp = value.copy(), exp.copy()
    while True:
        rows = np.flatnonzero(exp > least)
        rows = rows[value[rows] % 10 == 0]
        if not len(rows):
            return value, exp
        value[rows] //= 10
        exp[rows] -= 1


def _at_one_exponent(value: NDArray[np.int64], exp: int) -> pa.Array:
    """Return value / 10**exp as text."""
    import pyarrow as pa
    import pyarrow.compute as pc

    whole = pa.array(value)
    if exp == 0 or not len(value):
        return whole.cast(pa.string())
    if exp <= _PLAIN_DIGITS:
        wide = whole.cast(pa.decimal128(19, 0))
        shifted = pa.Array.from_buffers(pa.decimal128(max(19, exp), exp), len(wide), wide.buffers())
        return shifted.cast(pa.string())
    size = np.abs(value)
    front = pa.array(size // 10**exp).cast(pa.string())
    back = pc.utf8_lpad(pa.array(size % 10**exp).cast(pa.string()), exp, "0")
    sign = pc.if_else(pa.array(value < 0), "-", "")
    return pc.binary_join_element_wise(sign, pc.binary_join_element_wise(front, back, "."), "")


def time_texts(at: NDArray[np.int64], offset: NDArray[np.int64]) -> pa.Array:
    """Return ISO 8601 times with offset, or dates alone where `offset` is NO_TIME.

    at: seconds from 1970-01-01 on the source's own clock; offset: minutes east of UTC.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    known, codes = np.unique(offset, return_inverse=True)
    if len(known) == 1 and known[0] == NO_TIME:
        return day_texts(at // 86_400)
    moments = pa.array(at).cast(pa.timestamp("s")).cast(pa.string())
    moments = pc.utf8_replace_slice(moments, 10, 11, "T")
    ends = pa.array([offset_text(int(one)) for one in known], pa.string())
    zone = ends[0] if len(known) == 1 else ends.take(pa.array(codes))
    text = pc.binary_join_element_wise(moments, zone, "")
    days = offset == NO_TIME
    return pc.if_else(pa.array(days), day_texts(at // 86_400), text) if days.any() else text


def offset_text(minutes: int) -> str:
    """Return `+08:00` for 480; "" for NO_TIME."""
    if minutes == NO_TIME:
        return ""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"


def day_texts(days: NDArray[np.int64], missing: NDArray[np.bool_] | None = None) -> pa.Array:
    """Return ISO dates of days from 1970-01-01; "" for `missing` rows."""
    import pyarrow as pa
    import pyarrow.compute as pc

    text = pa.array(days.astype(np.int32)).cast(pa.date32()).cast(pa.string())
    return pc.if_else(pa.array(missing), "", text) if missing is not None and missing.any() else text


def labels(codes: NDArray[np.int64], words: dict[int, str]) -> pa.Array:
    """Return the word of each code; codes are small and not negative."""
    import pyarrow as pa

    most = max(words, default=0)
    table = pa.array([words.get(one, "") for one in range(most + 1)], pa.string())
    return table.take(pa.array(codes))


def numbers(column: pa.Array | pa.ChunkedArray) -> tuple[NDArray[np.int64], NDArray[np.bool_] | None]:
    """Return a number column as int64 and which rows are null (None where none is); nulls as 0."""
    import pyarrow.compute as pc

    missing = None
    if column.null_count:
        missing = np.asarray(pc.is_null(column).to_numpy(zero_copy_only=False))
        column = pc.fill_null(column, 0)
    chunked = hasattr(column, "combine_chunks")
    values = column.to_numpy() if chunked else column.to_numpy(zero_copy_only=False)
    return np.asarray(values).astype(np.int64, copy=False), missing
