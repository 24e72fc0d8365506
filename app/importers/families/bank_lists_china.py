"""Lists of further Chinese banks, for cn.bank: one layout for each.

Sources: MYbank's columns, words and totals stand alike in four public readers with their tests, 2026; the others in one
tool that reconciles such exports with the books of a group of companies, 2026, whose notes tell what it read wrongly
before; that of Jiangsu's companies and that of Jiujiang each in a program that checks such lists by their totals, 2026;
lists of 借贷标志, one amount and a balance in that tool and in five others, for banks that they do not name; those of
Bohai, China Development Bank, Postal Savings and rural banks with 交易流水号, and a group's finance company in a tool
that puts the lists of a group's banks into one form, with a class for each, 2023.
No real file was seen. Every list but that of Zheshang states the balance after each row, which proves signs.
Traps: MYbank calls money in the debit (借方金额(收)) and money out the credit, above the rows too; Zheshang says 1 for
money in and 2 for money out; it, Ping An and China Development Bank name payer and payee, of which the shop is one.
"""

from __future__ import annotations

from app.importers.families.bank_layout import BankLayout

#: How lines below the rows begin.
END = ("合计", "总计", "借方", "贷方", "说明", "温馨提示", "汇总", "收入合计", "支出合计")
_END = (*END, "收入总", "支出总")
_PARTY = ("对方户名", "对方名称", "对方单位名称", "对手户名", "对手名称")
_SAID = ("摘要", "用途", "附言", "备注")

