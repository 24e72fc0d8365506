"""Small statements made by hand, for tests of what comes after reading: store, matching, review.

Columns may be lists or one value for all rows; what is not given is filled as a reader's sink would.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from app.domain.columns import FINGERPRINTS, NULLABLE, TEXT_COLUMNS, record_schema
from app.domain.digest import table_digest
from app.domain.fingerprint import combine, of_text
from app.domain.record import Kind, Layer, State
from app.domain.statement import ReadSource, ReadStatement, StatementFacts

#: 2026-10-01 00:00 on the source's own clock, as `at` counts.
DAY_ONE = int((datetime(2026, 10, 1) - datetime(1970, 1, 1)).total_seconds())  # noqa: DTZ001 (a source's own clock)

_DEFAULTS: dict[str, Any] = {
    "suffix": 0,
    "layer": int(Layer.CHANNEL),
    "kind": int(Kind.PAYMENT),
    "state": int(State.DONE),
    "at": DAY_ONE + 12 * 3600,
    "offset": 480,
    "amount": 10_000,
    "exp": 2,
    "fee_exp": 2,
    "currency": "CNY",
}
_NOT_CONTENT = {"row", "suffix", "key_fp", "content_fp", "order_fp", "channel_fp", "parent_fp", "batch_fp"}


def at(day: str, clock: str = "12:00:00") -> int:
    """Return the `at` of a day (`2026-10-14`) and a time on the source's own clock."""
    moment = datetime.fromisoformat(f"{day}T{clock}")
    return int((moment - datetime(1970, 1, 1)).total_seconds())  # noqa: DTZ001 (a source's own clock)


def records(*, key: Sequence[str] | None = None, **columns: Any) -> pa.Table:
    """Return a record_schema table; its length is that of the longest column given (at least one row).

    row counts from 2 where it is not given. `key` is what a reader sends as such; without it a row's own
    content is its key. Fingerprints are computed; giving one overrides it.
    """
    count = max([1, *(len(one) for one in columns.values() if _listed(one))])
    given: dict[str, Any] = {"row": list(range(2, 2 + count)), **_DEFAULTS, **columns}
    if any(_listed(one) and len(one) == 0 for one in columns.values()):
        count = 0
    arrays: dict[str, pa.Array] = {}
    for field in record_schema():
        if field.name in FINGERPRINTS:
            continue
        value = given.get(field.name, "" if field.name in TEXT_COLUMNS else None if field.name in NULLABLE else 0)
        listed = list(value)[:count] if _listed(value) else [value] * count
        assert len(listed) == count, f"{field.name} has {len(listed)} values, not {count}"
        arrays[field.name] = pa.array([_plain(one) for one in listed], field.type)
    arrays.update(_fingerprints(arrays, key))
    for name in FINGERPRINTS:
        if name in columns:
            arrays[name] = pa.array(columns[name], pa.int64())
    return pa.table([arrays[field.name] for field in record_schema()], schema=record_schema())


def _listed(value: Any) -> bool:
    return not isinstance(value, str) and hasattr(value, "__len__")


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, (np.integer, Layer, Kind, State)) else value


def _fingerprints(arrays: dict[str, pa.Array], key: Sequence[str] | None) -> dict[str, pa.Array]:
    parts = []
    for name, column in arrays.items():
        if name in _NOT_CONTENT:
            continue
        if name in TEXT_COLUMNS:
            parts.append(of_text(column))
        else:
            parts.append(column.cast(pa.int64()).fill_null(-(2**62)).to_numpy(zero_copy_only=False))
    content = combine(*parts)
    found = {
        "key_fp": content if key is None else of_text(pa.array(list(key), pa.string())),
        "content_fp": content,
        "order_fp": of_text(arrays["order_ref"]),
        "channel_fp": of_text(arrays["channel_ref"]),
        "parent_fp": of_text(arrays["parent_ref"]),
        "batch_fp": of_text(arrays["batch_ref"]),
    }
    return {name: pa.array(values, pa.int64()) for name, values in found.items()}


def read_statement(folder: Path, table: pa.Table, **facts: Any) -> ReadStatement:
    """Return a statement as reading leaves it: its Arrow file lies in `folder`.

    Facts not given: sha256 of the records' digest, format alipay.merchant.trade, the first row's layer,
    account "shop@example.com", the days of the records as period, the table's length as rows_read.
    """
    digest = table_digest(table)
    days = sorted(one // 86400 for one in table["at"].to_pylist())
    said: dict[str, Any] = {
        "file": "statement.csv",
        "sha256": hashlib.sha256(repr((digest, facts.get("file", ""))).encode()).hexdigest(),
        "format": "alipay.merchant.trade",
        "version": 1,
        "layer": table["layer"][0].as_py() if len(table) else int(Layer.CHANNEL),
        "account": "shop@example.com",
        "currency": "CNY",
        "period_start": str(np.datetime64(days[0], "D")) if days else "",
        "period_end": str(np.datetime64(days[-1], "D")) if days else "",
        "rows_read": len(set(table["row"].to_pylist())),
        "digest": digest,
    } | facts
    made = StatementFacts(**said)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{made.sha256[:16]}-{made.ordinal}-{len(list(folder.iterdir()))}.arrow"
    with pa.OSFile(str(path), "wb") as out, pa.ipc.new_file(out, table.schema) as writer:
        writer.write_table(table, max_chunksize=50_000)
    return ReadStatement(facts=made, records=str(path))


def source(folder: Path, *statements: ReadStatement) -> ReadSource:
    """Return the source that `statements` came from, with a file of bytes of its own in `folder`."""
    facts = statements[0].facts
    path = folder / f"{facts.sha256[:16]}.bytes"
    path.write_bytes(f"original of {facts.file}\n".encode())
    original = hashlib.sha256(path.read_bytes()).hexdigest()
    return ReadSource(
        file=facts.file, path=str(path), sha256=facts.sha256, original_sha256=original, statements=statements
    )
