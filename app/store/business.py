"""One digest of everything that is live, by identities: the same before an action and after its undo."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.columns import record_schema
from app.domain.digest import table_digest
from app.store import bulk
from app.store.context import VERSIONED, arrow_types

if TYPE_CHECKING:
    import pyarrow as pa
    from sqlalchemy import Connection

    from app.store.repositories.whole import Whole

#: Tables whose rows name nothing by a book's number but themselves.
_PLAIN = ("account", "decision", "period", "sign_off", "rule", "statement")
_INSIDE = frozenset({"number", "since", "until", "first_record", "records"})


def business_hash(book: Whole) -> str:
    """Return the hex SHA-256 of all live rows, whatever numbers they have in this book."""
    connection = book.records.connection
    lines = [f"{name} {_plain(connection, name)}" for name in _PLAIN]
    lines += [f"record {_records(book)}", f"occurrence {_occurrences(book, connection)}"]
    names, ties = _matches(book)
    lines += [ties, f"discrepancy {_discrepancies(book, names)}"]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _plain(connection: Connection, name: str) -> str:
    import pyarrow as pa

    columns = [one.name for one in VERSIONED[name].columns if one.name not in _INSIDE]
    sql = f"select {', '.join(columns)} from {name} where until is null"
    types = arrow_types(VERSIONED[name], columns)
    return _sorted(pa.table(bulk.fetch(connection, sql, types=types), names=columns), columns)


def _sorted(table: pa.Table, keys: list[str]) -> str:
    import pyarrow.compute as pc

    order = pc.sort_indices(table, sort_keys=[(one, "ascending") for one in keys])
    return table_digest(table.take(order))


def _records(book: Whole) -> str:
    table = book.records.table(columns=["record", *record_schema().names])
    ids = book.records.ids(table["record"].to_numpy())
    return _sorted(table.drop_columns(["record"]).append_column("id", ids), ["id"])


def _occurrences(book: Whole, connection: Connection) -> str:
    import pyarrow as pa

    sql = "select record, statement, idx, row, differs from occurrence where until is null"
    found = bulk.fetch_ints(connection, sql, width=5)
    ids = book.records.ids(found[:, 0])
    pairs = connection.exec_driver_sql("select number, statement_id from statement").fetchall()
    stems = {int(one[0]): str(one[1]) for one in pairs}
    statements = pa.array([stems[one] for one in found[:, 1].tolist()], pa.string())
    columns = [ids, statements, *(pa.array(found[:, at]) for at in (2, 3, 4))]
    return _sorted(pa.table(columns, names=["id", "statement", "idx", "row", "differs"]), ["id", "statement", "idx"])


def _matches(book: Whole) -> tuple[dict[int, str], str]:
    """Return match ids by number, and the line of matches and members."""
    import pyarrow as pa

    ties, members = book.matches.live()
    leads = book.records.ids(ties["lead"].to_numpy()).to_pylist()
    parts = zip(ties["comparison"].to_pylist(), leads, ties["ordinal"].to_pylist(), strict=True)
    names = [f"{comparison}:{lead}.{ordinal}" for comparison, lead, ordinal in parts]
    known = dict(zip(ties["number"].to_pylist(), names, strict=True))
    table = ties.drop_columns(["number", "lead"]).append_column("id", pa.array(names, pa.string()))
    of = pa.array([known[one] for one in members["match"].to_pylist()], pa.string())
    held = members.drop_columns(["match", "record"])
    held = held.append_column("id", of).append_column("record", book.records.ids(members["record"].to_numpy()))
    return known, f"tie {_sorted(table, ['id'])}\nmember {_sorted(held, ['id', 'side', 'record'])}"


def _discrepancies(book: Whole, names: dict[int, str]) -> str:
    import pyarrow as pa

    table = book.discrepancies.live()
    lists: list[list[int]] = table["records"].to_pylist()
    flat = book.records.ids(np.array([one for part in lists for one in part], np.int64)).to_pylist()
    texts, at = [], 0
    for part in lists:
        texts.append(" ".join(flat[at : at + len(part)]))
        at += len(part)
    matches: list[Any] = [names.get(one, "") for one in table["match"].to_pylist()]
    table = table.drop_columns(["number", "records", "match"])
    table = table.append_column("ids", pa.array(texts, pa.string())).append_column("of", pa.array(matches, pa.string()))
    return _sorted(table, ["code", "comparison", "subject", "ids", "of", "amount"])
