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


def _mix(h: NDArray[np.uint64]) -> None:
    """Spread every bit of each number over all of it, in place."""
    h ^= h >> np.uint64(30)
    h *= _MIX1
    h ^= h >> np.uint64(27)
    h *= _MIX2
    h ^= h >> np.uint64(31)


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
    if offsets[0] == offsets[-1]:
        return np.zeros(len(lengths), np.uint64)
    # a copy with room for the last word; every place is also the start of a word
    piece = np.concatenate([data[offsets[0] : offsets[-1]], np.zeros(_WORD, np.uint8)])
    words = np.ndarray((len(piece) - _WORD + 1,), np.dtype("<u8"), piece.data, strides=(1,))
    h = lengths.astype(np.uint64) * _MIX2 + _STEP
    order = _longest_first(lengths)
    begin = offsets[:-1] - offsets[0]
    if order is not None:
        lengths, begin, h = lengths[order], begin[order], h[order]
    for at in range(0, int(lengths[0]), _WORD):
        live = int(np.searchsorted(-lengths, -at, "left"))  # rows longer than `at` stand first
        word = words[begin[:live] + at]
        if lengths[live - 1] - at < _WORD:  # else no word runs into the next text
            word &= _TAILS[np.minimum(lengths[:live] - at, _WORD)]
        word ^= h[:live]
        word *= _MIX1
        np.bitwise_xor(word, word >> np.uint64(32), out=h[:live])
    _mix(h)
    h[h == 0] = 1
    h[lengths == 0] = 0
    if order is None:
        return h
    out = np.empty_like(h)
    out[order] = h
    return out


def _longest_first(lengths: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """Return the order in which long rows come first, None where all are as long."""
    longest = int(lengths.max())
    if lengths.min() == longest:
        return None
    short = longest - lengths
    # 16 bits are sorted by counting, several times as fast
    return np.argsort(short.astype(np.uint16) if longest < 1 << 16 else short, kind="stable")


def combine(*columns: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return one fingerprint for each row of several integer columns; their order counts, nulls are 0."""
    h = np.full(len(columns[0]), _BASE, np.uint64)
    with np.errstate(over="ignore"):
        for start in range(0, len(h), _ROWS):
            part = h[start : start + _ROWS]
            for column in columns:
                part ^= column[start : start + _ROWS].astype(np.int64, copy=False).view(np.uint64)
                part *= _MIX1
                part += _STEP
                _mix(part)
    return h.view(np.int64)
