"""L1: orders ↔ payments, from an equal number down to an equal amount about the same day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.record import State
from app.matching import by_cart, by_currency, by_near_number, by_rule, by_shared, by_strayed, exchange, named_twice
from app.matching.by_amount_and_day import find_payments
from app.matching.by_reference import LINKS, events, find, groups_of
from app.matching.keys import FP_OF, group_ids
from app.matching.pairing import first_of
from app.matching.references import longest_inside, numbers_inside, shapes, without_suffix
from app.matching.short_numbers import hold_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L1 = Comparison.L1

#: (whose number, column that may hold it, side of that column), surest first.
IN_TEXTS = (
    ("order_ref", "order_ref", SIDE_B),
    ("order_ref", "order_ref", SIDE_A),
    ("order_ref", "text", SIDE_B),
    ("channel_ref", "text", SIDE_A),
)


def run(work: Work) -> None:
    """Find the matches of L1 and keep them in `work`."""
    frame = work.frame
    side_a, side_b = work.sides[L1]
    frame.spent.begin("L1", "reference")
    work.events = events(frame, side_b)
    work.pause()
    if not side_a.any() or not side_b.any():
        return
    claimed = np.zeros(frame.count, np.bool_)
    for link in LINKS:
        work.pause()
        opened = (work.open(L1, SIDE_A), work.open(L1, SIDE_B))
        found = find(frame, side_a, work.events, *opened, link, claimed)
        hold_back(work, found, link)
        named_twice.hold_back(work, found, link)
        for one in found:
            work.take(one)
    frame.spent.begin("L1", by_rule.METHOD)
    by_rule.run(work, L1)
    for method, more in PASSES:
        work.pause()
        frame.spent.begin("L1", method)
        more(work)


def _open(work: Work) -> tuple[Ints, Ints]:
    """Return open orders and open payments, by rank."""
    assert work.events is not None
    free = work.open(L1, SIDE_B)
    return work.frame.by_rank(work.open(L1, SIDE_A)), work.events.payment[free[work.events.payment]]


def _by_suffix(work: Work) -> None:
    """Join numbers that differ by a part's ending (`123-1`, `123A`), where the sums then agree."""
    frame = work.frame
    orders, payments = _open(work)
    if not len(orders) or not len(payments):
        return
    text, _ = frame.ref("order_ref")
    ours, theirs = text.take(orders), text.take(payments)
    for left, right in ((ours, without_suffix(theirs)), (without_suffix(ours), theirs)):
        ids = _ids(left, right)
        found = groups_of(work, orders, payments, ids, "reference_suffix")
        if found is not None:
            work.take(found.keep(found.figures["off"] == 0))


def _ids(left: pa.Array, right: pa.Array) -> Ints:
    from app.domain.fingerprint import of_text

    both = pa.concat_arrays([left, right])
    return group_ids(of_text(both), both)[0]


def _by_text(work: Work) -> None:
    """Join a payment whose text, or own number, holds the number of one open order, and the reverse.

    A number is known by its longest run of digits: prefixes and the letters around it count for nothing. One text may
    name all the orders of a cart; their sum must then be what was paid.
    """
    for own, other, text_side in IN_TEXTS:
        orders, payments = _open(work)
        if not len(orders) or not len(payments):
            return
        holders, owners = (payments, orders) if text_side == SIDE_B else (orders, payments)
        holder, owner = _inside(work.frame, holders, other, owners, own)
        for several in (False, True):
            ids = _one_key(holder, owner, len(holders), len(owners), several=several)
            if (ids < 0).all():
                continue
            key_holder, key_owner = ids[: len(holders)], ids[len(holders) :]
            pair = (key_owner, key_holder) if text_side == SIDE_B else (key_holder, key_owner)
            found = groups_of(work, orders, payments, np.concatenate(pair), "reference_text")
            if found is not None:
                single = (found.counts["orders"] == 1) & (found.counts["payments"] == 1)
                work.take(found.keep(single | (found.figures["off"] == 0)))


