"""More of the filter grammar: what a Chinese keyboard types, other ways of writing days, pinyin."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from app.domain.period import day_number
from app.ui.models.filters import FilterError, amounts, days, texts

TODAY = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("-5", -500, -500), ("－５", -500, -500), ("1，234", 123400, 123400), ("10。。20", 1000, 2000),
        ("１０～２０", 1000, 2000), ("10~20", 1000, 2000), ("￥100", 10000, 10000), ("20..10", 1000, 2000),
    ],
)  # fmt: skip
def test_full_width_and_other_signs(typed, low, high):
    """UX 17 and UX 55: ranges, full-width digits and signs as typed with a Chinese input method."""
    found = amounts(typed, 2)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("10/31", date(2026, 10, 31), date(2026, 10, 31)), ("10月31日", date(2026, 10, 31), date(2026, 10, 31)),
        ("2026年10月", date(2026, 10, 1), date(2026, 10, 31)), ("2026／10／05", date(2026, 10, 5), date(2026, 10, 5)),
        ("上周", date(2026, 10, 19), date(2026, 10, 25)), ("去年", date(2025, 1, 1), date(2025, 12, 31)),
        ("10-01~10-15", date(2026, 10, 1), date(2026, 10, 15)), ("本月", date(2026, 10, 1), date(2026, 10, 31)),
    ],
)  # fmt: skip
def test_days_in_other_forms(typed, first, last):
    """UX 17: dates as people write them."""
    found = days(typed, TODAY)
    assert (found.low, found.high) == (day_number(first), day_number(last))


@pytest.mark.parametrize("typed", ["10..20..30", ">>1", "1 2", "--5"])
def test_nonsense_is_refused(typed):
    with pytest.raises(FilterError):
        amounts(typed, 2)


def test_a_party_is_found_by_pinyin_letters():
    """UX 18: search accepts Chinese and pinyin initials."""
    parties = pa.chunked_array([pa.array(["禾木家居", "李*华", "tb1234", ""])]).dictionary_encode()
    assert texts("hmjj", parties).tolist() == [True, False, False, False]
    assert texts("木家", parties).tolist() == [True, False, False, False]
    assert texts("TB12", parties).tolist() == [False, False, True, False]
    assert texts("!hmjj", parties).tolist() == [False, True, True, True]
