"""Bills of delivery platforms: what a row settles, what was kept of it, rows that only name an order."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.record import Kind, Layer, State
from app.domain.statement import AGREE, DISAGREE, NONE
from app.importers.recognise import read_file
from tests.importers.platform_bills import columns
from tests.importers.reading import ReadOptions, follows, read, sniff
from tests.importers.workbooks import write_xlsx

Row = dict[str, str]


def lines(head: list[str], rows: list[Row], nothing: str) -> list[list[str]]:
    """Return a header and rows by column name."""
    assert not {name for row in rows for name in row} - set(head)
    return [head, *([row.get(name, nothing) for name in head] for row in rows)]


# ---------------------------------------------------------------- Meituan

MEITUAN = columns(
    "门店id,门店名称,结算id,交易类型,交易描述,用户支付方式,订单序号,订单号,下单时间,完成时间,退款时间,订单状态,配送方式,结算状态,账单日期,"
    "归属账期,商家应收款,商品总价,打包费,商家对顾客的活动补贴,美团活动补贴,平台服务费(含佣金和配送服务费),公益捐款,用户支付配送费,"
    "用户线上支付金额,佣金(实付),配送服务费(含补贴),距离加价,价格加价,商品数量"
)
MEITUAN_DAYS = columns("结算id,门店id,门店名称,账单日期,账单金额,结算状态,归属账期,结算日期")
MEITUAN_FLOW = columns("门店id,日期,类型,金额(元),现有余额,状态,交易号")
NOTE = "【注】账单明细：门店维度按日汇总的结算数据，当天数据需次日下载查看"


def meituan(kind: str, said: str, net: str, number: str = "3802244723117193208", **more: str) -> Row:
    day = more.pop("day", "2026-08-06")
    row = {
        "门店id": "340",
        "门店名称": "小面馆",
        "交易类型": kind,
        "交易描述": said,
        "订单号": number,
        "商家应收款": net,
    }
    row |= {"下单时间": f"{day} 20:01:09", "完成时间": f"{day} 20:14:28", "账单日期": day, "归属账期": f"{day}~{day}"}
    return {**row, "订单状态": "订单完成", "结算状态": "已入账", **more}


def order(goods: str, box: str, off: str, fee: str) -> Row:
    return {
        "商品总价": goods,
        "打包费": box,
        "商家对顾客的活动补贴": off,
        "平台服务费(含佣金和配送服务费)": fee,
        "美团活动补贴": "9.00",
        "用户线上支付金额": "26.10",
    }


def workbook(path: Path, rows: list[Row], days: dict[str, str], flow: list[list[str]] | None = None) -> Path:
    told = [["157", "340", "小面馆", day, sum_, "已结算", f"{day}~{day}", "2026-08-09"] for day, sum_ in days.items()]
    sheets = {"账单明细": [[NOTE], MEITUAN_DAYS, *told], "订单明细": lines(MEITUAN, rows, "-")}
    return write_xlsx(path, {**sheets, "账户余额流水": [MEITUAN_FLOW, *(flow or [])]})


ROWS = [
    meituan("外卖订单", "外卖订单", "24.92", **order("43.80", "2.00", "-14.00", "-6.88")),
    meituan(
        "外卖订单", "企业外卖订单", "47.11", "4502", day="2026-08-31", **order("68.00", "3.50", "-10.29", "-14.10")
    ),
    meituan("保险", "食品安全理赔-投保扣款", "-0.12", 订单状态="订单已处理"),
    meituan("保险", "食品安全理赔-投保退款", "0.12", 订单状态="订单取消"),
    meituan("流量助手节省转入广告", "满减节省转入广告", "-3.20"),
    meituan("外卖订单", "订单部分退款", "-9.00", 退款时间="2026-08-07 09:00:00", **order("-10.00", "-", "-", "1.00")),
]
STATED = {"2026-08-05": "0.00", "2026-08-06": "12.72", "2026-08-31": "47.11"}


def test_a_bill_of_meituan_settles_each_row_and_is_held_against_the_sums_of_its_days(tmp_path):
    bill, flow = read(workbook(tmp_path / "m.xlsx", ROWS, STATED, [["340", "2026-08-09 1:00", "x", "1", "1", "", "1"]]))
    assert (bill.facts.format, bill.facts.account, bill.facts.control) == ("meituan.settlement", "340", AGREE)
    assert bill.column("amount") == [3180, 6121, -12, 12, -320, -1000]
    assert bill.column("fee") == [688, 1410, 0, 0, 0, -100]
    beside = [Kind.ADJUSTMENT] * 3
    assert bill.column("kind") == [Kind.PAYMENT, Kind.PAYMENT, *beside, Kind.REFUND]
    assert set(bill.column("layer")) == {Layer.SETTLEMENT} and set(bill.column("shop")) == {"小面馆"}
    assert bill.column("order_ref")[:2] == ["3802244723117193208", "4502"]
    assert bill.column("at")[5] - bill.column("at")[0] == 45_932  # the refund on its own day, 9:00
    assert flow.facts.format == "meituan.account"


def test_a_row_that_is_missing_from_a_bill_of_meituan_contradicts_its_days(tmp_path):
    (bill, *_rest) = read(workbook(tmp_path / "m.xlsx", ROWS[1:], STATED))
    assert bill.facts.control == DISAGREE
    assert [(one.stated, one.found) for one in bill.facts.checks] == [("59.83", "34.91")]


def test_a_fee_printed_without_its_minus_is_told_by_the_sum_of_its_row(tmp_path):
    row = meituan("外卖订单", "外卖订单", "24.92", **order("43.80", "2.00", "-14.00", "6.88"))
    (bill,) = read(write_xlsx(tmp_path / "m.xlsx", {"1": lines(MEITUAN, [row], "")}))
    assert (bill.column("amount"), bill.column("fee"), bill.facts.control) == ([3180], [688], NONE)


def test_money_of_meituan_that_waits_is_pending_and_what_goes_to_the_bank_is_withdrawn(tmp_path):
    flow = [
        ["340", "2026-08-31 07:02:08", "余额提现", "-475.25", "0", "交易成功", "3266"],
        ["340", "2026-08-31 07:02:07", "2026.8.28~2026.8.28 账单", "475.25", "475.25", "交易成功", "4377"],
        ["340", "2026-08-30 07:02:07", "余额提现", "-5.00", "0", "交易失败", "3265"],
        ["340", "2026-08-30 07:02:06", "余额提现退回", "2.00", "0", "交易成功", "3264"],
    ]
    flow[3][4] = "0"
    waits = meituan("外卖订单", "外卖订单", "1.00", 结算状态="待入账")
    bill, got = read(workbook(tmp_path / "m.xlsx", [waits], {}, flow[:3]))
    assert bill.column("state") == [State.PENDING]
    assert got.column("kind") == [Kind.WITHDRAWAL, Kind.OTHER, Kind.WITHDRAWAL]
    assert got.column("layer") == [Layer.SETTLEMENT, Layer.CHANNEL, Layer.SETTLEMENT]
    assert got.column("state") == [State.DONE, State.DONE, State.FAILED]
    assert got.column("batch_ref") == ["", "2026-08-28~2026-08-28", ""]
    assert follows(got.facts) and (got.facts.opening, got.facts.closing) == (0, 0)


# ---------------------------------------------------------------- Taobao Flash Sale (Ele.me)

ELEME = columns(
    "结算日期,账户ID,门店ID,门店名称,账单日期,订单类型,订单子类型,接单序号,订单编号,结算金额,订单创建时间,订单完成时间,业务类型,商品金额,打包费,"
    "平台服务费,技术服务费,配送服务费,用户实付金额（现金）,用户支付配送费,商家活动补贴,商家代金券补贴,商家智能补贴,商家配送费活动补贴,"
    "商家配送费券补贴,平台活动补贴,平台代金券补贴,配送方式,备注"
)
SUMMARY = columns("结算入账ID,门店ID,门店名称,账单日期,结算金额,结算日期,账单类型")


def eleme(kind: str, sub: str, net: str, goods: str, fee: str, off: str, **more: str) -> Row:
    row = {
        "账户ID": "541",
        "门店ID": "542",
        "门店名称": "小面馆",
        "账单日期": "2026-08-23",
        "订单类型": kind,
        "备注": "",
    }
    row |= {"订单子类型": sub, "订单编号": "8039666201199477151", "结算金额": net, "商品金额": goods, "平台服务费": fee}
    row |= {"订单完成时间": "2026-08-23 20:10:15", "技术服务费": fee, "商家代金券补贴": off, "平台代金券补贴": "6.00"}
    return {**row, **more}


SOLD = eleme("外卖订单", "即时单", "29.84", "46.00", "-5.66", "-10.50")
BACK = eleme("退单", "部分退", "-4.95", "-6.00", "0.18", "0.87")


@pytest.mark.parametrize(("stated", "control"), [("24.89", AGREE), ("24.98", DISAGREE)])
def test_a_bill_of_flash_sale_gives_orders_and_refunds_and_names_the_sheets_it_leaves(tmp_path, stated, control):
    other = {"保障服务费账单明细": [["账单日期", "结算金额"], ["2026-08-23", "-0.15"]], "对账指引": [["字段", "说明"]]}
    days = [["541", "542", "小面馆", "2026-08-23", stated, "2026-08-26", "外卖"]]
    days.append(["541", "542", "小面馆", "2026-08-23", "-0.15", "2026-08-26", "保障服务费"])
    sheets = {"账单汇总": [SUMMARY, *days], "外卖账单明细": lines(ELEME, [SOLD, BACK], "0.00"), **other}
    path = write_xlsx(tmp_path / "e.xlsx", sheets)
    (bill,) = read(path)
    assert (bill.facts.format, bill.facts.account, bill.facts.control) == ("eleme.settlement", "541", control)
    assert (bill.column("amount"), bill.column("fee")) == ([3550, -513], [566, -18])
    assert bill.column("kind") == [Kind.PAYMENT, Kind.REFUND]
    folder = {"sha256": "", "folder": str(tmp_path), "stem": "e", "options": ReadOptions()}
    (stored,) = read_file(str(path), "xlsx", file="e.xlsx", **folder)
    assert "保障服务费账单明细" in str(stored.facts.message_params) and "对账指引" not in str(stored.facts)


# ---------------------------------------------------------------- JD

WITHHELD = "平台补贴暂扣（平台补贴市场费*6%，依据商家开票情况打款至商家）"
JD = [
    *columns(
        "商家编号,商家名称,门店编号,门店名称,对账单业务类型,订单类型,订单二级类型,下单时间,订单完成/退款完成时间,主订单号,关联单号"
    ),
    *columns("应结金额,订单原价,餐盒费,包装费,商家自送配送费,平台运费补贴,商家承担货款补贴,商家承担运费补贴"),
    *columns("总服务费(货款服务费+运费服务费+餐盒费服务费),配送费（开票）,商家承担小费,基础服务费"),
    *[WITHHELD, "用户支付货款", "调账原因", "账期", "结算单号", "结算单状态"],
]


def test_an_order_of_jd_on_several_rows_is_one_payment_and_what_hangs_on_it(tmp_path):
    base = {"商家编号": "208", "门店名称": "小面馆", "对账单业务类型": "秒送货款", "主订单号": "3608451004840620"}
    base |= {
        "订单完成/退款完成时间": "2026-09-01 10:58:14",
        "账期": "20260901 00:00~20260901 00:00",
        "结算单号": "3968",
    }
    base |= {"结算单状态": "结算成功", "调账原因": "", "订单二级类型": "", "下单时间": "2026-09-01 10:39:44"}
    fees = {"总服务费(货款服务费+运费服务费+餐盒费服务费)": "-1.42", "配送费（开票）": "-3"}
    parts = {"订单原价": "43.01", "餐盒费": "1", "商家承担货款补贴": "-15.5", "商家承担运费补贴": "-4", **fees}
    rows = [
        {**base, "订单类型": "交易额转推广费", "应结金额": "-2.28", "订单原价": "-2.28", "用户支付货款": "-2.28"},
        {**base, "订单类型": "正向订单", "应结金额": "20.09", **parts, "用户支付货款": "23.01"},
        {**base, "订单类型": "保险单", "订单二级类型": "用户取消险", "应结金额": "-0.15"},
    ]
    groups = ["商家基础信息", *[""] * 4, "订单基础信息", *[""] * 5, "实际收入", "营业收入", *[""] * 6, "支出"]
    path = write_xlsx(tmp_path / "j.xlsx", {"dt": [groups, *lines(JD, rows, "0")]})
    (bill,) = read(path)
    assert sniff(path)[0] == "jd.instant" and (bill.facts.account, bill.facts.rows_read) == ("208", 3)
    assert (bill.column("amount"), bill.column("fee")) == ([-228, 2451, -15], [0, 442, 0])
    assert bill.column("kind") == [Kind.ADJUSTMENT, Kind.PAYMENT, Kind.ADJUSTMENT]
    assert set(bill.column("batch_ref")) == {"3968"} and set(bill.column("state")) == {State.DONE}
