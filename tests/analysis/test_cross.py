"""Cross tables add up exactly, whatever the order of the rows, without an object for a row."""

from __future__ import annotations

import sys
from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.cross import Cross, Term, cross

ROW = st.tuples(
    st.integers(0, 1),  # currency
    st.integers(0, 2),
    st.integers(0, 2),
    st.integers(0, 3),  # column
    st.integers(-(2**63) + 1, 2**63 - 1),
    st.integers(0, 8),  # exponent
)


def crossed(rows: list[tuple[int, ...]], with_column: bool) -> Cross:
    """Return the cross table of (currency, field, field, column, value, exponent)."""
    of = np.array(rows, np.int64).reshape(-1, 6)
    terms = [Term(np.arange(len(of)), of[:, 4], of[:, 5])]
    return cross(of[:, 0], [of[:, 1], of[:, 2]], of[:, 3] if with_column else None, [terms])


def told(of: Cross) -> dict[tuple[int | None, ...], tuple[int, Decimal]]:
    """Return (currency, field, field, column) → (rows, sum); None for what is a total."""
    names = [*((*key,) for key in of.keys.tolist()), *((one, None, None) for one in of.totals.tolist())]
    columns = [*of.columns.tolist(), None]
    return {
        (*name, column): (int(of.counts[row, at]), Decimal(of.sums[0][row, at]).scaleb(-of.exps[0]))
        for row, name in enumerate(names)
        for at, column in enumerate(columns)
        if of.counts[row, at]
    }


@given(st.lists(ROW, max_size=25), st.booleans(), st.randoms(use_true_random=False))
def test_totals_are_those_of_a_plain_count_over_decimals(rows, with_column, random):
    naive: dict[tuple[int | None, ...], tuple[int, Decimal]] = {}
    for currency, first, second, column, value, exp in rows:
        part = Decimal(value).scaleb(-exp)
        for key in ((currency, first, second), (currency, None, None)):
            for at in (column if with_column else 0, None):
                count, total = naive.get((*key, at), (0, Decimal(0)))
                naive[*key, at] = (count + 1, total + part)
    assert told(crossed(rows, with_column)) == naive
    shuffled = random.sample(rows, len(rows))
    assert told(crossed(shuffled, with_column)) == naive


@given(st.lists(ROW, min_size=1, max_size=25))
def test_behind_each_figure_stand_the_rows_that_it_adds_up(rows):
    of = crossed(rows, True)
    for row in range(len(of.counts)):
        for column in range(len(of.columns) + 1):
            behind = of.behind(row, column)
            assert len(behind) == of.counts[row, column]
            top = of.exps[0]
            assert sum(rows[at][4] * 10 ** (top - rows[at][5]) for at in behind.tolist()) == of.sums[0][row, column]


def test_sums_beyond_64_bits_are_whole_numbers_and_exact():
    most = 2**63 - 1
    of = crossed([(0, 0, 0, 0, most, 0), (0, 0, 0, 0, most, 0), (0, 0, 0, 0, most, 2), (0, 0, 0, 1, -1, 0)], True)
    assert of.exps == (2,)
    assert of.sums[0][0].tolist() == [most * 201, -100, most * 201 - 100]
    assert all(type(one) is int for one in of.sums[0].ravel())


def test_nothing_makes_no_rows():
    of = crossed([], True)
    assert of.rows == 0 and of.counts.shape == (0, 1) and of.sums[0].shape == (0, 1)


def test_no_object_stands_for_a_row():
    """A hundred thousand rows and a thousand: the same cells, as many objects."""

    def objects(count: int) -> int:
        at = np.arange(count)
        before = sys.getallocatedblocks()
        made = cross(at % 2, [at % 5, at % 3], at % 7, [[Term(at, at * 100, np.full(count, 2))]])
        assert made.rows == 30
        return sys.getallocatedblocks() - before

    objects(1_000)  # pandas is loaded
    assert objects(100_000) < objects(1_000) + 2_000
