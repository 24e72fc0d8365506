"""Payouts of Stripe, one row each: the dashboard's list and the itemised report of payouts.

They are read as balance transactions (`stripe.balance`): the balance list holds the same payouts, and one that both
lists state is one record, known by its balance transaction.

Source of the layout: real headers of the dashboard's list (2022 to 2026) and Stripe's documentation of the report. The
dashboard prints money that leaves for the bank as positive; the report prints balance transactions, whose sign is the
balance's: there the file itself says which it is, since nearly all payouts leave. A record is negative when the money
goes to the bank. `Trace ID` is what the bank may print; the bank's day may be later than the day of arrival. A
cancelled or failed payout moved nothing in the end: the balance list has its reversal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.families.ledgers import Ledgers, accounts
from app.importers.families.marked_money import wide_exp
from app.importers.families.psp import Decimals, coded, stamps
from app.importers.joined import first_filled, joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

if TYPE_CHECKING:
    from app.importers.base import Sink, Source

LIST: list[Names] = ["id", "Amount", "Currency", "Arrival Date (UTC)", "Status"]
REPORT: list[Names] = ["payout_id", ("effective_at", "effective_at_utc"), "currency", "gross"]
STATES = {
    "paid": State.DONE, "in_transit": State.DONE, "in transit": State.DONE,
    "pending": State.PENDING, "scheduled": State.PENDING,
    "failed": State.FAILED, "canceled": State.FAILED, "cancelled": State.FAILED,
}  # fmt: skip


def read_payouts(source: Source, out: Sink, reader: Any, report: bool) -> list[StatementFacts]:
    """Send every payout; report: whether it is the itemised report."""
    table = open_table(source, REPORT if report else LIST)
    ledgers, decimals = Ledgers(), Decimals()
    sign = 0 if report else -1
    for part in table:
        sign = _send(part, source, out, ledgers, decimals, sign)
    return ledgers.facts(source, reader, layer=Layer.SETTLEMENT)


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, decimals: Decimals, sign: int) -> int:
    """Send a part; return how a payout is printed: −1 as positive, 1 as negative, 0 not told yet."""
    codes = coded(part, ("currency", "Currency"))
    exp = wide_exp(codes)
    gross: Names = ("gross", "Amount")
    decimals.look(part, gross, "fee")
    printed = decimals.minor(part, gross, exp).value
    if not sign and printed.any():
        sign = 1 if (printed < 0).any() else -1
    # the report prints a payout's own fee beside it, the dashboard none
    fee = decimals.minor(part, "fee", exp, blank=()).value if part.has("fee") else None
    day: Names = ("effective_at_utc", "effective_at", "Arrival Date (UTC)")
    at, offset = stamps(
        part, day, zone="UTC" if part.columns.find(day) != part.columns.find("effective_at") else source.options.zone
    )
    number = part.ref(["payout_id", "id"])
    status: Names = ("payout_status", "Status")
    known = {one: int(STATES[one.casefold()]) for one in set(part.text(status).to_pylist()) if one.casefold() in STATES}
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=codes,
        exp=exp,
        amount=printed * (sign or 1),
        fee=fee,
        kind=np.full(len(part), Kind.PAYOUT, np.int8),
        layer=np.full(len(part), Layer.SETTLEMENT, np.int8),
        state=part.by_word(part.text(status), known.get, other=State.NONE),
        at=at,
        offset=offset,
        channel_ref=number,
        batch_ref=number,
        counterparty=joined(
            part.text(["Destination Name", "payout_destination_name"]),
            part.text(["Destination Last 4", "payout_destination_id", "Destination"]),
        ),
        status=part.text(status),
        subtype=part.text(["payout_type", "Method", "Type"]),
        text=joined(
            part.text(["description", "payout_description"]),
            part.text(["statement_descriptor", "Statement Descriptor"]),
            part.text(["trace_id", "Trace ID"]),
        ),
        key=first_filled(part.ref(["balance_transaction_id", "Balance Transaction"]), number),
    )
    return sign
