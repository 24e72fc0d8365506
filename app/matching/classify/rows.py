"""Rows that stand twice: in one statement (EX9), or in the books (EX4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.record import Kind
from app.matching.classify.left_orders import match_rows
from app.matching.pairing import codes
from app.matching.sides import unexpected

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.classify.items import Items

    Ints = NDArray[np.int64]


def add(items: Items) -> None:
    """Add rows whose number should be unique and is not."""
    _stated_twice(items)
    _booked_twice(items)


def _stated_twice(items: Items) -> None:
    """Add trade-bill rows of one channel number, kind and amount in one statement."""
    frame = items.frame
    kind = frame.num("kind")
    rows = frame.by_rank(frame.trade & np.isin(kind, (Kind.PAYMENT, Kind.REFUND)))
    mark = frame.ref("channel_ref")[1]
    rows = rows[mark[rows] != 0]
    if not len(rows):
        return
    key = mark[rows]
    order = np.argsort(key, kind="stable")
    same = key[order][1:] == key[order][:-1]
    if not same.any():
        return
    rows = rows[np.isin(key, key[order][1:][same])]
    parent = frame.ref("parent_ref")[1][rows]
    # a refund that bears its payment's number has none of its own: of two at one moment one is a ghost
    shared = (kind[rows] == Kind.REFUND) & (parent == mark[rows])
    at = np.where(shared, frame.num("at")[rows], 0)
    key = codes(mark[rows], frame.num("statement")[rows], kind[rows], frame.amount[rows], parent, at)
    _spare(items, rows, key)
    _add_groups(items, "EX9", rows, key, "ex9.open", Comparison.L1)


def _spare(items: Items, rows: Ints, key: Ints) -> None:
    """Mark all but one of the rows that state one event; the one is in a view, where one of them is."""
    open_a = items.work.open(Comparison.L2, SIDE_A)
    order = np.lexsort((items.frame.rank[rows], open_a[rows], key))
    again = np.append(False, np.diff(key[order]) == 0)
    items.spare[rows[order[again]]] = True


def _booked_twice(items: Items) -> None:
    """Add voucher lines on cash of one source number, account and amount.

    Of a sale whose revenue lines stand in a match, that match tells it: the other lines are on an account of which no
    bank statement is here, and would tell it once more.
    """
    frame, work = items.frame, items.work
    rows = frame.by_rank(work.sides[Comparison.L4][1])
    if not len(rows):
        return
    own = frame.ref("channel_ref")[1]
    number = np.where(own != 0, own, frame.ref("order_ref")[1])
    mark = number[rows]
    rows, mark = rows[mark != 0], mark[mark != 0]
    if len(rows):
        sales = work.sides[Comparison.L5][1] & work.taken[Comparison.L5, SIDE_B]
        told = unexpected(frame.records)[Comparison.L4][1][rows] & np.isin(mark, number[sales])
        rows, mark = rows[~told], mark[~told]
    if len(rows):
        key = codes(mark, frame.accounts[0][rows], frame.currency[rows], frame.amount[rows])
        _add_groups(items, "EX4", rows, key, "ex4.open", Comparison.L4)


def _add_groups(items: Items, code: str, rows: Ints, key: Ints, text: str, comparison: Comparison) -> None:
    """Add one item for each key that stands on several rows; its amount is that of all but the first."""
    frame = items.frame
    _, inverse, times = np.unique(key, return_inverse=True, return_counts=True)
    inverse = inverse.ravel()
    many = times[inverse] > 1
    rows, inverse = rows[many], inverse[many]
    if not len(rows):
        return
    order = np.lexsort((frame.rank[rows], inverse))
    rows, inverse = rows[order], inverse[order]
    group = np.cumsum(np.append(0, np.diff(inverse) != 0))
    first = np.append(True, np.diff(inverse) != 0)
    leads, times = rows[first], np.bincount(group)
    items.add(
        code,
        comparison,
        leads,
        text,
        amount=-frame.amount[leads] * (times - 1),
        others=(group[~first], rows[~first]),
        match=match_rows(items, comparison, SIDE_B)[leads],
        more={"count": _text(times)},
    )


def _text(values: Ints) -> pa.Array:
    return pa.array(values).cast(pa.string())
