"""Live records, matches and discrepancies made by hand, as the book would give them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from app.domain.columns import discrepancy_schema, live_schema, match_schema, member_schema
from tests.builders import records


def live(parts: Sequence[tuple[int, str, dict[str, Any]]]) -> pa.Table:
    """Return live_schema records of several statements, numbered from 1.

    parts: (number of the statement, its format, columns as `tests.builders.records` takes them).
    """
    tables, number = [], 1
    for statement, source, columns in parts:
        table = records(**columns)
        count = len(table)
        lead = {
            "record": pa.array(range(number, number + count), pa.int64()),
            "statement": pa.array([statement] * count, pa.int32()),
            "source": pa.array([source] * count, pa.string()).dictionary_encode(),
        }
        number += count
        arrays = [lead[name] if name in lead else table[name] for name in live_schema().names]
        tables.append(pa.table(arrays, schema=live_schema()))
    return pa.concat_tables(tables, promote_options="none").unify_dictionaries()


def matches(*rows: dict[str, Any]) -> pa.Table:
    """Return a match table; what a row leaves out is that of a confirmed L1 match without difference."""
    start = {
        "comparison": "L1",
        "method": "reference",
        "state": 1,
        "ambiguous": False,
        "score": 1000,
        "difference": 0,
        "exp": 2,
        "currency": "CNY",
        "ordinal": 1,
        "reasons": '{"order_ref":"1"}',
        "rule": "built-in 1",
        "actor": "rule",
    }
    return pa.Table.from_pylist([start | row for row in rows], schema=match_schema())


def members(*rows: tuple[int, int, int, int]) -> pa.Table:
    """Return members of (match, side, record, allocated at two digits)."""
    names = ("match", "side", "record", "allocated")
    given = [dict(zip(names, row, strict=True)) | {"exp": 2, "whole": True} for row in rows]
    return pa.Table.from_pylist(given, schema=member_schema())


def items(*rows: dict[str, Any]) -> pa.Table:
    """Return discrepancies; what a row leaves out is that of an open L1 item without match."""
    start = {
        "number": 1,
        "code": "EX2",
        "comparison": "L1",
        "subject": "",
        "records": [],
        "match": 0,
        "amount": 0,
        "exp": 2,
        "currency": "CNY",
        "expected": None,
        "state": 1,
        "since_day": 20_000,
        "text_key": "",
        "params": "{}",
        "reason": "",
        "note": "",
    }
    return pa.Table.from_pylist([start | row for row in rows], schema=discrepancy_schema())
