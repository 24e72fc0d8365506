"""Matches whose sums, counts or states do not go together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.match import EXPLAINED, OPEN, SIDE_A, Comparison
from app.domain.money import digits
from app.domain.record import Kind, Layer, State
from app.matching import by_merged, by_story
from app.matching.by_books import SHIFTED, SWAPPED, slip
from app.matching.classify import exchange, stored_value
from app.matching.classify.items import reference
from app.matching.exchange import METHODS
from app.matching.figures import quoted
from app.matching.pairing import codes
from app.matching.proposals import Proposals, group_sum
from app.matching.tolerance import amount_window

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.classify.items import Items
    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


@dataclass(slots=True)
class _Sums:
    """Per match of L1: orders' sum, paid, refunds (negative), what stays unexplained, number of each."""

    found: Proposals
    row_of: Ints
    due: Ints
    paid: Ints
    refunds: Ints
    off: Ints
    orders: Ints
    payments: Ints


def add(items: Items) -> None:
    """Add what is wrong inside the matches of this run."""
    for number, found in enumerate(items.work.found):
        row_of = items.work.row_of[number]
        if found.method in METHODS:
            exchange.add(items, found, row_of)
        elif found.comparison is Comparison.L1 and "off" in found.figures:
            sums = _sums(items.frame, found, row_of)
            _structure(items, sums)
            _differences(items, sums)
            _states(items, sums)
        elif found.comparison is Comparison.L2 and found.method == "view":
            _views(items, found, row_of)
        elif found.comparison is Comparison.L2:
            _batches(items, found, row_of)
        elif found.comparison is Comparison.L3 and "off" in found.figures:
            _deposits(items, found, row_of)


def _sums(frame: Frame, found: Proposals, row_of: Ints) -> _Sums:
    kind, amount = frame.num("kind")[found.row], found.part
    a, pay = found.side == SIDE_A, kind == Kind.PAYMENT

    def total(values: Ints, where: Mask) -> Ints:
        return group_sum(np.where(where, values, 0), found.match, found.count)

    return _Sums(
        found,
        row_of,
        total(amount, a),
        total(amount, pay),
        total(amount, ~a & ~pay),
        found.figures["off"],
        found.counts["orders"],
        found.counts["payments"],
    )


def unit(frame: Frame, rows: Ints) -> Ints:
    """Return how many steps of the frame's exponent are one minor unit of each row's currency."""
    least = np.array([digits(name) for name in frame.currencies] or [2], np.int64)
    return np.asarray((10 ** np.maximum(frame.exp - least, 0))[frame.currency[rows]])


def with_members(found: Proposals, which: Mask) -> tuple[Ints, Ints]:
    """Return (item, row) of the members beside the lead of the matches of a mask."""
    place = np.cumsum(which) - 1
    mine = which[found.match] & (found.row != found.lead_a[found.match])
    return place[found.match[mine]], found.row[mine]


def _put(
    items: Items,
    code: str,
    sums: _Sums,
    which: Mask,
    key: str,
    amount: Ints,
    money: dict[str, Ints] | None = None,
    counts: dict[str, Ints] | None = None,
    state: int = OPEN,
) -> None:
    found = sums.found
    items.add(
        code,
        Comparison.L1,
        found.lead_a[which],
        key,
        amount=amount[which],
        others=with_members(found, which),
        match=sums.row_of[which],
        state=np.full(int(which.sum()), state),
        money={name: values[which] for name, values in (money or {}).items()},
        more={name: pa.array(values[which]).cast(pa.string()) for name, values in (counts or {}).items()},
    )


