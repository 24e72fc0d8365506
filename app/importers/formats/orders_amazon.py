"""orders.amazon: Amazon's "All Orders" report, TABs, one row for each item of an order.

Source of the layout: headers in public tests (33 columns, fewer and more in other years). Item prices are those of the
whole row, not of one piece; discounts are positive numbers to take off. What an order is due is its items with shipping
and gift wrap, less the shop's discounts: tax that comes on top of the price (Amazon.com, Amazon.ca) is Amazon's, and
elsewhere the price holds it. Known traps: orders that are still pending have no price and no currency; a cancelled item
of an order that goes on is due no more, a cancelled order keeps its amount; no payment is named: orders meet the
settlement by their number (3-7-7 digits).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.amazon import CLOCKS
from app.importers.families.amazon_words import CURRENCIES
from app.importers.families.ledgers import Ledgers, accounts
from app.importers.families.order_lines import Lines, Orders
from app.importers.families.psp import Decimals, stamps
from app.importers.heads import header_in
from app.importers.joined import filled, first_filled, joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

HEADER: list[Names] = [
    "amazon-order-id", "purchase-date", "order-status", "sales-channel", "currency", "item-price",
]  # fmt: skip
ADDED = ("item-price", "shipping-price", "gift-wrap-price")
TAKEN_OFF = ("item-promotion-discount", "ship-promotion-discount")
_EXP = 3
_TEXTS = {
    "status": "order-status", "channel": "sales-channel", "merchant": "merchant-order-id", "sku": "sku",
    "currency": "currency",
}  # fmt: skip


@register
class OrdersAmazon:
    """Every order of a time, once."""

    format = "orders.amazon"
    version = 1
    title = "Amazon all orders"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the header."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        quotes = not any("\t" in one for one in source.head.text.split("\n") if "amazon-order-id" in one)
        lines, decimals, ledgers = Lines(), Decimals(), Ledgers()
        for part in open_table(source, HEADER, quotes=quotes):
            _keep(part, lines, decimals)
        if lines.count:
            _send(source, out, lines, ledgers)
        return ledgers.facts(source, self, layer=Layer.ORDER)


def _keep(part: Part, lines: Lines, decimals: Decimals) -> None:
    """Keep what a part says of items; a row without an order's number is refused."""
    number = part.ref("amazon-order-id")
    blank = pc.index(number, "").as_py()
    if blank >= 0:
        part.refuse("refused.value", "amazon-order-id", blank)
    decimals.look(part, *ADDED, *TAKEN_OFF)
    amount = sum((decimals.minor(part, one, _EXP, blank=()).value for one in ADDED), np.zeros(len(part), np.int64))
    amount -= sum((np.abs(decimals.minor(part, one, _EXP, blank=()).value) for one in TAKEN_OFF), np.zeros_like(amount))
    at, offset = stamps(part, "purchase-date", formats=CLOCKS)
    texts = {key: part.text(name) for key, name in _TEXTS.items()}
    gone = _is_cancelled(part.text("item-status")) & ~_is_cancelled(texts["status"])
    lines.add(part, number=number, amount=np.where(gone, 0, amount), at=at, offset=offset, **texts)


def _is_cancelled(column: pa.Array) -> np.ndarray:
    found: np.ndarray = pc.match_substring_regex(column, "(?i)^cancel").to_numpy(zero_copy_only=False)
    return found


def _send(source: Source, out: Sink, lines: Lines, ledgers: Ledgers) -> None:
    orders = Orders(lines, "number")
    part, status, channel = orders.part(), orders.text("status"), orders.text("channel")
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=_currencies(orders, channel),
        exp=_EXP,
        amount=orders.summed(lines["amount"]),
        kind=np.full(len(orders), Kind.ORDER, np.int8),
        lines=orders.lines,
        layer=np.full(len(orders), Layer.ORDER, np.int8),
        state=part.by_word(pc.utf8_lower(status), _state, other=State.NONE),
        at=orders.of_first("at"),
        offset=orders.of_first("offset"),
        order_ref=orders.number,
        status=status,
        subtype=channel,
        text=joined(orders.text("merchant"), orders.text("sku")),
        key=orders.number,
    )


def _currencies(orders: Orders, channel: pa.Array) -> pa.Array:
    """Return the currency of each order: its own, for one without a price its site's, else the file's first."""
    own = pc.utf8_upper(orders.text("currency"))
    wrong = pc.index(pc.match_substring_regex(own, "^(?:[A-Z]{3})?$"), False).as_py()
    if wrong >= 0:
        orders.refuse("refused.word", int(orders.first[wrong]), "currency", own[wrong].as_py())
    if filled(own).all():
        return own
    sites = pc.dictionary_encode(pc.utf8_lower(channel))
    known = [CURRENCIES.get(one, "") for one in sites.dictionary.to_pylist()]
    found = first_filled(own, pa.array(known, pa.string()).take(sites.indices))
    first = next((one for one in found.to_pylist() if one), "")
    missing = pc.index(found, "").as_py()
    if missing >= 0 and not first:
        orders.refuse("refused.no_currency", int(orders.first[missing]), "currency")
    return pc.if_else(pc.equal(found, ""), first, found)


def _state(word: str) -> int | None:
    """Return what became of an order."""
    if word.startswith("cancel"):
        return State.CLOSED
    if word.startswith("pending"):
        return State.UNPAID
    if word.startswith("shipped") or word in ("delivered", "complete"):
        return State.REFUNDED if "returned" in word else State.DONE
    return State.PAID if word.startswith(("unshipped", "partiallyshipped", "shipping", "invoiceunconfirmed")) else None
