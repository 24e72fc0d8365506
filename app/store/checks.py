"""What a book can check of itself: the file, the chain, every row against its entry, matches and records."""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np

from app.domain.columns import record_schema
from app.domain.digest import table_digest
from app.domain.progress import Report, Step
from app.store import bulk
from app.store.chunks import Chunks, PieceCache
from app.store.context import GROUP_BY, VERSIONED, arrow_types, beside, combined, rows_line, value_columns
from app.store.schema import BEYOND
from app.store.slim import slim_columns
from app.trust.chain import breaks

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from app.store.context import Context
    from app.store.repositories.whole import Whole

Found = Iterator[str]

#: Problems named in a detail; the rest is counted.
_NAMED = 5


def run_checks(book: Whole, context: Context, report: Report) -> list[tuple[str, bool, str]]:
    """Return (key of the check, passed, detail) for each; the detail names what failed, "" where nothing did.

    report is called before each check. The whole book is read: seconds for a million records.
    """
    checks: list[tuple[str, Callable[[], Found]]] = [
        ("verify.integrity", lambda: _integrity(context.connection)),
        ("verify.chain", lambda: _chain(book)),
        ("verify.replay", lambda: _replay(book, context.connection)),
        ("verify.versions", lambda: _versions(context.connection)),
        ("verify.columns", lambda: _columns(context)),
        ("verify.records", lambda: _records(book, context)),
        ("verify.members", lambda: _members(context.connection)),
        ("verify.discrepancies", lambda: _discrepancies(book)),
        ("verify.originals", lambda: _originals(context.connection)),
    ]
    results = []
    for at, (name, check) in enumerate(checks):
        report(Step.VERIFYING, at, len(checks), name)
        try:
            problems = list(check())
        except (ArithmeticError, LookupError, TypeError, ValueError, OSError, zlib.error) as error:
            problems = [f"unreadable: {error}"]  # damaged contents show as whatever reads them trips over
        results.append((name, not problems, detail_of(problems)))
    return results


def detail_of(problems: list[str]) -> str:
    """Return the first problems, and how many there are more."""
    more = f"; +{len(problems) - _NAMED}" if len(problems) > _NAMED else ""
    return "; ".join(problems[:_NAMED]) + more


def _integrity(connection: Connection) -> Found:
    for row in connection.exec_driver_sql("pragma integrity_check").fetchall():
        if row[0] != "ok":
            yield str(row[0])


def _chain(book: Whole) -> Found:
    for one in breaks(asdict(entry) for entry in book.audit.entries()):
        yield f"entry {one.seq}: {one.what}"


def _replay(book: Whole, connection: Connection) -> Found:
    """Every row, opened or closed, is covered by the digest of an entry, and no entry covers more."""
    lines: dict[int, list[str]] = defaultdict(list)
    for name, table in VERSIONED.items():
        for entry, line in _opened_lines(connection, table):
            lines[entry].append(f"opened {name} {line}")
        for entry, line in _closed_lines(connection, table):
            lines[entry].append(f"closed {name} {line}")
    further = beside(connection)
    for one in book.audit.entries():
        mine = lines.pop(one.seq, [])
        # in a book of before, entries covered versioned rows alone
        if one.digest not in (combined([*mine, *further.pop(one.seq, [])]), combined(mine)):
            yield f"entry {one.seq}: rows changed"
    for seq in sorted(lines):
        yield f"entry {seq}: rows without an entry"


def _opened_lines(connection: Connection, table: Table) -> Iterator[tuple[int, str]]:
    names = value_columns(table)
    group = GROUP_BY.get(table.name)
    order = ", ".join(one.name for one in table.primary_key.columns)
    by = f"since, {group}" if group else "since"
    pairs = connection.exec_driver_sql(f"select distinct {by} from {table.name} order by {by}").fetchall()
    for pair in pairs:
        where = "since = ?" + (f" and {group} = ?" if group else "")
        sql = f"select {', '.join(names)} from {table.name} where {where} order by {order}"
        arrays = bulk.fetch(connection, sql, tuple(pair), types=arrow_types(table, names))
        yield int(pair[0]), f"{pair[1] if group else ''} {rows_line(names, arrays)}"


def _closed_lines(connection: Connection, table: Table) -> Iterator[tuple[int, str]]:
    names = [one.name for one in table.primary_key.columns]
    sql = f"select distinct until from {table.name} where until is not null order by until"
    for entry in bulk.fetch_ints(connection, sql).tolist():
        sql = f"select {', '.join(names)} from {table.name} where until = ? order by {', '.join(names)}"
        arrays = bulk.fetch(connection, sql, (entry,), types=arrow_types(table, names))
        yield int(entry), rows_line(names, arrays)


def _versions(connection: Connection) -> Found:
    for name, table in VERSIONED.items():
        key = ", ".join(one.name for one in table.primary_key.columns if one.name != "since")
        sql = f"select {key} from {name} where until is null group by {key} having count(*) > 1 limit 5"
        for row in connection.exec_driver_sql(sql).fetchall():
            yield f"{name} {'.'.join(map(str, row))} is live twice"


