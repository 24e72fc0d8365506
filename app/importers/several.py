"""A source that holds several statements: rows are dealt out by account and currency."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.importers.cell_bytes import says_one
from app.importers.part import Minor

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Several:
    """Gives each pair of account and currency its ordinal, 1, 2 … in the order of their first rows.

    keys: the pairs seen; rows: how many rows each had.
    """

    def __init__(self) -> None:
        self.keys: list[tuple[str, str]] = []
        self.rows: list[int] = []

    def split(self, account: pa.Array, currency: pa.Array) -> Iterator[tuple[int, NDArray[np.bool_]]]:
        """Yield (ordinal, rows that belong to it) of one batch, lowest row first."""
        if says_one(account) and says_one(currency):
            yield self._number(account[0].as_py(), currency[0].as_py(), len(account)), np.ones(len(account), np.bool_)
            return
        accounts, currencies = pc.dictionary_encode(account), pc.dictionary_encode(currency)
        code = accounts.indices.to_numpy().astype(np.int64) * max(1, len(currencies.dictionary))
        code += currencies.indices.to_numpy()
        found, first = np.unique(code, return_index=True)
        for value, _at in sorted(zip(found.tolist(), first.tolist(), strict=True), key=lambda one: one[1]):
            where, what = divmod(value, max(1, len(currencies.dictionary)))
            mask = code == value
            pair = accounts.dictionary[where].as_py(), currencies.dictionary[what].as_py()
            yield self._number(*pair, int(mask.sum())), mask

    def _number(self, account: str, currency: str, rows: int) -> int:
        """Return the ordinal of a pair, and count its rows."""
        pair = account, currency
        if pair not in self.keys:
            self.keys.append(pair)
            self.rows.append(0)
        at = self.keys.index(pair)
        self.rows[at] += rows
        return at + 1


def taken(column: Any, mask: NDArray[np.bool_] | None) -> Any:
    """Return the rows of a column that a statement has, None: all; what is one value for all rows stays as it is."""
    if mask is None:
        return column
    if isinstance(column, Minor):
        return Minor(column.value[mask], column.valid[mask])
    if isinstance(column, np.ndarray):
        return column[mask]
    return column.filter(pa.array(mask)) if isinstance(column, pa.Array | pa.ChunkedArray) else column
