"""L1 by reference: one match holds an order, or the orders of a combined checkout, with all its payments
and all its refunds."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.arrays import one_of
from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.record import Kind, State
from app.matching.confirm_rule import build, judged_pairs
from app.matching.events import Events
from app.matching.keys import equal_texts, group_ids, twos
from app.matching.namesakes import told_apart
from app.matching.pairing import codes, first_of, sizes
from app.matching.proposals import Proposals, group_sum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

METHOD = "reference"

#: Columns of an order and of a payment that may hold one number, surest first.
LINKS = (
    ("order_ref", "order_ref"),
    ("channel_ref", "channel_ref"),
    ("channel_ref", "order_ref"),
    ("parent_ref", "order_ref"),
    ("batch_ref", "order_ref"),
)

#: A group with more records than this is no order any more: a word stands where its number should be.
MOST = 60

#: Payments of one provider that share a merchant number are one sale paid again, or in parts, up to this many.
AGAIN = 4


def events(frame: Frame, side_b: Mask) -> Events:
    """Return the payments and refunds of side B and which belong together.

    A refund points at its payment by the payment's channel number, else by the merchant's number in bills of one
    provider; one that several payments carry (or none) leaves it to the order number.
    """
    kind = frame.num("kind")
    payment = frame.by_rank(side_b & (kind == Kind.PAYMENT) & ~frame.idle)
    failed = one_of(frame.num("state"), (State.FAILED, State.REVERSED))
    refund = frame.by_rank(side_b & (kind == Kind.REFUND) & ~failed)
    owner = np.full(len(refund), -1, np.int64)
    if len(refund) and len(payment):
        for name in ("parent_ref", "channel_ref"):
            some = np.flatnonzero(carrying(frame, "channel_ref", payment, frame.ref(name)[1][refund]))
            if not len(some):
                continue
            key = same_text(frame, (("channel_ref", payment[some]), (name, refund)))
            at, only = first_of(key[: len(some)], key[len(some) :])
            owner = np.where((owner < 0) & only, some[at], owner)
        _by_merchant(frame, payment, refund, owner)
    return Events(payment, refund, owner)


def _by_merchant(frame: Frame, payment: Ints, refund: Ints, owner: Ints) -> None:
    """Give refunds without owner the only payment of their provider and currency that bears their merchant's number."""
    left = np.flatnonzero(owner < 0)
    some = np.flatnonzero(carrying(frame, "order_ref", payment, frame.ref("order_ref")[1][refund[left]]))
    if not len(some):
        return
    rows = np.concatenate([payment[some], refund[left]])
    key = same_text(frame, (("order_ref", rows),))
    key = np.where(key < 0, -1, codes(key, frame.family[0][rows], frame.currency[rows]))
    at, only = first_of(key[: len(some)], key[len(some) :])
    owner[left] = np.where(only, some[at], -1)


def carrying(frame: Frame, name: str, rows: Ints, marks: Ints) -> Mask:
    """Return which rows' reference has a fingerprint among `marks`; 0 is none's."""
    mine = frame.ref(name)[1][rows]
    found = pc.is_in(pa.array(mine), value_set=pa.array(marks[marks != 0])).to_numpy(zero_copy_only=False)
    return np.asarray(found & (mine != 0))


def _news(
    frame: Frame,
    rows: tuple[Ints, Ints, Ints],
    owner: Ints,
    open_a: Mask,
    open_b: Mask,
    link: tuple[str, str],
    again: Ints,
) -> tuple[tuple[Ints, Ints, Ints], Ints]:
    """Return the orders, payments and refunds whose number an open row of theirs carries, and the refunds' owners.

    again: payments that stay though their number is another.

    Everything else can neither be matched by the link nor say anything of what can.
    """
    orders, payment, refund = rows
    ours, theirs = link
    marks = np.concatenate(
        [frame.ref(ours)[1][orders[open_a[orders]]]]
        + [frame.ref(theirs)[1][one[open_b[one]]] for one in (payment, refund)]
    )
    if 2 * len(marks) > len(orders) + len(payment):
        return rows, owner
    orders = orders[carrying(frame, ours, orders, marks)]
    some = carrying(frame, theirs, payment, marks) | np.isin(payment, again)
    place = np.where(some, np.cumsum(some) - 1, -1)
    mine = np.where(owner >= 0, place[np.maximum(owner, 0)] if len(place) else -1, -1)
    # a refund goes with its payment; its own number counts where it has none
    kept = np.where(owner >= 0, mine >= 0, carrying(frame, theirs, refund, marks))
    return (orders, payment[some], refund[kept]), mine[kept]


