"""What terms make of a base, in exact integers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.fees import RATE, ROUNDINGS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.fees import FeeTerms

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


def exact(rate: int | Ints, fixed: int | Ints, base: Ints) -> tuple[Ints, Ints]:
    """Return rate × base + fixed as whole units and the rest in 1/RATE units; base ≥ 0.

    Split at RATE so that no product leaves 64 bits.
    """
    tens, ones = base // RATE, base % RATE
    part = ones * rate
    return np.asarray(tens * rate + part // RATE + fixed), np.asarray(part % RATE)


def rounded(whole: Ints, rest: Ints, step: int | Ints, mode: str) -> Ints:
    """Return whole + rest/RATE brought to multiples of `step` by one of ROUNDINGS."""
    if isinstance(step, int) and step == 1:
        count, left = whole, rest
    else:
        count, left = whole // step, (whole % step) * RATE + rest
    twice, full = 2 * left, RATE * step
    if mode == "down":
        more: Mask = np.zeros(len(count), np.bool_)
    elif mode == "up":
        more = left > 0
    elif mode == "half_up":
        more = twice >= full
    elif mode == "half_down":
        more = twice > full
    elif mode == "half_even":
        more = (twice > full) | ((twice == full) & (count % 2 == 1))
    else:
        raise ValueError(f"{mode!r} is not one of {ROUNDINGS}")
    return np.asarray((count + more) * step)


def at(value: int, exp: int, to: int) -> int:
    """Return a value of terms at the exponent of the rows; digits that do not fit are cut."""
    return int(value * 10 ** (to - exp) if to >= exp else value // 10 ** (exp - to))


def due(terms: FeeTerms, base: Ints, exp: int, step: int = 0) -> Ints:
    """Return the fee that terms ask for bases ≥ 0, all at exponent `exp`; step: of rounding, else the terms' own."""
    whole, rest = exact(terms.rate, at(terms.fixed, terms.exp, exp), base)
    fee = rounded(whole, rest, step or 10 ** max(exp - terms.step_exp, 0), terms.rounding)
    return _clipped(terms, fee, exp)


def is_residue(terms: FeeTerms, base: Ints, fee: Ints, unit: int, exp: int) -> Mask:
    """Return which fees are less than one minor unit off what the terms give before rounding."""
    whole, rest = exact(terms.rate, at(terms.fixed, terms.exp, exp), base)
    if terms.least is not None:
        low = whole < at(terms.least, terms.exp, exp)
        whole, rest = np.where(low, at(terms.least, terms.exp, exp), whole), np.where(low, 0, rest)
    if terms.cap is not None:
        high = whole >= at(terms.cap, terms.exp, exp)
        whole, rest = np.where(high, at(terms.cap, terms.exp, exp), whole), np.where(high, 0, rest)
    off = fee - whole  # minus rest/RATE
    return np.asarray((off > -unit) & ((off < unit) | ((off == unit) & (rest > 0))))


def _clipped(terms: FeeTerms, fee: Ints, exp: int) -> Ints:
    if terms.least is not None:
        fee = np.maximum(fee, at(terms.least, terms.exp, exp))
    if terms.cap is not None:
        fee = np.minimum(fee, at(terms.cap, terms.exp, exp))
    return fee
