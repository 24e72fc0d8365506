"""People's rules that pair records: by a number of their own (a field of each side, or what a pattern names of it), and
in the books by amount and day within the tolerance of the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.fingerprint import of_text
from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.record import State
from app.matching.by_amount_and_day import IMPOSSIBLE, choose, govern, name_candidates, note_names, passed
from app.matching.by_reference import groups_of
from app.matching.cancelled import cancelled, stands
from app.matching.choice import Choice
from app.matching.confirm_rule import EARLY, LATE
from app.matching.keys import group_ids
from app.matching.pairing import single, sizes
from app.matching.proposals import Proposals, group_sum, pairs
from app.matching.references import spelled
from app.matching.tolerance import amount_window, day_window

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.tolerance import Tolerance
    from app.matching.frame import Frame
    from app.matching.governed import Governing, Ready
    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

METHOD = "rule"

#: Score of a common number whose amounts agree, and of one whose amounts differ inside the rule's tolerance; less
#: where the states do not go with the money.
EQUAL, DRIFTED, STATE = 950, 850, 150

#: Days by which B may come before A and after it where a number alone says that they belong together: numbers of slips
#: are used again.
NEAR = {Comparison.L1: (EARLY, LATE), Comparison.L3: (1, 62), Comparison.L4: (1, 62)}


def run(work: Work, comparison: Comparison) -> None:
    """Let every rule with a number of its own find its matches of L1, L3 or L4, in the order of the rules."""
    numbered = [ready for ready in work.applied.match.get(comparison, ()) if ready.keys is not None]
    contested = _contested(work, numbered, comparison)
    for ready in numbered:
        work.pause()
        found = {Comparison.L1: _orders, Comparison.L3: _payouts, Comparison.L4: _booked}[comparison](work, ready)
        if found is not None and found.count:
            at_odds = np.zeros(found.count, np.bool_)
            at_odds[found.match[contested[found.row]]] = True
            found.gates["rules"] = ~at_odds
            found.confirmed &= ~at_odds
            work.take(found)


def _contested(work: Work, numbered: list[Ready], comparison: Comparison) -> Mask:
    """Return the rows that two rules pair with two different records."""
    out = np.zeros(work.frame.count, np.bool_)
    if len(numbered) < 2:
        return out
    a, b = (np.concatenate(some) for some in zip(*(_unique(work, one, comparison) for one in numbered), strict=True))
    if len(a):
        a, b = np.unique(np.stack([a, b]), axis=1)
        for rows in (a, b):
            out |= np.bincount(rows, minlength=len(out)) > 1
    return out


def shared_ids(ready: Ready, a: Ints, b: Ints) -> tuple[Ints, Ints]:
    """Return the group of each row's number, by the fields and patterns of a rule; −1 for none."""
    assert ready.keys is not None
    both = spelled(pa.concat_arrays([ready.keys(0, a), ready.keys(1, b)]))
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
    i, j = single(*shared_ids(ready, a, b))
    i, j = a[i], b[j]
    good = work.open(comparison, SIDE_A)[i] & work.open(comparison, SIDE_B)[j]
    good &= (frame.currency[i] == frame.currency[j]) & ~work.refused_pairs(comparison, i, j)
    i, j = i[good], j[good]
    held = ready.pairs(i, j)
    order = np.argsort(frame.rank[i[held]])
    return i[held][order], j[held][order]


def inside_of(frame: Frame, tolerance: Tolerance | None, a: Ints, b: Ints, value_a: Ints, off: Ints) -> Mask:
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
    inside = inside_of(frame, rule.tolerance, found.lead_a, found.lead_b, frame.amount[found.lead_a], off)
    # by less than a number a state that fits is worth 850, or 700 where something else differs
    fits = np.isin(found.score, (850, 700))
    found.score = np.where(off == 0, EQUAL, DRIFTED) - np.where(fits, 0, STATE)
    more = {"unique": _whole(work, found), "amount": _told(found)}
    return judged(frame, found, ready, inside, fits, more)


def _whole(work: Work, found: Proposals) -> Mask:
    """Return the matches that hold every refund of their payments: one in another currency is in no match."""
    event, frame = work.events, work.frame
    assert event is not None
    refunds = np.zeros(frame.count, np.int64)
    np.add.at(refunds, event.payment[event.owner[event.owner >= 0]], 1)
    return np.asarray(refunds[found.lead_b] == found.counts["refund_rows"])


def _told(found: Proposals) -> Mask:
    """Return where what went back is what the order says went back, and no more than was paid."""
    said, back = found.figures["refunded_a"], found.figures["refunds"]
    paid = -group_sum(np.where((found.side == SIDE_B) & (found.part > 0), -found.part, 0), found.match, found.count)
    told = (said == 0) | (said == back) | (said == back + found.figures["coupon_back"])
    return np.asarray(told & (back <= paid) & (back >= 0))


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
    inside = inside_of(frame, ready.rule.tolerance, a, b, -frame.net[a], off)
    return judged(frame, found, ready, inside, np.ones(len(a), np.bool_))


def _booked(work: Work, ready: Ready) -> Proposals | None:
    """Return L4 matches of one bank row and one line of a voucher."""
    frame = work.frame
    a, b = _unique(work, ready, Comparison.L4)
    good = _one_account(work, Comparison.L4, a, b)
    a, b = a[good], b[good]
    if not len(a):
        return None
    off = frame.net[a] - frame.net[b]
    found = pairs(frame, Comparison.L4, METHOD, a, b, score=np.where(off == 0, EQUAL, DRIFTED))
    found.figures["off"] = off
    inside = inside_of(frame, ready.rule.tolerance, a, b, frame.net[a], off)
    undone = {"undone": stands(found, _undone(work, Comparison.L4))}
    return judged(frame, found, ready, inside, _sure_account(frame, Comparison.L4, a, b), undone)


