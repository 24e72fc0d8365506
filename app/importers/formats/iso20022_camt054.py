"""iso20022.camt054: a bank's debit and credit notification (ISO 20022 camt.054, 001.01 to 001.13 and later), XML.

It repeats in detail what the statement (camt.053) books and has no balances. Booked entries are the statement's
records, known by the bank's reference, day and amount, and count once; what is information only (INFO) is no record.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.camt import accounts, message_of
from app.importers.families.entries import send


@register
class Camt054:
    """Bank notification, ISO 20022 (camt.054)."""

    format = "iso20022.camt054"
    version = 1
    title = "Bank notification, ISO 20022 (camt.054)"

    def sniff(self, head: Head) -> float:
        """Look for the first message element."""
        return 1.0 if message_of(head) == "DbtCdtNtfctn" else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each booked entry."""
        return send(source, out, accounts(source, notification=True), self.format, self.version)
