"""orders.shopify: Shopify's order export (orders_export_N.csv), one row for each line item.

Source of the layout: a real export of 2023 (79 columns), import specifications of 2012 (45 columns) and test lists of
2019 to 2021; apps and spreadsheets leave columns out and move them. What is said of the order stands on its first row
alone, or is repeated on each; further rows name the order and an item. Known traps: the order's number has a `#` and
the shop's prefix; a tip is a line item outside of Subtotal and inside of Total; Total is what the buyer owes, after
discounts; Refunded Amount is a running sum without a day and is kept beside the order; one order may have several
payments (`Payment References`, joined by " + ") by several gateways; voided and cancelled orders keep their total;
every store counts from 1001, so that a number alone is not one order's: with the time of its creation it is.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts
from app.importers.families.order_lines import Lines, Orders
from app.importers.families.psp import Decimals, coded, stamps
from app.importers.heads import header_in
from app.importers.joined import filled, first_filled, joined, of_each, where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Minor, Part

TIME: Names = ("Created at", "Processed at", "Paid at")
HEADER: list[Names] = ["Name", "Financial Status", "Total", "Currency", TIME]
#: A column that only a list of orders has.
ITEMS: Names = ("Lineitem name", "Lineitem quantity", "Lineitem price", "Fulfillment Status", "Subtotal")
STATES = {
    "pending": State.UNPAID, "authorized": State.UNPAID, "unpaid": State.UNPAID, "expired": State.CLOSED,
    "partially_paid": State.PAID, "paid": State.PAID, "partially_refunded": State.PAID,
    "refunded": State.REFUNDED, "voided": State.CLOSED,
}  # fmt: skip
_TEXTS = {
    "status": "Financial Status", "delivery": "Fulfillment Status", "currency": "Currency", "cancelled": "Cancelled at",
    "created": "Created at",
    "method": "Payment Method", "references": "Payment References", "id": "Id", "buyer": "Email",
    "billed": "Billing Name", "payment": "Payment Reference", "payment_id": "Payment ID", "item": "Lineitem name",
}  # fmt: skip
_EXP = 3  # digits at which amounts are kept until all currencies are known


@register
class OrdersShopify:
    """Every order of a shop in a time, once."""

    format = "orders.shopify"
    version = 2
    title = "Shopify orders"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, [*HEADER, ITEMS]) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        lines, decimals, ledgers = Lines(), Decimals(), Ledgers()
        for part in open_table(source, HEADER):
            _keep(part, source, lines, decimals)
        if lines.count:
            _send(source, out, lines, ledgers)
        return ledgers.facts(source, self, layer=Layer.ORDER)


def _keep(part: Part, source: Source, lines: Lines, decimals: Decimals) -> None:
    """Keep what a part says of orders; a row without an order's number is refused."""
    name = part.ref("Name")
    blank = pc.index(name, "").as_py()
    if blank >= 0:
        part.refuse("refused.value", "Name", blank)
    total = part.text("Total")
    stated = filled(total)
    decimals.look(part, "Total", "Refunded Amount")
    at, offset, timed = np.zeros(len(part), np.int64), np.zeros(len(part), np.int16), np.zeros(len(part), np.bool_)
    for names in ("Processed at", "Created at", "Paid at"):  # the last one that is filled stays
        told = stated & filled(part.text(names))
        if told.any():
            at[told], offset[told] = stamps(part.where(told), names, zone=source.options.zone)
        timed |= told
    if (stated & ~timed).any():
        part.refuse("refused.no_time", TIME, int(np.argmax(stated & ~timed)))
    texts = {
        key: part.ref(one) if key in ("id", "payment") else part.text(one)
        for key, one in _TEXTS.items()
        if part.has(one)  # old and reduced lists lack most of them
    }
    coded(part.where(stated), "Currency")
    lines.add(
        part,
        name=name,
        total=decimals.minor(part, "Total", _EXP, blank=()),
        refunded=decimals.minor(part, "Refunded Amount", _EXP, blank=()),
        at=at,
        offset=offset,
        stated=stated,
        **texts,
    )


def _send(source: Source, out: Sink, lines: Lines, ledgers: Ledgers) -> None:
    orders = Orders(lines, "name")
    total, refunded = orders.said("total", "Total"), orders.said("refunded", "Refunded Amount")
    if not total.valid.all():
        orders.refuse("refused.not_amount", int(orders.first[int(np.argmin(total.valid))]), "Total")
    place = None if orders.single else orders.saying(lines["stated"])[0]
    status, delivery = orders.text("status"), orders.text("delivery")
    cancelled = filled(orders.text("cancelled"))
    number = pc.utf8_ltrim(orders.number, characters="#")
    part = orders.part()
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=pc.utf8_upper(orders.text("currency")),
        exp=_EXP,
        amount=total.value,
        kind=np.full(len(orders), Kind.ORDER, np.int8),
        lines=orders.lines,
        layer=np.full(len(orders), Layer.ORDER, np.int8),
        state=_states(part, status, delivery, cancelled, total, refunded),
        at=lines["at"] if place is None else lines["at"][place],
        offset=lines["offset"] if place is None else lines["offset"][place],
        refunded=refunded,
        order_ref=number,
        channel_ref=first_filled(orders.text("payment"), orders.text("payment_id")),
        counterparty=first_filled(orders.text("buyer"), orders.text("billed")),
        status=joined(status, where(cancelled, "cancelled", "")),
        subtype=orders.text("method"),
        text=joined(orders.number, orders.text("item"), orders.text("references"), orders.text("id")),
        key=joined(number, first_filled(orders.text("created"), orders.text("id")), between="|"),
    )


def _states(
    part: Part, status: pa.Array, delivery: pa.Array, cancelled: np.ndarray, total: Minor, refunded: Minor
) -> np.ndarray:
    """Return what became of each order; a cancelled one whose money went back is refunded."""
    state = part.by_word(status, lambda word: STATES.get(word.lower().replace(" ", "_")), other=State.NONE)
    sent = of_each(delivery, lambda words: pc.equal(pc.utf8_lower(words), "fulfilled")).to_numpy(zero_copy_only=False)
    state[(state == State.PAID) & sent] = State.DONE
    if cancelled.any():
        back = refunded.valid & (refunded.value >= total.value) & (total.value > 0)
        state = np.where(cancelled & (state != State.REFUNDED), np.where(back, State.REFUNDED, State.CLOSED), state)
    return state.astype(np.int8)
