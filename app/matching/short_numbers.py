"""L1, L5: numbers so short that every shop comes to them: each counts its orders from 1 or 1001, some anew each day.

That such a number stands once on each side does not say whose it is: the file that holds its namesake may be missing.
The amount must then be nobody else's, or payment and voucher must follow the order at once, as nearly all do between
the same files, and the file's numbers must not be seen to belong to several shops.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

from app.domain.fingerprint import of_text
from app.domain.match import SIDE_A, Comparison
from app.domain.record import NO_TIME
from app.matching.keys import group_ids
from app.matching.pairing import codes, single
from app.matching.references import short_ones

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.proposals import Proposals
    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: Seconds by which a payment may come before its order (two clocks) and after it to be its own.
BEFORE, AFTER = 600, 86_400
#: Seconds between two orders, or two payments, of one number that are several shops'.
ORDERS_APART, PAYMENTS_APART = 3_600, 86_400
#: Of the pairs of two files, in percent, that must go together; of a file's numbers that may be several shops'.
LEAST_PERCENT, MOST_PERCENT = 80, 10
#: Pairs of two files from which on they show a habit.
FEW = 3
#: What a match is worth whose number may be another's.
SCORE = 600


def hold_back(work: Work, found: list[Proposals], link: tuple[str, str]) -> None:
    """Only suggest the matches whose short number nothing else proves to be this order's and this payment's."""
    frame = work.frame
    text = frame.ref(link[0])[0]
    told: Mask | None = None
    for one in found:
        short = short_ones(text, one.lead_a[one.confirmed])
        if not len(short):
            continue
        if told is None:
            told = _told(work, link)
        doubtful = one.confirmed & np.isin(one.lead_a, short[~told[short]])
        one.gates["number"] = ~doubtful
        one.confirmed &= ~doubtful
        one.score[doubtful] = SCORE


def _told(work: Work, link: tuple[str, str]) -> Mask:
    """Return by row the orders whose short number is surely that of the payment that bears it too."""
    frame, event = work.frame, work.events
    assert event is not None
    (text_a, _), (text_b, _) = (frame.ref(name) for name in link)
    orders = short_ones(text_a, np.flatnonzero(work.sides[Comparison.L1][SIDE_A]))
    payments = short_ones(text_b, event.payment)
    both = pa.concat_arrays([text_a.take(pa.array(orders)), text_b.take(pa.array(payments))])
    key, _ = group_ids(of_text(both), both)
    paid = frame.amount[payments]
    theirs = Named(
        payments,
        key[len(orders) :],
        np.stack([paid, paid + frame.coupon[payments]], 1),
        codes(frame.source[payments], frame.accounts[0][payments]),
        PAYMENTS_APART,
    )
    return told(frame, orders, key[: len(orders)], theirs, near)


class Named(NamedTuple):
    """What bears the numbers of orders. row: one of the frame for each; key: its number, as the orders' keys count.

    amount: ways to read it, in columns; files: code of where it comes from; apart: seconds between two of one number
    that are several orders'.
    """

    row: Ints
    key: Ints
    amount: Ints
    files: Ints
    apart: int


def told(frame: Frame, orders: Ints, key: Ints, theirs: Named, near: Callable[[Frame, Ints, Ints], Mask]) -> Mask:
    """Return by row the orders of which more than their short number says what it belongs to.

    key: number of each order, 0 and up; near: of rows of the frame, whether the second follows the first at once.
    """
    i, j = single(key, theirs.key)
    a, b = orders[i], theirs.row[j]
    files = codes(frame.num("statement")[a], theirs.files[j])
    equal = (frame.amount[a][:, None] == theirs.amount[j]).any(axis=1)
    soon = near(frame, a, b)
    agreed, together = (_mostly(files, one, LEAST_PERCENT) for one in (equal, equal & soon))
    mine, other = alone(frame, orders, frame.amount[orders]), alone(frame, theirs.row, theirs.amount[:, 0])
    count = int(max(key.max(initial=-1), theirs.key.max(initial=-1))) + 1
    shared = _spread(frame, key, orders, count, ORDERS_APART)
    shared |= _spread(frame, theirs.key, theirs.row, count, theirs.apart)
    own = ~_mostly(codes(frame.num("statement")[orders]), shared[key], MOST_PERCENT)[i]
    # what comes days before its order is another's, but where the file dates its orders by their end
    early = frame.day[b] < frame.day[a] - 1
    usual = ~early | _mostly(files, early, LEAST_PERCENT) & (np.bincount(files)[files] >= FEW)
    out = np.zeros(frame.count, np.bool_)
    out[a] = (mine[i] & other[j] & agreed & usual) | (soon & together & own)
    return out


def near(frame: Frame, a: Ints, b: Ints) -> Mask:
    """Return where a payment follows its order at once: within a day, by the clock where both have one."""
    timed = (frame.num("offset")[a] != NO_TIME) & (frame.num("offset")[b] != NO_TIME)
    after, days = frame.utc[b] - frame.utc[a], frame.day[b] - frame.day[a]
    return np.where(timed, (after >= -BEFORE) & (after <= AFTER), (days >= 0) & (days <= 1))


def _mostly(files: Ints, good: Mask, percent: int) -> Mask:
    """Return for each row whether at least so many of a hundred rows of its files are good."""
    every, fit = np.bincount(files), np.bincount(files[good], minlength=int(files.max(initial=-1)) + 1)
    return np.asarray((100 * fit >= percent * every)[files])


def alone(frame: Frame, rows: Ints, amount: Ints) -> Mask:
    """Return which rows have an amount that no other one of its currency has."""
    same = codes(amount, frame.currency[rows])
    return np.asarray(np.bincount(same)[same] == 1)


def alone_about(frame: Frame, rows: Ints, amount: Ints, days: int) -> Mask:
    """Return which rows have an amount that no other one of their currency has within so many days of theirs."""
    same, day = codes(amount, frame.currency[rows]), frame.day[rows]
    order = np.lexsort((day, same))
    like = (np.diff(same[order]) == 0) & (np.diff(day[order]) <= days)
    out = np.empty(len(rows), np.bool_)
    out[order] = ~(np.append(False, like) | np.append(like, False))
    return out


def _spread(frame: Frame, key: Ints, rows: Ints, count: int, apart: int) -> Mask:
    """Return which numbers stand on rows that lie further apart in time than one event's rows do; all have one."""
    low, high = np.full(count, np.iinfo(np.int64).max), np.full(count, np.iinfo(np.int64).min)
    np.minimum.at(low, key, frame.utc[rows])
    np.maximum.at(high, key, frame.utc[rows])
    return np.asarray((high > low) & (high - np.minimum(low, high) > apart))
