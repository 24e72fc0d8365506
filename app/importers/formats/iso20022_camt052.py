"""iso20022.camt052: a bank's report within the day (ISO 20022 camt.052, 001.01 to 001.13 and later), XML.

Entries that the day's statement (camt.053) books again are the same records, known by the bank's reference, day and
amount: they count once. Balances are optional and may be interim (ITBD): a report need not hold every entry since the
opening, so an interim balance that does not follow contradicts nothing; OPBD or PRCD with CLBD must. Proprietary
balances (one for each counterparty bank) are no balances of the account.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.camt import accounts, message_of
from app.importers.families.entries import send


@register
class Camt052:
    """Bank report of the day, ISO 20022 (camt.052)."""

    format = "iso20022.camt052"
    version = 1
    title = "Bank report of the day, ISO 20022 (camt.052)"

    def sniff(self, head: Head) -> float:
        """Look for the first message element."""
        return 1.0 if message_of(head) == "AcctRpt" else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each booked entry."""
        return send(source, out, accounts(source), self.format, self.version)