def same_text(frame: Frame, parts: tuple[tuple[str, Ints], ...]) -> Ints:
    """Return group numbers of the references of several (column, rows), one after the other; −1 for none."""
    names = list(dict.fromkeys(name for name, _ in parts))
    columns = [frame.ref(name) for name in names]
    # rows point into the columns as they are: a million numbers are not copied to be compared
    start = dict(zip(names, np.cumsum([0] + [frame.count] * len(names)).tolist(), strict=False))
    text = columns[0][0] if len(columns) == 1 else pa.concat_arrays([one for one, _ in columns])
    at = np.concatenate([rows + start[name] for name, rows in parts])
    ids, _ = group_ids(np.concatenate([frame.ref(name)[1][rows] for name, rows in parts]), text, at)
    return ids


def find(
    frame: Frame, side_a: Mask, event: Events, open_a: Mask, open_b: Mask, link: tuple[str, str], claimed: Mask
) -> list[Proposals]:
    """Return matches of open rows by one link: those of one order and one payment, then those of several rows.

    claimed: rows whose number met the other side by a surer link; they are never confirmed by this one.
    Those that this link meets are marked in it.
    Whether a number stands once is judged among all records of both sides, matched or not.
    """
    orders = frame.by_rank(side_a)
    payment, refund = event.payment, event.refund
    if not len(orders) or not len(payment):
        return []
    if not (frame.numbered(link[0], orders) and frame.numbered(link[1], payment)):
        return []
    again = paid_again(frame, orders, payment, open_b & ~claimed, link)
    rows, owner = _news(frame, (orders, payment, refund), event.owner, open_a, open_b, link, again[0])
    if not len(rows[0]) or not len(rows[1]):
        return []
    a, b = _alone(frame, rows, owner, link)
    if len(again[1]):
        once = ~np.isin(b, again[1])
        a, b = a[once], b[once]
    found = [_pairs(frame, a, b, open_a, open_b, claimed)]
    claimed[a] = claimed[b] = True
    rows, owner = _without(rows, owner, a, b)
    if len(rows[0]) and len(rows[1]):
        found.append(shared_numbers(frame, rows, owner, open_a, open_b, link, claimed, again))
    return [one for one in found if one is not None]


def paid_again(frame: Frame, orders: Ints, payment: Ints, free: Mask, link: tuple[str, str]) -> tuple[Ints, Ints]:
    """Return payments that say by the merchant's number alone whose sale they are, and the payment that the link meets.

    An order that names the first payment's channel number was paid again, or in parts, where further payments
    of the provider bear that payment's merchant number and none of an order's.
    """
    ours, theirs = link
    none = np.zeros(0, np.int64)
    if theirs == "order_ref" or not frame.numbered("order_ref", payment):
        return none, none
    met = carrying(frame, theirs, payment, frame.ref(ours)[1][orders]) & (frame.ref("order_ref")[1][payment] != 0)
    first = payment[met]
    more = payment[~met & free[payment]]
    more = more[carrying(frame, "order_ref", more, frame.ref("order_ref")[1][first])]
    if not len(more):
        return none, none
    first = first[carrying(frame, "order_ref", first, frame.ref("order_ref")[1][more])]
    key = same_text(frame, (("order_ref", first), ("order_ref", more)))
    whose = codes(key, frame.source[np.concatenate([first, more])])
    times = np.bincount(whose, minlength=len(whose))
    at, only = first_of(whose[: len(first)], whose[len(first) :])
    good = only & (at >= 0) & free[first[np.maximum(at, 0)]] & (times[whose[len(first) :]] <= AGAIN)
    return more[good], first[at[good]]


