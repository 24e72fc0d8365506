"""L1 where the number is damaged, cut off, dressed up or written in a text: suggested, and only without a rival."""

from __future__ import annotations

import pytest

from app.domain.record import State
from tests.matching.shop import Found, order, payment, refund, run

NUMBER = "4516637489920113355"


def _pair(found: Found) -> list[tuple[str, int, list[int], list[int]]]:
    return [(one["method"], one["state"], one["A"], one["B"]) for one in found.of("L1")]


@pytest.mark.parametrize(
    "damaged",
    [
        NUMBER[:-4],  # cut off at its end
        NUMBER[5:],  # and at its beginning
        NUMBER[:9] + "0" + NUMBER[10:],  # one figure wrong
        NUMBER[:6] + NUMBER[7] + NUMBER[6] + NUMBER[8:],  # two swapped
        NUMBER[:12] + NUMBER[13:],  # one lost
        NUMBER[:12] + "7" + NUMBER[12:],  # one too many
    ],
)
def test_a_damaged_number_with_the_same_amount_is_suggested(damaged):
    found = run([order(NUMBER, 5990), payment(damaged, 5990)])
    assert _pair(found) == [("reference_near", 0, [1], [2])]


def test_a_damaged_number_with_another_amount_or_far_away_says_nothing():
    damaged = NUMBER[:-4]
    assert not run([order(NUMBER, 5990), payment(damaged, 5991)]).of("L1")
    assert not run([order(NUMBER, 5990), payment(damaged, 5990, day="2026-12-30")]).of("L1")


def test_two_orders_that_are_equally_like_it_stay_open():
    other = NUMBER[:-1] + "0"
    damaged = NUMBER[:-1] + "7"
    found = run([order(NUMBER, 5990, day="2026-10-01"), order(other, 5990, day="2026-10-01"), payment(damaged, 5990)])
    assert not [one for one in found.of("L1") if one["method"] == "reference_near"]


def test_short_numbers_in_a_row_are_not_like_each_other():
    rows = [order(f"{1000 + n}", 500 + n, day="2026-10-01") for n in range(9)]
    found = run([*rows, payment("1010", 504, day="2026-10-14")])
    assert not [one for one in found.of("L1") if one["method"].startswith("reference")]


@pytest.mark.parametrize("said", [f"SO{NUMBER}", f"HM01_{NUMBER}", f"JY-{NUMBER}"])
def test_a_number_inside_a_longer_one_is_found(said):
    found = run([order(NUMBER, 5990, day="2026-10-01"), payment(said, 5990)])
    assert _pair(found) == [("reference_text", 0, [1], [2])]
    found = run([order(said, 5990, day="2026-10-01"), payment(NUMBER, 5990)])
    assert _pair(found) == [("reference_text", 0, [1], [2])]


def test_letters_before_a_number_in_a_text_count_for_nothing():
    number = "E2026101412000087654321"
    found = run([order(number, 5990, day="2026-10-01"), payment("SK1", 5990, text=f"补单 {number}，谢谢")])
    assert _pair(found) == [("reference_text", 0, [1], [2])]


def test_a_number_printed_in_groups_is_the_same_number():
    grouped = f"{NUMBER[:4]} {NUMBER[4:8]} {NUMBER[8:]}"
    assert _pair(run([order(NUMBER, 5990), payment(grouped, 5990)])) == [("reference", 1, [1], [2])]


def test_a_text_that_names_all_orders_of_a_cart_joins_them_when_the_sum_agrees():
    other = "4517748590031224466"
    text = f"合并付款 订单号：{NUMBER}、{other}"
    rows = [order(NUMBER, 5990), order(other, 1200), payment("HB1", 7190, "P1", text=text), refund("P1", 500)]
    found = run(rows)
    assert _pair(found) == [("reference_text", 0, [1, 2], [3, 4])]
    assert found.codes == ["ST6"]
    assert not run([*rows[:2], payment("HB1", 7000, "P1", text=text)]).of("L1")


def test_a_closed_order_is_no_candidate():
    found = run([order(NUMBER, 5990, state=State.CLOSED), payment(NUMBER[:-4], 5990)])
    assert not found.of("L1")
