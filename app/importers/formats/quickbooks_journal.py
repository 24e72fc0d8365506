"""quickbooks.journal: journal entries in the form that QuickBooks Online imports, CSV.

Source of the layout: Intuit's sample file as several public exporters copy it, read 2026. Rows with one JournalNo are
one entry; number and day may stand on its first row alone. The form does not say how a day is written: the rows must
prove whether the month comes first.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.voucher_table import VoucherColumns, voucher_lines
from app.importers.families.vouchers import send_vouchers
from app.importers.heads import header_in

_COLUMNS = VoucherColumns(
    day=["*JournalDate", "JournalDate"], label=(["*JournalNo", "JournalNo"],), name=["*AccountName", "AccountName"],
    debit=["*Debits", "Debits"], credit=["*Credits", "Credits"], currency=["Currency", "*Currency"], filled=True,
    text=("Memo", "Description"), texts={"counterparty": "Name"},
)  # fmt: skip


@register
class QuickbooksJournal:
    format = "quickbooks.journal"
    version = 1
    title = "QuickBooks Online journal"

    def sniff(self, head: Head) -> float:
        """Look for the columns of the form."""
        return 1.0 if header_in(head, _COLUMNS.wanted()) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the lines of every entry."""
        lines, table = voucher_lines(source, _COLUMNS)
        return send_vouchers(source, out, self, lines, rows=table.rows)
