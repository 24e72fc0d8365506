"""Exports with a row for each item, ERP lists, Taobao's WeChat bill and WeChat Pay overseas: added up another way."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer, State
from tests.importers.reading import read, sniff
from tests.importers.workbooks import write_xlsx


def columns(text: str) -> list[str]:
    return text.split(",")


TAOBAO_ITEMS = columns(
    "子订单编号,主订单编号,买家会员名,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码,支付单号,"
    "买家应付货款,买家实际支付金额,退款状态,退款金额,订单创建时间,订单付款时间 "
)
YOUZAN_ITEMS = columns(
    "订单号,订单商品状态,订单创建时间,商品名称,商品规格,规格编码,商品编码,商品单价,商品数量,商品实际成交金额,运费,"
    "买家备注,商品退款状态,商品已退款金额,外部支付流水号"
)
JUSHUITAN = columns(
    "内部订单号,线上订单号,店铺名称,下单时间,应付金额,已付金额,状态,快递单号,订单类型,旗帜,平台站点,子订单编号,线上子订单编号,"
    "原始线上订单号,商品编码,商品名称,数量,商品单价,商品金额,原价,买家实付,收入运费,支出运费,成本价"
)
WANGDIANTONG = columns(
    "订单编号,店铺,子单原始单号,订单状态,订单退款状态,交易时间,付款时间,发货时间,收件人,买家实付,应收金额,货品名称,实发数量,"
    "分摊后总价"
)
EIGHT = columns("入账时间,支付流水号,淘宝订单编号,入账类型,收入金额（元）,支出金额,业务描述,备注")
FOURTEEN = columns(
    "商家昵称,入帐日期,入帐时间,支付流水号,主订单id,子订单id,入帐类型,收入金额(元),支出金额(元),业务描述,备注,收/付渠道,"
    "数据创建时间,数据修改时间"
)
OVERSEAS = columns(
    "交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,充值券币种,充值券金额,"
    "优惠券币种,优惠券金额,微信退款单号,商户退款单号,退款类型,退款状态,商品名称,商户数据包,手续费,费率,标价币种,"
    "订单金额(标价币种),用户支付币种,用户支付金额,结算币种,应结订单金额,支付汇率,退款汇率,申请退款金额,用户退款币种,"
    "用户退款金额,退款结算币种,退款应结订单金额,充值券退款金额,优惠券退款金额"
)
AT = "2026-03-02 10:00:00"


def yuan(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def table(path: Path, header: Sequence[str], rows: Sequence[dict[str, str]], encoding: str = "utf-8") -> Path:
    """Write rows by column name; what a row leaves out is blank."""
    cells = [[row.get(name.strip(), "") for name in header] for row in rows]
    if path.suffix == ".xlsx":
        return write_xlsx(path, {"Sheet1": [list(header), *cells]})
    out = io.StringIO(newline="")
    csv.writer(out).writerows([header, *cells])
    path.write_bytes(out.getvalue().encode(encoding))
    return path


# Taobao items


ITEMS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 10**7), st.integers(0, 10**5) | st.none()), min_size=1, max_size=25
)


@given(ITEMS, st.randoms(use_true_random=False), st.sampled_from(["utf-8", "gb18030"]), st.booleans())
def test_items_add_up_to_their_orders_wherever_they_stand(tmp_path_factory, items, chance, encoding, sheet):
    header = list(TAOBAO_ITEMS)
    chance.shuffle(header)
    rows = [
        {"子订单编号": f'="51160325414{n:08d}"', "主订单编号": f"'5116032541422{order + 11:06d}", "标题": "货",
         "订单状态": "交易成功", "支付单号": "2026030222001", "买家应付货款": yuan(owed),
         "订单创建时间": AT, "订单付款时间": AT, "退款金额": "无退款申请" if back is None else yuan(back)}
        for n, (order, owed, back) in enumerate(items)
    ]  # fmt: skip
    path = tmp_path_factory.mktemp("t") / ("items.xlsx" if sheet else "items.csv")
    (got,) = read(table(path, header, rows, encoding))
    wanted: dict[str, list[int]] = {}
    for n, (order, owed, back) in enumerate(items):
        sums = wanted.setdefault(f"5116032541422{order + 11:06d}", [0, 0, n + 2])
        sums[0], sums[1] = sums[0] + owed, sums[1] + (back or 0)
    assert (got.facts.format, got.facts.rows_read) == ("taobao.orders", len(items))
    assert got.column("order_ref") == list(wanted)
    assert got.column("amount") == [one[0] for one in wanted.values()]
    assert [back or 0 for back in got.column("refunded")] == [one[1] for one in wanted.values()]
    assert got.column("row") == [one[2] for one in wanted.values()]
    assert {Layer(one) for one in got.column("layer")} == {Layer.ORDER}


def test_an_order_is_what_its_items_are_together(tmp_path):
    one = {"买家应付货款": "10.00", "订单创建时间": AT, "订单付款时间": AT, "主订单编号": "1"}
    rows = [{**one, "子订单编号": "11", "订单状态": "交易关闭", "退款金额": "10.00"},
            {**one, "子订单编号": "12", "订单状态": "交易成功"},
            {**one, "子订单编号": "21", "主订单编号": "2", "订单状态": "交易关闭", "退款金额": "10.00"},
            {**one, "子订单编号": "31", "主订单编号": "3", "订单状态": "等待买家付款", "订单付款时间": ""}]  # fmt: skip
    (got,) = read(table(tmp_path / "x.csv", TAOBAO_ITEMS, rows))
    assert [State(state) for state in got.column("state")] == [State.DONE, State.REFUNDED, State.UNPAID]
    assert got.column("status") == ["交易成功", "交易关闭", "等待买家付款"]
    assert got.column("amount") == [2000, 1000, 1000]


def test_orders_and_items_of_one_shop_are_the_same_orders(tmp_path):
    row = {"子订单编号": "11", "主订单编号": "5116032541422000001", "买家应付货款": "10.00", "订单创建时间": AT,
           "订单付款时间": AT, "订单编号": "5116032541422000001", "总金额": "16.00",
           "买家实际支付金额": "16.00"}  # fmt: skip
    (items,) = read(table(tmp_path / "items.csv", TAOBAO_ITEMS, [row]))
    (orders,) = read(
        table(tmp_path / "o.csv", columns("订单编号,总金额,买家实际支付金额,订单创建时间,订单付款时间"), [row])
    )
    assert items.column("key_fp") == orders.column("key_fp")


def test_a_table_with_both_kinds_of_amounts_is_nobody_s(tmp_path):
    assert "taobao.orders" not in sniff(table(tmp_path / "x.csv", [*TAOBAO_ITEMS, "总金额"], []))


# Youzan items


def test_youzan_items_and_the_shipping_once(tmp_path):
    one = {"订单号": "E1", "订单创建时间": AT, "运费": "6.00", "商品数量": "1", "订单商品状态": "交易完成"}
    rows = [{**one, "商品实际成交金额": "10.00", "商品已退款金额": "2.00"}, {**one, "商品实际成交金额": "5.50"},
            {**one, "订单号": "E2", "商品实际成交金额": "1.00", "运费": ""}]  # fmt: skip
    (got,) = read(table(tmp_path / "x.csv", YOUZAN_ITEMS, rows))
    assert (got.facts.format, got.facts.rows_read) == ("youzan.orders", 3)
    assert got.column("amount") == [2150, 100] and got.column("refunded")[0] == 200
    rows[1]["运费"] = "7.00"
    with pytest.raises(SourceRefused) as caught:
        read(table(tmp_path / "y.csv", YOUZAN_ITEMS, rows))
    assert (caught.value.key, caught.value.row, caught.value.column) == ("refused.value", 3, "运费")


def test_youzan_items_that_repeat_what_was_paid(tmp_path):
    header = [*YOUZAN_ITEMS, "订单实付金额", "支付优惠合计"]
    one = {"订单号": "E1", "订单创建时间": AT, "商品数量": "1", "订单商品状态": "交易完成", "订单实付金额": "20.00"}
    rows = [{**one, "支付优惠合计": "1.50", "商品实际成交金额": "10.00"}, {**one, "商品实际成交金额": "11.50"}]
    (got,) = read(table(tmp_path / "x.csv", header, rows))
    assert got.column("amount") == [2150]


# ERP lists


def test_what_an_internal_order_is_due_counts_once(tmp_path):
    one = {"店铺名称": "甲店", "下单时间": AT, "状态": "已发货", "数量": "1"}
    rows = [{**one, "内部订单号": "9001", "线上订单号": "3302710287203084298", "应付金额": "35.70"},
            {**one, "内部订单号": "9001", "线上订单号": "3302710287203084298", "应付金额": "35.70"},
            {**one, "内部订单号": "9002", "线上订单号": "3302710287203084298", "应付金额": "4.30"},
            {**one, "内部订单号": "9003", "线上订单号": "3302710287203084299", "应付金额": "7.00", "状态": "取消"},
            {**one, "内部订单号": "9004", "线上订单号": "3302710287203084300", "应付金额": "9.00", "状态": "被拆分"},
            {**one, "内部订单号": "9005", "线上订单号": "3302710287203084300", "应付金额": "9.00"}]  # fmt: skip
    (got,) = read(table(tmp_path / "x.xlsx", [*JUSHUITAN, "总成本"], rows))
    assert (got.facts.format, got.facts.rows_read, got.facts.shop) == ("jushuitan.orders", 6, "甲店")
    assert got.column("order_ref") == [f"3302710287203084{n}" for n in (298, 299, 300)]
    assert got.column("amount") == [4000, 700, 900]
    assert [State(state) for state in got.column("state")] == [State.PAID, State.CLOSED, State.PAID]
    rows[1]["应付金额"] = "35.71"
    with pytest.raises(SourceRefused) as caught:
        read(table(tmp_path / "y.csv", JUSHUITAN, rows))
    assert (caught.value.row, caught.value.column) == (3, "应付金额")


def test_platform_orders_that_were_sent_together_are_orders_of_their_own(tmp_path):
    first, second = "6930162745589599991", "6930162745589599992"
    one = {
        "订单编号": "JY1",
        "店铺": "抖音店",
        "订单状态": "已完成",
        "交易时间": AT,
        "买家实付": "19.8",
        "应收金额": "35.7",
    }
    rows = [{**one, "子单原始单号": first, "分摊后总价": "19.8"},
            {**one, "子单原始单号": f"{second}-1", "分摊后总价": "10.0"},
            {**one, "子单原始单号": f"{second}A", "分摊后总价": "5.9"},
            {**one, "子单原始单号": "260620-662941284701219-2", "分摊后总价": "1", "订单状态": "已取消",
             "订单退款状态": "全部退款"},
            {**one, "订单编号": "JY9", "子单原始单号": "", "分摊后总价": "2"}]  # fmt: skip
    (got,) = read(table(tmp_path / "x.csv", WANGDIANTONG, rows))
    assert (got.facts.format, got.facts.rows_read) == ("wangdiantong.orders", 5)
    assert got.column("order_ref") == [first, second, "260620-662941284701219", "JY9"]
    assert got.column("amount") == [1980, 1590, 100, 200]
    assert [State(state) for state in got.column("state")] == [State.DONE, State.DONE, State.CLOSED, State.DONE]
    other = {"店铺": "店铺名称", "子单原始单号": "原始单号", "订单退款状态": "退款状态", "交易时间": "下单时间"}
    renamed = [{other.get(name, name): cell for name, cell in row.items()} for row in rows]
    (again,) = read(table(tmp_path / "y.csv", [other.get(name, name) for name in WANGDIANTONG], renamed))
    names = ("order_ref", "amount", "state", "at", "shop")
    assert [again.column(name) for name in names] == [got.column(name) for name in names]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 10**7)), min_size=1, max_size=20), st.data())
def test_a_broken_cell_of_an_erp_list_is_refused_or_the_sum_is_a_plain_one(tmp_path_factory, items, data):
    rows = [{"订单编号": f"JY{order}", "店铺": "店", "子单原始单号": f"6930162745589{order:06d}", "订单状态": "已完成",
             "交易时间": AT, "分摊后总价": yuan(owed)} for order, owed in items]  # fmt: skip
    row = data.draw(st.sampled_from(rows))
    name = data.draw(st.sampled_from(["分摊后总价", "交易时间", "子单原始单号", "订单状态"]))
    row[name] = data.draw(st.sampled_from(["", "NaN", "1e309", "6.93E+18", "9" * 40, "x\x00", "\u202e5", "-3.00", "7"]))
    path = table(tmp_path_factory.mktemp("e") / "x.csv", WANGDIANTONG, rows)
    try:
        (got,) = read(path)
    except SourceRefused:
        return
    assert sum(got.column("amount")) == sum(round(float(one["分摊后总价"]) * 100) for one in rows)


# Taobao's WeChat bill


def test_the_bill_with_eight_columns(tmp_path):
    one = {"入账时间": AT, "支付流水号": "849002276510518", "淘宝订单编号": "3297493634735066590"}
    rows = [{**one, "入账类型": "交易收款", "收入金额（元）": "35.70", "业务描述": "0010001|交易收款-交易收款"},
            {**one, "入账类型": "交易退款", "支出金额": "-5.00", "业务描述": "0020001|交易退款-余额退款"},
            {**one, "入账类型": "其它", "支出金额": "-0.21", "业务描述": "0030038|软件服务费-支付宝服务费"},
            {**one, "入账类型": "其它", "支出金额": "-0.40", "业务描述": "0060011|营销支出-淘宝客佣金"},
            {**one, "入账类型": "新类型", "收入金额（元）": "1.00"}]  # fmt: skip
    (got,) = read(table(tmp_path / "x.csv", EIGHT, rows, "gb18030"))
    assert (got.facts.format, got.facts.rows_read, got.facts.control) == ("taobao.wechat", 5, "none")
    assert got.column("amount") == [3570, -500, -21, -40, 100]
    assert [Kind(kind) for kind in got.column("kind")] == [
        Kind.PAYMENT, Kind.REFUND, Kind.FEE, Kind.COMMISSION, Kind.OTHER
    ]  # fmt: skip
    assert got.column("order_ref") == ["3297493634735066590"] * 5
    assert got.column("parent_ref") == ["", *["849002276510518"] * 3, ""]
    assert len(set(got.column("key_fp"))) == 5


@pytest.mark.parametrize(("day", "clock"), [("2026-03-02", "10:00:00"), ("2026-03-02", AT), ("2026/3/2", "10:00:00")])
@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_bill_with_fourteen_columns_in_either_character(day, clock, swap, suffix, tmp_path):
    row = {"商家昵称": "喜店", "入帐日期": day, "入帐时间": clock, "支付流水号": "8490",
           "主订单id": "3297493634735066590", "子订单id": "1", "入帐类型": "交易收款", "收入金额(元)": "35.70",
           "支出金额(元)": "0"}  # fmt: skip
    header = list(FOURTEEN)
    if swap:
        header = [one.replace("入帐时间", "入账时间").replace("(元)", "（元）") for one in header]
        row |= {"入账时间": clock, "收入金额（元）": "35.70", "支出金额（元）": "0"}
    (got,) = read(table(tmp_path / f"x.{suffix}", header, [row]))
    assert (got.column("amount"), got.facts.account, got.facts.shop) == ([3570], "喜店", "喜店")
    assert got.column("at") == [1772445600] and got.column("offset") == [480]


def test_money_out_is_printed_in_one_way_only(tmp_path):
    one = {"入账时间": AT, "支付流水号": "1", "入账类型": "其它"}
    (got,) = read(table(tmp_path / "x.csv", EIGHT, [{**one, "支出金额": "5.00"}, {**one, "支出金额": "2.00"}]))
    assert got.column("amount") == [-500, -200]
    for rows, key, column in [
        ([{**one, "支出金额": "5.00"}, {**one, "支出金额": "-2.00"}], "refused.value", "支出金额"),
        ([{**one, "支出金额": "5.00"}, one], "refused.not_amount", "收入金额（元）"),
        ([{**one, "支出金额": "5.00"}, {**one, "支出金额": "1", "收入金额（元）": "1"}], "refused.both_amounts",
         "收入金额（元）"),
    ]:  # fmt: skip
        with pytest.raises(SourceRefused) as caught:
            read(table(tmp_path / "y.csv", EIGHT, rows))
        assert (caught.value.key, caught.value.row, caught.value.column) == (key, 3, column)


def test_a_day_alone_stays_a_day(tmp_path):
    row = {"入账时间": "2026-03-02", "支付流水号": "1", "入账类型": "交易收款", "收入金额（元）": "1"}
    (got,) = read(table(tmp_path / "x.csv", EIGHT, [row]))
    assert got.column("offset") == [NO_TIME]


# WeChat Pay overseas


def overseas(rows: Sequence[dict[str, str]], totals: str = "") -> str:
    lines = [",".join(OVERSEAS)]
    lines += [",".join(f"`{row.get(name, '')}" for name in OVERSEAS) for row in rows]
    return "\n".join([*lines, totals]) if totals else "\n".join(lines) + "\n"


SALE = {"交易时间": AT, "商户号": "1900000109", "子商户号": "0", "微信订单号": f"4200{1:024d}", "商户订单号": "S1",
        "交易状态": "SUCCESS", "商品名称": "a,b", "手续费": "0.12345", "费率": "1.20%", "结算币种": "HKD",
        "应结订单金额": "10.50", "退款应结订单金额": "0"}  # fmt: skip
BACK = {**SALE, "交易状态": "REFUND", "微信退款单号": f"5030{1:024d}", "退款状态": "SUCCESS", "应结订单金额": "0.00",
        "手续费": "-0.05", "退款结算币种": "HKD", "退款应结订单金额": "4.20"}  # fmt: skip


def write_text(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_an_overseas_bill_counts_what_is_settled(tmp_path):
    totals = "总交易单数,应结订单总金额,退款应结总金额,手续费总金额\n`2,`10.50,`4.20,`0.07345"
    (got,) = read(write_text(tmp_path / "x.csv", overseas([SALE, BACK], totals)))
    facts = got.facts
    assert (facts.format, facts.account, facts.currency, facts.control) == (
        "wechatpay.merchant.overseas", "1900000109", "HKD", "agree"
    )  # fmt: skip
    assert got.column("amount") == [1050, -420]
    assert list(zip(got.column("fee"), got.column("fee_exp"), strict=True)) == [(12345, 5), (-5, 2)]
    assert got.column("channel_ref") == [f"4200{1:024d}", f"5030{1:024d}"]
    assert got.column("parent_ref") == ["", f"4200{1:024d}"]
    (wrong,) = read(write_text(tmp_path / "y.csv", overseas([SALE, BACK], totals.replace("`10.50", "`10.51"))))
    assert wrong.facts.control == "disagree"
    (silent,) = read(write_text(tmp_path / "z.csv", overseas([SALE, BACK])))
    assert silent.facts.control == "none"


def test_each_settlement_currency_is_a_statement(tmp_path):
    rows = [SALE, {**SALE, "结算币种": "JPY", "应结订单金额": "1050"}, BACK]
    one, two = read(write_text(tmp_path / "x.csv", overseas(rows)))
    assert (one.facts.currency, one.column("row"), one.column("amount")) == ("HKD", [2, 4], [1050, -420])
    assert (two.facts.currency, two.column("row"), two.column("amount")) == ("JPY", [3], [105000])
    assert [one.facts.ordinal, two.facts.ordinal] == [1, 2]


def test_an_amount_that_may_be_in_cents_is_refused(tmp_path):
    with pytest.raises(SourceRefused) as caught:
        read(write_text(tmp_path / "x.csv", overseas([{**SALE, "应结订单金额": "1050"}])))
    assert (caught.value.key, caught.value.row, caught.value.column) == ("refused.value", 2, "应结订单金额")


@pytest.mark.parametrize(
    ("header", "wanted"),
    [(TAOBAO_ITEMS, "taobao.orders"), (YOUZAN_ITEMS, "youzan.orders"), (JUSHUITAN, "jushuitan.orders"),
     (WANGDIANTONG, "wangdiantong.orders"), (EIGHT, "taobao.wechat"), (FOURTEEN, "taobao.wechat"),
     (OVERSEAS, "wechatpay.merchant.overseas")],
)  # fmt: skip
def test_each_is_recognised_by_one_reader_alone_also_without_rows(header, wanted, tmp_path):
    path = table(tmp_path / "x.csv", header, [])
    assert sniff(path) == [wanted]
    (got,) = read(path)
    assert (got.facts.rows_read, got.facts.control) == (0, "none")


def test_a_lost_comma_that_a_comma_in_a_text_makes_up_for_is_noticed(tmp_path):
    text = overseas([SALE, BACK]).replace("`,`1900000109", "``1900000109")
    with pytest.raises(SourceRefused) as caught:
        read(write_text(tmp_path / "x.csv", text))
    assert (caught.value.key, caught.value.row, caught.value.column) == ("refused.value", 2, "商品名称")
