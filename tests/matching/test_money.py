"""Views, batches, payouts, fees and statements."""

from __future__ import annotations

import pytest

from app.config.words import Words
from app.domain.match import Account, Rules
from app.domain.record import Kind, Layer
from tests.matching.shop import bank, coverage, ledger, order, payment, refund, row, run


def test_a_bill_row_and_its_ledger_rows_are_one_event():
    rows = [
        order("A1", 10_000),
        payment("A1", 10_000, "P1", fee=60),
        ledger(Kind.PAYMENT, 10_000, channel_ref="P1", order_ref="A1"),
        ledger(Kind.FEE, -60, channel_ref="F1", parent_ref="P1"),
    ]
    found = run(rows)
    (view,) = found.of("L2")
    assert (view["method"], view["state"], view["A"], view["B"], view["difference"]) == ("view", 1, [2], [3, 4], 0)
    assert [(one["B"], one["state"]) for one in found.of("L1")] == [([2], 1)]
    assert not found.items


def test_a_shops_own_number_in_another_account_is_another_event():
    rows = [
        order("1001", 100),
        payment("1001", 100, "P1", account="X"),
        ledger(Kind.PAYMENT, 100, channel_ref="S2", order_ref="1001", account="Y"),
    ]
    assert [one["state"] for one in run(rows).of("L2")] == [0]
    found = run([*rows, ledger(Kind.PAYMENT, 100, channel_ref="S1", order_ref="1001", account="X")])
    assert [(one["state"], one["A"], one["B"]) for one in found.of("L2")] == [(1, [2], [4])]
    assert [(one["state"], one["B"]) for one in found.of("L1")] == [(0, [2, 3])]


def test_a_ledger_row_without_bill_is_the_payment_itself():
    found = run([order("A1", 100), ledger(Kind.PAYMENT, 100, channel_ref="P1", order_ref="A1")])
    assert [one["state"] for one in found.of("L1")] == [1]


def test_equal_partial_refunds_of_one_payment_cannot_be_told_apart():
    rows = [
        payment("A1", 1_000, "P1"),
        refund("P1", 100, channel_ref="R1"),
        refund("P1", 100, channel_ref="R2"),
        ledger(Kind.PAYMENT, 1_000, channel_ref="P1"),
        ledger(Kind.REFUND, -100, channel_ref="P1"),
        ledger(Kind.REFUND, -100, channel_ref="P1"),
    ]
    views = run(rows).of("L2")
    assert [(one["state"], one["ambiguous"]) for one in views] == [(1, False), (0, True), (0, True)]


def test_partial_refunds_of_one_payment_are_told_apart_by_their_very_seconds():
    def rows(*, booked: str) -> list[dict]:
        return [
            payment("A1", 1_000, "P1"),
            *(refund("P1", 100, channel_ref="P1", clock=one) for one in ("13:00:01", "15:30:00")),
            refund("P1", 250, channel_ref="P1", clock="16:00:00"),
            ledger(Kind.PAYMENT, 1_000, channel_ref="P1"),
            *(ledger(Kind.REFUND, -100, channel_ref="P1", clock=one) for one in ("13:00:01", booked)),
            ledger(Kind.REFUND, -250, channel_ref="P1", clock=booked),
        ]

    views = run(rows(booked="15:30:00")).of("L2")
    assert [(one["state"], one["A"], one["B"]) for one in views] == [
        (1, [1], [5]), (1, [2], [6]), (1, [3], [7]), (0, [4], [8])
    ]  # fmt: skip
    assert not [one for one in views if one["ambiguous"]]
    assert [one["state"] for one in run(rows(booked="16:00:00")).of("L2")] == [1, 1, 0, 1]
    assert [one["state"] for one in run(rows(booked="13:00:01")).of("L2")] == [1, 0, 0, 0]


