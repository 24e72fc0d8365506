"""Two shops that count their orders alike: amounts, or the moment, tell whose payment it is; nothing is confirmed."""

from __future__ import annotations

from tests.matching.shop import Found, order, payment, refund, run


def _pairs(found: Found) -> list[tuple[str, int, list[int], list[int]]]:
    return [(one["method"], one["state"], one["A"], one["B"]) for one in found.of("L1")]


def shops(first: int, second: int, **more) -> list[dict]:
    """Order 1042 of two files and the payment of each."""
    return [
        order("1042", first, statement=11, clock="09:00:00"),
        order("1042", second, statement=12, clock=more.get("clock", "12:00:00")),
        payment("1042", first, "P1", clock="09:00:05"),
        payment("1042", second, "P2", clock=more.get("paid", "12:00:06")),
    ]


def test_the_amount_tells_whose_payment_it_is():
    rows = [*shops(5_000, 7_000), refund("P2", 700, channel_ref="R2")]
    assert _pairs(run(rows)) == [("reference_shared", 0, [1], [3]), ("reference_shared", 0, [2], [4, 5])]


def test_of_equal_amounts_the_moment_tells():
    assert _pairs(run(shops(5_000, 5_000))) == [("reference_shared", 0, [1], [3]), ("reference_shared", 0, [2], [4])]
    # at one moment nothing tells
    together = run(shops(5_000, 5_000, clock="09:00:00", paid="09:00:06"))
    assert _pairs(together) == [("reference", 0, [1, 2], [3, 4])]


def test_parts_of_one_order_in_one_file_stay_together():
    rows = [{**one, "statement": 11} if n < 2 else one for n, one in enumerate(shops(5_000, 7_000))]
    assert _pairs(run(rows)) == [("reference", 0, [1, 2], [3, 4])]


def test_orders_of_two_shops_in_one_file_are_two_orders():
    rows = [{**one, "statement": 11, "shop": "AB"[n]} if n < 2 else one for n, one in enumerate(shops(5_000, 7_000))]
    assert _pairs(run(rows)) == [("reference_shared", 0, [1], [3]), ("reference_shared", 0, [2], [4])]


def test_a_payment_that_fits_neither_order_leaves_the_match_whole():
    rows = shops(5_000, 7_000)
    rows[3]["amount"] = 6_900
    assert _pairs(run(rows)) == [("reference", 0, [1, 2], [3, 4])]


def test_the_order_of_rows_leaves_no_trace():
    rows = [{**row, "record": n} for n, row in enumerate(shops(5_000, 5_000), 1)]
    assert sorted(_pairs(run(rows))) == sorted(_pairs(run(rows[::-1])))
