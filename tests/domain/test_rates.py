"""Rates of a day: stated, turned round, or through a third currency; exact, and never a stale one."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from app.domain.period import day_number
from app.domain.rates import OLDEST_DAYS, RateTable, exchanged

D = day_number(date(2026, 9, 11))


def test_a_rate_holds_until_the_next_and_no_longer_than_a_week():
    table = RateTable.of([(D, "USD", "CNY", Fraction("7.1")), (D + 3, "USD", "CNY", Fraction("7.2"))])
    assert table.at("USD", "CNY", D - 1) is None
    assert table.at("USD", "CNY", D + 2).value == Fraction("7.1")
    assert table.at("USD", "CNY", D + 3).day == D + 3
    assert table.at("USD", "CNY", D + 3 + OLDEST_DAYS).value == Fraction("7.2")
    assert table.at("USD", "CNY", D + 4 + OLDEST_DAYS) is None


def test_a_rate_is_turned_round_and_made_of_two():
    table = RateTable.of([(D, "EUR", "USD", Fraction("1.25")), (D - 1, "EUR", "CNY", Fraction(8))])
    assert table.at("USD", "EUR", D).value == Fraction(4, 5)
    crossed = table.at("USD", "CNY", D)
    assert (crossed.value, crossed.day) == (Fraction(32, 5), D - 1)
    assert table.at("USD", "JPY", D) is None
    assert table.at("USD", "USD", D).value == 1


def test_what_is_added_stands_above_what_was_there():
    table = RateTable.of([(D, "USD", "CNY", Fraction(7))])
    more = table.with_rows([(D, "USD", "CNY", Fraction(8)), (D, "EUR", "CNY", Fraction(9))])
    assert [one[3] for one in more.rows()] == [9, 8]
    assert RateTable.of(reversed(more.rows())) == more and not RateTable()


def test_money_is_exchanged_exactly_and_rounded_half_away_from_zero():
    assert exchanged(10_000, 2, Fraction("7.1234"), 2) == 71_234
    assert exchanged(-5, 2, Fraction(1, 2), 2) == -3
    assert exchanged(5, 2, Fraction(1, 2), 2) == 3
    assert exchanged(10_000, 2, Fraction("155.5"), 0) == 15_550
    assert exchanged(1_000, 0, Fraction(1, 150), 2) == 667
