"""Which refunds of a ledger the trade bill tells of as well, where nothing but their payment's number joins them.

A payment may be given back in parts, and the two files need not cover the same days: a ledger's row of a day that the
bill does not cover is another refund than the one that it knows. Taken for that, it would be missing from its order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.record import Kind
from app.matching.keys import FP_OF, column, flat, group_ids, shared
from app.matching.origin import provider
from app.matching.pairing import codes, sizes

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: Days between which bill and ledger tell of one refund.
NEAR = 3
#: Percent by which a single refund may differ from the bill's and be that one less what was kept of it.
KEPT = 5
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Refunds:
    """further: rows of the ledger that no row of the bill tells of. unsure: rows of both of which nothing says it."""

    further: Ints
    unsure: Ints


def compare(records: pa.Table, ledger: Ints, trade: Ints) -> Refunds:
    """Return what the ledger's refunds are beside the trade bill's; rows of `records`, whose order does not matter."""
    none = np.zeros(0, np.int64)
    if not len(ledger) or not len(trade):
        return Refunds(none, none)
    rows = np.concatenate([ledger, trade])
    of_ledger = np.arange(len(rows)) < len(ledger)
    key, own = _payment_of(records, rows)
    key = np.where(key < 0, -1, codes(key, provider(records)[rows], _currency(records, rows)))
    count = max(int(key.max(initial=-1)) + 1, 1)
    both = (sizes(key[of_ledger], count) > 0) & (sizes(key[~of_ledger], count) > 0)
    left = np.flatnonzero((key >= 0) & both[np.maximum(key, 0)])
    if not len(left):
        return Refunds(none, none)
    figures = _Figures(records, rows)
    plain = _plain(figures, key, left, of_ledger)
    same = _same_number(records, rows, of_ledger, own)
    further: list[int] = []
    unsure: list[int] = []
    order = left[~plain[key[left]]]
    order = order[np.argsort(key[order], kind="stable")]
    for part in np.split(order, np.flatnonzero(np.diff(key[order])) + 1):
        _judge(figures, part[of_ledger[part]].tolist(), part[~of_ledger[part]].tolist(), same, further, unsure)
    return Refunds(np.sort(rows[further]).astype(np.int64), np.sort(rows[unsure]).astype(np.int64))


def _payment_of(records: pa.Table, rows: Ints) -> tuple[Ints, Mask]:
    """Return for each refund a code of its payment's number, −1 for none, and whether it has a number of its own."""
    import pyarrow as pa
    import pyarrow.compute as pc

    marks, parents = (np.asarray(records[FP_OF[name]].to_numpy()) for name in ("channel_ref", "parent_ref"))
    payments = np.unique(marks[column(records, "kind") == Kind.PAYMENT])
    channel, parent = marks[rows], parents[rows]
    paid = np.isin(channel, payments)
    use = np.where(parent != 0, parent, np.where(paid, channel, 0))
    text = pc.if_else(
        pa.array(parent != 0), flat(records["parent_ref"]).take(rows), flat(records["channel_ref"]).take(rows)
    )
    return group_ids(use, text)[0], (channel != 0) & (channel != use) & ~paid


def _currency(records: pa.Table, rows: Ints) -> Ints:
    coded = flat(records["currency"]).dictionary_encode()
    return np.asarray(coded.indices.to_numpy().astype(np.int64)[rows])


def _same_number(records: pa.Table, rows: Ints, of_ledger: Mask, own: Mask) -> dict[int, int]:
    """Return by place the refund's own number, as a code that bill and ledger share; a ledger has it in two columns."""
    trade = np.flatnonzero(~of_ledger & own)
    if not len(trade):
        return {}
    out: dict[int, int] = {}
    for name in ("order_ref", "channel_ref"):
        mine = np.flatnonzero(of_ledger)
        mine = mine[shared(records, rows[mine], (name,), rows[trade], ("channel_ref",))]
        marks = np.asarray(records[FP_OF[name]].to_numpy())[rows[mine]]
        out |= dict(zip(mine.tolist(), marks.tolist(), strict=True))
    marks = np.asarray(records[FP_OF["channel_ref"]].to_numpy())[rows[trade]]
    return out | dict(zip(trade.tolist(), marks.tolist(), strict=True))


