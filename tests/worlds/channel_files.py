"""The channels' files: Alipay, WeChat Pay, Pinduoduo, JD, Douyin, Shopify Payments."""

from __future__ import annotations

from datetime import date, timedelta

from tests.demo import alipay as demo_alipay
from tests.demo import platforms as demo_platforms
from tests.demo import wechat as demo_wechat
from tests.demo.catalog import ALIPAY, CMB
from tests.demo.model import share, yuan
from tests.importers.platform_bills import DOUYIN_18, JD_22

from .abroad_files import write_paypal, write_stripe
from .maker import RATES, masked
from .model import Event, Move, World
from .tables import Lines, Out, within

#: What JD calls the price of an instalment plan that the shop bears.
PLAN_FEE = "代收白条网络推广技术服务费"


def write(out: Out, world: World) -> None:
    """Write the files of every channel that the world uses."""
    channels = {one.channel for one in world.events}
    for channel, writer in (
        ("alipay", _alipay), ("wechat", _wechat), ("pdd", _pdd), ("jd", _jd), ("douyin", _douyin),
        ("shopify", _shopify), ("stripe", write_stripe), ("paypal", write_paypal),
    ):  # fmt: skip
        if channel in channels:
            writer(out, world)


def _events(world: World, channel: str, period: tuple[date, date]) -> list[Event]:
    mine = [one for one in world.events if one.channel == channel]
    return within(mine, period, lambda one: (one.bill_at, one.merchant, one.refund_number, one.what))


def _moves(world: World, channel: str, period: tuple[date, date]) -> list[Move]:
    return within([one for one in world.moves if one.account == channel], period, lambda one: one.at)


def _head(title: str, section: str, period: tuple[date, date]) -> list[str]:
    first, last = (f"{one:%Y年%m月%d日} 00:00:00" for one in (period[0], period[1] + timedelta(days=1)))
    return [
        f"#支付宝{title}查询",
        f"#账号：[{ALIPAY}]",
        f"#起始日期：[{first}]   终止日期：[{last}]",
        f"#-----------------------------------------{section}列表----------------------------------------",
    ]


def _alipay(out: Out, world: World) -> None:
    for period in out.periods("alipay.trade"):
        events, lines = _events(world, "alipay", period), Lines()
        lines.add(*_head("业务明细", "业务明细", period), demo_alipay.TRADE_HEADER)
        for event in events:
            cells = demo_alipay.trade_row(event)
            cells[10] = f"{masked(event.buyer, world.mask)}(1{30 + event.buyer % 60}****{event.buyer % 100:02d})\t"
            lines.row(event, cells)
        paid, back = ([one for one in events if one.kind == kind] for kind in ("payment", "refund"))
        sums = yuan(sum(one.amount for one in paid)), yuan(-sum(one.amount for one in back))
        lines.add(
            "#-----------------------------------------业务明细列表结束------------------------------------",
            f"#交易合计：{len(paid)}笔，商家实收共{sums[0]}元，商家优惠共0.00元",
            f"#退款合计：{len(back)}笔，商家实收退款共{sums[1]}元，商家优惠退款共0.00元",
            f"#导出时间：[{period[1] + timedelta(days=3):%Y年%m月%d日} 09:12:40]",
        )
        out.text(f"{ALIPAY}_{period[0]:%Y%m%d}_trade.csv", lines, "gb18030")
    for period in out.periods("alipay.account"):
        _alipay_log(out, world, period)


