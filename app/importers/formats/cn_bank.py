"""cn.bank: account statements of further Chinese banks, known from the columns that accounting programs read.

Ping An Bank (平安银行): 交易时间, 账号, 收入, 支出, 账户余额, 对方户名, 核心唯一流水号; older: 借 (out), 贷 (in),
  对方账户名称.
Minsheng Bank (民生银行): 交易时间, 交易流水号, 借方发生额 (out), 贷方发生额 (in), 账户余额, 客户附言, 对方账号名称.
Industrial Bank (兴业银行): 银行流水号, 借方金额（支出）, 贷方金额（收入）; personal: 支出, 收入, 对方银行, 交易渠道,
  the account and its currency (卡内账户) before it.
Huaxia Bank (华夏银行): 核心流水号, 交易日期, 支出金额, 收入金额, 余额, 交易描述.
Further ones (MYbank 网商, Everbright 光大, Beijing, Nanjing, Postal Savings 邮储, Jiangsu, Shanghai, Zheshang …): see
  bank_lists_china; a list of 借贷标志 and one amount is read whatever the bank, where its balances prove the words.
"""

from __future__ import annotations

from typing import ClassVar

from app.importers.base import Head, register
from app.importers.families.bank_fits import layout_of
from app.importers.families.bank_layout import BankLayout
from app.importers.families.bank_lists_china import CHINA, END
from app.importers.families.bank_table import BankReader

PING_AN = BankLayout(
    bank="平安银行",
    header=("交易时间", "账号", "收入", "支出", "账户余额", "对方户名", "核心唯一流水号"),
    day="交易时间",
    into="收入",
    out="支出",
    currency="币种",
    balance="账户余额",
    account="账号",
    party=("对方户名",),
    subtype=("摘要",),
    text=("交易用途", "对方账号"),
    number="核心唯一流水号",
    footer=END,
)
PING_AN_OLD = BankLayout(
    bank="平安银行",
    header=("交易流水号", "交易日期", "账号", "对方账户名称", "对方账户", "借", "贷", "账户余额"),
    day="交易日期",
    clock="交易时间",
    into="贷",
    out="借",
    currency="币种",
    balance="账户余额",
    account="账号",
    party=("对方账户名称",),
    subtype=("摘要",),
    text=("用途", "对方账户"),
    ref="交易流水号",
    footer=END,
)
MINSHENG = BankLayout(
    bank="民生银行",
    header=("交易时间", "交易流水号", "借方发生额", "贷方发生额", "账户余额", "客户附言", "对方账号名称"),
    day="交易时间",
    into="贷方发生额",
    out="借方发生额",
    currency="币种",
    balance="账户余额",
    party=("对方账号名称",),
    subtype=("摘要",),
    text=("客户附言", "对方账号", "对方开户行"),
    ref="交易流水号",
    footer=END,
)
INDUSTRIAL = BankLayout(
    bank="兴业银行",
    header=("银行流水号", "交易时间", "账号", "对方户名", "借方金额（支出）", "贷方金额（收入）", "账户余额"),
    day="交易时间",
    into="贷方金额（收入）",
    out="借方金额（支出）",
    currency="币种",
    balance="账户余额",
    account="账号",
    party=("对方户名",),
    subtype=("摘要",),
    text=("用途", "对方账号"),
    ref="银行流水号",
    footer=END,
)
INDUSTRIAL_CARD = BankLayout(
    bank="兴业银行",
    header=("交易时间", "记账日", "支出", "收入", "账户余额", "摘要", "对方户名", "对方银行", "交易渠道"),
    day="交易时间",
    into="收入",
    out="支出",
    balance="账户余额",
    party=("对方户名",),
    subtype=("摘要",),
    text=("用途", "备注", "交易渠道", "对方账号"),
    footer=END,
)
HUAXIA = BankLayout(
    bank="华夏银行",
    header=("核心流水号", "交易日期", "支出金额", "收入金额", "余额", "对方户名", "交易描述"),
    day="交易日期",
    clock="交易时间",
    into="收入金额",
    out="支出金额",
    currency="币种",
    balance="余额",
    party=("对方户名",),
    subtype=("摘要",),
    text=("交易描述", "对方账号"),
    ref="核心流水号",
    footer=END,
)


@register
class ChineseBank(BankReader):
    """A statement of one of several Chinese banks."""

    format = "cn.bank"
    title = "Statement of another Chinese bank"
    layouts: ClassVar[tuple[BankLayout, ...]] = (
        PING_AN,
        PING_AN_OLD,
        MINSHENG,
        INDUSTRIAL,
        INDUSTRIAL_CARD,
        HUAXIA,
        *CHINA,
    )

    def sniff(self, head: Head) -> float:
        """Look for the header of one of the layouts; be less sure of a list that only its balances prove."""
        found = layout_of(head, self.layouts)
        return 0.0 if found is None else 0.6 if found.follows else 1.0
