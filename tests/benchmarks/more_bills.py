"""Bills of the families that `other_bills` leaves out, as text in their real layouts, for `bench_read --format`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from tests.benchmarks.bill import Bill

_START = datetime.fromisoformat("2026-09-01 00:00:00")


def _when(at: int) -> datetime:
    return _START + timedelta(seconds=at * 7919 % 2_500_000)


def _of(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def _cents(at: int) -> int:
    return 100 + at * 7919 % 90_000


def _small(at: int) -> int:
    return 100 + at % 97


def _sum_of_small(count: int) -> int:
    rounds, left = divmod(count, 97)
    return 100 * count + rounds * 4656 + left * (left - 1) // 2


def _sum(count: int) -> int:
    return sum(map(_cents, range(count)))


def _cells(header: str, mark: str, said: Callable[[int], dict[str, str]], quote: str = "") -> Callable[[int], str]:
    """Return what prints row number `at`: the cells that `said` names, in the header's order."""
    names = [one.strip('"') for one in header.split(mark)]

    def row(at: int) -> str:
        cells = said(at)
        return mark.join(f"{quote}{cells.get(one, '')}{quote}" for one in names)

    return row


# ---------------------------------------------------------------- China

_ALIPAY = (
    "账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,"
    "账户余额（元）,交易渠道,业务类型,备注"
)


def _alipay(at: int) -> str:
    return (
        f"3600{at:014d}\t,2026090122001000{at:012d}\t,T200P{at:014d}\t,手工辣椒酱{at % 50}号\t,{_when(at)},"
        f"禾(138****{at % 99:02d})\t,{_of(_small(at))},,{_of(_sum_of_small(at + 1))},支付宝\t,在线支付\t,\t"
    )


def _alipay_foot(rows: int) -> Sequence[str]:
    return [
        "#-----------------------------------------账务明细列表结束------------------------------------",
        "#支出合计：0笔，共0.00元",
        f"#收入合计：{rows}笔，共{_of(_sum_of_small(rows))}元",
    ]


_WECHAT = (
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,"
    "代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,"
    "申请退款金额,费率备注"
)


def _wechat(at: int) -> str:
    text = _of(_cents(at))
    return (
        f"`{_when(at)},`wx81be3101902f7cb2,`1601959334,`0,`,`42000009252026{at:014d},`S2026{at:014d},"
        f"`ofyak5qR_{at % 9999:019d},`JSAPI,`SUCCESS,`OTHERS,`CNY,`{text},`0.00,`0,`0,`0.00,`0.00,`,`,`茶{at % 50}号,`,"
        f"`{_cents(at) * 6 // 10}.00000,`0.60%,`{text},`0.00,`"
    )


