"""Douyin and Xiaohongshu: movements and their parts, ledgers whose seconds have no order, sub-orders, premiums."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer, State
from app.domain.statement import AGREE, DISAGREE, NONE
from tests.importers import platform_bills as bills
from tests.importers.platform_bills import (
    cents,
    douyin_order,
    douyin_row,
    ledger,
    sale,
    settled,
    table,
    write,
)
from tests.importers.reading import Read, read, sniff
from tests.importers.workbooks import write_xlsx

money = st.integers(-(10**7), 10**7)
positive = st.integers(1, 10**7)


def kinds(got: Read) -> list[Kind]:
    return [Kind(one) for one in got.column("kind")]


def refusal(path: Path, **options: Any) -> tuple[str, int, str]:
    with pytest.raises(SourceRefused) as caught:
        read(path, **options)
    return caught.value.key, caught.value.row, caught.value.column


sales = st.lists(
    st.tuples(
        st.integers(10**6, 10**7), st.integers(0, 10**5), st.integers(0, 10**5),
        st.lists(st.integers(0, 10**4), min_size=4, max_size=4),
    ),
    max_size=10,
)  # fmt: skip


@given(sales, st.sampled_from([bills.DOUYIN_39, bills.DOUYIN_18]), st.randoms(use_true_random=False))
def test_a_settled_order_gives_its_parts_and_they_make_the_movement(tmp_path, wanted, header, chance):
    header = chance.sample(header, len(header))
    rows = [sale(*one, number=at) for at, one in enumerate(wanted)]
    path = write(tmp_path / "d.csv", header, rows)
    assert sniff(path) == ["douyin.settlement"]
    (got,) = read(path)
    assert (got.facts.control, got.facts.rows_read) == (NONE, len(wanted))
    for at, (paid, subsidy, refund, fees) in enumerate(wanted):
        mine = {
            Kind(kind): amount
            for row, kind, amount in zip(got.column("row"), got.column("kind"), got.column("amount"), strict=True)
            if row == at + 2
        }
        assert mine.get(Kind.PAYMENT, 0) == paid + subsidy
        assert mine.get(Kind.REFUND, 0) == -refund
        assert mine.get(Kind.FEE, 0) == -fees[0]
        assert mine.get(Kind.COMMISSION, 0) == -sum(fees[1:])
    assert sorted(set(got.column("row"))) == list(range(2, 2 + len(wanted)))
    assert len(set(got.column("key_fp"))) == got.table.num_rows
    (again,) = read(write_xlsx(tmp_path / "d.xlsx", {"S": table(header, rows)}))
    assert got.table.equals(again.table)


@given(st.lists(money, max_size=10))
def test_the_short_export_gives_one_record_a_row(tmp_path, wanted):
    rows = [douyin_row(one, number=at) for at, one in enumerate(wanted)]
    (got,) = read(write(tmp_path / "d.csv", bills.DOUYIN_11, rows))
    assert got.column("amount") == wanted
    assert got.column("suffix") == [0] * len(wanted)
    assert got.column("channel_ref") == [f"S{at}" for at in range(len(wanted))]
    assert got.column("order_ref") == [f"69301627455895{at:05d}" for at in range(len(wanted))]


def test_a_row_that_does_not_add_up_stays_whole_and_is_named(tmp_path):
    wrong = sale(4000, 1000, 0, [150, 0, 0, 0], 2) | {"动账金额": "48.51"}
    rows = [sale(4000, 1000, 0, [150, 0, 0, 0]), wrong, douyin_row(-500, "退换货运费险", 3, 备注="保费扣除")]
    (got,) = read(write(tmp_path / "d.csv", bills.DOUYIN_18, rows))
    assert [(one.name, one.stated, one.found, one.agrees) for one in got.facts.checks] == [("parts", "3", "2", False)]
    assert got.facts.message_params["rows"] == [3]
    assert got.column("row") == [2, 2, 3, 4]
    assert got.column("amount") == [5000, -150, 4851, -500]


def test_columns_that_nobody_knows_may_be_parts_so_nothing_is_said_against_a_row(tmp_path):
    row = sale(4000, 1000, 0, [150, 0, 0, 0]) | {"动账金额": "45.50", "新出的费用": "-3.00"}
    (got,) = read(write(tmp_path / "d.csv", [*bills.DOUYIN_18, "新出的费用"], [row]))
    assert (got.facts.control, got.column("amount")) == (NONE, [4550])


def test_a_line_that_explains_the_columns_is_no_row_and_a_damaged_first_row_is_refused(tmp_path):
    note = {name: f"{name}的说明" for name in bills.DOUYIN_18}
    (got,) = read(write(tmp_path / "d.csv", bills.DOUYIN_18, [note, douyin_row(100)]))
    assert (got.facts.rows_read, got.column("row")) == (1, [3])
    path = write(tmp_path / "e.csv", bills.DOUYIN_18, [douyin_row(100, 动账金额="一元", 动账时间="昨天")])
    assert refusal(path)[:2] == ("refused.not_amount", 2)
    path = write(tmp_path / "f.csv", bills.DOUYIN_18, [douyin_row(100), note])
    assert refusal(path)[:2] == ("refused.not_amount", 3)


bill_rows = st.lists(
    st.tuples(st.integers(0, 10**7), st.integers(0, 10**6), st.integers(0, 10**5), st.integers(0, 10**5),
              st.sampled_from([-1, 1])),
    max_size=8,
)  # fmt: skip


@given(bill_rows, st.randoms(use_true_random=False), st.sampled_from(["达人佣金", "佣金"]))
def test_a_bill_gives_what_was_paid_refunded_and_kept_and_its_own_total_is_compared(tmp_path, wanted, chance, host):
    header = ["佣金" if one == "达人佣金" and host == "佣金" else one for one in bills.DOUYIN_BILL]
    rows = []
    for at, (income, refunded, fee, share, kept) in enumerate(wanted):
        row = settled(income, fee, share, number=at, kept=kept, 结算前退款金额=cents(kept * refunded))
        rows.append({"佣金" if name == "达人佣金" else name: one for name, one in row.items()} | row)
    note = dict.fromkeys(["结算金额"], "收入+支出")
    total = sum(income - fee - share for income, _refunded, fee, share, _kept in wanted)
    own = {"结算金额": cents(total)}
    header = chance.sample(header, len(header))
    path = write(tmp_path / "b.csv", header, [note, own, *rows])
    assert sniff(path) == ["douyin.bill"]
    (got,) = read(path)
    assert (got.facts.control, got.facts.rows_read) == (AGREE, len(wanted))
    assert got.column("row") == sorted(got.column("row"))
    assert sum(got.column("amount")) == total
    for at, (income, refunded, fee, share, _kept) in enumerate(wanted):
        mine = {
            Kind(kind): amount
            for row, kind, amount in zip(got.column("row"), got.column("kind"), got.column("amount"), strict=True)
            if row == at + 4
        }
        expected = {
            Kind.PAYMENT: income + refunded, Kind.REFUND: -refunded, Kind.FEE: -fee, Kind.COMMISSION: -share
        }  # fmt: skip
        assert {kind: one for kind, one in mine.items() if one} == {kind: one for kind, one in expected.items() if one}
    (again,) = read(write(tmp_path / "c.csv", header, [own | {"结算金额": cents(total + 1)}, *rows]))
    assert again.facts.control == DISAGREE


def test_refunds_of_a_bill_are_refunds_and_a_row_that_does_not_add_up_stays_whole(tmp_path):
    rows = [
        settled(-1050, -50, 0, "结算后退款-原路退回", 1),
        settled(0, 800, 0, "结算后退款-非原路退回", 2, 平台服务费="0"),
        settled(0, -30, 0, "保证金退款-支出退回", 3),
        settled(5500, 500, 0, number=4, 平台服务费="-2.75"),
        settled(4000, 100, number=5, 结算金额="39.01"),
    ]
    (got,) = read(write(tmp_path / "b.csv", bills.DOUYIN_BILL, rows))
    assert [(one.name, one.stated, one.found, one.agrees) for one in got.facts.checks] == [("parts", "5", "4", False)]
    assert got.facts.message_params["rows"] == [6]
    assert list(zip(got.column("row"), kinds(got), got.column("amount"), strict=True)) == [
        (2, Kind.REFUND, -1050), (2, Kind.FEE, 50), (3, Kind.REFUND, -800), (4, Kind.FEE, 30),
        (5, Kind.PAYMENT, 5500), (5, Kind.FEE, -500), (6, Kind.PAYMENT, 3901),
    ]  # fmt: skip
    assert got.column("order_ref")[0] == "6917926768823600001"


@pytest.mark.parametrize(("word", "stated", "agrees"), [
    ("合计", "117.00", True), ("Total", "107.00", True), ("合計", "117.00", True), ("合计", "107.01", False),
])  # fmt: skip
def test_a_line_of_sums_that_a_person_added_may_add_up_what_is_printed(tmp_path, word, stated, agrees):
    rows = [douyin_row(11200, number=1), douyin_row(-500, "退换货运费险", 2)]
    own = {"动账时间": word, "动账金额": stated}
    (got,) = read(write(tmp_path / "d.csv", bills.DOUYIN_18, [*rows, own]))
    assert [(one.name, one.agrees) for one in got.facts.checks] == [("sum", agrees)]
    assert got.column("amount") == [11200, -500]


SCENES = [
    ("货款结算入账", 1, Kind.PAYMENT),
    ("订单结算", 1, Kind.PAYMENT),
    ("退款-结算后退款-退用户", -1, Kind.REFUND),
    ("原路退", -1, Kind.REFUND),
    ("已退款", -1, Kind.REFUND),
    ("退款-订单退款触发-退补贴", -1, Kind.REFUND),
    ("退款-订单退款触发-退分账", 1, Kind.COMMISSION),
    ("服务费返还", 1, Kind.FEE),
    ("退换货运费险", -1, Kind.FEE),
    ("上门取件运费", -1, Kind.FEE),
    ("消费者赔付", -1, Kind.ADJUSTMENT),
    ("货款直投千川", -1, Kind.TRANSFER),
    ("货款充值保证金", -1, Kind.HOLD),
    ("保证金退款", 1, Kind.RELEASE),
    ("提现", -1, Kind.WITHDRAWAL),
    ("从未见过", -1, Kind.OTHER),
]


@pytest.mark.parametrize(("scene", "sign", "kind"), SCENES)
def test_scenes_say_what_a_movement_is(tmp_path, scene, sign, kind):
    rows = [douyin_row(sign * 100, scene), douyin_row(sign * 100, "", 备注=scene)]
    (got,) = read(write(tmp_path / "d.csv", bills.DOUYIN_11, rows))
    assert kinds(got) == [kind, kind]
    assert got.column("amount") == [sign * 100] * 2


def test_ids_in_every_dress_and_the_other_character_for_account(tmp_path):
    header = [one.replace("账", "帐") for one in bills.DOUYIN_11]
    row = douyin_row(100, 关联子订单号="`6953149768301877000A00")
    row = {name.replace("账", "帐"): cell for name, cell in row.items()}
    (got,) = read(write(tmp_path / "d.csv", header, [row | {"动帐方向": "入帐"}]))
    assert got.column("order_ref") == ["6953149768301877000A00"]
    for cell in ("2.02608020914033e+27", "2.0E+18"):
        path = write(tmp_path / "e.csv", bills.DOUYIN_18, [douyin_row(100, 动帐流水号=cell)])
        assert refusal(path) == ("refused.damaged_id", 2, "动帐流水号")


def test_an_unknown_direction_is_refused(tmp_path):
    path = write(tmp_path / "d.csv", bills.DOUYIN_18, [douyin_row(100, 动账方向="未知")])
    assert refusal(path) == ("refused.word", 2, "动账方向")


@given(st.lists(money, max_size=12), money, st.randoms(use_true_random=False), st.booleans())
def test_a_ledger_chains_its_balances_though_rows_of_a_second_are_in_no_order(
    tmp_path, moved, opening, chance, newest_first
):
    rows = ledger(moved, opening, chance)[:: -1 if newest_first else 1]
    path = write(tmp_path / "l.csv", bills.DOUYIN_LEDGER, rows)
    assert sniff(path) == ["douyin.account"]
    (got,) = read(path)
    assert sum(got.column("amount")) == sum(moved)
    if len(moved) > 1:
        assert got.facts.control != DISAGREE
        if len({row["动账时间"] for row in rows}) > 1:
            assert (got.facts.opening, got.facts.closing) == (opening, opening + sum(moved))


def test_a_ledger_that_lost_a_row_disagrees(tmp_path):
    rows = ledger([100, 200, 300, 400, 500, 600], 0, random.Random(1))
    (got,) = read(write(tmp_path / "l.csv", bills.DOUYIN_LEDGER, [*rows[:2], *rows[3:]]))
    assert (got.facts.control, got.facts.opening) == (DISAGREE, None)


def test_a_withdrawal_of_the_ledger_is_paid_out(tmp_path):
    row = douyin_row(-100, "提现") | {"账户方向": "支出", "账户余额(元)": "0"}
    (got,) = read(write(tmp_path / "l.csv", bills.DOUYIN_LEDGER, [row]))
    assert (kinds(got), got.column("layer")) == ([Kind.WITHDRAWAL], [int(Layer.SETTLEMENT)])


ORDER_STATES = {
    ("已完成", "-"): State.DONE,
    ("待支付", "-"): State.UNPAID,
    ("待发货", "售后处理中"): State.PAID,
    ("已发货", "-"): State.PAID,
    ("已关闭", "-"): State.CLOSED,
    ("已关闭", "退款成功"): State.REFUNDED,
}


borne = st.integers(0, 10**5)
sub_orders = st.lists(
    st.tuples(st.integers(0, 10**6), borne, borne, st.sampled_from(sorted(ORDER_STATES))), max_size=10
)


@given(sub_orders)
def test_sub_orders_are_due_with_what_platform_and_host_bear(tmp_path, wanted):
    rows = [douyin_order(at, *one[:3], *one[3]) for at, one in enumerate(wanted)]
    path = write(tmp_path / "o.csv", bills.DOUYIN_ORDERS, rows)
    assert sniff(path) == ["douyin.orders"]
    (got,) = read(path)
    assert got.column("amount") == [sum(one[:3]) for one in wanted]
    assert got.column("state") == [int(ORDER_STATES[one[3]]) for one in wanted]
    assert got.column("order_ref") == [f"69179267688236{at:05d}" for at in range(len(wanted))]
    assert all("6917926768823643752" in one for one in got.column("text"))


def test_premiums_are_costs_that_name_the_row_which_carries_them(tmp_path):
    row = {"保险单号": "B1", "动账流水号": "X1", "动账时间": "2026-09-12 10:00:01", "金额(元)": "0.2"}
    path = write(tmp_path / "i.csv", bills.PREMIUMS, [row, row | {"保险单号": "B2", "金额(元)": "-0.1"}])
    assert sniff(path) == ["douyin.insurance"]
    (got,) = read(path)
    assert (got.column("amount"), kinds(got)) == ([-20, 10], [Kind.FEE] * 2)
    assert (got.column("batch_ref"), got.column("channel_ref")) == (["X1", "X1"], ["B1", "B2"])
    (empty,) = read(write(tmp_path / "j.csv", bills.PREMIUMS, []))
    assert empty.facts.rows_read == 0
    policy = {"投保单号": "P1", "订单编号": "69", "下单时间": "2026-09-01 08:00:00", "支付保费": "8.8", "动账时间": "-"}
    (report,) = read(write(tmp_path / "k.csv", bills.POLICIES, [policy]))
    assert (report.column("amount"), report.column("state")) == ([-880], [int(State.PENDING)])


@given(st.lists(st.tuples(money.filter(bool), st.booleans()), max_size=12))
def test_xiaohongshu_items_come_back_as_they_moved_the_account(tmp_path, wanted):
    rows = [
        {
            "订单号": f"P7{at:018d}",
            "售后单号": f"R{at}",
            "结算时间": "2026-09-10 08:00:00" if at % 2 else "2026-09-10",
            "交易类型": ("退款" if moved < 0 else "订单结算") if typed else "",
            "动账金额": f"¥{cents(moved)}" if moved > 0 else cents(moved),
            "商品实付/实退": cents(moved),
            "运费": "8.00",
        }
        for at, (moved, typed) in enumerate(wanted)
    ]
    path = write_xlsx(tmp_path / "x.xlsx", {"结算明细": table(bills.XIAOHONGSHU, rows)})
    assert sniff(path) == ["xiaohongshu.settlement"]
    (got,) = read(path)
    assert got.column("amount") == [moved for moved, _typed in wanted]
    assert kinds(got) == [Kind.PAYMENT if moved > 0 else Kind.REFUND for moved, _typed in wanted]
    assert got.column("order_ref") == [f"P7{at:018d}" for at in range(len(wanted))]
