"""amazon.vat: Amazon's VAT transactions report, TABs, columns in capitals.

It tells what was sold, moved and returned for the tax return and moves no money: it is recognised, so that a folder of
reports is not half unreadable, and stored as a statement without records. Sales and refunds are in the settlement.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.record import Layer
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.psp import no_movements
from app.importers.heads import header_in
from app.importers.names import Names
from app.importers.open_table import open_table

HEADER: list[Names] = [
    "UNIQUE_ACCOUNT_IDENTIFIER", "ACTIVITY_PERIOD", "TRANSACTION_TYPE", "TRANSACTION_EVENT_ID",
    "TOTAL_ACTIVITY_VALUE_AMT_VAT_INCL",
]  # fmt: skip


@register
class AmazonVat:
    format = "amazon.vat"
    version = 1
    title = "Amazon VAT transactions"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the header."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Return the statement; nothing is sent."""
        open_table(source, HEADER, quotes="\t" not in source.head.text)
        return [no_movements(source, self, "statement.no_money", layer=Layer.SETTLEMENT)]
