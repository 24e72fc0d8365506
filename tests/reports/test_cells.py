"""Columns of numbers become the texts that the contract asks for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import MOST_DIGITS, digits, plain
from app.domain.record import NO_TIME
from app.reports.cells import day_texts, offset_text, plain_texts, time_texts

AMOUNT = st.tuples(
    st.integers(-(10**15), 10**15), st.integers(0, MOST_DIGITS), st.sampled_from(["CNY", "JPY", "KWD", ""])
)


@given(st.lists(AMOUNT, max_size=30))
def test_a_column_of_amounts_reads_as_each_amount_alone(amounts):
    value = np.array([one[0] for one in amounts], np.int64)
    exp = np.array([one[1] for one in amounts], np.int64)
    least = np.array([digits(one[2]) for one in amounts], np.int64)
    assert plain_texts(value, exp, least).to_pylist() == [plain(*one) for one in amounts]


@pytest.mark.parametrize(
    ("value", "exp", "text"),
    [(0, 2, "0.00"), (-5, 2, "-0.05"), (0, 8, "0.00"), (1, 8, "0.00000001"), (12_300_000, 5, "123.00"), (7, 0, "7.00")],
)
def test_amounts_have_no_exponent_no_sign_of_zero_and_no_spare_digits(value, exp, text):
    arrays = [np.array([one], np.int64) for one in (value, exp, 2)]
    assert plain_texts(*arrays).to_pylist() == [text]


def test_missing_amounts_are_empty():
    ones = np.ones(2, np.int64)
    assert plain_texts(ones, ones * 2, ones * 2, np.array([True, False])).to_pylist() == ["", "0.01"]


def test_times_carry_their_own_offset_and_dates_stand_alone():
    at = np.array([1_790_000_000, 1_790_000_000, -1], np.int64)
    offset = np.array([480, NO_TIME, -210], np.int64)
    assert time_texts(at, offset).to_pylist() == [
        "2026-09-21T14:13:20+08:00",
        "2026-09-21",
        "1969-12-31T23:59:59-03:30",
    ]


def test_dates_alone_have_no_time():
    at = np.array([0, 86_400], np.int64)
    assert time_texts(at, np.full(2, NO_TIME, np.int64)).to_pylist() == ["1970-01-01", "1970-01-02"]
    assert day_texts(np.array([0, 1], np.int64), np.array([True, False])).to_pylist() == ["", "1970-01-02"]


def test_offsets_are_written_with_their_sign():
    assert [offset_text(one) for one in (0, 480, -570, 345, NO_TIME)] == ["+00:00", "+08:00", "-09:30", "+05:45", ""]
