"""JD: settlement in every generation, one record an order, the personal list against its totals."""

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
    jd_order,
    jd_row,
    table,
    write,
)
from tests.importers.reading import Read, follows, read, sniff
from tests.importers.workbooks import write_xlsx

money = st.integers(-(10**7), 10**7)
positive = st.integers(1, 10**7)


def kinds(got: Read) -> list[Kind]:
    return [Kind(one) for one in got.column("kind")]


def refusal(path: Path, **options: Any) -> tuple[str, int, str]:
    with pytest.raises(SourceRefused) as caught:
        read(path, **options)
    return caught.value.key, caught.value.row, caught.value.column


JD_FEES = {
    "货款": Kind.PAYMENT,
    "尾款货款": Kind.PAYMENT,
    "佣金": Kind.COMMISSION,
    "价保返佣": Kind.COMMISSION,
    "交易服务费": Kind.FEE,
    "代收白条网络推广技术服务费": Kind.FEE,
    "运费保险服务费": Kind.FEE,
    "售后卖家赔付费": Kind.ADJUSTMENT,
    "综合违约金": Kind.ADJUSTMENT,
    "平台券价保补贴（佣金）": Kind.SUBSIDY,
    "随单送的京豆": Kind.SUBSIDY,
    "一个全新的名目": Kind.OTHER,
}


@given(
    st.lists(st.tuples(money, st.sampled_from(sorted(JD_FEES))), max_size=15),
    st.sampled_from([bills.JD_22, bills.JD_18]),
    st.sampled_from(["utf-8-sig", "gb18030"]),
    st.randoms(use_true_random=False),
)
def test_settled_parts_come_back_whatever_the_order_of_columns_and_rows(tmp_path, wanted, header, encoding, chance):
    header = chance.sample(header, len(header))
    rows = [jd_row(fee, amount) for amount, fee in wanted]
    path = write(tmp_path / "jd.csv", header, rows, encoding=encoding)
    assert sniff(path) == ["jd.settlement"]
    (got,) = read(path)
    assert got.column("amount") == [amount for amount, _fee in wanted]
    sure = [Kind.REFUND if JD_FEES[fee] is Kind.PAYMENT and amount < 0 else JD_FEES[fee] for amount, fee in wanted]
    assert kinds(got) == sure
    assert set(got.column("layer")) <= {int(Layer.SETTLEMENT)}
    batch = "JS20260709" if header.count("结算单号") else "202607090000011332601610021"
    assert set(got.column("batch_ref")) <= {batch}
    assert (got.facts.control, got.facts.rows_read) == (NONE, len(wanted))
    (again,) = read(write_xlsx(tmp_path / "jd.xlsx", {"S": table(header, rows)}))
    assert got.table.equals(again.table)


def test_a_note_above_the_header_and_a_line_of_sums_below_the_rows_are_no_rows(tmp_path):
    rows = table(bills.JD_22, [jd_row(), jd_row("佣金", -184)])
    total = ["合计", *[""] * 12, "34.96"]
    (got,) = read(write_xlsx(tmp_path / "a.xlsx", {"S": [["名称：说明"], *rows, total]}))
    assert (got.column("row"), got.facts.control) == ([3, 4], AGREE)
    (off,) = read(write_xlsx(tmp_path / "b.xlsx", {"S": [*rows, [*total[:-1], "34.95"]]}))
    assert off.facts.control == DISAGREE
    assert [(one.stated, one.found) for one in off.facts.checks] == [("34.95", "34.96")]


