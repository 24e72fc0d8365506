"""Refunds of payments made with a channel's voucher: the buyer gets back cash and voucher in their shares (AM12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import EXPLAINED, OPEN, SIDE_B, Comparison
from app.matching.classify.amounts import unit
from app.matching.classify.left_orders import match_rows

if TYPE_CHECKING:
    from app.matching.classify.items import Items

L1 = Comparison.L1


def add(items: Items) -> None:
    """Add refunds that gave back less cash than was asked for: explained where the rest is the voucher's share."""
    frame, event = items.frame, items.work.events
    if event is None or not len(event.refund):
        return
    known = (event.owner >= 0) & (frame.coupon[event.refund] > 0)
    refund = event.refund[known]
    if not len(refund):
        return
    payment = event.payment[event.owner[known]]
    cash, voucher = -frame.amount[refund], frame.coupon[refund]
    paid, by_voucher = frame.amount[payment], frame.coupon[payment]
    whole, asked = paid + by_voucher, cash + voucher
    # |voucher − asked × share| within one minor unit, in whole numbers; the last refund takes what rounding left
    off = voucher * whole - asked * by_voucher
    fits = (np.abs(off) <= unit(frame, refund) * whole) & (by_voucher > 0)
    match = match_rows(items, L1, SIDE_B)
    for which, key, state in ((fits, "am12.share", EXPLAINED), (~fits, "am12.open", OPEN)):
        items.add(
            "AM12",
            L1,
            refund[which],
            key,
            amount=voucher[which],
            state=np.full(int(which.sum()), state),
            match=match[refund[which]],
            others=(np.arange(int(which.sum())), payment[which]),
            money={
                "cash": cash[which],
                "asked": asked[which],
                "paid": paid[which],
                "by_voucher": by_voucher[which],
            },
        )
