"""The order exports of the shops, and the banks' statements."""

from __future__ import annotations

from datetime import date

from tests.demo import banks as demo_banks
from tests.demo import platforms as demo_platforms
from tests.demo.catalog import CMB, CMB_CARD, COMPANY, ICBC
from tests.demo.model import yuan
from tests.importers.platform_bills import DOUYIN_ORDERS, JD_ORDERS

from .model import Line, Order, World
from .money import CCB, EURO, ROOM
from .tables import Lines, Out, within

SHOPIFY = [
    "Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Currency", "Subtotal", "Total",
    "Refunded Amount", "Created at", "Lineitem quantity", "Lineitem name", "Lineitem price", "Cancelled at",
    "Payment Method", "Payment Reference", "Id", "Payment References",
]  # fmt: skip
CCB_HEADER = (
    "账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,"
    "账户明细编号-交易流水号,企业流水号,凭证种类,凭证号"
)


def write_orders(out: Out, world: World) -> None:
    """Write each shop's orders, newest first, a file for each month."""
    for shop in world.shops:
        for period in out.periods(f"{shop}.orders"):
            orders = within((one for one in world.orders if one.shop == shop), period, lambda one: one.created)[::-1]
            if orders:
                _WRITERS[shop](out, f"{period[0]:%Y%m}", orders)


def _taobao(out: Out, stem: str, orders: list[Order]) -> None:
    lines, names = Lines(), [one.strip() for one in demo_platforms.TAOBAO_HEADER.split(",")]
    lines.add(demo_platforms.TAOBAO_HEADER)
    for order in orders:
        cells = demo_platforms.taobao_cells(order)
        cells["订单编号"] = cells["主订单编号"] = f'="{order.number}"'
        cells["退款金额"] = yuan(order.refund) if order.refund else "无退款申请"
        lines.row(order, [cells.get(name, "") for name in names])
    out.text(f"ExportOrderList{stem}.csv", lines, "gb18030")


def _youzan(out: Out, stem: str, orders: list[Order]) -> None:
    lines, width = Lines(), len(demo_platforms.YOUZAN_HEADER.split(","))
    lines.add(demo_platforms.YOUZAN_HEADER)
    for order in orders:
        cells = [""] * width
        for at, text in demo_platforms.youzan_cells(order).items():
            cells[at] = text
        lines.row(order, cells)
    out.text(f"youzan_orders_{stem}.csv", lines, "utf-8-sig")


def _pdd(out: Out, stem: str, orders: list[Order]) -> None:
    lines, names = Lines(), demo_platforms.PDD_HEADER.split(",")
    lines.add(demo_platforms.PDD_HEADER)
    for order in orders:
        cells = demo_platforms.pdd_cells(order)
        lines.row(order, [cells.get(name, "") for name in names])
    out.text(f"orders_export{stem}.csv", lines, "utf-8-sig")


_JD_STATES = {
    "done": "完成",
    "shipped": "等待确认收货",
    "unpaid": "等待付款",
    "closed": "(删除)等待付款",
    "refunded": "完成",
}
_DOUYIN_STATES = {"done": "已完成", "shipped": "已发货", "unpaid": "待支付", "closed": "已关闭", "refunded": "已关闭"}


