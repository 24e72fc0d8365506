"""cgb.bank: credit card statements of China Guangfa Bank (广发银行).

CSV: 交易日期, 入账日期, 交易摘要 (`（消费）…`, `（分期）…/10/12期`), 交易金额, 交易货币, 入账金额, 入账货币.
Spending is positive, refunds and payments negative; 入账金额 is what moved. It states no balance.
"""

from __future__ import annotations

from typing import ClassVar

from app.importers.base import register
from app.importers.families.bank_layout import BankLayout
from app.importers.families.bank_table import BankReader

CARD = BankLayout(
    header=("交易日期", "入账日期", "交易摘要", "交易金额", "交易货币", "入账金额", "入账货币"),
    day="交易日期",
    amount="入账金额",
    sign=-1,
    currency="入账货币",
    party=("交易摘要",),
    text=("交易摘要",),
    footer=("合计", "总计", "说明"),
    chained=False,
)


@register
class CgbBank(BankReader):
    """A credit card statement of China Guangfa Bank."""

    format = "cgb.bank"
    title = "China Guangfa Bank credit card statement"
    layouts: ClassVar[tuple[BankLayout, ...]] = (CARD,)
