"""wave.transactions: the bookkeeping of Wave as its data export writes it (accounting.csv), every line of every entry.

Source of the layout: nine public programs that read the export, with rows of 2024 to 2026. Lines with one Transaction
ID are one entry; debit and credit stand in the columns of the "two column approach". Known traps: Amount (One column)
has the sign of the kind of account (what an owner puts in is positive) and is not used; a column between has a blank
for a name; Account ID is empty, or a number of the owner's own; what an account is for says Account Type; no column
names a currency, and an entry between accounts of two currencies does not balance.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow.compute as pc

from app.domain.chart import Use, use_of
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.voucher_table import VoucherColumns, voucher_lines
from app.importers.families.vouchers import Lines, send_vouchers
from app.importers.heads import header_in
from app.importers.names import Names

_DEBIT: Names = ["Debit Amount (Two Column Approach)", "Debit Amount"]
_CREDIT: Names = ["Credit Amount (Two Column Approach)", "Credit Amount"]
_COLUMNS = VoucherColumns(
    day="Transaction Date", label=("Transaction ID",), name="Account Name", debit=_DEBIT, credit=_CREDIT,
    text=("Transaction Description", "Transaction Line Description", "Notes / Memo"),
    texts={"counterparty": "Customer", "status": "Account Type"},
)  # fmt: skip
_ONLY: list[Names] = ["Account Group", "Account Type"]
#: What accounts of a type are for; those of one that is not here by their name.
_TYPES = {
    "cash and bank": Use.CASH, "credit card": Use.CASH, "money in transit": Use.CHANNEL, "income": Use.REVENUE,
    "other income": Use.REVENUE, "discount": Use.REVENUE, "uncategorized income": Use.REVENUE, "sales taxes": Use.TAX,
    "operating expense": Use.OTHER, "expense": Use.OTHER, "cost of goods sold": Use.OTHER,
    "payment processing fee": Use.OTHER, "payroll expense": Use.OTHER, "uncategorized expense": Use.OTHER,
    "loss on foreign exchange": Use.OTHER, "gain on foreign exchange": Use.OTHER,
    "expected payments from customers": Use.OTHER, "system receivable invoice": Use.OTHER, "receivable": Use.OTHER,
    "expected payments to vendors": Use.OTHER, "system payable bill": Use.OTHER, "payable": Use.OTHER,
    "inventory": Use.OTHER, "property, plant, equipment": Use.OTHER, "depreciation and amortization": Use.OTHER,
    "business owner contribution and drawing": Use.OTHER, "retained earnings: profit": Use.OTHER,
    "loan and line of credit": Use.OTHER, "due to you and other business owners": Use.OTHER,
    "customer prepayments and customer credits": Use.OTHER, "vendor prepayments and vendor credits": Use.OTHER,
}  # fmt: skip


@register
class WaveTransactions:
    format = "wave.transactions"
    version = 1
    title = "Wave accounting transactions"

    def sniff(self, head: Head) -> float:
        """Look for the columns of the export."""
        return 1.0 if header_in(head, [*_COLUMNS.wanted(), *_ONLY]) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the lines of every entry."""
        lines, table = voucher_lines(source, _COLUMNS, _ONLY)
        _use(lines)
        return send_vouchers(source, out, self, lines, rows=table.rows)


def _use(lines: Lines) -> None:
    """Say what each account is for: its type, and for cash the name, which may be a channel's."""
    types = lines.texts.pop("status", None)
    if types is None or not len(lines):
        return
    pairs = pc.dictionary_encode(pc.binary_join_element_wise(types, lines.name, "\x1f"))
    known = [_use_of(*one.split("\x1f", 1)) for one in pairs.dictionary.to_pylist()]
    lines.use = np.array(known, np.int8)[pairs.indices.to_numpy(zero_copy_only=False)]


def _use_of(kind: str, name: str) -> int:
    use = _TYPES.get(kind.casefold())
    if use is Use.CASH and use_of("", name) is Use.CHANNEL:
        return Use.CHANNEL.value
    return -1 if use is None else use.value