def test_a_fee_charged_otherwise_than_the_bill_states_is_named():
    rows = [
        payment("A1", 10_000, "P1", fee=60),
        ledger(Kind.PAYMENT, 10_000, channel_ref="P1"),
        ledger(Kind.FEE, -90, parent_ref="P1"),
    ]
    found = run(rows)
    assert [(one["state"], one["difference"]) for one in found.of("L2")] == [(0, 30)]
    assert [(one["code"], one["match"]) for one in found.items] == [("AM4", 0)]


def test_a_fee_with_five_digits_is_rounded_once():
    rows = [
        payment("A1", 8_990, "P1", fee=53_940, fee_exp=5),
        ledger(Kind.PAYMENT, 8_990, channel_ref="P1"),
        ledger(Kind.FEE, -54, parent_ref="P1"),
    ]
    found = run(rows)
    assert [one["state"] for one in found.of("L2")] == [1]
    assert [(one["code"], one["params"]["amount"]) for one in found.items] == [("AM9", "0.0006")]


def day_of_entries(day: str, *amounts: int) -> list[dict]:
    return [ledger(Kind.PAYMENT, one, day=day, channel_ref=f"{day}{n}") for n, one in enumerate(amounts)]


def test_a_payout_that_closes_one_day_alone_is_its_batch():
    rows = [*day_of_entries("2026-10-13", 1_111, 2_222), ledger(Kind.PAYOUT, -3_333, day="2026-10-14")]
    (batch,) = run(rows).of("L2")
    assert (batch["method"], batch["state"], batch["A"], batch["B"]) == ("batch_days", 1, [1, 2], [3])
    assert batch["difference"] == 0


def test_two_days_that_equal_a_payout_are_both_named():
    rows = [
        *day_of_entries("2026-10-12", 500),
        *day_of_entries("2026-10-13", 500),
        ledger(Kind.PAYOUT, -500, day="2026-10-14"),
    ]
    found = run(rows)
    assert [(one["state"], one["ambiguous"]) for one in found.of("L2")] == [(0, True)]
    assert found.codes == ["ST4"]


def test_days_that_equal_a_withdrawal_by_chance_are_not_what_it_took_out():
    """Between two withdrawals stand days that cancel out: without them the sum is the same."""
    rows = [
        ledger(Kind.WITHDRAWAL, -700, day="2026-10-08", channel_ref="W1"),
        *day_of_entries("2026-10-09", 1_111, 2_222),
        *day_of_entries("2026-10-10", 900),
        ledger(Kind.REFUND, -900, day="2026-10-12", channel_ref="R", clock="08:00:00"),
        ledger(Kind.WITHDRAWAL, -3_333, day="2026-10-12", channel_ref="W2"),
    ]
    (batch,) = [one for one in run(rows).of("L2") if one["method"].startswith("batch")]
    assert (batch["method"], batch["state"], batch["A"]) == ("batch_balance", 0, [2, 3, 4, 5])
    rows[4] = ledger(Kind.REFUND, -900, day="2026-10-11", channel_ref="R")
    (batch,) = [one for one in run(rows).of("L2") if one["method"].startswith("batch")]
    assert (batch["method"], batch["state"], batch["A"]) == ("batch_days", 1, [2, 3, 4, 5])


def test_one_payout_among_many_that_equals_some_days_is_only_suggested():
    days = [f"2026-10-{n:02d}" for n in range(5, 15)]
    rows = [one for n, day in enumerate(days) for one in day_of_entries(day, 1_000 + 37 * n)]
    rows += [ledger(Kind.PAYOUT, -3_000, day=day, clock="09:00:00", channel_ref=day) for day in days[3::3]]
    rows += [ledger(Kind.PAYOUT, -1_333, day="2026-10-15", channel_ref="last")]
    assert [(one["method"], one["state"]) for one in run(rows).of("L2")] == [("batch_days", 0)]


def test_a_round_sum_that_somebody_asked_for_is_only_suggested():
    rows = [*day_of_entries("2026-10-13", 50_000), ledger(Kind.WITHDRAWAL, -50_000, day="2026-10-14")]
    assert [one["state"] for one in run(rows).of("L2")] == [0]


