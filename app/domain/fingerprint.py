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
_STEP = np.uint64(_BASE)
_MIX1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX2 = np.uint64(0x94D049BB133111EB)
_ROWS = 1 << 15  # rows hashed at a time: the temporary arrays stay in the processor's cache
_WORD = 8  # bytes read at a time
_TAILS = np.array([(1 << (8 * n)) - 1 for n in range(_WORD)] + [(1 << 64) - 1], np.uint64)


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
    out = np.empty(count, np.uint64)
    with np.errstate(over="ignore"):
        for start in range(0, count, _ROWS):
            stop = min(start + _ROWS, count)
            out[start:stop] = _block(data, offsets[start : stop + 1])
    return out.view(np.int64)


def _block(data: NDArray[np.uint8], offsets: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Hash rows word by word: round n takes the n-th eight bytes of every row that still has some."""
    lengths = np.diff(offsets)
    # a copy with room for the last word; every place is also the start of a word
    piece = np.concatenate([data[offsets[0] : offsets[-1]], np.zeros(_WORD, np.uint8)])
    words = np.ndarray((len(piece) - _WORD + 1,), np.dtype("<u8"), piece.data, strides=(1,))
    h = lengths.astype(np.uint64) * _MIX2 + _STEP
    order = np.argsort(-lengths, kind="stable") if lengths.min() != lengths.max() else None
    begin = offsets[:-1] - offsets[0]
    if order is not None:
        lengths, begin, h = lengths[order], begin[order], h[order]
    for at in range(0, int(lengths[0]), _WORD):
        live = int(np.searchsorted(-lengths, -at, "left"))  # rows longer than `at` stand first
        word = words[begin[:live] + at].astype(np.uint64)
        word &= _TAILS[np.minimum(lengths[:live] - at, _WORD)]
        part = (h[:live] ^ word) * _MIX1
        h[:live] = part ^ (part >> np.uint64(32))
    h = _mix(h)
    h[h == 0] = 1
    h[lengths == 0] = 0
    if order is None:
        return h
    out = np.empty_like(h)
    out[order] = h
    return out


def combine(*columns: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return one fingerprint for each row of several integer columns; their order counts, nulls are 0."""
    with np.errstate(over="ignore"):
        h = np.full(len(columns[0]), _BASE, np.uint64)
        for column in columns:
            h = _mix((h ^ column.astype(np.int64).view(np.uint64)) * _MIX1 + np.uint64(_BASE))
    return h.view(np.int64)
