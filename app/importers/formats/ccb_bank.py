"""ccb.bank: account statements of China Construction Bank (建设银行).

Corporate (workbook with the header in row 10 or 1, or CSV in GB18030): 借方发生额（支取） is money out,
  贷方发生额（收入） money in, the unused one 0.00; names of columns end in blanks; 账户明细编号-交易流水号 is the
  row's own number; the account stands in every row; times `20260410 17:07:09`. 个性化信息名称1
  and the like may stand behind. China Development Bank prints the same columns without it, and is read alike.
Personal, online bank: 记账日, 交易日期, 交易时间 (may be missing), 支出, 收入, 账户余额, 币种, 摘要, 对方账号,
  对方户名, 交易地点; ends with 以上数据仅供参考，具体内容请以柜台为准.
Personal, list of the counter and the app: 序号, 摘要, 币别, 钞汇, 交易日期, 交易金额 (signed), 账户余额,
  交易地点/附言, 对方账号与户名; lines before it name 卡号/账号, 起始日期 and 结束日期.
"""

from __future__ import annotations

from typing import ClassVar

from app.importers.base import register
from app.importers.families.bank_layout import BankLayout
from app.importers.families.bank_table import BankReader

_END = ("以上数据", "合计", "总计", "说明", "温馨提示", "备注:", "备注：", "注:", "注：")
_OUT, _IN = ("借方发生额（支取）", "借方发生额/元(支取)"), ("贷方发生额（收入）", "贷方发生额/元(收入)")

CORPORATE = BankLayout(
    header=(
        "交易时间",
        _OUT,
        _IN,
        "余额",
        "对方户名",
        "对方账号",
        "账户明细编号-交易流水号",
    ),
    day="交易时间",
    into=_IN,
    out=_OUT,
    currency="币种",
    balance="余额",
    account=("账号", "本方账号"),
    party=("对方户名",),
    subtype=("摘要",),
    text=("备注", "对方账号", "对方开户机构"),
    number="账户明细编号-交易流水号",
    ref="凭证号",
    footer=_END,
)
ONLINE = BankLayout(
    header=(("记账日", "记账日期"), "交易日期", "支出", "收入", "摘要", "对方户名", "交易地点"),
    day="交易日期",
    clock="交易时间",
    into="收入",
    out="支出",
    currency="币种",
    balance=("账户余额", "余额"),
    party=("对方户名",),
    subtype=("摘要",),
    text=("交易地点", "对方账号"),
    footer=_END,
)
LIST = BankLayout(
    header=("摘要", "币别", "交易日期", "交易金额", "账户余额", "交易地点/附言", "对方账号与户名"),
    day="交易日期",
    amount="交易金额",
    currency="币别",
    balance="账户余额",
    party=("对方账号与户名",),
    subtype=("摘要",),
    text=("交易地点/附言",),
    footer=_END,
)


@register
class CcbBank(BankReader):
    """A statement of China Construction Bank."""

    format = "ccb.bank"
    title = "China Construction Bank statement"
    layouts: ClassVar[tuple[BankLayout, ...]] = (CORPORATE, ONLINE, LIST)
