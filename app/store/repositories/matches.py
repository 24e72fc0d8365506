"""Matches and their members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy.exc import IntegrityError

from app.domain.arrays import distinct
from app.domain.columns import match_schema, member_schema
from app.domain.errors import NotAllowed
from app.domain.match import Comparison
from app.store import bulk, schema
from app.store.context import Context
from app.store.whole import held_in_one_go

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.store.repositories.records import SqlRecords

_TIE = [one.name for one in schema.match.columns if one.name not in {"since", "until"}]
_MEMBER = ["match", "side", "record", "allocated", "exp", "whole"]


class SqlMatches:
    """One row for each match, one for each member."""

    def __init__(self, context: Context, records: SqlRecords) -> None:
        self._context = context
        self._records = records
        self._live = context.live

    def live(self, comparison: str | None = None) -> tuple[pa.Table, pa.Table]:
        """Return (match_schema, member_schema) tables of live matches, by number; members by match, side, record."""
        import pyarrow as pa
        import pyarrow.compute as pc

        ties = self._live.table("tie", self._read_ties)
        members = self._live.table("member", self._read_members)
        if comparison is not None:
            ties = ties.filter(pc.equal(ties["comparison"], comparison))
            mine = np.isin(members["match"].to_numpy(), ties["number"].to_numpy())
            members = members.filter(pa.array(mine))
        return ties, members

    def _read_ties(self) -> pa.Table:
        sql = f"select {', '.join(match_schema().names)} from tie where until is null order by number"
        return _read(self._context, sql, match_schema())

    def _read_members(self) -> pa.Table:
        sql = f"select {', '.join(_MEMBER)} from member where until is null order by match, side, record"
        return _read(self._context, sql, member_schema())

    def add(self, matches: pa.Table, members: pa.Table) -> NDArray[np.int64]:
        """Store new matches; returns their numbers.

        NotAllowed("match.twice", record=…) where a record stands twice in a comparison and side, or its
        parts are more than the whole; the transaction is not to be committed then.
        """
        import pyarrow as pa

        count = len(matches)
        first = self._context.next_number(schema.match)
        numbers = np.arange(first, first + count, dtype=np.int64)
        if not count:
            return numbers
        matches = matches.set_column(0, match_schema().field(0), pa.array(numbers))
        of = np.asarray(members["match"].to_numpy(), np.int64)
        members = members.set_column(0, member_schema().field(0), pa.array(numbers[of]))
        words = matches["comparison"].combine_chunks().dictionary_encode()
        if isinstance(words, pa.ChunkedArray):
            words = words.chunk(0)
        names = words.dictionary.to_pylist()
        code = words.indices.to_numpy()
        matches = self._ordinals(matches, members)
        for at, name in enumerate(names):
            self._add_ties(name, matches, np.flatnonzero(code == at))
        for at, name in enumerate(names):
            self._add_members(name, members, np.flatnonzero(code[of] == at))
        self._live.opened("tie", matches)
        self._live.opened("member", members)
        return numbers

    def _ordinals(self, matches: pa.Table, members: pa.Table) -> pa.Table:
        """Give a match whose leading record leads live ones already the next free ordinal.

        Only a record that is in parts can lead several.
        """
        import pyarrow as pa

        whole = members["whole"].to_numpy()
        if whole.all():
            return matches
        parts = distinct(members["record"].to_numpy()[~whole])
        ordinal = matches["ordinal"].to_numpy().copy()
        lead, names = matches["lead"].to_numpy(), matches["comparison"].to_pylist()
        taken: dict[tuple[str, int], set[int]] = {}
        for marks, values in bulk.in_batches(parts):
            sql = f"select comparison, lead, ordinal from tie where until is null and lead in ({marks})"
            for name, number, there in self._context.connection.exec_driver_sql(sql, tuple(values)):
                taken.setdefault((name, number), set()).add(there)
        for at in np.flatnonzero(np.isin(lead, parts)).tolist():
            used = taken.setdefault((names[at], int(lead[at])), set())
            if int(ordinal[at]) in used:
                ordinal[at] = next(n for n in range(1, len(used) + 2) if n not in used)
            used.add(int(ordinal[at]))
        where = matches.column_names.index("ordinal")
        return matches.set_column(where, match_schema().field(where), pa.array(ordinal, pa.int16()))

    def _add_ties(self, comparison: str, matches: pa.Table, at: NDArray[np.int64]) -> None:
        part = _rows_at(matches, at)
        columns = _columns(part, _TIE) | {"comparison": comparison}
        self._context.open_rows(schema.match, columns, len(at), group=comparison)

    def _add_members(self, comparison: str, members: pa.Table, at: NDArray[np.int64]) -> None:
        side, record, match = (np.asarray(members[n].to_numpy()[at], np.int64) for n in ("side", "record", "match"))
        order = np.lexsort((match, record, side))
        part = _rows_at(members, at[order])
        columns = _columns(part, _MEMBER) | {"comparison": comparison}
        try:
            with held_in_one_go(self._context.connection, len(at)):
                cuts = (np.flatnonzero(np.diff(columns["side"])) + 1).tolist()
                self._context.open_rows(schema.member, columns, len(at), group=comparison, cuts=cuts)
        except IntegrityError as error:
            raise NotAllowed("match.twice", record=self._culprit(comparison, part)) from error

    def _culprit(self, comparison: str, members: pa.Table) -> str:
        """Return the record_id of the first record that is taken twice."""
        side = np.asarray(members["side"].to_numpy(), np.int64)
        record = np.asarray(members["record"].to_numpy(), np.int64)
        _values, place, counts = np.unique(side * 2**56 + record, return_index=True, return_counts=True)
        twice = record[np.sort(place[counts > 1])]
        if len(twice):
            return str(self._records.ids(twice[:1])[0])
        for marks, values in bulk.in_batches(distinct(record)):
            sql = (
                "select record, side from member where until is null and since < ? and comparison = ? "
                f"and record in ({marks}) order by record"
            )
            for number, which in self._context.connection.exec_driver_sql(
                sql, (self._context.entry, comparison, *values)
            ):
                if ((record == number) & (side == which)).any():
                    return str(self._records.ids(np.array([number]))[0])
        return str(self._records.ids(record[:1])[0])

    def close(self, numbers: NDArray[np.int64]) -> None:
        """End live matches and their members."""
        self._context.close_rows(schema.member, numbers, "match")
        self._context.close_rows(schema.match, numbers)

    def put_again(self, matches: pa.Table, members: pa.Table) -> None:
        """End live matches with their members and open them again, under their numbers, as they are given here."""
        numbers = matches["number"].to_numpy()
        self.close(numbers)
        words = np.array(matches["comparison"].to_pylist())
        for name in sorted(set(words.tolist())):
            at = np.flatnonzero(words == name)
            self._add_ties(name, matches, at)
            self._add_members(name, members, np.flatnonzero(np.isin(members["match"].to_numpy(), numbers[at])))
        self._live.opened("tie", matches)
        self._live.opened("member", members)

    def restate(self, numbers: NDArray[np.int64], *, state: int, actor: str) -> None:
        """Close these matches and open them again with another state, ambiguous False; numbers stay."""
        import pyarrow as pa

        wanted = distinct(np.asarray(numbers, np.int64))
        parts = []
        for marks, values in bulk.in_batches(wanted):
            sql = (
                f"select {', '.join(match_schema().names)} from tie where until is null and number in ({marks}) "
                "order by number"
            )
            parts.append(_read(self._context, sql, match_schema(), values))
        if not parts:
            return
        rows = pa.concat_tables(parts)
        for name, value in (("state", state), ("ambiguous", False), ("actor", actor)):
            where = rows.column_names.index(name)
            field = match_schema().field(name)
            rows = rows.set_column(where, field, pa.repeat(pa.scalar(value, field.type), len(rows)))
        self._context.close_rows(schema.match, wanted)
        words = np.array(rows["comparison"].to_pylist())
        for name in [one.value for one in Comparison]:
            at = np.flatnonzero(words == name)
            if len(at):
                self._add_ties(name, rows, at)
        self._live.opened("tie", rows)


def _rows_at(table: pa.Table, at: NDArray[np.int64]) -> pa.Table:
    """Return these rows of a table; the table itself where they are all, in order."""
    import pyarrow as pa

    if len(at) == len(table) and (np.diff(at) == 1).all():
        return table
    return table.take(pa.array(at))


def _columns(table: pa.Table, names: list[str]) -> dict[str, Any]:
    """Return columns as bulk.insert takes them: integers as NumPy arrays, a text that all rows share once."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found: dict[str, Any] = {}
    for name in names:
        column = table[name]
        if pa.types.is_string(column.type):
            same = len(column) > 0 and pc.all(pc.equal(column, column[0])).as_py()
            found[name] = column[0].as_py() if same else column.combine_chunks()
        else:
            found[name] = np.asarray(column.to_numpy(), np.int64)
    return found


def _read(context: Context, sql: str, fields: pa.Schema, parameters: list[int] | None = None) -> pa.Table:
    """Return a query's rows as a table of these fields; booleans come as 0 and 1."""
    import pyarrow as pa

    types = [pa.string() if pa.types.is_string(one.type) else pa.int64() for one in fields]
    columns = bulk.fetch(context.connection, sql, parameters or (), types=types)
    return pa.table(columns, names=fields.names).cast(fields)
