"""What was begun and not finished: refunds only accepted (TS6), goods sent although the payment failed (TS8); and loans
that the channel pays itself back (HM7); and what a channel shows and has not settled yet (HM4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.match import SIDE_A, Comparison
from app.domain.record import Kind, Layer, State
from app.matching.classify.held import REFERENCES
from app.matching.classify.items import covered_until, late_state
from app.matching.keys import group_ids, shared
from app.matching.pairing import codes, first_of
from app.matching.proposals import group_sum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.classify.items import Items
    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L1, L2 = Comparison.L1, Comparison.L2

#: Days within which an accepted refund is paid out; banks' cards take the longest.
REFUND_DAYS = 7

#: How channels call what they keep of the takings to pay back a loan of theirs.
REPAYMENT = (
    r"financing_paydown|anticipation_repayment|loan (?:re)?payment|repayment of (?:a |the )?(?:loan|advance)|"
    r"working capital|capital remittance|[贷貸借]款[归歸]?[还還扣]|融[资資][还還]款"
)


#: What a channel may show before it settles it; refunds that are only accepted are told each by itself.
EARNED = (Kind.PAYMENT, Kind.SUBSIDY, Kind.FEE, Kind.COMMISSION, Kind.ADJUSTMENT)

#: Days within which channels settle: after the buyer's confirmation, which comes by itself within two weeks.
SETTLE_DAYS = 21


def add(items: Items) -> None:
    """Add refunds only accepted, failed payments of finished orders, loans paid back, and what is not settled."""
    _refunds(items)
    _bounced(items)
    _failed(items)
    _loans(items)
    _unsettled(items)


def _refunds(items: Items) -> None:
    """TS6: refunds that their file calls accepted and no ledger shows as paid, and those that bounced."""
    work, frame, event = items.work, items.frame, items.work.events
    if event is None:
        return
    pending = event.refund[frame.num("state")[event.refund] == State.PENDING]
    rows = pending[~_paid(frame, pending)]
    until = covered_until(items, (Layer.CHANNEL, Layer.SETTLEMENT), work.sides[L1][1])
    if not len(rows) or until is None:
        return
    expected = frame.day[rows] + REFUND_DAYS
    items.add(
        "TS6", L1, rows, "ts6.open", amount=-frame.amount[rows], state=late_state(expected, until), expected=expected
    )


def _bounced(items: Items) -> None:
    """TS6: refunds of trade bills that failed, whose money went back to the buyer by no other row."""
    frame = items.frame
    here = items.work.sides[L1][1] & frame.trade & (frame.num("kind") == Kind.REFUND) & (frame.amount < 0)
    rows = frame.by_rank(here & (frame.num("state") == State.FAILED))
    rows = rows[~_paid(frame, rows, here)]
    items.add("TS6", L1, rows, "ts6.failed", amount=-frame.amount[rows])


def _paid(frame: Frame, pending: Ints, also: Mask | None = None) -> Mask:
    """Return which refunds a ledger of their provider shows as paid, by one of their numbers and the amount.

    also: rows of trade bills that count as a ledger's do.
    """
    out = np.zeros(len(pending), np.bool_)
    books = frame.ledger if also is None else frame.ledger | also
    ledger = np.flatnonzero(books & ~frame.idle & (frame.amount < 0))
    if not len(pending) or not len(ledger):
        return out
    both = np.concatenate([ledger, pending])
    cut = len(ledger)
    for ours in REFERENCES:
        for theirs in REFERENCES:
            (text_l, fp_l), (text_p, fp_p) = frame.ref(theirs), frame.ref(ours)
            ids, _ = group_ids(
                np.concatenate([fp_l[ledger], fp_p[pending]]),
                pa.concat_arrays([text_l.take(ledger), text_p.take(pending)]),
            )
            key = np.where(ids < 0, -1, codes(ids, frame.family[0][both], frame.currency[both], frame.amount[both]))
            out |= (key[cut:] >= 0) & np.isin(key[cut:], key[:cut])
    return out


def _failed(items: Items) -> None:
    """TS8: finished orders whose only payment failed; what is merely paid may not have been sent yet."""
    work, frame = items.work, items.frame
    side_b = work.sides[L1][1]
    state, kind = frame.num("state"), frame.num("kind")
    orders = frame.by_rank(work.open(L1, SIDE_A) & (state == State.DONE) & (frame.amount > 0))
    failed = frame.by_rank(side_b & (kind == Kind.PAYMENT) & (state == State.FAILED))
    if not len(orders) or not len(failed):
        return
    text, marks = frame.ref("order_ref")
    ids, _ = group_ids(
        np.concatenate([marks[failed], marks[orders]]), pa.concat_arrays([text.take(failed), text.take(orders)])
    )
    at, _ = first_of(ids[: len(failed)], ids[len(failed) :])
    hit = at >= 0
    rows = orders[hit]
    items.add("TS8", L1, rows, "ts8.open", amount=frame.amount[rows], others=(np.arange(len(rows)), failed[at[hit]]))


def _unsettled(items: Items) -> None:
    """HM4: what each account shows as earned and not settled yet, once for each account and currency.

    A row that another one of the provider tells as done is settled.
    """
    frame = items.frame
    here = np.isin(frame.num("layer"), (Layer.CHANNEL, Layer.SETTLEMENT)) & np.isin(frame.num("kind"), EARNED)
    rows = frame.by_rank(here & (frame.num("state") == State.PENDING) & (frame.net != 0))
    done = np.flatnonzero(here & ~frame.idle)
    if not len(rows):
        return
    also = (frame.family[0], frame.num("kind"), frame.currency, frame.amount)
    for name in ("channel_ref", "order_ref"):
        rows = rows[~shared(frame.records, rows, (name,), done, (name,), also)]
    until = covered_until(items, (Layer.CHANNEL, Layer.SETTLEMENT), here)
    if not len(rows) or until is None:
        return
    owner = codes(frame.accounts[0][rows], frame.family[0][rows], frame.currency[rows])
    order = np.lexsort((frame.rank[rows], frame.day[rows], owner))
    rows, owner = rows[order], owner[order]
    first = np.append(True, np.diff(owner) != 0)
    item = np.cumsum(first) - 1
    net = group_sum(frame.net[rows], item, int(item[-1]) + 1)
    leads = rows[first]
    expected = frame.day[leads] + SETTLE_DAYS
    items.add(
        "HM4",
        L2,
        leads,
        "hm4.open",
        amount=net,
        others=(item[~first], rows[~first]),
        state=late_state(expected, until),
        expected=expected,
        more={"count": pa.array(np.bincount(item)).cast(pa.string())},
    )


def _loans(items: Items) -> None:
    """HM7: entries by which a channel pays back its own loan from the takings."""
    frame = items.frame
    kinds = (Kind.OTHER, Kind.ADJUSTMENT, Kind.FEE)
    here = np.isin(frame.num("layer"), (Layer.CHANNEL, Layer.SETTLEMENT)) & np.isin(frame.num("kind"), kinds)
    rows = frame.by_rank(here & ~frame.idle & (frame.net < 0))
    if not len(rows):
        return
    said = pc.match_substring_regex(frame.text("subtype").take(rows), REPAYMENT, ignore_case=True)
    rows = rows[np.asarray(said.to_numpy(zero_copy_only=False))]
    items.add("HM7", L2, rows, "hm7.open", amount=-frame.net[rows])
