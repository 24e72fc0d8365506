from __future__ import annotations

import pytest

from app.domain.errors import NotAllowed
from app.domain.match import EXPLAINED, OPEN, Rules
from app.domain.progress import Step
from app.domain.record import Layer, State
from app.domain.tolerance import Tolerance
from app.matching.engine import reconcile
from tests.matching.shop import bank, coverage, inputs, order, payment, refund, run


def test_one_order_and_one_payment_with_one_number_are_confirmed():
    found = run([order("A1", 10_000), payment("A1", 10_000)])
    (match,) = found.of("L1")
    assert (match["state"], match["method"], match["difference"], match["score"]) == (1, "reference", 0, 1000)
    assert match["why"]["runner_up"] == "none"
    assert not found.items


@pytest.mark.parametrize("written", ["T200PA1", " a1 ", '="A1"', "'A1", "A1\t", "#A1"])
def test_a_number_written_in_another_way_is_the_same_number(written):
    ours = "1930679858170647"
    found = run([order(ours, 100), payment(written.replace("A1", ours).replace("a1", ours), 100)])
    assert [one["state"] for one in found.of("L1")] == [1]


@pytest.mark.parametrize("nothing", ["", "0", "/", "无", "N/A"])
def test_a_word_for_nothing_joins_nothing(nothing):
    found = run([order(nothing, 100), payment(nothing, 900)])
    assert not found.of("L1")


@pytest.mark.parametrize("written", ["4.51E+18", "5E+17", "现金", "微信支付"])
def test_what_a_spreadsheet_made_of_a_number_or_a_word_confirms_nothing(written):
    assert all(one["state"] == 0 for one in run([order(written, 100), payment(written, 100, "P1")]).of("L1"))


@pytest.mark.parametrize(
    ("day", "state"),
    [("2025-10-14", 0), ("2026-10-12", 0), ("2026-10-13", 1), ("2026-10-16", 1), ("2028-01-01", 0)],
)
def test_a_short_number_in_another_year_or_days_before_its_order_is_only_suggested(day, state):
    (match,) = run([order("1001", 100), payment("1001", 100, "P1", day=day)]).of("L1")
    assert match["state"] == state


def test_one_payment_for_two_orders_of_one_number_is_left_to_people():
    found = run([order("1001", 100), order("1001", 100, statement=9), payment("1001", 100, "P1")])
    (match,) = found.of("L1")
    assert (match["A"], match["B"], match["state"], match["ambiguous"]) == ([1], [3], 0, True)
    assert [(one["code"], one["records"]) for one in found.items] == [("ST4", [1, 2, 3])]


def test_a_payment_goes_to_the_order_that_it_equals_among_those_of_its_number():
    found = run([order("1001", 70), order("1001", 100, statement=9), payment("1001", 100, "P1")], as_of=99_999)
    (match,) = found.of("L1")
    assert (match["A"], match["B"], match["state"], match["ambiguous"]) == ([2], [3], 0, False)
    assert [(one["code"], one["records"]) for one in found.items] == [("EX2", [1])]


def test_a_match_holds_payment_and_all_its_refunds_by_whatever_number_they_point():
    rows = [
        order("A1", 10_000),
        payment("A1", 10_000, "P1"),
        refund("P1", 1_000),
        refund("", 500, order_ref="A1"),
    ]
    (match,) = run(rows).of("L1")
    assert match["state"] == 1
    assert match["B"] == [2, 3, 4]
    assert match["difference"] == 1_500
    assert match["why"]["refunds"] == "15.00"


@pytest.mark.parametrize(
    ("state", "given_back", "confirmed", "code"),
    [
        (State.DONE, 0, 1, []),
        (State.NONE, 0, 1, []),
        (State.REFUNDED, 10_000, 1, []),
        (State.CLOSED, 10_000, 1, []),
        (State.CLOSED, 0, 0, ["TS4"]),
        (State.REFUNDED, 4_000, 0, ["TS4"]),
        (State.UNPAID, 0, 0, ["TS5"]),
    ],
)
def test_states_must_go_together_with_the_money(state, given_back, confirmed, code):
    rows = [order("A1", 10_000, state=state), payment("A1", 10_000, "P1")]
    if given_back:
        rows.append(refund("P1", given_back))
    found = run(rows)
    assert [one["state"] for one in found.of("L1")] == [confirmed]
    assert found.codes == code


