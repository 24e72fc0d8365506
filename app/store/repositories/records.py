"""Live records as columns: put together from the statements' pieces, never row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.arrays import distinct
from app.domain.columns import live_schema, record_schema
from app.domain.order_life import stage
from app.domain.record import Layer, suffix_text
from app.store import bulk
from app.store.context import Context
from app.store.live import among
from app.store.slim import ints

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray
    from sqlalchemy import Connection

#: Up to so many records are looked up one by one; more are found by going through the columns.
FEW = 2_000

#: What is worked out of statements and records alone, by its name in the memo: it lasts until one of them changes.
FACTS = frozenset({"heads", "gone", "moved", "restated", "kept"})

#: Columns that name a record; what a later statement says never changes them.
_NAMING = {"row", "suffix"}
#: Numbers, with their fingerprints: a list that has no column for one does not take it from a record.
_NUMBERS = {"order_ref": "order_fp", "channel_ref": "channel_fp", "parent_ref": "parent_fp", "batch_ref": "batch_fp"}


@dataclass(frozen=True, slots=True)
class StatementHead:
    """What is needed to read a live statement's records. latest: orders statements that restate one record.

    exported: whether the statement says when it was exported.
    """

    number: int
    statement_id: str
    format: str
    account: str
    sha256: str
    latest: tuple[str, str]
    exported: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Where records lie: parallel arrays sorted by record."""

    record: NDArray[np.int64]
    statement: NDArray[np.int64]
    idx: NDArray[np.int64]


