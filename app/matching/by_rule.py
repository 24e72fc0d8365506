"""People's rules that pair records by a number of their own: a field of each side, or what a pattern names of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.fingerprint import of_text
from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.matching.by_reference import groups_of
from app.matching.keys import group_ids
from app.matching.pairing import single, sizes
from app.matching.proposals import Proposals, pairs
from app.matching.tolerance import amount_window, day_window

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.match import Tolerance
    from app.matching.frame import Frame
    from app.matching.governed import Ready
    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

METHOD = "rule"

#: Score of a common number whose amounts agree, and of one whose amounts differ inside the rule's tolerance; less
#: where the states do not go with the money.
EQUAL, DRIFTED, STATE = 950, 850, 150


def run(work: Work, comparison: Comparison) -> None:
    """Let every rule with a number of its own find its matches, in the order of the rules."""
    for ready in work.applied.match.get(comparison, ()):
        if ready.keys is None:
            continue
        work.pause()
        found = _orders(work, ready) if comparison is Comparison.L1 else _payouts(work, ready)
        if found is not None and found.count:
            work.take(found)


def _ids(ready: Ready, a: Ints, b: Ints) -> tuple[Ints, Ints]:
    """Return the group of each row's number, −1 for none."""
    assert ready.keys is not None
    both = pa.concat_arrays([ready.keys(0, a), ready.keys(1, b)])
    ids, _ = group_ids(of_text(both), both)
    return ids[: len(a)], ids[len(a) :]


def _unique(work: Work, ready: Ready, comparison: Comparison) -> tuple[Ints, Ints]:
    """Return open pairs whose number stands once on each side among all records that the rule may hold for."""
    frame = work.frame
    side_a, side_b = work.sides[comparison]
    a = frame.by_rank(side_a & ready.side_a & ~(frame.idle & (comparison is Comparison.L3)))
    b = frame.by_rank(side_b & ready.side_b)
    if comparison is Comparison.L1:
        assert work.events is not None
        payment = np.zeros(frame.count, np.bool_)
        payment[work.events.payment] = True
        b = b[payment[b]]
    if not len(a) or not len(b):
        return a[:0], b[:0]
    i, j = single(*_ids(ready, a, b))
    i, j = a[i], b[j]
    good = work.open(comparison, SIDE_A)[i] & work.open(comparison, SIDE_B)[j]
    good &= (frame.currency[i] == frame.currency[j]) & ~work.refused_pairs(comparison, i, j)
    i, j = i[good], j[good]
    held = ready.pairs(i, j)
    order = np.argsort(frame.rank[i[held]])
    return i[held][order], j[held][order]


def _inside(frame: Frame, tolerance: Tolerance | None, a: Ints, b: Ints, value_a: Ints, off: Ints) -> Mask:
    """Return where amounts agree within the rule's tolerance, and days where it has one. off: A − B."""
    if tolerance is None:
        return np.asarray(off == 0)
    from app.domain.money import digits

    units = np.array([10 ** max(frame.exp - digits(one), 0) for one in frame.currencies], np.int64)[frame.currency[a]]
    before, after = day_window(tolerance)
    days = frame.day[b] - frame.day[a]
    good = (days >= -before) & (days <= after)
    for unit in np.unique(units).tolist():
        mine = units == unit
        below, above = amount_window(tolerance, value_a[mine], unit)
        good[mine] &= (-off[mine] >= -below) & (-off[mine] <= above)
    return np.asarray(good)


def _orders(work: Work, ready: Ready) -> Proposals | None:
    """Return L1 matches of one order and one payment, the payment's refunds with it."""
    frame, rule = work.frame, ready.rule
    a, b = _unique(work, ready, Comparison.L1)
    if not len(a):
        return None
    key = np.arange(len(a))
    found = groups_of(work, a, b, np.concatenate([key, key]), METHOD)
    if found is None:
        return None
    assert sizes(found.match[found.side == SIDE_A], found.count).max() == 1
    off = found.figures["off"]
    inside = _inside(frame, rule.tolerance, found.lead_a, found.lead_b, frame.amount[found.lead_a], off)
    # by less than a number a state that fits is worth 850, or 700 where something else differs
    fits = np.isin(found.score, (850, 700))
    found.score = np.where(off == 0, EQUAL, DRIFTED) - np.where(fits, 0, STATE)
    return _judged(frame, found, ready, inside, fits)


def _payouts(work: Work, ready: Ready) -> Proposals | None:
    """Return L3 matches of one payout and one bank row."""
    frame = work.frame
    a, b = _unique(work, ready, Comparison.L3)
    good = (frame.net[a] < 0) == (frame.net[b] > 0)
    a, b = a[good], b[good]
    if not len(a):
        return None
    off = -frame.net[a] - frame.net[b]
    found = pairs(frame, Comparison.L3, METHOD, a, b, score=np.where(off == 0, EQUAL, DRIFTED))
    found.figures["off"] = off
    inside = _inside(frame, ready.rule.tolerance, a, b, -frame.net[a], off)
    return _judged(frame, found, ready, inside, np.ones(len(a), np.bool_))


def _judged(frame: Frame, found: Proposals, ready: Ready, inside: Mask, fits: Mask) -> Proposals:
    """Confirm what a rule marked so may confirm; leave out what is outside its tolerance or under its threshold."""
    rule = ready.rule
    sound = np.ones(found.count, np.bool_)
    np.logical_and.at(sound, found.match, frame.trusted[found.row])
    found.confirmed = sound & fits & inside & rule.confirms & (found.score >= rule.accept) & ~found.ambiguous
    found.rules = [rule.id] * found.count
    return found.keep(inside & (found.score >= rule.new) & (~found.ambiguous | rule.ambiguous))
