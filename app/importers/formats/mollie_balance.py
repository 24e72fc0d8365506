"""swift.mt940.mollie.balance: the balance of a Mollie account as MT940, payment by payment.

Source of the layout: the example that Mollie publishes for its MT940 export. It is a SWIFT statement, but of a
payment channel: each order's payment is a credit with `/REMI/Order 123/EREF/tr_…`, the payout a debit with
`UITBETALINGEN` and its number, Mollie's invoice a debit. Opening and closing are those of the balance at Mollie, and
may be negative.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.record import Layer
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.containers.standards import SWIFT
from app.importers.families.mollie import columns, is_mollie
from app.importers.families.swift_records import read_statements


@register
class MollieBalance:
    format = "swift.mt940.mollie.balance"
    version = 1
    title = "Mollie balance (MT940)"

    def sniff(self, head: Head) -> float:
        """Return 1.0 for a SWIFT statement of payments numbered by Mollie."""
        return 1.0 if head.container == SWIFT and is_mollie(head.text) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each `:61:`; payouts are of the settlement layer."""
        return read_statements(source, out, self.format, self.version, layer=Layer.CHANNEL.value, own=columns)
