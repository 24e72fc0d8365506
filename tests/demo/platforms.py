"""Order exports of Taobao, Youzan and Pinduoduo, and Pinduoduo's account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from .accounts import movements
from .catalog import OWNER, PDD, PROVINCES, SHOPS, buyer_name
from .model import MONTHS, Move, Order, World, month_of, yuan
from .output import Output, Page, Sheet, after, last_day

TAOBAO_HEADER = (
    "订单编号,买家会员名,买家支付宝账号,支付单号,支付详情,买家应付货款,买家应付邮费,买家支付积分,"
    "总金额,返点积分,买家实际支付金额,"
    "买家实际支付积分,"
    "订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,"
    "宝贝种类 ,物流单号 ,物流公司,订单备注,"
    "宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,特权订金订单id,定金排名,修改后的sku,"
    "修改后的收货地址,异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易,是否上传合同照片,是否上传小票,是否代付,"
    "新零售交易类型,新零售导购门店名称,"
    "新零售导购门店id,新零售发货门店名称,新零售发货门店id,退款金额,预约门店,确认收货时间,打款商家金额,含应开票给个人的个人红包,是否信用购,"
    "体验期结束时间,前N有礼,配送类型,主订单编号"
)
TAOBAO_STATES = {
    "done": "交易成功",
    "shipped": "卖家已发货，等待买家确认",
    "unpaid": "等待买家付款",
    "closed": "交易关闭",
    "refunded": "交易关闭",
}
YOUZAN_HEADER = (
    "订单号,销售渠道,归属店铺,订单类型,订单状态,推广方式,订单来源,订单创建时间,买家付款时间,交易成功时间,付款方式,支付流水号,商品金额合计,运费,"
    "店铺优惠合计,应收订单金额,订单实付金额,支付优惠合计,订单实收金额,订单抵用积分数,店铺优惠方式,支付优惠方式,全部商品名称,商品种类数,订单配送方式,"
    "同城送达时间/提货时间,收货人省份,收货人城市,收货人地区,详细收货地址/提货地址,收货人/提货人,收货人手机号/提货人手机号,买家备注,订单星级,买家昵称,"
    "买家是否会员,买家手机号,下单网点,收银员,分销员,销售导购,专属导购,订单退款状态,订单已退款金额,商家订单备注,桌号,挂账主体,挂账手机号,团长订单,"
    "订单风险标签,分销员,分销员手机号,分销员所属店铺,分销员所属团队,分销员所属分组,分销员等级,订单佣金类型,订单佣金金额,订单下级卖货提成类型,"
    "订单下级卖货提成金额"
)
YOUZAN_STATES = {
    "done": "交易完成",
    "shipped": "已发货",
    "unpaid": "待付款",
    "closed": "交易关闭",
    "refunded": "交易关闭",
}
PDD_HEADER = (
    "商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),商家实收金额(元),商品数量(件),"
    "省,市,区,支付时间,拼单成功时间,订单成交时间,发货时间,确认收货时间,商品id,商品规格,样式ID,商家编码-规格维度,商家编码-商品维度,商家备注,售后状态,"
    "退款金额(元),快递单号,快递公司"
)
PDD_STATES = {
    "done": "已收货",
    "shipped": "已发货，待签收",
    "unpaid": "待支付",
    "closed": "已取消",
    "refunded": "已取消，退款成功",
}
FLOW_HEADER = "商户订单号,发生时间,收入金额（+元）,支出金额（-元）,账务类型,备注,业务描述"
FLOW_KINDS = {
    "payment": ("交易收入", "0010002|交易收入-订单收入"),
    "refund": ("交易退款", "0020002|交易退款-订单退款"),
    "fee": ("技术服务费", "0030002|技术服务费-基础技术服务费"),
    "fee_back": ("技术服务费", "0030002|技术服务费-基础技术服务费"),
    "payout": ("提现", "0060001|提现-商家提现"),
}


def write(out: Output, world: World) -> None:
    """Write the order exports and the account of both months."""
    for month in MONTHS:
        _taobao(out, month, _orders(world, "taobao", month))
        _youzan(out, month, _orders(world, "youzan", month))
        _pdd(out, month, _orders(world, "pdd", month))
        _pdd_account(out, month, movements(world, PDD, month))


def _orders(world: World, shop: str, month: date) -> list[Order]:
    """Return a shop's orders by month of creation, newest first as the sites list them."""
    found = [one for one in world.orders if one.shop == shop and month_of(one.created) == month]
    return sorted(found, key=lambda one: (one.created, one.number), reverse=True)


def _at(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}" if moment else ""


