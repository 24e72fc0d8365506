"""Digest of a table: SHA-256 over its columns' values, independent of how Arrow cut them in pieces."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa


def table_digest(table: pa.Table) -> str:
    """Return the hex SHA-256 of names, types and values of `table`, row and column order included."""
    whole = hashlib.sha256()
    for name in table.column_names:
        column = table[name]
        whole.update(f"{name}:{column.type}:{len(column)}:{column.null_count}\n".encode())
        _column(whole, column)
    return whole.hexdigest()


def _column(whole: hashlib._Hash, column: pa.ChunkedArray) -> None:
    """Hash where a column is null, then how long its lists or texts are, then their values.

    Each of the three runs over all chunks before the next begins, so that their borders do not show.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    chunks = [one.dictionary_decode() if isinstance(one, pa.DictionaryArray) else one for one in column.chunks]
    if column.null_count:
        nulls = np.concatenate([one.is_null().to_numpy(zero_copy_only=False) for one in chunks])
        whole.update(np.packbits(nulls).tobytes())
        chunks = [one.fill_null("" if pa.types.is_string(one.type) else 0) for one in chunks]
    if chunks and pa.types.is_list(chunks[0].type):
        for chunk in chunks:
            whole.update(pc.list_value_length(chunk).to_numpy(zero_copy_only=False).tobytes())
        chunks = [one.flatten() for one in chunks]
    if chunks and pa.types.is_boolean(chunks[0].type):
        whole.update(np.packbits(np.concatenate([one.to_numpy(zero_copy_only=False) for one in chunks])).tobytes())
        return
    if chunks and pa.types.is_string(chunks[0].type):
        for chunk in chunks:
            whole.update(pc.binary_length(chunk).to_numpy(zero_copy_only=False).data)
    for chunk in chunks:
        _values(whole, chunk)


def _values(whole: hashlib._Hash, chunk: pa.Array) -> None:
    import pyarrow as pa

    if pa.types.is_string(chunk.type):
        offsets = np.frombuffer(chunk.buffers()[1] or b"", np.int32)[chunk.offset : chunk.offset + len(chunk) + 1]
        if len(chunk) and offsets[-1] > offsets[0]:
            whole.update(memoryview(chunk.buffers()[2])[int(offsets[0]) : int(offsets[-1])])
    else:
        whole.update(np.ascontiguousarray(chunk.to_numpy(zero_copy_only=False)).view(np.uint8).data)
