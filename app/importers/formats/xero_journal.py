"""xero.journal: manual journals in the form that Xero imports, CSV.

Source of the layout: eight public exporters, read 2026. Rows with one Narration and Date are one journal; Amount is
positive for a debit. AccountCode is the organisation's own number and says nothing of what the account is for, so that
every line is a record. The form does not say how a day is written, and names no currency.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.voucher_table import VoucherColumns, voucher_lines
from app.importers.families.vouchers import send_vouchers
from app.importers.heads import header_in
from app.importers.names import Names

_COLUMNS = VoucherColumns(
    day=["*Date", "Date"], label=(["*Narration", "Narration"],), name=["*AccountCode", "AccountCode"],
    amount=["*Amount", "Amount", "*LineAmount", "LineAmount"], filled=True,
    text=(["*Narration", "Narration"], "Description"),
)  # fmt: skip
_ONLY: list[Names] = [["*TaxRate", "TaxRate", "*TaxType", "TaxType"]]


@register
class XeroJournal:
    format = "xero.journal"
    version = 1
    title = "Xero manual journal"

    def sniff(self, head: Head) -> float:
        """Look for the columns of the form."""
        return 1.0 if header_in(head, [*_COLUMNS.wanted(), *_ONLY]) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every line."""
        lines, table = voucher_lines(source, _COLUMNS)
        return send_vouchers(source, out, self, lines, rows=table.rows)
