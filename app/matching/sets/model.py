"""The words of the story search: a pool, its limits, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: What a step of a story costs; a cost step is the unit in which stories are compared.
TAIL = HEAD = KNOWN = EXTRA = EARLIER = 1
SINGLE = 2

#: A set is called unique only where no other story lies within this many cost steps. With two, about one deposit in
#: four thousand of a made-up shop was called unique and wrong; with four, none of eight thousand.
APART = 4


class Verdict(Enum):
    """What the search says of its set.

    UNIQUE: no other within two cost steps, and the cents can decide. ONE: no other of its cost was found, but
    others may be as true. SEVERAL: equally cheap ones exist. NONE: no story within the limits.
    """

    UNIQUE = "unique"
    ONE = "one"
    SEVERAL = "several"
    NONE = "none"


class Excluded(Enum):
    """Why a record of the pool is left out."""

    TAIL = "tail"  # after the cut-off: the last records of the pool
    HEAD = "head"  # the first records of the pool, which another payout carried or which still wait
    KNOWN = "known"  # the source says so: a hold, a dispute, a refund under way
    EARLIER = "earlier"  # left over from an earlier day, and still left over
    SINGLE = "single"  # held back, for a reason that no file states


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """The records that a payout may carry, in the order of time.

    value: net of each, in the smallest unit, negative for refunds and fees. earlier: how many of the first
    were left over from earlier days. known: which ones the source itself calls held or disputed. extras: named
    sums outside the pool that may be part of the payout (a carried balance, a known charge, signed).
    """

    value: Ints
    earlier: int = 0
    known: Mask | None = None
    extras: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How far the search goes.

    tail, head: most records that a cut-off leaves out at one end. singles: most single records, up to 4.
    earlier: whether a leftover of an earlier day is cheaper to leave out again than a fresh one. ways: most
    explanations that are counted. pairs: most pair sums of two amounts; lookups: most look-ups of one level.
    margin_bits: how far the cents must outweigh the choice before a set is called unique; least_bits: before so many
    single records are looked for at all, None = they always are.
    """

    tail: int = 8
    head: int = 8
    singles: int = 4
    earlier: bool = True
    ways: int = 50
    pairs: int = 2_000_000
    lookups: int = 4_000_000
    margin_bits: int = 8
    least_bits: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What was found.

    left_out: positions in the pool that the payout does not carry, ascending; why: the reason of each; extras:
    names of the extras that are part of the payout. cost: steps of the story. ways: equally cheap explanations, as
    multisets of amounts, since equal amounts are interchangeable (`ways_capped`: at least so many). twins: whether
    another record of the pool has the amount of one left out. complete: every story up to what the verdict rests
    on was looked at. tried: stories looked at. bits_needed, bits_given: what choosing this story among those as
    cheap takes and what the cents can give; deciding_singles: most single records that the cents could tell.
    """

    verdict: Verdict
    left_out: Ints
    why: tuple[Excluded, ...] = ()
    extras: tuple[str, ...] = ()
    cost: int = 0
    ways: int = 0
    ways_capped: bool = False
    twins: bool = False
    complete: bool = True
    tried: int = 0
    bits_needed: int = 0
    bits_given: int = 0
    deciding_singles: int = 0

    @property
    def found(self) -> bool:
        """Return whether there is a set."""
        return self.verdict is not Verdict.NONE
