"""paypal.disputes: PayPal's dispute report (DDR), records of the types RH … FF.

Source of the layout: a real report of 2015. One row is a case, not a movement: a hold, a reversal or nothing at all may
follow from it, and the activity or settlement report has the money. It is recognised and its counts are checked; it is
stored as a statement without records. Known traps: record types with and without quotation marks, line ends inside a
quoted account number or comment, quotation marks inside comments.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.paypal_records import looks_like, read_report
from app.importers.families.psp import no_movements


@register
class PaypalDisputes:
    format = "paypal.disputes"
    version = 1
    title = "PayPal dispute report"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the record types and the columns of cases."""
        return 1.0 if looks_like(head, "Case ID", "Disputed amount") else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Return the statement with its counts checked; nothing is sent."""
        report = read_report(source)
        account = report.sections[0].account if len(report.sections) == 1 else ""
        return [no_movements(source, self, "statement.no_money", account=account, checks=report.checks())]