def _structure(items: Items, sums: _Sums) -> None:
    """Add orders paid twice, in parts, or together; a payment that one statement repeats is told of by its row."""
    several = (sums.payments > 1) & (sums.orders == 1)
    twice = (sums.payments > 1) & _ghosts(items.frame, sums.found)
    settled = sums.due - sums.paid - sums.refunds == 0
    parts = several & ~twice & (sums.off == 0) & ~_one_event(items.frame, sums.found)
    money = {"due": sums.due, "paid": sums.paid}
    counts = {"count": sums.payments}
    _put(items, "ST7", sums, parts, "st7.open", sums.off, money, counts)
    again = several & ~twice & (sums.off < 0)
    _put(items, "EX3", sums, again & ~settled, "ex3.open", sums.off, money, counts)
    _put(items, "EX3", sums, again & settled, "ex3.returned", sums.off, money, counts, EXPLAINED)
    carts = (sums.orders > 1) & ~twice & (sums.off < 0) & _once_more(items.frame, sums)
    named = {"count": sums.orders, "payments": sums.payments}
    _put(items, "EX3", sums, carts & ~settled, "ex3.together", sums.off, money, named)
    _put(items, "EX3", sums, carts & settled, "ex3.together_returned", sums.off, money, named, EXPLAINED)
    together = (sums.orders > 1) & (sums.off == 0)
    _put(items, "ST6", sums, together, "st6.open", sums.off, money, {"count": sums.orders, **_of(sums)})


def _of(sums: _Sums) -> dict[str, Ints]:
    return {"payments": sums.payments}


def _once_more(frame: Frame, sums: _Sums) -> Mask:
    """Return matches of several payments, one of which is all that was paid too much."""
    found = sums.found
    pay = frame.num("kind")[found.row] == Kind.PAYMENT
    whole = pay & (frame.amount[found.row] == -sums.off[found.match])
    return (sums.payments > 1) & (group_sum(whole.astype(np.int64), found.match, found.count) > 0)


def _ghosts(frame: Frame, found: Proposals) -> Mask:
    """Return matches in which one statement states one channel number twice with one amount."""
    several = found.counts["payments"] > 1
    out = np.zeros(found.count, np.bool_)
    if not several.any():
        return out
    pay = np.flatnonzero(several[found.match] & (frame.num("kind")[found.row] == Kind.PAYMENT))
    rows = found.row[pay]
    mark = frame.ref("channel_ref")[1][rows]
    key = codes(found.match[pay], frame.num("statement")[rows], mark, frame.amount[rows])
    _, inverse, times = np.unique(key, return_inverse=True, return_counts=True)
    out[found.match[pay[(times[inverse.ravel()] > 1) & (mark != 0)]]] = True
    return out


def _one_event(frame: Frame, found: Proposals) -> Mask:
    """Return matches whose payments are the lines of one event: goods and shipping, at one moment of one settlement."""
    out = found.counts["payments"] > 1
    pay = np.flatnonzero(out[found.match] & (frame.num("kind")[found.row] == Kind.PAYMENT))
    rows, first = found.row[pay], found.lead_b[found.match[pay]]
    apart = frame.num("layer")[rows] != Layer.SETTLEMENT
    for name in ("statement", "at"):
        apart |= frame.num(name)[rows] != frame.num(name)[first]
    out[found.match[pay[apart]]] = False
    return out


def _differences(items: Items, sums: _Sums) -> None:
    """Add what was paid less or more, the surest cause first: a coupon, a residue, digits, then the plain fact."""
    frame, found = items.frame, sums.found
    tolerance, rounding = frame.inputs.rules.tolerance, frame.inputs.rules.rounding
    step = unit(frame, found.lead_a)
    size = np.abs(sums.off)
    coupon = found.figures["coupon_a"]
    several = (sums.orders > 1) & (sums.payments > 1) & ~_once_more(frame, sums) & ~_ghosts(frame, found)
    wrong = (sums.off != 0) & ((sums.payments == 1) | (sums.off > 0) | several)
    bearer = wrong & (coupon > 0) & (size == coupon)
    residue = wrong & ~bearer & (size <= rounding * np.maximum(sums.orders, sums.payments) * step)
    below, above = amount_window(tolerance, sums.due, step)
    allowed = (-sums.off >= -below) & (-sums.off <= above)
    rest = wrong & ~bearer & ~residue & ~allowed
    money = {"due": sums.due, "paid": sums.paid, "coupon": coupon}
    _put(items, "AM3", sums, bearer, "am3.open", sums.off, money)
    _put(items, "AM9", sums, residue, "am9.open", sums.off, money)
    less = rest & (sums.off > 0)
    stored = less & _stored(frame, found) if less.any() else less
    _put(items, "HM8", sums, stored, "hm8.part", sums.off, money)
    typed = slip(sums.due, sums.due - sums.off)
    typed[~rest | stored | (sums.orders > 1) | (sums.payments > 1)] = 0
    _put(items, "AM14", sums, typed == SWAPPED, "am14.order_swapped", sums.off, money)
    _put(items, "AM14", sums, typed == SHIFTED, "am14.order_shifted", sums.off, money)
    plain = rest & ~stored & (typed == 0)
    _put(items, "AM1", sums, plain & less, "am1.open", sums.off, money)
    _put(items, "AM2", sums, plain & ~less, "am2.open", sums.off, money)
    over = sums.paid + sums.refunds < 0
    _put(
        items,
        "AM11",
        sums,
        over,
        "am11.open",
        -(sums.paid + sums.refunds),
        {"paid": sums.paid, "refunds": -sums.refunds},
    )


