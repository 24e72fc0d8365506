"""L2 views: two files that state one event. A trade-bill row ↔ its ledger row and the fee's own row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.money import digits
from app.domain.record import NO_TIME, Kind
from app.matching.keys import group_ids
from app.matching.pairing import codes, first_of, single, twins
from app.matching.proposals import Proposals, group_sum
from app.matching.references import shapes, short_ones
from app.matching.sides import common_accounts
from app.matching.told_refunds import NEAR

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

METHOD = "view"

#: (column of the ledger row, column of the trade-bill row), surest first.
_LINKS = {
    Kind.PAYMENT: (
        ("channel_ref", "channel_ref"),
        ("parent_ref", "channel_ref"),
        ("order_ref", "order_ref"),
    ),
    Kind.REFUND: (
        ("channel_ref", "channel_ref"),
        ("order_ref", "channel_ref"),
        ("parent_ref", "channel_ref"),
        ("parent_ref", "parent_ref"),
        ("channel_ref", "parent_ref"),
        ("order_ref", "order_ref"),
    ),
}
_FEES = (Kind.FEE,)

#: The shop's own number on both sides.
MERCHANTS = ("order_ref", "order_ref")

#: Seconds within which two files that name no account state one event of a short number.
MOMENT = 120

#: Shortest number that is surely a channel's own.
CHANNEL_DIGITS = 16

#: How sure a pair is: its number stands once on each side, or once with its amount and second; the amount tells it
#: apart; as good as another;
#: another moment or another number of the channel's own speaks against it.
SURE, TOLD, TWIN, UNLIKE = 0, 1, 2, 3


def find(frame: Frame, open_a: Mask, open_b: Mask) -> Proposals | None:
    """Return views among the open rows of L2; uniqueness is judged among all rows of the two sides.

    open_a: trade-bill rows, open_b: ledger rows that may still be matched.
    """
    kind, family = frame.num("kind"), frame.family[0]
    found: list[tuple[Ints, Ints, Ints]] = []
    taken = np.zeros(frame.count, np.bool_)
    taken[frame.further] = True
    for one, links in _LINKS.items():
        trade = frame.by_rank(frame.trade & (kind == one) & ~frame.idle)
        ledger = frame.by_rank(frame.ledger & (kind == one) & ~frame.payout)
        if not len(trade) or not len(ledger) or not np.isin(family[ledger], family[trade]).any():
            continue
        for link in links:
            if taken[trade].all() or taken[ledger].all():
                break
            left, right, grade = _linked(frame, trade, ledger, link, taken)
            taken[left] = taken[right] = True
            found.append((left, right, grade))
    if not found:
        return None
    a, b, grade = (np.concatenate(column) for column in zip(*found, strict=True))
    usable = open_a[a] & open_b[b]
    a, b, grade = a[usable], b[usable], grade[usable]
    order = np.argsort(frame.rank[a])
    return _with_fees(frame, a[order], b[order], grade[order], open_b) if len(a) else None


def _linked(frame: Frame, trade: Ints, ledger: Ints, link: tuple[str, str], taken: Mask) -> tuple[Ints, Ints, Ints]:
    """Return untaken rows that share the link's number, and how sure each pair is (SURE, TOLD, TWIN)."""
    ours, theirs = link
    text_t, fp_t = frame.ref(theirs)
    text_l, fp_l = frame.ref(ours)
    ids, _ = group_ids(
        np.concatenate([fp_t[trade], fp_l[ledger]]), pa.concat_arrays([text_t.take(trade), text_l.take(ledger)])
    )
    rows, cut = np.concatenate([trade, ledger]), len(trade)
    columns = [ids, frame.family[0][rows], frame.currency[rows]]
    if link == MERCHANTS:  # the channel's numbers are its own, the shop's are each account's
        columns.append(common_accounts(frame.records, trade, ledger)[rows])
    key = np.where(ids < 0, -1, codes(*columns))
    i, j = single(key[:cut], key[cut:])
    free = ~taken[trade[i]] & ~taken[ledger[j]]
    i, j = i[free], j[free]
    # a number that stands on several rows (partial refunds): the amount tells them apart
    key[taken[rows]] = -1
    key[i], key[cut + j] = -1, -1
    told: list[tuple[Ints, Ints]] = [(i, j)]
    if link != MERCHANTS:  # the channel's number, the amount and the very second: no other row can be meant
        told.append(_at_once(key, cut, frame, rows))
    told += _by_amount(key, cut, frame.amount[rows], frame.day[rows])
    grades = (SURE, SURE, TOLD, TWIN) if link != MERCHANTS else (SURE, TOLD, TWIN)
    grade = np.repeat(grades, [len(one) for one, _ in told])
    a = trade[np.concatenate([one for one, _ in told])]
    b = ledger[np.concatenate([other for _, other in told])]
    if link == MERCHANTS:
        codes_of, names = frame.accounts
        named = np.array([bool(one) for one in names] or [False])
        other = (codes_of[a] != codes_of[b]) & named[codes_of[a]] & named[codes_of[b]]
        grade = np.where(other & (grade == SURE), TOLD, grade)
        # every shop comes to a short number: two files that state one event state one moment, too
        far = (np.abs(frame.utc[a] - frame.utc[b]) > MOMENT) & np.isin(a, short_ones(text_t, a))
        far |= np.abs(frame.day[a] - frame.day[b]) > NEAR
        grade = np.where((far | _numbered_apart(frame, a, b)) & (grade != TWIN), UNLIKE, grade)
        frame.doubted[a[grade == UNLIKE]] = True
    grade = np.where(frame.doubted[a] & (grade != TWIN), UNLIKE, grade)
    return a, b, grade


