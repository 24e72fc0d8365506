"""The bytes of text columns, where looking at them is many times as fast as a pattern."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

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


def says_one(column: pa.Array) -> bool:
    """Return whether a column has cells and all of them are the same text; one that has not is found out soon."""
    offsets, data = text_buffers(column)
    if len(offsets) < 2:
        return False
    width = int(offsets[1] - offsets[0])
    used = data[offsets[0] : offsets[-1]]
    if len(used) != width * (len(offsets) - 1) or bytes(used[:width]) != bytes(used[len(used) - width :]):
        return False
    if (np.diff(offsets) != width).any():
        return False
    return bool((used[width:] == used[: len(used) - width]).all())


def among(column: pa.Array, words: Sequence[str]) -> NDArray[np.bool_]:
    """Return which cells are one of `words`; cells that are too long for it, or begin otherwise, are not compared."""
    offsets, data = text_buffers(column)
    lengths = np.diff(offsets)
    known = [one.encode() for one in words]
    found: NDArray[np.bool_] = (lengths == 0) if b"" in known else np.zeros(len(lengths), np.bool_)
    known = [one for one in known if one]
    if not known or not len(data):
        return found
    begins = np.zeros(256, np.bool_)
    begins[[one[0] for one in known]] = True
    like = (lengths > 0) & (lengths <= max(map(len, known)))
    like[like] = begins.take(data.take(offsets[:-1][like]))
    if like.any():
        few = column.filter(pa.array(like))
        found[like] = pc.is_in(few, pa.array([one for one in words if one], pa.string())).to_numpy(zero_copy_only=False)
    return found


def split_at(column: pa.Array, width: int) -> tuple[pa.Array, pa.Array]:
    """Return the first `width` bytes of each cell and the rest; all cells are as long, and ASCII to there."""
    offsets, data = text_buffers(column)
    grid = data[offsets[0] : offsets[-1]].reshape(len(offsets) - 1, -1)
    return _of_grid(grid[:, :width]), _of_grid(grid[:, width:])


def without_ends(column: pa.Array, left: int, right: int) -> pa.Array | None:
    """Return cells without so many bytes, which are ASCII, at their ends; None where they are not all as long."""
    offsets, data = text_buffers(column)
    count = len(offsets) - 1
    width = int(offsets[1] - offsets[0]) if count else 0
    if width <= left + right or (np.diff(offsets) != width).any():
        return None
    return _of_grid(data[offsets[0] : offsets[-1]].reshape(count, width)[:, left : width - right])


def _of_grid(grid: NDArray[np.uint8]) -> pa.Array:
    """Return the rows of a grid of bytes as cells."""
    count, width = grid.shape
    ends = np.arange(count + 1, dtype=np.int32) * np.int32(width)
    return pa.StringArray.from_buffers(count, pa.py_buffer(ends), pa.py_buffer(np.ascontiguousarray(grid)))


def begin_with(column: pa.Array, first: str) -> NDArray[np.bool_]:
    """Return which cells begin with this character of ASCII."""
    offsets, data = text_buffers(column)
    found: NDArray[np.bool_] = np.diff(offsets) > 0
    found[found] = data.take(offsets[:-1][found]) == ord(first)
    return found


def digits_only(column: pa.Array) -> NDArray[np.bool_]:
    """Return which cells are digits of ASCII and nothing else, at least one."""
    offsets, data = text_buffers(column)
    found: NDArray[np.bool_] = np.diff(offsets) > 0
    if not found.any():
        return found
    other = np.flatnonzero(data[offsets[0] : offsets[-1]] - ord("0") > 9)  # a byte below turns to one far above
    found[np.searchsorted(offsets[1:], other + offsets[0], "right")] = False
    return found


def ascii_only(column: pa.Array) -> bool:
    """Return whether every cell is ASCII: such text has one form."""
    offsets, data = text_buffers(column)
    return not (data[offsets[0] : offsets[-1]] > 127).any()


def figures_only(column: pa.Array) -> bool:
    """Return whether no cell holds a letter, a star or a question mark: nothing is hidden in it."""
    offsets, data = text_buffers(column)
    used = data[offsets[0] : offsets[-1]]
    return not ((used > ord("9")) | (used == ord("*"))).any()


def holds(column: pa.Array, character: str) -> bool:
    """Return whether a cell holds this character of ASCII."""
    offsets, data = text_buffers(column)
    return bool((data[offsets[0] : offsets[-1]] == ord(character)).any())


def numbers_behind(column: pa.Array, words: str) -> pa.Array | None:
    """Return the digits where every cell is the same words with digits behind them; None for others."""
    rest = column
    if words:
        if not pc.all(pc.starts_with(column, words), min_count=0).as_py():
            return None
        if any(one.isdigit() for one in words):
            rest = pc.utf8_slice_codeunits(column, len(words))
        else:  # four times as fast, and more than the words is gone where no digit follows them
            rest = pc.utf8_ltrim(column, characters=words)
            if (_lengths(column) - _lengths(rest) != len(words.encode())).any():
                return None
    return rest if digits_only(rest).all() else None


def _lengths(column: pa.Array) -> NDArray[np.int32]:
    """Return the bytes of each cell."""
    return np.diff(text_buffers(column)[0])


def any_begins_as(column: pa.Array, *places: bytes) -> bool:
    """Return whether a cell's first byte is one of the first bytes given, its second of the second ones, and so on."""
    offsets, data = text_buffers(column)
    starts = offsets[:-1][np.diff(offsets) >= len(places)]
    for at, known in enumerate(places):
        there = np.zeros(256, np.bool_)
        there[[*known]] = True
        starts = starts[there.take(data.take(starts + at))]
    return len(starts) > 0


def any_begins(column: pa.Array, first: bytes) -> bool:
    """Return whether a cell begins with one of these bytes."""
    offsets, data = text_buffers(column)
    begins = data[offsets[:-1][np.diff(offsets) > 0]]
    return any(bool((begins == one).any()) for one in first)
