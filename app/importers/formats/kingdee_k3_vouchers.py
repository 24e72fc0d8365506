"""kingdee.k3.vouchers: vouchers of Kingdee K/3 and KIS (金蝶 K/3, KIS 专业版), standard form, and KIS field names.

Source of the layouts: three public projects for the form (凭证日期 … 凭证摘要 … 分录序号), three for the field names of
the KIS table (FDATE, FGROUP, FNUM, FEXP, FACCTID, FDEBIT, FCREDIT), read 2026. 借方 and 贷方 are in the books'
currency, 原币金额 in that of 币别代码 (`RMB`). Further sheets (t_Schema) hold no vouchers. The DBF file itself is not
read: save it as a spreadsheet or CSV.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.voucher_table import VoucherColumns, voucher_lines
from app.importers.families.vouchers import send_vouchers
from app.importers.heads import header_in
from app.importers.names import Names

_FORM = VoucherColumns(
    day="凭证日期", label=("凭证字", "凭证号"), code="科目代码", name="科目名称", debit="借方", credit="贷方",
    own="原币金额", currency="币别代码", home="CNY", filled=True, text=("凭证摘要",),
    texts={"channel_ref": ("结算号",), "counterparty": ("核算项目",)},
)  # fmt: skip
_FORM_ONLY: list[Names] = ["会计期间", "凭证摘要"]
_KIS = VoucherColumns(
    day="FDATE", label=("FGROUP", "FNUM"), code="FACCTID", debit="FDEBIT", credit="FCREDIT", own="FFCYAMT",
    currency="FCYID", home="CNY", filled=True, text=("FEXP",), texts={"counterparty": ("FOBJNAME1",)},
)  # fmt: skip


@register
class KingdeeK3Vouchers:
    format = "kingdee.k3.vouchers"
    version = 1
    title = "Kingdee K/3 and KIS vouchers"

    def sniff(self, head: Head) -> float:
        """Look for the columns of the form, or the names of the table's fields."""
        form = header_in(head, [*_FORM.wanted(), *_FORM_ONLY])
        return 1.0 if form or header_in(head, _KIS.wanted()) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the lines of every voucher."""
        form = bool(header_in(source.head, [*_FORM.wanted(), *_FORM_ONLY]))
        lines, table = voucher_lines(source, _FORM if form else _KIS)
        return send_vouchers(source, out, self, lines, rows=table.rows)
