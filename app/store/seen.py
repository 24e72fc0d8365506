"""Which rows of a statement the book holds already: a multiset per source family, account and key.

Keys are compared as fingerprints first; the columns themselves decide.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from app.domain.arrays import distinct
from app.domain.columns import record_schema
from app.domain.record import suffix_text
from app.domain.statement import RECORDS, StatementFacts, family
from app.store.context import Context
from app.store.repositories.records import StatementHead
from app.store.slim import ints

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

#: What equal rows have in common beside their fingerprints.
_SAME = ("layer", "kind", "at", "amount", "exp", "currency", "order_ref", "channel_ref", "counterparty", "text")
#: Rows whose columns are compared at a time.
_COMPARED = 50_000
#: What a row that says something else still has in common; an empty number may have been filled since.
_NUMBERS = ("order_ref", "channel_ref")
#: What a row of records.csv has in common with the record it was written from, unless somebody edited it.
_MONEY = ("layer", "kind", "at", "amount", "exp", "currency")


@dataclass(slots=True)
class Pool:
    """Keys and numbers of the live records of one source family and account."""

    key: NDArray[np.int64]
    content: NDArray[np.int64]
    record: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SeenRows:
    """record: for each row the number of the record that states the same event, 0 for a new row.

    differs: whether the row says something else of it.
    """

    record: NDArray[np.int64]
    differs: NDArray[np.bool_]


class Known(Protocol):
    """Where stored rows are looked up: SqlRecords, or what stands in for it while rows are only counted."""

    def heads(self) -> list[StatementHead]:
        """Return the statements, by statement_id."""

    def own(self, columns: Sequence[str], heads: Sequence[StatementHead]) -> pa.Table:
        """Return columns of the records of these statements."""

    def numbers(self, record_ids: Sequence[str]) -> NDArray[np.int64]:
        """Return the numbers of live records by their record_id; 0 for one that is not there."""

    def first_rows(self, numbers: NDArray[np.int64], columns: Sequence[str]) -> pa.Table:
        """Return columns of records given by number, in their order."""


class Seen:
    """Finds seen rows; remembers the keys of a scope for the rest of the transaction."""

    def __init__(self, context: Context, records: Known, tick: Callable[[int], None] | None = None) -> None:
        self._context = context
        self._records = records
        self._tick = tick  # told between batches how many rows of a statement were compared

    def rows(self, facts: StatementFacts, table: pa.Table) -> SeenRows:
        """Return which rows of the statement are seen, each stored record taken at most once.

        Rows of records.csv name the records that they were written from: those are seen whatever source states
        them, and whichever of the two comes first.
        """
        count = len(table)
        record, differs = np.zeros(count, np.int64), np.zeros(count, bool)
        if count:
            record = self._named(table) if facts.format == RECORDS else self._written(facts, table)
        pool = self._pool(*self._scope(facts))
        keys = table["key_fp"].to_numpy()
        new = np.flatnonzero(np.isin(keys, pool.key) & (record == 0)) if len(pool.key) else np.zeros(0, np.int64)
        if not len(new):
            return SeenRows(record, differs)
        old = np.flatnonzero(np.isin(pool.key, keys[new]) & ~np.isin(pool.record, record[record > 0]))
        old = old[np.argsort(pool.record[old], kind="stable")]
        content = table["content_fp"].to_numpy()
        a, b = pair(np.stack([keys[new], content[new]]), np.stack([pool.key[old], pool.content[old]]))
        a, b = self._alike(table, new[a], pool.record[old[b]], _equal, new, old, a, b)
        record[new[a]] = pool.record[old[b]]
        rest_new, rest_old = np.setdiff1d(np.arange(len(new)), a), np.setdiff1d(np.arange(len(old)), b)
        if len(rest_new) and len(rest_old):
            new, old = new[rest_new], old[rest_old]
            a, b = pair(keys[new][None], pool.key[old][None])
            a, b = self._alike(table, new[a], pool.record[old[b]], _akin, new, old, a, b)
            record[new[a]] = pool.record[old[b]]
            differs[new[a]] = content[new[a]] != pool.content[old[b]]
        return SeenRows(record, differs)

    def _named(self, table: pa.Table) -> NDArray[np.int64]:
        """Return the record that each row of records.csv names, where it still moves the same money; 0 for others."""
        return self._same_money(table, np.asarray(self._records.numbers(table["text"].to_pylist()), np.int64))

    def _written(self, facts: StatementFacts, table: pa.Table) -> NDArray[np.int64]:
        """Return the record of an earlier records.csv that was written from each row; 0 for others."""
        import pyarrow.compute as pc

        heads = [one for one in self._records.heads() if one.format == RECORDS]
        record = np.zeros(len(table), np.int64)
        if not heads:
            return record
        known = self._records.own(["text"], heads)
        ours = pc.fill_null(pc.starts_with(known["text"], facts.id_stem + "-"), fill_value=False)
        known = known.filter(ours)
        if len(known):
            at = pc.index_in(row_ids(facts, table), value_set=known["text"].combine_chunks())
            here = np.flatnonzero(at.is_valid().to_numpy(zero_copy_only=False))
            record[here] = known["record"].to_numpy()[at.drop_null().to_numpy()]
        return self._same_money(table, record)

    def _same_money(self, table: pa.Table, record: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the record of each row, each once and where it moves the same money; 0 for others."""
        _each, once = np.unique(record, return_index=True)
        here = np.setdiff1d(once, np.flatnonzero(record == 0))
        first = np.zeros(len(record), np.int64)
        if len(here):
            import pyarrow as pa

            same = _moves_alike(
                table.select(_MONEY).take(pa.array(here)), self._records.first_rows(record[here], _MONEY)
            )
            first[here] = np.where(same.to_numpy(), record[here], 0)
        return first

    def add(self, facts: StatementFacts, table: pa.Table, numbers: NDArray[np.int64]) -> None:
        """Remember the new records of a statement that was just stored; numbers: 0 for seen rows."""
        known = self._context.memo.get("pools", {})
        pool = known.get((family(facts.format), facts.account))
        fresh = numbers != 0
        if pool is not None and fresh.any():
            pool.key = np.concatenate([pool.key, table["key_fp"].to_numpy()[fresh]])
            pool.content = np.concatenate([pool.content, table["content_fp"].to_numpy()[fresh]])
            pool.record = np.concatenate([pool.record, numbers[fresh]])

    def _scope(self, facts: StatementFacts) -> tuple[str, str]:
        """Return family and account; of the same bytes those of the earlier source, whatever account is said now."""
        for head in self._records.heads():
            if head.sha256 == facts.sha256 and head.statement_id.split("+")[0] == facts.id_stem:
                return family(head.format), head.account
        return family(facts.format), facts.account

    def _pool(self, kind: str, account: str) -> Pool:
        pools: dict[tuple[str, str], Pool] = self._context.memo.setdefault("pools", {})
        if (kind, account) not in pools:
            heads = [h for h in self._records.heads() if family(h.format) == kind and h.account == account]
            pools[kind, account] = self._load(heads)
        return pools[kind, account]

    def _load(self, heads: list[StatementHead]) -> Pool:
        table = self._records.own(["key_fp", "content_fp"], heads)
        return Pool(table["key_fp"].to_numpy(), table["content_fp"].to_numpy(), table["record"].to_numpy())

    def _alike(
        self, table: pa.Table, rows: NDArray[np.int64], records: NDArray[np.int64], test: Any, *parts: Any
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the pairs (the last two of `parts`) whose columns pass `test`."""
        import pyarrow as pa

        a, b = parts[-2], parts[-1]
        if not len(rows):
            return a, b
        same, good = table.select(_SAME), np.zeros(len(rows), bool)
        for start in range(0, len(rows), _COMPARED):
            batch = slice(start, start + _COMPARED)
            mine = same.take(pa.array(rows[batch]))
            good[batch] = test(mine, self._records.first_rows(records[batch], _SAME)).to_numpy()
            if self._tick is not None:
                self._tick(min(start + _COMPARED, len(rows)))
        return a[good], b[good]


def row_ids(facts: StatementFacts, table: pa.Table) -> pa.Array:
    """Return what the records of a statement's rows are called, where no other source has the same bytes."""
    import pyarrow as pa
    import pyarrow.compute as pc

    rows, suffixes = table["row"].to_pylist(), table["suffix"].to_pylist()
    tails = [f"{row}{suffix_text(suffix)}" for row, suffix in zip(rows, suffixes, strict=True)]
    return pc.binary_join_element_wise(facts.id_stem, pa.array(tails, pa.string()), "-")


def pair(one: NDArray[np.int64], two: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pair equal columns of two (k, n) arrays, each at most once, first with first, second with second."""
    both = np.concatenate([one, two], axis=1)
    side = np.repeat([0, 1], [one.shape[1], two.shape[1]])
    place = np.concatenate([np.arange(one.shape[1]), np.arange(two.shape[1])])
    order = np.lexsort((place, side, *both[::-1]))
    both, side, place = both[:, order], side[order], place[order]
    group = np.ones(len(side), bool)
    group[1:] = (both[:, 1:] != both[:, :-1]).any(axis=0) | (side[1:] != side[:-1])
    start = np.flatnonzero(group)
    rank = np.arange(len(side)) - start[np.cumsum(group) - 1] if len(side) else np.zeros(0, np.int64)
    order = np.lexsort((side, rank, *both[::-1]))
    both, side, place, rank = both[:, order], side[order], place[order], rank[order]
    hit = (both[:, 1:] == both[:, :-1]).all(axis=0) & (rank[1:] == rank[:-1]) & (side[1:] != side[:-1])
    at = np.flatnonzero(hit)
    return place[at], place[at + 1]


def _equal(one: pa.Table, two: pa.Table) -> pa.ChunkedArray:
    return _same(one, two, _SAME)


def _moves_alike(one: pa.Table, two: pa.Table) -> pa.ChunkedArray:
    return _same(one, two, _MONEY)


def _same(one: pa.Table, two: pa.Table, names: Sequence[str]) -> pa.ChunkedArray:
    import pyarrow.compute as pc

    good = None
    for name in names:
        same = pc.equal(one[name], two[name])
        good = same if good is None else pc.and_(good, same)
    return good


def _akin(one: pa.Table, two: pa.Table) -> pa.ChunkedArray:
    """A row that changed: same layer and currency, no number that contradicts, at least one that agrees."""
    import pyarrow.compute as pc

    good = pc.and_(pc.equal(one["layer"], two["layer"]), pc.equal(one["currency"], two["currency"]))
    agrees = None
    for name in _NUMBERS:
        same = pc.equal(one[name], two[name])
        empty = pc.or_(pc.equal(one[name], ""), pc.equal(two[name], ""))
        good = pc.and_(good, pc.or_(same, empty))
        named = pc.and_(same, pc.not_equal(one[name], ""))
        agrees = named if agrees is None else pc.or_(agrees, named)
    return pc.and_(good, agrees)


def records_of(path: str) -> pa.Table:
    """Return the table of an Arrow file, mapped and not copied."""
    import pyarrow as pa

    with pa.memory_map(path) as mapped:
        table = pa.ipc.open_file(mapped).read_all()
    return table.select(record_schema().names)


def stored_copy(connection: Any, facts: StatementFacts) -> str:
    """Return the file whose bytes gave these very records, "" for none."""
    if not facts.digest:
        return ""
    sql = (
        "select file from statement where until is null and refused_key = '' and sha256 = ? and format = ? "
        "and account = ? and digest = ? order by number limit 1"
    )
    row = connection.exec_driver_sql(sql, (facts.sha256, facts.format, facts.account, facts.digest)).fetchone()
    return "" if row is None else str(row[0])


def rows_seen_of(rows_read: int, table: pa.Table, seen: NDArray[np.int64]) -> tuple[int, bool]:
    """Return how many source rows give no new record, and whether the whole statement had been seen.

    seen: for each record whether it was, 0 = new. A row that gives several records is seen when all of
    them are; one that gives none counts with the rest.
    """
    rows = ints(table, "row")
    if not (seen != 0).any():
        return 0, False
    fresh = distinct(rows[seen == 0])
    whole = len(fresh) == 0
    return (rows_read if whole else len(distinct(rows)) - len(fresh)), whole
