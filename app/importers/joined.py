"""Joining, choosing and finding text in whole columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.importers.cell_bytes import says_one, text_buffers

if TYPE_CHECKING:
    from numpy.typing import NDArray


#: Rows of words that may be different, of columns together; of more it costs less to look at the rows that are.
_TOGETHER = 1 << 16


def coded(column: pa.Array) -> tuple[pa.Array, NDArray[np.int32]]:
    """Return (the different texts, in the order they appear; the number of each cell's)."""
    if says_one(column):  # kinds and currencies mostly are
        return column[:1], np.zeros(len(column), np.int32)
    found = pc.dictionary_encode(column)
    return found.dictionary, found.indices.to_numpy(zero_copy_only=False)


def coded_together(*columns: pa.Array, between: str) -> tuple[pa.Array, NDArray[np.int32]]:
    """Return what `coded` does of the texts of each row with `between` between them, blank ones too."""
    size, at = 1, np.zeros(len(columns[0]), np.int64)
    kept: list[pa.Array] = []
    for column in columns:
        words, number = coded(column)
        if len(words) != 1:
            at = at * len(words) + number
        size *= len(words)
        kept.append(words)
        if not 0 < size <= _TOGETHER:
            return coded(pc.binary_join_element_wise(*columns, between))
    there = np.zeros(size, np.bool_)
    there[at] = True
    found = np.flatnonzero(there)
    rest, texts = found, []
    for words in reversed(kept):
        rest, number = np.divmod(rest, len(words))
        texts.append(words.take(pa.array(number)))
    place = np.zeros(size, np.int32)
    place[found] = np.arange(len(found), dtype=np.int32)
    return pc.binary_join_element_wise(*reversed(texts), between), place.take(at)


def of_each(column: pa.Array, do: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """Return do(column) where it looks at each text alone: words that repeat are looked at once."""
    words, at = coded(column)
    said = do(words)
    return pa.repeat(said[0], len(column)) if len(words) == 1 else said.take(pa.array(at))


def first_filled(*columns: pa.Array) -> pa.Array:
    """Return, for each row, the first text that is not empty."""
    found = columns[-1]
    for column in reversed(columns[:-1]):
        said = filled(column)
        if said.all():
            found = column
        elif said.any():
            found = pc.if_else(pa.array(said), column, found)
    return found


def joined(*columns: pa.Array, between: str = " ") -> pa.Array:
    """Return the texts of each row that are neither empty nor said before, with `between` between them."""
    run = [columns[0]]  # what is joined at the end, in one go: texts that are filled in every row
    for column in columns[1:]:
        said = filled(column)
        if not said.any():
            continue
        if said.all() and _all_new(run, column, between):
            run.append(column)
            continue
        found = _in_one(run, between)
        before = filled(found)
        if not before.any():
            run = [column]
            continue
        new = pc.not_equal(found, column).to_numpy(zero_copy_only=False)
        if not (said & new).any():
            run = [found]
            continue
        both = pc.binary_join_element_wise(found, column, between)
        if not (said & before & new).all():
            both = pc.if_else(pa.array(before & new), both, column)
            both = pc.if_else(pa.array(said), both, found)
        run = [both]
    return _in_one(run, between)


def _all_new(run: list[pa.Array], column: pa.Array, between: str) -> bool:
    """Return whether every row has said something before, and other texts than the column's."""
    lengths = [_lengths(one) for one in run]
    if not all(one.all() for one in lengths):
        return False
    whole = sum(lengths, np.full(len(column), len(between.encode()) * (len(run) - 1), np.int32))
    if (whole != _lengths(column)).all():
        return True
    return len(run) == 1 and bool(pc.all(pc.not_equal(run[0], column), min_count=0).as_py())


def _in_one(run: list[pa.Array], between: str) -> pa.Array:
    return run[0] if len(run) == 1 else pc.binary_join_element_wise(*run, between)


def _lengths(column: pa.Array) -> NDArray[np.int32]:
    """Return the bytes of each text."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    return np.diff(text_buffers(column)[0])


def where(mask: NDArray[np.bool_], then: pa.Array | str, otherwise: pa.Array | str) -> pa.Array:
    """Return `then` where mask is true, else `otherwise`."""
    every = then is otherwise or mask.all()
    if every or not mask.any():
        only = then if every else otherwise
        found = pa.repeat(pa.scalar(only, pa.string()), len(mask)) if isinstance(only, str) else only
    else:
        found = pc.if_else(pa.array(mask), then, otherwise)
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def extracted(column: pa.Array, pattern: str, group: str) -> pa.Array:
    """Return what the named group of a pattern catches in each text, "" where it does not match."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    if not filled(column).any():
        return column
    # to see whether a pattern matches costs a tenth of catching its groups
    hit = pc.match_substring_regex(column, pattern)
    count = pc.sum(hit, min_count=0).as_py()
    if 2 * count > len(column):
        return pc.fill_null(pc.struct_field(pc.extract_regex(column, pattern), [group]), "")
    found = pa.repeat(pa.scalar("", pa.string()), len(column))
    if not count:
        return found
    caught = pc.struct_field(pc.extract_regex(column.filter(hit), pattern), [group])
    return pc.replace_with_mask(found, hit, pc.fill_null(caught, ""))


def filled(column: pa.Array) -> NDArray[np.bool_]:
    """Return which texts are not empty."""
    return _lengths(column) > 0
