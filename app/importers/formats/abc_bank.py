"""abc.bank: account statements of the Agricultural Bank of China (农业银行).

Corporate (workbook, header in row 3): 交易时间, 收入金额, 支出金额, 账户余额, 对方账号, 对方户名, 交易用途 or 摘要;
  the account stands before it as 账户号 or 账号; lines of totals at the end begin with 汇总收入金额.
Personal (CSV): 交易日期 `20240101`, 交易时间 `123456` or blank, 交易金额 with its sign, 本次余额, 对手信息, and
  日 志 号 with blanks in its name; a row may end after its seventh cell. 对手信息 may be a number or `--`.
"""

from __future__ import annotations

from typing import ClassVar

from app.importers.base import register
from app.importers.families.bank_layout import BankLayout
from app.importers.families.bank_table import BankReader

_END = ("汇总", "合计", "总计", "总收入", "总支出", "收入合计", "支出合计", "说明", "温馨提示")

CORPORATE = BankLayout(
    header=("交易时间", "收入金额", "支出金额", "账户余额", "对方户名", "对方账号", ("交易用途", "摘要")),
    unless=("交易日期",),  # of Sichuan's rural banks, where 交易时间 is the clock alone
    day="交易时间",
    into="收入金额",
    out="支出金额",
    currency="币种",
    balance="账户余额",
    party=("对方户名",),
    subtype=("摘要",),
    text=("交易用途", "附言", "对方账号", "交易行名"),
    footer=_END,
)
PERSONAL = BankLayout(
    header=("交易日期", "交易时间", "交易摘要", "交易金额", "本次余额", "对手信息"),
    day="交易日期",
    clock="交易时间",
    amount="交易金额",
    balance="本次余额",
    party=("对手信息",),
    subtype=("交易摘要",),
    text=("交易附言", "交易渠道"),
    ref="日志号",
    footer=_END,
    pad_short=True,
)


@register
class AbcBank(BankReader):
    """A statement of the Agricultural Bank of China."""

    format = "abc.bank"
    title = "Agricultural Bank of China statement"
    layouts: ClassVar[tuple[BankLayout, ...]] = (CORPORATE, PERSONAL)
