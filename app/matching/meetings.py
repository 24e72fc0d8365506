"""Groups of rows whose sums meet about a day, each of which has no other to meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.matching.candidates import spread
from app.matching.pairing import codes
from app.matching.proposals import Proposals, group_sum, value_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Bundles:
    """n groups of rows. row, of: members sorted by group, and the group of each; total: Σ of their values; size; key:
    number that both sides share where they may meet; day: the last of the group's days."""

    row: Ints
    of: Ints
    total: Ints
    size: Ints
    key: Ints
    day: Ints

    def keep(self, which: Mask) -> Bundles:
        """Return only the groups of a mask."""
        place = np.cumsum(which) - 1
        mine = which[self.of]
        return Bundles(
            self.row[mine], place[self.of[mine]], self.total[which], self.size[which], self.key[which], self.day[which]
        )


def bundle(rows: Ints, value: Ints, key: Ints, day: Ints, *by: Ints) -> Bundles:
    """Return the rows grouped by equal `key` and equal columns `by`; every column has one value for each row given.

    rows: in canonical order, which the members of each group keep. Without `by` each row stands alone.
    """
    if not len(rows):
        none = np.zeros(0, np.int64)
        return Bundles(none, none, none, none, none, none)
    group = codes(key, *by) if by else np.arange(len(rows))
    _, first, inverse = np.unique(group, return_index=True, return_inverse=True)
    order = np.argsort(inverse.ravel(), kind="stable")
    of = inverse.ravel()[order]
    last = np.full(len(first), np.iinfo(np.int64).min, np.int64)
    np.maximum.at(last, of, day[order])
    total = group_sum(value[order], of, len(first))
    return Bundles(rows[order], of, total, np.bincount(of, minlength=len(first)), key[first], last)


def meet(a: Bundles, b: Bundles, before: int, after: int) -> tuple[Ints, Ints]:
    """Return groups (in a, in b) of equal key and sum, b's day from `before` days before a's to `after` days after it,
    where neither has another group in its reach."""
    none = np.zeros(0, np.int64)
    if not len(a.total) or not len(b.total):
        return none, none
    cut = len(a.total)
    both = codes(np.concatenate([a.key, b.key]), np.concatenate([a.total, b.total]))
    i, j = within(both[:cut], a.day, both[cut:], b.day, before, after)
    only = (np.bincount(i, minlength=cut)[i] == 1) & (np.bincount(j, minlength=len(b.total))[j] == 1)
    return i[only], j[only]


def within(
    key_a: Ints, day_a: Ints, key_b: Ints, day_b: Ints, before: int, after: int, most: int = 4_000_000
) -> tuple[Ints, Ints]:
    """Return pairs of one key with day_a − before ≤ day_b ≤ day_a + after; none of more than `most`."""
    none = np.zeros(0, np.int64)
    if not len(key_a) or not len(key_b):
        return none, none
    first = int(min(day_a.min() - before, day_b.min()))
    span = int(max(day_a.max() + after, day_b.max())) - first + 1
    _, short = np.unique(np.concatenate([key_a, key_b]), return_inverse=True)
    short = short.ravel()
    there = short[len(key_a) :] * span + day_b - first
    order = np.argsort(there, kind="stable")
    here = short[: len(key_a)] * span + day_a - first
    low = np.searchsorted(there[order], here - before)
    high = np.searchsorted(there[order], here + after, "right")
    if int((high - low).sum()) > most:
        return none, none
    return np.repeat(np.arange(len(key_a)), high - low), order[spread(low, high)]


def joined(
    frame: Frame,
    comparison: Comparison,
    method: str,
    a: tuple[Bundles, Ints],
    b: tuple[Bundles, Ints],
    *,
    score: Ints,
    confirmed: Mask | None = None,
) -> Proposals:
    """Return matches of the n-th chosen group of side A with the n-th of side B, members taken whole."""
    count = len(a[1])
    parts = []
    for side, (bundles, chosen) in ((SIDE_A, a), (SIDE_B, b)):
        # a group stands in one match at most, so that its place says which
        place = np.full(len(bundles.total), -1, np.int64)
        place[chosen] = np.arange(count)
        match = place[bundles.of]
        here = match >= 0
        parts.append((match[here], np.full(int(here.sum()), side), bundles.row[here]))
    match, side_of, row = (np.concatenate(one) for one in zip(*parts, strict=True))
    order = np.lexsort((frame.rank[row], side_of, match))
    match, side_of, row = match[order], side_of[order], row[order]
    leads = []
    for side in (SIDE_A, SIDE_B):
        mine = np.flatnonzero(side_of == side)
        leads.append(row[mine][np.searchsorted(match[mine], np.arange(count))])
    sure = np.zeros(count, np.bool_) if confirmed is None else confirmed
    found = Proposals(
        comparison=comparison,
        method=method,
        match=match,
        side=side_of,
        row=row,
        part=value_of(frame, comparison)[row],
        lead_a=leads[0],
        lead_b=leads[1],
        confirmed=sure,
        ambiguous=np.zeros(count, np.bool_),
        score=score,
    )
    return in_order(frame, found)


def in_order(frame: Frame, found: Proposals) -> Proposals:
    """Return the matches with those first whose lead of side A is."""
    order = np.argsort(frame.rank[found.lead_a], kind="stable")
    if (order == np.arange(len(order))).all():
        return found
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    by = np.argsort(place[found.match], kind="stable")
    found.match, found.side, found.row, found.part = (
        place[found.match][by],
        found.side[by],
        found.row[by],
        found.part[by],
    )
    found.lead_a, found.lead_b = found.lead_a[order], found.lead_b[order]
    found.confirmed, found.ambiguous, found.score = found.confirmed[order], found.ambiguous[order], found.score[order]
    return found
