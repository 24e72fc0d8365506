"""A run's matches as tables in canonical order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from app.domain.columns import member_schema, untold_schema
from app.domain.match import SIDE_A, SIDE_B
from app.matching.evidence import Evidence
from app.matching.proposals import value_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.work import Work

    Ints = NDArray[np.int64]


def match_tables(work: Work) -> tuple[pa.Table, pa.Table, Evidence]:
    """Return untold_schema and member_schema tables, sorted by comparison, lead, ordinal, and the evidence.

    Sets work.row_of: for each proposal in work.found the row of each of its matches in the table.
    """
    frame, found = work.frame, work.found
    counts = np.array([one.count for one in found], np.int64)
    lead = _joined([one.lead_a for one in found])
    comparison = np.repeat([int(one.comparison.value[1]) for one in found], counts).astype(np.int64)
    # nearly all come sorted, which a stable sort of one key sees
    order = np.argsort(comparison * (int(frame.rank.max(initial=0)) + 1) + frame.rank[lead], kind="stable")
    source = np.repeat(np.arange(len(found), dtype=np.int16), counts)[order]
    edges = np.cumsum([0, *counts])
    row = np.empty(len(order), np.int64)
    row[order] = np.arange(len(order))
    work.row_of = [row[edges[n] : edges[n + 1]] for n in range(len(found))]
    work.pause()
    place = order - edges[source]
    matches = _matches(work, order, source, comparison[order], lead[order])
    work.pause()
    return matches, _members(work), Evidence(frame, list(found), source, place)


def _joined(parts: list[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def _matches(work: Work, order: Ints, source: NDArray[np.int16], comparison: Ints, lead: Ints) -> pa.Table:
    found, frame = work.found, work.frame
    version = frame.inputs.rules.version

    def numbers(values: list[Any], kind: pa.DataType) -> pa.Array:
        return pa.array((np.concatenate(values) if values else np.zeros(0, np.int64))[order]).cast(kind)

    def named(words: list[str]) -> pa.Array:
        kinds = sorted(set(words))
        return _words(kinds, np.array([kinds.index(one) for one in words] or [0], np.int16)[source])

    rules = [one.rule_names(version) for one in found]
    if all(isinstance(one, str) for one in rules):
        rule = named([str(one) for one in rules])
    else:
        each = [[one] * part.count if isinstance(one, str) else one for one, part in zip(rules, found, strict=True)]
        names = [name for one in each for name in one]
        place = {name: at for at, name in enumerate(sorted(set(names)))}
        rule = _words(list(place), np.array([place[one] for one in names], np.int16)[order])
    columns = {
        "number": pa.repeat(pa.scalar(0, pa.int64()), len(order)),
        "comparison": named([one.comparison.value for one in found]),
        "method": named([one.method for one in found]),
        "state": numbers([one.confirmed.astype(np.int64) for one in found], pa.int8()),
        "ambiguous": pa.array(_joined([one.ambiguous for one in found])[order].astype(np.bool_)),
        "score": numbers([np.clip(one.score, 0, 1000) for one in found], pa.int16()),
        "difference": numbers([one.difference(frame) for one in found], pa.int64()),
        "exp": pa.repeat(pa.scalar(frame.exp, pa.int8()), len(order)),
        "currency": _words(frame.currencies, frame.currency[lead]),
        "lead": pa.array(frame.num("record")[lead]),
        "ordinal": pa.array(_ordinals(work, comparison, lead)).cast(pa.int16()),
        "rule": rule,
        "actor": _words(["rule"], np.zeros(len(order), np.int16)),
    }
    return pa.table(columns, schema=untold_schema())


def _words(names: list[str], code: NDArray[Any]) -> pa.Array:
    """Return names[code] for each row, each name held once and in their order."""
    order = sorted(range(len(names)), key=names.__getitem__)
    if order != list(range(len(names))):
        names, code = [names[one] for one in order], np.argsort(order)[code]
    return pa.DictionaryArray.from_arrays(pa.array(code.astype(np.int16, copy=False)), pa.array(names, pa.string()))


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


def _edges(match: Ints) -> Ints:
    """Return where each match's members begin."""
    return np.flatnonzero(np.append(match[:1] >= 0, match[1:] != match[:-1]))


def _members(work: Work) -> pa.Table:
    """Return the members, sorted by match, side, record_id."""
    frame, found = work.frame, work.found
    total = sum(len(one.match) for one in found)
    size = np.full(sum(one.count for one in found), 2, np.int64)
    for rows, one in zip(work.row_of, found, strict=True):
        if not one.paired:
            size[rows] = np.diff(_edges(one.match), append=len(one.match))
    first = np.cumsum(size) - size
    side, whole = np.empty(total, np.int8), np.ones(total, np.bool_)
    record, part = np.empty(total, np.int64), np.empty(total, np.int64)
    number = frame.num("record")
    for rows, one in zip(work.row_of, found, strict=True):
        start = first[rows]
        if one.paired:
            for which, lead in ((SIDE_A, one.lead_a), (SIDE_B, one.lead_b)):
                at = start + which
                side[at], part[at], record[at] = which, one.part[which::2], number[lead]
            continue
        # the proposals' members come sorted by match, side, rank: each match is moved as it is
        at = np.arange(len(one.match)) + np.repeat(start - _edges(one.match), size[rows])
        side[at], part[at], record[at] = one.side, one.part, number[one.row]
        whole[at] = one.part == value_of(frame, one.comparison)[one.row]
    return pa.table(
        {
            "match": pa.array(np.repeat(np.arange(len(size)), size)),
            "side": pa.array(side),
            "record": pa.array(record),
            "allocated": pa.array(part),
            "exp": pa.repeat(pa.scalar(frame.exp, pa.int8()), total),
            "whole": pa.array(whole),
        },
        schema=member_schema(),
    )
