"""mercadopago.settlement: Mercado Pago's report of all transactions (settlement report), CSV with commas or semicolons.

Source of the layout: Mercado Pago's own names in capitals, rows in public tests of tools that read these reports
(Brazil, Argentina), no real file seen. Fees are printed below zero; SETTLEMENT_NET_AMOUNT is what the row brought, in
the currency of the settlement. Known traps: times have thousandths and an offset of their own; what lies between amount
and net holds fees, taxes and instalments; names of columns may also be in small letters; a row
without an order (payouts, withdrawals) has an empty reference.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, paid_out_layer, shops
from app.importers.families.marked_money import iso_codes, wide_exp
from app.importers.families.market import kinds
from app.importers.families.psp import BLANK, Decimals
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part
from app.importers.stamps import stamped

CURRENCY: Names = ("SETTLEMENT_CURRENCY", "TRANSACTION_CURRENCY")
HEADER: list[Names] = [
    "EXTERNAL_REFERENCE", "SOURCE_ID", "TRANSACTION_TYPE", "TRANSACTION_AMOUNT", "TRANSACTION_DATE", "FEE_AMOUNT",
    "SETTLEMENT_NET_AMOUNT", CURRENCY,
]  # fmt: skip
_RULES = {
    r"chargeback|dispute": Kind.CHARGEBACK,
    r"withdrawal_cancel|cancel|shipping": Kind.ADJUSTMENT,
    r"withdrawal": Kind.WITHDRAWAL,
    r"payout": Kind.PAYOUT,
    r"refund": Kind.REFUND,
    r"^settlement$|payment|sale": Kind.PAYMENT,
}


@register
class MercadopagoSettlement:
    """Every transaction of a Mercado Pago account; one statement for each currency."""

    format = "mercadopago.settlement"
    version = 1
    title = "Mercado Pago settlement report"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        ledgers, decimals = Ledgers(), Decimals()
        for part in open_table(source, HEADER):
            _send(part, source, out, ledgers, decimals)
        return ledgers.facts(source, self, layer=Layer.CHANNEL, currency=source.options.currency)


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, decimals: Decimals) -> None:
    currency = iso_codes(part, CURRENCY)
    exp = wide_exp(currency)
    decimals.look(part, "TRANSACTION_AMOUNT", "FEE_AMOUNT", "SETTLEMENT_NET_AMOUNT")
    gross = decimals.minor(part, "TRANSACTION_AMOUNT", exp).value
    net = decimals.minor(part, "SETTLEMENT_NET_AMOUNT", exp).value
    fee = decimals.minor(part, "FEE_AMOUNT", exp, blank=BLANK).value
    told = fee != 0
    word = part.text("TRANSACTION_TYPE")
    kind = kinds(part, word, gross, _RULES, plus=Kind.ADJUSTMENT, minus=Kind.ADJUSTMENT)
    wrong = np.isin(kind, (Kind.WITHDRAWAL, Kind.PAYOUT, Kind.REFUND)) & (net > 0)
    kind = np.where(wrong, Kind.ADJUSTMENT, np.where((kind == Kind.PAYMENT) & (net < 0), Kind.REFUND, kind))
    kind = kind.astype(np.int8)
    thousandths = pc.replace_substring_regex(part.text("TRANSACTION_DATE"), r"\.[0-9]{3}([+-Z])", r"\1")
    at, offset = stamped(part.with_text("TRANSACTION_DATE", thousandths), "TRANSACTION_DATE", zone=source.options.zone)
    number = part.ref("SOURCE_ID")
    ledgers.send(
        out,
        part,
        account=accounts(part, source, part.text("USER_ID")),
        currency=currency,
        exp=exp,
        amount=gross,
        fee=gross - net,
        kind=kind,
        right=(told, np.where(fee < 0, gross - net >= -fee, gross - net <= -fee)),
        layer=paid_out_layer(kind, Layer.CHANNEL),
        state=State.DONE.value,
        at=at,
        offset=offset,
        order_ref=first_filled(part.text("EXTERNAL_REFERENCE"), part.ref("ORDER_ID", blank=BLANK)),
        channel_ref=number,
        counterparty=part.text("PAYER_NAME"),
        subtype=word,
        shop=shops(part, source),
        text=joined(part.text("DESCRIPTION"), part.text("PAYMENT_METHOD")),
        key=joined(word, number, part.text("SETTLEMENT_NET_AMOUNT"), between="|"),
    )