def test_nothing_of_a_statement_at_odds_with_itself_is_confirmed():
    import numpy as np

    rows = [order("A1", 10_000), payment("A1", 10_000)]
    assert [one["state"] for one in run(rows, distrusted=np.array([2])).of("L1")] == [0]


def test_a_twin_of_the_number_anywhere_on_a_side_forbids_confirming():
    rows = [order("A1", 10_000), order("A1", 5_000, currency="USD"), payment("A1", 10_000)]
    assert [one["state"] for one in run(rows).of("L1")] == [0]


def test_a_payment_paid_again_is_suggested_and_named():
    found = run([order("A1", 10_000), payment("A1", 10_000, "P1"), payment("A1", 10_000, "P2")])
    (match,) = found.of("L1")
    assert (match["state"], match["difference"]) == (0, -10_000)
    (item,) = found.items
    assert (item["code"], item["amount"], item["match"]) == ("EX3", -10_000, 0)
    assert item["records"] == [1, 2, 3]


def test_an_order_known_by_its_payment_s_number_was_paid_again_under_the_merchant_s_number():
    # the order names the first payment alone; the second shares only the merchant's own number with it
    rows = [order("A1", 10_000, channel_ref="P1"), payment("W9", 10_000, "P1"), payment("W9", 10_000, "P2")]
    found = run(rows)
    (match,) = found.of("L1")
    assert (match["A"], match["B"], match["state"]) == ([1], [2, 3], 0)
    assert [(one["code"], one["amount"]) for one in found.items] == [("EX3", -10_000)]
    # what other providers count by that number is another sale, and so is what has an order of its own
    other = payment("W9", 10_000, "P2", source="wechatpay.merchant.trade")
    assert [one["state"] for one in run([*rows[:2], other]).of("L1")] == [1]
    own = [*rows, order("A2", 10_000, channel_ref="P2")]
    assert [(one["A"], one["B"], one["state"]) for one in run(own).of("L1")] == [([1], [2], 1), ([4], [3], 1)]


def test_what_was_paid_twice_and_given_back_is_told_and_explained():
    rows = [order("A1", 10_000), payment("A1", 10_000, "P1"), payment("A1", 10_000, "P2"), refund("P2", 10_000)]
    (item,) = run(rows).items
    assert (item["code"], item["amount"], item["state"], item["text_key"]) == (
        "EX3",
        -10_000,
        EXPLAINED,
        "ex3.returned",
    )


@pytest.mark.parametrize(
    ("paid", "code", "back"),
    [((10_000, 10_000), "EX3", 0), ((10_000, 10_000), "EX3", 10_000), ((6_000, 5_000), "AM2", 0)],
)
def test_what_is_paid_too_much_for_a_cart_has_an_item(paid, code, back):
    rows = [order("A1", 3_000, parent_ref="C1"), order("A2", 7_000, parent_ref="C1")]
    rows += [payment("C1", paid[0], "P1"), payment("C1", paid[1], "P2")] + ([refund("P2", back)] if back else [])
    (item,) = run(rows).items
    assert (item["code"], item["amount"], item["state"]) == (code, 10_000 - sum(paid), EXPLAINED if back else OPEN)
    assert item["records"] == list(range(1, 5 + bool(back)))


def test_payments_that_add_up_to_the_order_are_its_parts():
    found = run([order("A1", 10_000), payment("A1", 6_000, "P1"), payment("A1", 4_000, "P2")])
    assert found.codes == ["ST7"]
    assert [one["state"] for one in found.of("L1")] == [0]


