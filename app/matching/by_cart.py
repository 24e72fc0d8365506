"""L1: matches that more rows make whole. A cart is one payment for several orders of one buyer at one time whose
numbers it does not carry; parts are payments whose number is their order's but for an ending.

What an equal number joined so far (an order paid too much or too little) is made anew with the rows that were missing.
Suggested, and only where the sums then agree and nothing else would do as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.fingerprint import of_text
from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.record import NO_TIME, State
from app.matching.by_reference import groups_of
from app.matching.candidates import spread
from app.matching.keys import group_ids
from app.matching.pairing import codes, first_of
from app.matching.proposals import group_sum
from app.matching.references import longest_inside

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.proposals import Proposals
    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L1 = Comparison.L1
CART, PARTS = "cart", "reference_suffix"

#: Seconds between the orders of a cart, and between them and their payment.
APART, NEAR = 600, 3600
#: Orders of one cart.
MOST = 6
#: What a cart whose sums agree is worth, where states go with the money.
SCORE = 850


class _Short:
    """Matches of this run with one order that was not paid its due. off: due − paid; at: place by order's row."""

    def __init__(self, work: Work, sign: int) -> None:
        frame = work.frame
        self.work = work
        self.off = np.zeros(frame.count, np.int64)
        self.payment = np.full(frame.count, -1, np.int64)
        for found in work.found:
            if _by_number(found):
                off = found.figures["off"]
                of = (off * sign > 0) & (found.counts["orders"] == 1) & ~found.ambiguous & ~found.confirmed
                of &= (found.counts["payments"] == 1) & (found.figures["coupon"] == 0)
                self.off[found.lead_a[of]] = off[of]
                self.payment[found.lead_a[of]] = found.lead_b[of]

    def give_back(self, orders: Ints) -> None:
        """Open the matches of these orders again."""
        for found in list(self.work.found):
            if _by_number(found):
                which = np.isin(found.lead_a, orders) & (self.payment[found.lead_a] == found.lead_b)
                if which.any():
                    self.work.give_back(found, which)


def _by_number(found: Proposals) -> bool:
    """Return whether a number joined these orders and payments; what a person's rule joined is left as it is."""
    return found.comparison is L1 and found.method.startswith("reference")


def parts(work: Work) -> None:
    """Join the payments that an order paid in part still lacks, by its number inside theirs."""
    frame, event = work.frame, work.events
    assert event is not None
    short = _Short(work, 1)
    orders = np.flatnonzero(short.off)
    payments = event.payment[work.open(L1, SIDE_B)[event.payment]]
    if not len(orders) or not len(payments):
        return
    text, _ = frame.ref("order_ref")
    at, number = longest_inside(text.take(np.concatenate([orders, payments])))
    if not len(at):
        return
    key = np.full(len(orders) + len(payments), -1, np.int64)
    key[at] = codes(group_ids(of_text(number), number)[0], frame.currency[np.concatenate([orders, payments])][at])
    count = int(key.max(initial=-1)) + 1
    of_order, of_payment = key[: len(orders)], key[len(orders) :]
    paid = group_sum(frame.amount[payments[of_payment >= 0]], of_payment[of_payment >= 0], count)
    alone = np.bincount(of_order[of_order >= 0], minlength=count) == 1
    whole = (of_order >= 0) & alone[of_order] & (paid[of_order] == short.off[orders])
    whole &= np.bincount(of_payment[of_payment >= 0], minlength=count)[of_order] > 0
    if not whole.any():
        return
    good = np.zeros(count, np.bool_)
    good[of_order[whole]] = True
    more = (of_payment >= 0) & good[of_payment]
    old = short.payment[orders[whole]]
    short.give_back(orders[whole])
    rows_b = np.concatenate([payments[more], old])
    _make(work, (orders[whole], of_order[whole]), (rows_b, np.concatenate([of_payment[more], of_order[whole]])), PARTS)


def carts(work: Work, contradicts: Mask) -> None:
    """Join a payment with the orders of one cart that it adds up to. contradicts: payments with another's number."""
    frame, event = work.frame, work.events
    assert event is not None
    over = _Short(work, -1)
    state = frame.num("state")
    free = work.open(L1, SIDE_A) & np.isin(state, (State.NONE, State.PAID, State.DONE)) & (frame.amount > 0)
    orders, run = _runs(work, np.flatnonzero(free | (over.off < 0)))
    if not len(orders):
        return
    count = int(run[-1]) + 1
    due, last = group_sum(frame.amount[orders], run, count), np.zeros(count, np.int64)
    np.maximum.at(last, run, frame.utc[orders])
    first = np.searchsorted(run, np.arange(count))
    taken = over.payment[orders]
    held = group_sum((taken >= 0).astype(np.int64), run, count)
    owned = np.full(count, -1, np.int64)
    np.maximum.at(owned, run, taken)
    mine = work.open(L1, SIDE_B) & ~contradicts
    payments = np.concatenate([event.payment[mine[event.payment]], np.unique(taken[taken >= 0])])
    timed = frame.num("offset")[payments] != NO_TIME
    payments = payments[timed]
    run_of, at = _equal(due, frame.amount[payments])
    fits = np.abs(frame.utc[payments[at]] - last[run_of]) <= NEAR
    fits &= frame.currency[payments[at]] == frame.currency[orders[first[run_of]]]
    # a run that holds an order paid too much is that payment's, and no payment's that is its own order's
    fits &= np.where(held[run_of] == 0, work.open(L1, SIDE_B)[payments[at]], owned[run_of] == payments[at])
    run_of, at = run_of[fits & (held[run_of] < 2)], at[fits & (held[run_of] < 2)]
    sole = (np.bincount(run_of, minlength=count)[run_of] == 1) & (np.bincount(at, minlength=len(payments))[at] == 1)
    run_of, at = run_of[sole], at[sole]
    run_of, at = _allowed(work, (orders, run), (run_of, at), payments)
    if not len(run_of):
        return
    chosen = np.isin(run, run_of)
    over.give_back(orders[chosen & (taken >= 0)])
    _make(work, (orders[chosen], run[chosen]), (payments[at], run_of), CART)


