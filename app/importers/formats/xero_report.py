"""xero.report: the reports Account Transactions and General Ledger Detail of Xero, Excel or CSV.

Source of the layout: three public programs that read the export, one of them strictly, 2024 to 2026. Title,
organisation and `For the period … to …` stand above the header. Accounts are sections, from their name to
`Total <name>`, with an opening and a closing balance where the account has one; or each row names its account and the
running balance goes on by account. A debit adds to the running balance, on every account. Gross and Tax repeat what
lines on other accounts state.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.book_reports import SECTION, Report, report_lines
from app.importers.families.voucher_table import VoucherColumns
from app.importers.families.vouchers import send_vouchers
from app.importers.heads import header_in

_REPORT = Report(
    header=("Date", "Source", "Description", "Reference", "Debit", "Credit", "Running Balance"),
    columns=VoucherColumns(
        day="Date", label=("Source", "Reference"), code="Account Code", name=["Account", SECTION], debit="Debit",
        credit="Credit", text=("Description", "Reference"),
    ),
    balance="Running Balance",
)  # fmt: skip


@register
class XeroReport:
    format = "xero.report"
    version = 1
    title = "Xero account transactions"

    def sniff(self, head: Head) -> float:
        """Look for the columns of the report."""
        return 1.0 if header_in(head, _REPORT.header) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the lines of every account."""
        lines, rows, checks = report_lines(source, _REPORT)
        return send_vouchers(source, out, self, lines, rows=rows, checks=checks)
