"""The engine: passes from the surest to the least sure, over what is still open. Pure; nothing is read or written.

Views come first, because they say which ledger rows a trade bill already states; then L1, batches, L3, the books.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import RUN_ORDER, SIDE_A, SIDE_B, Comparison
from app.domain.progress import Report, Step, pauses
from app.matching import (
    by_batch,
    by_books,
    by_currency,
    by_orders,
    by_payout,
    by_reference,
    by_report,
    by_revenue,
    by_view,
)
from app.matching.frame import Frame
from app.matching.inputs import Inputs
from app.matching.outcome import Outcome
from app.matching.proposals import Proposals
from app.matching.sides import assign
from app.matching.tables import match_tables
from app.matching.work import Work

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.choice import Choice
    from app.matching.events import Events
    from app.matching.untold import Untold

    Mask = NDArray[np.bool_]

log = logging.getLogger(__name__)

#: (comparison, method), surest first; progress names them.
PASSES = (
    (Comparison.L2, "view"),
    (Comparison.L1, "reference"),
    (Comparison.L1, "reference_shared"),
    (Comparison.L1, "reference_strayed"),
    (Comparison.L1, "exchange"),
    (Comparison.L1, "reference_suffix"),
    (Comparison.L1, "reference_text"),
    (Comparison.L1, "reference_near"),
    (Comparison.L1, "cart"),
    (Comparison.L1, "amount_day"),
    (Comparison.L2, "batch"),
    (Comparison.L2, "exchange"),
    (Comparison.L2, "batch_sum"),
    (Comparison.L2, "batch_days"),
    (Comparison.L2, "batch_story"),
    (Comparison.L2, "batch_balance"),
    (Comparison.L3, "reference"),
    (Comparison.L3, "reference_text"),
    (Comparison.L3, "exchange"),
    (Comparison.L3, "amount_day"),
    (Comparison.L3, "payout_set"),
    (Comparison.L3, "exchange_rate"),
    (Comparison.L4, "reference"),
    (Comparison.L4, "reference_text"),
    (Comparison.L4, "amount_day"),
    (Comparison.L4, "day_total"),
    (Comparison.L4, "month_total"),
    (Comparison.L4, "amount_month"),
    (Comparison.L4, "amount_digits"),
    (Comparison.L5, "reference"),
    (Comparison.L5, "day_total"),
    (Comparison.L5, "month_total"),
)


@dataclass(slots=True, kw_only=True)
class Part:
    """What the steps of one part found: proposals of the views and its own, and what classifying goes by."""

    views: list[Proposals]
    found: list[Proposals]
    events: Events | None
    choices: dict[Comparison, Choice]
    taken: dict[tuple[Comparison, int], Mask]
    numbered: Mask
    untold: dict[int, Untold]
    spent: dict[tuple[str, str], int]


#: Runs parts, all with the same inputs, wherever it likes; returns them in the order asked for.
Spread = Callable[[Inputs, Sequence[str], Report], "list[Part]"]


def reconcile(inputs: Inputs, report: Report, spread: Spread | None = None) -> Outcome:
    """Match and classify everything open; raises what `report` raises, having changed nothing.

    spread: runs the parts at once, in threads or on other machines; the outcome is the same byte for byte.
    """
    from app.matching.classify import classify

    work = prepare(inputs, pauses(report))
    total = len(PARTS) + 2
    report(Step.MATCHING, 0, total, "L2")
    _views(work)
    if spread is None:
        for done, (name, steps) in enumerate(PARTS.items(), 1):
            report(Step.MATCHING, done, total, name)
            for step in steps:
                step(work)
    else:
        _join(work, dict(zip(PARTS, spread(inputs, tuple(PARTS), report), strict=True)))
    report(Step.CLASSIFYING, total - 1, total, "")
    spent = work.frame.spent
    spent.begin("", "evidence")
    matches, members, evidence = match_tables(work)
    spent.begin("", "classify")
    items = classify(work)
    return Outcome(
        matches=matches,
        members=members,
        discrepancies=items,
        evidence=evidence,
        untold=_untold(work),
        spent=spent.so_far(),
    )


def _untold(work: Work) -> dict[str, int]:
    """Count the planned payouts that are in no set and in no other match, by why."""
    left = work.open(Comparison.L2, SIDE_B)
    return dict(sorted(Counter(one.why for row, one in work.frame.untold.items() if left[row]).items()))


def run_part(inputs: Inputs, name: str, report: Report) -> Part:
    """Run the steps of one part of PARTS from the inputs alone: no part reads what another one found.

    name: of PARTS, or a share of one as `shares` names it. The views, and what looks across all accounts, are made anew
    in each, which costs less than sending them from one machine to another.
    """
    name, _, share = name.partition("@")
    work = prepare(inputs, pauses(report))
    _views(work)
    before = work.common = len(work.found)
    if share:
        which, _, of = share.partition("/")
        work.share = (int(which), int(of))
    first = work.share[0] == 0
    for step in PARTS[name]:
        step(work)
    mine = {key: mask for key, mask in work.taken.items() if key[0].value == name}
    return Part(
        views=work.found[:before],
        found=work.found[before if first else work.common :],
        events=work.events,
        choices=work.choices,
        taken=mine,
        numbered=work.numbered,
        untold=work.frame.untold,
        spent=work.frame.spent.so_far(),
    )


def _join(work: Work, parts: dict[str, Part]) -> None:
    """Bring the parts together as if one after the other had worked here."""
    work.found = [*parts["L2"].views, *(found for part in parts.values() for found in part.found)]
    for part in parts.values():
        work.events = part.events or work.events
        work.choices |= part.choices
        work.taken |= part.taken
        work.numbered |= part.numbered
        work.frame.untold |= part.untold
        work.frame.spent.add(part.spent)


def shares(name: str, count: int) -> tuple[str, ...]:
    """Return the names under which `run_part` does a part in so many shares; one where its accounts depend on others.

    Orders and payments of L1, payouts and deposits of L3 and revenue of L5 meet across accounts. Windows of days are
    nowhere independent: delays, weights and what counts as the only one of its kind are read from all days.
    """
    if count < 2 or name not in BY_ACCOUNT:
        return (name,)
    return tuple(f"{name}@{one}/{count}" for one in range(count))


def merged(parts: Sequence[Part]) -> Part:
    """Return what the shares of one part found, in their order, as if one had done it."""
    whole = parts[0]
    for part in parts[1:]:
        whole.found += part.found
        for comparison, choice in part.choices.items():
            mine = whole.choices.setdefault(comparison, choice)
            if mine is not choice:
                mine.equal += [one for one in choice.equal if one not in mine.equal]
                mine.crowds += [one for one in choice.crowds if one not in mine.crowds]
        for key, mask in part.taken.items():
            whole.taken[key] = whole.taken[key] | mask
        whole.numbered |= part.numbered
        whole.untold |= part.untold
        for name, spent in part.spent.items():
            whole.spent[name] = whole.spent.get(name, 0) + spent
    return whole


def prepare(inputs: Inputs, pause: Callable[[], None] = lambda: None) -> Work:
    """Return the run's state before the first pass: sides, and what standing matches hold."""
    frame = Frame(inputs)
    pause()
    viewed = _standing(inputs, "L2", method="view", side=1)
    work = Work(frame, assign(inputs.records, viewed), pause)
    pause()
    for one in RUN_ORDER:
        for side in (SIDE_A, 1):
            held = _standing(inputs, one.value, side=side)
            if len(held):
                by_number = _standing(inputs, one.value, method=by_reference.METHOD, side=side)
                record = frame.num("record")
                work.hold(one, side, np.flatnonzero(np.isin(record, held)))
                work.numbered |= np.isin(record, by_number)
    work.believe(inputs.knowledge)
    if inputs.rulebook is not None:
        pause()
        work.apply(inputs.rulebook.apply(frame, work.sides))
    return work