def test_lines_of_one_event_of_a_settlement_are_no_parts_that_were_paid_by_themselves():
    settled = {"layer": int(Layer.SETTLEMENT), "source": "amazon.settlement"}
    lines = [payment("A1", amount, "A1") | settled for amount in (9_500, 500)]
    found = run([order("A1", 10_000), *lines])
    assert (found.codes, found.of("L1")[0]["B"]) == ([], [2, 3])
    later = payment("A1", 500, "A1", day="2026-10-20") | settled
    assert run([order("A1", 10_000), lines[0], later]).codes == ["ST7"]


def test_a_combined_checkout_is_one_match_of_its_orders():
    rows = [order("A1", 3_000, parent_ref="C1"), order("A2", 7_000, parent_ref="C1"), payment("C1", 10_000)]
    found = run(rows)
    (match,) = found.of("L1")
    assert (match["A"], match["B"], match["difference"]) == ([1, 2], [3], 0)
    assert found.codes == ["ST6"]


@pytest.mark.parametrize(
    ("paid", "more", "code", "amount"),
    [
        (9_000, {}, "AM1", 1_000),
        (11_000, {}, "AM2", -1_000),
        (9_500, {"coupon": 500}, "AM3", 500),
        (9_999, {}, "AM9", 1),
        (100, {}, "AM14", 9_900),
        (1_000_000, {}, "AM14", -990_000),
        (19_000, {}, "AM2", -9_000),
        (1_900, {}, "AM1", 8_100),
    ],
)
def test_a_difference_has_its_code(paid, more, code, amount):
    found = run([order("A1", 10_000, **more), payment("A1", paid)])
    assert found.codes == [code]
    assert found.items[0]["amount"] == amount
    assert [one["state"] for one in found.of("L1")] == [0]


def test_digits_that_changed_places_are_no_price_change():
    rows = [order("A1", 65_380), payment("A1", 56_380), order("A2", 34_500, coupon=900), payment("A2", 33_600)]
    found = run([*rows, order("A3", 43_210), payment("A3", 34_210, "P3"), payment("A3", 9_000, "P4")])
    assert [(one["code"], one["amount"], one["records"]) for one in found.items] == [
        ("AM14", 9_000, [1, 2]),
        ("AM3", 900, [3, 4]),
        ("ST7", 0, [5, 6, 7]),
    ]


def test_a_coupon_that_the_payment_states_explains_the_difference():
    found = run([order("A1", 10_000), payment("A1", 9_000, coupon=1_000)])
    assert [(one["state"], one["difference"]) for one in found.of("L1")] == [(1, 1_000)]
    assert not found.items


def test_more_refunded_than_paid_is_named():
    found = run([order("A1", 10_000), payment("A1", 10_000, "P1"), refund("P1", 12_000)])
    assert found.codes == ["AM11"]
    assert [one["state"] for one in found.of("L1")] == [0]


def test_refunds_that_differ_from_what_the_order_states_are_not_confirmed():
    rows = [order("A1", 10_000, refunded=3_000), payment("A1", 10_000, "P1"), refund("P1", 1_000)]
    assert [one["state"] for one in run(rows).of("L1")] == [0]


def test_an_order_and_a_payment_in_two_currencies_are_never_confirmed_by_an_equal_figure():
    found = run([order("A1", 10_000), payment("A1", 10_000, currency="USD")])
    assert [(one["state"], one["difference"]) for one in found.matches] == [(0, 10_000)]
    assert found.codes == ["AM10"]


def test_a_number_inside_a_text_suggests():
    ours = "1930679858170647"
    found = run([order(ours, 100), payment("", 100, "P1", text=f"订单号：{ours} 货款")])
    assert [(one["method"], one["state"]) for one in found.of("L1")] == [("reference_text", 0)]


def test_parts_with_endings_suggest_where_they_add_up():
    rows = [order("20261014001", 100), payment("20261014001-1", 60, "P1"), payment("20261014001-2", 40, "P2")]
    assert [(one["method"], one["state"]) for one in run(rows).of("L1")] == [("reference_suffix", 0)]


def test_failed_payments_pay_nothing():
    found = run([order("A1", 100), payment("A1", 100, "P1", state=State.FAILED), payment("A1", 100, "P2")])
    assert [(one["B"], one["state"]) for one in found.of("L1")] == [([3], 1)]


