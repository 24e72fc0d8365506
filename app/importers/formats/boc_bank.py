"""boc.bank: account statements of the Bank of China (中国银行).

Corporate (`HISQRY….csv` in GBK or UTF-8, UTF-16 with TABs, text with `|`, xls): blocks of seven lines (查询账号,
  总笔数, 借方发生总笔数, 借方发生总额, 贷方发生总笔数, 贷方发生总额, 查询时间范围), then a header of 44 names in
  two languages (`交易金额[ Trade Amount ]`), rows and perhaps the next block. Amounts and balances have a sign
  (+129646.38); 来账 is money in (the payer is the other side), 往账 money out. The block's counts and sums are held
  against its rows. Cells may end in a TAB, lines in one delimiter more.
Personal debit card, list: 中国银行交易流水明细清单, 记账日期, 记账时间, 币别, 金额 (signed, grouped), 余额, 交易名称,
  渠道, 网点名称, 附言, 对方账户名, 对方卡号/账号, 对方开户行, perhaps 借记卡号; dashes of any length mean nothing;
  newest first. Also as a PDF.
Credit card: 交易日, 银行记账日, 卡号后四位, 交易描述, 存入, 支出, 币种 (several in one list).
"""

from __future__ import annotations

from typing import ClassVar

from app.importers.base import register
from app.importers.families.bank_layout import BankLayout
from app.importers.families.bank_table import BankReader


def _both(chinese: str, english: str) -> tuple[str, ...]:
    """Return the names of a column: in two languages as exported, in one as re-saved."""
    return f"{chinese}[{english}]", chinese


_KIND = _both("交易类型", "Transaction Type")
_PAYER, _PAYEE = _both("付款人名称", "Payer's Name"), _both("收款人名称", "Payee's Name")
_DAY, _AMOUNT = _both("交易日期", "Transaction Date"), _both("交易金额", "Trade Amount")
_BALANCE = _both("交易后余额", "After-transaction balance")
_BUSINESS = _both("业务类型", "Business type")

CORPORATE = BankLayout(
    header=(_KIND, _PAYER, _PAYEE, _DAY, _AMOUNT, _BALANCE),
    block=("查询账号", "查询帐号"),
    day=_DAY,
    clock=_both("交易时间", "Transaction time"),
    amount=_AMOUNT,
    currency=_both("交易货币", "Trade Currency"),
    balance=_BALANCE,
    party_in=_PAYER,
    party_out=_PAYEE,
    subtype=(_KIND, _BUSINESS),
    text=(
        _both("摘要", "Reference"),
        _both("用途", "Purpose"),
        _both("交易附言", "Remark"),
        _both("备注", "Remarks"),
        _both("客户业务编号", "Customer Transaction Ref.(Customer Ref.)"),
    ),
    ref=_both("交易流水号", "Transaction reference number"),
    footer=("合计", "总计", "说明"),
)
DEBIT = BankLayout(
    header=("记账日期", "记账时间", "币别", "金额", "余额", "交易名称", "对方账户名"),
    day="记账日期",
    clock="记账时间",
    amount="金额",
    currency="币别",
    balance="余额",
    account="借记卡号",
    party=("对方账户名",),
    subtype=("交易名称",),
    text=("附言", "渠道", "网点名称", "对方卡号/账号", "对方开户行"),
    footer=("温馨提示", "合计", "说明", "第", "交易区间", "打印时间"),
)
CREDIT = BankLayout(
    header=("交易日", "银行记账日", "卡号后四位", "交易描述", "存入", "支出", "币种"),
    day="交易日",
    into="存入",
    out="支出",
    currency="币种",
    party=("交易描述",),
    text=("交易描述", "卡号后四位"),
    footer=("合计", "总计", "说明"),
    chained=False,
)


@register
class BocBank(BankReader):
    """A statement of the Bank of China."""

    format = "boc.bank"
    title = "Bank of China statement"
    layouts: ClassVar[tuple[BankLayout, ...]] = (CORPORATE, DEBIT, CREDIT)
