"""orders.lazada: Lazada's order export (also Daraz), one row for each piece of an order, Excel or CSV with semicolons.

Source of the layout: headers in public code of shops in five countries, 2022 to 2026; no real file seen. Names are
written together (orderItemId, unitPrice, sellerDiscountTotal). Known traps: a row is one piece, not one product; the
status is of the piece: what was cancelled of an order that goes on is due no more, an order cancelled whole keeps its
amount; discounts are printed below zero or above; times are `26 Dec 2026 10:35`; no column names the currency.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, shops
from app.importers.families.market import Clock, money, state_of
from app.importers.families.order_lines import Lines, Orders
from app.importers.heads import header_in
from app.importers.open_table import open_table
from app.importers.part import Part, repeated

HEADER = ["orderItemId", "orderNumber", "createTime", "unitPrice", "paidPrice", "status"]
_EXP = 3


@register
class OrdersLazada:
    """Every order of a shop in a time, once."""

    format = "orders.lazada"
    version = 1
    title = "Lazada orders"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each order."""
        lines, ledgers, clock = Lines(), Ledgers(), Clock(source)
        for part in open_table(source, HEADER):
            _keep(part, source.options.currency, lines, clock)
        if lines.count:
            _send(Orders(lines, "number"), lines, source, out, ledgers)
        said: dict[str, Any] = {} if source.options.currency else {"message_key": "statement.no_currency"}
        return ledgers.facts(source, self, layer=Layer.ORDER, currency=source.options.currency, **said)


def _keep(part: Part, currency: str, lines: Lines, clock: Clock) -> None:
    number = part.ref("orderNumber")
    wrong = pc.index(pc.match_substring_regex(number, "^[0-9]{6,25}$"), False).as_py()
    if wrong >= 0:
        part.refuse("refused.value", "orderNumber", wrong)
    price = money(part, "unitPrice", _EXP, currency=currency)
    if not price.valid.all():
        part.refuse("refused.not_amount", "unitPrice", int(np.argmin(price.valid)))
    discount = np.abs(money(part, "sellerDiscountTotal", _EXP, currency=currency).value)
    at, offset, _valid = clock.read(part, "createTime")
    status = part.text("status")
    state = part.by_word(status, state_of, other=State.NONE)
    lines.add(
        part,
        number=number,
        amount=price.value - discount + money(part, "shippingFee", _EXP, currency=currency).value,
        at=at,
        offset=offset,
        state=state,
        live=pc.if_else(state == State.CLOSED, "", status),
        status=status,
        buyer=part.text("customerName"),
        method=part.text("payMethod"),
        item=part.text("itemName"),
    )


def _send(orders: Orders, lines: Lines, source: Source, out: Sink, ledgers: Ledgers) -> None:
    part, gone = orders.part(), lines["state"] == State.CLOSED
    live = orders.summed((~gone).astype(np.int64)) > 0
    amount = np.where(gone & live[orders.of], 0, lines["amount"])
    status = pc.if_else(live, orders.text("live"), orders.text("status"))
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=repeated(source.options.currency, len(part)),
        exp=_EXP,
        amount=orders.summed(amount),
        kind=np.full(len(part), Kind.ORDER, np.int8),
        lines=orders.lines,
        layer=Layer.ORDER.value,
        state=part.by_word(status, state_of, other=State.NONE),
        at=orders.of_first("at"),
        offset=orders.of_first("offset"),
        order_ref=orders.number,
        counterparty=orders.text("buyer"),
        status=status,
        subtype=orders.text("method"),
        shop=shops(part, source),
        text=orders.text("item"),
        key=orders.number,
    )