def _fields(header: str) -> list[str]:
    return [name.strip() for name in header.split(",")]


def _taobao(out: Output, month: date, orders: Sequence[Order]) -> None:
    names = _fields(TAOBAO_HEADER)
    if month == MONTHS[0]:
        sheet = Sheet()
        sheet.add(TAOBAO_HEADER)
        for order in orders:
            cells = taobao_cells(order)
            cells["订单编号"] = f'="{order.number}"'
            cells["主订单编号"] = f'="{order.number}"'
            cells["联系手机"] = f"'{cells['联系手机']}"
            cells["退款金额"] = yuan(order.refund) if order.refund else "无退款申请"
            sheet.row(order, [cells.get(name, "") for name in names])
        out.text(f"{month:%Y-%m}/ExportOrderList202610030912.csv", "taobao.orders", "", sheet, "gb18030")
        return
    page = Page()
    page.add(*TAOBAO_HEADER.split(","))
    money = {"买家应付货款", "买家应付邮费", "总金额", "买家实际支付金额", "退款金额", "天猫卡券抵扣"}
    for order in orders:
        text = taobao_cells(order)
        page.row(order, [_number(text[name]) if name in money else text.get(name, "") for name in names])
    file = f"{month:%Y-%m}/ExportOrderList202611030905.xlsx"
    out.book(file, "taobao.orders", "", "ExportOrderList", page)


def _number(text: str) -> float | None:
    return float(text) if text else None


def taobao_cells(order: Order) -> dict[str, str]:
    took = order.paid is not None and order.state != "refunded"
    province = PROVINCES[order.buyer % len(PROVINCES)]
    return {
        "订单编号": order.number,
        "买家会员名": f"tb{order.buyer:03d}***",
        "支付单号": order.pay_number,
        "买家应付货款": yuan(order.goods - order.off),
        "买家应付邮费": yuan(order.shipping),
        "买家支付积分": "0",
        "总金额": yuan(order.due),
        "返点积分": "0",
        "买家实际支付金额": yuan(order.due - order.platform_off if took else 0),
        "买家实际支付积分": "0",
        "订单状态": TAOBAO_STATES[order.state],
        "收货人姓名": f"{buyer_name(order.buyer)[0]}**",
        "收货地址": "".join(province) + "***",
        "运送方式": "快递",
        "联系手机": f"13{order.buyer % 10}********",
        "订单创建时间": _at(order.created),
        "订单付款时间": _at(order.paid),
        "宝贝标题": order.title,
        "宝贝种类": "1",
        "宝贝总数量": str(order.quantity),
        "店铺Id": "0",
        "店铺名称": SHOPS["taobao"],
        "订单关闭原因": {"closed": "买家未付款", "refunded": "退款"}.get(order.state, "订单未关闭"),
        "卖家服务费": "0元",
        "买家服务费": "0元",
        "是否手机订单": "手机订单",
        "天猫卡券抵扣": yuan(order.platform_off),
        "退款金额": yuan(order.refund),
        "确认收货时间": _at(order.paid.replace(hour=12) if took and order.paid and order.state == "done" else None),
        "打款商家金额": f"{yuan(order.due - order.refund if took and order.state == 'done' else 0)}元",
        "主订单编号": order.number,
    }


def _youzan(out: Output, month: date, orders: Sequence[Order]) -> None:
    sheet = Sheet()
    sheet.add(YOUZAN_HEADER)
    width = len(_fields(YOUZAN_HEADER))
    for order in orders:
        cells = [""] * width
        for at, text in youzan_cells(order).items():
            cells[at] = text
        sheet.row(order, cells)
    file = f"{month:%Y-%m}/youzan_orders_{month:%Y%m%d}_{last_day(month):%Y%m%d}.csv"
    out.text(file, "youzan.orders", SHOPS["youzan"], sheet, "utf-8-sig" if month == MONTHS[0] else "utf-8")