@pytest.mark.parametrize(("paid", "state", "codes"), [(900, 1, []), (850, 0, ["AM7"]), (899, 0, ["AM9"])])
def test_a_stated_batch_must_make_its_payout(paid, state, codes):
    rows = [
        ledger(Kind.PAYMENT, 1_000, channel_ref="P1", batch_ref="B1"),
        ledger(Kind.REFUND, -100, channel_ref="R1", batch_ref="B1"),
        ledger(Kind.PAYOUT, -paid, channel_ref="B1", day="2026-10-15"),
    ]
    found = run(rows)
    assert [(one["method"], one["state"]) for one in found.of("L2")] == [("batch", state)]
    assert [(one["code"], one["params"]["ref"]) for one in found.items] == [(code, "B1") for code in codes]


def test_a_planned_payout_that_is_nearly_its_day_is_suggested_with_what_is_missing():
    rows = [
        *day_of_entries("2026-10-12", 10_000),
        ledger(Kind.PAYOUT, -10_000, day="2026-10-13"),
        *day_of_entries("2026-10-13", 20_500),
        ledger(Kind.PAYOUT, -20_000, day="2026-10-14"),
    ]
    found = run(rows)
    assert [(one["state"], one["difference"]) for one in found.of("L2")] == [(1, 0), (0, 500)]
    assert [(one["code"], one["amount"]) for one in found.items] == [("AM7", 500)]


def test_two_payouts_of_one_stated_batch_are_suggested_together():
    rows = [
        ledger(Kind.PAYMENT, 1_000, channel_ref="P1", batch_ref="B1"),
        ledger(Kind.PAYOUT, -400, channel_ref="O1", batch_ref="B1", day="2026-10-15"),
        ledger(Kind.PAYOUT, -600, channel_ref="O2", batch_ref="B1", day="2026-10-15"),
    ]
    (batch,) = run(rows).of("L2")
    assert (batch["state"], batch["difference"], batch["A"], batch["B"]) == (0, 0, [1], [2, 3])


def test_a_settlement_report_closes_days_as_a_ledger_does():
    def line(kind, amount, day="2026-10-14", **more):
        return row("jd.settlement", Layer.SETTLEMENT, kind, amount, account="J", day=day, statement=5, **more)

    rows = [line(Kind.PAYMENT, 10_001), line(Kind.COMMISSION, -500), line(Kind.PAYOUT, -9_501, "2026-10-15")]
    (batch,) = run(rows).of("L2")
    assert (batch["method"], batch["state"], batch["A"]) == ("batch_days", 1, [1, 2])


def withdrawal(amount: int, **more) -> dict:
    return ledger(Kind.WITHDRAWAL, -amount, **more)


def test_a_payout_and_its_deposit_are_suggested_by_amount_and_day():
    found = run([withdrawal(12_300, day="2026-10-14"), bank(12_300, day="2026-10-15")])
    assert [(one["method"], one["state"], one["difference"]) for one in found.of("L3")] == [("amount_day", 0, 0)]


def test_a_payout_and_its_deposit_with_one_number_are_confirmed():
    found = run([withdrawal(12_300, channel_ref="W1"), bank(12_300, order_ref="W1")])
    assert [(one["method"], one["state"]) for one in found.of("L3")] == [("reference", 1)]


def test_a_number_that_a_bank_row_bears_months_later_is_only_suggested():
    rows = [ledger(Kind.PAYOUT, -9_939, channel_ref="1"), bank(9_939, channel_ref="1", day="2027-01-15")]
    assert [one["state"] for one in run(rows).of("L3")] == [0]


def test_a_deposit_that_names_another_channel_is_not_this_ones_payout():
    found = run([withdrawal(100), bank(100, counterparty="财付通支付科技有限公司")], as_of=99_999)
    assert not found.of("L3")
    assert found.codes == ["EX5", "EX6"]