def _at_once(key: Ints, cut: int, frame: Frame, rows: Ints) -> tuple[Ints, Ints]:
    """Return pairs alone with their key, amount and second where both files state a time; their key is taken out."""
    timed = (key >= 0) & (frame.num("offset")[rows] != NO_TIME)
    if not timed[:cut].any() or not timed[cut:].any():
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    fine = np.where(timed, codes(key, frame.amount[rows], frame.utc[rows]), -1)
    i, j = single(fine[:cut], fine[cut:])
    key[i], key[cut + j] = -1, -1
    return i, j


def _numbered_apart(frame: Frame, a: Ints, b: Ints) -> Mask:
    """Return pairs of two payments that bear two long numbers of one form: the channel's own, of two events."""
    text, _ = frame.ref("channel_ref")
    ours, theirs = text.take(pa.array(a)), text.take(pa.array(b))
    length = pc.binary_length(ours).to_numpy(zero_copy_only=False)
    alike = pc.equal(shapes(ours), shapes(theirs)).to_numpy(zero_copy_only=False)
    differ = pc.not_equal(ours, theirs).to_numpy(zero_copy_only=False)
    return np.asarray(alike & differ & (length >= CHANNEL_DIGITS) & (frame.num("kind")[a] == Kind.PAYMENT))


def _by_amount(key: Ints, cut: int, amount: Ints, day: Ints) -> list[tuple[Ints, Ints]]:
    """Return pairs of one key and one amount: alone with them, or with them on their day, then twins."""
    none = np.zeros(0, np.int64)
    if not (key[:cut] >= 0).any() or not (key[cut:] >= 0).any():
        return [(none, none), (none, none)]
    fine = np.where(key < 0, -1, codes(key, amount))
    i, j = single(fine[:cut], fine[cut:])
    fine[i], fine[cut + j] = -1, -1
    if (fine[:cut] >= 0).any() and (fine[cut:] >= 0).any():
        daily = np.where(fine < 0, -1, codes(fine, day))
        i2, j2 = single(daily[:cut], daily[cut:])
        fine[i2], fine[cut + j2] = -1, -1
        i, j = np.concatenate([i, i2]), np.concatenate([j, j2])
    i3, j3 = twins(fine[:cut], fine[cut:])
    return [(i, j), (i3, j3)]


