"""What the gates of amount and day say of single pairs of records, and by whose rule: for a person who asks why not.

The same windows, worths and rules as in a run, on the few records asked about; what else competes for them is not seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import SIDE_A, Comparison
from app.domain.money import digits
from app.matching.by_amount_and_day import pair_case
from app.matching.days import without_holidays
from app.matching.frame import Frame
from app.matching.governed import Governing
from app.matching.grading import score
from app.matching.links import worth_of
from app.matching.proposals import sign_of
from app.matching.tolerance import amount_window, day_window
from app.matching.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.domain.rule import Rule
    from app.matching.inputs import Inputs

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One pair. rule: the person's rule that governs it, None = the general ones.

    near_amount, near_day: inside the tolerance that counts; off_days: from the expected day; before, after: days
    allowed. score: what the pair comes to by itself; least: lowest score of a suggestion; show: of a candidate on the
    card. single: no other of several equals may be suggested.
    """

    rule: Rule | None
    near_amount: bool
    near_day: bool
    off_days: int
    before: int
    after: int
    score: int
    least: int
    show: int
    single: bool


def look(inputs: Inputs, comparison: Comparison, own: int, own_side: int) -> dict[int, Sight]:
    """Return by record number what there is between the record `own` and each other record of the inputs."""
    frame = Frame(inputs)
    record = frame.num("record")
    mine = record == own
    one, others = np.flatnonzero(mine), np.flatnonzero(~mine)
    if len(one) != 1 or not len(others):
        return {}
    sides = (mine, ~mine) if own_side == SIDE_A else (~mine, mine)
    work = Work(frame, {comparison: sides})
    work.believe(inputs.knowledge)
    if inputs.rulebook is not None:
        work.apply(inputs.rulebook.apply(frame, work.sides))
    own_rows = np.repeat(one, len(others))
    a, b = (own_rows, others) if own_side == SIDE_A else (others, own_rows)
    by = frame.governing.get(comparison) or Governing(inputs.rules)
    found = _sights(work, comparison, by, a, b)
    return dict(zip(record[others].tolist(), found, strict=True))


def _sights(work: Work, comparison: Comparison, by: Governing, a: Ints, b: Ints) -> list[Sight]:
    frame = work.frame
    value_a, value_b, more = _values(work, comparison, a, b)
    expected, came = _days(frame, comparison, a, b)
    of, least = by.of(a, b), by.least(by.of(a, b))
    off = value_b - value_a[:, None]
    drift = off[np.arange(len(a)), np.abs(off).argmin(axis=1)]
    days = came - expected
    each = np.arange(len(a))
    worth = np.zeros(len(a), np.int64)
    for code in np.unique(frame.currency[a]).tolist():
        here = each[(frame.currency[a] == code) & (frame.currency[b] == code)]
        if len(here):
            case = pair_case(
                frame, a[here], b[here], value_a[here], value_b[here], expected[here], more, by, came[here]
            )
            worth[here] = worth_of(case, np.arange(len(here)), np.arange(len(here)))
    points = score(worth)
    out = []
    for at in range(len(a)):
        ready = by.ready[of[at]] if of[at] >= 0 else None
        own = ready.rule.tolerance if ready is not None else None
        tolerance = own or by.rules.tolerance
        unit = 10 ** max(frame.exp - digits(frame.currencies[int(frame.currency[a[at]])]), 0)
        below, above = (int(one[0]) for one in amount_window(tolerance, value_a[at : at + 1], unit))
        before, after = day_window(tolerance)
        out.append(
            Sight(
                rule=ready.rule if ready is not None else None,
                near_amount=-below <= int(drift[at]) <= above,
                near_day=-before <= int(days[at]) <= after,
                off_days=int(days[at]),
                before=before,
                after=after,
                score=int(points[at]),
                least=int(least[at]),
                show=ready.rule.show if ready is not None else 0,
                single=ready is not None and not ready.rule.ambiguous,
            )
        )
    return out


def _values(
    work: Work, comparison: Comparison, a: Ints, b: Ints
) -> tuple[Ints, Ints, Callable[[Ints, Ints], Ints] | None]:
    """Return what each side's rows come to (side B in the ways that count), and other evidence."""
    frame = work.frame
    if comparison is Comparison.L1:
        paid = np.stack([frame.amount[b], frame.amount[b] + frame.coupon[b]], 1)
        return frame.amount[a], paid, None
    if comparison is not Comparison.L3:
        return frame.net[a], (frame.net[b] * sign_of(frame, b))[:, None], None
    from app.matching.by_payout import evidence_of

    return -frame.net[a], frame.net[b][:, None], evidence_of(work, np.unique(b))


def _days(frame: Frame, comparison: Comparison, a: Ints, b: Ints) -> tuple[Ints, Ints]:
    """Return the expected day of each pair and the day of side B, as the passes count them."""
    if comparison is not Comparison.L3:
        return frame.day[a], frame.day[b]
    from app.matching.expected import expected_days

    first, last = np.split(without_holidays(np.concatenate([expected_days(frame, a), frame.day[b]])), [len(a)])
    return first, last