def _alone(frame: Frame, rows: tuple[Ints, Ints, Ints], owner: Ints, link: tuple[str, str]) -> tuple[Ints, Ints]:
    """Return orders and payments whose number stands once on each side, without any refund; orders by rank.

    Nearly all rows of a month are such, and they need no groups.
    """
    orders, payment, _ = rows
    names = (link[0], link[1], link[1])
    mark = np.concatenate([frame.ref(name)[1][one] for name, one in zip(names, rows, strict=True)])
    left, right = twos(mark, len(orders))
    partner = np.full(len(orders), -1, np.int64)
    partner[left] = right - len(orders)
    refunded = np.zeros(len(payment) + 1, np.bool_)
    refunded[owner] = True
    partner[(partner >= len(payment)) | refunded[np.minimum(partner, len(payment) - 1)]] = -1
    here = np.flatnonzero(partner >= 0)
    a, b = orders[here], payment[partner[here]]
    same = equal_texts(frame.ref(link[0])[0], a, frame.ref(link[1])[0], b)
    return (a, b) if same.all() else (a[same], b[same])


def _without(rows: tuple[Ints, Ints, Ints], owner: Ints, a: Ints, b: Ints) -> tuple[tuple[Ints, Ints, Ints], Ints]:
    """Return the rows but for some orders and payments, none of which is a refund's, and the refunds' owners."""
    orders, payment, refund = rows
    if not len(a):
        return rows, owner
    gone = np.zeros(int(max(orders.max(), payment.max())) + 1, np.bool_)
    gone[a] = gone[b] = True
    left = ~gone[payment]
    place = np.cumsum(left) - 1
    return (orders[~gone[orders]], payment[left], refund), np.where(owner >= 0, place[np.maximum(owner, 0)], -1)


def _pairs(frame: Frame, a: Ints, b: Ints, open_a: Mask, open_b: Mask, claimed: Mask) -> Proposals | None:
    """Make a match of each order and payment that are open and of one currency."""
    free = open_a[a] & open_b[b]
    if len(frame.currencies) > 1:
        free &= frame.currency[a] == frame.currency[b]
    if not free.all():
        a, b = a[free], b[free]
    if not len(a):
        return None
    return judged_pairs(frame, METHOD, a, b, ~claimed[a] & ~claimed[b])


def shared_numbers(
    frame: Frame,
    rows: tuple[Ints, Ints, Ints],
    owner: Ints,
    open_a: Mask,
    open_b: Mask,
    link: tuple[str, str],
    claimed: Mask,
    again: tuple[Ints, Ints] | None = None,
) -> Proposals | None:
    """Make a match of what shares a number, several rows of one side among it.

    again: payments without that number, and the one that each goes with.
    """
    ours, theirs = link
    orders, payment, refund = rows
    key = same_text(frame, ((ours, orders), (theirs, payment), (theirs, refund)))
    first, second = len(orders), len(orders) + len(payment)
    if again is not None and len(again[0]):
        place = np.full(frame.count, -1, np.int64)
        place[payment] = np.arange(first, second)
        key[place[again[0]]] = key[place[again[1]]]
    free, both = int(key.max(initial=-1)) + 1, np.concatenate([orders, payment])
    fine = np.append(told_apart(frame, both, key[:second], first, free), key[second:])
    # a refund goes where its payment goes; without one, where its own number points
    for each in (key, fine):
        each[second:] = np.where(owner >= 0, each[first + np.maximum(owner, 0)], each[second:])
    found = _groups(frame, rows, key, open_a, open_b, METHOD, claimed, fine)
    total = max(int(key.max(initial=-1)) + 1, 1)
    met = (sizes(key[:first], total) > 0) & (sizes(key[first:], total) > 0)
    everything = np.concatenate(rows)
    claimed[everything[(key >= 0) & met[np.maximum(key, 0)]]] = True
    return found


