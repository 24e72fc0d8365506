"""Discrepancies and timing items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.columns import discrepancy_schema
from app.store import bulk, schema
from app.store.context import Context
from app.store.live import live_table, to_json_lists

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray


class SqlDiscrepancies:
    """One row for each item."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._live = context.live

    def live(self) -> pa.Table:
        """Return the discrepancy_schema table of live items, by number."""
        return self._live.table("discrepancy", self._read)

    def _read(self) -> pa.Table:
        import pyarrow as pa

        fields = discrepancy_schema()
        types = [pa.string() if _is_text(one) else pa.int64() for one in fields]
        sql = f"select {', '.join(fields.names)} from discrepancy where until is null order by number"
        columns = bulk.fetch(self._context.connection, sql, types=types)
        return live_table("discrepancy", dict(zip(fields.names, columns, strict=True)))

    def add(self, items: pa.Table) -> NDArray[np.int64]:
        """Store new items (match = match numbers, 0 for none); returns their numbers.

        Their actor is "rule" in a run and the unit of work's own elsewhere.
        """
        actor = "rule" if self._context.action == "run" else self._context.actor
        import pyarrow as pa

        count = len(items)
        first = self._context.next_number(schema.discrepancy)
        numbers = np.arange(first, first + count, dtype=np.int64)
        items = items.set_column(0, discrepancy_schema().field(0), pa.array(numbers))
        words = np.array(items["comparison"].to_pylist(), object)
        for name in sorted(set(words)):
            part = items.take(pa.array(np.flatnonzero(words == name)))
            self._context.open_rows(schema.discrepancy, _columns(part, actor), len(part), group=name)
        self._live.opened("discrepancy", items)
        return numbers

    def close(self, numbers: NDArray[np.int64]) -> None:
        """End live items."""
        self._context.close_rows(schema.discrepancy, numbers)

    def opened_by(self, number: int) -> int:
        """Return the entry that first listed an item; 0 for none."""
        sql = "select coalesce(min(since), 0) from discrepancy where number = ?"
        return int(self._context.connection.exec_driver_sql(sql, (number,)).scalar_one())


def _is_text(field: pa.Field) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string(field.type) or pa.types.is_list(field.type))


def _columns(items: pa.Table, actor: str) -> dict[str, Any]:
    import pyarrow as pa

    found: dict[str, Any] = {"actor": actor}
    for field in discrepancy_schema():
        column = items[field.name].combine_chunks()
        if pa.types.is_list(field.type):
            found[field.name] = to_json_lists(items[field.name])
        elif pa.types.is_string(field.type):
            found[field.name] = column
        elif column.null_count:
            found[field.name] = column.cast(pa.int64())
        else:
            found[field.name] = np.asarray(column.to_numpy(zero_copy_only=False), np.int64)
    return found
