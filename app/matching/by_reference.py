"""L1 by reference: one match holds an order, or the orders of a combined checkout, with all its payments
and all its refunds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.record import Kind, State
from app.matching.keys import group_ids
from app.matching.pairing import first_of, sizes
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

#: Days by which a payment may come before its order, or after it, and be surely its own: shops use their
#: numbers again.
EARLY, LATE = 31, 366


@dataclass(slots=True)
class Events:
    """Side B of L1 as payments with their refunds.

    payment, refund: rows by rank (failed and pending payments left out). owner: for each refund the
    position of its payment in `payment`, −1 where it is not there.
    """

    payment: Ints
    refund: Ints
    owner: Ints


def events(frame: Frame, side_b: Mask) -> Events:
    """Return the payments and refunds of side B and which belong together.

    A refund points at its payment by the payment's channel number; one that several payments carry (or
    none) leaves it to the order number.
    """
    kind = frame.num("kind")
    payment = frame.by_rank(side_b & (kind == Kind.PAYMENT) & ~frame.idle)
    failed = np.isin(frame.num("state"), (State.FAILED, State.REVERSED))
    refund = frame.by_rank(side_b & (kind == Kind.REFUND) & ~failed)
    owner = np.full(len(refund), -1, np.int64)
    if len(refund) and len(payment):
        for name in ("parent_ref", "channel_ref"):
            some = np.flatnonzero(_carry(frame, "channel_ref", payment, frame.ref(name)[1][refund]))
            if not len(some):
                continue
            key = _same_text(frame, (("channel_ref", payment[some]), (name, refund)))
            at, only = first_of(key[: len(some)], key[len(some) :])
            owner = np.where((owner < 0) & only, some[at], owner)
    return Events(payment, refund, owner)


def _carry(frame: Frame, name: str, rows: Ints, marks: Ints) -> Mask:
    """Return which rows' reference has a fingerprint among `marks`; 0 is none's."""
    mine = frame.ref(name)[1][rows]
    found = pc.is_in(pa.array(mine), value_set=pa.array(marks[marks != 0])).to_numpy(zero_copy_only=False)
    return np.asarray(found & (mine != 0))


def _news(
    frame: Frame, rows: tuple[Ints, Ints, Ints], owner: Ints, open_a: Mask, open_b: Mask, link: tuple[str, str]
) -> tuple[tuple[Ints, Ints, Ints], Ints]:
    """Return the orders, payments and refunds whose number an open row of theirs carries, and the refunds' owners.

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
    orders = orders[_carry(frame, ours, orders, marks)]
    some = _carry(frame, theirs, payment, marks)
    place = np.where(some, np.cumsum(some) - 1, -1)
    mine = np.where(owner >= 0, place[np.maximum(owner, 0)] if len(place) else -1, -1)
    # a refund goes with its payment; its own number counts where it has none
    kept = np.where(owner >= 0, mine >= 0, _carry(frame, theirs, refund, marks))
    return (orders, payment[some], refund[kept]), mine[kept]


def _same_text(frame: Frame, parts: tuple[tuple[str, Ints], ...]) -> Ints:
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
) -> Proposals | None:
    """Return matches of open rows by one link.

    claimed: rows whose number met the other side by a surer link; they are never confirmed by this one.
    Those that this link meets are marked in it.
    Whether a number stands once is judged among all records of both sides, matched or not.
    """
    orders = frame.by_rank(side_a)
    payment, refund = event.payment, event.refund
    if not len(orders) or not len(payment):
        return None
    if not frame.ref(link[0])[1].any() or not frame.ref(link[1])[1].any():
        return None
    ours, theirs = link
    (orders, payment, refund), owner = _news(frame, (orders, payment, refund), event.owner, open_a, open_b, link)
    if not len(orders) or not len(payment):
        return None
    key = _same_text(frame, ((ours, orders), (theirs, payment), (theirs, refund)))
    first, second = len(orders), len(orders) + len(payment)
    # a refund goes where its payment goes; without one, where its own number points
    key[second:] = np.where(owner >= 0, key[first + np.maximum(owner, 0)], key[second:])
    found = _groups(frame, (orders, payment, refund), key, open_a, open_b, METHOD, claimed)
    total = max(int(key.max(initial=-1)) + 1, 1)
    met = (sizes(key[:first], total) > 0) & (sizes(key[first:], total) > 0)
    everything = np.concatenate([orders, payment, refund])
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
) -> Proposals | None:
    """Make a match of every key that open orders and open payments of one currency share."""
    orders, payment, _ = rows
    everything = np.concatenate(rows)
    first, second = len(orders), len(orders) + len(payment)
    total = max(int(key.max(initial=-1)) + 1, 1)
    all_a, all_b = sizes(key[:first], total), sizes(key[first:second], total)
    group = _by_currency(frame, key, everything)
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
    out: dict[int, tuple[list[int], list[int]]] = {one: ([], []) for one in np.flatnonzero(times > 1).tolist()}
    for at, which in enumerate((fits, pay)):
        mine = which & (times > 1)[match]
        for one, member in zip(match[mine].tolist(), row[mine].tolist(), strict=True):
            out[one][at].append(member)
    return keep, out


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


