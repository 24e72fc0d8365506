"""Amount and expected day: the last and least sure pass. What it finds is suggested, never confirmed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import Comparison
from app.domain.record import NO_TIME
from app.matching.assignment import best
from app.matching.by_reference import Events, build
from app.matching.candidates import windowed
from app.matching.proposals import Proposals, pairs

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

METHOD = "amount_day"

#: Parts of the score: an equal amount, a day off, a quarter of an hour or an hour from the other.
AMOUNT, DRIFTED = 450, 350
DAYS = (200, 150, 100, 50)
MINUTES_15, MINUTES_60 = 200, 100


@dataclass(slots=True)
class Choice:
    """Pairs chosen (rows of the frame), their scores, and what could not be chosen.

    equal: classes of rows of which each is as good as another; crowds: groups over the cap.
    """

    a: Ints
    b: Ints
    score: Ints
    ambiguous: Mask
    equal: list[tuple[list[int], list[int]]] = field(default_factory=list)
    crowds: list[tuple[list[int], list[int]]] = field(default_factory=list)


def choose(
    frame: Frame,
    a: Ints,
    b: Ints,
    value_a: Ints,
    value_b: Ints,
    expected: Ints,
    more: Callable[[Ints, Ints], Ints] | None = None,
    refused: Callable[[Ints, Ints], Mask] | None = None,
) -> Choice:
    """Return the best assignment of rows `a` to rows `b` by amount and day, currency by currency.

    value_a, value_b: amounts for each row given; value_b may have two columns (amount, amount with the
    coupon). expected: day expected for each of `a`. more: adds to the score of pairs of rows, −1000 where
    a pair is impossible.
    """
    rules = frame.inputs.rules
    found: list[tuple[Ints, Ints, Ints]] = []
    crowds: list[tuple[list[int], list[int]]] = []
    for code in range(len(frame.currencies)):
        here, there = np.flatnonzero(frame.currency[a] == code), np.flatnonzero(frame.currency[b] == code)
        unit = _unit(frame, code)
        for column in range(value_b.shape[1]):
            given = there if column == 0 else there[value_b[there, column] != value_b[there, 0]]
            window = windowed(
                value_a[here],
                expected[here] - rules.tolerance.days_before,
                expected[here] + rules.tolerance.days_after,
                value_b[given, column],
                frame.day[b[given]],
                below=rules.tolerance.below * unit,
                above=rules.tolerance.above * unit,
                cap=rules.component_cap,
            )
            i, j = here[window.i], given[window.j]
            found.append((i, j, value_b[j, column] - value_a[i]))
            crowds += [(a[here[x]].tolist(), b[given[y]].tolist()) for x, y in window.crowds]
    i, j, drift = (np.concatenate(one) for one in zip(*found, strict=True)) if found else (a[:0], a[:0], a[:0])
    score = _score(frame, a[i], b[j], drift, frame.day[b[j]] - expected[i])
    if more is not None:
        score = score + more(a[i], b[j])
    good = score >= rules.accept
    if refused is not None:
        good &= ~refused(a[i], b[j])
    i, j, score = _dearest(i[good], j[good], np.minimum(score[good], 1000), len(b))
    chosen = best(i, j, score, rules.component_cap)
    edge = chosen.edge
    return Choice(
        a[i[edge]],
        b[j[edge]],
        score[edge],
        chosen.ambiguous,
        [(a[x].tolist(), b[y].tolist()) for x, y in chosen.classes],
        crowds + [(a[x].tolist(), b[y].tolist()) for x, y in chosen.too_large],
    )


def _unit(frame: Frame, code: int) -> int:
    """Return how many steps of the frame's exponent are one minor unit of a currency."""
    from app.domain.money import digits

    return int(10 ** max(frame.exp - digits(frame.currencies[code]), 0))


def _dearest(i: Ints, j: Ints, score: Ints, width: int) -> tuple[Ints, Ints, Ints]:
    """Return each pair once, with its best score."""
    order = np.lexsort((-score, i * width + j))
    key = (i * width + j)[order]
    once = np.append(True, key[1:] != key[:-1]) if len(key) else np.zeros(0, np.bool_)
    return i[order][once], j[order][once], score[order][once]


