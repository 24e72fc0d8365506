"""What a run would have made of signed-off months, held against what was decided there: whole columns, no sets.

A match is the records that it holds. Two matches of one comparison are the same where they hold the same records; they
clash where they share a record and neither holds all of the other: more of a match (a refund that goes with it) is no
contradiction, nor is less of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from app.matching.outcome import Outcome

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sets:
    """n sets of records. match, record: members, one line each: number of the set (0 … n−1) and of the record.

    comparison: digit of each set's comparison; size: how many records it holds.
    """

    match: Ints
    record: Ints
    comparison: Ints
    size: Ints

    def __len__(self) -> int:
        return len(self.comparison)

    def keep(self, which: Mask) -> Sets:
        """Return only the sets of a mask."""
        mine = which[self.match]
        place = np.cumsum(which) - 1
        return Sets(place[self.match[mine]], self.record[mine], self.comparison[which], self.size[which])

    def touching(self, records: Mask) -> Mask:
        """Return which sets hold one of the records; records: by record number."""
        return np.bincount(self.match[records[self.record]], minlength=len(self)) > 0

    @property
    def pairs(self) -> Ints:
        """Return comparison and record of each member as one number."""
        return self.record * 10 + self.comparison[self.match]


def sets_of(names: Sequence[str], match: Ints, record: Ints) -> Sets:
    """Return sets given by members. names: comparison of each set; match: place of each member's set in `names`."""
    digit = np.array([int(one[1]) for one in names], np.int64)
    return Sets(match, record, digit, np.bincount(match, minlength=len(digit)))


def decided_sets(matches: pa.Table, members: pa.Table) -> Sets:
    """Return stored matches; members name them by their numbers."""
    number = matches["number"].to_numpy()
    order = np.argsort(number, kind="stable")
    place = order[np.searchsorted(number[order], members["match"].to_numpy())] if len(number) else number
    return sets_of(matches["comparison"].to_pylist(), place, members["record"].to_numpy())


def found_sets(outcome: Outcome) -> Sets:
    """Return the matches of a run."""
    match, record = (outcome.members[one].to_numpy() for one in ("match", "record"))
    return sets_of(outcome.matches["comparison"].to_pylist(), match, record)


def refused_sets_of(refused: Sequence[tuple[str, frozenset[int]]]) -> Sets:
    """Return refused sets, given as comparison and record numbers."""
    match = np.repeat(np.arange(len(refused)), [len(records) for _, records in refused])
    record = np.array([one for _, records in refused for one in sorted(records)], np.int64)
    return sets_of([name for name, _ in refused], match.astype(np.int64), record)


@dataclass(frozen=True, slots=True)
class Shared:
    """Pairs of sets (x of one list, y of another) of one comparison that share records, and how many."""

    x: Ints
    y: Ints
    same: Mask
    whole_y: Mask
    clash: Mask


def shared(left: Sets, right: Sets) -> Shared:
    """Return which sets of `left` share records with which of `right`, and how they stand to each other."""
    key = right.pairs
    order = np.argsort(key, kind="stable")
    low, high = (np.searchsorted(key[order], left.pairs, side) for side in ("left", "right"))
    count = high - low
    start = np.repeat(low - np.append(0, np.cumsum(count)[:-1]), count) if len(count) else low
    y = right.match[order[start + np.arange(int(count.sum()))]]
    x = np.repeat(left.match, count)
    pair, common = np.unique(x * max(len(right), 1) + y, return_counts=True)
    x, y = pair // max(len(right), 1), pair % max(len(right), 1)
    all_x, all_y = common == left.size[x], common == right.size[y]
    return Shared(x, y, all_x & all_y, all_y, ~all_x & ~all_y)


def known_in(left: Sets, right: Sets) -> Mask:
    """Return which sets of `left` stand in `right` as well."""
    found = shared(left, right)
    return _marked(len(left), found.x[found.same])


def against(found: Sets, decided: Sets, refused: Sets) -> Mask:
    """Return which sets take a record that was decided otherwise, or hold a set that was refused."""
    other, said_no = shared(found, decided), shared(found, refused)
    return _marked(len(found), other.x[other.clash]) | _marked(len(found), said_no.x[said_no.whole_y])


def _marked(count: int, places: Ints) -> Mask:
    out = np.zeros(count, np.bool_)
    out[places] = True
    return out


def held_by(decided: Sets, side_a: Mask, side_b: Mask, comparison: int) -> Mask:
    """Return which sets of a comparison hold a record of each mask (by record number)."""
    return np.asarray((decided.comparison == comparison) & decided.touching(side_a) & decided.touching(side_b))
