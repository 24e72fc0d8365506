"""square.transactions: Square's transactions export, CSV: one row for each payment and refund.

Source of the layout: a real row of 2022 (41 columns) and headers of 2017 (35) to 2026 (55 columns). Columns come
and go, so all are found by name. Known traps: amounts carry a sign (`-$0.95`) and nothing else tells the
currency; Card, Cash, Square Gift Card and Other Tender are amounts, not names; fees are negative; cash never
passes through Square and is in no deposit; a refund has the transaction of its payment and its own payment id.
The file holds no deposits themselves, only the number of the deposit that carries a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.record import Kind, State
from app.importers.base import register
from app.importers.families import square
from app.importers.families.ledgers import shops
from app.importers.families.marked_money import marked
from app.importers.families.table_reader import Rows, TableReader
from app.importers.joined import first_filled, joined, where
from app.importers.names import Names
from app.importers.part import Minor, Part, repeated

if TYPE_CHECKING:
    pass

TOTAL, FEES, OTHER_FEES, NET = "Total Collected", "Fees", "Third Party Fees", "Net Total"
HEADER: tuple[Names, ...] = (
    *("Date", "Time", "Time Zone", "Gross Sales", TOTAL, "Card", "Cash", FEES, NET),
    *("Transaction ID", "Payment ID", "Event Type"),
)
#: Words of Event Type, the first that fits.
KINDS = {"dispute": Kind.CHARGEBACK, "chargeback": Kind.CHARGEBACK, "refund": Kind.REFUND, "payment": Kind.PAYMENT}
_STATES = {"pending": State.PENDING, "failed": State.FAILED, "canceled": State.FAILED, "cancelled": State.FAILED}


@register
class SquareTransactions(TableReader):
    """Every payment and refund of a shop, with its fee and the deposit that carries it."""

    format = "square.transactions"
    version = 1
    western = True
    title = "Square transactions"
    header = HEADER
    currency = "USD"

    def send(self, part: Part, rows: Rows) -> None:
        """Send one record for each row."""
        code = square.currency(part, TOTAL)
        total, net = marked(part, TOTAL), marked(part, NET)
        fees = -marked(part, FEES, blank=()).value
        others = -marked(part, OTHER_FEES, blank=()).value if part.has(OTHER_FEES) else np.zeros(len(part), np.int64)
        kept = total.value - net.value
        at, offset = square.clock(part)
        event = part.text("Event Type")
        rows.send(
            part,
            currency=repeated(code, len(part)),
            amount=total.value,
            fee=kept,
            right=(np.ones(len(part), np.bool_), (kept == fees) | (kept == fees + others)),
            kind=part.by_word(event, _kind, other=Kind.OTHER),
            state=part.by_word(part.text("Transaction Status"), _state, other=State.DONE),
            at=at,
            offset=offset,
            order_ref=part.ref("Transaction ID"),
            channel_ref=part.ref("Payment ID"),
            batch_ref=part.ref("Deposit ID"),
            counterparty=part.text("Customer Name"),
            status=first_filled(part.text("Transaction Status"), event),
            subtype=_tender(part),
            shop=first_filled(part.text("Location"), shops(part, rows.source)),
            text=joined(part.text("Description"), part.text("Refund Reason")),
            key=joined(part.text("Transaction ID"), part.text("Payment ID"), event, between="|"),
        )


def _kind(word: str) -> int | None:
    return next((kind for name, kind in KINDS.items() if name in word.lower()), None)


def _state(word: str) -> int | None:
    return _STATES.get(word.lower())


def _tender(part: Part) -> pa.Array:
    """Return how it was paid: the names of the tenders whose amount is not zero."""
    found = repeated("", len(part))
    for name in ("Card", "Cash", "Square Gift Card", "Cash App", "Other Tender"):
        if part.has(name):
            found = joined(found, _named(marked(part, name, blank=()), name), between="+")
    return found


def _named(money: Minor, name: str) -> pa.Array:
    return where(money.value != 0, name, "")
