"""gocardless.transactions: what a payout of GoCardless is made of (Payout breakdown, Export Transactions), CSV.

Source of the layout: GoCardless's own description of the columns, A to X, and three public tools that read the export,
2024 to 2026; no real file was seen. Each row states its gross and its net amount; what lies between is what was kept,
whichever sign the columns of fees carry (gocardless_fees, app_fees, surcharge_fees, which may state tax beside them).
Known traps: a row of a payment that was charged back or failed late takes its money away again; a list of several
payouts has the same columns; a file has one currency, but each row names it; the payout itself is no row.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, shops
from app.importers.families.market import Clock
from app.importers.families.psp import coded
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

TYPE: Names = ("resources.type", "resource_type")
CHARGED: Names = "resources.charge_date"
CREATED: Names = "resources.created_at"
PAYOUT: Names = "payouts.id"
HEADER: list[Names] = [TYPE, CREATED, "gross_amount", "gocardless_fees", "net_amount", "currency", PAYOUT]
_EXP = 3
#: What the type of a resource says, the first that fits; its money may go the other way.
_TYPES = (("refund", Kind.REFUND), ("fee", Kind.FEE), ("payment", Kind.PAYMENT))


@register
class GocardlessTransactions:
    """Every resource of one payout or of several."""

    format = "gocardless.transactions"
    version = 1
    title = "GoCardless payout transactions"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row; one statement for each currency."""
        ledgers, clock = Ledgers(), Clock(source, "UTC", strict=True)
        for part in open_table(source, HEADER):
            _send(part, source, out, ledgers, clock)
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, currency=source.options.currency)


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, clock: Clock) -> None:
    gross, net = (part.minor(one, _EXP).value for one in ("gross_amount", "net_amount"))
    charged = first_filled(part.text(CHARGED), part.text(CREATED))
    zoned = pc.replace_substring_regex(charged, r"(?:\.[0-9]+)?(?:Z| ?UTC|\+00:00)$", "")
    at, offset, _valid = clock.read(part.with_text(CREATED, zoned), CREATED)
    payment, refund = part.ref("payments.id"), part.ref("refunds.id")
    ledgers.send(
        out,
        part,
        account=accounts(part, source, part.ref("creditors.id")),
        currency=coded(part, "currency"),
        exp=_EXP,
        amount=gross,
        fee=gross - net,
        kind=_kinds(part, gross),
        layer=Layer.SETTLEMENT.value,
        state=State.DONE.value,
        at=at,
        offset=offset,
        order_ref=part.ref("resources.reference"),
        channel_ref=first_filled(refund, payment),
        parent_ref=pc.if_else(pc.equal(refund, ""), "", payment),
        batch_ref=part.ref(PAYOUT),
        counterparty=first_filled(
            part.text("customers.company_name"),
            joined(part.text("customers.given_name"), part.text("customers.family_name")),
        ),
        status=part.text("resources.status"),
        subtype=part.text(TYPE),
        shop=shops(part, source),
        text=part.text("resources.description"),
    )


def _kinds(part: Part, gross: NDArray[np.int64]) -> NDArray[np.int8]:
    """Return kinds by the type; money of a payment that goes back was charged back, a refund never brings any."""

    def kind(word: str) -> int:
        return next((one for inside, one in _TYPES if inside in word.casefold()), Kind.OTHER).value

    found = part.by_word(part.text(TYPE), kind)
    found = np.where((found == Kind.PAYMENT) & (gross < 0), Kind.CHARGEBACK, found)
    return np.where((found == Kind.REFUND) & (gross > 0), Kind.ADJUSTMENT, found).astype(np.int8)
