"""Undoing one entry: what it opened is closed, what it closed is opened again, by a further entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import Table
from sqlalchemy.exc import IntegrityError

from app.domain.errors import NotAllowed
from app.domain.statement import family
from app.store import bulk
from app.store.context import GROUP_BY, VERSIONED, Context, arrow_types
from app.store.live import LIVE_KEYS, live_table

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.store.repositories.statements import SqlStatements

#: Entries that a program made by itself: what they closed need not be there to be undone.
_BY_ITSELF = ("run",)
#: Tables that taking statements back looks after.
_TAKEN_BACK = frozenset({"statement", "record", "occurrence"})


def undo(context: Context, statements: SqlStatements, seq: int) -> int:
    """Undo entry `seq` in the present transaction; returns how many rows were closed and opened.

    NotAllowed("undo.later") where a later entry has built on its rows.
    """
    imported = _imported(context, seq)
    mine = [table for name, table in VERSIONED.items() if not (imported and name in _TAKEN_BACK)]
    history = _History.read(context)
    later = {table.name: _later(context, table, seq, history) for table in mine}
    changed = 0
    for table in mine:  # before the statements go: what came with their records does not keep them
        context.watch(table)
        changed += _close(context, table, seq, later[table.name])
    if imported:
        changed += sum(statements.close(imported).values())
    for name, column in LIVE_KEYS.items():
        sql = f"select distinct {column} from {name} where until = ?"
        context.live.closed(name, column, bulk.fetch_ints(context.connection, sql, (context.entry,)))
    for table in mine:
        changed += _reopen(context, table, seq)
    _check_members(context)
    _check_stated_once(context, seq)
    context.memo.clear()
    return changed


def _imported(context: Context, seq: int) -> list[int]:
    """Return the statements that came with `seq` and are still there, in whatever version.

    A statement that the entry only counted anew was there before.
    """
    sql = (
        "select distinct s.number from statement s join statement l on l.number = s.number and l.until is null "
        "where s.since = ?1 and s.number not in (select number from statement where until = ?1)"
    )
    return [int(one) for one in bulk.fetch_ints(context.connection, sql, (seq,))]


@dataclass(frozen=True, slots=True)
class _History:
    """action: of each entry; undone: entry → the last one that undid it."""

    action: dict[int, str]
    undone: dict[int, int]

    @classmethod
    def read(cls, context: Context) -> _History:
        rows = context.connection.exec_driver_sql("select seq, action, undoes from audit order by seq").fetchall()
        return cls({row[0]: row[1] for row in rows}, {row[2]: row[0] for row in rows if row[2] is not None})


def _later(context: Context, table: Table, seq: int, history: _History) -> list[tuple[Any, ...]]:
    """Return key and `since` of live rows that `seq` opened first, a later entry closed and its undo opened again.

    NotAllowed("undo.later") where the later entry stands, but for a run, which looks after itself.
    """
    names = _key(table)
    columns = ", ".join(names)
    sql = f"select {columns}, until from {table.name} where since = ? and until is not null"
    level = [tuple(row) for row in context.connection.exec_driver_sql(sql, (seq,))]
    same = " and ".join(f"{name} = ?" for name in names)
    found: list[tuple[Any, ...]] = []
    while level:
        further = []
        for *key, closed in level:
            undo_of = history.undone.get(closed)
            if undo_of is None:
                # a later import that says otherwise of a record opens new versions: statements decide there
                if history.action.get(closed) in _BY_ITSELF or table.name == "record":
                    continue
                raise NotAllowed("undo.later")
            sql = f"select until from {table.name} where {same} and since = ?"
            row = context.connection.exec_driver_sql(sql, (*key, undo_of)).fetchone()
            if row is not None and row[0] is None:
                found.append((*key, undo_of))
            elif row is not None:
                further.append((*key, row[0]))
        level = further
    return found


def _key(table: Table) -> list[str]:
    return [one.name for one in table.primary_key.columns if one.name != "since"]


def _close(context: Context, table: Table, seq: int, later: list[tuple[Any, ...]]) -> int:
    sql = f"update {table.name} set until = ? where since = ? and until is null"
    count = int(context.connection.exec_driver_sql(sql, (context.entry, seq)).rowcount) + len(later)
    if later:
        same = " and ".join(f"{name} = ?" for name in _key(table))
        sql = f"update {table.name} set until = ? where {same} and since = ?"
        context.connection.exec_driver_sql(sql, [(context.entry, *one) for one in later])
    if count:
        context.touched.add(table.name)
    return count


def _reopen(context: Context, table: Table, seq: int) -> int:
    """Insert copies of the rows that `seq` closed, live from now on."""
    names = [one.name for one in table.columns if one.name not in {"since", "until"}]
    order = ", ".join(one.name for one in table.primary_key.columns)
    sql = f"select {', '.join(names)} from {table.name} where until = ? order by {order}"
    columns = bulk.fetch(context.connection, sql, (seq,), types=arrow_types(table, names))
    if not len(columns[0]):
        return 0
    rows = dict(zip(names, columns, strict=True))
    _check_free(context, table, rows)
    try:
        for group, at in _groups(table, rows):
            context.open_rows(table, _taken(rows, at), len(at), group=group)
        if table.name in LIVE_KEYS:
            context.live.opened(table.name, live_table(table.name, rows))
    except IntegrityError as error:
        raise NotAllowed("undo.later") from error
    return len(columns[0])


def _check_free(context: Context, table: Table, rows: dict[str, pa.ChunkedArray]) -> None:
    """A number that is live again already means that later work took its place."""
    if "number" not in rows:
        return
    for marks, values in bulk.in_batches(np.asarray(rows["number"].to_numpy(), np.int64)):
        sql = f"select 1 from {table.name} where until is null and number in ({marks}) limit 1"
        if context.connection.exec_driver_sql(sql, tuple(values)).fetchone():
            raise NotAllowed("undo.later")


def _check_stated_once(context: Context, seq: int) -> None:
    """A file that came back may have been imported again since, or another one that holds rows of it.

    Both would be there, and each of those rows counted twice.
    """
    mine = "select number from statement where since = ? and until is null"
    back = bulk.fetch_ints(context.connection, mine, (context.entry,))
    if not len(back):
        return
    sql = (
        f"select 1 from statement s join statement o on o.statement_id = s.statement_id and o.number <> s.number "
        f"where s.number in ({mine}) and s.until is null and o.until is null limit 1"
    )
    if context.connection.exec_driver_sql(sql, (context.entry,)).fetchone():
        raise NotAllowed("undo.later")
    keys = "select r.number, r.key_fp, r.statement from record r where r.until is null and r.since"
    ours = bulk.fetch_ints(context.connection, f"{keys} = ?", (context.entry,), width=3)
    since = bulk.fetch_ints(context.connection, f"{keys} > ? and r.since < ?", (seq, context.entry), width=3)
    since = since[np.isin(since[:, 1], ours[:, 1]) & ~np.isin(since[:, 0], ours[:, 0])]
    if not len(since):
        return
    sql = "select number, format, account from statement where until is null"
    scope = {row[0]: (family(row[1]), row[2]) for row in context.connection.exec_driver_sql(sql)}
    held = {(key, scope.get(statement)) for _number, key, statement in since.tolist()}
    if any((key, scope.get(statement)) in held for _number, key, statement in ours.tolist()):
        raise NotAllowed("undo.later")


def _groups(table: Table, rows: dict[str, pa.ChunkedArray]) -> list[tuple[str, NDArray[np.int64]]]:
    count = len(next(iter(rows.values())))
    if table.name not in GROUP_BY:
        return [("", np.arange(count))]
    words = np.array([str(one) for one in rows[GROUP_BY[table.name]].to_pylist()])
    return [(str(word), np.flatnonzero(words == word)) for word in np.unique(words)]


def _taken(rows: dict[str, pa.ChunkedArray], at: NDArray[np.int64]) -> dict[str, Any]:
    import pyarrow as pa

    found: dict[str, Any] = {}
    for name, column in rows.items():
        part = column.take(pa.array(at)).combine_chunks()
        if isinstance(part, pa.ChunkedArray):
            part = pa.concat_arrays(part.chunks)
        plain = pa.types.is_integer(part.type) and not part.null_count
        found[name] = np.asarray(part.to_numpy(zero_copy_only=False), np.int64) if plain else part
    return found


def _check_members(context: Context) -> None:
    """A match that came back needs its records: they may have gone with a later undo."""
    sql = (
        "select 1 from member m where m.since = ? and m.until is null and not exists "
        "(select 1 from record r where r.number = m.record and r.until is null) limit 1"
    )
    if context.connection.exec_driver_sql(sql, (context.entry,)).fetchone():
        raise NotAllowed("undo.later")
