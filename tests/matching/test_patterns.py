"""What was not finished, and what looks made: each on data that shows it, and on data beside it."""

from __future__ import annotations

from math import comb

import pytest

from app.domain.match import OPEN, WAITING, Rules
from app.domain.record import Kind, Layer, State
from app.matching.classify.unusual import CHANCE, MOST_SIGNS, lopsided
from tests.matching.shop import bank, coverage, ledger, order, payment, refund, row, run

BILL = coverage(2, "wechatpay.merchant.trade", Layer.CHANNEL, "2026-10-01", "2026-10-31")


def _refunded(**more):
    rows = [order("A1", 10_000), payment("A1", 10_000, "P1"), refund("P1", 4_000, channel_ref="R1", **more)]
    return run(rows, coverage=(BILL,))


def test_a_refund_that_is_only_accepted_is_waited_for_and_then_open():
    late = _refunded(state=State.PENDING, day="2026-10-20").code("TS6")
    assert [(one["records"], one["amount"], one["state"]) for one in late] == [([3], 4_000, OPEN)]
    assert late[0]["params"]["expected"] == "2026-10-27"
    assert [one["state"] for one in _refunded(state=State.PENDING, day="2026-10-29").code("TS6")] == [WAITING]


def test_a_refund_that_was_paid_or_stands_in_the_ledger_is_not_pending():
    assert not _refunded(day="2026-10-20").code("TS6")
    rows = [
        payment("A1", 10_000, "P1", source="wechatpay.merchant.trade", account="15"),
        refund("P1", 4_000, channel_ref="R1", state=State.PENDING, source="wechatpay.merchant.trade", account="15"),
        row("wechatpay.merchant.fundflow", Layer.CHANNEL, Kind.REFUND, -4_000, channel_ref="R1", account="15",
            statement=3),
    ]  # fmt: skip
    found = run([order("A1", 10_000), *rows], coverage=(BILL,))
    assert not found.code("TS6")
    assert run([order("A1", 10_000), *rows[:2]], coverage=(BILL,)).code("TS6")


def test_a_refund_that_bounced_is_open_until_its_money_goes_back_another_way():
    found = _refunded(state=State.FAILED, day="2026-10-29")
    assert [(one["records"], one["amount"], one["state"]) for one in found.code("TS6")] == [([3], 4_000, OPEN)]
    assert [(one["state"], one["B"]) for one in found.of("L1")] == [(1, [2])]
    rows = [order("A1", 10_000), payment("A1", 10_000, "P1"), refund("P1", 4_000, channel_ref="R1", state=State.FAILED)]
    again = refund("P1", 4_000, channel_ref="R2", day="2026-10-20")
    assert not run([*rows, again], coverage=(BILL,)).code("TS6")
    assert run([*rows, {**again, "amount": -3_000}], coverage=(BILL,)).code("TS6")


def test_a_finished_order_whose_payment_failed_was_sent_for_nothing():
    failed = payment("A1", 10_000, "P1", state=State.FAILED)
    found = run([order("A1", 10_000, state=State.DONE), failed], coverage=(BILL,))
    assert [one["records"] for one in found.code("TS8")] == [[1, 2]] and not found.code("EX2")


@pytest.mark.parametrize("state", [State.PAID, State.CLOSED])
def test_an_order_that_may_not_have_been_sent_or_was_paid_in_the_end_is_none(state):
    failed = payment("A1", 10_000, "P1", state=State.FAILED)
    assert not run([order("A1", 10_000, state=state), failed], coverage=(BILL,)).code("TS8")
    paid = [order("A1", 10_000, state=State.DONE), failed, payment("A1", 10_000, "P2")]
    assert not run(paid, coverage=(BILL,)).code("TS8")


def test_a_loan_paid_back_from_the_takings_is_no_plain_adjustment():
    rows = [
        row("stripe.balance", Layer.CHANNEL, Kind.OTHER, -5_000, subtype="financing_paydown", channel_ref="t1"),
        row("stripe.balance", Layer.CHANNEL, Kind.OTHER, -700, subtype="adjustment", channel_ref="t2"),
        row("pinduoduo.account", Layer.CHANNEL, Kind.OTHER, -800, subtype="贷款还款", channel_ref="t3"),
        row("meituan.personal", Layer.CHANNEL, Kind.OTHER, -900, subtype="还款", channel_ref="t4"),
    ]
    assert [(one["records"], one["amount"]) for one in run(rows).code("HM7")] == [([1], 5_000), ([3], 800)]


