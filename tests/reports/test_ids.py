"""Identities, and the order of tables as bytes."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from app.domain.record import suffix_text
from app.reports.ids import RecordIds

STATEMENTS = {1: "abcdef0123456789", 2: "abcdef0123456789+2", 3: "abcdef0123456789.1", 4: "abcdef0123456789.10"}
ROW = st.tuples(st.sampled_from(sorted(STATEMENTS)), st.integers(1, 2_000_000), st.integers(0, 60))


def made(rows):
    table = pa.table(
        {
            "record": pa.array(range(1, len(rows) + 1), pa.int64()),
            "statement": pa.array([one[0] for one in rows], pa.int32()),
            "row": pa.array([one[1] for one in rows], pa.int32()),
            "suffix": pa.array([one[2] for one in rows], pa.int8()),
        }
    )
    return RecordIds(table, STATEMENTS)


def text(row):
    return f"{STATEMENTS[row[0]]}-{row[1]}{suffix_text(row[2])}"


@given(st.lists(ROW, max_size=40, unique=True))
def test_record_ids_sort_as_bytes(rows):
    ids = made(rows)
    ranks = ids.byte_ranks()
    by_rank = [text(rows[at]) for at in np.argsort(ranks)]
    assert by_rank == sorted((text(row) for row in rows), key=str.encode)


@given(st.lists(ROW, max_size=40, unique=True))
def test_records_stand_by_statement_then_row_as_a_number_then_id(rows):
    ids = made(rows)
    found = [rows[at] for at in ids.table_order().tolist()]
    assert found == sorted(rows, key=lambda one: (STATEMENTS[one[0]].encode(), one[1], text(one).encode()))
    every = np.arange(len(rows))
    assert ids.texts(every).to_pylist() == [text(row) for row in rows]


def test_positions_of_unknown_numbers_are_minus_one():
    ids = made([(1, 5, 0), (2, 7, 0)])
    assert ids.positions(np.array([2, 1, 99, -1, 0], np.int64)).tolist() == [1, 0, -1, -1, -1]
