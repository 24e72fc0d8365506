"""iso20022.camt053: the bank statement of ISO 20022 (camt.053, 001.01 to 001.13 and later), XML.

Source of the layout: the message definitions of ISO 20022 and files of Dutch, German, Swiss and Lithuanian banks.
Traps: several statements, accounts and currencies in one file; amounts with 0 to 5 decimals; `RvslInd` does not turn
the sign round; entries without `Sts` are booked, those with PDNG or INFO are not; entries without any date take the
closing balance's; the opening is OPBD, else PRCD; a balance without direction is a credit; a file may be one page of
several.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.camt import accounts, message_of
from app.importers.families.entries import send


@register
class Camt053:
    """Bank statement, ISO 20022 (camt.053)."""

    format = "iso20022.camt053"
    version = 1
    title = "Bank statement, ISO 20022 (camt.053)"

    def sniff(self, head: Head) -> float:
        """Look for the first message element."""
        return 1.0 if message_of(head) == "Stmt" else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each booked entry."""
        return send(source, out, accounts(source), self.format, self.version)