def _stored(frame: Frame, found: Proposals) -> Mask:
    """Return matches with an order that says that it was paid in part with stored value."""
    part = (found.side == SIDE_A) & (stored_value.ways(frame)[found.row] == stored_value.PART)
    return np.asarray(group_sum(part.astype(np.int64), found.match, found.count) > 0)


def _states(items: Items, sums: _Sums) -> None:
    """Add money on orders that are closed or never paid."""
    frame, found = items.frame, sums.found
    state = frame.num("state")[found.row]
    kept = sums.paid + sums.refunds
    of_a = found.side == SIDE_A

    def some(*states: State) -> Mask:
        return group_sum((of_a & np.isin(state, states)).astype(np.int64), found.match, found.count) > 0

    money = {"paid": sums.paid, "refunds": -sums.refunds}
    closed = some(State.CLOSED, State.REFUNDED) & (kept > 0)
    _put(items, "TS4", sums, closed, "ts4.open", -kept, money)
    unpaid = some(State.UNPAID) & (kept > 0) & ~closed
    _put(items, "TS5", sums, unpaid, "ts5.open", -kept, money)


def _views(items: Items, found: Proposals, row_of: Ints) -> None:
    """Add views whose net sums differ, and equal rows that cannot be told apart."""
    frame = items.frame
    off = found.figures["off"]
    parts = np.bincount(found.match, minlength=found.count)
    small = (off != 0) & (np.abs(off) <= frame.inputs.rules.rounding * parts * unit(frame, found.lead_a))
    same = frame.amount[found.lead_a] == frame.amount[found.lead_b]
    stated, charged = found.figures["fee"], -found.figures["fee_rows"]
    by_fee = (off != 0) & ~small & same & (charged != 0)
    rest = (off != 0) & ~small & ~by_fee
    shown = {"fee": stated, "charged": charged}
    _plain(items, "AM9", found, row_of, small, "am9.view", off)
    _plain(items, "AM4", found, row_of, by_fee, "am4.ledger", off, shown)
    net_a, net_b = found.sums(frame)
    _plain(items, "AM7", found, row_of, rest, "am7.view", off, {"net_a": net_a, "net_b": net_b})
    none, each = np.zeros(found.count, np.int64), np.abs(frame.amount[found.lead_a])
    _plain(items, "ST4", found, row_of, found.ambiguous, "st4.view", none, {"amount": each})
    _residues(items, found, row_of)


def _residues(items: Items, found: Proposals, row_of: Ints) -> None:
    """Add, once for each trade bill, what rounding left in views that agree to the minor unit.

    Confirmed views stay over the runs and so does their item, which the first of them holds; suggested ones
    are made anew, and so is theirs.
    """
    frame = items.frame
    at = np.flatnonzero(found.figures["rounding"])
    statement = frame.num("statement")[found.lead_a[at]]
    suggested = (~found.confirmed[at]).astype(np.int64)
    order = np.lexsort((frame.rank[found.lead_a[at]], suggested, frame.currency[found.lead_a[at]], statement))
    at = at[order]
    key = codes(frame.num("statement")[found.lead_a[at]], frame.currency[found.lead_a[at]], suggested[order])
    fresh = np.append(True, key[1:] != key[:-1]) if len(at) else np.zeros(0, np.bool_)
    bill = np.cumsum(fresh) - 1
    leads = found.lead_a[at[fresh]]
    items.add(
        "AM9",
        Comparison.L2,
        leads,
        "am9.bill",
        amount=group_sum(found.figures["rounding"][at], bill, len(leads)),
        others=(bill[~fresh], found.lead_a[at[~fresh]]),
        match=row_of[at[fresh]],
        more={"count": pa.array(np.bincount(bill, minlength=len(leads))).cast(pa.string())},
    )


