"""shopify.payments.transactions: payment transactions of Shopify Payments (payment_transactions_export_N.csv).

Source of the layout: real rows quoted by public projects, 12 to 18 columns: older ones lack Payout ID, Payment Method
Name, Presentment and VAT. Known traps: the fee is positive as cost and is not given back with a refund; the payout's
number is empty while it is pending; older files have none, and rows of one payout have its day in common; presentment
amounts have no sign; spreadsheets damage numbers of twelve digits. The status is the payout's, not the row's. Orders
paid in other ways are not in here. Copies without the column of currencies are about: then a person says which it is.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, paid_out_layer
from app.importers.families.marked_money import wide_exp
from app.importers.families.psp import Decimals, coded_or_said, net_rows, order_column, stamps, unnamed_currency
from app.importers.heads import header_in
from app.importers.joined import joined, where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part
from app.importers.resaved import with_dashes

HEADER: list[Names] = ["Transaction Date", "Type", "Order", "Payout Status", "Amount", "Fee", "Net"]
#: Types in small letters with blanks; another one is stored as other.
KINDS = {
    "charge": Kind.PAYMENT, "refund": Kind.REFUND, "refund failure": Kind.REFUND, "adjustment": Kind.ADJUSTMENT,
    "dispute": Kind.CHARGEBACK, "chargeback": Kind.CHARGEBACK, "chargeback won": Kind.CHARGEBACK,
    "chargeback fee": Kind.CHARGEBACK, "dispute won": Kind.CHARGEBACK, "chargeback fee refund": Kind.CHARGEBACK,
    "dispute withdrawal": Kind.CHARGEBACK, "dispute reversal": Kind.CHARGEBACK,
    "payout": Kind.PAYOUT, "payout failure": Kind.PAYOUT, "payout cancellation": Kind.PAYOUT,
    "transfer": Kind.TRANSFER, "credit": Kind.ADJUSTMENT, "debit": Kind.ADJUSTMENT, "fee": Kind.FEE,
}  # fmt: skip
RESERVE = r"reserve|\bhold\b|\brelease\b"


@register
class ShopifyPaymentsTransactions:
    """Every transaction, once."""

    format = "shopify.payments.transactions"
    version = 2
    title = "Shopify Payments transactions"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the header."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every transaction, one statement for each currency."""
        table = open_table(source, HEADER)
        ledgers, decimals = Ledgers(), Decimals()
        for part in table:
            _send(part, source, out, ledgers, decimals)
        return ledgers.facts(source, self, layer=Layer.CHANNEL, **unnamed_currency(table.columns, "Currency", source))


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, decimals: Decimals) -> None:
    codes = coded_or_said(part, "Currency", source)
    exp = wide_exp(codes)
    decimals.look(part, "Amount", "Fee", "Net")
    amount = decimals.minor(part, "Amount", exp).value
    fee = decimals.minor(part, "Fee", exp, blank=()).value
    net = decimals.minor(part, "Net", exp, blank=())
    at, offset = stamps(part, "Transaction Date", zone=source.options.zone)
    kind = _kinds(part, amount)
    number = part.ref("Payout ID")
    out_row = kind == Kind.PAYOUT
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=codes,
        exp=exp,
        amount=amount,
        fee=fee,
        kind=kind,
        right=net_rows(net, amount, fee),
        layer=paid_out_layer(kind, Layer.CHANNEL),
        state=np.full(len(part), State.DONE, np.int8),
        at=at,
        offset=offset,
        order_ref=order_column(part, ["Order"]),
        channel_ref=where(out_row, number, order_column(part, ["Checkout"])),
        parent_ref=where(kind == Kind.REFUND, order_column(part, ["Checkout"]), ""),
        batch_ref=number if part.has("Payout ID") else with_dashes(part.text("Payout Date")),
        counterparty=part.text("Card Brand"),
        status=part.text("Payout Status"),
        subtype=part.text("Type"),
        text=joined(part.raw("Order"), part.text("Payment Method Name"), _presented(part)),
    )


def _kinds(part: Part, amount: np.ndarray) -> np.ndarray:
    """Return the kind of each row by its type; what is kept back comes back later."""
    word = pc.replace_substring_regex(pc.utf8_lower(part.text("Type")), r"[_\s]+", " ")
    kind = part.by_word(word, KINDS.get, other=int(Kind.OTHER))
    reserve = pc.match_substring_regex(word, RESERVE).to_numpy(zero_copy_only=False) & (kind == Kind.OTHER)
    return np.where(reserve, np.where(amount < 0, Kind.HOLD, Kind.RELEASE), kind).astype(np.int8)


def _presented(part: Part) -> object:
    """Return what the buyer saw where that was in another currency."""
    amount, code = part.text("Presentment Amount"), part.text("Presentment Currency")
    other = pc.and_(pc.not_equal(code, part.text("Currency")), pc.not_equal(code, ""))
    return pc.if_else(other, pc.binary_join_element_wise(amount, code, " "), "")
