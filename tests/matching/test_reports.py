"""Settlement reports beside the channel's own ledger: one event counts once, and parts are held against its rows."""

from __future__ import annotations

import pytest

from app.domain.match import CONFIRMED, SUGGESTED
from app.domain.record import Kind, Layer
from tests.matching.shop import order, row, run


def reported(kind: Kind, amount: int, flow: str, ref: str = "", **more):
    given = {"statement": 2, "channel_ref": flow, "order_ref": ref, **more}
    return row("douyin.settlement", Layer.SETTLEMENT, kind, amount, **given)


def booked(kind: Kind, amount: int, flow: str, ref: str = "", **more):
    given = {"statement": 3, "channel_ref": flow, "order_ref": ref, **more}
    return row("douyin.account", Layer.CHANNEL, kind, amount, **given)


SALE = [
    order("A1", 5_000),
    reported(Kind.PAYMENT, 5_000, "S1", "A1"),
    reported(Kind.FEE, -150, "S1", "A1"),
    booked(Kind.PAYMENT, 4_850, "S1", "A1"),
]


@pytest.mark.parametrize("turned", [False, True])
def test_the_sale_is_matched_with_what_the_report_says_and_the_ledger_holds_its_parts(turned):
    found = run(SALE[::-1] if turned else SALE)
    by_comparison = {one["comparison"]: one for one in found.matches}
    assert sorted(by_comparison) == ["L1", "L2"] and not found.items
    assert {one["state"] for one in found.matches} == {CONFIRMED}
    assert by_comparison["L2"]["method"] == "view"


def test_an_event_of_which_both_say_the_same_counts_once():
    rows = [order("A1", 5_000), reported(Kind.PAYMENT, 5_000, "S1", "A1"), booked(Kind.PAYMENT, 5_000, "S1", "A1")]
    found = run(rows)
    assert sorted(one["comparison"] for one in found.matches) == ["L1", "L2"] and not found.items


def test_parts_that_do_not_add_up_to_the_ledgers_row_are_only_suggested():
    rows = [*SALE[:3], booked(Kind.PAYMENT, 4_800, "S1", "A1")]
    found = run(rows)
    view = next(one for one in found.matches if one["comparison"] == "L2")
    assert view["state"] == SUGGESTED and "AM7" in found.codes


def test_a_number_that_stands_on_two_ledger_rows_proves_nothing():
    rows = [*SALE, booked(Kind.PAYMENT, 4_850, "S1", "A1")]
    assert not [one for one in run(rows).matches if one["comparison"] == "L2"]


def test_another_providers_number_is_another_number():
    rows = [*SALE[:3], row("jd.account", Layer.CHANNEL, Kind.PAYMENT, 4_850, channel_ref="S1", statement=3)]
    found = run(rows)
    assert not [one for one in found.matches if one["comparison"] == "L2"]


def entry(amount: int, payout: str, **more):
    given = {"statement": 5, "batch_ref": payout, "fee": 30, "currency": "USD", **more}
    return row("shopify.payments.transactions", Layer.CHANNEL, Kind.PAYMENT, amount, **given)


def paid_out(net: int, **more):
    given = {"statement": 6, "batch_ref": "2026-10-15", "currency": "USD", "day": "2026-10-15", **more}
    return row("shopify.payments.payouts", Layer.SETTLEMENT, Kind.PAYOUT, -net, **given)


def test_a_batch_number_that_only_the_entries_state_is_held_against_the_sum_and_suggested():
    found = run([entry(1_000, "P9"), entry(2_000, "P9"), entry(700, "P10"), paid_out(2_940)])
    (batch,) = found.of("L2")
    assert (batch["method"], batch["state"], len(batch["A"])) == ("batch_sum", SUGGESTED, 2)


def test_a_sum_that_two_batches_or_two_payouts_have_is_nobodys():
    rows = [entry(1_000, "P9"), entry(1_000, "P10"), paid_out(970)]
    assert not run(rows).of("L2")
    assert not run([entry(1_000, "P9"), paid_out(970), paid_out(970, day="2026-10-16")]).of("L2")
    assert not run([entry(1_000, "P9"), paid_out(970, day="2026-10-30")]).of("L2")
