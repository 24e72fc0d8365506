"""L1: a payment that bears the number of another order than the one it pays.

A number joins it with an order that has its money already, or that is days old and worth another sum; while an order
placed a moment before, in the same shop and worth exactly this sum, has no money at all. Suggested, never confirmed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.record import NO_TIME, Kind, State
from app.matching.by_reference import groups_of
from app.matching.candidates import spread
from app.matching.pairing import codes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.proposals import Proposals
    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L1 = Comparison.L1
METHOD = "reference_strayed"

#: Seconds by which the payment follows the order that it is for, and those after which its number's order is old.
NEAR, OLD = 600, 86_400


def run(work: Work) -> None:
    """Move payments to the order that they are for; what is left of their match is made anew."""
    assert work.events is not None
    for found in [one for one in work.found if one.comparison is L1 and one.method == "reference"]:
        match, payment = _strayed(work, found)
        if not len(match):
            continue
        home = _home(work, found.lead_a[match], payment)
        match, payment, home = match[home >= 0], payment[home >= 0], home[home >= 0]
        if len(match):
            _move(work, found, match, payment, home)


def _strayed(work: Work, found: Proposals) -> tuple[Ints, Ints]:
    """Return matches with one order and the payment in each that its order does not need."""
    frame = work.frame
    pay = (found.side == SIDE_B) & (frame.num("kind")[found.row] == Kind.PAYMENT)
    match, row = found.match[pay], found.row[pay]
    counts = {name: found.counts[name][match] for name in ("orders", "payments", "refund_rows")}
    order = found.lead_a[match]
    open_ = ~found.confirmed[match] & ~found.ambiguous[match] & (found.figures["off"][match] != 0)
    open_ &= (counts["orders"] == 1) & (counts["refund_rows"] == 0)
    whole = (frame.amount[row] == frame.amount[order]) | (frame.amount[row] + frame.coupon[row] == frame.amount[order])
    own = np.bincount(match[whole], minlength=found.count)[match] == 1
    beside = (counts["payments"] == 2) & own & ~whole
    timed = (frame.num("offset")[row] != NO_TIME) & (frame.num("offset")[order] != NO_TIME)
    alone = (counts["payments"] == 1) & timed & (frame.utc[row] - frame.utc[order] > OLD)
    chosen = open_ & (beside | alone)
    return match[chosen], row[chosen]


def _home(work: Work, orders: Ints, payments: Ints) -> Ints:
    """Return for each payment the only open order that it can be for, −1 where there is none or not only one."""
    frame, event = work.frame, work.events
    assert event is not None
    payable = np.isin(frame.num("state"), (State.NONE, State.PAID, State.DONE)) & (frame.num("offset") != NO_TIME)
    homes = frame.by_rank(work.open(L1, SIDE_A) & payable & (frame.amount > 0))
    others = event.payment[work.open(L1, SIDE_B)[event.payment]]
    i, j = _near(work, (homes, frame.source[homes]), (payments, frame.source[orders]))
    rivals, _ = _near(work, (homes, np.zeros_like(homes)), (others, np.zeros_like(others)))
    good = (np.bincount(i, minlength=len(homes))[i] == 1) & (np.bincount(j, minlength=len(payments))[j] == 1)
    good &= np.bincount(rivals, minlength=len(homes))[i] == 0
    out = np.full(len(payments), -1, np.int64)
    out[j[good]] = homes[i[good]]
    return out


def _near(work: Work, ours: tuple[Ints, Ints], theirs: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
    """Return positions (order, payment) of one sum, currency and shop, the payment within NEAR after the order."""
    frame = work.frame
    (orders, shop), (payments, of_shop) = ours, theirs
    value = np.concatenate([frame.amount[orders], (frame.amount + frame.coupon)[payments]])
    key = codes(value, frame.currency[np.concatenate([orders, payments])], np.concatenate([shop, of_shop]))
    left, right = key[: len(orders)], key[len(orders) :]
    order = np.argsort(left, kind="stable")
    low, high = (np.searchsorted(left[order], right, side) for side in ("left", "right"))
    i, j = order[spread(low, high)], np.repeat(np.arange(len(payments)), high - low)
    after = frame.utc[payments[j]] - frame.utc[orders[i]]
    fits = (after >= 0) & (after <= NEAR)
    return i[fits], j[fits]


def _move(work: Work, found: Proposals, match: Ints, payment: Ints, home: Ints) -> None:
    frame = work.frame
    which = np.zeros(found.count, np.bool_)
    which[match] = True
    rest = which[found.match] & (found.side == SIDE_B) & ~np.isin(found.row, payment)
    kept, of = found.row[rest], found.match[rest]
    first = found.lead_a[np.unique(of)]
    work.give_back(found, which)
    orders, payments = np.concatenate([home, first]), np.concatenate([payment, kept])
    of_order = np.arange(len(orders))
    of_payment = np.concatenate([np.arange(len(home)), len(home) + np.searchsorted(np.unique(of), of)])
    a, b = np.argsort(frame.rank[orders]), np.argsort(frame.rank[payments])
    made = groups_of(work, orders[a], payments[b], np.concatenate([of_order[a], of_payment[b]]), METHOD)
    if made is not None:
        work.take(made)
