"""hledger.journal: the journal of hledger or Ledger, plain text.

Source of the layout: hledger 1.25 and Ledger 3.3.0, run. A row is a transaction, its postings are records a, b …. Two
blanks stand between account and amount; one amount may be left out; `@` and `@@` give a price; `= 900.50 EUR` after an
amount asserts the balance and is checked from one assertion of an account to the next, unless another file is included.
A number whose comma or point may mean thousands or a fraction is refused where no directive says which; so are
balance assignments, `alias` and `apply account`. Automatic and periodic rules are no transactions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.hledger_lines import book_of
from app.importers.families.journal_text import assertion_checks, lines_of
from app.importers.families.vouchers import send_vouchers

_OTHERS = "txn|open|close|balance|pad|price|note|commodity|custom|event|query|document"  # Beancount's words
_TRANSACTION = re.compile(
    r"^(?:\d{4}[-/.])?\d{1,2}[-/.]\d{1,2}(?:=[\d\-/.]{1,10})?"
    rf"(?:[ \t]{{1,8}}(?![ \t])(?!(?:{_OTHERS})\b|[*!]?[ \t]{{0,8}}\")[^\n]*)?\n"
    r"(?:[ \t]{1,80};[^\n]*\n){0,20}"
    r"[ \t]{1,80}(?:[*!][ \t]{1,8})?[^\s;][^\n;]{0,200}?(?:[ ]{2}|\t)[ \t]{0,80}"
    r"[-+]?[^\s\w]?[-+]?(?:[A-Z]{3}[ ]?)?[-+]?[0-9][^\n]*\n"
    r"(?:[ \t]{1,80};[^\n]*\n){0,20}[ \t]{1,80}[^\s;]",
    re.MULTILINE,
)


@register
class HledgerJournal:
    format = "hledger.journal"
    version = 1
    title = "hledger or Ledger journal"

    def sniff(self, head: Head) -> float:
        """Look for a day, and two indented postings below it, the first with an amount after two blanks."""
        return 1.0 if head.container == "text" and _TRANSACTION.search(f"{head.text}\n") else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the postings of every transaction."""
        book = book_of(Path(source.text_path).read_text(encoding="utf-8-sig").split("\n"))
        lines = lines_of(book, source.file)
        checks = tuple(assertion_checks(book))
        return send_vouchers(source, out, self, lines, rows=len(book.transactions), checks=checks)
