"""Numbers that others use as well: batch numbers of two accounts or years, serial numbers that a bank counts too."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.record import Kind, Layer
from tests.matching.shop import Found, bank, ledger, row, run
from tests.matching.test_books import books, line, moved

DAY = "20261014"


def report(kind: Kind, amount: int, account: str = "S1", source: str = "douyin.settlement", **more: Any) -> dict:
    given = {"account": account, "batch_ref": DAY, **more}
    return row(source, Layer.SETTLEMENT, kind, amount, **given)


def said(found: Found, comparison: str) -> list[tuple[list[int], list[int], int]]:
    return [(one["A"], one["B"], one["state"]) for one in found.of(comparison)]


def test_two_accounts_that_number_their_batches_by_the_day_have_a_batch_each():
    rows = [
        report(Kind.PAYMENT, 100),
        report(Kind.PAYMENT, 50, "S2"),
        report(Kind.PAYOUT, -100, day="2026-10-15"),
        report(Kind.PAYOUT, -50, "S2", day="2026-10-15"),
    ]
    assert said(run(rows), "L2") == [([1], [3], 1), ([2], [4], 1)]


def test_what_another_account_sold_and_gave_back_is_in_no_batch_of_this_one():
    rows = [
        report(Kind.PAYMENT, 100),
        report(Kind.PAYMENT, 50, "S2"),
        report(Kind.REFUND, -50, "S2"),
        report(Kind.PAYOUT, -100, day="2026-10-15"),
    ]
    assert said(run(rows), "L2") == [([1], [4], 1)]


@pytest.mark.parametrize(
    ("more", "stopped"),
    [
        ({"account": "S2"}, ["account"]),
        ({"source": "jd.settlement"}, ["account"]),
        ({"day": "2027-10-15"}, ["days"]),
        ({"account": "S2", "batch_ref": "JS7741290083315526"}, None),
        ({}, None),
    ],
)
def test_a_short_batch_number_of_another_account_provider_or_year_is_only_suggested(more, stopped):
    entry = report(Kind.PAYMENT, 100, batch_ref=more.get("batch_ref", DAY))
    (batch,) = run([entry, report(Kind.PAYOUT, -100, **{"day": "2026-10-15", **more})]).of("L2")
    assert (batch["state"], batch["why"].get("stopped")) == (0 if stopped else 1, stopped)


def serials(later: int) -> list[dict]:
    """Return five equal withdrawals, counted from 1, and deposits that the bank counts too, so many days later."""
    asked = [ledger(Kind.WITHDRAWAL, -1000, channel_ref=str(n), day=f"2026-10-{10 + n}") for n in range(1, 6)]
    return [*asked, *(bank(1000, channel_ref=str(n), day=f"2026-10-{10 + n + later}") for n in range(1, 6))]


def test_serial_numbers_of_channel_and_bank_over_equal_sums_are_only_suggested():
    assert {state for _, _, state in said(run(serials(later=2)), "L3")} == {0}


@pytest.mark.parametrize(
    ("more", "state"),
    [({}, 1), ({"counterparty": "财付通支付科技有限公司"}, 0), ({"day": "2026-12-01"}, 1), ({"day": "2027-01-01"}, 0)],
)
def test_a_serial_number_with_an_amount_that_is_nobody_else_s_confirms(more, state):
    rows = [ledger(Kind.WITHDRAWAL, -98_765, channel_ref="3"), bank(98_765, **{"channel_ref": "3", **more})]
    assert [one for _, _, one in said(run(rows), "L3")] == [state]


def test_serial_numbers_of_bank_and_books_over_equal_sums_are_only_suggested():
    days = range(1, 6)
    found = books(
        *(moved(-1000, f"2026-10-{n + 10}", channel_ref=str(n)) for n in days),
        *(line(-1000, str(100 + n), f"2026-10-{n + 11}", channel_ref=str(n)) for n in days),
    )
    assert {state for _, _, state in said(found, "L4")} == {0}


@pytest.mark.parametrize(
    "more",
    [
        [ledger(Kind.PAYOUT, -500, channel_ref="PO2026101500000099", batch_ref="PO2026101400000088", day="2026-10-15")],
        [bank(-500, batch_ref="PO2026101400000088", day="2026-10-16")],
    ],
)
def test_a_payout_whose_number_a_further_row_bears_as_another_is_only_suggested(more):
    number = {"channel_ref": "PO2026101400000088"}
    rows = [ledger(Kind.PAYOUT, -500, **number), bank(500, day="2026-10-15", **number)]
    assert said(run(rows), "L3") == [([1], [2], 1)]
    (match,) = [one for one in run([*rows, *more]).of("L3") if one["A"] == [1]]
    assert (match["state"], match["why"]["stopped"]) == (0, ["unique"])
