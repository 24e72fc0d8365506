"""L3: payouts that are not in the bank, bank credits that no payout explains, own transfers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.match import OPEN, SIDE_A, SIDE_B, WAITING, Comparison
from app.domain.record import Layer
from app.matching.classify.items import Items, covered_until, late_state
from app.matching.classify.left_orders import equal_candidates, timed
from app.matching.expected import expected_days
from app.matching.figures import quoted
from app.matching.origin import LEDGER_ENDS
from app.matching.pairing import codes, single
from app.matching.sides import channel_like

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L3 = Comparison.L3


def add(items: Items) -> None:
    """Add what L3 leaves over."""
    work, frame = items.work, items.frame
    side_a, side_b = work.sides[L3]
    until_b = covered_until(items, (Layer.BANK,), side_b)
    ledgers = covered_until(items, (Layer.SETTLEMENT, Layer.CHANNEL), side_a, LEDGER_ENDS)
    if until_b is not None:
        _own_transfers(items)
    if until_b is None or ledgers is None or not (side_a.any() or frame.ledger.any()):
        return
    equal_candidates(items, L3)
    _payouts(items, frame.by_rank(work.open(L3, SIDE_A) & ~frame.idle & ~items.named[L3]), until_b)
    credits = work.open(L3, SIDE_B) & channel_like(frame.records) & ~items.named[L3]
    _deposits(items, frame.by_rank(credits), ledgers)


def _payouts(items: Items, payouts: Ints, until: int) -> None:
    """Add payouts under way (late ones too, within the band of days), and those that should have come."""
    frame = items.frame
    payouts = payouts[frame.net[payouts] != 0]
    expected = expected_days(frame, payouts)
    missing = expected + frame.inputs.rules.late_band_days <= until
    state = late_state(expected, until)
    late = (state == OPEN) & ~missing
    amount = -frame.net[payouts]
    for which, code, key in (
        (missing, "EX5", "ex5.open"),
        (late, "TS3", "ts3.late"),
        (state == WAITING, "TS3", "ts3.waiting"),
    ):
        items.add(code, L3, payouts[which], key, amount=amount[which], state=state[which], expected=expected[which])


def _deposits(items: Items, deposits: Ints, until: int) -> None:
    """Add credits from a channel; their payout should stand in the channel's file on the day before or on it."""
    frame = items.frame
    expected = frame.day[deposits]
    keys = ("EX6", "ex6.open", "ts1.deposit", "ts2.deposit")
    timed(items, deposits, -frame.net[deposits], expected, late_state(expected, until), keys, comparison=L3)


def _own_transfers(items: Items) -> None:
    """Add credits that mirror a debit of another own bank account within a day: no income."""
    work, frame = items.work, items.frame
    account = frame.accounts[0]
    free = frame.by_rank(work.open(L3, SIDE_B) & frame.is_bank & ~channel_like(frame.records))
    plus, minus = free[frame.net[free] > 0], free[frame.net[free] < 0]
    for apart in (0, 1):
        key = codes(
            np.concatenate([frame.net[plus], -frame.net[minus]]),
            np.concatenate([frame.day[plus] - apart, frame.day[minus]]),
            frame.currency[np.concatenate([plus, minus])],
        )
        i, j = single(key[: len(plus)], key[len(plus) :])
        other = account[plus[i]] != account[minus[j]]
        i, j = i[other], j[other]
        rows, partners = plus[i], minus[j]
        order = np.argsort(frame.rank[rows])
        rows, partners = rows[order], partners[order]
        items.named[L3][partners] = True
        more = {
            "to": quoted(pa.array(frame.accounts[1], pa.string()).take(pa.array(account[rows]))),
            "from": quoted(pa.array(frame.accounts[1], pa.string()).take(pa.array(account[partners]))),
        }
        items.add(
            "ST5", L3, rows, "st5.open", amount=-frame.net[rows], others=(np.arange(len(rows)), partners), more=more
        )
        plus, minus = np.delete(plus, i), np.delete(minus, j)