def stated(work: Work) -> None:
    """Join an order that was paid too much with those that state the payment's own number, where that makes it whole.

    The checkout's payment bears the number of one of its orders; the others know it by the channel's number alone.
    """
    frame = work.frame
    over = _Short(work, -1)
    firsts = np.flatnonzero(over.off < 0)
    state = frame.num("state")
    free = work.open(L1, SIDE_A) & np.isin(state, (State.NONE, State.PAID, State.DONE)) & (frame.amount > 0)
    rest = np.flatnonzero(free & (frame.ref("channel_ref")[1] != 0))
    if not len(firsts) or not len(rest):
        return
    payments = over.payment[firsts]
    text, marks = frame.ref("channel_ref")
    rows = np.concatenate([payments, rest])
    ids, _ = group_ids(marks[rows], text.take(pa.array(rows)))
    at, only = first_of(ids[: len(payments)], ids[len(payments) :])
    mine = only & (frame.currency[rest] == frame.currency[payments[np.maximum(at, 0)]])
    rest, at = rest[mine], at[mine]
    due = group_sum(frame.amount[rest], at, len(firsts))
    whole = (due == -over.off[firsts]) & (np.bincount(at, minlength=len(firsts)) > 0)
    if not whole.any():
        return
    kept = np.flatnonzero(whole)
    over.give_back(firsts[kept])
    rows_a = np.concatenate([firsts[kept], rest[whole[at]]])
    _make(work, (rows_a, np.concatenate([kept, at[whole[at]]])), (payments[kept], kept), CART)


def _allowed(work: Work, carts: tuple[Ints, Ints], chosen: tuple[Ints, Ints], payments: Ints) -> tuple[Ints, Ints]:
    """Return the chosen (run, payment) pairs that people's rules allow for every order of the cart."""
    frame = work.frame
    by = frame.governing.get(L1)
    if by is None or not by.ready:
        return chosen
    (orders, run), (run_of, at) = carts, chosen
    paid = np.full(int(run.max(initial=0)) + 1, -1, np.int64)
    paid[run_of] = payments[at]
    mine = paid[run] >= 0
    a, b = orders[mine], paid[run[mine]]
    score, none = np.full(len(a), SCORE, np.int64), np.zeros(len(a), np.bool_)
    bad = run[mine][~by.permits(a, b, frame.day[b] - frame.day[a], score, none)]
    good = ~np.isin(run_of, bad)
    return run_of[good], at[good]


def _runs(work: Work, rows: Ints) -> tuple[Ints, Ints]:
    """Return orders of one buyer and account that follow each other closely, and the number of each one's run."""
    frame = work.frame
    who, marks = frame.text("counterparty").take(rows), of_text(frame.text("counterparty").take(rows))
    known = (marks != 0) & (frame.num("offset")[rows] != NO_TIME)
    rows = rows[known]
    if len(rows) < 2:
        return rows[:0], rows[:0]
    buyer, _ = group_ids(marks[known], who.filter(pa.array(known)))
    key = codes(buyer, frame.accounts[0][rows], frame.currency[rows])
    order = np.lexsort((frame.rank[rows], frame.utc[rows], key))
    rows, key = rows[order], key[order]
    fresh = np.append(True, (key[1:] != key[:-1]) | (np.diff(frame.utc[rows]) > APART))
    run = np.cumsum(fresh) - 1
    size = np.bincount(run)[run]
    good = (size > 1) & (size <= MOST)
    _, run = np.unique(run[good], return_inverse=True)
    return rows[good], run.ravel()


def _equal(due: Ints, amount: Ints) -> tuple[Ints, Ints]:
    """Return (run, payment) positions of equal sums."""
    order = np.argsort(amount, kind="stable")
    low, high = (np.searchsorted(amount[order], due, side) for side in ("left", "right"))
    return np.repeat(np.arange(len(due)), high - low), order[spread(low, high)]


def _make(work: Work, of_a: tuple[Ints, Ints], of_b: tuple[Ints, Ints], method: str) -> None:
    """Take the groups of orders and payments, given as (rows, key), whose sums agree."""
    frame = work.frame
    rows, keys = [], []
    for row, key in (of_a, of_b):
        order = np.argsort(frame.rank[row])
        rows.append(row[order])
        keys.append(key[order])
    found = groups_of(work, rows[0], rows[1], np.concatenate(keys), method)
    if found is not None:
        work.take(found.keep(found.figures["off"] == 0))
