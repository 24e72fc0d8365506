"""afterpay.settlement: settlement report of Afterpay (Clearpay, Cash App Afterpay), CSV: orders and refunds with fees.

Source of the layout: Afterpay's own description of the columns, their form and an example, 2026; no real file seen.
Settlement Amount less Merchant Fee incl Tax is Net Settlement Amount, which is paid to the bank in one sum for each
Settlement Date. Known traps: amounts carry `$`, which is the dollar of five countries, so the person says which (£ says
it); how a refund is printed is told nowhere: Type says which way it goes, and its fee is what lies between its amount
and its net; times are printed without a zone, the day before the month.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, shops
from app.importers.families.marked_money import marked, marks
from app.importers.families.market import Clock
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined, where
from app.importers.open_table import open_table
from app.importers.part import repeated

if TYPE_CHECKING:
    from app.importers.part import Part

ORDERED, REFUNDED, SETTLED = "Order Date and Time", "Refund Date and Time", "Settlement Date"
NUMBER, REFUND, ORDER = "Afterpay Order ID", "Afterpay Refund ID", "Merchant Order ID"
AMOUNT, FEE, NET = "Settlement Amount", "Merchant Fee incl Tax", "Net Settlement Amount"
HEADER = [SETTLED, ORDERED, NUMBER, ORDER, AMOUNT, FEE, NET, "Type"]
_EMPTY = ("-", "--", "N/A")


@register
class AfterpaySettlement:
    """What Afterpay settled, order by order and refund by refund."""

    format = "afterpay.settlement"
    version = 1
    western = True
    title = "Afterpay settlement"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        ledgers, clock, currency = Ledgers(), Clock(source), source.options.currency
        for part in open_table(source, HEADER):
            if not currency and pc.all(pc.equal(marks(part.text(AMOUNT)), "£")).as_py():
                currency = "GBP"
            _send(part, source, out, ledgers, clock, currency)
        said: dict[str, Any] = {} if currency else {"message_key": "statement.no_currency"}
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, currency=currency, **said)


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, clock: Clock, currency: str) -> None:
    word = pc.utf8_lower(part.text("Type"))
    kind = part.by_word(word, _kind)
    back = kind == Kind.REFUND
    printed, net, stated = (marked(part, one).value for one in (AMOUNT, NET, FEE))
    amount, net = (np.where(back, -np.abs(one), one) for one in (printed, net))
    when = part.with_text(
        ORDERED, where(back, first_filled(part.text(REFUNDED), part.text(ORDERED)), part.text(ORDERED))
    )
    at, offset, _valid = clock.read(when, ORDERED)
    number, refund, batch = part.ref(NUMBER), part.ref(REFUND, blank=_EMPTY), part.text(SETTLED)
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=repeated(currency, len(part)),
        exp=2,
        amount=amount,
        fee=amount - net,
        kind=kind,
        right=(np.ones(len(part), np.bool_), np.abs(amount - net) == np.abs(stated)),
        layer=Layer.SETTLEMENT.value,
        state=State.DONE.value,
        at=at,
        offset=offset,
        order_ref=part.ref(ORDER, blank=_EMPTY),
        channel_ref=where(back, first_filled(refund, number), number),
        parent_ref=where(back, number, ""),
        batch_ref=batch,
        subtype=part.text("Type"),
        shop=first_filled(part.text("Store Name", blank=_EMPTY), shops(part, source)),
        key=joined(word, number, refund, batch, part.text(AMOUNT), between="|"),
    )


def _kind(word: str) -> int:
    return {"order": Kind.PAYMENT, "refund": Kind.REFUND}.get(word, Kind.OTHER).value
