"""L1: one number that several shops use. Each shop counts its own orders, so that two of them have an order 1042.

The equal number joins them all into one match; amounts, and where those are equal the moment, tell whose payment is
whose. Suggested, never confirmed: the number is nobody's alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.record import Kind
from app.matching.by_reference import groups_of
from app.matching.candidates import spread
from app.matching.order_words import shops
from app.matching.pairing import codes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.proposals import Proposals
    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L1 = Comparison.L1
METHOD = "reference_shared"

#: Seconds within which a payment follows its order where amounts do not tell; the shorter time tells more.
NEAR = (600, 86_400)
#: What a match of several shops' orders and payments is worth that nothing parts.
MIXED = 500


def run(work: Work) -> None:
    """Part the matches of numbers that orders of several files share."""
    for found in [one for one in work.found if one.comparison is L1 and one.method == "reference"]:
        which = _shared(work, found)
        if which.any():
            found.score = np.where(which, np.minimum(found.score, MIXED), found.score)
            _part(work, found, which)


def _shared(work: Work, found: Proposals) -> Mask:
    """Return matches of several orders, each of another file or shop, and several payments, whose refunds name theirs.

    Rows of one file and shop may be parts of one order.
    """
    frame, event = work.frame, work.events
    assert event is not None
    which = ~found.confirmed & ~found.ambiguous & (found.counts["orders"] > 1) & (found.counts["payments"] > 1)
    if not which.any():
        return which
    a = found.side == SIDE_A
    files = codes(found.match[a], frame.num("statement")[found.row[a]], shops(frame)[0][found.row[a]])
    match_of = np.zeros(int(files.max()) + 1, np.int64)
    match_of[files] = found.match[a]
    which &= np.bincount(match_of, minlength=found.count) == found.counts["orders"]
    lost = np.isin(found.row, event.refund[event.owner < 0])
    which[found.match[lost]] = False
    return which


def _part(work: Work, found: Proposals, which: Mask) -> None:
    """Make each pair a match of its own where every payment of the match has one order."""
    frame = work.frame
    mine = which[found.match]
    pay = mine & (found.side == SIDE_B) & (frame.num("kind")[found.row] == Kind.PAYMENT)
    order = mine & (found.side == SIDE_A)
    a, b = found.row[order], found.row[pay]
    of_a, of_b = found.match[order], found.match[pay]
    i, j = _each(of_a, of_b)
    equal = (frame.amount[a[i]] == frame.amount[b[j]]) | (frame.amount[a[i]] == (frame.amount + frame.coupon)[b[j]])
    i, j = i[equal], j[equal]
    after = frame.utc[b[j]] - frame.utc[a[i]]
    told = _alone(i, j, len(a), len(b))
    for most in NEAR:
        near = (after >= 0) & (after <= most)
        told |= near & _alone(np.where(near, i, -1), np.where(near, j, -1), len(a), len(b))
    i, j = i[told], j[told]
    once = _alone(i, j, len(a), len(b))
    i, j = i[once], j[once]
    missing = np.bincount(of_b, minlength=found.count) - np.bincount(of_b[j], minlength=found.count)
    good = (missing[of_b[j]] == 0) & which[of_b[j]]
    i, j = i[good], j[good]
    if not len(i):
        return
    gone = np.zeros(found.count, np.bool_)
    gone[of_b[j]] = True
    work.give_back(found, gone)
    by_a, by_b = np.argsort(frame.rank[a[i]]), np.argsort(frame.rank[b[j]])
    made = groups_of(work, a[i][by_a], b[j][by_b], np.concatenate([by_a, by_b]), METHOD)
    if made is not None:
        work.take(made)


def _alone(i: Ints, j: Ints, left: int, right: int) -> Mask:
    """Return which pairs have the only candidate of both their rows; −1 is no pair."""
    size_i, size_j = np.bincount(i[i >= 0], minlength=left), np.bincount(j[j >= 0], minlength=right)
    return np.asarray((i >= 0) & (size_i[i] == 1) & (size_j[j] == 1))


def _each(of_a: Ints, of_b: Ints) -> tuple[Ints, Ints]:
    """Return pairs (in a, in b) of one match, both sorted by match."""
    low, high = np.searchsorted(of_b, of_a), np.searchsorted(of_b, of_a, "right")
    return np.repeat(np.arange(len(of_a)), high - low), spread(low, high)
