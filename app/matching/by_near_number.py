"""L1 by numbers that are nearly equal: cut off at one end, or with one figure wrong, lost, doubled or swapped.

Both numbers must be alone with their likeness among what is open, and the amounts must agree: suggested, never
confirmed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.fingerprint import of_text
from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.record import State
from app.matching.by_reference import groups_of
from app.matching.candidates import spread
from app.matching.keys import group_ids
from app.matching.pairing import codes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L1 = Comparison.L1
METHOD = "reference_near"

#: Shortest number that is compared: of a short one too many others are like it.
LEAST = 10
#: What may be cut off of a number at one end.
CUT = 8
#: Days by which such a payment may come before or after its order.
EARLY, LATE = 1, 31
#: Pairs that share an end of their number and the amount: more of them are a crowd and prove nothing.
CROWD = 4096


def run(work: Work) -> None:
    """Join open orders and payments whose numbers are nearly equal."""
    for near in (_cut_off, _one_figure):
        orders, payments = _numbered(work)
        if len(orders) and len(payments):
            _take(work, orders, payments, *near(work, orders, payments))


def _numbered(work: Work) -> tuple[Ints, Ints]:
    """Return open orders with money and open payments whose number is long enough, by rank."""
    frame = work.frame
    assert work.events is not None
    long = np.zeros(frame.count, np.bool_)
    text, marks = frame.ref("order_ref")
    rows = np.flatnonzero((marks != 0) & (work.open(L1, SIDE_A) | work.open(L1, SIDE_B)))
    long[rows] = pc.greater_equal(pc.binary_length(text.take(rows)), LEAST).to_numpy(zero_copy_only=False)
    payments = work.events.payment
    orders = frame.by_rank(work.open(L1, SIDE_A) & long & (frame.amount > 0) & _payable(frame.num("state")))
    return orders, payments[work.open(L1, SIDE_B)[payments] & long[payments]]


def _payable(state: Ints) -> Mask:
    return np.isin(state, (State.NONE, State.PAID, State.DONE, State.REFUNDED))


def _take(work: Work, orders: Ints, payments: Ints, i: Ints, j: Ints) -> None:
    """Take the pairs (positions) whose amounts and days agree and that have no rival."""
    frame = work.frame
    a, b = orders[i], payments[j]
    days = frame.day[b] - frame.day[a]
    fits = (frame.currency[a] == frame.currency[b]) & (days >= -EARLY) & (days <= LATE)
    fits &= (frame.amount[a] == frame.amount[b]) | (frame.amount[a] == frame.amount[b] + frame.coupon[b])
    i, j = i[fits], j[fits]
    alone = (np.bincount(i, minlength=len(orders))[i] == 1) & (np.bincount(j, minlength=len(payments))[j] == 1)
    i, j = i[alone], j[alone]
    if len(i):
        key_b = np.full(len(payments), -1, np.int64)
        key_b[j] = i
        key_a = np.full(len(orders), -1, np.int64)
        key_a[i] = i
        found = groups_of(work, orders, payments, np.concatenate([key_a, key_b]), METHOD)
        if found is not None:
            work.take(found.keep(found.figures["off"] == 0))


def _cut_off(work: Work, orders: Ints, payments: Ints) -> tuple[Ints, Ints]:
    """Return pairs of which one number begins or ends the other one."""
    text, _ = work.frame.ref("order_ref")
    ours, theirs = text.take(orders), text.take(payments)
    found: list[tuple[Ints, Ints]] = []
    for turn in (lambda one: one, pc.utf8_reverse):
        left, right = _bytes(turn(ours)), _bytes(turn(theirs))
        found.append(_begins(left, right))
        j, i = _begins(right, left)
        found.append((i, j))
    return _once([one[0] for one in found], [one[1] for one in found], len(payments))


def _bytes(text: pa.Array) -> NDArray[np.bytes_]:
    return np.array(text.cast(pa.binary()).to_pylist(), np.bytes_)


def _begins(whole: NDArray[np.bytes_], short: NDArray[np.bytes_]) -> tuple[Ints, Ints]:
    """Return positions (in whole, in short) where the short text begins the whole one, and is shorter."""
    order = np.argsort(whole)
    low = np.searchsorted(whole, short, sorter=order)
    # every text that begins with `short` stands before short + "\xff"
    high = np.searchsorted(whole, np.char.add(short, b"\xff"), sorter=order)
    few = np.minimum(high, low + CUT + 1)  # a beginning that many share says nothing
    i = order[spread(low, few)]
    j = np.repeat(np.arange(len(short)), few - low)
    length = np.char.str_len(whole)[i] - np.char.str_len(short)[j]
    fits = (length > 0) & (length <= CUT)
    return i[fits], j[fits]


def _once(left: list[Ints], right: list[Ints], width: int) -> tuple[Ints, Ints]:
    key = np.unique(np.concatenate(left) * width + np.concatenate(right))
    return key // max(width, 1), key % max(width, 1)


def _one_figure(work: Work, orders: Ints, payments: Ints) -> tuple[Ints, Ints]:
    """Return pairs of one amount that differ by one figure: one end of both numbers is then untouched."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import cpdist

    frame = work.frame
    text, _ = frame.ref("order_ref")
    ours, theirs = text.take(orders), text.take(payments)
    value = np.concatenate([frame.amount[orders], (frame.amount + frame.coupon)[payments]])
    found = [_shared(pa.concat_arrays([ours, theirs]), value, len(ours), first=one) for one in (True, False)]
    i, j = _once([one[0] for one in found], [one[1] for one in found], len(payments))
    if not len(i):
        return i, j
    apart = cpdist(ours.take(i).to_pylist(), theirs.take(j).to_pylist(), scorer=OSA.distance, score_cutoff=1)
    near = np.asarray(apart) == 1
    return i[near], j[near]


def _shared(text: pa.Array, value: Ints, cut: int, *, first: bool) -> tuple[Ints, Ints]:
    """Return pairs (before and behind `cut`) that share an end of LEAST // 2 characters, and the value."""
    size = LEAST // 2
    part = pc.utf8_slice_codeunits(text, 0, size) if first else pc.utf8_slice_codeunits(text, -size)
    key = codes(group_ids(of_text(part), part)[0], value)
    left, right = key[:cut], key[cut:]
    count = int(key.max(initial=-1)) + 1
    crowd = np.bincount(left, minlength=count) * np.bincount(right, minlength=count) > CROWD
    order = np.argsort(left, kind="stable")
    start = np.searchsorted(left[order], np.arange(count + 1))
    j = np.flatnonzero(~crowd[right])
    low, high = start[right[j]], start[right[j] + 1]
    return order[spread(low, high)], np.repeat(j, high - low)
