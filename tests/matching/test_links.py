"""Pairs without a number: who belongs to whom by amount, day and name, how sure that is, and its proof."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from app.matching.grading import CERTAIN, PROBABLE
from app.matching.links import Case, Links, Target, link
from app.matching.names import Names
from app.matching.weights import bits, power
from tests.benchmarks.made_links import Ledger, made
from tests.matching.certificate import faults


def case_of(ledger: Ledger, names: bool = True, rows: tuple[np.ndarray, np.ndarray] | None = None) -> Case:
    i, j = rows or (np.arange(len(ledger.gross)), np.arange(len(ledger.received)))
    gross, net, received = ledger.gross[i], ledger.net[i], ledger.received[j]
    both = Names(pa.array(ledger.payer).take(i), pa.array(ledger.sender).take(j)) if names else None
    return Case(
        (Target(gross, gross, gross, received), Target(net - 1, net + 1, net, received)),
        ledger.day[i],
        ledger.day[i] + 3,
        ledger.day[i],
        ledger.received_on[j],
        both,
    )


def few(a: list[tuple[int, int, str]], b: list[tuple[int, int, str]]) -> Links:
    value_a, day_a, value_b, day_b = (np.array([one[n] for one in side], np.int64) for side in (a, b) for n in (0, 1))
    names = Names(pa.array([one[2] for one in a]), pa.array([one[2] for one in b]))
    return link(Case((Target(value_a, value_a, value_a, value_b),), day_a - 1, day_a + 3, day_a, day_b, names))


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return made(6_000, seed=11)


def test_most_true_pairs_are_found_and_what_is_called_sure_is_right(ledger):
    found = link(case_of(ledger))
    right = ledger.truth[found.a] == found.b
    assert found.learned
    assert found.settled.any()
    assert right.mean() > 0.98
    assert right.sum() > 0.95 * (ledger.truth >= 0).sum()
    certain, probable = found.score >= CERTAIN, (found.score >= PROBABLE) & (found.score < CERTAIN)
    assert certain.sum() > 3_000
    assert right[certain].mean() >= 0.999
    assert right[probable].mean() >= 0.97


def test_no_pair_lies_outside_its_windows_and_no_row_stands_twice(ledger):
    found = link(case_of(ledger))
    for rows in (found.a, found.b):
        assert len(np.unique(rows)) == len(rows)
    late = ledger.received_on[found.b] - ledger.day[found.a]
    assert ((late >= 0) & (late <= 3)).all()
    gross, net = ledger.gross[found.a], ledger.net[found.a]
    amount = ledger.received[found.b]
    assert ((amount == gross) | (np.abs(amount - net) <= 1)).all()


def test_the_choice_is_proved(ledger):
    found = link(case_of(ledger))
    edges = list(zip(*(one.tolist() for one in found.edges), strict=True))
    taken = [edges[one] for one in found.proof.edge.tolist()]
    prices = (
        dict(zip(found.proof.nodes_left.tolist(), found.proof.price_left.tolist(), strict=True)),
        dict(zip(found.proof.nodes_right.tolist(), found.proof.price_right.tolist(), strict=True)),
    )
    assert len(edges) > 1_000
    assert faults(edges, taken, *prices) == []
    i, j, weight = taken[0]
    assert faults([*edges[1:], (i, j, weight + 1)], [(i, j, weight + 1), *taken[1:]], *prices)


def test_rows_in_another_order_are_linked_alike(ledger):
    """The engine hands rows over by rank, and all is equal; in another order chance is drawn from other pairs."""
    rng = np.random.default_rng(1)
    i, j = rng.permutation(len(ledger.gross)), rng.permutation(len(ledger.received))
    plain, mixed = link(case_of(ledger)), link(case_of(ledger, rows=(i, j)))
    one = set(zip(plain.a[plain.score >= CERTAIN].tolist(), plain.b[plain.score >= CERTAIN].tolist(), strict=True))
    other = set(zip(i[mixed.a].tolist(), j[mixed.b].tolist(), strict=True))
    assert len(one - other) * 500 < len(one)


def test_without_names_nothing_is_learned_and_no_score_claims_it(ledger):
    found = link(case_of(ledger, names=False))
    assert not found.learned
    assert not found.settled.any()
    assert found.score.max() < PROBABLE


def test_a_name_decides_between_equal_amounts():
    orders = [(9900, 1, "张三"), (9900, 1, "李四"), (9900, 1, "王小明")]
    found = few(orders, [(9900, 1, "*四"), (9900, 1, "王**"), (9900, 1, "张三")])
    # too few rows to see whether masks mean anything: an equal name alone decides
    assert (found.a[~found.ambiguous].tolist(), found.b[~found.ambiguous].tolist()) == ([0], [2])
    many = [(9900, n // 3, name) for n, name in enumerate(("赵一", "钱二", "孙三", "周五", "吴六", "郑七"))]
    banks = [(9900, day, f"*{name[1]}") for _, day, name in many]
    found = few(many, banks)
    assert found.a.tolist() == found.b.tolist() == list(range(6))
    assert not found.ambiguous.any()


def test_equal_candidates_stay_open_and_are_named():
    found = few([(9900, 1, ""), (9900, 1, "")], [(9900, 1, "")])
    assert found.ambiguous.tolist() == [True]
    assert found.classes == [([0, 1], [0])]


def test_the_runner_up_is_named_with_its_score():
    found = few([(9900, 1, "张三")], [(9900, 1, "张三"), (9900, 2, "李四")])
    assert (found.b.tolist(), found.rival_a.tolist(), found.rival_b.tolist()) == ([0], [0], [1])
    assert found.rival_score[0] < found.score[0]


def test_a_name_that_everybody_bears_is_no_evidence():
    rows = [(1000 + n, 1, "支付宝") for n in range(20)]
    alone = few([(one, day, "") for one, day, _ in rows], [(one, day, "") for one, day, _ in rows])
    named = few(rows, rows)
    assert named.score.tolist() == alone.score.tolist()


def test_bits_are_logarithms_cut_off_downwards():
    values = np.array([1, 2, 3, 0.5, 1000, 1e-6])
    assert bits(values).tolist() == np.floor(np.log2(values) * 100 + 1e-9).astype(int).tolist()
    assert (bits(power(np.arange(-500, 500))) == np.arange(-500, 500)).all()