def _batches(items: Items, found: Proposals, row_of: Ints) -> None:
    """Add batches whose parts do not make the payout."""
    frame = items.frame
    off = found.figures["off"]
    parts = found.counts["entries"]
    small = (off != 0) & (np.abs(off) <= frame.inputs.rules.rounding * parts * unit(frame, found.lead_a))
    net_a, net_b = found.sums(frame)
    money = {"net_a": net_a, "net_b": net_b}
    _plain(items, "AM9", found, row_of, small, "am9.batch", off, money)
    _plain(items, "AM7", found, row_of, (off != 0) & ~small, "am7.open", off, money)
    none = np.zeros(found.count, np.int64)
    told = "st4.story" if found.method == by_story.METHOD else "st4.batch"
    _plain(items, "ST4", found, row_of, found.ambiguous, told, none, money)
    _plain(items, "ST3", found, row_of, net_b < 0, "st3.batch", none, money)


def _deposits(items: Items, found: Proposals, row_of: Ints) -> None:
    """Add deposits that are not what was paid out."""
    frame = items.frame
    off = found.figures["off"]
    small = (off != 0) & (np.abs(off) <= frame.inputs.rules.rounding * unit(frame, found.lead_a))
    net_a, net_b = found.sums(frame)
    money = {"net_a": net_a, "net_b": net_b}
    _plain(items, "AM9", found, row_of, small, "am9.deposit", off, money)
    _plain(items, "AM8", found, row_of, (off != 0) & ~small, "am8.open", off, money)
    if found.method == by_merged.METHOD:
        _merged(items, found, row_of, money)


def _merged(items: Items, found: Proposals, row_of: Ints, money: dict[str, Ints]) -> None:
    """Add deposits of several payouts, payouts in several deposits, and sets in which some take money back."""
    frame = items.frame
    of_a, of_b = found.counts["payouts"], found.counts["deposits"]
    back = (found.side == SIDE_A) & (frame.net[found.row] > 0)
    negative = group_sum(back.astype(np.int64), found.match, found.count) > 0
    for code, which, key in (
        ("ST1", of_a > 1, "st1.open"),
        ("ST2", of_a == 1, "st2.open"),
        ("ST3", negative, "st3.deposit"),
        ("ST4", found.ambiguous, "st4.set"),
    ):
        items.add(
            code,
            Comparison.L3,
            found.lead_a[which],
            key,
            amount=np.zeros(int(which.sum()), np.int64),
            others=with_members(found, which),
            match=row_of[which],
            money={name: values[which] for name, values in money.items()},
            more={
                name: pa.array(values[which]).cast(pa.string())
                for name, values in (("count_a", of_a), ("count_b", of_b))
            },
        )


def _plain(
    items: Items,
    code: str,
    found: Proposals,
    row_of: Ints,
    which: Mask,
    key: str,
    amount: Ints,
    money: dict[str, Ints] | None = None,
) -> None:
    """Add items that the match's lead and the other side's lead name."""
    at = np.flatnonzero(which)
    more: dict[str, pa.Array] = {}
    if "ways" in found.counts:
        more["ways"] = pa.array(found.counts["ways"][at]).cast(pa.string())
    if found.comparison is Comparison.L2 and found.method.startswith("batch"):
        # people know a batch by its payout
        more["ref"] = quoted(reference(items.frame, found.lead_b[at]))
    items.add(
        code,
        found.comparison,
        found.lead_a[at],
        key,
        amount=amount[at],
        others=(np.arange(len(at)), found.lead_b[at]),
        match=row_of[at],
        money={name: values[at] for name, values in (money or {}).items()},
        more=more,
    )
