"""What storing statements would count, without storing them: the same search for seen rows, nothing written.

Statements are taken one after the other as an import takes them; the new rows of one are known when the next is
counted, under numbers that no record has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from app.services.ports import Counted
from app.store.repositories.records import SqlRecords, StatementHead
from app.store.seen import Seen, records_of, row_ids, rows_seen_of, stored_copy

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.domain.statement import ReadStatement, StatementFacts
    from app.store.context import Context

#: Numbers from here on are of rows that are only counted.
_PENDING = 1 << 52


@dataclass(frozen=True, slots=True)
class _Pending:
    """A statement that was counted: the numbers of its new rows begin at `first`."""

    facts: StatementFacts
    table: pa.Table
    first: int
    idx: NDArray[np.int64]


class _Records:
    """Records of the book together with the pending ones; what `Seen` asks of SqlRecords."""

    def __init__(self, records: SqlRecords) -> None:
        self._records = records
        self.pending: list[_Pending] = []

    def heads(self) -> list[StatementHead]:
        """Return the book's statements, then the pending ones."""
        return [*self._records.heads(), *(_head(one.facts) for one in self.pending)]

    def own(self, columns: Sequence[str], heads: Sequence[StatementHead]) -> pa.Table:
        """Return columns of the book's records; the pending ones come to the pools as they are counted."""
        return self._records.own(columns, [one for one in heads if one.number])

    def numbers(self, record_ids: Sequence[str]) -> NDArray[np.int64]:
        """Return the numbers of the book's records and of pending ones; 0 for one that is not there."""
        import pyarrow as pa
        import pyarrow.compute as pc

        found = self._records.numbers(record_ids)
        asked = pa.array(record_ids, pa.string())
        for one in self.pending:
            names = row_ids(one.facts, one.table.select(["row", "suffix"]).take(pa.array(one.idx)))
            at = pc.index_in(asked, value_set=names).fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
            found = np.where((found == 0) & (at >= 0), one.first + at, found)
        return found

    def first_rows(self, numbers: NDArray[np.int64], columns: Sequence[str]) -> pa.Table:
        """Return columns of these records, in their order."""
        import pyarrow as pa

        late = numbers >= _PENDING
        parts, order = [self._records.first_rows(numbers[~late], columns)], [np.flatnonzero(~late)]
        for one in self.pending:
            here = np.flatnonzero((numbers >= one.first) & (numbers < one.first + len(one.idx)))
            parts.append(one.table.select(list(columns)).take(pa.array(one.idx[numbers[here] - one.first])))
            order.append(here)
        back = np.empty(len(numbers), np.int64)
        back[np.concatenate(order)] = np.arange(len(numbers))
        return pa.concat_tables([one.select(list(columns)) for one in parts]).take(pa.array(back))


def _head(facts: StatementFacts) -> StatementHead:
    return StatementHead(0, facts.id_stem, facts.format, facts.account, facts.sha256, ("", ""))


def counted(
    context: Context,
    records: SqlRecords,
    reads: Iterator[ReadStatement],
    tick: Callable[[int], None] | None = None,
) -> Iterator[Counted]:
    """Yield for each statement what `SqlStatements.add` would count of it, the ones before it stored.

    tick(rows): told between batches of rows.
    """
    known = _Records(records)
    seen, memo = Seen(context, known, tick), context.memo
    pools, next_number = memo.pop("pools", None), _PENDING
    try:
        for read in reads:
            facts, table = read.facts, records_of(read.records)
            copy = _copied_from(records, known, facts)
            if copy:  # every row of the same records in the same order has been seen; none need be looked up
                yield Counted(rows_new=0, rows_seen=facts.rows_read - facts.rows_refused, repeats=copy)
                continue
            rows = seen.rows(facts, table)
            fresh = rows.record == 0
            numbers = np.where(fresh, next_number - 1 + np.cumsum(fresh), 0)
            rows_seen, repeats = rows_seen_of(facts.rows_read - facts.rows_refused, table, rows.record)
            yield Counted(
                rows_new=facts.rows_read - facts.rows_refused - rows_seen,
                rows_seen=rows_seen,
                repeats=_file_of(records, known, rows.record) if repeats else "",
            )
            seen.add(facts, table, numbers)
            known.pending.append(_Pending(facts, table, next_number, np.flatnonzero(fresh)))
            next_number += int(fresh.sum())
    finally:
        memo.pop("pools", None)
        if pools is not None:
            memo["pools"] = pools


def _copied_from(records: SqlRecords, known: _Records, facts: StatementFacts) -> str:
    """Return the file whose bytes gave these very records, "" for none."""
    if found := stored_copy(records.connection, facts):
        return found
    said = (facts.sha256, facts.format, facts.account, facts.digest)
    same = (one.facts for one in known.pending)
    return next(
        (one.file for one in same if (one.sha256, one.format, one.account, one.digest) == said and facts.digest), ""
    )


def _file_of(records: SqlRecords, known: _Records, found: NDArray[np.int64]) -> str:
    """Return the name of the source that holds most of these records."""
    count: dict[str, int] = {}
    for one in known.pending:
        inside = int(((found >= one.first) & (found < one.first + len(one.idx))).sum())
        count[one.facts.file] = count.get(one.facts.file, 0) + inside
    stored = found[found < _PENDING]
    if len(stored):
        numbers, times = np.unique(records.places(stored).statement, return_counts=True)
        sql = "select file from statement where number = ? order by since desc limit 1"
        most = int(np.argmax(times))
        name: Any = records.connection.exec_driver_sql(sql, (int(numbers[most]),)).scalar_one()
        count[str(name)] = count.get(str(name), 0) + int(times[most])
    return max(count, key=lambda name: count[name], default="")
