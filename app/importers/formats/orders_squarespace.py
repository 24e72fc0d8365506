"""orders.squarespace: Squarespace's order export, CSV, one row for each item of an order.

Source of the layout: a header printed in public code, 53 columns; no real file seen. It is like Shopify's, but orders
have an ID, and what was refunded stands before the total (Amount Refunded). Known traps: what is said of the
whole order stands on the first of its rows or on each; times carry an offset of their own or none.
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
    total="Total",
    created=("Created at",),
    status="Financial Status",
    states={
        "pending": State.UNPAID, "unpaid": State.UNPAID, "paid": State.PAID, "canceled": State.CLOSED,
        "cancelled": State.CLOSED, "refunded": State.REFUNDED,
    },
    refunded="Amount Refunded",
    buyer="Email",
    method="Payment Method",
    payment="Payment Reference",
    item="Lineitem name",
    more=("Amount Refunded", "Lineitem name", "Lineitem quantity", "Currency"),
)  # fmt: skip


@register
class OrdersSquarespace:
    """Every order of a shop in a time, once."""

    format = "orders.squarespace"
    version = 1
    western = True
    title = "Squarespace orders"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, ORDERS.header) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        return read_orders(source, out, self, ORDERS)
