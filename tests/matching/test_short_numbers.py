"""Numbers so short that every shop comes to them: alone they confirm nothing, whatever stands once in the files."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from app.domain.record import Kind, Layer
from app.matching.references import short_ones
from tests.matching.shop import Found, order, payment, row, run
from tests.matching.test_revenue import declared, sale


def _states(found: Found, comparison: str = "L1") -> list[tuple[list[int], list[int], int]]:
    return [(one["A"], one["B"], one["state"]) for one in found.of(comparison)]


def _stopped(found: Found, comparison: str = "L1") -> list[list[str]]:
    return [one["why"].get("stopped", []) for one in found.of(comparison)]


def month(count: int, later: int, amount: int = 990) -> list[dict]:
    """Return so many orders of one price, numbered from 1001, and payments of their numbers days later."""
    orders = [order(str(1001 + n), amount, statement=11, day=f"2026-10-{n + 1:02d}") for n in range(count)]
    days = [f"2026-10-{n + 1 + later:02d}" for n in range(count)]
    return [
        *orders,
        *(payment(str(1001 + n), amount, f"P{n}", day=day, clock="12:00:30") for n, day in enumerate(days)),
    ]


@pytest.mark.parametrize(
    ("number", "short"),
    [
        ("1042", True),
        ("E-1042", True),
        ("20261014001", True),
        ("E20261014-0012", True),
        ("4511880950390344069", False),
        ("261014-662941284701219", False),
        ("114-8829371-4410258", False),
        ("E2026101412000012345678", False),
        ("1234567890", False),
        ("100000001009", True),
        ("35000000412345678", False),
        ("", False),
    ],
)
def test_a_number_is_short_whatever_date_is_in_it(number, short):
    assert short_ones(pa.array(["X" * 30, number]), np.array([1])).tolist() == ([1] if short else [])


def test_payments_of_another_shop_s_orders_are_only_suggested():
    found = run(month(8, later=4))
    assert {state for _, _, state in _states(found)} == {0}
    assert all("number" in one for one in _stopped(found))


def test_payments_that_follow_their_orders_at_once_are_confirmed():
    assert {state for _, _, state in _states(run(month(8, later=0)))} == {1}


def test_one_payment_out_of_time_among_many_is_only_suggested():
    rows = month(8, later=0)
    rows[-1]["at"] += 3 * 86_400
    assert [state for _, _, state in _states(run(rows))] == [1] * 7 + [0]


def test_an_amount_that_nobody_else_has_is_proof_whenever_it_came():
    rows = [order("31", 260_250, statement=11), payment("31", 260_250, "P1", day="2026-10-29")]
    assert _states(run(rows)) == [([1], [2], 1)]


def test_an_amount_that_came_days_before_its_order_proves_nothing_unless_all_do():
    rows = [order(str(1001 + n), 990 + n, statement=11, day="2026-10-20") for n in range(5)]
    for early in (1, 5):
        days = ["2026-10-14"] * early + ["2026-10-20"] * (5 - early)
        paid = [payment(str(1001 + n), 990 + n, f"P{n}", day=day) for n, day in enumerate(days)]
        assert [state for _, _, state in _states(run([*rows, *paid]))] == [0 if early == 1 else 1] + [1] * 4
    assert _states(run([rows[0], payment("1001", 990, "P0", day="2026-10-14")])) == [([1], [2], 0)]


def test_a_file_whose_numbers_are_another_shop_s_too_confirms_none_by_time():
    both = [*month(8, later=0), *({**one, "statement": 12} for one in month(8, later=3)[:7])]
    rows = [{**one, "record": n} for n, one in enumerate(both, 1)]
    for one in rows[16:]:  # the other shop's orders, of a day on which its payments are missing
        one["at"] += 3 * 86_400
    assert not [state for _, _, state in _states(run(rows)) if state]


def test_a_long_number_needs_no_more_than_itself():
    rows = [{**one, "order_ref": f"45118809503903{one['order_ref']}"} for one in month(8, later=4)]
    assert {state for _, _, state in _states(run(rows))} == {1}


def test_vouchers_that_name_another_shop_s_orders_are_only_suggested():
    for later, state in ((9, 0), (0, 1)):
        orders = month(8, later=0)[:8]
        vouchers = [sale(str(n), 990, str(1001 + n), day=f"2026-10-{n + 1 + later:02d}") for n in range(8)]
        found = declared(*orders, *vouchers)
        assert {one for _, _, one in _states(found, "L5")} == {state}
        assert all(("number" in one) == (not state) for one in _stopped(found, "L5"))


@pytest.mark.parametrize(("clock", "state"), [("12:00:07", 1), ("15:00:00", 0)])
def test_a_bill_and_a_ledger_that_name_no_account_share_a_short_number_only_at_one_moment(clock, state):
    rows = [
        payment("1042", 990, "P1", source="wechatpay.merchant.trade"),
        row(
            "wechatpay.merchant.fundflow",
            Layer.CHANNEL,
            Kind.PAYMENT,
            990,
            order_ref="1042",
            channel_ref="P2",
            statement=3,
            clock=clock,
        ),
    ]
    assert _states(run(rows), "L2") == [([1], [2], state)]


def test_two_numbers_of_a_channel_s_own_are_two_payments_whatever_the_shop_s_number_says():
    numbers = [f"42000009202610140{n:011d}" for n in (1, 2)]
    ours = payment("E2026101400001", 990, numbers[0], source="wechatpay.merchant.trade")
    theirs = row("wechatpay.merchant.fundflow", Layer.CHANNEL, Kind.PAYMENT, 990, statement=3)
    for number, state in ((numbers[0], 1), (numbers[1], 0), ("", 1), ("S1", 1)):
        said = {"order_ref": "E2026101400001", "channel_ref": number}
        assert _states(run([ours, {**theirs, **said}]), "L2") == [([1], [2], state)]


def test_the_order_of_rows_leaves_no_trace():
    rows = [{**one, "record": n} for n, one in enumerate(month(8, later=2), 1)]
    assert sorted(_states(run(rows))) == sorted(_states(run(rows[::-1])))