def _columns(context: Context) -> Found:
    """A statement's columns have the digest that its reader gave them, also while it is taken back.

    Their pieces are numbered from 0: a row is looked for in the piece that is its own.
    """
    chunks = Chunks(context.connection, PieceCache())  # the book is looked at, not what is remembered of it
    sql = "select number, max(digest), max(statement_id) from statement where refused_key = '' group by number"
    for number, digest, statement_id in context.connection.exec_driver_sql(sql).fetchall():
        table = chunks.read(int(number), record_schema().names)
        numbered = _numbered(context.connection, "statement_chunk", "statement", int(number))
        if not numbered or (digest and table_digest(table) != digest):
            yield str(statement_id)
    orphans = "select distinct statement from statement_chunk where statement not in (select number from statement)"
    for row in context.connection.exec_driver_sql(orphans):
        yield f"columns of statement {row[0]}, which is not there"


def _numbered(connection: Connection, table: str, column: str, value: object) -> bool:
    """Return whether the pieces of one thing have the numbers from 0 without a gap."""
    sql = f"select count(*), coalesce(min(n), 0), coalesce(max(n), -1) from {table} where {column} = ?"
    count, first, last = connection.exec_driver_sql(sql, (value,)).one()
    return int(first) == 0 and int(last) == int(count) - 1


def _records(book: Whole, context: Context) -> Found:
    """The slim rows say what the columns say, and there is one for every row that was stored."""
    table = book.records.table(columns=["record", *_SAID])
    order = np.argsort(table["record"].to_numpy())
    said = slim_columns(table)
    names = [name for name in sorted(said) if name != "currency"]
    sql = f"select number, {', '.join(names)} from record where until is null order by number"
    found = bulk.fetch_ints(context.connection, sql, width=len(names) + 1)
    numbers = table["record"].to_numpy()[order]
    if len(found) != len(numbers) or (found[:, 0] != numbers).any():
        yield f"{len(found)} rows for {len(numbers)} records"
        return
    wrong = np.zeros(len(numbers), bool)
    for at, name in enumerate(names, 1):
        wrong |= found[:, at] != np.asarray(said[name])[order]
    for one in book.records.ids(numbers[wrong][: _NAMED * 20]).to_pylist():
        yield str(one)


_SAID = ("layer", "kind", "exp", "order_fp", "channel_fp", "amount", "at", "fee", "fee_exp", "currency")


def _members(connection: Connection) -> Found:
    """No record beyond its amount, no member without a match or a record, no match without members."""
    for sql in BEYOND:
        for row in connection.exec_driver_sql(sql).fetchall():
            yield f"record {row[0]} is matched beyond its amount"
    for name, sql in _LOOSE.items():
        for row in connection.exec_driver_sql(sql).fetchall():
            yield f"{name} {row[0]}"


_LOOSE = {
    "member without its match:": "select m.match from member m where m.until is null and not exists "
    "(select 1 from tie t where t.number = m.match and t.until is null) limit 5",
    "member without its record:": "select m.record from member m where m.until is null and not exists "
    "(select 1 from record r where r.number = m.record and r.until is null) limit 5",
    "match without members:": "select t.number from tie t where t.until is null and not exists "
    "(select 1 from member m where m.match = t.number and m.until is null) limit 5",
    "occurrence without its record:": "select o.record from occurrence o where o.until is null and not exists "
    "(select 1 from record r where r.number = o.record and r.until is null) limit 5",
}


def _discrepancies(book: Whole) -> Found:
    import pyarrow.compute as pc

    items = book.discrepancies.live()
    if not len(items):
        return
    known = book.records.table(columns=["record"])["record"].to_numpy()
    named = np.unique(pc.list_flatten(items["records"]).to_numpy())
    for one in np.setdiff1d(named, known)[:_NAMED].tolist():
        yield f"record {one} is named and not there"
    ties, _members_of = book.matches.live()
    matches = np.unique(items["match"].to_numpy())
    for one in np.setdiff1d(matches[matches > 0], ties["number"].to_numpy())[:_NAMED].tolist():
        yield f"match {one} is named and not there"


def _originals(connection: Connection) -> Found:
    """Originals have the bytes that they are named by; chunks, statements and originals belong together."""
    for sha256, size, chunks in connection.exec_driver_sql("select sha256, size, chunks from original").fetchall():
        whole, count, length = hashlib.sha256(), 0, 0
        rows = connection.exec_driver_sql("select data from original_chunk where sha256 = ? order by n", (sha256,))
        for row in rows:
            data = zlib.decompress(row[0])
            whole.update(data)
            count, length = count + 1, length + len(data)
        numbered = _numbered(connection, "original_chunk", "sha256", sha256)
        if (whole.hexdigest(), count, length, numbered) != (sha256, chunks, size, True):
            yield f"original {sha256[:16]}"
    for what, sql in _STRAY.items():
        for row in connection.exec_driver_sql(sql).fetchall():
            yield f"original {str(row[0])[:16]} {what}"


_STRAY = {
    "has no name": "select distinct sha256 from original_chunk where sha256 not in (select sha256 from original)",
    "is not there": "select original from statement where original <> '' "
    "and original not in (select sha256 from original)",
    "came with no statement": "select sha256 from original o where not exists "
    "(select 1 from statement s where s.original = o.sha256)",
}
