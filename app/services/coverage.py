"""What seems to be missing among a period's statements: days without one, balances that jump.

The engine finds it (EX8) and a person may give a reason; asking by other rules here would block a
sign-off with nothing to settle.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from app.domain.match import OPEN, WAITING
from app.domain.period import Period
from app.services.ports import UnitOfWork

Gap = tuple[str, dict[str, Any]]


def statement_gaps(uow: UnitOfWork, period: Period) -> list[Gap]:
    """Return what is missing in the period as (text key, parameters), by account and day; explained gaps are none."""
    live = uow.discrepancies.live().select(["code", "subject", "state", "text_key", "params"])
    gaps = []
    for one in live.to_pylist() if live.num_rows else []:
        if one["code"] == "EX8" and one["state"] in (OPEN, WAITING) and _day(one["subject"]) in period:
            gaps.append((one["subject"], one["text_key"], json.loads(one["params"])))
    return [(key, params) for _subject, key, params in sorted(gaps, key=lambda one: (one[0], one[1]))]


def _day(subject: str) -> date:
    """Return the day of an item that an account and a day name; a day long ago where it names none."""
    try:
        return date.fromisoformat(subject[-10:])
    except ValueError:
        return date.min