class _Figures:
    """What the rows come to, at one exponent: amount, what is left of it after the fee; and their days."""

    def __init__(self, records: pa.Table, rows: Ints) -> None:
        exp, fee_exp = (column(records, name)[rows] for name in ("exp", "fee_exp"))
        fee = column(records, "fee")[rows]
        top = int(max(exp.max(initial=2), fee_exp[fee != 0].max(initial=0)))
        self.amount = column(records, "amount")[rows] * 10 ** (top - exp)
        self.net = self.amount - fee * 10 ** np.maximum(top - fee_exp, 0)
        self.unit = 10 ** (top - 2)
        self.day = column(records, "at")[rows] // _DAY

    def equal(self, ledger: Ints, trade: Ints) -> Mask:
        """Return where the ledger moved what the bill says, before or after its fee."""
        moved = self.amount[ledger]
        rest = np.abs(moved - self.net[trade]) < self.unit
        return np.asarray((moved == self.amount[trade]) | (self.net[ledger] == self.net[trade]) | rest)

    def near(self, ledger: Ints, trade: Ints) -> Mask:
        """Return where both tell of one time."""
        return np.asarray(np.abs(self.day[ledger] - self.day[trade]) <= NEAR)


def _plain(figures: _Figures, key: Ints, left: Ints, of_ledger: Mask) -> Mask:
    """Return the payments with one refund in each file that are one: nearly all."""
    count = int(key.max()) + 1
    at = np.zeros((2, count), np.int64)
    for side, mask in enumerate((of_ledger, ~of_ledger)):
        at[side, key[left[mask[left]]]] = left[mask[left]]
    single = np.bincount(key[left], minlength=count) == 2
    return np.asarray(single & figures.equal(at[0], at[1]) & figures.near(at[0], at[1]))


def _judge(
    figures: _Figures, ledger: list[int], trade: list[int], same: dict[int, int], further: list[int], unsure: list[int]
) -> None:
    """Pair one payment's refunds by their own number, then by amount about one time; note what is left."""

    def pair(found: Iterable[tuple[int, int]]) -> None:
        for one, other in found:
            if one in ledger and other in trade:
                ledger.remove(one)
                trade.remove(other)

    pair([(one, other) for one in ledger for other in trade if one in same and same[one] == same.get(other)])
    everything = [*ledger, *trade]
    one, other = np.repeat(np.array(ledger, np.int64), len(trade)), np.tile(np.array(trade, np.int64), len(ledger))
    good = figures.equal(one, other) & figures.near(one, other)
    one, other = one[good], other[good]
    days = figures.day
    order = np.lexsort((days[other], days[one], figures.amount[other], np.abs(days[one] - days[other])))
    pair(zip(one[order].tolist(), other[order].tolist(), strict=True))
    if not ledger:
        return
    looks = [(int(figures.amount[at]), int(figures.net[at]), int(days[at])) for at in everything]
    left = {look for look, at in zip(looks, everything, strict=True) if at in ledger}
    twin = any(
        look in left and at not in ledger and at not in trade for look, at in zip(looks, everything, strict=True)
    )
    if not trade and not twin:
        further += ledger
    elif not trade:  # nothing says which of equal rows it is
        unsure += everything
    elif not _one_sum(figures, ledger, trade):
        unsure += [*ledger, *trade]


def _one_sum(figures: _Figures, ledger: list[int], trade: list[int]) -> bool:
    """Return whether what is left is the same money in other parts, or one refund less what was kept of it."""
    moved, said = int(figures.amount[ledger].sum()), int(figures.amount[trade].sum())
    exact = moved == said or abs(moved - int(figures.net[trade].sum())) < figures.unit
    single = len(ledger) == len(trade) == 1
    days = figures.day[[*ledger, *trade]]
    near = int(days.max() - days.min()) <= NEAR
    return near and (exact or (single and abs(moved - said) * 100 <= KEPT * abs(said)))
