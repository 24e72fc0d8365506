"""Import form of Kingdee Jingdouyun (金蝶精斗云, 云星辰): what `kingdee.jdy.vouchers` reads.

25 columns, a row for each line, 分录序号 from 1 within a voucher, the unused side of the amounts empty, 币别 `RMB`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from app.reports.vouchers.layout import WORD, Layout, Numbered, Told, money
from app.reports.vouchers.sheet import write_sheet

HEADS = (
    "日期", "凭证字", "凭证号", "附件数", "分录序号", "摘要", "科目代码", "科目名称", "借方金额", "贷方金额", "客户",
    "供应商", "职员", "项目", "部门", "存货", "自定义辅助核算类别", "自定义辅助核算编码", "自定义辅助核算类别1",
    "自定义辅助核算编码1", "数量", "单价", "原币金额", "币别", "汇率",
)  # fmt: skip
_AMOUNTS = frozenset({2, 3, 4, 8, 9, 22, 24})
_AUXILIARY = ("",) * 12


def write(file: BinaryIO, vouchers: Sequence[Numbered], told: Told) -> None:
    """Write the form."""
    month = f"{vouchers[0].draft.day:%Y%m}" if vouchers else ""
    write_sheet(file, f"凭证列表#{month}", HEADS, _rows(vouchers), _AMOUNTS)


def _rows(vouchers: Sequence[Numbered]) -> Iterator[Sequence[str]]:
    for number, draft in vouchers:
        for at, one in enumerate(draft.lines, 1):
            debit, credit = money(draft, one)
            head = (draft.day.isoformat(), WORD, str(number), "0", str(at), draft.text_of(one))
            yield (*head, one.code, one.name, debit, credit, *_AUXILIARY, debit or credit, "RMB", "1")


LAYOUT = Layout(
    key="kingdee.jdy", title="vouchers.layout_jdy", ending=".xlsx", write=write, coded=True, home_only="CNY"
)
