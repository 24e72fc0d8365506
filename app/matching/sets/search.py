"""The story search: which few records of a pool a payout leaves out, and how sure that is.

The paid subset is never searched: a day's payments have more subsets than there are cents. What a payout leaves
out is little, and its sum is known: Σ pool − target. Stories are looked at from the most plausible on (nothing left
out; a cut-off at an end; what the source calls held; few single records), by binary search in sorted amounts and
sorted sums of two, on distinct amounts: equal ones are interchangeable and count once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from app.matching.sets.bases import bases
from app.matching.sets.levels import LEVELS, Search, bits_needed
from app.matching.sets.model import APART, SINGLE, Excluded, Explanation, Limits, Pool, Verdict

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

#: Called before each level with the stories looked at so far; what it raises ends the search.
Watch = Callable[[int], None]


def explain(pool: Pool, target: int, limits: Limits | None = None, watch: Watch | None = None) -> Explanation:
    """Return what of the pool makes `target`: the cheapest story, how many are as cheap, and whether it is sure.

    The outcome depends on the amounts and their order in time alone.
    """
    limits = limits or Limits()
    ordered = np.sort(pool.value)
    fresh = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    search = Search(pool, limits, bases(pool, int(ordered.sum()) - target, limits), ordered[fresh], ordered)
    given = bits_given(ordered)
    reached, whole = -1, True
    for level in range(limits.singles + 1):
        best = _best(search)
        if best is not None and SINGLE * level > best and _settled(search, best, level, given):
            break
        if limits.least_bits is not None and bits_needed(search, SINGLE * level) + limits.least_bits > given:
            break
        if watch is not None:
            watch(search.tried)
        if not LEVELS[level](search):
            whole = False
            break
        reached = level
    return _told(search, reached, whole, given)


def _best(search: Search) -> int | None:
    return min((cost for cost, _, _ in search.found.values()), default=None)


def _settled(search: Search, best: int, level: int, given: int) -> bool:
    """Return whether looking at `level` more single records can no longer change what is said."""
    if SINGLE * level > best + APART or _rivals(search, best) > 1:
        return True
    return bits_needed(search, best) + search.limits.margin_bits > given


def _rivals(search: Search, best: int) -> int:
    return sum(cost <= best + APART for cost, _, _ in search.found.values())


def bits_given(ordered: Ints) -> int:
    """Return how many bits the cents of a sum carry: the spread of ascending amounts in their common step."""
    count = len(ordered)
    if not count:
        return 0
    step = max(int(np.gcd.reduce(ordered)), 1)
    spread = int(ordered[(9 * count) // 10] - ordered[count // 10]) // step
    return max(spread.bit_length() - 1, 0)


def _told(search: Search, reached: int, whole: bool, given: int) -> Explanation:
    """Return what is said of all stories up to `reached` single records."""
    best = _best(search)
    deciding = _deciding(search, given)
    if best is None:
        return Explanation(
            verdict=Verdict.NONE,
            left_out=np.zeros(0, np.int64),
            complete=whole and not search.capped,
            tried=search.tried,
            bits_needed=bits_needed(search, SINGLE * search.limits.singles),
            bits_given=given,
            deciding_singles=deciding,
        )
    cheapest = [story for story in search.found.values() if story[0] == best]
    ways = len(cheapest)
    _, base, singles = min(cheapest, key=lambda one: (-_left_again(search, one[2]), one)) if ways > 1 else cheapest[0]
    needed = bits_needed(search, best)
    far = min(best + APART, SINGLE * search.limits.singles + 1) < SINGLE * (reached + 1)
    decides = needed + search.limits.margin_bits <= given
    verdict = Verdict.SEVERAL if ways > 1 else Verdict.ONE
    if ways == 1 and decides and far and whole and not search.capped and _rivals(search, best) == 1:
        verdict = Verdict.UNIQUE
    at, why, twins = _positions(search, base, singles)
    return Explanation(
        verdict=verdict,
        left_out=at,
        why=why,
        extras=tuple(search.pool.extras[part.extra][0] for part in search.base.parts(base) if part.extra >= 0),
        cost=best,
        ways=min(ways, search.limits.ways),
        ways_capped=search.capped or ways > search.limits.ways,
        twins=twins,
        complete=best < SINGLE * (reached + 1) and not search.capped,
        tried=search.tried,
        bits_needed=needed,
        bits_given=given,
        deciding_singles=deciding,
    )


def _left_again(search: Search, singles: tuple[int, ...]) -> int:
    """Return how many of some single amounts stand among the leftovers: what waited before is likely to wait again."""
    before = search.pool.value[: search.pool.earlier].tolist()
    return sum(int(search.amount[one]) in before for one in singles)


def _deciding(search: Search, given: int) -> int:
    """Return how many single records the cents could tell from all other stories as cheap; −1 for none at all."""
    singles = -1
    while singles < search.limits.singles:
        if bits_needed(search, SINGLE * (singles + 1)) + search.limits.margin_bits > given:
            break
        singles += 1
    return singles


def _positions(search: Search, base: int, singles: tuple[int, ...]) -> tuple[Ints, tuple[Excluded, ...], bool]:
    """Return the left-out positions with their reasons, and whether one that is kept has the amount of one left out."""
    value = search.pool.value
    why = {at: part.kind for part in search.base.parts(base) for at in part.at if part.kind is not None}
    for one in sorted(set(singles)):
        same = [at for at in (value == search.amount[one]).nonzero()[0].tolist() if at not in why]
        why.update(dict.fromkeys(same[: singles.count(one)], Excluded.SINGLE))
    at = np.array(sorted(why), np.int64)
    out = value[at].tolist()
    twins = any(int((value == one).sum()) > out.count(one) for one in set(out))
    return at, tuple(why[one] for one in at.tolist()), twins
