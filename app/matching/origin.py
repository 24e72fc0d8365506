"""From which source each record comes: its provider, and whether that is an account ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa
    from numpy.typing import NDArray

#: Endings of the formats whose rows are movements of an account with a balance.
LEDGER_ENDS = (".account", ".fundflow", ".balance", ".activity")


def from_ledger(records: pa.Table) -> NDArray[np.bool_]:
    """Return which records come from an account ledger."""
    return from_formats(records, lambda one: one.endswith(LEDGER_ENDS))


def from_formats(records: pa.Table, fits: Callable[[str], bool]) -> NDArray[np.bool_]:
    """Return which records come from formats that fit."""
    parts: list[NDArray[np.bool_]] = []
    for chunk in records["source"].chunks:
        flags = np.array([fits(str(one)) for one in chunk.dictionary.to_pylist()], np.bool_)
        parts.append(flags[chunk.indices.to_numpy()] if len(flags) else np.zeros(len(chunk), np.bool_))
    return np.concatenate(parts) if parts else np.zeros(0, np.bool_)


def provider(records: pa.Table) -> NDArray[np.int64]:
    """Return a code for each record's provider, the part of its format before the first point."""
    return providers(records)[0]


def providers(records: pa.Table) -> tuple[NDArray[np.int64], list[str]]:
    """Return the code of each record's provider, and the providers' names."""
    return _coded(records, lambda one: one.split(".")[0])


def formats(records: pa.Table) -> NDArray[np.int64]:
    """Return a code for each record's format."""
    return _coded(records, lambda one: one)[0]


def _coded(records: pa.Table, stem: Callable[[str], str]) -> tuple[NDArray[np.int64], list[str]]:
    names: dict[str, int] = {}
    parts = []
    for chunk in records["source"].chunks:
        stems = [stem(str(one)) for one in chunk.dictionary.to_pylist()]
        table = np.array([names.setdefault(one, len(names)) for one in stems] or [0], np.int64)
        parts.append(table[chunk.indices.to_numpy()])
    return np.concatenate(parts) if parts else np.zeros(0, np.int64), list(names)