def _inside(frame: Frame, holders: Ints, where: str, owners: Ints, name: str) -> tuple[Ints, Ints]:
    """Return (holder, owner) positions: the owner is the only one whose number stands in the holder's text."""
    none = np.zeros(0, np.int64)
    text = frame.ref(where)[0] if where in FP_OF else frame.text(where)
    at, number = numbers_inside(text.take(holders))
    if not len(at):
        return none, none
    own, core = longest_inside(frame.ref(name)[0].take(owners))
    if not len(own):
        return none, none
    ids = _ids(core, number)
    place, only = first_of(ids[: len(own)], ids[len(own) :])
    return at[only], own[place[only]]


def _one_key(holder: Ints, owner: Ints, holders: int, owners: int, *, several: bool) -> Ints:
    """Return a key for each holder, then each owner: the holder's position where it names one owner (or several).

    An owner whom two holders name is in parts of one sale: with `several` its holders share a key.
    """
    out = np.full(holders + owners, -1, np.int64)
    link = np.unique(holder * owners + owner) if len(holder) else holder
    holder, owner = link // max(owners, 1), link % max(owners, 1)
    of_holder = np.bincount(holder, minlength=holders)[holder]
    of_owner = np.bincount(owner, minlength=owners)[owner]
    if several:
        # one holder with all its owners, or one owner with all its holders
        cart = (of_holder > 1) & (np.bincount(holder, of_owner > 1, holders)[holder] == 0)
        parts = (of_owner > 1) & (np.bincount(owner, of_holder > 1, owners)[owner] == 0)
    else:
        cart, parts = (of_holder == 1) & (of_owner == 1), np.zeros(len(holder), np.bool_)
    for which, key in ((cart, holder), (parts, holders + owner)):
        out[holder[which]] = out[holders + owner[which]] = key[which]
    return out


def _by_cart(work: Work) -> None:
    """Join payments with the orders of a cart that they add up to."""
    contradicts = np.zeros(work.frame.count, np.bool_)
    _, payments = _open(work)
    contradicts[payments] = _contradicts(work, payments)
    by_cart.carts(work, contradicts)


def _by_amount(work: Work) -> None:
    """Join what has no number in common by amount and expected day.

    A payment of a source whose numbers do meet the orders' is left out: its number that no order has is
    evidence against every order there is.
    """
    frame = work.frame
    orders, payments = _open(work)
    state = frame.num("state")[orders]
    orders = orders[np.isin(state, (State.NONE, State.PAID, State.DONE)) & (frame.amount[orders] > 0)]
    payments = payments[~_contradicts(work, payments)]
    assert work.events is not None
    found, choice = find_payments(frame, orders, payments, work.events, lambda a, b: work.refused_pairs(L1, a, b))
    work.choices[L1] = choice
    if found is not None:
        work.take(found)


def _contradicts(work: Work, payments: Ints) -> Mask:
    """Return which open payments carry a number that looks like an order's, of a source whose numbers meet orders'.

    A cashier's own number (another length, other letters) says nothing against any order.
    """
    frame = work.frame
    assert work.events is not None
    everyone = work.events.payment
    names = frame.source
    text, marks = frame.ref("order_ref")
    numbered = marks != 0
    width = int(names.max(initial=0)) + 1
    has = np.bincount(names[everyone[numbered[everyone]]], minlength=width)
    met = np.bincount(names[everyone[numbered[everyone] & work.numbered[everyone]]], minlength=width)
    against = np.asarray(numbered[payments] & (2 * met >= has)[names[payments]])
    rows = np.flatnonzero(against)
    if len(rows):
        known = pc.unique(shapes(text.take(np.flatnonzero(work.sides[L1][0]))))
        like = pc.is_in(shapes(text.take(payments[rows])), known)
        against[rows] = like.to_numpy(zero_copy_only=False)
    return against


#: Passes after the equal numbers, by their method, surest first.
PASSES: tuple[tuple[str, Callable[[Work], None]], ...] = (
    (by_shared.METHOD, by_shared.run),
    (by_strayed.METHOD, by_strayed.run),
    (exchange.NUMBER, by_currency.orders),
    ("reference_suffix", _by_suffix),
    ("reference_text", _by_text),
    ("reference_near", by_near_number.run),
    ("cart", by_cart.parts),
    ("cart", by_cart.stated),
    ("cart", _by_cart),
    ("amount_day", _by_amount),
)