def _undone(work: Work, comparison: Comparison) -> Mask:
    """Return the lines of vouchers that another voucher takes back."""
    ours, theirs = (work.frame.by_rank(one) for one in work.sides[comparison])
    return cancelled(work.frame, theirs, ours if comparison is Comparison.L4 else None)


def _one_account(work: Work, comparison: Comparison, a: Ints, b: Ints) -> Mask:
    """Return which pairs move one way and, in L4, stand on one account; in L5 an order must be a sale."""
    frame = work.frame
    good = ((frame.net[a] < 0) == (frame.net[b] < 0)) & (frame.net[a] != 0)
    if comparison is Comparison.L4:
        good &= (frame.owners.pool[a] >= 0) & (frame.owners.pool[a] == frame.owners.pool[b])
    else:
        good &= ~np.isin(frame.num("state")[a], (State.UNPAID, State.CLOSED))
    return np.asarray(good)


def _sure_account(frame: Frame, comparison: Comparison, a: Ints, b: Ints) -> Mask:
    """Return which pairs are known to be of one account: where a name alone says so, a person looks."""
    if comparison is not Comparison.L4:
        return np.ones(len(a), np.bool_)
    return np.asarray(frame.owners.sure[a] & frame.owners.sure[b])


def by_amount(work: Work, comparison: Comparison, *, alone: bool) -> None:
    """Pair open rows of the books whose amount and day people's rules allow; what no rule governs is left.

    alone: only pairs that have no other candidate, so that what the books' own passes know of whole days comes before
    a choice among several.
    """
    frame = work.frame
    by = frame.governing.get(comparison)
    if by is None or not by.ready:
        return
    able = frame.net != 0
    if (known := work.choices.get(comparison)) is not None:
        able[[row for ours, theirs in known.equal for row in (*ours, *theirs)]] = False
    a, b = (frame.by_rank(work.open(comparison, side) & able) for side in (SIDE_A, SIDE_B))
    if not len(a) or not len(b):
        return

    def speaks(i: Ints, j: Ints) -> Ints:
        return np.where(_one_account(work, comparison, i, j), 0, IMPOSSIBLE)

    def refused(i: Ints, j: Ints) -> Mask:
        return work.refused_pairs(comparison, i, j)

    choice = choose(frame, a, b, frame.net[a], frame.net[b][:, None], frame.day[a], speaks, refused, by)
    if not alone:
        _name_equals(work, comparison, choice, by)
    mine = np.flatnonzero((choice.rule >= 0) & (choice.alone if alone else True))
    if not len(mine):
        return
    order = mine[np.argsort(frame.rank[choice.a[mine]])]
    made = pairs(
        frame, comparison, "amount_day", choice.a[order], choice.b[order], score=choice.score[order],
        ambiguous=choice.ambiguous[order],
    )  # fmt: skip
    made.figures["off"] = frame.net[made.lead_a] - frame.net[made.lead_b]
    govern(frame, made, choice, order, by)
    made.gates["account"] = _sure_account(frame, comparison, made.lead_a, made.lead_b)
    made.gates["undone"] = stands(made, _undone(work, comparison))
    made.confirmed = passed(made)
    note_names(frame, made, choice, order)
    name_candidates(made, choice)
    work.take(made)


def _name_equals(work: Work, comparison: Comparison, choice: Choice, by: Governing) -> None:
    """Keep the classes of equal candidates that a rule governs, to be named."""
    equal = []
    for ours, theirs in choice.equal:
        a, b = np.repeat(ours, len(theirs)), np.tile(theirs, len(ours))
        if (by.of(a, b) >= 0).any():
            equal.append((ours, theirs))
    if equal:
        none = np.zeros(0, np.int64)
        known = work.choices.setdefault(comparison, Choice(none, none, none, np.zeros(0, np.bool_)))
        known.equal += equal


def _near(frame: Frame, found: Proposals, ready: Ready) -> Mask:
    """Return where days are those that an equal number may lie apart, unless the rule itself says how many may."""
    if ready.rule.tolerance is not None or found.comparison not in NEAR:
        return np.ones(found.count, np.bool_)
    before, after = NEAR[found.comparison]
    days = frame.day[found.lead_b] - frame.day[found.lead_a]
    return np.asarray((days >= -before) & (days <= after))


def judged(
    frame: Frame, found: Proposals, ready: Ready, inside: Mask, fits: Mask, more: dict[str, Mask] | None = None
) -> Proposals:
    """Confirm what a rule marked so may confirm; leave out what is outside its tolerance or under its threshold.

    more: further gates.
    """
    rule = ready.rule
    sound = np.ones(found.count, np.bool_)
    np.logical_and.at(sound, found.match, frame.trusted[found.row])
    found.gates = {
        **(more or {}),
        "days": _near(frame, found, ready),
        "rule": np.full(found.count, rule.confirms),
        "accept": np.asarray(found.score >= rule.accept),
        "totals": sound,
        "state": fits,
    }
    found.confirmed = inside & passed(found)
    found.rules = [rule.id] * found.count
    return found.keep(inside & (found.score >= rule.new) & (~found.ambiguous | rule.ambiguous))
