"""What people decided."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.services.ports import StoredDecision
from app.store import bulk, schema
from app.store.context import Context, dumps

if TYPE_CHECKING:
    import pyarrow as pa


class SqlDecisions:
    """Live words of people; see schema.decision."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def live(self, kind: str | None = None) -> list[StoredDecision]:
        """Return live decisions, oldest first."""
        sql = "select number, kind, subject, reason, note, params, actor, since from decision where until is null"
        sql += " and kind = ? order by number" if kind else " order by number"
        rows = self._context.connection.exec_driver_sql(sql, (kind,) if kind else ()).fetchall()
        return [
            StoredDecision(
                number=row[0], kind=row[1], subject=row[2], reason=row[3], note=row[4],
                params=json.loads(row[5]), actor=row[6], since=row[7],
            )
            for row in rows
        ]  # fmt: skip

    def texts(self, kind: str) -> pa.Table:
        """Return subject and params (JSON) of the live decisions of a kind as columns, oldest first."""
        import pyarrow as pa

        sql = "select subject, params from decision where until is null and kind = ? order by number"
        columns = bulk.fetch(self._context.connection, sql, (kind,), types=[pa.string(), pa.string()])
        return pa.table(columns, names=["subject", "params"])

    def add(
        self, kind: str, subject: str, *, reason: str = "", note: str = "", params: dict[str, Any] | None = None
    ) -> int:
        """Store one; returns its number."""
        number = self._context.next_number(schema.decision)
        columns = {
            "number": number, "kind": kind, "subject": subject, "reason": reason, "note": note,
            "params": dumps(params or {}), "actor": self._context.actor,
        }  # fmt: skip
        self._context.open_rows(schema.decision, columns, 1)
        return number

    def close(self, numbers: Sequence[int]) -> None:
        """End live decisions."""
        self._context.close_rows(schema.decision, list(numbers))
