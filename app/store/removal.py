"""Taking statements back: their records go with their last occurrence, and what rests on them as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.errors import NotAllowed
from app.store import bulk, schema
from app.store.context import Context
from app.store.live import from_json_lists
from app.store.slim import slim_columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: `actor` of what a run made by itself; a person's matches keep an import from being undone.
RULE = "rule"


@dataclass(frozen=True, slots=True)
class Removed:
    """How many rows of each kind were ended, and what has to be told anew.

    homes: statements in which records live on that another had stored. left: records of those ended that live on.
    """

    statements: int
    records: int
    matches: int
    discrepancies: int
    homes: list[int]
    left: NDArray[np.int64]


def remove_statements(context: Context, numbers: list[int]) -> Removed:
    """End statements, their occurrences and the records that no other live statement states.

    A record that another one states lives on in the one that was stored first of them, and has its place
    and id there. Matches and discrepancies of a run that rest on a record that goes end with it;
    NotAllowed("undo.later") where a person decided on one.
    """
    ended = context.close_rows(schema.statement, numbers)
    context.memo.clear()
    parts = [np.zeros(0, np.int64)]
    for marks, values in bulk.in_batches(np.array(numbers, np.int64)):
        sql = f"select record from occurrence where until is null and statement in ({marks})"
        parts.append(bulk.fetch_ints(context.connection, sql, values))
    stated = np.concatenate(parts)
    context.close_rows(schema.occurrence, numbers, "statement")
    gone, moved = _split(context, numbers)
    matches, items = _release(context, gone)
    _move(context, moved)
    count = context.close_rows(schema.record, gone)
    context.memo.clear()
    changed = np.setdiff1d(np.union1d(stated, moved[:, 0]), gone)
    still = [np.zeros(0, np.int64)]
    for marks, values in bulk.in_batches(changed):
        sql = f"select number from record where until is null and number in ({marks})"
        still.append(bulk.fetch_ints(context.connection, sql, values))
    return Removed(ended, count, matches, items, np.unique(moved[:, 1]).tolist(), np.concatenate(still))


def leaving_records(context: Context, numbers: list[int]) -> NDArray[np.int64]:
    """Return the records that no live statement but these states."""
    return _split(context, numbers)[0]


def _split(context: Context, numbers: list[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the records of these statements that go, and (record, statement, idx, row) of those that move."""
    mine, other = [np.zeros(0, np.int64)], [np.zeros((0, 4), np.int64)]
    for marks, values in bulk.in_batches(np.array(numbers, np.int64)):
        sql = f"select number from record where until is null and statement in ({marks}) order by number"
        mine.append(bulk.fetch_ints(context.connection, sql, values))
        sql = (
            "select o.record, o.statement, o.idx, o.row from record r join occurrence o on o.record = r.number "
            f"and o.until is null where r.until is null and r.statement in ({marks}) "
            "order by o.record, o.statement, o.idx"
        )
        other.append(bulk.fetch_ints(context.connection, sql, values, width=4))
    records, places = np.concatenate(mine), np.concatenate(other)
    first = np.append(True, places[1:, 0] != places[:-1, 0]) if len(places) else np.zeros(0, bool)
    places = places[first]
    return np.setdiff1d(records, places[:, 0]), places


def _move(context: Context, places: NDArray[np.int64]) -> None:
    """Let records live on where another statement states them; that occurrence becomes their own place."""
    if not len(places):
        return
    numbers = places[:, 0]
    kept = []
    for marks, values in bulk.in_batches(numbers):
        sql = f"select key_fp from record where until is null and number in ({marks}) order by number"
        kept.append(bulk.fetch_ints(context.connection, sql, values))
    columns: dict[str, Any] = {
        "number": numbers, "statement": places[:, 1], "idx": places[:, 2], "row": places[:, 3],
        "key_fp": np.concatenate(kept),
    }  # fmt: skip
    from app.store.repositories.records import SqlRecords

    context.close_rows(schema.record, numbers)
    for record, statement, idx in places[:, :3].tolist():
        context.connection.exec_driver_sql(
            "update occurrence set until = ? where record = ? and statement = ? and idx = ? and until is null",
            (context.entry, record, statement, idx),
        )
    context.touched.add("occurrence")
    rows = SqlRecords(context).at(places[:, 1], places[:, 2])
    columns |= slim_columns(rows) | {"suffix": np.asarray(rows["suffix"].to_numpy(), np.int64)}
    for statement in np.unique(places[:, 1]):
        context.reread(schema.record, int(statement))
    context.open_rows(schema.record, columns, len(numbers), group=None)
    context.memo.clear()


def _release(context: Context, gone: NDArray[np.int64]) -> tuple[int, int]:
    """End the matches and discrepancies that rest on these records."""
    if not len(gone):
        return 0, 0
    found = bulk.fetch_ints(context.connection, "select record, match from member where until is null", width=2)
    matches = np.unique(found[np.isin(found[:, 0], gone), 1])
    items = _items(context, gone, matches)
    for table, numbers in (("tie", matches), ("discrepancy", items)):
        for marks, values in bulk.in_batches(numbers):
            sql = f"select 1 from {table} where until is null and actor <> ? and number in ({marks}) limit 1"
            if context.connection.exec_driver_sql(sql, (RULE, *values)).fetchone():
                raise NotAllowed("undo.later")
    context.close_rows(schema.member, matches, "match")
    return context.close_rows(schema.match, matches), context.close_rows(schema.discrepancy, items)


def _items(context: Context, gone: NDArray[np.int64], matches: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the numbers of live discrepancies that name one of these records or matches."""
    import pyarrow as pa
    import pyarrow.compute as pc

    sql = "select number, match, records from discrepancy where until is null"
    number, match, records = bulk.fetch(context.connection, sql, types=[pa.int64(), pa.int64(), pa.string()])
    hit = np.isin(match.to_numpy(), matches[matches != 0])
    lists = from_json_lists(records)
    parent = pc.list_parent_indices(lists).to_numpy(zero_copy_only=False)
    hit[parent[np.isin(pc.list_flatten(lists).to_numpy(zero_copy_only=False), gone)]] = True
    return np.asarray(number.to_numpy()[hit], np.int64)
