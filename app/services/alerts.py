"""What the figures of a month say that somebody should look at soon; each alert leads to its rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.match import EXPLAINED, OPEN, WAITING
from app.domain.period import EPOCH, day_number
from app.domain.record import Layer
from app.services.decide import STILL_WAITING

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.services.discrepancies import DiscrepancyColumns
    from app.services.month import Month

#: Codes that are worth an alert, the most pressing first; texts are `alert.<code>`.
CODES = ("EX8", "EX5", "EX3", "AM4", "AM8", "EX6", "AM11", "AM5", "EX9", "AM7")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One sentence with its rows. key: of the text; params: its numbers. amount: at stake, at `exp`, in `currency`
    ("" = no amount). page, target: where the rows are (`Page.show_target`)."""

    key: str
    count: int
    params: dict[str, Any] = field(default_factory=dict)
    amount: int = 0
    exp: int = 2
    currency: str = ""
    page: str = "discrepancies"
    target: Any = None


def alerts_of(month: Month, items: DiscrepancyColumns) -> tuple[Alert, ...]:
    """Return the alerts of a month, the most pressing first; an item has one in each of its currencies."""
    return (*_statements(month), *_overdue(month, items), *_codes(items))


def _statements(month: Month) -> list[Alert]:
    accepted = {one.subject for one in month.accepted}
    refused = [one for one in month.statements if one.refused_key]
    odd = [one for one in month.live_statements if one.control == "disagree" and one.statement_id not in accepted]
    return [
        Alert(key=key, count=len(found), page="statements", target=found[0].number)
        for key, found in (("alert.odd", odd), ("alert.refused", refused))
        if found
    ]


def _overdue(month: Month, items: DiscrepancyColumns) -> list[Alert]:
    """Return what was expected on a day that the statements cover already, and has not come."""
    today = _covered_until(month)
    waits = items.state == WAITING
    said = np.array([one in STILL_WAITING for one in items.reason] or [], np.bool_)
    waits |= (items.state == EXPLAINED) & said
    late = waits & (items.expected > 0) & (items.expected < today)
    return _sums(items, late, "alert.overdue", {"due": "past"}) if today else []


def _covered_until(month: Month) -> int:
    """Return the last day that bank statements cover, of all statements where there is none; 0 = nothing."""
    live = [one for one in month.live_statements if one.period_end]
    banks = [one for one in live if one.layer == Layer.BANK]
    days = [date.fromisoformat(one.period_end[:10]) for one in banks or live]
    return min(day_number(month.period.last), day_number(max(days))) if days else 0


def _codes(items: DiscrepancyColumns) -> list[Alert]:
    code = np.array(items.code or [], "U8")
    open_items = items.state == OPEN
    out: list[Alert] = []
    for one in CODES:
        out += _sums(items, open_items & (code == one), f"alert.{one}", {"code": one, "state": OPEN})
    return out


def _sums(items: DiscrepancyColumns, mine: NDArray[np.bool_], key: str, target: dict[str, Any]) -> list[Alert]:
    """Return one alert for each currency of some items."""
    out = []
    names = [items.currency[at] for at in np.flatnonzero(mine).tolist()]
    for currency in sorted(set(names)):
        rows = [at for at, name in zip(np.flatnonzero(mine).tolist(), names, strict=True) if name == currency]
        amount = int(np.abs(items.amount[rows]).sum())
        since = str((EPOCH.fromordinal(EPOCH.toordinal() + int(items.since_day[rows].min()))).isoformat())
        number = {"number": int(items.number[rows[0]])}
        out.append(
            Alert(
                key=key,
                count=len(rows),
                params={"since": since},
                amount=amount,
                exp=items.exp,
                currency=currency if amount else "",
                target=number if len(rows) == 1 else target,
            )
        )
    return out
