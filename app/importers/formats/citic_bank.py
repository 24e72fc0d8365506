"""citic.bank: account statements of China CITIC Bank (中信银行).

Credit card (xls): a title row (本期账单明细), then 交易日期, 入账日期, 交易描述, 卡末四位, 交易币种, 结算币种,
  交易金额, 结算金额; amounts are text, spending is positive, a payment or refund negative; the card's last
  digits may be a number (6688.0).
Corporate (workbook, header between row 10 and 16): 交易日期, 付款发生额, 收款发生额, 账户余额; the lines before it
  name the account.
"""

from __future__ import annotations

from typing import ClassVar

from app.importers.base import register
from app.importers.families.bank_layout import BankLayout
from app.importers.families.bank_table import BankReader

_END = ("合计", "总计", "借方", "贷方", "说明", "温馨提示", "汇总")

CARD = BankLayout(
    header=("交易日期", "入账日期", "交易描述", "卡末四位", "交易币种", "结算币种", "交易金额", "结算金额"),
    day="交易日期",
    amount="结算金额",
    sign=-1,
    currency="结算币种",
    party=("交易描述",),
    text=("交易描述", "卡末四位"),
    footer=_END,
    chained=False,
)
CORPORATE = BankLayout(
    header=("交易日期", ("付款发生额", "付款金额"), ("收款发生额", "收款金额"), "账户余额"),
    day="交易日期",
    clock="交易时间",
    into=("收款发生额", "收款金额"),
    out=("付款发生额", "付款金额"),
    currency="币种",
    balance="账户余额",
    party=("对方账户名称", "对方户名", "对方名称"),
    subtype=("摘要",),
    text=("附言", "用途", "备注", "对方账号"),
    ref=("柜员交易号", "交易流水号"),
    footer=_END,
)


@register
class CiticBank(BankReader):
    """A statement of China CITIC Bank."""

    format = "citic.bank"
    title = "China CITIC Bank statement"
    layouts: ClassVar[tuple[BankLayout, ...]] = (CARD, CORPORATE)
