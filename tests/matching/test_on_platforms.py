"""A platform's ledger or report and the bill of the channel that took the money tell of one event: it counts once."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.record import Kind, Layer
from tests.matching.shop import Found, order, payment, refund, row, run

NUMBER, PAID = "6923604415666625007", "4200001234567890123456789012"
BILL = "wechatpay.merchant.trade"


def settled(kind: Kind, amount: int, number: str = NUMBER, source: str = "douyin.settlement", **more: Any) -> dict:
    layer = Layer.SETTLEMENT if source.endswith("settlement") else Layer.CHANNEL
    return row(source, layer, kind, amount, order_ref=number, statement=3, **more)


def billed(number: str = NUMBER) -> dict[str, Any]:
    return payment(number, 4900, PAID, source=BILL)


def given_back(clock: str, number: str = NUMBER) -> dict[str, Any]:
    return refund(PAID, 2450, source=BILL, order_ref=number, clock=clock)


def sale(found: Found) -> tuple[list[int], int]:
    (match,) = found.of("L1")
    return sorted(match["B"]), match["state"]


@pytest.mark.parametrize("source", ["douyin.settlement", "pinduoduo.account"])
def test_the_bill_stands_for_what_the_platform_tells_as_well(source):
    told = [settled(Kind.PAYMENT, 4900, source=source), settled(Kind.REFUND, -2450, source=source)]
    found = run([order(NUMBER, 4900), billed(), given_back("18:00:00"), *told])
    assert sale(found) == ([2, 3], 1)
    assert not {"EX1", "EX3", "EX7"} & set(found.codes)
    # a bill that begins after the sale: the platform's row stands for it, and the refund counts once
    assert sale(run([order(NUMBER, 4900), given_back("18:00:00"), *told])) == ([2, 3], 1)


def test_what_a_platform_adds_to_the_buyers_money_is_no_second_payment():
    told = [settled(Kind.PAYMENT, 5400), settled(Kind.REFUND, -2700)]
    found = run([order(NUMBER, 5400), billed(), given_back("18:00:00"), *told])
    assert sale(found) == ([2, 3], 0)
    assert not {"EX3", "AM11"} & set(found.codes)
    # nothing of it is sure, not even where the order's amount is the bill's
    assert sale(run([order(NUMBER, 4900), billed(), settled(Kind.PAYMENT, 5400)])) == ([2], 0)


def test_of_two_equal_refunds_of_which_the_bill_has_one_a_person_says_which():
    twice = [settled(Kind.REFUND, -2450, day=day) for day in ("2026-10-14", "2026-10-20")]
    found = run([order(NUMBER, 4900), billed(), given_back("18:00:00"), settled(Kind.PAYMENT, 4900), *twice])
    assert sale(found)[1] == 0


def test_two_channels_that_each_took_the_money_are_two_payments():
    for source, number in (("alipay.merchant.account", NUMBER), ("douyin.settlement", "1009")):
        found = run([order(number, 4900), billed(number), settled(Kind.PAYMENT, 4900, number, source)])
        assert sale(found) == ([2, 3], 0)
