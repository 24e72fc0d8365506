"""L2: planned payouts that no set of the entries before them explains.

A sum that somebody asked for need not be any set of entries; nothing is said of withdrawals.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.match import SIDE_B, Comparison
from app.matching.figures import quoted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.classify.items import Items

    Ints = NDArray[np.int64]

L2 = Comparison.L2

#: What is said, by why there is no set.
KEYS = {
    "made_of.no_entries": "am7.no_entries",
    "made_of.too_many": "am7.too_many",
    "made_of.none": "am7.none",
    "made_of.rejected.half": "am7.half",
    "made_of.rejected.chance": "am7.chance",
    "made_of.rejected.leftover": "am7.leftover",
}


def add(items: Items) -> None:
    """Add AM7 for each of them where the account pays by a plan and the statements cover its days.

    Where a day is missing, that is what is said of it; of entries older than sets may reach back nothing is known.
    """
    frame = items.frame
    left = np.zeros(frame.count, np.bool_)
    left[[row for row, one in frame.untold.items() if one.by_plan and one.whole]] = True
    rows = frame.by_rank(left & items.work.open(L2, SIDE_B))
    rows = rows[_covered(items, rows)]
    why = np.array([KEYS[frame.untold[one].why] for one in rows.tolist()])
    for key in sorted(set(why.tolist())):
        mine = rows[why == key]
        said = [frame.untold[one] for one in mine.tolist()]
        items.add(
            "AM7",
            L2,
            mine,
            key,
            amount=frame.net[mine],
            money={"net_a": np.array([one.net for one in said]), "net_b": -frame.net[mine]},
            more={"first": _days([one.first for one in said]), "last": _days([one.last for one in said])},
        )


def _days(days: list[int]) -> pa.Array:
    return quoted(pa.array([str(one) for one in np.array(days, np.int64).astype("datetime64[D]")], pa.string()))


def _covered(items: Items, payouts: Ints) -> NDArray[np.bool_]:
    """Return of which payouts the account's statements cover every day from the first of their entries on."""
    frame = items.frame
    by_number = {one.number: one for one in frame.inputs.coverage}
    days: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for one in by_number.values():
        if one.first is not None and one.last is not None:
            days[one.account, one.format, one.currency].update(range(one.first, one.last + 1))
    out = np.zeros(len(payouts), np.bool_)
    statement = frame.num("statement")[payouts].tolist()
    for place, (row, number) in enumerate(zip(payouts.tolist(), statement, strict=True)):
        if (own := by_number.get(number)) is not None:
            wanted = range(frame.untold[row].first, int(frame.day[row]) + 1)
            out[place] = days[own.account, own.format, own.currency].issuperset(wanted)
    return out
