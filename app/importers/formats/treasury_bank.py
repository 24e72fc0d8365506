"""treasury.bank: account lists of a treasury platform (财资平台) that several banks serve, Ningbo Bank among them.

Workbook: for each account two lines (账户明细, 账号：… and 户名：…), a header whose first cell is blank (交易时间,
本方户名, 本方账号, 收入, 支出, 账户余额, 对方户名, 对方账号, 币种, 交易备注, 交易类型) and rows; several such
blocks in one sheet, or one header over the rows of several accounts: 本方账号 in the row says whose it is. Thousands
are grouped. The workbook says that it is one cell wide (`A1:A1`): its dimension is not believed.
"""

from __future__ import annotations

from typing import ClassVar

from app.importers.base import register
from app.importers.families.bank_layout import BankLayout
from app.importers.families.bank_table import BankReader

BLOCKS = BankLayout(
    header=("交易时间", "本方户名", "本方账号", "收入", "支出", "账户余额", "对方户名", "对方账号"),
    block=("账户明细",),
    day="交易时间",
    into="收入",
    out="支出",
    currency="币种",
    balance="账户余额",
    account="本方账号",
    party=("对方户名",),
    subtype=("交易类型",),
    text=("交易备注", "对方账号"),
    footer=("合计", "总计", "收入合计", "支出合计"),
)


@register
class TreasuryBank(BankReader):
    """A workbook of a treasury platform."""

    format = "treasury.bank"
    title = "Treasury platform account list"
    layouts: ClassVar[tuple[BankLayout, ...]] = (BLOCKS,)
