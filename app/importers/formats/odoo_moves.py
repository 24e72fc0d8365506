"""odoo.moves: journal entries of Odoo (account.move) with their lines, CSV or spreadsheet, by field names.

Source of the layout: Odoo's import of records with lines, read 2026. The first row of an entry has its id, day and
journal, the next ones leave them empty; `line_ids/account_id` is number and name in one. Amounts are in the company's
currency, which the file does not name.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.voucher_table import VoucherColumns, number_and_name, voucher_lines
from app.importers.families.vouchers import send_vouchers
from app.importers.heads import header_in

_COLUMNS = VoucherColumns(
    day=["date", "invoice_date"], label=(["id", "name", "ref"],),
    name=["line_ids/account_id", "line_ids/account_id/code"],
    debit="line_ids/debit", credit="line_ids/credit", filled=True, text=("ref", "line_ids/name"),
    texts={"counterparty": "line_ids/partner_id"}, split=number_and_name,
)  # fmt: skip


@register
class OdooMoves:
    format = "odoo.moves"
    version = 1
    title = "Odoo journal entries"

    def sniff(self, head: Head) -> float:
        """Look for the fields of entries and lines."""
        return 1.0 if header_in(head, _COLUMNS.wanted()) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the lines of every entry."""
        lines, table = voucher_lines(source, _COLUMNS)
        return send_vouchers(source, out, self, lines, rows=table.rows)
