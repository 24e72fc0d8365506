"""The charges of a book as columns: what was charged, on which base, when and for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind
from app.matching.by_reference import events
from app.matching.keys import flat, group_ids, shared
from app.matching.pairing import first_of
from app.matching.sides import PAYOUTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: Kinds of charges by number, in the order of app.domain.fees.KINDS; the last is money going back.
PAYMENT, PAYOUT, COMMISSION, FEE, REFUND = range(5)


@dataclass(frozen=True, slots=True, eq=False)
class Charges:
    """n charges by rank. All amounts at the frame's exponent, absolute.

    row: of the frame, the record that states the charge. what: PAYMENT …. base: what it is charged on; coupon: part of
    the base that the row says somebody else bore. fee: positive = cost, of a refund positive = given back.
    day: of the charge. series: charges of one account, source, kind and currency; subtype: code of the source's own
    word within `words`. parent: of a refund the position of its payment, −1 for unknown.
    """

    row: Ints
    what: Ints
    base: Ints
    coupon: Ints
    fee: Ints
    day: Ints
    series: Ints
    subtype: Ints
    words: list[str]
    parent: Ints

    def __len__(self) -> int:
        return len(self.row)


def charges(frame: Frame, side_b: Mask) -> Charges:
    """Return every charge that a record states. side_b: of L1, the rows that stand for events."""
    kind = frame.num("kind")
    known = frame.known("fee") & ~frame.idle & (frame.amount != 0)
    repeated = (np.isin(kind, (Kind.PAYMENT, Kind.REFUND))) & ~side_b
    if (known & frame.trade).any():
        known &= ~repeated  # the bill states the fee; the ledger's row would count it twice
    payment, refund = known & (kind == Kind.PAYMENT), known & (kind == Kind.REFUND)
    payout = known & np.isin(kind, PAYOUTS)
    own, base_row = _own_rows(frame, known, kind)
    what = np.full(frame.count, -1, np.int64)
    what[payment & (frame.amount > 0)] = PAYMENT
    what[refund & (frame.amount < 0)] = REFUND
    what[payout] = PAYOUT
    what[own] = np.where(kind[own] == Kind.COMMISSION, COMMISSION, FEE)
    rows = frame.by_rank(what >= 0)
    what = what[rows]
    of = np.arange(frame.count)
    of[own] = base_row
    separate = np.isin(what, (COMMISSION, FEE))
    fee = np.where(separate, -frame.amount[rows], frame.fee[rows])
    words = frame.text("subtype").take(pa.array(rows)).dictionary_encode()
    return Charges(
        row=rows,
        what=what,
        base=np.abs(frame.amount[of[rows]]),
        coupon=frame.coupon[of[rows]],
        fee=np.where(what == REFUND, -fee, fee),
        day=frame.day[rows],
        series=_series(frame, rows, what),
        subtype=words.indices.to_numpy().astype(np.int64),
        words=words.dictionary.to_pylist(),
        parent=_parents(frame, side_b, rows),
    )


def _series(frame: Frame, rows: Ints, what: Ints) -> Ints:
    """Return one number for each account, source, kind and currency; refunds have their payments' number."""
    of = np.where(what == REFUND, PAYMENT, what)
    whole = frame.accounts[0][rows] * (int(frame.source.max(initial=0)) + 1) + frame.source[rows]
    return np.asarray((whole * len(frame.currencies) + frame.currency[rows]) * REFUND + of)


def _own_rows(frame: Frame, known: Mask, kind: Ints) -> tuple[Ints, Ints]:
    """Return fees and commissions with a row of their own, and the one payment of their account each belongs to.

    By the number of the payment that they point at, else by the order's. A payment with several of one subtype, or an
    order with several payments, says nothing of the base.
    """
    own = np.flatnonzero(np.isin(kind, (Kind.FEE, Kind.COMMISSION)) & (frame.amount < 0) & ~known & ~frame.idle)
    own = own[~_stated(frame, own, np.flatnonzero(known & (kind == Kind.PAYMENT)))]
    paid = np.flatnonzero((kind == Kind.PAYMENT) & (frame.amount > 0) & ~frame.idle)
    none = np.zeros(0, np.int64)
    if not len(own) or not len(paid):
        return none, none
    base = np.full(len(own), -1, np.int64)
    for theirs, ours in (("channel_ref", "parent_ref"), ("order_ref", "order_ref")):
        key = _keys(frame, (theirs, paid), (ours, own))
        at, only = first_of(key[: len(paid)], key[len(paid) :])
        base = np.where((base < 0) & only, paid[at], base)
    own, base = own[base >= 0], base[base >= 0]
    words = frame.text("subtype").take(pa.array(own)).dictionary_encode().indices.to_numpy().astype(np.int64)
    which = np.stack([base, words, kind[own]])
    _, inverse, times = np.unique(which, axis=1, return_inverse=True, return_counts=True)
    alone = times[inverse.ravel()] == 1
    return own[alone], base[alone]


def _stated(frame: Frame, own: Ints, paid: Ints) -> Mask:
    """Return which rows of fees only say again what the row of a payment states: a bill and its ledger tell one fee."""
    fee = frame.num("kind")[own] == Kind.FEE
    out = np.zeros(len(own), np.bool_)
    if fee.any() and len(paid):
        out[fee] = shared(frame.records, own[fee], ("parent_ref", "channel_ref"), paid, ("channel_ref",))
        out[fee] |= shared(frame.records, own[fee], ("order_ref",), paid, ("order_ref",))
    return out


def _keys(frame: Frame, *parts: tuple[str, Ints]) -> Ints:
    """Return one number for each text of several reference columns within an account and currency; −1 for none."""
    texts = [frame.ref(name)[0].take(pa.array(rows)) for name, rows in parts]
    marks = np.concatenate([frame.ref(name)[1][rows] for name, rows in parts])
    ids, count = group_ids(marks, flat(pa.chunked_array(texts)))
    rows = np.concatenate([rows for _name, rows in parts])
    owner = frame.accounts[0][rows] * len(frame.currencies) + frame.currency[rows]
    _, owner = np.unique(owner, return_inverse=True)
    return np.where(ids < 0, -1, owner.ravel() * max(count, 1) + ids)


def _parents(frame: Frame, side_b: Mask, rows: Ints) -> Ints:
    """Return for each charge that is a refund the position of its payment among `rows`, −1 for unknown."""
    found = events(frame, side_b)
    place = np.full(frame.count, -1, np.int64)
    place[rows] = np.arange(len(rows))
    of = np.full(frame.count, -1, np.int64)
    owned = found.owner >= 0
    of[found.refund[owned]] = place[found.payment[found.owner[owned]]]
    return of[rows]


def said(frame: Frame, rows: Ints, pattern: str) -> Mask:
    """Return which rows say a regular expression in their subtype, status word or text."""
    hit = np.zeros(len(rows), np.bool_)
    for name in ("subtype", "text"):
        texts = frame.text(name).take(pa.array(rows))
        hit |= np.asarray(pc.match_substring_regex(texts, pattern, ignore_case=True).to_numpy(zero_copy_only=False))
    return hit