def test_a_deposit_into_another_account_than_the_payouts_is_none():
    accounts = {"2088": Account(code="2088", bank="6222"), "6222": Account(code="6222")}
    assert run([withdrawal(100), bank(100)], accounts=accounts).of("L3")
    assert not run([withdrawal(100), bank(100, account="7777"), bank(-1)], accounts=accounts).of("L3")


def test_a_deposit_less_a_small_charge_is_suggested_and_named():
    found = run([withdrawal(100_000, day="2026-10-14"), bank(99_500, day="2026-10-15")])
    assert [(one["state"], one["difference"]) for one in found.of("L3")] == [(0, 500)]
    assert [(one["code"], one["amount"]) for one in found.items] == [("AM8", 500)]


@pytest.mark.parametrize(
    ("as_of", "code", "state"),
    [("2026-09-30", "TS3", 0), ("2026-10-08", "TS3", 1), ("2026-10-12", "EX5", 1)],
)
def test_a_payout_over_a_holiday_is_expected_on_the_next_working_day(as_of, code, state):
    import numpy as np

    rows = [withdrawal(100, day="2026-09-30"), bank(-5, day="2026-09-01")]
    until = int(np.datetime64(as_of, "D").astype(int))
    (item,) = run(rows, as_of=until).items
    assert (item["code"], item["state"]) == (code, state)
    assert item["params"]["expected"] == "2026-10-08"


def test_a_mirrored_amount_in_another_own_account_is_a_transfer():
    rows = [
        withdrawal(7),
        bank(5_000, account="6222", counterparty="本公司"),
        bank(-5_000, account="7777", counterparty="本公司", statement=5),
    ]
    assert "ST5" in run(rows).codes


def rated(amount: int, fee: int, ref: str, **more) -> dict:
    given = {"fee": fee, "fee_exp": 5, "rate": "0.60%", "source": "wechatpay.merchant.trade", **more}
    return payment(ref, amount, **given)


def test_fees_are_rate_times_amount_to_the_minor_unit_or_to_five_digits():
    good = [rated(8_990, 54_000, "A1"), rated(8_990, 53_940, "A2"), rated(1_250, 8_000, "A3")]
    assert not run(good).items
    (item,) = run([rated(10_000, 61_000, "A1")]).items
    assert (item["code"], item["params"]["fee"], item["params"]["expected_fee"]) == ("AM4", "0.61", "0.60")
    assert item["params"]["rate"] == "0.6%"


def test_a_fee_kept_on_a_refund_is_named():
    rows = [
        rated(10_000, 60_000, "A1", channel_ref="P1"),
        refund("P1", 5_000, fee=0, rate="0.60%", source="wechatpay.merchant.trade"),
    ]
    assert run(rows).codes == ["AM5"]
    rows[1]["fee"] = -30
    assert not run(rows).items