def test_a_refund_by_another_provider_than_the_payments_is_named():
    rows = [order("A1", 10_000), payment("A1", 10_000, "P1")]
    other = row("wechatpay.merchant.trade", Layer.CHANNEL, Kind.REFUND, -4_000, order_ref="A1", statement=5)
    assert [one["records"] for one in run([*rows, other]).code("AB3")] == [[3, 2]]
    assert not run([*rows, refund("P1", 4_000, order_ref="A1")]).code("AB3")


def _residues(signs, **rules):
    rows = [order(f"A{n}", 10_000 + n) for n in range(len(signs))]
    paid = [payment(f"A{n}", 10_000 + n + one, f"P{n}") for n, one in enumerate(signs)]
    return run([*rows, *paid], rules=Rules(**rules))


def test_residues_of_one_sign_are_named_and_mixed_ones_are_not():
    (one,) = _residues([-1] * 15).code("AB4")
    assert len(one["records"]) == 15 and one["amount"] == 15 and one["params"]["few"] == 0
    assert not _residues([-1, 1] * 10).code("AB4")
    assert not _residues([-1] * 6).code("AB4")


def test_the_book_says_how_many_residues_count_and_what_is_small():
    assert not _residues([-1] * 15, residues=16).code("AB4")
    assert _residues([-1] * 11, residues=11).code("AB4") and not _residues([-1] * 11).code("AB4")
    (one,) = _residues([-150] * 15, small=150, version=4).code("AB4")
    assert (one["amount"], one["params"]["version"]) == (15 * 150, 4)
    assert not _residues([-150] * 15).code("AB4")
    assert not _residues([-1] * 8, residues=5).code("AB4")  # eight of a kind are chance, whatever the book says


