"""checkout.actions: the financial actions report of Checkout.com (by payout ID or by day), CSV.

Source of the layout: Checkout.com's own description of the report, and two public readers with their tests, 2026, one
of them written against the sample file that Checkout.com publishes; no real file was seen. A row is one part of one
action of a payment: what was captured, or one of the fees on it, in the currency that Checkout.com holds (Holding
Currency Amount, signed, up to eight decimals: fees of a tenth of a cent are kept exactly). Known traps: a payment has
many rows, and a fee may come days after it; the processing currency may be another, and its amounts add up to
nothing; times are those of the entity's settlement zone, which no column names, unless the columns in UTC were asked
for; rows not yet paid out have no payout ID. What is known of a breakdown is its last word (Fee, Tax) or its first;
another one is an adjustment.
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
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

ACTION: Names = "Action Type"
PART_OF: Names = "Breakdown Type"
AMOUNT: Names = "Holding Currency Amount"
HEADER: list[Names] = ["Payment ID", ACTION, PART_OF, CURRENCY, AMOUNT, DONE]
#: What a breakdown is, the first that fits.
_BREAKDOWNS = (
    (r"(?: fee| tax)$", Kind.FEE),
    (r"^(?:partial )?capture$", Kind.PAYMENT),
    (r"^(?:partial )?refund$", Kind.REFUND),
    (r"^chargeback", Kind.CHARGEBACK),
    (r"^payout$", Kind.PAYOUT),
    (r"^rolling reserve", Kind.HOLD),
)


@register
class CheckoutActions:
    """Every part of every action, and the payouts where they are rows."""

    format = "checkout.actions"
    version = 1
    title = "Checkout.com financial actions"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row; one statement for each currency."""
        exp = max((digits_of(_amounts(part)) for part in open_table(source, HEADER)), default=2)
        ledgers = Ledgers(exp)
        for part in open_table(source, HEADER):
            _send(part, source, out, ledgers, exp)
        currency = source.options.currency
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, checks=carried_batches, currency=currency)


def _amounts(part: Part) -> Ints:
    return part.minor(AMOUNT, MOST).value


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, exp: int) -> None:
    amount = _amounts(part) // 10 ** (MOST - exp)
    at, offset = when(part, source)
    ledgers.send(
        out,
        part,
        account=accounts(part, source, part.text("Entity ID" if part.has("Entity ID") else "Client Entity ID")),
        currency=coded(part, CURRENCY),
        exp=exp,
        amount=amount,
        kind=_kinds(part, amount),
        layer=Layer.SETTLEMENT.value,
        state=State.DONE.value,
        at=at,
        offset=offset,
        order_ref=part.ref("Reference"),
        channel_ref=part.ref("Action ID"),
        parent_ref=part.ref("Payment ID"),
        batch_ref=part.ref("Payout ID"),
        status=part.text(ACTION),
        subtype=part.text(PART_OF),
        shop=shops(part, source),
        text=part.text("Payment Method"),
    )


def _kinds(part: Part, amount: Ints) -> NDArray[np.int8]:
    words = pc.utf8_lower(part.text(PART_OF))
    kind = np.full(len(part), int(Kind.ADJUSTMENT), np.int8)
    for pattern, found in reversed(_BREAKDOWNS):
        kind[pc.match_substring_regex(words, pattern).to_numpy(zero_copy_only=False)] = int(found)
    kind[(kind == Kind.HOLD) & (amount > 0)] = int(Kind.RELEASE)
    # a capture that takes money, or a refund or payout that brings it, is none
    against = ((kind == Kind.PAYMENT) & (amount < 0)) | (np.isin(kind, (Kind.REFUND, Kind.PAYOUT)) & (amount > 0))
    return np.where(against, Kind.ADJUSTMENT, kind).astype(np.int8)
