from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.record import Kind, Layer
from app.matching.frame import Frame
from app.rules.conditions import condition
from app.rules.fields import PAIR_FIELDS, RECORD_FIELDS, FrameFields, PairFields, Texts
from app.rules.patterns import check_key, check_pattern, numbers
from app.rules.refused import Unrunnable
from tests.matching.shop import inputs, order, payment, row


def held(text, rows):
    frame = Frame(inputs(rows))
    return condition(text, RECORD_FIELDS).holds(FrameFields(frame, np.arange(len(rows))), len(rows)).tolist()


ROWS = [
    order("A1", 1250, text="刷单 VIP", counterparty="李雷", day="2026-10-17"),
    order("A2", 10_000, text="", counterparty="韩梅梅", clock="23:30:00"),
    payment("A1", -300, exp=0, currency="JPY", text="vip"),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('amount >= money("12.50")', [True, True, False]),
        ('amount == money("-300")', [False, False, True]),
        ("1000 < amount <= 1250", [True, False, False]),
        ("weekday in (6, 7)", [True, False, False]),
        ("weekday not in (6, 7) and not amount < 0", [False, True, False]),
        ('has(text, "vip")', [True, False, True]),
        ('empty(text) or starts(counterparty, "李", "王")', [True, True, False]),
        ('kind == "payment"', [False, False, True]),
        ('state in ("paid", "unpaid")', [True, True, False]),
        ('matches(text, "^(刷|补)单")', [True, False, False]),
        ("hour >= 22", [False, True, False]),
        ('multiple_of(amount, "100.00")', [False, True, True]),
        ('between(day, day("2026-10-15"), day("2026-10-31"))', [True, False, False]),
        ("amount // 1000 == 1 and amount % 1000 == 250", [True, False, False]),
        ("length(text) > 2 and abs(min(amount, -5)) == 5", [True, False, False]),
        ('currency != "CNY"', [False, False, True]),
        ("month == 10 and month_day == 17", [True, False, False]),
        ("1 == 1", [True, True, True]),
    ],
)
def test_a_condition_holds_for_each_record_by_itself(text, found):
    assert held(text, ROWS) == found


@pytest.mark.parametrize(
    ("text", "key", "column"),
    [
        ("", "condition.empty", 1),
        ("amount >", "condition.syntax", 9),
        ("amount > 1) or (1 == 1", "condition.syntax", 11),
        ('has(text, "刷单") and foo == 1', "condition.unknown_field", 21),
        ("  ammount > 1", "condition.unknown", 3),
        ('amount > "x"', "condition.type", 10),
        ("amount", "condition.not_bool", 1),
        ("amount > 1.5", "condition.float", 10),
        ("amount and 1 == 1", "condition.type", 1),
        ('kind == "paymnt"', "condition.word", 9),
        ("amount / 2 > 1", "condition.not_allowed", 1),
        ("amount ** 9 > 1", "condition.not_allowed", 1),
        ("amount // 0 == 1", "condition.divisor", 11),
        ("amount % fee == 1", "condition.divisor", 10),
        ("amount * amount > 1", "condition.large", 1),
        ("amount + 9999999999999999999 > 1", "condition.large", 10),
        ('__import__("os").system("x") == 1', "condition.function", 1),
        ("text.upper() == text", "condition.function", 1),
        ("amount.real > 1", "condition.not_allowed", 1),
        ("[one for one in text] == text", "condition.not_allowed", 1),
        ("lambda: 1", "condition.not_allowed", 1),
        ("hass(text, text)", "condition.function", 1),
        ("has(text, counterparty)", "condition.constant", 11),
        ("has(text)", "condition.arguments", 1),
        ('has(text, word="x")', "condition.arguments", 1),
        ('matches(text, "(")', "pattern.wrong", 15),
        ('matches(text, "(?=a)b")', "pattern.wrong", 15),
        ('money("1,5") > 1', "condition.money", 7),
        ('multiple_of(amount, "0.00")', "condition.money", 21),
        ('day < day("2026-13-01")', "condition.day", 11),
        ("amount in 5", "condition.list", 11),
        ("amount in (fee, 1)", "condition.list", 12),
        ("not " * 30 + "1 == 1", "condition.deep", 81),
        ("1 == 1" + " or 1 == 1" * 90, "condition.parts", 661),
        ("1 == 1" + " " * 1000, "condition.long", 1001),
    ],
)
def test_what_cannot_run_is_refused_with_its_place(text, key, column):
    with pytest.raises(Unrunnable) as refused:
        condition(text, RECORD_FIELDS)
    assert (refused.value.key, refused.value.column) == (key, column)