def _with_fees(frame: Frame, a: Ints, b: Ints, grade: Ints, open_b: Mask) -> Proposals:
    """Return the views with the fee rows that belong to their events."""
    fee_row, of_match = _fee_rows(frame, a, b, open_b)
    count = len(a)
    number = np.arange(count)
    row = np.concatenate([a, b, fee_row])
    match = np.concatenate([number, number, of_match])
    side = np.concatenate([np.full(count, SIDE_A), np.full(count + len(fee_row), SIDE_B)])
    order = np.lexsort((frame.rank[row], side, match))
    row, match, side = row[order], match[order], side[order]
    fees = group_sum(np.where(np.isin(frame.num("kind")[row], _FEES), frame.net[row], 0), match, count)
    net = frame.net[a] - frame.net[b] - fees
    unit = 10 ** np.maximum(frame.exp - np.array([digits(one) for one in frame.currencies] or [2]), 0)
    unit = unit[frame.currency[a]]
    has_fee = np.bincount(of_match, minlength=count) > 0
    # without a fee row the ledger may show the gross amount, and the bill says what was kept
    gross = (frame.amount[a] == frame.amount[b]) & ~has_fee & (frame.fee[b] == 0)
    rounded = (2 * np.abs(net) <= unit) & (np.abs(net) < unit)
    equal = (net == 0) | rounded | gross
    trusted = group_sum((~frame.trusted[row]).astype(np.int64), match, count) == 0
    return Proposals(
        comparison=Comparison.L2,
        method=METHOD,
        match=match,
        side=side,
        row=row,
        part=frame.net[row],
        lead_a=a,
        lead_b=b,
        confirmed=equal & (grade == SURE) & trusted & (frame.currency[a] == frame.currency[b]),
        gates={
            "amount": equal,
            "unique": grade == SURE,
            "totals": trusted,
            "currency": frame.currency[a] == frame.currency[b],
        },
        ambiguous=grade == TWIN,
        score=np.where(equal, np.array([1000, 900, 700, 600])[grade], 650),
        figures={
            "fee": frame.fee[a],
            "fee_rows": fees,
            "rounding": np.where(rounded & ~gross, net, 0),
            "off": np.where(equal, 0, net),
        },
    )


def _fee_rows(frame: Frame, a: Ints, b: Ints, open_b: Mask) -> tuple[Ints, Ints]:
    """Return open fee rows of the ledger and the match that each belongs to.

    A fee row names its event's number; money taken belongs to the payment, money given back to the refund.
    """
    kind = frame.num("kind")
    fee = frame.by_rank(frame.ledger & np.isin(kind, _FEES) & open_b)
    if not len(fee):
        return fee, fee
    match = np.full(len(fee), -1, np.int64)
    for name, owner, rows in (
        ("parent_ref", "channel_ref", a),
        ("channel_ref", "channel_ref", a),
        ("channel_ref", "channel_ref", b),
        ("parent_ref", "channel_ref", b),
        ("parent_ref", "parent_ref", a),
        ("channel_ref", "parent_ref", a),
        ("order_ref", "order_ref", a),
    ):
        left = np.flatnonzero(match < 0)
        if not len(left):
            break
        match[left] = _owner(frame, fee[left], name, rows, owner, (a, b))
    hit = match >= 0
    return fee[hit], match[hit]


def _owner(frame: Frame, fee: Ints, name: str, rows: Ints, owner: str, views: tuple[Ints, Ints]) -> Ints:
    """Return for each fee row the only event of the right kind that carries its number, else −1."""
    a, b = views
    text_f, fp_f = frame.ref(name)
    text_o, fp_o = frame.ref(owner)
    ids, _ = group_ids(np.concatenate([fp_o[rows], fp_f[fee]]), pa.concat_arrays([text_o.take(rows), text_f.take(fee)]))
    back = frame.num("kind")[a] == Kind.REFUND
    both = np.concatenate([back, frame.net[fee] > 0]).astype(np.int64)
    everything = np.concatenate([rows, fee])
    key = np.where(ids < 0, -1, codes(ids, both, frame.family[0][everything], frame.currency[everything]))
    at, only = first_of(key[: len(rows)], key[len(rows) :])
    out = np.where(only, at, -1)
    # several partial refunds of one payment: what is booked with one of them is its own, or what one of them states
    for said in (
        np.concatenate([frame.utc[b], frame.utc[fee]]),
        np.concatenate([-frame.fee[a], frame.net[fee]]),
    ):
        unclear = (key[len(rows) :] >= 0) & (out < 0)
        if unclear.any():
            fine = np.where(key < 0, -1, codes(key, said))
            at, only = first_of(fine[: len(rows)], fine[len(rows) :])
            out = np.where(unclear & only, at, out)
    return out
