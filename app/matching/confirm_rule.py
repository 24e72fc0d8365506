"""The confirm rule of L1: what the members of a match come to, what speaks for it, and whether that is enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.arrays import one_of
from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.record import Kind, State
from app.matching.proposals import Proposals, group_sum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: States of an order: all its money should have gone back; no money should be there.
_GONE = (State.CLOSED, State.REFUNDED)
_BAD = (State.UNPAID, State.PENDING, State.FAILED, State.REVERSED)

#: Days by which a payment may come before its order, or after it, and be surely its own: shops use their
#: numbers again, and one made of month and day (`SO10140001`) comes back after a year.
EARLY, LATE = 31, 330


@dataclass(slots=True, kw_only=True)
class _Sums:
    """What the members of each match come to, one value for each match.

    due: orders; paid: payments; refunds: below zero. coupon, coupon_back: of payments, of refunds; coupon_a and
    said (refunds that it tells of): of the orders. pending: refunds that are only accepted. fits: the orders' states
    go with the money; trusted: no member's statement contradicts itself; unique: the number stands once on each
    side, None = no number. lead_a, lead_b: rows of the frame.
    """

    due: Ints
    paid: Ints
    refunds: Ints
    coupon: Ints
    coupon_a: Ints
    coupon_back: Ints
    fee: Ints
    said: Ints
    orders: Ints
    payments: Ints
    refund_rows: Ints
    pending: Ints
    fits: Mask
    trusted: Mask
    unique: Mask | None
    lead_a: Ints
    lead_b: Ints


def judged_pairs(frame: Frame, method: str, a: Ints, b: Ints, unique: Mask) -> Proposals:
    """Return matches of one order and one payment each, without refunds; unique: their number stands once."""
    state, none = frame.num("state")[a], np.zeros(len(a), np.int64)
    one = none + 1

    def told(values: Ints, rows: Ints) -> Ints:  # most sources say nothing of coupons and refunds
        return values[rows] if values.any() else none

    sums = _Sums(
        due=frame.amount[a],
        paid=frame.amount[b],
        refunds=none,
        coupon=told(frame.coupon, b),
        coupon_a=told(frame.coupon, a),
        coupon_back=none,
        fee=told(frame.fee, b),
        said=told(frame.refunded, a),
        orders=one,
        payments=one,
        refund_rows=none,
        pending=none,
        fits=_fits(one_of(state, _BAD), one_of(state, _GONE), none > 0, frame.amount[b]),
        trusted=frame.trusted[a] & frame.trusted[b],
        unique=unique & ~frame.doubted[a] & ~frame.doubted[b],
        lead_a=a,
        lead_b=b,
    )
    side = np.zeros(2 * len(a), np.int64)
    side[1::2] = SIDE_B
    match = np.arange(len(side)) >> 1
    made = _judged(method, match, side, _woven(a, b), _woven(sums.due, sums.paid), frame.day, sums)
    made.paired = True
    return made


def _woven(a: Ints, b: Ints) -> Ints:
    """Return a[0], b[0], a[1], b[1] …"""
    out = np.empty(2 * len(a), np.int64)
    out[::2], out[1::2] = a, b
    return out


def build(frame: Frame, method: str, match: Ints, side: Ints, row: Ints, *, alone: Mask | None) -> Proposals:
    """Return matches of orders (side A) with payments and refunds (side B), judged by the confirm rule.

    match, side, row: members sorted by match and side, orders by rank, payments before refunds.
    alone: for each member whether its number stands once on each side among all records; None = matched
    by less than a number: never confirmed.
    """
    count = int(match[-1]) + 1
    edge = np.searchsorted(match, np.arange(count))
    kind, amount = frame.num("kind")[row], frame.amount[row]
    a, pay, back = side == SIDE_A, kind == Kind.PAYMENT, kind == Kind.REFUND

    def total(values: Ints, where: Mask) -> Ints:
        return np.asarray(np.add.reduceat(np.where(where, values, 0), edge, dtype=np.int64))

    def number(where: Mask) -> Ints:
        return total(np.ones_like(match), where)

    paid, refunds = total(amount, pay), total(amount, back)
    sums = _Sums(
        due=total(amount, a),
        paid=paid,
        refunds=refunds,
        coupon=total(frame.coupon[row], pay),
        coupon_a=total(frame.coupon[row], a),
        coupon_back=total(frame.coupon[row], back),
        fee=total(frame.fee[row], ~a),
        said=total(frame.refunded[row], a),
        orders=number(a),
        payments=number(pay),
        refund_rows=number(back),
        pending=number(frame.num("state")[row] == State.PENDING),
        fits=state_fits(frame, match, row, a, back, count, paid, refunds),
        trusted=number(~frame.trusted[row]) == 0,
        unique=None if alone is None else number(~alone | frame.doubted[row]) == 0,
        lead_a=row[edge],
        lead_b=row[_first(match, pay, count)],
    )
    return _judged(method, match, side, row, amount, frame.day, sums)


def _judged(method: str, match: Ints, side: Ints, row: Ints, amount: Ints, day: Ints, sums: _Sums) -> Proposals:
    """Return matches that take their members whole, confirmed where the confirm rule allows it.

    match, side, row, amount: members; day: of every row of the frame.
    """
    none = np.zeros(len(sums.due), np.int64)
    off = np.where(sums.due == sums.paid + sums.coupon, 0, sums.due - sums.paid)
    # a refund that came back, without the one that it undoes, says that something of the order is missing
    same = (off == 0) & (sums.refunds + sums.paid >= 0) & (sums.refunds <= 0)
    # an order counts a refund whole, its channel without the voucher's share
    said = sums.said
    same &= (said == 0) | (said == -sums.refunds) | (said == sums.coupon_back - sums.refunds)
    sure = np.zeros(len(none), np.bool_)
    gates: dict[str, Mask] = {}
    if sums.unique is not None:
        single = (sums.orders == 1) & (sums.payments == 1)
        apart = day[sums.lead_b] - day[sums.lead_a]
        near = (apart >= -EARLY) & (apart <= LATE)
        sure = sums.unique & single & near
        gates = {
            "unique": sums.unique,
            "single": single,
            "days": near,
            "amount": same,
            "state": sums.fits,
            "totals": sums.trusted,
        }
    return Proposals(
        comparison=Comparison.L1,
        method=method,
        match=match,
        side=side,
        row=row,
        part=amount,
        lead_a=sums.lead_a,
        lead_b=sums.lead_b,
        confirmed=sure & same & sums.fits & sums.trusted,
        ambiguous=np.zeros(len(none), np.bool_),
        score=np.where(sure, 1000, 850) - np.where(same, 0, 150) - np.where(sums.fits, 0, 100),
        figures={
            "coupon": np.where((sums.due != sums.paid) & (off == 0), sums.coupon, 0),
            "coupon_a": sums.coupon_a,
            "fee": sums.fee,
            "refunds": -sums.refunds,
            "refunded_a": said,
            "coupon_back": sums.coupon_back,
            "off": off,
        },
        counts={
            "orders": sums.orders,
            "payments": sums.payments,
            "refund_rows": sums.refund_rows,
            "refunds_pending": sums.pending,
        },
        gates=gates,
    )


def _first(match: Ints, where: Mask, count: int) -> Ints:
    """Return for each match the first member that `where` allows, else its last."""
    at = np.searchsorted(match, np.arange(count), "right") - 1
    places = np.flatnonzero(where)[::-1]
    at[match[places]] = places
    return at


def state_fits(
    frame: Frame, match: Ints, row: Ints, a: Mask, back: Mask, count: int, paid: Ints, refunds: Ints
) -> Mask:
    """Return where what the orders say of themselves goes with the money that is there."""
    state = frame.num("state")[row]

    def some(where: Mask) -> Mask:
        return group_sum(where.astype(np.int64), match, count) > 0

    pending = some(back & (state == State.PENDING))
    return _fits(some(a & one_of(state, _BAD)), some(a & one_of(state, _GONE)), pending, paid + refunds)


def _fits(bad: Mask, gone: Mask, pending: Mask, left: Ints) -> Mask:
    """Return where orders' states go with the money.

    Paid, done or silent: money is there. Refunded or closed: all of it went back. Unpaid: never with
    money. A refund that is only accepted leaves the state open.
    """
    return np.asarray(~bad & ~pending & (~gone | (left == 0)))
