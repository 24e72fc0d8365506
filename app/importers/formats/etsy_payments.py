"""etsy.payments: Etsy Payments sales (EtsyDirectCheckoutPayments), CSV: one row for each payment of a buyer.

Source of the layout: headers and rows in tests of three public tools, 15 to 26 columns; no real file seen. Known
traps: days are month/day/year in every language; Gross Amount is in the currency of the account, Listing Amount in
that of the listing; a refund is only an amount beside its payment, without a day of its own, so it is no record.
"""

from __future__ import annotations

import numpy as np
import pyarrow.compute as pc

from app.domain.record import NO_TIME, Kind, State
from app.importers.base import register
from app.importers.families.marked_money import iso_codes, marked, wide_exp
from app.importers.families.orders import order_numbers
from app.importers.families.table_reader import Rows, TableReader
from app.importers.families.worded_days import days
from app.importers.joined import first_filled
from app.importers.names import Names
from app.importers.part import Minor, Part

HEADER: tuple[Names, ...] = (
    *("Payment ID", "Buyer Username", "Order ID", "Gross Amount", "Fees", "Net Amount", "Currency"),
    *("Listing Amount", "Listing Currency", "Status", "Order Date"),
)
_EMPTY = ("--", "-")


@register
class EtsyPayments(TableReader):
    """Every payment that Etsy took for the shop, with its fee."""

    format = "etsy.payments"
    version = 1
    western = True
    title = "Etsy payments"
    header = HEADER
    currency = "USD"

    def send(self, part: Part, rows: Rows) -> None:
        """Send one record for each row."""
        currency = iso_codes(part, "Currency")
        exp = wide_exp(currency)
        gross, net = marked(part, "Gross Amount", exp), marked(part, "Net Amount", exp)
        fees = marked(part, "Fees", exp, blank=_EMPTY)
        when = days(part, "Order Date", slashes="mdy")
        number = part.ref("Payment ID")
        rows.send(
            part,
            currency=currency,
            exp=exp,
            amount=gross.value,
            fee=fees.value,
            right=(np.ones(len(part), np.bool_), gross.value - fees.value == net.value),
            kind=np.full(len(part), Kind.PAYMENT, np.int8),
            state=part.by_word(pc.utf8_lower(part.text("Status")), _state, other=State.DONE),
            at=when.at,
            offset=NO_TIME,
            refunded=_refunded(part, exp),
            order_ref=order_numbers(part, "Order ID"),
            channel_ref=number,
            counterparty=first_filled(part.text("Buyer"), part.text("Buyer Name"), part.text("Buyer Username")),
            status=part.text("Status"),
            subtype=part.text("Payment Type"),
            key=number,
        )


def _refunded(part: Part, exp: int) -> Minor:
    """Return refunds in the account's currency; in the listing's, where that is another one, they are not told."""
    refund = marked(part, "Refund Amount", exp, blank=_EMPTY)
    same = pc.equal(part.text("Currency"), part.text("Listing Currency")).to_numpy(zero_copy_only=False)
    told = refund.valid & (refund.value != 0) & same
    return Minor(np.where(told, np.abs(refund.value), 0), told)


def _state(word: str) -> int | None:
    if word in ("canceled", "cancelled", "failed"):
        return State.FAILED
    return State.PENDING if word in ("pending", "open", "processing") else None
