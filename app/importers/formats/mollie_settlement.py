"""mollie.settlement: the payments, refunds and fees of Mollie's settlements, CSV in English or Dutch.

Source of the layout: header, rows and signs in public code that reads and rebuilds these exports (Netherlands, Belgium,
2020 to 2026), no real file seen. What was settled stands in columns of its own, in the currency of the settlement, with
its sign; fees are rows without a number of a payment. Known traps: payments that expired or failed stand among
the others with an amount; the payout itself has no row: its reference (14086537.2609.18) stands on each
of its rows and on the bank statement.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, shops
from app.importers.families.marked_money import iso_codes, wide_exp
from app.importers.families.market import Clock
from app.importers.families.psp import BLANK, Decimals
from app.importers.heads import header_in
from app.importers.joined import filled, first_filled, joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

DATE: Names = ("Date", "Datum")
METHOD: Names = ("Payment method", "Betaalmethode")
CURRENCY: Names = ("Currency", "Valuta")
AMOUNT: Names = ("Amount", "Bedrag")
SAID: Names = ("Description", "Omschrijving")
BUYER: Names = ("Consumer name", "Naam consument")
SETTLED_IN: Names = ("Settlement currency", "Uitbetalingsvaluta")
SETTLED: Names = ("Settlement amount", "Uitbetalingsbedrag")
BATCH: Names = ("Settlement reference", "Uitbetalingsreferentie")
HEADER: list[Names] = [DATE, METHOD, CURRENCY, AMOUNT, "Status", "ID", SETTLED_IN, SETTLED, BATCH]
_STATES = {
    "open": State.PENDING, "pending": State.PENDING, "authorized": State.PENDING, "in behandeling": State.PENDING,
    "expired": State.FAILED, "verlopen": State.FAILED, "canceled": State.FAILED, "cancelled": State.FAILED,
    "geannuleerd": State.FAILED, "failed": State.FAILED, "mislukt": State.FAILED,
}  # fmt: skip
_ORDER = (
    r"(?i)(?:order|bestelling|bestellung|commande)\s*(?:no\.?|nr\.?)?\s*#?\s*(?P<order>[A-Z0-9\-]*[0-9][A-Z0-9\-]*)"
)


@register
class MollieSettlement:
    """What Mollie settled, row by row; one statement for each currency."""

    format = "mollie.settlement"
    version = 1
    title = "Mollie settlement"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        ledgers, decimals, clock = Ledgers(), Decimals(), Clock(source, "Europe/Amsterdam")
        for part in open_table(source, HEADER):
            _send(part, source, out, ledgers, decimals, clock)
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, currency="EUR")


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, decimals: Decimals, clock: Clock) -> None:
    own = iso_codes(part, CURRENCY)
    currency = first_filled(pc.utf8_upper(part.text(SETTLED_IN, blank=BLANK)), own)
    exp = wide_exp(pa.concat_arrays([currency, own]))
    decimals.look(part, AMOUNT, SETTLED)
    paid, settled = decimals.minor(part, AMOUNT, exp), decimals.minor(part, SETTLED, exp, blank=BLANK)
    amount = np.where(settled.valid, settled.value, paid.value)
    state = part.one_of("Status", _STATES, other=State.DONE)
    word = pc.utf8_lower(part.text("Status"))
    state = np.where(state == State.DONE, part.by_word(word, _STATES.get, other=State.DONE), state)
    # settled in no other currency, and not settled: the row counts in its own
    currency = pc.if_else(pa.array(settled.valid), currency, own)
    number, batch = part.ref("ID"), part.text(BATCH, blank=BLANK)
    state = np.where((state == State.DONE) & ~filled(batch), State.PENDING, state).astype(np.int8)
    at, offset, _valid = clock.read(part, DATE)
    said = part.text(SAID)
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=currency,
        exp=exp,
        amount=amount,
        kind=_kinds(number, amount),
        layer=Layer.SETTLEMENT.value,
        state=state,
        at=at,
        offset=offset,
        order_ref=pc.fill_null(pc.struct_field(pc.extract_regex(said, _ORDER), ["order"]), ""),
        channel_ref=number,
        batch_ref=batch,
        counterparty=part.text(BUYER),
        status=part.text("Status"),
        subtype=part.text(METHOD),
        shop=shops(part, source),
        text=said,
        key=joined(number, batch, said, pa.array(amount).cast(pa.string()), between="|"),
    )


def _kinds(number: pa.Array, amount: Ints) -> NDArray[np.int8]:
    numbered = filled(number)
    chargeback = pc.starts_with(number, "chb_").to_numpy(zero_copy_only=False)
    by_sign = np.select([numbered & (amount >= 0), numbered, amount < 0], [Kind.PAYMENT, Kind.REFUND, Kind.FEE])
    return np.where(chargeback, Kind.CHARGEBACK, np.where(by_sign == 0, Kind.ADJUSTMENT, by_sign)).astype(np.int8)
