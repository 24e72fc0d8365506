"""A payment that bears the number of another order: it goes to the order placed a moment before and worth its sum."""

from __future__ import annotations

import pytest

from tests.matching.shop import Found, order, payment, refund, run

OLD = {"day": "2026-10-10", "clock": "09:00:00"}


def _pairs(found: Found) -> list[tuple[str, int, list[int], list[int]]]:
    return [(one["method"], one["state"], one["A"], one["B"]) for one in found.of("L1")]


def shop(**more) -> list[dict]:
    """Two orders with their numbers; the second one's payment bears the first one's number."""
    return [
        order("A1", 5_000, **OLD),
        payment("A1", 5_000, "P1", day="2026-10-10", clock="09:00:08"),
        order("A2", 6_400, clock="12:00:00"),
        payment("A1", more.pop("paid", 6_400), "P2", clock=more.pop("at", "12:00:09"), **more),
    ]


def test_a_payment_beside_the_one_that_its_order_needs_goes_to_the_order_that_has_none():
    found = run(shop())
    assert _pairs(found) == [("reference_strayed", 0, [1], [2]), ("reference_strayed", 0, [3], [4])]
    assert found.codes == []


def test_an_order_that_is_old_and_worth_another_sum_gives_its_only_payment_up():
    rows = shop()
    assert _pairs(run([rows[0], *rows[2:]])) == [("reference_strayed", 0, [2], [3])]


@pytest.mark.parametrize("change", [{"paid": 6_500}, {"at": "11:59:00"}, {"at": "12:30:00"}, {"paid": 5_000}])
def test_without_an_order_of_its_sum_placed_just_before_the_number_is_believed(change):
    found = run(shop(**change))
    assert ("reference", 0, [1], [2, 4]) in _pairs(found)


def test_two_orders_that_it_may_be_for_or_another_payment_leave_it_where_it_is():
    twin = order("A3", 6_400, clock="12:00:01")
    assert ("reference", 0, [1], [2, 4]) in _pairs(run([*shop(), twin]))
    rival = payment("Q7", 6_400, "P3", clock="12:00:05")
    assert ("reference", 0, [1], [2, 4]) in _pairs(run([*shop(), rival]))


def test_a_match_with_refunds_stays_as_it_is():
    back = refund("P1", 100, channel_ref="R1", order_ref="A1", day="2026-10-11")
    assert ("reference", 0, [1], [2, 4, 5]) in _pairs(run([*shop(), back]))


def test_the_order_of_rows_leaves_no_trace():
    rows = [{**row, "record": n} for n, row in enumerate(shop(), 1)]
    assert sorted(_pairs(run(rows))) == sorted(_pairs(run(rows[::-1])))
