"""Order exports: what is written in their real layouts comes back exactly, CSV and spreadsheet alike."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer, State
from app.importers.base import ReadOptions
from app.importers.recognise import read_file
from tests.importers.reading import read, sniff
from tests.importers.workbooks import write_xlsx


def columns(text: str) -> list[str]:
    """Return header names; a blank before a comma belongs to the name."""
    return text.split(",")


TAOBAO_2016 = columns(
    "订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,"
    "买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,"
    "宝贝标题 ,宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,"
    "发票抬头,是否手机订单,分阶段订单信息,特权订金订单id,定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,"
    "集分宝抵扣,是否是O2O交易"
)
TAOBAO_2020 = [
    *TAOBAO_2016[:3], "支付单号", "支付详情", *TAOBAO_2016[3:], "新零售交易类型", "退款金额", "确认收货时间",
    "打款商家金额", "是否信用购", "主订单编号",
]  # fmt: skip
PINDUODUO = columns(
    "商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),"
    "商家实收金额(元),商品数量(件),发货时间,确认收货时间,商品id,商品规格,售后状态,快递单号,快递公司"
)
STATUSES = {
    "等待买家付款": State.UNPAID,
    "买家已付款，等待卖家发货": State.PAID,
    "卖家已发货,等待买家确认": State.PAID,
    "交易成功": State.DONE,
}
START = dt.datetime(2026, 1, 1)  # noqa: DTZ001

cents = st.integers(0, 10**8)
moments = st.integers(0, 365 * 86400).map(lambda seconds: START + dt.timedelta(seconds=seconds))
names = st.text(st.sampled_from("张三李四abc ,，\"'；\n"), max_size=12).map(str.strip)


def yuan(value: int) -> str:
    return f"{value // 100}.{value % 100:02d}"


def seconds(moment: dt.datetime) -> int:
    return int((moment - dt.datetime(1970, 1, 1)).total_seconds())  # noqa: DTZ001


def write_csv(path: Path, header: list[str], rows: list[dict[str, str]], encoding: str = "gb18030") -> Path:
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\r\n")
    out.writerow(header)
    out.writerows([[row.get(name.strip(), "") for name in header] for row in rows])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


orders = st.lists(
    st.tuples(
        st.integers(10**14, 10**18 - 1).map(lambda n: n * 10 + 7),
        cents,
        moments,
        st.sampled_from(sorted(STATUSES)),
        names,
        st.none() | cents,
    ),
    max_size=20,
    unique_by=lambda one: one[0],
)


@given(orders, st.sampled_from([TAOBAO_2016, TAOBAO_2020]), st.sampled_from(["gb18030", "utf-8-sig", "utf-8"]))
def test_taobao_orders_of_every_generation_come_back(tmp_path, wanted, header, encoding):
    rows = [
        {
            "订单编号": f'="{number}"',
            "总金额": yuan(amount),
            "买家实际支付金额": yuan(amount),
            "订单状态": status,
            "订单创建时间": (when - dt.timedelta(minutes=3)).strftime("%Y-%m-%d %H:%M:%S"),
            "订单付款时间": "" if STATUSES[status] == State.UNPAID else when.strftime("%Y-%m-%d %H:%M:%S"),
            "联系手机": "'13800138000",
            "宝贝标题": title,
            "店铺Id": "0",
            "店铺名称": "小店",
            "卖家服务费": "0元",
            "支付单号": f"2026{number}",
            "退款金额": "无退款申请" if refund is None else yuan(refund),
        }
        for number, amount, when, status, title, refund in wanted
    ]
    path = write_csv(tmp_path / "x.csv", header, rows, encoding)
    assert sniff(path) == ["taobao.orders"]
    (got,) = read(path)
    assert got.facts.rows_read == len(wanted)
    assert got.column("order_ref") == [str(one[0]) for one in wanted]
    assert got.column("amount") == [one[1] for one in wanted]
    assert got.column("state") == [int(STATUSES[one[3]]) for one in wanted]
    paid = [one[2] if STATUSES[one[3]] != State.UNPAID else one[2] - dt.timedelta(minutes=3) for one in wanted]
    assert got.column("at") == [seconds(one) for one in paid]
    assert got.column("text") == [clean(one[4]) for one in wanted]
    if header is TAOBAO_2020:
        assert got.column("refunded") == [one[5] for one in wanted]
        assert got.column("channel_ref") == [f"2026{one[0]}" for one in wanted]
    assert set(got.column("account")) <= {"小店"} and set(got.column("shop")) <= {"小店"}
    assert set(got.column("layer")) <= {Layer.ORDER} and set(got.column("kind")) <= {Kind.ORDER}


def clean(text: str) -> str:
    """Say what a cell means, as `names.clean_cell` does."""
    from app.importers.names import clean_cell

    return clean_cell(text)


def taobao_row(**cells: str) -> dict[str, str]:
    return {
        "订单编号": '="1930679858170647"',
        "总金额": "10.00",
        "买家实际支付金额": "10.00",
        "订单创建时间": "2026/5/23 22:02",
        "订单付款时间": "2026/5/23 22:05",
        "订单状态": "交易关闭",
        **cells,
    }


@pytest.mark.parametrize(
    ("cells", "state"),
    [
        ({"退款金额": "10.00"}, State.REFUNDED),
        ({"退款金额": "无退款申请"}, State.REFUNDED),
        ({"退款金额": "3.00"}, State.CLOSED),
        ({"订单付款时间": "", "退款金额": "0"}, State.CLOSED),
        ({"订单状态": "付款以后用户退款成功，交易自动关闭"}, State.REFUNDED),
        ({"订单状态": "一个新的状态"}, State.NONE),
    ],
)
def test_a_closed_taobao_order_tells_whether_it_was_ever_paid(tmp_path, cells, state):
    (got,) = read(write_csv(tmp_path / "x.csv", TAOBAO_2020, [taobao_row(**cells)]))
    assert got.column("state") == [int(state)]


def test_an_unpaid_order_keeps_its_amount_and_says_so_without_a_status_column(tmp_path):
    header = ["订单编号", "总金额", "买家实际支付金额", "收货地址 ", "订单创建时间", "订单付款时间 ", "退款金额"]
    rows = [taobao_row(订单付款时间="", 退款金额="0.0"), taobao_row(订单编号="2", 退款金额="0.0")]
    (got,) = read(write_csv(tmp_path / "x.csv", header, rows, "utf-8"))
    assert got.column("amount") == [1000, 1000]
    assert got.column("status") == ["未付款", "已付款"]
    assert got.column("state") == [int(State.UNPAID), int(State.PAID)]


def test_an_order_number_that_a_spreadsheet_has_damaged_is_refused_by_row_and_column(tmp_path):
    path = write_xlsx(
        tmp_path / "x.xlsx",
        {
            "说明": [["导出说明"]],
            "订单": [
                ["订单编号", "总金额", "买家应付货款", "订单创建时间"],
                ["1930679858170647", 12.5, 12.5, START],
                [1930679858170648, 12.5, 12.5, START],
            ],
        },
    )
    with pytest.raises(SourceRefused) as caught:
        read(path)
    assert (caught.value.key, caught.value.row, caught.value.column) == ("refused.damaged_id", 3, "订单编号")


def test_a_spreadsheet_of_orders_gives_what_its_csv_gives(tmp_path):
    text = write_csv(tmp_path / "x.csv", TAOBAO_2020, [taobao_row(店铺名称="店", 退款金额="0.30")])
    cells = list(TAOBAO_2020)
    row = {**taobao_row(店铺名称="店"), "订单编号": "1930679858170647"}
    values = [row.get(name.strip(), "") for name in cells]
    values[cells.index("总金额")] = 10
    values[cells.index("退款金额")] = 0.1 + 0.2
    values[cells.index("订单创建时间")] = dt.datetime(2026, 5, 23, 22, 2)  # noqa: DTZ001
    values[cells.index("订单付款时间 ")] = dt.datetime(2026, 5, 23, 22, 5)  # noqa: DTZ001
    book = write_xlsx(tmp_path / "x.xlsx", {"封面": [["淘宝"]], "Sheet1": [cells, values], "空": []})
    (one,), (two,) = read(text), read(book)
    assert two.facts.sheet == "Sheet1"
    assert one.table.drop_columns(["row"]).equals(two.table.drop_columns(["row"]))


def test_the_item_export_is_not_taken_for_orders(tmp_path):
    header = ["子订单编号", *TAOBAO_2016]
    assert "taobao.orders" not in sniff(write_csv(tmp_path / "x.csv", header, []))


YOUZAN = columns(
    "订单号,归属店铺,订单状态,订单创建时间,买家付款时间,付款方式,支付流水号,应收订单金额,订单实付金额,"
    "支付优惠合计,订单实收金额,全部商品名称,买家昵称,分销员,订单已退款金额,分销员"
)
YOUZAN_STATES = {
    "待付款": State.UNPAID,
    "待发货": State.PAID,
    "已发货": State.PAID,
    "交易完成": State.DONE,
    "交易关闭": State.CLOSED,
}


@given(
    st.lists(
        st.tuples(st.integers(1, 10**9), cents, moments, st.sampled_from(sorted(YOUZAN_STATES)), names), max_size=15
    )
)
def test_youzan_orders_come_back_though_a_name_stands_twice(tmp_path, wanted):
    rows = [
        {
            "订单号": f"E2026{number}",
            "归属店铺": "烘焙",
            "订单状态": status,
            "订单创建时间": when.strftime("%Y-%m-%d %H:%M:%S"),
            "买家付款时间": "" if status in ("待付款", "交易关闭") else when.strftime("%Y-%m-%d %H:%M:%S"),
            "支付流水号": f"42000{number}",
            "应收订单金额": yuan(amount),
            "订单实付金额": yuan(amount - amount // 3),
            "支付优惠合计": yuan(amount // 3),
            "买家昵称": name,
            "订单已退款金额": "0.00",
        }
        for number, amount, when, status, name in wanted
    ]
    path = write_csv(tmp_path / "y.csv", YOUZAN, rows, "utf-8")
    assert sniff(path) == ["youzan.orders"]
    (got,) = read(path)
    assert got.column("amount") == [one[1] for one in wanted]
    assert got.column("coupon") == [one[1] // 3 or None for one in wanted]
    assert got.column("at") == [seconds(one[2]) for one in wanted]
    assert got.column("state") == [int(YOUZAN_STATES[one[3]]) for one in wanted]
    assert got.column("order_ref") == [f"E2026{one[0]}" for one in wanted]
    assert got.column("channel_ref") == [f"42000{one[0]}" for one in wanted]


@given(st.lists(st.tuples(st.integers(0, 10**15 - 1), cents, moments), max_size=15), st.booleans())
def test_pinduoduo_orders_take_their_day_from_the_number_where_no_time_is_given(tmp_path, wanted, stated):
    header = ["订单成交时间", *PINDUODUO]
    rows = [
        {
            "订单成交时间": when.strftime("%Y-%m-%d %H:%M:%S") if stated else "",
            "订单号": f"{when:%y%m%d}-{number:015d}\t",
            "订单状态": "已发货，待签收",
            "平台优惠折扣(元)": yuan(amount // 4),
            "多多支付立减金额(元)": yuan(amount % 7),
            "用户实付金额(元)": yuan(amount - amount // 4 - amount % 7) if amount > 99 else "0.00",
            "商家实收金额(元)": yuan(amount),
            "售后状态": "无售后或售后取消",
        }
        for number, amount, when in wanted
    ]
    path = write_csv(tmp_path / "p.csv", header, rows)
    assert sniff(path) == ["pinduoduo.orders"]
    (got,) = read(path)
    days = [one[2] if stated else one[2].replace(hour=0, minute=0, second=0) for one in wanted]
    assert got.column("at") == [seconds(one) for one in days]
    assert set(got.column("offset")) <= {480 if stated else NO_TIME}
    assert got.column("amount") == [one[1] for one in wanted]
    assert got.column("order_ref") == [f"{one[2]:%y%m%d}-{one[0]:015d}" for one in wanted]
    assert [one or 0 for one in got.column("coupon")] == [one[1] // 4 + one[1] % 7 for one in wanted]
    assert set(got.column("state")) <= {int(State.PAID)}


def test_an_order_without_any_day_is_refused(tmp_path):
    rows = [{"订单号": "X-1", "商家实收金额(元)": "1.00"}]
    with pytest.raises(SourceRefused) as caught:
        read(write_csv(tmp_path / "p.csv", PINDUODUO, rows))
    assert (caught.value.key, caught.value.row) == ("refused.no_time", 2)


@pytest.mark.parametrize("cell", ["十元", "1e3", "12.345", "1,00.00", ""])
def test_an_amount_that_is_none_is_refused_and_named(tmp_path, cell):
    with pytest.raises(SourceRefused) as caught:
        read(write_csv(tmp_path / "x.csv", TAOBAO_2020, [taobao_row(), taobao_row(总金额=cell)]))
    assert (caught.value.key, caught.value.row, caught.value.column) == ("refused.not_amount", 3, "总金额")


@pytest.mark.parametrize(
    ("number", "why"), [("", ("refused.value", 3, "订单编号")), ("合计", ("refused.total_row", 3, ""))]
)
def test_a_row_without_an_order_number_is_no_order(tmp_path, number, why):
    moment = {"订单创建时间": "2026-09-01 10:00:00", "订单状态": "交易成功"}
    rows = [{"订单编号": one, "总金额": "5.00", **moment} for one in ("1930679858170607", number)]
    with pytest.raises(SourceRefused) as refused:
        read(write_csv(tmp_path / "t.csv", TAOBAO_2016, rows))
    assert (refused.value.key, refused.value.row, refused.value.column) == why


def test_a_statement_of_several_accounts_names_none(tmp_path):
    moment = {"订单创建时间": "2026-09-01 10:00:00", "订单状态": "交易成功", "总金额": "5.00"}
    rows = [{"订单编号": f"19306798581706{shop}7", "店铺Id": shop, **moment} for shop in ("21", "22")]
    path = write_csv(tmp_path / "t.csv", TAOBAO_2016, rows)
    said = ReadOptions(account="other")
    (got,) = read_file(str(path), "text", file="t.csv", sha256="0" * 64, folder=str(tmp_path), stem="s", options=said)
    assert got.facts.account == ""
