"""Periods, their states and sign-offs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from typing import Any

from app.domain.period import Period, PeriodState
from app.services.ports import StoredSignOff
from app.store import schema
from app.store.context import Context, dumps

_SIGNED = "select number, first, last, name, at, note, numbers, digest, since from sign_off where until is null"


class SqlPeriods:
    """One live row for each period that anybody said something about."""

    def __init__(self, context: Context, now: Callable[[], str]) -> None:
        self._context = context
        self._now = now

    def state(self, period: Period) -> PeriodState:
        """Return OPEN where nothing was said."""
        found = self._row(period)
        return PeriodState(found[1]) if found else PeriodState.OPEN

    def put(self, period: Period, state: PeriodState, reason: str = "") -> None:
        """Set a period's state."""
        found = self._row(period)
        if found:
            self._context.close_rows(schema.period, [found[0]])
        columns = {
            "number": found[0] if found else self._context.next_number(schema.period),
            "first": str(period.first), "last": str(period.last), "state": state.value,
            "reason": reason, "actor": self._context.actor,
        }  # fmt: skip
        self._context.open_rows(schema.period, columns, 1)

    def _row(self, period: Period) -> tuple[int, str] | None:
        sql = "select number, state from period where first = ? and last = ? and until is null"
        row = self._context.connection.exec_driver_sql(sql, (str(period.first), str(period.last))).fetchone()
        return (int(row[0]), str(row[1])) if row else None

    def sign(self, period: Period, name: str, note: str, numbers: dict[str, Any]) -> StoredSignOff:
        """Freeze the numbers under a name and set the period SIGNED."""
        text = dumps(numbers)
        columns = {
            "number": self._context.next_number(schema.sign_off),
            "first": str(period.first), "last": str(period.last), "name": name, "at": self._now(),
            "note": note, "numbers": text, "digest": hashlib.sha256(text.encode()).hexdigest(),
        }  # fmt: skip
        self._context.open_rows(schema.sign_off, columns, 1)
        self.put(period, PeriodState.SIGNED)
        return self.sign_offs()[-1]

    def sign_offs(self) -> list[StoredSignOff]:
        """Return live sign-offs, oldest first."""
        rows = self._context.connection.exec_driver_sql(f"{_SIGNED} order by number").fetchall()
        return [
            StoredSignOff(
                number=row[0], period=Period(date.fromisoformat(row[1]), date.fromisoformat(row[2])), name=row[3],
                at=row[4], note=row[5], numbers=json.loads(row[6]), digest=row[7], since=row[8],
            )
            for row in rows
        ]  # fmt: skip

    def unsign(self, period: Period) -> None:
        """End the live sign-off of a period; its state is set with put()."""
        numbers = [one.number for one in self.sign_offs() if one.period == period]
        self._context.close_rows(schema.sign_off, numbers)

    def signed_until(self) -> date | None:
        """Return the last day of the latest signed period."""
        return max((one.period.last for one in self.sign_offs()), default=None)
