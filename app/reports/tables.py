"""The four result tables: their columns, their order, and pieces of them as text columns.

Each class takes columns as the book gives them and hands `csv_file.write_csv` pieces of rows; the
workbook reads the same pieces, so that both say the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.columns import DISCREPANCY_STATES, MATCH_STATES
from app.domain.record import KIND_WORDS, LAYER_WORDS
from app.reports.cells import (
    currency_digits,
    day_texts,
    labels,
    numbers,
    plain_texts,
    rescaled,
    time_texts,
)
from app.reports.ids import RecordIds, sort_order
from app.reports.row_currencies import RowCurrencies

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

STATEMENT_COLUMNS = (
    *("statement_id", "file", "sheet", "sha256", "format", "account", "layer", "period_start", "period_end"),
    *("rows_read", "rows_stored", "rows_seen_before", "rows_refused", "currency", "opening", "closing"),
    *("control_totals", "message"),
)
RECORD_COLUMNS = (
    *("record_id", "statement_id", "file", "sheet", "row", "layer", "kind", "occurred_at", "amount", "currency"),
    *("fee", "net", "order_ref", "channel_ref", "batch_ref", "counterparty", "status", "shop", "account"),
)
MATCH_COLUMNS = (
    *("match_id", "comparison", "method", "state", "ambiguous", "score", "difference", "currency", "side"),
    *("record_id", "allocated", "reasons"),
)
DISCREPANCY_COLUMNS = (
    *("discrepancy_id", "code", "comparison", "record_ids", "match_id", "amount", "currency", "expected_by"),
    *("state", "explanation"),
)

#: Columns of live_schema that the tables need.
NEEDED = (
    *("record", "statement", "row", "suffix", "layer", "kind", "at", "offset", "amount", "exp", "fee", "fee_exp"),
    *("currency", "order_ref", "channel_ref", "batch_ref", "counterparty", "status", "shop", "account"),
)


class StatementTable:
    """statements.csv from rows of finished texts, one mapping for each statement."""

    names = STATEMENT_COLUMNS

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        self._rows = sorted(rows, key=lambda one: one["statement_id"].encode())

    def __len__(self) -> int:
        return len(self._rows)

    def piece(self, start: int, stop: int) -> pa.Table:
        """Return rows start to stop-1."""
        import pyarrow as pa

        rows = self._rows[start:stop]
        return pa.table({name: pa.array([one[name] for one in rows], pa.string()) for name in self.names})


class RecordTable:
    """records.csv from live records (columns NEEDED); files: statement_id → (file, sheet)."""

    names = RECORD_COLUMNS

    def __init__(self, records: pa.Table, ids: RecordIds, files: Mapping[str, tuple[str, str]]) -> None:
        self._records, self.ids, self._files = records, ids, files
        self._order = ids.table_order()
        self._in_order = bool((self._order == np.arange(len(self._order))).all())

    def __len__(self) -> int:
        return len(self._order)

    def positions(self, start: int, stop: int) -> NDArray[np.int64]:
        """Return the positions of rows start to stop-1."""
        return self._order[start:stop]

    def piece(self, start: int, stop: int) -> pa.Table:
        """Return rows start to stop-1."""
        at = self._order[start:stop]
        rows = self._records.slice(start, stop - start) if self._in_order else self._records.take(at)
        return self._texts(rows.combine_chunks(), at)

    def taken(self, at: NDArray[np.int64]) -> pa.Table:
        """Return the book's columns of these positions, in their order, in one piece."""
        return self._records.take(at).combine_chunks()

    def texts(self, rows: pa.Table, at: NDArray[np.int64]) -> pa.Table:
        """Return `rows` of the book's columns, which stand at these positions, as the table's texts."""
        return self._texts(rows, at)

    def statements_of(self) -> tuple[NDArray[np.int64], list[str]]:
        """Return for each row in the table's order the index of its statement_id in the list beside it."""
        return self.ids.codes(self._order)

    def _texts(self, rows: pa.Table, at: NDArray[np.int64]) -> pa.Table:
        import pyarrow as pa

        codes, ids = self.ids.codes(at)
        named = pa.array(codes)
        column = {name: numbers(rows[name]) for name in ("row", "layer", "kind", "at", "offset")}
        made = {
            "record_id": self.ids.texts(at),
            "statement_id": pa.array(ids, pa.string()).take(named),
            "file": pa.array([self._files[one][0] for one in ids], pa.string()).take(named),
            "sheet": pa.array([self._files[one][1] for one in ids], pa.string()).take(named),
            "row": column["row"][0],
            "layer": labels(column["layer"][0], LAYER_WORDS),
            "kind": labels(column["kind"][0], KIND_WORDS),
            "occurred_at": time_texts(column["at"][0], column["offset"][0]),
            **_amounts(rows),
        }
        return pa.table({name: made[name] if name in made else rows[name] for name in self.names})


