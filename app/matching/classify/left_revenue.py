"""L5: sales that no voucher books, vouchers that no sale explains, and tax that is not its rate of the revenue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.record import Layer
from app.matching.by_books import voucher
from app.matching.by_revenue import is_tax, shops
from app.matching.classify.amounts import unit
from app.matching.classify.items import Items, covered_until, late_state
from app.matching.classify.left_books import about, grouped, months, outside, said
from app.matching.classify.left_orders import match_rows, timed
from app.matching.figures import quoted
from app.matching.pairing import codes
from app.matching.proposals import group_sum
from app.matching.sides import unexpected

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

L5 = Comparison.L5

#: Rates of taxes on sales that are tried, in hundredths of a percent; and how many vouchers must bear one out.
RATES = (100, 300, 500, 600, 700, 800, 900, 1000, 1300, 1500, 1600, 1700, 1800, 1900, 2000, 2100, 2200, 2300, 2500)
LEAST_VOUCHERS, LEAST_PERCENT = 4, 60


def add(items: Items) -> None:
    """Add what L5 leaves over."""
    work, frame = items.work, items.frame
    side_a, side_b = work.sides[L5]
    if side_b.any():
        _tax(items)
    until_a = covered_until(items, (Layer.ORDER,), side_a)
    until_b = covered_until(items, (Layer.LEDGER,), side_b)
    if until_a is None or until_b is None or not side_a.any() or not side_b.any():
        return
    idle_a, _ = unexpected(frame.records)[L5]
    orders = frame.by_rank(work.open(L5, SIDE_A) & ~idle_a & ~items.named[L5])
    orders = outside(items, orders, months(items, Layer.LEDGER, side_b), "ex8.not_booked", L5)
    _orders(items, orders, until_b)
    lines = frame.by_rank(work.open(L5, SIDE_B) & (frame.net != 0))
    lines = outside(items, lines, months(items, Layer.ORDER, side_a), "ex8.no_orders", L5)
    _vouchers(items, lines, until_a)


def _orders(items: Items, orders: Ints, until: int) -> None:
    """Add sales that are not booked: one by one where the books name orders, else all of a shop and month."""
    frame = items.frame
    if _booked_singly(items):
        booked = frame.day[orders] + frame.inputs.rules.tolerance.days_after
        keys = ("EX2", "ex2.sale", "ts1.sale", "ts2.sale")
        timed(items, orders, frame.amount[orders], booked, late_state(booked, until), keys, None, L5)
        return
    if not len(orders):
        return
    lead, of, order = grouped(codes(frame.month[orders], frame.currency[orders], shops(frame, orders)))
    orders = orders[order]
    total = group_sum(frame.amount[orders], of, len(lead))
    rest = np.ones(len(orders), np.bool_)
    rest[lead] = False
    # a month's sales are booked by its last day
    following = (frame.month[orders[lead]] + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    keys = ("EX2", "ex2.sales", "ts1.sales", "ts2.sales")
    others = (of[rest], orders[rest])
    more = said(items, orders[lead], np.bincount(of))
    timed(items, orders[lead], total, following - 1, late_state(following - 1, until), keys, others, L5, more)


def _booked_singly(items: Items) -> bool:
    """Return whether the books name orders: a match by number says so, also one that stands from an earlier run."""
    if any(found.comparison is L5 and found.method == "reference" for found in items.work.found):
        return True
    standing = items.frame.inputs.matches
    if standing is None or not standing.num_rows:
        return False
    by_number = pc.and_(pc.equal(standing["comparison"], L5.value), pc.equal(standing["method"], "reference"))
    return bool(pc.any(by_number).as_py())


def _vouchers(items: Items, lines: Ints, until: int) -> None:
    """Add vouchers on revenue and tax that no order explains, all lines of one together."""
    frame = items.frame
    if not len(lines):
        return
    lead, of, order = grouped(codes(voucher(frame, lines), frame.currency[lines]))
    lines = lines[order]
    total = group_sum(frame.net[lines], of, len(lead))
    rest = np.ones(len(lines), np.bool_)
    rest[lead] = False
    day = frame.day[lines[lead]]
    keys = ("EX1", "ex1.revenue", "ts1.revenue", "ts2.revenue")
    more = {"about": about(items, lines[lead])}
    timed(items, lines[lead], -total, day, late_state(day, until), keys, (of[rest], lines[rest]), L5, more)


def _tax(items: Items) -> None:
    """Add vouchers whose tax is no known rate of their revenue, where nearly all others bear one out."""
    frame = items.frame
    lines = frame.by_rank(items.work.sides[L5][1])
    of = voucher(frame, lines)
    count = int(of.max()) + 1
    tax = is_tax(frame, lines)
    base = group_sum(np.where(tax, 0, frame.net[lines]), of, count)
    charged = group_sum(np.where(tax, frame.net[lines], 0), of, count)
    size = np.bincount(of, minlength=count)
    step = np.zeros(count, np.int64)
    step[of] = unit(frame, lines)
    asked = np.flatnonzero((base != 0) & (charged != 0))
    if len(asked) < LEAST_VOUCHERS:
        return
    off = np.abs(charged[asked, None] - _tax_of(base[asked, None], np.array(RATES)[None, :], step[asked, None]))
    fits = off <= frame.inputs.rules.rounding * (size[asked] * step[asked])[:, None]
    usual = int(fits.sum(axis=0).argmax())
    if fits[:, usual].sum() * 100 < LEAST_PERCENT * len(asked) or fits[:, usual].sum() < LEAST_VOUCHERS - 1:
        return
    wrong = asked[~fits.any(axis=1)]
    _add_tax(items, lines, of, wrong, (base, charged, _tax_of(base, np.array(RATES[usual]), step)), RATES[usual])


def _tax_of(base: Ints, rate: Ints, step: Ints) -> Ints:
    """Return the tax of a base at a rate in hundredths of a percent, rounded half up to `step`."""
    share = np.abs(base) * rate
    whole = (share + 5_000 * step) // (10_000 * step) * step
    return np.asarray(np.where(base < 0, -whole, whole))


def _add_tax(items: Items, lines: Ints, of: Ints, wrong: Ints, money: tuple[Ints, Ints, Ints], rate: int) -> None:
    frame = items.frame
    mine = np.isin(of, wrong)
    rows, index = lines[mine], np.searchsorted(wrong, of[mine])
    order = np.lexsort((frame.rank[rows], ~is_tax(frame, rows), index))
    rows, index = rows[order], index[order]
    first = np.append(True, np.diff(index) != 0)[: len(rows)]
    leads = rows[first]
    base, charged, expected = (one[wrong] for one in money)
    whole, part = divmod(rate, 100)
    text = f"{whole}.{part:02d}".rstrip("0").rstrip(".") + "%"
    items.add(
        "AM13",
        L5,
        leads,
        "am13.open",
        amount=expected - charged,
        others=(index[~first], rows[~first]),
        match=match_rows(items, L5, SIDE_B)[leads],
        money={"tax": np.abs(charged), "base": np.abs(base), "expected_tax": np.abs(expected)},
        more={"rate": quoted(pa.array([text] * len(leads), pa.string()))},
    )
    # the item speaks of the tax, not of what no order explains
    items.named[L5][leads] = False
