"""The lists of Chinese banks that tests write: for each layout its lines before, header, rows and lines behind."""

from __future__ import annotations

from decimal import Decimal

MOVED = [120_050, -3_000, -1_234_567, 50, -200]
OPENING = 2_000_000
DAYS = [f"2026-06-{day:02d}" for day in (1, 2, 2, 29, 30)]
CLOCKS = ["08:00:24", "12:30:00", "12:30:01", "00:00:00", "23:59:59"]


def money(value: int, grouped: bool = False) -> str:
    """Write cents with a point."""
    return f"{Decimal(value).scaleb(-2):,.2f}" if grouped else f"{Decimal(value).scaleb(-2):.2f}"


def balances(moved: list[int], opening: int) -> list[int]:
    """Return the balance after each row."""
    return [opening + sum(moved[: at + 1]) for at in range(len(moved))]


def table(
    before: str, header: str, row: str, behind: str = "", *, unused: str = "", newest_first: bool = False
) -> list[list[str]]:
    """Return a list as rows of cells; `|` ends a cell, a line break a row.

    row: with the fields in, out, abs, signed, plus, money, balance, plain (without groups), day, bare and slashed
    (the day in other forms), clock, six (the clock's figures), side (贷 or 借), way (收入 or 支出) and n.
    """
    rows = []
    for n, (moved, after, day, clock) in enumerate(zip(MOVED, balances(MOVED, OPENING), DAYS, CLOCKS, strict=True), 1):
        fields = {
            "into": money(moved, True) if moved > 0 else unused,
            "out": money(-moved, True) if moved < 0 else unused,
            "abs": money(abs(moved)),
            "signed": money(moved, True),
            "plus": f"{moved / 100:+,.2f}",
            "plain": f"{moved / 100:+.2f}",
            "balance": money(after, True),
            "after": money(after),
            "day": day,
            "bare": day.replace("-", ""),
            "slashed": day.replace("-", "/"),
            "clock": clock,
            "six": clock.replace(":", ""),
            "side": "贷" if moved > 0 else "借",
            "way": "收入" if moved > 0 else "支出",
            "n": str(n),
        }
        rows.append(row.format(**fields).split("|"))
    cut = lambda lines: [line.split("|") for line in lines.split("\n")] if lines else []  # noqa: E731
    return [*cut(before), header.split("|"), *(rows[::-1] if newest_first else rows), *cut(behind)]


_IN = money(sum(one for one in MOVED if one > 0), True)
_OUT = money(-sum(one for one in MOVED if one < 0), True)

