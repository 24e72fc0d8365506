"""Equal partial refunds of one payment: days tell them apart, and a number that is the payment's is no ghost."""

from __future__ import annotations

from app.domain.record import Kind
from tests.matching.shop import ledger, order, payment, refund, run

DAYS = ("2026-10-15", "2026-10-17")


def test_equal_refunds_of_two_days_are_told_apart_by_their_day():
    rows = [order("A1", 5990), payment("A1", 5990, "P1"), ledger(Kind.PAYMENT, 5990, channel_ref="P1")]
    for day in DAYS:
        rows.append(refund("P1", 500, channel_ref=f"TK{day}", day=day))
    for day in DAYS:
        rows.append(ledger(Kind.REFUND, -500, channel_ref="P1", parent_ref="P1", day=day))
    views = [(one["A"], one["B"], one["ambiguous"]) for one in run(rows).of("L2")]
    assert views == [([2], [3], False), ([4], [6], False), ([5], [7], False)]


def test_the_fee_that_comes_back_with_each_of_several_refunds_is_its_own():
    rows = [order("A1", 5990), payment("A1", 5990, "P1"), ledger(Kind.PAYMENT, 5990, channel_ref="P1")]
    for day, amount in zip(DAYS, (500, 490), strict=True):
        rows.append(refund("P1", amount, channel_ref=f"TK{day}", day=day, fee=-3))
    for day, amount in zip(DAYS, (500, 490), strict=True):
        rows.append(ledger(Kind.REFUND, -amount, channel_ref="P1", parent_ref="P1", day=day))
        rows.append(ledger(Kind.FEE, 3, channel_ref="P1", parent_ref="P1", day=day))
    views = [(one["A"], one["B"], one["difference"]) for one in run(rows).of("L2")]
    assert views == [([2], [3], 0), ([4], [6, 7], 0), ([5], [8, 9], 0)]


def test_refunds_that_bear_their_payments_number_are_ghosts_only_at_one_moment():
    rows = [order("A1", 5990), payment("A1", 5990, "P1")]
    told = [refund("P1", 500, channel_ref="P1", day=day) for day in DAYS]
    assert "EX9" not in run([*rows, *told]).codes
    assert "EX9" in run([*rows, *told, dict(told[0])]).codes


def test_a_row_that_the_bill_states_twice_is_seen_once_in_the_ledger():
    rows = [order("A1", 5990), payment("A1", 5990, "P1"), payment("A1", 5990, "P1")]
    rows.append(ledger(Kind.PAYMENT, 5990, channel_ref="P1"))
    found = run(rows)
    (view,) = found.of("L2")
    assert (view["A"], view["B"], view["state"], view["ambiguous"]) == ([2], [4], 0, True)
    said = [one["params"] for one in found.items if one["text_key"] == "st4.view"]
    assert [one["amount"] for one in said] == ["59.90"]


def test_of_three_equal_refunds_in_the_bill_and_two_in_the_ledger_one_is_left():
    rows = [order("A1", 5990), payment("A1", 5990, "P1"), ledger(Kind.PAYMENT, 5990, channel_ref="P1")]
    rows += [refund("P1", 500, channel_ref=f"TK{n}") for n in range(3)]
    rows += [ledger(Kind.REFUND, -500, channel_ref="P1", parent_ref="P1") for _ in range(2)]
    views = [(one["A"], one["B"], one["ambiguous"]) for one in run(rows).of("L2")]
    assert views == [([2], [3], False), ([4], [7], True), ([5], [8], True)]


def test_a_refund_that_came_back_is_sure_only_beside_the_one_that_it_undoes():
    paid = [order("451188090010000001", 100), payment("451188090010000001", 100, "P1")]
    back = {**refund("P1", 30, channel_ref="R2"), "amount": 30}
    assert [one["state"] for one in run([*paid, back]).of("L1")] == [0]
    assert [one["state"] for one in run([*paid, refund("P1", 30, channel_ref="R1"), back]).of("L1")] == [1]
