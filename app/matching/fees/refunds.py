"""What becomes of the fee when money goes back, read from the refunds themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.fees import TREATMENTS, FeeTerms
from app.matching.fees import terms as exactly

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.fees.rows import Charges

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: Refunds from which a treatment is read.
ENOUGH = 5
#: Of a hundred refunds so many bear a treatment out; so few do where the others are single ones.
MOST, FEW = 90, 75

#: Products above this would leave 64 bits.
_MOST = 4 * 10**18


@dataclass(frozen=True, slots=True)
class Treatment:
    """name: of TREATMENTS or "". told: refunds that could tell; as_said: how many of them did so.

    due: what each refund ought to give back under it, −1 where nothing can be said. since: day from which it holds,
    None = as long as anything is known; before: what held until then.
    """

    name: str
    told: int
    as_said: int
    due: Ints
    since: int | None = None
    before: str = ""


def returns(charges: Charges, which: Ints, terms: FeeTerms, step: int) -> dict[str, Ints]:
    """Return for each treatment what refunds ought to give back, −1 where the payment would have to be known.

    which: positions of refunds in `charges`. In proportion: the share of the payment's fee that the refund is of the
    payment, where the payment is not known rate × refund, if the terms have no other part.
    """
    back, parent = charges.base[which], charges.parent[which]
    known = parent >= 0
    paid = np.where(known, charges.base[np.maximum(parent, 0)], 0)
    kept = np.where(known, charges.fee[np.maximum(parent, 0)], 0)
    known &= (paid > 0) & (kept >= 0) & (kept <= _MOST // np.maximum(back, 1))
    plain = not terms.fixed and terms.least is None and terms.cap is None
    whole, rest = exactly.exact(terms.rate, 0, back)
    by_rate = exactly.rounded(whole, rest, step, terms.rounding)
    share = (2 * np.where(known, kept, 0) * back + paid * step) // np.maximum(2 * paid * step, 1) * step
    return {
        "proportion": np.where(known, share, by_rate if plain else -1),
        "without_fixed": by_rate,
        "whole": np.where(known, kept, -1),
        "kept": np.zeros(len(which), np.int64),
    }


def treatment(charges: Charges, which: Ints, terms: FeeTerms, unit: int, step: int) -> Treatment:
    """Return what most refunds show, and since when; less than ENOUGH show nothing.

    One in ten may differ; where no day of a change explains more of them, one in four may, if the others gave back.
    """
    none = Treatment("", 0, 0, np.full(len(which), -1, np.int64))
    due = returns(charges, which, terms, step)
    fee, day = charges.fee[which], charges.day[which]
    clear = ~over_refunded(charges)[which] & (np.maximum(due["proportion"], due["without_fixed"]) > 0)
    if int(clear.sum()) < ENOUGH:
        return none
    told = {name: clear & (due[name] >= 0) for name in TREATMENTS}
    like = {name: told[name] & (np.abs(fee - due[name]) < slack(name, unit, step)) for name in TREATMENTS}
    counts = {one: (int(like[one].sum()), int(told[one].sum())) for one in TREATMENTS}
    name, cut = _best(counts), None
    if not name:
        cut = _changed(day, told, like)
        name = _best(counts, FEW) if cut is None else ""
        name = "" if name == "kept" else name
    if name:
        return Treatment(name, int(told[name].sum()), int(like[name].sum()), due[name])
    if cut is None:
        return none
    since, before, after = cut
    late = day >= since
    could, did = (np.where(late, one[after], one[before]) for one in (told, like))
    return Treatment(
        after,
        int(could.sum()),
        int(did.sum()),
        np.where(late, due[after], due[before]),
        since,
        before,
    )


def doubtful(charges: Charges, which: Ints, unit: int, step: int) -> tuple[Mask, Mask, Ints]:
    """Return, of refunds too few to show a treatment, those that gave back less than their share of the fee, those that
    gave it back, and the share; none where less than half of them gave it back, or where all did."""
    due = returns(charges, which, FeeTerms(), step)["proportion"]
    gap = slack("proportion", unit, step)
    clear = (charges.parent[which] >= 0) & ~over_refunded(charges)[which] & (due >= 2 * gap)
    short = clear & (due - charges.fee[which] >= gap)
    given = clear & ~short
    if int(clear.sum()) >= ENOUGH or int(given.sum()) < int(short.sum()):
        short = given = np.zeros(len(which), np.bool_)
    return short, given & short.any(), due


def _best(counts: dict[str, tuple[int, int]], most: int = MOST) -> str:
    """Return the treatment that most refunds (in a hundred) show, of (as it says, could tell) each; "" for none."""
    name = max(TREATMENTS, key=lambda one: counts[one][0])  # the first of equals, as in TREATMENTS
    like, told = counts[name]
    return name if told >= ENOUGH and 100 * like >= most * told else ""


def _changed(day: Ints, told: dict[str, Mask], like: dict[str, Mask]) -> tuple[int, str, str] | None:
    """Return (day, before, after) of the one change that makes everything clear; None where there is no such day."""
    days, place = np.unique(day, return_inverse=True)
    place = place.ravel()

    def so_far(rows: Mask) -> Ints:
        return np.cumsum(np.bincount(place[rows], minlength=len(days)))

    upto = {one: (so_far(like[one]), so_far(told[one])) for one in TREATMENTS}
    found: tuple[int, int, str, str] | None = None
    for at in range(len(days) - 1):
        before = _best({one: (int(n[at]), int(m[at])) for one, (n, m) in upto.items()})
        after = _best({one: (int(n[-1] - n[at]), int(m[-1] - m[at])) for one, (n, m) in upto.items()})
        if not before or not after or before == after:
            continue
        good = int(upto[before][0][at] + upto[after][0][-1] - upto[after][0][at])
        if found is None or good > found[0]:
            found = (good, int(days[at + 1]), before, after)
    return found[1:] if found is not None else None


def slack(name: str, unit: int, step: int) -> int:
    """Return the difference from which a return is another: a share may be rounded on either of its two ways."""
    return unit + 1 if name == "proportion" and unit == step else max(unit, 1)


def over_refunded(charges: Charges) -> Mask:
    """Return which refunds belong to a payment that gave back more than it took: another discrepancy says so."""
    back = np.flatnonzero(charges.parent >= 0)
    total = np.zeros(len(charges), np.int64)
    np.add.at(total, charges.parent[back], charges.base[back])
    over = total > charges.base
    out = np.zeros(len(charges), np.bool_)
    out[back] = over[charges.parent[back]]
    return out
