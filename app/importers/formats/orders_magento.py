"""orders.magento: the order grid of Magento (Adobe Commerce) as CSV or Excel XML, one row for each order.

Source of the layout: headers in public code that reads such exports, 2018 to 2026; no real file seen. Known traps: the
grid shows the columns that a person chose, so that only number, day, status and both totals are sure; Grand Total
(Purchased) is in the buyer's currency, (Base) in the shop's: what the buyer owes counts, and only the sign before
the amount tells the currency.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.record import State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.shop_orders import OrderList, read_orders
from app.importers.heads import header_in

ORDERS = OrderList(
    number="ID",
    total="Grand Total (Purchased)",
    created="Purchase Date",
    status="Status",
    states={
        "pending": State.UNPAID, "pending payment": State.UNPAID, "pending_payment": State.UNPAID,
        "processing": State.PAID, "complete": State.DONE, "canceled": State.CLOSED, "closed": State.REFUNDED,
        "on hold": State.NONE,
    },
    currency=("Currency", "Order Currency"),
    refunded="Total Refunded",
    buyer=("Customer Email", "Bill-to Name"),
    method="Payment Method",
    more=("Purchase Point", "Grand Total (Base)"),
)  # fmt: skip


@register
class OrdersMagento:
    """Every order of a shop in a time, once."""

    format = "orders.magento"
    version = 1
    western = True
    title = "Magento orders"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, ORDERS.header) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        return read_orders(source, out, self, ORDERS)
