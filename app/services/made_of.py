"""What makes this deposit, or this payout: the set behind one record, line by line, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.errors import NotAllowed
from app.domain.match import CONFIRMED, SIDE_A, SIDE_B, SUGGESTED
from app.domain.progress import Report, Step, pauses
from app.domain.record import NO_TIME, Kind, Layer
from app.services.review_lines import ints

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.made_of import MadeOf
    from app.services.ports import UnitOfWork

    Ints = NDArray[np.int64]

#: Lines of each part that are listed; the sums are of all.
MOST_LINES = 2_000

MATCHED = "matched"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """One record. net: what it adds to the sum, at the set's exponent; why: reason to leave it out, "" inside."""

    record: int
    at: int
    dated: bool
    ref: str
    kind: str
    net: int
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFound:
    """The set behind one record.

    comparison, side_a, side_b: as a match by hand would be made; total: what the record states, positive for money that
    leaves the channel or reaches the bank; sums: kind → (count, Σ net) of what makes it; off: balance or charge beside
    it. sure: "unique", "one", "several", "none" or "matched" (an approved match stands). balance: opening, entries and
    payouts before, this one; None where nothing states it. none: key of the reason why there is no set; rejected: of
    the reason why a run does not suggest the one that there is, "" where it does. steps: from the gross sum of all
    candidates to the sum paid, signed; left_count: how many records are left out.
    """

    comparison: str
    record: int
    account: str
    at: int
    dated: bool
    party: str
    total: int
    exp: int
    currency: str
    side_a: tuple[int, ...]
    side_b: tuple[int, ...]
    lines: tuple[SetLine, ...]
    left: tuple[SetLine, ...]
    sums: tuple[tuple[str, int, int], ...]
    candidates: int
    off: int
    sure: str
    ways: int
    ways_capped: bool
    complete: bool
    twins: bool
    tried: int
    bits: tuple[int, int]
    deciding: int
    none: str
    balance: tuple[int, int, int, int] | None
    rejected: str = ""
    steps: tuple[tuple[str, int], ...] = ()
    left_count: int = 0

    @property
    def difference(self) -> int:
        """Return what the set and its charge or balance leave of the sum: 0 for every set that was found."""
        return self.total - sum(one[2] for one in self.sums) + self.off

    @property
    def can_match(self) -> bool:
        """Return whether the set can be made a match by hand."""
        return bool(self.side_a) and bool(self.side_b) and self.sure != MATCHED


def what_makes(uow: UnitOfWork, record: int, report: Report) -> SetFound:
    """Return the set behind a payout of a channel (its entries) or a bank row (its payouts).

    report is called with the number of sets looked at so far and may raise Cancelled. Records of approved matches
    are not offered. NotAllowed("made_of.kind") for a record of another kind.
    """
    from app.matching import made_of
    from app.matching.engine import prepare
    from app.matching.inputs import COLUMNS
    from app.services.run_matching import load

    report(Step.LOADING, 0, 0, "")
    pause = pauses(report)
    statements = [one for one in uow.statements.live() if not one.refused_key]
    records = uow.records.table(columns=[*COLUMNS, "row", "suffix"]).combine_chunks()
    pause()
    at = np.flatnonzero(ints(records["record"]) == record)
    if not len(at):
        raise NotAllowed("review.gone")
    comparison = _comparison(records, int(at[0]))
    matches, members = uow.matches.live()
    inputs = load(uow, statements, records, _standing(matches, members), as_of=None, rules=None)
    work = prepare(inputs, pause)
    own = _held(matches, members, comparison, record, {CONFIRMED})

    def watch(tried: int) -> None:
        report(Step.MATCHING, tried, 0, comparison)

    row = int(at[0])
    sure = MATCHED
    if own is None and records["kind"][row].as_py() == Kind.WITHDRAWAL:  # a set of it is what the run proposes
        own, sure = _held(matches, members, comparison, record, {SUGGESTED}), "one"
    if own is not None:
        rows = np.flatnonzero(np.isin(ints(records["record"]), own))
        return _told(work.frame, made_of.matched(work, row, rows, comparison), sure)
    if comparison == "L3":
        found = made_of.deposit(work, row, watch)
    else:
        theirs = np.isin(ints(records["record"]), _suggested(matches, members, comparison))
        found = made_of.payout(work, row, watch, np.flatnonzero(theirs))
    return _told(work.frame, found, found.sure.value)


def _comparison(records: pa.Table, row: int) -> str:
    """Return which comparison a record is the sum in: L3 for a bank row, L2 for a channel's payout."""
    from app.matching.sides import is_payout

    if records["layer"][row].as_py() == Layer.BANK:
        return "L3"
    if is_payout(records.slice(row, 1))[0]:
        return "L2"
    raise NotAllowed("made_of.kind")


