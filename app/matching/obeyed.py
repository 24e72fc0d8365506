"""Matches of a pass without an eye for people's rules: kept only where every rule that governs them allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import SIDE_A, Comparison
from app.domain.money import digits
from app.matching.candidates import spread
from app.matching.days import days_from
from app.matching.expected import expected_by_row
from app.matching.figures import quoted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.governed import Governing
    from app.matching.proposals import Proposals

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: Pairs of rows looked at; of larger matches those of the two leading rows.
MOST_PAIRS = 2_000_000


def obeyed(frame: Frame, by: Governing, found: Proposals) -> Proposals:
    """Return the matches that the rules allow, each with the names of those that govern a pair of its rows."""
    match, a, b = _pairs(found)
    of = by.of(a, b)
    if not (of >= 0).any():
        return found
    if found.comparison is Comparison.L3:
        days = days_from(expected_by_row(frame)[a], frame.day[b])
    else:
        days = frame.day[b] - frame.day[a]
    sums = found.sums(frame)
    off = found.figures.get("off", sums[0] - sums[1])
    units = np.array([10 ** max(frame.exp - digits(one), 0) for one in frame.currencies], np.int64)
    good = by.permits(a, b, days, found.score[match], found.ambiguous[match])
    good &= by.permits_sum(of, sums[0][match], -off[match], units[frame.currency[a]])
    kept = np.ones(found.count, np.bool_)
    kept[match[~good]] = False
    found.notes["governed"] = _named(by, found.count, match, of, frame.inputs.rules.version)
    return found if kept.all() else found.keep(kept)


def _pairs(found: Proposals) -> tuple[Ints, Ints, Ints]:
    """Return (match, row of A, row of B) of every pair of rows in one match."""
    on_a = found.side == SIDE_A
    many_a = np.bincount(found.match[on_a], minlength=found.count)
    many_b = np.bincount(found.match[~on_a], minlength=found.count)
    if int((many_a * many_b).sum()) > MOST_PAIRS:
        lead_a, lead_b = found.lead_a[found.match], found.lead_b[found.match]
        return found.match, np.where(on_a, found.row, lead_a), np.where(on_a, lead_b, found.row)
    a = np.flatnonzero(on_a)[np.argsort(found.match[on_a], kind="stable")]
    b = np.flatnonzero(~on_a)[np.argsort(found.match[~on_a], kind="stable")]
    ends = np.cumsum(many_b)
    match = found.match[a]
    other = b[spread(ends[match] - many_b[match], ends[match])]
    return np.repeat(match, many_b[match]), np.repeat(found.row[a], many_b[match]), found.row[other]


def _named(by: Governing, count: int, match: Ints, of: Ints, version: int) -> list[str]:
    """Return for each match the rules with their version that govern pairs of it (JSON), "" for none."""
    import pyarrow as pa

    names = quoted(pa.array([f"{one.rule.id}/{version}" for one in by.ready], pa.string())).to_pylist()
    out = [""] * count
    for pair in np.unique(match[of >= 0] * len(by.ready) + of[of >= 0]).tolist():
        at, rule = divmod(pair, len(by.ready))
        out[at] = f"{out[at]},{names[rule]}" if out[at] else names[rule]
    return [f"[{one}]" if one else "" for one in out]
