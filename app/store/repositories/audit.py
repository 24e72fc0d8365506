"""The chain in the book."""

from __future__ import annotations

import json
from typing import Any

from app.services.ports import AuditEntry
from app.store.context import Context
from app.trust.chain import START

_COLUMNS = "seq, at, actor, action, text_key, params, rows, sums, digest, undoes, previous, hash"


class SqlAudit:
    """Reads the chain; commit() of the unit of work alone appends to it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def entries(self, since: int = 0) -> list[AuditEntry]:
        """Return every entry from number `since` on, oldest first."""
        sql = f"select {_COLUMNS} from audit where seq >= ? order by seq"
        rows = self._context.connection.exec_driver_sql(sql, (since,)).fetchall()
        return [_entry(row) for row in rows]

    def head(self) -> tuple[int, str]:
        """Return number and hash of the last entry; (0, 64 zeros) for a new book."""
        sql = "select seq, hash from audit order by seq desc limit 1"
        row = self._context.connection.exec_driver_sql(sql).fetchone()
        return (int(row[0]), str(row[1])) if row else (0, START)

    def last_at(self) -> str:
        """Return what the clock said at the last entry, "" for a new book."""
        row = self._context.connection.exec_driver_sql("select at from audit order by seq desc limit 1").fetchone()
        return str(row[0]) if row else ""

    def append(self, entry: AuditEntry) -> None:
        """Add the entry that commit() made."""
        from app.store.context import dumps

        values: tuple[Any, ...] = (
            entry.seq, entry.at, entry.actor, entry.action, entry.text_key, dumps(entry.params), entry.rows,
            dumps(entry.sums), entry.digest, entry.undoes, entry.previous, entry.hash,
        )  # fmt: skip
        marks = ", ".join("?" * len(values))
        self._context.connection.exec_driver_sql(f"insert into audit ({_COLUMNS}) values ({marks})", values)


def _entry(row: Any) -> AuditEntry:
    params, sums = json.loads(row[5]), json.loads(row[7])
    return AuditEntry(
        seq=row[0], at=row[1], actor=row[2], action=row[3], text_key=row[4], params=params, rows=row[6],
        sums=sums, digest=row[8], undoes=row[9], previous=row[10], hash=row[11],
    )  # fmt: skip
