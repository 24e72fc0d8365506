"""How values are written on screen."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import NotAllowed
from app.ui.text import amount_text, day_text, moment_text, range_text, shortened, visible
from app.ui.wizards.opening_panel import typed_amount, typed_day


@pytest.mark.parametrize(
    ("value", "exp", "currency", "said"),
    [
        (123456, 2, "CNY", "1,234.56"),
        (-123456, 2, "CNY", "−1,234.56"),
        (0, 2, "CNY", "0.00"),
        (None, 2, "CNY", "—"),
        (3594, 3, "CNY", "3.594"),
        (35900, 4, "CNY", "3.59"),
        (1500, 0, "JPY", "1,500"),
        (5, 0, "CNY", "5.00"),
        (-5, 2, "CNY", "−0.05"),
    ],
)
def test_amounts(value, exp, currency, said):
    assert amount_text(value, exp, currency) == said


@given(st.integers(-(10**17), 10**17), st.integers(0, 8))
def test_a_written_amount_is_the_amount(value, exp):
    said = amount_text(value, exp).replace(",", "").replace("−", "-")
    whole, _, part = said.partition(".")
    digits = len(part)
    assert int(whole + part) * 10**8 == value * 10 ** (digits - exp + 8)


def test_days_and_moments():
    assert day_text(20_756, 2026) == "10-30"
    assert day_text(20_756, 2027) == "2026-10-30"
    assert moment_text(20_756 * 86_400 + 9 * 3600, True, 2026) == "10-30 09:00"
    assert range_text("2026-10-01", "2026-10-31") == "10-01 – 10-31"
    assert range_text("2025-12-01", "2026-01-31") == "2025-12-01 – 2026-01-31"


def test_hidden_characters_become_visible_and_long_numbers_short():
    assert visible("a\u202eb") == "a⟨202E⟩b"
    assert shortened("1234567890", 5) == "12…90"


@pytest.mark.parametrize("typed", ["1234.5", "1,234.50", "１２３４．５", "1234。5", "+1234.5"])
def test_an_amount_is_read_as_it_is_typed(typed):
    assert typed_amount(typed) == (123450, 2)


@pytest.mark.parametrize("typed", ["2026-10-31", "2026/10/31", "2026.10.31", "２０２６－１０－３１"])
def test_a_day_is_read_as_it_is_typed(typed):
    assert typed_day(typed) == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("read", "typed"), [(typed_amount, "twelve"), (typed_day, "31 Oct"), (typed_day, "2026-13-01")]
)
def test_what_cannot_be_read_is_refused(read, typed):
    with pytest.raises(NotAllowed):
        read(typed)
