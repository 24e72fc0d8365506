"""TS7: orders paid and not sent, sent and not paid, and those that are paid on delivery.

A status is what the order was on the last day of its own file: an order that a later file does not state again is
judged by the file that states it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from app.domain.match import SIDE_A, Comparison
from app.domain.record import Layer, State
from app.matching.classify.items import covered_until, late_state
from app.matching.order_words import sent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.classify.items import Items
    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L1 = Comparison.L1

#: Days within which paid goods are usually sent; platforms promise two, presales take longer.
SEND_DAYS = 7
#: Days within which money that a courier takes at the door is usually with the shop.
DELIVERY_DAYS = 15

#: How order files say that the buyer pays at the door.
ON_DELIVERY = r"货到付款|貨到付款|cash on delivery|\bcod\b"


def add(items: Items) -> None:
    """Add orders whose goods and money do not go together."""
    work, frame = items.work, items.frame
    side_a, side_b = work.sides[L1]
    until = covered_until(items, (Layer.CHANNEL, Layer.SETTLEMENT), side_b)
    if until is None or not side_a.any():
        return
    state, way = frame.num("state"), sent(frame)
    _unsent(items, frame.by_rank(side_a & ~work.open(L1, SIDE_A) & (state == State.PAID) & (way < 0)))
    free = work.open(L1, SIDE_A) & (frame.amount > 0) & ~items.named[L1]
    door = _says(frame, free)
    _unpaid(items, free & ~door & (state == State.UNPAID) & (way > 0), until)
    _at_the_door(items, door & np.isin(state, (State.PAID, State.DONE)), until)


def _last_days(frame: Frame, rows: Ints) -> Ints:
    """Return for each of some rows the last day that its statement covers; −1 where nothing says."""
    statement = frame.num("statement")[rows]
    known = {one.number: one.last for one in frame.inputs.coverage if one.last is not None}
    kinds, place = np.unique(statement, return_inverse=True)
    return np.array([known.get(one, -1) for one in kinds.tolist()] or [-1], np.int64)[place.ravel()]


def _unsent(items: Items, rows: Ints) -> None:
    """Add paid orders that were not sent although their own file goes on for more days than sending takes."""
    frame = items.frame
    rows = rows[frame.day[rows] + SEND_DAYS <= _last_days(frame, rows)]
    items.add("TS7", L1, rows, "ts7.unsent", amount=frame.amount[rows], expected=frame.day[rows] + SEND_DAYS)


def _unpaid(items: Items, which: Mask, until: int) -> None:
    """Add orders that are under way and unpaid by their own file, with no payment anywhere."""
    frame = items.frame
    rows = frame.by_rank(which & (frame.day + 1 <= until))
    items.add("TS7", L1, rows, "ts7.unpaid", amount=frame.amount[rows], expected=frame.day[rows] + 1)


def _says(frame: Frame, free: Mask) -> Mask:
    """Return which rows of a mask say that they are paid on delivery."""
    out = np.zeros(frame.count, np.bool_)
    rows = np.flatnonzero(free)
    said = pc.match_substring_regex(frame.text("subtype").take(rows), ON_DELIVERY, ignore_case=True)
    out[rows] = np.asarray(said.to_numpy(zero_copy_only=False))
    return out


def _at_the_door(items: Items, which: Mask, until: int) -> None:
    """Add orders that are paid on delivery and whose money has not come: it comes with the courier's settlement."""
    frame = items.frame
    rows = frame.by_rank(which)
    expected = frame.day[rows] + DELIVERY_DAYS
    items.add(
        "TS7",
        L1,
        rows,
        "ts7.on_delivery",
        amount=frame.amount[rows],
        state=late_state(expected, until),
        expected=expected,
    )
