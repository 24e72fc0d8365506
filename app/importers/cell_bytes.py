"""The bytes of text columns, where looking at them is many times as fast as a pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from numpy.typing import NDArray


def starts_with_digit(column: pa.Array) -> bool:
    """Return whether every cell begins with a digit."""
    offsets, data = text_buffers(column)
    if not (np.diff(offsets) > 0).all():
        return False
    first = data[offsets[:-1]]
    return bool(((first >= ord("0")) & (first <= ord("9"))).all())


def text_buffers(column: pa.Array) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """Return (n + 1 offsets, bytes) of a string column without nulls, without copying."""
    _valid, offsets, data = column.buffers()
    if offsets is None or not len(column):
        return np.zeros(1, np.int32), np.zeros(0, np.uint8)
    all_offsets = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1]
    return all_offsets, np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8)


def split_at(column: pa.Array, width: int) -> tuple[pa.Array, pa.Array]:
    """Return the first `width` bytes of each cell and the rest; all cells are as long, and ASCII to there."""
    offsets, data = text_buffers(column)
    count = len(offsets) - 1
    grid = data[offsets[0] : offsets[-1]].reshape(count, -1)
    halves = []
    for piece in (np.ascontiguousarray(grid[:, :width]), np.ascontiguousarray(grid[:, width:])):
        ends = np.arange(count + 1, dtype=np.int32) * np.int32(piece.shape[1])
        halves.append(pa.StringArray.from_buffers(count, pa.py_buffer(ends), pa.py_buffer(piece)))
    return halves[0], halves[1]


def ascii_only(column: pa.Array) -> bool:
    """Return whether every cell is ASCII: such text has one form."""
    offsets, data = text_buffers(column)
    return not (data[offsets[0] : offsets[-1]] > 127).any()


def figures_only(column: pa.Array) -> bool:
    """Return whether no cell holds a letter, a star or a question mark: nothing is hidden in it."""
    offsets, data = text_buffers(column)
    used = data[offsets[0] : offsets[-1]]
    return not ((used > ord("9")) | (used == ord("*"))).any()


def any_begins(column: pa.Array, first: bytes) -> bool:
    """Return whether a cell begins with one of these bytes."""
    offsets, data = text_buffers(column)
    begins = data[offsets[:-1][np.diff(offsets) > 0]]
    return any(bool((begins == one).any()) for one in first)