#: name → format, account, its list.
LAYOUTS: dict[str, tuple[str, str, list[list[str]]]] = {
    "ccb_company": (
        "ccb.bank",
        "11050110000000000123",
        table(
            "账户明细信息\n查询时间|20260701\n\n\n\n\n\n\n",
            "账号 |账户名称 |交易时间 |借方发生额（支取） |贷方发生额（收入） |余额 |币种 |对方户名 |对方账号 |"
            "对方开户机构 |记账日期 |摘要 |备注 |账户明细编号-交易流水号 |企业流水号 |凭证种类 |凭证号 ",
            "11050110000000000123|某店|{bare} {clock}|{out}|{into}|{balance}|人民币元|财付通支付科技有限公司|2431|某行|"
            "{bare}|转账存入|备注|98-{n}|||",
            unused="0.00",
        ),
    ),
    "ccb_online": (
        "ccb.bank",
        "6217000010001234567",
        table(
            "China Construction Bank\n账  号:|6217000010001234567\n",
            "记账日|交易日期|交易时间|支出|收入|账户余额|币种|摘要|对方账号|对方户名|交易地点",
            "{bare}|{bare}|{clock}|{out}|{into}|{balance}|人民币元|消费|2431|支付宝（中国）网络技术有限公司|网上",
            "以上数据仅供参考，具体内容请以柜台为准",
            unused="0.00",
        ),
    ),
    "ccb_list": (
        "ccb.bank",
        "6217000010001234567",
        table(
            "中国建设银行个人活期账户全部交易明细\n卡号/账号:6217000010001234567\n起始日期:20260601\n结束日期:20260630",
            "序号|摘要|币别|钞汇|交易日期|交易金额|账户余额|交易地点/附言|对方账号与户名",
            "{n}|消费|人民币元|钞|{bare}|{signed}|{balance}|网上|2431/某公司",
        ),
    ),
    "abc_company": (
        "abc.bank",
        "11-050101040012345",
        table(
            "账户明细\n账户名称|某店|账户号|11-050101040012345",
            "交易时间|收入金额|支出金额|账户余额|交易行名|对方省市|对方账号|对方户名|交易用途",
            "{day} {clock}|{into}|{out}|{balance}|某行|北京|2431|某公司|货款",
            f"汇总收入金额|{_IN}|汇总收入笔数|2\n汇总支出金额|{_OUT}|汇总支出笔数|3",
        ),
    ),
    "abc_personal": (
        "abc.bank",
        "",
        table(
            "",
            "交易日期|交易时间|交易摘要|交易金额|本次余额|对手信息|日 志 号|交易渠道|交易附言",
            "{bare}|{six}|转存|{plain}|{after}|某人|36939{n}|超级网银|附言",
        ),
    ),
    "boc_debit": (
        "boc.bank",
        "3167",
        table(
            "中国银行交易流水明细单",
            "记账日期|记账时间|币别|金额|余额|交易名称|渠道|网点名称|附言|对方账户名|对方卡号/账号|对方开户行|借记卡号",
            "{day}|{clock}|人民币|{signed}|{balance}|网上快捷支付|银企对接|-------------------|----------|支付宝|"
            "Z2**0N|-----|3167",
            newest_first=True,
        ),
    ),
    "bocom_debit": (
        "bocom.bank",
        "",
        table(
            "",
            "序号|交易日期|交易时间|交易类型|借贷|交易金额|余额|对方账号|对方户名|交易地点|摘要",
            "{n}|{day}|{clock}|网上支付|{side} Xr|{abs}|{after}|555|某公司|网上|",
        ),
    ),
    "bocom_company": (
        "bocom.bank",
        "310066661018800001234",
        table(
            "查询账号:|310066661018800001234\n户  名:|某店",
            "交易时间|摘要|凭证种类|凭证号码|借贷标志|发生额|余额|对方账号|对方户名",
            "{day} {clock}|货款|||{side}|{abs}|{balance}|555|某公司",
            f"借方交易笔数:|3|借方交易金额:|{_OUT}",
        ),
    ),
    "spdb_debit": (
        "spdb.bank",
        "6217920100000123",
        table(
            "账号|6217920100000123|账户类型|借记卡|日期范围|20260601-20260630",
            "顺序号|交易日期|交易类型|存入金额|取出金额|余额|交易对手名称|交易对手账号|附言",
            "{n}|{slashed}  {clock}|汇入|{into}|{out}|{after}|某公司|123|",
        ),
    ),
    "spdb_company": (
        "spdb.bank",
        "6217920100000123",
        table(
            "账户名称|某店\n账号|6217920100000123\n",
            "交易流水号|交易日期|交易时间|借方金额|贷方金额|余额|摘要|备注|对方账号|对方户名",
            "99{n}|{day}|{clock}|{out}|{into}|{after}|货款|备注|123|某公司",
        ),
    ),
    "citic_company": (
        "citic.bank",
        "8110701012300456789",
        table(
            "\n\n\n\n|账号：|8110701012300456789\n\n\n\n\n\n\n\n\n\n",
            "交易日期|柜员交易号|对方账号|对方账户名称|付款发生额|收款发生额|账户余额|摘要",
            "{day}|T{n}|123|某公司|{out}|{into}|{after}|货款",
        ),
    ),
    "icbc_transfers": (
        "icbc.bank",
        "",
        table(
            "[HISTORYDETAIL]",
            "凭证号|交易时间|对方单位|对方账号|转入金额|转出金额|余额|用途|摘要|附言",
            "V{n}|{day} {clock}|某公司|1001\t|{into}|{out}|{balance}|货款|摘要|",
        ),
    ),
    "icbc_flagged": (
        "icbc.bank",
        "0200001",
        table(
            "",
            "凭证号|本方账号|对方账号|交易时间|借贷标志|发生额|对方单位|余额|摘要|用途|附言",
            "|0200001\t|1001\t|{day} {clock}|{side}|{abs}|某公司|{after}|摘要||",
        ),
    ),
    "icbc_printed": (
        "icbc.bank",
        "6222020200001234567",
        table(
            "中国工商银行借记账户历史明细（电子版）\n"
            "卡号 6222020200001234567  户名：某人  起止日期：2026-06-01 — 2026-06-30",
            "交易日期|帐号|储种|序号|币种|钞汇|摘要|地区|收入/支出金额|余额|对方户名|对方帐号|渠道",
            "{day}{clock}|0200001|活期|00000|人民币|钞|消费|0200|{plus}|{balance}|（空）|（空）|快捷支付",
        ),
    ),
    "treasury": (
        "treasury.bank",
        "73110122000157061",
        table(
            "账户明细|账号：|73110122000157061\n|户名：|某店",
            "|交易时间|本方户名|本方账号|收入|支出|账户余额|对方户名|对方账号|币种|交易备注|交易类型",
            "|{day} {clock}|某店|73110122000157061|{into}|{out}|{balance}|某公司|443|人民币|货款|转账",
        ),
    ),
    "ping_an": (
        "cn.bank",
        "11000093",
        table(
            "",
            "交易时间|账号|收入|支出|账户余额|对方户名|对方账号|对方账号开户行|摘要|交易流水号|核心唯一流水号|交易用途|币种",
            "{day} {clock}|11000093|{into}|{out}|{after}|某公司|500|某行|摘要|P{n}|C{n}|用途|CNY",
        ),
    ),
    "ping_an_old": (
        "cn.bank",
        "11000093",
        table(
            "",
            "交易流水号|交易日期|交易时间|账号|对方账户名称|对方账户|借|贷|账户余额|摘要|用途",
            "P{n}|{day}|{clock}|11000093|某公司|500|{out}|{into}|{after}|摘要|用途",
        ),
    ),
    "minsheng": (
        "cn.bank",
        "641979486",
        table(
            "账户名称:|某店\n账号:|641979486\n币种:|人民币",
            "交易时间|交易流水号|借方发生额|贷方发生额|账户余额|凭证号|客户附言|对方账号|对方账号名称|对方开户行",
            "{day} {clock}|M{n}|{out}|{into}|{after}||附言|250|某公司|某行",
        ),
    ),
    "industrial": (
        "cn.bank",
        "321",
        table(
            "",
            "银行流水号|账号|户名|交易时间|借方金额（支出）|贷方金额（收入）|账户余额|摘要|对方户名|对方账号",
            "I{n}|321|某店|{day} {clock}|{out}|{into}|{after}|摘要|某公司|250",
        ),
    ),
    "industrial_card": (
        "cn.bank",
        "6229080000001234",
        table(
            "账户户名|某人\n账户账号|6229080000001234\n卡内账户|0001 活期 人民币",
            "交易时间|记账日|支出|收入|账户余额|摘要|对方户名|对方银行|对方账号|用途|交易渠道|备注",
            "{day} {clock}|{day}|{out}|{into}|{balance}|转账|某公司|某行|250||网银|",
            "说明：|以上仅供参考",
        ),
    ),
    "huaxia": (
        "cn.bank",
        "10250000000123456",
        table(
            "户名：|某店\n账号：|10250000000123456",
            "核心流水号|交易日期|交易时间|支出金额|收入金额|余额|对方户名|对方账号|摘要|交易描述",
            "H{n}|{day}|{clock}|{out}|{into}|{after}|某公司|250|摘要|货款",
        ),
    ),
    "mybank": (
        "cn.bank",
        "8888888701250688",
        table(
            "浙江网商银行企业账户交易明细\n企业名称|某店|||企业账号|8888888701250688(人民币)\n"
            f"借方交易笔数|2笔|||借方交易金额|￥{_IN}\n贷方交易笔数|3笔|||贷方交易金额|￥{_OUT}",
            "账务流水号|提交时间|交易时间|交易名称|借方金额(收)|贷方金额(支)|余额|对方户名|对方账号|对方机构|备注",
            "W{n}|{day} {clock}|{day} {clock}|收款|{into}|{out}|{balance}|某公司|622|某行|",
        ),
    ),
    "everbright": (
        "cn.bank",
        "",
        table(
            "户名|某店\n\n\n\n",
            "交易日期|交易时间|借方金额（支出）|贷方金额（收入）|账户余额|对方账号|对方名称|摘要",
            "{day}|{clock}|{out}|{into}|{balance}|622|某公司|货款",
        ),
    ),
    "beijing": (
        "cn.bank",
        "0109070000000001",
        table(
            "账号：|0109070000000001",
            "序号|交易时间|币种|借方发生额|贷方发生额|余额|对手方|对手方账号|摘要",
            "{n}|{day} {clock}|人民币|{out}|{into}|{balance}|某公司|622|货款",
        ),
    ),
    "nanjing": (
        "cn.bank",
        "",
        table(
            "对账单\n",
            "交易日期|交易时间|收入|支出|账户余额|对方账号|对方户名|对方行名|摘要",
            "{day}|{clock}|{into}|{out}|{balance}|622|某公司|某行|货款",
        ),
    ),
    "postal_savings": (
        "cn.bank",
        "",
        table(
            f"收入总金额|{_IN}\n支出总金额|{_OUT}\n\n",
            "序号|交易日期|交易时间|凭证号|支出金额|收入金额|余额|对方账号|对方户名|摘要",
            "{n}|{bare}|{clock}||{out}|{into}|{balance}|622|某公司|货款",
        ),
    ),
    "jiaxing": (
        "cn.bank",
        "3304000001",
        table(
            "",
            "本方账号|对方账号|对方户名|交易时间|借/贷|借方发生额|贷方发生额|账户余额",
            "3304000001|622|某公司|{day} {clock}|{side}|{out}|{into}|{balance}",
        ),
    ),
    "jiangsu": (
        "cn.bank",
        "",
        table(
            "明细\n",
            "序号|付款账号|交易日期|交易时间|摘要|借贷标记|交易金额|账户余额|对方户名",
            "{n}|622|{bare}|{clock}|货款|{side}|{abs}|{after}|某公司",
        ),
    ),
    "jiangsu_company": (
        "cn.bank",
        "70650188000200000",
        table(
            "江苏银行对公账户对账单\n账户名称：某店||账号：70650188000200000\n起始日期：2026-06-01|终止日期：2026-06-30\n"
            f"借方笔数：3|借方发生总额：{_OUT}|贷方笔数：2|贷方发生总额：{_IN}|合计笔数：5",
            "序号|交易日期|交易时间|摘要|凭证种类|借方发生额|贷方发生额|余额|对方账户|对方户名",
            "{n}|{day}|{clock}|货款||{out}|{into}|{after}|622|某公司",
        ),
    ),
    "jiujiang": (
        "cn.bank",
        "7301000000012345",
        table(
            "九江银行交易明细清单\n查询账号|7301000000012345|开户银行|九江银行股份有限公司\n"
            "账户名称|某店|交易时间范围|2026-06-01 至 2026-06-30\n"
            f"借方总笔数|3|借方发生总额|{_OUT}\n贷方总笔数|2|贷方发生总额|{_IN}",
            "交易时间|交易金额|收入|支出|余额|币种|对方账号|对方户名|摘要|交易用途",
            "{day} {clock}|{plus}|{into}|{out}|{balance}|人民币|622|某公司|货款|货款",
        ),
    ),
    "shanghai": (
        "cn.bank",
        "",
        table(
            "明细\n\n\n\n",
            "序号|交易流水号|交易时间|记账日期|交易方向|交易金额|余额|对手账号|对手名称",
            "{n}|S{n}|{day} {clock}|{day}|{side}方|{abs}|{after}|622|某公司",
        ),
    ),
    "ping_an_sides": (
        "cn.bank",
        "",
        table(
            "",
            "交易日期|交易时间|传票号|借方|贷方|余额|付款人账户|付款人名称|收款人账户|收款人名称|用途|摘要",
            "{bare}|{clock}|V{n}|{out}|{into}|{balance}|1|某公司|2|某店|货款|转账",
        ),
    ),
    "ccb_further": (
        "ccb.bank",
        "11050110000000000123",
        table(
            "",
            "账号|账户名称|交易时间|借方发生额（支取）|贷方发生额（收入）|余额|币种|对方户名|对方账号|摘要|备注|"
            "账户明细编号-交易流水号|个性化信息名称1|个性化信息内容1",
            "11050110000000000123|某店|{bare} {clock}|{out}|{into}|{balance}|人民币元|某公司|2431|转账|备注|98-{n}||",
            unused="0.00",
        ),
    ),
    "bohai": (
        "cn.bank",
        "2000123456000123",
        table(
            "账户名称：|某店\n账号：|2000123456000123",
            "交易流水号|交易日期|交易时间|收支标识|交易金额|账户余额|对方户名|对方账号|摘要|备注",
            "B{n}|{day}|{clock}|{way}|{abs}|{balance}|某公司|622|转账|货款",
        ),
    ),
    "bohai_old": (
        "cn.bank",
        "2000123456000123",
        table(
            "账户名称|某店\n账号|2000123456000123",
            "交易日期|交易时间|借方发生额|贷方发生额|账户余额|对方名称|对方账号|摘要|附言",
            "{day}|{clock}|{out}|{into}|{balance}|某公司|622|转账|货款",
        ),
    ),
    "development": (
        "cn.bank",
        "",
        table(
            "",
            "交易参考号|交易时间|收入/支出标志|收款账号|收款户名|付款账号|付款户名|摘要|发生额（元）|交易后余额（元）",
            "K{n}|{day} {clock}|{way}|1|某店|2|某公司|货款|{abs}|{balance}",
        ),
    ),
    "rural": (
        "cn.bank",
        "6217000010001234567",
        table(
            "",
            "交易流水号|交易日期|交易账号|对方账户名|对方账号|支出金额|收入金额|余额|摘要|用途",
            "R{n}|{day} {clock}|6217000010001234567|某公司|622|{out}|{into}|{balance}|转账|货款",
        ),
    ),
    "rural_title": (
        "cn.bank",
        "8811000012345678",
        table(
            "四川农信账户交易明细\n户名：某店 账号：8811000012345678",
            "交易流水号|交易日期|交易时间|支出金额|收入金额|账户余额|对方户名|对方账号|摘要",
            "R{n}|{day}|{clock}|{out}|{into}|{balance}|某公司|622|转账",
        ),
    ),
    "finance_company": (
        "cn.bank",
        "10010203040506",
        table(
            "户名：某店\n账户号：10010203040506",
            "交易编号|日期|对方账户名称|对方账户号|摘要|付款金额|收款金额|余额",
            "F{n}|{day} {clock}|某公司|622|货款|{out}|{into}|{balance}",
        ),
    ),
    "spdb_vouchers": (
        "spdb.bank",
        "",
        table(
            "明细\n\n\n",
            "交易日期|交易时间|申请日期|凭证号|借方金额|贷方金额|余额|对方账号|对方户名|对方行名|交易流水号|摘要",
            "{bare}|{clock}|{bare}||{out}|{into}|{balance}|622|某公司|某行|T{n}|货款",
        ),
    ),
}
DATES_ONLY = ("ccb_list", "citic_company")
NEWEST_FIRST = ("boc_debit",)

