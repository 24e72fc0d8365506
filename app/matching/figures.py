"""Amounts, times and words as text columns, without an object for each row."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from app.domain.arrays import distinct
from app.domain.money import digits, plain
from app.domain.record import NO_TIME

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from numpy.typing import NDArray


#: Bytes that JSON does not take as they are.
_ESCAPED = np.isin(np.arange(256), [*range(32), 34, 92])


def amount_text(values: NDArray[np.int64], exp: int, currency: NDArray[np.int64], names: Sequence[str]) -> pa.Array:
    """Return amounts as `app.domain.money.plain` writes them.

    currency: for each value the index of its currency in `names`.
    """
    import pyarrow as pa

    least = np.array([digits(name) for name in names] or [2], np.int64)[currency]
    places = np.full(len(values), exp, np.int64)
    values = values.astype(np.int64, copy=True)
    short = places < least
    if short.any():
        values[short] *= 10 ** (least - places)[short]
        places[short] = least[short]
    for _ in range(exp):
        cut = (places > least) & (values % 10 == 0)
        if not cut.any():
            break
        values[cut] //= 10
        places[cut] -= 1
    if not len(values):
        return pa.array([], pa.string())
    kinds = distinct(places)
    if len(kinds) == 1:
        return _decimal_text(values, int(kinds[0]))
    parts = [_decimal_text(values[places == one], int(one)) for one in kinds]
    order = np.argsort(np.argsort(places, kind="stable"), kind="stable")
    return pa.concat_arrays(parts).take(order)


def _decimal_text(values: NDArray[np.int64], exp: int) -> pa.Array:
    import pyarrow as pa

    if exp > 6:  # Arrow would write 1E-8
        return pa.array([plain(int(one), exp, "") for one in values], pa.string())
    if exp == 0:
        return pa.array(values).cast(pa.string())
    wide = np.empty((len(values), 2), np.int64)
    wide[:, 0], wide[:, 1] = values, values >> 63
    return pa.Decimal128Array.from_buffers(pa.decimal128(38, exp), len(values), [None, pa.py_buffer(wide)]).cast(
        pa.string()
    )


def time_text(at: NDArray[np.int64], offset: NDArray[np.int64]) -> pa.Array:
    """Return ISO 8601 texts with offset, or dates where the source gives dates alone."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not len(at):
        return pa.array([], pa.string())
    stamp = pa.array(at.astype("datetime64[s]")).cast(pa.string())
    kinds, index = np.unique(offset, return_inverse=True)
    if (fast := _one_zone(stamp, kinds)) is not None:
        return fast
    whole = pc.binary_join_element_wise(
        pc.utf8_slice_codeunits(stamp, 0, 10), pc.utf8_slice_codeunits(stamp, 11, 19), "T"
    )
    ends = pa.array([_offset_text(int(one)) for one in kinds], pa.string()).take(pa.array(index.ravel()))
    whole = pc.binary_join_element_wise(whole, ends, "")
    alone = offset == NO_TIME
    if not alone.any():
        return whole
    return pc.if_else(pa.array(alone), pc.utf8_slice_codeunits(stamp, 0, 10), whole)


def _one_zone(stamp: pa.Array, kinds: NDArray[np.int64]) -> pa.Array | None:
    """Return times of one zone, written as bytes of one length; None where they are not so."""
    import pyarrow as pa

    end = _offset_text(int(kinds[0])).encode()
    width = len("2026-10-14 12:00:00")
    data = np.frombuffer(stamp.buffers()[2], np.uint8)
    if len(kinds) > 1 or not end or len(data) != len(stamp) * width:
        return None
    wide = np.empty((len(stamp), width + len(end)), np.uint8)
    wide[:, :width] = data.reshape(-1, width)
    wide[:, 10], wide[:, width:] = ord("T"), np.frombuffer(end, np.uint8)
    offsets = np.arange(len(stamp) + 1, dtype=np.int32) * wide.shape[1]
    return pa.StringArray.from_buffers(len(stamp), pa.py_buffer(offsets), pa.py_buffer(wide))


@lru_cache(maxsize=64)
def _offset_text(minutes: int) -> str:
    if minutes == NO_TIME:
        return ""
    sign, rest = ("-", -minutes) if minutes < 0 else ("+", minutes)
    return f"{sign}{rest // 60:02d}:{rest % 60:02d}"


def quoted(text: pa.Array) -> pa.Array:
    """Return JSON strings; control characters, quotes and backslashes are escaped."""
    import pyarrow.compute as pc

    return pc.binary_join_element_wise('"', escaped(text), '"', "")


def escaped(text: pa.Array) -> pa.Array:
    """Return what stands between the quotes of JSON strings."""
    import json

    import pyarrow as pa
    import pyarrow.compute as pc

    whole = text if not text.offset else pa.concat_arrays([text])
    data = np.frombuffer(whole.buffers()[2] or b"", np.uint8)
    if not _ESCAPED[data].any():  # most blocks have none, and no expression looks at them
        return text
    odd = pc.match_substring_regex(text, r'[\x00-\x1f"\\]')
    rows = np.flatnonzero(odd.to_numpy(zero_copy_only=False))
    fixed = [json.dumps(one, ensure_ascii=False)[1:-1] for one in text.take(rows).to_pylist()]
    return pc.replace_with_mask(text, odd, pa.array(fixed, pa.string()))


def words(codes: NDArray[np.int64], names: Sequence[str]) -> pa.Array:
    """Return names[code] for each row."""
    import pyarrow as pa

    return pa.array(list(names), pa.string()).take(pa.array(codes))
