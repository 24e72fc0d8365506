"""What wider tolerances would match, over the live data: one run for each step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import CONFIRMED
from app.domain.progress import Report, Step, pauses

if TYPE_CHECKING:
    from app.domain.match import Rules
    from app.matching.outcome import Outcome
    from app.services.ports import UnitOfWork

#: Minor units under and over that are tried; zero first.
STEPS = (0, 1, 5, 10, 50, 100, 500, 1_000, 5_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """One tolerance: new matches of a comparison and currency, how many of them have an equal, Σ of their side A and
    of their differences without sign, both at `exp`. minor: units under and over that are allowed."""

    minor: int
    matched: int
    ambiguous: int
    amount: int
    drift: int
    exp: int


def curve(
    uow: UnitOfWork, rules: Rules, comparison: str, currency: str, report: Report, steps: tuple[int, ...] = STEPS
) -> tuple[CurvePoint, ...]:
    """Return what each tolerance would match now; standing matches stay, nothing is stored."""
    from app.matching.engine import reconcile
    from app.services.rule_trial import only_matches
    from app.services.run_matching import asked_columns, load, read_records

    statements = [one for one in uow.statements.live() if not one.refused_key]
    records = read_records(uow, asked_columns(rules))
    matches, members = uow.matches.live()
    standing = only_matches(matches, members, matches["state"].to_numpy() == CONFIRMED)
    pause = pauses(report)
    inputs = load(uow, statements, records, standing, as_of=None, rules=rules)
    out = []
    for at, minor in enumerate(steps):
        report(Step.MATCHING, at, len(steps), "")
        wide = replace(rules, tolerance=replace(rules.tolerance, below=minor, above=minor))
        found = reconcile(replace(inputs, rules=wide), lambda *_given: pause())
        out.append(_point(found, comparison, currency, minor))
    report(Step.MATCHING, len(steps), len(steps), "")
    return tuple(out)


def _point(found: Outcome, comparison: str, currency: str, minor: int) -> CurvePoint:
    import pyarrow as pa
    import pyarrow.compute as pc

    from app.matching.exchange import METHODS

    which = pc.and_(pc.equal(found.matches["comparison"], comparison), pc.equal(found.matches["currency"], currency))
    # no tolerance decides over what crosses currencies
    which = pc.and_(which, pc.invert(pc.is_in(found.matches["method"], pa.array(sorted(METHODS)))))
    rows = np.flatnonzero(np.asarray(which.to_numpy()))
    mine = found.matches.take(rows)
    side, match = (found.members[one].to_numpy() for one in ("side", "match"))
    part = found.members["allocated"].to_numpy()[(side == 0) & np.isin(match, rows)]
    return CurvePoint(
        minor=minor,
        matched=len(rows),
        ambiguous=int(np.asarray(mine["ambiguous"].to_numpy()).sum()),
        amount=int(np.abs(part).sum()),
        drift=int(np.abs(mine["difference"].to_numpy()).sum()),
        exp=int(mine["exp"].to_numpy().max(initial=2)),
    )