def _standing(inputs: Inputs, comparison: str, *, side: int, method: str = "") -> NDArray[np.int64]:
    """Return the record numbers on one side of the standing matches of a comparison."""
    import pyarrow.compute as pc

    if inputs.matches is None or inputs.members is None or not inputs.matches.num_rows:
        return np.zeros(0, np.int64)
    which = pc.equal(inputs.matches["comparison"], comparison)
    if method:
        which = pc.and_(which, pc.equal(inputs.matches["method"], method))
    numbers = inputs.matches["number"].filter(which)
    of = pc.and_(pc.is_in(inputs.members["match"], numbers.combine_chunks()), pc.equal(inputs.members["side"], side))
    return np.asarray(inputs.members["record"].filter(of).to_numpy())


def _views(work: Work) -> None:
    """Find the views, then look again at the sides: what a view states is no event of its own."""
    frame = work.frame
    frame.spent.begin("L2", "view")
    reported = by_report.find(frame, work.open(Comparison.L2, SIDE_A), work.open(Comparison.L2, 1))
    if reported is not None:
        work.take(reported)
    if not (frame.trade.any() and frame.ledger.any()):
        return
    found = by_view.find(frame, work.open(Comparison.L2, SIDE_A), work.open(Comparison.L2, 1))
    if found is None:
        return
    found = work.take(found)
    on_b = found.row[found.side == 1] if found is not None else np.zeros(0, np.int64)
    work.viewed[on_b] = True
    a, b = work.sides[Comparison.L1]
    work.sides[Comparison.L1] = (a, b & ~work.viewed)


def _batches(work: Work) -> None:
    """Find the batches; a ledger row that a view holds on side B may be on side A here."""
    frame, side_a = work.frame, work.sides[Comparison.L2][0]
    if not frame.payout.any():
        return
    frame.spent.begin("L2", "batch")
    numbered = by_batch.by_number(frame, side_a, work.open(Comparison.L2, SIDE_A), work.open(Comparison.L2, 1))
    if numbered is not None:
        work.take(numbered)
    frame.spent.begin("L2", "exchange")
    by_currency.batches(work, frame.by_rank(by_batch.entries(frame, side_a)))
    frame.spent.begin("L2", "batch_sum")
    summed = by_batch.by_sum(frame, side_a, work.open(Comparison.L2, SIDE_A), work.open(Comparison.L2, 1))
    if summed is not None:
        work.take(summed)
    work.divide()
    frame.spent.begin("L2", "batch_days")
    opened = (work.open(Comparison.L2, SIDE_A), work.open(Comparison.L2, 1))
    for one in by_batch.by_days(frame, side_a, *opened, work.mine):
        work.take(one)


#: Parts whose accounts are independent of each other once the numbers that all of them share are settled.
BY_ACCOUNT = ("L2", "L4")

#: Steps by part, in the order in which their matches stand; a part is named by the comparisons that it alone fills.
PARTS: dict[str, tuple[Callable[[Work], None], ...]] = {
    "L1": (by_orders.run,),
    "L2": (_batches,),
    "L3": (by_payout.run,),
    "L4": (by_books.run,),
    "L5": (by_revenue.run,),
}
