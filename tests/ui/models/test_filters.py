"""The filter grammar: what people type, with any keyboard, means one thing or is said to mean nothing."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.period import day_number
from app.ui.models.filters import FilterError, amounts, days, texts

TODAY = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("typed", "through"),
    [
        (">100", [10001, 25000]),
        (">=100", [10000, 10001, 25000]),
        ("≥100", [10000, 10001, 25000]),
        ("<0", [-1000]),
        ("100", [10000]),
        ("100..200", [10000, 10001]),
        ("..0", [-1000]),
        ("!=100", [-1000, 10001, 25000]),
        ("１００．０１", [10001]),
        ("100。01", [10001]),
        ("-10", [-1000]),
        ("−10", [-1000]),
    ],
)
def test_amounts(typed, through):
    values = np.array([-1000, 10000, 10001, 25000])
    assert values[amounts(typed, 2).mask(values)].tolist() == through


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31)),
        ("2026-10-05", date(2026, 10, 5), date(2026, 10, 5)),
        ("10-05", date(2026, 10, 5), date(2026, 10, 5)),
        ("10-01..10-15", date(2026, 10, 1), date(2026, 10, 15)),
        ("本月", date(2026, 10, 1), date(2026, 10, 31)),
        ("上月", date(2026, 9, 1), date(2026, 9, 30)),
        ("This month", date(2026, 10, 1), date(2026, 10, 31)),
    ],
)
def test_days(typed, first, last):
    found = days(typed, TODAY)
    assert (found.low, found.high) == (day_number(first), day_number(last))


@pytest.mark.parametrize("typed", ["abc", ">", "1.234", "12..x", "10-32", "2026-13"])
def test_what_cannot_be_meant_is_refused(typed):
    with pytest.raises(FilterError):
        amounts(typed, 2) if "-" not in typed else days(typed, TODAY)


def test_text_is_found_anywhere_in_any_case_also_in_dictionaries():
    column = pa.chunked_array([pa.array(["李*华", "T200P99", ""])])
    for one in (column, column.dictionary_encode()):
        assert texts("t200", one).tolist() == [False, True, False]
        assert texts("李", one).tolist() == [True, False, False]
        assert texts("!李", one).tolist() == [False, True, True]
        assert texts("=T200P99", one).tolist() == [False, True, False]


@given(st.integers(-(10**12), 10**12), st.integers(-(10**12), 10**12))
def test_a_range_holds_what_lies_between_its_ends(low, value):
    sign = "-" if low < 0 else ""
    typed = f"{sign}{abs(low) // 100}.{abs(low) % 100:02d}"
    assert bool(amounts(f">={typed}", 2).mask(np.array([value]))[0]) is (value >= low)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("115/01", "2026-01"), ("１１５／０１／０５", "2026-01-05"), ("民國115年1月5日", "2026-1-5"),
        (">=115/01/05", ">=2026-01-05"), ("115/01/05..115/02/01", "2026-01-05..2026-02-01"), ("10/31", "10-31"),
    ],
)  # fmt: skip
def test_a_day_is_typed_in_years_of_the_republic_too(typed, plain):
    """UX 55."""
    from app.ui.models.filters import plain_day

    assert plain_day(typed) == plain
