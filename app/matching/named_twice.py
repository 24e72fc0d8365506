"""L1: an order whose numbers name more than the payment that one of them joined it with.

One match holds an order with all its payments and all its refunds. Where the order's own number leads to one payment
and the channel's number that it states to another, or a refund without its payment bears a number of the order, or
another order states the payment's number, one of them is missing from the match: a person looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import SIDE_A, Comparison
from app.matching.by_reference import carrying, same_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.proposals import Proposals
    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: What a match is worth of which something seems to be missing.
SCORE = 850


def hold_back(work: Work, found: list[Proposals], link: tuple[str, str]) -> None:
    """Only suggest the matches of which a number leads to something else as well. link: what joined them."""
    frame, event = work.frame, work.events
    assert event is not None
    loose = event.refund[event.owner < 0]
    told = np.concatenate([event.payment, loose])
    orders = np.flatnonzero(work.sides[Comparison.L1][SIDE_A])
    for one in found:
        sure = np.flatnonzero(one.confirmed)
        a, b = one.lead_a[sure], one.lead_b[sure]
        bad = np.zeros(len(sure), np.bool_)
        if link != ("order_ref", "order_ref"):
            bad |= _others(frame, (a, "order_ref"), (told, "order_ref"), b)
        if link != ("channel_ref", "channel_ref"):
            bad |= _others(frame, (a, "channel_ref"), (told, "channel_ref"), b)
            bad |= _others(frame, (b, "channel_ref"), (orders, "channel_ref"), a)
        bad |= _others(frame, (a, "channel_ref"), (loose, "parent_ref"), b)
        if bad.any():
            doubtful = sure[bad]
            one.confirmed[doubtful] = False
            one.gates["unique"] = one.gates["unique"] & ~np.isin(np.arange(one.count), doubtful)
            one.score[doubtful] = np.minimum(one.score[doubtful], SCORE)


def _others(frame: Frame, mine: tuple[Ints, str], theirs: tuple[Ints, str], own: Ints) -> Mask:
    """Return which rows of `mine` have a number that a row of `theirs` bears, other than the row of `own` beside it.

    mine, theirs: rows, and the column of their number.
    """
    (rows, name), (others, column) = mine, theirs
    out = np.zeros(len(rows), np.bool_)
    if not len(rows) or not len(others) or not frame.numbered(name, rows) or not frame.numbered(column, others):
        return out
    here = np.flatnonzero(carrying(frame, name, rows, frame.ref(column)[1][others]))
    others = others[carrying(frame, column, others, frame.ref(name)[1][rows[here]])]
    key = same_text(frame, ((name, rows[here]), (column, others)))
    ours, others_key = key[: len(here)], key[len(here) :]
    times = np.bincount(others_key[others_key >= 0], minlength=int(key.max(initial=0)) + 1)
    of = np.full(frame.count, -1, np.int64)
    of[others] = others_key
    out[here] = (ours >= 0) & (times[np.maximum(ours, 0)] > (of[own[here]] == ours))
    return out
