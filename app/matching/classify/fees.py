"""Fees against the rate that the row itself prints, in exact units."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.match import SIDE_A, Comparison
from app.domain.record import Kind
from app.matching.classify.amounts import unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.classify.items import Items
    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: Steps of a rate: millionths, so that 0.6 % is 6000.
PARTS = 1_000_000

_SAFE = 9 * 10**18

#: Payments from which a usual rate is learned, and the step of such rates (0.01 %).
ENOUGH, STEP = 20, 100


def add(items: Items) -> None:
    """Add fees that are not rate × amount, and fees that a refund did not give back."""
    frame = items.frame
    kind = frame.num("kind")
    rows = frame.by_rank(frame.known("fee") & np.isin(kind, (Kind.PAYMENT, Kind.REFUND)) & ~frame.idle)
    if not len(rows):
        return
    rate = rates(frame)[rows]
    _from_payment(items, rows, rate)
    usual = _usual(frame, rows, rate)
    learned = (rate < 0) & (usual >= 0)
    rate = np.where(learned, usual, rate)
    learned = learned[rate >= 0]
    rows, rate = rows[rate >= 0], rate[rate >= 0]
    if not len(rows):
        return
    fee, sign = np.abs(frame.fee[rows]), np.where(frame.amount[rows] < 0, -1, 1)
    step = unit(frame, rows)
    agrees = np.zeros(len(rows), np.bool_)
    for base in (frame.amount[rows], frame.amount[rows] + frame.coupon[rows], frame.amount[rows] - frame.coupon[rows]):
        agrees |= _agrees(np.abs(base), rate, fee, step, frame.exp)
    agrees &= (frame.fee[rows] == 0) | (np.sign(frame.fee[rows]) == sign)
    expected = _rounded(np.abs(frame.amount[rows]), rate, step)
    back = kind[rows] == Kind.REFUND
    kept = back & ~agrees & (frame.fee[rows] == 0) & (expected > 0)
    match = _views(items)
    wrong = ~agrees & ~kept
    for which, code, key in (
        (wrong & ~learned, "AM4", "am4.open"),
        (wrong & learned & ~back, "AM4", "am4.usual"),
        (kept & ~learned, "AM5", "am5.open"),
    ):
        due = sign[which] * expected[which]
        charged = frame.fee[rows[which]]
        items.add(
            code,
            Comparison.L2,
            rows[which],
            key,
            amount=due - charged,
            match=match[rows[which]],
            money={"fee": charged, "expected_fee": due, "base": np.abs(frame.amount[rows[which]])},
            more={"rate": _rate_text(rate[which])},
        )


def rates(frame: Frame) -> Ints:
    """Return each record's printed rate in millionths, −1 where none is printed."""
    codes = frame.text("rate").dictionary_encode()
    known = np.array([_rate(one) for one in codes.dictionary.to_pylist()] or [-1], np.int64)
    return np.asarray(known[codes.indices.to_numpy()])


def _rate(text: str) -> int:
    """Read `0.60%` as 6000; −1 where it is no rate."""
    if not text.strip().endswith("%"):
        return -1
    try:
        parts = Decimal(text.strip()[:-1].strip()) * (PARTS // 100)
    except InvalidOperation:
        return -1
    return int(parts) if parts.is_finite() and parts == int(parts) and 0 <= parts <= PARTS else -1


def _from_payment(items: Items, rows: Ints, rate: Ints) -> None:
    """Give a refund that prints no rate the rate of its payment (in place)."""
    event = items.work.events
    if event is None:
        return
    known = rates(items.frame)
    of = np.full(items.frame.count, -1, np.int64)
    owned = event.owner >= 0
    of[event.refund[owned]] = known[event.payment[event.owner[owned]]]
    bare = (rate < 0) & (items.frame.num("kind")[rows] == Kind.REFUND)
    rate[bare] = of[rows[bare]]


def _usual(frame: Frame, rows: Ints, rate: Ints) -> Ints:
    """Return the rate that nearly all payments of a row's account were charged, −1 where there is none.

    Where no rate is printed, it shows in the fees themselves: enough payments, and nine of ten of them
    exactly rate × amount. Refunds take their account's.
    """
    out = np.full(len(rows), -1, np.int64)
    account = frame.accounts[0][rows]
    plain = (rate < 0) & (frame.amount[rows] > 0)
    for one in np.unique(account[plain]).tolist():
        mine = np.flatnonzero(plain & (account == one) & (frame.fee[rows] != 0))
        if len(mine) < ENOUGH:
            continue
        base, fee = frame.amount[rows[mine]], frame.fee[rows[mine]]
        # the larger the payment, the less its fee's rounding hides the rate
        large = base >= np.sort(base)[len(base) // 2]
        if int(fee.max()) > _SAFE // (4 * PARTS):
            continue
        guess = (2 * fee[large] * PARTS // STEP + base[large]) // (2 * base[large]) * STEP
        values, times = np.unique(guess, return_counts=True)
        likely = np.full(len(mine), values[np.argmax(times)])
        fits = _agrees(base, likely, fee, unit(frame, rows[mine]), frame.exp)
        if 10 * int(fits.sum()) >= 9 * len(mine):
            out[account == one] = likely[0]
    return out


def _agrees(base: Ints, rate: Ints, fee: Ints, step: Ints, exp: int) -> Mask:
    """Return where a fee is rate × base, rounded half up to the minor unit or to five digits."""
    to_minor = fee == _rounded(base, rate, step)
    if exp > 5:
        return np.asarray(to_minor | (fee == _rounded(base, rate, np.full(len(fee), 10 ** (exp - 5)))))
    finer = 10 ** (5 - exp)
    fits = base <= _SAFE // (PARTS * finer)
    five = (2 * np.where(fits, base, 0) * rate * finer + PARTS) // (2 * PARTS)
    return np.asarray(to_minor | (fits & (fee * finer == five)))


def _rounded(base: Ints, rate: Ints, step: Ints) -> Ints:
    """Return rate × base rounded half up to whole steps."""
    if int(base.max(initial=0)) < _SAFE // (4 * PARTS):
        return np.asarray((2 * base * rate + PARTS * step) // (2 * PARTS * step) * step)
    exact = [
        (2 * b * r + PARTS * s) // (2 * PARTS * s) * s
        for b, r, s in zip(base.tolist(), rate.tolist(), step.tolist(), strict=True)
    ]
    return np.array(exact, np.int64)


def _rate_text(rate: Ints) -> pa.Array:
    kinds, index = np.unique(rate, return_inverse=True)
    texts = [f'"{Decimal(int(one)) / (PARTS // 100):f}%"' for one in kinds]
    return pa.array(texts, pa.string()).take(pa.array(index.ravel()))


def _views(items: Items) -> Ints:
    """Return for each row of the frame the view of this run that holds it on side A, −1 for none."""
    at = np.full(items.frame.count, -1, np.int64)
    for number, found in enumerate(items.work.found):
        if found.comparison is Comparison.L2 and found.method == "view":
            mine = found.side == SIDE_A
            at[found.row[mine]] = items.work.row_of[number][found.match[mine]]
    return at
