"""swift.mt940: bank statements and interim reports as SWIFT messages: MT940, MT942 (and MT950, without texts).

Source of the layout: SWIFT "Category 9 - Cash Management" and the files of twenty banks. Many messages and accounts
stand in one file; each account and currency is a statement of its own, its days and pages joined where each closing
balance is the next opening one. Known traps: see swift_lines (where a message ends), swift_entry (signs, years, days
that do not exist), swift_narrative (four dialects of `:86:`). An interim report (MT942) is not booked yet: its
entries are pending, and are known again when the statement brings them.

The mt-940 library is not used: it joins the messages of a file into one, tells no line numbers, and stops at a
30 February, a broken `:28C:` and Dutch account numbers in `:61:`.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.containers.standards import SWIFT
from app.importers.families.mollie import is_mollie
from app.importers.families.swift_records import read_statements


@register
class SwiftMt940:
    format = "swift.mt940"
    version = 1
    title = "SWIFT statement (MT940, MT942)"

    def sniff(self, head: Head) -> float:
        """Return 1.0 where a line begins with `:20:`, later ones with `:25:` and a number or balance."""
        return 1.0 if head.container == SWIFT and not is_mollie(head.text) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each `:61:`, one statement for each account and chain of balances."""
        return read_statements(source, out, self.format, self.version)
