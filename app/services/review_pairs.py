"""The account pairs of the review as the proof draws them, so that each line of the proof leads to its rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.services.proof_columns import Stands
    from app.services.review_columns import ReviewColumns

    Ints = NDArray[np.int64]


def as_proved(columns: ReviewColumns, stands: Stands | None) -> ReviewColumns:
    """Return the columns with the pairs of the proof of their comparison; as they are where there is none.

    The proof divides a match across currencies into a part for each, so that such an item has two pairs. An item that
    does not stand in it keeps its own.
    """
    if stands is None:
        return columns
    drawn = [(a, b, currency) for currency, a, b in stands.pairs]
    known = {one: at for at, one in reversed([*enumerate([*drawn, *columns.pairs])])}
    own = np.array([known[one] for one in columns.pairs] or [0], np.int64)[columns.pair]
    side_a, side_b = (_first(columns, stands, side) for side in (0, 1))
    pair = np.where(side_a >= 0, side_a, np.where(side_b >= 0, side_b, own))
    other = np.where(side_b >= 0, side_b, pair)
    used, at = np.unique(np.concatenate([pair, other]), return_inverse=True)
    pair, other = at[: len(pair)].astype(np.int16), at[len(pair) :].astype(np.int16)
    pairs = tuple([*drawn, *columns.pairs][one] for one in used.tolist())
    return replace(columns, pair=pair, pairs=pairs, other=other if (other != pair).any() else None)


def _first(columns: ReviewColumns, stands: Stands, side: int) -> Ints:
    """Return of each item the place of its first record of a side in the proof, −1 where it has none."""
    mine = np.flatnonzero(stands.side == side)[::-1]  # so that the first place is written last
    cells = (columns.a, columns.b)[side]
    lines = np.flatnonzero(cells >= 0)[::-1]
    numbers = columns.records.number
    most = int(max(stands.record[mine].max(initial=0), numbers.max(initial=0)))
    place = np.full(most + 1, -1, np.int64)
    place[stands.record[mine]] = stands.group[mine]
    out = np.full(columns.items, -1, np.int64)
    out[columns.item[lines]] = place[numbers[cells[lines]]]
    return out