def _amounts(rows: pa.Table) -> dict[str, pa.Array]:
    """Return amount, fee and net as text; an empty fee leaves the net equal to the amount."""
    value, _none = numbers(rows["amount"])
    exp, _none = numbers(rows["exp"])
    fee, no_fee = numbers(rows["fee"])
    fee_exp, _none = numbers(rows["fee_exp"])
    least = currency_digits(rows["currency"])
    net, net_exp = net_of(value, exp, fee, fee_exp, no_fee)
    return {
        "amount": plain_texts(value, exp, least),
        "fee": plain_texts(fee, fee_exp, least, no_fee),
        "net": plain_texts(net, net_exp, least),
    }


def net_of(
    value: NDArray[np.int64],
    exp: NDArray[np.int64],
    fee: NDArray[np.int64],
    fee_exp: NDArray[np.int64],
    no_fee: NDArray[np.bool_] | None = None,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return amount − fee and its exponent; rows without a fee keep their amount and exponent."""
    if no_fee is not None:
        fee_exp = np.where(no_fee, exp, fee_exp)
    to = np.maximum(exp, fee_exp)
    return rescaled(value, exp, to) - rescaled(fee, fee_exp, to), to


class MatchTable:
    """matches.csv, one row for each member; across currencies a group of rows for each, with its own difference.

    matches: match_schema; members: member_schema (match = match numbers); keep: which matches are
    reported (None = all). records: live records, None where every match has one currency. pause: called
    between pieces of work. A member whose record is not live is a fault of the book and raises KeyError.
    """

    names = MATCH_COLUMNS

    def __init__(
        self,
        matches: pa.Table,
        members: pa.Table,
        ids: RecordIds,
        keep: NDArray[np.bool_] | None = None,
        pause: Callable[[], None] = lambda: None,
        records: pa.Table | None = None,
    ) -> None:
        import pyarrow as pa

        if keep is not None:
            matches = matches.filter(pa.array(keep))
        pause()
        self._matches, self._ids = matches.combine_chunks(), ids
        pause()
        bytes_rank = ids.byte_ranks()
        pause()
        lead = _found(ids, numbers(matches["lead"])[0])
        ordinal = numbers(matches["ordinal"])[0]
        comparison, words = _codes(matches["comparison"])
        order = sort_order(comparison, bytes_rank[lead], _text_ranks(ordinal))
        pause()
        self._match_ids = _match_ids(words, comparison, ids, lead, ordinal)
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        pause()
        of_match, kept = _rows_of(numbers(members["match"])[0], numbers(matches["number"])[0])
        self._member = {name: numbers(members[name])[0][kept] for name in ("side", "allocated", "exp")}
        self._match = of_match[kept]
        self._at = _found(ids, numbers(members["record"])[0][kept])
        pause()
        self._order = sort_order(place[self._match], self._member["side"], bytes_rank[self._at])
        self._currency = RowCurrencies(self._matches, self._match, self._at, self._member, records)

    def __len__(self) -> int:
        return len(self._order)

    def match_ids(self, number: NDArray[np.int64]) -> pa.Array:
        """Return match_ids by match numbers, "" for a number that is not reported."""
        import pyarrow as pa
        import pyarrow.compute as pc

        row, kept = _rows_of(number, numbers(self._matches["number"])[0])
        found = np.zeros(len(number), np.bool_)
        found[kept] = True
        if not found.any():
            return pa.array([""] * len(number), pa.string())
        return pc.if_else(pa.array(found), self._match_ids.take(pa.array(np.where(found, row, 0))), "")

    def positions(self, start: int, stop: int) -> NDArray[np.int64]:
        """Return the record positions of rows start to stop-1."""
        return self._at[self._order[start:stop]]

    def piece(self, start: int, stop: int) -> pa.Table:
        """Return rows start to stop-1."""
        import pyarrow as pa

        member = self._order[start:stop]
        row = self._match[member]
        at = pa.array(row)
        match = self._matches.take(at)
        currency, difference, exp = self._currency.rows(member)
        least = currency_digits(currency)
        values = {name: numbers(match[name])[0] for name in ("state", "score")}
        made = {
            "match_id": self._match_ids.take(at),
            "state": labels(values["state"], dict(enumerate(MATCH_STATES))),
            "ambiguous": labels(match["ambiguous"].to_numpy().astype(np.int64), {0: "0", 1: "1"}),
            "score": pa.array(values["score"]),
            "difference": plain_texts(difference, exp, least),
            "currency": currency,
            "side": labels(self._member["side"][member], {0: "A", 1: "B"}),
            "record_id": self._ids.texts(self._at[member]),
            "allocated": plain_texts(self._member["allocated"][member], self._member["exp"][member], least),
        }
        return pa.table({name: made[name] if name in made else match[name] for name in self.names})


class DiscrepancyTable:
    """discrepancies.csv.

    items: discrepancy_schema; say: key and parameters → explanation; match_ids: match numbers → texts;
    keep: which items are reported (None = all).
    """

    names = DISCREPANCY_COLUMNS

    def __init__(
        self,
        items: pa.Table,
        ids: RecordIds,
        match_ids: Callable[[NDArray[np.int64]], pa.Array],
        say: Callable[[str, Mapping[str, Any]], str],
        keep: NDArray[np.bool_] | None = None,
    ) -> None:
        import pyarrow as pa
        import pyarrow.compute as pc

        if keep is not None:
            items = items.filter(pa.array(keep))
        self.items, self._say = items.combine_chunks(), say
        lists = self.items["records"].combine_chunks()
        lists = lists.chunk(0) if hasattr(lists, "chunks") and lists.num_chunks else lists
        self._record_ids, self._first = _joined(lists, ids, len(items))
        self._match_ids = match_ids(numbers(self.items["match"])[0])
        named = pc.if_else(pc.equal(self._first, ""), self.items["subject"].combine_chunks(), self._first)
        base = pc.binary_join_element_wise(self.items["code"].combine_chunks(), named, ":")
        self.discrepancy_ids = _told_apart(base, self.items["comparison"], self._match_ids, self._record_ids)
        self._order = np.asarray(pc.sort_indices(self.discrepancy_ids).to_numpy()).astype(np.int64)

    def __len__(self) -> int:
        return len(self._order)

    def order(self) -> NDArray[np.int64]:
        """Return rows of `items` in the table's order."""
        return self._order

    def piece(self, start: int, stop: int) -> pa.Table:
        """Return rows start to stop-1."""
        import pyarrow as pa

        at = pa.array(self._order[start:stop])
        rows = self.items.take(at)
        value, exp = numbers(rows["amount"])[0], numbers(rows["exp"])[0]
        expected, unknown = numbers(rows["expected"])
        said = zip(rows["text_key"].to_pylist(), rows["params"].to_pylist(), strict=True)
        made = {
            "discrepancy_id": self.discrepancy_ids.take(at),
            "record_ids": self._record_ids.take(at),
            "match_id": self._match_ids.take(at),
            "amount": plain_texts(value, exp, currency_digits(rows["currency"])),
            "expected_by": day_texts(expected, unknown),
            "state": labels(numbers(rows["state"])[0], dict(enumerate(DISCREPANCY_STATES))),
            "explanation": pa.array([self._say(key, json.loads(params or "{}")) for key, params in said], pa.string()),
        }
        return pa.table({name: made[name] if name in made else rows[name] for name in self.names})


def _found(ids: RecordIds, record: NDArray[np.int64]) -> NDArray[np.int64]:
    at = ids.positions(record)
    if len(at) and int(at.min()) < 0:
        raise KeyError(f"record {int(record[int(at.argmin())])} is in a match and not in the book")
    return at


def _codes(column: pa.ChunkedArray) -> tuple[NDArray[np.int64], list[str]]:
    """Return a short text column as indices into its sorted words."""
    words = sorted(column.unique().to_pylist(), key=str.encode)
    import pyarrow as pa
    import pyarrow.compute as pc

    codes = pc.index_in(column, value_set=pa.array(words, pa.string()))
    return numbers(codes)[0], words


def _text_ranks(ordinal: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return ordinals ranked as ids print them: nothing for 1, then ".10" before ".2"."""
    known, codes = np.unique(ordinal, return_inverse=True)
    texts = ["" if one == 1 else str(one) for one in known.tolist()]
    ranks = np.empty(len(known), np.int64)
    ranks[sorted(range(len(known)), key=texts.__getitem__)] = np.arange(len(known))
    return np.asarray(ranks[codes])


def _match_ids(
    words: list[str], comparison: NDArray[np.int64], ids: RecordIds, lead: NDArray[np.int64], ordinal: NDArray[np.int64]
) -> pa.Array:
    import pyarrow as pa
    import pyarrow.compute as pc

    fronts = pa.array([f"{one}:" for one in words], pa.string()).take(pa.array(comparison))
    texts = pc.binary_join_element_wise(fronts, ids.texts(lead), "")
    again = np.flatnonzero(ordinal > 1)
    if len(again):
        ends = np.full(len(ordinal), "", object)
        ends[again] = [f".{one}" for one in ordinal[again].tolist()]
        texts = pc.binary_join_element_wise(texts, pa.array(ends, pa.string()), "")
    return texts


def _rows_of(wanted: NDArray[np.int64], known: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each wanted number its row in `known`, and which of them (indices) are there at all."""
    if not len(known) or not len(wanted):
        return np.zeros(len(wanted), np.int64), np.zeros(0, np.int64)
    order = np.arange(len(known)) if (known[1:] > known[:-1]).all() else np.argsort(known, kind="stable")
    place = np.minimum(np.searchsorted(known[order], wanted), len(known) - 1)
    row = order[place]
    return row, np.flatnonzero(known[row] == wanted)


def _joined(lists: pa.Array, ids: RecordIds, count: int) -> tuple[pa.Array, pa.Array]:
    """Return the record_ids of each list separated by a space, and the first of each ("" for none)."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not count:
        return pa.array([], pa.string()), pa.array([], pa.string())
    sizes = numbers(pc.list_value_length(lists))[0]
    texts = ids.texts(_found(ids, numbers(lists.flatten())[0]))
    ends = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    named = pa.ListArray.from_arrays(pa.array(ends), texts)
    first = (
        pc.if_else(pa.array(sizes > 0), texts.take(pa.array(np.where(sizes > 0, ends[:-1], 0))), "")
        if len(texts)
        else pa.array([""] * count, pa.string())
    )
    return pc.binary_join(named, " "), first


def _told_apart(base: pa.Array, *others: Any) -> pa.Array:
    """Return ids; of items with one id the second and later get `.2`, `.3` … in the order of `others`."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if pc.count_distinct(base).as_py() == len(base):
        return base
    texts = base.to_pylist()
    rest = list(zip(*(one.to_pylist() for one in others), strict=True))
    used: dict[str, int] = {}
    for at in sorted(range(len(texts)), key=lambda one: (texts[one], rest[one])):
        name = texts[at]
        used[name] = used.get(name, 0) + 1
        if used[name] > 1:
            texts[at] = f"{name}.{used[name]}"
    return pa.array(texts, pa.string())
