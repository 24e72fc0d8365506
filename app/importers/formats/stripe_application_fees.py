"""stripe.fees: application fees that a platform earns through Stripe Connect, one row for each fee.

Source of the layout: a public project's export of 2025, with decimal commas inside quotation marks. The amount is what
the platform receives; what it gave back stands beside it (`Amount Refunded`) without a day of its own, so that it is
kept with the record and is no record. Amounts say by themselves which mark stands before the decimals.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts
from app.importers.families.marked_money import wide_exp
from app.importers.families.psp import Decimals, coded
from app.importers.families.stripe import LOCAL_TIMES, UTC_TIMES, when
from app.importers.heads import header_in
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

HEADER: list[Names] = ["id", (*UTC_TIMES, *LOCAL_TIMES), "Amount", "Currency", "Application ID", "Transaction ID"]


@register
class StripeApplicationFees:
    """Every fee, once."""

    format = "stripe.fees"
    version = 1
    title = "Stripe Connect application fees"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the header."""
        return 1.0 if header_in(head, [*HEADER, ("User ID", "User Email", "Amount Refunded")]) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every fee."""
        table = open_table(source, HEADER)
        ledgers, decimals = Ledgers(), Decimals()
        for part in table:
            _send(part, source, out, ledgers, decimals)
        return ledgers.facts(source, self, layer=Layer.CHANNEL)


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, decimals: Decimals) -> None:
    codes = coded(part, "Currency")
    exp = wide_exp(codes)
    decimals.look(part, "Amount", "Amount Refunded")
    at, offset = when(part, source)
    number = part.ref("id")
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=codes,
        exp=exp,
        amount=decimals.minor(part, "Amount", exp).value,
        kind=np.full(len(part), Kind.COMMISSION, np.int8),
        layer=np.full(len(part), Layer.CHANNEL, np.int8),
        state=np.full(len(part), State.DONE, np.int8),
        at=at,
        offset=offset,
        refunded=decimals.minor(part, "Amount Refunded", exp, blank=()),
        channel_ref=number,
        parent_ref=part.ref("Transaction ID"),
        counterparty=part.text(["User Email", "User ID"]),
        subtype=part.text("Application ID"),
        key=number,
    )