def test_a_payment_without_number_is_suggested_by_amount_and_day():
    found = run([order("A1", 12_345), payment("", 12_345, "P1", clock="12:05:00")])
    (match,) = found.of("L1")
    assert (match["method"], match["state"], match["ambiguous"]) == ("amount_day", 0, False)


def test_a_number_of_the_orders_own_shape_that_no_order_has_is_evidence_against_all():
    rows = [order("A1", 100), payment("A1", 100), order("A2", 300), payment("A3", 300)]
    found = run(rows, as_of=20_800)
    assert len(found.of("L1")) == 1
    assert found.codes == ["EX1", "EX2"]


def test_a_payment_without_order_that_was_given_back_whole_is_not_said_to_be_of_nothing():
    rows = [order("A1", 100), payment("A1", 100), payment("A3", 300, "P3"), refund("P3", 300, order_ref="A3")]
    (item,) = run(rows, as_of=20_800).items
    assert (item["code"], item["text_key"], item["amount"]) == ("EX1", "ex1.returned", 0)
    assert item["state"] == EXPLAINED  # nobody is asked for a reason
    (late,) = run([*rows[:3], {**rows[3], **refund("P3", 300, order_ref="A3", day="2026-11-03")}], as_of=20_800).items
    assert (late["text_key"], late["amount"], late["state"]) == ("ex1.returned", 0, OPEN)  # each month lacks it


def test_equal_candidates_are_all_named_and_none_is_confirmed():
    rows = [order("A1", 500), order("A2", 500), payment("", 500, "P1"), payment("", 500, "P2")]
    found = run(rows)
    assert [(one["state"], one["ambiguous"]) for one in found.of("L1")] == [(0, True), (0, True)]
    (item,) = found.items
    assert item["code"] == "ST4"
    assert item["records"] == [1, 2, 3, 4]
    assert found.of("L1")[0]["why"]["runner_up"] != "none"


def test_one_order_and_two_equal_payments_leave_one_payment_to_the_same_item():
    found = run([order("A1", 500), payment("", 500, "P1"), payment("", 500, "P2")])
    assert [one["ambiguous"] for one in found.of("L1")] == [True]
    assert [(one["code"], one["amount"]) for one in found.items] == [("ST4", -500)]


def test_a_crowd_over_the_cap_is_left_open_with_its_name():
    rows = [order(f"A{n}", 500) for n in range(6)] + [payment("", 500, f"P{n}") for n in range(6)]
    found = run(rows, rules=Rules(component_cap=8))
    assert not found.of("L1")
    assert [(one["code"], one["text_key"], len(one["records"])) for one in found.items] == [("ST4", "st4.crowd", 12)]


def test_a_tolerance_lets_amounts_differ_and_shows_the_drift():
    rows = [order("A1", 10_000), payment("", 9_990, "P1")]
    assert not run(rows).of("L1")
    found = run(rows, rules=Rules(tolerance=Tolerance(below=10)))
    assert [(one["difference"], one["state"]) for one in found.of("L1")] == [(10, 0)]


def test_money_waits_over_the_day_or_the_month_and_is_late_after():
    import numpy as np

    day = int(np.datetime64("2026-09-30", "D").astype(int))
    rows = [order("A1", 100, day="2026-09-29"), order("A2", 100, day="2026-09-30"), payment("Z", 7, day="2026-09-30")]
    found = {one["records"][0]: (one["code"], one["state"]) for one in run(rows, as_of=day).items}
    assert found == {1: ("EX2", 1), 2: ("TS2", 0), 3: ("EX1", 1)}
    later = {one["records"][0]: one["code"] for one in run(rows, as_of=day + 1).items}
    assert later[2] == "EX2"


def test_unpaid_and_closed_orders_without_money_are_nothing():
    rows = [order("A1", 100, state=State.UNPAID), order("A2", 100, state=State.CLOSED), payment("A3", 0)]
    assert not run(rows, as_of=99_999).items


