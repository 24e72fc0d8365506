"""Temu: settlement sheets of both kinds of shops, a sheet for each charge, the account; what each prints."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer
from tests.importers.reading import read, sniff
from tests.importers.test_market_readers import one, table
from tests.importers.workbooks import write_xlsx

FLOW = [
    "结算流水ID", "批次号", "PO单号", "单据号", "交易类型", "结算金额", "商品信息 * 销售件数", "", "", "", "", "",
    "币种", "总申报价格", "单品优惠券金额", "店铺满减券优惠金额", "申报价格折扣金额", "活动运费主动减免金额",
    "到账时间", "备注",
]  # fmt: skip
GOODS = ["", "", "", "", "", "", "SKU ID", "SKU名称", "SKU货号", "件数", "申报价格", "是否活动价"]
SOLD = [
    "销售订单", "售后订单", "备货单号", "备货单类型", "SKU ID", "SKU货号", "货品名称", "SKU属性", "数量", "单品券金额",
    "店铺满减券金额", "申报价格折扣金额", "交易类型", "金额", "币种", "账务时间",
]  # fmt: skip
ACCOUNT = ["账务时间", "账务类型", "币种", "收支金额", "备注"]
AT = "2026-07-31 07:36:10"


def flow(number: int, kind: str, amount: str, order: str = "PO-1", currency: str = "USD", at: str = AT) -> list[str]:
    goods = ["10856989348", "Hang", "VH-1", "1", "11.06", "是"] if kind.startswith("销售回款") else [""] * 6
    return [f"F-{number}", "B-1", order, f"D-{number}", kind, amount, *goods, currency, amount, *["0.00"] * 4, at, ""]


def sold(kind: str, amount: str, stock: str = "WB2607310001", back: str = "/") -> list[str]:
    return ["PO-1", back, stock, "紧急", "1", "A-1", "杯", "红", "1", "0", "0", "0", kind, amount, "CNY", AT]


def moved(kind: str, amount: str, remark: str = "", currency: str = "CNY") -> list[str]:
    return [AT, kind, currency, amount, remark]


def test_a_workbook_of_temu_is_read_sheet_by_sheet(tmp_path):
    """Where a shop sends its goods itself: parts of orders, and a sheet for each charge with a sign of its own."""
    rows = [
        flow(1, "销售回款", "11.06"),
        flow(2, "运费回款", "2.99"),
        flow(3, "销售冲回", "-5.00", "PO-2", at=f"{AT} CST"),
        flow(4, "非商责补贴", "1.50", "PO-2"),
    ]
    fined = ["违规编号", "订单编号", "违规类型", "支出金额", "币种", "账务时间"]
    sheets = {
        "结算": [FLOW, GOODS, *rows],
        "支出-买家拒付": [["违规单号", "支出金额", "币种", "账务时间"], ["V-1", "-10.00", "USD", AT]],
        "支出-履约违规-1": [fined, ["V-2", "PO-1", "延迟发货", "60.00", "USD", AT]],
        "其他-退货面单费平台承担": [
            ["订单编号", "收支金额", "币种", "备注", "账务时间"],
            ["PO-1", "4.2", "USD", "补", AT],
        ],
        "支出-处置费": [
            ["SKU ID", "运单号类型", "运单号", "销毁件数", "回仓时间", "销毁费用", "币种", "账务时间"],
            ["1", "正向", "T-9", "1", AT, "0.30", "USD", AT],
        ],
        "说明": [["本表由系统生成"]],
    }
    found = read(write_xlsx(tmp_path / "FundDetail.xlsx", sheets), shop="panda")
    assert {one.facts.format for one in found} == {"temu.settlement"} and len(found) == 5
    settled = found[0]
    assert settled.column("amount") == [1106, 299, -500, 150] and settled.facts.rows_read == 4
    assert settled.column("kind") == [Kind.PAYMENT, Kind.PAYMENT, Kind.REFUND, Kind.SUBSIDY]
    assert settled.column("order_ref") == ["PO-1", "PO-1", "PO-2", "PO-2"]
    assert settled.column("channel_ref")[0] == "F-1" and set(settled.column("batch_ref")) == {"B-1"}
    assert set(settled.column("offset")) == {480} and len(set(settled.column("at"))) == 1
    assert set(settled.column("layer")) == {Layer.SETTLEMENT}
    assert [(one.column("kind"), one.column("amount")) for one in found[1:]] == [
        ([Kind.CHARGEBACK], [-1000]), ([Kind.ADJUSTMENT], [-6000]), ([Kind.ADJUSTMENT], [420]), ([Kind.FEE], [-30]),
    ]  # fmt: skip
    assert found[2].column("order_ref") == ["PO-1"] and found[2].column("channel_ref") == ["V-2"]


def test_older_sheets_of_temu_end_with_a_sum_that_has_no_word(tmp_path):
    names = ["订单编号", "子订单号", "SKU明细", "交易收入", "币种", "账务时间"]
    income = [names, ["PO-5", "S-1", "x", "600.30", "USD", AT]]
    more = [["PO-6", "S-2", "x", "14.50", "USD", AT], ["", "", "", "614.8"]]
    back = [
        ["售后单号", "订单编号", "子订单号", "SKU明细", "售后退款金额", "币种", "账务时间"],
        ["A-1", "PO-5", "S-1", "x", "3.00", "USD", AT],
    ]
    sheets = {
        "结算-交易收入": [*income, *more],
        "结算-售后退款": back,
        "结算-运费收入": [["订单编号", "运费收入", "币种", "账务时间"], ["PO-5", "2.99", "USD", AT]],
        "结算-运费退款": [["订单编号", "运费退款", "币种", "账务时间"], ["PO-5", "1.99", "USD", AT]],
    }
    found = read(write_xlsx(tmp_path / "a.xlsx", sheets))
    assert [one.column("amount") for one in found] == [[60030, 1450], [-300], [299], [-199]]
    assert [one.column("kind")[0] for one in found] == [Kind.PAYMENT, Kind.REFUND, Kind.PAYMENT, Kind.REFUND]
    assert found[1].column("channel_ref") == ["A-1"]
    assert [one.facts.control for one in found] == ["agree", "none", "none", "none"]
    sheets["结算-交易收入"][-1][3] = "614.81"
    assert read(write_xlsx(tmp_path / "a.xlsx", sheets))[0].facts.control == "disagree"
    sheets["结算-交易收入"][2:] = more[::-1]
    with pytest.raises(SourceRefused) as caught:
        read(write_xlsx(tmp_path / "a.xlsx", sheets))
    assert (caught.value.key, caught.value.row) == ("refused.total_row", 3)


def test_the_full_service_of_temu_names_orders_to_stock(tmp_path):
    rows = [sold("销售回款", "100.00"), sold("销售冲回", "-30.00", back="RA-1"), sold("非商责补贴", "5.00")]
    loss = ["违规ID", "货品名称", "SKU", "", "", "赔付金额", "币种", "账务时间"]
    second = ["", "", "SKU ID", "SKU货号", "SKU属性"]
    sheets = {
        "交易结算": [SOLD, *rows],
        "消费者及履约保障-售后问题": [loss, second, ["V-1", "杯", "1", "A-1", "红", "3.00", "CNY", AT]],
    }
    trade, lost = read(write_xlsx(tmp_path / "f.xlsx", sheets))
    assert trade.column("amount") == [10_000, -3000, 500] and trade.facts.currency == "CNY"
    assert trade.column("kind") == [Kind.PAYMENT, Kind.REFUND, Kind.SUBSIDY]
    assert set(trade.column("order_ref")) == {"WB2607310001"}
    assert trade.column("channel_ref") == ["PO-1", "RA-1", "PO-1"]
    assert (lost.column("amount"), lost.column("kind"), lost.facts.rows_read) == ([-300], [Kind.ADJUSTMENT], 1)


def test_what_was_paid_out_to_temu_with_two_signs_is_refused(tmp_path):
    """Money that came back, or a slip: nobody knows."""
    rows = [["违规单号", "支出金额", "币种", "账务时间"], ["V-1", "10.00", "USD", AT], ["V-2", "-4.00", "USD", AT]]
    with pytest.raises(SourceRefused) as caught:
        one(tmp_path / "x.csv", rows)
    assert (caught.value.key, caught.value.row, caught.value.params["value"]) == ("refused.value", 3, "-4.00")


def test_currencies_of_one_sheet_of_temu_are_statements_apart(tmp_path):
    rows = [flow(1, "销售回款", "10"), flow(2, "销售回款", "9", currency="EUR")]
    found = read(table(tmp_path / "f.csv", [FLOW, *rows]))
    assert [(one.facts.currency, one.column("amount")) for one in found] == [("USD", [1000]), ("EUR", [900])]
    with pytest.raises(SourceRefused, match="not_time"):
        one(tmp_path / "f.csv", [FLOW, flow(1, "销售回款", "10", at=f"{AT} PST")])


@settings(max_examples=20)
@given(cents=st.lists(st.integers(-(10**8), 10**8).filter(bool), min_size=1, max_size=8), seed=st.randoms())
def test_no_order_of_rows_changes_what_temu_settled(tmp_path_factory, cents, seed):
    kinds = ["销售回款" if one > 0 else "销售冲回" for one in cents]
    rows = [flow(at, kinds[at], str(Decimal(one).scaleb(-2))) for at, one in enumerate(cents)]
    path = tmp_path_factory.mktemp("temu") / "f.csv"
    wanted = sorted(zip((f"F-{at}" for at in range(len(cents))), cents, strict=True))
    seed.shuffle(rows)
    found = one(path, [FLOW, GOODS, *rows])
    assert sorted(zip(found.column("channel_ref"), found.column("amount"), strict=True)) == wanted


def test_the_account_of_temu_tells_settlements_in_one_sum(tmp_path):
    """A settlement of a day is no payment of an order: L1 does not look for its order."""
    rows = [
        moved("结算", "1,000.00"),
        moved("支出", "-30.00", "推广服务费"),
        moved("支出", "-2.00", "仓储综合服务费"),
        moved("支出", "-3.00", "消费者及履约保障-售后问题"),
        moved("支出", "-4.00", "合规EPR物流包装环保费"),
        moved("调整", "5.00", "其他"),
        moved("提现", "-500.00", "提现"),
        moved("提现", "500.00", "提现失败退回"),
    ]
    found = one(tmp_path / "a.csv", [ACCOUNT, *rows])
    assert found.facts.format == "temu.account" and found.facts.rows_read == 8
    assert found.column("amount") == [100_000, -3000, -200, -300, -400, 500, -50_000, 50_000]
    kinds = [Kind.OTHER, Kind.ADJUSTMENT, Kind.FEE, Kind.ADJUSTMENT, Kind.FEE, Kind.ADJUSTMENT]
    assert found.column("kind") == [*kinds, Kind.WITHDRAWAL, Kind.ADJUSTMENT]
    assert found.column("layer") == [*[Layer.CHANNEL] * 6, Layer.SETTLEMENT, Layer.CHANNEL]


def test_an_account_of_temu_without_any_sign_goes_by_its_words(tmp_path):
    rows = [moved("结算", "100"), moved("支出", "30.00", "发货面单费"), moved("提现", "50.00"), moved("调整", "1.00")]
    assert one(tmp_path / "a.csv", [ACCOUNT, *rows]).column("amount") == [10_000, -3000, -5000, 100]


def test_other_tables_with_words_of_temu_are_not_temus(tmp_path):
    assert sniff(table(tmp_path / "x.csv", [["订单编号", "金额", "币种", "账务时间"], ["1", "2", "CNY", AT]])) == []
    assert sniff(table(tmp_path / "x.csv", [ACCOUNT[:4], moved("结算", "1")[:4]])) != ["temu.account"]
