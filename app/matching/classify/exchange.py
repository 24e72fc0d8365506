"""Two currencies (AM10): what a dated rate makes of the one, and what the difference to the other is made of.

A match has one currency; what crosses currencies is named, explained by the rate of its day, and left to a person.
The difference falls into three: what the rate did between the two days, a residue of rounding, and the rest, which is
the channel's or the bank's margin.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.money import digits, plain
from app.domain.period import day_of
from app.domain.rates import Rate, exchanged
from app.matching.by_payout import evidence_of, expected_days
from app.matching.proposals import group_sum
from app.matching.tolerance import day_window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.matching.classify.items import Items
    from app.matching.frame import Frame

    Ints = NDArray[np.int64]

#: The most that a channel or bank keeps when it changes money, in parts of a hundred.
MOST_MARGIN = 5
#: Pairs of payouts and deposits that are looked at; more are too many for a rate to decide.
MOST_PAIRS = 1_000_000


@dataclass(frozen=True, slots=True)
class Crossed:
    """An amount in one currency beside what came in another, both at the frame's exponent."""

    due: int
    off: int
    exchange: int
    residue: int
    rate: Rate

    @property
    def margin(self) -> int:
        """Return what neither the days between nor rounding explain."""
        return self.off - self.exchange - self.residue


def crossed(frame: Frame, value: int, of: int, day: int, paid: int, to: int, on: int, parts: int = 1) -> Crossed | None:
    """Return what `value` (currency code `of`, on `day`) is in currency code `to` on the day `on`, beside `paid`.

    off = paid − due of the first day, as exchange + margin + residue. None without a rate for both days.
    """
    table = frame.inputs.rates
    names = frame.currencies
    then, now = table.at(names[of], names[to], day), table.at(names[of], names[to], on)
    if then is None or now is None:
        return None
    least = min(digits(names[to]), frame.exp)
    step = int(10 ** (frame.exp - least))

    def at(rate: Fraction) -> int:
        return exchanged(value, frame.exp, rate, least) * step

    due, later = at(then.value), at(now.value)
    rest = paid - later
    small = abs(rest) <= frame.inputs.rules.rounding * parts * step
    return Crossed(due, paid - due, later - due, rest if small else 0, now)


def add_orders(items: Items, orders: Ints, item: Ints, payments: Ints) -> None:
    """Add orders (lead rows) whose payments (row by item, sorted) are in other currencies."""
    frame = items.frame
    said: list[Crossed | None] = []
    paid = group_sum(frame.amount[payments], item, len(orders)).tolist()
    for at, order in enumerate(orders.tolist()):
        mine = payments[item == at]
        one = len(np.unique(frame.currency[mine])) == 1
        said.append(
            crossed(
                frame,
                int(frame.amount[order]),
                int(frame.currency[order]),
                int(frame.day[order]),
                paid[at],
                int(frame.currency[mine[0]]),
                int(frame.day[mine].max()),
                len(mine),
            )
            if one
            else None
        )
    known = np.array([one is not None for one in said], np.bool_)
    other = np.array([int(payments[np.flatnonzero(item == at)[0]]) for at in range(len(orders))], np.int64)
    for which, key in ((known, "am10.rate"), (~known, "am10.open")):
        of = which[item]
        place = np.cumsum(which) - 1
        chosen = np.flatnonzero(which).tolist()
        items.add(
            "AM10",
            Comparison.L1,
            orders[which],
            key,
            amount=frame.amount[orders[which]],
            others=(place[item[of]], payments[of]),
            more=_more(frame, [said[n] for n in chosen], [paid[n] for n in chosen], other[which]) if chosen else None,
        )


def _more(frame: Frame, said: Sequence[Crossed | None], paid: Sequence[int], other: Ints) -> dict[str, pa.Array]:
    """Return the parameters of the text as JSON texts; nothing where no rate is known."""
    found = [one for one in said if one is not None]
    if len(found) < len(said):
        return {}
    names = [frame.currencies[int(frame.currency[row])] for row in other.tolist()]

    def money(values: Sequence[int]) -> pa.Array:
        return _texts([plain(value, frame.exp, name) for value, name in zip(values, names, strict=True)])

    return {
        "other": _texts(names),
        "paid": money(paid),
        "due": money([one.due for one in found]),
        "off": money([one.off for one in found]),
        "exchange": money([one.exchange for one in found]),
        "margin": money([one.margin for one in found]),
        "residue": money([one.residue for one in found]),
        "rate": _texts([_six(one.rate.value) for one in found]),
        "rate_day": _texts([day_of(one.rate.day).isoformat() for one in found]),
    }


def _texts(values: Sequence[str]) -> pa.Array:
    return pa.array([json.dumps(one, ensure_ascii=False) for one in values], pa.string())


def _six(value: Fraction) -> str:
    """Return a rate with six digits after the point, as people read it; the sums use the exact one."""
    whole = exchanged(1, 0, value, 6)
    return f"{whole // 10**6}.{whole % 10**6:06d}"


def add_payouts(items: Items) -> None:
    """Add open payouts and bank credits of another currency that only each other fit, by the rate of the day."""
    work, frame = items.work, items.frame
    if not frame.inputs.rates or len(frame.currencies) < 2:
        return
    l3 = Comparison.L3
    free = ~items.named[l3]
    payouts = frame.by_rank(work.open(l3, SIDE_A) & ~frame.idle & free & (frame.net < 0))
    deposits = frame.by_rank(work.open(l3, SIDE_B) & free & (frame.net > 0))
    if not len(payouts) or not len(deposits) or len(payouts) * len(deposits) > MOST_PAIRS:
        return
    days = frame.day[deposits][None, :] - expected_days(frame, payouts)[:, None]
    before, after = day_window(frame.inputs.rules.tolerance)
    fits = (days >= -before) & (days <= after)
    fits &= frame.currency[payouts][:, None] != frame.currency[deposits][None, :]
    i, j = np.nonzero(fits)
    good = evidence_of(work, deposits)(payouts[i], deposits[j]) > 0
    found: list[tuple[int, int, Crossed]] = []
    for a, b in zip(payouts[i[good]].tolist(), deposits[j[good]].tolist(), strict=True):
        value, came = -int(frame.net[a]), int(frame.net[b])
        day = int(frame.day[b])
        one = crossed(frame, value, int(frame.currency[a]), int(frame.day[a]), came, int(frame.currency[b]), day)
        if one is not None and abs(one.margin) * 100 <= MOST_MARGIN * one.due:
            found.append((a, b, one))
    ours = np.bincount([a for a, _, _ in found], minlength=frame.count)
    theirs = np.bincount([b for _, b, _ in found], minlength=frame.count)
    only = [(a, b, one) for a, b, one in found if ours[a] == 1 and theirs[b] == 1]
    if not only:
        return
    rows, partners = (np.array([one[side] for one in only], np.int64) for side in (0, 1))
    items.named[l3][partners] = True
    items.add(
        "AM10",
        l3,
        rows,
        "am10.payout",
        amount=-frame.net[rows],
        others=(np.arange(len(rows)), partners),
        more=_more(frame, [one for _, _, one in only], frame.net[partners].tolist(), partners),
    )
