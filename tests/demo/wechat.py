"""WeChat Pay's files: the trade bill (the legacy 24 columns, then the 27 of today) and the fund flow."""

from __future__ import annotations

from collections.abc import Sequence

from .accounts import events_of, movements
from .catalog import WECHAT, WECHAT_APP
from .model import MONTHS, Event, Move, World, yuan
from .output import Output, Sheet, last_day

NEW_HEADER = (
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,"
    "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注"
)
OLD_HEADER = (
    "交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,"
    ""
    "货币种类,总金额,代金券或立减优惠金额,"
    "微信退款单号,商户退款单号,退款金额,代金券或立减优惠退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率"
)
NEW_TOTALS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"
OLD_TOTALS = "总交易单数,总交易额,总退款金额,总代金券或立减优惠退款金额,手续费总金额"
FLOW_HEADER = (
    "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),"
    "资金变更提交申请人,备注,业务凭证号"
)
FLOW_TOTALS = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额"
BANKS = ("OTHERS", "CMB_DEBIT", "ICBC_DEBIT", "PAB_CREDIT", "CCB_DEBIT")


def write(out: Output, world: World) -> None:
    """Write both files of both months."""
    for month in MONTHS:
        span = f"{month:%Y-%m-%d}_{last_day(month):%Y-%m-%d}"
        events = events_of(world, "wechat", month)
        sheet = _trade(events, new=month != MONTHS[0])
        file = f"{month:%Y-%m}/{WECHAT}All{span}.csv"
        out.text(file, "wechatpay.merchant.trade", WECHAT, sheet, "utf-8", "\r\n" if month == MONTHS[0] else "\n")
        flow = _flow(movements(world, WECHAT, month), as_decimal=month == MONTHS[0])
        out.text(f"{month:%Y-%m}/{WECHAT}Fund{span}.csv", "wechatpay.merchant.fundflow", WECHAT, flow, "utf-8", "\n")


def ticked(cells: Sequence[str]) -> list[str]:
    return [f"`{cell}" for cell in cells]


def fee_text(event: Event) -> str:
    """Return the fee with its five decimals, negative on a refund."""
    value = event.printed_fee if event.printed_fee is not None else event.fee * 1000
    sign = "-" if event.kind == "refund" and value else ""
    return f"{sign}{value // 100000}.{value % 100000:05d}"


def _trade(events: Sequence[Event], *, new: bool) -> Sheet:
    sheet = Sheet()
    sheet.add(NEW_HEADER if new else OLD_HEADER)
    for event in events:
        sheet.row(event, ticked(trade_row(event, new)))
    paid = [one for one in events if one.kind == "payment"]
    back = sum(one.amount for one in events if one.kind == "refund")
    fees = sum(_fee_units(one) for one in events)
    sign, fees = ("-", -fees) if fees < 0 else ("", fees)
    totals = [
        str(len(events)),
        yuan(sum(one.amount for one in paid)),
        yuan(back),
        "0.00",
        f"{sign}{fees // 100000}.{fees % 100000:05d}",
    ]
    if new:
        totals += [yuan(sum(one.amount + one.coupon for one in paid)), yuan(back)]
    sheet.add(NEW_TOTALS if new else OLD_TOTALS, ",".join(ticked(totals)))
    return sheet


def _fee_units(event: Event) -> int:
    value = event.printed_fee if event.printed_fee is not None else event.fee * 1000
    return -value if event.kind == "refund" else value


def trade_row(event: Event, new: bool) -> list[str]:
    refund = event.kind == "refund"
    returned = yuan(event.amount) if refund else "0.00"
    cells = [
        f"{event.bill_at:%Y-%m-%d %H:%M:%S}",
        WECHAT_APP,
        WECHAT,
        "0",
        "",
        event.number,
        event.merchant,
        f"oHM{event.number[-9:]}{event.buyer:04d}Kq",
        "NATIVE" if event.merchant.startswith(("QR", "SK")) else "JSAPI",
        "REFUND" if refund else "SUCCESS",
        BANKS[event.buyer % len(BANKS)],
        "CNY",
        "0.00" if refund else yuan(event.amount),
        "0.00" if refund else yuan(event.coupon),
        event.refund_id or "0",
        event.refund_number or "0",
        returned,
        "0.00",
        "ORIGINAL" if refund else "",
        "SUCCESS" if refund else "",
        event.title,
        "",
        fee_text(event),
        "0.60%",
    ]
    if new:
        cells += ["0.00" if refund else yuan(event.amount + event.coupon), returned, ""]
    return cells


def _flow(moves: Sequence[Move], *, as_decimal: bool) -> Sheet:
    sheet = Sheet()
    sheet.add(FLOW_HEADER)
    for move in moves:
        sheet.row(move, ticked(flow_row(move)))
    got = [one.amount for one in moves if one.amount > 0]
    spent = [one.amount for one in moves if one.amount < 0]
    counts = [f"{len(one)}.0" if as_decimal else str(len(one)) for one in (moves, got, spent)]
    sheet.add(FLOW_TOTALS, ",".join(ticked([counts[0], counts[1], yuan(sum(got)), counts[2], yuan(-sum(spent))])))
    return sheet


def flow_row(move: Move) -> list[str]:
    event = move.event
    at, direction = f"{move.at:%Y-%m-%d %H:%M:%S}", "收入" if move.amount > 0 else "支出"
    money = [direction, yuan(abs(move.amount)), yuan(move.balance)]
    if event is None:
        return [at, move.serial, move.serial, "提现", "提现", *money, "system", "T+1自动提现到银行卡", ""]
    if move.what == "refund":
        remark = f"退款总金额{yuan(event.amount)}元;含手续费{yuan(event.fee)}元"
        who = f"{WECHAT}API"
        return [at, event.refund_id, event.number, "退款", "退款", *money, who, remark, event.refund_number]
    kind = "交易" if move.what == "payment" else "扣除交易手续费"
    serial = event.number if move.what == "payment" else move.serial
    return [at, event.number, serial, "交易", kind, *money, "system", "", event.merchant]
