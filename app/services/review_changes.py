"""What an undo concerned: the items of a comparison whose records stand otherwise than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.services.review_columns import ReviewColumns

if TYPE_CHECKING:
    from numpy.typing import NDArray


def changed_items(before: ReviewColumns, after: ReviewColumns) -> NDArray[np.int64]:
    """Return the items of `after`, ascending, that hold a record which another match, state, reason or word has now.

    Records that came or went are passed over: of them there is no before, or nothing to show.
    """
    was = before.records.find(after.records.number)
    item, then = _items(after), _items(before)[was]
    known = (was >= 0) & (item >= 0) & (then >= 0)
    item, then, number = item[known], then[known], after.records.number[known]
    changed = np.zeros(len(item), bool)
    for name in ("match", "state", "discrepancy"):
        changed |= getattr(before, name)[then] != getattr(after, name)[item]
    words = {one for one in before.notes.keys() | after.notes.keys() if before.notes.get(one) != after.notes.get(one)}
    marked = np.array(sorted(words | (before.flagged ^ after.flagged)), np.int64)
    return np.unique(item[changed | np.isin(number, marked)]).astype(np.int64)


def _items(columns: ReviewColumns) -> NDArray[np.int64]:
    """Return the first item of every record row, −1 for a record that stands in none."""
    found = np.full(len(columns.records.number), -1, np.int64)
    for side in (columns.b, columns.a):
        lines = np.flatnonzero(side >= 0)[::-1]
        found[side[lines]] = columns.item[lines]
    return found
