"""L1: orders without money, money without an order, refunds without their payment, equal candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.match import EXPLAINED, OPEN, SIDE_A, SIDE_B, WAITING, Comparison
from app.domain.record import Layer
from app.matching.by_reference import AGAIN, carrying
from app.matching.classify.items import Items, covered, covered_until, late_state, other_month
from app.matching.confirm_rule import EARLY, LATE
from app.matching.keys import group_ids
from app.matching.pairing import codes, first_of
from app.matching.proposals import group_sum
from app.matching.sides import unexpected

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L1 = Comparison.L1
_CHANNEL = (Layer.CHANNEL, Layer.SETTLEMENT)


def add(items: Items) -> None:
    """Add what L1 leaves over."""
    work, frame = items.work, items.frame
    side_a, side_b = work.sides[L1]
    until_a = covered_until(items, (Layer.ORDER,), side_a)
    until_b = covered_until(items, _CHANNEL, side_b)
    if until_a is None or until_b is None:
        return
    equal_candidates(items, L1)
    _two_currencies(items)
    idle_a, idle_b = unexpected(frame.records)[L1]
    orders = frame.by_rank(work.open(L1, SIDE_A) & ~idle_a & ~items.named[L1])
    _orders(items, orders, until_b)
    _payments(items, work.open(L1, SIDE_B) & ~idle_b & ~items.named[L1], until_a)
    _refunds(items)


def _orders(items: Items, orders: Ints, until: int) -> None:
    """Add orders that say paid and have no payment: the money may come until the day after."""
    frame = items.frame
    expected = frame.day[orders] + 1
    there = covered(items, _CHANNEL, expected) | covered(items, _CHANNEL, expected - 1)
    for which, key in ((there, "ex2.open"), (~there, "ex2.uncovered")):
        rows, days = orders[which], expected[which]
        keys = ("EX2", key, "ts1.order", "ts2.order")
        timed(items, rows, frame.amount[rows], days, late_state(days, until), keys)


def timed(
    items: Items,
    rows: Ints,
    amount: Ints,
    expected: Ints,
    state: Ints,
    keys: tuple[str, str, str, str],
    others: tuple[Ints, Ints] | None = None,
    comparison: Comparison = L1,
    more: dict[str, pa.Array] | None = None,
) -> None:
    """Add rows as late items, or as timing items over the day's or the month's end."""
    code, late, day_end, month_end = keys
    waiting = state == WAITING
    over = other_month(items.frame.day[rows], expected)
    for which, name, text in (
        (~waiting, code, late),
        (waiting & ~over, "TS1", day_end),
        (waiting & over, "TS2", month_end),
    ):
        items.add(
            name,
            comparison,
            rows[which],
            text,
            amount=amount[which],
            state=state[which],
            expected=expected[which],
            others=_some(others, which),
            more={key: values.filter(pa.array(which)) for key, values in (more or {}).items()},
        )


def _some(others: tuple[Ints, Ints] | None, which: Mask) -> tuple[Ints, Ints] | None:
    if others is None:
        return None
    place = np.cumsum(which) - 1
    of = which[others[0]]
    return place[others[0][of]], others[1][of]


def _payments(items: Items, free: Mask, until: int) -> None:
    """Add payments that no order explains, each with its refunds; its order should be there on its own day."""
    work, frame = items.work, items.frame
    event = work.events
    assert event is not None
    payments = event.payment[free[event.payment]]
    where = np.full(frame.count, -1, np.int64)
    where[payments] = np.arange(len(payments))
    owner = np.where(event.owner >= 0, event.payment[np.maximum(event.owner, 0)] if len(event.payment) else -1, -1)
    of = np.where((owner >= 0) & work.open(L1, SIDE_B)[event.refund], where[owner], -1)
    refund, of = event.refund[of >= 0], of[of >= 0]
    order = np.argsort(of, kind="stable")
    refund, of = refund[order], of[order]
    items.named[L1][refund] = True
    amount = -(frame.amount[payments] + group_sum(frame.amount[refund], of, len(payments)))
    again = _ordered_already(items, payments)
    others = (of, refund)
    items.add("EX3", L1, payments[again], "ex3.matched", amount=amount[again], others=_some(others, again))
    rest = ~again
    back = rest & (amount == 0) & np.isin(np.arange(len(payments)), of)
    later = np.zeros(len(payments), np.bool_)
    later[of[frame.month[refund] != frame.month[payments[of]]]] = True
    # of one month nothing stands open by it, as of an order paid twice and paid back (EX3): it is told, not asked about
    told = back & ~later
    there = covered(items, (Layer.ORDER,), frame.day[payments])
    for which, key in (
        (rest & ~back & there, "ex1.open"),
        (rest & ~back & ~there, "ex1.uncovered"),
        (back & later, "ex1.returned"),
        (told, "ex1.returned"),
    ):
        expected = frame.day[payments[which]]
        keys = ("EX1", key, "ts1.payment", "ts2.payment")
        # the day itself ends the wait; a month's end is crossed only by the day after
        state = late_state(expected, until)
        if which is told:
            state = np.where(state == OPEN, EXPLAINED, state)
        timed(items, payments[which], amount[which], expected, state, keys, _some(others, which))


def _ordered_already(items: Items, payments: Ints) -> Mask:
    """Return open payments whose order number belongs to an order, or to another payment, that is matched already."""
    return _numbered_as_orders(items, payments) | _numbered_as_payments(items, payments)


def _numbered_as_payments(items: Items, payments: Ints) -> Mask:
    """Return open payments whose merchant number a matched payment of their provider bears."""
    frame, work = items.frame, items.work
    event = work.events
    assert event is not None
    mark = frame.ref("order_ref")[1]
    paid = event.payment[~work.open(L1, SIDE_B)[event.payment]]
    paid = paid[carrying(frame, "order_ref", paid, mark[payments])]
    if not len(paid):
        return np.zeros(len(payments), np.bool_)
    both = np.concatenate([paid, payments])
    ids, _ = group_ids(mark[both], frame.ref("order_ref")[0].take(both))
    whose = codes(ids, frame.source[both])
    at, _ = first_of(whose[: len(paid)], whose[len(paid) :])
    few = np.bincount(whose)[whose[len(paid) :]] <= AGAIN
    return np.asarray((at >= 0) & few)


def _numbered_as_orders(items: Items, payments: Ints) -> Mask:
    """Return open payments whose order number belongs to an order that is matched already."""
    frame, work = items.frame, items.work
    matched = frame.by_rank(work.sides[L1][0] & work.taken[L1, SIDE_A])
    text, marks = frame.ref("order_ref")
    if not len(payments) or not len(matched) or not marks[payments].any():
        return np.zeros(len(payments), np.bool_)
    ids, _ = group_ids(
        np.concatenate([marks[matched], marks[payments]]), pa.concat_arrays([text.take(matched), text.take(payments)])
    )
    at, _ = first_of(ids[: len(matched)], ids[len(matched) :])
    return at >= 0


def _refunds(items: Items) -> None:
    """Add refunds whose payment is in no file; where it is matched elsewhere, that is said."""
    work, frame = items.work, items.frame
    event = work.events
    assert event is not None
    free = work.open(L1, SIDE_B)[event.refund] & ~items.named[L1][event.refund] & (frame.amount[event.refund] != 0)
    alone = free & (event.owner < 0)
    for which, key in ((alone, "ex7.open"), (free & ~alone, "ex7.matched")):
        rows = event.refund[which]
        items.add("EX7", L1, rows, key, amount=-frame.amount[rows])


def _two_currencies(items: Items) -> None:
    """Add an order and a payment that share a number and not their currency."""
    frame, work = items.frame, items.work
    if len(frame.currencies) < 2:
        return
    orders, payments = frame.by_rank(work.open(L1, SIDE_A)), frame.by_rank(work.open(L1, SIDE_B))
    text, marks = frame.ref("order_ref")
    ids, _ = group_ids(
        np.concatenate([marks[orders], marks[payments]]), pa.concat_arrays([text.take(orders), text.take(payments)])
    )
    at, _ = first_of(ids[: len(orders)], ids[len(orders) :])
    hit = at >= 0
    if not hit.any():
        return
    mine = orders[np.maximum(at, 0)]
    apart = frame.day[payments] - frame.day[mine]
    hit &= (frame.currency[mine] != frame.currency[payments]) & (apart >= -EARLY) & (apart <= LATE)
    order, payment = at[hit], payments[hit]
    lead, item = np.unique(order, return_inverse=True)
    by = np.argsort(item.ravel(), kind="stable")
    rows = orders[lead]
    items.named[L1][payment] = True
    amount = frame.amount[rows]
    items.add("AM10", L1, rows, "am10.open", amount=amount, others=(item.ravel()[by], payment[by]))


def equal_candidates(items: Items, comparison: Comparison) -> None:
    """Add what a number, or amount and day, could not decide: equals, and crowds too large to be tried."""
    work = items.work
    at = match_rows(items, comparison)
    for found in work.found:
        if found.comparison is comparison and found.method.startswith("reference"):
            _equal(items, comparison, list(found.candidates.values()), "st4.open", at)
    choice = work.choices.get(comparison)
    if choice is not None:
        _equal(items, comparison, choice.equal, "st4.open", at)
        _equal(items, comparison, choice.crowds, "st4.crowd", at)


def _equal(items: Items, comparison: Comparison, groups: list[tuple[list[int], list[int]]], key: str, at: Ints) -> None:
    """Add an item for each group of equals; the first of its side A names it."""
    frame = items.frame
    groups = [one for one in groups if one[0]]
    if not groups:
        return
    value = frame.amount if comparison is L1 else np.where(frame.payout, -frame.net, frame.net)
    (a, of_a), (b, of_b) = (_by_group(frame, [one[side] for one in groups]) for side in (SIDE_A, SIDE_B))
    items.named[comparison][a] = items.named[comparison][b] = True
    first = np.append(True, of_a[1:] != of_a[:-1])
    lead, count = a[first], len(groups)
    items.add(
        "ST4",
        comparison,
        lead,
        key,
        amount=group_sum(value[a], of_a, count) - group_sum(value[b], of_b, count),
        others=(np.concatenate([of_a[~first], of_b]), np.concatenate([a[~first], b])),
        match=at[lead],
        money={"each": value[lead]},
        more={
            f"count_{name}": pa.array(np.bincount(of, minlength=count)).cast(pa.string())
            for name, of in (("a", of_a), ("b", of_b))
        },
    )


def _by_group(frame: Frame, rows: list[list[int]]) -> tuple[Ints, Ints]:
    """Return the rows of all groups, each group's by rank, and the group of each."""
    of = np.repeat(np.arange(len(rows)), [len(one) for one in rows])
    row = np.array([one for some in rows for one in some], np.int64)
    order = np.lexsort((frame.rank[row], of))
    return row[order], of


def match_rows(items: Items, comparison: Comparison, side: int = SIDE_A) -> Ints:
    """Return for each row of the frame the match of this run that holds it on a side, −1 for none."""
    at = np.full(items.frame.count, -1, np.int64)
    for number, found in enumerate(items.work.found):
        if found.comparison is comparison:
            mine = found.side == side
            at[found.row[mine]] = items.work.row_of[number][found.match[mine]]
    return at