MYBANK = BankLayout(
    bank="网商银行",
    header=("账务流水号", "交易时间", "交易名称", "借方金额(收)", "贷方金额(支)", "余额", "对方户名"),
    day="交易时间",
    into="借方金额(收)",
    out="贷方金额(支)",
    turned=True,
    balance="余额",
    party=("对方户名",),
    subtype=("交易名称",),
    text=("备注", "对方账号"),
    ref="账务流水号",
)
EVERBRIGHT = BankLayout(
    bank="光大银行",
    header=("交易日期", "借方金额（支出）", "贷方金额（收入）", "账户余额", "对方账号", "对方名称", "摘要"),
    unless=("银行流水号",),
    day="交易日期",
    clock="交易时间",
    into="贷方金额（收入）",
    out="借方金额（支出）",
    currency="币种",
    balance="账户余额",
    party=("对方名称",),
    subtype=("摘要",),
    text=("用途", "附言", "对方账号"),
    footer=_END,
)
BEIJING = BankLayout(
    bank="北京银行",
    header=("序号", "交易时间", "币种", "借方发生额", "贷方发生额", "余额", "对手方", "对手方账号"),
    day="交易时间",
    into="贷方发生额",
    out="借方发生额",
    currency="币种",
    balance="余额",
    party=("对手方",),
    subtype=("摘要",),
    text=("用途", "附言", "备注", "对手方账号"),
    footer=_END,
)
NANJING = BankLayout(
    bank="南京银行",
    header=("交易日期", "收入", "支出", "账户余额", "对方账号", "对方户名", "对方行名", "摘要"),
    unless=("核心唯一流水号", "本方账号"),
    day="交易日期",
    clock="交易时间",
    into="收入",
    out="支出",
    currency="币种",
    balance="账户余额",
    party=("对方户名",),
    subtype=("摘要",),
    text=("用途", "附言", "对方账号"),
    footer=_END,
)
NUMBERED = BankLayout(
    bank="邮储银行、华夏银行",
    header=("序号", "交易日期", "支出金额", "收入金额", "余额", "对方账号"),
    unless=("核心流水号",),
    day="交易日期",
    clock="交易时间",
    into="收入金额",
    out="支出金额",
    currency="币种",
    balance="余额",
    party=_PARTY,
    subtype=("摘要",),
    text=("用途", "附言", "备注", "对方账号"),
    footer=_END,
)
JIAXING = BankLayout(
    bank="嘉兴银行",
    header=("本方账号", "对方账号", "对方户名", "交易时间", "借方发生额", "贷方发生额", "账户余额"),
    unless=("凭证号", "核心唯一流水号"),
    day="交易时间",
    into="贷方发生额",
    out="借方发生额",
    currency="币种",
    balance="账户余额",
    account="本方账号",
    party=("对方户名",),
    subtype=("摘要",),
    text=("用途", "附言", "备注", "对方账号"),
    footer=_END,
)
JIANGSU = BankLayout(
    bank="江苏银行",
    header=("序号", "付款账号", "交易日期", "借贷标记", "交易金额", "账户余额"),
    day="交易日期",
    clock="交易时间",
    amount="交易金额",
    flag="借贷标记",
    credit=("贷",),
    debit=("借",),
    currency="币种",
    balance="账户余额",
    party=_PARTY,
    subtype=("摘要",),
    text=("用途", "附言", "备注", "对方账号"),
    footer=_END,
)
JIANGSU_COMPANY = BankLayout(
    bank="江苏银行",
    header=(
        "序号",
        "交易日期",
        "交易时间",
        "摘要",
        "凭证种类",
        "借方发生额",
        "贷方发生额",
        "余额",
        "对方账户",
        "对方户名",
    ),
    day="交易日期",
    clock="交易时间",
    into="贷方发生额",
    out="借方发生额",
    balance="余额",
    party=("对方户名",),
    subtype=("摘要",),
    text=("对方账户",),
    footer=_END,
)
JIUJIANG = BankLayout(
    bank="九江银行",
    header=("交易时间", "交易金额", "收入", "支出", "余额", "币种", "对方账号", "对方户名", "摘要", "交易用途"),
    day="交易时间",
    into="收入",
    out="支出",
    currency="币种",
    balance="余额",
    party=("对方户名",),
    subtype=("摘要",),
    text=("交易用途", "对方账号"),
    footer=_END,
)
SHANGHAI = BankLayout(
    bank="上海银行",
    header=("交易流水号", "交易时间", "记账日期", "交易方向", "交易金额", "余额", "对手账号"),
    day="交易时间",
    amount="交易金额",
    flag="交易方向",
    credit=("收", "贷"),
    debit=("支", "借"),
    currency="币种",
    balance="余额",
    party=_PARTY,
    subtype=("摘要",),
    text=("用途", "附言", "备注", "对手账号"),
    ref="交易流水号",
    footer=_END,
)
PING_AN_SIDES = BankLayout(
    bank="平安银行",
    header=("交易日期", "传票号", "借方", "贷方", "余额", "付款人名称", "收款人名称", "摘要"),
    day="交易日期",
    clock="交易时间",
    into="贷方",
    out="借方",
    currency="币种",
    balance="余额",
    party_in="付款人名称",
    party_out="收款人名称",
    subtype=("摘要",),
    text=("用途",),
    footer=("合计", "总计", "说明", "温馨提示", "汇总"),
)
ZHESHANG = BankLayout(
    bank="浙商银行",
    header=("流水号", "付款人户名", "收款人户名", "交易日期", "交易金额", ("借贷标志(1收2付)", "借贷标志"), "备注"),
    unless=("余额", "账户余额"),
    day="交易日期",
    clock="交易时间",
    amount="交易金额",
    flag=("借贷标志(1收2付)", "借贷标志"),
    credit=("1",),
    debit=("2",),
    currency="币种",
    party_in="付款人户名",
    party_out="收款人户名",
    text=_SAID,
    ref="流水号",
    footer=_END,
)
BOHAI = BankLayout(
    bank="渤海银行",
    header=("交易流水号", "交易日期", ("收支标识", "收支标志"), "交易金额", "账户余额", "对方户名", "对方账号"),
    day="交易日期",
    clock="交易时间",
    amount="交易金额",
    flag=("收支标识", "收支标志"),
    credit=("收入",),
    debit=("支出",),
    currency="币种",
    balance="账户余额",
    party=("对方户名",),
    subtype=("摘要",),
    text=("备注", "对方账号"),
    ref="交易流水号",
    footer=_END,
)
BOHAI_OLD = BankLayout(
    bank="渤海银行",
    header=("交易日期", "交易时间", "借方发生额", "贷方发生额", "账户余额", "对方名称", "对方账号", "附言"),
    day="交易日期",
    clock="交易时间",
    into="贷方发生额",
    out="借方发生额",
    currency="币种",
    balance="账户余额",
    party=("对方名称",),
    subtype=("摘要",),
    text=("附言", "对方账号"),
    footer=_END,
)
DEVELOPMENT = BankLayout(
    bank="国家开发银行",
    header=("交易参考号", "交易时间", "收入/支出标志", "收款户名", "付款户名", "发生额（元）", "交易后余额（元）"),
    day="交易时间",
    amount="发生额（元）",
    flag="收入/支出标志",
    credit=("收入",),
    debit=("支出",),
    currency="币种",
    balance="交易后余额（元）",
    party_in="付款户名",
    party_out="收款户名",
    subtype=("摘要",),
    ref="交易参考号",
    footer=_END,
)
RURAL = BankLayout(
    bank="邮储银行、农村商业银行",
    header=(
        *("交易流水号", "交易日期", "支出金额", "收入金额", ("余额", "账户余额")),
        *(("对方户名", "对方账户名"), "对方账号", "摘要"),
    ),
    unless=("核心流水号",),
    day="交易日期",
    clock="交易时间",
    into="收入金额",
    out="支出金额",
    currency="币种",
    balance=("余额", "账户余额"),
    account="交易账号",
    party=(("对方户名", "对方账户名"),),
    subtype=("摘要",),
    text=("用途", "附言", "备注", "对方账号"),
    ref="交易流水号",
    footer=_END,
)
FINANCE_COMPANY = BankLayout(
    bank="财务公司",
    header=("交易编号", "日期", "对方账户名称", "对方账户号", "付款金额", "收款金额", "余额"),
    day="日期",
    into="收款金额",
    out="付款金额",
    currency="币种",
    balance="余额",
    party=("对方账户名称",),
    subtype=("摘要",),
    text=("对方账户号",),
    ref="交易编号",
    footer=_END,
)
#: Of a bank that nothing names.
BY_FLAG = BankLayout(
    header=(
        ("交易日期", "交易时间", "记账日期", "记账时间"),
        ("借贷标志", "借/贷标志", "借/贷", "借贷标记", "借贷标识", "借贷方向", "借贷"),
        ("交易金额", "发生额", "发生金额", "金额"),
        ("余额", "账户余额", "交易后余额", "本次余额"),
        (*_PARTY, "对方账户名称", "对方账户名", "对方账号", "对方账户"),
    ),
    unless=(
        *("订单号", "订单编号", "商户订单号", "凭证字号", "科目名称", "科目编码", "对方科目"),
        *("凭证号码", "凭证种类", "对方单位", "付款账号", "交易地点"),  # of banks that are known
    ),
    day=("交易日期", "交易时间", "记账日期", "记账时间"),
    clock="交易时间",
    amount=("交易金额", "发生额", "发生金额", "金额"),
    flag=("借贷标志", "借/贷标志", "借/贷", "借贷标记", "借贷标识", "借贷方向", "借贷"),
    credit=("贷", "收", "存", "入", "转入", "C", "c"),
    debit=("借", "支", "付", "取", "出", "转出", "D", "d"),
    follows=True,
    reversals=True,
    currency=("币种", "币别"),
    balance=("余额", "账户余额", "交易后余额", "本次余额"),
    account=("本方账号", "账号"),
    party=((*_PARTY, "对方账户名称", "对方账户名"),),
    subtype=("摘要",),
    text=("用途", "附言", "备注", ("对方账号", "对方账户")),
    ref=("交易流水号", "流水号", "凭证号"),
    footer=_END,
)

CHINA = (
    MYBANK,
    EVERBRIGHT,
    BEIJING,
    NANJING,
    NUMBERED,
    JIAXING,
    JIANGSU,
    JIANGSU_COMPANY,
    JIUJIANG,
    SHANGHAI,
    PING_AN_SIDES,
    ZHESHANG,
    BOHAI,
    BOHAI_OLD,
    DEVELOPMENT,
    RURAL,
    FINANCE_COMPANY,
    BY_FLAG,
)
