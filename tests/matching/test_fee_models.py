"""Fee models are read exactly or not at all."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.fees import FEW, MIXED, STARTING, STEADY, FeeRule, FeeTerms, StartingFee, parse_rate, rate_text
from app.domain.match import Comparison
from app.matching.engine import prepare
from app.matching.fees import fit as fitting
from app.matching.fees.models import OTHERWISE, RESIDUE, UNKNOWN
from app.matching.fees.read import read_fees
from app.matching.fees.terms import due, exact, is_residue, rounded
from app.matching.inputs import Inputs
from tests.examples import examples
from tests.matching.fee_rows import bases, commission, day, fees_of, payments, refunds_of
from tests.matching.shop import inputs, payment

SIX = FeeTerms(rate=600_000)


def _outliers(rows: list, every: int = 50, by: int = 7) -> list[int]:
    """Overcharge each n-th row; return which."""
    odd = list(range(every // 2, len(rows), every))
    for n in odd:
        rows[n]["fee"] += by * 10 ** (rows[n]["fee_exp"] - 2)
    return odd


@pytest.mark.parametrize(
    ("terms", "low", "high"),
    [
        (SIX, 100, 50_000),
        (FeeTerms(rate=380_000), 100, 50_000),
        (FeeTerms(rate=2_900_000, fixed=30), 100, 50_000),
        (FeeTerms(rate=600_000, least=8), 100, 5_000),
        (FeeTerms(rate=380_000, least=8, cap=2_500), 100, 1_500_000),
        (FeeTerms(rate=600_000, cap=2_500), 100, 600_000),
        (FeeTerms(fixed=120), 500, 50_000),
        (FeeTerms(), 100, 50_000),
        (FeeTerms(rate=3_490_000, fixed=49), 100, 50_000),
        (FeeTerms(rate=612_500), 100, 50_000),
        (FeeTerms(rate=550_000, rounding="down"), 100, 50_000),
        (FeeTerms(rate=550_000, rounding="up"), 100, 50_000),
    ],
    ids=lambda one: rate_text(one.rate) if isinstance(one, FeeTerms) else str(one),
)
def test_terms_come_out_exactly_although_two_in_a_hundred_rows_were_charged_otherwise(terms, low, high):
    rows = payments(terms, bases(600, low=low, high=high))
    odd = _outliers(rows)
    found = fees_of(rows)
    (model,) = found.models
    assert (model.terms, model.sureness) == (terms, STEADY)
    assert (model.rows, model.exact, model.otherwise) == (600, 600 - len(odd), len(odd))
    assert np.flatnonzero(found.verdict == OTHERWISE).tolist() == odd
    assert (found.charges.fee - found.due)[odd].tolist() == [7] * len(odd)


@pytest.mark.parametrize("mode", ["half_up", "half_even", "half_down", "down", "up"])
def test_the_rounding_is_told_by_charges_that_lie_between_two_digits(mode):
    terms = FeeTerms(rate=500_000, rounding=mode)
    (model,) = fees_of(payments(terms, bases(400) // 20 * 20)).models  # one fee in ten ends in half a fen
    assert (model.terms.rounding, model.roundings) == (mode, (mode,))


def test_where_no_charge_tells_roundings_apart_all_are_named():
    rows = payments(SIX, np.arange(100, 200) * 500 + 1)
    (model,) = fees_of(rows).models
    assert model.terms.rounding == "half_up"
    assert model.roundings == ("half_up", "half_even", "half_down")


def test_fees_of_five_decimals_are_read_to_the_last_of_them():
    terms = FeeTerms(rate=600_000, exp=5, step_exp=5)
    rows = payments(terms, bases(100), exp=5, source="wechatpay.merchant.trade")
    rows[3]["fee"] += 2_000
    rows[4]["fee"] += 999  # less than a fen: a residue
    found = fees_of(rows)
    (model,) = found.models
    assert (model.terms.rate, model.terms.step_exp, model.otherwise, model.residue) == (600_000, 5, 1, 1)
    assert found.verdict[4] == RESIDUE


def test_a_change_of_the_rate_is_dated():
    rows = payments(SIX, bases(200), days=14) + payments(
        FeeTerms(rate=380_000), bases(200, 2), first=14, days=16, mark="Q"
    )
    found = fees_of(rows)
    assert [(one.ordinal, one.terms.rate) for one in found.models] == [(1, 600_000), (2, 380_000)]
    assert str(np.datetime64(found.models[1].first_day, "D")) == day(14)
    assert not (found.verdict == OTHERWISE).any()


def test_a_dozen_rows_of_two_days_are_no_change_of_the_rate():
    rows = payments(SIX, bases(600))
    for n in range(200, 212):
        rows[n]["fee"] = (rows[n]["amount"] * 10 + 500) // 1000
    found = fees_of(rows)
    assert [one.terms.rate for one in found.models] == [600_000]
    assert np.flatnonzero(found.verdict == OTHERWISE).tolist() == list(range(200, 212))


def test_a_subtype_with_a_price_of_its_own_has_its_own_model_and_is_not_accused():
    rows = payments(SIX, bases(200), subtype="即时到账")
    rows += payments(FeeTerms(rate=1_800_000), bases(40, 2), subtype="花呗分期", mark="Q")
    rows += payments(FeeTerms(rate=4_500_000), bases(5, 3), subtype="六期", mark="S")
    found = fees_of(rows)
    assert [(one.subtypes, one.terms.rate, one.sureness) for one in found.models if one.sureness == STEADY] == [
        ((), 600_000, STEADY),
        (("花呗分期",), 1_800_000, STEADY),
    ]
    assert [one.subtypes for one in found.models if one.sureness == FEW] == [("六期",)]
    assert not (found.verdict == OTHERWISE).any()


def test_subtypes_of_one_price_share_their_model():
    rows = payments(SIX, bases(100), subtype="JSAPI") + payments(SIX, bases(100, 2), subtype="NATIVE", mark="Q")
    assert [(one.subtypes, one.rows) for one in fees_of(rows).models] == [((), 200)]


def test_two_prices_that_nothing_tells_apart_accuse_nobody():
    rows = []
    for n, (one, two) in enumerate(zip(bases(60), bases(60, 2), strict=True)):
        rows += payments(SIX, np.array([one]), first=n // 2, mark=f"P{n}")
        rows += payments(FeeTerms(rate=1_000_000), np.array([two]), first=n // 2, mark=f"Q{n}")
    found = fees_of(rows)
    assert {one.sureness for one in found.models} == {MIXED}
    assert (found.verdict == UNKNOWN).all()


def test_fewer_rows_than_needed_say_nothing():
    rows = payments(SIX, bases(19))
    rows[0]["fee"] += 500
    found = fees_of(rows)
    assert [(one.sureness, one.origin) for one in found.models] == [(FEW, "none")]
    assert (found.verdict == UNKNOWN).all()


def test_rows_too_small_to_tell_rates_apart_say_so():
    """Thirty payments of 10.00 with a fee of 0.06 may be 0.56 % as well as 0.64 %."""
    rows = payments(SIX, np.full(30, 1_000))
    rows[0]["fee"] += 5
    found = fees_of(rows)
    (model,) = found.models
    assert (model.sureness, model.terms.rate) == (FEW, 600_000)
    assert (rate_text(model.lowest), rate_text(model.highest)) == ("0.55%", "0.65%")
    assert (found.verdict == UNKNOWN).all()


def test_a_starting_model_decides_among_rates_that_fit_and_no_others():
    start = StartingFee(
        id="x", title="X", kind="payment", currency="CNY", terms=FeeTerms(rate=640_000), sources=("alipay",)
    )
    rows = payments(SIX, np.full(30, 1_000))
    (model,) = fees_of(rows, starting=(start,)).models
    assert (model.terms.rate, model.sureness) == (640_000, STEADY)
    (model,) = fees_of(payments(FeeTerms(rate=380_000), bases(60)), starting=(start,)).models
    assert (model.terms.rate, model.otherwise) == (380_000, 0)
    (model,) = fees_of(payments(SIX, bases(5)), starting=(start,)).models
    assert (model.origin, model.terms.rate, model.sureness) == (STARTING, 640_000, FEW)


def test_a_contract_is_held_against_the_rows_from_its_day_on():
    rows = payments(SIX, bases(60))
    contract = FeeRule(account="A1", rate=550_000, since=day(15))
    found = fees_of(rows, (contract,))
    (model,) = found.models
    assert (model.terms.rate, model.agreed.rate) == (600_000, 550_000)
    late = np.array([one["at"] for one in rows]) >= np.datetime64(day(15), "s").astype(np.int64)
    over = np.array([round(one["amount"] * 0.006) - one["amount"] * 0.0055 >= 1 for one in rows])
    assert ((found.verdict == OTHERWISE) == (late & over)).all()


def test_a_contract_speaks_where_there_are_too_few_rows_for_a_model():
    rows = payments(SIX, bases(3, low=20_000))
    (model,) = fees_of(rows, (FeeRule(account="A1", rate=380_000),)).models
    assert (model.origin, model.sureness, model.otherwise) == ("contract", STEADY, 3)


FIXED = FeeTerms(rate=2_900_000, fixed=30)
RETURNS = {
    "proportion": lambda paid, back: (2 * paid["fee"] * back + paid["amount"]) // (2 * paid["amount"]),
    "without_fixed": lambda paid, back: (29 * back + 500) // 1000,
    "whole": lambda paid, back: paid["fee"],
    "kept": lambda paid, back: 0,
}


@pytest.mark.parametrize("name", list(RETURNS))
def test_what_becomes_of_the_fee_is_read_from_the_refunds(name):
    rows = payments(FIXED, bases(200, low=5_000))
    back = refunds_of(rows, range(0, 60, 3), RETURNS[name], part=2)
    found = fees_of(rows + back)
    (model,) = found.models
    assert (model.terms.refund, model.refunds, model.refunds_as) == (name, 20, 20)
    assert not (found.verdict == OTHERWISE).any()


def test_a_fee_that_one_refund_kept_is_named_and_channels_that_always_keep_it_are_not():
    rows = payments(SIX, bases(200, low=5_000))
    back = refunds_of(rows, range(20), RETURNS["proportion"])
    kept = back[7]["fee"]
    back[7]["fee"] = 0
    found = fees_of(rows + back)
    assert np.flatnonzero(found.verdict == OTHERWISE).tolist() == [207]
    assert found.due[207] == -kept
    none = fees_of(rows + refunds_of(rows, range(20), RETURNS["kept"]))
    assert not (none.verdict == OTHERWISE).any()


def test_a_change_of_what_becomes_of_the_fee_is_dated():
    rows = payments(SIX, bases(300, low=5_000))
    back = refunds_of(rows, range(0, 100, 5), RETURNS["proportion"])
    later = refunds_of(rows, range(200, 300, 5), RETURNS["kept"])
    for one, when in [(one, 5) for one in back] + [(one, 25) for one in later]:
        one["at"] = int(np.datetime64(day(when), "s").astype(np.int64))
    (model,) = fees_of(rows + back + later).models
    assert (model.refund_before, model.terms.refund) == ("proportion", "kept")
    assert str(np.datetime64(model.refund_since, "D")) == day(25)


def test_a_contract_says_what_becomes_of_the_fee_from_its_day_on_whatever_is_known_of_the_rate():
    """A later contract that is silent on it ends what the earlier one said."""
    rows = payments(SIX, bases(8, low=5_000))  # too few for a model
    back = refunds_of(rows, range(6), RETURNS["kept"])
    for one, when in zip(back, (5, 10, 15, 20, 25, 28), strict=True):
        one["at"] = int(np.datetime64(day(when), "s").astype(np.int64))
    full = FeeRule(account="A1", rate=600_000, refund="proportion", since=day(12))
    silent = FeeRule(account="A1", rate=600_000, since=day(24))
    for contracts, short in (((full,), [10, 11, 12, 13]), ((silent, full), [10, 11])):
        found = fees_of(rows + back, contracts)
        assert np.flatnonzero(found.verdict == OTHERWISE).tolist() == short
        assert [found.due[one] for one in short] == [rows[one - 8]["fee"] for one in short]
    alike = payments(SIX, np.full(30, 1_000))  # several rates explain them
    found = fees_of(alike + refunds_of(alike, range(2), RETURNS["kept"]), (replace(full, since=day(1)),))
    assert (found.models[0].sureness, found.models[0].terms.refund) == (FEW, "proportion")
    assert found.verdict[30:].tolist() == [OTHERWISE] * 2


def test_commissions_are_held_against_the_payment_of_their_order():
    paid = payments(SIX, bases(60), source="douyin.settlement")
    for n, one in enumerate(paid):
        one.update(order_ref=f"O{n}", fee=None)
    taken = [
        commission(f"O{n}", (one["amount"] * 5 + 50) // 100, "佣金", day=day(n // 2)) for n, one in enumerate(paid)
    ]
    taken[9]["amount"] -= 300
    found = fees_of(paid + taken)
    assert [(one.kind, one.terms.rate, one.otherwise) for one in found.models] == [("commission", 5_000_000, 1)]


@given(st.randoms(use_true_random=False), st.integers(0, 5))
@examples(15)
def test_the_order_of_rows_does_not_matter(random, seed):
    rows = payments(SIX, bases(80, seed)) + payments(FIXED, bases(60, seed), first=20, mark="Q", subtype="卡")
    rows += refunds_of(rows, range(10), RETURNS["proportion"])
    _outliers(rows, 30)
    whole = inputs(rows)
    order = list(range(len(rows)))
    random.shuffle(order)
    take = np.array(order)
    mixed = Inputs(records=whole.records.take(pa.array(take)), rank=whole.rank[take])
    told = []
    for one in (whole, mixed):
        work = prepare(one)
        fees = read_fees(work.frame, work.sides[Comparison.L1][1])
        ranks = work.frame.rank[fees.charges.row]
        told.append((fees.models, ranks.tolist(), fees.verdict.tolist(), fees.due.tolist(), fees.model.tolist()))
    assert told[0] == told[1]


@given(
    st.integers(0, 5_000_000),
    st.integers(0, 10**9),
    st.sampled_from([1, 10, 1_000]),
    st.sampled_from(["half_up", "half_even", "half_down", "down", "up"]),
)
def test_fees_are_those_of_exact_fractions(rate, base, step, mode):
    from fractions import Fraction
    from math import ceil, floor

    value = Fraction(rate * base, 10**8) / step
    low = floor(value)
    half = value - low
    more = {
        "down": False,
        "up": half > 0,
        "half_up": half >= Fraction(1, 2),
        "half_down": half > Fraction(1, 2),
        "half_even": half > Fraction(1, 2) or (half == Fraction(1, 2) and low % 2 == 1),
    }[mode]
    assert ceil(value) in (low, low + 1)
    whole, rest = exact(rate, 0, np.array([base]))
    assert rounded(whole, rest, step, mode).tolist() == [(low + more) * step]


@given(st.integers(0, 5_000_000), st.integers(0, 10**7), st.integers(-3, 3), st.sampled_from([1, 2]))
def test_a_residue_is_less_than_one_minor_unit(rate, base, off, unit):
    from fractions import Fraction

    fee = rate * base // 10**8 + off
    found = is_residue(FeeTerms(rate=rate), np.array([base]), np.array([fee]), unit, 2)
    assert found.tolist() == [abs(fee - Fraction(rate * base, 10**8)) < unit]


def test_the_votes_do_not_leave_64_bits():
    base = np.array([10**11, 2 * 10**11, 3 * 10**11] * 10)
    found = fitting.fit(base, due(SIX, base, 2), 1)
    assert found is None or found.rate == 600_000


@pytest.mark.parametrize(("text", "rate"), [("0.6", 600_000), ("0.60 %", 600_000), ("2.9%", 2_900_000), ("0", 0)])
def test_rates_are_read_and_written(text, rate):
    assert parse_rate(text) == rate
    assert parse_rate(rate_text(rate)) == rate


@pytest.mark.parametrize("text", ["", "x", "-1", "0.1234567", "1e3", "101", "0.", "١"])
def test_what_is_no_rate_is_refused(text):
    with pytest.raises(ValueError, match="not a rate"):
        parse_rate(text)


def test_a_free_channel_is_a_model_too_and_a_fee_there_is_charged_otherwise():
    rows = [payment(f"A{n}", 10_000 + n, f"P{n}", fee=0, account="A1") for n in range(40)]
    rows[5]["fee"] = 60
    (model,) = fees_of(rows).models
    assert (model.terms.rate, model.sureness, model.otherwise) == (0, STEADY, 1)


def test_a_cap_that_one_stretch_shows_holds_in_the_other_where_a_row_stands_at_it():
    capped = FeeTerms(rate=600_000, cap=2_500)
    rows = payments(capped, bases(150, high=900_000), days=14)
    low = np.append(bases(149, 2, high=300_000), 700_000)
    rows += payments(FeeTerms(rate=550_000, cap=2_500), low, first=14, days=16, mark="Q")
    found = fees_of(rows)
    assert [(one.terms.rate, one.terms.cap) for one in found.models] == [(600_000, 2_500), (550_000, 2_500)]
    assert not (found.verdict == OTHERWISE).any()
