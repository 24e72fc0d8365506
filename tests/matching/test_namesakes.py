"""A number that a shop uses again after a year is another order's: each is offered with its own money, none is sure."""

from __future__ import annotations

from typing import Any

from tests.matching.shop import Found, order, payment, refund, run

NUMBER, MINE, THEIRS = "E20261007", "4200001234567890123456789012", "4200009999567890123456789012"
LAST_YEAR = "2025-10-12"


def paid(amount: int, channel: str = MINE, **more: Any) -> dict[str, Any]:
    return payment(NUMBER, amount, channel, source="wechatpay.merchant.trade", **more)


def told(found: Found) -> list[tuple[list[int], list[int], int]]:
    return sorted((sorted(one["A"]), sorted(one["B"]), one["state"]) for one in found.of("L1"))


def test_a_number_that_comes_again_after_a_year_is_another_orders():
    now, then = order(NUMBER, 9900), order(NUMBER, 9900, day=LAST_YEAR)
    late = refund(MINE, 500, source="wechatpay.merchant.trade", day="2026-10-20")
    assert told(run([now, then, paid(9900), paid(9900, THEIRS, day=LAST_YEAR), late])) == [
        ([1], [3, 5], 0),
        ([2], [4], 0),
    ]
    # the order of the other year is not here: its payment pays nothing of this one's
    assert told(run([now, paid(9900), paid(9900, THEIRS, day=LAST_YEAR)])) == [([1], [2], 0)]


def test_a_payment_in_parts_stays_with_its_order():
    rows = [order(NUMBER, 20_000, day="2026-02-14"), paid(5000, THEIRS, day="2026-02-14"), paid(15_000)]
    assert told(run(rows)) == [([1], [2, 3], 0)]


def test_refunds_of_numbers_of_their_own_stay_out_of_a_checkout():
    rows = [order(NUMBER, 8860), order(NUMBER, 12_340), paid(21_200)]
    others = [
        refund("", 7240, order_ref=f"E2026082{end}", source="wechatpay.merchant.trade", day="2026-10-04")
        for end in range(4)
    ]
    assert told(run([*rows, *others])) == told(run(rows)) == [([1, 2], [3], 0)]
