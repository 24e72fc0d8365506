"""Digest of a table: SHA-256 over its columns' values, independent of how Arrow cut them in pieces."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa


def table_digest(table: pa.Table) -> str:
    """Return the hex SHA-256 of names, types and values of `table`, row and column order included."""
    import pyarrow as pa
    import pyarrow.compute as pc

    whole = hashlib.sha256()
    for name in table.column_names:
        column = table[name]
        whole.update(f"{name}:{column.type}:{len(column)}:{column.null_count}\n".encode())
        for chunk in column.chunks:
            if isinstance(chunk, pa.DictionaryArray):
                chunk = chunk.dictionary_decode()
            if chunk.null_count:
                whole.update(np.packbits(chunk.is_null().to_numpy(zero_copy_only=False)).tobytes())
                chunk = chunk.fill_null("" if pa.types.is_string(chunk.type) else 0)
            if pa.types.is_list(chunk.type):
                whole.update(pc.list_value_length(chunk).to_numpy(zero_copy_only=False).tobytes())
                chunk = chunk.flatten()
            _values(whole, chunk)
    return whole.hexdigest()


def _values(whole: hashlib._Hash, chunk: pa.Array) -> None:
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_string(chunk.type):
        whole.update(pc.binary_length(chunk).to_numpy(zero_copy_only=False).tobytes())
        offsets = np.frombuffer(chunk.buffers()[1], np.int32)[chunk.offset : chunk.offset + len(chunk) + 1]
        if len(chunk) and offsets[-1] > offsets[0]:
            whole.update(memoryview(chunk.buffers()[2])[int(offsets[0]) : int(offsets[-1])])
    elif pa.types.is_boolean(chunk.type):
        whole.update(np.packbits(chunk.to_numpy(zero_copy_only=False)).tobytes())
    else:
        whole.update(np.ascontiguousarray(chunk.to_numpy(zero_copy_only=False)).tobytes())
