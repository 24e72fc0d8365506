"""64-bit fingerprints of text columns: a fast integer to join on, never a proof of equality.

Two equal texts have one fingerprint on every machine and in every version; whoever joins on it
compares the full text afterwards. "" has fingerprint 0 and no other text has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

_BASE = 0x9E3779B97F4A7C15
_MIX1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX2 = np.uint64(0x94D049BB133111EB)
_BLOCK = 1 << 21  # bytes hashed at a time: keeps the temporary arrays small

_powers = np.ones(1, np.uint64)


def _power_table(most: int) -> NDArray[np.uint64]:
    """Return _BASE**0 … _BASE**most modulo 2**64."""
    global _powers
    if len(_powers) <= most:
        size = max(256, most + 1)
        table = np.empty(size, np.uint64)
        value = 1
        for i in range(size):
            table[i] = value
            value = value * _BASE % (1 << 64)
        _powers = table
    return _powers


def _mix(h: NDArray[np.uint64]) -> NDArray[np.uint64]:
    h = (h ^ (h >> np.uint64(30))) * _MIX1
    h = (h ^ (h >> np.uint64(27))) * _MIX2
    return h ^ (h >> np.uint64(31))


def of_text(column: pa.Array | pa.ChunkedArray) -> NDArray[np.int64]:
    """Return one signed 64-bit fingerprint for each text of a string column without nulls."""
    import pyarrow as pa

    if isinstance(column, pa.ChunkedArray):
        parts = [of_text(chunk) for chunk in column.chunks]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)
    if column.type != pa.string():
        column = column.cast(pa.string())
    count = len(column)
    if count == 0:
        return np.zeros(0, np.int64)
    _valid, offsets_buffer, data_buffer = column.buffers()
    offsets = np.frombuffer(offsets_buffer, np.int32)[column.offset : column.offset + count + 1].astype(np.int64)
    data = np.frombuffer(data_buffer, np.uint8) if data_buffer is not None else np.zeros(0, np.uint8)
    lengths = np.diff(offsets)
    out = np.zeros(count, np.uint64)
    start = 0
    with np.errstate(over="ignore"):
        while start < count:
            stop = int(np.searchsorted(offsets, offsets[start] + _BLOCK, "right")) - 1
            stop = min(max(stop, start + 1), count)
            out[start:stop] = _block(data, offsets[start : stop + 1], lengths[start:stop])
            start = stop
        mixed = _mix(out + lengths.astype(np.uint64) * _MIX2)
    mixed[lengths == 0] = 0
    mixed[(mixed == 0) & (lengths > 0)] = 1
    return mixed.view(np.int64)


def _block(data: NDArray[np.uint8], offsets: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.uint64]:
    full = np.flatnonzero(lengths)
    out = np.zeros(len(lengths), np.uint64)
    if not len(full):
        return out
    piece = data[offsets[0] : offsets[-1]].astype(np.uint64) + np.uint64(1)
    begin = offsets[full] - offsets[0]
    place = np.arange(len(piece), dtype=np.int64) - np.repeat(begin, lengths[full])
    piece *= _power_table(int(lengths.max()))[place]
    out[full] = np.add.reduceat(piece, begin)
    return out


def combine(*columns: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return one fingerprint for each row of several integer columns; their order counts, nulls are 0."""
    with np.errstate(over="ignore"):
        h = np.full(len(columns[0]), _BASE, np.uint64)
        for column in columns:
            h = _mix((h ^ column.astype(np.int64).view(np.uint64)) * _MIX1 + np.uint64(_BASE))
    return h.view(np.int64)
