"""A run's matches as tables in canonical order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.columns import match_schema, member_schema
from app.matching.evidence import reasons
from app.matching.proposals import value_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.work import Work

    Ints = NDArray[np.int64]


def match_tables(work: Work) -> tuple[pa.Table, pa.Table]:
    """Return (match_schema, member_schema) tables; sorted by comparison, lead, ordinal.

    Sets work.row_of: for each proposal in work.found the row of each of its matches in the table.
    """
    if not work.found:
        work.row_of = []
        return match_schema().empty_table(), member_schema().empty_table()
    frame = work.frame
    parts = [_matches(work, number) for number in range(len(work.found))]
    work.pause()
    whole = pa.concat_tables(parts)
    comparison = np.concatenate([np.full(one.count, int(one.comparison.value[1])) for one in work.found])
    lead = np.concatenate([one.lead_a for one in work.found])
    order = np.lexsort((np.arange(len(lead)), frame.rank[lead], comparison))
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    edges = np.cumsum([0, *(one.count for one in work.found)])
    work.row_of = [place[edges[n] : edges[n + 1]] for n in range(len(work.found))]
    if not (order[1:] > order[:-1]).all():
        whole = whole.take(pa.array(order))
    ordinal = _ordinals(work, comparison[order], lead[order])
    index = whole.schema.get_field_index("ordinal")
    whole = whole.set_column(index, whole.schema.field("ordinal"), pa.array(ordinal, pa.int16()))
    return whole.cast(match_schema()), _members(work)


def _matches(work: Work, number: int) -> pa.Table:
    found, frame = work.found[number], work.frame
    work.pause()
    sum_a, sum_b = found.sums(frame)
    count = found.count
    currency = pa.array(frame.currencies, pa.string()).take(pa.array(frame.currency[found.lead_a]))

    named = found.rule_names(frame.inputs.rules.version)

    def same(value: object, kind: pa.DataType) -> pa.Array:
        return pa.repeat(pa.scalar(value, kind), count)

    columns = {
        "number": same(0, pa.int64()),
        "comparison": same(found.comparison.value, pa.string()),
        "method": same(found.method, pa.string()),
        "state": pa.array(found.confirmed.astype(np.int8)),
        "ambiguous": pa.array(found.ambiguous),
        "score": pa.array(np.clip(found.score, 0, 1000).astype(np.int16)),
        "difference": pa.array(sum_a - sum_b),
        "exp": same(frame.exp, pa.int8()),
        "currency": currency,
        "lead": pa.array(frame.num("record")[found.lead_a]),
        "ordinal": same(1, pa.int16()),
        "reasons": reasons(frame, found, sum_a - sum_b),
        "rule": same(named, pa.string()) if isinstance(named, str) else pa.array(named, pa.string()),
        "actor": same("rule", pa.string()),
    }
    return pa.table(columns).cast(match_schema())


def _ordinals(work: Work, comparison: Ints, lead: Ints) -> Ints:
    """Return 1, 2 … for matches with one lead, after those that stand already."""
    out = np.ones(len(lead), np.int64)
    same = np.append(False, (lead[1:] == lead[:-1]) & (comparison[1:] == comparison[:-1]))
    standing = work.frame.inputs.matches
    before: dict[tuple[str, int], int] = {}
    record = work.frame.num("record")[lead]
    led = np.zeros(len(lead), np.bool_)
    if standing is not None and standing.num_rows:
        led = np.isin(record, standing["lead"].to_numpy())
        old = standing.filter(pa.array(np.isin(standing["lead"].to_numpy(), record[led])))
        for name, one, ordinal in zip(*(old[x].to_pylist() for x in ("comparison", "lead", "ordinal")), strict=True):
            before[name, one] = max(before.get((name, one), 0), ordinal)
    for at in np.flatnonzero(same | led).tolist():  # few: a lead has one match but for parts and late refunds
        out[at] = out[at - 1] + 1 if same[at] else before.get((f"L{comparison[at]}", int(record[at])), 0) + 1
    return out


def _members(work: Work) -> pa.Table:
    """Return the members, sorted by match, side, record_id."""
    frame = work.frame
    match = np.concatenate([work.row_of[n][one.match] for n, one in enumerate(work.found)])
    side = np.concatenate([one.side for one in work.found])
    row = np.concatenate([one.row for one in work.found])
    part = np.concatenate([one.part for one in work.found])
    full = np.concatenate([one.part == value_of(frame, one.comparison)[one.row] for one in work.found])
    # the proposals' members come sorted by match, side, rank: one stable pass is enough
    order = np.argsort(match, kind="stable")
    if not (match[1:] >= match[:-1]).all():
        match, side, row, part, full = match[order], side[order], row[order], part[order], full[order]
    return pa.table(
        {
            "match": pa.array(match),
            "side": pa.array(side.astype(np.int8)),
            "record": pa.array(frame.num("record")[row]),
            "allocated": pa.array(part),
            "exp": pa.repeat(pa.scalar(frame.exp, pa.int8()), len(row)),
            "whole": pa.array(full),
        }
    ).cast(member_schema())
