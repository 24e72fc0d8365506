"""Matches as a pass finds them, before they are written as tables: groups of rows with what speaks for them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.matching.certificates import PROOF, handed_on

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


@dataclass(slots=True, kw_only=True)
class Proposals:
    """n matches of one comparison and method.

    match, side, row: members, one line each: number of the match (0 … n−1), side, row of the frame.
    part: what the match takes of each member, at the frame's exponent, in the record's own sign.
    lead_a, lead_b: row that stands for each side (its reference and time are shown).
    confirmed, ambiguous, score: one for each match. figures: name → amount for each match (evidence,
    left out where 0 unless it is in `always`); counts: name → whole number; notes: name → JSON value
    of each match as text, "" for none.
    candidates: rows that are as good, by match, for ambiguous ones (side A rows and side B rows).
    rules: id of the person's rule that governs each match, "" for none; empty where no match has one.
    gates: name → whether each match passed; a command confirms what passes all, and nothing where there are none.
    paired: whether every match is one record of side A and one of side B, in this order, both taken whole. Most of
    a month is; what is asked of each member is then asked of two columns.
    """

    comparison: Comparison
    method: str
    match: Ints
    side: Ints
    row: Ints
    part: Ints
    lead_a: Ints
    lead_b: Ints
    confirmed: Mask
    ambiguous: Mask
    score: Ints
    figures: dict[str, Ints] = field(default_factory=dict)
    counts: dict[str, Ints] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    runner_up: Ints | None = None
    candidates: dict[int, tuple[list[int], list[int]]] = field(default_factory=dict)
    rules: list[str] = field(default_factory=list)
    gates: dict[str, Mask] = field(default_factory=dict)
    paired: bool = False

    def rule_names(self, version: int) -> list[str] | str:
        """Return what decided: one text for all matches, or one for each where people's rules had a say."""
        built_in = f"{self.method}/{version}"
        return [f"{one}/{version}" if one else built_in for one in self.rules] if any(self.rules) else built_in

    @property
    def count(self) -> int:
        """Return n."""
        return len(self.lead_a)

    def sums(self, frame: Frame) -> tuple[Ints, Ints]:
        """Return Σ of side A and of side B as `difference` counts them (payout rows reversed)."""
        value = self._in_own(frame, self.part * sign_of(frame, self.row))
        return (
            group_sum(np.where(self.side == SIDE_A, value, 0), self.match, self.count),
            group_sum(np.where(self.side == SIDE_B, value, 0), self.match, self.count),
        )

    def difference(self, frame: Frame) -> Ints:
        """Return Σ of side A less Σ of side B."""
        if self.paired and len(frame.currencies) < 2 and not frame.payout.any():
            return self.part[::2] - self.part[1::2]
        value = np.where(self.side == SIDE_A, self.part, -self.part)
        if frame.payout.any():
            value *= sign_of(frame, self.row)
        return group_sum(self._in_own(frame, value), self.match, self.count)

    def rows_of(self, side: int) -> Ints:
        """Return the rows of the members of a side."""
        if not self.paired:
            rows: Ints = self.row[self.side == side]
            return rows
        return self.lead_a if side == SIDE_A else self.lead_b

    def _in_own(self, frame: Frame, value: Ints) -> Ints:
        """Return members' values, 0 for those in another currency than their match's lead: none is ever added."""
        if len(frame.currencies) < 2:
            return value
        return np.where(frame.currency[self.row] == frame.currency[self.lead_a[self.match]], value, 0)

    def handing_on(self, which: Mask) -> Proposals:
        """Return the same matches; what the others prove of an assignment stands with those of a mask."""
        if PROOF not in self.notes or which.all():
            return self
        return replace(self, notes={**self.notes, PROOF: handed_on(self.notes[PROOF], which.tolist())})

    def keep(self, which: Mask) -> Proposals:
        """Return only the matches of a mask."""
        place = np.cumsum(which) - 1
        notes = self.handing_on(which).notes
        of = which[self.match]
        return Proposals(
            comparison=self.comparison,
            method=self.method,
            match=place[self.match[of]],
            side=self.side[of],
            row=self.row[of],
            part=self.part[of],
            lead_a=self.lead_a[which],
            lead_b=self.lead_b[which],
            confirmed=self.confirmed[which],
            ambiguous=self.ambiguous[which],
            score=self.score[which],
            figures={name: values[which] for name, values in self.figures.items()},
            counts={name: values[which] for name, values in self.counts.items()},
            notes={
                name: [one for one, kept in zip(values, which.tolist(), strict=True) if kept]
                for name, values in notes.items()
            },
            runner_up=None if self.runner_up is None else self.runner_up[which],
            candidates={int(place[one]): rows for one, rows in self.candidates.items() if which[one]},
            rules=[one for one, kept in zip(self.rules, which.tolist(), strict=True) if kept] if self.rules else [],
            gates={name: passed[which] for name, passed in self.gates.items()},
            paired=self.paired,
        )


def value_of(frame: Frame, comparison: Comparison) -> Ints:
    """Return what the comparison counts of each record: amount in L1, else net."""
    return frame.amount if comparison is Comparison.L1 else frame.net


def sign_of(frame: Frame, rows: Ints) -> Ints:
    """Return −1 for payout and withdrawal rows of a channel, else 1 (a bank's withdrawal is money out)."""
    return np.where(frame.payout[rows], -1, 1)


def group_sum(values: Ints, group: Ints, count: int) -> Ints:
    """Return Σ of `values` for each group 0 … count−1, in whole numbers all the way."""
    if not len(group):
        return np.zeros(count, np.int64)
    step = np.diff(group)
    if (step < 0).any():
        order = np.argsort(group, kind="stable")
        values, group = values[order], group[order]
        step = np.diff(group)
    start = np.append(0, np.flatnonzero(step) + 1)
    total = np.add.reduceat(values, start, dtype=np.int64)
    if len(start) == count:
        return np.asarray(total)
    out = np.zeros(count, np.int64)
    out[group[start]] = total
    return out


def pairs(
    frame: Frame,
    comparison: Comparison,
    method: str,
    a: Ints,
    b: Ints,
    *,
    score: Ints,
    confirmed: Mask | None = None,
    ambiguous: Mask | None = None,
) -> Proposals:
    """Return 1:1 matches that take their members whole."""
    count = len(a)
    value = value_of(frame, comparison)
    none = np.zeros(count, np.bool_)
    rows = np.stack([a, b], 1).ravel()
    return Proposals(
        comparison=comparison,
        method=method,
        match=np.repeat(np.arange(count), 2),
        side=np.tile(np.array([SIDE_A, SIDE_B]), count),
        row=rows,
        part=value[rows],
        lead_a=a,
        lead_b=b,
        confirmed=none if confirmed is None else confirmed,
        ambiguous=none.copy() if ambiguous is None else ambiguous,
        score=score,
        paired=True,
    )
