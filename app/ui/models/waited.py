"""Which pairs of a review took how many days from side A to side B."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from app.services.overview import MOST_DAYS

if TYPE_CHECKING:
    from app.services.review_columns import ReviewColumns

_DAY = 86_400


def waited_mask(columns: ReviewColumns, days: int) -> NDArray[np.bool_]:
    """Return which items have both sides and a last record of B that is `days` after the first of A; the longest
    class of the delays (MOST_DAYS) takes in everything longer."""
    first = np.full(columns.items, np.iinfo(np.int64).max, np.int64)
    last = np.full(columns.items, np.iinfo(np.int64).min, np.int64)
    day = np.floor_divide(columns.records.at, _DAY)
    for cells, edge, reach in ((columns.a, first, np.minimum), (columns.b, last, np.maximum)):
        has = cells >= 0
        reach.at(edge, columns.item[has], day[cells[has]])
    both = (columns.n_a > 0) & (columns.n_b > 0)
    wait = np.maximum(np.where(both, last, 0) - np.where(both, first, 0), 0)
    fits = wait >= MOST_DAYS if days >= MOST_DAYS else wait == days
    return np.asarray(both & fits)
