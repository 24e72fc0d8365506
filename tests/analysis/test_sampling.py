"""The bound that a sample gives, held to counting every case, and a draw that only its seed decides."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from app.analysis.sampling import at_most, drawn, needed


def _by_counting(total: int, looked: int, wrong: int) -> int:
    """Return the largest number of bad ones for which 5 of 100 samples or more show so few."""
    best = wrong
    for bad in range(wrong, total - (looked - wrong) + 1):
        samples = list(combinations(range(total), looked))
        few = sum(sum(one < bad for one in sample) <= wrong for sample in samples)
        if few * 100 > 5 * len(samples):
            best = bad
    return best


@pytest.mark.parametrize(
    ("total", "looked", "wrong"), [(8, 3, 0), (9, 4, 1), (10, 5, 0), (10, 5, 2), (7, 7, 1), (6, 0, 0)]
)
def test_the_bound_is_that_of_counting_all_samples(total, looked, wrong):
    assert at_most(total, looked, wrong) == _by_counting(total, looked, wrong)


def test_known_bounds_of_large_books():
    # 59 looked at and none wrong: at most 5 of a hundred, the rule of auditors
    assert at_most(1_000_000, 59, 0) / 1_000_000 == pytest.approx(0.0495, abs=0.0002)
    assert at_most(1_000_000, 300, 0) / 1_000_000 == pytest.approx(0.00994, abs=0.0001)
    assert at_most(500, 500, 3) == 3
    assert needed(1_000_000, 50_000) == 59
    assert at_most(200, needed(200, 4), 0) <= 4 < at_most(200, needed(200, 4) - 1, 0)


def test_the_bound_holds_as_often_as_it_says():
    chance, held = random.Random(7), 0
    for _ in range(400):
        bad = chance.randrange(0, 40)
        seen = sum(one < bad for one in chance.sample(range(300), 40))
        held += bad <= at_most(300, 40, seen)
    assert held >= 375


def test_a_draw_is_its_seeds_and_nobody_elses():
    ids = [f"L1:{n}" for n in range(1000)]
    first = {ids[at] for at in drawn(ids, 50, "a")}
    turned = ids[::-1]
    assert {turned[at] for at in drawn(turned, 50, "a")} == first
    assert len(first) == 50 and {ids[at] for at in drawn(ids, 50, "b")} != first
    assert drawn(ids[:3], 50, "a") == [0, 1, 2]
    hits = [0] * 1000
    for seed in range(200):
        for at in drawn(ids, 50, str(seed)):
            hits[at] += 1
    assert min(hits) >= 1 and max(hits) <= 30  # ten each by chance


def test_numbers_that_cannot_be_are_refused():
    with pytest.raises(ValueError):
        at_most(10, 11, 0)
