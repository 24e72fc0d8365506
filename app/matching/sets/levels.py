"""The levels of the story search: stories with none, one, two, three and four single records.

Each level looks at all bases at once, by binary search in sorted amounts and sorted sums of two; amounts are distinct
ones, since equal amounts are interchangeable and count once.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from app.matching.sets.model import SINGLE, Limits, Pool

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.sets.bases import Bases

    Ints = NDArray[np.int64]


@dataclass(slots=True)
class Search:
    """What one search knows. amount: distinct amounts, ordered: all amounts, both ascending.

    found: multiset of left-out amounts → (cost, base, indices of single amounts), the cheapest story of each.
    """

    pool: Pool
    limits: Limits
    base: Bases
    amount: Ints
    ordered: Ints
    found: dict[tuple[int, ...], tuple[int, int, tuple[int, ...]]] = field(default_factory=dict)
    capped: bool = False
    tried: int = 0
    pair: tuple[Ints, Ints, Ints] | None = None
    known_choices: list[int] = field(default_factory=lambda: [1])


def choices(search: Search, singles: int) -> int:
    """Return how many different choices of single records there are."""
    known = search.known_choices
    while len(known) <= singles:
        kinds, n = len(search.amount), len(known)
        known.append(min(comb(len(search.pool.value), n), comb(kinds + n - 1, n)) if kinds else 1)
    return known[singles]


def bits_needed(search: Search, cost: int) -> int:
    """Return how many bits it takes to choose among all stories up to `cost`."""
    stories = 0
    for singles in range(min(cost // SINGLE, search.limits.singles) + 1):
        stories += bisect_right(search.base.cost, cost - SINGLE * singles) * choices(search, singles)
    return (stories - 1).bit_length()


def note(search: Search, base: int, singles: tuple[int, ...]) -> None:
    """Keep a story whose single records are there beside what its base leaves out; the cheapest of each set."""
    value = search.pool.value
    parts = search.base.parts(base)
    out = [int(value[at]) for part in parts for at in part.at]
    if singles:
        own = [int(search.amount[one]) for one in singles]
        for mine in own:
            wanted = out.count(mine) + own.count(mine)
            if wanted > 1 and _times(search, mine) < wanted:
                return
        out += own
    extras = tuple(sorted(part.extra for part in parts if part.extra >= 0))
    key = (*extras, -1, *sorted(out))
    cost = search.base.cost[base] + SINGLE * len(singles)
    known = search.found.get(key)
    if known is None and len(search.found) >= search.limits.ways * 4:
        search.capped = True
        return
    if known is None or (cost, base, singles) < known:
        search.found[key] = (cost, base, singles)


def _times(search: Search, amount: int) -> int:
    """Return how often an amount stands in the pool."""
    low, high = search.ordered.searchsorted(amount), search.ordered.searchsorted(amount, "right")
    return int(high - low)


def _none(search: Search) -> bool:
    search.tried += len(search.base.rest)
    for base in (search.base.rest == 0).nonzero()[0].tolist():
        note(search, base, ())
    return True


def _one(search: Search) -> bool:
    search.tried += len(search.base.rest) * len(search.amount)
    if not len(search.amount):
        return True
    at = search.amount.searchsorted(search.base.rest)
    at[at == len(search.amount)] = 0
    for base in (search.amount[at] == search.base.rest).nonzero()[0].tolist():
        note(search, base, (int(at[base]),))
    return True


def _two(search: Search) -> bool:
    amount, rest = search.amount, search.base.rest
    search.tried += len(rest) * choices(search, 2)
    if not len(amount):
        return True
    need = (rest[:, None] - amount[None, :]).ravel()
    at = amount.searchsorted(need)
    at[at == len(amount)] = 0
    hits = (amount[at] == need).nonzero()[0]
    for hit in hits.tolist():
        base, one = divmod(hit, len(amount))
        if one <= at[hit]:
            note(search, base, (one, int(at[hit])))
    return True


def _pairs(search: Search) -> tuple[Ints, Ints, Ints] | None:
    """Return the sums of two distinct or equal amounts, ascending, and the indices of both; None where too many."""
    kinds = len(search.amount)
    if kinds * (kinds + 1) // 2 > search.limits.pairs:
        return None
    if search.pair is None:
        one, two = np.triu_indices(kinds)
        total = search.amount[one] + search.amount[two]
        order = np.argsort(total, kind="stable")
        search.pair = total[order], one[order], two[order]
    return search.pair


def _three(search: Search) -> bool:
    pair = _pairs(search)
    if pair is None or len(search.base.rest) * len(search.amount) > search.limits.lookups:
        return False
    total, one, two = pair
    amount, rest = search.amount, search.base.rest
    search.tried += len(rest) * choices(search, 3)
    need = (rest[:, None] - amount[None, :]).ravel()
    low, high = total.searchsorted(need), total.searchsorted(need, "right")
    for hit in np.flatnonzero(high > low).tolist():
        base, three = divmod(hit, len(amount))
        for at in range(int(low[hit]), int(high[hit])):
            if two[at] <= three:
                note(search, base, (int(one[at]), int(two[at]), three))
        if search.capped:
            break
    return True


def _four(search: Search) -> bool:
    pair = _pairs(search)
    if pair is None or len(search.base.rest) * len(pair[0]) > search.limits.lookups:
        return False
    total, one, two = pair
    search.tried += len(search.base.rest) * choices(search, 4)
    for base, rest in enumerate(search.base.rest.tolist()):
        need = rest - total  # descending; the larger pair is looked up for the smaller
        need = need[: int(total.searchsorted(rest // 2, "right"))][::-1]
        low, high = total.searchsorted(need), total.searchsorted(need, "right")
        for hit in np.flatnonzero(high > low).tolist():
            own = len(need) - 1 - hit
            for at in range(int(low[hit]), int(high[hit])):
                if two[own] <= one[at]:
                    note(search, base, (int(one[own]), int(two[own]), int(one[at]), int(two[at])))
            if search.capped:
                return True
    return True


LEVELS = (_none, _one, _two, _three, _four)
