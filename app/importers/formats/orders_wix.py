"""orders.wix: the order export of a Wix shop, CSV, one row for each item of an order.

Source of the layout: exports of a shop among the tests of a public tool, 2024, and a reader of another shop, 2026.
Known traps: what is said of the whole order stands on each of its rows; day (`Dec 16, 2024`) and time (`12:26:53 PM`)
have a column each, in the shop's zone; an order that was cancelled keeps the status of its payment, and says Canceled
in that of its delivery; telephone and postal code stand in quotation marks within quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.record import State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.shop_orders import OrderList, read_orders
from app.importers.heads import header_in

ORDERS = OrderList(
    number="Order number",
    total="Total",
    created="Date created",
    clock="Time",
    status="Payment status",
    closed="Fulfillment status",
    states={
        "unpaid": State.UNPAID, "not paid": State.UNPAID, "pending": State.UNPAID, "authorized": State.UNPAID,
        "paid": State.PAID, "partially paid": State.PAID, "partially refunded": State.DONE,
        "refunded": State.REFUNDED, "fully refunded": State.REFUNDED, "canceled": State.CLOSED,
        "cancelled": State.CLOSED, "declined": State.CLOSED, "voided": State.CLOSED,
    },
    refunded="Refunded amount",
    buyer=("Contact email", "Billing name"),
    method="Payment method",
    item="Item",
    more=("Currency", "Refunded amount", "Net amount", "Shipping rate", "Qty"),
)  # fmt: skip


@register
class OrdersWix:
    """Every order of a shop in a time, once."""

    format = "orders.wix"
    version = 1
    western = True
    title = "Wix orders"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, ORDERS.header) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        return read_orders(source, out, self, ORDERS)
