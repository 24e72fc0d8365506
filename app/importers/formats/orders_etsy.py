"""orders.etsy: Etsy's sold orders (EtsySoldOrders), CSV: one row for each order.

Source of the layout: headers in public code, American and British ("Delivery" for "Shipping"), and rows in tests of
public tools; no real file seen. Known traps: days are `09/24/26`, month first, in every language; Order Total is what
the buyer pays, tax that Etsy collects included, as the sale on the statement is; Adjusted Order Total is 0.00 where
nothing was adjusted. The list of items (EtsySoldOrderItems) has an Item Total and is no order export.
"""

from __future__ import annotations

import numpy as np
import pyarrow.compute as pc

from app.domain.record import NO_TIME, Kind, Layer, State
from app.importers.base import register
from app.importers.families.marked_money import iso_codes, marked, wide_exp
from app.importers.families.orders import order_numbers
from app.importers.families.table_reader import Rows, TableReader
from app.importers.families.worded_days import days
from app.importers.joined import filled, first_filled
from app.importers.names import Names
from app.importers.part import Minor, Part

HEADER: tuple[Names, ...] = (
    *("Sale Date", "Order ID", "Full Name", "Currency", "Order Value", "Discount Amount", "Order Total"),
    *("Card Processing Fees", "Order Net"),
)
_EMPTY = ("--", "-")


@register
class OrdersEtsy(TableReader):
    """Every order of a shop in a time, once."""

    format = "orders.etsy"
    version = 1
    western = True
    title = "Etsy sold orders"
    header = HEADER
    layer = Layer.ORDER
    currency = "USD"

    def send(self, part: Part, rows: Rows) -> None:
        """Send one record for each order."""
        currency = iso_codes(part, "Currency")
        exp = wide_exp(currency)
        total = marked(part, "Order Total", exp)
        adjusted = marked(part, "Adjusted Order Total", exp, blank=_EMPTY)
        lower = adjusted.valid & (adjusted.value > 0) & (adjusted.value < total.value)
        when = days(part, "Sale Date", slashes="mdy")
        number = order_numbers(part, "Order ID")
        shipped = filled(part.text(("Date Shipped", "Date Posted"), blank=_EMPTY))
        closed = pc.match_substring(pc.utf8_lower(part.text("Status")), "cancel").to_numpy(zero_copy_only=False)
        rows.send(
            part,
            currency=currency,
            exp=exp,
            amount=total.value,
            kind=np.full(len(part), Kind.ORDER, np.int8),
            state=np.where(closed, State.CLOSED, np.where(shipped, State.DONE, State.PAID)).astype(np.int8),
            at=when.at,
            offset=NO_TIME,
            refunded=Minor(np.where(lower, total.value - adjusted.value, 0), lower),
            order_ref=number,
            counterparty=first_filled(part.text("Buyer User ID"), part.text("Buyer")),
            status=part.text("Status"),
            text=part.text("SKU"),
            key=number,
        )
