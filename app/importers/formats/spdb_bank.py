"""spdb.bank: account statements of Shanghai Pudong Development Bank (浦发银行).

Personal debit card (xls, all cells text): row 1 holds 账号, 账户类型 and 日期范围, row 2 the header 顺序号, 交易日期
  (`2025/12/03  14:06:51`, two blanks), 交易类型, 存入金额, 取出金额, 余额, 交易对手名称, 交易对手账号, 附言.
Corporate (workbook, header in row 4 or 5): 交易日期, 交易时间, 借方金额 (money out), 贷方金额 (money in), 余额, 摘要,
  备注, 对方账号, 对方户名, 交易流水号; 账号 before it; another, of a public tool: 申请日期, 凭证号 and no 备注.
Credit card (workbook): 交易日期 (20260105), 记账日期, 交易描述 or 交易摘要, 卡号末四位, 卡片类型, 交易币种, 交易金额
  (spending positive, what is paid back negative), at times 原始交易金额&币种.
"""

from __future__ import annotations

from typing import ClassVar

from app.importers.base import register
from app.importers.families.bank_layout import BankLayout
from app.importers.families.bank_table import BankReader

_END = ("合计", "总计", "借方", "贷方", "说明", "温馨提示")

DEBIT = BankLayout(
    header=("交易日期", "交易类型", "存入金额", "取出金额", "余额", "交易对手名称"),
    day="交易日期",
    clock="交易时间",
    into="存入金额",
    out="取出金额",
    balance="余额",
    party=("交易对手名称",),
    subtype=("交易类型",),
    text=("附言", "交易对手账号"),
    footer=_END,
)
CORPORATE = BankLayout(
    header=(
        "交易流水号",
        "交易日期",
        "交易时间",
        "借方金额",
        "贷方金额",
        "余额",
        "摘要",
        ("备注", "申请日期"),
        "对方户名",
        "对方账号",
    ),
    day="交易日期",
    clock="交易时间",
    into="贷方金额",
    out="借方金额",
    currency="币种",
    balance="余额",
    party=("对方户名",),
    subtype=("摘要",),
    text=("备注", "对方账号"),
    ref="交易流水号",
    footer=_END,
)
CARD = BankLayout(
    header=("交易日期", "记账日期", ("交易描述", "交易摘要"), "卡号末四位", "卡片类型", "交易币种", "交易金额"),
    day="交易日期",
    amount="交易金额",
    sign=-1,
    currency="交易币种",
    party=(("交易描述", "交易摘要"),),
    text=(("交易描述", "交易摘要"), "卡号末四位", "原始交易金额&币种"),
    footer=_END,
    chained=False,
)


@register
class SpdbBank(BankReader):
    """A statement of Shanghai Pudong Development Bank."""

    format = "spdb.bank"
    title = "Shanghai Pudong Development Bank statement"
    layouts: ClassVar[tuple[BankLayout, ...]] = (DEBIT, CORPORATE, CARD)