def youzan_cells(order: Order) -> dict[int, str]:
    """Return cells by position: the header holds 分销员 twice."""
    at = {name: i for i, name in reversed(list(enumerate(_fields(YOUZAN_HEADER))))}
    province = PROVINCES[order.buyer % len(PROVINCES)]
    paid = order.due - order.pay_off if order.paid else 0
    refund = "" if not order.refund else "全额退款" if order.state == "refunded" else "部分退款"
    cells = {
        "订单号": order.number,
        "销售渠道": "网店",
        "归属店铺": SHOPS["youzan"],
        "订单类型": "普通订单",
        "订单状态": YOUZAN_STATES[order.state],
        "订单来源": "商家小程序",
        "订单创建时间": _at(order.created),
        "买家付款时间": _at(order.paid),
        "交易成功时间": _at(order.paid.replace(hour=12) if order.paid and order.state == "done" else None),
        "付款方式": "微信支付" if order.paid else "",
        "支付流水号": order.pay_number,
        "商品金额合计": yuan(order.goods),
        "运费": yuan(order.shipping),
        "店铺优惠合计": yuan(order.off),
        "应收订单金额": yuan(order.due),
        "订单实付金额": yuan(paid),
        "支付优惠合计": yuan(order.pay_off),
        "订单实收金额": yuan(paid),
        "订单抵用积分数": "0",
        "全部商品名称": order.title,
        "商品种类数": "1",
        "订单配送方式": "快递发货",
        "收货人省份": province[0],
        "收货人城市": province[1],
        "收货人地区": province[2],
        "详细收货地址/提货地址": "***",
        "收货人/提货人": buyer_name(order.buyer),
        "买家昵称": buyer_name(order.buyer)[1:],
        "买家是否会员": "是" if order.buyer % 3 else "否",
        "订单退款状态": refund,
        "订单已退款金额": yuan(order.refund),
        "团长订单": "否",
        "订单风险标签": "——",
    }
    return {at[name]: text for name, text in cells.items()}


def _pdd(out: Output, month: date, orders: Sequence[Order]) -> None:
    sheet = Sheet()
    sheet.add(PDD_HEADER)
    names = _fields(PDD_HEADER)
    for order in orders:
        cells = pdd_cells(order)
        sheet.row(order, [cells.get(name, "") for name in names])
    file = f"{month:%Y-%m}/orders_export{after(month):%Y-%m}-03.csv"
    out.text(file, "pinduoduo.orders", "", sheet, "utf-8-sig" if month == MONTHS[0] else "gb18030")


def pdd_cells(order: Order) -> dict[str, str]:
    province = PROVINCES[order.buyer % len(PROVINCES)]
    sent = order.paid if order.state in ("done", "shipped") else None
    return {
        "商品": order.title,
        "订单号": f"{order.number}\t",
        "订单状态": PDD_STATES[order.state],
        "商品总价(元)": yuan(order.goods),
        "邮费(元)": yuan(order.shipping),
        "店铺优惠折扣(元)": yuan(order.off),
        "平台优惠折扣(元)": yuan(order.platform_off),
        "多多支付立减金额(元)": "0.00",
        "用户实付金额(元)": yuan(order.due - order.platform_off),
        "商家实收金额(元)": yuan(order.due),
        "商品数量(件)": str(order.quantity),
        "省": province[0],
        "市": "****",
        "区": "****",
        "支付时间": _at(order.paid),
        "拼单成功时间": _at(order.paid),
        "订单成交时间": _at(order.paid),
        "发货时间": _at(sent.replace(hour=18) if sent and sent.hour < 18 else sent),
        "商品id": f"7{order.goods:09d}\t",
        "商品规格": "默认",
        "售后状态": "退款成功" if order.refund else "无售后或售后取消",
        "退款金额(元)": yuan(order.refund),
        "快递公司": "中通快递" if sent else "",
    }


def _pdd_account(out: Output, month: date, moves: Sequence[Move]) -> None:
    sheet = Sheet()
    sheet.add(
        "拼多多店铺账务明细查询",
        "",
        f"起始时间：{month} 00:00:00  终止时间：{last_day(month)} 23:59:59",
        "----------交易记录明细列表---------",
        FLOW_HEADER,
    )
    for move in moves:
        kind, description = FLOW_KINDS[move.what]
        number = move.event.merchant if move.event else ""
        gain = yuan(move.amount) if move.amount > 0 else "0"
        loss = yuan(move.amount) if move.amount < 0 else "0"
        remark = "提现至招商银行(5555)" if move.what == "payout" else "-"
        at = f"{move.at:%Y-%m-%d %H:%M:%S}"
        sheet.row(move, [f"{number}\t" if number else "", at, gain, loss, kind, remark, description])
    got = [one.amount for one in moves if one.amount > 0]
    spent = [one.amount for one in moves if one.amount <= 0]
    sheet.add(
        f"#支出合计：{len(spent)}笔，共{yuan(sum(spent))}元",
        f"#收入合计：{len(got)}笔，共{yuan(sum(got))}元",
        f"#总计：{len(moves)}笔，共{yuan(sum(got) + sum(spent))}元",
        f"#导出时间：{after(month).replace(day=3)} 09:20:11  {OWNER[0]}**",
    )
    out.text(f"{month:%Y-%m}/pdd-mall-bill-detail-{month:%Y%m}.csv", "pinduoduo.account", "", sheet, "gb18030")
