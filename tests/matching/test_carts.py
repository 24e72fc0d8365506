"""L1 where more rows make a match whole: carts paid at once, and orders paid in parts."""

from __future__ import annotations

from tests.matching.shop import Found, order, payment, refund, run

ONE, TWO, THREE = "4516637489920113355", "4517748590031224466", "4518859601142335577"


def _sets(found: Found) -> list[tuple[str, int, list[int], list[int]]]:
    return [(one["method"], one["state"], one["A"], one["B"]) for one in found.of("L1")]


def _cart(*amounts: int, **more: str) -> list[dict]:
    return [
        order(number, amount, counterparty=more.get("buyer", "tb001"), clock=f"12:00:0{n}")
        for n, (number, amount) in enumerate(zip((ONE, TWO, THREE), amounts, strict=False))
    ]


def test_a_payment_without_number_is_joined_with_the_cart_that_it_adds_up_to():
    rows = [*_cart(5990, 1200, 800), payment("HB77", 7990, "P1", clock="12:00:09"), refund("P1", 300)]
    found = run(rows)
    assert _sets(found) == [("cart", 0, [1, 2, 3], [4, 5])]
    assert found.codes == ["ST6"]


def test_an_order_paid_too_much_takes_the_rest_of_its_cart_along():
    found = run([*_cart(5990, 1200), payment(ONE, 7190, clock="12:00:09")])
    assert _sets(found) == [("cart", 0, [1, 2], [3])]


def test_orders_of_two_buyers_or_hours_apart_are_no_cart():
    apart = [order(ONE, 5990, counterparty="tb001"), order(TWO, 1200, counterparty="tb001", clock="18:30:00")]
    strangers = [order(ONE, 5990, counterparty="tb001"), order(TWO, 1200, counterparty="tb002")]
    nobody = [order(ONE, 5990), order(TWO, 1200)]
    for rows in (apart, strangers, nobody):
        assert not [one for one in run([*rows, payment("HB77", 7190, clock="12:00:09")]).of("L1") if len(one["A"]) > 1]


def test_two_payments_of_one_sum_leave_a_cart_open():
    rows = [*_cart(5990, 1200), payment("HB77", 7190, "P1"), payment("HB78", 7190, "P2")]
    assert not [one for one in run(rows).of("L1") if one["method"] == "cart"]


def test_an_order_that_its_own_number_settles_is_in_no_cart():
    rows = [*_cart(5990, 1200), payment(ONE, 5990, "P1"), payment("HB77", 7190, "P2", clock="12:00:09")]
    found = run(rows)
    assert ("reference", 1, [1], [3]) in _sets(found)
    assert not [one for one in found.of("L1") if one["method"] == "cart"]


def test_the_part_that_an_order_still_lacks_is_found_by_its_number():
    rows = [
        order(ONE, 10_000, channel_ref="P1"),
        payment(f"{ONE}-1", 2000, "P1", day="2026-10-14"),
        payment(f"{ONE}-2", 8000, "P2", day="2026-10-20"),
        refund("P2", 500, day="2026-10-21"),
    ]
    found = run(rows)
    assert _sets(found) == [("reference_suffix", 0, [1], [2, 3, 4])]
    assert found.codes == ["ST7"]
    assert _sets(run(rows[:2])) == [("reference", 0, [1], [2])]


def test_an_order_paid_in_part_without_long_numbers_stays_as_it_is():
    rows = [
        order("A1", 10_000, channel_ref="P1"),
        payment("A1", 2000, "P1"),
        payment("A2", 8000, "P2", day="2026-11-20"),
    ]
    assert _sets(run(rows)) == [("reference", 0, [1], [2])]


def test_an_order_paid_too_much_takes_those_along_that_state_its_payments_number():
    rows = [
        order(ONE, 5990, channel_ref="2026101422001458860515300001"),
        order(TWO, 1200, channel_ref="2026101422001458860515300001", clock="18:30:00", counterparty="tb002"),
        payment(ONE, 7190, "2026101422001458860515300001"),
    ]
    found = run([*rows, refund("2026101422001458860515300001", 300)])
    assert _sets(found) == [("cart", 0, [1, 2], [3, 4])]
    assert found.codes == ["ST6"]
    rows[1] |= {"amount": 1300}
    assert _sets(run(rows)) == [("reference", 0, [1], [3])]