def _alipay_log(out: Out, world: World, period: tuple[date, date]) -> None:
    moves, lines = _moves(world, "alipay", period), Lines()
    lines.add(*_head("账务明细", "账务明细", period), demo_alipay.LOG_HEADER)
    kinds = {**demo_alipay.KINDS, "hold": ("冻结", ""), "release": ("解冻", "")}
    for move in moves:
        kind, description = kinds[move.what]
        event = move.event
        number = event.merchant.removeprefix("T200P") if event and event.merchant.startswith("T200P") else ""
        lines.row(
            move,
            [
                f"{move.serial}\t",
                f"{event.number if event else move.serial}\t",
                f"{event.merchant if event else ''}\t",
                event.title if event else "",
                f"{move.at:%Y-%m-%d %H:%M:%S}",
                masked(event.buyer, world.mask) if event else CMB,
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
    lines.add(
        "#-----------------------------------------账务明细列表结束------------------------------------",
        f"#支出合计：{len(spent)}笔，共{yuan(sum(spent))}元",
        f"#收入合计：{len(got)}笔，共{yuan(sum(got))}元",
        f"#导出时间：[{period[1] + timedelta(days=3):%Y年%m月%d日} 09:12:40]",
    )
    out.text(f"{ALIPAY}_{period[0]:%Y%m%d}_account.csv", lines, "gb18030")


def _remark(move: Move) -> str:
    if move.what == "payout":
        return "提现到银行卡"
    if move.what in ("fee", "fee_back"):
        return "服务费" if move.what == "fee" else "服务费退回"
    return move.event.remark if move.event else move.text


def _wechat(out: Out, world: World) -> None:
    for period in out.periods("wechat.trade"):
        events, lines = _events(world, "wechat", period), Lines()
        lines.add(demo_wechat.NEW_HEADER)
        for event in events:
            cells = demo_wechat.trade_row(event, True)
            if event.what == "pending":
                cells[19] = "PROCESSING"
            lines.row(event, demo_wechat.ticked(cells))
        paid = [one for one in events if one.kind == "payment"]
        back = sum(one.amount for one in events if one.kind == "refund")
        fees = sum((1 if one.kind == "payment" else -1) * one.fee for one in events)
        total = sum(one.amount for one in paid)
        totals = [str(len(events)), yuan(total), yuan(back), "0.00", f"{yuan(fees)}000", yuan(total), yuan(back)]
        lines.add(demo_wechat.NEW_TOTALS, ",".join(demo_wechat.ticked(totals)))
        out.text(f"1609920260All{period[0]}_{period[1]}.csv", lines, "utf-8")
    for period in out.periods("wechat.fund"):
        moves, lines = _moves(world, "wechat", period), Lines()
        lines.add(demo_wechat.FLOW_HEADER)
        for move in moves:
            lines.row(move, demo_wechat.ticked(_flow(move)))
        got, spent = ([one.amount for one in moves if (one.amount > 0) is way] for way in (True, False))
        totals = [str(len(moves)), str(len(got)), yuan(sum(got)), str(len(spent)), yuan(-sum(spent))]
        lines.add(demo_wechat.FLOW_TOTALS, ",".join(demo_wechat.ticked(totals)))
        out.text(f"1609920260Fund{period[0]}_{period[1]}.csv", lines, "utf-8")


def _flow(move: Move) -> list[str]:
    if move.what not in ("hold", "release"):
        return demo_wechat.flow_row(move)
    word = "冻结" if move.what == "hold" else "解冻"
    money = ["收入" if move.amount > 0 else "支出", yuan(abs(move.amount)), yuan(move.balance)]
    return [f"{move.at:%Y-%m-%d %H:%M:%S}", move.serial, move.serial, word, word, *money, "system", move.text, ""]


def _pdd(out: Out, world: World) -> None:
    for period in out.periods("pdd"):
        moves, lines = _moves(world, "pdd", period), Lines()
        lines.add(
            "拼多多店铺账务明细查询",
            "",
            f"起始时间：{period[0]} 00:00:00  终止时间：{period[1]} 23:59:59",
            "----------交易记录明细列表---------",
            demo_platforms.FLOW_HEADER,
        )
        for move in moves:
            kind, description = demo_platforms.FLOW_KINDS[move.what]
            number = f"{move.event.merchant}\t" if move.event else ""
            gain = yuan(move.amount) if move.amount > 0 else "0"
            loss = yuan(move.amount) if move.amount < 0 else "0"
            remark = "提现至银行卡" if move.what == "payout" else "-"
            lines.row(move, [number, f"{move.at:%Y-%m-%d %H:%M:%S}", gain, loss, kind, remark, description])
        got, spent = ([one.amount for one in moves if (one.amount > 0) is way] for way in (True, False))
        lines.add(
            f"#支出合计：{len(spent)}笔，共{yuan(sum(spent))}元",
            f"#收入合计：{len(got)}笔，共{yuan(sum(got))}元",
            f"#总计：{len(moves)}笔，共{yuan(sum(got) + sum(spent))}元",
            f"#导出时间：{period[1] + timedelta(days=3)} 09:20:11  林**",
        )
        out.text(f"pdd-mall-bill-detail-{period[0]:%Y%m}.csv", lines, "gb18030")


def _jd(out: Out, world: World) -> None:
    for period in out.periods("jd"):
        lines = Lines()
        lines.add(",".join(JD_22))
        for event in _events(world, "jd", period):
            sign = 1 if event.kind == "payment" else -1
            # what an instalment plan costs the shop is a row of its own
            credit = event.fee - share(event.amount, RATES["jd"][0], 1000) if event.remark == "白条" else 0
            rows = [("货款", sign * event.amount), ("佣金", -sign * (event.fee - credit))]
            for fee, amount in [*rows, (PLAN_FEE, -sign * credit)] if credit else rows:
                cells = {
                    "订单编号": event.merchant,
                    "订单状态": "完成",
                    "订单下单时间": f"{event.orders[0].created if event.orders else event.bill_at:%Y-%m-%d %H:%M:%S}",
                    "售后服务单号": event.refund_number,
                    "商品名称": event.title,
                    "费用名称": fee,
                    "应结金额": yuan(amount),
                    "币种": "CNY",
                    "收支方向": "收入" if amount > 0 else "支出",
                    "结算状态": "已结算",
                    "到账时间": f"{event.bill_at:%Y-%m-%d %H:%M:%S}",
                    "商户订单号": event.batch,
                }
                thing = _plan_fee(world, event, amount) if fee == PLAN_FEE else event
                lines.row(thing, [cells.get(name, "-") for name in JD_22])
        out.text(f"jd_settlement_{period[0]:%Y%m}.csv", lines, "utf-8-sig")


def _plan_fee(world: World, event: Event, amount: int) -> Move:
    """Return the row of what a plan costs; it shows what the payment shows."""
    row = Move("jd", event.bill_at, "fee", amount, "", event)
    for plant in world.plants:
        if event in plant.about:
            plant.about.append(row)
    return row


def _douyin(out: Out, world: World) -> None:
    for period in out.periods("douyin"):
        lines = Lines()
        lines.add(",".join(DOUYIN_18))
        rows = _moves(world, "douyin", period)
        for move in rows:
            if move.what in ("fee", "fee_back"):
                continue  # stands in the row of its sale
            lines.row(move, [_douyin_cells(move).get(name, "-") for name in DOUYIN_18])
        out.text(f"douyin_settlement_{period[0]:%Y%m}.csv", lines, "utf-8-sig")


def _douyin_cells(move: Move) -> dict[str, str]:
    event = move.event
    if event is None:
        return {
            "动账时间": f"{move.at:%Y-%m-%d %H:%M:%S}",
            "动帐流水号": f"'{move.serial}",
            "动账方向": "出账",
            "动账金额": yuan(-move.amount),
            "动账场景": "提现",
        }
    sign = 1 if event.kind == "payment" else -1
    whole = sign * (event.amount - event.fee)
    return {
        "动账时间": f"{move.at:%Y-%m-%d %H:%M:%S}",
        "动帐流水号": f"'{move.serial}",
        "动账方向": "入账" if whole > 0 else "出账",
        "动账金额": yuan(abs(whole)),
        "动账账户": "货款账户",
        "动账场景": "货款结算入账" if sign > 0 else "已结算-退款",
        "子订单号": f"'{event.merchant}",
        "订单号": f"'{event.merchant}",
        "订单实付应结": yuan(event.amount) if sign > 0 else "0.00",
        "订单退款": yuan(-event.amount) if sign < 0 else "0.00",
        "平台服务费": yuan(-sign * event.fee),
    }


SHOPIFY = [
    "Transaction Date", "Type", "Order", "Card Brand", "Card Source", "Payout Status", "Payout Date", "Payout ID",
    "Available On", "Amount", "Fee", "Net", "Checkout", "Payment Method Name", "Presentment Amount",
    "Presentment Currency", "Currency",
]  # fmt: skip


def _shopify(out: Out, world: World) -> None:
    for period in out.periods("shopify"):
        lines = Lines()
        lines.add(",".join(SHOPIFY))
        for move in _moves(world, "shopify", period):
            event = move.event
            word = {
                "payment": "charge",
                "refund": "refund",
                "payout": "payout",
                "hold": "reserve hold",
                "release": "reserve release",
            }
            cells = {
                "Transaction Date": f"{move.at:%Y-%m-%d %H:%M:%S} +0000",
                "Type": word[move.what],
                "Order": f"#{event.merchant}" if event else "",
                "Card Brand": "visa" if event else "",
                "Payout Status": "paid" if move.batch or move.what == "payout" else "pending",
                "Payout ID": move.serial if move.what == "payout" else move.batch,
                "Amount": yuan(move.amount),
                "Fee": yuan(move.fee),
                "Net": yuan(move.amount - move.fee),
                "Checkout": f"#{event.number}" if event else "",
                "Payment Method Name": "card" if event else "",
                "Currency": "USD",
            }
            lines.row(move, [cells.get(name, "") for name in SHOPIFY])
        out.text(f"payment_transactions_export_{period[0]:%Y%m}.csv", lines, "utf-8")