class SqlRecords:
    """Reads records; statements add them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def connection(self) -> Connection:
        """Return the connection of this unit of work."""
        return self._context.connection

    # -- what is live ------------------------------------------------------------------------------------

    def heads(self) -> list[StatementHead]:
        """Return the live statements that have records or may have, by statement_id as bytes."""
        memo = self._context.memo
        if "heads" not in memo:
            sql = (
                "select number, statement_id, format, account, sha256, exported_at, period_end from statement "
                "where until is null and refused_key = ''"
            )
            rows = self._context.connection.exec_driver_sql(sql).fetchall()
            heads = [StatementHead(r[0], r[1], r[2], r[3], r[4], (r[5] or r[6], r[1]), bool(r[5])) for r in rows]
            memo["heads"] = sorted(heads, key=lambda one: one.statement_id.encode())
        found: list[StatementHead] = memo["heads"]
        return found

    def _gone(self) -> NDArray[np.int64]:
        """Return the numbers of records that have no live row, ascending."""
        memo = self._context.memo
        if "gone" not in memo:
            sql = (
                "select distinct c.number from record c where c.until is not null and not exists "
                "(select 1 from record l where l.number = c.number and l.until is null) order by 1"
            )
            memo["gone"] = bulk.fetch_ints(self._context.connection, sql)
        found: NDArray[np.int64] = memo["gone"]
        return found

    def _moved(self) -> Places:
        """Return the records that live on in another statement than the one whose piece carries their number."""
        memo = self._context.memo
        if "moved" not in memo:
            sql = (
                "select distinct l.number, l.statement, l.idx from record c join record l on l.number = c.number "
                "and l.until is null where c.until is not null and c.statement <> l.statement order by 1"
            )
            found = bulk.fetch_ints(self._context.connection, sql, width=3)
            memo["moved"] = Places(found[:, 0], found[:, 1], found[:, 2])
        places: Places = memo["moved"]
        return places

    def restated(self) -> Places:
        """Return where the values of records lie that a later statement than their own states otherwise."""
        memo = self._context.memo
        if "restated" not in memo:
            memo["restated"] = self._restated()
        places: Places = memo["restated"]
        return places

    def restated_since(self, entry: int) -> NDArray[np.int64]:
        """Return the records of which a statement that came or went after an entry says otherwise than another."""
        sql = "select distinct record from occurrence where differs = 1 and (since > ?1 or until > ?1) order by 1"
        return bulk.fetch_ints(self._context.connection, sql, (entry,))

    def told_by(self, statements: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the records of other statements whose values are those that one of these states otherwise."""
        told = [self.restated(), *self._kept().values()]
        return distinct(np.concatenate([one.record[np.isin(one.statement, statements)] for one in told]))

    def _restated(self) -> Places:
        found = self._tellings()
        last = np.append(found[1:, 0] != found[:-1, 0], True) if len(found) else np.zeros(0, bool)
        latest = found[last & (found[:, 3] == 0)]
        return Places(latest[:, 0], latest[:, 1], latest[:, 2])

    def _kept(self) -> dict[str, Places]:
        """Return where each number lies that the newest telling of a record leaves out and an older one gives."""
        memo = self._context.memo
        if "kept" not in memo:
            found = self._tellings()
            found = found[np.isin(found[:, 1], np.array([one.number for one in self.heads()], np.int64))]
            prints = self._gather(found[:, 1], found[:, 2], list(_NUMBERS.values())) if len(found) else None
            memo["kept"] = (
                {} if prints is None else {name: _given(found, ints(prints, of)) for name, of in _NUMBERS.items()}
            )
        kept: dict[str, Places] = memo["kept"]
        return kept

    def _tellings(self) -> NDArray[np.int64]:
        """Return (record, statement, idx, own) of what is said of records that statements tell of differently.

        own: 1 where the record's own statement says it. By record, the newest telling last.
        """
        some = "(select record from occurrence where until is null and differs = 1)"
        sql = (
            f"select record, statement, idx, 0 from occurrence where until is null and record in {some} union all "
            f"select number, statement, idx, 1 from record where until is null and number in {some}"
        )
        found = bulk.fetch_ints(self._context.connection, sql, width=4)
        found = found[np.argsort(found[:, 0], kind="stable")]
        return found[self._from_old_to_new(found)]

    def _from_old_to_new(self, found: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the order in which rows stand by record, and of each record the newest telling last.

        found: (record, statement, idx, …), by record. The time of the export proves which is newer where all state
        it; else an order that has come further does, or of which more was refunded; else the last day of the
        statement; the statement's id, which says nothing, breaks the rest. None of it depends on the order of imports.
        """
        heads = sorted(self.heads(), key=lambda one: one.latest)
        rank = {one.number: at for at, one in enumerate(heads)}
        ranks = np.array([rank.get(number, -1) for number in found[:, 1].tolist()], np.int64)
        if not len(found):
            return ranks
        dated = {one.number for one in heads if one.exported}
        exported = np.isin(found[:, 1], np.array(sorted(dated), np.int64))
        starts = np.flatnonzero(np.append(True, found[1:, 0] != found[:-1, 0]))
        group = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(found))))
        stages, refunded = self._stages(found)
        said = np.minimum.reduceat(stages, starts) > 0
        said &= ~np.logical_and.reduceat(exported, starts)
        stages, refunded = np.where(said[group], stages, 0), np.where(said[group], refunded, 0)
        return np.lexsort((ranks, refunded, stages, ranks >= 0, found[:, 0]))

    def _stages(self, found: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return how far the order of each row has come, and what was refunded; 0 for rows that are no orders."""
        rows = self._gather(found[:, 1], found[:, 2], ["layer", "state", "status", "refunded"])
        words = rows["status"].combine_chunks().dictionary_encode()
        state, word = ints(rows, "state"), words.indices.to_numpy(zero_copy_only=False)
        texts = words.dictionary.to_pylist()
        pairs, where = np.unique(np.stack([state, word]), axis=1, return_inverse=True)
        known = np.array([stage(int(one), texts[at]) for one, at in pairs.T.tolist()], np.int64)
        stages = np.where(ints(rows, "layer") == Layer.ORDER, known[where.reshape(-1)], 0)
        return stages, rows["refunded"].fill_null(0).to_numpy()

    # -- columns -----------------------------------------------------------------------------------------

    def table(self, *, layers: Iterable[int] | None = None, columns: Sequence[str] | None = None) -> pa.Table:
        """Return live_schema columns (or `columns` of it) of live records, by statement_id and idx."""
        import pyarrow as pa
        import pyarrow.compute as pc

        wanted = list(columns or live_schema().names)
        wide = list(dict.fromkeys([*wanted, *(["layer"] if layers is not None else [])]))
        table = self._restate(self.own(wide))
        if layers is not None:
            kinds = pa.array(sorted(set(layers)), pa.int8())
            table = table.filter(pc.is_in(table["layer"], kinds))
        return table.select(wanted)

    def own(self, columns: Sequence[str], heads: Sequence[StatementHead] | None = None) -> pa.Table:
        """Return columns of live records as their own statements state them, always with `record` too.

        heads: of these statements alone; default all live ones.
        """
        import pyarrow as pa

        names = list(dict.fromkeys(["record", *columns]))
        stored = [name for name in names if name in record_schema().names]
        formats = sorted({one.format for one in self.heads()})
        parts = []
        for head in self.heads() if heads is None else heads:
            part = self._live_part(head.number, ["record", *stored])
            if not len(part):
                continue
            part = part.append_column("statement", pa.repeat(pa.scalar(head.number, pa.int32()), len(part)))
            codes = pa.repeat(pa.scalar(formats.index(head.format), pa.int32()), len(part))
            source = pa.DictionaryArray.from_arrays(codes, pa.array(formats, pa.string()))
            parts.append(part.append_column("source", source).select(names))
        schema = pa.schema([live_schema().field(name) for name in names])
        if not parts:
            return schema.empty_table()
        return pa.concat_tables(parts).cast(schema)

    def table_of(self, head: StatementHead, columns: Sequence[str]) -> pa.Table:
        """Return columns of one statement's live records as they are now stated, with `record`."""
        return self._restate(self.own(columns, [head]))

    def _live_part(self, statement: int, columns: Sequence[str]) -> pa.Table:
        import pyarrow as pa

        part = self._context.chunks.read(statement, columns)
        numbers = part["record"].fill_null(0).to_numpy()
        moved = self._moved()
        here = np.flatnonzero(moved.statement == statement)
        if len(here):
            numbers = numbers.copy()
            numbers[moved.idx[here]] = moved.record[here]
        keep = numbers != 0
        gone = self._gone()
        if len(gone):
            keep &= ~among(gone, numbers)
        at = part.column_names.index("record")
        part = part.set_column(at, live_schema().field("record"), pa.array(numbers, pa.int64()))
        return part if keep.all() else part.filter(pa.array(keep))

    def _restate(self, table: pa.Table) -> pa.Table:
        """Put in what later statements say otherwise; the columns that name a record stay."""
        changing = [n for n in table.column_names if n in record_schema().names and n not in _NAMING]
        table = self._put_in(table, self.restated(), changing)
        for number, places in self._kept().items():
            table = self._put_in(table, places, [one for one in (number, _NUMBERS[number]) if one in changing])
        return table

    def _put_in(self, table: pa.Table, places: Places, columns: Sequence[str]) -> pa.Table:
        """Put columns of records as they stand at other places into a table that has `record`."""
        import pyarrow as pa
        import pyarrow.compute as pc

        if not len(places.record) or not columns:
            return table
        at = _positions(places.record, table["record"].to_numpy())
        mask = at >= 0
        rows = self._gather(places.statement[at[mask]], places.idx[at[mask]], columns)
        for name in columns:
            where = table.column_names.index(name)
            value = rows[name].combine_chunks()
            if isinstance(value, pa.ChunkedArray):
                value = pa.concat_arrays(value.chunks)
            column = pc.replace_with_mask(table[name], pa.array(mask), value)
            table = table.set_column(where, table.schema.field(name), column)
        return table

    def _gather(self, statement: NDArray[np.int64], idx: NDArray[np.int64], columns: Sequence[str]) -> pa.Table:
        """Return these columns of rows given by statement and idx, in their order."""
        import pyarrow as pa

        parts, order = [], []
        for number in distinct(statement):
            here = np.flatnonzero(statement == number)
            if len(here) > FEW:
                whole = self._context.chunks.read(int(number), columns)
                parts.append(whole.take(pa.array(idx[here])))
            else:
                parts.append(self._context.chunks.take(int(number), idx[here], columns))
            order.append(here)
        if not parts:
            return self._context.chunks.read(-1, columns)
        back = np.empty(len(idx), np.int64)
        back[np.concatenate(order)] = np.arange(len(idx))
        return pa.concat_tables(parts).take(pa.array(back))

    # -- single records ----------------------------------------------------------------------------------

    def places(self, numbers: NDArray[np.int64]) -> Places:
        """Return where records lie, live or closed, sorted by number; KeyError for one that never was."""
        wanted = distinct(numbers)
        parts = []
        for marks, values in bulk.in_batches(wanted):
            sql = f"select number, statement, idx from record where number in ({marks}) order by number, since"
            parts.append(bulk.fetch_ints(self._context.connection, sql, values, width=3))
        found = np.concatenate(parts) if parts else np.zeros((0, 3), np.int64)
        last = np.append(found[1:, 0] != found[:-1, 0], True) if len(found) else np.zeros(0, bool)
        found = found[last]
        if len(found) != len(wanted):
            raise KeyError(f"{len(wanted) - len(found)} records are not in the book")
        return Places(found[:, 0], found[:, 1], found[:, 2])

    def rows(self, numbers: NDArray[np.int64]) -> pa.Table:
        """Return live_schema rows of these records, in their order; closed ones as they were last."""
        import pyarrow as pa

        numbers = np.asarray(numbers, np.int64)
        if len(numbers) > FEW * 10:
            whole = self.table()
            at = _lookup(whole["record"].to_numpy(), numbers)
            if (at >= 0).all():
                return whole.take(pa.array(at))
        places = self.places(numbers)
        at = np.searchsorted(places.record, numbers)
        table = self._gather(places.statement[at], places.idx[at], record_schema().names)
        pairs = self._context.connection.exec_driver_sql("select number, format from statement").fetchall()
        formats = {int(one[0]): str(one[1]) for one in pairs}
        source = pa.array([formats[one] for one in places.statement[at].tolist()], pa.string()).dictionary_encode()
        lead = [pa.array(numbers, pa.int64()), pa.array(places.statement[at], pa.int32()), source]
        table = pa.table([*lead, *table.columns], names=live_schema().names).cast(live_schema())
        return self._restate(table)

    def at(self, statement: NDArray[np.int64], idx: NDArray[np.int64]) -> pa.Table:
        """Return record_schema rows by place, as those statements state them."""
        return self._gather(statement, idx, record_schema().names)

    def first_rows(self, numbers: NDArray[np.int64], columns: Sequence[str]) -> pa.Table:
        """Return columns of these records as their own statements state them, in their order."""
        places = self.places(numbers)
        at = np.searchsorted(places.record, numbers)
        return self._gather(places.statement[at], places.idx[at], columns)

    def ids(self, numbers: NDArray[np.int64]) -> pa.Array:
        """Return the record_id texts of records given by number, in their order; closed ones too."""
        import pyarrow as pa
        import pyarrow.compute as pc

        numbers = np.asarray(numbers, np.int64)
        statement, row, suffix = self._naming(numbers)
        pairs = self._context.connection.exec_driver_sql(
            "select distinct number, statement_id from statement"
        ).fetchall()
        known = np.array([one[0] for one in pairs], np.int64)
        order = np.argsort(known)
        codes = order[np.searchsorted(known[order], statement)] if len(numbers) else np.zeros(0, np.int64)
        stems = pa.array([one[1] for one in pairs], pa.string()).take(pa.array(codes))
        most = int(suffix.max(initial=0))
        letters = pa.array([suffix_text(one) for one in range(most + 1)], pa.string()).take(pa.array(suffix))
        tails = pc.binary_join_element_wise(pa.array(row).cast(pa.string()), letters, "")
        return pc.binary_join_element_wise(stems, tails, "-")

    def _naming(self, numbers: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Return statement, row and suffix of each record."""
        if len(numbers) > FEW:
            table = self.own(["statement", "row", "suffix"])
            at = _lookup(table["record"].to_numpy(), numbers)
            if (at >= 0).all():
                taken = [table[name].to_numpy()[at].astype(np.int64) for name in ("statement", "row", "suffix")]
                return taken[0], taken[1], taken[2]
        wanted = distinct(numbers)
        parts = [np.zeros((0, 4), np.int64)]
        for marks, values in bulk.in_batches(wanted):
            sql = f"select number, statement, row, suffix from record where number in ({marks}) order by number, since"
            parts.append(bulk.fetch_ints(self._context.connection, sql, values, width=4))
        found = np.concatenate(parts)
        at = np.searchsorted(found[:, 0], numbers, "right") - 1
        if len(numbers) and (not len(found) or (found[at, 0] != numbers).any()):
            raise KeyError("a record is not in the book")
        return found[at, 1], found[at, 2], found[at, 3]

    def numbers(self, record_ids: Sequence[str]) -> NDArray[np.int64]:
        """Return the numbers of live records; 0 for one that is not there."""
        import pyarrow as pa
        import pyarrow.compute as pc

        out = np.zeros(len(record_ids), np.int64)
        asked: dict[str, list[int]] = {}
        for at, one in enumerate(record_ids):
            asked.setdefault(one.rpartition("-")[0], []).append(at)
        for head in self.heads():
            if head.statement_id not in asked:
                continue
            table = self.own(["row", "suffix"], [head])
            here = asked[head.statement_id]
            letters = pa.array([suffix_text(n) for n in range(int(pc.max(table["suffix"]).as_py() or 0) + 1)])
            names = pc.binary_join_element_wise(table["row"].cast(pa.string()), letters.take(table["suffix"]), "")
            wanted = pa.array([record_ids[at].rpartition("-")[2] for at in here], pa.string())
            found = pc.index_in(wanted, value_set=names).fill_null(-1).to_numpy(zero_copy_only=False)
            values = table["record"].to_numpy()
            out[here] = [values[at] if at >= 0 else 0 for at in found.tolist()]
        return out

    def find(self, text: str, limit: int = 200) -> NDArray[np.int64]:
        """Return numbers of live records that carry `text` in a number, party or remark, or whose amount it is."""
        from app.store.search import SEARCHED, find

        pieces = (self.table_of(head, SEARCHED) for head in self.heads())
        return find(self._context, text.strip(), limit, self.rows, pieces)


def _given(found: NDArray[np.int64], prints: NDArray[np.int64]) -> Places:
    """Return where each record's number lies that its newest telling leaves out, as told last.

    found: (record, statement, idx, …) by record, the newest telling last; prints: fingerprints of the number, 0 = none.
    """
    last = np.append(found[1:, 0] != found[:-1, 0], True)
    bare = np.isin(found[:, 0], found[last & (prints == 0), 0])
    told = found[bare & (prints != 0)]
    told = told[np.append(told[1:, 0] != told[:-1, 0], True)] if len(told) else told
    return Places(told[:, 0], told[:, 1], told[:, 2])


def _positions(known: NDArray[np.int64], asked: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the place of each of `asked` in the ascending array `known`, −1 for none."""
    if not len(known):
        return np.full(len(asked), -1, np.int64)
    at = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    return np.where(known[at] == asked, at, -1)


def _lookup(values: NDArray[np.int64], asked: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the place of each of `asked` in `values` (no order), −1 for none."""
    order: NDArray[np.int64] = np.argsort(values, kind="stable")
    at = _positions(values[order], asked)
    return np.where(at >= 0, order[np.maximum(at, 0)] if len(order) else at, -1)
