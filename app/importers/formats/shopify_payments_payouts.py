"""shopify.payments.payouts: payouts of Shopify Payments (payouts_export_N.csv), one row for each payout.

Source of the layout: rows quoted by public projects. Total = charges + refunds + adjustments + reserved funds + fees +
retried amount (and what newer files add): refunds and fees are negative here, the fee's sign is the opposite of the
transactions'. The total that goes to the bank is a payout, negative from the balance's side. The file names no number
of the payout: its day stands for it. The components are sums and no records; the transactions' export has them.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts
from app.importers.families.marked_money import wide_exp
from app.importers.families.psp import Decimals, coded, stamps
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined
from app.importers.names import Names, same_name
from app.importers.open_table import open_table
from app.importers.part import Part
from app.importers.resaved import with_dashes

HEADER: list[Names] = ["Payout Date", "Status", "Charges", "Refunds", "Fees", "Total", "Currency"]
#: Columns that are no part of the total.
OTHERS = ("payoutdate", "status", "total", "currency", "payoutid", "bankreference", "id", "tracenumber")
KNOWN = ("Charges", "Refunds", "Adjustments", "Reserved Funds", "Fees", "Retried Amount")
_AMOUNT = r"^(?:|-?[0-9][0-9.,]*)$"
STATES = {
    "paid": State.DONE, "in_transit": State.DONE, "in transit": State.DONE, "deposited": State.DONE,
    "scheduled": State.PENDING, "pending": State.PENDING,
    "failed": State.FAILED, "canceled": State.FAILED, "cancelled": State.FAILED,
}  # fmt: skip


@register
class ShopifyPaymentsPayouts:
    """Every payout, once."""

    format = "shopify.payments.payouts"
    version = 1
    title = "Shopify Payments payouts"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the header."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every payout; its parts must add up to it."""
        table = open_table(source, HEADER)
        ledgers, decimals = Ledgers(), Decimals()
        parts: list[str] = []
        for at, part in enumerate(table):
            parts = parts if at else _components(part)
            _send(part, source, out, ledgers, decimals, parts)
        # a row that is right in itself proves no sum: no figure tells that a row is missing, or stands twice
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT)


def _components(part: Part) -> list[str]:
    """Return the columns that add up to the total: those that hold amounts."""
    names = [one for one in part.columns.printed if same_name(one) and same_name(one) not in OTHERS]
    found = [pc.all(pc.match_substring_regex(part.text(one), _AMOUNT), min_count=0).as_py() for one in names]
    return [name for name, right in zip(names, found, strict=True) if right or name in KNOWN]


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, decimals: Decimals, parts: list[str]) -> None:
    codes = coded(part, "Currency")
    exp = wide_exp(codes)
    decimals.look(part, "Total", *parts)
    total = decimals.minor(part, "Total", exp)
    added = sum((decimals.minor(part, one, exp, blank=()).value for one in parts), np.zeros(len(part), np.int64))
    at, offset = stamps(part, "Payout Date", zone=source.options.zone)
    number = first_filled(part.ref(["Payout ID", "ID"]), with_dashes(part.text("Payout Date")))
    status = part.text("Status")
    known = {one: int(STATES[one.casefold()]) for one in set(status.to_pylist()) if one.casefold() in STATES}
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=codes,
        exp=exp,
        amount=-total.value,
        kind=np.full(len(part), Kind.PAYOUT, np.int8),
        right=(total.valid, added == total.value),
        layer=np.full(len(part), Layer.SETTLEMENT, np.int8),
        state=part.by_word(status, known.get, other=State.NONE),
        at=at,
        offset=offset,
        channel_ref=part.ref(["Payout ID", "ID"]),
        batch_ref=number,
        status=status,
        text=joined(part.text("Bank Reference"), part.text("Trace Number")),
    )