def build(frame: Frame, method: str, match: Ints, side: Ints, row: Ints, *, alone: Mask | None) -> Proposals:
    """Return matches of orders (side A) with payments and refunds (side B), judged by the confirm rule.

    match, side, row: members sorted by match and side, orders by rank, payments before refunds.
    alone: for each member whether its number stands once on each side among all records; None = matched
    by less than a number: never confirmed.
    """
    count = int(match[-1]) + 1
    edge = np.searchsorted(match, np.arange(count))
    kind, amount = frame.num("kind")[row], frame.amount[row]
    a, pay, back = side == SIDE_A, kind == Kind.PAYMENT, kind == Kind.REFUND

    def total(values: Ints, where: Mask) -> Ints:
        return np.asarray(np.add.reduceat(np.where(where, values, 0), edge, dtype=np.int64))

    due, paid, refunds = total(amount, a), total(amount, pay), total(amount, back)
    coupon = total(frame.coupon[row], pay)
    off = np.where(due == paid + coupon, 0, due - paid)
    orders, payments = total(np.ones_like(match), a), total(np.ones_like(match), pay)
    lead_b = row[_first(match, pay, count)]
    fits = state_fits(frame, match, row, a, back, count, paid, refunds)
    trusted = total((~frame.trusted[row]).astype(np.int64), np.ones_like(a)) == 0
    same = (off == 0) & (refunds + paid >= 0)
    said = total(frame.refunded[row], a)
    # an order counts a refund whole, its channel without the voucher's share
    same &= (said == 0) | (said == -refunds) | (said == total(frame.coupon[row], back) - refunds)
    sure = np.zeros(count, np.bool_)
    gates: dict[str, Mask] = {}
    if alone is not None:
        unique, single = total((~alone).astype(np.int64), np.ones_like(a)) == 0, (orders == 1) & (payments == 1)
        sure = unique & single
        apart = frame.day[lead_b] - frame.day[row[edge]]
        near = (apart >= -EARLY) & (apart <= LATE)
        sure &= near
        gates = {"unique": unique, "single": single, "days": near, "amount": same, "state": fits, "totals": trusted}
    score = np.where(sure, 1000, 850) - np.where(same, 0, 150) - np.where(fits, 0, 100)
    return Proposals(
        comparison=Comparison.L1,
        method=method,
        match=match,
        side=side,
        row=row,
        part=amount,
        lead_a=row[edge],
        lead_b=lead_b,
        confirmed=sure & same & fits & trusted,
        ambiguous=np.zeros(count, np.bool_),
        score=score,
        figures={
            "coupon": np.where(due == paid, 0, np.where(off == 0, coupon, 0)),
            "coupon_a": total(frame.coupon[row], a),
            "fee": total(frame.fee[row], ~a),
            "refunds": -refunds,
            "refunded_a": said,
            "coupon_back": total(frame.coupon[row], back),
            "off": off,
        },
        counts={
            "orders": orders,
            "payments": payments,
            "refund_rows": total(np.ones_like(match), back),
            "refunds_pending": total((frame.num("state")[row] == State.PENDING).astype(np.int64), back),
        },
        gates=gates,
    )


def _first(match: Ints, where: Mask, count: int) -> Ints:
    """Return for each match the first member that `where` allows, else its last."""
    at = np.searchsorted(match, np.arange(count), "right") - 1
    places = np.flatnonzero(where)[::-1]
    at[match[places]] = places
    return at


def state_fits(
    frame: Frame, match: Ints, row: Ints, a: Mask, back: Mask, count: int, paid: Ints, refunds: Ints
) -> Mask:
    """Return where what the orders say of themselves goes with the money that is there.

    Paid, done or silent: money is there. Refunded or closed: all of it went back. Unpaid: never with
    money. A refund that is only accepted leaves the state open.
    """
    state = frame.num("state")[row]

    def some(where: Mask) -> Mask:
        return group_sum(where.astype(np.int64), match, count) > 0

    gone = some(a & np.isin(state, (State.CLOSED, State.REFUNDED)))
    bad = some(a & np.isin(state, (State.UNPAID, State.PENDING, State.FAILED, State.REVERSED)))
    pending = some(back & (state == State.PENDING))
    return np.asarray(~bad & ~pending & (~gone | (paid + refunds == 0)))
