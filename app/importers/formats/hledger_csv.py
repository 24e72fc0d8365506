"""hledger.csv: postings as `hledger print -O csv` writes them.

Source of the layout: hledger 1.25, run. Rows with one txnidx are a transaction; `amount` is signed, a debit positive;
`commodity` is a code or sign. A transaction in several commodities is not held against itself: the file states no
prices. Commodities that are no money are counted, and no records.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.chart import CURRENCIES, Use
from app.domain.errors import SourceRefused
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.plain_amounts import commodity_code
from app.importers.families.voucher_table import VoucherColumns, voucher_lines
from app.importers.families.vouchers import Lines, send_vouchers
from app.importers.heads import header_in

_COLUMNS = VoucherColumns(
    day="date", label=("txnidx",), name="account", amount="amount", currency="commodity",
    currency_of=lambda word: commodity_code(word) or word, text=("description", "comment", "posting-comment"),
    texts={"channel_ref": "code"},
)  # fmt: skip


@register
class HledgerCsv:
    format = "hledger.csv"
    version = 1
    title = "hledger postings (CSV)"

    def sniff(self, head: Head) -> float:
        """Look for the columns of the export."""
        return 1.0 if header_in(head, [*_COLUMNS.wanted(), "commodity", "posting-status"]) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every posting in money."""
        lines, table = voucher_lines(source, _COLUMNS, ["commodity"])
        if len(lines):
            _yen_or_yuan(lines, source.file)
            money = pc.is_in(lines.currency, pa.array(["", *sorted(CURRENCIES)])).to_numpy(zero_copy_only=False)
            lines.use = np.where(money, -1, Use.OTHER).astype(np.int8)
        return send_vouchers(source, out, self, lines, rows=table.rows)


def _yen_or_yuan(lines: Lines, file: str) -> None:
    """Take `¥` for yuan where an amount has parts of one, which yen have not; else nobody can say."""
    sign = pc.equal(lines.currency, "¥").to_numpy(zero_copy_only=False)
    if not sign.any():
        return
    if not (lines.amount[sign] % 10**lines.exp != 0).any():
        raise SourceRefused(
            "refused.no_currency", file=file, row=int(lines.row[int(np.argmax(sign))]), column="commodity"
        )
    lines.currency = lines.book = pc.if_else(pa.array(sign), "CNY", lines.currency)
