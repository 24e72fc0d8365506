"""Two currencies: the rate of the day, and what a difference is made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from app.domain.match import Account
from app.domain.period import day_number
from app.domain.rates import RateTable
from app.domain.record import Kind, Layer
from tests.matching.shop import bank, inputs, order, payment, row, run

D = day_number(date(2026, 10, 14))
RATES = RateTable.of(
    [(D - 3, "USD", "CNY", Fraction("7.10")), (D, "USD", "CNY", Fraction("7.20")), (D, "EUR", "JPY", Fraction(160))]
)


def _paid(amount, **more):
    rows = [order("S1", 10_000, currency="USD", day="2026-10-11"), payment("S1", amount, "c1", currency="CNY", **more)]
    return run(rows, rates=RATES).code("AM10")


def test_a_difference_falls_into_exchange_margin_and_rounding():
    (one,) = _paid(71_500)
    said = one["params"]
    assert one["records"] == [1, 2] and one["amount"] == 10_000
    assert (said["due"], said["paid"], said["off"]) == ("710.00", "715.00", "5.00")
    assert (said["exchange"], said["margin"], said["residue"]) == ("10.00", "-5.00", "0.00")
    assert (said["rate"], said["rate_day"], said["other"]) == ("7.200000", "2026-10-14", "CNY")


def test_one_unit_off_the_rate_is_rounding():
    (one,) = _paid(72_001)
    assert (one["params"]["margin"], one["params"]["residue"]) == ("0.00", "0.01")


def test_without_a_rate_nothing_is_made_up():
    rows = [order("S1", 10_000, currency="USD"), payment("S1", 71_000, "c1", currency="GBP")]
    (one,) = run(rows, rates=RATES).code("AM10")
    assert one["text_key"] == "am10.open" and "due" not in one["params"]
    assert not run(rows, rates=RATES).of("L1")


def test_no_digits_after_the_point_where_a_currency_has_none():
    rows = [order("S1", 10_000, currency="EUR"), payment("S1", 1_590_000, "c1", currency="JPY", exp=2)]
    (one,) = run(rows, rates=RATES).code("AM10")
    assert (one["params"]["due"], one["params"]["paid"], one["params"]["off"]) == ("16000", "15900", "-100")


def _payouts(*more, rates=RATES):
    given = {"account": "acct", "statement": 3, "currency": "USD", "day": "2026-10-13"}
    rows = [
        row("stripe.balance", Layer.SETTLEMENT, Kind.PAYOUT, -10_000, channel_ref="po1", **given),
        row("stripe.balance", Layer.CHANNEL, Kind.PAYMENT, 10_000, channel_ref="ch1", **given),
        bank(71_000, counterparty="STRIPE PAYMENTS", text="STRIPE PAYOUT"),
        *more,
    ]
    return run(rows, rates=rates, accounts={"acct": Account(code="acct", role="channel", provider="stripe")})


def test_a_payout_that_arrives_in_another_currency_is_named_with_its_deposit():
    found = _payouts()
    (one,) = found.code("AM10")
    assert one["records"] == [1, 3] and one["comparison"] == "L3"
    assert (one["params"]["due"], one["params"]["off"]) == ("710.00", "0.00")
    assert (one["params"]["exchange"], one["params"]["margin"]) == ("10.00", "-10.00")
    assert not found.code("EX5") and not found.code("EX6") and not found.code("TS3")
    assert not found.of("L3")


def test_of_two_deposits_that_fit_neither_is_named():
    assert not _payouts(bank(71_500, counterparty="STRIPE PAYMENTS", text="STRIPE")).code("AM10")


def test_a_deposit_too_far_from_the_rate_or_without_one_is_another():
    assert not _payouts(rates=RateTable()).code("AM10")
    far = RateTable.of([(D, "USD", "CNY", Fraction(9)), (D - 1, "USD", "CNY", Fraction(9))])
    assert not _payouts(rates=far).code("AM10")


def test_the_order_of_rows_does_not_matter():
    from app.domain.progress import silent
    from app.matching.engine import reconcile

    rows = [order(f"S{n}", 10_000 + n, currency="USD") for n in range(5)]
    rows += [payment(f"S{n}", 72_000 + n, f"c{n}", currency="CNY") for n in range(5)]
    rows = [{**one, "record": n + 1} for n, one in enumerate(rows)]
    first = inputs(rows, rates=RATES)
    turned = inputs(rows[::-1], rates=RATES)
    turned = replace(turned, rank=turned.rank[::-1].copy())
    one, other = reconcile(first, silent), reconcile(turned, silent)
    assert one.discrepancies.equals(other.discrepancies) and one.discrepancies.num_rows
