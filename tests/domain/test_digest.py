"""A digest depends on values alone, never on how Arrow cut the columns in pieces."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.digest import table_digest

_COLUMNS = {
    "text": (pa.string(), st.text(max_size=5)),
    "number": (pa.int64(), st.integers(-(2**40), 2**40)),
    "hole": (pa.int64(), st.none() | st.integers(-3, 3)),
    "flag": (pa.bool_(), st.booleans()),
    "list": (pa.list_(pa.int64()), st.lists(st.integers(0, 9), max_size=3)),
}


def _table(rows: list[tuple[Any, ...]]) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else [()] * len(_COLUMNS)
    arrays = [pa.array(list(c), t) for c, (t, _) in zip(columns, _COLUMNS.values(), strict=True)]
    return pa.table(arrays, names=list(_COLUMNS))


@given(rows=st.lists(st.tuples(*(s for _t, s in _COLUMNS.values())), max_size=20), cut=st.integers(1, 7))
def test_cutting_a_table_in_pieces_changes_nothing(rows: list[tuple[Any, ...]], cut: int) -> None:
    table = _table(rows)
    pieces = [table.slice(i, cut) for i in range(0, len(table), cut)] or [table]
    assert table_digest(pa.concat_tables(pieces)) == table_digest(table)


@pytest.mark.parametrize("other", [[("ab", 1, 1, True, [1])], [("a", 2, 1, True, [1])], [("a", 1, None, True, [1])]])
def test_another_value_gives_another_digest(other: list[tuple[Any, ...]]) -> None:
    assert table_digest(_table(other)) != table_digest(_table([("a", 1, 1, True, [1])]))


def test_where_texts_end_counts() -> None:
    one, two = pa.table({"t": ["ab", "c"]}), pa.table({"t": ["a", "bc"]})
    assert table_digest(one) != table_digest(two)