def test_a_refund_whose_payment_is_absent_is_named():
    found = run([order("A1", 100), payment("A1", 100), refund("P9", 30, channel_ref="R1")])
    assert [(one["code"], one["amount"]) for one in found.items] == [("EX7", 30)]


def test_a_row_stated_twice_is_a_ghost_and_not_a_second_payment():
    found = run([order("A1", 100), payment("A1", 100, "P1"), payment("A1", 100, "P1")])
    assert found.codes == ["EX9"]
    assert [one["state"] for one in found.of("L1")] == [0]


def test_a_comparison_without_its_other_side_says_nothing():
    assert not run([order("A1", 100)], as_of=99_999).items
    assert not run([bank(100)], as_of=99_999).items


def test_a_weaker_link_never_confirms_what_a_number_spoke_against():
    rows = [
        order("A1", 100, channel_ref="P1"),
        order("A2", 100),
        order("A2", 70),
        payment("A2", 100, "P1"),
        payment("A2", 90, "P2", state=State.FAILED),
    ]
    assert all(one["state"] == 0 for one in run(rows).of("L1"))


def test_a_part_paid_through_another_provider_is_an_event_of_its_own():
    rows = [
        order("A1", 10_000),
        payment("A1", 5_000, "P1"),
        payment("A1", 5_000, "W1", source="wechatpay.merchant.fundflow"),
    ]
    found = run(rows)
    assert found.of("L1")[0]["B"] == [2, 3]
    assert found.codes == ["ST7"]


def test_many_equals_are_told_in_as_many_steps_as_few():
    def steps(groups: int) -> tuple[int, int]:
        rows = []
        for one in range(groups):
            rows += [order("", 1_000 + one), payment("", 1_000 + one, f"P{one}"), payment("", 1_000 + one, f"Q{one}")]
        seen: list[Step] = []
        found = reconcile(inputs(rows), lambda step, *_said: seen.append(step))
        codes = found.discrepancies["code"].to_pylist()
        return codes.count("ST4"), seen.count(Step.PAUSE)

    (few, at_least), (many, as_many) = steps(3), steps(60)
    assert (few, many) == (3, 60)
    assert as_many == at_least


def test_an_amount_that_fine_digits_elsewhere_would_push_out_of_64_bits_is_refused_and_never_wraps():
    huge = 2**56
    rows = [order("A1", huge), payment("A1", huge + 2**55), order("K1", 1001, exp=3), payment("K1", 1001, exp=3)]
    with pytest.raises(NotAllowed) as refused:
        run(rows)
    assert (refused.value.key, refused.value.params["amount"]) == ("match.too_large", "720575940379279.36")
    assert [one["state"] for one in run(rows[:2]).of("L1")] == [0]
    assert [one["state"] for one in run(rows[2:]).of("L1")] == [1]


def test_what_no_file_of_the_other_side_covers_is_said_so_and_not_called_missing_there():
    """Bills of two weeks with one between them, and orders of the first alone; EX8 names the days between."""
    bills = [coverage(2, "alipay.merchant.trade", Layer.CHANNEL, f"2026-10-{a}", f"2026-10-{b}") for a, b in _WEEKS]
    listed = coverage(1, "taobao.orders", Layer.ORDER, "2026-10-01", "2026-10-07")
    days = {"A1": "03", "A2": "07", "A3": "10", "A4": "14", "A5": "16"}
    rows = [order(name, 100 + at, day=f"2026-10-{day}") for at, (name, day) in enumerate(days.items())]
    rows += [payment("Z1", 7, day="2026-10-05"), payment("Z2", 8, day="2026-10-16")]
    items = run(rows, coverage=(listed, *bills)).items
    assert {one["records"][0]: one["text_key"] for one in items if one["records"]} == {
        1: "ex2.open",
        2: "ex2.open",
        3: "ex2.uncovered",
        4: "ex2.open",  # its money may come on the day after, which is covered
        5: "ex2.open",
        6: "ex1.open",
        7: "ex1.uncovered",
    }


_WEEKS = (("01", "07"), ("15", "21"))
