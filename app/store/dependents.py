"""Which later entries have built on what an entry did: they have to be undone before it."""

from __future__ import annotations

import json

from sqlalchemy import Table

from app.store import bulk
from app.store.context import VERSIONED, Context


def dependents(context: Context, seq: int) -> list[int]:
    """Return the entries, ascending, that stand directly on entry `seq`, undone or not.

    An entry stands on another when it ended a row that the other opened, holds a row in the place of one
    that the other ended, uses a record that the other brought, or imported files with times of the zone that the
    other set. An entry that was undone has handed its
    rows on to the one that undid it: that one is returned beside it.
    """
    found: set[int] = set()
    for table in VERSIONED.values():
        found |= _ended(context, table, seq) | _in_the_place(context, table, seq)
    found |= _same_member(context, seq) | _on_records(context, seq) | _read_by(context, seq)
    return sorted(one for one in found if one > seq)


def _ints(context: Context, sql: str, *parameters: int) -> set[int]:
    return {int(one) for one in bulk.fetch_ints(context.connection, sql, parameters)}


def _key(table: Table) -> list[str]:
    return [one.name for one in table.primary_key.columns if one.name != "since"]


def _ended(context: Context, table: Table, seq: int) -> set[int]:
    return _ints(context, f"select distinct until from {table.name} where since = ? and until is not null", seq)


def _in_the_place(context: Context, table: Table, seq: int) -> set[int]:
    """Return who opened a later row with the key of one that `seq` ended."""
    same = " and ".join(f"n.{name} = o.{name}" for name in _key(table))
    sql = f"select distinct n.since from {table.name} o join {table.name} n on {same} and n.since > ? where o.until = ?"
    return _ints(context, sql, seq, seq)


def _same_member(context: Context, seq: int) -> set[int]:
    """Return who matched a record, or a part of it, that `seq` set free."""
    same = "n.comparison = o.comparison and n.side = o.side and n.record = o.record"
    sql = f"select distinct n.since from member o join member n on {same} and n.since > ? where o.until = ?"
    return _ints(context, sql, seq, seq)


def _on_records(context: Context, seq: int) -> set[int]:
    """Return who matched a record that came with `seq`, or listed it."""
    mine = "select number from record where since = ?"
    numbers = _ints(context, mine, seq)
    if not numbers:
        return set()
    found = _ints(context, f"select distinct since from member where record in ({mine}) and since > ?", seq, seq)
    rows = context.connection.exec_driver_sql("select since, records from discrepancy where since > ?", (seq,))
    return found | {int(since) for since, records in rows if numbers.intersection(json.loads(records))}


def _read_by(context: Context, seq: int) -> set[int]:
    """Return the imports that read files after `seq` changed the zone of the book."""
    if not _ints(context, "select 1 from rule where name = 'book.zone' and (since = ?1 or until = ?1)", seq):
        return set()
    sql = "select seq from audit where action = 'import' and seq > ?1 and seq in (select since from statement)"
    return _ints(context, sql, seq)
