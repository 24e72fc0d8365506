"""Collects discrepancies as columns; thousands of one kind are one call, not one object each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.columns import discrepancy_schema
from app.domain.match import OPEN, WAITING, Comparison
from app.domain.money import plain
from app.domain.period import day_of
from app.matching.evidence import json_objects
from app.matching.figures import amount_text, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

_REFS = ("order_ref", "channel_ref", "batch_ref")


class Items:
    """The discrepancies of one run.

    named: rows that an item speaks of already, by comparison; a row is left over only once. spare: trade-bill rows
    that state an event once more.
    """

    def __init__(self, work: Work) -> None:
        self.work = work
        self.frame: Frame = work.frame
        self.named = {one: np.zeros(work.frame.count, np.bool_) for one in Comparison}
        self.spare = np.zeros(work.frame.count, np.bool_)
        self._parts: list[tuple[pa.Table, Ints]] = []

    def add(
        self,
        code: str,
        comparison: Comparison,
        rows: Ints,
        text_key: str,
        *,
        amount: Ints,
        others: tuple[Ints, Ints] | None = None,
        state: Ints | None = None,
        expected: Ints | None = None,
        match: Ints | None = None,
        money: dict[str, Ints] | None = None,
        more: dict[str, pa.Array] | None = None,
    ) -> None:
        """Add one item for each of `rows`, the record that names it.

        others: (item, row) of further records, sorted by item. state: OPEN unless given. expected: days.
        match: row of the run's match table, −1 for none. money: further amounts for the text; more:
        further parameters as JSON texts. Every text has ref, amount, currency and day.
        """
        count = len(rows)
        if not count:
            return
        frame = self.frame
        self.work.pause()
        self.named[comparison][rows] = True
        currency = frame.currency[rows]
        day = frame.day[rows]
        fields: dict[str, pa.Array | str] = {
            "ref": quoted(reference(frame, rows)),
            "currency": quoted(pa.array(frame.currencies, pa.string()).take(pa.array(currency))),
            "day": _quoted_days(day),
        }
        for name, values in {"amount": np.abs(amount), **(money or {})}.items():
            text = amount_text(values, frame.exp, currency, frame.currencies)
            fields[name] = pc.binary_join_element_wise('"', text, '"', "")
        if expected is not None:
            fields["expected"] = _quoted_days(expected)
        fields.update(more or {})
        none = np.full(count, -1, np.int64)
        table = pa.table(
            {
                "number": pa.array(np.zeros(count, np.int64)),
                "code": pa.repeat(pa.scalar(code), count),
                "comparison": pa.repeat(pa.scalar(comparison.value), count),
                "subject": pa.repeat(pa.scalar(""), count),
                "records": self._records(rows, others),
                "match": pa.array(none if match is None else match),
                "amount": pa.array(amount),
                "exp": pa.repeat(pa.scalar(frame.exp, pa.int8()), count),
                "currency": pa.array(frame.currencies, pa.string()).take(pa.array(currency)),
                "expected": pa.nulls(count, pa.int32()) if expected is None else pa.array(expected.astype(np.int32)),
                "state": pa.array((np.full(count, OPEN) if state is None else state).astype(np.int8)),
                "since_day": pa.array((day if expected is None else expected).astype(np.int32)),
                "text_key": pa.repeat(pa.scalar(text_key), count),
                "params": json_objects(fields, count),
                "reason": pa.repeat(pa.scalar(""), count),
                "note": pa.repeat(pa.scalar(""), count),
            }
        )
        self._parts.append((table.cast(discrepancy_schema()), frame.rank[rows]))

    def add_subject(
        self,
        code: str,
        subject: str,
        day: int,
        text_key: str,
        params: dict[str, Any],
        *,
        rows: Sequence[int] = (),
        comparison: str = "",
        amount: int = 0,
        exp: int = 2,
        currency: str = "",
    ) -> None:
        """Add one item that an account and a day name."""
        said = {"amount": plain(abs(amount), exp, currency), "currency": currency, "day": str(day_of(day)), **params}
        one = {
            "number": 0,
            "code": code,
            "comparison": comparison,
            "subject": subject,
            "records": self.frame.num("record")[np.array(rows, np.int64)].tolist(),
            "match": -1,
            "amount": amount,
            "exp": exp,
            "currency": currency,
            "expected": None,
            "state": OPEN,
            "since_day": day,
            "text_key": text_key,
            "params": json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False),
            "reason": "",
            "note": "",
        }
        table = pa.Table.from_pylist([one], schema=discrepancy_schema())
        self._parts.append((table, self.frame.rank[np.array(rows[:1], np.int64)] if rows else np.array([-1])))

    def _records(self, rows: Ints, others: tuple[Ints, Ints] | None) -> pa.Array:
        record = self.frame.num("record")
        item, row = np.arange(len(rows)), rows
        if others is not None and len(others[0]):
            item, row = np.concatenate([item, others[0]]), np.concatenate([row, others[1]])
            order = np.argsort(item, kind="stable")
            item, row = item[order], row[order]
        edge = np.searchsorted(item, np.arange(len(rows) + 1))
        return pa.ListArray.from_arrays(pa.array(edge.astype(np.int32)), pa.array(record[row]))

    def table(self) -> pa.Table:
        """Return everything in canonical order; a code that names a record twice keeps the first."""
        if not self._parts:
            return discrepancy_schema().empty_table()
        whole = pa.concat_tables([table for table, _ in self._parts])
        rank = np.concatenate([rank for _, rank in self._parts])
        by_code, by_subject = _sorted_codes(whole["code"]), _sorted_codes(whole["subject"])
        order = np.lexsort((np.arange(len(rank)), by_subject, rank, by_code))
        key = np.stack([by_code[order], rank[order], np.where(rank[order] < 0, by_subject[order], -1)])
        once = np.append(True, (key[:, 1:] != key[:, :-1]).any(axis=0))
        return whole.take(pa.array(order[once])).combine_chunks()


def _sorted_codes(texts: pa.ChunkedArray) -> Ints:
    """Return the place of each text among all that occur, in the order of their bytes."""
    coded = texts.combine_chunks().dictionary_encode()
    known = [str(one).encode() for one in coded.dictionary.to_pylist()]
    place = np.empty(len(known), np.int64)
    place[np.array(sorted(range(len(known)), key=known.__getitem__), np.int64)] = np.arange(len(known))
    return np.asarray(place[coded.indices.to_numpy()])


def reference(frame: Frame, rows: Ints) -> pa.Array:
    """Return the number by which people know a record: its order's, else its own, else its batch's."""
    out = frame.text(_REFS[0]).take(rows)
    for name in _REFS[1:]:
        out = pc.if_else(pc.equal(out, ""), frame.text(name).take(rows), out)
    return out


def _quoted_days(day: Ints) -> pa.Array:
    text = pa.array(day.astype(np.int32)).view(pa.date32()).cast(pa.string())  # NumPy's own days go over one by one
    return pc.binary_join_element_wise('"', text, '"', "")


def late_state(expected: Ints, as_of: int) -> Ints:
    """Return WAITING where the expected day has not come, else OPEN."""
    return np.where(expected > as_of, WAITING, OPEN)


def other_month(day: Ints, expected: Ints) -> Mask:
    """Return where two days lie in two months."""
    months = day.astype("datetime64[D]").astype("datetime64[M]")
    return np.asarray(months != expected.astype("datetime64[D]").astype("datetime64[M]"))


def covered(items: Items, layers: Sequence[int], days: Ints) -> Mask:
    """Return which of these days a statement of these layers covers; what was written by hand covers none."""
    known = (one for one in items.frame.inputs.coverage if one.layer in layers)
    spans = sorted((one.first, one.last) for one in known if one.first is not None and one.last is not None)
    if not spans:
        return np.zeros(len(days), np.bool_)
    first, last = np.array(spans, np.int64).T
    at = np.searchsorted(first, days, side="right") - 1
    return (at >= 0) & (np.maximum.accumulate(last)[np.maximum(at, 0)] >= days)


def covered_until(items: Items, layers: Sequence[int], side: Mask, ends: tuple[str, ...] = ("",)) -> int | None:
    """Return the day the run looks from: as asked, else the last that statements of these layers cover.

    ends: endings of the formats that count. None where there is neither a statement nor a record: the
    side is missing, not late.
    """
    inputs = items.frame.inputs
    other = [one for one in inputs.coverage if one.layer in layers and one.format.endswith(ends)]
    days = [one.last for one in other if one.last is not None]
    side = side & ~np.isin(items.frame.num("statement"), inputs.by_hand)
    if side.any():
        days.append(int(items.frame.day[side].max()))
    if not days and not other:
        return None
    if inputs.as_of is not None:
        return inputs.as_of
    return max(days) if days else None
