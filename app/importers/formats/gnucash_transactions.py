"""gnucash.transactions: transactions with all their splits as GnuCash exports them, CSV, English column names.

Source of the layout: GnuCash's csv-transactions-export ("complex" layout). One row for each split; rows with one
Transaction ID are a transaction; its further rows may leave day and id empty. `Value Num.` is in the transaction's
currency (`CURRENCY::EUR`), `Amount Num.` in the account's, whose sign or code `Amount With Sym` shows; older versions
and the one for Android have the second alone. Numbers and days are written as the book's region has it. The simple
layout, and other languages' headers, are not read.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.chart import CURRENCIES, Use
from app.domain.statement import StatementFacts
from app.importers import amounts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.marked_money import bare, currency_of, marks
from app.importers.families.voucher_table import VoucherColumns, voucher_lines
from app.importers.families.vouchers import Lines, send_vouchers
from app.importers.heads import header_in
from app.importers.names import Names

_SHOWN: Names = ["Amount With Sym", "Amount With Sym."]


def _code(word: str) -> str:
    """Return EUR of `CURRENCY::EUR`."""
    return word.rpartition(":")[2].strip() if word.rpartition(":")[2].strip() in CURRENCIES else ""


_COLUMNS = VoucherColumns(
    day="Date", label=("Transaction ID",), name="Full Account Name", currency="Commodity/Currency", currency_of=_code,
    amount=["Value Num.", "Value Num", "Amount Num.", "Amount Num"], filled=True, text=("Description", "Memo", "Notes"),
    texts={"rate": _SHOWN},
)  # fmt: skip


@register
class GnucashTransactions:
    format = "gnucash.transactions"
    version = 1
    title = "GnuCash transactions"

    def sniff(self, head: Head) -> float:
        """Look for the columns of the export."""
        return 1.0 if header_in(head, [*_COLUMNS.wanted(), _SHOWN]) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the splits of every transaction."""
        lines, table = voucher_lines(source, _COLUMNS, [_SHOWN])
        if len(lines):
            _own_amounts(lines)
        return send_vouchers(source, out, self, lines, rows=table.rows)


def _own_amounts(lines: Lines) -> None:
    """Take the amount in the account's own currency where it is another; shares are no money."""
    named = pc.not_equal(lines.currency, "").to_numpy(zero_copy_only=False)
    filled = np.maximum.accumulate(np.where(named, np.arange(len(lines)), 0))
    lines.currency = lines.book = lines.currency.take(pa.array(filled))
    shown = lines.texts.pop("rate")
    coded = pc.dictionary_encode(marks(shown))
    codes = pa.array([currency_of(one) for one in coded.dictionary.to_pylist()], pa.string()).take(coded.indices)
    other = pc.and_(pc.not_equal(codes, ""), pc.not_equal(codes, lines.currency)).to_numpy(zero_copy_only=False)
    if not other.any():
        return
    value, _valid, bad = amounts.minor(pc.if_else(pa.array(other), bare(shown, False, ()), "0"), lines.exp)
    money = pc.is_in(codes, pa.array(sorted(CURRENCIES))).to_numpy(zero_copy_only=False)
    if bad >= 0 or not money[other].all():
        lines.use = np.where(other, Use.OTHER, -1).astype(np.int8)
        return
    lines.currency = pc.if_else(pa.array(other), codes, lines.currency)
    lines.amount = np.where(other, value, lines.amount)
