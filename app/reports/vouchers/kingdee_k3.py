"""Standard form of Kingdee K/3 and KIS professional (金蝶 K/3, KIS 专业版): what `kingdee.k3.vouchers` reads.

A row for each line; 借方 and 贷方 in the books' currency, the unused side 0; 分录序号 from 0 within a voucher.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from app.reports.vouchers.layout import WORD, Layout, Numbered, Told, money
from app.reports.vouchers.sheet import write_sheet

HEADS = (
    "凭证日期", "会计年度", "会计期间", "凭证字", "凭证号", "科目代码", "科目名称", "币别代码", "币别名称", "原币金额",
    "借方", "贷方", "制单", "审核", "核准", "出纳", "经办", "结算方式", "结算号", "凭证摘要", "数量", "数量单位",
    "单价", "参考信息", "业务日期", "往来业务编号", "附件数", "序号", "系统模块", "业务描述", "汇率类型", "汇率",
    "分录序号", "核算项目", "过账", "机制凭证", "现金流量",
)  # fmt: skip
_AMOUNTS = frozenset(HEADS.index(one) for one in ("会计年度", "会计期间", "凭证号", "原币金额", "借方", "贷方", "数量",
                                                 "单价", "附件数", "序号", "汇率", "分录序号", "过账"))  # fmt: skip


def write(file: BinaryIO, vouchers: Sequence[Numbered], told: Told) -> None:
    """Write the form."""
    write_sheet(file, "Page1", HEADS, _rows(vouchers, told.maker), _AMOUNTS)


def _rows(vouchers: Sequence[Numbered], maker: str) -> Iterator[Sequence[str]]:
    for number, draft in vouchers:
        for at, one in enumerate(draft.lines):
            debit, credit = money(draft, one)
            cells = {
                "凭证日期": draft.day.isoformat(),
                "会计年度": str(draft.day.year),
                "会计期间": str(draft.day.month),
                "凭证字": WORD,
                "凭证号": str(number),
                "科目代码": one.code,
                "科目名称": one.name,
                "币别代码": "RMB",
                "币别名称": "人民币",
                "原币金额": debit or credit,
                "借方": debit or "0",
                "贷方": credit or "0",
                "制单": maker,
                "凭证摘要": draft.text_of(one),
                "数量": "0",
                "单价": "0",
                "业务日期": draft.day.isoformat(),
                "附件数": "0",
                "序号": str(number),
                "汇率": "1",
                "分录序号": str(at),
                "过账": "0",
            }
            yield [cells.get(head, "") for head in HEADS]


LAYOUT = Layout(key="kingdee.k3", title="vouchers.layout_k3", ending=".xlsx", write=write, coded=True, home_only="CNY")