@pytest.mark.parametrize("count", [12, 13, 60, 400])
def test_how_rare_one_sided_signs_are_is_what_counting_all_of_them_says(count):
    tail = [2 * sum(comb(count, k) for k in range(few + 1)) * CHANCE < 2**count for few in range(count // 2 + 1)]
    assert [lopsided(count, few) for few in range(count // 2 + 1)] == tail and True in tail and False in tail


def test_very_many_signs_are_judged_without_summing_them_and_never_called_rare_by_mistake():
    count = MOST_SIGNS + 1
    said = [lopsided(count, few) for few in range(count // 2 + 1)]
    exact = [2 * sum(comb(count, k) for k in range(few + 1)) * CHANCE < 2**count for few in (said.index(False) - 1,)]
    assert exact == [True] and said == sorted(said, reverse=True)
    assert lopsided(10**9, 10**8) and not lopsided(10**9, 5 * 10**8 - 10)


def _buyers(odd, *, others=60, **rules):
    """Payments of many buyers by day, and those of one buyer as they are given."""
    rows = [payment(f"A{n}", 3_000 + 7 * n, f"P{n}", counterparty=f"客{n % 30}") for n in range(others)]
    return run([*rows, *odd], rules=Rules(**rules))


def test_round_and_nightly_payments_of_one_buyer_stand_out():
    round_ones = [payment(f"B{n}", 20_000, f"Q{n}", counterparty="王五") for n in range(9)]
    (one,) = _buyers(round_ones).code("AB5")
    assert one["text_key"] == "ab5.round" and one["params"]["party"] == "王五" and len(one["records"]) == 9
    nightly = [payment(f"B{n}", 3_001 + n, f"Q{n}", counterparty="王五", clock="03:10:00") for n in range(9)]
    assert [one["text_key"] for one in _buyers(nightly).code("AB5")] == ["ab5.night_hours"]


def test_the_book_says_how_many_cases_count_and_which_hours_are_night():
    def at(clock, count=9):
        return [payment(f"B{n}", 3_001 + n, f"Q{n}", counterparty="王五", clock=clock) for n in range(count)]

    night = {"night_from": 23, "night_to": 3, "version": 6}
    (one,) = _buyers(at("23:40:00"), **night).code("AB5")
    assert (one["params"]["night_from"], one["params"]["night_to"], one["params"]["version"]) == (23, 3, 6)
    assert _buyers(at("02:59:59"), **night).code("AB5")
    assert not _buyers(at("03:00:00"), **night).code("AB5")
    assert not _buyers(at("03:00:00"), night_from=3, night_to=3).code("AB5")
    assert not _buyers(at("03:10:00"), cases=10).code("AB5")
    assert not _buyers(at("03:10:00", count=6)).code("AB5")
    assert _buyers(at("03:10:00", count=6), cases=6).code("AB5")


def test_a_shop_of_round_prices_and_a_buyer_by_day_do_not():
    rows = [payment(f"A{n}", 20_000, f"P{n}", counterparty=f"客{n % 9}") for n in range(90)]
    assert not run(rows).code("AB5")
    assert not _buyers([payment(f"B{n}", 3_001 + n, f"Q{n}", counterparty="王五") for n in range(9)]).code("AB5")


def _loop(count, back):
    rows = [payment(f"B{n}", 8_800, f"Q{n}", counterparty="王五") for n in range(count)]
    return [*rows, *(refund(f"Q{n}", 8_800, channel_ref=f"R{n}") for n in range(back))]


def test_equal_payments_that_all_went_back_are_named():
    (one,) = run(_loop(5, 5)).code("AB6")
    assert (one["amount"], one["params"]["count"], one["params"]["payments"]) == (-44_000, 5, 5)
    assert not run(_loop(3, 3)).code("AB6") and not run(_loop(12, 5)).code("AB6")


def test_the_book_says_how_many_payments_that_went_back_count():
    (one,) = run(_loop(3, 3), rules=Rules(loops=3, version=2)).code("AB6")
    assert (one["params"]["count"], one["params"]["version"]) == (3, 2)
    assert not run(_loop(5, 5), rules=Rules(loops=6)).code("AB6")


def _paid_out(name, amount, day="2026-12-20", rules=None, **more):
    days = [f"2026-{9 + n // 20:02d}-{n % 20 + 1:02d}" for n in range(60)]
    rows = [bank(-1_000 - n, counterparty="老供应商", day=one, **more) for n, one in enumerate(days)]
    return run([*rows, bank(-amount, counterparty=name, day=day, **more)], rules=rules or Rules()).code("AB7")


def test_a_large_payment_to_a_new_payee_is_named():
    (one,) = _paid_out("陌生公司", 500_000)
    assert one["records"] == [61] and one["params"]["party"] == "陌生公司"


def test_a_small_payment_a_known_payee_and_a_young_account_are_not():
    assert not _paid_out("陌生公司", 500)
    assert not _paid_out("陌生公司", 500_000, account="")
    assert not _paid_out("老供应商", 500_000)
    assert not _paid_out("陌生公司", 500_000, day="2026-09-25")


def test_an_account_of_which_nothing_is_booked_yet_has_no_new_payee():
    assert not _paid_out("陌生公司", 500_000, state=State.PENDING)


def test_the_book_says_what_makes_a_payee_new():
    (one,) = _paid_out("陌生公司", 500_000, day="2026-09-25", rules=Rules(payee_days=20, version=7))
    assert one["params"]["version"] == 7
    assert not _paid_out("陌生公司", 500_000, rules=Rules(payee_days=120))
    assert not _paid_out("陌生公司", 500_000, rules=Rules(payee_rows=62))
    assert _paid_out("陌生公司", 500_000, rules=Rules(payee_rows=61))
    assert _paid_out("陌生公司", 1_020, rules=Rules(payee_percent=30))
    assert not _paid_out("陌生公司", 1_020)


def test_a_buyer_of_a_quarter_of_the_month_is_named():
    (one,) = _buyers([payment("B1", 90_000, "Q1", counterparty="大客户")]).code("AB8")
    assert one["params"]["party"] == "大客户" and one["params"]["percent"] == 31
    assert not _buyers([payment("B1", 40_000, "Q1", counterparty="大客户")]).code("AB8")
    assert not _buyers([payment("B1", 90_000, "Q1", counterparty="大客户")], others=30).code("AB8")
    assert not _buyers([payment("B1", 90_000, "Q1", counterparty="大客户")], share=32).code("AB8")
    assert _buyers([payment("B1", 40_000, "Q1", counterparty="大客户")], share=15).code("AB8")


def test_a_platforms_account_in_a_settlement_report_is_no_buyer():
    row_of = {"source": "douyin.settlement", "counterparty": "货款账户"}
    odd = [{**payment(f"B{n}", 20_000, f"Q{n}", **row_of), "layer": Layer.SETTLEMENT} for n in range(9)]
    found = _buyers(odd)
    assert not found.code("AB8") and not found.code("AB5")


def test_entries_of_a_ledger_alone_raise_nothing():
    rows = [ledger(Kind.PAYMENT, 10_000, channel_ref=f"x{n}") for n in range(3)]
    assert not {"TS6", "TS8", "HM7", "AB3", "AB4", "AB5", "AB6", "AB7", "AB8"} & set(run(rows).codes)
