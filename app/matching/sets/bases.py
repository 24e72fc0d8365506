"""The cheap parts of a story: a cut-off at either end, what the source itself calls held, a sum carried in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from app.matching.sets.model import EARLIER, EXTRA, HEAD, KNOWN, TAIL, Excluded, Limits, Pool

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

#: A story has this many cheap parts at most; more of them explain anything.
PARTS = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One cheap part. kind and the positions that it leaves out, or the extra that it adds (index, else −1)."""

    kind: Excluded | None
    at: tuple[int, ...]
    extra: int = -1


@dataclass(frozen=True, slots=True)
class Bases:
    """n combinations of cheap parts, cheapest first.

    cost: of each. rest: what single records must still make up. made: the parts of each; None where the n-th is a
    cut-off of the last n records of `count`.
    """

    cost: list[int]
    rest: Ints
    count: int
    made: list[tuple[Part, ...]] | None = None

    def parts(self, number: int) -> tuple[Part, ...]:
        """Return the cheap parts of one combination."""
        if self.made is not None:
            return self.made[number]
        return (Part(Excluded.TAIL, tuple(range(self.count - number, self.count))),) if number else ()


def bases(pool: Pool, excess: int, limits: Limits) -> Bases:
    """Return every combination of at most PARTS cheap parts of different kinds.

    excess: Σ pool − target, what the left-out records make together.
    """
    value = pool.value
    if pool.known is None and not (pool.earlier and limits.earlier) and not pool.extras and not limits.head:
        tail = min(limits.tail, len(value))
        rest = np.empty(tail + 1, np.int64)
        rest[0], rest[1:] = excess, excess - value[::-1][:tail].cumsum()
        return Bases([0] + [TAIL] * tail, rest, len(value))
    groups = [one for one in _groups(pool, limits) if one]
    found: list[tuple[Part, ...]] = [()]
    costs, rests = [0], [excess]
    for chosen in product(*([None, *one] for one in groups)):
        parts = tuple(one for one in chosen if one is not None)
        if not parts or len(parts) > PARTS:
            continue
        at = [one for part in parts for one in part.at]
        if len(set(at)) < len(at):
            continue  # the same set is the story of one part and another's single records
        extra = sum(pool.extras[part.extra][1] for part in parts if part.extra >= 0)
        found.append(parts)
        costs.append(sum(_COST[part.kind] for part in parts))
        rests.append(excess + extra - sum(int(value[one]) for one in at))
    order = sorted(range(len(found)), key=lambda n: costs[n])
    rest = np.array(rests, np.int64)[order]
    return Bases([costs[n] for n in order], rest, len(value), [found[n] for n in order])


_COST = {Excluded.TAIL: TAIL, Excluded.HEAD: HEAD, Excluded.KNOWN: KNOWN, Excluded.EARLIER: EARLIER, None: EXTRA}


def _groups(pool: Pool, limits: Limits) -> list[list[Part]]:
    """Return the cheap parts of each kind; a story takes one of a kind at most."""
    count = len(pool.value)
    known = [] if pool.known is None else np.flatnonzero(pool.known).tolist()
    tails = [Part(Excluded.TAIL, tuple(range(count - n, count))) for n in range(1, min(limits.tail, count) + 1)]
    heads = [Part(Excluded.HEAD, tuple(range(n))) for n in range(1, min(limits.head, count) + 1)]
    held = [Part(Excluded.KNOWN, tuple(known))] if len(known) > 1 else []
    held += [Part(Excluded.KNOWN, (one,)) for one in known]
    again = [Part(Excluded.EARLIER, (n,)) for n in range(pool.earlier)] if limits.earlier else []
    extras = [Part(None, (), n) for n in range(len(pool.extras))]
    return [tails, heads, held, again, extras]
