"""bocom.bank: account statements of the Bank of Communications (交通银行).

Personal debit card (CSV): 序号, 交易日期, 交易时间, 交易类型, 借贷 (`贷 Cr` money in, `借 Dr` money out),
  交易金额 without a sign, 余额, 对方账号, 对方户名, 交易地点, 摘要.
Corporate (workbook, lines 查询账号, 户名 before it): 交易时间, 摘要, 借贷标志, 发生额, 余额, 对方账号, 对方户名; totals
  at the end begin with 借方交易笔数. A minus beside the direction is a reversal.
Credit card: amounts with their currency in one cell (`CNY 123.18`, `CNY13.50`); the direction is told by the first
  word of 交易说明 alone (消费, 退货, 信用卡还款 …): a row with another word is refused, its sign would be a guess.
"""

from __future__ import annotations

from typing import ClassVar

from app.importers.base import register
from app.importers.families.bank_layout import BankLayout
from app.importers.families.bank_table import BankReader

_CREDIT, _DEBIT = ("贷", "c", "收", "转入"), ("借", "d", "支", "转出")
_END = ("借方", "贷方", "合计", "总计", "说明", "温馨提示")

DEBIT = BankLayout(
    header=("交易日期", "交易时间", "交易类型", "借贷", "交易金额", "余额", "对方户名", "交易地点"),
    day="交易日期",
    clock="交易时间",
    amount="交易金额",
    flag="借贷",
    credit=_CREDIT,
    debit=_DEBIT,
    reversals=True,
    currency="币种",
    balance="余额",
    party=("对方户名",),
    subtype=("交易类型",),
    text=("摘要", "交易地点", "对方账号"),
    footer=_END,
)
CORPORATE = BankLayout(
    header=("交易时间", "摘要", "借贷标志", "发生额", "余额", "对方户名", "对方账号"),
    unless=("对方单位", "本方账号"),
    day="交易时间",
    amount="发生额",
    flag="借贷标志",
    credit=_CREDIT,
    debit=_DEBIT,
    reversals=True,
    currency="币种",
    balance="余额",
    party=("对方户名",),
    subtype=("摘要",),
    text=("附言", "用途", "对方账号"),
    ref=("交易流水号", "凭证号码", "凭证号"),
    footer=_END,
)
CARD = BankLayout(
    header=("交易日期", "记账日期", "交易说明", "交易币种/金额", "入账币种/金额"),
    day="交易日期",
    amount="入账币种/金额",
    flag="交易说明",
    credit=("退货", "退款", "信用卡还款", "还款", "自动还款", "存入", "返现"),
    debit=("消费", "取现", "预借现金", "利息", "年费", "手续费", "分期", "违约金", "支付", "转出"),
    reversals=True,
    currency="入账币种/金额",
    party=("交易说明",),
    text=("交易说明",),
    footer=_END,
    chained=False,
)


@register
class BocomBank(BankReader):
    """A statement of the Bank of Communications."""

    format = "bocom.bank"
    title = "Bank of Communications statement"
    layouts: ClassVar[tuple[BankLayout, ...]] = (DEBIT, CORPORATE, CARD)
