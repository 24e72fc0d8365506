"""What no match explains: timing items with their expected day, discrepancies with their code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.matching.classify import (
    amounts,
    aside,
    book_amounts,
    coupon_shares,
    deliveries,
    fees,
    held,
    left_batches,
    left_books,
    left_orders,
    left_payouts,
    left_revenue,
    other_shop,
    patterns,
    rows,
    statements,
    stored_value,
    unfinished,
    unusual,
)
from app.matching.classify.items import Items

if TYPE_CHECKING:
    import pyarrow as pa

    from app.matching.work import Work


_PARTS = (
    unfinished,
    stored_value,
    deliveries,
    left_orders,
    left_payouts,
    left_batches,
    amounts,
    fees,
    rows,
    other_shop,
    statements,
    held,
    coupon_shares,
    unusual,
    patterns,
    aside,
    left_books,
    left_revenue,
    book_amounts,
)


def classify(work: Work) -> pa.Table:
    """Return the discrepancy_schema table of a run, after `tables.match_tables` has numbered its matches.

    One code names a record once; sorted by code, then record_id, then subject.
    """
    items = Items(work)
    for one in _PARTS:
        work.pause()
        one.add(items)
    return items.table()
