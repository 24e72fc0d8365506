"""square.items: Square's items export, CSV: one row for each item sold or given back.

Source of the layout: headers of 2017 (24 columns) to 2026 (38) in public code, "Itemization Type" and GTIN among
the later ones. A transaction is the order; its amount is what its items and their tax come to. Known traps: tips
and service charges stand in the transactions export only, so a payment may be larger; rows of a refund are negative
and carry the transaction of the sale; amounts carry a sign and nothing else tells the currency.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families import square
from app.importers.families.ledgers import Ledgers, accounts, shops
from app.importers.families.marked_money import marked
from app.importers.families.order_lines import Lines, Orders
from app.importers.families.orders import order_numbers
from app.importers.heads import header_in
from app.importers.joined import first_filled
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Minor, Part, repeated

if TYPE_CHECKING:
    from numpy.typing import NDArray

NET, TAX = "Net Sales", "Tax"
HEADER: tuple[Names, ...] = (
    *("Date", "Time", "Time Zone", "Item", "Qty", "Gross Sales", "Discounts", NET, TAX),
    *("Transaction ID", "Event Type"),
)


@register
class SquareItems:
    """Every transaction that sold something, once."""

    format = "square.items"
    version = 1
    western = True
    title = "Square items"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one order for each transaction with a sale; refunds of sales before the file's days are no orders."""
        sold, back, ledgers, orphans = Lines(), Lines(), Ledgers(), 0
        for part in open_table(source, HEADER):
            refund = pc.match_substring(pc.utf8_lower(part.text("Event Type")), "refund")
            is_refund = refund.to_numpy(zero_copy_only=False)
            for lines, mask in ((sold, ~is_refund), (back, is_refund)):
                if mask.any():
                    _keep(part.where(mask), source, lines)
        if sold.count:
            orphans = _send(sold, back, source, out, ledgers)
        found = ledgers.facts(source, self, layer=Layer.ORDER, currency="USD")
        rows = found[0].rows_read + (orphans if sold.count else back.count)
        return [replace(found[0], rows_read=rows), *found[1:]]


def _keep(part: Part, source: Source, lines: Lines) -> None:
    at, offset = square.clock(part)
    code = square.currency(part, NET)
    lines.add(
        part,
        number=order_numbers(part, "Transaction ID"),
        at=at,
        offset=offset,
        amount=marked(part, NET).value + marked(part, TAX, blank=()).value,
        currency=repeated(code, len(part)),
        item=part.text("Item"),
        buyer=part.text("Customer Name"),
        shop=first_filled(part.text("Location"), shops(part, source)),
    )


def _send(sold: Lines, back: Lines, source: Source, out: Sink, ledgers: Ledgers) -> int:
    """Send the orders; return how many rows are refunds of none of them."""
    orders = Orders(sold, "number")
    amount = orders.summed(sold["amount"])
    refunded, lines, orphans = _refunds(orders, back)
    part = orders.part()
    full = (refunded >= amount) & (refunded > 0)
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=orders.of_first("currency"),
        exp=2,
        amount=amount,
        kind=np.full(len(part), Kind.ORDER, np.int8),
        lines=orders.lines + lines,
        layer=Layer.ORDER.value,
        state=np.where(full, State.REFUNDED, State.DONE).astype(np.int8),
        at=orders.of_first("at"),
        offset=orders.of_first("offset"),
        refunded=Minor(refunded, refunded != 0),
        order_ref=orders.number,
        counterparty=orders.text("buyer"),
        shop=orders.text("shop"),
        text=orders.text("item"),
        key=orders.number,
    )
    return orphans


def _refunds(orders: Orders, back: Lines) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Return what went back of each order, in how many rows, and how many rows are of none."""
    money, count = np.zeros(len(orders), np.int64), np.zeros(len(orders), np.int64)
    if not back.count:
        return money, count, 0
    found = pc.index_in(back["number"], value_set=orders.number)
    known = found.is_valid().to_numpy(zero_copy_only=False)
    of = pc.fill_null(found, 0).to_numpy(zero_copy_only=False)[known]
    np.add.at(money, of, -back["amount"][known])
    np.add.at(count, of, 1)
    return money, count, int((~known).sum())