def _wechat_foot(rows: int) -> Sequence[str]:
    fee = sum(_cents(at) * 6 // 10 for at in range(rows))
    whole = _of(_sum(rows))
    return [
        "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额",
        f"`{rows},`{whole},`0.00,`0.00,`{fee}.00000,`{whole},`0.00",
    ]


_FLOW = (
    "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),"
    "账户结余(元),资金变更提交申请人,备注,业务凭证号"
)


def _flow(at: int) -> str:
    return (
        f"`{_when(at)},`42000009252026{at:014d},`5030080{at:021d},`交易,`交易,`收入,`{_of(_small(at))},"
        f"`{_of(_sum_of_small(at + 1))},`system,`结算总金额{_of(_small(at))}元;含手续费0.00元,`S2026{at:014d}"
    )


def _flow_foot(rows: int) -> Sequence[str]:
    whole = _of(_sum_of_small(rows))
    return ["资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额", f"`{rows},`{rows},`{whole},`0,`0.00"]


_DOUYIN = (
    "主订单编号,子订单编号,选购商品,商品规格,商品数量,商家编码,订单应付金额,运费,收件人,收件人手机号,详细地址,订单提交时间,商家备注,"
    "订单完成时间,支付完成时间,订单状态,售后状态,取消原因,发货时间,平台实际承担优惠金额,商家实际承担优惠金额,达人实际承担优惠金额"
)


def _douyin(at: int) -> str:
    when = _when(at)
    return (
        f'"\t69179267688{at // 2:08d}","\t69179267689{at:08d}","\t辣丝丝{at % 50}号","\t1袋",1,"\t30040{at % 50:04d}",'
        f"{_of(_cents(at))},0.00,##密文,$$密文,##密文,{when},-,{when},{when},已完成,-,,{when},0.00,25.00,0.00"
    )


_CMB = '"交易日期","交易时间","收入","支出","余额","交易类型","交易备注"'


def _cmb(at: int) -> str:
    return (
        f'"\t{_when(at):%Y%m%d}","\t{_when(at):%H:%M:%S}","{_of(_small(at))}","","{_of(_sum_of_small(at + 1))}",'
        '"汇入汇款","\t财付通支付科技有限公司"'
    )


# ---------------------------------------------------------------- abroad

_SHOPIFY = (
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,"
    "Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,"
    "Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,"
    "Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,"
    "Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,"
    "Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,"
    "Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,"
    "Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,"
    "Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,"
    "Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,"
    "Payment Terms Name,Next Payment Due At,Payment References"
)


def _shopify(at: int) -> str:
    """Print a row of an order; two orders in three have one item, the third has two."""
    order, second = at // 4 * 3 + min(at % 4, 2), at % 4 == 3
    created, text, ref = f"{_when(order)} -0500", _of(_cents(order)), f"rEx{order:012d}"
    mail = f"c{order % 9999}@example.com"
    if second:
        return (
            f"#{1001 + order},{mail},,,,,,,,,,,,,,{created},1,Tote,20.00,,T-1,true,true,fulfilled{',' * 27}Maker"
            f"{',' * 9}0.00{',' * 19}"
        )
    who = f"Jane {order % 999},1 Fictional Lane,1 Fictional Lane,,,Testville,'01234,CA,US,"
    return (
        f"#{1001 + order},{mail},paid,{created},fulfilled,{created},no,USD,{text},0.00,0.00,{text},,0.00,Standard,"
        f"{created},1,Deluxe Bundle {order % 50},{text},,B-{order % 50},true,true,fulfilled,{who},{who},,,,"
        f"Shopify Payments,{ref},0.00,Maker,0.00,,,,555{order:010d},,Low,web,0.00,California State Tax 7.25%,0.00,"
        f",,,,,,,,,,,California,California,{ref},,,{ref}"
    )


_SHOPIFY_MONEY = ("Subtotal", "Shipping", "Taxes", "Total", "Discount Amount", "Lineitem price", "Refunded Amount",
                  "Outstanding Balance", "Lineitem discount", "Tax 1 Value")  # fmt: skip
_CHARGES = (
    "Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Payout ID,Available On,Amount,Fee,"
    "Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency,VAT"
)


def _charge(at: int) -> str:
    cents, day = _cents(at), f"2026-09-{2 + at % 28:02d}"
    fee, text = cents // 34 + 30, _of(cents)
    return (
        f"{_when(at)} -0500,charge,#{1001 + at},visa,online,paid,{day},1407693949{at % 28:02d},{day},{text},{_of(fee)},"
        f"{_of(cents - fee)},#5125726{at:010d},card,{text},EUR,EUR,0.00"
    )


_PAYOUTS = "Payout Date,Status,Charges,Refunds,Adjustments,Reserved Funds,Fees,Retried Amount,Total,Currency"


def _payout(at: int) -> str:
    cents, day = _cents(at), _START.date() + timedelta(days=at % 400)
    fee = cents // 34 + 30
    return f"{day},paid,{_of(cents)},0.00,0.00,0.00,{_of(-fee)},0.00,{_of(cents - fee)},USD"


_RANGE = (
    '"date/time","settlement id","type","order id","sku","description","quantity","marketplace","fulfillment",'
    '"order city","order state","order postal","product sales","shipping credits","gift wrap credits",'
    '"promotional rebates","sales tax collected","Marketplace Facilitator Tax","selling fees","fba fees",'
    '"other transaction fees","other","total"'
)


def _range(at: int) -> str:
    cents, when = _cents(at), _when(at)
    fee = cents // 7
    clock = f"{when:%b} {when.day}, {when.year} {when.hour % 12 or 12}:{when:%M:%S %p} PDT"
    return (
        f'"{clock}","6503097031","Order","113-{at:07d}-7697855","SKU-{at % 50}","Paperless Tape {at % 50}, 10 pack",'
        f'"1","amazon.com","Amazon","BAINBRIDGE","WA","98110-1523","{_of(cents)}","0","0","0","0","0","{_of(-fee)}",'
        f'"-3.19","0","0","{_of(cents - fee - 319)}"'
    )


_SQUARE = (
    "Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,"
    "Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Other Tender,Other Tender Type,"
    "Other Tender Note,Fees,Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Device Name,Staff Name,Staff ID,"
    "Details,Description,Event Type,Deposit ID,Location,Dining Option,Fee Percentage Rate,Fee Fixed Rate,Refund Reason,"
    "Discount Name,Transaction Status,Cash App"
)


def _square(at: int) -> str:
    cents, when = _cents(at), _when(at)
    fee, text = cents // 34 + 30, f"${_of(cents)}"
    return (
        f"{when:%Y-%m-%d,%H:%M:%S},Pacific Time (US & Canada),{text},$0.00,$0.00,{text},$0.00,$0.00,$0.00,$0.00,{text},"
        f"eCommerce Integrations,{text},Keyed,$0.00,$0.00,$0.00,,,-${_of(fee)},${_of(cents - fee)},H0gwRVid{at:020d},"
        f"F8r3g2ZW{at:020d},Visa,{at % 9999:04d},,,,https://squareup.com/dashboard/sales/{at:020d},Mug x {at % 9},"
        f"Payment,3ZMFS7QXV27W8YVCV8B{at % 30:02d},Main,,2.9,$0.30,,,Complete,$0.00"
    )


_SQUARE_MONEY = ("Gross Sales", "Discounts", "Service Charges", "Net Sales", "Gift Card Sales", "Tax", "Tip",
                 "Partial Refunds", "Total Collected", "Card", "Cash", "Square Gift Card", "Other Tender", "Fees",
                 "Net Total", "Fee Fixed Rate", "Cash App")  # fmt: skip
_EBAY = (
    '"Transaction creation date","Type","Order number","Legacy order ID","Buyer username","Buyer name","Ship to city",'
    '"Ship to province/region/state","Ship to zip","Ship to country","Net amount","Payout currency","Payout date",'
    '"Payout ID","Payout method","Payout status","Reason for hold","Item ID","Transaction ID","Item title",'
    '"Custom label","Quantity","Item subtotal","Shipping and handling","Seller collected tax","eBay collected tax",'
    '"Final Value Fee - fixed","Final Value Fee - variable","International fee","Gross transaction amount",'
    '"Transaction currency","Exchange rate","Reference ID","Description"'
)


def _ebay(at: int) -> str:
    cents = _cents(at)
    fee = cents // 8
    return (
        f'"Sep {at % 28 + 1}, 2026","Order","12-{at // 100_000:05d}-{at % 100_000:05d}","100-{at}","buyer{at % 999}",'
        f'"Placeholder Person","Testville","CA","00000","US","{_of(cents - fee - 30)}","USD","Sep 30, 2026","P{at % 9}"'
        f',"Bank","Paid","--","2000{at % 50:02d}","{3 * 10**12 + at}","Fern Print {at % 50}","FERN-{at % 50}","1",'
        f'"{_of(cents)}","0.00","0","0","-0.30","{_of(-fee)}","--","{_of(cents)}","USD","","","" '
    ).rstrip()


_ETSY = "Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details"


def _etsy(at: int) -> str:
    text, order = _of(_cents(at)), 3_812_345_671 + at // 2
    day = f'"September {at % 28 + 1}, 2026"'
    if at % 2:
        return f'{day},Fee,"Transaction fee: Fern, Vintage",Order #{order},USD,--,-${text},-${text},--'
    return f"{day},Sale,Payment for Order #{order},,USD,${text},--,${text},--"


_WOO = (
    "Order Number,Order Status,Order Date,First Name (Billing),Email (Billing),Item #,SKU,Name,Quantity,Item Cost,"
    "Payment Method Title,Cart Discount Amount,Order Refund Amount,Order Total Amount,Order Currency,Transaction ID"
)


def _woo(at: int) -> str:
    text, order = _of(_cents(at // 2)), at // 2
    return (
        f"{500 + order},Completed,{_when(order):%Y-%m-%d %H:%M},Ann,b{order % 999}@example.com,{at % 2 + 1},"
        f"S-{at % 50},Mug {at % 50},1,9.90,Stripe,0.00,0.00,{text},EUR,pi_{order:024d}"
    )


_LLOYDS = (
    "Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,"
    "Balance,"
)


def _lloyds(at: int) -> str:
    return (
        f"{at % 28 + 1:02d}/09/2026,BGC,'12-34-56,99966633,STRIPE PAYOUT {at % 999},,{_of(_small(at))},"
        f"{_of(_sum_of_small(at + 1))},"
    )


_REVOLUT = "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance"


def _revolut(at: int) -> str:
    when = _START + timedelta(seconds=5 * at)
    return (
        f"TOPUP,Current,{when},{when},Top-Up by {at % 999},{_of(_small(at))},0.00,EUR,COMPLETED,"
        f"{_of(_sum_of_small(at + 1))}"
    )


MORE = {
    "alipay-account": Bill(_ALIPAY, _alipay, ("收入金额（+元）", "支出金额（-元）", "账户余额（元）"), ("发生时间",),
                           before=("#支付宝账务明细查询", "#账号：[20880211096256330156]",
                                   "#起始日期：[2026年09月01日 00:00:00]   终止日期：[2026年10月01日 00:00:00]",
                                   "#-----------------------------------------账务明细列表--------------------"),
                           after=_alipay_foot, strip=("\t",)),
    "wechat-trade": Bill(_WECHAT, _wechat, ("应结订单金额", "代金券金额", "退款金额", "充值券退款金额", "订单金额",
                                            "申请退款金额"), ("交易时间",), after=_wechat_foot, strip=("`",)),
    "wechat-flow": Bill(_FLOW, _flow, ("收支金额(元)", "账户结余(元)"), ("记账时间",), after=_flow_foot, strip=("`",)),
    "douyin-orders": Bill(_DOUYIN, _douyin, ("订单应付金额", "运费", "平台实际承担优惠金额", "商家实际承担优惠金额",
                                             "达人实际承担优惠金额"), ("订单提交时间", "订单完成时间", "支付完成时间",
                                                                       "发货时间")),
    "cmb": Bill(_CMB, _cmb, ("收入", "支出", "余额"),
                before=("# 招商银行交易记录", "# 账    号: [一卡通:6214********5555   招商银行]",
                                               "# 过滤设置:  无", ""), strip=("\t",)),
    "lloyds": Bill(_LLOYDS, _lloyds, ("Debit Amount", "Credit Amount", "Balance"), ("Transaction Date",),
                   clock="%d/%m/%Y"),
    "revolut": Bill(_REVOLUT, _revolut, ("Amount", "Fee", "Balance"), ("Started Date", "Completed Date")),
    "shopify-79": Bill(_SHOPIFY, _shopify, _SHOPIFY_MONEY, ("Paid at", "Fulfilled at", "Created at"),
                       clock="%Y-%m-%d %H:%M:%S %z", records=lambda rows: rows // 4 * 3 + min(rows % 4, 3)),
    "shopify-charges": Bill(_CHARGES, _charge, ("Amount", "Fee", "Net", "Presentment Amount", "VAT"),
                            ("Transaction Date",), clock="%Y-%m-%d %H:%M:%S %z"),
    "shopify-payouts": Bill(_PAYOUTS, _payout, ("Charges", "Refunds", "Adjustments", "Reserved Funds", "Fees",
                                                "Retried Amount", "Total"), ("Payout Date",)),
    "amazon-range": Bill(_RANGE, _range, ("product sales", "shipping credits", "gift wrap credits",
                                          "promotional rebates", "sales tax collected", "Marketplace Facilitator Tax",
                                          "selling fees", "fba fees", "other transaction fees", "other", "total"),
                         ("date/time",), clock="%b %d, %Y %I:%M:%S %p PDT",
                         before=('"Includes Amazon Marketplace"', '"All amounts in USD, unless specified"'),
                         records=lambda rows: 3 * rows),
    "square": Bill(_SQUARE, _square, _SQUARE_MONEY, ("Date",), strip=("$",)),
    "ebay": Bill(_EBAY, _ebay, ("Net amount", "Item subtotal", "Shipping and handling", "Final Value Fee - fixed",
                                "Final Value Fee - variable", "Gross transaction amount"),
                 ("Transaction creation date", "Payout date"), clock="%b %d, %Y"),
    "etsy": Bill(_ETSY, _etsy, ("Amount", "Fees & Taxes", "Net"), ("Date",), clock="%B %d, %Y", strip=("$", "--")),
    "woo": Bill(_WOO, _woo, ("Item Cost", "Cart Discount Amount", "Order Refund Amount", "Order Total Amount"),
                records=lambda rows: (rows + 1) // 2),
}  # fmt: skip
