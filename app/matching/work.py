"""What a run has done so far: which rows are taken on which side, and the matches found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from app.domain.knowledge import FLOOR, WEIGHT, Knowledge
from app.domain.match import SIDE_A, Comparison
from app.matching.governed import Applied, Governing
from app.matching.grading import MOST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.choice import Choice
    from app.matching.events import Events
    from app.matching.frame import Frame
    from app.matching.proposals import Proposals

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


#: Methods that find by amount and day alone: nothing else speaks for what scores less than a suggestion must.
BY_AMOUNT = ("amount_day", "payout_set", "exchange_rate")


class Work:
    """The state of one run.

    sides: masks of side A and B by comparison. taken: rows that stand in a match by (comparison, side),
    standing or found. found: what passes proposed. viewed: ledger rows that a new view states.
    numbered: rows in a match by an equal number.
    pause: called between pieces of work; what it raises ends the run.
    applied: what people's rules say; set_aside: by comparison the rule that took each row out (−1 none);
    all_sides: the sides before that.
    weights: by comparison the points learned for each method.
    share: which of how many shares of the accounts are worked on after `divide`; common: proposals found before it.
    equal, crowds: what amount and day could not choose, by comparison. mixed: L1 groups in two currencies.
    """

    def __init__(
        self,
        frame: Frame,
        sides: dict[Comparison, tuple[Mask, Mask]],
        pause: Callable[[], None] = lambda: None,
    ) -> None:
        self.frame = frame
        self.pause = pause
        self.sides = sides
        self.taken = {(one, side): np.zeros(frame.count, np.bool_) for one in sides for side in (0, 1)}
        self.standing = {key: mask.copy() for key, mask in self.taken.items()}
        self.found: list[Proposals] = []
        self.row_of: list[Ints] = []
        self.viewed = np.zeros(frame.count, np.bool_)
        self.numbered = np.zeros(frame.count, np.bool_)
        self.events: Events | None = None
        self.choices: dict[Comparison, Choice] = {}
        self.applied = Applied()
        self.all_sides = dict(sides)
        self.set_aside: dict[Comparison, Ints] = {}
        self.weights: dict[Comparison, dict[str, int]] = {}
        self.share = (0, 1)
        self.common, self._divided = 0, False
        self._refused = self._rows_of(frame.inputs.refused)
        self._taken_back = self._rows_of(frame.inputs.taken_back)

    def divide(self) -> None:
        """Say that from here on accounts are independent of each other: only those of the own share are worked on."""
        self.common, self._divided = len(self.found), True

    def alone(self) -> bool:
        """Return whether this run does what looks across all accounts; the first share then does all of it."""
        first = self.share[0] == 0
        if first:
            self.share = (0, 1)
        return first

    def mine(self, codes: Ints) -> Mask:
        """Return which accounts, given by any whole numbers, are in the own share; all of them before `divide`."""
        which, of = self.share if self._divided else (0, 1)
        return np.asarray(codes % of == which)

    def believe(self, knowledge: Knowledge) -> None:
        """Suggest nothing that scores less than what this person nearly always refuses; know what she thinks of each
        method."""
        rules = self.frame.inputs.rules
        for one in self.sides:
            self.weights[one] = {name: int(points) for name, points in knowledge.of(WEIGHT, one.value).items()}
            least = int(knowledge.of(FLOOR, one.value).get(one.value, 0))
            if least > rules.accept:
                self.frame.governing[one] = Governing(replace(rules, accept=least))

    def apply(self, applied: Applied) -> None:
        """Go by people's rules: what they set aside, and no standing match holds, is on no side any more."""
        self.applied = applied
        for one, ready in applied.match.items():
            before = self.frame.governing.get(one)
            self.frame.governing[one] = Governing(before.rules if before else self.frame.inputs.rules, ready)
        for one, rule in applied.aside.items():
            held = self.taken[one, SIDE_A] | self.taken[one, 1]
            self.set_aside[one] = np.where(held, -1, rule)
            out = self.set_aside[one] >= 0
            self.all_sides[one] = self.sides[one]
            self.sides[one] = (self.sides[one][0] & ~out, self.sides[one][1] & ~out)

    def hold(self, comparison: Comparison, side: int, rows: Ints) -> None:
        """Mark rows that standing matches hold."""
        self.taken[comparison, side][rows] = True
        self.standing[comparison, side][rows] = True

    def open(self, comparison: Comparison, side: int) -> Mask:
        """Return the rows of a side that are in no match yet."""
        return self.sides[comparison][side] & ~self.taken[comparison, side]

    def take(self, found: Proposals) -> Proposals:
        """Keep the proposals that nobody refused, and mark their rows; returns them."""
        self.pause()
        found = self._weighed(self._obeyed(found))
        bad = self._holding(found, self._refused)
        if bad.any():
            found = found.keep(~bad)
        if (back := found.confirmed & self._holding(found, self._taken_back)).any():
            found.gates["person"] = ~back
            found.confirmed &= ~back
        if found.count:
            for side in (SIDE_A, 1):
                self.taken[found.comparison, side][found.rows_of(side)] = True
            if found.method == "reference":
                self.numbered[found.row] = True
            self.found.append(found)
        return found

    def _weighed(self, found: Proposals) -> Proposals:
        """Add what was learned of a method to the scores of what it only suggests; drop what comes to too little."""
        points = self.weights.get(found.comparison, {}).get(found.method, 0)
        if not found.count or found.confirmed.all() or not (points or found.method in BY_AMOUNT):
            return found
        mine = ~found.confirmed
        if points:
            found.notes["weight"] = [str(points) if one else "" for one in mine.tolist()]
            found.score = np.where(mine, np.clip(found.score + points, 0, MOST), found.score)
        own = {one.id: one.new for one in self.frame.inputs.rules.rules}
        general = self.frame.governing.get(found.comparison)
        accept = general.rules.accept if general is not None else self.frame.inputs.rules.accept
        least = np.array([own.get(one, accept) for one in found.rules], np.int64) if found.rules else accept
        enough = found.confirmed | (found.score >= least)
        if not points:  # what is one of several equals is offered as such
            enough |= found.ambiguous
        return found if enough.all() else found.keep(enough)

    def _obeyed(self, found: Proposals) -> Proposals:
        """Leave out what people's rules do not allow, of what no rule of theirs and no number found."""
        by = self.frame.governing.get(found.comparison)
        if by is None or not by.ready or not found.count or any(found.rules) or not _may_differ(found):
            return found
        from app.matching.obeyed import obeyed

        return obeyed(self.frame, by, found)

    def give_back(self, found: Proposals, which: Mask) -> None:
        """Undo matches of this run that a later pass makes anew, with more rows; their rows are open again."""
        place = next(at for at, one in enumerate(self.found) if one is found)
        gone = which[found.match]
        for side in (SIDE_A, 1):
            self.taken[found.comparison, side][found.row[gone & (found.side == side)]] = False
        self.found[place] = found.keep(~which)

    def _rows_of(self, said: tuple[tuple[str, frozenset[int]], ...]) -> list[tuple[Comparison, list[int]]]:
        """Return sets of records as rows; sets with a record that is gone are no longer of use."""
        if not said:
            return []
        wanted = np.unique(np.array([one for _, records in said for one in records], np.int64))
        record = self.frame.num("record")
        rows = np.flatnonzero(np.isin(record, wanted))
        where = dict(zip(record[rows].tolist(), rows.tolist(), strict=True))
        return [
            (Comparison(name), [where[one] for one in sorted(records)])
            for name, records in said
            if name in {one.value for one in self.sides} and all(one in where for one in records)
        ]

    def _holding(self, found: Proposals, sets: list[tuple[Comparison, list[int]]]) -> Mask:
        """Return which proposals hold all records of one of the sets."""
        bad = np.zeros(found.count, np.bool_)
        for comparison, rows in sets:
            if comparison is not found.comparison or not found.count:
                continue
            hits = np.bincount(found.match[np.isin(found.row, rows)], minlength=found.count)
            bad |= hits == len(rows)
        return bad

    def refused_pairs(self, comparison: Comparison, a: Ints, b: Ints) -> Mask:
        """Return which pairs of rows are a refused set of two."""
        bad = np.zeros(len(a), np.bool_)
        for which, rows in self._refused:
            if which is comparison and len(rows) == 2:
                bad |= np.isin(a, rows) & np.isin(b, rows)
        return bad


def _may_differ(found: Proposals) -> bool:
    """Return whether a match rests on amounts and days that its pass did not hold against people's rules."""
    if found.comparison in (Comparison.L4, Comparison.L5):
        return not found.method.startswith("reference")
    return found.method == "payout_set"