def _standing(matches: pa.Table, members: pa.Table) -> tuple[pa.Table, pa.Table]:
    import pyarrow.compute as pc

    sure = matches.filter(pc.equal(matches["state"], CONFIRMED))
    return sure, members.filter(pc.is_in(members["match"], sure["number"].combine_chunks()))


def _held(matches: pa.Table, members: pa.Table, comparison: str, record: int, states: set[int]) -> Ints | None:
    """Return the other side's records of the match in one of these states that holds a record on side B."""
    wanted = _numbers(matches, comparison, states)
    of, side, who = ints(members["match"]), ints(members["side"]), ints(members["record"])
    hit = of[np.isin(of, wanted) & (side == SIDE_B) & (who == record)]
    return who[(side == SIDE_A) & (of == hit[0])] if len(hit) else None


def _suggested(matches: pa.Table, members: pa.Table, comparison: str) -> Ints:
    """Return the records of side B of all suggested matches of a comparison."""
    theirs = np.isin(ints(members["match"]), _numbers(matches, comparison, {SUGGESTED}))
    return np.asarray(ints(members["record"])[theirs & (ints(members["side"]) == SIDE_B)])


def _numbers(matches: pa.Table, comparison: str, states: set[int]) -> Ints:
    """Return the numbers of the matches of a comparison in one of these states."""
    import pyarrow.compute as pc

    named = pc.equal(matches["comparison"], comparison).to_numpy()
    return np.asarray(ints(matches["number"])[named & np.isin(ints(matches["state"]), list(states))])


def _told(frame: Frame, found: MadeOf, sure: str) -> SetFound:
    numbers = frame.num("record")
    reverse = -1 if found.comparison.value == "L3" else 1
    lines = _lines(frame, found.rows, reverse, ("",) * len(found.rows))
    left = _lines(frame, found.left, reverse, tuple(one.value for one in found.why))
    kind, net = frame.num("kind")[found.rows], frame.net[found.rows] * reverse
    sums = tuple(
        (Kind(one).name.lower(), int((kind == one).sum()), int(net[kind == one].sum()))
        for one in np.unique(kind).tolist()
    )
    row = found.row
    own = int(frame.net[row])
    return SetFound(
        comparison=found.comparison.value,
        record=int(numbers[row]),
        account=frame.text("account")[row].as_py(),
        at=int(frame.num("at")[row]),
        dated=_dated(frame, row),
        party=frame.text("counterparty")[row].as_py(),
        total=own if reverse < 0 else -own,
        exp=frame.exp,
        currency=frame.currencies[int(frame.currency[row])],
        side_a=tuple(numbers[found.rows].tolist()),
        side_b=(int(numbers[row]),),
        lines=lines,
        left=left,
        sums=sums,
        candidates=found.candidates,
        off=found.off,
        sure=sure,
        ways=found.ways,
        ways_capped=found.ways_capped,
        complete=found.complete,
        twins=found.twins,
        tried=found.tried,
        bits=found.bits,
        deciding=found.deciding,
        none=found.none,
        balance=found.balance,
        rejected=found.rejected,
        steps=_steps(frame, found, reverse) if len(found.rows) else (),
        left_count=len(found.left),
    )


def _steps(frame: Frame, found: MadeOf, reverse: int) -> tuple[tuple[str, int], ...]:
    """Return how one comes from the pool to the sum: gross of all candidates, what is left out, fees, the rest beside.

    Fees are those that members state and fee rows among them; what is left out is gross and without its fee rows.
    """

    def split(rows: Ints) -> tuple[int, int]:
        """Return gross of what is no fee, and what fees take (negative)."""
        charged = np.isin(frame.num("kind")[rows], (Kind.FEE, Kind.COMMISSION))
        gross = int(frame.amount[rows[~charged]].sum())
        return gross * reverse, (int(frame.net[rows].sum()) - gross) * reverse

    (gross, fees), (left, _) = split(found.rows), split(found.left)
    total = gross + fees - found.off
    return ("pool", gross + left), ("left", -left), ("fees", fees), ("beside", -found.off), ("total", total)


def _dated(frame: Frame, row: int) -> bool:
    """Return whether a record has a day and no time."""
    return bool(frame.num("offset")[row] == NO_TIME)


def _lines(frame: Frame, rows: Ints, reverse: int, why: tuple[str, ...]) -> tuple[SetLine, ...]:
    from app.matching.classify.items import reference

    rows = rows[:MOST_LINES]
    refs = reference(frame, rows).to_pylist()
    return tuple(
        SetLine(
            record=int(frame.num("record")[row]),
            at=int(frame.num("at")[row]),
            dated=_dated(frame, row),
            ref=ref,
            kind=Kind(int(frame.num("kind")[row])).name.lower(),
            net=int(frame.net[row]) * reverse,
            why=reason,
        )
        for row, ref, reason in zip(rows.tolist(), refs, why, strict=False)
    )
