"""Single promises."""

from __future__ import annotations

from app.trust.invariants import parts_fit, rolls, rows_partition


def test_every_row_is_one_of_three() -> None:
    assert rows_partition(10, 7, 2, 1)
    assert not rows_partition(10, 7, 2, 0)
    assert not rows_partition(10, 11, -1, 0)


def test_a_balance_rolls() -> None:
    assert rolls(100, -30, 70)
    assert not rolls(100, -30, 71)


def test_parts_fit_a_whole_of_either_sign() -> None:
    assert parts_fit(-100, [-60, -40])
    assert not parts_fit(-100, [-60, -41])
    assert not parts_fit(100, [150, -50])