def test_what_is_not_settled_yet_is_pending(tmp_path):
    rows = [jd_row(), jd_row(结算状态="未结算", 到账时间="-", 账单生成时间="")]
    (got,) = read(write(tmp_path / "a.csv", bills.JD_22, rows))
    assert got.column("state") == [int(State.DONE), int(State.PENDING)]
    day = 86_400
    assert [one // day for one in got.column("at")] == [20643, 20642]  # the day it came, the day it is to come


def test_money_out_that_is_printed_positive_takes_its_sign_from_the_direction(tmp_path):
    rows = [jd_row(amount=500, 收支方向="支出"), jd_row("佣金", 30, 收支方向="支出"), jd_row()]
    (got,) = read(write(tmp_path / "a.csv", bills.JD_22, rows))
    assert got.column("amount") == [-500, -30, 3680]
    assert kinds(got) == [Kind.REFUND, Kind.COMMISSION, Kind.PAYMENT]
    assert got.facts.control == NONE


def test_a_sign_against_its_direction_is_counted_and_its_row_is_named(tmp_path):
    rows = [jd_row("佣金", -184), jd_row("佣金", 200, 收支方向="支出"), jd_row(amount=-100, 收支方向="收入")]
    (got,) = read(write(tmp_path / "a.csv", bills.JD_22, rows))
    assert got.facts.control == DISAGREE
    assert [(one.name, one.stated, one.found) for one in got.facts.checks] == [("direction", "3", "1")]
    assert (got.facts.message_key, got.facts.message_params["rows"]) == ("statement.rows_wrong", [3, 4])
    assert got.column("amount") == [-184, 200, -100]


def settled_book(path: Path, parts: list[tuple[str, str]], sums: list[str], **more: str) -> Path:
    """Write the workbook of settled bills: parts of fee and amount, and sums by order where there are any."""
    line = jd_row() | {"业务单据编号": "3553498017448001", "结算主体": "京东"} | more
    fees = [line | {"费用名称": fee, "金额": amount} for fee, amount in parts]
    orders = [line | {"结算金额合计": one, "收入金额合计": one, "支出金额合计": "0"} for one in sums]
    groups = ["商家信息", *["单据基础信息"] * 8, *["结算信息"] * 6]
    sheets = {"交易汇总": [groups, *table(bills.JD_SUMS, orders)]} if sums else {}
    return write_xlsx(path, {**sheets, "费用明细": [groups, *table(bills.JD_PARTS, fees)]})


def test_the_two_sheets_of_settled_bills_are_held_against_each_other(tmp_path):
    """Layout since 2026-08: 金额 has no direction, and the other sheet sums up every order."""
    parts = [("货款", "36.80"), ("佣金", "-1.84"), ("货款", "-10")]
    (got,) = read(settled_book(tmp_path / "a.xlsx", parts, ["34.96", "-10"]))
    assert (got.facts.format, got.facts.sheet, got.facts.control) == ("jd.settlement", "费用明细", AGREE)
    assert got.column("amount") == [3680, -184, -1000] and got.column("row") == [3, 4, 5]
    assert kinds(got) == [Kind.PAYMENT, Kind.COMMISSION, Kind.REFUND]
    assert (set(got.column("state")), {one // 86_400 for one in got.column("at")}) == ({int(State.DONE)}, {20643})
    (off,) = read(settled_book(tmp_path / "b.xlsx", parts, ["34.96", "-9"]))
    assert [(one.name, one.stated, one.found) for one in off.facts.checks] == [("sum_net", "25.96", "24.96")]
    (bare,) = read(settled_book(tmp_path / "c.xlsx", parts, []))
    assert bare.facts.control == NONE


def test_settled_bills_without_any_sign_contradict_themselves(tmp_path):
    (got,) = read(settled_book(tmp_path / "a.xlsx", [("货款", "36.80"), ("佣金", "1.84"), ("运费险服务费", "2")], []))
    assert (got.facts.control, got.facts.message_params["rows"]) == (DISAGREE, [4, 5])
    (goods,) = read(settled_book(tmp_path / "b.xlsx", [("货款", "36.80")], []))
    assert goods.facts.control == NONE


def test_parts_that_have_no_time_of_settlement_are_pending(tmp_path):
    times = {"结算时间": "", "完成时间": "2026-06-01 10:00:00"}
    (got,) = read(settled_book(tmp_path / "a.xlsx", [("货款", "36.80")], [], **times))
    assert (got.column("state"), got.column("at")[0] // 86_400) == ([int(State.PENDING)], 20605)


def test_the_older_names_of_fee_amount_and_day_are_known(tmp_path):
    header = bills.columns("订单编号,商户订单号,单据类型,商品名称,结算状态,费用项,金额,收支方向,对账日期,商品数量")
    row = {"订单编号": "232312345678", "费用项": "货款", "金额": "409.5", "收支方向": "收入", "对账日期": "20220117"}
    (got,) = read(write(tmp_path / "a.csv", header, [row], encoding="gb18030"))
    assert (got.column("amount"), got.column("at")) == ([40950], [19009 * 86_400])


def test_ids_that_a_spreadsheet_has_touched_are_mended_or_refused(tmp_path):
    (got,) = read(write(tmp_path / "a.csv", bills.JD_22, [jd_row(订单编号="290123456789.0", 父单号="-")]))
    assert (got.column("order_ref"), got.column("text")) == (["290123456789"], ["手持小横幅"])
    for cell in ("3.553498017448E+15", "9553498017448001.0"):
        path = write(tmp_path / "b.csv", bills.JD_22, [jd_row(订单编号=cell)])
        assert refusal(path) == ("refused.damaged_id", 2, "订单编号")


@pytest.mark.parametrize("cell", ["", "NaN", "1e309", "12.345", "九元", "9" * 25, "1,00.00"])
def test_an_amount_that_is_none_is_refused(tmp_path, cell):
    path = write(tmp_path / "a.csv", bills.JD_22, [jd_row(), jd_row(应结金额=cell)])
    assert refusal(path) == ("refused.not_amount", 3, "应结金额")


def test_a_row_without_any_day_is_refused(tmp_path):
    row = jd_row(到账时间="-", 账单生成时间="-", 预计结算时间="-", 订单完成时间="-")
    assert refusal(write(tmp_path / "a.csv", bills.JD_22, [row]))[:2] == ("refused.not_time", 2)


@given(st.lists(st.tuples(st.integers(10**11, 10**12 - 1), positive, st.integers(1, 3)), max_size=8))
def test_an_order_of_several_lines_is_one_record(tmp_path, wanted):
    wanted = list({one[0]: one for one in wanted}.values())
    lines = [jd_order(str(number), due) for number, due, count in wanted for _ in range(count)]
    random.Random(len(lines)).shuffle(lines)
    path = write(tmp_path / "o.csv", bills.JD_ORDERS, lines, encoding="gb18030")
    assert sniff(path) == ["jd.orders"]
    (got,) = read(path)
    assert dict(zip(got.column("order_ref"), got.column("amount"), strict=True)) == {
        str(number): due for number, due, _count in wanted
    }
    assert got.facts.rows_read == len(lines)
    first = {row["订单号"]: at for at, row in reversed(list(enumerate(lines, 2)))}
    assert sorted(got.column("row")) == sorted(first.values())


def test_amounts_by_product_leave_the_one_that_is_the_order_s(tmp_path):
    lines = [jd_order(due=1000, 订单金额="30.00"), jd_order(due=2000, 订单金额="30.00")]
    (got,) = read(write(tmp_path / "o.csv", bills.JD_ORDERS, lines))
    assert got.column("amount") == [3000]
    path = write(tmp_path / "p.csv", bills.JD_ORDERS, [jd_order(due=1000), jd_order(due=2000)])
    assert refusal(path) == ("refused.value", 3, "订单金额")


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("完成", State.DONE),
        ("已完成", State.DONE),
        ("等待出库", State.PAID),
        ("等待确认收货", State.PAID),
        ("(删除)等待出库", State.CLOSED),
        ("（删除）完成", State.CLOSED),
        ("等待付款", State.UNPAID),
        ("锁定", State.PAID),
        ("", State.PAID),
        ("别的", State.NONE),
    ],
)
def test_states_of_jd_orders(tmp_path, word, state):
    (got,) = read(write(tmp_path / "o.csv", bills.JD_ORDERS, [jd_order(订单状态=word)]))
    assert got.column("state") == [int(state)]


def test_a_line_of_sums_among_orders_is_no_order(tmp_path):
    path = write(tmp_path / "o.csv", bills.JD_ORDERS, [jd_order(), jd_order("小计单")])
    assert refusal(path) == ("refused.value", 3, "订单号")


PERSONAL_HEAD = [
    *("导出信息：", "京东账号名：jd_1", "申请时间：2026-01-01 11:32:42", "日期区间：2025-12-01 至 2025-12-31"),
    *("导出交易类型：全部", "共：{n}笔记录", "收入：{ni}笔，{i}元", "支出：{no}笔(含{nb}笔部分退款)，{o}元"),
    *("不计收支：{nn}笔，{nt}元", ""),
]


def personal(path: Path, rows: list[tuple[str, int, int, str, str]], change: int = 0) -> Path:
    """rows: (direction, amount, refunded of it, way of paying, title)."""
    left = {"收入": 0, "支出": 0, "不计收支": 0}
    for way, paid, back, how, _title in rows:
        counts = way != "不计收支" or (back < paid and how != "先享后付")
        left[way] += paid - back if counts else 0
    count = {one: sum(row[0] == one for row in rows) for one in left}
    said = {
        **{"n": len(rows), "ni": count["收入"], "no": count["支出"], "nn": count["不计收支"]},
        **{"i": cents(left["收入"]), "o": cents(left["支出"] + change), "nt": cents(left["不计收支"])},
        "nb": sum(row[0] == "支出" and row[2] > 0 for row in rows),
    }
    lines = [one.format(**said) for one in PERSONAL_HEAD] + [",".join(bills.JD_PERSONAL)]
    for way, paid, back, how, title in rows:
        note = f"(已退款{cents(back)})" if back else ""
        note = "(已全额退款)" if back == paid and way == "不计收支" else note
        state = "退款成功" if title.startswith("退款") or "全额" in note else "交易成功"
        cells = f"2025-12-30 17:16:02\t,京东,{title},{cents(paid)}{note},{how},{state},{way},网购,1001\t,2002\t, ,"
        lines.append(cells)
    path.write_bytes("\n".join([*lines, ""]).encode("utf-8-sig"))
    return path


def bought(paid: int) -> st.SearchStrategy[tuple[str, int, int, str, str]]:
    """Return rows of a purchase: refunded in part, or wholly and then neither income nor expense."""
    part = st.integers(0, paid - 1).map(lambda back: ("支出", paid, back, "白条", "裤"))
    return part | st.just(("不计收支", paid, paid, "白条", "袜"))


titles = st.sampled_from(["手套", "a,b", "肉,丸,x"])
personal_rows = st.lists(
    st.tuples(st.sampled_from(["收入", "支出"]), positive, st.just(0), st.just("钱包余额"), titles)
    | positive.flatmap(bought)
    | st.tuples(st.just("不计收支"), positive, st.just(0), st.sampled_from(["白条", "先享后付"]), st.just("退款-裤")),
    max_size=12,
)


@given(personal_rows)
def test_a_personal_list_agrees_with_its_three_totals(tmp_path, wanted):
    path = personal(tmp_path / "p.csv", wanted)
    assert sniff(path)[0] == "jd.personal"
    (got,) = read(path)
    back = {"收入": 1, "支出": -1}
    signs = [back.get(one[0], 1 if one[4].startswith("退款") else -1) for one in wanted]
    unpaid = [one[0] == "不计收支" and one[3] == "先享后付" for one in wanted]
    moved = [0 if due else sign * one[1] for sign, one, due in zip(signs, wanted, unpaid, strict=True)]
    assert got.column("amount") == moved
    refunds = sum(one for one, line in zip(moved, wanted, strict=True) if line[4].startswith("退款"))
    back = sum(line[2] for line in wanted)
    whole = any(line[0] == "不计收支" and line[2] for line in wanted)
    assert got.facts.control == (NONE if whole and refunds != back else AGREE)
    assert (got.facts.account, got.facts.period_start, got.facts.period_end) == ("jd_1", "2025-12-01", "2025-12-31")
    assert [one == int(State.PENDING) for one in got.column("state")] == [one[3] == "先享后付" for one in wanted]
    assert all(one[4] in text for one, text in zip(wanted, got.column("text"), strict=True))


def test_a_column_before_the_others_shifts_no_text_of_a_personal_list(tmp_path):
    path = personal(tmp_path / "p.csv", [("支出", 1000, 0, "白条", "a,b"), ("收入", 205, 0, "钱包余额", "裤")])
    (want,) = read(path)
    lines = path.read_text("utf-8-sig").split("\n")
    at = lines.index(",".join(bills.JD_PERSONAL))
    added = [f"序号,{lines[at]}", *(f"{number},{one}" for number, one in enumerate(lines[at + 1 :], 1) if one), ""]
    path.write_text("\n".join([*lines[:at], *added]), "utf-8")
    (got,) = read(path)
    assert [got.column(one) for one in ("amount", "text")] == [want.column(one) for one in ("amount", "text")]
    assert got.facts.control == AGREE


def test_an_edited_total_and_a_lost_row_of_a_personal_list_disagree(tmp_path):
    rows = [("支出", 1000, 0, "白条", "裤"), ("支出", 2000, 500, "白条", "袜")]
    (got,) = read(personal(tmp_path / "p.csv", rows, change=1))
    assert [(one.name, one.stated, one.found) for one in got.facts.checks if not one.agrees] == [
        ("sum_out", "25.01", "25.00")
    ]
    path = personal(tmp_path / "q.csv", rows)
    path.write_bytes(path.read_bytes().rsplit(b"\n", 2)[0] + b"\n")
    (cut,) = read(path)
    assert cut.facts.control == DISAGREE


@pytest.mark.parametrize("total", ["支出：1笔", "不计收支：1笔"])
def test_a_total_of_a_personal_list_that_is_not_there_proves_nothing(tmp_path, total):
    path = personal(tmp_path / "p.csv", [("支出", 1000, 0, "白条", "裤"), ("不计收支", 2000, 0, "白条", "退款-裤")])
    (whole,) = read(path)
    path.write_text(path.read_text("utf-8-sig").replace(total, total.replace("：", ",")), "utf-8")
    (part,) = read(path)
    assert (whole.facts.control, part.facts.control) == (AGREE, NONE)


@pytest.mark.parametrize("cell", ["12.00(已退款13.00)", "12.00(退款)", "(3.00)", "-5.00", "1e3"])
def test_an_odd_note_or_amount_of_a_personal_list_is_refused(tmp_path, cell):
    path = personal(tmp_path / "p.csv", [("支出", 1000, 0, "白条", "裤")])
    path.write_bytes(path.read_bytes().replace(b",10.00,", f",{cell},".encode()))
    assert refusal(path) == ("refused.not_amount", 12, "金额")


# ---------------------------------------------------------------- the wallet

WALLET = "商户号,账户代码,账户名称,日期,商户订单号,账户余额(元),收入金额(元),支出金额(元),交易备注,账单日期"
WALLET_ROWS = [
    "1101,11010012,货款账户,2026-07-09 10:00:00,'2026070900001133261,1100.00,100.00,--,货款312345678901,2026-07-09",
    "1101,11010012,货款账户,2026-07-09 10:00:00,'2026070900001133262,1200.00,100.00,--,货款312345678901,2026-07-09",
    "1101,11010012,货款账户,2026-07-09 11:00:00,'2026070900001133263,1190.00,--,10.00,直赔退款312345678901,2026-07-09",
    "1101,11010099,保证金账户,2026-07-09 12:00:00,'2026070900001133264,0.00,--,0.50,逆向价保险,2026-07-09",
    "1101,11010012,货款账户,2026-07-10 09:00:00,'2026071000001133265,90.00,--,1100.00,提现,2026-07-10",
]


@pytest.mark.parametrize("above", [[], ["京东钱包账户明细", "商户号：1101", "", "起始日期：2026-07-01", "", ""]])
def test_a_wallet_is_read_by_account_with_its_withdrawals(tmp_path, above):
    path = tmp_path / "w.csv"
    path.write_text("\n".join([*above, WALLET, *WALLET_ROWS, ""]), "gb18030")
    goods, deposit = read(path)
    assert (goods.facts.format, goods.facts.account, deposit.facts.account) == ("jd.wallet", "11010012", "11010099")
    assert goods.column("amount") == [10_000, 10_000, -1_000, -110_000] and deposit.column("amount") == [-50]
    assert goods.column("kind") == [Kind.PAYMENT, Kind.PAYMENT, Kind.REFUND, Kind.WITHDRAWAL]
    assert goods.column("layer")[2:] == [Layer.CHANNEL, Layer.SETTLEMENT] and deposit.column("kind") == [Kind.FEE]
    assert goods.column("order_ref") == ["312345678901"] * 3 + [""]
    assert goods.column("channel_ref")[0] == "2026070900001133261"
    assert (goods.facts.opening, goods.facts.closing, follows(goods.facts)) == (100_000, 9_000, True)


def test_the_workbook_of_a_wallet_gives_its_settlement_and_its_flow(tmp_path):
    settled = bills.columns(
        "订单编号,单据编号,单据类型,商品编号,商户订单号,商品名称,费用发生时间,费用计费时间,费用结算时间,费用项,金额,币种,"
        "商家应收/应付,钱包结算备注,店铺号,备注,收支方向,商品数量,账单日期"
    )
    line = {"订单编号": "312345678901", "费用项": "货款", "金额": "100.00", "币种": "人民币", "收支方向": "收入"}
    line |= {"费用结算时间": "2026-07-09 10:00:00", "商户订单号": "2026070900001133261", "账单日期": "2026-07-09"}
    flow = bills.columns(
        "创建时间,账户代码,账户名称,币种,收入金额(元),支出金额(元),账户余额(元),交易类型,商户订单号,交易订单号,原商户订单号,资金动账备注"
    )
    moved = [
        "2026-07-10 09:00:00",
        "11010012",
        "货款账户",
        "人民币",
        "--",
        "1100.00",
        "90.00",
        "提现",
        "W1",
        "",
        "",
        "提现",
    ]
    sheets = {"结算表": table(settled, [line]), "资金表": [flow, moved]}
    first, second = read(write_xlsx(tmp_path / "w.xlsx", sheets))
    assert (first.facts.format, first.column("amount"), kinds(first)) == ("jd.settlement", [10_000], [Kind.PAYMENT])
    assert (second.facts.format, second.column("amount"), kinds(second)) == (
        "jd.wallet", [-110_000], [Kind.WITHDRAWAL]
    )  # fmt: skip


def test_a_wallet_whose_balance_does_not_follow_contradicts_itself(tmp_path):
    path = tmp_path / "w.csv"
    path.write_text("\n".join([WALLET, *WALLET_ROWS, ""]).replace("1190.00", "1190.01"), "utf-8")
    assert [one.facts.control for one in read(path)] == [DISAGREE, NONE]
