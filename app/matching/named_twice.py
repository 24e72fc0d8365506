"""L1: an order whose numbers name more than the payment that one of them joined it with.

One match holds an order with all its payments and all its refunds. Where the order's own number leads to one payment
and the channel's number that it states to another, or a refund without its payment bears a number of the order, or
another order states the payment's number, one of them is missing from the match: a person looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.matching.by_reference import LINKS, carrying, same_text
from app.matching.references import behind_letters, cores, numbers_inside, short_ones, without_suffix, words_inside

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.proposals import Proposals
    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: What a match is worth of which something seems to be missing.
SCORE = 850


def hold_back(work: Work, found: list[Proposals], link: tuple[str, str]) -> None:
    """Only suggest the matches of which a number leads to something else as well. link: what joined them."""
    frame, event = work.frame, work.events
    if not any(one.confirmed.any() for one in found):
        return
    assert event is not None
    taken = np.zeros(frame.count, np.bool_)
    for one in found:
        taken[one.row] = True
    loose = event.refund[(event.owner < 0) & ~taken[event.refund]]
    told = np.concatenate([event.payment, loose])
    orders = np.flatnonzero(work.sides[Comparison.L1][SIDE_A])
    zeros = _zeros_lost(frame, (link[0], orders), (link[1], event.payment))
    parts = _further_parts(work, taken)
    for one in found:
        sure = np.flatnonzero(one.confirmed)
        a, b = one.lead_a[sure], one.lead_b[sure]
        bad = zeros[a] | zeros[b] | parts[a] | parts[b]
        if link != ("order_ref", "order_ref"):
            bad |= _others(frame, (a, "order_ref"), (told, "order_ref"), b)
        if link != ("channel_ref", "channel_ref"):
            bad |= _others(frame, (a, "channel_ref"), (told, "channel_ref"), b)
            bad |= _others(frame, (b, "channel_ref"), (orders, "channel_ref"), a)
        for rows, name in ((a, "channel_ref"), (a, "order_ref"), (b, "order_ref")):
            bad |= _others(frame, (rows, name), (loose, "parent_ref"), b)
        bad |= _others(frame, (b, "order_ref"), (_long(frame, loose), "order_ref"), b)
        if bad.any():
            doubtful = sure[bad]
            one.confirmed[doubtful] = False
            one.gates["unique"] = one.gates["unique"] & ~np.isin(np.arange(one.count), doubtful)
            one.score[doubtful] = np.minimum(one.score[doubtful], SCORE)


def _zeros_lost(frame: Frame, ours: tuple[str, Ints], theirs: tuple[str, Ints]) -> Mask:
    """Return by row whose number is another one but for leading zeros, where one of the two stands on one side alone.

    A spreadsheet takes leading zeros off: 0123 there may be 123 here, and 123 there is then somebody else's.
    ours, theirs: column and rows of orders and of payments.
    """
    out = np.zeros(frame.count, np.bool_)
    parts = [(frame.ref(name)[0], rows) for name, rows in (ours, theirs) if len(rows) and frame.numbered(name, rows)]
    if len(parts) < 2:
        return out
    with_zero = [pc.starts_with(text, "0").to_numpy(zero_copy_only=False)[rows] for text, rows in parts]
    if not any(some.any() for some in with_zero):
        return out
    texts = pa.concat_arrays([text.take(pa.array(rows)) for text, rows in parts])
    side = np.repeat([0, 1], [len(rows) for _text, rows in parts])
    bare = pc.utf8_ltrim(texts, "0")
    few = np.isin(_codes(bare), _codes(bare)[np.concatenate(with_zero)])
    row = np.concatenate([rows for _text, rows in parts])[few]
    number, base, side = _codes(texts.filter(pa.array(few))), _codes(bare.filter(pa.array(few))), side[few]
    both = np.bincount(number, side) * np.bincount(number, 1 - side) > 0
    several = np.zeros(int(base.max()) + 1, np.int64)
    first = np.unique(number, return_index=True)[1]
    np.add.at(several, base[first], 1)
    lonely = np.zeros(len(several), np.bool_)
    lonely[base[~both[number]]] = True
    out[row[(several[base] > 1) & lonely[base]]] = True
    return out


def _further_parts(work: Work, taken: Mask) -> Mask:
    """Return by row the orders and payments that something in no match names by a number with more around it.

    It is the balance after a deposit (`123-2`), paid again, or given back (`R123`, or a remark that names the order),
    where no order bears a number of its own. taken: rows of the matches found by this link.
    """
    frame, event = work.frame, work.events
    assert event is not None
    out = np.zeros(frame.count, np.bool_)
    text, marks = frame.ref("order_ref")
    orders = np.flatnonzero(work.sides[Comparison.L1][SIDE_A])
    rest = np.concatenate([event.payment, event.refund[event.owner < 0]])
    rest = rest[(work.open(Comparison.L1, SIDE_B) & ~taken)[rest]]
    for ours, theirs in LINKS:
        rest = rest[~carrying(frame, theirs, rest, frame.ref(ours)[1][orders])]
    if not len(rest):
        return out
    bare, remark = (pc.unique(one.take(pa.array(rest))) for one in (text, frame.text("text")))
    named = pa.concat_arrays([without_suffix(bare), behind_letters(bare), words_inside(remark)])
    named = named.filter(pc.not_equal(named, ""))
    said = pa.concat_arrays([numbers_inside(one)[1] for one in (bare, remark)])
    paid = event.payment[taken[event.payment]]
    for rows in (orders[marks[orders] != 0], paid[marks[paid] != 0]):
        mine = text.take(pa.array(rows))
        out[rows] = pc.is_in(mine, value_set=named).to_numpy(zero_copy_only=False)
        if len(said):
            out[rows] |= pc.is_in(cores(mine), value_set=said).to_numpy(zero_copy_only=False)
    return out


def _long(frame: Frame, rows: Ints) -> Ints:
    """Return the rows whose merchant's number is so long that no other shop's sale has it."""
    rows = rows[frame.ref("order_ref")[1][rows] != 0]
    return rows[~np.isin(rows, short_ones(frame.ref("order_ref")[0], rows))]


def _codes(texts: pa.Array) -> Ints:
    """Return a number for each text, the same for equal ones."""
    return np.asarray(texts.dictionary_encode().indices.to_numpy()).astype(np.int64)


def _others(frame: Frame, mine: tuple[Ints, str], theirs: tuple[Ints, str], own: Ints) -> Mask:
    """Return which rows of `mine` have a number that a row of `theirs` bears, other than the row of `own` beside it.

    mine, theirs: rows, and the column of their number.
    """
    (rows, name), (others, column) = mine, theirs
    out = np.zeros(len(rows), np.bool_)
    if not len(rows) or not len(others) or not frame.numbered(name, rows) or not frame.numbered(column, others):
        return out
    here = np.flatnonzero(carrying(frame, name, rows, frame.ref(column)[1][others]))
    others = others[carrying(frame, column, others, frame.ref(name)[1][rows[here]])]
    key = same_text(frame, ((name, rows[here]), (column, others)))
    ours, others_key = key[: len(here)], key[len(here) :]
    times = np.bincount(others_key[others_key >= 0], minlength=int(key.max(initial=0)) + 1)
    of = np.full(frame.count, -1, np.int64)
    of[others] = others_key
    out[here] = (ours >= 0) & (times[np.maximum(ours, 0)] > (of[own[here]] == ours))
    return out
