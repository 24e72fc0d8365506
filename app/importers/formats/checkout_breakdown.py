"""checkout.breakdown: the settlement breakdown report of Checkout.com, one row for each transaction of a settlement.

Source of the layout: Checkout.com's own pages, and two public programs of large merchants that read the report, with
files in their tests, 2026. In the currency that Checkout.com holds, gross plus deduction is net, with up to eight
decimals; the nets of all rows are what the settlement pays out. Known traps: the payout itself is no row, "Merchant
Payout" is its fee; fees of single services (network tokens, voids, a card's update) are rows without a gross; the
amount of a payment may be in another currency. Times are those of the entity's settlement zone unless the columns in
UTC were asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.checkout import CURRENCY, DONE, MOST, digits_of, when
from app.importers.families.ledgers import Ledgers, accounts, carried_batches, shops
from app.importers.families.psp import coded
from app.importers.heads import header_in
from app.importers.joined import where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

GROSS: Names = "Gross In Holding Currency"
KEPT: Names = "Deduction In Holding Currency"
NET: Names = "Net In Holding Currency"
HEADER: list[Names] = ["Type", "Payment ID", "Payout ID", DONE, CURRENCY, GROSS, KEPT, NET]
#: What a row with a gross is; one without is a fee.
_TYPES = {
    "charge": Kind.PAYMENT, "partial charge": Kind.PAYMENT, "refund": Kind.REFUND, "partial refund": Kind.REFUND,
    "chargeback": Kind.CHARGEBACK,
}  # fmt: skip


@register
class CheckoutBreakdown:
    """Every transaction of a settlement."""

    format = "checkout.breakdown"
    version = 1
    title = "Checkout.com settlement breakdown"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row; one statement for each currency."""
        exp = max((max(map(digits_of, _money(part))) for part in open_table(source, HEADER)), default=2)
        ledgers = Ledgers(exp)
        for part in open_table(source, HEADER):
            _send(part, source, out, ledgers, exp)
        currency = source.options.currency
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, checks=carried_batches, currency=currency)


def _money(part: Part) -> list[Ints]:
    """Return gross, deduction and net, as printed."""
    return [part.minor(names, MOST, blank=()).value for names in (GROSS, KEPT, NET)]


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, exp: int) -> None:
    gross, kept, net = (one // 10 ** (MOST - exp) for one in _money(part))
    kind = _kinds(part, gross)
    alone = kind == Kind.FEE
    at, offset = when(part, source)
    paid, number = kind == Kind.PAYMENT, part.ref("Payment ID")
    ledgers.send(
        out,
        part,
        account=accounts(part, source, part.text("Client Entity ID")),
        currency=coded(part, CURRENCY),
        exp=exp,
        amount=np.where(alone, net, gross),
        fee=np.where(alone, 0, gross - net),
        kind=kind,
        right=(np.ones(len(part), np.bool_), gross + kept == net),
        layer=Layer.SETTLEMENT.value,
        state=State.DONE.value,
        at=at,
        offset=offset,
        order_ref=part.ref("Reference"),
        channel_ref=where(paid, number, part.ref("Action ID") if part.has("Action ID") else ""),
        parent_ref=where(paid, "", number),
        batch_ref=part.ref("Payout ID"),
        status=part.text("Type"),
        subtype=part.text("Payment Method"),
        shop=shops(part, source),
        text=part.text("Processing Channel Name"),
    )


def _kinds(part: Part, gross: Ints) -> NDArray[np.int8]:
    kind = part.by_word(pc.utf8_lower(part.text("Type")), _TYPES.get, other=Kind.ADJUSTMENT)
    # a charge that takes money, or a refund that brings it, is none
    against = ((kind == Kind.PAYMENT) & (gross < 0)) | ((kind == Kind.REFUND) & (gross > 0))
    kind = np.where(against, Kind.ADJUSTMENT, kind)
    return np.where(gross == 0, Kind.FEE, kind).astype(np.int8)
