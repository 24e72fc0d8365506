"""L5: what was sold and what the books declare as revenue and tax."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.progress import silent
from app.domain.record import Layer, State
from app.matching.engine import reconcile
from app.matching.inputs import Inputs
from tests.examples import examples
from tests.matching.shop import Found, coverage, inputs, order, run
from tests.matching.test_books import line

REVENUE, TAX = "5001 主营业务收入", "2221.01 应交税费_销项税"


def sale(number: str, gross: int, ref: str = "", day: str = "2026-10-14", rate: int = 13, **more: Any) -> list[Any]:
    """Return the revenue and tax lines of one voucher."""
    base = round(gross * 100 / (100 + rate))
    said = {"text": f"销售 {ref}".strip(), "order_ref": ref, **more}
    out = [line(base, number, day, REVENUE, **said)]
    return [*out, line(gross - base, number, day, TAX, **{**said, "order_ref": ""})] if rate else out


def declared(*rows: Any, until: str = "2026-10-31", **more: Any) -> Found:
    """Match rows, vouchers as lists, whose statements cover October to a day."""
    flat = [one for group in rows for one in (group if isinstance(group, list) else [group])]
    covers = (
        coverage(1, "taobao.orders", Layer.ORDER, "2026-10-01", until),
        coverage(9, "kingdee.jdy.vouchers", Layer.LEDGER, "2026-10-01", until),
    )
    return run(flat, coverage=covers, **more)


def test_an_order_s_own_voucher_confirms_with_its_revenue_and_tax():
    found = declared(order("A100", 11_300), sale("1", 11_300, "A100"))
    (match,) = found.of("L5")
    assert (match["method"], match["state"], match["A"], match["B"]) == ("reference", 1, [1], [2, 3])
    assert match["difference"] == 0
    assert not found.items


def test_a_run_over_a_book_says_of_what_is_not_booked_what_the_run_before_said():
    rows = [order("A100", 11_300), order("A200", 22_600, day="2026-10-15"), *sale("1", 11_300, "A100")]
    first = declared(*rows)
    standing = first.outcome.told().set_column(0, "number", pa.array([1]))
    held = first.outcome.members.set_column(0, "match", pa.array([1] * first.outcome.members.num_rows))
    again = declared(*rows, matches=standing, members=held)
    assert [(one["code"], one["text_key"]) for one in first.items] == [("EX2", "ex2.sale")]
    assert [one["params"] for one in again.items] == [one["params"] for one in first.items]
    assert [one["text_key"] for one in again.items] == [one["text_key"] for one in first.items]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([order("A1", 11_300), *sale("1", 11_300, "A1"), *sale("2", 11_300, "A1")], "EX4"),
        ([order("A1", 11_300), *sale("1", 10_300, "A1")], "AM1"),
        ([order("A1", 11_300), *sale("1", 12_111, "A1")], "AM2"),
        ([order("A1", 11_300), *sale("1", 13_100, "A1")], "AM14"),
        ([order("A1", 11_300), *sale("1", 1_130, "A1")], "AM14"),
        ([order("A1", 11_300), *sale("1", 11_301, "A1")], "AM9"),
        ([order("A1", 11_300, state=State.CLOSED), *sale("1", 11_300, "A1")], "TS4"),
        ([order("A1", 11_300, state=State.UNPAID), *sale("1", 11_300, "A1")], "TS5"),
        ([order("A1", 11_300), order("A1", 11_300), *sale("1", 11_300, "A1")], None),
    ],
)
def test_what_does_not_go_together_is_suggested_at_most_and_named(rows, code):
    found = declared(*rows)
    assert not [one for one in found.of("L5") if one["state"] == 1]
    if code:
        named = [one for one in found.items if one["comparison"] == "L5"]
        assert [one["code"] for one in named] == [code]
        assert named[0]["match"] == 0
        assert named[0]["records"][0] == 1


def test_a_sale_booked_twice_is_told_once_where_its_revenue_is():
    def booked(number: str) -> list[Any]:
        owed = line(11_300, number, "2026-10-14", "1122.01 应收账款_平台", text="销售 A1", order_ref="A1")
        return [*sale(number, 11_300, "A1"), owed]

    rows = [*booked("1"), *booked("2")]
    told = declared(order("A1", 11_300), rows).code("EX4")
    assert [(one["comparison"], one["amount"], one["records"]) for one in told] == [("L5", -11_300, [1, 2, 3, 5, 6])]
    alone = declared(order("A9", 500, day="2026-10-02"), rows).code("EX4")
    assert [(one["comparison"], one["amount"], one["records"]) for one in alone] == [("L4", -11_300, [4, 7])]


@pytest.mark.parametrize(
    ("day", "more", "state"),
    [
        ("2026-10-14", [], 1),
        ("2025-10-14", [], 0),  # made of month and day: another year's order had it too
        ("2026-10-14", [line(-10_000, "2", "2026-10-20", account=REVENUE, text="红冲记-1")], 0),
        ("2026-10-14", [line(-10_000, "2", "2026-10-20", account=REVENUE, text="退货")], 1),
    ],
)
def test_the_voucher_of_an_order_is_sure_in_its_year_and_until_it_is_taken_back(day, more, state):
    found = declared(order("SO10140001", 11_300), sale("1", 11_300, "SO10140001", day=day), *more)
    assert [one["state"] for one in found.of("L5") if one["A"] == [1]] == [state]


@pytest.mark.parametrize(("ref", "state"), [("SO10140001", 1), ("", 0)])
def test_where_vouchers_have_no_number_one_without_the_order_s_number_may_be_another_sale(ref, state):
    lines = [{**one, "subtype": "", "text": "Sale"} for one in sale("1", 11_300, "SO10140001")]
    lines[1]["order_ref"] = ref
    assert [one["state"] for one in declared(order("SO10140001", 11_300), lines).of("L5")] == [state]


def test_a_refund_that_the_order_states_explains_a_lower_revenue():
    found = declared(order("A1", 11_300, refunded=1_300), sale("1", 10_000, "A1"))
    (match,) = found.of("L5")
    assert (match["state"], match["why"]["refunded_a"], match["difference"]) == (0, "13.00", 1_300)
    assert not [one for one in found.items if one["comparison"] == "L5"]


def test_what_the_books_hold_too_little_of_is_counted_after_the_refunds_and_says_so():
    orders = [order(f"A{n}", 10_000, day=f"2026-10-{n:02d}", refunded=1_300 * (n == 3)) for n in range(1, 11)]
    (item,) = declared(orders, sale("1", 98_000, day="2026-10-31")).code("AM1")
    assert (item["text_key"], item["params"]["back"], item["amount"]) == ("am1.sale_back", "13.00", 700)


@pytest.mark.parametrize(("days", "method"), [(("14", "14"), "day_total"), (("03", "27"), "month_total")])
def test_a_voucher_of_a_day_or_month_holds_all_its_orders(days, method):
    orders = [order(f"A{n}", 5_650 * n, day=f"2026-10-{day}") for n, day in enumerate(days, 1)]
    found = declared(orders, sale("9", 16_950, day="2026-10-14" if method == "day_total" else "2026-10-31"))
    (match,) = found.of("L5")
    assert (match["method"], match["state"], match["A"], match["B"]) == (method, 0, [1, 2], [3, 4])
    assert not found.items


def test_each_shop_meets_its_own_month():
    taobao = [order(f"A{n}", 10_000 + n, day=f"2026-10-{n:02d}") for n in range(1, 5)]
    jd = [
        {**order(f"J{n}", 20_000 + n, day=f"2026-10-{n:02d}", statement=2), "source": "jd.orders"} for n in range(1, 5)
    ]
    found = declared(taobao, jd, sale("1", 40_010, day="2026-10-31"), sale("2", 80_010, day="2026-10-31"))
    assert [(one["A"], len(one["B"])) for one in found.of("L5")] == [([1, 2, 3, 4], 2), ([5, 6, 7, 8], 2)]


def test_equal_sums_of_two_shops_or_days_go_to_the_voucher_that_names_the_shop_and_the_day():
    elsewhere = {**order("J1", 11_300, statement=2), "source": "jd.orders"}
    rows = [order("T1", 11_300), elsewhere, order("T2", 11_300, day="2026-10-13")]
    said = [sale("1", 11_300, text="京东店销售"), sale("2", 11_300, text="淘宝店销售")]
    found = declared(*rows, *said, sale("3", 11_300, text="淘宝店销售", day="2026-10-13"))
    assert sorted((one["A"], one["B"]) for one in found.of("L5")) == [([1], [6, 7]), ([2], [4, 5]), ([3], [8, 9])]
    assert {one["state"] for one in found.of("L5")} == {0}


def test_a_month_booked_with_another_sum_is_offered_with_its_difference():
    orders = [order(f"A{n}", 10_000, day=f"2026-10-{n:02d}") for n in range(1, 11)]
    found = declared(orders, sale("1", 98_000, day="2026-10-31"))
    (match,) = found.of("L5")
    assert (match["difference"], match["why"]["off"]) == (2_000, "20.00")
    (item,) = [one for one in found.items if one["comparison"] == "L5"]
    assert (item["code"], item["amount"], item["match"]) == ("AM1", 2_000, 0)
    assert item["records"] == [1, 11, 12]


def test_sales_without_a_voucher_are_one_item_a_month_or_one_an_order_where_vouchers_name_orders():
    many = [order(f"A{n}", 100, day="2026-10-05") for n in range(5)]
    found = declared(many, sale("1", 99_999, day="2026-10-06"))
    assert [(one["code"], len(one["records"]), one["amount"]) for one in found.items if one["comparison"] == "L5"] == [
        ("EX1", 2, -99_999),
        ("EX2", 5, 500),
    ]
    found = declared(many, order("B1", 11_300), sale("1", 11_300, "B1"))
    assert [len(one["records"]) for one in found.code("EX2") if one["comparison"] == "L5"] == [1] * 5
    waiting = declared(many, sale("1", 99_999, day="2026-10-06"), until="2026-10-20")
    assert [one["state"] for one in waiting.items if one["text_key"] == "ts1.sales"] == [0]


def test_tax_that_is_no_rate_of_its_revenue_is_told():
    good = [sale(str(n), 11_300 * n, f"A{n}") for n in range(1, 6)]
    wrong = [line(10_000, "9", account=REVENUE, order_ref="A9"), line(1_390, "9", account=TAX)]
    orders = [order(f"A{n}", 11_300 * n) for n in range(1, 6)]
    found = declared(orders, order("A9", 11_390), *good, wrong)
    (item,) = found.code("AM13")
    assert (item["amount"], item["params"]["rate"], item["params"]["expected_tax"]) == (-90, "13%", "13.00")
    assert len(item["records"]) == 2
    six = sale("9", 10_600, "A9", rate=6)
    assert not declared(orders, order("A9", 10_600), *good, six).code("AM13")  # another rate is a rate


def test_vouchers_of_a_month_without_orders_are_one_item():
    found = declared(
        order("A1", 11_300), sale("1", 11_300, "A1"), sale("2", 500, day="2026-08-03"), sale("3", 700, day="2026-08-09")
    )
    (item,) = found.code("EX8")
    assert item["text_key"] == "ex8.no_orders"


REFS = st.sampled_from(["", "A1", "A2"])
GROSS = st.sampled_from([11_300, 1_130, 22_600])
DAY = st.sampled_from(["2026-10-01", "2026-10-14", "2026-10-31"])
ROWS = st.lists(
    st.one_of(
        st.builds(lambda r, a, d, s: [order(r, a, day=d, state=s)], REFS, GROSS, DAY,
                  st.sampled_from([State.PAID, State.CLOSED, State.DONE])),
        st.builds(lambda n, a, r, d: sale(n, a, r, d), st.sampled_from("123"), GROSS, REFS, DAY),
    ),
    max_size=10,
)  # fmt: skip


@given(ROWS, st.randoms(use_true_random=False))
@examples(60)
def test_the_order_of_rows_does_not_matter(groups, random):
    rows = [one for group in groups for one in group]
    whole = inputs(rows, as_of=20_740)
    places = list(range(len(rows)))
    random.shuffle(places)
    take = np.array(places, np.int64)
    shuffled = Inputs(records=whole.records.take(pa.array(take)), rank=whole.rank[take], as_of=20_740)
    one, other = reconcile(whole, silent), reconcile(shuffled, silent)
    assert one.told().to_pylist() == other.told().to_pylist()
    for name in ("members", "discrepancies"):
        assert getattr(one, name).to_pylist() == getattr(other, name).to_pylist()


@given(ROWS)
@examples(60)
def test_a_confirmed_order_is_booked_by_one_voucher_with_exactly_its_amount(groups):
    rows = [one for group in groups for one in group]
    found = run(rows, as_of=20_740)
    seen: set[int] = set()
    for match in found.of("L5"):
        assert not seen & {*match["A"], *match["B"]}
        seen |= {*match["A"], *match["B"]}
        if match["state"]:
            (ours,) = match["A"]
            lines = [rows[n - 1] for n in match["B"]]
            assert sum(one["amount"] for one in lines) == rows[ours - 1]["amount"]
            assert len({(one["subtype"], one["at"]) for one in lines}) == 1
            assert sum(r.get("order_ref") == rows[ours - 1]["order_ref"] and r["kind"] == 1 for r in rows) == 1