def test_a_fee_unlike_all_others_of_its_account_is_named_where_no_rate_is_printed():
    rows = [payment(f"A{n}", 10_000 + n * 100, f"P{n}", fee=(6 * (10_000 + n * 100) + 500) // 1000) for n in range(30)]
    assert not run(rows).items
    rows[7]["fee"] += 40
    assert [one["params"]["rate"] for one in run(rows).items] == ["0.6%"]


def test_missing_days_and_broken_balances_are_named():
    first = coverage(1, "cmb.bank", Layer.BANK, "2026-10-01", "2026-10-05", account="6222", closing=100, opening=0)
    gap = coverage(2, "cmb.bank", Layer.BANK, "2026-10-08", "2026-10-31", account="6222", opening=90, closing=1)
    found = run([bank(-1)], coverage=(first, gap))
    assert [one["subject"] for one in found.items] == ["6222 2026-10-06", "6222 2026-10-07"]
    assert [(one["text_key"], one["amount"]) for one in found.items] == [("ex8.gap", -10), ("ex8.day", 0)]
    assert (found.items[0]["params"]["first"], found.items[0]["params"]["last"]) == ("2026-10-06", "2026-10-07")
    follows = coverage(2, "cmb.bank", Layer.BANK, "2026-10-08", "2026-10-31", account="6222", opening=100, closing=1)
    assert not run([bank(-1)], coverage=(first, follows)).items
    broken = coverage(2, "cmb.bank", Layer.BANK, "2026-10-06", "2026-10-31", account="6222", opening=90, closing=1)
    (item,) = run([bank(-1)], coverage=(first, broken)).items
    assert (item["text_key"], item["amount"]) == ("ex8.balance", -10)


def test_a_missing_day_of_an_account_without_a_number_is_said_of_its_source():
    first = coverage(1, "paypal.activity", Layer.CHANNEL, "2026-10-01", "2026-10-13", closing=100, opening=0)
    for since, said in (("2026-10-15", "2026-10-14;"), ("2026-10-17", "2026-10-14 to 2026-10-16;")):
        later = coverage(2, "paypal.activity", Layer.CHANNEL, since, "2026-10-31", opening=90, closing=1)
        item = run([bank(-1)], coverage=(first, later)).items[0]
        text = Words("en").say(item["text_key"], item["params"])
        assert text.startswith(f"No statement of PayPal activity or statement covers {said} meanwhile its balance")


def test_a_balance_that_moved_between_two_statements_names_the_gap_of_any_source():
    """A source that states no period and has few rows: the balance alone says that something is missing."""
    first = coverage(1, "boc.bank", Layer.BANK, "2026-03-01", "2026-03-05", account="6222", closing=100, opening=0)
    later = coverage(2, "boc.bank", Layer.BANK, "2026-09-01", "2026-09-03", account="6222", opening=90, closing=1)
    (item,) = run([bank(-1)], coverage=(later, first)).items
    assert (item["subject"], item["text_key"], item["amount"]) == ("6222 2026-03-06", "ex8.gap", -10)
    next_day = coverage(2, "boc.bank", Layer.BANK, "2026-03-07", "2026-03-09", account="6222", opening=90, closing=1)
    (item,) = run([bank(-1)], coverage=(first, next_day)).items
    assert (item["subject"], item["text_key"], item["amount"]) == ("6222 2026-03-06", "ex8.gap_day", -10)


@pytest.mark.parametrize(("bills", "missing"), [(((1, 2), (4, 5)), ["W 2026-10-03"]), (((1, 9), (12, 20)), [])])
def test_a_source_that_states_no_period_misses_a_day_only_where_every_day_has_rows(bills, missing):
    name = "wechatpay.merchant.trade"
    rows, cover = [], []
    for number, days in enumerate(bills, 1):
        on = [f"2026-10-{day:02d}" for day in days]
        given = {"source": name, "statement": number, "account": "W"}
        rows += [payment(f"A{day}", 100, f"P{day}", day=day, **given) for day in on]
        cover.append(coverage(number, name, Layer.CHANNEL, *on, account="W"))
    found = run(rows, coverage=tuple(cover))
    assert [one["subject"] for one in found.code("EX8")] == missing


def test_bill_rows_that_the_ledger_lacks_are_named_by_day_or_wait():
    cover = (
        coverage(2, "alipay.merchant.trade", Layer.CHANNEL, "2026-10-13", "2026-10-14"),
        coverage(3, "alipay.merchant.account", Layer.CHANNEL, "2026-10-13", "2026-10-14", account="2088"),
    )
    rows = [
        payment("A1", 100, "P1", day="2026-10-13"),
        payment("A2", 100, "P2", day="2026-10-14"),
        ledger(Kind.PAYMENT, 5, channel_ref="X"),
    ]
    assert [(one["code"], one["state"]) for one in run(rows, coverage=cover).items] == [("EX8", 1), ("TS1", 0)]


@pytest.mark.parametrize(("booked", "codes"), [(True, ["EX9"]), (False, ["EX8", "EX9"])])
def test_a_bill_row_that_stands_twice_lacks_no_second_ledger_row(booked, codes):
    cover = (
        coverage(2, "alipay.merchant.trade", Layer.CHANNEL, "2026-10-13", "2026-10-14"),
        coverage(3, "alipay.merchant.account", Layer.CHANNEL, "2026-10-13", "2026-10-14", account="2088"),
    )
    rows = [order("A1", 100, day="2026-10-13"), *(payment("A1", 100, "P1", day="2026-10-13") for _ in range(2))]
    rows += [ledger(Kind.PAYMENT, 100, channel_ref="P1", day="2026-10-13")] if booked else []
    found = run([*rows, ledger(Kind.PAYMENT, 5, channel_ref="X")], coverage=cover)
    assert [one for one in found.codes if one in ("EX8", "EX9")] == codes
    assert [len(one["records"]) for one in found.code("EX8")] == ([] if booked else [1])


def test_two_vouchers_on_one_source_number_are_named():
    line = {"order_ref": "A1", "account": "1122"}
    rows = [row("tieout.records", Layer.LEDGER, Kind.VOUCHER, 100, **line) for _ in range(2)]
    (item,) = run(rows).items
    assert (item["code"], item["records"], item["amount"]) == ("EX4", [1, 2], -100)


def test_how_far_a_batch_reaches_back_is_a_rule():
    rows = [*day_of_entries("2026-10-01", 1_234), ledger(Kind.PAYOUT, -1_234, day="2026-10-12")]
    assert not run(rows).of("L2")
    assert run(rows, rules=Rules(batch_days=20)).of("L2")


def test_a_deposit_that_waited_for_the_end_of_a_holiday_is_found():
    """Due on the last working day before the holiday, credited on the first one after it, ten days later."""
    rows = [withdrawal(31_301, day="2026-02-13"), bank(31_301, day="2026-02-24")]
    found = run(rows)
    assert [(one["method"], one["state"]) for one in found.of("L3")] == [("amount_day", 0)]
    assert not run([withdrawal(31_301, day="2026-03-13"), bank(31_301, day="2026-03-24")]).of("L3")


def test_days_off_take_no_time_on_the_way_to_the_bank():
    """Due on Friday the 16th; Tuesday is two working days later, Thursday four."""
    assert run([withdrawal(31_301, day="2026-10-15"), bank(31_301, day="2026-10-20")]).of("L3")
    assert not run([withdrawal(31_301, day="2026-10-15"), bank(31_301, day="2026-10-22")]).of("L3")


def test_a_fixed_charge_may_be_much_of_a_small_payout_where_the_channel_is_named():
    rows = [withdrawal(39_164, day="2026-10-20"), bank(38_164, day="2026-10-22")]
    assert [one["code"] for one in run(rows).items] == ["AM8"]
    stranger = {**rows[1], "counterparty": "商户提现"}
    assert not run([rows[0], stranger]).of("L3")
    assert not run([rows[0], bank(38_164 + 2_000, day="2026-10-22")]).of("L3")  # more than was paid out
    assert not run([rows[0], bank(34_164, day="2026-10-22")]).of("L3")


def test_payouts_of_one_amount_are_told_apart_by_their_numbers_in_the_banks_text():
    def sent(number: str) -> dict:
        return row("stripe.balance", Layer.SETTLEMENT, Kind.PAYOUT, -5_000, channel_ref=number, statement=3)

    rows = [
        sent("po_1QabcDEFghijKLMno"),
        sent("po_1QxyzDEFghijKLMno"),
        bank(5_000, text="STRIPE PAYOUT po_1QxyzDEFghijKLMno (po_1QxyzDEFghijKLMno)"),
        bank(5_000, text="STRIPE PAYOUT"),
    ]
    found = run(rows).of("L3")
    assert [(one["method"], one["state"], one["A"], one["B"]) for one in found] == [
        ("amount_day", 0, [1], [4]),
        ("reference_text", 0, [2], [3]),
    ]
    assert not [one for one in found if one["ambiguous"]]
