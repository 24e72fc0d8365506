"""Bills of further formats as text, in their real layouts, for `bench_read --format`."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.benchmarks.bill import Bill
from tests.benchmarks.more_bills import MORE

_START = datetime.fromisoformat("2026-09-01 00:00:00")


def _clock(at: int) -> str:
    return str(_START + timedelta(seconds=at * 7919 % 2_500_000))


def _yuan(at: int, step: int = 7919) -> tuple[int, str]:
    cents = 100 + at * step % 90_000
    return cents, f"{cents // 100}.{cents % 100:02d}"


def _of(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def _douyin(at: int) -> str:
    paid, text = _yuan(at)
    fee = paid // 50
    ids = f"'69301627455{at:08d},'69301627455{at:08d}"
    return (
        f"{_clock(at)},'2026090100{at:010d},入账,{_of(paid - fee)},聚合账户,货款结算入账,,{ids},,{_clock(at)},"
        f"'3612345678901234567,手工辣椒酱{at % 50}号,,,普通订单,{text},0,0,0,0,0,0,0,0,"
        f"0,0,0,{_of(-fee)},0,0,0,0,0,0,否,0,某店,"
    )


def _jd(at: int) -> str:
    _cents, text = _yuan(at)
    return (
        f"29012{at:010d},0,完成,{_clock(at)},{_clock(at + 90)},,,1000{at % 500:06d},蓝牙耳机{at % 50}号,1,,,货款,"
        f"{text},CNY,收入,已结算,2026-09-30,2026-09-30 00:00:00,2026-09-30 00:00:00,,"
    )


def _stripe(at: int) -> str:
    cents, text = _yuan(at)
    fee = cents // 34 + 30
    return (
        f'"txn_1{at:023d}","{_clock(at)}","2026-09-30 00:00:00","usd","{text}","{_of(fee)}","{_of(cents - fee)}",'
        f'"charge","Order {at}"'
    )


def _paypal(at: int) -> str:
    cents, text = _yuan(at)
    fee, when = cents // 34 + 30, _START + timedelta(seconds=at * 7919 % 2_500_000)
    return (
        f'"{when:%m/%d/%Y}","{when:%H:%M:%S}","PST","Buyer {at % 999}","Express Checkout Payment","Completed","USD",'
        f'"{text}","{_of(-fee)}","{_of(cents - fee)}","b{at % 999}@example.com","shop@example.com","T{at:016d}",'
        f'"Confirmed","0.00","","INV-{at}","","","","Sale",""'
    )


def _taobao(at: int) -> str:
    _cents, text = _yuan(at)
    return f"T{at:018d},{text},{text},上海,{_clock(at)},{_clock(at + 60)},0.00"


def _shopify(at: int) -> str:
    _cents, text = _yuan(at)
    return f"#{1001 + at},c{at % 999}@example.com,{_clock(at)} -0500,{text},0.00,USD,paid,Deluxe Bundle {at % 50},1"


def _pinduoduo(at: int) -> str:
    _cents, text = _yuan(at)
    return f"260901-{at:015d},{_clock(at)},{text},0.00,交易收入,订单收入"


def _youzan(at: int) -> str:
    _cents, text = _yuan(at)
    return (
        f"E20260901{at:012d},交易完成,普通订单,微信支付,42000{at:015d},{text},0.00,0.00,{text},{text},{text},0.00,"
        f"{_clock(at + 60)},{_clock(at)},某店,茶{at % 50}号,买家{at % 999}"
    )


def _amazon(at: int) -> str:
    cents, text = _yuan(at // 2)
    fee = at % 2
    what = f"ItemFees\tCommission\t{_of(-(cents // 7))}" if fee else f"ItemPrice\tPrincipal\t{text}"
    return (
        f"18203\t\t\t\t\t\tOrder\t302-{at // 2:07d}-1234567\t\t\tS{at // 2}\tAmazon.com\t{what}\tAFN\t2026-09-02\t"
        f"{_clock(at // 2)} UTC\t{at // 2:014d}\t\t\tSKU-{at % 50}\t{'' if fee else 1}\t"
    )


def _adyen(at: int) -> str:
    cents, text = _yuan(at)
    fee = cents // 50
    return (
        f"Shop,Shop_POS,88162{at:011d},ORDER-{at},visa,{_clock(at)},CET,Settled,88263{at:011d},EUR,,{text},1,EUR,,"
        f"{_of(cents - fee)},{_of(fee)},0,0,0,visaclassic,380"
    )


_DOUYIN_TEXTS = {
    *(
        "动账时间",
        "动帐流水号",
        "动账方向",
        "动账账户",
        "动账场景",
        "计费类型",
        "子订单号",
        "订单号",
        "售后编号",
        "下单时间",
    ),
    *("商品ID", "商品名称", "达人ID", "达人名称", "订单类型", "是否免佣", "商户主体名称", "备注"),
}
_DOUYIN = (
    "动账时间,动帐流水号,动账方向,动账金额,动账账户,动账场景,计费类型,子订单号,订单号,售后编号,下单时间,商品ID,商品名称,达人ID,"
    "达人名称,订单类型,订单实付应结,运费实付,实际平台补贴_运费,实际平台补贴,其他平台补贴,以旧换新抵扣,政府补贴平台垫资,实际达人补贴,"
    "实际抖音支付补贴,实际抖音月付营销补贴,银行补贴,订单退款,平台服务费,佣金,服务商佣金,渠道分成,招商服务费,站外推广费,其他分成,"
    "是否免佣,免佣金额,商户主体名称,备注"
)
_DOUYIN_MONEY = tuple(one for one in _DOUYIN.split(",") if one not in _DOUYIN_TEXTS)

_YOUZAN = ("商品金额合计", "运费", "店铺优惠合计", "应收订单金额", "订单实付金额", "订单实收金额", "订单已退款金额")

BILLS = {
    "douyin": Bill(
        _DOUYIN,
        _douyin,
        _DOUYIN_MONEY,
        ("动账时间", "下单时间"),
        records=lambda rows: 2 * rows,
    ),
    "jd": Bill(
        "订单编号,父单号,订单状态,订单下单时间,订单完成时间,售后服务单号,售后退款时间,商品编号,商品名称,商品数量,扣点类型,佣金比例,"
        "费用名称,应结金额,币种,收支方向,结算状态,预计结算时间,账单生成时间,到账时间,商户订单号,资金动账备注",
        _jd,
        ("应结金额",),
        ("订单下单时间", "订单完成时间", "账单生成时间", "到账时间"),
    ),
    "stripe": Bill(
        '"balance_transaction_id","created_utc","available_on_utc","currency","gross","fee","net","reporting_category",'
        '"description"',
        _stripe,
        ("gross", "fee", "net"),
        ("created_utc", "available_on_utc"),
    ),
    "paypal": Bill(
        '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address",'
        '"To Email Address","Transaction ID","Address Status","Sales Tax","Reference Txn ID","Invoice Number",'
        '"Receipt ID","Balance","Contact Phone Number","Subject","Note"',
        _paypal,
        ("Gross", "Fee", "Net"),
        ("Date",),
        clock="%m/%d/%Y",
    ),
    "taobao": Bill("订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额", _taobao,
                   ("总金额", "买家实际支付金额", "退款金额"), ("订单创建时间", "订单付款时间 ")),
    "shopify": Bill("Name,Email,Created at,Total,Refunded Amount,Currency,Financial Status,Lineitem name,"
                    "Lineitem quantity", _shopify, ("Total", "Refunded Amount"), ("Created at",),
                    clock="%Y-%m-%d %H:%M:%S %z"),
    "youzan": Bill("订单号,订单状态,订单类型,付款方式,支付流水号," + ",".join(_YOUZAN)
                   + ",买家付款时间,订单创建时间,归属店铺,商品名称,买家昵称", _youzan, _YOUZAN,
                   ("买家付款时间", "订单创建时间")),
    "amazon": Bill("settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\t"
                   "transaction-type\torder-id\tmerchant-order-id\tadjustment-id\tshipment-id\tmarketplace-name\t"
                   "amount-type\tamount-description\tamount\tfulfillment-id\tposted-date\tposted-date-time\t"
                   "order-item-code\tmerchant-order-item-id\tmerchant-adjustment-item-id\tsku\tquantity-purchased\t"
                   "promotion-id", _amazon, ("amount",), ("posted-date-time",), mark="\t",
                   clock="%Y-%m-%d %H:%M:%S UTC",
                   first="18203" + "\t2026-09-30 00:00:00 UTC" * 3 + "\t0.00\tUSD" + "\t" * 18),
    "adyen": Bill("Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,"
                  "TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),"
                  "Exchange Rate,"
                  "Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),"
                  "Interchange (NC),Payment Method Variant,Batch Number", _adyen,
                  ("Gross Debit (GC)", "Gross Credit (GC)", "Net Debit (NC)", "Net Credit (NC)", "Commission (NC)",
                   "Markup (NC)", "Scheme Fees (NC)", "Interchange (NC)"), ("Creation Date",)),
    "pinduoduo": Bill("商户订单号,发生时间,收入金额（+元）,支出金额（-元）,账务类型,备注", _pinduoduo,
                      ("收入金额（+元）", "支出金额（-元）"), ("发生时间",)),
    **MORE,
}  # fmt: skip
