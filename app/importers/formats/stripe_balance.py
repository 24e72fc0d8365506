"""stripe.balance: balance transactions of Stripe, in each of the lists that hold them.

Source of the layout: Stripe documentation of the reports "Balance change from activity", "Payout reconciliation" and
"Ending balance" (itemised) and real exports of 2016 to 2026: the same columns in any choice and order. The older list
"Balance history" (All activity) has `Type` for `reporting_category`, `Amount` for `gross`. Known traps: currencies in
small letters; the fee is positive as cost and stands in the row of a dispute; amounts may have a decimal comma; JPY has
no decimals; `created_utc` says its zone, `created` does not; before April 2017 a payout was called a transfer; a payout
may be negative; rows of the last days name no payout; a payout reconciliation lacks the payout's own row. The amounts
are those of the settlement currency, what the buyer paid stands in `customer_facing_*`. Nothing here states a total:
only a row whose net is not gross less fee contradicts itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledger, Ledgers, accounts, paid_out_layer
from app.importers.families.marked_money import wide_exp
from app.importers.families.psp import Decimals, coded, net_rows
from app.importers.families.stripe import LOCAL_TIMES, UTC_TIMES, kinds, order_refs, when
from app.importers.families.stripe_payouts import LIST as PAYOUT_LIST
from app.importers.families.stripe_payouts import REPORT as PAYOUT_REPORT
from app.importers.families.stripe_payouts import read_payouts
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined, where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part, repeated

GROSS: Names = ("gross", "Amount")
FEE: Names = ("fee", "Fee")
NET: Names = ("net", "Net")
WORD: Names = ("reporting_category", "Type")
NUMBER: Names = ("balance_transaction_id", "id")
SOURCE: Names = ("source_id", "Source")
PAYOUT: Names = ("automatic_payout_id", "Transfer")
TIME: Names = (*UTC_TIMES, *LOCAL_TIMES)
REPORT: list[Names] = ["balance_transaction_id", TIME, "currency", GROSS, "net", "reporting_category"]
HISTORY: list[Names] = ["id", "Type", "Source", "Amount", "Net", "Currency", TIME]
#: The older list where a person left the source out.
BARE: list[Names] = ["id", "Type", "Amount", "Fee", "Net", "Currency", "Created (UTC)"]
_LISTS = (REPORT, HISTORY, BARE, PAYOUT_REPORT, PAYOUT_LIST)


@register
class StripeBalance:
    """Everything that moved the balance at Stripe."""

    format = "stripe.balance"
    version = 1
    title = "Stripe balance transactions"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the columns of a report, of the older list, or of the lists of payouts."""
        return 1.0 if any(header_in(head, names) for names in _LISTS) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every balance transaction, one statement for each currency."""
        report = bool(header_in(source.head, PAYOUT_REPORT))
        if report or header_in(source.head, PAYOUT_LIST):
            return read_payouts(source, out, self, report)
        table = open_table(source, next((one for one in (REPORT, HISTORY) if header_in(source.head, one)), BARE))
        ledgers, decimals = Ledgers(), Decimals()
        for part in table:
            _send(part, source, out, ledgers, decimals)
        facts = ledgers.facts(source, self, layer=Layer.CHANNEL)
        return [_told(one, ledger) for one, ledger in zip(facts, ledgers.all, strict=True)]


def _told(facts: StatementFacts, ledger: Ledger) -> StatementFacts:
    """Say that payouts are named and none is stated. None is made of its rows: the columns are those of the balance
    report too, which may hold a part of them, and the list of payouts or the balance report state it themselves.
    """
    named = [one for name, one in ledger.batches.items() if name]
    if facts.checks or not named or any(one.has_payout for one in named):
        return facts
    return replace(facts, message_key="statement.payouts_named", message_params={"count": len(named)})


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, decimals: Decimals) -> None:
    codes = coded(part, ("currency", "Currency"))
    exp = wide_exp(codes)
    decimals.look(part, GROSS, FEE, NET)
    amount = decimals.minor(part, GROSS, exp).value
    fee = decimals.minor(part, FEE, exp, blank=()) if part.has(FEE) else None
    net = decimals.minor(part, NET, exp, blank=())
    taken = fee.value if fee is not None else amount - net.value
    at, offset = when(part, source)
    text = part.text("description")
    words = part.text(WORD)
    kind = kinds(part, words, amount, at, text)
    number = part.ref(NUMBER)
    own = first_filled(part.ref(SOURCE), number)
    out_row = kind == Kind.PAYOUT
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=codes,
        exp=exp,
        amount=amount,
        fee=taken,
        kind=kind,
        right=net_rows(net, amount, taken),
        layer=paid_out_layer(kind, Layer.CHANNEL),
        state=State.DONE,
        at=at,
        offset=offset,
        order_ref=where(out_row, "", order_refs(part, text)),
        channel_ref=own,
        parent_ref=_parents(part, kind, own),
        batch_ref=where(out_row, own, part.ref(PAYOUT)),
        counterparty=part.text(["customer_name", "customer_email", "card_name"]),
        subtype=words,
        text=joined(text, _buyers(part)),
        key=number,
    )


def _parents(part: Part, kind: np.ndarray, own: pa.Array) -> pa.Array:
    """Return the charge that a refund, a dispute or a fee belongs to; in the older list its source is the charge."""
    linked = np.isin(kind, (Kind.REFUND, Kind.CHARGEBACK, Kind.FEE, Kind.COMMISSION))
    charge = part.ref("charge_id")
    if not linked.any():
        return repeated("", len(part))
    of_source = pc.match_substring_regex(own, "^(?:ch|py)_").to_numpy(zero_copy_only=False)
    return where(linked, first_filled(charge, where(of_source, own, "")), "")


def _buyers(part: Part) -> pa.Array:
    """Return what the buyer paid where that was in another currency: `15.00 USD`."""
    if not part.has(["customer_facing_amount", "Customer Facing Amount"]):
        return repeated("", len(part))
    paid = part.text(["customer_facing_amount", "Customer Facing Amount"])
    code = pc.utf8_upper(part.text(["customer_facing_currency", "Customer Facing Currency"]))
    other = pc.not_equal(code, pc.utf8_upper(part.text(["currency", "Currency"])))
    both = pc.binary_join_element_wise(paid, code, " ")
    return pc.if_else(pc.and_(other, pc.and_(pc.not_equal(paid, ""), pc.not_equal(code, ""))), both, "")
