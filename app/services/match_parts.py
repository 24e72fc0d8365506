"""Matches across currencies, taken apart: in a proof each currency stands by itself, and nothing is added across."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.services.proof_columns import Columns

    Ints = NDArray[np.int64]


class Parts:
    """A part for each match and currency of its members; where every match has one, the parts are the matches.

    of: for each part its match; match: for each member its part; matches: how many matches there are.
    """

    def __init__(self, columns: Columns, match: Ints, at: Ints, matches: int) -> None:
        self.matches, self.match, self.of = matches, match, np.arange(matches)
        self._names, self._key = columns.currencies, self.of
        self._several = False
        if len(columns.currencies) < 2 or not len(match):
            return
        span = len(columns.currencies)
        bare = np.ones(matches, np.bool_)
        bare[match] = False
        empty = np.flatnonzero(bare) * span
        key, part = np.unique(np.concatenate([match * span + columns.currency[at], empty]), return_inverse=True)
        if len(key) > matches:
            self._key, self.of, self.match, self._several = key, key // span, part[: len(match)], True

    def in_currency(self, part: Ints, currency: pa.ChunkedArray) -> Ints:
        """Return the parts of the same matches in these currencies; where a match has none such, its first one."""
        if not self._several:
            return part
        import pyarrow as pa
        import pyarrow.compute as pc

        code = pc.fill_null(pc.index_in(currency, value_set=pa.array(self._names, pa.string())), 0)
        match = self.of[np.maximum(part, 0)]
        wanted = match * len(self._names) + np.asarray(code.to_numpy(), np.int64)
        place = np.minimum(np.searchsorted(self._key, wanted), len(self._key) - 1)
        first = np.searchsorted(self.of, match)
        return np.where(part < 0, -1, np.where(self._key[place] == wanted, place, first))

    def spread(self, values: Ints, none: int) -> Ints:
        """Return values by part, with that of a sister where a part has none: an item speaks of its whole match."""
        if not self._several:
            return values
        lacks = np.flatnonzero(values == none)
        has = np.flatnonzero(values != none)
        known = np.full(self.matches, none, np.int64)
        known[self.of[has[::-1]]] = values[has[::-1]]
        out = values.copy()
        out[lacks] = known[self.of[lacks]]
        return out
