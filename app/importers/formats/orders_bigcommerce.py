"""orders.bigcommerce: BigCommerce's order export (default template), CSV, one row for each order.

Source of the layout: headers in public code of importers and shops, 2014 to 2026; no real file seen. Known traps: days
are as the shop set them, mostly 09/30/2026: where no day is above twelve a person says which number is the day;
amounts carry the sign of the currency or not; each total stands with tax and without: with tax is what the buyer owes.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.record import State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.shop_orders import OrderList, read_orders
from app.importers.heads import header_in

ORDERS = OrderList(
    number="Order ID",
    total="Order Total (inc tax)",
    created="Order Date",
    status="Order Status",
    states={
        "pending": State.UNPAID, "awaiting payment": State.UNPAID, "incomplete": State.UNPAID,
        "awaiting fulfillment": State.PAID, "awaiting shipment": State.PAID, "awaiting pickup": State.PAID,
        "partially shipped": State.PAID, "shipped": State.DONE, "completed": State.DONE, "declined": State.CLOSED,
        "cancelled": State.CLOSED, "refunded": State.REFUNDED, "partially refunded": State.DONE,
    },
    currency=("Order Currency Code", "Currency"),
    refunded="Refund Amount",
    buyer=("Customer Email", "Customer Name"),
    method="Payment Method",
    payment="Transaction ID",
    item="Product Details",
    more=("Order Total (ex tax)",),
)  # fmt: skip


@register
class OrdersBigcommerce:
    """Every order of a shop in a time, once."""

    format = "orders.bigcommerce"
    version = 1
    western = True
    title = "BigCommerce orders"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, ORDERS.header) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        return read_orders(source, out, self, ORDERS)
