"""L1: an order with several numbers is confirmed only where they all lead to the members of its match."""

from __future__ import annotations

import pytest

from app.domain.record import Kind, Layer
from tests.matching.shop import order, payment, row, run

PAID, AGAIN, BACK = (f"20261014220014000000000000{n:02d}" for n in (1, 2, 3))
OWN, MERCHANT = "4511880950390344069", "M2026101400000000019"


def back(**more) -> dict:
    return row(
        "alipay.merchant.trade", Layer.CHANNEL, Kind.REFUND, -30, **{"statement": 2, "channel_ref": BACK, **more}
    )


def test_a_refund_that_bears_the_merchant_s_number_alone_goes_with_its_payment():
    rows = [order(OWN, 100, channel_ref=PAID), payment(MERCHANT, 100, PAID), back(order_ref=MERCHANT)]
    (match,) = run(rows).of("L1")
    assert (match["state"], match["B"], match["why"]["refunds"]) == (1, [2, 3], "0.30")


def test_a_merchant_s_number_in_another_provider_s_bill_gives_a_refund_no_payment():
    rows = [order(OWN, 100, channel_ref=PAID), payment(MERCHANT, 100, PAID), back(order_ref=MERCHANT)]
    rows[2]["source"] = "wechatpay.merchant.trade"
    assert [(one["state"], one["B"]) for one in run(rows).of("L1")] == [(0, [2])], "it may be this sale's, given back"


@pytest.mark.parametrize(
    "more",
    [
        [payment(OWN, 100, AGAIN, day="2026-10-15")],  # one payment by either number
        [back(order_ref=OWN)],
        [back(order_ref="", channel_ref=BACK, parent_ref=AGAIN), payment(OWN, 100, AGAIN)],
        [order("4511880950390344070", 100, channel_ref=PAID)],
    ],
)
def test_an_order_whose_numbers_lead_to_two_things_is_only_suggested(more):
    rows = [order(OWN, 100, channel_ref=PAID), payment(MERCHANT, 100, PAID), *more]
    assert all(one["state"] == 0 for one in run(rows).of("L1"))
    assert [one["state"] for one in run(rows[:2]).of("L1")] == [1]


def test_an_order_of_which_something_went_back_in_another_currency_is_only_suggested():
    rows = [order(OWN, 100), payment(OWN, 100, PAID), back(parent_ref=PAID, currency="USD")]
    for number in ({}, {"parent_ref": "", "order_ref": OWN}):
        (match,) = run([*rows[:2], {**rows[2], **number}]).of("L1")
        assert (match["state"], match["B"], match["why"]["stopped"]) == (0, [2], ["unique"])
    assert [one["state"] for one in run([*rows[:2], {**rows[2], "currency": "CNY"}]).of("L1")] == [1]


def test_another_order_that_states_the_payment_s_number_leaves_it_to_people():
    rows = [order(OWN, 100), payment(OWN, 100, PAID), order("4511880950390344070", 100, channel_ref=PAID)]
    (match,) = run(rows).of("L1")
    assert (match["state"], match["why"]["stopped"]) == (0, ["unique"])


def test_a_number_that_another_one_is_without_its_zeros_is_only_suggested():
    full, cut = "0118809503903440", "118809503903440"
    rows = [order(cut, 100), payment(cut, 100, PAID)]
    assert [one["state"] for one in run(rows).of("L1")] == [1]
    for more in (order(full, 100), payment(full, 100, AGAIN)):
        assert [one["state"] for one in run([*rows, more]).of("L1") if one["A"] == [1]] == [0]
    both = [*rows, order(full, 100), payment(full, 100, AGAIN)]
    assert [one["state"] for one in run(both).of("L1")] == [1, 1], "either has its own"


def test_an_order_of_which_a_further_payment_bears_the_number_with_an_ending_is_only_suggested():
    rows = [order(OWN, 100), payment(OWN, 100, PAID), payment(f"{OWN}-2", 250, AGAIN)]
    assert [(one["state"], one["B"]) for one in run(rows).of("L1")] == [(0, [2])]
    rows.append(order(f"{OWN}-2", 250))
    assert [one["state"] for one in run(rows).of("L1")] == [1, 1], "it is another order's"


@pytest.mark.parametrize(
    "number",
    [
        {"order_ref": f"{OWN}-1"},
        {"order_ref": f"R{OWN}"},
        {"order_ref": "R7700000000001", "parent_ref": OWN},
        {"order_ref": "", "text": f"退款 订单{OWN}"},
    ],
)
def test_an_order_that_a_refund_without_its_payment_names_is_only_suggested(number):
    rows = [order(OWN, 100), payment(OWN, 100, PAID), back(**number)]
    (match,) = run(rows).of("L1")
    assert (match["state"], match["why"]["stopped"]) == (0, ["unique"])
    other = {name: said.replace(OWN, "4511880950390344070") for name, said in number.items()}
    assert [one["state"] for one in run([*rows[:2], back(**other)]).of("L1")] == [1]


def test_an_order_that_a_further_payment_names_around_its_number_is_only_suggested():
    rows = [order(OWN, 100), payment(OWN, 100, PAID), payment("", 10, AGAIN, text=f"补差价 {OWN}")]
    assert [(one["state"], one["B"]) for one in run(rows).of("L1")] == [(0, [2])]
    short = [order("SO1014007", 100), payment("SO1014007", 100, PAID)]
    assert [one["state"] for one in run(short).of("L1")] == [1]
    for more in (payment("", 10, AGAIN, text="so1014007补运费"), back(order_ref="TK-SO1014007")):
        assert [one["state"] for one in run([*short, more]).of("L1")] == [0]


def test_a_payment_of_which_a_further_one_bears_the_merchant_s_number_with_an_ending_is_only_suggested():
    rows = [order(OWN, 100, channel_ref=PAID), payment(MERCHANT, 100, PAID), payment(f"{MERCHANT}-2", 100, AGAIN)]
    assert [(one["state"], one["B"]) for one in run(rows).of("L1")] == [(0, [2])]
    rows.append(order("4511880950390344070", 100, channel_ref=AGAIN))
    assert [one["state"] for one in run(rows).of("L1")] == [1, 1], "it is another order's"


@pytest.mark.parametrize(("day", "state"), [("2026-10-13", 1), ("2027-03-01", 1), ("2027-10-14", 0), ("2025-10-14", 0)])
def test_a_number_of_month_and_day_is_not_its_namesake_s_of_another_year(day, state):
    rows = [order("SO10140001", 100), payment("SO10140001", 100, PAID, day=day)]
    assert [one["state"] for one in run(rows).of("L1")] == [state]


def test_a_sale_paid_again_on_a_day_that_the_bill_lacks_is_not_taken_for_what_the_bill_tells():
    def ledger(number: str) -> dict:
        return row("alipay.merchant.account", Layer.CHANNEL, Kind.PAYMENT, 100, statement=3, account="2088", **{
            "order_ref": OWN, "channel_ref": number,
        })  # fmt: skip

    rows = [order(OWN, 100), payment(OWN, 100, PAID), ledger(PAID)]
    assert [(one["state"], one["B"]) for one in run(rows).of("L1")] == [(1, [2])]
    assert [(one["state"], one["B"]) for one in run([*rows, ledger(AGAIN)]).of("L1")] == [(0, [2, 4])]
    assert [one["B"] for one in run([*rows[:2], ledger(AGAIN)]).of("L1")] == [[2]], "one event in two files' numbers"
