"""The simplest terms that all but the outliers of a set of charges obey.

Candidates come from votes (see vote.py) over a sample that does not depend on the order of rows, with a few guesses
of the fixed part and without the fees that a minimum or a cap may have set. Each is held against the rows in exact
integers; the cheapest wins: a row that it does not explain costs one, each further digit or part of the terms more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from app.domain.fees import RATE, ROUNDINGS
from app.matching.fees import terms as exactly
from app.matching.fees import vote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: Distinct charges that vote; more would not make the rate surer.
SAMPLE = 4096

#: Rows that must stand at a minimum or a cap before it is one, on at least two bases.
EDGE = 3

#: Votes of a set of charges that are looked at more closely.
VOTES = 3

_MODES = {vote.NEAREST: ("half_up", "half_even", "half_down"), vote.DOWN: ("down",), vote.UP: ("up",)}


@dataclass(frozen=True, slots=True, order=True)
class Fit:
    """Terms in the units of the rows, ordered by what they cost. least, cap: −1 = none; mode: of ROUNDINGS."""

    cost: int
    digits: int
    place: int  # of its rounding among ROUNDINGS, so that the usual one wins a tie
    fixed: int
    rate: int
    least: int
    cap: int
    mode: str
    explained: int
    total: int


def fit(base: Ints, fee: Ints, step: int, hints: Sequence[int] = ()) -> Fit | None:
    """Return the best terms for charges; None where there are none.

    base > 0, fee ≥ 0, in one unit; fees are multiples of `step` but for outliers. hints: rates that are tried as well.
    The order of rows does not matter.
    """
    base, fee, weight = sample(base, fee)
    if not len(base):
        return None
    tried: dict[tuple[int, int, str], None] = {}
    for part in _parts(base, fee, weight):
        for fixed, family in _elected(base[part], fee[part], weight[part], step):
            found = vote.rates(base[part], fee[part] - fixed, weight[part], step, family)
            tried |= {(rate, fixed, family): None for rate, _ in found}
    tried[0, 0, vote.NEAREST] = None
    if _spread(base):
        tried[0, int(fee[np.argmax(_weights_of(fee, weight))]), vote.NEAREST] = None
    tried |= {(one, 0, vote.NEAREST): None for one in hints}
    return min(
        _held(base, fee, weight, step, rate, fixed, mode) for rate, fixed, family in tried for mode in _MODES[family]
    )


def _elected(base: Ints, fee: Ints, weight: Ints, step: int) -> list[tuple[int, str]]:
    """Return the fixed parts and families under which the most rows meet in one rate, the best ones first."""
    voted = []
    for fixed in _fixed_parts(base, fee, step):
        for place, family in enumerate(vote.FAMILIES):
            depth = vote.deepest(*vote.allowed(base, fee - fixed, step, family), weight)[1]
            voted.append((_price(int(weight.sum())) * _digits(fixed) - depth, fixed, place))
    return [(fixed, vote.FAMILIES[place]) for _cost, fixed, place in sorted(voted)[:VOTES]]


def sample(base: Ints, fee: Ints) -> tuple[Ints, Ints, Ints]:
    """Return at most SAMPLE distinct charges, evenly over their sizes, and how many rows each stands for."""
    some = (base > 0) & (fee >= 0)
    if not some.all():
        base, fee = base[some], fee[some]
    if not len(base):
        return base, fee, base
    high = int(fee.max()) + 1
    if int(base.max()) <= (2**63 - 1) // high:
        both = np.sort(base * high + fee)
        base, fee = both // high, both % high
    else:
        order = np.lexsort((fee, base))
        base, fee = base[order], fee[order]
    first = np.flatnonzero(np.append(True, (base[1:] != base[:-1]) | (fee[1:] != fee[:-1])))
    weight = np.diff(np.append(first, len(base)))
    if len(first) > SAMPLE:
        some_of = np.arange(SAMPLE) * len(first) // SAMPLE
        first, weight = first[some_of], weight[some_of]
    return base[first], fee[first], weight


def settled(base: Ints, fee: Ints, step: int, one: Fit) -> Fit:
    """Return the terms with what a sample may have missed: the rounding of rare ties, the few rows at an edge."""
    whole, rest = exactly.exact(one.rate, one.fixed, base)
    family = next(modes for modes in _MODES.values() if one.mode in modes)
    best, mode = -1, one.mode
    for name in family if len(family) > 1 else ():
        count = int((_limited(exactly.rounded(whole, rest, step, name), one.least, one.cap) == fee).sum())
        if count > best:
            best, mode = count, name
    least, cap = one.least, one.cap
    if one.rate and min(least, cap) < 0:
        raw, each = exactly.rounded(whole, rest, step, mode), np.ones(len(base), np.int64)
        least = _edge(fee, raw, each, low=True) if least < 0 else least
        cap = _edge(fee, raw, each, low=False) if cap < 0 else cap
    return replace(one, mode=mode, place=ROUNDINGS.index(mode), least=least, cap=cap if cap > least else -1)


def explained(base: Ints, fee: Ints, step: int, one: Fit) -> Mask:
    """Return which charges the terms give exactly."""
    return np.asarray(fee == _fees(base, step, one))


def other_rates(base: Ints, fee: Ints, step: int, one: Fit) -> tuple[int, int]:
    """Return the lowest and the highest rate that explain all that `one` explains, its other parts unchanged."""
    free = explained(base, fee, step, one) & (base > 0) & (fee < 4 * 10**10)
    free &= (fee != one.least) & (fee != one.cap)
    if not free.any():
        return 0, RATE // 2
    family = next(name for name, modes in _MODES.items() if one.mode in modes)
    low, high = vote.allowed(base[free], fee[free] - one.fixed, step, family)
    return min(int(low.max()), one.rate), max(int(high.min()), one.rate)


def as_good(base: Ints, fee: Ints, step: int, one: Fit) -> tuple[str, ...]:
    """Return the roundings under which the terms explain as many charges as under their own, that one first."""
    count = int(explained(base, fee, step, one).sum())
    family = next(modes for modes in _MODES.values() if one.mode in modes)
    whole, rest = exactly.exact(one.rate, one.fixed, base)
    out = [one.mode]
    for mode in family:
        if mode != one.mode:
            raw = _limited(exactly.rounded(whole, rest, step, mode), one.least, one.cap)
            out += [mode] if int((raw == fee).sum()) == count else []
    return tuple(out)


def _price(total: int) -> int:
    """Return how many unexplained rows one more digit, or one more part, of the terms is worth."""
    return 2 + total // 1000


def _digits(fixed: int) -> int:
    """Return how much a fixed part says: nothing of none, else one more than its digits without closing zeros."""
    return 1 + len(str(fixed).rstrip("0")) if fixed else 0


def _fees(base: Ints, step: int, one: Fit) -> Ints:
    whole, rest = exactly.exact(one.rate, one.fixed, base)
    return _limited(exactly.rounded(whole, rest, step, one.mode), one.least, one.cap)


def _limited(fee: Ints, least: int, cap: int) -> Ints:
    if least >= 0:
        fee = np.maximum(fee, least)
    return np.minimum(fee, cap) if cap >= 0 else fee


def _weights_of(fee: Ints, weight: Ints) -> Ints:
    """Return for each charge the weight of its fee."""
    values, inverse = np.unique(fee, return_inverse=True)
    return np.asarray(np.bincount(inverse.ravel(), weight, len(values)).astype(np.int64)[inverse.ravel()])


def _parts(base: Ints, fee: Ints, weight: Ints) -> list[Mask]:
    """Return sets of charges that may lie on one line: all, and all without a common lowest or highest fee."""
    whole = np.ones(len(fee), np.bool_)
    values, inverse = np.unique(fee, return_inverse=True)
    inverse = inverse.ravel()
    bases = np.bincount(inverse)  # charges are distinct: each is another base
    heavy = np.bincount(inverse, weight, len(values))
    common = values[(bases >= 2) & (heavy >= max(EDGE, int(weight.sum()) // 20))]
    if not len(common):
        return [whole]
    low, high = fee != common[0], fee != common[-1]
    out = [whole, low, high, low & high]
    return [one for one in out if one.sum() >= 2] or [whole]


def _fixed_parts(base: Ints, fee: Ints, step: int) -> list[int]:
    """Return guesses of the fixed part: none, and what the slope between small and large charges leaves at zero."""
    half = len(base) // 2
    if half < 2 or not _spread(base):
        return [0]
    rise, run = fee[half : 2 * half] - fee[:half], base[half : 2 * half] - base[:half]
    some = (run > 0) & (np.abs(rise) < 4 * 10**10)
    if some.sum() < 2:
        return [0]
    slope = np.sort(rise[some] * RATE // run[some])
    middle = int(slope[len(slope) // 2])
    if middle < 0:
        return [0]
    whole, _rest = exactly.exact(middle, 0, base)
    left = np.sort(fee - whole)
    guess = (int(left[len(left) // 2]) + step // 2) // step * step
    return [0] + [one for one in (guess, guess - step, guess + step) if one > 0]


def _spread(base: Ints) -> bool:
    """Return whether sorted bases differ enough to tell a fixed part from a rate."""
    tenth = len(base) // 10
    return bool(4 * int(base[len(base) - 1 - tenth]) >= 5 * int(base[tenth]))


def _held(base: Ints, fee: Ints, weight: Ints, step: int, rate: int, fixed: int, mode: str) -> Fit:
    """Return terms with the minimum and the cap that the charges show, and what they cost."""
    whole, rest = exactly.exact(rate, fixed, base)
    raw = exactly.rounded(whole, rest, step, mode)
    least = _edge(fee, raw, weight, low=True) if rate else -1
    cap = _edge(fee, raw, weight, low=False) if rate else -1
    if 0 <= cap <= least:
        cap = -1
    told = int(weight[_limited(raw, least, cap) == fee].sum())
    total = int(weight.sum())
    parts = vote.digits_of(rate) + _digits(fixed) + (least >= 0) + (cap >= 0)
    return Fit(
        cost=total - told + _price(total) * parts,
        digits=vote.digits_of(rate),
        fixed=fixed,
        rate=rate,
        least=least,
        cap=cap,
        place=ROUNDINGS.index(mode),
        mode=mode,
        explained=told,
        total=total,
    )


def _edge(fee: Ints, raw: Ints, weight: Ints, *, low: bool) -> int:
    """Return the minimum (low) or the cap that fees off the line show, −1 for none.

    It is the fee that most of them have, and nearly all whose line runs beyond it must have it.
    """
    off = np.flatnonzero(fee > raw if low else (fee < raw) & (fee > 0))
    if len(off) < 2:
        return -1
    values, inverse = np.unique(fee[off], return_inverse=True)
    heavy = np.bincount(inverse.ravel(), weight[off], len(values))
    value = int(values[np.argmax(heavy)])
    beyond = raw < value if low else raw > value
    there = beyond & (fee == value)
    hits, all_of = int(weight[there].sum()), int(weight[beyond].sum())
    # one fee on two bases is no chance where every row that should be beyond it has it
    enough = hits >= EDGE or hits == all_of
    return value if enough and int(there.sum()) >= 2 and 10 * hits >= 9 * all_of else -1
