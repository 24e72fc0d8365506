"""Stated figures against rows: what agrees, what is masked, what was edited; balances inside one second."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config.words import Words
from app.domain.statement import figure_words
from app.importers.checks import SecondChain, disagreement, stated_check, stated_count


@pytest.mark.parametrize(
    ("stated", "agrees"),
    [("12.34", True), ("`12.34", True), ("12.340", True), ("12.35", False), ("1x.34", None), ("xx,yyyy.zz", None),
     ("", None), ("-", None), ("12..34", False), ("twelve", False)],
)  # fmt: skip
def test_a_total_agrees_or_not_and_a_masked_one_says_nothing(stated, agrees):
    check = stated_check("sum", stated, 1234, 2)
    assert (check.agrees if check else None) is agrees


def test_fees_with_five_digits_are_compared_in_full():
    assert stated_check("sum_fees", "0.02000", 2000, 5).agrees
    assert not stated_check("sum_fees", "0.02001", 2000, 5).agrees


def test_counts_may_be_printed_with_decimals():
    assert stated_count("count", "20.0", 20).agrees
    assert not stated_count("count", "20.5", 20).agrees


def test_the_message_names_each_figure_with_both_values():
    check = stated_check("sum_in", "3.05", 1, 2)
    key, params = disagreement("disagree", [check, stated_count("count", "1", 1)])
    assert key == "statement.disagree"
    (figure,) = params["figures"]
    assert figure["params"]["name"] == {"key": "figure.sum_in"}
    assert (figure["params"]["stated"], figure["params"]["found"]) == ("3.05", "0.01")
    assert disagreement("agree", [check]) == ("", {})


@pytest.mark.parametrize(("lang", "said"), [("en", "total of the column “金额:元”"), ("zh_CN", "“金额:元”列的合计")])
def test_a_figure_of_a_column_says_which(lang, said):
    assert Words(lang).say(**figure_words("column_total:金额:元")) == said
    assert figure_words("sum") == {"key": "figure.sum"}


MOVES = st.lists(st.tuples(st.integers(0, 3), st.integers(-500, 500)), min_size=2, max_size=25)


def chained(moves: list[tuple[int, int]], opening: int) -> list[tuple[int, int, int]]:
    """Return (second, movement, balance after it) in the order in which it happened."""
    at, balance, found = 0, opening, []
    for step, moved in moves:
        at, balance = at + step, balance + moved
        found.append((at, moved, balance))
    return found


def close(rows: list[tuple[int, int, int]], pieces: int = 3):
    chain = SecondChain()
    for piece in np.array_split(np.array(rows, np.int64), pieces):
        chain.add(piece[:, 1], piece[:, 2], np.ones(len(piece), bool), piece[:, 0])
    return chain.close()


@given(MOVES, st.integers(-1000, 1000), st.randoms(use_true_random=False))
def test_rows_of_one_second_may_stand_in_any_order(moves, opening, chance: random.Random):
    rows = chained(moves, opening)
    mixed = sorted(rows, key=lambda one: (one[0], chance.random()))
    check, first, last = close(mixed)
    assert check.agrees
    assert last - first == sum(moved for _at, moved, _balance in rows)
    if len({at for at, _moved, _balance in rows}) == len(rows):
        assert (first, last) == (opening, rows[-1][2])


@given(MOVES, st.integers(-1000, 1000))
def test_newest_first_is_as_good(moves, opening):
    check, first, last = close(chained(moves, opening)[::-1])
    assert check.agrees and last - first == sum(moved for _step, moved in moves)


@given(MOVES, st.data())
def test_a_changed_amount_breaks_the_chain(moves, data):
    rows = chained([(step + 1, moved) for step, moved in moves], 100)
    at = data.draw(st.integers(1, len(rows) - 1))
    second, moved, balance = rows[at]
    rows[at] = (second, moved + data.draw(st.integers(1, 9)), balance)
    check, first, _last = close(rows)
    assert not check.agrees and first is None and check.stated != check.found


def test_a_row_without_balance_ends_the_chain_and_a_single_row_has_none():
    chain = SecondChain()
    chain.add(np.array([1, 2]), np.array([1, 0]), np.array([True, False]), np.array([1, 2]))
    assert chain.close() == (None, None, None)
    assert close([(1, 5, 5)], 1) == (None, None, None)
