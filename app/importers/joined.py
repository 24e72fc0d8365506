"""Joining, choosing and finding text in whole columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from numpy.typing import NDArray


def of_each(column: pa.Array, do: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """Return do(column) where it looks at each text alone: words that repeat are looked at once."""
    coded = pc.dictionary_encode(column)
    return do(coded.dictionary).take(coded.indices)


def first_filled(*columns: pa.Array) -> pa.Array:
    """Return, for each row, the first text that is not empty."""
    found = columns[-1]
    for column in reversed(columns[:-1]):
        found = pc.if_else(pc.equal(column, ""), found, column)
    return found


def joined(*columns: pa.Array, between: str = " ") -> pa.Array:
    """Return the texts of each row that are neither empty nor said before, with `between` between them."""
    found = columns[0]
    for column in columns[1:]:
        said = filled(column)
        if not said.any():
            continue
        both = pc.binary_join_element_wise(found, column, between)
        alone = pc.or_(pc.equal(found, ""), pc.equal(found, column))
        if said.all() and not pc.any(alone, min_count=0).as_py():
            found = both
        else:
            found = pc.if_else(pc.equal(column, ""), found, pc.if_else(alone, column, both))
    return found


def where(mask: NDArray[np.bool_], then: pa.Array | str, otherwise: pa.Array | str) -> pa.Array:
    """Return `then` where mask is true, else `otherwise`."""
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
    found: NDArray[np.bool_] = pc.not_equal(column, "").to_numpy(zero_copy_only=False)
    return found