@pytest.mark.parametrize("text", ["(" * 900, "x" * 999, "'" * 3, "\x00", "1" * 999, "-" * 999 + "1"])
def test_what_no_reader_of_code_takes_is_refused_all_the_same(text):
    with pytest.raises(Unrunnable):
        condition(text, RECORD_FIELDS)


WORDS = 'amount fee day text kind "x" 1 0 -3 == < and or not in ( ) , + * // % has money matches min True length'


@given(st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join))
def test_whatever_is_typed_runs_on_every_record_or_is_refused_with_a_letter(text):
    try:
        checked = condition(text, RECORD_FIELDS)
    except Unrunnable as refused:
        assert 1 <= refused.column <= len(text) + 1
        return
    extreme = [order("A", 10**15), order("B", -(10**15), day="1970-01-01"), payment("C", 0, fee=10**15)]
    frame = Frame(inputs(extreme))
    assert len(checked.holds(FrameFields(frame, np.arange(3)), 3)) == 3


def test_each_value_of_a_text_is_looked_at_once_however_many_rows_have_it():
    asked = []
    texts = Texts(np.zeros(1000, np.int64), pa.array(["once"]))

    def call(values):
        asked.append(len(values))
        return pa.array([True] * len(values))

    assert texts.each(call).all() and asked == [1]


def test_a_pair_knows_both_records_and_what_lies_between_them():
    rows = [
        row("alipay.merchant.account", Layer.SETTLEMENT, Kind.PAYOUT, -5000, account="2088"),
        row("cmb.bank", Layer.BANK, Kind.DEPOSIT, 4990, account="6222", day="2026-10-16", clock="12:30:00"),
    ]
    frame = Frame(inputs(rows))
    pair = PairFields(frame, np.array([0]), np.array([1]))
    asked = 'drift == -10 and days == 2 and minutes == 2910 and a_account == "2088" and b_kind == "deposit"'
    assert condition(asked, PAIR_FIELDS).holds(pair, 1).tolist() == [True]
    assert condition("a_currency == b_currency and a_amount < 0", PAIR_FIELDS).holds(pair, 1).tolist() == [True]


def test_the_order_of_rows_says_nothing():
    order_of = [2, 0, 1]
    text = 'has(text, "vip") and amount > -1000 or weekday == 3'
    assert held(text, [ROWS[at] for at in order_of]) == [held(text, ROWS)[at] for at in order_of]


def test_a_pattern_names_the_number_by_one_group():
    assert numbers(pa.array(["批次 778 号", "x", "批次 9"]), r"批次 (\d+)").to_pylist() == ["778", "", "9"]
    for wrong in ("no group", r"(a)(b)"):
        with pytest.raises(Unrunnable) as refused:
            check_key(wrong)
        assert refused.value.key == "pattern.group"


@pytest.mark.parametrize("pattern", ["(", "[", r"(\1)", "(?<=a)b", "x{1001}", "*", "a" * 1001, "(x{100}){100}"])
def test_a_pattern_that_linear_time_cannot_take_is_refused(pattern):
    with pytest.raises(Unrunnable) as refused:
        check_pattern(pattern)
    assert refused.value.key in ("pattern.wrong", "pattern.long")


def test_a_pattern_that_ruins_other_engines_takes_no_longer_than_its_text():
    check_pattern("(a+)+$")
    assert numbers(pa.array(["a" * 50_000 + "b"]), "((?:a+)+)$").to_pylist() == [""]
