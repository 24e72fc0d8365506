"""kingdee.jdy.vouchers: vouchers of Kingdee Jingdouyun (金蝶精斗云, 云星辰): the import form and the own export.

Source of the layout: the same header in five public projects, read 2026. Form: 25 columns (24 in a variant), one row
for each line, 分录序号 within a voucher, the unused side of the amounts empty, 币别 `RMB`, auxiliary columns as codes.
Own export: 日期, 凭证字号, 摘要, 科目 (number and name in one), 借方金额, 贷方金额, 制单人, 审核人.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.voucher_table import VoucherColumns, number_and_name, voucher_lines
from app.importers.families.vouchers import send_vouchers
from app.importers.heads import header_in
from app.importers.names import Names

_FORM = VoucherColumns(
    day="日期", label=("凭证字", "凭证号"), code="科目代码", name="科目名称", debit="借方金额", credit="贷方金额",
    own="原币金额", currency="币别", home="CNY", filled=True, text=("摘要",),
    texts={"counterparty": ("客户", "供应商")},
)  # fmt: skip
_FORM_ONLY: list[Names] = ["分录序号", "科目代码"]
_OWN_ONLY: list[Names] = ["制单人"]
_OWN = VoucherColumns(
    day="日期", label=("凭证字号",), name="科目", debit="借方金额", credit="贷方金额", home="CNY", filled=True,
    text=("摘要",), split=number_and_name,
)  # fmt: skip


@register
class KingdeeJdyVouchers:
    format = "kingdee.jdy.vouchers"
    version = 1
    title = "Kingdee Jingdouyun vouchers"

    def sniff(self, head: Head) -> float:
        """Look for the columns of one of the two."""
        form = header_in(head, [*_FORM.wanted(), *_FORM_ONLY])
        return 1.0 if form or header_in(head, [*_OWN.wanted(), *_OWN_ONLY]) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the lines of every voucher."""
        form = bool(header_in(source.head, [*_FORM.wanted(), *_FORM_ONLY]))
        lines, table = voucher_lines(source, _FORM if form else _OWN)
        return send_vouchers(source, out, self, lines, rows=table.rows)
