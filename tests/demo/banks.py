"""Bank statements: China Merchants Bank (company workbook, personal CSV) and ICBC's historydetail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .accounts import lines_of
from .catalog import CMB, CMB_CARD, COMPANY, ICBC
from .model import MONTHS, Line, World, yuan
from .output import Output, Page, Sheet, after, last_day

CMB_HEADER = (
    "交易日,交易时间,起息日,交易类型,借方金额,贷方金额,余额,摘要,流水号,流程实例号,业务名称,用途,业务参考号,业务摘要,其它摘要,收/付方分行名,"
    "收/付方名称,收/付方帐号,收/付方开户行行号,收/付方开户行名,收/付方开户行地址,母/子公司帐号分行名,母/子公司帐号,母/子公司名称,信息标志,"
    "有否附件信息,冲帐标志,扩展摘要"
)
ICBC_HEADER = (
    "凭证号,本方账号,对方账号,交易时间,借/贷,借方发生额,贷方发生额,对方行号,摘要,用途,对方单位名称,余额,个性化信息"
)


def write(out: Output, world: World) -> None:
    """Write the three accounts of both months."""
    for month in MONTHS:
        _company(out, month, lines_of(world, CMB, month))
        _card(out, month, lines_of(world, CMB_CARD, month))
        _icbc(out, month, lines_of(world, ICBC, month))


def _company(out: Output, month: date, lines: Sequence[Line]) -> None:
    first, last = f"{month:%Y%m%d}", f"{last_day(month):%Y%m%d}"
    page = Page()
    if month == MONTHS[0]:
        page.add("公司名称", COMPANY, "银行帐号", CMB, "币种", "人民币")
        page.add("查询开始日期", first, "查询结束日期", last)
    else:
        page.add("招商银行账户交易查询")
        page.add()
        page.add("公司名称", COMPANY)
        page.add("银行帐号", CMB)
        page.add("币种", "人民币")
        page.add("查询开始日期", first)
        page.add("查询结束日期", last)
        for _ in range(5):
            page.add()
    page.add(*CMB_HEADER.split(","))
    names = CMB_HEADER.split(",")
    for line in lines:
        cells: dict[str, str | float] = {
            "交易日": f"{line.at:%Y%m%d}",
            "交易时间": f"{line.at:%H%M%S}",
            "起息日": f"{line.at:%Y%m%d}",
            "交易类型": line.kind,
            "余额": line.balance / 100,
            "摘要": line.note,
            "流水号": line.serial,
            "业务名称": "汇入汇款" if line.amount > 0 else "网上支付",
            "用途": line.note,
            "收/付方名称": line.party,
            "收/付方帐号": line.party_account,
            "冲帐标志": "",
        }
        cells["贷方金额" if line.amount > 0 else "借方金额"] = abs(line.amount) / 100
        page.row(line, [cells.get(name) for name in names])
    out.book(f"{month:%Y-%m}/CMB_{CMB}_{first}_{last}.xlsx", "cmb.bank", CMB, "交易明细", page)


def _card(out: Output, month: date, lines: Sequence[Line]) -> None:
    first, last = f"{month:%Y%m%d}", f"{last_day(month):%Y%m%d}"
    sheet = Sheet()
    sheet.add(
        '"# 招商银行交易记录"',
        f'"# 导出时间: [            {after(month).replace(day=3)} 09:31:05]"',
        f'"# 账    号: [一卡通:{CMB_CARD}   招商银行]"',
        '"# 币    种: [                         人民币]"',
        f'"# 起始日期: [{first}]   终止日期: [{last}]"',
        '"# 过滤设置:  无"',
        "",
        '"交易日期","交易时间","收入","支出","余额","交易类型","交易备注"',
    )
    for line in lines:
        cells = [
            f"\t{line.at:%Y%m%d}",
            f"\t{line.at:%H:%M:%S}",
            yuan(line.amount) if line.amount > 0 else "",
            yuan(-line.amount) if line.amount < 0 else "",
            yuan(line.balance),
            line.kind,
            f"\t{line.note} {line.party}".rstrip(" "),
        ]
        sheet.row(line, [f'"{cell}"' for cell in cells])
    got = [one.amount for one in lines if one.amount > 0]
    spent = [-one.amount for one in lines if one.amount < 0]
    sheet.add(
        "",
        f'"# 收入合计: {len(got)} 笔，共 {yuan(sum(got))} 元"',
        f'"# 支出合计: {len(spent)} 笔，共 {yuan(sum(spent))} 元"',
    )
    out.text(f"{month:%Y-%m}/CMB_5555_{first}_{last}.csv", "cmb.bank", CMB_CARD, sheet, "utf-8-sig")


def _icbc(out: Output, month: date, lines: Sequence[Line]) -> None:
    sheet = Sheet()
    if month == MONTHS[0]:
        sheet.add("[HISTORYDETAIL]")
    sheet.add(ICBC_HEADER)
    for line in lines:
        sheet.row(
            line,
            [
                f"{line.serial}\t",
                f"{ICBC}\t",
                f"{line.party_account}\t",
                f"{line.at:%Y-%m-%d %H:%M:%S}",
                "贷" if line.amount > 0 else "借",
                yuan(-line.amount) if line.amount < 0 else "0.00",
                yuan(line.amount) if line.amount > 0 else "0.00",
                "\t",
                line.note,
                line.kind,
                line.party,
                yuan(line.balance),
                "",
            ],
        )
    out.text(f"{month:%Y-%m}/historydetail{month:%Y%m}.csv", "icbc.bank", ICBC, sheet, "gb18030")