_BOC_NAMES = (  # noqa: SIM905
    "交易类型[ Transaction Type ]|业务类型[ Business type ]|付款人开户行号[ Account holding bank number of payer ]|"
    "付款人开户行名[ Payer account bank ]|付款人账号[ Debit Account No. ]|付款人名称[ Payer's Name ]|"
    "收款人开户行行号[ Account holding bank number of beneficiary ]|收款人开户行名[ Beneficiary account bank ]|"
    "收款人账号[ Payee's Account Number ]|收款人名称[ Payee's Name ]|交易日期[ Transaction Date ]|"
    "交易时间[ Transaction time ]|交易货币[ Trade Currency ]|交易金额[ Trade Amount ]|"
    "交易后余额[ After-transaction balance ]|起息日期[ Value Date ]|汇率[ Exchange rate ]|"
    "交易流水号[ Transaction reference number ]|摘要[ Reference ]|用途[ Purpose ]|交易附言[ Remark ]|备注[ Remarks ]"
).split("|")


def boc_block(account: str, moved: list[int], opening: int, **wrong: str) -> list[list[str]]:
    """Return a block of the Bank of China's corporate list; wrong: figures by the first letters of their name."""
    into, out = [m for m in moved if m > 0], [-m for m in moved if m < 0]
    figures = {
        "总笔数[ Total number ]": str(len(moved)),
        "借方发生总笔数[ Total Numbers of Debited Payments ]": str(len(out)),
        "借方发生总额[ Total Debit Amount of Payments ]": money(sum(out), True),
        "贷方发生总笔数[ Total Numbers of Credited Payments ]": str(len(into)),
        "贷方发生总额[ Total Credit Amount of Payments ]": money(sum(into), True),
        "查询时间范围[ Time Range ]": "20260601-20260630",
    }
    figures |= {name: wrong[name[:6]] for name in figures if name[:6] in wrong}
    rows = [["查询账号[ Inquirer account number ]", account], *([name, value] for name, value in figures.items())]
    rows.append(_BOC_NAMES)
    for number, (m, b) in enumerate(zip(moved, balances(moved, opening), strict=True)):
        us, them = ("1", "行", account, "某店"), ("2", "行", "99", "支付宝支付科技有限公司")
        payer, payee = (them, us) if m > 0 else (us, them)
        sums = f"CNY|{m / 100:+.2f}|{b / 100:+.2f}|20260603|1|{account}{number}|货款|用途|附言|"
        rows.append(["来账" if m > 0 else "往账", "大额", *payer, *payee, "20260603", "101500", *sums.split("|")])
    return rows
