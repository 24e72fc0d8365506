"""Figures add up to what went in, whatever the order of the rows, exactly."""

from __future__ import annotations

import numpy as np
import pytest

from app.analysis.ageing import NEEDS, WAITS, ageing
from app.analysis.delays import MOST_DAYS, delays
from app.analysis.fee_rates import fee_rates, millionths
from app.analysis.money import FlowColumns, money_flows
from app.analysis.states import ASIDE, MATCHED, OPEN_STATE, SUGGESTED, TIMING, by_day, counts_of, record_states
from app.analysis.sums import exact_sums, quantile
from app.domain.match import OPEN, RESOLVED, WAITING
from app.domain.record import Kind

RNG = np.random.default_rng(7)


def test_sums_are_exact_beyond_64_bits():
    values = np.array([2**62, 2**62, 2**62, -5], np.int64)
    assert exact_sums(np.array([1, 1, 1, 0]), values, 3) == [-5, 3 * 2**62, 0]


def test_a_record_has_the_state_that_says_most():
    confirmed = np.array([True, False, False, False, False, False])
    proposed = np.array([True, True, False, False, False, False])
    item = np.array([-1, OPEN, WAITING, OPEN, -1, -1])
    aside = np.array([True, True, True, True, True, False])
    states = record_states(confirmed, proposed, item, aside)
    assert states.tolist() == [MATCHED, SUGGESTED, TIMING, OPEN_STATE, ASIDE, OPEN_STATE]


def test_counts_by_day_and_by_account_have_the_same_totals():
    states = RNG.integers(0, 5, 5_000).astype(np.int8)
    day, account = RNG.integers(100, 131, 5_000), RNG.integers(0, 7, 5_000)
    days, accounts = by_day(states, day, 100, 130), counts_of(states, account, 7)
    whole = np.bincount(states, minlength=5).tolist()
    assert np.sum(days, 0).tolist() == np.sum(accounts, 0).tolist() == whole
    order = RNG.permutation(5_000)
    assert by_day(states[order], day[order], 100, 130) == days


def test_money_is_neither_made_nor_lost():
    kinds = np.array([int(one) for one in Kind], np.int64)
    kind = kinds[RNG.integers(0, len(kinds), 4_000)]
    out = np.isin(kind, (Kind.REFUND, Kind.CHARGEBACK, Kind.FEE, Kind.COMMISSION, Kind.PAYOUT, Kind.WITHDRAWAL))
    amount = RNG.integers(1, 10**9, 4_000) * np.where(out, -1, 1)
    fee = np.where(kind == Kind.PAYMENT, amount // 200, 0)
    payout = np.isin(kind, (Kind.PAYOUT, Kind.WITHDRAWAL))
    deposited = np.where(payout & (RNG.random(4_000) < 0.6), -amount, 0)
    account = RNG.integers(0, 3, 4_000)
    columns = FlowColumns(kind=kind, account=account, amount=amount, fee=fee, deposited=deposited)
    flows = money_flows(columns, ["a", "b", "c"], {"a": 500}, "CNY", 2)
    for one in flows.flows:
        mine = account == "abc".index(one.account)
        assert one.moved == int((amount - fee)[mine].sum())
        assert one.in_bank + one.in_transit == -int((amount - fee)[mine & payout].sum())
        spent = one.in_bank + one.in_transit + one.left + one.refunds + one.fees + max(0, -one.other)
        assert spent == one.whole
    assert flows.flows == tuple(sorted(flows.flows, key=lambda one: (-one.whole, one.account)))


def test_an_unknown_opening_balance_is_as_much_as_was_paid_out_beyond_the_takings():
    columns = FlowColumns(
        kind=np.array([Kind.PAYMENT, Kind.PAYOUT]), account=np.zeros(2, np.int64), amount=np.array([100, -130]),
        fee=np.zeros(2, np.int64), deposited=np.array([0, 130]),
    )  # fmt: skip
    flow = money_flows(columns, ["x"], {}, "CNY", 2).flows[0]
    assert (flow.opening, flow.before, flow.left, flow.whole) == (None, 30, 0, 130)


def test_what_is_still_there_is_what_the_channel_states_also_where_rows_are_missing():
    columns = FlowColumns(
        kind=np.array([Kind.PAYMENT, Kind.PAYOUT]), account=np.zeros(2, np.int64), amount=np.array([100, -30]),
        fee=np.zeros(2, np.int64), deposited=np.array([0, 30]),
    )  # fmt: skip
    (flow,) = money_flows(columns, ["x"], {"x": 10}, "CNY", 2, {"x": 95}).flows
    assert (flow.left, flow.other, flow.whole) == (95, 15, 125)
    (flow,) = money_flows(columns, ["x"], {}, "CNY", 2, {"x": 95}).flows
    assert (flow.left, flow.other) == (70, 0)


def test_ageing_splits_by_code_and_by_band_alike():
    count = 2_000
    codes = [f"EX{one}" for one in RNG.integers(1, 9, count)]
    state, amount = RNG.integers(0, 4, count), RNG.integers(-(10**8), 10**8, count)
    found = ageing(codes, state, amount, RNG.integers(0, 6, count), "CNY", 2)
    for kind, wanted in ((NEEDS, OPEN), (WAITS, WAITING)):
        mine = state == wanted
        assert sum(one.counts[kind] for one in found.codes) == sum(one.counts[kind] for one in found.bands)
        assert sum(one.counts[kind] for one in found.codes) == int(mine.sum())
        assert sum(one.sums[kind] for one in found.codes) == found.total(kind) == int(np.abs(amount[mine]).sum())
    assert found.settled == int((state >= RESOLVED - 1).sum())


@pytest.mark.parametrize(("percent", "wanted"), [(50, 5), (90, 9), (100, 10), (1, 1)])
def test_a_quantile_is_a_value_that_occurs(percent, wanted):
    assert quantile(np.arange(1, 11), percent) == wanted


def test_delays_are_counted_by_channel_and_add_up():
    days, account = RNG.integers(0, 9, 300), RNG.integers(0, 2, 300)
    found = delays(days, account, days[:50], account[:50], ["a", "b"])
    assert found.whole is not None and found.whole.count == 300
    assert [sum(one.counts[at] for one in found.channels) for at in range(MOST_DAYS + 1)] == list(found.whole.counts)
    assert found.whole.median <= found.whole.slow <= found.whole.slowest == 8
    assert delays(days[:0], account[:0], days[:0], account[:0], []).whole is None


def test_rates_come_from_sums_and_a_long_range_goes_by_week():
    day, account = RNG.integers(0, 90, 1_000), RNG.integers(0, 2, 1_000)
    amount = RNG.integers(100, 10**6, 1_000)
    fee = amount * 6 // 1000
    short = fee_rates(day[day < 30], account[day < 30], amount[day < 30], fee[day < 30], ["a", "b"], 0, 29, "CNY", 2)
    long = fee_rates(day, account, amount, fee, ["a", "b"], 0, 89, "CNY", 2)
    assert (short.length, long.length, len(short.steps)) == (1, 7, 30)
    assert sum(sum(one.amounts) for one in long.channels) == int(amount.sum())
    assert sum(sum(one.fees) for one in long.channels) == int(fee.sum())
    assert millionths(6, 1000) == 6_000 and millionths(1, 0) is None
