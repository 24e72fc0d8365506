"""Two currencies: matches that add nothing across them, the rate of the day, and what a difference is made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from app.domain.match import EXPLAINED, OPEN, Account, Rules
from app.domain.period import day_number
from app.domain.rates import RateTable
from app.domain.record import Kind, Layer
from tests.matching.recompute import decide
from tests.matching.shop import bank, inputs, order, payment, refund, row, run

D = day_number(date(2026, 10, 14))
RATES = RateTable.of(
    [(D - 3, "USD", "CNY", Fraction("7.10")), (D, "USD", "CNY", Fraction("7.20")), (D, "EUR", "JPY", Fraction(160))]
)


def _paid(amount, **more):
    rows = [order("S1", 10_000, currency="USD", day="2026-10-11"), payment("S1", amount, "c1", currency="CNY", **more)]
    return run(rows, rates=RATES)


def test_a_number_in_two_currencies_is_a_suggestion_whose_currencies_are_not_added():
    found = _paid(71_500)
    (match,) = found.of("L1")
    assert (match["method"], match["state"], match["A"], match["B"]) == ("exchange", 0, [1], [2])
    assert (match["currency"], match["difference"], match["score"]) == ("USD", 10_000, 800)
    why = match["why"]
    assert (why["amount_a"], why["currency_a"]) == ("100.00", "USD")
    assert (why["amount_b"], why["currency_b"]) == ("715.00", "CNY")
    assert why["stopped"] == ["currency"] and not decide(why, "L1").confirmed


def test_a_difference_falls_into_exchange_margin_and_rounding():
    (one,) = _paid(71_500).code("AM10")
    said = one["params"]
    assert one["records"] == [1, 2] and one["amount"] == 10_000 and one["match"] == 0
    assert (said["due"], said["paid"], said["off"]) == ("710.00", "715.00", "5.00")
    assert (said["exchange"], said["margin"], said["residue"]) == ("10.00", "-5.00", "0.00")
    assert (said["rate"], said["rate_day"], said["other"]) == ("7.100000", "2026-10-11", "CNY")  # 100.00 at it is due


@pytest.mark.parametrize(
    ("text", "back", "told"),
    [
        ("Order S1 100.00 USD", "", True),
        ("Order S1 100.00 USD", "Refund 30.00 USD", True),
        ("Order S1 100.00 USD", "Refund", False),  # what went back is not stated in the order's currency
        ("Order S1 99.99 USD", "", False),
        ("Order S1 100.00 EUR", "", False),
        ("Order S1 100.00 USD paid", "", False),  # not what the reader wrote
    ],
)
def test_a_conversion_that_the_channel_states_to_the_cent_explains_itself_and_is_a_suggestion(text, back, told):
    paid = payment("S1", 71_500, "c1", currency="CNY", source="stripe.balance", text=text)
    rows = [order("S1", 10_000, currency="USD"), paid]
    if back:
        rows.append(refund("c1", 21_450, currency="CNY", source="stripe.balance", text=back))
    found = run(rows, rates=RATES)
    (match,), (item,) = found.of("L1"), found.code("AM10")
    assert match["state"] == 0 and match["why"].get("stated") == ("100.00 USD" if told else None)
    assert (item["text_key"] == "am10.stated", item["state"] == EXPLAINED, match["score"] == 950) == (told, told, told)
    (other,) = run([order("S1", 10_000, currency="USD"), {**paid, "source": "mollie.balance"}], rates=RATES).code(
        "AM10"
    )
    assert other["state"] == OPEN


def test_one_unit_off_the_rate_is_rounding():
    (one,) = _paid(72_001).code("AM10")
    assert (one["params"]["margin"], one["params"]["residue"]) == ("0.00", "0.01")


def test_a_number_far_from_the_rate_is_worth_less():
    (match,) = _paid(40_000).of("L1")
    assert match["score"] == 650


def test_without_a_rate_the_number_joins_them_and_nothing_is_made_up():
    rows = [order("S1", 10_000, currency="USD"), payment("S1", 71_000, "c1", currency="GBP")]
    found = run(rows, rates=RATES)
    (one,), (match,) = found.code("AM10"), found.of("L1")
    assert one["text_key"] == "am10.unknown" and "due" not in one["params"] and one["params"]["paid"] == "710.00"
    assert match["score"] == 700 and "rate" not in match["why"] and match["state"] == 0


def test_no_digits_after_the_point_where_a_currency_has_none():
    rows = [order("S1", 10_000, currency="EUR"), payment("S1", 1_590_000, "c1", currency="JPY", exp=2)]
    (one,) = run(rows, rates=RATES).code("AM10")
    assert (one["params"]["due"], one["params"]["paid"], one["params"]["off"]) == ("16000", "15900", "-100")


def test_refunds_stand_with_their_payment_and_are_not_counted_in_what_came():
    rows = [order("S1", 10_000, currency="USD"), payment("S1", 72_000, "c1", currency="CNY")]
    found = run([*rows, refund("c1", 7_200, currency="CNY")], rates=RATES)
    (match,) = found.of("L1")
    assert match["B"] == [2, 3] and match["why"]["amount_b"] == "720.00"


def test_two_orders_of_one_number_in_two_currencies_are_left_to_a_person():
    rows = [order("S1", 10_000, currency="USD"), order("S1", 10_000, currency="EUR", exp=2)]
    found = run([*rows, payment("S1", 72_000, "c1", currency="CNY")], rates=RATES)
    assert not found.of("L1")


def test_a_number_that_years_lie_between_is_another():
    rows = [order("S1", 10_000, currency="USD", day="2020-10-11"), payment("S1", 71_500, "c1", currency="CNY")]
    found = run(rows, rates=RATES)
    assert not found.of("L1") and not found.code("AM10")


def test_a_payment_in_the_orders_own_currency_comes_first():
    rows = [order("S1", 10_000, currency="USD"), payment("S1", 10_000, "c1", currency="USD")]
    found = run([*rows, payment("S1", 72_000, "c2", currency="CNY")], rates=RATES)
    (match,) = found.of("L1")
    assert match["method"] == "reference" and match["B"] == [2]


def _payouts(*more, rates=RATES, text="STRIPE PAYOUT", amount=71_000, **of_bank):
    given = {"account": "acct", "statement": 3, "currency": "USD", "day": "2026-10-13"}
    rows = [
        row("stripe.balance", Layer.SETTLEMENT, Kind.PAYOUT, -10_000, channel_ref="po1", **given),
        row("stripe.balance", Layer.CHANNEL, Kind.PAYMENT, 10_000, channel_ref="ch1", **given),
        bank(amount, counterparty="STRIPE PAYMENTS", text=text, **of_bank),
        *more,
    ]
    return run(rows, rates=rates, accounts={"acct": Account(code="acct", role="channel", provider="stripe")})


def test_a_payout_that_arrives_in_another_currency_is_suggested_with_its_deposit():
    found = _payouts()
    (match,), (one,) = found.of("L3"), found.code("AM10")
    assert (match["method"], match["A"], match["B"], match["score"]) == ("exchange_rate", [1], [3], 500)
    assert (match["currency"], match["difference"]) == ("USD", 10_000)
    assert one["records"] == [1, 3] and one["comparison"] == "L3"
    assert (one["params"]["due"], one["params"]["off"]) == ("710.00", "0.00")
    assert (one["params"]["exchange"], one["params"]["margin"]) == ("10.00", "-10.00")
    assert not found.code("EX5") and not found.code("EX6") and not found.code("TS3")
    assert not decide(match["why"], "L3").confirmed


def test_a_payouts_number_joins_currencies_even_without_a_rate():
    (match,) = _payouts(rates=RateTable(), channel_ref="po1").of("L3")
    assert (match["method"], match["score"], match["state"]) == ("exchange", 700, 0)


def test_a_number_in_a_text_counts_only_where_the_rate_agrees():
    assert _payouts(text="STRIPE 2026101300012345 PAYOUT").of("L3")[0]["method"] == "exchange_rate"
    given = {"account": "acct", "statement": 3, "currency": "USD", "day": "2026-10-13"}
    payout = row("stripe.balance", Layer.SETTLEMENT, Kind.PAYOUT, -10_000, channel_ref="2026101300012345", **given)
    deposits = [bank(71_000, text="STRIPE 2026101300012345"), bank(71_500, text="STRIPE", counterparty="STRIPE")]
    near, far = (run([payout, one, deposits[1]], rates=RATES) for one in (deposits[0], {**deposits[0], "amount": 900}))
    assert [one["method"] for one in near.of("L3")] == ["exchange"] and near.of("L3")[0]["B"] == [2]
    assert all(2 not in one["B"] for one in far.of("L3"))


def test_of_two_deposits_that_fit_neither_is_chosen():
    found = _payouts(bank(71_500, counterparty="STRIPE PAYMENTS", text="STRIPE"))
    assert not found.code("AM10") and not found.of("L3")


def test_a_deposit_too_far_from_the_rate_or_without_one_is_another():
    far = RateTable.of([(D, "USD", "CNY", Fraction(9)), (D - 1, "USD", "CNY", Fraction(9))])
    for rates in (RateTable(), far):
        found = _payouts(rates=rates)
        assert not found.code("AM10") and not found.of("L3")


def test_how_much_an_exchange_may_cost_is_a_rule_of_the_book():
    rows = [order("S1", 10_000, currency="USD", day="2026-10-11"), payment("S1", 71_500, "c1", currency="CNY")]
    scores = [run(rows, rates=RATES, rules=Rules(margin=one)).of("L1")[0]["score"] for one in (0, 1)]
    assert scores == [650, 800]


def test_entries_meet_the_payout_of_another_currency_whose_batch_they_name():
    given = {"account": "acct", "statement": 3, "day": "2026-10-13"}
    entries = [
        row("adyen.settlement", Layer.CHANNEL, Kind.PAYMENT, value, currency=name, batch_ref="b7", **given)
        for name, value in (("USD", 10_000), ("USD", 5_000))
    ]
    payout = row("adyen.settlement", Layer.SETTLEMENT, Kind.PAYOUT, -107_000, currency="CNY", batch_ref="b7", **given)
    found = run([*entries, payout], rates=RATES)
    (match,) = found.of("L2")
    assert (match["method"], match["A"], match["B"]) == ("exchange", [1, 2], [3])
    assert (match["currency"], match["difference"], match["state"]) == ("USD", 15_000, 0)
    (one,) = found.code("AM10")
    assert (one["text_key"], one["params"]["due"], one["params"]["paid"]) == ("am10.batch", "1065.00", "1070.00")


@pytest.mark.parametrize("name", ["due", "margin", "rates", "amount_b"])
def test_a_changed_value_on_the_card_is_caught(name):
    (match,) = _paid(71_500).of("L1")
    card = dict(match["why"])
    assert decide(card, "L1").stopped == {"currency"}
    card[name] = [72, 10, 71, 10] if name == "rates" else "1.23"
    with pytest.raises(AssertionError):
        decide(card, "L1")


def test_the_order_of_rows_does_not_matter():
    from app.domain.progress import silent
    from app.matching.engine import reconcile

    rows = [order(f"S{n}", 10_000 + n, currency="USD") for n in range(5)]
    rows += [payment(f"S{n}", 72_000 + n, f"c{n}", currency="CNY") for n in range(5)]
    given = {"account": "acct", "statement": 3, "currency": "USD", "day": "2026-10-13"}
    rows += [row("stripe.balance", Layer.SETTLEMENT, Kind.PAYOUT, -10_000 * n, channel_ref=f"po{n}", **given)
             for n in (1, 3)]  # fmt: skip
    rows += [bank(72_000 * n, counterparty="STRIPE", text="STRIPE") for n in (3, 1)]
    rows = [{**one, "record": n + 1} for n, one in enumerate(rows)]
    first = inputs(rows, rates=RATES)
    turned = inputs(rows[::-1], rates=RATES)
    turned = replace(turned, rank=turned.rank[::-1].copy())
    one, other = reconcile(first, silent), reconcile(turned, silent)
    assert one.discrepancies.equals(other.discrepancies) and one.discrepancies.num_rows
    assert one.matches.equals(other.matches) and one.members.equals(other.members) and one.matches.num_rows == 7