def _score(frame: Frame, a: Ints, b: Ints, drift: Ints, days: Ints) -> Ints:
    """Return what amount, day and clock say of each pair; whole numbers, coarse on purpose.

    Two payments some seconds nearer or farther are no evidence: within one step they are equal.
    """
    far = np.abs(days)
    by_day = np.where(far < len(DAYS), np.array(DAYS)[np.minimum(far, len(DAYS) - 1)], 50 - 5 * (far - 3))
    score = np.where(drift == 0, AMOUNT, DRIFTED) + np.maximum(by_day, 0)
    timed = (frame.num("offset")[a] != NO_TIME) & (frame.num("offset")[b] != NO_TIME)
    apart = np.abs(frame.utc[a] - frame.utc[b])
    near = np.where(apart <= 900, MINUTES_15, np.where(apart <= 3600, MINUTES_60, 0))
    return np.asarray(score + np.where(timed, near, 0))


def find_payments(
    frame: Frame, orders: Ints, payments: Ints, event: Events, refused: Callable[[Ints, Ints], Mask]
) -> tuple[Proposals | None, Choice]:
    """Return L1 matches of open orders and open payments without a common number, with their refunds."""
    with_coupon = frame.amount[payments] + frame.coupon[payments]
    value_b = np.stack([frame.amount[payments], with_coupon], 1)
    choice = choose(frame, orders, payments, frame.amount[orders], value_b, frame.day[orders], refused=refused)
    if not len(choice.a):
        return None, choice
    order = np.argsort(frame.rank[choice.a])
    a, b = choice.a[order], choice.b[order]
    match, side, row = with_refunds(frame, a, b, event)
    made = build(frame, METHOD, match, side, row, alone=None)
    made.score, made.ambiguous = choice.score[order], choice.ambiguous[order]
    _name_candidates(made, choice)
    return made, choice


def with_refunds(frame: Frame, a: Ints, b: Ints, event: Events) -> tuple[Ints, Ints, Ints]:
    """Return members (match, side, row) of pairs order–payment, each payment with its refunds."""
    number = np.arange(len(a))
    where = np.full(frame.count, -1, np.int64)
    where[b] = number
    owner = np.where(event.owner >= 0, event.payment[np.maximum(event.owner, 0)] if len(event.payment) else -1, -1)
    of = np.where(owner >= 0, where[owner], -1)
    refund, of = event.refund[of >= 0], of[of >= 0]
    match = np.concatenate([number, number, of])
    side = np.concatenate([np.zeros(len(a), np.int64), np.ones(len(b) + len(of), np.int64)])
    row = np.concatenate([a, b, refund])
    order = np.lexsort((frame.rank[row], side, match))
    return match[order], side[order], row[order]


def find_deposits(
    frame: Frame,
    payouts: Ints,
    deposits: Ints,
    expected: Ints,
    more: Callable[[Ints, Ints], Ints],
    refused: Callable[[Ints, Ints], Mask],
) -> tuple[Proposals | None, Choice]:
    """Return L3 matches of payouts and bank credits."""
    choice = choose(
        frame, payouts, deposits, -frame.net[payouts], frame.net[deposits][:, None], expected, more, refused
    )
    if not len(choice.a):
        return None, choice
    order = np.argsort(frame.rank[choice.a])
    made = pairs(
        frame,
        Comparison.L3,
        METHOD,
        choice.a[order],
        choice.b[order],
        score=choice.score[order],
        ambiguous=choice.ambiguous[order],
    )
    _name_candidates(made, choice)
    return made, choice


def _name_candidates(made: Proposals, choice: Choice) -> None:
    """Note with each ambiguous match the rows that are as good."""
    at = {int(made.lead_a[number]): int(number) for number in np.flatnonzero(made.ambiguous)}
    for ours, theirs in choice.equal:
        for row in ours:
            if row in at:
                made.candidates[at[row]] = (ours, theirs)
