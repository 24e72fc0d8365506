"""quickbooks.report: the reports Journal and General Ledger of QuickBooks Online, Excel or CSV.

Source of the layout: eight public programs that read these reports, with files of 2024 to 2026 in their tests. Above
the header stand company, report and period, in either order. The journal comes in three forms: day, type and number
on the first row of a transaction alone; on each row; and under the transaction's number as a section. Each
transaction has its sums below it, the report a line TOTAL, and a day and an hour after that. The general ledger has
accounts as sections; it is read where it shows Debit and Credit. Known traps: with the one column Amount every account
has its own sign (a credit card's charge is positive), which the report does not tell: refused, and the journal asked
for; rows without an amount move nothing; no column names the books' own currency, the one called Currency is that of
the document; how a day is written depends on the company.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.book_reports import SECTION, Report, report_lines
from app.importers.families.voucher_table import VoucherColumns
from app.importers.families.vouchers import send_vouchers
from app.importers.heads import header_in
from app.importers.names import Names

_DAY: Names = ["Date", "Transaction date"]
_TYPE: Names = ["Transaction Type", "Transaction type"]
_NUMBER: Names = ["Num", "No.", "#"]
_TEXT: tuple[Names, ...] = (["Memo/Description", "Description", "Memo"],)
_ACCOUNT: Names = ["Account", "Account full name", "Account name", "Distribution account", "Full name"]
_SPLIT: Names = ["Split", "Split account", "Item split account"]
_JOURNAL = Report(
    header=(_DAY, _TYPE, _NUMBER, _ACCOUNT, "Debit", "Credit"),
    columns=VoucherColumns(
        day=_DAY, label=(_TYPE, _NUMBER), name=_ACCOUNT, debit="Debit", credit="Credit", text=_TEXT,
        texts={"counterparty": "Name"},
    ),
    vouchers=True,
)  # fmt: skip
_LEDGER = Report(
    header=(_DAY, _TYPE, _NUMBER, _SPLIT, "Debit", "Credit"),
    columns=VoucherColumns(
        day=_DAY, label=(_TYPE, _NUMBER), name=[*_ACCOUNT, SECTION], debit="Debit", credit="Credit", text=_TEXT,
        texts={"counterparty": "Name"},
    ),
)  # fmt: skip


@register
class QuickbooksReport:
    format = "quickbooks.report"
    version = 1
    title = "QuickBooks Online journal and general ledger"

    def sniff(self, head: Head) -> float:
        """Look for the columns of either report."""
        return 1.0 if header_in(head, _JOURNAL.header) or header_in(head, _LEDGER.header) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the lines of every transaction."""
        ledger = bool(header_in(source.head, _LEDGER.header))
        lines, rows, checks = report_lines(source, _LEDGER if ledger else _JOURNAL)
        return send_vouchers(source, out, self, lines, rows=rows, checks=checks)
