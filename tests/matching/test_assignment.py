"""The best assignment: worth as much as trying everything, proved by prices, open where equals compete."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matching.assignment import Assigned, best
from tests.examples import examples
from tests.matching.certificate import Edge, faults

NODE, WEIGHT = st.integers(0, 4), st.integers(1, 6)
EDGES = st.dictionaries(st.tuples(NODE, NODE), WEIGHT, min_size=1, max_size=14).map(
    lambda found: [(i, j, weight) for (i, j), weight in found.items()]
)


def solve(edges: list[Edge], cap: int = 400) -> Assigned:
    left, right, weight = (np.array(one, np.int64) for one in zip(*edges, strict=True))
    return best(left, right, weight, cap)


def chosen(edges: list[Edge], found: Assigned) -> list[Edge]:
    return [edges[one] for one in found.edge.tolist()]


def proof(found: Assigned) -> tuple[dict[int, int], dict[int, int]]:
    return (
        dict(zip(found.nodes_left.tolist(), found.price_left.tolist(), strict=True)),
        dict(zip(found.nodes_right.tolist(), found.price_right.tolist(), strict=True)),
    )


def by_trying(edges: list[Edge]) -> tuple[int, list[set[tuple[int, int]]]]:
    """Return the greatest worth of all choices, and every choice that has it."""
    worth = {(i, j): weight for i, j, weight in edges}
    rows = sorted({i for i, _, _ in edges})
    columns = [*sorted({j for _, j, _ in edges}), *[-1] * len(rows)]
    found: dict[frozenset[tuple[int, int]], int] = {}
    for given_columns in set(permutations(columns, len(rows))):
        pairs = frozenset(one for one in zip(rows, given_columns, strict=True) if one in worth)
        found[pairs] = sum(worth[one] for one in pairs)
    top = max(found.values())
    return top, [set(one) for one, value in found.items() if value == top]


SMALL = st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), WEIGHT, min_size=1, max_size=9).map(
    lambda found: [(i, j, weight) for (i, j), weight in found.items()]
)


@given(SMALL)
@examples(200)
def test_nothing_that_could_be_tried_is_worth_more_and_only_what_all_best_choices_share_is_sure(edges):
    found = solve(edges)
    top, equals = by_trying(edges)
    assert sum(one[2] for one in chosen(edges, found)) == top
    everywhere = set.intersection(*equals)
    sure = {edges[one][:2] for one, unsure in zip(found.edge.tolist(), found.ambiguous, strict=True) if not unsure}
    assert sure == everywhere


@given(EDGES)
@examples(300)
def test_the_prices_prove_the_choice(edges):
    found = solve(edges)
    assert faults(edges, chosen(edges, found), *proof(found)) == []


@given(EDGES, st.data())
@examples(200)
def test_a_certificate_falls_when_one_chosen_edge_is_changed(edges, data):
    found = solve(edges)
    taken = chosen(edges, found)
    at = data.draw(st.integers(0, len(taken) - 1))
    i, j, weight = taken[at]
    other = data.draw(WEIGHT.filter(lambda one: one != weight))
    forged = [(i, j, other) if one == taken[at] else one for one in edges]
    changed = [*taken[:at], (i, j, other), *taken[at + 1 :]]
    assert faults(forged, changed, *proof(found))
    assert faults(edges, taken[:at] + taken[at + 1 :], *proof(found))


@given(EDGES)
@examples(100)
def test_a_certificate_falls_when_a_better_candidate_is_slipped_in(edges):
    found = solve(edges)
    left, right = proof(found)
    i, j, _ = edges[0]
    better = [*edges, (i, j, left[i] + right[j] + 1)]
    assert faults(better, chosen(edges, found), left, right)


@given(EDGES, st.randoms(use_true_random=False))
@examples(100)
def test_the_order_of_candidates_does_not_matter(edges, random):
    mixed = edges[:]
    random.shuffle(mixed)
    one, other = solve(edges), solve(mixed)
    assert set(chosen(edges, one)) == set(chosen(mixed, other))
    assert (one.classes, proof(one)) == (other.classes, proof(other))


def test_two_that_are_as_good_are_named_as_a_class():
    found = solve([(0, 0, 5), (1, 0, 5), (2, 1, 9)])
    assert found.classes == [([0, 1], [0])]
    assert found.ambiguous.tolist() == [True, False]


def test_where_the_dearest_pair_stands_in_the_way_of_two_good_ones_it_is_left():
    edges = [(0, 0, 10), (0, 1, 9), (1, 0, 9)]
    assert set(chosen(edges, solve(edges))) == {(0, 1, 9), (1, 0, 9)}


def test_a_group_over_the_cap_is_left_open_and_named():
    found = solve([(0, 0, 5), (1, 0, 4), (7, 7, 3)], cap=2)
    assert found.too_large == [([0, 1], [0])]
    assert found.edge.tolist() == [2]
    assert found.nodes_left.tolist() == [7]


@pytest.mark.parametrize("seed", range(3))
def test_large_groups_are_proved_as_well(seed):
    rng = np.random.default_rng(seed)
    pairs = np.unique(rng.integers(0, 120, (900, 2)), axis=0)
    edges = [(int(i), int(j), int(w)) for (i, j), w in zip(pairs, rng.integers(1, 400, len(pairs)), strict=True)]
    found = solve(edges)
    assert faults(edges, chosen(edges, found), *proof(found)) == []
