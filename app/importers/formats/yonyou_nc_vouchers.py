"""yonyou.nc.vouchers: voucher import form of Yonyou NC and NCC (用友 NC/NCC), a spreadsheet.

Source of the layout: two public projects, read 2026. A row of technical names stands before the header; required
columns begin with `* `. Amounts stand in the line's own currency (原币) and in the books' (本币), and perhaps in those
of the group, which are not used.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.voucher_table import VoucherColumns, voucher_lines
from app.importers.families.vouchers import send_vouchers
from app.importers.heads import header_in
from app.importers.names import Names


def _named(name: str) -> Names:
    return [f"*{name}", name]


_COLUMNS = VoucherColumns(
    day=_named("制单日期"), label=(_named("凭证类别编码"), _named("凭证号")), code=_named("科目编码"),
    debit=_named("本币借方金额"), credit=_named("本币贷方金额"), own_debit=_named("原币借方金额"),
    own_credit=_named("原币贷方金额"), currency=_named("币种"), home="CNY", filled=True, text=(_named("摘要"),),
)  # fmt: skip
_ONLY = [_named("核算账簿"), _named("原币借方金额")]


@register
class YonyouNcVouchers:
    format = "yonyou.nc.vouchers"
    version = 1
    title = "Yonyou NC vouchers"

    def sniff(self, head: Head) -> float:
        """Look for the columns of the form."""
        return 1.0 if header_in(head, [*_COLUMNS.wanted(), *_ONLY]) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the lines of every voucher."""
        lines, table = voucher_lines(source, _COLUMNS)
        return send_vouchers(source, out, self, lines, rows=table.rows)
