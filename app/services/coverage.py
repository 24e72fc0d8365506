"""Whether an account's statements cover a period and follow each other: days missing, balances that jump."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

from app.domain.match import EXPLAINED, RESOLVED
from app.domain.money import plain
from app.domain.period import Period
from app.domain.record import Layer
from app.services.ports import StoredStatement, UnitOfWork

Gap = tuple[str, dict[str, str]]


def statement_gaps(uow: UnitOfWork, period: Period) -> list[Gap]:
    """Return what is missing as (text key, parameters), by account; a gap that someone explained is none.

    Only accounts with a balance whose statements say which days they cover are asked for every day, and
    only those with a statement that reaches into the period.
    """
    explained = _explained_days(uow)
    by_account: dict[tuple[str, str, str], list[StoredStatement]] = defaultdict(list)
    for one in uow.statements.live():
        if not one.refused_key and one.period_start and one.period_end:
            by_account[(one.account, one.format, one.currency)].append(one)
    gaps: list[Gap] = []
    for (account, _format, _currency), statements in sorted(by_account.items()):
        statements.sort(key=lambda one: (one.period_start[:10], one.period_end[:10], one.statement_id))
        name = account or statements[0].file
        missing = [day for day in _missing(statements, period) if (account, day.isoformat()) not in explained]
        gaps += [("check.detail_gap", {"account": name, "day": day.isoformat()}) for day in missing]
        gaps += _jumps(name, statements, period)
    return gaps


def _explained_days(uow: UnitOfWork) -> set[tuple[str, str]]:
    """Return (account, day) of the missing days that someone gave a reason for."""
    out = set()
    for one in uow.discrepancies.live().select(["code", "subject", "state"]).to_pylist():
        if one["code"] == "EX8" and one["state"] in (EXPLAINED, RESOLVED):
            account, _, day = one["subject"].rpartition(" ")
            out.add((account, day))
    return out


def _span(one: StoredStatement) -> tuple[date, date]:
    return date.fromisoformat(one.period_start[:10]), date.fromisoformat(one.period_end[:10])


def _missing(statements: list[StoredStatement], period: Period) -> list[date]:
    """Return the days of the period that lie between its statements, that none covers and no balance bridges."""
    spans = [_span(one) for one in statements]
    if not any(first <= period.last and last >= period.first for first, last in spans):
        return []
    begin, end = max(period.first, min(first for first, _last in spans)), period.last
    if all(one.opening is None for one in statements) or statements[0].layer == Layer.BANK:
        # an export of orders ends with its last order, a bank's list with its last movement
        end = min(end, max(last for _first, last in spans))
    spans += _bridges(statements)
    missing, day = [], begin
    while day <= end:
        if not any(first <= day <= last for first, last in spans):
            missing.append(day)
        day += timedelta(days=1)
    return missing


def _bridges(statements: list[StoredStatement]) -> list[tuple[date, date]]:
    """Return the spans between two statements over which the balance did not change: nothing happened there."""
    known = [one for one in statements if one.opening is not None and one.closing is not None]
    return [
        (_span(before)[1], _span(after)[0])
        for before, after in pairwise(known)
        if (before.closing, before.exp) == (after.opening, after.exp)
    ]


def _jumps(name: str, statements: list[StoredStatement], period: Period) -> list[Gap]:
    """Return where a closing balance is not the next opening one."""
    out: list[Gap] = []
    known = [one for one in statements if one.opening is not None and one.closing is not None]
    for before, after in pairwise(known):
        follows = _span(before)[1] + timedelta(days=1) == _span(after)[0]
        touches = _span(after)[0] <= period.last and _span(after)[1] >= period.first
        if not follows or not touches or before.closing is None or after.opening is None:
            continue
        closing, opening = (
            plain(value, one.exp, one.currency) for value, one in ((before.closing, before), (after.opening, after))
        )
        if closing != opening:
            out.append(("check.detail_balance", {"account": name, "closing": closing, "opening": opening}))
    return out
