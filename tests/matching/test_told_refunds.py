"""Refunds of bill and ledger: which rows tell of one refund, where the files do not cover the same days."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.record import Kind
from tests.matching.shop import Found, ledger, order, payment, refund, run

NUMBER, PAID = "4511880950390344069", "2026101422001400000000000001"
OWN = ("20261015TK0000000000000001", "20261025TK0000000000000002")


def shop(*more: dict[str, Any]) -> Found:
    """Return what is found of an order of 100.00 that bill and ledger know the payment of."""
    rows = [order(NUMBER, 10_000), payment(NUMBER, 10_000, PAID)]
    return run([*rows, ledger(Kind.PAYMENT, 10_000, channel_ref=PAID, order_ref=NUMBER), *more])


def bill(amount: int, day: str = "2026-10-15", **more: Any) -> dict[str, Any]:
    return refund(PAID, amount, day=day, **more)


def moved(amount: int, day: str = "2026-10-15", **more: Any) -> dict[str, Any]:
    return ledger(Kind.REFUND, -amount, day=day, **{"channel_ref": PAID, "parent_ref": PAID, **more})


def sale(found: Found) -> tuple[list[int], int]:
    (match,) = found.of("L1")
    return match["B"], match["state"]


@pytest.mark.parametrize(
    "rows",
    [
        [bill(3_000), moved(3_000), moved(2_000, "2026-10-25")],
        [bill(3_000), moved(3_000), moved(3_000, "2026-10-25")],
        [bill(3_000, "2026-10-25"), moved(3_000, "2026-10-25"), moved(3_000)],
        [bill(3_000, channel_ref=OWN[0]), moved(3_000, channel_ref=OWN[0]), moved(3_000, channel_ref=OWN[1])],
    ],
)
def test_a_refund_that_the_ledger_alone_tells_of_belongs_to_its_order(rows):
    found = shop(*rows)
    assert sale(found) == ([2, 4, 6], 1)
    assert [(one["A"], one["B"]) for one in found.of("L2")] == [([2], [3]), ([4], [5])]


@pytest.mark.parametrize(
    "rows",
    [
        [bill(3_000), moved(3_000, "2026-10-25")],  # one refund late, or two of one amount
        [bill(3_000), moved(2_000, "2026-10-25")],
        [bill(3_000), moved(2_000)],
        [bill(3_000), moved(3_000), moved(3_000)],  # nothing says which of the two the bill means
    ],
)
def test_where_nothing_says_whether_both_tell_of_one_refund_a_person_looks(rows):
    found = shop(*rows)
    assert sale(found) == ([2, 4], 0)
    assert all(one["state"] == 0 for one in found.of("L2") if 4 in one["A"])


@pytest.mark.parametrize(
    "rows",
    [
        [bill(3_000, fee=-18), moved(2_982)],  # less the fee that came back
        [bill(3_000), moved(2_990)],
        [bill(3_000), moved(2_000), moved(1_000)],
        [bill(3_000), bill(2_000, "2026-10-25"), moved(3_000)],  # the ledger ends before the second
        [bill(3_000, channel_ref=OWN[0]), moved(3_000, "2026-10-25", channel_ref=OWN[0])],
    ],
)
def test_one_refund_that_both_tell_of_in_another_way_is_one(rows):
    found = shop(*rows)
    assert sale(found) == ([2, *(at for at, one in enumerate(rows, 4) if one["statement"] == 2)], 1)


def test_the_order_of_rows_leaves_no_trace():
    rows = [order(NUMBER, 10_000), payment(NUMBER, 10_000, PAID), bill(3_000), bill(1_000)]
    rows += [moved(3_000), moved(1_000), moved(1_000, "2026-10-16"), moved(500, "2026-10-25")]
    named = [{**one, "record": n, "channel_ref": one.get("channel_ref", "")} for n, one in enumerate(rows, 1)]
    there, back = ({tuple(sorted(one["B"])) for one in run(some).of("L1")} for some in (named, named[::-1]))
    assert there == back


def test_two_payments_under_one_number_of_the_shop_s_weeks_apart_are_no_one_event():
    late = ledger(Kind.PAYMENT, 10_000, channel_ref="777701", order_ref=NUMBER, day="2026-10-25")
    found = run([order(NUMBER, 10_000), payment(NUMBER, 10_000, PAID), late])
    assert [one["state"] for one in found.matches] == [0, 0]
    found = run([order(NUMBER, 10_000), payment(NUMBER, 10_000, PAID), {**late, "at": late["at"] - 9 * 86_400}])
    assert [one["state"] for one in found.matches] == [1, 1]