def _jd(out: Out, stem: str, orders: list[Order]) -> None:
    lines = Lines()
    lines.add(",".join(JD_ORDERS))
    for order in orders:
        cells = {
            "订单号": order.number,
            "商品ID": f"10{order.goods:09d}",
            "商品名称": order.title,
            "订购数量": str(order.quantity),
            "支付方式": order.said or "在线支付",
            "下单时间": f"{order.created:%Y-%m-%d %H:%M:%S}",
            "京东价": yuan(order.goods // order.quantity),
            "订单金额": yuan(order.due),
            "结算金额": yuan(order.due),
            "应付金额": yuan(order.due - order.platform_off),
            "订单状态": _JD_STATES[order.state],
            "下单帐号": f"jd_{order.buyer:03d}",
            "运费金额": yuan(order.shipping),
            "付款确认时间": f"{order.paid:%Y-%m-%d %H:%M:%S}" if order.paid else "",
        }
        lines.row(order, [cells.get(name, "") for name in JD_ORDERS])
    out.text(f"jd_orders_{stem}.csv", lines, "gb18030")


def _douyin(out: Out, stem: str, orders: list[Order]) -> None:
    lines = Lines()
    lines.add(",".join(DOUYIN_ORDERS))
    for order in orders:
        cells = {
            "主订单编号": f"{order.number}\t",
            "子订单编号": f"{order.number}\t",
            "选购商品": order.title,
            "商品数量": str(order.quantity),
            "订单应付金额": yuan(order.due - order.platform_off),
            "运费": yuan(order.shipping),
            "收件人": "##masked",
            "订单提交时间": f"{order.created:%Y-%m-%d %H:%M:%S}",
            "支付完成时间": f"{order.paid:%Y-%m-%d %H:%M:%S}" if order.paid else "-",
            "订单状态": _DOUYIN_STATES[order.state],
            "售后状态": "退款成功" if order.state == "refunded" else "-",
            "平台实际承担优惠金额": yuan(order.platform_off),
            "商家实际承担优惠金额": yuan(order.off),
            "达人实际承担优惠金额": "0.00",
        }
        lines.row(order, [cells.get(name, "") for name in DOUYIN_ORDERS])
    out.text(f"douyin_orders_{stem}.csv", lines, "utf-8-sig")


_SHOPIFY_STATES = {"done": "paid", "shipped": "paid", "unpaid": "pending", "closed": "voided", "refunded": "refunded"}


def _shopify(out: Out, stem: str, orders: list[Order]) -> None:
    lines = Lines()
    lines.add(",".join(SHOPIFY))
    for order in orders:
        back = order.refund and order.state != "refunded"
        cells = {
            "Name": f"#{order.number}",
            "Email": f"buyer{order.buyer}@example.com",
            "Financial Status": "partially_refunded" if back else _SHOPIFY_STATES[order.state],
            "Paid at": f"{order.paid:%Y-%m-%d %H:%M:%S} +0000" if order.paid else "",
            "Fulfillment Status": "fulfilled" if order.state == "done" else "unfulfilled",
            "Currency": order.currency,
            "Subtotal": yuan(order.goods),
            "Total": yuan(order.due),
            "Refunded Amount": yuan(order.refund),
            "Created at": f"{order.created:%Y-%m-%d %H:%M:%S} +0000",
            "Lineitem quantity": str(order.quantity),
            "Lineitem name": order.title,
            "Lineitem price": yuan(order.goods),
            "Payment Method": order.said or ("Shopify Payments" if order.shop == "shopify" else "Stripe"),
            "Payment Reference": order.pay_number if order.shop == "web" else "",
            "Id": f"555{order.number.removeprefix('W')}0001",
        }
        lines.row(order, [cells.get(name, "") for name in SHOPIFY], quoted=True)
    out.text(f"orders_export_{orders[0].shop}_{stem}.csv", lines, "utf-8")


_WRITERS = {
    "taobao": _taobao, "youzan": _youzan, "pdd": _pdd, "jd": _jd, "douyin": _douyin, "shopify": _shopify,
    "web": _shopify,
}  # fmt: skip


def write_banks(out: Out, world: World) -> None:
    """Write the statements of every account that has lines."""
    for account, writer in ((CMB, _cmb), (CMB_CARD, _card), (ICBC, _icbc), (CCB, _ccb), (EURO, _camt)):
        mine = [one for one in world.lines if one.account == account]
        for period in out.periods(f"bank.{account}") if mine else []:
            writer(out, period, within(mine, period, lambda one: (one.at, one.amount)))


def _cmb(out: Out, period: tuple[date, date], found: list[Line]) -> None:
    lines, names = Lines(), demo_banks.CMB_HEADER.split(",")
    first, last = (f"{one:%Y%m%d}" for one in period)
    lines.plain("公司名称", COMPANY, "银行帐号", CMB, "币种", "人民币")
    lines.plain("查询开始日期", first, "查询结束日期", last)
    lines.plain(*names)
    for line in found:
        cells: dict[str, str | float] = {
            "交易日": f"{line.at:%Y%m%d}",
            "交易时间": f"{line.at:%H%M%S}",
            "起息日": f"{line.at:%Y%m%d}",
            "交易类型": line.kind,
            "余额": line.balance / 100,
            "摘要": line.note,
            "流水号": line.serial,
            "用途": line.note,
            "收/付方名称": line.party,
            "收/付方帐号": line.party_account,
        }
        cells["贷方金额" if line.amount > 0 else "借方金额"] = abs(line.amount) / 100
        lines.page_row(line, [cells.get(name) for name in names])
    out.book(f"CMB_{CMB}_{first}_{last}.xlsx", "交易明细", lines)


def _card(out: Out, period: tuple[date, date], found: list[Line]) -> None:
    lines = Lines()
    first, last = (f"{one:%Y%m%d}" for one in period)
    lines.add(
        '"# 招商银行交易记录"',
        f'"# 导出时间: [            {period[1]} 23:31:05]"',
        f'"# 账    号: [一卡通:{CMB_CARD}   招商银行]"',
        '"# 币    种: [                         人民币]"',
        f'"# 起始日期: [{first}]   终止日期: [{last}]"',
        '"# 过滤设置:  无"',
        "",
        '"交易日期","交易时间","收入","支出","余额","交易类型","交易备注"',
    )
    for line in found:
        cells = [
            f"\t{line.at:%Y%m%d}",
            f"\t{line.at:%H:%M:%S}",
            yuan(line.amount) if line.amount > 0 else "",
            yuan(-line.amount) if line.amount < 0 else "",
            yuan(line.balance),
            line.kind,
            f"\t{line.note} {line.party}",
        ]
        lines.row(line, [f'"{one}"' for one in cells])
    got, spent = ([abs(one.amount) for one in found if (one.amount > 0) is way] for way in (True, False))
    lines.add(
        "",
        f'"# 收入合计: {len(got)} 笔，共 {yuan(sum(got))} 元"',
        f'"# 支出合计: {len(spent)} 笔，共 {yuan(sum(spent))} 元"',
    )
    out.text(f"CMB_5555_{first}_{last}.csv", lines, "utf-8-sig")


def _icbc(out: Out, period: tuple[date, date], found: list[Line]) -> None:
    lines = Lines()
    lines.add(demo_banks.ICBC_HEADER)
    for line in found:
        cells = [
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
        ]
        lines.row(line, cells)
    out.text(f"historydetail{period[0]:%Y%m}.csv", lines, "gb18030")


def _ccb(out: Out, period: tuple[date, date], found: list[Line]) -> None:
    lines = Lines()
    lines.add(CCB_HEADER)
    for line in found:
        cells = {
            "账号": CCB,
            "账户名称": COMPANY,
            "交易时间": f"{line.at:%Y%m%d %H:%M:%S}",
            "借方发生额（支取）": yuan(-line.amount) if line.amount < 0 else "0.00",
            "贷方发生额（收入）": yuan(line.amount) if line.amount > 0 else "0.00",
            "余额": yuan(line.balance),
            "币种": "人民币元",
            "对方户名": line.party,
            "对方账号": line.party_account,
            "摘要": line.kind,
            "备注": line.note,
            "账户明细编号-交易流水号": line.serial,
        }
        lines.row(line, [cells.get(name, "") for name in CCB_HEADER.split(",")])
    out.text(f"ccb_{period[0]:%Y%m}.csv", lines, "gb18030")


def _camt(out: Out, period: tuple[date, date], found: list[Line]) -> None:
    """One statement in dollars; the row of an entry is its number in the file."""
    opening = found[0].balance - found[0].amount if found else ROOM
    closing = found[-1].balance if found else ROOM

    def balance(code: str, value: int, day: date) -> str:
        kind = f"<Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
        return f'<Bal>{kind}<Amt Ccy="USD">{yuan(value)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>'

    entries = []
    for line in found:
        side = "CRDT" if line.amount > 0 else "DBIT"
        ref = f"<Refs><EndToEndId>{line.reference}</EndToEndId></Refs>" if line.reference else ""
        party = f"<RltdPties><Dbtr><Nm>{line.party}</Nm></Dbtr></RltdPties>"
        entries.append(
            f'<Ntry><Amt Ccy="USD">{yuan(abs(line.amount))}</Amt><CdtDbtInd>{side}</CdtDbtInd><Sts>BOOK</Sts>'
            f"<BookgDt><Dt>{line.at.date()}</Dt></BookgDt><AcctSvcrRef>{line.serial}</AcctSvcrRef>"
            f"<NtryDtls><TxDtls>{ref}{party}<RmtInf><Ustrd>{line.note}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
        )
    body = "".join([balance("OPBD", opening, period[0]), balance("CLBD", closing, period[1]), *entries])
    span = f"<FrToDt><FrDtTm>{period[0]}T00:00:00</FrDtTm><ToDtTm>{period[1]}T23:59:59</ToDtTm></FrToDt>"
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>'
        "<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-01-01T00:00:00</CreDtTm></GrpHdr>"
        f"<Stmt><Id>{period[0]:%Y%m}</Id>{span}<Acct><Id><IBAN>{EURO}</IBAN></Id><Ccy>USD</Ccy></Acct>{body}</Stmt>"
        "</BkToCstmrStmt></Document>"
    )
    lines = Lines()
    lines.lines = [text]
    lines.rows = list(enumerate(found, 1))
    out.text(f"camt053_{period[0]:%Y%m}.xml", lines, "utf-8", "\n")
