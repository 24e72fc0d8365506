"""beancount.journal: the text of a Beancount ledger: its transactions.

Source of the layout: Beancount 3.2.3, run. A row is a transaction, its postings are records a, b …. A posting's amount
may be left out; costs and prices count in the other currency; texts may go on over several lines. Balance assertions
hold at the start of their day and include sub-accounts; they are checked from where the file opens the account, or from
the one before, unless another file is included. Sums like `(10 + 2) EUR`, and lots without a price whose other side
is left out, are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.beancount_lines import book_of
from app.importers.families.journal_text import assertion_checks, lines_of
from app.importers.families.vouchers import send_vouchers

_TRANSACTION = re.compile(
    r"^\d{4}[-/]\d{1,2}[-/]\d{1,2}[ \t]{1,8}(?:txn|[*!])[ \t]{1,8}\"[^\n]*\n(?:[ \t][^\n]*\n){0,20}?"
    r"[ \t]{1,80}(?:[*!][ \t]{1,8})?[^\s\":;]+(?::[^\s\":;]+)+"
    r"(?:[ \t]{1,80}[-+]?[ \t]{0,8}[0-9][0-9,.]{0,30}[ \t]{0,8}[A-Z]|[ \t]{0,80}$)",
    re.MULTILINE,
)
_OPEN = re.compile(r"^\d{4}-\d\d-\d\d[ \t]+open[ \t]+[^\s:]+:\S+", re.MULTILINE)


@register
class BeancountJournal:
    format = "beancount.journal"
    version = 1
    title = "Beancount ledger"

    def sniff(self, head: Head) -> float:
        """Look for a transaction with a quoted text and a posting, or an account that is opened."""
        text = f"{head.text}\n"
        return 1.0 if head.container == "text" and (_TRANSACTION.search(text) or _OPEN.search(text)) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the postings of every transaction."""
        book = book_of(Path(source.text_path).read_text(encoding="utf-8-sig").split("\n"))
        lines = lines_of(book, source.file)
        checks = tuple(assertion_checks(book))
        return send_vouchers(source, out, self, lines, rows=len(book.transactions), checks=checks)
