"""Statements with their records, and the originals that they were read from."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.arrays import distinct
from app.domain.columns import record_schema
from app.domain.money import Money
from app.domain.statement import ReadStatement, Refusal, StatementFacts
from app.services.ports import Counted, StoredStatement
from app.store import bulk, schema
from app.store.chunks import encode
from app.store.context import Context, dumps
from app.store.counting import counted
from app.store.removal import leaving_records, remove_statements
from app.store.repositories.records import SqlRecords
from app.store.seen import Seen, SeenRows, records_of, rows_seen_of, stored_copy
from app.store.slim import ints, slim_columns, sums_of

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

_FIELDS = [one.name for one in fields(StoredStatement)]
_CHUNK = 4 << 20

Tick = Callable[[int], None]


class SqlStatements:
    """One live row for every source ever offered and not undone."""

    def __init__(self, context: Context, records: SqlRecords) -> None:
        self._context = context
        self._records = records
        self._seen = Seen(context, records)
        self._sums: dict[str, Money] = {}

    def live(self) -> list[StoredStatement]:
        """Return every statement, refused sources included, sorted by statement_id as bytes."""
        sql = f"select {', '.join(_FIELDS)} from statement where until is null"
        found = [_stored(row) for row in self._context.connection.exec_driver_sql(sql)]
        return sorted(found, key=lambda one: one.statement_id.encode())

    # -- adding ------------------------------------------------------------------------------------------

    def add(self, read: ReadStatement, original_sha256: str, tick: Tick | None = None) -> StoredStatement:
        """Store one statement: new records, further occurrences of seen ones (multiset per account and key).

        tick(done) is called between batches of rows.
        """
        facts, table = read.facts, records_of(read.records)
        seen = self._seen.rows(facts, table)
        number = self._context.next_number(schema.statement)
        fresh = seen.record == 0
        first, count = self._context.next_number(schema.record), int(fresh.sum())
        numbers = np.where(fresh, first - 1 + np.cumsum(fresh), 0)
        pieces = encode(table, numbers, fast=self._context.temporary)
        self._context.chunks.write(number, _ticking(pieces, tick))
        self._add_records(number, table, numbers, tick)
        rows_seen, repeats = rows_seen_of(facts.rows_read - facts.rows_refused, table, seen.record)
        if not len(table):  # a file without a row is told by its bytes
            again = stored_copy(self._context.connection, facts)
        else:
            again = self._file_of(seen.record) if repeats else ""
        stored = self._add_statement(number, read, original_sha256, rows_seen, first if count else 0, count, again)
        self._seen.add(facts, table, numbers)
        self._forget()
        if count < len(table):
            self._add_occurrences(number, table, seen)
        return stored

    def count(self, reads: Iterable[ReadStatement], tick: Callable[[int], None] | None = None) -> Iterator[Counted]:
        """Say what `add` would count of these statements, one after the other; nothing is written."""
        return counted(self._context, self._records, iter(reads), tick)

    def _forget(self) -> None:
        """Drop what was worked out before this write, but for the keys that stay right."""
        pools = self._context.memo.get("pools")
        self._context.memo.clear()
        if pools is not None:
            self._context.memo["pools"] = pools

    def _add_records(self, number: int, table: pa.Table, numbers: NDArray[np.int64], tick: Tick | None) -> None:
        import pyarrow as pa

        fresh = np.flatnonzero(numbers)
        if not len(fresh):
            return
        if len(fresh) < len(table):
            table = table.take(pa.array(fresh))
        said = slim_columns(table)
        self._count(said)
        columns = said | {
            "number": numbers[fresh], "statement": number, "idx": fresh,
            "row": ints(table, "row"), "suffix": ints(table, "suffix"), "key_fp": ints(table, "key_fp"),
        }  # fmt: skip
        self._context.load(schema.record, len(fresh))
        self._context.open_rows(schema.record, columns, len(fresh), group=number, tick=tick)

    def stated(self, number: int) -> pa.Table:
        """Return all records of a statement as it states them, seen rows included: record_schema."""
        return self._context.chunks.read(number, record_schema().names)

    def movements(self, number: int, exp: int) -> tuple[int, ...]:
        """Return what the records of a statement may move its balance by, at `exp`: Σ amount, Σ net.

        Whether a row's own fee is part of its running balance differs from source to source.
        """
        said = slim_columns(self.stated(number))
        found = []
        for amount, digits in ((said["amount"], said["exp"]), (said["net"], said["net_exp"])):
            total = sum(int(amount[digits == one].sum()) * 10 ** (8 - int(one)) for one in distinct(digits))
            if total % 10 ** (8 - exp) == 0:
                found.append(total // 10 ** (8 - exp))
        return tuple(found)

    def sums(self) -> dict[str, str]:
        """Return currency → plain sum of the new records that this unit of work stored."""
        return {name: str(self._sums[name]) for name in sorted(self._sums)}

    def _count(self, said: dict[str, Any]) -> None:
        for currency, exp, amount in sums_of(said):
            before = self._sums.get(currency, Money(0, currency, exp))
            self._sums[currency] = before + Money(amount, currency, exp)

    def _add_occurrences(self, number: int, table: pa.Table, seen: SeenRows) -> None:
        at = np.flatnonzero(seen.record)
        at = at[np.argsort(seen.record[at], kind="stable")]
        columns = {
            "record": seen.record[at], "statement": number, "idx": at,
            "row": ints(table, "row")[at], "differs": seen.differs[at].astype(np.int64),
        }  # fmt: skip
        before = self._records.restated()
        self._context.open_rows(schema.occurrence, columns, len(at), group=number)
        self._context.memo.pop("restated", None)
        self._context.memo.pop("kept", None)
        known = np.union1d(seen.record[at][seen.differs[at]], np.intersect1d(before.record, seen.record[at]))
        if len(known):
            self.refresh(known)

    def refresh(self, numbers: NDArray[np.int64]) -> None:
        """Bring the slim rows of these records to what is now said of them, as new versions where it changed."""
        import pyarrow as pa

        numbers = distinct(numbers)
        rows = self._records.rows(numbers)
        said = slim_columns(rows)
        names = sorted(said)
        where = []
        for marks, values in bulk.in_batches(numbers):
            cells = ", ".join(name for name in names if name != "currency")
            sql = f"select {cells} from record where until is null and number in ({marks}) order by number"
            where.append(bulk.fetch_ints(self._context.connection, sql, values, width=len(names) - 1))
        there = np.concatenate(where)
        now = np.stack([np.asarray(said[name], np.int64) for name in names if name != "currency"], axis=1)
        changed = np.flatnonzero((there != now).any(axis=1))
        if not len(changed):
            return
        kept = self._kept(numbers[changed])
        self._context.close_rows(schema.record, numbers[changed])
        taken = slim_columns(rows.take(pa.array(changed)))
        columns = taken | {"number": numbers[changed]} | kept
        self._context.open_rows(schema.record, columns, len(changed), group=None)
        for number in distinct(kept["statement"]):
            self._context.reread(schema.record, int(number))

    def _kept(self, numbers: NDArray[np.int64]) -> dict[str, NDArray[np.int64]]:
        """Return the columns of live records that never change, by number."""
        names = ("statement", "idx", "row", "suffix", "key_fp")
        parts = []
        for marks, values in bulk.in_batches(numbers):
            sql = f"select {', '.join(names)} from record where until is null and number in ({marks}) order by number"
            parts.append(bulk.fetch_ints(self._context.connection, sql, values, width=len(names)))
        found = np.concatenate(parts)
        return {name: found[:, at] for at, name in enumerate(names)}

    def _add_statement(
        self,
        number: int,
        read: ReadStatement,
        original: str,
        rows_seen: int,
        first: int,
        count: int,
        again: str,
    ) -> StoredStatement:
        facts = read.facts
        message = (facts.message_key, facts.message_params)
        if again and not facts.message_key:
            message = ("statement.repeated", {"file": again})
        stored = StoredStatement(
            number=number,
            statement_id=self._free_id(facts.id_stem),
            original="" if self._context.temporary else original,
            rows_stored=facts.rows_read - facts.rows_refused - rows_seen,
            rows_seen_before=rows_seen,
            message_key=message[0],
            message_params=message[1],
            refused_key="",
            refused_row=0,
            refused_column="",
            since=self._context.entry,
            stated_days=read.look.stated,
            checks=tuple(asdict(one) for one in facts.checks),
            **{name: getattr(facts, name) for name in _TAKEN},
        )
        self._insert(stored, first, count)
        return stored

    def _insert(self, stored: StoredStatement, first: int, count: int) -> None:
        columns = {name: getattr(stored, name) for name in _FIELDS if name != "since"}
        columns |= {"checks": dumps(list(stored.checks)), "message_params": dumps(stored.message_params)}
        columns["stated_days"] = None if stored.stated_days is None else int(stored.stated_days)
        self._context.open_rows(schema.statement, columns | {"first_record": first, "records": count}, 1)
        self._context.memo.pop("heads", None)

    def _free_id(self, stem: str) -> str:
        """Return `stem`, or `stem+2`, `stem+3` … where live statements have the ones before."""
        sql = "select statement_id from statement where until is null and (statement_id = ? or statement_id like ?)"
        taken = {row[0] for row in self._context.connection.exec_driver_sql(sql, (stem, f"{stem}+%"))}
        further = 2
        found = stem
        while found in taken:
            found, further = f"{stem}+{further}", further + 1
        return found

    def _file_of(self, records: NDArray[np.int64]) -> str:
        """Return the name of the source that most of these records were stored with."""
        places = self._records.places(records)
        numbers, counts = np.unique(places.statement, return_counts=True)
        most = int(numbers[np.argmax(counts)])
        sql = "select file from statement where number = ? order by since desc limit 1"
        return str(self._context.connection.exec_driver_sql(sql, (most,)).scalar_one())

    def add_refused(self, refusal: Refusal) -> StoredStatement:
        """Keep that a source was refused: no rows, its reason as key and parameters."""
        facts = StatementFacts(
            file=refusal.file,
            sha256=refusal.sha256 or "0" * 64,
            format="",
            version=0,
            layer=0,
            currency="",
            rows_read=0,
        )
        stored = StoredStatement(
            number=self._context.next_number(schema.statement),
            statement_id=self._free_id(facts.id_stem),
            original="",
            rows_stored=0,
            rows_seen_before=0,
            message_key=refusal.key,
            message_params=refusal.params,
            refused_key=refusal.key,
            refused_row=refusal.row,
            refused_column=refusal.column,
            since=self._context.entry,
            checks=(),
            **{name: getattr(facts, name) for name in _TAKEN},
        )
        self._insert(stored, 0, 0)
        return stored

    # -- taking back -------------------------------------------------------------------------------------

    def close(self, numbers: Sequence[int]) -> dict[str, int]:
        """Undo imports: close the statements and the records that no other live statement states."""
        removed = remove_statements(self._context, list(numbers))
        self.recount(removed.homes)
        if len(removed.left):
            self.refresh(removed.left)
        return {
            "statements": removed.statements,
            "records": removed.records,
            "matches": removed.matches,
            "discrepancies": removed.discrepancies,
        }

    def came_with(self) -> dict[int, int]:
        """Return statement → the entry that brought it first, whatever counted it anew or brought it back since."""
        sql = "select number, min(since) from statement group by number"
        return {int(number): int(seq) for number, seq in self._context.connection.exec_driver_sql(sql)}

    def leaving(self, numbers: Sequence[int]) -> NDArray[np.int64]:
        """Return the records that would go with these statements: no other live one states them."""
        return leaving_records(self._context, list(numbers))

    def recount(self, numbers: Sequence[int]) -> None:
        """Count anew the rows of statements in which records live on that another had stored."""
        for one in [one for one in self.live() if one.number in set(numbers)]:
            table = self.stated(one.number)
            own = self._records.own(
                ["row", "suffix"], [head for head in self._records.heads() if head.number == one.number]
            )
            names = [ints(part, "row") * 1000 + ints(part, "suffix") for part in (table, own)]
            seen = np.where(np.isin(names[0], names[1]), 0, 1)
            rows_seen, _whole = rows_seen_of(one.rows_read - one.rows_refused, table, seen)
            repeated = one.message_key == "statement.repeated"
            sql = "select first_record, records from statement where number = ? and until is null"
            first, count = self._context.connection.exec_driver_sql(sql, (one.number,)).one()
            self._context.close_rows(schema.statement, [one.number])
            again = replace(
                one,
                rows_stored=one.rows_read - one.rows_refused - rows_seen,
                rows_seen_before=rows_seen,
                message_key="" if repeated else one.message_key,
                message_params={} if repeated else one.message_params,
            )
            self._insert(again, first, count)

    # -- originals ---------------------------------------------------------------------------------------

    def keep_original(self, path: str, sha256: str, name: str) -> None:
        """Store the bytes of `path` in compressed chunks, once for each content; not in a temporary book."""
        connection = self._context.connection
        known = connection.exec_driver_sql("select 1 from original where sha256 = ?", (sha256,)).fetchone()
        if known or self._context.temporary:
            return
        size = count = 0
        with Path(path).open("rb") as source:
            while data := source.read(_CHUNK):
                level = 0 if data[:2] == b"PK" else 1
                packed = zlib.compress(data, level)
                sql = "insert into original_chunk (sha256, n, data) values (?, ?, ?)"
                connection.exec_driver_sql(sql, (sha256, count, packed))
                size, count = size + len(data), count + 1
        sql = "insert into original (sha256, name, size, chunks, since) values (?, ?, ?, ?, ?)"
        connection.exec_driver_sql(sql, (sha256, name, size, count, self._context.entry))

    def original(self, sha256: str) -> bytes | None:
        """Return the stored bytes; None where none are kept."""
        connection = self._context.connection
        if not connection.exec_driver_sql("select 1 from original where sha256 = ?", (sha256,)).fetchone():
            return None
        rows = connection.exec_driver_sql("select data from original_chunk where sha256 = ? order by n", (sha256,))
        return b"".join(zlib.decompress(row[0]) for row in rows)


def _ticking(pieces: Iterator[bytes], tick: Tick | None) -> Iterator[bytes]:
    """Yield the pieces; between them the caller may end it all."""
    for piece in pieces:
        if tick is not None:
            tick(0)
        yield piece


_TAKEN = [
    name
    for name in _FIELDS
    if name in {one.name for one in fields(StatementFacts)} and name not in {"message_key", "message_params", "checks"}
]


def _stored(row: Any) -> StoredStatement:
    values = dict(zip(_FIELDS, row, strict=True))
    values["checks"] = tuple(json.loads(values["checks"]))
    values["message_params"] = json.loads(values["message_params"])
    values["stated_days"] = None if values["stated_days"] is None else bool(values["stated_days"])
    return StoredStatement(**values)
