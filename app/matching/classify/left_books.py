"""L4: bank rows that no voucher books, vouchers of which the bank knows nothing, and what was booked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.match import EXPLAINED, SIDE_A, SIDE_B, Comparison
from app.domain.record import Layer
from app.matching.by_books import voucher
from app.matching.classify.items import Items, covered_until, late_state
from app.matching.classify.left_orders import equal_candidates, match_rows, timed
from app.matching.figures import quoted
from app.matching.pairing import codes, first_of
from app.matching.sides import unexpected

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L4 = Comparison.L4
#: Days within which a voucher that says the same as a booked one is taken for the same.
AGAIN_DAYS = 3


def add(items: Items) -> None:
    """Add what L4 leaves over."""
    work, frame = items.work, items.frame
    side_a, side_b = work.sides[L4]
    until_a = covered_until(items, (Layer.BANK,), side_a)
    until_b = covered_until(items, (Layer.LEDGER,), side_b)
    if until_a is None or until_b is None or not side_a.any() or not side_b.any():
        return
    idle_a, idle_b = unexpected(frame.records)[L4]
    _again(items)
    equal_candidates(items, L4)
    rows = frame.by_rank(work.open(L4, SIDE_A) & ~idle_a & ~items.named[L4])
    rows = _without_account(items, rows)
    rows = outside(items, rows, months(items, Layer.LEDGER, side_b), "ex8.no_books", L4)
    booked = frame.day[rows] + frame.inputs.rules.tolerance.days_after
    state, more = late_state(booked, until_b), {"about": about(items, rows)}
    timed(items, rows, frame.net[rows], booked, state, ("EX1", "ex1.books", "ts1.bank", "ts2.bank"), None, L4, more)
    lines = frame.by_rank(work.open(L4, SIDE_B) & ~idle_b & ~items.named[L4])
    lines = outside(items, lines, months(items, Layer.BANK, side_a), "ex8.no_bank", L4)
    due = frame.day[lines] + frame.inputs.rules.tolerance.days_after
    state, more = late_state(due, until_a), {"about": about(items, lines)}
    keys = ("EX2", "ex2.books", "ts1.voucher", "ts2.voucher")
    timed(items, lines, -frame.net[lines], due, state, keys, None, L4, more)


def about(items: Items, rows: Ints) -> pa.Array:
    """Return as JSON what a row says of itself: its party, else its text."""
    party, text = (items.frame.text(name).take(pa.array(rows)) for name in ("counterparty", "text"))
    return quoted(pc.utf8_slice_codeunits(pc.if_else(pc.equal(party, ""), text, party), 0, 60))


def months(items: Items, layer: Layer, side: Mask) -> Ints:
    """Return the months (from 1970-01) that statements of a layer cover, or have a row in."""
    frame = items.frame
    spans = [(one.first, one.last) for one in frame.inputs.coverage if one.layer == layer]
    days = [np.array([first, last]) for first, last in spans if first is not None and last is not None]
    edges = [one.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) for one in days]
    spread = [np.arange(one[0], one[1] + 1) for one in edges]
    known: Ints = np.unique(np.concatenate([frame.month[side], *spread]))
    return known


def outside(items: Items, rows: Ints, known: Ints, key: str, comparison: Comparison) -> Ints:
    """Add, by account and month, rows of a time before the other side's last month that none of its files is of.

    Returns the other rows.
    """
    month = items.frame.month[rows]
    missing = ~np.isin(month, known) & (month < known.max()) if len(known) else np.zeros(len(rows), np.bool_)
    by_month(items, "EX8", rows[missing], key, comparison)
    kept: Ints = rows[~missing]
    return kept


def by_month(items: Items, code: str, rows: Ints, key: str, comparison: Comparison) -> None:
    """Add one item for each account (of sales: all), currency and month of rows; the first of them names it."""
    if not len(rows):
        return
    frame = items.frame
    account = frame.accounts[0][rows] if comparison is L4 else np.zeros(len(rows), np.int64)
    lead, of, order = grouped(codes(account, frame.currency[rows], frame.month[rows]))
    rows = rows[order]
    value = frame.net if comparison is L4 else frame.amount
    sign = np.where(frame.num("layer")[rows] == Layer.LEDGER, -1, 1)
    total = np.zeros(len(lead), np.int64)
    np.add.at(total, of, value[rows] * sign)
    rest = np.ones(len(rows), np.bool_)
    rest[lead] = False
    items.add(
        code,
        comparison,
        rows[lead],
        key,
        amount=total,
        others=(of[rest], rows[rest]),
        more=said(items, rows[lead], np.bincount(of)),
    )
    items.named[comparison][rows] = True


def said(items: Items, leads: Ints, count: Ints) -> dict[str, pa.Array]:
    """Return what a text of several rows says: how many, of which month and account."""
    frame = items.frame
    month = pa.array(frame.month[leads].astype("datetime64[M]").astype(str).tolist(), pa.string())
    account = pa.array(frame.accounts[1], pa.string()).take(pa.array(frame.accounts[0][leads]))
    return {"count": pa.array(count).cast(pa.string()), "month": quoted(month), "account": quoted(account)}


def grouped(key: Ints) -> tuple[Ints, Ints, Ints]:
    """Return (place of each group's first row, group of each row, order), rows sorted by group by that order."""
    order = np.argsort(key, kind="stable")
    fresh = np.append(True, np.diff(key[order]) != 0)[: len(key)]
    return np.flatnonzero(fresh), np.cumsum(fresh) - 1, order


def _without_account(items: Items, rows: Ints) -> Ints:
    """Add, by month, the rows of bank accounts for which no account of the books is known; return the others."""
    lost = items.frame.owners.pool[rows] < 0
    by_month(items, "EX1", rows[lost], "ex1.account", L4)
    return rows[~lost]


def _again(items: Items) -> None:
    """Add vouchers that are booked once more: open lines that say what a matched one says, some days apart at most."""
    work, frame = items.work, items.frame
    free = frame.by_rank(work.open(L4, SIDE_B) & (frame.owners.pool >= 0) & (frame.net != 0))
    held = frame.by_rank(work.sides[L4][1] & work.taken[L4, SIDE_B])
    if not len(free) or not len(held):
        return
    both = np.concatenate([held, free])
    text = pc.binary_join_element_wise(
        *(frame.text(name).take(pa.array(both)) for name in ("text", "counterparty")), "\x1f"
    )
    words = text.dictionary_encode()
    plain = np.array([len(str(one)) > 1 for one in words.dictionary.to_pylist()] or [False], np.bool_)
    what = words.indices.to_numpy().astype(np.int64)
    key = codes(frame.owners.pool[both], frame.currency[both], frame.net[both], what)
    at, only = first_of(key[: len(held)], key[len(held) :])
    at = np.where(only & plain[what[len(held) :]], at, -1)
    first = held[np.maximum(at, 0)]
    own = voucher(frame, both)
    other = own[np.maximum(at, 0)] != own[len(held) :]
    # where the bank has another row of this amount, it may be that one's
    bank = work.open(L4, SIDE_A) & (frame.owners.pool >= 0)
    rows = np.flatnonzero(bank)
    both = np.concatenate([free, rows])
    what = codes(frame.owners.pool[both], frame.currency[both], frame.net[both])
    same = np.isin(what[: len(free)], what[len(free) :])
    near = np.abs(frame.day[free] - frame.day[first]) <= AGAIN_DAYS
    good = (at >= 0) & other & near & ~same
    lines, first = free[good], first[good]
    if not len(lines):
        return
    items.add(
        "EX4",
        L4,
        lines,
        "ex4.again",
        amount=-frame.net[lines],
        others=(np.arange(len(lines)), first),
        more={"first": quoted(frame.text("subtype").take(pa.array(first)))},
    )


def booked_in_another_month(items: Items) -> None:
    """Add bank rows whose voucher stands in another month, which moves the balance at the month's end.

    Both sides are there and their difference is 0.00: the item says itself why the balances differ between the two
    days (DOMAIN, TS2: it waits, without an entry), so that nobody is asked for a reason.
    """
    frame = items.frame
    at = match_rows(items, L4)
    for found in items.work.found:
        if found.comparison is not L4:
            continue
        apart = frame.month[found.lead_a] != frame.month[found.lead_b]
        rows, lines = found.lead_a[apart], found.lead_b[apart]
        items.add(
            "TS2",
            L4,
            rows,
            "ts2.books",
            amount=np.zeros(len(rows), np.int64),
            others=(np.arange(len(rows)), lines),
            state=np.full(len(rows), EXPLAINED, np.int64),
            match=at[rows],
            money={"moved": np.abs(frame.net[rows])},
            more={"booked": quoted(pa.array(frame.day[lines].astype("datetime64[D]")).cast(pa.string()))},
        )
