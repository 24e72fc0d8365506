"""orders.woocommerce: order lists of WooCommerce's export plug-ins, CSV or spreadsheet.

WooCommerce has no export of its own with the money of an order. From public documentation and public tools, no real
file seen: "Advanced Order Export" (names with blanks, one row for each item), "Order Export & Order Import" and
"Customer/Order/Coupon CSV Export" (names with underscores). Columns are chosen by the shop, so they are found by
name, and a file without number, status, date and total is no order list for this reader. Known traps: what
is said of the order stands on each of its rows or on the first alone; times are of the shop's zone, which is not named;
most lists name no currency: a person says it; every shop counts its own orders, so that an order is known by its number
and its day.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, shops
from app.importers.families.marked_money import marked, wide_exp
from app.importers.families.order_lines import Lines, Orders
from app.importers.families.orders import day_numbers, order_numbers
from app.importers.families.psp import unnamed_currency
from app.importers.heads import header_in
from app.importers.joined import joined, of_each
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Minor, Part, repeated
from app.importers.stamps import of_zone

NUMBER: Names = ("Order Number", "order_number", "order_number_formatted", "Order ID", "order_id")
STATUS: Names = ("Order Status", "order_status", "status")
DAY: Names = ("Order Date", "order_date", "date")
TOTAL: Names = ("Order Total Amount", "order_total", "Order Total")
CURRENCY: Names = ("Order Currency", "order_currency", "Currency", "currency")
REFUND: Names = ("Order Refund Amount", "refunded_total", "Order Total Refunded", "total_refunded")
METHOD: Names = ("Payment Method Title", "payment_method_title", "Payment Method", "payment_method")
TRANSACTION: Names = ("Transaction ID", "transaction_id")
BUYER: Names = ("Email (Billing)", "billing_email", "customer_email", "Billing Email")
HEADER: tuple[Names, ...] = (NUMBER, STATUS, DAY, TOTAL)
#: Names that only WooCommerce's plug-ins use; one of them must be there.
OWN: tuple[Names, ...] = (
    *("Order Total Amount", "Order Total Tax Amount", "Cart Discount Amount", "First Name (Billing)"),
    *("order_key", "cart_discount", "shipping_total", "billing_first_name"),
)
_EMPTY = ("-", "--")
_FORMATS = (*times.FORMATS, *times.DATES)
_STATES = {
    "pending": State.UNPAID, "pending payment": State.UNPAID, "on-hold": State.UNPAID, "on hold": State.UNPAID,
    "checkout-draft": State.UNPAID, "failed": State.UNPAID, "processing": State.PAID, "completed": State.DONE,
    "cancelled": State.CLOSED, "canceled": State.CLOSED, "refunded": State.REFUNDED, "trash": State.CLOSED,
}  # fmt: skip


@register
class OrdersWoocommerce:
    """Every order of a shop in a time, once."""

    format = "orders.woocommerce"
    version = 2
    western = True
    title = "WooCommerce orders"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        if not header_in(head, HEADER):
            return 0.0
        return 1.0 if any(header_in(head, (*HEADER, name)) for name in OWN) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        lines, ledgers = Lines(), Ledgers()
        table = open_table(source, HEADER)
        for part in table:
            _keep(part, lines, source)
        if lines.count:
            _send(lines, source, out, ledgers)
        said = unnamed_currency(table.columns, CURRENCY, source)
        return ledgers.facts(source, self, layer=Layer.ORDER, currency=source.options.currency, **said)


def _keep(part: Part, lines: Lines, source: Source) -> None:
    when = part.time(DAY, _FORMATS, blank=_EMPTY)
    lines.add(
        part,
        number=order_numbers(part, NUMBER),
        at=when.at,
        dated=when.valid,
        day=when.date_only,
        total=marked(part, TOTAL, 3, blank=_EMPTY),
        refund=marked(part, REFUND, 3, blank=_EMPTY),
        currency=_currencies(part, source),
        status=part.text(STATUS),
        method=part.text(METHOD),
        transaction=part.ref(TRANSACTION, blank=_EMPTY),
        buyer=part.text(BUYER),
        item=part.text(("Name", "Item Name", "item_name", "Product Name")),
    )


def _currencies(part: Part, source: Source) -> pa.Array:
    if part.has(CURRENCY):
        return pc.utf8_upper(part.text(CURRENCY))
    return repeated(source.options.currency, len(part))


def _send(lines: Lines, source: Source, out: Sink, ledgers: Ledgers) -> None:
    orders = Orders(lines, "number")
    total, refund = orders.said("total", str(TOTAL[0])), orders.said("refund", str(REFUND[0]))
    if not total.valid.all():
        orders.refuse("refused.not_amount", int(orders.first[int(np.argmin(total.valid))]), str(TOTAL[0]))
    currency, status = orders.text("currency"), orders.text("status")
    form = "^[A-Z]{3}$" if orders.part().has(CURRENCY) else "^([A-Z]{3})?$"
    coded = of_each(currency, partial(pc.match_substring_regex, pattern=form))
    wrong = pc.index(coded, False).as_py()
    if wrong >= 0:
        orders.refuse("refused.word", int(orders.first[wrong]), str(CURRENCY[0]), currency[wrong].as_py())
    if not orders.of_first("dated").all():
        orders.refuse("refused.not_time", int(orders.first[int(np.argmin(orders.of_first("dated")))]), str(DAY[0]))
    part = orders.part()
    at, day = orders.of_first("at"), orders.of_first("day")
    offset = np.full(len(orders), NO_TIME, np.int16)
    offset[~day] = of_zone(at[~day], source.options.zone)
    given = np.abs(refund.value)
    state = part.by_word(pc.utf8_lower(status), _state, other=State.NONE)
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=currency,
        exp=max(3, wide_exp(currency)),
        amount=total.value,
        kind=np.full(len(part), Kind.ORDER, np.int8),
        lines=orders.lines,
        layer=Layer.ORDER.value,
        state=state,
        at=at,
        offset=offset,
        refunded=Minor(given, refund.valid & (given != 0)),
        order_ref=orders.number,
        channel_ref=orders.text("transaction"),
        counterparty=orders.text("buyer"),
        status=status,
        subtype=orders.text("method"),
        shop=shops(part, source),
        text=joined(orders.text("item"), orders.text("method")),
        key=joined(orders.number, day_numbers(at), between="|"),
    )


def _state(word: str) -> int | None:
    return _STATES.get(word.removeprefix("wc-"))
