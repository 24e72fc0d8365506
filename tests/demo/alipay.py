"""Alipay's files: the trade bill in its zip, the account log as CSV and as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .accounts import events_of, movements
from .catalog import ALIPAY, CMB, buyer_mask
from .files import write_bytes, zip_bytes
from .model import MONTHS, Event, Move, World, yuan
from .output import Output, Page, Sheet, after

TRADE_HEADER = (
    "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,"
    "商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,"
    "卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注"
)
SUMMARY_HEADER = (
    "门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,"
    "服务费（元）,分润（元）,实收净额（元）"
)
LOG_HEADER = (
    "账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,"
    "备注,业务描述,业务订单号,业务基础订单号,业务账单来源"
)
PAGE_HEADER = (
    "序号,入账时间,支付宝交易号,支付宝流水号,商户订单号,账务类型,收入（+元）,支出（-元）,账户余额（元）,服务费（元）,支付渠道,签约产品,"
    "对方账户,对方名称,银行订单号,商品名称,备注,业务基础订单号,业务订单号,业务账单来源,业务描述,付款备注"
)
#: what → 业务类型 and 业务描述.
KINDS = {
    "payment": ("交易付款", "0010001|交易收款-交易收款"),
    "fee": ("收费", "0030038|软件服务费-支付宝服务费"),
    "refund": ("交易退款", "0020001|交易退款-余额退款"),
    "fee_back": ("收费", "0030038|软件服务费-支付宝服务费"),
    "payout": ("提现", ""),
}


def write(out: Output, world: World) -> None:
    """Write both files of both months."""
    for month in MONTHS:
        _trade(out, month, events_of(world, "alipay", month))
        moves = movements(world, ALIPAY, month)
        (_log if month == MONTHS[0] else _page)(out, month, moves)


def _day(day: date) -> str:
    return f"{day:%Y年%m月%d日} 00:00:00"


def _exported(month: date) -> str:
    return f"#导出时间：[{after(month).replace(day=3):%Y年%m月%d日} 09:12:40]"


def _head(title: str, section: str, month: date) -> list[str]:
    return [
        f"#支付宝{title}查询",
        f"#账号：[{ALIPAY}]",
        f"#起始日期：[{_day(month)}]   终止日期：[{_day(after(month))}]",
        f"#-----------------------------------------{section}列表----------------------------------------",
    ]


def _trade(out: Output, month: date, events: Sequence[Event]) -> None:
    sheet = Sheet()
    sheet.add(*_head("业务明细", "业务明细", month), TRADE_HEADER)
    for event in events:
        sheet.row(event, trade_row(event))
    sheet.add("#-----------------------------------------业务明细列表结束------------------------------------")
    paid = [one for one in events if one.kind == "payment"]
    back = [one for one in events if one.kind == "refund"]
    total, returned = sum(one.amount for one in paid), sum(one.amount for one in back)
    sheet.add(
        f"#交易合计：{len(paid)}笔，商家实收共{yuan(total)}元，商家优惠共0.00元",
        f"#退款合计：{len(back)}笔，商家实收退款共{yuan(-returned)}元，商家优惠退款共0.00元",
        _exported(month),
    )
    stem = f"{ALIPAY}_{month:%Y%m}"
    names = (f"{stem}_业务明细.csv", f"{stem}_业务明细(汇总).csv")
    members = [(names[0], sheet.data("gb18030")), (names[1], _summary(month, paid, back).data("gb18030"))]
    if month != MONTHS[0]:  # the newer site puts the summary first and calls the files otherwise
        names = (f"{stem}_交易明细.csv", f"{stem}_交易明细(汇总).csv")
        members = [(names[1], members[1][1]), (names[0], members[0][1])]
    file = f"{month:%Y-%m}/{stem}.csv.zip"
    write_bytes(out.folder / file, zip_bytes(members))
    sheet.place(f"{file}!{names[0]}")
    out.note(f"{file}!{names[0]}", "alipay.merchant.trade", ALIPAY, len(sheet.rows))


def trade_row(event: Event) -> list[str]:
    sign = 1 if event.kind == "payment" else -1
    amount = yuan(sign * event.amount)
    created = (event.parent or event).bill_at
    tab = "\t"
    return [
        event.number + tab,
        event.merchant + tab,
        ("交易" if sign > 0 else "退款") + tab,
        event.title,
        f"{created:%Y-%m-%d %H:%M:%S}",
        f"{event.bill_at:%Y-%m-%d %H:%M:%S}",
        *[tab] * 4,
        buyer_mask(event.buyer) + tab,
        amount,
        amount,
        yuan(event.funded),
        *["0.00"] * 4,
        "",
        "0.00" + tab,
        "0.00",
        event.refund_number + tab,
        yuan(-sign * event.fee),
        "0.00",
        event.remark,
    ]


def _summary(month: date, paid: Sequence[Event], back: Sequence[Event]) -> Sheet:
    sheet = Sheet()
    sheet.add(*_head("业务汇总", "业务汇总", month), SUMMARY_HEADER)
    total = sum(one.amount for one in paid) - sum(one.amount for one in back)
    fee = sum(one.fee for one in paid) - sum(one.fee for one in back)
    sheet.add(
        f"合计,,{len(paid)},{len(back)},{yuan(total)},{yuan(total)},{yuan(sum(one.funded for one in paid))},0.00,0.00,"
        f"{yuan(-fee)},0.00,{yuan(total - fee)}",
        "#-----------------------------------------业务汇总列表结束------------------------------------",
        _exported(month),
    )
    return sheet


def _order_number(event: Event | None) -> str:
    return event.orders[0].number if event and event.orders and event.merchant.startswith("T200P") else ""


def _log(out: Output, month: date, moves: Sequence[Move]) -> None:
    sheet = Sheet()
    sheet.add(*_head("账务明细", "账务明细", month), LOG_HEADER)
    for move in _shuffled(moves):
        kind, description = KINDS[move.what]
        event, number = move.event, _order_number(move.event)
        sheet.row(
            move,
            [
                f"{move.serial}\t",
                f"{event.number if event else move.serial}\t",
                f"{event.merchant if event else ''}\t",
                event.title if event else "",
                f"{move.at:%Y-%m-%d %H:%M:%S}",
                buyer_mask(event.buyer) if event else CMB,
                yuan(max(move.amount, 0)),
                yuan(min(move.amount, 0)),
                yuan(move.balance),
                "支付宝",
                kind,
                _remark(move),
                description,
                number,
                number,
                "淘宝" if number else "",
            ],
        )
    spent = [one.amount for one in moves if one.amount < 0]
    got = [one.amount for one in moves if one.amount >= 0]
    sheet.add(
        "#-----------------------------------------账务明细列表结束------------------------------------",
        f"#支出合计：{len(spent)}笔，共{yuan(sum(spent))}元",
        f"#收入合计：{len(got)}笔，共{yuan(sum(got))}元",
        _exported(month),
    )
    file = f"{month:%Y-%m}/{ALIPAY}_{month:%Y%m}_account.csv"
    out.text(file, "alipay.merchant.account", ALIPAY, sheet, "gb18030")


def _remark(move: Move) -> str:
    if move.what == "payout":
        return "提现到招商银行(0188)"
    if move.what in ("fee", "fee_back"):
        return "服务费" if move.what == "fee" else "服务费退回"
    return move.event.remark if move.event else ""


def _shuffled(moves: Sequence[Move]) -> list[Move]:
    """Swap a payment and its fee of the same second now and then, as the account log does."""
    rows = list(moves)
    for i in range(0, len(rows) - 1, 37):
        if rows[i].at == rows[i + 1].at and rows[i].event is rows[i + 1].event:
            rows[i], rows[i + 1] = rows[i + 1], rows[i]
    return rows


def _page(out: Output, month: date, moves: Sequence[Move]) -> None:
    page = Page()
    page.add("支付宝账务明细")
    page.add(f"账号：{ALIPAY}")
    page.add(f"起始日期：{_day(month)}  终止日期：{_day(after(month))}")
    page.add(*PAGE_HEADER.split(","))
    for at, move in enumerate(moves, 1):
        kind, description = KINDS[move.what]
        event, number = move.event, _order_number(move.event)
        page.row(
            move,
            [
                str(at),
                f"{move.at:%Y-%m-%d %H:%M:%S}",
                event.number if event else "",
                move.serial,
                event.merchant if event else "",
                kind,
                yuan(move.amount) if move.amount > 0 else "",
                yuan(-move.amount) if move.amount < 0 else "",
                yuan(move.balance),
                "0.00",
                "支付宝",
                "" if move.what == "payout" else "担保交易",
                buyer_mask(event.buyer) if event else CMB,
                "",
                "",
                event.title if event else "",
                _remark(move),
                number,
                number,
                "淘宝" if number else "",
                description,
                "",
            ],
        )
    out.book(f"{month:%Y-%m}/{ALIPAY}_{month:%Y%m}_account.xlsx", "alipay.merchant.account", ALIPAY, "账务明细", page)
