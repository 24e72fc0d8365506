"""The proof's identity: whatever is matched, explained or left, the figures of a line add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.record import Kind, Layer, State
from app.services.proof import prove
from tests.builders import at
from tests.reports.tables_input import items, live, matches, members


def book(orders, payments):
    """Return records of orders (number, amount, state, day) and payments (number, amount, kind, day, coupon)."""
    return live(
        [
            (
                1,
                "taobao.orders",
                {
                    "layer": Layer.ORDER,
                    "kind": Kind.ORDER,
                    "order_ref": [one[0] for one in orders],
                    "amount": [one[1] for one in orders],
                    "state": [one[2] for one in orders],
                    "at": [at(f"2026-10-{one[3]:02d}") for one in orders],
                    "account": "shop",
                },
            ),
            (
                2,
                "alipay.merchant.trade",
                {
                    "order_ref": [one[0] for one in payments],
                    "channel_ref": [f"c{number}" for number in range(len(payments))],
                    "amount": [one[1] for one in payments],
                    "kind": [one[2] for one in payments],
                    "at": [at(f"2026-10-{one[3]:02d}") for one in payments],
                    "coupon": [one[4] for one in payments],
                    "account": "alipay",
                },
            ),
        ]
    )


PAID, CLOSED = State.DONE, State.CLOSED


def line(records, found, parts, left, **days):
    lines = prove(records, found, parts, left, **days).lines
    assert len([one for one in lines if one.comparison == "L1"]) == 1
    return next(one for one in lines if one.comparison == "L1")


def test_refunds_and_coupons_in_a_match_are_named():
    records = book([("1", 10_000, PAID, 1)], [("1", 9_500, Kind.PAYMENT, 1, 500), ("1", -2_000, Kind.REFUND, 2, None)])
    parts = members((1, 0, 1, 10_000), (1, 1, 2, 9_500), (1, 1, 3, -2_000))
    found = line(records, matches({"number": 1, "lead": 1, "difference": 2_500}), parts, items())
    assert found.adjustments == {"coupons": 500, "refunds": 2_000}
    assert (found.sum_a, found.sum_b, found.unexplained) == (10_000, 7_500, 0)
    assert (found.matched_a, found.matched_b, found.account_a, found.account_b) == (1, 2, "shop", "alipay")


def test_the_shares_of_what_is_matched_are_taken_of_amounts_without_signs():
    records = book(
        [("1", 10_000, PAID, 1)], [("1", 10_000, Kind.PAYMENT, 1, None), ("9", -4_000, Kind.REFUND, 2, None)]
    )
    found = line(records, matches({"number": 1, "lead": 1}), members((1, 0, 1, 10_000), (1, 1, 2, 10_000)), items())
    assert (found.matched_sum_b, found.sum_b) == (10_000, 6_000)
    assert (found.matched_gross, found.gross) == (20_000, 24_000)


def test_what_nobody_explained_is_unexplained_until_somebody_does():
    records = book([("1", 10_000, PAID, 1), ("2", 700, PAID, 1)], [("1", 10_000, Kind.PAYMENT, 1, None)])
    found, parts = matches({"number": 1, "lead": 1}), members((1, 0, 1, 10_000), (1, 1, 3, 10_000))
    item = {"records": [2], "amount": 700}
    for state, waiting, explained, unexplained in ((1, 0, 0, 700), (0, 700, 0, 0), (2, 0, 700, 0), (3, 0, 700, 0)):
        one = line(records, found, parts, items({**item, "state": state}))
        assert (one.waiting, one.explained, one.unexplained) == (waiting, explained, unexplained)
        assert one.open == (700 if state == 1 else 0)
        assert one.open_count + one.waiting_count + one.explained_count == 1
    assert line(records, found, parts, items()).unexplained == 700


def test_closed_orders_are_set_aside_and_go_to_the_usual_partner():
    records = book([("1", 10_000, PAID, 1), ("2", 700, CLOSED, 1)], [("1", 10_000, Kind.PAYMENT, 1, None)])
    one = line(records, matches({"number": 1, "lead": 1}), members((1, 0, 1, 10_000), (1, 1, 3, 10_000)), items())
    assert one.adjustments == {"set_aside": 700} and one.unexplained == 0 and one.count_a == 2


def test_a_short_payment_stands_with_its_discrepancy():
    records = book([("1", 10_000, PAID, 1)], [("1", 9_990, Kind.PAYMENT, 1, None)])
    found, parts = (
        matches({"number": 4, "lead": 1, "state": 0, "difference": 10}),
        members((4, 0, 1, 10_000), (4, 1, 2, 9_990)),
    )
    short = {"code": "AM1", "records": [1, 2], "match": 4, "amount": 10}
    assert line(records, found, parts, items(short)).open == 10
    assert line(records, found, parts, items({**short, "state": 2})).unexplained == 0
    # an item that speaks of another amount does not push the proof off
    other = line(records, found, parts, items({**short, "amount": 10_000, "state": 2}))
    assert (other.explained, other.unexplained, other.suggested) == (10, 0, 1)


def test_a_match_over_the_months_end_is_carried_both_ways():
    records = book([("1", 10_000, PAID, 1)], [("1", 10_000, Kind.PAYMENT, 20, None)])
    found, parts = matches({"number": 1, "lead": 1}), members((1, 0, 1, 10_000), (1, 1, 2, 10_000))
    first = line(records, found, parts, items(), last=date(2026, 10, 10))
    second = line(records, found, parts, items(), first=date(2026, 10, 11))
    assert (first.sum_a, first.sum_b, first.adjustments, first.unexplained) == (10_000, 0, {"carried": 10_000}, 0)
    assert (second.sum_a, second.sum_b, second.adjustments, second.unexplained) == (0, 10_000, {"carried": -10_000}, 0)


def test_a_comparison_with_one_side_has_no_line():
    records = book([("1", 10_000, PAID, 1)], [("1", 10_000, Kind.FEE, 1, None)])
    assert prove(records, matches(), members(), items()).lines == []


STATES = st.sampled_from([PAID, CLOSED, State.UNPAID])
AMOUNTS, DAYS = st.integers(1, 10**9), st.integers(1, 28)
ROWS = st.lists(st.tuples(AMOUNTS, STATES, DAYS, st.integers(0, 3)), min_size=1, max_size=12)


@given(ROWS, st.lists(st.tuples(AMOUNTS, DAYS), min_size=1, max_size=12), st.data())
def test_whatever_was_matched_or_explained_the_figures_add_up(orders, payments, data):
    records = book(
        [(str(at_), one[0], one[1], one[2]) for at_, one in enumerate(orders)],
        [(str(at_), one[0], Kind.PAYMENT, one[1], None) for at_, one in enumerate(payments)],
    )
    pairs = data.draw(st.integers(0, min(len(orders), len(payments))))
    found = matches(*({"number": n + 1, "lead": n + 1, "state": n % 2} for n in range(pairs)))
    parts = members(
        *((n + 1, 0, n + 1, orders[n][0]) for n in range(pairs)),
        *((n + 1, 1, len(orders) + n + 1, payments[n][0]) for n in range(pairs)),
    )
    rest = [(n, one) for n, one in enumerate(orders) if n >= pairs]
    left = items(*({"number": n + 1, "records": [n + 1], "amount": one[0], "state": one[3]} for n, one in rest))
    last = data.draw(st.one_of(st.none(), st.dates(date(2026, 10, 1), date(2026, 10, 28))))
    made = prove(records, found, parts, left, last=last, most_pieces=50)
    inside = [one for one in orders if last is None or one[2] <= last.day]
    lines = [one for one in made.lines if one.comparison == "L1"]
    assert sum(one.count_a for one in lines) == len(inside)
    assert sum(one.sum_a for one in lines) == sum(one[0] for one in inside)
    for at_, one in enumerate(made.lines):
        nothing = sum(piece.effect for piece in made.pieces if piece.line == at_ and piece.heading == -1)
        assert one.unexplained == one.open + nothing


def test_what_no_view_holds_stands_against_its_payouts_once():
    """A channel known by its ledger alone: its entries are side A, and side B is what was paid out of them."""
    records = live(
        [
            (
                1,
                "stripe.balance",
                {
                    "layer": [Layer.CHANNEL, Layer.CHANNEL, Layer.SETTLEMENT],
                    "kind": [Kind.PAYMENT, Kind.PAYMENT, Kind.PAYOUT],
                    "amount": [10_000, 5_000, -12_000],
                    "channel_ref": ["c1", "c2", "p1"],
                    "at": [at("2026-10-01"), at("2026-10-02"), at("2026-10-03")],
                },
            )
        ]
    )
    fee = items({"records": [1], "amount": 150, "code": "AM4", "comparison": "L2", "state": 1})
    for left in (items(), fee):  # what is asked of a fee is not the whole row that it stands in
        (found,) = (one for one in prove(records, matches(), members(), left).lines if one.comparison == "L2")
        assert (found.sum_a, found.sum_b, found.count_b, found.unexplained) == (15_000, 12_000, 1, 0)
        assert found.adjustments == {"balance": 3_000}


def test_what_a_bill_and_its_account_both_state_is_told_from_what_was_paid_out():
    """One line holds both: the bill's rows against the account's entries, and these against the payout."""
    bill = {"kind": [Kind.PAYMENT] * 2, "amount": [10_000, 5_000], "channel_ref": ["c1", "c2"], "account": "2088"}
    ledger = {
        "account": "2088",
        "layer": [Layer.CHANNEL, Layer.CHANNEL, Layer.SETTLEMENT],
        "kind": [Kind.PAYMENT, Kind.PAYMENT, Kind.WITHDRAWAL],
        "amount": [10_000, 5_000, -12_000],
        "channel_ref": ["c1", "c2", "p1"],
    }
    records = live([(1, "alipay.merchant.trade", bill), (2, "alipay.merchant.account", ledger)])
    view = {"comparison": "L2", "method": "view"}
    views = matches({"number": 1, "lead": 1, **view}, {"number": 2, "lead": 2, **view})
    parts = members((1, 0, 1, 10_000), (1, 1, 3, 10_000), (2, 0, 2, 5_000), (2, 1, 4, 5_000))
    (found,) = (one for one in prove(records, views, parts, items()).lines if one.comparison == "L2")
    assert (found.sum_a, found.view_a, found.sum_b, found.view_b) == (30_000, 15_000, 27_000, 15_000)
    assert (found.account_a, found.unexplained, found.lacking) == (found.account_b, 0, "")
    assert replace(found, count_b=0).lacking == "b"  # no file of the account: that it bears its name proves nothing
