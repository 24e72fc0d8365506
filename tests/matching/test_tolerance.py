"""Tolerance: value, percentage with its cap, days from either side; never silent, looser never loses a candidate."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.match import Rules
from app.domain.progress import silent
from app.domain.record import Kind
from app.domain.tolerance import Tolerance
from app.matching.engine import reconcile
from app.matching.tolerance import amount_window, day_window
from tests.matching.shop import Found, bank, inputs, ledger, order, payment
from tests.rules.test_rulebook import COVERED


def found(tolerance: Tolerance, *rows):
    return Found(reconcile(inputs(list(rows), rules=Rules(tolerance=tolerance), coverage=COVERED), silent)).matches


@pytest.mark.parametrize(
    ("tolerance", "matched"),
    [
        (Tolerance(), False),
        (Tolerance(below=5), True),
        (Tolerance(below=4), False),
        (Tolerance(above=100), False),
        (Tolerance(percent_below=42), True),
        (Tolerance(percent_below=40), False),
        (Tolerance(percent_below=500, cap=5), True),
        (Tolerance(percent_below=500, cap=4), False),
        (Tolerance(percent_below=500, cap=4, below=5), True),
    ],
)
def test_less_may_be_paid_by_value_or_percentage_up_to_its_cap(tolerance, matched):
    made = found(tolerance, order("A", 1200, record=1), payment("", 1195, channel="x", record=2))
    assert [(one["comparison"], one["state"]) for one in made] == ([("L1", 0)] if matched else [])


def test_days_are_counted_from_the_side_that_is_said():
    assert day_window(Tolerance(days_before=1, days_after=5)) == (1, 5)
    assert day_window(Tolerance(days_before=1, days_after=5, anchor="B")) == (5, 1)
    late = (ledger(Kind.PAYOUT, -9_000, record=1), bank(9_000, record=2, day="2026-10-20"))
    assert len(found(Tolerance(days_before=0, days_after=9), *late)) == 1
    assert len(found(Tolerance(days_before=9, days_after=0, anchor="B"), *late)) == 1
    assert found(Tolerance(days_before=0, days_after=9, anchor="B"), *late) == []


TOLERANCES = st.builds(
    Tolerance, below=st.integers(0, 999), above=st.integers(0, 999), percent_below=st.integers(0, 900),
    percent_above=st.integers(0, 900),
)  # fmt: skip


@given(TOLERANCES, st.integers(-(10**14), 10**14), st.integers(0, 500))
def test_a_looser_tolerance_allows_no_less(tolerance, value, more):
    values = np.array([value])
    looser = Tolerance(
        below=tolerance.below + more, above=tolerance.above, percent_below=tolerance.percent_below + more,
        percent_above=tolerance.percent_above,
    )  # fmt: skip
    for narrow, wide in zip(amount_window(tolerance, values, 1), amount_window(looser, values, 1), strict=True):
        assert 0 <= narrow[0] <= wide[0]
    assert amount_window(tolerance, values, 1)[0][0] >= abs(value) * tolerance.percent_below // 10_000 - 1