def _groups(
    frame: Frame,
    rows: tuple[Ints, Ints, Ints],
    key: Ints,
    open_a: Mask,
    open_b: Mask,
    method: str,
    claimed: Mask | None = None,
    fine: Ints | None = None,
) -> Proposals | None:
    """Make a match of every key that open orders and open payments of one currency share.

    fine: the key of what belongs together where several orders share a number; default `key`.
    """
    orders, payment, _ = rows
    everything = np.concatenate(rows)
    first, second = len(orders), len(orders) + len(payment)
    total = max(int(key.max(initial=-1)) + 1, 1)
    all_a, all_b = sizes(key[:first], total), sizes(key[first:second], total)
    group = _by_currency(frame, key if fine is None else fine, everything)
    count = max(int(group.max(initial=-1)) + 1, 1)
    free = np.concatenate([open_a[orders], open_b[everything[first:]]]) & (group >= 0)
    has_a = sizes(np.where(free[:first], group[:first], -1), count)
    has_b = sizes(np.where(free[first:second], group[first:second], -1), count)
    # rows of a group that are matched already, or belong to another group's match, keep it from growing
    bound = sizes(np.where(free, -1, group)[:second], count)
    good = (has_a > 0) & (has_b > 0) & (has_a + has_b <= MOST) & (bound == 0)
    member = free & good[np.maximum(group, 0)] & (group >= 0)
    if not member.any():
        return None
    place = np.flatnonzero(member)
    side = np.where(place < first, SIDE_A, SIDE_B)
    # matches in the order of their leads, so that the tables need no second sorting
    lead = np.zeros(count, np.int64)
    mine = place[side == SIDE_A][::-1]
    lead[group[mine]] = mine
    order = np.argsort(lead[group[place]], kind="stable")
    place, side = place[order], side[order]
    match = np.cumsum(np.append(0, np.diff(group[place]) != 0))
    alone = (all_a[key[place]] == 1) & (all_b[key[place]] == 1)
    # what goes back in another currency belongs to the order, and no match of one currency can hold it
    back, own = sizes(key[second:], total), sizes(group[second:], count)
    alone &= back[key[place]] == own[group[place]]
    if claimed is not None:
        alone &= ~claimed[everything[place]]
    row = everything[place]
    keep, candidates = _one_of(frame, match, side, row)
    made = build(frame, method, match[keep], side[keep], row[keep], alone=alone[keep] if method == METHOD else None)
    made.candidates = candidates
    made.ambiguous[list(candidates)] = True
    return made


def _one_of(frame: Frame, match: Ints, side: Ints, row: Ints) -> tuple[Mask, dict[int, tuple[list[int], list[int]]]]:
    """Return which members stay, and the rows that are equally good, by match.

    Orders of one number whose sum is not what was paid, while one of them is: two shops' orders that share
    a number, or one listed twice. The payment is that order's; where several equal it, the first stands for
    all and each is a candidate.
    """
    keep = np.ones(len(match), np.bool_)
    count = int(match[-1]) + 1
    a, pay = side == SIDE_A, frame.num("kind")[row] == Kind.PAYMENT
    several = sizes(match[a], count) > 1
    if not several.any():
        return keep, {}
    amount = frame.amount[row]
    due, paid = (group_sum(np.where(which, amount, 0), match, count) for which in (a, pay))
    whole = paid + group_sum(np.where(pay, frame.coupon[row], 0), match, count)
    several &= (due != paid) & (due != whole)
    fits = a & several[match] & ((amount == paid[match]) | (amount == whole[match]))
    places = np.flatnonzero(fits)
    first = np.full(count, -1, np.int64)
    first[match[places[::-1]]] = places[::-1]
    keep = ~a | (first[match] < 0) | (first[match] == np.arange(len(match)))
    times = sizes(match[fits], count)
    unsure = np.flatnonzero(times > 1)
    sides = []
    for which in (fits, pay):
        mine = np.flatnonzero(which & (times > 1)[match])
        ends = np.searchsorted(match[mine], unsure, "right").tolist()
        members = row[mine].tolist()
        sides.append([members[start:end] for start, end in pairwise([0, *ends])])
    return keep, dict(zip(unsure.tolist(), zip(*sides, strict=True), strict=True))


def groups_of(work: Work, orders: Ints, payments: Ints, key: Ints, method: str) -> Proposals | None:
    """Return matches of open orders and payments that share a key (orders' first), refunds with them."""
    event = work.events
    assert event is not None
    where = np.full(work.frame.count, -1, np.int64)
    where[payments] = np.arange(len(payments))
    owner = where[event.payment[np.maximum(event.owner, 0)]] if len(event.payment) else event.owner
    owner = np.where(event.owner >= 0, owner, -1)
    of_refund = np.where(owner >= 0, key[len(orders) + np.maximum(owner, 0)], -1)
    rows = (orders, payments, event.refund)
    opened = (work.open(Comparison.L1, SIDE_A), work.open(Comparison.L1, SIDE_B))
    return _groups(work.frame, rows, np.concatenate([key, of_refund]), *opened, method)


def _by_currency(frame: Frame, key: Ints, rows: Ints) -> Ints:
    if len(frame.currencies) < 2:
        return key
    return np.where(key < 0, -1, key * len(frame.currencies) + frame.currency[rows])
