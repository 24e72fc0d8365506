"""Fees against what was agreed, else against what the channel usually takes, else against the rate the row prints.

AM4 is a fee, AM6 a commission that is charged otherwise, AM5 one that a refund did not give back, HM5 the price of
instalments that the shop bears for its buyer. A residue of rounding is none of them.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.fees import RATE, FeeTerms, rate_text
from app.domain.match import Comparison
from app.domain.money import plain
from app.domain.record import Kind
from app.matching.classify.amounts import unit
from app.matching.classify.instalments import add_instalments
from app.matching.fees.models import DOUBTFUL, OTHERWISE, UNKNOWN, Fees
from app.matching.fees.read import read_fees
from app.matching.fees.rows import COMMISSION, REFUND
from app.matching.fees.terms import exact, is_residue, rounded

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.matching.classify.items import Items
    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: Steps of a printed rate: millionths, so that 0.6 % is 6000.
PARTS = 1_000_000


def add(items: Items) -> None:
    """Add fees and commissions charged otherwise, fees that a refund did not give back, and instalments."""
    work, inputs = items.work, items.frame.inputs
    fees = read_fees(items.frame, work.sides[Comparison.L1][1], inputs.rules.fees, inputs.starting)
    explained = add_instalments(items, fees)
    _otherwise(items, fees, explained)
    _printed(items, fees, explained)
    _doubtful(items, fees)


def _otherwise(items: Items, fees: Fees, explained: Mask) -> None:
    """Add what contracts and models say was charged otherwise."""
    wrong = (fees.verdict == OTHERWISE) & ~explained
    if not wrong.any():
        return
    what = fees.charges.what
    agreed = np.array([one.agreed is not None for one in fees.models] or [False], np.bool_)[fees.model]
    commission, refund = what == COMMISSION, what == REFUND
    for which, code, key in (
        (wrong & ~commission & ~refund & agreed, "AM4", "am4.contract"),
        (wrong & ~commission & ~refund & ~agreed, "AM4", "am4.usual"),
        (wrong & commission & agreed, "AM6", "am6.contract"),
        (wrong & commission & ~agreed, "AM6", "am6.usual"),
        (wrong & refund, "AM5", "am5.usual"),
    ):
        _add(items, fees, np.flatnonzero(which), code, key)


def _add(items: Items, fees: Fees, at: Ints, code: str, key: str) -> None:
    """Add one item for each charge of `at`."""
    sign = np.where(fees.charges.what[at] == REFUND, -1, 1)
    charged, due = sign * fees.charges.fee[at], sign * fees.due[at]
    rows = fees.charges.row[at]
    texts = pa.array([f'"{terms_text(one.agreed or one.terms, one.currency)}"' for one in fees.models], pa.string())
    items.add(
        code,
        Comparison.L2,
        rows,
        key,
        amount=due - charged,
        expected=items.frame.day[rows],
        money={"fee": fees.charges.fee[at], "expected_fee": fees.due[at], "base": fees.charges.base[at]},
        more={"rate": texts.take(pa.array(fees.model[at]))},
    )


def terms_text(terms: FeeTerms, currency: str, rate: Callable[[int], str] = rate_text) -> str:
    """Return terms as people write them: `0.6%`, `2.9% + 0.30`, `0.38% (≥ 0.08, ≤ 25.00)`; rate: writes a rate."""
    text = rate(terms.rate) if terms.rate or not terms.fixed else ""
    if terms.fixed:
        text = " + ".join(one for one in (text, plain(terms.fixed, terms.exp, currency)) if one)
    edges = [
        f"{sign} {plain(value, terms.exp, currency)}"
        for sign, value in (("≥", terms.least), ("≤", terms.cap))
        if value is not None
    ]
    return f"{text} ({', '.join(edges)})" if edges else text


def _printed(items: Items, fees: Fees, explained: Mask) -> None:
    """Add fees that are not the rate their own row prints times its amount, where no model of that rate speaks."""
    frame = items.frame
    charges = fees.charges
    own = rates(frame)
    rate = _of_payment(charges.parent, own[charges.row])
    model = np.array([one.terms.rate for one in fees.models] or [-1], np.int64)[fees.model]
    known = ~np.isin(fees.verdict, (UNKNOWN, DOUBTFUL))
    spoken = known & ((model == rate * (RATE // PARTS)) | (fees.verdict == OTHERWISE))
    event = np.isin(frame.num("kind")[charges.row], (Kind.PAYMENT, Kind.REFUND)) & frame.known("fee")[charges.row]
    at = np.flatnonzero((rate >= 0) & event & ~spoken & ~explained)
    if not len(at):
        return
    back = charges.what[at] == REFUND
    silent = back & _kept_always(fees, at)
    at, back = at[~silent], back[~silent]
    rate, base, coupon, fee = rate[at], charges.base[at], charges.coupon[at], charges.fee[at]
    step = unit(frame, charges.row[at])
    agrees = np.zeros(len(at), np.bool_)
    for other in (base, base + coupon, base - coupon):
        agrees |= _agrees(other, rate, fee, step)
    whole, rest = exact(rate * (RATE // PARTS), 0, base)
    due = rounded(whole, rest, step, "half_up")
    sign = np.where(back, -1, 1)
    kept = back & ~agrees & (fee < due)
    for which, code, key in ((~agrees & ~kept, "AM4", "am4.open"), (kept & ~agrees, "AM5", "am5.open")):
        rows = charges.row[at[which]]
        items.add(
            code,
            Comparison.L2,
            rows,
            key,
            amount=(sign * (due - fee))[which],
            expected=frame.day[rows],
            money={"fee": fee[which], "expected_fee": due[which], "base": base[which]},
            more={"rate": _rate_text(rate[which])},
        )


def _doubtful(items: Items, fees: Fees) -> None:
    """Add refunds that gave back less of the fee than as many others, where so few do not show what is usual.

    Where a row, or that of its payment, prints its rate, that alone says what is due.
    """
    charges = fees.charges
    bare = _of_payment(charges.parent, rates(items.frame)[charges.row]) < 0
    at = np.flatnonzero((fees.verdict == DOUBTFUL) & bare)
    given = np.flatnonzero((charges.what == REFUND) & (fees.verdict == UNKNOWN) & (fees.due >= 0))
    item, other = np.nonzero(fees.model[at][:, None] == fees.model[given][None, :])
    alike = np.bincount(item, minlength=len(at))
    told = alike + np.bincount(fees.model[at], minlength=len(fees.models) + 1)[fees.model[at]]
    rows = charges.row[at]
    items.add(
        "AM5",
        Comparison.L2,
        rows,
        "am5.doubtful",
        amount=charges.fee[at] - fees.due[at],
        others=(item, charges.row[given[other]]),
        expected=items.frame.day[rows],
        money={"fee": charges.fee[at], "expected_fee": fees.due[at], "base": charges.base[at]},
        more={name: pa.array(count).cast(pa.string()) for name, count in (("given", alike), ("told", told))},
    )


def _kept_always(fees: Fees, at: Ints) -> Mask:
    """Return which refunds are of a channel that never gives its fee back, as its refunds show."""
    kept = np.array([one.terms.refund == "kept" for one in fees.models] or [False], np.bool_)
    return np.asarray(kept[fees.model[at]] & (fees.model[at] >= 0))


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


def _of_payment(parent: Ints, rate: Ints) -> Ints:
    """Return the rates; a refund that prints none has that of its payment."""
    bare = (rate < 0) & (parent >= 0)
    return np.where(bare, rate[np.maximum(parent, 0)], rate)


def _agrees(base: Ints, rate: Ints, fee: Ints, step: Ints) -> Mask:
    """Return where a fee is rate × base, or less than a minor unit off it."""
    out = np.zeros(len(base), np.bool_)
    for one in np.unique(np.stack([rate, step]), axis=1).T.tolist():
        mine = (rate == one[0]) & (step == one[1]) & (base > 0)
        terms = FeeTerms(rate=one[0] * (RATE // PARTS))
        out[mine] = is_residue(terms, base[mine], fee[mine], one[1], terms.exp)
    return np.asarray(out | ((base == 0) & (fee == 0)))


def _rate_text(rate: Ints) -> pa.Array:
    kinds, index = np.unique(rate, return_inverse=True)
    texts = [f'"{rate_text(int(one) * (RATE // PARTS))}"' for one in kinds]
    return pa.array(texts, pa.string()).take(pa.array(index.ravel()))
